"""Runs inside Pyodide: write the used modules and our own code into one archive of byte code.

The archive is written here and not on the building machine, because byte code must come from the
very Python that will read it, and because one zlib everywhere gives the same bytes everywhere.
"""

import zipfile

# The oldest date a zip can hold: equal contents shall give equal bytes.
EPOCH = (1980, 1, 1, 0, 0, 0)


def pack(stock: str, modules: list[str], application: str, library: str) -> None:
    """Write the browser's library.

    Args:
        stock: Path of Pyodide's whole standard library.
        modules: Names in it of the files to keep.
        application: Path of the archive with our own code and what it stands on, kept whole.
        library: Path of the archive to write.
    """
    with zipfile.ZipFile(stock) as archive:
        files = {name: archive.read(name) for name in modules}
    with zipfile.ZipFile(application) as archive:
        files |= {name: archive.read(name) for name in archive.namelist()}
    write(library, files)
    compile_archive(library)
    with zipfile.ZipFile(library) as archive:
        write(library, {name: archive.read(name) for name in archive.namelist()})


def compile_archive(path: str) -> None:
    """Replace each .py in the archive by its .pyc, with pyodide-build's own command."""
    from pyodide_build.cli.py_compile import main

    main(["--silent", "--no-keep", path], standalone_mode=False)


def write(path: str, files: dict[str, bytes]) -> None:
    """Write an archive whose bytes depend on nothing but the files' names and contents."""
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in sorted(files.items()):
            entry = zipfile.ZipInfo(name, EPOCH)
            archive.writestr(entry, content, zipfile.ZIP_DEFLATED, compresslevel=9)
