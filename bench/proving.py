"""`python -m bench.proving`: make the image of Python anew, and ask it ten thousand things.

It is asked all that it is asked in each build, and so is its twin, which holds other data where
some were cut out; by MOMENTS_SOAK there are so many times as many made-up questions.
"""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

from macros import runtime
from macros.runtime.image import questions


def main() -> None:
    """Build it into a folder that is then forgotten, and say what was asked."""
    said: list[str] = []
    with TemporaryDirectory(prefix="moments-") as held:
        runtime.build(Path(held), say=said.append)
    (same,) = (one for one in said if one.startswith("The image gave the same"))
    print(f"{same} Of them {questions.MUTATIONS:,} were made up.")


if __name__ == "__main__":
    main()
