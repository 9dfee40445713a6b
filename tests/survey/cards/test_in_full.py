"""A card opened in its calculator: the same figures there, or why no form takes it."""

from __future__ import annotations

import json
import math
from random import Random
from typing import Any

import pytest

from calculator import respond
from calculator.outputs.link import open_link
from calculator.outputs.state import opened
from calculator.survey.answers.responses import Responses
from calculator.survey.cards import in_full, taken_away
from calculator.survey.cards.card import Card
from calculator.survey.cards.dealing import MAKERS
from calculator.survey.mapping.survey_mapping import MappedMoment
from tests.survey.cards.dealing_cards import cards, column, said, typed

NAMES = ("Check-in", "Bag drop", "Boarding")
PARTS = ("expectation", "importance", "performance", "adequate", "desired")
PEOPLE = 60


def survey(**more: Any) -> Responses:
    """Three moments with all their parts, a pair of Kano's, and one question of each other kind."""
    chance = Random("in full")

    def between(low: int, high: int) -> list[object]:
        return [chance.randint(low, high) for _ in range(PEOPLE)]

    columns: dict[str, list[object]] = {"team": [chance.choice("AB") for _ in range(PEOPLE)]}
    kinds = [column("team", "segment")]
    for name in NAMES:
        for part in PARTS:
            low, high = {"adequate": (1, 3), "desired": (5, 7)}.get(part, (1, 7))
            columns[f"{part} {name}"] = between(low, high)
            kinds.append(column(f"{part} {name}", scale="seven"))
    for half, kind in (("with", "functional"), ("without", "dysfunctional")):
        columns[half] = between(1, 5)
        kinds.append(column(half, kind, "kano"))
    for at in range(1, 11):
        columns[f"s{at}"] = between(1, 5)
        kinds.append(column(f"s{at}", measures=f"SUS {at}"))
    columns |= {"easy": between(1, 7), "advise": between(0, 10), "overall": between(1, 5)}
    kinds += [
        column("easy", scale="seven", measures="effort 2.0"),
        column("advise", "recommendation", "recommend"),
        column("overall"),
    ]
    if "weight" in more:
        columns[more["weight"]] = [1 + at % 4 / 4 for at in range(PEOPLE)]
    moments = [MappedMoment(name, {part: f"{part} {name}" for part in PARTS}) for name in NAMES[1:]]
    first = {part: f"{part} {NAMES[0]}" for part in PARTS}
    pair = {"functional": "with", "dysfunctional": "without"}
    moments.insert(0, MappedMoment(NAMES[0], first | pair))
    return typed(columns, kinds, moments, **{"outcome": "overall", **more})


@pytest.fixture(scope="module")
def dealt() -> dict[str, Card]:
    return cards(survey())


def replied(card: Card) -> dict[str, Any]:
    """What the calculator says of what the card hands on, by its link and by its file alike."""
    assert card.reply is not None
    assert card.opens, card.not_held
    link = open_link(taken_away.link(card))
    file = opened(taken_away.inputs(card).text)
    assert (link.calculator, link.messages) == (file.calculator, file.messages) == (card.key, ())
    assert link.inputs == file.inputs
    reply = respond(card.key, link.inputs)
    assert not reply.faulty, reply.messages
    assert reply.inputs == card.reply.inputs
    return reply.data()


def same(mine: dict[str, Any], theirs: dict[str, Any], **keys: str) -> None:
    """The card's figures are the calculator's: the card's key = the calculator's."""
    for own, other in keys.items():
        assert math.isclose(mine[own], theirs[other], rel_tol=1e-9, abs_tol=1e-9), (own, other)


def test_shares_and_scores_are_those_of_the_card(dealt: dict[str, Card]) -> None:
    told, form = said(dealt["satisfaction"])["values"], replied(dealt["satisfaction"])["values"]
    same(told, form, rate="rate", low="low", high="high", mean="mean", sd="sd", n="answered")
    told, form = said(dealt["promoters"])["values"], replied(dealt["promoters"])["values"]
    keys = ("nps", "low", "high", "nps_adjusted", "low_adjusted", "high_adjusted", "promoters")
    same(told, form, n="answered", **{key: key for key in keys})
    told, form = said(dealt["effort"])["values"], replied(dealt["effort"])["values"]
    same(told, form, rate="share", low="low", high="high", mean="mean", sd="sd", n="answered")


def of_all(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The rows of all who answered, without those of groups and waves."""
    return [row for row in rows if "by" not in row]


def test_moments_stand_as_on_the_card(dealt: dict[str, Card]) -> None:
    for key, same_keys in {
        "encounter": {"need": "need", "gap": "gap"},
        "servqual": {"gap": "gap"},
        "tolerance": {"msa": "msa", "mss": "mss", "position": "position"},
        "kano": {"better": "better", "worse": "worse", "lead_low": "lead_low"},
    }.items():
        told, form = said(dealt[key])["rows"], replied(dealt[key])["rows"]
        told = of_all(told)
        assert [row["name"] for row in told] == [row["name"] for row in form]
        for mine, theirs in zip(told, form, strict=True):
            same(mine, theirs, **same_keys)
    told, form = said(dealt["encounter"]), replied(dealt["encounter"])
    ranks = [row["rank"] for row in of_all(told["rows"])]
    assert ranks == [row["rank"] for row in form["rows"]]
    told, form = said(dealt["kano"]), replied(dealt["kano"])
    assert (told["rows"][0]["class_mode"], told["answer"]) == (
        form["rows"][0]["class_mode"],
        form["answer"],
    )
    same(said(dealt["servqual"])["values"], replied(dealt["servqual"])["values"], value="weighted")
    told, form = said(dealt["importance-performance"]), replied(dealt["importance-performance"])
    placed = {row["name"]: row["quadrant_stated"] for row in of_all(told["rows"])}
    assert {row["name"]: row["quadrant"] for row in form["rows"]} == placed


def test_a_question_on_another_scale_opens_with_its_share() -> None:
    answers = typed({"day": [at % 11 for at in range(44)]}, [column("day", scale="recommend")])
    card = cards(answers)["satisfaction"]
    assert "the share is the same, and there is no mean" in card.opens
    told, form = said(card)["values"], replied(card)["values"]
    same(told, form, rate="rate", low="low", high="high", n="answered")
    assert form["mean"] is None


def test_what_no_form_takes_says_so_and_hands_nothing_on(dealt: dict[str, Card]) -> None:
    for key, why in {"sus": in_full.ONE_BY_ONE, "drivers": in_full.ONE_BY_ONE}.items():
        if dealt[key].reply:
            assert (dealt[key].not_held, taken_away.link(dealt[key])) == (why, "")
            assert "inputs" not in dealt[key].data()
    weighted = cards(survey(weight="w"))
    for key in in_full.FORMS:
        assert weighted[key].not_held == in_full.WEIGHTED
    assert set(in_full.FORMS) < set(MAKERS)
    half = [1.5, 2.0, 7.0] * 10
    card = cards(typed({"easy": half}, [column("easy", scale="seven", measures="effort 2.0")]))[
        "effort"
    ]
    assert "answers between the points of its scale" in card.not_held


def test_importance_on_a_scale_of_its_own_is_not_put_on_the_other() -> None:
    columns: dict[str, list[object]] = {}
    kinds, moments = [], []
    for name in NAMES:
        for part, most in (("expectation", 7), ("performance", 7), ("importance", 5)):
            columns[f"{part} {name}"] = [1 + (at + len(name)) % most for at in range(35)]
            kinds.append(column(f"{part} {name}", scale="seven" if most == 7 else "five"))
        parts = {part: f"{part} {name}" for part in ("expectation", "performance", "importance")}
        moments.append(MappedMoment(name, parts))
    found = cards(typed(columns, kinds, moments))
    for key in ("encounter", "importance-performance"):
        assert found[key].not_held == in_full.TWO_SCALES


def test_nothing_of_one_person_is_handed_on(dealt: dict[str, Card]) -> None:
    """Each number that is handed on is of the sixty, and there are few of them."""
    for key in in_full.FORMS:
        held = json.loads(taken_away.inputs(dealt[key]).text)["inputs"]
        assert not held.get("scores")
        assert not held.get("pairs")
        assert len(json.dumps(held)) < 1500, key
        assert in_full.NO_PERSON in dealt[key].opens


def test_charts_and_tables_leave_a_card(dealt: dict[str, Card]) -> None:
    card = dealt["promoters"]
    assert card.reply is not None
    assert card.reply.presented is not None
    about = {"title": "Your survey", "date": "1 May 2026"}

    def leaves(kind: object, which: object, key: str = "promoters") -> dict[str, Any]:
        asked = json.dumps({"as": kind, "which": which, "about": about})
        found: dict[str, Any] = json.loads(taken_away.leave([card], key, asked))
        return found

    drawing = leaves("svg", 0)
    assert drawing["file"] == "promoters-chart-1.svg"
    assert "Your survey. 1 May 2026" in drawing["text"]
    charts, tables = card.reply.presented.charts, card.reply.presented.tables
    groups = leaves("csv", len(charts) + 1)
    assert (
        groups["text"]
        .splitlines()[0]
        .endswith("Group,Answers,Estimate,Low,High," + ("From all others,Low,High,Shown"))
    )
    assert len(groups["text"].splitlines()) == 1 + len(tables[1].rows)
    assert "\t" in leaves("tsv", len(charts))["text"].splitlines()[0]
    assert json.loads(leaves("state", None)["text"])["calculator"] == "promoters"
    for kind, which, why in (
        ("svg", 99, "There is no chart 100"),
        ("report", None, "One chart or one table of it can leave"),
        ("csv", None, "One chart or one table of it can leave"),
        ("csv", True, "must be a whole number"),
        ("png", 0, "Nothing leaves as “png”"),
    ):
        assert why in leaves(kind, which)["messages"][0]["text"]
    assert "is not shown any more" in leaves("svg", 0, "kano")["messages"][0]["text"]
