"""`python -m macros.runtime`: build the browser's Python if it is not built yet."""

import sys
from pathlib import Path

from macros.runtime import BuildFailed, ToolMissing, build

try:
    build(Path("docs"))
except (BuildFailed, ToolMissing) as fault:
    sys.exit(str(fault))
