"""Whether it pays, what follows from that, and the formulas behind it."""

from calculator.catalog.return_on_quality.forecast import today
from calculator.catalog.return_on_quality.money import gain, money
from calculator.declaration import Findings, Formula
from calculator.fields import Inputs
from calculator.methods import return_on_quality as quality
from calculator.methods.net import net
from calculator.words import amount, percent

MOST_IN_FORMULA = 6


def answer(inputs: Inputs, found: Findings, years: list[Inputs]) -> str:
    """Whether it pays, and when."""
    value, roq, payback = (found.values[key] for key in ("npv", "roq", "payback"))
    rate = f"{amount(inputs['discount_rate'] * 100)} %"
    if roq is None:
        return f"Nothing is spent; the net present value is {money(value)} at {rate} a year."
    spend = money(today(inputs, years, "spend"))
    if value > 0:
        said = f"Yes: on {spend} spent it earns {money(value)} more than it costs"
    elif value < 0:
        said = f"No: of {spend} spent, {money(-value)} does not come back"
    else:
        said = f"Just: the {spend} spent comes back, and nothing more"
    if value:
        said += f", a return of {percent(roq)}"
    said += f" (in money of year 0, at {rate} a year)"
    return f"{said}." if payback is None else f"{said}; it is paid back in year {payback}."


def advice(inputs: Inputs, found: Findings, years: list[Inputs]) -> tuple[str, ...]:
    """How much may go wrong before it does not pay."""
    value = found.values["npv"]
    needed = quality.break_even(*(today(inputs, years, key) for key in ("spend", "benefit")))
    if found.values["roq"] is None:
        return ("Enter what the improvement costs; free improvements are rare.",)
    if needed is None:
        return ("The gains entered are not positive in sum, so no part of the spend comes back.",)
    steps = []
    if value > 0:
        steps.append(
            f"How sure is that? The gains are a forecast. It still pays if {percent(needed)} of "
            "them come true, and not with less: ask whether that much is certain."
        )
    elif value < 0:
        steps.append(
            f"The gains would have to be {amount(needed)} times what is forecast before it pays. "
            "Spend less, or spend where more customers are lost."
        )
    plain = net([year["net"] for year in years])
    if value < 0 < plain:
        steps.append(
            f"Without discounting it would seem to gain {money(plain)}: the gains come late."
        )
    return tuple(steps)


def formulas(inputs: Inputs, found: Findings, years: list[Inputs]) -> tuple[Formula, ...]:
    """The formulas with the numbers of this forecast."""
    value, roq, last = found.values["npv"], found.values["roq"], years[-1]
    terms = [gain(year["discounted"]) for year in years]
    if len(terms) > MOST_IN_FORMULA:
        terms[MOST_IN_FORMULA:] = ["…"]
    lines = (
        Formula(
            f"Net flow of year {last['year']}",
            "revenue gain × margin + cost saving − spend",
            f"{money(last['revenue_gain'])} × {amount(inputs['margin'], 4)} + "
            f"{money(last['cost_saving'])} − {money(last['spend'])} = {money(last['net'])}",
        ),
        Formula(
            "Net present value",
            "sum of net flow ÷ (1 + discount rate)^year",
            f"{' '.join(terms)} = {money(value)}",
        ),
    )
    if roq is None:
        return lines
    returned = Formula(
        "Return on quality",
        "net present value ÷ present value of the spend",
        f"{money(value)} ÷ {money(today(inputs, years, 'spend'))} = {percent(roq)}",
    )
    return (*lines, returned)
