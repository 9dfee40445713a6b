"""What scores the answers of several copies each night, from what scores those of one.

Each copy has variables of its own, told apart by its folder's name. They are scored one after the
other in one job, so that two never push at once; what is wrong with the answers of one leaves the
others as they are due.
"""

from __future__ import annotations

import json
import re
import shlex
from collections.abc import Iterator, Sequence

VARIABLES = ("MOMENTS_SOURCE", "MOMENTS_MAPPING", "MOMENTS_ON", "MOMENTS_PASSWORD")
"""What the workflow of one copy is told by, in a repository's settings."""
FOLDERS = ("docs", "scenarios")
"""Where `moments score --site` writes."""
TOLD = re.compile(r"^# Scores(?:.*\n)*?(?=name:)", re.MULTILINE)
ONLY_IF = "    if: vars.MOMENTS_SOURCE != ''\n"
INSTALL = "      - name: Install\n"
CHECK = "      - name: Check\n        run: moments check\n"
KEEPING = "      - name: Keep what has changed\n        run: |\n"
ADDED = "          git add --all docs scenarios\n"
SCORE = re.compile(r"^      - name: Score\n(?:        .*\n)+", re.MULTILINE)
HEAD = """\
# Scores the answers of each copy's customers each night and puts a page of what they say into that
# copy: docs/our-moments.md, with the figures as scenarios. It does nothing for a copy before you
# say, in the repository's settings under "Secrets and variables", "Actions", what its answers are:
#
{copies}
#
# where in place of … stands
#
#   variable MOMENTS_SOURCE_…   files, such as data/2026-*.parquet, or a table of a database
#   variable MOMENTS_MAPPING_…  what the columns mean; without it surveys/our.map.yml of the copy
#   variable MOMENTS_ON_…       the database's address, without its password; for files nothing
#   secret MOMENTS_PASSWORD_…   the database's password
#
# Paths begin at the root of the repository. If the answers of one copy cannot be scored, its page
# stays as it was, the others are kept and published, and the run is marked as failed.
#
# What it writes holds counts, shares and intervals: no row, and no group that is too small. On a
# public repository all of that is public. Delete this file if you have no answers to score.
"""


def of_several(text: str, places: Sequence[str]) -> str:
    """The workflow for several copies.

    Args:
        text: That of one copy.
        places: The copies' folders, from the root of the repository.
    """
    names = dict(zip(places, suffixes(places), strict=True))
    width = max(map(len, names.values()))
    listed = "\n".join(f"#   {name:{width}}  {place}" for place, name in names.items())
    any_source = " || ".join(f"vars.MOMENTS_SOURCE_{name} != ''" for name in names.values())
    scored = "".join(_scored(place, name) for place, name in names.items())
    copies = " ".join(map(shlex.quote, places))
    folders = " ".join(shlex.quote(f"{place}/{one}") for place in places for one in FOLDERS)
    instead = {
        ONLY_IF: f"    if: {any_source}\n",
        INSTALL: f"{INSTALL}        id: install\n",
        CHECK: (
            "      - name: Check\n        id: check\n"
            "        if: ${{ !cancelled() && steps.install.outcome == 'success' }}\n"
            f"        run: >-\n          moments check {copies}\n"
        ),
        KEEPING: KEEPING.replace(
            "        run", f"        id: keep\n        if: {_after('check')}\n        run"
        ),
        ADDED: (
            f"          for folder in {folders}; do\n"
            '            test ! -d "$folder" || git add --all -- "$folder"\n'
            "          done\n"
        ),
        "      - name: Publish\n": f"      - name: Publish\n        if: {_after('keep')}\n",
    }
    text = SCORE.sub(lambda _: scored, TOLD.sub(lambda _: HEAD.format(copies=listed), text))
    for one, other in instead.items():
        text = text.replace(one, other)
    return text


def suffixes(places: Sequence[str]) -> Iterator[str]:
    """What tells the variables of copies apart: their folders' names, as GitHub takes them.

    >>> [*suffixes(["schools/law", "our lab", "b/our-lab", "école"])]
    ['LAW', 'OUR_LAB', 'OUR_LAB_2', 'COLE']
    """
    given: set[str] = set()
    for place in places:
        plain = re.sub(r"[^A-Z0-9]+", "_", place.rpartition("/")[2].upper()).strip("_") or "COPY"
        number, name = 1, plain
        while name in given:
            number += 1
            name = f"{plain}_{number}"
        given.add(name)
        yield name


def _scored(place: str, name: str) -> str:
    source, mapping, address, password = (f"{one}_{name}" for one in VARIABLES)
    default = f"{place}/surveys/our.map.yml".replace("'", "''")
    meant = json.dumps(f"${{{{ vars.{mapping} || '{default}' }}}}", ensure_ascii=False)
    due = f"steps.install.outcome == 'success' && vars.{source} != ''"
    return f"""\
      - name: {json.dumps(f"Score {place}", ensure_ascii=False)}
        if: ${{{{ !cancelled() && {due} }}}}
        env:
          MOMENTS_SOURCE: ${{{{ vars.{source} }}}}
          MOMENTS_MAPPING: {meant}
          MOMENTS_ON: ${{{{ vars.{address} }}}}
          MOMENTS_PASSWORD: ${{{{ secrets.{password} }}}}
        run: >-
          moments score "$MOMENTS_SOURCE" --mapping "$MOMENTS_MAPPING" --on "$MOMENTS_ON" \
--site {shlex.quote(place)}
"""


def _after(step: str) -> str:
    return f"${{{{ !cancelled() && steps.{step}.outcome == 'success' }}}}"
