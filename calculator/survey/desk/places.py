"""The places of a mapping at which something is said, as `Asked.key` names them."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from calculator.numerals import number_from
from calculator.survey.decimals import written
from calculator.survey.figures import Figures
from calculator.survey.mapping.survey_mapping import (
    AN_ANSWER,
    AS_LISTED,
    UNSAID,
    MappedColumn,
    ResponseScale,
    SurveyMapping,
)
from calculator.words import clean

FURTHEST = 1e6


def under(place: str, group: str, names: Iterable[str]) -> tuple[str, str]:
    """Which of the names a place is about, and what of it; nothing if it is about none of them.

    >>> under("scales.1 to 5.no_answer.0", "scales", ["1 to 5", "1"])
    ('1 to 5', 'no_answer.0')
    """
    for name in sorted(names, key=len, reverse=True):  # a name may hold a point
        if place.startswith(f"{group}.{name}."):
            return name, place[len(f"{group}.{name}.") :]
    return "", ""


def said_at(mapping: SurveyMapping, place: str) -> str | None:
    """What stands at a place that can be asked about; None if the mapping has no such place."""
    if place in mapping.file:
        return mapping.file[place]
    if place == "shape":
        return mapping.shape
    if place == "long.repeated" and mapping.long:
        return mapping.long.repeated
    if place == "person.counts" and mapping.person:
        return mapping.person.counts
    if place == "faulty_weights" and mapping.weight:
        return mapping.faulty_weights
    name, part = under(place, "scales", mapping.scales)
    if name:
        return _of_scale(mapping.scales[name], part)
    name, part = under(place, "columns", (one.heading for one in mapping.columns))
    for one in mapping.columns if name else ():
        if one.heading == name:
            return _of_column(one, part)
    return None


def _of_scale(scale: ResponseScale, part: str) -> str | None:
    if part == "ends":
        ends = scale.ends
        return ends if not isinstance(ends, tuple) else ", ".join(written(end) for end in ends)
    if part == "order" and scale.labels:
        return scale.order
    return scale.no_answer.get(part.removeprefix("no_answer."))


def _of_column(column: MappedColumn, part: str) -> str | None:
    if part in ("dates", "decimal"):
        return getattr(column, part) or None
    return column.no_answer.get(part.removeprefix("no_answer."))


def with_said(mapping: SurveyMapping, place: str, said: str) -> SurveyMapping:
    """The mapping with one of the choices said at a place that it has; ends are no choice."""
    if place in mapping.file:
        return replace(mapping, file={**mapping.file, place: said})
    if place == "shape":
        return replace(mapping, shape=said)
    if place == "faulty_weights":
        return replace(mapping, faulty_weights=said)
    if place == "long.repeated" and mapping.long:
        return replace(mapping, long=replace(mapping.long, repeated=said))
    if place == "person.counts" and mapping.person:
        return replace(mapping, person=replace(mapping.person, counts=said))
    name, part = under(place, "scales", mapping.scales)
    if name:
        scale = _scale_with(mapping.scales[name], part, said)
        return replace(mapping, scales={**mapping.scales, name: scale})
    name, part = under(place, "columns", (one.heading for one in mapping.columns))
    columns = tuple(
        _column_with(one, part, said) if one.heading == name else one for one in mapping.columns
    )
    return replace(mapping, columns=columns)


def _scale_with(scale: ResponseScale, part: str, said: str) -> ResponseScale:
    if part == "order":
        return replace(scale, order=said)
    code = part.removeprefix("no_answer.")
    codes = _codes_with(scale.no_answer, code, said)
    if said != AN_ANSWER:
        return replace(scale, no_answer=codes)
    # An answer lies between the ends or among the labels.
    if scale.labels and code not in scale.labels:
        order = AS_LISTED if scale.order == AS_LISTED else UNSAID
        return replace(scale, no_answer=codes, labels=(*scale.ordered, code), order=order)
    number = Figures.of([code]).number(code)
    if isinstance(scale.ends, tuple) and number is not None:
        ends = (min(number, scale.ends[0]), max(number, scale.ends[1]))
        return replace(scale, no_answer=codes, ends=ends)
    return replace(scale, no_answer=codes)


def _codes_with(codes: Mapping[str, str], code: str, said: str) -> dict[str, str]:
    """Codes with one more, or without it if nothing is said of it."""
    kept = {one: what for one, what in codes.items() if one != code or said}
    return {**kept, code: said} if said else kept


def _column_with(column: MappedColumn, part: str, said: str) -> MappedColumn:
    if part == "dates":
        return replace(column, dates=said)
    if part == "decimal":
        return replace(column, decimal=said)
    code = part.removeprefix("no_answer.")
    return replace(column, no_answer=_codes_with(column.no_answer, code, said))


def two_ends(said: str) -> tuple[float, float] | None:
    """Two numbers between which a comma stands, the lower first, as in “1, 7”."""
    numbers = [number_from(end, -FURTHEST, FURTHEST)[0] for end in said.split(",")]
    low, high = numbers if len(numbers) == 2 else (None, None)
    return (low, high) if low is not None and high is not None and low < high else None


def one_line(text: str) -> str:
    """Words as a heading or a label keeps them: on one line, without doubled blanks."""
    return " ".join(clean(text).split())
