"""Hostile things of each kind come to a good end: here a handful, in `make soak` by hundreds."""

from __future__ import annotations

import json
import sys

import pytest

from tests.probes import __main__ as probes
from tests.probes.ending import GOOD, Way, of_output
from tests.probes.kinds import KINDS
from tests.probes.watching import ends

SEED = 20261129
"""One for all runs of the suite; a soak draws its own."""

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="pipes and links are of POSIX")


def test_each_comes_to_a_good_end() -> None:
    """Of each kind some, one after the other in one process: it takes longer to start than most."""
    cases = [(kind, number) for kind, many in KINDS.items() for number in range(many // 10)]
    found = [*ends(SEED, cases)]
    assert len(found) == len(cases)
    bad = [f"{one.way}: {one.what}\n{one.shown}" for one in found if one.way not in GOOD]
    assert not bad, "\n\n".join(bad)


@pytest.mark.parametrize(
    ("status", "out", "err", "refused", "way"),
    [
        (None, "", "", None, Way.HUNG),
        (1, "", "Traceback (most recent call last):\n", None, Way.TRACEBACK),
        (-11, "", "", None, Way.TRACEBACK),
        (0, "a\x1b[2Jb", "", None, Way.UNSAFE),
        (0, "a\u202eb", "", None, Way.UNSAFE),
        (2, "", "moments: a\u2067b", None, Way.UNSAFE),
        (2, "", "moments: \u2068a\u2069 is none.", None, Way.SENTENCE),
        (0, "3", "", True, Way.WRONG),
        (2, "", "moments: no.", False, Way.WRONG),
        (2, "", "", None, Way.WRONG),
        (2, '{"messages": [{"text": "no"}]}', "", True, Way.SENTENCE),
        (0, "3", "", None, Way.ANSWER),
    ],
)
def test_an_end_is_known_for_what_it_is(
    status: int | None, out: str, err: str, refused: bool | None, way: Way
) -> None:
    assert of_output("", status, out, err, refused=refused).way is way


def test_counts_are_one_line_of_json(capsys: pytest.CaptureFixture[str]) -> None:
    assert probes.main(["--seed", "1", "--only", "malformed yaml", "--case", "3"]) == 0
    counts = json.loads(capsys.readouterr().out.splitlines()[-1])
    assert counts["malformed yaml"]["drawn"] == 1
    assert sum(counts["malformed yaml"][way] for way in GOOD) == 1
