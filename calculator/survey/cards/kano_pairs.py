"""Kano's classes from pairs of answers, in the calculator's own words, by group and by wave."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from math import fsum
from typing import Any

from calculator.catalog import load
from calculator.methods import kano, wilson
from calculator.precision import settle, settled
from calculator.survey.answers.responses import Responses
from calculator.survey.cards import comparing, groups_said, groups_shown
from calculator.survey.cards.card import Told
from calculator.survey.cards.measures import ShareOf
from calculator.survey.cards.surveyed import Surveyed
from calculator.survey.statistics.gathering import GatheringPlan, GroupStatistics, Pair
from calculator.survey.statistics.sums import Histogram, Tally, together
from calculator.words import amount, quote

NONE = (
    "No moment has both of Kano’s columns, functional (how it is with the thing) and dysfunctional "
    "(how it is without)."
)
PLEASES, ANNOYS = "AO", "OM"


def asked(answers: Responses) -> dict[str, tuple[str, str]]:
    """The two columns of each moment that has both."""
    return {
        one.name: (one.parts["functional"], one.parts["dysfunctional"])
        for one in answers.moments
        if "functional" in one.parts and "dysfunctional" in one.parts
    }


def plan(answers: Responses) -> GatheringPlan:
    """Their pairs of answers."""
    return GatheringPlan(pairs={_pairs(name): of for name, of in asked(answers).items()})


def _pairs(name: str) -> str:
    return f"kano {name}"


def tell(survey: Surveyed) -> Told | str:
    """Say what the calculator says of so many answers of equal weight, then who differs."""
    moments = [
        _moment(name, classes)
        for name in asked(survey.answers)
        if (classes := classes_of(survey.whole, name))["all"].effective >= 1
    ]
    if not moments:
        return NONE
    declared = load("kano")
    equal = [{"name": one["name"], **one["equal"]} for one in moments]
    inputs = {"rows": equal, "pairs": [], "table": kano.KANO}
    found = declared.calculate(inputs)
    found = replace(found, rows=settled(found.rows))
    presented = declared.present(inputs, found)
    groups = comparing.comparisons(
        survey,
        *(
            _share(one["name"], letters, verb)
            for one in moments
            for letters, verb in ((PLEASES, "please"), (ANNOYS, "annoy"))
        ),
    )
    lines = [
        {**{key: one[key] for key in one if key != "equal"}, **row}
        for one, row in zip(moments, found.rows, strict=True)
    ]
    return Told(
        presented=replace(
            presented,
            advice=(*presented.advice, *groups_said.said(groups, survey.answers.least_group)),
            tables=(
                *presented.tables,
                *(groups_shown.table(one, weighted=survey.worth_fewer) for one in groups),
            ),
        ),
        values={},
        rows=[*lines, *groups_shown.rows(groups)],
        notes=[*(one.text for one in found.notes), *_notes(survey, moments, groups)],
    )


def classes_of(group: GroupStatistics, name: str) -> dict[str, Tally]:
    """The tally of each class of a moment among a group's answers, and of all of them."""
    return _classes(group.pairs[_pairs(name)])


def _classes(counted: Mapping[Pair, Tally]) -> dict[str, Tally]:
    """The tally of each class, and of all of them."""
    held: dict[str, list[Tally]] = {letter: [] for letter in kano.CLASSES}
    for pair, tally in counted.items():
        held[_letter(pair)].append(tally)
    found = {letter: together(tallies) for letter, tallies in held.items()}
    return {**found, "all": together(found.values())}


def _letter(pair: Pair) -> str:
    functional, dysfunctional = (kano.ANSWERS[int(one) - 1] for one in pair)
    return kano.classify(functional, dysfunctional)


def _moment(name: str, classes: Mapping[str, Tally]) -> dict[str, Any]:
    """A moment's rows by class, the same as answers of equal weight, and whom it moves."""
    whole = classes["all"]
    worth = whole.effective
    equal = {
        letter: settle(classes[letter].weight / whole.weight * worth) for letter in kano.CLASSES
    }
    moved = {
        key: (share := min(1.0, fsum(equal[one] for one in letters) / worth), share * worth)
        for key, letters in (("pleases", PLEASES), ("annoys", ANNOYS))
    }
    ends = {key: wilson.interval(count, worth) for key, (_, count) in moved.items()}
    return {
        "name": name,
        "n": whole.rows,
        "effective": worth,
        **{letter: classes[letter].rows for letter in kano.CLASSES},
        **{key: share for key, (share, _) in moved.items()},
        **{f"{key}_low": low for key, (low, _) in ends.items()},
        **{f"{key}_high": high for key, (_, high) in ends.items()},
        "equal": equal,
    }


def _share(name: str, letters: str, verb: str) -> ShareOf:
    """The share of all who answered whom a moment would please or annoy."""
    what = "having" if verb == "please" else "missing"
    places = {kano.CLASSES.index(letter) for letter in letters}
    return ShareOf(
        f"share whom {what} {quote(name)} would {verb}",
        _pairs(name),
        lambda place: place in places,
        counted=_by_class(name),
    )


def _by_class(name: str) -> Callable[[GroupStatistics], Histogram]:
    """How a group's classes are counted, each by its place among the classes."""

    def counted(group: GroupStatistics) -> Histogram:
        classes = classes_of(group, name)
        there = [(at, classes[letter]) for at, letter in enumerate(kano.CLASSES)]
        return Histogram({float(at): tally for at, tally in there if tally.rows})

    return counted


def _notes(
    survey: Surveyed,
    moments: list[dict[str, Any]],
    groups: tuple[comparing.Comparison, ...],
) -> Iterator[str]:
    if said := survey.worth_said(moments[0]["effective"]):
        yield f"{said} Counts are those of answers of equal weight."
    left = [len(survey.answers.lines) - one["n"] for one in moments]
    if any(left):
        yield (
            f"Up to {amount(max(left))} of {amount(len(survey.answers.lines))} rows lack one of a "
            "moment’s two answers and do not count for it."
        )
    yield from groups_shown.doubts(groups, survey)
