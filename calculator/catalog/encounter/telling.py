"""The answer in words, what it would take, and the tables and formulas that support it."""

from calculator.catalog.encounter.fields import CHANNELS, VALUES, importance
from calculator.catalog.encounter.orders import ORDERS
from calculator.catalog.encounter.phrases import SHAPES
from calculator.declaration import Findings, Formula, Grid, Inputs
from calculator.methods import need, peak_end
from calculator.words import amount, or_dash, percent, points, quote, several, signed


def _first(found: Findings) -> list[int]:
    return [position for position, row in enumerate(found.rows) if row["rank"] == 1]


def answer(found: Findings) -> str:
    """Which moment comes first, or which tie, or that none does."""
    first = _first(found)
    if not first:
        return (
            "Nothing needs putting right first: no moment that customers meet falls short of "
            "what they expect."
        )
    names = [found.rows[position]["name"] for position in first]
    share = percent(found.rows[first[0]]["share"])
    if len(names) == 1:
        return f"Put {quote(names[0])} right first: it carries {share} of the total need."
    tied = several(names)
    return f"Put {tied} right first: they tie, and each carries {share} of the total need."


def advice(inputs: Inputs, found: Findings) -> tuple[str, ...]:
    """What putting it right would take, what comes next, and what another method would say."""
    first = _first(found)
    steps = []
    if not first:
        steps.append("What remains is to turn mediocrity into magic, where it matters most.")
    for position in first[:3]:
        moment = inputs["moments"][position]
        missing = -found.rows[position]["gap"]
        steps.append(
            f"Customers rate {quote(moment['name'])} {amount(moment['experience'])} and expect "
            f"{amount(moment['expectation'])}: {points(missing)} more would meet the expectation "
            f"and end the need."
        )
    ranked = [row for row in found.rows if row["rank"] and row["rank"] > 1]
    if ranked:
        following = min(ranked, key=lambda row: row["rank"])
        steps.append(f"Next comes {quote(following['name'])} with {percent(following['share'])}.")
    return (*steps, *_comparison(inputs, found))


def _comparison(inputs: Inputs, found: Findings) -> tuple[str, ...]:
    order = ORDERS.get(inputs["method"])
    if order is None:
        return ()
    at_top = [row["name"] for row in found.rows if row["method_rank"] == 1]
    if not at_top:
        return (f"By {order.name} nothing can be ordered: no moment says its effort.",)
    own = {row["name"] for row in found.rows if row["rank"] == 1}
    listed = several(at_top)
    same = "as well" if own == set(at_top) else "instead"
    return (f"By {order.name}, {listed} would come first {same}. {order.reckons} {order.weakness}",)


def priorities(inputs: Inputs, found: Findings) -> Grid:
    """The moments in the order of their need."""
    order = sorted(
        range(len(found.rows)),
        key=lambda at: (found.rows[at]["rank"] or len(found.rows) + 1, at),
    )
    rows = []
    for position in order:
        moment, row = inputs["moments"][position], found.rows[position]
        rows.append(
            (
                or_dash(row["rank"], amount),
                f"{position + 1}. {moment['name']}",
                CHANNELS[moment["channel"]],
                f"{amount(moment['reach'])} %",
                amount(moment["importance"]),
                signed(row["gap"]),
                SHAPES[row["state"]],
                amount(row["need"]),
                percent(row["share"]),
            )
        )
    return Grid(
        caption="The order in which to put moments right",
        head=(
            "Rank",
            "Moment",
            "Channel",
            "Reach",
            "Importance",
            "Gap",
            "State",
            "Need",
            "Share",
        ),
        rows=tuple(rows),
        numeric=frozenset({0, 3, 4, 5, 7, 8}),
        row_head=1,
    )


def journey(found: Findings) -> Grid:
    """The figures of the whole journey."""
    rows = []
    for value in VALUES:
        number = found.values[value.key]
        if number is None:
            shown = "cannot be computed"
        elif value.shown == "share":
            shown = percent(number)
        else:
            shown = signed(number) if value.unit else amount(number)
        rows.append((value.label, shown))
    return Grid(
        caption="The whole journey",
        head=("Figure", "Amount"),
        rows=tuple(rows),
        numeric=frozenset({1}),
    )


def formulas(inputs: Inputs, found: Findings) -> tuple[Formula, ...]:
    """The formulas with the numbers of the moment that comes first, and of the journey."""
    moments, rows, values = inputs["moments"], found.rows, found.values
    scale = inputs["scale"]
    shown = (_first(found) or [0])[0]
    moment, row = moments[shown], rows[shown]
    factor = "importance" if scale[0] >= 0 else "(importance − lowest)"
    gaps = [one["gap"] for one in rows]
    top = peak_end.peak(gaps)
    lines = [
        Formula(
            f"Need of {quote(moment['name'])}",
            f"reach × {factor} × max(0, expectation − experience)",
            f"{amount(moment['reach'])} % × {amount(importance(moment, scale))} × "
            f"max(0, {amount(moment['expectation'])} − {amount(moment['experience'])}) = "
            f"{amount(row['need'])}",
        )
    ]
    if values["total_need"]:
        lines.append(
            Formula(
                "Its share",
                "need ÷ total need",
                f"{amount(row['need'])} ÷ {amount(values['total_need'])} = {percent(row['share'])}",
            )
        )
    if values["weighted_gap"] is not None:
        weight = need.total([m["reach"] / 100 * importance(m, scale) for m in moments])
        lines.append(
            Formula(
                "Weighted gap",
                f"Σ reach × {factor} × gap ÷ Σ reach × {factor}",
                f"{signed(values['weighted_gap'] * weight)} ÷ {amount(weight)} = "
                f"{signed(values['weighted_gap'])}; with losses counted "
                f"{amount(inputs['loss_weight'])} times: {signed(values['weighted_gap_loss'])}",
            )
        )
    lines.append(
        Formula(
            "What is remembered (peak–end)",
            "(gap of largest size + gap of the last moment) ÷ 2",
            f"({signed(gaps[top])} {'−' if gaps[-1] < 0 else '+'} {amount(abs(gaps[-1]))}) ÷ 2 = "
            f"{signed(values['memory_gap'])}",
        )
    )
    return tuple(lines)
