"""The net promoter score: what is it, how sure are we, and did it change?"""

from math import fsum
from typing import Any

from calculator.catalog import _counted as answers
from calculator.catalog import _waves as waves
from calculator.catalog.promoters.fields import FIELDS, KINDS, VALUES, check
from calculator.catalog.promoters.telling import present
from calculator.declaration import Calculator, Findings, Message
from calculator.fields import Inputs
from calculator.methods import counting, net_promoter, nps_difference
from calculator.words import plural

Mix = tuple[float, float, float]
"""Promoters, passives and detractors of one survey."""


def calculate(inputs: Inputs) -> Findings:
    """Work out the score of each survey, and their difference, each plain and adjusted."""
    values: dict[str, Any] = dict.fromkeys(value.key for value in VALUES)
    first, *later = (mix for survey in ("", "second_") if (mix := _counted(inputs, survey)))
    values |= _score(first, inputs["scores"])
    for second in later:
        values |= waves.later(_score(second, inputs["second_scores"]))
        values |= _difference(first, second)
    notes = (*answers.left_out(inputs, "scores", "second_scores"), *_between_points(inputs))
    return Findings(values, notes=notes)


def _counted(inputs: Inputs, survey: str) -> Mix | None:
    scores = inputs[f"{survey}scores"]
    if scores is not None:
        return counting.recommendations(answers.there(scores))
    promoters, passives, detractors = (inputs[f"{survey}{kind}"] for kind in KINDS)
    return None if promoters is None else (promoters, passives, detractors)


def _score(mix: Mix, scores: list[float | None] | None) -> dict[str, float | None]:
    plain, adjusted = net_promoter.plain(*mix), net_promoter.adjusted(*mix)
    return {
        "nps": plain.nps,
        "margin": plain.margin,
        "low": plain.low,
        "high": plain.high,
        "nps_adjusted": adjusted.nps,
        "low_adjusted": adjusted.low,
        "high_adjusted": adjusted.high,
        **answers.how_many(scores, fsum(mix)),
        **dict(zip(KINDS, mix, strict=True)),
    }


def _difference(first: Mix, second: Mix) -> dict[str, float]:
    adjusted = nps_difference.adjusted(first, second)
    plain = nps_difference.plain(first, second)
    return {
        **waves.between(adjusted.difference, adjusted.low, adjusted.high),
        "difference_plain": plain.difference,
        "difference_low_plain": plain.low,
        "difference_high_plain": plain.high,
    }


def _between_points(inputs: Inputs) -> list[Message]:
    """Say how answers count that are no whole points."""
    notes = []
    for key in ("scores", "second_scores"):
        between = [one for one in answers.there(inputs[key] or ()) if one != int(one)]
        if between:
            said = (
                f"{plural(len(between), 'answer', 'answers')} not whole: below 7 is counted as a "
                "detractor, 7 to below 9 as a passive."
            )
            notes.append(Message(key, said, level="note"))
    return notes


CALCULATOR = Calculator(
    name="promoters",
    question="What is our NPS, and how sure are we?",
    fields=FIELDS,
    values=VALUES,
    example={"promoters": 31, "passives": 22, "detractors": 12},
    check=check,
    calculate=calculate,
    present=present,
    limits=(
        "The interval covers chance alone. It takes the answers for a random draw from all "
        "customers; those who did not answer may think otherwise.",
        "A score hides its mix: 40 % promoters with 20 % detractors and 20 % promoters with none "
        "both give +20.",
        "It says how customers answer a question about recommending, not whether they do "
        "recommend, and not why.",
        "Whether it predicts growth better than other measures is disputed.",
        *waves.LIMITS,
    ),
    sources=("reichheld2003", "rocks2016", "rocks2016b", "lewis2021b", "keiningham2007"),
    snippet=(
        "from calculator.methods import net_promoter\n"
        "\n"
        "score = net_promoter.adjusted(promoters=31, passives=22, detractors=12)\n"
        "result = score.nps"
    ),
    snippet_gives="nps_adjusted",
)
