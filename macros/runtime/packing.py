"""Runs inside Pyodide: write the used modules and our own code into one archive of byte code.

The archive is written here and not on the building machine, because byte code must come from the
very Python that will read it, and because one zlib everywhere gives the same bytes everywhere.
"""

import re
import zipfile

# The oldest date a zip can hold: equal contents shall give equal bytes.
EPOCH = (1980, 1, 1, 0, 0, 0)
LICENCE = re.compile(r"[^/]+/LICENSE[^/]*\.txt")


def assemble(stock: str, application: str, standins: str, whole: str) -> None:
    """Write all that there is into one archive of sources; the calculators must be importable.

    Args:
        stock: Path of Pyodide's whole standard library.
        application: Path of the archive with our own code and what it stands on.
        standins: Path of the archive with what takes the place of some modules of both.
        whole: Path of the archive to write.
    """
    files: dict[str, bytes] = {}
    for path in (stock, application, standins):
        with zipfile.ZipFile(path) as archive:
            files |= {name: archive.read(name) for name in archive.namelist()}
    # What is read again in this build is not pressed, which would take as long as all compiling.
    contents = dict(_compiled(name, content) for name, content in files.items())
    write(whole, contents, zipfile.ZIP_STORED)


SURVEY_ROOMS = "calculator/survey/"
"""Of what lies here, only what pasted blocks are read with is worth waiting for."""


def _compiled(name: str, content: bytes) -> tuple[str, bytes]:
    """A template as the Python that Jinja2 makes of it; anything else as it is."""
    folder, _, template = name.rpartition("/")
    if not template.endswith(".jinja"):
        return name, content
    from jinja2 import ModuleLoader

    from calculator.views import ENVIRONMENT

    source = ENVIRONMENT.compile(content.decode("utf-8"), template, raw=True, defer_init=True)
    return f"{folder}/{ModuleLoader.get_module_filename(template)}", source.encode("utf-8")


def pack(whole: str, modules: list[str], survey: list[str], folder: str) -> None:
    """Write the browser's library, and beside it what a survey's file is read with.

    Args:
        whole: Path of the archive with all sources.
        modules: Names in it of the files that are imported; the calculators and licences are kept
            in any case.
        survey: Names of the files that reading a survey's file imports besides.
        folder: Path of the folder to write both archives into.
    """
    with zipfile.ZipFile(whole) as archive:
        names = set(archive.namelist())
        ours = {name for name in names if name.startswith("calculator/")}
        # A method that only surveys use stays with the methods: half of a package in the later
        # archive is found only by packages that were loaded before it came.
        rooms = {name for name in ours - set(modules) if name.startswith(SURVEY_ROOMS)}
        late = {*(set(survey) - ours), *rooms}
        library = {*modules, *(ours - late)}
        for path, kept in ((f"{folder}/library.zip", library), (f"{folder}/survey.zip", late)):
            packages = set(map(of, kept))
            licences = {one for one in names if LICENCE.fullmatch(one) and of(one) in packages}
            contents = {name: archive.read(name) for name in kept | licences}
            write(path, contents, zipfile.ZIP_STORED)
    for path in (f"{folder}/library.zip", f"{folder}/survey.zip"):
        compile_archive(path)
        with zipfile.ZipFile(path) as archive:
            write(path, {name: archive.read(name) for name in archive.namelist()})


def of(name: str) -> str:
    """The package that a file belongs to."""
    return name.partition("/")[0]


def compile_archive(path: str) -> None:
    """Replace each .py in the archive by its .pyc, with pyodide-build's own command."""
    from pyodide_build.cli.py_compile import main

    asked = ["--silent", "--no-keep", "--compression-level", "0", path]
    main(asked, standalone_mode=False)


def write(path: str, files: dict[str, bytes], how: int = zipfile.ZIP_DEFLATED) -> None:
    """Write an archive whose bytes depend on nothing but the files' names and contents."""
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in sorted(files.items()):
            entry = zipfile.ZipInfo(name, EPOCH)
            archive.writestr(entry, content, how, compresslevel=9)
