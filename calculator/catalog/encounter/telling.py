"""The answer in words, what it would take, and the formulas that support it."""

from calculator.catalog.encounter.orders import ORDERS
from calculator.catalog.encounter.weights import importance, weight
from calculator.declaration import Findings, Formula
from calculator.fields import Inputs
from calculator.methods import need, peak_end
from calculator.words import amount, percent, points, quote, several, signed


def _first(moments: list[Inputs]) -> list[Inputs]:
    return [one for one in moments if one["rank"] == 1]


def answer(moments: list[Inputs]) -> str:
    """Which moment comes first, or which tie, or that none does."""
    first = _first(moments)
    if not first:
        return (
            "Nothing needs fixing first: no moment that customers meet falls short of "
            "what they expect."
        )
    names, share = several([one["name"] for one in first]), percent(first[0]["share"])
    if len(first) == 1:
        return f"{names} has the largest need here: it carries {share} of the total need."
    return f"{names} have the largest need here: they tie, and each carries {share} of the total."


def advice(moments: list[Inputs], method: str) -> tuple[str, ...]:
    """What fixing it would take, what comes next, and what another method would say."""
    first = _first(moments)
    steps = [
        f"Customers rate {quote(one['name'])} {amount(one['experience'])} and expect "
        f"{amount(one['expectation'])}: {points(-one['gap'])} more would meet the expectation "
        f"and end the need."
        for one in first[:3]
    ]
    if not first:
        steps.append("What remains is to turn mediocrity into magic, where it matters most.")
    following = [one for one in moments if one["rank"] and one["rank"] > 1]
    if following:
        second = min(following, key=lambda one: one["rank"])
        steps.append(f"Next comes {quote(second['name'])} with {percent(second['share'])}.")
    if method in ORDERS:
        steps.append(_comparison(moments, method))
    return tuple(steps)


def _comparison(moments: list[Inputs], method: str) -> str:
    order = ORDERS[method]
    at_top = [one for one in moments if one["method_rank"] == 1]
    if not at_top:
        return f"By {order.name} nothing can be ordered: no moment says its effort."
    names = several([one["name"] for one in at_top])
    same = "as well" if at_top == _first(moments) else "instead"
    return f"By {order.name}, {names} would come first {same}. {order.done} {order.weakness}"


def formulas(inputs: Inputs, found: Findings, moments: list[Inputs]) -> tuple[Formula, ...]:
    """The formulas with the numbers of the moment that comes first, and of the journey."""
    values, scale = found.values, inputs["scale"]
    one = (_first(moments) or moments)[0]
    factor = "importance" if scale[0] >= 0 else "(importance − lowest)"
    lines = [
        Formula(
            f"Need of {quote(one['name'])}",
            f"reach × {factor} × max(0, expectation − experience)",
            f"{amount(one['reach'])} % × {amount(importance(one['importance'], scale))} × "
            f"max(0, {amount(one['expectation'])} − {amount(one['experience'])}) = "
            f"{amount(one['need'])}",
        )
    ]
    if values["total_need"]:
        lines.append(
            Formula(
                "Its share",
                "need ÷ total need",
                f"{amount(one['need'])} ÷ {amount(values['total_need'])} = {percent(one['share'])}",
            )
        )
    if values["weighted_gap"] is not None:
        heavy = need.total([weight(each, scale) for each in moments])
        lines.append(
            Formula(
                "Weighted gap",
                f"Σ reach × {factor} × gap ÷ Σ reach × {factor}",
                f"{signed(values['weighted_gap'] * heavy)} ÷ {amount(heavy)} = "
                f"{signed(values['weighted_gap'])}; with losses counted "
                f"{amount(inputs['loss_weight'])} times: {signed(values['weighted_gap_loss'])}",
            )
        )
    gaps = [each["gap"] for each in moments]
    lines.append(
        Formula(
            "What is remembered (peak–end)",
            "(gap of largest size + gap of the last moment) ÷ 2",
            f"({signed(gaps[peak_end.peak(gaps)])} {'−' if gaps[-1] < 0 else '+'} "
            f"{amount(abs(gaps[-1]))}) ÷ 2 = {signed(values['memory_gap'])}",
        )
    )
    return tuple(lines)
