"""Return on quality: does the improvement pay?"""

from calculator.declaration import (
    Calculator,
    Findings,
    Formula,
    Grid,
    Inputs,
    Message,
    Number,
    Point,
    Presentation,
    Table,
    Trend,
    Value,
)
from calculator.methods import return_on_quality as quality
from calculator.methods.net import net
from calculator.words import amount, counted, or_dash, percent, signed

MOST = 1_000_000_000_000
MOST_IN_FORMULA = 6
UNITS = (
    (1e9, "thousand millions"),
    (1e6, "millions"),
    (1e3, "thousands"),
    (1.0, "money of year 0"),
)


def calculate(inputs: Inputs) -> Findings:
    """Reckon net present value, return on quality and payback."""
    rate, flows = inputs["discount_rate"], _flows(inputs)
    value = quality.npv(flows, rate)
    roq = quality.roq(value, _present_spend(inputs))
    payback = quality.payback(flows, rate)
    notes = []
    if roq is None:
        notes.append(NO_SPEND)
    if payback is None:
        notes.append(
            Message(
                "years",
                f"The money does not come back within what was entered, "
                f"{counted(len(flows), 'year')}, so there is no year of payback.",
                level="note",
            )
        )
    elif min(quality.cumulated(flows, rate)[payback:]) < 0:
        notes.append(AGAIN)
    return Findings(values={"npv": value, "roq": roq, "payback": payback}, notes=tuple(notes))


NO_SPEND = Message(
    "years", "Nothing is spent in any year, so there is no return on it.", level="note"
)
AGAIN = Message(
    "years",
    "The sum is back above 0 in the year of payback, yet falls below it again later.",
    level="note",
)


def _benefits(inputs: Inputs) -> list[float]:
    return [
        quality.benefit(year["revenue_gain"], year["cost_saving"], inputs["margin"])
        for year in inputs["years"]
    ]


def _flows(inputs: Inputs) -> list[float]:
    return [
        net([benefit, -year["spend"]])
        for benefit, year in zip(_benefits(inputs), inputs["years"], strict=True)
    ]


def _present_spend(inputs: Inputs) -> float:
    return quality.npv([year["spend"] for year in inputs["years"]], inputs["discount_rate"])


def _needed(inputs: Inputs) -> float | None:
    """The share of the benefit that must come true for the spend to be covered."""
    benefit = quality.npv(_benefits(inputs), inputs["discount_rate"])
    return quality.break_even(_present_spend(inputs), benefit)


def present(inputs: Inputs, found: Findings) -> Presentation:
    """Say whether it pays, when, and how much may go wrong before it does not."""
    return Presentation(
        answer=_answer(inputs, found),
        advice=_advice(inputs, found),
        charts=(_chart(inputs, found),),
        tables=(_year_table(inputs), _what_if(inputs)),
        formulas=_formulas(inputs, found),
    )


def _money(number: float) -> str:
    """An amount to the unit; below a hundred with its hundredths."""
    return amount(number, 0 if abs(number) >= 100 else 2)


def _answer(inputs: Inputs, found: Findings) -> str:
    value, roq, payback = (found.values[key] for key in ("npv", "roq", "payback"))
    rate = f"{amount(inputs['discount_rate'] * 100)} %"
    if roq is None:
        return f"Nothing is spent; the net present value is {_money(value)} at {rate} a year."
    spend = _money(_present_spend(inputs))
    if value > 0:
        said = f"Yes: on {spend} spent it earns {_money(value)} more than it costs, a return of "
        said += f"{or_dash(roq, percent)}"
    elif value < 0:
        said = f"No: of {spend} spent, {_money(-value)} does not come back, a return of "
        said += f"{or_dash(roq, percent)}"
    else:
        said = f"Just: the {spend} spent comes back, and nothing more"
    said += f" (in money of year 0, at {rate} a year)"
    return f"{said}." if payback is None else f"{said}; it is paid back in year {payback}."


def _advice(inputs: Inputs, found: Findings) -> tuple[str, ...]:
    needed, value = _needed(inputs), found.values["npv"]
    if found.values["roq"] is None:
        return ("Enter what the improvement costs; free improvements are rare.",)
    if needed is None:
        return ("The gains entered are not positive in sum, so no part of the spend comes back.",)
    steps = []
    if value > 0:
        steps.append(
            f"How sure is that? The gains are a forecast. It still pays if {percent(needed)} of "
            f"them come true, and not with less: ask whether that much is certain."
        )
    elif value < 0:
        steps.append(
            f"The gains would have to be {amount(needed)} times what is forecast before it pays. "
            f"Spend less, or spend where more customers are lost."
        )
    plain = net(_flows(inputs))
    if value < 0 < plain:
        steps.append(
            f"Without discounting it would seem to gain {_money(plain)}: the gains come late."
        )
    return tuple(steps)


def _chart(inputs: Inputs, found: Findings) -> Trend:
    sums = quality.cumulated(_flows(inputs), inputs["discount_rate"])
    payback = found.values["payback"]
    low, high = min(0.0, *sums), max(0.0, *sums)
    largest = max(high, -low)
    scale, unit = next((one for one in UNITS if largest >= 10 * one[0]), UNITS[-1])
    if payback is None:
        title = f"After {counted(len(sums), 'year')} {_money(-sums[-1])} is still missing"
    elif payback == 0:
        title = f"It pays from the start, and comes to {_money(sums[-1])}"
    else:
        title = f"The money is back in year {payback}, and it comes to {_money(sums[-1])}"
    return Trend(
        title=title,
        description=(
            f"Running sum of the discounted flows over {counted(len(sums), 'year')}, from "
            f"{_money(sums[0])} to {_money(sums[-1])}; the line at 0 is where the money is back."
        ),
        points=tuple(Point(x=float(year), y=one / scale) for year, one in enumerate(sums)),
        x_label="Year",
        y_label=f"Sum so far, in {unit}",
        y_range=(low / scale, high / scale),
        reference=0.0,
        reference_name="money back",
        table=Grid(
            caption="The running sum in money of year 0",
            head=("Year", "Sum so far"),
            rows=tuple((amount(year), _money(one)) for year, one in enumerate(sums)),
            numeric=frozenset({0, 1}),
        ),
    )


def _year_table(inputs: Inputs) -> Grid:
    flows, rate = _flows(inputs), inputs["discount_rate"]
    return Grid(
        caption="Year by year",
        head=("Year", "Spend", "Benefit", "Net", "Discounted", "Sum so far"),
        rows=tuple(
            (
                amount(year),
                _money(one["spend"]),
                _money(benefit),
                _money(flow),
                _money(value),
                _money(so_far),
            )
            for year, (one, benefit, flow, value, so_far) in enumerate(
                zip(
                    inputs["years"],
                    _benefits(inputs),
                    flows,
                    quality.discounted(flows, rate),
                    quality.cumulated(flows, rate),
                    strict=True,
                )
            )
        ),
        numeric=frozenset(range(6)),
    )


def _what_if(inputs: Inputs) -> Grid:
    """The same forecast with less of its gains, or a year later."""
    rate, spends = inputs["discount_rate"], [year["spend"] for year in inputs["years"]]
    benefits = _benefits(inputs)
    cases = {
        "As forecast": benefits,
        "Three quarters of the benefit": [0.75 * one for one in benefits],
        "Half of the benefit": [0.5 * one for one in benefits],
        "All of it, a year later": [0.0, *benefits[:-1]],
    }
    rows = []
    for name, changed in cases.items():
        flows = [net([one, -spend]) for one, spend in zip(changed, spends, strict=True)]
        value, payback = quality.npv(flows, rate), quality.payback(flows, rate)
        rows.append(
            (
                name,
                _money(value),
                or_dash(quality.roq(value, _present_spend(inputs)), percent),
                "not in these years" if payback is None else f"year {payback}",
            )
        )
    return Grid(
        caption="What if the gains are smaller or later?",
        head=("Case", "Net present value", "Return on quality", "Paid back"),
        rows=tuple(rows),
        numeric=frozenset({1, 2}),
    )


def _formulas(inputs: Inputs, found: Findings) -> tuple[Formula, ...]:
    flows, rate = _flows(inputs), inputs["discount_rate"]
    last = len(flows) - 1
    year = inputs["years"][last]
    parts = [signed(one, 0 if abs(one) >= 100 else 2) for one in quality.discounted(flows, rate)]
    if len(parts) > MOST_IN_FORMULA:
        parts[MOST_IN_FORMULA:] = ["…"]
    formulas = [
        Formula(
            f"Net flow of year {last}",
            "revenue gain × margin + cost saving − spend",
            f"{_money(year['revenue_gain'])} × {amount(inputs['margin'], 4)} + "
            f"{_money(year['cost_saving'])} − {_money(year['spend'])} = {_money(flows[last])}",
        ),
        Formula(
            "Net present value",
            "sum of net flow ÷ (1 + discount rate)^year",
            f"{' '.join(parts)} = {_money(found.values['npv'])}",
        ),
    ]
    if found.values["roq"] is not None:
        formulas.append(
            Formula(
                "Return on quality",
                "net present value ÷ present value of the spend",
                f"{_money(found.values['npv'])} ÷ {_money(_present_spend(inputs))} = "
                f"{or_dash(found.values['roq'], percent)}",
            )
        )
    return tuple(formulas)


FIELDS = (
    Table(
        key="years",
        label="Years",
        row="row",
        rows="rows",
        most=60,
        help="Row 1 is year 0, when the spending begins; row 2 is year 1, and so on. All amounts "
        "in one currency, compared with what would have happened without the improvement.",
        columns=(
            Number(
                key="spend",
                label="Spend",
                low=0,
                high=MOST,
                start=0,
                help="What the improvement costs in that year.",
            ),
            Number(
                key="revenue_gain",
                label="Revenue gain",
                low=-MOST,
                high=MOST,
                start=0,
                help="Revenue from customers kept or won because of it.",
            ),
            Number(
                key="cost_saving",
                label="Cost saving",
                low=-MOST,
                high=MOST,
                start=0,
                help="What is saved because less goes wrong.",
            ),
        ),
    ),
    Number(
        key="margin",
        label="Margin",
        low=0,
        high=1,
        help="The fraction of more revenue that is left after its costs: 0.4 is 40 %.",
    ),
    Number(
        key="discount_rate",
        label="Discount rate",
        low=0,
        high=1,
        help="What money must earn in a year elsewhere: 0.08 is 8 %.",
    ),
)

VALUES = (
    Value(key="npv", label="Net present value"),
    Value(key="roq", label="Return on quality", shown="share"),
    Value(key="payback", label="Year of payback"),
)

CALCULATOR = Calculator(
    name="return-on-quality",
    question="Does the improvement pay?",
    fields=FIELDS,
    values=VALUES,
    example={
        "years": [
            {"spend": 120_000, "revenue_gain": 0, "cost_saving": 0},
            {"spend": 20_000, "revenue_gain": 60_000, "cost_saving": 15_000},
            {"spend": 20_000, "revenue_gain": 140_000, "cost_saving": 25_000},
            {"spend": 20_000, "revenue_gain": 160_000, "cost_saving": 25_000},
            {"spend": 20_000, "revenue_gain": 160_000, "cost_saving": 25_000},
        ],
        "margin": 0.4,
        "discount_rate": 0.08,
    },
    calculate=calculate,
    present=present,
    snippet="""\
from calculator.methods import return_on_quality

gains = [(0, 0), (60_000, 15_000), (140_000, 25_000), (160_000, 25_000), (160_000, 25_000)]
spends = [120_000, 20_000, 20_000, 20_000, 20_000]
benefits = [return_on_quality.benefit(*gain, margin=0.4) for gain in gains]
flows = [benefit - spend for benefit, spend in zip(benefits, spends)]
result = return_on_quality.npv(flows, 0.08)
""",
    snippet_gives="npv",
    limits=(
        "How much revenue comes from an improvement is the hard part, and it stands in the inputs. "
        "Rust, Zahorik and Keiningham estimate it along a chain from effort to satisfaction to "
        "retention; this page only counts what you believe.",
        "The formula is the general form of a return on investment, not a numbered equation of "
        "their paper.",
        "Gains after the last year entered are left out; so is what doing nothing would cost, "
        "unless it stands in the gains.",
    ),
    sources=("rust1995",),
)
