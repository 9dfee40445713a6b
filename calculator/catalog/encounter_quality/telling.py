"""What the answers come to, in sentences and formulas: how good, what is lowest, how sure."""

from calculator.catalog.encounter_quality import survey
from calculator.declaration import Claim, Findings, Formula
from calculator.fields import Inputs
from calculator.methods import cronbach, jayawardhena, spread, student
from calculator.words import amount, beside, choose, quote, signed

LOW_ALPHA = 0.7
"""A common rule of thumb, no law."""


def answer(inputs: Inputs, found: Findings, dimensions: list[Inputs]) -> str:
    """How good the encounters are overall, how sure that is, and what is lowest."""
    if not found.values["complete"]:
        return "Nobody answered every item, so the encounters cannot be scored."
    low, high = map(amount, inputs["scale"])
    said = f"Our encounters score {amount(found.values['overall'])} on a scale from {low} to {high}"
    each = zip(*(one["scores"] for one in dimensions), strict=True)
    whole = jayawardhena.estimate([spread.mean(scores) for scores in each], *inputs["scale"])
    if whole.low is None or whole.high is None:
        return f"{said}, as one respondent sees it: too few to know how sure that is."
    said += (
        f" (95 % interval {amount(whole.low)} to {amount(whole.high)}, from "
        f"{amount(found.values['complete'])} complete answers)"
    )
    least = survey.order(dimensions)[0]["mean"]
    names = [one["name"] for one in dimensions if one["mean"] == least]
    if len(dimensions) == 1:
        return f"{said}, all of it {names[0]}."
    if len(names) > 1:
        return f"{said}; {choose(names, 'and')} tie with {amount(least)}."
    return f"{said}; {lowest(dimensions)} with {amount(least)}."


def lowest(dimensions: list[Inputs]) -> str:
    """What is claimed of the lowest dimension, or only said of these answers."""
    one = survey.order(dimensions)[0]
    sure = one["below_low"] is not None and one["below_low"] > 0
    return f"{one['name']} is lowest" if sure else f"{one['name']} is lowest here"


def claims(dimensions: list[Inputs]) -> tuple[Claim, ...]:
    """That a dimension is lowest, where it lies below each of the others for sure."""
    at = min(range(len(dimensions)), key=lambda at: dimensions[at]["mean"] or 0.0)
    one = dimensions[at]
    if one["below_low"] is None or one["below_low"] <= 0:
        return ()
    return (Claim(f"{one['name']} is lowest", f"rows.{at}.below", side=1),)


def advice(inputs: Inputs, found: Findings, dimensions: list[Inputs]) -> tuple[str, ...]:
    """What to work on first, and what to doubt."""
    if not found.values["complete"]:
        return ("Ask fewer items, or ask those again who left some out: each row here has a gap.",)
    least, *others = survey.order(dimensions)
    steps = []
    if others:
        steps += _distance(least, others[0])
    turned = [(item, r, one) for one in dimensions for item, r in survey.against(one)]
    steps += [_turned(inputs, *each) for each in turned]
    if len(least["items"]) > 1:
        means = [spread.mean(answers) for answers in zip(*least["answers"], strict=True)]
        worst = least["items"][means.index(min(means))]
        if worst not in [item for item, _, _ in turned]:
            steps.append(
                f"Begin with {quote(inputs['items'][worst]['name'])}: at {amount(min(means))} it "
                f"is rated lowest here in {least['name']}."
            )
    steps += [
        _doubt(one) for one in dimensions if one["alpha"] is not None and one["alpha"] < LOW_ALPHA
    ]
    if found.values["left_out"]:
        steps.append(_left_out(inputs, found, dimensions))
    return tuple(steps)


def _turned(inputs: Inputs, item: int, r: float, one: Inputs) -> str:
    """An item that runs against its dimension, before anybody calls it low."""
    return (
        f"{quote(inputs['items'][item]['name'])} runs against the rest of {one['name']} "
        f"(correlation {signed(r)}): if it is worded the other way round, turn its answers round "
        "before you read its mean."
    )


def _distance(lowest: Inputs, following: Inputs) -> list[str]:
    """How far the lowest dimension lies below the next, and whether that may be chance."""
    gap = jayawardhena.difference(lowest["scores"], following["scores"])
    if gap.low is None or gap.high is None or gap.mean == 0:
        return []
    low, high = beside(0, gap.low, gap.high, write=amount, places=2)
    said = (
        f"{lowest['label']} lies {amount(gap.mean)} below {following['name']}, the next one (95 % "
        f"interval {low} to {high}, both rated by the same people)"
    )
    if gap.low > 0:
        return [f"{said}: work on {lowest['name']} first."]
    return [f"{said}: with these answers either of them may be the lower."]


def _doubt(one: Inputs) -> str:
    said = f"Alpha of {one['name']} is {survey.alpha(one['alpha'])}: "
    if one["alpha"] < 0:
        return (
            f"{said}its items pull against each other. If one is worded the other way round, turn "
            f"its answers round first."
        )
    return (
        f"{said}below {LOW_ALPHA}, the usual rule of thumb, its items may not ask about one thing. "
        f"Read them singly."
    )


def _left_out(inputs: Inputs, found: Findings, dimensions: list[Inputs]) -> str:
    moved = max(dimensions, key=lambda one: abs(one["anyone"] - one["mean"]))
    return (
        f"{amount(found.values['left_out'])} of {amount(len(inputs['answers']))} respondents left "
        "something out and are left out of every figure here. With each answer that was given, "
        f"{moved['name']} would move most: from {amount(moved['mean'])} to "
        f"{amount(moved['anyone'])}."
    )


def formulas(found: Findings, dimensions: list[Inputs]) -> tuple[Formula, ...]:
    """The formulas with the numbers of the lowest dimension; none without complete answers."""
    count = found.values["complete"]
    if not count:
        return ()
    one = survey.order(dimensions)[0]
    mean, items = amount(one["mean"]), len(one["items"])
    means = " + ".join(survey.shown(each["mean"]) for each in dimensions)
    lines = [
        Formula(
            f"Mean of {one['name']}",
            "sum of the respondents’ scores ÷ respondents; a score is the mean of its items",
            f"{amount(spread.mean(one['scores']) * count)} ÷ {amount(count)} = {mean}",
        ),
        Formula(
            "Overall",
            "sum of the dimension means ÷ dimensions",
            f"({means}) ÷ {amount(len(dimensions))} = {amount(found.values['overall'])}",
        ),
    ]
    if one["sd"] is not None:
        t = student.quantile(0.975, count - 1)
        lines.append(
            Formula(
                f"Interval of {one['name']}",
                "mean ± t × sd ÷ √respondents, cut to the scale",
                f"{mean} ± {amount(t, 3)} × {amount(one['sd'], 3)} ÷ √{amount(count)} = "
                f"{survey.interval(one)}",
            )
        )
    parts = cronbach.variances(one["answers"])
    if one["alpha"] is not None and parts is not None:
        lines.append(
            Formula(
                f"Alpha of {one['name']}",
                "items ÷ (items − 1) × (1 − sum of item variances ÷ variance of the totals)",
                f"{items} ÷ {items - 1} × (1 − {amount(parts[0], 3)} ÷ {amount(parts[1], 3)}) = "
                f"{survey.alpha(one['alpha'])}",
            )
        )
    return tuple(lines)
