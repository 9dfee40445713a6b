"""A mapping as one document: declared here once, read, checked and described from that.

All faults are found at once, each with its line, its place and a sentence.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from calculator.declaration import Message
from calculator.survey.answer_labels import same
from calculator.survey.dates import ORDERS
from calculator.survey.figures import Figures
from calculator.survey.kinds import KINDS
from calculator.survey.mapping.document import parsed
from calculator.survey.mapping.mapping_form import DOCUMENT
from calculator.survey.mapping.survey_mapping import (
    AN_ANSWER,
    LEAST_GROUP,
    LONG,
    NO_ANSWER,
    PARTS,
    UNSAID,
    USABILITY,
    DriftBaseline,
    LongShape,
    MappedColumn,
    MappedMoment,
    Respondent,
    ResponseScale,
    SurveyMapping,
)
from calculator.words import amount, choose, nearest, quote


@dataclass(frozen=True)
class CheckedMapping:
    """What a text holds: a mapping, or None and every fault of it."""

    mapping: SurveyMapping | None
    faults: tuple[Message, ...] = ()


def checked(text: str) -> CheckedMapping:
    r"""Read a mapping.

    >>> checked("mapping: 1\ncolumns: []").mapping is not None
    True
    >>> checked("mapping: 1\ncolumns: [{heading: Wait, kind: ratin}]").faults[0].text[:48]
    'Line 2, columns 1, kind: “ratin” is not one of “'
    """
    found = parsed(text)
    faults: list[Message] = []
    if found.faults:
        return CheckedMapping(
            None, tuple(Message("", _said(line, "", said)) for line, said in found.faults)
        )
    values = DOCUMENT.read(found.data, "", faults)
    mapping = None if faults else _made(values)
    faults += crossed(mapping) if mapping else ()
    faults.sort(key=lambda one: _line(one, found.lines))
    told = tuple(
        Message(one.path, _said(_line(one, found.lines), _words(one.path), one.text))
        for one in faults
    )
    return CheckedMapping(None if faults else mapping, told)


def _line(fault: Message, lines: Mapping[str, int]) -> int:
    """The line of a fault's place or, where nothing stands, of what should hold it."""
    place = fault.path
    while place and place not in lines:
        place = place.rpartition(".")[0]
    return lines.get(place, 0)


def _words(place: str) -> str:
    """A place as a sentence names it.

    >>> _words("columns.3.kind"), _words("")
    ('columns 3, kind', '')
    """
    said = ""
    for part in place.split("."):
        if part.isascii() and part.isdigit():
            said += f" {part}"
        elif part:
            said += f", {part}" if said else part
    return said


def _said(line: int, place: str, sentence: str) -> str:
    where = ", ".join(filter(None, (f"line {line}" if line else "", place)))
    where = where[:1].upper() + where[1:]
    return f"{where}: {sentence}" if where else f"The mapping cannot be read: {sentence}"


def _made(values: Mapping[str, Any]) -> SurveyMapping:
    kept = {key: value for key, value in values.items() if key != "mapping"}
    kept["columns"] = tuple(MappedColumn(**one) for one in values["columns"])
    kept["scales"] = {
        name: ResponseScale(**scale) for name, scale in values.get("scales", {}).items()
    }
    kept["moments"] = tuple(
        MappedMoment(one["name"], {part: one[part] for part in PARTS if part in one})
        for one in values.get("moments", ())
    )
    kept["long"] = LongShape(**values["long"]) if "long" in values else None
    kept["person"] = Respondent(**values["person"]) if "person" in values else None
    if drift := values.get("drift"):
        baseline = drift["baseline"]
        kept["drift"] = DriftBaseline(
            drift["date"], drift["period"], baseline["from"], baseline["to"]
        )
    kept.setdefault("least_group", LEAST_GROUP)
    return SurveyMapping(**kept)


def crossed(mapping: SurveyMapping) -> Iterator[Message]:
    """What no part of a mapping knows alone: names that lead nowhere, scales that do not fit."""
    headings = [column.heading for column in mapping.columns]
    for heading in sorted({one for one in headings if headings.count(one) > 1}):
        yield Message("columns", f"{quote(heading)} stands in two columns; delete one.")
    for at, column in enumerate(mapping.columns, start=1):
        yield from _of_column(column, f"columns.{at}", mapping.scales)
    for name, scale in mapping.scales.items():
        yield from _of_scale(scale, f"scales.{name}")
    named = [("outcome", mapping.outcome), ("wave", mapping.wave)]
    named += [(f"drivers.{at}", one) for at, one in enumerate(mapping.drivers, start=1)]
    named += [
        (f"moments.{at}.{part}", one)
        for at, moment in enumerate(mapping.moments, start=1)
        for part, one in moment.parts.items()
    ]
    for place, heading in named:
        if heading and heading not in headings:
            yield Message(
                place, f"{quote(heading)} is none of the columns{_hint(heading, headings)}"
            )
    for at, moment in enumerate(mapping.moments, start=1):
        if not moment.parts:
            yield Message(f"moments.{at}", f"one of {choose(PARTS)} must stand here.")
    if mapping.outcome and mapping.outcome in mapping.drivers:
        said = f"{quote(mapping.outcome)} is the outcome and cannot explain itself."
        yield Message("drivers", said)
    if mapping.shape == LONG and mapping.long is None:
        yield Message("shape", "a long file needs “long”, with person, question and answer.")
    days = [column.heading for column in mapping.columns if column.kind == "date"]
    if mapping.person and mapping.person.date and mapping.person.date not in days:
        said = f"{quote(mapping.person.date)} is no column of dates that is kept"
        yield Message("person.date", f"{said}{_hint(mapping.person.date, days)}")
    if mapping.drift:
        yield from _of_drift(mapping.drift, days)
    waves = [one.heading for one in mapping.columns if one.kind in ("segment", "date")]
    if mapping.wave in headings and mapping.wave not in waves:
        said = f"{quote(mapping.wave)} tells no waves apart; a segment or a date does"
        yield Message("wave", f"{said}{_hint(mapping.wave, waves)}")
    measured = [one.measures for one in mapping.columns if one.measures in USABILITY]
    for one in sorted({one for one in measured if measured.count(one) > 1}):
        yield Message("columns", f"two columns say “measures: {one}”; a statement is asked once.")
    if mapping.person and mapping.person.key in headings:
        said = f"{quote(mapping.person.key)} tells people apart, so it cannot be kept as a column."
        yield Message("person.key", said)


def _of_drift(drift: DriftBaseline, days: Sequence[str]) -> Iterator[Message]:
    if drift.date not in days:
        said = f"{quote(drift.date)} is no column of dates that is kept"
        yield Message("drift.date", f"{said}{_hint(drift.date, days)}")
    if drift.last < drift.first:
        said = f"the baseline ends on {drift.last}, before it begins on {drift.first}."
        yield Message("drift.baseline", said)


def _hint(heading: str, headings: Sequence[str]) -> str:
    near = nearest(heading, headings)
    return f"; did you mean {quote(near)}?" if near else "."


def _of_column(
    column: MappedColumn, place: str, scales: Mapping[str, ResponseScale]
) -> Iterator[Message]:
    kind = KINDS[column.kind]
    if column.scale and column.scale not in scales:
        said = f"there is no scale {quote(column.scale)}{_hint(column.scale, list(scales))}"
        yield Message(f"{place}.scale", said)
    elif kind.scaled and not column.scale:
        yield Message(place, f"a {kind.label} needs “scale”, the name of one of the scales.")
    elif column.scale and not kind.scaled:
        yield Message(f"{place}.scale", f"a {kind.label} is on no scale.")
    elif column.scale:
        yield from _fitting(column, place, scales[column.scale])
        if column.satisfied:
            yield from _satisfied(column, place, scales[column.scale])
    if not kind.scaled and (column.satisfied or column.measures):
        key = "satisfied" if column.satisfied else "measures"
        yield Message(f"{place}.{key}", f"a {kind.label} is on no scale.")
    if column.kind == "date" and not column.dates:
        yield Message(place, f"a date needs “dates”: {choose(ORDERS)}.")
    if column.turned and column.kind not in ("rating", "ordered", "yes_no"):
        yield Message(f"{place}.turned", f"a {kind.label} cannot be turned round.")
    spellings = [same(one) for label, others in column.merged.items() for one in (label, *others)]
    for one in sorted({one for one in spellings if spellings.count(one) > 1}):
        # "UK" and "uk" are one spelling already.
        if len([label for label, others in column.merged.items() if one in map(same, others)]) > 1:
            yield Message(f"{place}.merged", f"{quote(one)} is merged into two labels.")


def _satisfied(column: MappedColumn, place: str, scale: ResponseScale) -> Iterator[Message]:
    """Whether the lowest satisfied answer is one of the scale's."""
    labels = [same(one) for one in scale.labels]
    number = Figures.of([column.satisfied]).number(column.satisfied)
    on = same(column.satisfied) in labels
    if isinstance(scale.ends, tuple) and number is not None:
        on = scale.ends[0] <= number <= scale.ends[1]
    if not on and scale.ends != UNSAID:
        said = f"{quote(column.satisfied)} is no answer of the scale {quote(column.scale)}."
        yield Message(f"{place}.satisfied", said)


def _fitting(column: MappedColumn, place: str, scale: ResponseScale) -> Iterator[Message]:
    labels, kind = len(scale.labels), column.kind
    told = f"{place}.scale"
    if kind in ("rating", "recommendation") and scale.ends is None:
        yield Message(told, f"{quote(column.scale)} has labels; a {KINDS[kind].label} needs ends.")
    if kind == "recommendation" and scale.ends not in ((0.0, 10.0), UNSAID, None):
        yield Message(told, "a recommendation is answered from 0 to 10.")
    if kind in ("functional", "dysfunctional") and labels != 5:
        said = "Kano’s questions have five answers, from “I like it” to “I dislike it”; "
        yield Message(told, f"{said}{quote(column.scale)} lists {amount(labels)}.")
    if kind == "yes_no" and labels != 2:
        said = f"{quote(column.scale)} lists {amount(labels)} labels; yes or no are two."
        yield Message(told, said)
    if kind == "ordered" and labels < 2:
        yield Message(told, f"{quote(column.scale)} lists no labels, and ordered labels need two.")


def _of_scale(scale: ResponseScale, place: str) -> Iterator[Message]:
    if (scale.ends is None) == (not scale.labels):
        yield Message(place, "either “ends” or “labels” must stand here.")
    met: dict[str, str] = {}
    for label in scale.labels:
        if same(label) in met:
            yield Message(f"{place}.labels", f"{quote(label)} stands there twice.")
        met[same(label)] = label
    for code, said in scale.no_answer.items():
        if scale.labels and said == NO_ANSWER and same(code) in met:
            text = f"{quote(code)} is a label of this scale, so it cannot stand for no answer."
            yield Message(f"{place}.no_answer.{code}", text)
        if scale.labels and said == AN_ANSWER and same(code) not in met:
            text = f"{quote(code)} is an answer, so it must stand among the labels, in its place."
            yield Message(f"{place}.no_answer.{code}", text)
        number = Figures.of([code]).number(code)
        if isinstance(scale.ends, tuple) and number is not None and said == AN_ANSWER:
            low, high = scale.ends
            if not low <= number <= high:
                text = (
                    f"{quote(code)} is an answer, and “ends” leave it out; write the ends with it."
                )
                yield Message(f"{place}.no_answer.{code}", text)
