"""The step of a desk at which each column is seen and corrected, with scales, rows and moments."""

from collections.abc import Iterator, Mapping
from typing import Any

from calculator.survey.answers.suggestions import suggestions
from calculator.survey.changing import on_the_page
from calculator.survey.columns.absences import holding
from calculator.survey.columns.guessed import Guess
from calculator.survey.desk import drifting, telling
from calculator.survey.desk.markup import rendered
from calculator.survey.desk.places import said_at
from calculator.survey.desk.survey_desk import SurveyDesk, kept
from calculator.survey.kinds import KINDS
from calculator.survey.mapping.survey_mapping import (
    AS_ONE,
    BY_CUSTOMER,
    BY_ITEM,
    EACH,
    FIRST,
    LATEST,
    LEAVE_OUT,
    MEASURES,
    NO_ANSWER,
    PARTS,
    UNSAID,
    MappedColumn,
    SurveyMapping,
)
from calculator.survey.mapping.written import written
from calculator.words import amount, counted, percent, quote, several

NOTHING = ("", "none")
UNANSWERED = (UNSAID, "to be said")


def columns_step(desk: SurveyDesk) -> str:
    """Each column with its kind, what shows it and its share of no answer; all to be corrected."""
    mapping, sheet = desk.mapping, desk.sheet
    assert mapping is not None
    assert sheet is not None
    inside = kept(desk)
    headings = {one.seen.name for one in inside}
    columns = {one.heading: one for one in mapping.columns}
    notes = suggestions(sheet, mapping)
    return rendered(
        "desk_columns",
        kept_title=f"Kept, {amount(len(inside))} of {counted(len(desk.guesses), 'column')}",
        kept=[_column(one, columns.get(one.seen.name), mapping) for one in inside],
        left=[_column(one, None, mapping) for one in desk.guesses if one.seen.name not in headings],
        notes=[
            {"said": on_the_page(said), "ways": [*_ways(place, mapping, said)]}
            for place, said in notes.items()
        ],
        scales=[*_scales(desk, mapping)],
        rows=_rows(desk, mapping),
        drift=_drift(mapping),
        outcome=_outcome(mapping),
        moments=_moments(mapping),
        text=written(mapping, desk.open, notes),
    )


def _column(one: Guess, column: MappedColumn | None, mapping: SurveyMapping) -> dict[str, Any]:
    name = one.seen.name
    weight = mapping.weight == name
    case = mapping.person is not None and mapping.person.key == name
    kind = column.kind if column else "weight" if weight else "case" if case else ""
    own = KINDS[one.kind].label if not kind else ""
    kinds = [("", f"left out ({own})" if own else "left out")]
    kinds += [(key, held.label) for key, held in KINDS.items() if held.kept or key == "case"]
    told: dict[str, Any] = {
        "name": name,
        "called": column.called if column else one.seen.shown,
        "label": KINDS[kind or one.kind].label,
        "why": one.why,
        "none": _none(one, column, mapping),
        "kind": kind,
        "kinds": kinds,
        "kept": column is not None,
        "scale": "",
        "turned": False,
    }
    if column is None:
        return told
    labels = bool(column.scale) and bool(mapping.scales[column.scale].labels)
    fitting = [at for at, held in mapping.scales.items() if bool(held.labels) == labels]
    return told | {
        "scale": column.scale,
        "scales": [(at, at) for at in fitting] if column.scale else [],
        "turns": column.kind in ("rating", "ordered", "yes_no"),
        "turned": column.turned,
        "rated": column.kind in ("rating", "ordered"),
        "satisfied": column.satisfied,
        "measures": [("", "what its kind says"), *((one, one) for one in MEASURES)],
        "measure": column.measures,
        "own": not column.scale,
        "codes": [
            (code, f"stands for no answer. {holding(code, [one.seen])}")
            for code, said in column.no_answer.items()
            if said == NO_ANSWER
        ],
        "merged": [
            (label, ", ".join(map(quote, others))) for label, others in column.merged.items()
        ],
    }


def _none(one: Guess, column: MappedColumn | None, mapping: SurveyMapping) -> str:
    """The share of cells without an answer: blank ones, and those that hold a code for it."""
    scale = mapping.scales.get(column.scale) if column else None
    codes = {**(scale.no_answer if scale else {}), **(column.no_answer if column else {})}
    none = {code for code, said in codes.items() if said == NO_ANSWER}
    seen = one.seen
    blank = seen.rows - seen.filled
    coded = 0
    for cell, times in seen.every.items():
        number = None if cell in seen.figures.words else seen.numbers.get(cell)
        if " ".join(cell.split()) in none or (number is not None and f"{number:g}" in none):
            coded += times
    share = (blank + coded) / max(seen.rows, 1)
    return f"no answer {percent(share)}" if blank + coded else ""


def _ways(place: str, mapping: SurveyMapping, said: str) -> Iterator[tuple[str, str, str]]:
    """What can be done about a suggestion with one press."""
    column = next((one for one in mapping.columns if place == f"columns.{one.heading}"), None)
    if column is None:
        return
    if "turned: yes" in said:
        yield f"{place}.turned", "yes", f"Turn {quote(column.called)} round"
    for group in said.split("write “merged: {")[1:]:
        label, _, rest = group.partition(": [")
        others = rest.partition("]}”")[0].split(", ")
        if all(one in said for one in others):
            value = "\n".join([label, *others])
            yield f"{place}.merged", value, f"Merge into {quote(label)}"


def _scales(desk: SurveyDesk, mapping: SurveyMapping) -> Iterator[dict[str, Any]]:
    whys = desk.found.scales if desk.found else {}
    seen = {one.seen.name: one.seen for one in desk.guesses}
    for name, scale in mapping.scales.items():
        columns = [one for one in mapping.columns if one.scale == name]
        looked = [seen[one.heading] for one in columns if one.heading in seen]
        ends = said_at(mapping, f"scales.{name}.ends") or ""
        yield {
            "name": name,
            "at": f"scales.{name}",
            "of": several([one.called for one in columns], most=2),
            "why": whys.get(name, ""),
            "labels": scale.ordered,
            "ends": "" if ends == UNSAID else ends,
            "codes": [
                (code, f"{quote(code)} stands for no answer. {holding(code, looked)}")
                for code, said in scale.no_answer.items()
                if said == NO_ANSWER
            ],
        }


def _rows(desk: SurveyDesk, mapping: SurveyMapping) -> dict[str, Any]:
    person = mapping.person
    inside = {one.heading for one in mapping.columns} | {mapping.weight}
    keys = [(one.seen.name, one.seen.name) for one in desk.guesses if one.seen.name not in inside]
    waves = [
        (one.heading, one.called) for one in mapping.columns if one.kind in ("segment", "date")
    ]
    days = [(one.heading, one.called) for one in mapping.columns if one.kind == "date"]
    told = f"groups from {amount(mapping.least_group)}"
    if person:
        told = f"people by {quote(person.key)}, {told}"
    return {
        "told": told,
        "people": [("", "nothing: each row is one person"), *keys],
        "key": person.key if person else "",
        "ways": [UNANSWERED, (EACH, "each answer"), (FIRST, "the first"), (LATEST, "the latest")],
        "counts": person.counts if person else "",
        "dates": [("", "their order in the file"), *days],
        "date": person.date if person else "",
        "waves": [NOTHING, *waves],
        "wave": mapping.wave,
        "weight": mapping.weight,
        "faults": [UNANSWERED, (LEAVE_OUT, "are left out"), (AS_ONE, "weigh 1")],
        "fault": mapping.faulty_weights,
        "misses": [(BY_CUSTOMER, "the whole row"), (BY_ITEM, "only the item")],
        "missing": mapping.missing,
        "least": amount(mapping.least_group),
    }


def _drift(mapping: SurveyMapping) -> dict[str, Any]:
    days = [(one.heading, one.called) for one in mapping.columns if one.kind == "date"]
    return {
        "told": drifting.told(mapping),
        "dates": [("", "no drift is looked for"), *days] if days else [],
        "said": mapping.drift,
        "periods": [(one, one) for one in drifting.PERIODS],
    }


def _outcome(mapping: SurveyMapping) -> dict[str, Any]:
    rated = [one for one in mapping.columns if KINDS[one.kind].read == "number"]
    return {
        "told": telling.outcome(mapping) or "none",
        "said": mapping.outcome,
        "options": [NOTHING, *((one.heading, one.called) for one in rated)],
        "drivers": [
            (one.heading, one.called, one.heading in mapping.drivers)
            for one in rated
            if one.heading != mapping.outcome
        ],
    }


def _moments(mapping: SurveyMapping) -> Mapping[str, Any]:
    scaled = [one for one in mapping.columns if KINDS[one.kind].scaled]
    columns = [NOTHING, *((one.heading, one.called) for one in scaled)]
    begin = [("", "choose a column"), *_beginnings(scaled)]
    return {
        "told": counted(len(mapping.moments), "moment") if mapping.moments else "none",
        "columns": columns,
        "begin": begin,
        "list": [
            {
                "at": at,
                "name": one.name,
                "parts": [(part, one.parts.get(part, "")) for part in _parts(one.parts)],
            }
            for at, one in enumerate(mapping.moments)
        ],
    }


def _beginnings(scaled: list[MappedColumn]) -> Iterator[tuple[str, str]]:
    for one in scaled:
        part = one.kind if one.kind in PARTS else "experience"
        yield f"{part} {one.heading}", f"{one.called}, as {part}"


def _parts(parts: Mapping[str, str]) -> tuple[str, ...]:
    """The parts that can stand beside those that a moment has."""
    kano = {"functional", "dysfunctional"}
    return tuple(one for one in PARTS if (one in kano) == bool(kano & parts.keys()))
