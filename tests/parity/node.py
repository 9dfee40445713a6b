"""The built runtime under Node: the browser's Python without a browser."""

from __future__ import annotations

import base64
import json
import subprocess
from collections.abc import Mapping
from pathlib import Path
from typing import Self, cast

from macros.runtime import node


class _Node:
    """One Pyodide in one Node, which answers until it is left; use it in a `with` statement."""

    def __init__(self, script: str, *arguments: Path | str) -> None:
        self._process = subprocess.Popen(
            [node.executable(), Path(__file__).with_name(script), *arguments],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            encoding="utf-8",
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *fault: object) -> None:
        self._process.communicate()  # closing its input ends it

    def _asked(self, *given: object) -> str:
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        print(json.dumps(given), file=self._process.stdin, flush=True)
        return cast(str, json.loads(self._process.stdout.readline()))


class NodePython(_Node):
    """The calculators of a built runtime.

    Args:
        folder: The built runtime.
        image: Whether its image is asked, and not the Python that starts.
    """

    def __init__(self, folder: Path, *, image: bool) -> None:
        super().__init__("answer.mjs", folder, "image" if image else "whole")

    def answer(self, name: str, text: str) -> str:
        """Ask what `calculator.wire.answer` is asked; the reply is the very text it gave."""
        return self.ask("answer", name, text)

    def ask(self, call: str, *given: str) -> str:
        """Ask a function of `calculator.wire` by its name."""
        return self._asked(call, *given)


class NodeSurveys(_Node):
    """What reads surveys' files in a built runtime.

    Args:
        folder: The built runtime.
    """

    def __init__(self, folder: Path) -> None:
        super().__init__("survey.mjs", folder, Path(__file__).with_name("surveys.py"))

    def told(self, data: bytes, name: str, said: Mapping[str, str]) -> str:
        """Open a file; what `tests.parity.surveys.told` tells of it."""
        return self._asked(base64.b64encode(data).decode(), name, dict(said))
