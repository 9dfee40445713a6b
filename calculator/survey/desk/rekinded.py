"""A column of the mapping made one of another kind, or left out, with all that follows from it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from calculator.survey.answer_labels import YES_NO, in_order
from calculator.survey.columns import answering, identities
from calculator.survey.columns.guessed import Guess
from calculator.survey.columns.personal import by_contents, by_heading
from calculator.survey.columns.proposal import PAIRS, faulty, mapped_column, with_kano
from calculator.survey.columns.scales import Scaled, scaled
from calculator.survey.kinds import KINDS
from calculator.survey.mapping.survey_mapping import (
    UNSAID,
    MappedColumn,
    MappedMoment,
    Respondent,
    ResponseScale,
    SurveyMapping,
)
from calculator.words import amount, quote

MOST_STEPS = 50
STARS = (0.0, 10.0)
KANO_STEPS = 5


@dataclass(frozen=True)
class Rekinded:
    """A mapping in which a column is of another kind, or the sentence that says why it cannot be.

    Attributes:
        mapping: The mapping; the former one if there is a fault.
        guess: The column as it is looked at now.
        fault: What keeps it from being of this kind, or nothing.
    """

    mapping: SurveyMapping
    guess: Guess
    fault: str = ""


def rekinded(
    mapping: SurveyMapping, guess: Guess, kind: str, names: Sequence[str], cells: Sequence[str]
) -> Rekinded:
    """Make a column one of another kind; one that keeps no answers is left out.

    Args:
        mapping: The mapping as it is.
        guess: The column as it is looked at so far.
        kind: A key of `KINDS`, or nothing for leaving it out.
        names: The names of all columns, in their order in the file.
        cells: The column's cells.
    """
    name = guess.seen.name
    without = left_out(mapping, name)
    if not kind or not (KINDS[kind].kept or kind == "case"):
        return Rekinded(without, guess)
    if kind == "case":
        person = Respondent(name, mapping.person.counts if mapping.person else UNSAID)
        return Rekinded(replace(without, person=person), replace(guess, kind=kind))
    made = _as(guess, kind)
    if isinstance(made, str):
        return Rekinded(mapping, guess, made)
    if kind == "weight":
        told = faulty((replace(made, seen=replace(made.seen, at=0)),), (cells,))
        return Rekinded(replace(without, weight=name, faulty_weights=told), made)
    scales = with_kano(scaled([made]), [made]) if KINDS[kind].scaled else Scaled({}, {}, {})
    column = mapped_column(made, scales)
    kept = dict(without.scales)
    if column.scale:
        scale = scales.scales[column.scale]
        former = next((one for one in mapping.columns if one.heading == name), None)
        column = replace(column, scale=_shared(kept, column.scale, scale, former))
        kept.setdefault(column.scale, scale)
    order = {one: at for at, one in enumerate(names)}
    columns = sorted((*without.columns, column), key=lambda one: order.get(one.heading, -1))
    personal = without.personal
    if _tells(guess) and not KINDS[kind].scaled:
        personal = tuple(dict.fromkeys((*personal, name)))
    done = replace(without, columns=tuple(columns), scales=kept, personal=personal)
    return Rekinded(_restored(done, mapping, column), made)


def _tells(guess: Guess) -> bool:
    """Whether a column may tell who somebody is."""
    name = guess.seen.name
    known = KINDS[guess.kind].private or bool(by_heading(name))
    return known or bool(by_contents(name, list(guess.seen.cells)))


def _restored(done: SurveyMapping, former: SurveyMapping, column: MappedColumn) -> SurveyMapping:
    """With the column in its places among waves, moments, drivers and the like, where it fits."""
    if column.kind in ("segment", "date") and former.wave == column.heading:
        done = replace(done, wave=former.wave)
    if column.kind == "date" and former.drift and former.drift.date == column.heading:
        done = replace(done, drift=former.drift)
    if not KINDS[column.kind].scaled and column.kind != "number":
        return done
    outcome = done.outcome or (former.outcome if former.outcome == column.heading else "")
    drivers = former.drivers if column.heading in former.drivers else done.drivers
    moments = done.moments
    if KINDS[column.kind].scaled and any(
        column.heading in one.parts.values() for one in former.moments
    ):
        moments = former.moments
    return replace(done, outcome=outcome, drivers=drivers, moments=moments)


def _shared(
    kept: Mapping[str, ResponseScale], name: str, scale: ResponseScale, former: MappedColumn | None
) -> str:
    """The name of the scale: one that is there and fits, or a name that is free."""
    fits = [one for one, held in kept.items() if _fits(held, scale)]
    if former and former.scale in fits:
        return former.scale
    if fits:
        return fits[0]
    number, free = 2, name
    while free in kept:
        free, number = f"{name} ({amount(number)})", number + 1
    return free


def _fits(held: ResponseScale, scale: ResponseScale) -> bool:
    if scale.labels:
        return set(scale.labels) <= set(held.labels)
    return held.ends is not None and (held.ends == scale.ends or scale.ends == UNSAID)


def left_out(mapping: SurveyMapping, name: str) -> SurveyMapping:
    """A mapping that no longer keeps a column, nor a scale that only this column had."""
    columns = tuple(one for one in mapping.columns if one.heading != name)
    used = {one.scale for one in columns}
    moments = (
        MappedMoment(one.name, {part: at for part, at in one.parts.items() if at != name})
        for one in mapping.moments
    )
    person = mapping.person
    if person and person.key == name:
        person = None
    elif person and person.date == name:
        person = replace(person, date="")
    return replace(
        mapping,
        columns=columns,
        scales={one: scale for one, scale in mapping.scales.items() if one in used},
        moments=tuple(one for one in moments if one.parts),
        person=person,
        weight="" if mapping.weight == name else mapping.weight,
        faulty_weights=SurveyMapping(()).faulty_weights
        if mapping.weight == name
        else mapping.faulty_weights,
        wave="" if mapping.wave == name else mapping.wave,
        outcome="" if mapping.outcome == name else mapping.outcome,
        drivers=tuple(one for one in mapping.drivers if one != name),
        personal=tuple(one for one in mapping.personal if one != name),
        drift=None if mapping.drift and mapping.drift.date == name else mapping.drift,
    )


def _as(guess: Guess, kind: str) -> Guess | str:
    """A column looked at as one of a kind, or the sentence that says why it is none."""
    if guess.kind == kind:
        return guess
    return _LOOKS[kind](guess, kind)


def _numbers(guess: Guess, kind: str) -> Guess | str:
    seen = guess.seen
    if not seen.numbers:
        return f"{quote(seen.name)} holds no number, so it is no {KINDS[kind].label}."
    found = answering.number(seen)
    codes = found.codes if found else {cell: True for cell in seen.cells if seen.says_none(cell)}
    core = [number for cell, number in seen.numbers.items() if cell not in codes]
    if not core:
        codes = {}
    ends = STARS if kind == "recommendation" else found.ends if found else None
    return Guess(seen, kind, "You said so.", ends=ends, codes=codes)


def _labels(guess: Guess, kind: str) -> Guess | str:
    seen = guess.seen
    if _tells(guess):  # no cell of it may stand in a mapping
        said = "may tell who somebody is, so that its answers cannot be put in an order."
        return f"{quote(seen.name)} {said} Keep it as a segment."
    codes = {cell: True for cell in seen.cells if seen.says_none(cell)}
    if kind in PAIRS and not guess.labels and len(seen.numbers) == len(seen.answers):
        return Guess(seen, kind, "You said so.", codes=codes)
    order = in_order(seen.labels, YES_NO) if kind == "yes_no" else in_order(seen.labels)
    labels = order or guess.labels or tuple(seen.labels)
    exact = {"yes_no": 2, **dict.fromkeys(PAIRS, KANO_STEPS)}.get(kind)
    if seen.different > len(seen.cells) or len(labels) > MOST_STEPS or len(labels) < 2:
        return (
            f"{quote(seen.name)} holds {amount(seen.different)} different answers; "
            f"2 to {MOST_STEPS} can be put in an order."
        )
    if exact and len(labels) != exact:
        many = f"{quote(seen.name)} holds {amount(len(labels))} different answers"
        return f"{many}; {KINDS[kind].label} has {amount(exact)}."
    return Guess(seen, kind, "You said so.", labels, bool(order), codes=codes)


def _days(guess: Guess, kind: str) -> Guess | str:
    found = identities.date(guess.seen)
    if found is None:
        return f"{quote(guess.seen.name)} holds too few days to be a {KINDS[kind].label}."
    return replace(found, kind=kind)


def _groups(guess: Guess, kind: str) -> Guess | str:
    codes = {cell: True for cell in guess.seen.cells if guess.seen.says_none(cell)}
    return Guess(guess.seen, kind, "You said so.", tuple(guess.seen.labels), codes=codes)


_LOOKS: Mapping[str, Callable[[Guess, str], Guess | str]] = {
    "rating": _numbers,
    "recommendation": _numbers,
    "number": _numbers,
    "weight": _numbers,
    "ordered": _labels,
    "yes_no": _labels,
    "functional": _labels,
    "dysfunctional": _labels,
    "date": _days,
    "segment": _groups,
}
