"""A mapping as YAML text: what a reader opens, understands and changes.

What is asked stands as a comment above the place at which it is answered.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from calculator.survey.decimals import written as number
from calculator.survey.export import Asked
from calculator.survey.figures import EVERYWHERE
from calculator.survey.mapping.document import dumped
from calculator.survey.mapping.survey_mapping import (
    AS_LISTED,
    UNSAID,
    MappedColumn,
    ResponseScale,
    SurveyMapping,
)
from calculator.words import bare, clean

HEAD = (
    "What the columns of this survey mean. Change what is wrong.",
    f"Wherever “{UNSAID}” stands, write one of the answers named above it; until then nothing is",
    "calculated.",
    "A column that is not listed is left out. No cell of a personal column or remark stands here.",
)
WIDTH = 100


def written(
    mapping: SurveyMapping, asked: Sequence[Asked] = (), notes: Mapping[str, str] | None = None
) -> str:
    """A mapping as YAML text that `checked` reads back to the same.

    Args:
        mapping: What is written.
        asked: What is asked: each stands above the place that its key names.
        notes: Other sentences for the reader, by the place above which they stand.
    """
    said = {one.key: _question(one) for one in asked}
    told = {**(notes or {}), **said}
    lines = [*_comment(" ".join(HEAD)), dumped({"mapping": 1})]
    for key, value in _head(mapping):
        places = [one for one in told if one == key or one.startswith(f"{key}.")]
        if key == "file":
            places = [one for one in told if one in mapping.file]
        lines += ["\n", *(line for one in places for line in _comment(told[one]))]
        lines.append(dumped({key: value}))
    for key, entries in (("scales", _scales(mapping)), ("columns", _columns(mapping))):
        lines.append(f"\n{key}:{'' if entries else ' {}' if key == 'scales' else ' []'}\n")
        for name, entry in entries:
            places = [
                one for one in told if one == f"{key}.{name}" or one.startswith(f"{key}.{name}.")
            ]
            lines += [line for one in places for line in _comment(told[one], "  ")]
            text = dumped({name: entry} if key == "scales" else [entry])
            lines += [f"  {line}\n" for line in text.rstrip("\n").split("\n")]
    if mapping.moments:
        moments = [{"name": one.name, **one.parts} for one in mapping.moments]
        lines += ["\n", *(line for line in _comment(told.get("moments", "")))]
        lines.append(dumped({"moments": moments}))
    return "".join(lines)


def _question(asked: Asked) -> str:
    choices = "; ".join(f"{key} ({words})" if words else key for key, words in asked.choices)
    return " ".join(filter(None, (asked.asks, asked.why, choices and f"Write: {choices}.")))


def _comment(text: str, indent: str = "") -> Iterator[str]:
    """Comment lines of a width that is read with ease."""
    line = ""
    for word in bare(clean(text)).split():
        if line and len(line) + len(word) > WIDTH - len(indent) - 3:
            yield f"{indent}# {line}\n"
            line = ""
        line = f"{line} {word}".strip()
    if line:
        yield f"{indent}# {line}\n"


def _head(mapping: SurveyMapping) -> Iterator[tuple[str, Any]]:
    """What stands before scales and columns, where it is not what holds anyway."""
    usual = SurveyMapping(())
    if mapping.file:
        yield "file", dict(mapping.file)
    if mapping.shape != usual.shape or mapping.long:
        yield "shape", mapping.shape
    if long := mapping.long:
        parts = {"person": long.person, "question": long.question, "answer": long.answer}
        questions = {"questions": dict(long.questions)} if long.questions else {}
        yield "long", {**parts, "repeated": long.repeated, **questions}
    yield "least_group", mapping.least_group
    yield "missing", mapping.missing
    if person := mapping.person:
        date = {"date": person.date} if person.date else {}
        yield "person", {"key": person.key, "counts": person.counts, **date}
    if mapping.weight:
        yield "weight", mapping.weight
    if mapping.faulty_weights != usual.faulty_weights:
        yield "faulty_weights", mapping.faulty_weights
    if mapping.outcome:
        yield "outcome", mapping.outcome
    if mapping.drivers:
        yield "drivers", list(mapping.drivers)
    if mapping.wave:
        yield "wave", mapping.wave
    if drift := mapping.drift:
        baseline = {"from": drift.first, "to": drift.last}
        yield "drift", {"date": drift.date, "period": drift.period, "baseline": baseline}
    if mapping.personal:
        yield "personal", list(mapping.personal)


def _scales(mapping: SurveyMapping) -> list[tuple[str, dict[str, Any]]]:
    return [(name, _scale(scale)) for name, scale in mapping.scales.items()]


def _scale(scale: ResponseScale) -> dict[str, Any]:
    entry: dict[str, Any] = {}
    if isinstance(scale.ends, tuple):
        entry["ends"] = [_number(end) for end in scale.ends]
    elif scale.ends is not None:
        entry["ends"] = scale.ends
    if scale.labels:
        entry["labels"] = list(scale.labels)
    if scale.order != AS_LISTED:
        entry["order"] = scale.order
    if scale.no_answer:
        entry["no_answer"] = dict(scale.no_answer)
    return entry


def _number(end: float) -> int | float:
    low, high = EVERYWHERE
    return int(number(end)) if low < end < high and end == int(end) else end


def _columns(mapping: SurveyMapping) -> list[tuple[str, dict[str, Any]]]:
    return [(column.heading, _column(column)) for column in mapping.columns]


def _column(column: MappedColumn) -> dict[str, Any]:
    entry: dict[str, Any] = {"heading": column.heading, "kind": column.kind}
    for key in ("shown", "scale", "satisfied", "measures", "dates", "decimal"):
        if getattr(column, key):
            entry[key] = getattr(column, key)
    if column.turned:
        entry["turned"] = "yes"
    if column.no_answer:
        entry["no_answer"] = dict(column.no_answer)
    if column.merged:
        entry["merged"] = {label: list(others) for label, others in column.merged.items()}
    return entry
