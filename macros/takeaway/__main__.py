"""Make the files to take away for the project's own pages, as `make site` does."""

import sys

from calculator.errors import MomentsError
from macros import shipped
from macros.takeaway import files

try:
    made = files.build(shipped.docs())
except MomentsError as fault:
    sys.exit(str(fault))
size = sum(one.size for one in made.files)
print(f"The files to take away are of bank {made.bank}: {size / 1000:.0f} kB.")
