"""What is said about one score, and about the difference of two."""

from collections.abc import Mapping

from calculator.catalog import _waves as waves
from calculator.catalog.promoters import charts
from calculator.catalog.promoters.fields import KINDS, ONE
from calculator.declaration import Claim, Findings, Formula, Presentation
from calculator.fields import Inputs
from calculator.methods import net_promoter, nps_difference
from calculator.words import amount, beside, counted, signed

FEWEST = 10
"""Answers of a survey below which the interval of a difference calls a change too often."""
NARROW = 5.0
"""Points either way within which a score, or a difference, is useful for comparing."""
Values = Mapping[str, float]
"""What was found for one survey, by the keys of the first."""


def present(inputs: Inputs, found: Findings) -> Presentation:  # noqa: ARG001 the shape of it
    """Say the score and how far it can be trusted, or whether it changed, by adjusted intervals."""
    first, second = waves.of_each(found, ONE)
    if second["nps"] is not None:
        return _compared(first, second, found.values)
    return Presentation(
        answer=_answer(first),
        claims=claims(first),
        advice=_advice(first),
        charts=(charts.intervals(first), charts.shares(first)),
        tables=(charts.scores(first),),
        formulas=_formulas(first),
    )


def _answer(values: Values) -> str:
    low, high = beside(0, values["low_adjusted"], values["high_adjusted"])
    return (
        f"NPS is {charts.points(values['nps'])} among the {counted(values['answered'], 'answer')}; "
        f"among all such customers it most likely lies between {low} and {high}."
    )


def _mix(values: Values) -> tuple[float, float, float]:
    promoters, passives, detractors = (values[kind] for kind in KINDS)
    return promoters, passives, detractors


def _leans(values: Values) -> bool:
    """Whether it is shown that there are more of one group than of the other."""
    return not values["low_adjusted"] <= 0 <= values["high_adjusted"]


def outnumbering(values: Values) -> str:
    """Which group is shown to outnumber the other; nothing if the interval holds 0."""
    if not _leans(values):
        return ""
    more, fewer = ("promoters", "detractors")
    if values["high_adjusted"] < 0:
        more, fewer = fewer, more
    return f"The interval leaves out 0: {more} do outnumber {fewer}"


def claims(values: Values, at: str = "values") -> tuple[Claim, ...]:
    """That one group outnumbers the other, on the adjusted score at the path `at`."""
    if not (words := outnumbering(values)):
        return ()
    ends = (f"{at}.low_adjusted", f"{at}.high_adjusted")
    side = 1 if values["low_adjusted"] > 0 else -1
    return (Claim(words, f"{at}.nps_adjusted", side=side, ends=ends),)


def _advice(values: Values) -> tuple[str, ...]:
    steps = []
    if words := outnumbering(values):
        steps.append(f"{words}.")
    else:
        steps.append(
            "The interval holds 0: these answers do not show whether promoters outnumber "
            "detractors."
        )
    if values["margin"] == 0:
        steps.append(
            "Everybody answered alike, so the plain interval has no width at all. That is a flaw "
            "of the plain formula, not certainty."
        )
    elif values["margin"] > NARROW:
        needed = net_promoter.answers_needed(*_mix(values), NARROW)
        steps.append(
            f"To know it within {amount(NARROW)} points either way, about "
            f"{amount(needed, places=0)} answers of this mix are needed; there are "
            f"{amount(values['answered'])}."
        )
    if values["margin"] > 0:
        apart = net_promoter.apart(*_mix(values))
        steps.append(
            f"Two surveys of this size and mix differ by chance by up to {amount(apart, 0)} "
            "points. Do not praise or blame anyone for less."
        )
    return tuple(steps)


def _compared(first: Values, second: Values, values: Values) -> Presentation:
    """Whether it changed comes first; what each survey says by itself stands below it."""
    change = _change(first, second, values)
    one, other = waves.apart(first["nps"], second["nps"])
    table = charts.both(first, second, values)
    return Presentation(
        answer=(
            f"{change.verdict('NPS')}: {'it' if change.direction else 'NPS'} is {one} among the "
            f"{counted(first['answered'], 'answer')} of the first survey and {other} among the "
            f"{amount(second['answered'])} of the second; {change.between('points')}"
        ),
        claims=change.claims("NPS"),
        advice=_advice_on(change, first, second, values),
        charts=(
            charts.difference(change, values),
            charts.both_intervals(first, second),
            charts.shares(first, "First survey: "),
            charts.shares(second, "Second survey: "),
        ),
        tables=(table,),
        formulas=(
            *_difference_formulas(first, second, values),
            *_formulas(first, "First survey: "),
            *_formulas(second, "Second survey: "),
        ),
    )


def _change(first: Values, second: Values, values: Values) -> waves.Change:
    """The difference, trusted where both intervals lie on one side of 0 and enough answered.

    The adjustment draws a score towards 0. Where one survey is small and scores are far from 0,
    that alone can move the interval of the difference off 0.
    """
    low, high, plain_low, plain_high = (
        values[f"difference_{end}{way}"] for way in ("", "_plain") for end in ("low", "high")
    )
    agree = min(low, plain_low) > 0 or max(high, plain_high) < 0
    enough = min(first["answered"], second["answered"]) >= FEWEST
    return waves.Change(values["difference_plain"], low, high, trusted=agree and enough)


def _advice_on(
    change: waves.Change, first: Values, second: Values, values: Values
) -> tuple[str, ...]:
    overlapping = waves.overlap(first, second, ("low_adjusted", "high_adjusted"))
    either_way = (values["difference_high_plain"] - values["difference_low_plain"]) / 2
    steps = [*waves.doubts(change, overlapping, "points")]
    if change.too_few:
        steps.append(
            "NPS is said to have changed only if the adjusted and the plain interval both leave "
            f"out 0 on one side and each survey has {FEWEST} answers or more."
        )
    steps += waves.one_sided(
        _leans(first), _leans(second), change, "one group outnumbers the other"
    )
    steps += [f"First survey: {_answer(first)}", f"Second survey: {_answer(second)}"]
    if either_way > NARROW:
        needed = nps_difference.answers_needed(_mix(first), _mix(second), NARROW)
        steps.append(
            f"To know the difference within {amount(NARROW)} points either way, about "
            f"{amount(needed, places=0)} answers of these mixes are needed in each survey; there "
            f"are {amount(first['answered'])} and {amount(second['answered'])}."
        )
    return (*steps, waves.OTHER_PEOPLE)


def _formulas(values: Values, survey: str = "") -> tuple[Formula, ...]:
    promoters, _, detractors = _mix(values)
    total = values["answered"]
    p, d = promoters / total, detractors / total
    return (
        Formula(
            f"{survey}NPS",
            "100 × (promoters − detractors) ÷ answers",
            f"100 × ({amount(promoters)} − {amount(detractors)}) ÷ {amount(total)} = "
            f"{signed(values['nps'], places=1)}",
        ),
        Formula(
            f"{survey}Plain margin",
            "100 × 1.96 × √((p + d − (p − d)²) ÷ answers)",
            f"100 × 1.96 × √(({amount(p, 3)} + {amount(d, 3)} − ({amount(p, 3)} − "
            f"{amount(d, 3)})²) ÷ {amount(total)}) = {amount(values['margin'], 1)}",
        ),
        Formula(
            f"{survey}Adjusted NPS",
            "100 × ((promoters + ¾) − (detractors + ¾)) ÷ (answers + 3)",
            f"100 × ({amount(promoters + net_promoter.ADDED)} − "
            f"{amount(detractors + net_promoter.ADDED)}) ÷ "
            f"{amount(total + net_promoter.ADDED_TO_ALL)} = "
            f"{signed(values['nps_adjusted'], places=1)}; its margin is the plain one of these "
            "numbers, and ends beyond ±100 are cut",
        ),
    )


def _difference_formulas(first: Values, second: Values, values: Values) -> tuple[Formula, ...]:
    lines = []
    for name, suffix, method, key in (
        ("Adjusted difference", "", net_promoter.adjusted, "nps_adjusted"),
        ("Plain difference", "_plain", net_promoter.plain, "nps"),
    ):
        one, other = (amount(method(*_mix(each)).margin, 1) for each in (first, second))
        low, high = (
            waves.in_points(values[f"difference_{end}{suffix}"]) for end in ("low", "high")
        )
        lines.append(
            Formula(
                name,
                "second − first ± √(margin₁² + margin₂²)",
                f"{waves.in_points(second[key])} − ({waves.in_points(first[key])}) ± √({one}² + "
                f"{other}²) = {waves.in_points(values[f'difference{suffix}'])}, from {low} to "
                f"{high}",
            )
        )
    return tuple(lines)
