"""The zone of tolerance: whether each moment lies inside it, as far as intervals carry that."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from calculator.declaration import Formula, Presentation
from calculator.grids import grid, number, text
from calculator.methods import tolerance
from calculator.survey.answers.responses import Responses
from calculator.survey.cards import comparing, groups_said, groups_shown
from calculator.survey.cards import moments as asking
from calculator.survey.cards.card import Told
from calculator.survey.cards.comparing import UNSURE
from calculator.survey.cards.measures import MeanOf
from calculator.survey.cards.moments import FELT
from calculator.survey.cards.spans_shown import spans_of
from calculator.survey.cards.surveyed import Surveyed
from calculator.survey.statistics.gathering import Derived, GatheringPlan
from calculator.words import agree, amount, percent, quote, several, signed

NONE = (
    "No moment has all three of adequate, desired and a perception (or an experience or "
    "performance)."
)
UNKNOWN = "not shown"
ADEQUACY, SUPERIORITY = "adequacy", "superiority"
SHORT = {ADEQUACY: "MSA", SUPERIORITY: "MSS"}


@dataclass(frozen=True)
class AskedZone:
    """A moment with the headings of its three columns."""

    name: str
    adequate: str
    desired: str
    perceived: str

    @property
    def ratings(self) -> tuple[tuple[str, str], ...]:
        """The headings of the three ratings, by what they are."""
        return (
            ("adequate", self.adequate),
            ("desired", self.desired),
            ("perceived", self.perceived),
        )


def asked(answers: Responses) -> list[AskedZone]:
    """The moments that have all three."""
    found = []
    for one in answers.moments:
        felt = next((one.parts[part] for part in FELT if part in one.parts), "")
        adequate, desired = one.parts.get("adequate"), one.parts.get("desired")
        if felt and adequate and desired:
            found.append(AskedZone(one.name, adequate, desired, felt))
    return found


def plan(answers: Responses) -> GatheringPlan:
    """Adequacy, superiority and the zone's width of each person, and the three ratings."""
    derived = []
    for one in asked(answers):
        within = (one.adequate, one.desired, one.perceived)
        for name, of, factors in (
            *((f"{part} by {one.name}", (of,), (1.0,)) for part, of in one.ratings),
            (f"{ADEQUACY} of {one.name}", (one.perceived, one.adequate), (1.0, -1.0)),
            (f"{SUPERIORITY} of {one.name}", (one.perceived, one.desired), (1.0, -1.0)),
            (f"zone of {one.name}", (one.desired, one.adequate), (1.0, -1.0)),
        ):
            derived.append(Derived(name, of, factors, within=within))
    return GatheringPlan(derived=tuple(derived))


def tell(survey: Surveyed) -> Told | str:
    """Say which moments are shown to lie below, inside or above their zone."""
    counts = survey.whole.counts
    found = [one for one in asked(survey.answers) if counts[f"{ADEQUACY} of {one.name}"].all.rows]
    if not found:
        return NONE
    columns = [column for one in found for column in (one.adequate, one.desired, one.perceived)]
    if asking.scale_of(survey.answers, columns) is None:
        return "The three ratings are not all on one scale, so there is no zone."
    certain = 1 - UNSURE / (2 * len(found)) / 2
    lines = [_line(survey, one, certain) for one in found]
    parts = {part: [_mean(part, one) for one in found] for part in (ADEQUACY, SUPERIORITY)}
    groups = comparing.comparisons(survey, *(one for means in parts.values() for one in means))
    return Told(
        presented=Presentation(
            answer=_answer(lines),
            advice=(*groups_said.said(groups, survey.answers.least_group), *_advice(lines)),
            charts=(
                spans_of(
                    "Adequacy: what is perceived less what would do",
                    [{**line, "low": line["msa_low"], "high": line["msa_high"]} for line in lines],
                    "msa",
                    reference_name="what would do",
                    of="Moment",
                ),
            ),
            tables=(
                _table(lines),
                *(
                    drawn
                    for part, means in parts.items()
                    for drawn in groups_shown.tables(
                        f"{part.capitalize()} ({SHORT[part]})",
                        [one for one in groups if one.measure in means],
                        weighted=survey.worth_fewer,
                    )
                ),
            ),
            formulas=(
                Formula(
                    f"Adequacy of {quote(lines[0]['name'])} (MSA)",
                    "perceived − adequate, person by person; the mean of that",
                    signed(lines[0]["msa"], 3),
                ),
            ),
        ),
        values={},
        rows=[*lines, *groups_shown.rows(groups)],
        notes=[
            *filter(None, [survey.worth_said(lines[0]["effective"])]),
            *groups_shown.doubts(groups, survey),
        ],
    )


def _mean(part: str, one: AskedZone) -> MeanOf:
    """The mean of what is perceived less one edge of a moment's zone."""
    called = f"{part} of {quote(one.name)}"
    return MeanOf(called, f"{part} of {one.name}", with_sign=True, item=one.name)


def _line(survey: Surveyed, one: AskedZone, certain: float) -> dict[str, Any]:
    counts = survey.whole.counts
    adequacy, superiority = (counts[f"{part} of {one.name}"] for part in (ADEQUACY, SUPERIORITY))
    msa = _mean(ADEQUACY, one).estimate(adequacy, certain)
    mss = _mean(SUPERIORITY, one).estimate(superiority, certain)
    zone = counts[f"zone of {one.name}"].mean
    band = UNKNOWN
    if msa.side < 0:
        band = tolerance.BELOW
    elif mss.side > 0:
        band = tolerance.ABOVE
    elif msa.side > 0 and mss.side < 0:
        band = tolerance.INSIDE
    return {
        "name": one.name,
        "n": adequacy.all.rows,
        "effective": adequacy.all.effective,
        **{part: counts[f"{part} by {one.name}"].mean for part, _ in one.ratings},
        "zone": zone,
        "msa": msa.value,
        "msa_low": msa.low,
        "msa_high": msa.high,
        "mss": mss.value,
        "mss_low": mss.low,
        "mss_high": mss.high,
        "position": msa.value / zone if zone > tolerance.NARROWEST else None,
        "band": band,
    }


def _answer(lines: list[dict[str, Any]]) -> str:
    named = {
        band: [line["name"] for line in lines if line["band"] == band]
        for band in (*tolerance.BANDS, UNKNOWN)
    }
    said = []
    for band, words in (
        (tolerance.BELOW, "below what will do"),
        (tolerance.INSIDE, "inside the zone of tolerance"),
        (tolerance.ABOVE, "above what is hoped for"),
    ):
        if named[band]:
            lies = agree(named[band], "lies", "lie")
            said.append(f"{several(named[band])} {lies} {words}")
    if not said:
        return "Of no moment is it shown where it lies: an interval crosses an edge of each zone."
    if named[UNKNOWN]:
        said.append(f"of {several(named[UNKNOWN])} it is not shown")
    return f"{'; '.join(said)}."


def _advice(lines: list[dict[str, Any]]) -> Iterator[str]:
    yield (
        f"A verdict needs intervals at 1 − 0.05 ÷ {amount(2 * len(lines))}, since two edges of "
        f"{amount(len(lines))} zones are looked at."
    )
    odd = [line["name"] for line in lines if line["position"] is None]
    if odd:
        yield (
            f"{several(odd)}: what is desired is not above what would do, so there is no zone; are "
            "two columns swapped?"
        )


def _table(lines: list[dict[str, Any]]) -> Any:
    return grid(
        f"Where each moment stands, with intervals at 1 − 0.05 ÷ {2 * len(lines)}",
        lines,
        text("Moment", "name"),
        number("Answers", "n"),
        number("Zone", "zone"),
        number("Adequacy (MSA)", "msa", signed),
        number("Low", "msa_low", signed),
        number("High", "msa_high", signed),
        number("Superiority (MSS)", "mss", signed),
        number("Low", "mss_low", signed),
        number("High", "mss_high", signed),
        number(
            "Position",
            "position",
            lambda one: percent(one) if 0 <= one <= 1 else f"{amount(100 * one, 0)} %",
        ),
        text("Band", "band"),
    )
