"""Serve the site while it is written: `python -m macros.serve`, or `make serve`.

A change in docs/ is the generator's own affair, which reloads the page. A change in calculator/ or
macros/ changes the Python of both places, one in the bank of questions what is made of it to be
taken away: the generator is stopped, both built anew, the generator started again, and the open
page reloads as soon as it finds the new ones.
"""

from __future__ import annotations

import argparse
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from macros.front import Front, free
from macros.generators import CONFIG, GENERATORS, SERVES, environment

CODE = (Path("calculator"), Path("macros"), Path("docs", "exam"))
CODE_SUFFIXES = {
    ".py",
    ".jinja",
    ".mjs",
    ".txt",
    ".yml",
}  # an editor's own files beside them do not count
PAGES_AND_SETTINGS = (Path("docs"), Path(CONFIG))
BUILT = (Path("docs", "assets", "runtime"), Path("docs", "assets", "exam"))
INSIDE = "127.0.0.1"
"""Where generators serve, whoever may ask at the address that people know."""
PAUSE = 0.1  # seconds between two looks; MkDocs, which looks at the same files, takes longer

Look = dict[Path, int]


def serve(generator: str, address: str) -> None:
    """Build the runtime, run the generator and keep both in step with the sources, until Ctrl-C.

    Args:
        generator: One of `GENERATORS`.
        address: Where to serve, as `host:port`.
    """
    with Front(address) as front:
        say(f"Serving at http://{address}/ (this address stays; the generator's own changes)")
        while True:
            code = look_at_code()
            process = start(generator, address, front) if build() else None
            try:
                changed = watch(process, code)
            finally:
                front.put_behind(None)
                if process is not None:
                    stop(process)
            say(f"{changed} changed: building again …")
            settle()


def build() -> bool:
    """Build what pages need in Pythons of their own, which know the sources as they are."""
    steps = ("macros.runtime", "macros.takeaway")  # scripts are joined for a sealed site only
    return all(subprocess.run([sys.executable, "-m", step]).returncode == 0 for step in steps)


def start(generator: str, address: str, front: Front) -> subprocess.Popen[bytes]:
    """Start the generator's own server, in a session of its own so that Ctrl-C reaches it once."""
    inner = free(INSIDE)
    command = [sys.executable, "-m", *SERVES[generator], inner]
    known = environment(f"http://{address}/")
    process = subprocess.Popen(command, env=known, start_new_session=True)
    front.put_behind(inner)
    return process


def stop(process: subprocess.Popen[bytes]) -> None:
    """End the generator as Ctrl-C would, so that it clears up after itself; insist if need be."""
    if process.poll() is None and os.name != "nt":
        process.send_signal(signal.SIGINT)
    for insist in (process.terminate, process.kill):
        try:
            process.wait(timeout=3)
        except subprocess.TimeoutExpired:
            insist()
    process.wait()


def watch(process: subprocess.Popen[bytes] | None, code: Look) -> Path:
    """Wait for a change in the code, or in anything when nothing is being served.

    Returns:
        One of the files that changed.
    """
    if process is None:
        say("Nothing is served until that is mended; the next saved change tries again.")
    while process is not None and process.poll() is None:
        if changed := difference(code, look_at_code()):
            return changed
        time.sleep(PAUSE)
    if process is not None:
        say("The generator has stopped; the next saved change starts it again.")
    pages = look(PAGES_AND_SETTINGS)
    while True:
        if changed := difference(code | pages, look_at_code() | look(PAGES_AND_SETTINGS)):
            return changed
        time.sleep(PAUSE)


def settle() -> None:
    """Wait until nothing changes any more: a switch of branches writes many files."""
    before: Look = {}
    while (now := look_at_code()) != before:
        before = now
        time.sleep(2 * PAUSE)


def look_at_code() -> Look:
    """Note when each source of the two Pythons was last written."""
    return {path: at for path, at in look(CODE).items() if path.suffix in CODE_SUFFIXES}


def look(places: Iterable[Path]) -> Look:
    """Note when each file was last written, all that was built left aside."""
    seen = {}
    for path in (path for place in places for path in (place, *place.rglob("*"))):
        if path.is_file() and not any(map(path.is_relative_to, BUILT)):
            with suppress(FileNotFoundError):  # an editor may put another in its place just now
                seen[path] = path.stat().st_mtime_ns
    return seen


def difference(before: Look, after: Look) -> Path | None:
    """Name a file that was written, added or removed."""
    return min((path for path, _ in before.items() ^ after.items()), default=None)


def taken(address: str) -> bool:
    """Say whether another program serves on an address."""
    host, _, port = address.rpartition(":")
    with socket.socket() as attempt:
        return attempt.connect_ex((host, int(port))) == 0


def say(line: str) -> None:
    """Print a line at once, for it stands between those of other programs."""
    print(line, flush=True)


def main() -> None:
    """Read the command line and serve; Ctrl-C, or an end from outside, ends all without ado."""
    parser = argparse.ArgumentParser(description="Serve the site while it is written.")
    parser.add_argument("--generator", choices=GENERATORS, default=GENERATORS[0])
    parser.add_argument("--address", default="127.0.0.1:8000", help="host:port to serve on")
    chosen = parser.parse_args()
    if taken(chosen.address):
        sys.exit(
            f"{chosen.address} is taken: choose another, as in make serve ADDRESS=127.0.0.1:8001"
        )
    for sign in (signal.SIGTERM, signal.SIGINT):  # a shell lets its background jobs ignore Ctrl-C
        signal.signal(sign, signal.default_int_handler)
    try:
        serve(chosen.generator, chosen.address)
    except KeyboardInterrupt:
        say("")


if __name__ == "__main__":
    main()
