"""The generators that can build the site, and the commands that run them: here and nowhere else.

`python -m macros.generators` builds the project's own site strictly, as `make site` does. Nothing
of ours is imported, so that whatever is wrong with it a generator can say.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys

CONFIG = "mkdocs.yml"
"""The one configuration, which each of them reads."""

# Without --quiet, with which the strict ones do not count what they do not print.
BUILDS = {
    "mkdocs": ("mkdocs", "build", "--strict", "--clean"),
    "properdocs": ("properdocs", "build", "--strict", "--clean", "--config-file", CONFIG),
    "zensical": ("zensical", "build", "--strict", "--clean"),
}
"""The arguments of `python -m` that build a site into `site/`."""

SERVES = {
    "mkdocs": ("mkdocs", "serve", "--livereload", "--dev-addr"),
    "properdocs": ("properdocs", "serve", "--config-file", CONFIG, "--dev-addr"),
    "zensical": ("zensical", "serve", "--dev-addr"),
}
"""The arguments of `python -m` that serve a site; the address comes behind them."""

GENERATORS = tuple(BUILDS)
"""Their names, the one that is taken unless told first."""

ZENSICAL = "zensical"
"""It looks for the files of links itself, and lets addresses in HTML begin at the page's file."""

ADDRESS = "SITE_URL"
"""The variable that says where a site will lie; the configuration reads it."""

# Without these the first thing to be seen is a notice about the end of MkDocs 1, which
# docs/reference/decisions.md answers.
SILENCED = {"NO_MKDOCS_2_WARNING": "1", "DISABLE_MKDOCS_2_WARNING": "true"}


def environment(address: str | None = None) -> dict[str, str]:
    """The environment of a generator.

    Args:
        address: Where the site will lie, if the environment does not say so already.
    """
    said = {} if address is None else {ADDRESS: address}
    return said | SILENCED | os.environ


def main(arguments: list[str] | None = None) -> int:
    """Build the site of the folder that this is run in, and give the exit status.

    A generator stops at the first call of a macro that is wrong; then all the others are looked at.
    """
    parser = argparse.ArgumentParser(
        prog="python -m macros.generators", description="Build the site strictly."
    )
    parser.add_argument("--generator", choices=GENERATORS, default=GENERATORS[0])
    chosen = parser.parse_args(arguments)
    command = [sys.executable, "-m", *BUILDS[chosen.generator]]
    if subprocess.run(command, env=environment()).returncode == 0:
        return 0
    subprocess.run([sys.executable, "-m", "macros.check"])
    return 1


if __name__ == "__main__":
    sys.exit(main())
