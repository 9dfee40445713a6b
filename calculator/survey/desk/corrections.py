"""What a reader changes in a mapping beside what is asked: names, scales, rows, groups, moments.

Each change is a place and what shall stand there, as text; it gives another mapping, or a sentence.
"""

from collections.abc import Callable, Mapping
from dataclasses import replace

from calculator.numerals import number_from
from calculator.survey.desk.places import one_line, two_ends, under
from calculator.survey.mapping.survey_mapping import (
    AS_LISTED,
    BY_CUSTOMER,
    BY_ITEM,
    LEAST_EVER,
    MEASURES,
    NO_ANSWER,
    PARTS,
    UNSAID,
    MappedColumn,
    MappedMoment,
    Respondent,
    ResponseScale,
    SurveyMapping,
)
from calculator.words import quote

LONGEST_LABEL = 500
MOST_IN_GROUP = 1_000_000
Corrected = SurveyMapping | str


def corrected(mapping: SurveyMapping, place: str, said: str) -> Corrected:
    """The mapping with a change, or the sentence that says why it cannot be made.

    Args:
        mapping: The mapping as it is.
        place: Where: `columns.HEADING.shown`, `scales.NAME.labels`, `least_group` and the like.
        said: What shall stand there; nothing takes away what stands there.
    """
    if len(said) > LONGEST_LABEL:
        return f"At most {LONGEST_LABEL} characters can stand here."
    if place in _SINGLE:
        return _SINGLE[place](mapping, said)
    name, part = under(place, "columns", (one.heading for one in mapping.columns))
    if name:
        made = [_of_column(one, part, said, mapping) for one in mapping.columns]
        return _columns(mapping, name, made)
    name, part = under(place, "scales", mapping.scales)
    if name:
        scale = _of_scale(mapping.scales[name], part, said)
        if isinstance(scale, str):
            return scale
        return replace(mapping, scales={**mapping.scales, name: scale})
    if place.startswith("drivers."):
        return _driver(mapping, place.removeprefix("drivers."), said)
    if place.startswith("moments."):
        return _moment(mapping, place.removeprefix("moments."), said)
    return f"The mapping has no place {quote(place)} any more."


def _columns(mapping: SurveyMapping, name: str, made: list[MappedColumn | str]) -> Corrected:
    columns = []
    for one, new in zip(mapping.columns, made, strict=True):
        if one.heading == name and isinstance(new, str):
            return new
        columns.append(new if one.heading == name and not isinstance(new, str) else one)
    used = {one.scale for one in columns}
    scales = {one: scale for one, scale in mapping.scales.items() if one in used}
    return replace(mapping, columns=tuple(columns), scales=scales)


def _of_column(
    column: MappedColumn, part: str, said: str, mapping: SurveyMapping
) -> MappedColumn | str:
    words = one_line(said)
    if part == "shown":
        return replace(column, shown="" if words == column.heading else words)
    if part == "turned":
        return replace(column, turned=said == "yes")
    if part == "satisfied":
        return replace(column, satisfied=words)
    if part == "measures" and said in ("", *MEASURES):
        return replace(column, measures=said)
    if part == "scale" and said in mapping.scales:
        return replace(column, scale=said)
    if part == "no_answer" and words:
        return replace(column, no_answer={**column.no_answer, words: NO_ANSWER})
    if part == "merged":
        label, *others = said.split("\n")
        former = column.merged.get(label, ())
        return replace(
            column, merged={**column.merged, label: tuple(dict.fromkeys((*former, *others)))}
        )
    if part.startswith("merged."):
        label = part.removeprefix("merged.")
        return replace(column, merged={at: to for at, to in column.merged.items() if at != label})
    return f"This cannot be said of {quote(column.heading)}."


def _of_scale(scale: ResponseScale, part: str, said: str) -> ResponseScale | str:
    if part == "ends":
        ends = two_ends(said)
        return replace(scale, ends=ends) if ends else "Two numbers are needed, the lower first."
    if part == "no_answer" and one_line(said):
        return replace(scale, no_answer={**scale.no_answer, one_line(said): NO_ANSWER})
    if part == "labels":
        labels = _labels(list(scale.ordered), said)
        order = UNSAID if scale.order == UNSAID else AS_LISTED
        return labels if isinstance(labels, str) else replace(scale, labels=labels, order=order)
    return "This cannot be said of a scale."


def _labels(labels: list[str], said: str) -> tuple[str, ...] | str:
    """Labels of which one is moved, added at the end, or taken away: “up 3”, “add Fair”."""
    how, _, which = said.partition(" ")
    words = one_line(which)
    if how == "add":
        if not words or words in labels:
            return "This answer is in the list already." if words else "Write the answer first."
        return (*labels, words)
    at = int(which) if which.isascii() and which.isdigit() else -1
    if not 0 <= at < len(labels):
        return "There is no such answer in the list."
    if how == "drop":
        del labels[at]
    elif how in ("up", "down"):
        to = max(0, min(len(labels) - 1, at + (1 if how == "down" else -1)))
        labels.insert(to, labels.pop(at))
    return tuple(labels)


def _driver(mapping: SurveyMapping, heading: str, said: str) -> SurveyMapping:
    drivers = [one for one in mapping.drivers if one != heading]
    if said == "yes":
        order = [one.heading for one in mapping.columns]
        drivers = [one for one in order if one in (*drivers, heading)]
    return replace(mapping, drivers=tuple(drivers))


def _moment(mapping: SurveyMapping, place: str, said: str) -> Corrected:
    number, _, part = place.partition(".")
    at = int(number) if number.isascii() and number.isdigit() else -1
    if not 0 <= at < len(mapping.moments):
        return "There is no such moment any more."
    moments = list(mapping.moments)
    one = moments[at]
    if not part:
        del moments[at]
    elif part == "name":
        if not one_line(said):
            return "A moment needs a name."
        moments[at] = replace(one, name=one_line(said))
    elif part in PARTS:
        parts = {key: heading for key, heading in one.parts.items() if key != part}
        parts |= {part: said} if said else {}
        if not parts:
            return f"{quote(one.name)} needs a column; take the moment away instead."
        moments[at] = MappedMoment(one.name, {key: parts[key] for key in PARTS if key in parts})
    return replace(mapping, moments=tuple(moments))


def _new_moment(mapping: SurveyMapping, said: str) -> Corrected:
    part, _, heading = said.partition(" ")
    if part not in PARTS or not heading:
        return "Choose a column first."
    name = next(one.called for one in mapping.columns if one.heading == heading)
    return replace(mapping, moments=(*mapping.moments, MappedMoment(name, {part: heading})))


def _least(mapping: SurveyMapping, said: str) -> Corrected:
    number, fault = number_from(said, LEAST_EVER, MOST_IN_GROUP, whole=True)
    if number is None:
        return f"The smallest group that is shown: {fault}"
    return replace(mapping, least_group=int(number))


def _missing(mapping: SurveyMapping, said: str) -> Corrected:
    if said not in (BY_CUSTOMER, BY_ITEM):
        return "Missing answers leave out the whole row or only the item."
    return replace(mapping, missing=said)


def _outcome(mapping: SurveyMapping, said: str) -> Corrected:
    drivers = tuple(one for one in mapping.drivers if one != said)
    return replace(mapping, outcome=said, drivers=drivers if said else ())


def _wave(mapping: SurveyMapping, said: str) -> Corrected:
    return replace(mapping, wave=said)


def _key(mapping: SurveyMapping, said: str) -> Corrected:
    if not said:
        return replace(mapping, person=None)
    counts = mapping.person.counts if mapping.person else UNSAID
    return replace(mapping, person=Respondent(said, counts))


def _date(mapping: SurveyMapping, said: str) -> Corrected:
    if mapping.person is None:
        return "Say first by which column people are told apart."
    return replace(mapping, person=replace(mapping.person, date=said))


_SINGLE: Mapping[str, Callable[[SurveyMapping, str], Corrected]] = {
    "least_group": _least,
    "missing": _missing,
    "outcome": _outcome,
    "wave": _wave,
    "person.key": _key,
    "person.date": _date,
    "moments": _new_moment,
}
