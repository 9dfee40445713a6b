"""From text that people hold in their hands to typed inputs: one reader for pastes and files.

What lies here is about cells of text: `dialect` finds the delimiter, `headings` which column is
which, `decimals` and `figures` what a number says. Above it stand the rooms: `form` puts a pasted
block into a calculator's form; `sheet` reads the bytes of a survey's file, `columns` guesses what
each column is, `mapping` is what its reader said it is, `answers` are what is calculated with.
Nothing is dropped or guessed without a sentence.
"""

import sys


def add(archive: str) -> None:
    """Let what a browser fetches for files only be found: codecs, openpyxl and what they need.

    Half of a package may lie in it, so those that are loaded are told of their other half.

    Args:
        archive: Path of the archive.
    """
    if archive in sys.path:
        return
    sys.path.append(archive)
    for name, module in list(sys.modules.items()):
        places = getattr(module, "__path__", None)
        if isinstance(places, list):
            places.append(f"{archive}/{name.replace('.', '/')}")
