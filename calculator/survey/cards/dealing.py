"""Which questions a survey answers: a card for each, with its reply or why there is none."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from calculator.catalog import load
from calculator.survey.answers.responses import Responses
from calculator.survey.cards import (
    contrasts,
    drivers,
    effort,
    expectations,
    first,
    in_full,
    kano_pairs,
    performing,
    quality,
    recommending,
    satisfaction,
    usability,
    zones,
)
from calculator.survey.cards.card import Card, Told, reply_of
from calculator.survey.cards.limits import LIMITS
from calculator.survey.cards.surveyed import Surveyed, surveyed
from calculator.survey.statistics.gathering import GatheringPlan


@dataclass(frozen=True)
class Maker:
    """What makes one card: what it needs of a survey, and what it says of it."""

    plan: Callable[[Responses], GatheringPlan]
    tell: Callable[[Surveyed], Told | str]


MAKERS: Mapping[str, Maker] = {
    "encounter": Maker(first.plan, first.tell),
    "satisfaction": Maker(satisfaction.plan, satisfaction.tell),
    "promoters": Maker(recommending.plan, recommending.tell),
    "effort": Maker(effort.plan, effort.tell),
    "importance-performance": Maker(performing.plan, performing.tell),
    "drivers": Maker(drivers.plan, drivers.tell),
    "penalty-reward": Maker(contrasts.plan, contrasts.tell),
    "kano": Maker(kano_pairs.plan, kano_pairs.tell),
    "servqual": Maker(expectations.plan, expectations.tell),
    "tolerance": Maker(zones.plan, zones.tell),
    "encounter-quality": Maker(quality.plan, quality.tell),
    "sus": Maker(usability.plan, usability.tell),
}
"""By the calculator whose question it is, in the order of the cards."""


def dealt(answers: Responses, widths: Sequence[str] = ("wide",)) -> tuple[Card, ...]:
    """The cards of a survey's typed answers, those that say something first.

    Args:
        answers: What `answers.responses.responses` made of a file by its mapping.
        widths: The widths in which charts are drawn, "wide" or "narrow".
    """
    survey = surveyed(answers, planned(answers))
    cards = [_card(key, maker, survey, widths) for key, maker in MAKERS.items()]
    return tuple(sorted(cards, key=lambda card: card.reply is None))


def planned(answers: Responses) -> GatheringPlan:
    """All that the cards need of a survey, gathered in one pass; the mapping alone decides it."""
    plans = [maker.plan(answers) for maker in MAKERS.values()]
    derived = {each.name: each for one in plans for each in one.derived}
    cuts = {each.name: each for one in plans for each in one.thresholds}
    return GatheringPlan(
        items=tuple(dict.fromkeys(name for one in plans for name in one.items)),
        derived=tuple(derived.values()),
        thresholds=tuple(cuts.values()),
        sets={name: of for one in plans for name, of in one.sets.items()},
        group_sets={name: of for one in plans for name, of in one.group_sets.items()},
        pairs={name: of for one in plans for name, of in one.pairs.items()},
    )


def _card(key: str, maker: Maker, survey: Surveyed, widths: Sequence[str]) -> Card:
    declared = load(key)
    told = maker.tell(survey)
    if isinstance(told, str):
        return Card(key, declared.question, None, told)
    works = tuple(one for one in declared.sources if isinstance(one, str))
    form = in_full.opened(declared, survey, told)
    held = None if isinstance(form, str) else form.inputs
    return Card(
        key,
        declared.question,
        reply_of(key, told, widths, held),
        limits=LIMITS[key],
        sources=works,
        opens="" if isinstance(form, str) else form.said,
        not_held=form if isinstance(form, str) else "",
    )
