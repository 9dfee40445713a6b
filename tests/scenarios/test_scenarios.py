"""The scenario files: their format, the variety of their journeys, and what the calculator says."""

from __future__ import annotations

from fractions import Fraction
from functools import cache
from itertools import combinations, groupby
from pathlib import Path
from typing import Any

import pytest
import yaml

from calculator import respond
from macros.knowledge.scenarios import KANO_TYPES, Scenario, load

DOCS = Path(__file__).parents[2] / "docs"
FILES = sorted((DOCS / "scenarios").glob("*.yml"))
NAMES = [path.stem for path in FILES]

CHANNELS = {
    "face", "phone", "chat", "app", "web", "email", "sms", "post", "kiosk", "place", "back",
}  # fmt: skip
MOMENT_KEYS = {"name", "channel", "importance", "expectation", "experience", "reach", "about"}
EVIDENCE = {"answers", "sd"}
LABEL = "Illustrative figures, worked out for teaching; nobody measured them."
THRESHOLD = Fraction(1, 2)

KANO_START = {"must-be": 7, "performance": 5, "delighter": 4}
"""Where the argument about an expectation begins."""
FARTHEST = Fraction(5, 2)
"""How far from there an argument may lead."""

MOMENTS = {
    "airline-trip": 12,
    "b2b-maintenance": 12,
    "bank": 11,
    "billing-dispute": 10,
    "car-service": 10,
    "employee-onboarding": 9,
    "hair-salon": 11,
    "hospital-outpatient": 12,
    "hotel-stay": 12,
    "insurance-claim": 10,
    "it-ordinary-day": 10,
    "it-service-desk": 12,
    "online-return": 10,
    "public-benefits": 12,
    "restaurant": 12,
    "saas-onboarding": 11,
    "telecom-outage": 11,
    "university-enrolment": 12,
}

FIRST = {
    "airline-trip": ["Baggage reclaim or delayed-bag claim"],
    "b2b-maintenance": ["Spare parts on site before the stop"],
    "bank": ["Card declined at a till", "A fee on the statement"],
    "billing-dispute": ["Agent may correct it"],
    "car-service": ["Ready on time"],
    "employee-onboarding": ["Accounts and access rights"],
    "hair-salon": ["Consultation before cutting"],
    "hospital-outpatient": ["Results"],
    "hotel-stay": ["Check-in", "Quiet and a good bed"],
    "insurance-claim": ["Premium at renewal"],
    "it-ordinary-day": ["Use the main business application"],
    "it-service-desk": ["Priority decision"],
    "online-return": ["Refund"],
    "public-benefits": ["Decision letter"],
    "restaurant": ["Order and allergy question"],
    "saas-onboarding": ["Data import"],
    "telecom-outage": ["Time estimate"],
    "university-enrolment": ["Financial aid and fees"],
}
"""What the pages' stories call the first to put right."""


@cache
def moments(name: str) -> list[dict[str, Any]]:
    data = yaml.safe_load((DOCS / "scenarios" / f"{name}.yml").read_text(encoding="utf-8"))
    found: list[dict[str, Any]] = data["inputs"]["moments"]
    return found


def gaps(name: str) -> list[Fraction]:
    return [exact(moment["experience"]) - exact(moment["expectation"]) for moment in moments(name)]


def needs(name: str) -> list[Fraction]:
    return [
        exact(moment["reach"]) / 100 * exact(moment["importance"]) * max(Fraction(0), -gap)
        for moment, gap in zip(moments(name), gaps(name), strict=True)
    ]


def exact(number: float) -> Fraction:
    return Fraction(str(number))


def states(name: str) -> list[str]:
    return [
        "magic" if gap > THRESHOLD else "misery" if gap < -THRESHOLD else "mediocrity"
        for gap in gaps(name)
    ]


def shape(name: str) -> tuple[str, ...]:
    """The states in their order, a run of one state counted once: so length makes no shape."""
    return tuple(state for state, _ in groupby(states(name)))


def height(curve: list[Fraction], at: Fraction) -> Fraction:
    """The curve's gap at a point from 0 (first moment) to 1 (last), between two moments linear."""
    place = at * (len(curve) - 1)
    before = min(int(place), len(curve) - 2)
    return curve[before] + (curve[before + 1] - curve[before]) * (place - before)


@cache
def reading(name: str) -> Scenario:
    return load(DOCS, name)


def test_every_scenario_is_there_with_all_its_moments() -> None:
    assert {name: len(moments(name)) for name in NAMES} == MOMENTS


@pytest.mark.parametrize("name", NAMES)
class TestFormat:
    def test_the_loader_takes_the_file(self, name: str) -> None:
        scenario = reading(name)
        assert scenario.calculator == "encounter"
        assert len(scenario.about) == len(moments(name))

    def test_only_moments_are_given_and_the_rest_is_left_to_its_defaults(self, name: str) -> None:
        assert set(reading(name).inputs) == {"moments"}

    def test_the_figures_are_labelled_as_illustrative(self, name: str) -> None:
        assert reading(name).label == LABEL

    def test_the_story_has_two_or_three_sentences(self, name: str) -> None:
        story = reading(name).story
        assert story.endswith(".")
        assert 2 <= story.count(". ") + 1 <= 3

    def test_every_moment_has_all_keys_and_no_other(self, name: str) -> None:
        keys = [set(moment) - EVIDENCE for moment in moments(name)]
        assert keys == [MOMENT_KEYS] * len(moments(name))

    def test_no_moment_stands_twice(self, name: str) -> None:
        names = [moment["name"] for moment in moments(name)]
        assert len(set(names)) == len(names)

    def test_channels_are_those_of_the_calculator(self, name: str) -> None:
        assert {moment["channel"] for moment in moments(name)} <= CHANNELS

    def test_numbers_keep_their_ranges_and_steps(self, name: str) -> None:
        for moment in moments(name):
            for key, low, high, step in [
                ("importance", 1, 10, Fraction(1)),
                ("expectation", 1, 10, Fraction(1, 2)),
                ("experience", 1, 10, Fraction(1)),
                ("reach", 0, 100, Fraction(1)),
            ]:
                number = exact(moment[key])
                assert low <= number <= high, (moment["name"], key)
                assert number % step == 0, (moment["name"], key)

    def test_expectations_stay_near_where_their_kano_type_starts(self, name: str) -> None:
        for moment in moments(name):
            kano = moment["about"]["kano"]
            assert kano in KANO_TYPES
            distance = abs(exact(moment["expectation"]) - KANO_START[kano])
            assert distance <= FARTHEST, moment["name"]


class TestReasons:
    def test_no_two_moments_share_a_reason(self) -> None:
        reasons = [about.because.casefold() for name in NAMES for about in reading(name).about]
        assert len(reasons) == len(set(reasons)) == sum(MOMENTS.values())

    def test_reasons_and_failures_are_clauses_and_not_sentences(self) -> None:
        for name in NAMES:
            for about in reading(name).about:
                assert len(about.because.split()) >= 4, about.because
                for text in (about.because, about.failure):
                    assert len(text) <= 120, text
                    assert not text.endswith((".", ";", ",")), text
                    assert not text[0].islower(), text

    def test_titles_are_all_different(self) -> None:
        assert len({reading(name).title for name in NAMES}) == len(NAMES)


class TestShape:
    def test_no_two_journeys_go_through_the_same_states(self) -> None:
        alike = [pair for pair in combinations(NAMES, 2) if shape(pair[0]) == shape(pair[1])]
        assert alike == []

    def test_no_two_curves_run_close_together(self) -> None:
        """Stretched to one length, they are more than the threshold apart on average."""
        points = [Fraction(point, 24) for point in range(25)]
        curves = {name: [height(gaps(name), point) for point in points] for name in NAMES}
        for one, other in combinations(NAMES, 2):
            apart = [abs(a - b) for a, b in zip(curves[one], curves[other], strict=True)]
            assert sum(apart) / len(apart) > THRESHOLD, (one, other)


@pytest.mark.parametrize("name", NAMES)
class TestReply:
    def test_the_calculator_has_nothing_to_object_to(self, name: str) -> None:
        assert respond("encounter", reading(name).inputs).messages == ()

    def test_gaps_states_and_ranks_are_those_of_exact_fractions(self, name: str) -> None:
        rows = respond("encounter", reading(name).inputs).rows
        exact_needs = needs(name)
        assert [row["gap"] for row in rows] == [float(gap) for gap in gaps(name)]
        assert [row["state"] for row in rows] == states(name)
        assert [row["rank"] for row in rows] == [
            1 + sum(other > need for other in exact_needs) if need else None for need in exact_needs
        ]
        assert [row["share"] for row in rows] == pytest.approx(
            [float(need / sum(exact_needs)) for need in exact_needs]
        )

    def test_the_moment_that_the_page_speaks_of_comes_first(self, name: str) -> None:
        reply = respond("encounter", reading(name).inputs)
        assert [row["name"] for row in reply.rows if row["rank"] == 1] == FIRST[name]
        assert reply.answer is not None
        assert all(f"“{first}”" in reply.answer for first in FIRST[name])


class TestLessons:
    """What the pages say in words about the figures, so that words and figures stay together."""

    def needs(self, name: str) -> dict[str, Fraction]:
        names = [moment["name"] for moment in moments(name)]
        return dict(zip(names, needs(name), strict=True))

    def values(self, name: str, **changes: float) -> dict[str, Any]:
        return dict(respond("encounter", {**reading(name).inputs, **changes}).values)

    def test_in_many_journeys_the_deepest_hole_is_not_the_first_to_fill(self) -> None:
        deepest = {name: moments(name)[gaps(name).index(min(gaps(name)))]["name"] for name in NAMES}
        rare = [name for name in NAMES if deepest[name] not in FIRST[name]]
        assert {"airline-trip", "car-service", "hotel-stay", "it-service-desk"} <= set(rare)

    def test_the_airline_s_three_late_moments_together_outweigh_the_belt(self) -> None:
        need = self.needs("airline-trip")
        chain = (
            need["Disruption message"]
            + need["Rebooking after a missed connection"]
            + need["Compensation or refund claim"]
        )
        assert max(need.values()) < chain

    def test_at_the_reach_of_the_bag_drop_the_belt_gives_way_to_the_message(
        self,
    ) -> None:
        inputs = reading("airline-trip").inputs
        rows = {moment["name"]: moment for moment in inputs["moments"]}
        belt = rows["Baggage reclaim or delayed-bag claim"]
        belt["reach"] = rows["Bag drop or check-in desk"]["reach"]
        first = [row["name"] for row in respond("encounter", inputs).rows if row["rank"] == 1]
        assert first == ["Disruption message"]

    def test_an_ordinary_day_is_all_mediocrity_until_the_threshold_moves(self) -> None:
        assert self.values("it-ordinary-day")["mediocrity"] == 1
        inputs = {**reading("it-ordinary-day").inputs, "threshold": 0}
        rows = respond("encounter", inputs).rows
        assert sum(row["state"] == "misery" for row in rows) * 2 == len(rows)

    def test_nearly_everything_is_fine_at_dinner(self) -> None:
        assert states("restaurant").count("misery") == 1
        assert 2 * needs("restaurant")[4] > sum(needs("restaurant"))

    @pytest.mark.parametrize("name", ["online-return", "b2b-maintenance", "saas-onboarding"])
    def test_of_equal_peaks_the_later_counts(self, name: str) -> None:
        curve = gaps(name)
        largest = max(abs(gap) for gap in curve)
        peaks = [gap for gap in curve if abs(gap) == largest]
        assert len(peaks) == 2
        assert self.values(name)["memory_gap"] == float((peaks[-1] + curve[-1]) / 2)

    @pytest.mark.parametrize("name", ["it-service-desk", "insurance-claim", "public-benefits"])
    def test_the_peak_is_the_end(self, name: str) -> None:
        assert abs(gaps(name)[-1]) == max(abs(gap) for gap in gaps(name))

    def test_a_wrong_bill_is_misery_on_average_and_magic_in_memory(self) -> None:
        values = self.values("billing-dispute")
        assert values["weighted_gap"] < -THRESHOLD
        assert values["memory_gap"] > THRESHOLD

    def test_half_a_point_turns_the_order_at_the_benefits_office(self) -> None:
        need = needs("public-benefits")
        third = sorted(need, reverse=True)[2]
        moment = moments("public-benefits")[need.index(third)]
        half_a_point = exact(moment["reach"]) / 100 * exact(moment["importance"]) / 2
        assert third + half_a_point > max(need)

    def test_two_gaps_of_one_depth_differ_twofold_by_reach(self) -> None:
        need = self.needs("saas-onboarding")
        assert need["Data import"] > 2 * need["Price change"]

    def test_equal_sums_tie_although_depth_and_reach_differ(self) -> None:
        need = self.needs("bank")
        assert need["Card declined at a till"] == need["A fee on the statement"]
