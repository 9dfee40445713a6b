"""One test reads every answer's sentence against its own intervals, on many sets drawn.

What is put first, what rose, what mainly punishes: each such word of an answer is part of a claim,
and a claim names its value and interval. Or the sentence says that it is so "here", in these
answers, and claims nothing of others. Words that say how sure something is need a claim in the
advice too.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from random import Random
from typing import Any

import numpy as np
import pytest

import calculator
from calculator.declaration import Claim
from calculator.sureness import how_sure
from tests import drawn
from tests.soaking import times

SETS = times(20)
STRONG = re.compile(
    r"\b(?:first|most|mainly|largest|greatest|highest|lowest|least|best|worst|rose|fell|outnumbers?"
    r"|delights?|taken for granted|[Mm]end the data|beyond chance)\b"
)
# Words that claim nothing: of a number, of counting, of what was asked; and what denies a claim.
HARMLESS = re.compile(
    r"most likely|[Aa]t (?:least|most)|first attempts?|most frequent|stays? first|first survey"
    r"|of the first|Nothing needs fixing first|Nothing that goes beyond chance|the best of them"
    r"|they tie|tie as rated|No response delights yet|[Nn]o delight|delight may have become basic"
    r"|[^.;]*\bdo(?:es)? not (?:show|tell|call)\b[^.;]*"
    r"|These answers show no moment[^.;]*|Do not call[^.;]*|not beyond chance"
)
PROVING = re.compile(
    r"\b(?:clearly|do outnumber|chance allowed for|beyond (?:chance|doubt)|for sure"
    r"|(?:have|has) become|can delight|(?:costs|earns) more than|rarely separate|goes? with"
    r"|These answers show that|whole interval)\b"
)
"""Words that say of others than those who answered how something is, wherever they stand."""
NAMED = re.compile("“[^”]*”")


def unproven(answer: str, claims: Sequence[Claim], strong: re.Pattern[str] = STRONG) -> list[str]:
    """Strong words of an answer that no claim holds, and whose sentence does not say "here"."""
    covered = [
        range(found.start(), found.end())
        for claim in claims
        for found in re.finditer(re.escape(claim.words), answer)
    ]
    bare = NAMED.sub(lambda name: "x" * len(name[0]), answer)
    covered += [range(one.start(), one.end()) for one in HARMLESS.finditer(bare)]
    loose = []
    for word in strong.finditer(bare):
        start = max(bare.rfind(stop, 0, word.start()) for stop in (". ", "; ", ": "))
        end = min(
            at for stop in (". ", "; ", ": ") if (at := (bare + stop).find(stop, word.end())) >= 0
        )
        here = re.search(r"\bhere\b|[Bb]y these figures", bare[start + 1 : end])
        if not here and not any(word.start() in one for one in covered):
            loose.append(word[0])
    return loose


def at(found: Any, path: str) -> Any:
    for key in path.split("."):
        found = found[int(key)] if isinstance(found, list) else found[key]
    return found


def uncarried(result: dict[str, Any], said: str, claims: Sequence[Claim]) -> list[str]:
    """Claims whose words nobody reads, or whose interval does not lie on their side."""
    wrong = []
    for claim in claims:
        ends = claim.ends or (f"{claim.of}_low", f"{claim.of}_high")
        value, low, high = (at(result, path) for path in (claim.of, *ends))
        end = low if claim.side > 0 else high
        if claim.words not in said:
            wrong.append(f"{claim.words!r} is not said")
        elif not low <= value <= high or not (end - claim.line) * claim.side > 0:
            wrong.append(f"{claim.words!r} rests on {value} ({low} to {high}) at {claim.line}")
    return wrong


def judged(name: str, inputs: dict[str, Any]) -> list[str]:
    reply = calculator.respond(name, inputs)
    if reply.presented is None:
        return []
    said = " ".join([reply.answer or "", *reply.advice])
    result = {"values": dict(reply.values), "rows": [dict(row) for row in reply.rows]}
    wrong = uncarried(result, said, reply.presented.claims)
    wrong += unproven(reply.answer or "", reply.presented.claims)
    wrong += unproven(said, reply.presented.claims, PROVING)
    return [f"{one} in: {said}" for one in wrong]


@pytest.mark.parametrize("name", calculator.names())
def test_no_answer_claims_what_its_interval_does_not_carry(name: str) -> None:
    found = [
        one
        for seed in range(SETS)
        for inputs in (noise(name, seed), around(name, seed))
        for one in judged(name, inputs)
    ]
    assert found == []


def around(name: str, seed: int) -> dict[str, Any]:
    return drawn.answered(Random(f"claims {name} {seed}"), name)


def noise(name: str, seed: int) -> dict[str, Any]:
    """Answers to which nothing is behind, where a calculator takes answers one by one."""
    draw = np.random.default_rng(seed)
    answers, width = int(draw.integers(30, 120)), int(draw.integers(2, 6))
    ratings = draw.integers(1, 8, (answers, width + 1)).astype(float)
    columns = {f"Moment {at}": ratings[:, at].tolist() for at in range(width)}
    match name:
        case "penalty-reward":
            return {"overall": ratings[:, -1].tolist(), "data": columns, "low": 2, "high": 6}
        case "drivers":
            return {"outcome": "Y", "data": {"Y": ratings[:, -1].tolist(), **columns}}
        case "kano":
            counts = draw.multinomial(answers, [1 / 6] * 6, size=width)
            rows = [dict(zip("AOMIRQ", row.tolist(), strict=True)) for row in counts]
            return {"rows": [{"name": f"Moment {at}", **row} for at, row in enumerate(rows)]}
        case "encounter-quality":
            items = [
                {
                    "name": f"Item {at}",
                    "dimension": ("civility", "competence", "congeniality")[at % 3],
                }
                for at in range(width)
            ]
            return {"items": items, "answers": ratings[:, :width].tolist()}
        case "promoters" | "satisfaction" | "effort":
            low, high = {"promoters": (0, 10), "satisfaction": (1, 5), "effort": (1, 7)}[name]
            first, second = draw.integers(low, high + 1, (2, answers)).tolist()
            return {"scores": first, "second_scores": second}
    return calculator.load(name).example


@pytest.mark.parametrize(
    ("name", "inputs", "words"),
    [
        ("promoters", {"promoters": 31, "passives": 22, "detractors": 12}, "do outnumber"),
        ("satisfaction", {"scores": [5] * 40 + [1] * 10}, "A majority is satisfied"),
        ("satisfaction", {"scores": [5] * 10 + [1] * 40}, "A majority is not satisfied"),
        ("five-steps", None, "clearly fewer are satisfied with “Workaround or loan device”"),
        ("five-steps", None, "from period 3 on, clearly fewer are satisfied"),
        ("five-steps", None, "misses its standard of 70 %"),
        ("outcomes", None, "the whole interval lies below it"),
        ("incidents", None, "goes with bad incidents"),
        ("incidents", None, "Chance alone would rarely separate them"),
    ],
)
def test_what_is_there_is_claimed(name: str, inputs: dict[str, Any] | None, words: str) -> None:
    """A test of claims that are never made would hold for ever."""
    reply = calculator.respond(name, inputs or calculator.load(name).example)
    assert reply.presented
    assert words in " ".join([reply.answer or "", *reply.advice])
    assert any(words in claim.words for claim in reply.presented.claims)


def test_words_of_proof_need_a_claim_in_the_advice_too() -> None:
    said = (
        "The interval leaves out 0: promoters do outnumber detractors. Begin with “do outnumber”."
    )
    claim = Claim("promoters do outnumber", "values.nps", side=1)
    assert unproven(said, (), PROVING) == ["do outnumber"]
    assert unproven(said, (claim,), PROVING) == []


def test_on_noise_hardly_anything_mainly_punishes() -> None:
    """Twelve such sets once announced it eleven times; a 95 % interval may err now and then."""
    found = [calculator.respond("penalty-reward", noise("penalty-reward", s)) for s in range(SETS)]
    assert all(one.answer for one in found)
    claimed = [one for one in found if one.presented and one.presented.claims]
    assert len(claimed) <= max(2, SETS // 10)


def test_on_noise_no_driver_comes_first_and_with_a_cause_it_does() -> None:
    sets = [noise("drivers", seed) for seed in range(times(6))]
    said = [how_sure("drivers", one) for one in sets]
    assert all(one and one.answer.startswith("Do not call") for one in said)
    for found, inputs in zip(said, sets, strict=True):
        assert found
        reply = calculator.respond("drivers", inputs)
        assert uncarried(found.values, found.answer, found.claims) == []
        assert unproven(found.answer, found.claims) == []
        assert "has the largest weight here" in (reply.answer or "")
    draw = np.random.default_rng(1)
    columns = draw.normal(size=(150, 4))
    outcome = columns @ [0.9, 0.3, 0, 0] + draw.normal(size=150)
    named = {name: columns[:, at].tolist() for at, name in enumerate("abcd")}
    first = how_sure("drivers", {"outcome": "y", "data": {"y": outcome.tolist(), **named}})
    assert first
    assert first.answer.startswith("“a” comes first beyond chance.")
    assert [one.of for one in first.claims] == ["compared.0.less", "compared.1.less"]
    assert uncarried(first.values, first.answer, first.claims) == []


def test_how_sure_a_journey_is_claims_nothing_that_draws_do_not_carry() -> None:
    example = calculator.load("encounter").example
    found = how_sure("encounter", example)
    assert found
    assert unproven(found.answer, found.claims) == []


@pytest.mark.parametrize(
    ("answer", "loose"),
    [
        ("“Queue” mainly punishes.", ["mainly"]),
        ("“Room” comes first beyond chance.", ["first", "beyond chance"]),
        ("“Room” has the largest weight here.", []),
        ("“My first day” is as expected.", []),
        ("“a” has the largest gap here; “b” is lowest.", ["lowest"]),
        ("It most likely lies between 1 and 2.", []),
    ],
)
def test_a_strong_word_without_a_claim_is_found(answer: str, loose: list[str]) -> None:
    assert unproven(answer, ()) == loose


def test_a_claim_that_its_interval_does_not_carry_is_found() -> None:
    result = {"rows": [{"gap": -1.0, "gap_low": -2.0, "gap_high": 0.1}]}
    claim = Claim("it falls", "rows.0.gap", side=-1)
    assert uncarried(result, "Here it falls.", [claim]) != []
    result["rows"][0]["gap_high"] = -0.1
    assert uncarried(result, "Here it falls.", [claim]) == []
    assert uncarried(result, "Nothing is said.", [claim]) != []
