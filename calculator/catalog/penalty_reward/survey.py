"""A survey: what can be wrong with it, and the penalties and rewards that are estimated from it."""

from calculator.catalog import _regression as regression
from calculator.declaration import Message, note
from calculator.fields import Inputs
from calculator.methods import least_squares, penalty_reward, student
from calculator.words import amount, choose, percent, quote


def faults(inputs: Inputs) -> list[Message]:
    """Find cuts in the wrong order, too few answers, and columns that say nothing of their own."""
    overall, data = inputs["overall"], inputs["data"]
    low, high = inputs["low"], inputs["high"]
    if not low < high:
        said = f"Low cut: {amount(low)} must lie below the high cut, which is {amount(high)}."
        return [Message("low", said)]
    answers, needed = len(next(iter(data.values()))), 2 * len(data) + 2
    if len(overall) != answers:
        said = (
            f"Overall: {amount(len(overall))} ratings, but the columns of the data hold "
            f"{amount(answers)}; one for each customer is needed."
        )
        return [Message("overall", said)]
    if answers < needed:
        return [regression.too_few(answers, len(data), "moments", needed)]
    try:
        least_squares.correlations(_dummies(inputs), overall)
    except least_squares.NoSpread:
        return [regression.nothing_to_explain("overall", "Overall", "ratings")]
    except least_squares.Dependent as fault:
        return [_dependent(inputs, fault.columns)]
    return []


def _dummies(inputs: Inputs) -> list[list[float]]:
    """Two columns of 0 and 1 for each moment of the survey: rated low, rated high."""
    columns: list[list[float]] = []
    for ratings in inputs["data"].values():
        columns += penalty_reward.dummies(ratings, inputs["low"], inputs["high"])
    return columns


def _balances(inputs: Inputs) -> list[list[float]]:
    """The same for each moment, so that its second coefficient is penalty + reward."""
    columns: list[list[float]] = []
    for ratings in inputs["data"].values():
        columns += penalty_reward.balance_dummies(ratings, inputs["low"], inputs["high"])
    return columns


def _dependent(inputs: Inputs, columns: tuple[int, ...]) -> Message:
    names = [quote(name) for name in inputs["data"]]
    path = f"data.{list(inputs['data'])[columns[-1] // 2]}"
    if len(columns) > 1:
        sides = [f"{names[at // 2]} {'high' if at % 2 else 'low'}" for at in columns]
        way_out = "Leave a column out, or move the cuts so that somebody lies between them."
        return regression.dependent(path, choose(sides, "and"), way_out)
    at = columns[0]
    side, cut, lost = ("high", "or more", "reward") if at % 2 else ("low", "or less", "penalty")
    who = "everybody" if any(_dummies(inputs)[at]) else "nobody"
    said = (
        f"Data, column {names[at // 2]}: {who} gives {amount(inputs[side])} {cut}, so its {lost} "
        f"cannot be told. Move the {side} cut, or leave the column out."
    )
    return Message(path, said)


def estimated(inputs: Inputs) -> tuple[list[Inputs], Message]:
    """Each moment's penalty and reward with 95 % intervals, and a note of what they rest on."""
    fit = least_squares.fit(_dummies(inputs), inputs["overall"])
    turned = least_squares.fit(_balances(inputs), inputs["overall"])
    reach = student.quantile(0.975, fit.df)
    moments = []
    for at, name in enumerate(inputs["data"]):
        moment = {"name": name}
        for column, key in enumerate(("penalty", "reward"), 2 * at):
            middle, half = fit.coefficients[column], reach * fit.errors[column]
            moment |= {key: middle, f"{key}_low": middle - half, f"{key}_high": middle + half}
        middle, half = turned.coefficients[2 * at + 1], reach * turned.errors[2 * at + 1]
        moment |= {"balance_low": middle - half, "balance_high": middle + half}
        moments.append(moment)
    said = (
        f"Penalties and rewards are estimated from {amount(len(inputs['overall']))} answers; low "
        f"is {amount(inputs['low'])} or less, high is {amount(inputs['high'])} or more. Together "
        f"they explain {percent(fit.r2)} of the differences in overall satisfaction."
    )
    return moments, note("data", said)


def two_values(inputs: Inputs) -> list[Message]:
    """What must be known if the overall rating is a yes or no."""
    return regression.of_a_yes_or_no(
        "overall",
        "Overall",
        inputs["overall"],
        "penalties and rewards are",
        "these intervals are rough.",
    )
