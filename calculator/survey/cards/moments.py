"""The moments that a survey asks about, and what each of their columns is of them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from calculator.survey.answers.responses import Responses
from calculator.survey.cards.surveyed import ends_of
from calculator.survey.statistics.gathering import Derived

FELT = ("experience", "perception", "performance")
"""What the column of an experience may be called, the first that is there counts."""


@dataclass(frozen=True)
class AskedMoment:
    """One moment: its name, and the headings of its columns, empty where there is none."""

    name: str
    experience: str
    expectation: str = ""
    importance: str = ""

    @property
    def gap(self) -> str:
        """What the statistics call its gap."""
        return f"gap of {self.name}"


def asked(answers: Responses) -> list[AskedMoment]:
    """The moments whose experience was asked, in the order of the mapping."""
    found = []
    for one in answers.moments:
        felt = next((one.parts[part] for part in FELT if part in one.parts), "")
        if felt:
            parts = one.parts
            expectation, importance = parts.get("expectation", ""), parts.get("importance", "")
            found.append(AskedMoment(one.name, felt, expectation, importance))
    return found


def expected(answers: Responses) -> list[AskedMoment]:
    """Those whose expectation was asked as well."""
    return [one for one in asked(answers) if one.expectation]


def scale_of(answers: Responses, headings: Sequence[str]) -> tuple[float, float] | None:
    """The one scale that all these columns are answered on; None if they are on several."""
    found = {ends_of(answers.of(heading)) for heading in headings}
    return found.pop() if len(found) == 1 else None


def headings(moments: Sequence[AskedMoment]) -> Iterator[str]:
    """All columns of these moments."""
    for one in moments:
        yield from filter(None, (one.experience, one.expectation, one.importance))


def whole(answers: Responses, moments: Sequence[AskedMoment]) -> tuple[str, ...]:
    """The columns that must be answered beside a moment's own for its row to count."""
    return tuple(headings(moments)) if answers.by_customer else ()


def felt(answers: Responses, moments: Sequence[AskedMoment]) -> list[Derived]:
    """Each experience alone, over the rows that count, and each gap where one was expected."""
    beside, found = whole(answers, moments), []
    for one in moments:
        pair = (one.experience, one.expectation) if one.expectation else (one.experience,)
        within = tuple(dict.fromkeys((*beside, *pair)))
        for of, factor, name in (
            (one.experience, 1.0, f"experience of {one.name}"),
            (one.expectation, 1.0, f"expectation of {one.name}"),
            (one.importance, 1.0, f"importance of {one.name}"),
        ):
            if of:
                found.append(Derived(name, (of,), (factor,), within=within))
        if one.expectation:
            found.append(Derived(one.gap, pair, (1.0, -1.0), within=within))
    return found
