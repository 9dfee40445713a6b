"""Which column the others may explain: the overall one, by its heading; none where none says so."""

import re
from collections.abc import Sequence

from calculator.survey.columns.guessed import Guess
from calculator.survey.mapping.survey_mapping import MappedMoment

OVERALL = re.compile(
    r"overall|in general|all in all|as a whole|\bgesamt|insgesamt|alles in allem|global"
    r"|dans l.ensemble"
    r"|en general|en conjunto|nel complesso|complessiv|algemeen|totaal|no geral|ogóln|helhet"
    r"|в целом|総合|全体|总体|整體|整体|전반",
    re.IGNORECASE,
)
SATISFIED = re.compile(
    r"^(customer )?(satisfaction|zufriedenheit|satisfacción|csat|rating|score)"
    r"( (score|rating|level))?$",
    re.IGNORECASE,
)


def outcome_of(guesses: Sequence[Guess], moments: Sequence[MappedMoment]) -> str:
    """The heading of the likeliest outcome, or nothing.

    One that asks for the whole comes first, then one that is called satisfaction and no more, then
    the one that asks to recommend. Two of a kind are none.
    """
    paired = {heading for moment in moments for heading in moment.parts.values()}
    scaled = ("rating", "ordered", "yes_no", "recommendation")
    able = [one for one in guesses if one.kind in scaled and one.seen.name not in paired]
    tries = (
        [one for one in able if OVERALL.search(one.seen.name)],
        [one for one in able if SATISFIED.search(one.seen.name.strip(" ?*"))],
        [one for one in able if one.kind == "recommendation"],
    )
    for found in tries:
        if len(found) == 1:
            return found[0].seen.name
    return ""
