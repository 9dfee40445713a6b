"""Builds the browser's Python: one folder, named by its contents, that holds all a page needs."""

import json
import shutil
import subprocess
from collections.abc import Callable
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from calculator.errors import MomentsError
from macros.runtime import binding, node, sources
from macros.runtime.files import IMAGE_WORKER, MANIFEST, RUNTIMES, WASM, WORKER
from macros.runtime.image import making as image
from macros.runtime.manifest import Manifest, RuntimeMissing, RuntimeStale, current
from macros.runtime.sources import ROOT

HERE = Path(__file__).parent


class RuntimeFailed(MomentsError):
    """The library could not be made, or it does not answer as it should."""


def build(docs: Path, root: Path = ROOT, say: Callable[[str], None] = print) -> str:
    """Build the runtime below docs/assets/runtime/, unless it is there and fits the sources.

    Args:
        docs: The folder of the pages.
        root: The project's folder, with the sources to build from.
        say: Takes one line of progress at a time.

    Returns:
        The name of the folder.

    Raises:
        RuntimeFailed: With what Python or Node had to say.
        ToolMissing: Node, Pyodide, pyodide-build or binaryen is not installed.
        Unbindable: Pyodide's scripts end otherwise than expected.
    """
    try:
        return current(docs, root)
    except (RuntimeMissing, RuntimeStale):
        pass
    with TemporaryDirectory(prefix="moments-") as name:
        job = Path(name)
        manifest = _make(job, root, say)
        install(job / "folder", manifest, docs / RUNTIMES)
    size = sum(int(facts["size"]) for facts in manifest.files.values())
    say(f"The browser's Python is built: {RUNTIMES / manifest.version}, {size / 1e6:.1f} MB.")
    return manifest.version


def _make(job: Path, root: Path, say: Callable[[str], None]) -> Manifest:
    # The fingerprint first: a source edited meanwhile shall make this build stale, not hide in it.
    fingerprint = sources.fingerprint(root)
    stock = node.pyodide(root, sources.pyodide_version(root))
    folder = job / "folder"
    folder.mkdir()
    shutil.copyfile(stock / WASM, folder / WASM)
    script = binding.bind(stock, root / "macros" / "runtime" / "worker.mjs")
    (folder / WORKER).write_text(script, encoding="utf-8", newline="\n")
    asking = binding.bind_image(root / "macros" / "runtime" / "image")
    (folder / IMAGE_WORKER).write_text(asking, encoding="utf-8", newline="\n")
    sources.pack(root, job / "application.zip")
    sources.pack_standins(job / "standins.zip")
    compiler = node.compiler(root)
    node.binaryen(root)
    run = partial(_run, say)
    run(HERE / "compile.mjs", job, stock, compiler)
    image.make(job, stock, root, run)
    built = json.loads((job / "built.json").read_bytes())
    return Manifest.of(folder, fingerprint=fingerprint, **built)


def _run(say: Callable[[str], None], script: Path, job: Path, *more: Path) -> None:
    command = [node.executable(), script, job, *more]
    with (job / "fault.txt").open("w+", encoding="utf-8") as fault:
        with subprocess.Popen(
            command, stdout=subprocess.PIPE, stderr=fault, text=True, encoding="utf-8"
        ) as process:
            assert process.stdout is not None
            for line in process.stdout:
                say(line.rstrip())
        if process.returncode:
            fault.seek(0)
            raise RuntimeFailed(
                f"The browser's Python could not be built.\n{fault.read().rstrip()}"
            )


def install(made: Path, manifest: Manifest, place: Path) -> None:
    """Put a runtime that was made in its place, and remove all others from there.

    Args:
        made: The folder of its files.
        manifest: What lists them.
        place: The folder of runtimes.
    """
    folder = place / manifest.version
    folder.mkdir(parents=True, exist_ok=True)
    for name in manifest.files:
        _write(folder / name, (made / name).read_bytes())
    _write(folder / MANIFEST, manifest.text().encode())  # last: it says that all is there
    for other in place.iterdir():
        if other.is_dir() and other != folder:
            shutil.rmtree(other)


def _write(path: Path, content: bytes) -> None:
    # A generator that serves the pages watches this folder: what is the same is left alone.
    if not path.is_file() or path.read_bytes() != content:
        path.write_bytes(content)
