"""What a survey's columns seem to mean, as a mapping: the guess, its evidence, and what is asked.

Nothing of it is used before its reader has answered what is asked; all of it can be changed.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from calculator.numerals import blank
from calculator.survey.answer_labels import KANO, in_order, satisfied_from
from calculator.survey.codes import MEANING
from calculator.survey.columns.guessed import Guess
from calculator.survey.columns.guesses import guess
from calculator.survey.columns.longwise import seems_long, widened
from calculator.survey.columns.outcomes import OVERALL, outcome_of
from calculator.survey.columns.pairing import Together, together
from calculator.survey.columns.questions import questions
from calculator.survey.columns.scales import Scaled, alike, scaled, unanimous
from calculator.survey.columns.seen import look
from calculator.survey.export import Asked, Decision, Export
from calculator.survey.kinds import KINDS
from calculator.survey.mapping.survey_mapping import (
    LEAVE_OUT,
    LONG,
    NO_ANSWER,
    UNSAID,
    WIDE,
    MappedColumn,
    MappedMoment,
    Respondent,
    ResponseScale,
    SurveyMapping,
)
from calculator.survey.mapping.weights import weighed
from calculator.words import amount

KANO_CODES = {1.0, 2.0, 3.0, 4.0, 5.0}
PAIRS = ("functional", "dysfunctional")


@dataclass(frozen=True)
class ProposedMapping:
    """A guess at what a survey's columns mean.

    Attributes:
        mapping: The mapping, with `UNSAID` where something must be said.
        guesses: What each column of the file seems to be, the left out ones among them.
        asked: What must be said, each with the place where.
        settled: What was decided about the file without asking.
        scales: What shows each scale of the mapping, by its name.
    """

    mapping: SurveyMapping
    guesses: tuple[Guess, ...]
    asked: tuple[Asked, ...]
    settled: tuple[Decision, ...] = ()
    scales: Mapping[str, str] = field(default_factory=dict)

    @property
    def left_out(self) -> tuple[Guess, ...]:
        """The columns that no answer is made of."""
        kept = {column.heading for column in self.mapping.columns}
        named = {self.mapping.weight}
        return tuple(one for one in self.guesses if one.seen.name not in kept | named)


def proposed(export: Export, said: Mapping[str, str] | None = None) -> ProposedMapping:
    """Guess what the columns of a file mean.

    Args:
        export: The file. What it is asked about itself, such as its encoding, is asked as well; but
            its headings may be others once that is answered.
        said: What has been answered about the file already; the mapping keeps it.
    """
    settled = export.settled
    guesses = unanimous(alike([guess(seen) for seen in look(export)]))
    long = None
    if found := seems_long(guesses, export.columns):
        long, shown = found
        wide, _ = widened(export, long)
        if wide is not None:
            export, settled = wide, (*settled, shown)
            guesses = unanimous(alike([guess(seen) for seen in look(export)]))
    pairs = together([one.seen for one in guesses if KINDS[one.kind].scaled])
    guesses = tuple(_paired(one, pairs) for one in guesses)
    scales = with_kano(scaled(guesses), guesses)
    columns = tuple(
        mapped_column(one, scales)
        for one in guesses
        if KINDS[one.kind].kept and one.kind != "weight"
    )
    names = {one.seen.at: one.seen.name for one in guesses}
    moments = tuple(
        MappedMoment(pair.name, {part: names[at] for part, at in pair.parts.items()})
        for pair in pairs
        if all(KINDS[guesses[at].kind].scaled for at in pair.parts.values())
    )
    outcome = outcome_of(guesses, moments)
    weight = next((one.seen.name for one in guesses if one.kind == "weight"), "")
    mapping = SurveyMapping(
        columns=columns,
        scales=scales.scales,
        moments=moments,
        file={**(said or {}), **{one.key: UNSAID for one in export.asked}},
        shape=LONG if long else WIDE,
        long=long,
        person=None if long else _person(guesses),
        weight=weight,
        faulty_weights=faulty(guesses, export.columns),
        outcome=outcome,
        drivers=tuple(_drivers(guesses, outcome, moments)),
    )
    asked = (*export.asked, *questions(mapping, guesses, scales, export.columns))
    shows = {name: scales.why[name] for name in mapping.scales if scales.why.get(name)}
    return ProposedMapping(mapping, guesses, asked, settled, shows)


def _paired(one: Guess, pairs: Sequence[Together]) -> Guess:
    """A column of numbers that is one half of a Kano pair."""
    for pair in pairs:
        for part, at in pair.parts.items():
            if at != one.seen.at or part not in PAIRS:
                continue
            if one.kind in PAIRS:
                return replace(one, kind=part)
            numbers = {number for cell, number in one.seen.numbers.items() if cell not in one.codes}
            if one.kind == "rating" and numbers <= KANO_CODES:
                said = (
                    "Its heading is one of a pair, with and without, and its codes run from 1 to 5."
                )
                return replace(one, kind=part, why=said, labels=(), ordered=False)
    return one


def with_kano(found: Scaled, guesses: Sequence[Guess]) -> Scaled:
    """The scales, with one for Kano's codes, whose direction no file shows."""
    coded = [one for one in guesses if one.kind in PAIRS and not one.labels]
    if not coded:
        return found
    codes: dict[str, str] = {}
    for one in coded:
        codes |= {
            " ".join(cell.split()): NO_ANSWER if sure else UNSAID
            for cell, sure in one.codes.items()
        }
    scale = ResponseScale(None, ("1", "2", "3", "4", "5"), UNSAID, codes)
    said = {one.seen.figures.words.get(cell, "") for one in coded for cell in one.seen.numbers}
    if order := _worded(coded, said):
        scale = ResponseScale(None, order, no_answer=codes)
    name = "Kano codes"
    return replace(
        found,
        scales={**found.scales, name: scale},
        of={**found.of, **{one.seen.at: name for one in coded}},
    )


def _worded(coded: Sequence[Guess], said: set[str]) -> tuple[str, ...]:
    """Kano's codes with words beside them, from like to dislike, as the words order them."""
    order = in_order(said, KANO)
    if len(order) != 5:
        return ()
    cells = {
        one.seen.figures.words[cell]: " ".join(cell.split())
        for one in coded
        for cell in one.seen.figures.words
    }
    return tuple(cells[words] for words in order)


def mapped_column(one: Guess, scales: Scaled) -> MappedColumn:
    """How a mapping keeps a column, with `UNSAID` where something must be said of it."""
    seen = one.seen
    scale = scales.of.get(seen.at, "")
    return MappedColumn(
        heading=seen.name,
        kind=one.kind,
        shown="" if seen.shown == seen.name else seen.shown,
        scale=scale,
        dates=(one.dates or UNSAID) if one.kind == "date" else "",
        decimal=_decimal(one, scales.scales.get(scale)),
        no_answer=dict(_own_codes(one)) if not scale else {},
        satisfied=_satisfied(one),
    )


def _satisfied(one: Guess) -> str:
    """The lowest number of a code whose words say “satisfied”, such as 2 of “2 - Satisfied”."""
    if one.kind != "rating":
        return ""
    words = {
        number: one.seen.figures.words[cell]
        for cell, number in one.seen.numbers.items()
        if cell in one.seen.figures.words
    }
    coded = sorted(words)
    at = satisfied_from([words[number] for number in coded])
    return "" if at is None else amount(coded[at])


def _decimal(one: Guess, scale: ResponseScale | None) -> str:
    """What must be said of a column whose commas may be decimal ones or set thousands apart."""
    if KINDS[one.kind].read != "number" or not one.seen.figures.doubtful:
        return ""
    return "" if scale and scale.labels else UNSAID


def _own_codes(one: Guess) -> Iterator[tuple[str, str]]:
    """Of a column without a scale: labels for no answer; those that can be a label are asked."""
    for cell in one.codes:
        yield " ".join(cell.split()), NO_ANSWER
    if one.kind == "segment":
        for cell in one.seen.none:
            if cell.strip().lower() in MEANING and blank(cell):
                yield " ".join(cell.split()), UNSAID


def _person(guesses: Sequence[Guess]) -> Respondent | None:
    """The case number by which somebody who answered twice is found, if there is one."""
    for one in guesses:
        if one.kind == "case" and one.seen.different < one.seen.filled:
            return Respondent(one.seen.name)
    return None


def faulty(guesses: Sequence[Guess], columns: Sequence[Sequence[str]]) -> str:
    """What becomes of rows without a sound weight: nothing to be said where all have one."""
    for one in guesses:
        if one.kind == "weight":  # the first one weighs
            cells = columns[one.seen.at]
            _, _, left = weighed(cells, range(len(cells)), LEAVE_OUT)
            return UNSAID if left else LEAVE_OUT
    return LEAVE_OUT


def _drivers(
    guesses: Sequence[Guess], outcome: str, moments: Sequence[MappedMoment]
) -> Iterator[str]:
    """Ratings that may explain the outcome: what was perceived, not what was expected.

    Whether somebody recommends, and what was asked of the whole, are outcomes beside this one: as
    drivers they would take all that the moments explain.
    """
    aside = {
        heading
        for moment in moments
        for part, heading in moment.parts.items()
        if part in ("expectation", "importance", *PAIRS)
    }
    for one in guesses:
        rated = one.kind in ("rating", "ordered") and not OVERALL.search(one.seen.name)
        if outcome and rated and one.seen.name not in {outcome, *aside}:
            yield one.seen.name
