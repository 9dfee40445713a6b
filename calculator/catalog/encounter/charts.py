"""The two charts of a journey: its emotional curve and its importance–performance matrix."""

from calculator import charts
from calculator.catalog import _quadrants
from calculator.catalog._moments import MOMENT, RATED
from calculator.catalog.encounter import evidence, tables
from calculator.fields import Inputs
from calculator.grids import grid, text
from calculator.methods import hyken, peak_end
from calculator.methods import importance_performance as ipa
from calculator.words import amount, choose, points, quote, several


def curve(moments: list[Inputs], scale: tuple[float, float]) -> charts.Curve:
    """Expectation and experience in the order of the journey."""
    states = [one["state"] for one in moments]
    ranges = tuple(evidence.interval(one, scale) for one in moments)
    spans = " An upright line shows where experience lies in 95 of 100 draws."
    counted = choose([f"{states.count(state)} of {state}" for state in hyken.STATES], "and")
    return charts.Curve(
        _impression(moments),
        f"Emotional curve of {amount(len(moments))} moments in the order in which they are "
        f"met: {counted}. The solid line is experience, the dashed line expectation."
        f"{spans if any(ranges) else ''}",
        expectation=tuple(one["expectation"] for one in moments),
        marks=charts.marks(moments, lambda one: float(one["number"]), "experience", means="state"),
        low=scale[0],
        high=scale[1],
        first=_first(moments),
        ranges=ranges if any(ranges) else (),
        table=grid(
            "The emotional curve in numbers",
            moments,
            MOMENT,
            *RATED,
            *(
                (text("May lie between", lambda one: tables.between(one, scale)),)
                if any(ranges)
                else ()
            ),
        ),
    )


def _first(moments: list[Inputs]) -> tuple[int, ...]:
    """The numbers of the moments that the answer puts first."""
    return tuple(one["number"] for one in moments if one["rank"] == 1)


def _impression(moments: list[Inputs]) -> str:
    gaps = [one["gap"] for one in moments]
    if not any(gaps):
        return "Every moment is just what customers expect"
    peak, end = moments[peak_end.peak(gaps)], moments[-1]
    felt = f"{quote(peak['name'])}, {_distance(peak['gap'])}"
    if peak is end:
        return f"The journey is decided at its end: {felt}"
    return f"The strongest impression is {felt}; the end is {_distance(end['gap'])}"


def _distance(gap: float) -> str:
    if gap == 0:
        return "just as expected"
    return f"{points(abs(gap))} {'above' if gap > 0 else 'below'} expectation"


def matrix(moments: list[Inputs], scale: tuple[float, float]) -> charts.Matrix:
    """Importance against experience, with the cross-hair at the means."""
    cross = (
        ipa.mean([one["importance"] for one in moments]),
        ipa.mean([one["experience"] for one in moments]),
    )
    placed = [
        {**one, "quadrant": ipa.quadrant(one["importance"], one["experience"], *cross)}
        for one in moments
    ]
    urgent = [one["name"] for one in placed if one["quadrant"] == ipa.CONCENTRATE]
    return _quadrants.matrix(
        f"{len(urgent)} of {amount(len(moments))} moments matter more than average and go worse: "
        f"{several(urgent)}"
        if urgent
        else "No moment that matters more than average goes worse than average",
        f"Importance against experience. The lines cross at the means, importance "
        f"{amount(cross[0])} and experience {amount(cross[1])}; top left matters and goes badly.",
        placed,
        cross,
        scale,
        performance="experience",
        first=_first(moments),
        caption="The importance–performance matrix in numbers",
    )
