"""The machine and the versions behind a measurement, and nothing that names the machine."""

from __future__ import annotations

import os
import platform
import subprocess
import sys
from importlib.metadata import version
from pathlib import Path


def describe() -> dict[str, str]:
    """Say what the machine is: processor, cores, memory, system."""
    cores = os.cpu_count() or 0
    return {
        "Processor": processor(),
        "Cores": str(cores) if cores else "unknown",
        "Memory": memory(),
        "System": system(),
    }


def versions(root: Path, browser: str, pyodide: str) -> dict[str, str]:
    """Say what was measured, and with what."""
    return {
        "Browser": browser,
        "Pyodide": pyodide,
        "Python of the build": platform.python_version(),
        "MkDocs": version("mkdocs"),
        "Material": version("mkdocs-material"),
        "Moments of Truth": commit(root),
    }


def processor(info: Path = Path("/proc/cpuinfo")) -> str:
    """Name the processor's model."""
    if info.is_file():
        text = info.read_text(encoding="utf-8", errors="replace")
        for line in text.splitlines():
            if line.startswith("model name"):
                name = line.partition(":")[2].strip()
                virtual = " hypervisor" in text
                return f"{name}, virtual" if virtual else name
    if sys.platform == "darwin":
        return _said("sysctl", "-n", "machdep.cpu.brand_string") or "unknown"
    return platform.processor() or platform.machine() or "unknown"


def memory() -> str:
    """Give the memory in gigabytes, where the system tells."""
    try:
        size = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    except (AttributeError, OSError, ValueError):
        return "unknown"
    return f"{size / 2**30:.0f} GB"


def system() -> str:
    """Name the operating system and its release."""
    if sys.platform == "linux":
        try:
            return platform.freedesktop_os_release()["PRETTY_NAME"]
        except (OSError, KeyError):
            return "Linux"
    if sys.platform == "darwin":
        return f"macOS {platform.mac_ver()[0]}"
    return f"{platform.system()} {platform.release()}"


def commit(root: Path) -> str:
    """Name the state of the sources: the package's version and, in a checkout, the commit."""
    head = _said("git", "-C", str(root), "rev-parse", "--short", "HEAD")
    changed = _said("git", "-C", str(root), "status", "--porcelain", "--untracked-files=no")
    own = version("moments-of-truth")
    if not head:
        return own
    return f"{own}, {head}{' with changes' if changed else ''}"


def _said(*command: str) -> str:
    try:
        run = subprocess.run(command, capture_output=True, text=True, check=False)
    except OSError:
        return ""
    return run.stdout.strip() if run.returncode == 0 else ""
