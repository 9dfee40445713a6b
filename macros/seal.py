"""Seal a built site: `python -m macros.seal site`; `macros.site.seal` says what that is."""

import sys

from macros.site.seal import main

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
