"""`python -m macros.runtime`: build the browser's Python if it is not built yet."""

import sys
from pathlib import Path

from calculator.errors import MomentsError
from macros.runtime import build

try:
    build(Path("docs"))
except MomentsError as fault:
    sys.exit(str(fault))
