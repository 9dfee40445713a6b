"""Several people who rated one journey: agreement against scipy, and nothing matched in silence."""

from __future__ import annotations

import json
from statistics import median
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

import calculator
from calculator import wire
from calculator.declaration import Agreement
from calculator.errors import NotTogether
from calculator.together import MOST, put_together
from tests.calculator.test_claims import PROVING, uncarried, unproven

NAMES = ("Queue", "Bag drop", "Boarding", "Landing", "Baggage", "Refund")


def moment(name: str, experience: float = 5, **cells: Any) -> dict[str, Any]:
    rated = {"importance": 7, "expectation": 8, "experience": experience, "reach": 100}
    return {"name": name, "channel": "place", **rated, **cells}


def journey(*moments: dict[str, Any], **settings: Any) -> dict[str, Any]:
    return {"moments": list(moments), "scale": [1, 10], **settings}


def rated(*experiences: float) -> dict[str, Any]:
    return journey(*(moment(name, one) for name, one in zip(NAMES, experiences, strict=False)))


def together(*people: dict[str, Any]) -> Agreement:
    return put_together("encounter", [(f"P{at}", one) for at, one in enumerate(people, start=1)])


@given(
    st.integers(2, 6).flatmap(
        lambda width: st.lists(
            st.lists(st.integers(1, 8), min_size=width, max_size=width), min_size=3, max_size=7
        )
    )
)
def test_agreement_is_friedmans_with_ties(ratings: list[list[int]]) -> None:
    """Every shortfall weighs alike, so that needs tie as often as ratings do."""
    found = together(*(rated(*row) for row in ratings)).values
    people, things = len(ratings), len(ratings[0])
    needs = [[7 * max(0, 8 - one) for one in row] for row in ratings]
    assert [one["ranks"] for one in found["moments"]] == [
        list(column)
        for column in zip(*(stats.rankdata(np.negative(n)) for n in needs), strict=True)
    ]
    for at, one in enumerate(found["moments"]):
        assert one["need"] == median(row[at] for row in needs)
        assert one["experience"] == median(row[at] for row in ratings)
        assert one["experience_low"] == min(row[at] for row in ratings)
        assert one["need_high"] == max(row[at] for row in needs)
    if all(len(set(row)) == 1 for row in needs):
        assert found["concordance"] is found["p_value"] is None
        return
    if things > 2:  # scipy takes three samples at least
        oracle = stats.friedmanchisquare(*np.transpose(needs))
        assert found["concordance"] == pytest.approx(oracle.statistic / (people * (things - 1)))
        assert found["p_value"] == pytest.approx(oracle.pvalue, rel=1e-9, abs=1e-12)
    assert found["chi_squared"] == pytest.approx(people * (things - 1) * found["concordance"])


def test_people_who_agree_are_said_to_and_the_claim_names_its_p_value() -> None:
    agreed = together(*(rated(1, 2, 3, 4, 5) for _ in range(4)))
    assert agreed.values["concordance"] == 1
    assert agreed.answer == (
        "By the median of 4 people “Queue” has the largest need here. On the order of need they "
        "agree beyond chance (Kendall’s W is 1, p = 0.003)."
    )
    assert uncarried(agreed.values, agreed.answer, agreed.claims) == []
    assert unproven(agreed.answer, agreed.claims, PROVING) == []
    assert not any("furthest apart" in said for said in agreed.said)


def test_people_who_do_not_agree_are_told_where_to_talk() -> None:
    apart = together(rated(1, 4, 5), rated(6, 4, 2), rated(5, 4, 3))
    assert "These people do not show that they agree on the order of need" in apart.answer
    assert apart.claims == ()
    assert unproven(apart.answer, (), PROVING) == []
    assert any(
        said.startswith("They lie furthest apart about “Queue”: number 1 for “P1”, number 3 for")
        for said in apart.said
    )
    assert any("it is 0.33 on average, 1 ÷ 3 people" in said for said in apart.said)
    assert any("a rough one for few people" in said for said in apart.said)


def test_without_need_or_with_one_moment_there_is_no_order() -> None:
    fine = together(rated(8, 9, 10), rated(9, 8, 8))
    assert fine.values["p_value"] is None
    assert "no moment falls short" in fine.answer
    assert "no order to agree on" in fine.answer
    alone = together(rated(3), rated(5))
    assert alone.values["concordance"] is None
    assert "With one moment in common" in alone.answer


def test_unmatched_and_doubtful_moments_are_listed_by_name_and_rater() -> None:
    ann = journey(moment("Bag drop", 3), moment("Queue", 4), moment("Boarding"), moment("Queeu"))
    ben = journey(moment("bag-drop", 2), moment("Queue", 5), moment("Queue", 7), moment("Bording"))
    found = together(ann, ben)
    assert [one["name"] for one in found.values["moments"]] == ["Bag drop"]
    assert found.said[-5:] == (
        "Taken for one moment: “Bag drop” and “bag-drop”.",
        "“Queue” stands more than once in “P2”: which one is meant is doubtful, so it is left out.",
        "“Boarding” is left out, since only “P1” rated it. Is it “Bording” of “P2”? If so, give "
        "both one name.",
        "“Queeu” is left out, since only “P1” rated it.",
        "“Bording” is left out, since only “P2” rated it.",
    )
    assert {one["name"] for one in found.values["left_out"]} == {
        "Queue", "Boarding", "Queeu", "Bording",
    }  # fmt: skip


def test_the_medians_are_inputs_that_answer() -> None:
    people = [rated(3, 6, 7), rated(5, 2, 7), rated(4, 7, 8)]
    people[0]["moments"][1] |= {"effort": 3, "answers": 12}
    found = together(*people)
    assert [one["experience"] for one in found.medians["moments"]] == [4, 6, 7]
    assert found.medians["moments"][1]["answers"] is None
    assert "No median is taken of how many were asked, which “P1” gave." in found.said
    reply = calculator.respond("encounter", found.medians)
    assert not reply.faulty
    assert reply.rows[0]["need"] == 28


def test_a_median_of_products_that_names_another_first_is_said() -> None:
    def person(*pairs: tuple[float, float]) -> dict[str, Any]:
        return journey(
            *(
                moment(name, 8 - short, importance=weight)
                for name, (weight, short) in zip(NAMES, pairs, strict=False)
            )
        )

    # Needs of the queue are 6, 6 and 9; of the bag drop 7, 5 and 5. Ratings: 3 × 2 and 5 × 1.
    found = together(person((6, 1), (7, 1)), person((1, 6), (5, 1)), person((3, 3), (1, 5)))
    needs = {one["name"]: one["need"] for one in found.values["moments"]}
    assert needs == {"Queue": 6, "Bag drop": 5}
    by_medians = {one["name"]: one["rank_of_medians"] for one in found.values["moments"]}
    assert by_medians == {"Queue": 1, "Bag drop": 2}
    assert not any("median of products" in said for said in found.said)
    other = together(person((1, 6), (4, 2)), person((6, 1), (4, 2)), person((3, 3), (4, 2)))
    assert [one["rank"] for one in other.values["moments"]] == [2, 1]
    assert [one["rank_of_medians"] for one in other.values["moments"]] == [1, 2]
    assert any(
        said.startswith("Worked out from the medians of the ratings, “Queue” would have")
        for said in other.said
    )


def test_what_cannot_be_put_together_is_a_sentence() -> None:
    two = rated(3, 4)
    with pytest.raises(NotTogether, match="“P1” on 1 to 10 and “P2” on 1 to 7"):
        together(two, {**two, "scale": [1, 7], "moments": [moment("Queue", 3, expectation=7)]})
    with pytest.raises(NotTogether, match="no moment in common by its name"):
        together(journey(moment("A long wait")), journey(moment("Landing")))
    with pytest.raises(NotTogether, match="asks one person at a time"):
        put_together("volume", [("a", {}), ("b", {})])
    with pytest.raises(NotTogether, match="at most 50"):
        together(*[two] * (MOST + 1))
    broken = rated(3, 4)
    broken["moments"][1]["importance"] = 11
    with pytest.raises(
        NotTogether, match=r"1 can be read[.] “P2” is left out: Moment 2, importance: 11"
    ):
        together(two, broken)
    found = together(two, broken, two)
    assert found.values["raters"] == ["P1", "P3"]
    assert found.said[0].startswith("“P2” is left out: Moment 2, importance:")


def file(name: str, text: str) -> dict[str, str]:
    return {"name": name, "text": text}


def asked(*files: dict[str, str]) -> dict[str, Any]:
    request = {"people": list(files), "inputs": {"scale": "1 to 10"}}
    found: dict[str, Any] = json.loads(wire.together("encounter", json.dumps(request)))
    return found


SHEET = "Moment;Importance;Expectation;Experience;Reach\nQueue;7;8;3,5;100\nBag drop;7;8;5;100\n"


def test_the_page_puts_together_saved_states_and_sheets() -> None:
    state = json.dumps({"moments": 1, "calculator": "encounter", "inputs": rated(3, 4)})
    cem = SHEET.replace("Queue", "Queue ")
    reply = asked(file("Ann.json", state), file("Ben.csv", SHEET), file("Cem.csv", cem))
    assert reply["values"]["raters"] == ["Ann", "Ben", "Cem"]
    assert reply["inputs"]["moments"][0]["experience"] == "3.5"
    assert ">Several people</p>" in reply["html"]
    assert "“Ben”: 2 moments taken" in reply["html"]
    three = [rated(3, 4), rated(3.5, 5), rated(3.5, 5)]
    direct = put_together(
        "encounter",
        [(name, one) for name, one in zip("abc", three, strict=True)],
    )
    assert [one["need"] for one in reply["values"]["moments"]] == [
        one["need"] for one in direct.values["moments"]
    ]


def test_the_page_says_why_nothing_is_put_together() -> None:
    assert "Two people at least are needed" in asked(file("Ann.csv", SHEET))["said"]
    reply = asked(file("Ann.csv", SHEET), file("Ben.csv", " "))
    assert reply["html"] == ""
    assert "“Ben” is left out: There is nothing in it." in reply["said"]
    other = json.dumps({"moments": 1, "calculator": "volume", "inputs": {"customers": 1}})
    assert (
        "for the calculator “volume”" in asked(file("a.json", other), file("b.csv", SHEET))["said"]
    )
    for text in ("{", "[]", '{"people": 1}', '{"people": [1]}'):
        assert json.loads(wire.together("encounter", text))["html"] == ""


def test_a_report_says_what_several_people_say() -> None:
    people = [file("Ann.csv", SHEET), file("Ben.csv", SHEET.replace("3,5", "6"))]
    request = {"inputs": rated(3, 4), "as": "report", "people": people}
    left = json.loads(wire.leave("encounter", json.dumps(request)))
    assert left["messages"] == []
    assert "<h2>Several people</h2>" in left["text"]
    assert "Rank of need for each person" in left["text"]
    one = json.loads(wire.leave("encounter", json.dumps({**request, "people": people[:1]})))
    assert "Two people at least are needed" in one["messages"][0]["text"]
