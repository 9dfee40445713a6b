"""`python -m macros.signoff SITE FOLDER`: the headers of a sealed site, for each server a file."""

import sys

from macros.signoff import headers

if __name__ == "__main__":
    sys.exit(headers.main())
