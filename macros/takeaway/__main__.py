"""Make the files to take away for the project's own pages, as `make site` does."""

import sys

from calculator.errors import MomentsError
from macros import shipped
from macros.exam.bank import EXAM
from macros.kept.store import PROJECTS
from macros.takeaway import files

try:
    docs = shipped.docs()
    if (docs / EXAM).is_dir():  # pages on their own, as somebody tries the macros, have no bank
        made = files.build(docs, PROJECTS)
        size = sum(one.size for one in made.files)
        print(f"The files to take away are of bank {made.bank}: {size / 1000:.0f} kB.")
except MomentsError as fault:
    sys.exit(str(fault))
