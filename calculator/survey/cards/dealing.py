"""Which questions a survey answers: a card for each, with its reply or why there is none."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from calculator.catalog import load
from calculator.survey.answers.responses import Responses
from calculator.survey.cards import (
    contrasts,
    drift,
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
    """What makes one card: what it needs of a survey, and what it says of it.

    `question` and `sources` are those of the calculator unless they are named. Where `asked` says
    that a survey's mapping does not ask for the card there is none, not even why it is silent.
    """

    plan: Callable[[Responses], GatheringPlan]
    tell: Callable[[Surveyed], Told | str]
    question: str = ""
    sources: tuple[str, ...] = ()
    asked: Callable[[Responses], bool] = lambda _: True


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
    "five-steps": Maker(
        drift.plan,
        drift.tell,
        drift.QUESTION,
        drift.SOURCES,
        lambda answers: answers.drift is not None,
    ),
}
"""By the calculator whose question it is, in the order of the cards."""


def dealt(answers: Responses, widths: Sequence[str] = ("wide",)) -> tuple[Card, ...]:
    """The cards of a survey's typed answers, those that say something first.

    Args:
        answers: What `answers.responses.responses` made of a file by its mapping.
        widths: The widths in which charts are drawn, "wide" or "narrow".
    """
    return told_by(surveyed(answers, planned(answers), drift.plan(answers)), widths)


def told_by(survey: Surveyed, widths: Sequence[str] = ("wide",)) -> tuple[Card, ...]:
    """The same from a survey's statistics, wherever they were gathered."""
    cards = [
        _card(key, maker, survey, widths)
        for key, maker in MAKERS.items()
        if maker.asked(survey.answers)
    ]
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


def sources_of(key: str) -> tuple[str, ...]:
    """The works that a card rests on, by their keys in the site's bibliography."""
    own = tuple(one for one in load(key).sources if isinstance(one, str))
    return MAKERS[key].sources or own


def _card(key: str, maker: Maker, survey: Surveyed, widths: Sequence[str]) -> Card:
    declared = load(key)
    told = maker.tell(survey)
    if isinstance(told, str):
        return Card(key, maker.question or declared.question, None, told)
    form = in_full.opened(declared, survey, told)
    held = None if isinstance(form, str) else form.inputs
    return Card(
        key,
        maker.question or declared.question,
        reply_of(key, told, widths, held),
        limits=LIMITS[key],
        sources=sources_of(key),
        opens="" if isinstance(form, str) else form.said,
        not_held=form if isinstance(form, str) else "",
    )
