"""The built runtime under Node: the browser's Python without a browser."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import cast

from macros.runtime import node


class NodePython:
    """One Pyodide in one Node, which answers until it is left; use it in a `with` statement.

    Args:
        folder: The built runtime.
    """

    def __init__(self, folder: Path) -> None:
        self._process = subprocess.Popen(
            [node.executable(), Path(__file__).with_name("answer.mjs"), folder],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            encoding="utf-8",
        )

    def __enter__(self) -> NodePython:
        return self

    def __exit__(self, *fault: object) -> None:
        self._process.communicate()  # closing its input ends it

    def answer(self, name: str, text: str) -> str:
        """Ask what `calculator.wire.answer` is asked; the reply is the very text it gave."""
        return self.ask("answer", name, text)

    def ask(self, call: str, *given: str) -> str:
        """Ask a function of `calculator.wire` by its name."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        print(json.dumps([call, *given]), file=self._process.stdin, flush=True)
        return cast(str, json.loads(self._process.stdout.readline()))
