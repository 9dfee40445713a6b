"""What can be wrong with coefficients or a survey, and the columns that a survey is fitted by."""

from calculator.declaration import Inputs, Message
from calculator.methods import least_squares, penalty_reward
from calculator.words import amount, choose, quote


def check(inputs: Inputs) -> list[Message]:
    """Find coefficients given twice or not at all, and surveys that cannot be reckoned with."""
    survey = [key for key in ("overall", "data") if inputs[key] is not None]
    if inputs["rows"]:
        if not survey:
            return []
        return [
            Message(
                survey[0],
                "Give either rows with penalty and reward, or a survey (overall and data); here "
                "are both.",
            )
        ]
    if not survey:
        return [
            Message(
                "rows",
                "At least 1 moment with its penalty and reward is needed here, or else a survey: "
                "overall and data.",
            )
        ]
    if len(survey) == 1:
        missing = "data" if survey == ["overall"] else "overall"
        return [
            Message(
                missing,
                f"{missing.capitalize()}: a survey needs both the overall ratings and the ratings "
                "of each moment.",
            )
        ]
    return _faults_of_survey(inputs)


def _faults_of_survey(inputs: Inputs) -> list[Message]:
    overall, data = inputs["overall"], inputs["data"]
    low, high = inputs["low"], inputs["high"]
    if not low < high:
        return [
            Message(
                "low",
                f"Low cut: {amount(low)} must lie below the high cut, which is {amount(high)}.",
            )
        ]
    answers = len(next(iter(data.values())))
    if len(overall) != answers:
        return [
            Message(
                "overall",
                f"Overall: {amount(len(overall))} ratings, but the columns of the data hold "
                f"{amount(answers)}; one for each customer is needed.",
            )
        ]
    if answers < 2 * len(data) + 2:
        return [
            Message(
                "data",
                f"Data: {amount(answers)} answers for {amount(len(data))} moments; at least "
                f"{amount(2 * len(data) + 2)} are needed, and many more to learn anything.",
            )
        ]
    try:
        least_squares.correlations(dummies(inputs), overall)
    except least_squares.NoSpread:
        return [
            Message(
                "overall",
                "Overall: all ratings are the same, so there is nothing to explain; at least 2 "
                "different ones are needed.",
            )
        ]
    except least_squares.Dependent as fault:
        return [_dependent(inputs, fault.columns)]
    return []


def _dependent(inputs: Inputs, columns: tuple[int, ...]) -> Message:
    names = list(inputs["data"])
    path = f"data.{names[columns[-1] // 2]}"
    if len(columns) == 1:
        name, is_high = quote(names[columns[0] // 2]), columns[0] % 2
        side, cut = ("high", "or more") if is_high else ("low", "or less")
        number = amount(inputs[side])
        somebody = any(dummies(inputs)[columns[0]])
        return Message(
            path,
            f"Data, column {name}: {'everybody' if somebody else 'nobody'} gives {number} {cut}, "
            f"so its {'reward' if is_high else 'penalty'} cannot be told. Move the {side} cut, or "
            "leave the column out.",
        )
    sides = [f"{quote(names[at // 2])} {'high' if at % 2 else 'low'}" for at in columns]
    return Message(
        path,
        f"Data: {choose(sides, 'and')} say the same, one following from the rest (1 − R² is below "
        "0.00000001), so their effects cannot be told apart. Leave a column out, or move the cuts "
        "so that somebody lies between them.",
    )


def dummies(inputs: Inputs) -> list[list[float]]:
    """Two columns of 0 and 1 for each moment of the survey: rated low, rated high."""
    columns: list[list[float]] = []
    for ratings in inputs["data"].values():
        columns += penalty_reward.dummies(ratings, inputs["low"], inputs["high"])
    return columns
