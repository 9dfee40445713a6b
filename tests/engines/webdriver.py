"""Speaking WebDriver to Firefox and WebKitGTK, with the standard library alone.

Both take the commands of the W3C's recommendation: WebKitGTK's driver over HTTP, and Firefox over
the socket of Marionette, its own end of WebDriver, so that no further driver is needed.
"""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any, Protocol, Self

PATIENCE = 240.0  # seconds until a browser has started, loaded a page, or answered a script
ELEMENT = "element-6066-11e4-a52e-4f735466cecf"
BACKSPACE = "\ue003"
DOCUMENT = "() => ({ born: performance.timeOrigin, whole: document.readyState === 'complete' })"


class EngineFailed(Exception):
    """A browser did not start, or refused a command; the message is what it had to say."""


class Engine(Protocol):
    """A browser with one page."""

    def open(self, address: str) -> None:
        """Load a page, and wait until all of it is there."""

    def run(self, function: str, *given: object) -> Any:
        """Call a JavaScript function in the page, and wait for what it promises."""

    def type(self, selector: str, text: str) -> None:
        """Put the caret into a field, and type in place of what stands there."""


class Session:
    """An engine that is driven by WebDriver; use it in a `with` statement.

    Args:
        command: The program, which is stopped at the end.
        environment: Its environment variables.
    """

    def __init__(self, command: list[str], environment: dict[str, str]) -> None:
        self._log = tempfile.TemporaryFile()  # noqa: SIM115 closed with the session
        self._process = subprocess.Popen(
            command,
            env=environment,
            stdout=self._log,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *fault: object) -> None:
        for how in (signal.SIGTERM, getattr(signal, "SIGKILL", signal.SIGTERM)):
            with suppress(ProcessLookupError):
                if hasattr(os, "killpg"):
                    os.killpg(self._process.pid, how)  # with whatever it has started
                else:
                    self._process.terminate()
            with suppress(subprocess.TimeoutExpired):
                self._process.wait(5)
        self._log.close()

    def open(self, address: str) -> None:
        """Load a page, and wait until all of it is there.

        WebKitGTK's driver may say so of a page that is still to come: then the one before stands
        there, or half of this one.
        """
        before = None
        with suppress(EngineFailed):  # of a page that broke down nothing is to be had
            before = self.run(DOCUMENT)["born"]
        self._go(address)
        until = time.monotonic() + PATIENCE
        found = {"born": before, "whole": False}
        while found["born"] == before or not found["whole"]:
            if time.monotonic() > until:
                raise EngineFailed(f"{address} has not come.")
            time.sleep(0.02)
            with suppress(EngineFailed):  # the page before went while it was asked
                found = self.run(DOCUMENT)

    def run(self, function: str, *given: object) -> Any:
        """Call a JavaScript function in the page, and wait for what it promises."""
        return outcome(self._call({"script": wrapped(function), "args": list(given)}))

    def type(self, selector: str, text: str) -> None:
        """Put the caret into a field, and type in place of what stands there."""
        raise NotImplementedError

    def _go(self, address: str) -> None:
        raise NotImplementedError

    def _call(self, script: dict[str, object]) -> Any:
        raise NotImplementedError

    def _until_it_listens(self, port: Callable[[], int]) -> int:
        """Wait until the program takes connections, or say what it said instead."""
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until and self._process.poll() is None:
            try:
                number = port()
                with socket.create_connection(("127.0.0.1", number), 1):
                    return number
            except (OSError, ValueError):
                time.sleep(0.05)
        self._log.seek(0)
        said = self._log.read().decode(errors="replace").strip()
        self.__exit__()
        raise EngineFailed(f"The browser did not start: {said[-2000:]}")


class Firefox(Session):
    """Firefox, without a window and with a profile of its own.

    Args:
        program: Firefox.
        profile: An empty folder for the profile.
        made_fast: Whether it makes WebAssembly fast while it runs, as it does for a reader.
    """

    def __init__(self, program: Path, profile: Path, *, made_fast: bool) -> None:
        # A free port is Firefox's to choose; it writes it down in its profile.
        wanted = {"marionette.port": 0, "javascript.options.wasm_optimizingjit": made_fast}
        lines = [f'user_pref("{name}", {json.dumps(value)});\n' for name, value in wanted.items()]
        (profile / "user.js").write_text("".join(lines))
        super().__init__(
            [str(program), "--headless", "--no-remote", "--profile", str(profile), "--marionette"],
            {**os.environ, "MOZ_CRASHREPORTER_DISABLE": "1", "HOME": str(profile)},
        )
        chosen = profile / "MarionetteActivePort"
        port = self._until_it_listens(lambda: int(chosen.read_text()))
        self._socket = socket.create_connection(("127.0.0.1", port), PATIENCE)
        self._stream = self._socket.makefile("rb")
        self._number = 0
        self._receive()  # its greeting
        timeouts = {"script": 1000 * PATIENCE, "pageLoad": 1000 * PATIENCE}
        self._send("WebDriver:NewSession", {"timeouts": timeouts})

    def __exit__(self, *fault: object) -> None:
        self._stream.close()
        self._socket.close()
        super().__exit__(*fault)

    def _go(self, address: str) -> None:
        self._send("WebDriver:Navigate", {"url": address})

    def _call(self, script: dict[str, object]) -> Any:
        return self._send("WebDriver:ExecuteAsyncScript", script | {"sandbox": None})["value"]

    def type(self, selector: str, text: str) -> None:
        """Put the caret into a field, and type in place of what stands there."""
        query = {"using": "css selector", "value": selector}
        element = self._send("WebDriver:FindElement", query)["value"][ELEMENT]
        self._send("WebDriver:ElementSendKeys", {"id": element, "text": f"{BACKSPACE * 20}{text}"})

    def _send(self, name: str, body: Mapping[str, object]) -> Any:
        self._number += 1
        message = json.dumps([0, self._number, name, body]).encode()
        self._socket.sendall(b"%d:%b" % (len(message), message))
        _, _, failure, value = self._receive()
        if failure:
            raise EngineFailed(f"{name}: {failure['message']}")
        return value

    def _receive(self) -> Any:
        length = b""
        while (digit := self._stream.read(1)) != b":":
            if not digit:
                raise EngineFailed("Firefox has gone.")
            length += digit
        return json.loads(self._stream.read(int(length)))


class WebKit(Session):
    """WebKitGTK's small browser, on a screen that is not there.

    Args:
        driver: WebKitWebDriver.
        browser: MiniBrowser.
        screen: What puts a program before such a screen, as `xvfb-run`.
        folder: An empty folder for what all of them leave behind.
        made_fast: Whether it makes WebAssembly fast while it runs, and draws in layers, as it does
            for a reader.
    """

    def __init__(
        self, driver: Path, browser: Path, screen: list[str], folder: Path, *, made_fast: bool
    ) -> None:
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            port = int(probe.getsockname()[1])
        environment = {**os.environ, "HOME": str(folder), "TMPDIR": str(folder)}
        environment["JSC_useOMGJIT"] = str(int(made_fast))
        if not made_fast:  # without a graphics card, drawing in layers costs half of all
            environment["WEBKIT_DISABLE_COMPOSITING_MODE"] = "1"
        if os.geteuid() == 0:  # WebKit's sandbox cannot be made by root in a container
            environment["WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS"] = "1"
        super().__init__([*screen, str(driver), f"--port={port}"], environment)
        self._address = f"http://127.0.0.1:{self._until_it_listens(lambda: port)}/session"
        options = {"binary": str(browser), "args": ["--automation"]}
        wanted = {"alwaysMatch": {"webkitgtk:browserOptions": options}}
        self._opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
        self._address += "/" + self._send("", {"capabilities": wanted})["sessionId"]
        self._send("/timeouts", {"script": 1000 * PATIENCE, "pageLoad": 1000 * PATIENCE})

    def __exit__(self, *fault: object) -> None:
        try:
            self._ask(urllib.request.Request(self._address, method="DELETE"))
        finally:
            super().__exit__(*fault)

    def _go(self, address: str) -> None:
        self._send("/url", {"url": address})

    def _call(self, script: dict[str, object]) -> Any:
        return self._send("/execute/async", script)

    def type(self, selector: str, text: str) -> None:
        """Put the caret into a field, and type in place of what stands there."""
        query = {"using": "css selector", "value": selector}
        element = self._send("/element", query)[ELEMENT]
        self._send(f"/element/{element}/value", {"text": f"{BACKSPACE * 20}{text}"})

    def _send(self, place: str, body: Mapping[str, object]) -> Any:
        return self._ask(
            urllib.request.Request(self._address + place, json.dumps(body).encode(), method="POST")
        )

    def _ask(self, request: urllib.request.Request) -> Any:
        try:
            with self._opener.open(request, timeout=2 * PATIENCE) as response:
                return json.loads(response.read())["value"]
        except urllib.error.HTTPError as refusal:
            raise EngineFailed(json.loads(refusal.read())["value"]["message"]) from refusal


class Anew:
    """A browser that is started anew where it broke down, for whoever opens a page next.

    What a browser's own crash costs is one test and not all that come after it.

    Args:
        start: Starts one.
    """

    def __init__(self, start: Callable[[], Session]) -> None:
        self._start = start
        self._session = start()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *fault: object) -> None:
        with suppress(EngineFailed, OSError):  # of one that has gone already
            self._session.__exit__(*fault)

    def open(self, address: str) -> None:
        """Load a page, and wait until all of it is there."""
        try:
            self._session.open(address)
        except (EngineFailed, OSError):
            self.__exit__()
            self._session = self._start()
            self._session.open(address)

    def run(self, function: str, *given: object) -> Any:
        """Call a JavaScript function in the page, and wait for what it promises."""
        return self._session.run(function, *given)

    def type(self, selector: str, text: str) -> None:
        """Put the caret into a field, and type in place of what stands there."""
        self._session.type(selector, text)


def wrapped(function: str) -> str:
    """Make of a function the text that WebDriver runs, which calls its last argument when done."""
    return f"""
      const given = [...arguments];
      const done = given.pop();
      Promise.resolve().then(() => ({function})(...given)).then(
        (value) => done({{ value: value ?? null }}),
        (fault) => done({{ fault: String(fault) }}),
      );
    """


def outcome(ended: dict[str, Any]) -> Any:
    """Give what a function promised, or raise what it threw."""
    if "fault" in ended:
        raise EngineFailed(ended["fault"])
    return ended["value"]
