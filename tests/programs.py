"""Programs that do nothing, for what looks for a browser to find."""

from __future__ import annotations

from pathlib import Path


def program(path: Path, status: int = 0) -> Path:
    """Put a program there that answers `--version` with a status."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"#!/bin/sh\nexit {status}\n")
    path.chmod(0o755)
    return path
