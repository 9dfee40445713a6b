"""What the answers come to, in sentences: how good, what is lowest, how sure."""

from calculator.catalog.encounter_quality import survey
from calculator.declaration import Findings, Inputs
from calculator.methods import jayawardhena, spread
from calculator.words import amount, choose, quote

LOW_ALPHA = 0.7
"""A common rule of thumb, no law."""

ASK_AGAIN = "Ask fewer items, or ask those again who left some out: each row here has a gap."


def answer(inputs: Inputs, found: Findings, answers: list[list[float]]) -> str:
    """How good the encounters are overall, how sure that is, and what is lowest."""
    low, high = map(amount, inputs["scale"])
    if not answers:
        return "Nobody answered every item, so the encounters cannot be scored."
    scores = survey.scores(inputs, answers)
    each = [spread.mean(of_one) for of_one in zip(*scores.values(), strict=True)]
    whole = jayawardhena.estimate(each, *inputs["scale"])
    said = f"Our encounters score {amount(found.values['overall'])} on a scale from {low} to {high}"
    if whole.low is None or whole.high is None:
        return f"{said}, as one respondent sees it: too few to know how sure that is."
    said += (
        f" (95 % interval {amount(whole.low)} to {amount(whole.high)}, from "
        f"{amount(len(answers))} complete answers)"
    )
    least = survey.order(found)[0]["mean"]
    names = [row["name"] for row in found.rows if row["mean"] == least]
    if len(found.rows) == 1:
        return f"{said}, all of it {names[0]}."
    if len(names) > 1:
        return f"{said}; {choose(names, 'and')} tie with {amount(least)}."
    return f"{said}; {names[0]} is lowest with {amount(least)}."


def advice(inputs: Inputs, found: Findings, answers: list[list[float]]) -> tuple[str, ...]:
    """What to work on first, and what to doubt."""
    if not answers:
        return (ASK_AGAIN,)
    steps = []
    scores = survey.scores(inputs, answers)
    order = [row["name"] for row in survey.order(found)]
    first = order[0]
    if len(order) > 1:
        steps += _distance(
            first, order[1], jayawardhena.difference(scores[first], scores[order[1]])
        )
    items = survey.dimensions(inputs)[first]
    if len(items) > 1:
        means = {item: spread.mean([row[item] for row in answers]) for item in items}
        worst = min(items, key=lambda item: means[item])
        steps.append(
            f"Begin with {quote(inputs['items'][worst]['name'])}: at {amount(means[worst])} it is "
            f"rated lowest in {first}."
        )
    steps += [
        _doubt(row) for row in found.rows if row["alpha"] is not None and row["alpha"] < LOW_ALPHA
    ]
    if found.values["left_out"]:
        steps.append(_left_out(inputs, found))
    return tuple(steps)


def _distance(first: str, following: str, gap: jayawardhena.Estimate) -> list[str]:
    """How far the lowest dimension lies below the next, and whether that may be chance."""
    if gap.low is None or gap.high is None or gap.mean == 0:
        return []
    said = (
        f"{survey.LABELS[first]} lies {amount(gap.mean)} below {following}, the next one (95 % "
        f"interval {amount(gap.low)} to {amount(gap.high)}, both rated by the same people)"
    )
    if gap.low > 0:
        return [f"{said}: work on {first} first."]
    return [f"{said}: with these answers either of them may be the lower."]


def _doubt(row: survey.Row) -> str:
    said = f"Alpha of {row['name']} is {survey.alpha(row['alpha'])}: "
    if row["alpha"] < 0:
        return (
            f"{said}its items pull against each other. If one is worded the other way round, turn "
            f"its answers round first."
        )
    return (
        f"{said}below {LOW_ALPHA}, the usual rule of thumb, its items may not ask about one thing. "
        f"Read them singly."
    )


def _left_out(inputs: Inputs, found: Findings) -> str:
    count, given = found.values["left_out"], len(inputs["answers"])
    every = survey.means_of_all(inputs)
    row = max(found.rows, key=lambda one: abs(every[one["name"]] - one["mean"]))
    return (
        f"{amount(count)} of {amount(given)} respondents left something out and are left out of "
        f"every figure here. With each answer that was given, {row['name']} would move most: from "
        f"{amount(row['mean'])} to {amount(every[row['name']])}."
    )
