"""Join the scripts of the project's own pages, as `make site` does."""

import sys

from calculator.errors import MomentsError
from macros import shipped
from macros.runtime.sources import ROOT
from macros.scripts import joining

try:
    docs = shipped.docs()
    if (docs / joining.ENTRIES[0]).is_file():
        made = joining.build(docs, ROOT)
        size = sum((docs / name).stat().st_size for name in made.files)
        print(f"The scripts are joined: {len(made.files)} files, {size / 1000:.0f} kB.")
except MomentsError as fault:
    sys.exit(str(fault))
