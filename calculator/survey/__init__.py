"""From text that people hold in their hands to typed inputs: one reader for pastes and files.

`dialect` finds the delimiter and gives cells, `headings` finds which column is which field, `block`
puts cells into a calculator's form. `opening` gives the cells of a survey's file, whatever it was
saved as. Nothing is dropped or guessed without a sentence.
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
