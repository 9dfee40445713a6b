"""What each column seems to be, with what in the file shows it.

A guess is always said; where the file allows two, the mapping asks. Rules stand in the order in
which they are tried, and the first that fits gives the kind.
"""

from collections.abc import Callable

from calculator.survey.columns import answering, identities
from calculator.survey.columns.guessed import Guess
from calculator.survey.columns.seen import Seen

RULES: tuple[Callable[[Seen], Guess | None], ...] = (
    identities.empty,
    identities.index,
    identities.program,
    identities.personal,
    identities.case,
    identities.date,
    identities.weight,
    identities.remark,
    identities.constant,
    answering.number,
    answering.labels,
    answering.several,
)


def guess(seen: Seen) -> Guess:
    """What a column seems to be when it is looked at alone."""
    for rule in RULES:
        if found := rule(seen):
            return found
    return answering.text(seen)
