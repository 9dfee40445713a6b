"""Return on quality: does the improvement pay?"""

from calculator.catalog.return_on_quality import charts, tables, telling
from calculator.catalog.return_on_quality.fields import EXAMPLE, FIELDS, VALUES
from calculator.catalog.return_on_quality.forecast import benefits_of, judged, years_of
from calculator.declaration import Calculator, Findings, Presentation, note
from calculator.fields import Inputs
from calculator.words import counted


def calculate(inputs: Inputs) -> Findings:
    """Find net present value, return on quality and payback."""
    years = years_of(inputs, benefits_of(inputs))
    values = judged(inputs, years)
    payback, said = values["payback"], []
    if values["roq"] is None:
        said.append("Nothing is spent in any year, so there is no return on it.")
    if payback is None:
        said.append(
            "The money does not come back within what was entered, "
            f"{counted(len(years), 'year')}, so there is no year of payback."
        )
    elif min(year["so_far"] for year in years[payback:]) < 0:
        said.append(
            "The sum is back above 0 in the year of payback, yet falls below it again later."
        )
    return Findings(values, notes=tuple(note("years", one) for one in said))


def present(inputs: Inputs, found: Findings) -> Presentation:
    """Say whether it pays, when, and how much may go wrong before it does not."""
    years = years_of(inputs, benefits_of(inputs))
    return Presentation(
        answer=telling.answer(inputs, found, years),
        advice=telling.advice(inputs, found, years),
        charts=(charts.running_sum(found, years),),
        tables=(tables.by_year(years), tables.what_if(inputs)),
        formulas=telling.formulas(inputs, found, years),
    )


CALCULATOR = Calculator(
    name="return-on-quality",
    question="Does the improvement pay?",
    fields=FIELDS,
    values=VALUES,
    example={"years": EXAMPLE, "margin": 0.4, "discount_rate": 0.08},
    calculate=calculate,
    present=present,
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
    snippet="""\
from calculator.methods import return_on_quality

gains = [(0, 0), (60_000, 15_000), (140_000, 25_000), (160_000, 25_000), (160_000, 25_000)]
spends = [120_000, 20_000, 20_000, 20_000, 20_000]
benefits = [return_on_quality.benefit(*gain, margin=0.4) for gain in gains]
flows = [benefit - spend for benefit, spend in zip(benefits, spends)]
result = return_on_quality.npv(flows, 0.08)
""",
    snippet_gives="npv",
)
