"""A card opened in full: what its calculator's form takes of a survey, or why it takes nothing.

Only sums, means and counts of answers go into a form; what a form takes person by person stays with
the survey. The figures that the calculator then shows are those of the card.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from calculator.declaration import Calculator
from calculator.methods import kano
from calculator.reading import read
from calculator.survey.cards import effort as effort_asked
from calculator.survey.cards import expectations, performing, zones
from calculator.survey.cards import moments as asking
from calculator.survey.cards.card import Told
from calculator.survey.cards.satisfaction import rated
from calculator.survey.cards.surveyed import Surveyed, ends_of
from calculator.words import amount, quote, signed

Line = Mapping[str, Any]

WEIGHTED = (
    "This card does not open in its calculator: its rows are weighted, and the form counts every "
    "answer once, so it would show another figure."
)
SEVERAL_TIMES = (
    "This card does not open in its calculator: people answered more than once, and the form takes "
    "every answer for another person’s, so it would be surer than these answers allow."
)
ONE_BY_ONE = (
    "This card does not open in its calculator: the form takes the answers person by person, and "
    "of a survey only sums are handed on."
)
ANOTHER_MEASURE = (
    "This card does not open in its calculator: the form takes shares of satisfied customers by "
    "period, and this is another measure."
)
TWO_SCALES = (
    "This card does not open in its calculator: importance is rated on another scale than the "
    "moments, and the form has one scale."
)
NO_PERSON = "What it holds are sums over all who answered, and nothing of any one person."
FIVE_POINTS = (1.0, 5.0)


@dataclass(frozen=True)
class Filled:
    """A form filled from a card: its inputs as read, and what it shows of the card."""

    inputs: Mapping[str, Any]
    said: str


def opened(declared: Calculator, survey: Surveyed, told: Told) -> Filled | str:
    """What the calculator's form holds of a card, or the sentence that says why it cannot."""
    fill = FORMS.get(declared.name)
    if declared.name == "five-steps":
        return ANOTHER_MEASURE
    if fill is None:
        return ONE_BY_ONE
    if survey.weighted:
        return WEIGHTED
    if survey.worth_fewer:
        return SEVERAL_TIMES
    lines = [row for row in told.rows if "by" not in row]
    made = fill(survey, lines)
    if isinstance(made, str):
        return made
    inputs, faults = read(declared.fields, made.inputs)
    faults = [one for one in faults if one.level == "error"] or [*declared.check(inputs)]
    if faults:
        return f"This card does not open in its calculator: {faults[0].text}"
    whole = ["The calculator holds this survey as a whole; groups and waves stay here."]
    split = whole if len(lines) < len(told.rows) else []
    return Filled(inputs, " ".join(filter(None, [made.said, *split, NO_PERSON])))


def _only(lines: Sequence[Line]) -> str:
    """Of several questions the form holds the first."""
    if len(lines) == 1:
        return ""
    return f"The form holds one question: it opens with {quote(lines[0]['name'])}."


def _encounter(survey: Surveyed, lines: Sequence[Line]) -> Filled | str:
    if "need" not in lines[0]:
        return (
            "This card does not open in its calculator: nobody was asked what they expect, and the "
            "form needs an expectation of every moment."
        )
    named = {one.name: one for one in asking.expected(survey.answers)}
    asked = [named[line["name"]] for line in lines]
    scale = asking.scale_of(survey.answers, [*asking.headings(asked)])
    if scale is None:
        return TWO_SCALES
    rows = [
        {
            "name": line["name"],
            "channel": "face",
            "importance": line["importance"] + min(0.0, scale[0]),
            "expectation": line["expectation"],
            "experience": line["experience"],
            "reach": 100 * line["reach"],
            "answers": line["n"],
            "sd": line["sd"],
        }
        for line in lines
    ]
    said = (
        "There each experience is drawn by itself; here all are drawn together, as the same people "
        "gave them, so how often a moment stays first can differ. No survey says by which channel "
        "a moment is met: all stand there as face to face."
    )
    return Filled({"moments": rows, "scale": [*scale]}, said)


def _satisfaction(survey: Surveyed, lines: Sequence[Line]) -> Filled | str:
    line = lines[0]
    column = next(one for one, _ in rated(survey.answers) if survey.answered(one.column.heading))
    counts = _by_point(survey, column.column.heading, range(1, 6))
    if counts and ends_of(column) == FIVE_POINTS and line["satisfied"] == counts["4"] + counts["5"]:
        return Filled({"counts": counts}, _only(lines))
    share = (
        "The form counts 1 to 5, of which 4 and 5 are satisfied. This question is another, so it "
        "opens with how many are satisfied and how many answered: the share is the same, and there "
        "is no mean."
    )
    inputs = {"satisfied": line["satisfied"], "answers": line["n"]}
    return Filled(inputs, " ".join(filter(None, [share, _only(lines)])))


def _by_point(survey: Surveyed, heading: str, points: range) -> dict[str, int] | None:
    """How many gave each point; None if somebody gave another answer."""
    tallies = survey.whole.counts[heading].tallies
    if not {*tallies} <= {float(point) for point in points}:
        return None
    return {
        str(point): tallies[float(point)].rows if float(point) in tallies else 0 for point in points
    }


def _promoters(_: Surveyed, lines: Sequence[Line]) -> Filled | str:
    sides = ("promoters", "passives", "detractors")
    return Filled({side: lines[0][side] for side in sides}, _only(lines))


def _effort(survey: Surveyed, lines: Sequence[Line]) -> Filled | str:
    named = {one.column.called: one for one in effort_asked.asked(survey.answers)}
    line = lines[0]
    column = named[line["name"]]
    high = 7 if line["version"] == "2.0" else 5
    counts = _by_point(survey, column.column.heading, range(1, high + 1))
    if counts is None:
        return (
            f"This card does not open in its calculator: {quote(line['name'])} has answers between "
            "the points of its scale, which the form cannot count."
        )
    return Filled({"counts": counts, "version": line["version"]}, _only(lines))


def _performing(survey: Surveyed, lines: Sequence[Line]) -> Filled | str:
    stated = [line for line in lines if line["stated"] is not None]
    if len(stated) < 2:
        return (
            "This card does not open in its calculator: its importance is a correlation with the "
            "outcome, and the form takes importance as a rating."
        )
    asked = {one.name: one for one in performing.asked(survey.answers)}
    columns = [asked[line["name"]] for line in stated]
    rated_by = [heading for one in columns for heading in (one.performance, one.importance)]
    scale = asking.scale_of(survey.answers, rated_by)
    if scale is None:
        return TWO_SCALES
    rows = [
        {
            "name": line["name"],
            "importance": line["stated"],
            "performance": line["performance"],
        }
        for line in stated
    ]
    said = "The form has no intervals, and holds the stated importance alone."
    if len(stated) < len(lines):
        said += f" {amount(len(lines) - len(stated))} without one are left out there."
    return Filled({"rows": rows, "scale": [*scale], "crosshair": "mean"}, said)


def _kano(_: Surveyed, lines: Sequence[Line]) -> Filled | str:
    keys = ("name", *kano.CLASSES)
    return Filled({"rows": [{key: line[key] for key in keys} for line in lines]}, "")


def _expectations(survey: Surveyed, lines: Sequence[Line]) -> Filled | str:
    named = {one.name: one for one in asking.expected(survey.answers)}
    scale = asking.scale_of(survey.answers, [named[line["name"]].experience for line in lines])
    assert scale, "gaps were found on one scale"
    rows = [
        {
            "dimension": line["name"],
            "expectation": line["expectation"],
            "perception": line["perception"],
            "weight": 1,
        }
        for line in lines
    ]
    said = "The form has no intervals, and every weight is 1, since nobody gave any."
    whole = survey.whole.counts[expectations.ALL_GAPS]
    if any(line["n"] != whole.all.rows for line in lines):
        over = f"{signed(whole.mean)} of those who answered everything" if whole.all.rows else ""
        said += (
            " Over all statements it shows the mean of the gaps"
            f"{f', and not {over}' if over else ''}."
        )
    return Filled({"rows": rows, "scale": [*scale]}, said)


def _zones(survey: Surveyed, lines: Sequence[Line]) -> Filled | str:
    asked = {one.name: one for one in zones.asked(survey.answers)}
    scale = asking.scale_of(survey.answers, [asked[line["name"]].perceived for line in lines])
    assert scale, "the three ratings are on one scale"
    keys = ("name", "adequate", "desired", "perceived")
    rows = [{key: line[key] for key in keys} for line in lines]
    said = "The form has no intervals: it places each moment by its means, shown or not."
    return Filled({"rows": rows, "scale": [*scale]}, said)


FORMS: Mapping[str, Callable[[Surveyed, Sequence[Line]], Filled | str]] = {
    "encounter": _encounter,
    "satisfaction": _satisfaction,
    "promoters": _promoters,
    "effort": _effort,
    "importance-performance": _performing,
    "kano": _kano,
    "servqual": _expectations,
    "tolerance": _zones,
}
"""The cards whose calculators take sums; all others take answers one by one."""
