"""The encounter calculator: which moment should we put right first?"""

from calculator.declaration import (
    Calculator,
    Choice,
    Curve,
    Findings,
    Formula,
    Grid,
    Inputs,
    Mark,
    Matrix,
    Message,
    Name,
    Number,
    Presentation,
    Source,
    Table,
    Value,
)
from calculator.methods import (
    disconfirmation,
    hyken,
    importance_performance,
    need,
    peak_end,
)
from calculator.methods.weighted_gap import weighted_gap
from calculator.words import amount, choose, percent, quote, signed

LOW, HIGH = 1, 10
CHANNELS = {
    "face": "Face to face",
    "phone": "Phone",
    "chat": "Chat",
    "app": "App",
    "web": "Website",
    "email": "E-mail",
    "sms": "Text message",
    "post": "Post",
    "kiosk": "Kiosk",
    "place": "Place",
    "back": "Back office",
}
SHAPES = {
    hyken.MAGIC: "▲ magic",
    hyken.MEDIOCRITY: "● mediocrity",
    hyken.MISERY: "▼ misery",
}
QUADRANTS = {
    importance_performance.CONCENTRATE: "Concentrate here",
    importance_performance.KEEP: "Keep up the good work",
    importance_performance.LOW: "Low priority",
    importance_performance.OVERKILL: "Possible overkill",
}


def reckon(inputs: Inputs) -> Findings:
    """Reckon gaps, states, needs and ranks of the moments, and the journey's figures."""
    moments = inputs["moments"]
    reach = [moment["reach"] / 100 for moment in moments]
    gaps = [disconfirmation.gap(m["expectation"], m["experience"]) for m in moments]
    states = [hyken.state(gap, inputs["threshold"]) for gap in gaps]
    needs = [
        need.need(r, m["importance"], gap) for r, m, gap in zip(reach, moments, gaps, strict=True)
    ]
    weights = [r * m["importance"] for r, m in zip(reach, moments, strict=True)]
    met = any(reach)
    return Findings(
        values={
            "weighted_gap": weighted_gap(gaps, weights),
            "weighted_gap_loss": weighted_gap(gaps, weights, inputs["loss_weight"]),
            "memory_gap": peak_end.memory(gaps),
            **hyken.shares(states, reach),
            "total_need": need.total(needs),
        },
        rows=[
            {
                "name": m["name"],
                "gap": gap,
                "state": state,
                "need": one,
                "share": share,
                "rank": rank,
            }
            for m, gap, state, one, share, rank in zip(
                moments,
                gaps,
                states,
                needs,
                need.shares(needs),
                need.ranks(needs),
                strict=True,
            )
        ],
        notes=() if met else (NOBODY,),
    )


NOBODY = Message(
    "moments",
    "Every moment has a reach of 0 %, so nobody meets any of them: the weighted gaps and the "
    "shares of magic, mediocrity and misery cannot be computed.",
    level="note",
)


def present(inputs: Inputs, found: Findings) -> Presentation:
    """Say which moment comes first and what it would take, and show the journey."""
    return Presentation(
        answer=_answer(found),
        advice=_advice(inputs, found),
        charts=(_curve(inputs, found), _matrix(inputs, found)),
        tables=(_priorities(inputs, found), _journey(found)),
        formulas=_formulas(inputs, found),
    )


def _first(found: Findings) -> list[int]:
    return [position for position, row in enumerate(found.rows) if row["rank"] == 1]


def _answer(found: Findings) -> str:
    first = _first(found)
    if not first:
        return (
            "Nothing needs putting right first: no moment that customers meet falls short of "
            "what they expect."
        )
    names = [quote(found.rows[position]["name"]) for position in first]
    share = percent(found.rows[first[0]]["share"])
    if len(names) == 1:
        return f"Put {names[0]} right first: it carries {share} of the total need."
    if len(names) > 3:
        names = [*names[:3], f"{len(names) - 3} more"]
    listed = choose(names, "and")
    return f"Put {listed} right first: they tie, and each carries {share} of the total need."


def _advice(inputs: Inputs, found: Findings) -> tuple[str, ...]:
    first = _first(found)
    if not first:
        return ("What remains is to turn mediocrity into magic, where it matters most.",)
    steps = []
    for position in first[:3]:
        moment = inputs["moments"][position]
        missing = -found.rows[position]["gap"]
        steps.append(
            f"Customers rate {quote(moment['name'])} {amount(moment['experience'])} and expect "
            f"{amount(moment['expectation'])}: {_points(missing)} more would meet the expectation "
            f"and end the need."
        )
    ranked = [row for row in found.rows if row["rank"] and row["rank"] > 1]
    if ranked:
        following = min(ranked, key=lambda row: row["rank"])
        steps.append(f"Next comes {quote(following['name'])} with {percent(following['share'])}.")
    return tuple(steps)


def _distance(gap: float) -> str:
    if gap == 0:
        return "just as expected"
    return f"{_points(abs(gap))} {'above' if gap > 0 else 'below'} expectation"


def _points(number: float) -> str:
    return f"{amount(number)} {'point' if number == 1 else 'points'}"


def _marks(found: Findings, x: list[float], y: list[float]) -> tuple[Mark, ...]:
    return tuple(
        Mark(number=number, name=row["name"], state=row["state"], x=across, y=up)
        for number, (row, across, up) in enumerate(zip(found.rows, x, y, strict=True), start=1)
    )


def _curve(inputs: Inputs, found: Findings) -> Curve:
    moments = inputs["moments"]
    gaps = [row["gap"] for row in found.rows]
    top = peak_end.peak(gaps)
    if not any(gaps):
        title = "Every moment is just what customers expect"
    elif top == len(gaps) - 1:
        title = f"The journey is decided at its end: {quote(moments[top]['name'])}, "
        title += _distance(gaps[top])
    else:
        title = f"The strongest impression is {quote(moments[top]['name'])}, "
        title += f"{_distance(gaps[top])}; the end is {_distance(gaps[-1])}"
    states = [row["state"] for row in found.rows]
    counted = choose([f"{states.count(state)} of {state}" for state in hyken.STATES], "and")
    places = [float(position) for position in range(1, len(moments) + 1)]
    return Curve(
        title=title,
        description=(
            f"Emotional curve of {amount(len(moments))} moments in the order in which they are "
            f"met: {counted}. The solid line is experience, the dashed line expectation."
        ),
        expectation=tuple(moment["expectation"] for moment in moments),
        marks=_marks(found, places, [moment["experience"] for moment in moments]),
        low=LOW,
        high=HIGH,
        table=Grid(
            caption="The emotional curve in numbers",
            head=("Moment", "Expectation", "Experience", "Gap", "State"),
            rows=tuple(
                (
                    f"{number}. {moment['name']}",
                    amount(moment["expectation"]),
                    amount(moment["experience"]),
                    signed(row["gap"]),
                    SHAPES[row["state"]],
                )
                for number, (moment, row) in enumerate(zip(moments, found.rows, strict=True), 1)
            ),
            numeric=frozenset({1, 2, 3}),
        ),
    )


def _matrix(inputs: Inputs, found: Findings) -> Matrix:
    moments = inputs["moments"]
    importance = [moment["importance"] for moment in moments]
    performance = [moment["experience"] for moment in moments]
    across = importance_performance.mean(performance)
    up = importance_performance.mean(importance)
    quadrants = [
        importance_performance.quadrant(i, p, up, across)
        for i, p in zip(importance, performance, strict=True)
    ]
    names = [
        quote(moment["name"])
        for moment, quadrant in zip(moments, quadrants, strict=True)
        if quadrant == importance_performance.CONCENTRATE
    ]
    count = len(names)
    listed = choose([*names[:3], f"{count - 3} more"] if count > 3 else names, "and")
    title = (
        f"{count} of {amount(len(moments))} moments matter more than average and go worse: {listed}"
        if names
        else "No moment that matters more than average goes worse than average"
    )
    return Matrix(
        title=title,
        description=(
            f"Importance against experience. The lines cross at the means, importance "
            f"{amount(up)} and experience {amount(across)}; top left matters and goes badly."
        ),
        marks=_marks(found, performance, importance),
        x_label="Experience",
        y_label="Importance",
        crosshair=(across, up),
        quadrants=(
            QUADRANTS[importance_performance.CONCENTRATE],
            QUADRANTS[importance_performance.KEEP],
            QUADRANTS[importance_performance.LOW],
            QUADRANTS[importance_performance.OVERKILL],
        ),
        x_range=(LOW, HIGH),
        y_range=(LOW, HIGH),
        table=Grid(
            caption="The importance–performance matrix in numbers",
            head=("Moment", "Importance", "Experience", "Quadrant"),
            rows=tuple(
                (
                    f"{number}. {moment['name']}",
                    amount(i),
                    amount(p),
                    QUADRANTS[quadrant],
                )
                for number, (moment, i, p, quadrant) in enumerate(
                    zip(moments, importance, performance, quadrants, strict=True),
                    start=1,
                )
            ),
            numeric=frozenset({1, 2}),
        ),
    )


def _priorities(inputs: Inputs, found: Findings) -> Grid:
    order = sorted(
        range(len(found.rows)),
        key=lambda at: (found.rows[at]["rank"] or len(found.rows) + 1, at),
    )
    rows = []
    for position in order:
        moment, row = inputs["moments"][position], found.rows[position]
        rows.append(
            (
                "–" if row["rank"] is None else amount(row["rank"]),
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


def _journey(found: Findings) -> Grid:
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


def _formulas(inputs: Inputs, found: Findings) -> tuple[Formula, ...]:
    moments, rows, values = inputs["moments"], found.rows, found.values
    shown = (_first(found) or [0])[0]
    moment, row = moments[shown], rows[shown]
    gaps = [one["gap"] for one in rows]
    top = peak_end.peak(gaps)
    formulas = [
        Formula(
            f"Need of {quote(moment['name'])}",
            "reach × importance × max(0, expectation − experience)",
            f"{amount(moment['reach'])} % × {amount(moment['importance'])} × "
            f"max(0, {amount(moment['expectation'])} − {amount(moment['experience'])}) = "
            f"{amount(row['need'])}",
        )
    ]
    if values["total_need"]:
        formulas.append(
            Formula(
                "Its share",
                "need ÷ total need",
                f"{amount(row['need'])} ÷ {amount(values['total_need'])} = {percent(row['share'])}",
            )
        )
    if values["weighted_gap"] is not None:
        weight = need.total([m["reach"] / 100 * m["importance"] for m in moments])
        formulas.append(
            Formula(
                "Weighted gap",
                "Σ reach × importance × gap ÷ Σ reach × importance",
                f"{signed(values['weighted_gap'] * weight)} ÷ {amount(weight)} = "
                f"{signed(values['weighted_gap'])}; with losses counted "
                f"{amount(inputs['loss_weight'])} times: {signed(values['weighted_gap_loss'])}",
            )
        )
    formulas.append(
        Formula(
            "What is remembered (peak–end)",
            "(gap of largest size + gap of the last moment) ÷ 2",
            f"({signed(gaps[top])} {'−' if gaps[-1] < 0 else '+'} {amount(abs(gaps[-1]))}) ÷ 2 = "
            f"{signed(values['memory_gap'])}",
        )
    )
    return tuple(formulas)


FIELDS = (
    Table(
        key="moments",
        label="Moments",
        row="moment",
        rows="moments",
        help="In the order in which the customer meets them.",
        columns=(
            Name(key="name", label="Moment", start="New moment"),
            Choice(key="channel", label="Channel", options=CHANNELS, start="face"),
            Number(
                key="importance",
                label="Importance",
                low=LOW,
                high=HIGH,
                start=5,
                help="How much it matters to the customer.",
            ),
            Number(
                key="expectation",
                label="Expectation",
                low=LOW,
                high=HIGH,
                start=5,
                help="What the customer expects of it.",
            ),
            Number(
                key="experience",
                label="Experience",
                low=LOW,
                high=HIGH,
                start=5,
                help="What the customer gets.",
            ),
            Number(
                key="reach",
                label="Reach",
                low=0,
                high=100,
                default=100,
                start=100,
                unit="%",
                help="How many customers of a hundred meet it.",
            ),
        ),
    ),
    Number(
        key="threshold",
        label="Threshold",
        low=0,
        high=9,
        default=0.5,
        unit="points",
        help="How far from expectation a moment may be and still be mediocrity.",
    ),
    Number(
        key="loss_weight",
        label="Loss weight",
        low=1,
        high=10,
        default=2.25,
        help="How much heavier a shortfall weighs than a surplus. An assumption: 2.25 was "
        "measured on money gambles.",
    ),
)

VALUES = (
    Value(key="weighted_gap", label="Weighted gap", unit="points"),
    Value(
        key="weighted_gap_loss",
        label="Weighted gap, losses counted more",
        unit="points",
    ),
    Value(key="memory_gap", label="Remembered gap (peak–end)", unit="points"),
    Value(key="magic", label="Moments met that are magic", shown="share"),
    Value(key="mediocrity", label="Moments met that are mediocrity", shown="share"),
    Value(key="misery", label="Moments met that are misery", shown="share"),
    Value(key="total_need", label="Total need"),
)

CALCULATOR = Calculator(
    name="encounter",
    question="Which moment should we put right first?",
    fields=FIELDS,
    values=VALUES,
    example={
        "moments": [
            {
                "name": "Find the opening hours",
                "channel": "web",
                "importance": 6,
                "expectation": 7,
                "experience": 8,
                "reach": 70,
            },
            {
                "name": "Wait in the queue",
                "channel": "place",
                "importance": 7,
                "expectation": 5,
                "experience": 3.5,
                "reach": 100,
            },
            {
                "name": "Explain the problem",
                "channel": "face",
                "importance": 9,
                "expectation": 6.5,
                "experience": 6.5,
                "reach": 100,
            },
            {
                "name": "Ring back about the repair",
                "channel": "phone",
                "importance": 9,
                "expectation": 6,
                "experience": 3,
                "reach": 40,
            },
            {
                "name": "Collect the repaired thing",
                "channel": "face",
                "importance": 10,
                "expectation": 7,
                "experience": 8,
                "reach": 95,
            },
        ]
    },
    reckon=reckon,
    present=present,
    limits=(
        "Need is our own combination of published ideas: importance–performance analysis, "
        "disconfirmation and reach. It orders moments; its size means nothing by itself.",
        "A rating is a mean of some answers. The fewer they are, the less the order can be "
        "trusted, and this page does not know how many there were.",
        "Loss weight is an assumption: Tversky and Kahneman measured 2.25 on gambles for money, "
        "and later work disputes its size.",
        "Peak and end are taken from gaps between means; each customer’s own peak may lie "
        "elsewhere.",
    ),
    sources=(
        Source(
            "Oliver, R. L. (1980). A cognitive model of the antecedents and consequences of "
            "satisfaction decisions. Journal of Marketing Research, 17(4), 460–469.",
            "10.1177/002224378001700405",
        ),
        Source(
            "Martilla, J. A., & James, J. C. (1977). Importance-performance analysis. "
            "Journal of Marketing, 41(1), 77–79.",
            "10.1177/002224297704100112",
        ),
        Source(
            "Kahneman, D., Fredrickson, B. L., Schreiber, C. A., & Redelmeier, D. A. (1993). When "
            "more pain is preferred to less: adding a better end. Psychological Science, 4(6), "
            "401–405.",
            "10.1111/j.1467-9280.1993.tb00589.x",
        ),
        Source(
            "Tversky, A., & Kahneman, D. (1992). Advances in prospect theory: cumulative "
            "representation of uncertainty. Journal of Risk and Uncertainty, 5(4), 297–323.",
            "10.1007/BF00122574",
        ),
        Source(
            "Hyken, S. (2013). Amaze Every Customer Every Time. Austin, TX: Greenleaf. (The three "
            "states; the threshold is ours.)"
        ),
    ),
)
