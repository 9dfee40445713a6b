"""The columns that may explain an outcome: which can enter, which say the same, and why not."""

from collections.abc import Sequence
from dataclasses import dataclass

from calculator.methods import least_squares
from calculator.methods import summed_least_squares as summed
from calculator.survey.answers.responses import Responses
from calculator.survey.cards.surveyed import Surveyed, ends_of, many_answers
from calculator.survey.statistics.sums import Products
from calculator.words import agree, amount, counted, plural, quote, several

DRIVERS_SET = "drivers"
NUMERIC = ("rating", "ordered", "yes_no", "recommendation", "number")
NEARLY_EQUAL = 5.0
"""The variance inflation factor from which on columns are said to be nearly equal."""
MOST_NAMED = 12


@dataclass(frozen=True)
class Regressors:
    """Columns with their covariances, ready for a regression.

    Attributes:
        outcome: The heading of what is explained.
        drivers: The headings of what explains it.
        products: Their sums and products.
        notes: What was left out, and what must be known of them.
    """

    outcome: str
    drivers: tuple[str, ...]
    products: Products
    notes: tuple[str, ...]

    @property
    def answers(self) -> float:
        """The number of answers, with weights the effective one."""
        return self.products.rows.effective

    def covariances(self, names: Sequence[str]) -> list[list[float]]:
        """Those of the columns of these names."""
        return [[self.products.covariance(one, other) for other in names] for one in names]


def wanted(answers: Responses) -> tuple[str, ...]:
    """The outcome and the drivers that the mapping names, if both can be numbers."""
    kinds = {one.column.heading: one.column.kind for one in answers.columns}
    drivers = tuple(one for one in answers.drivers if kinds.get(one) in NUMERIC)
    if kinds.get(answers.outcome) not in NUMERIC or not drivers:
        return ()
    return answers.outcome, *drivers


def ready(survey: Surveyed, products: Products) -> Regressors | str:
    """The columns that vary, or why no regression can be made of them."""
    outcome, *drivers = wanted(survey.answers)
    rows, all_rows = products.rows.rows, len(survey.answers.lines)
    if rows == 0:
        return "No row holds the outcome and all drivers; choose fewer “drivers” in the mapping."
    if alike(products, [outcome]):
        said = f"All {many_answers(rows)} to {quote(survey.called(outcome))} are the same, so "
        return said + "there is nothing to explain."
    constant = alike(products, drivers)
    there = tuple(one for one in drivers if one not in constant)
    if not there:
        return "No driver varies, so none can explain anything."
    if products.rows.effective < len(there) + 2:
        return (
            f"{counted(rows, 'row')} hold the outcome and all {counted(len(there), 'driver')}; at "
            f"least {amount(len(there) + 2)} are needed, and many more to learn anything."
        )
    notes = []
    if constant:
        names = several([survey.called(one) for one in constant], MOST_NAMED)
        notes.append(
            f"Left out, since everybody gave the same answer: {names}. What does not vary explains "
            "nothing."
        )
    if rows < all_rows:
        notes.append(
            f"{plural(all_rows - rows, 'row', 'rows')} left out, since an answer to the outcome or "
            f"a driver is missing; {amount(rows)} of {amount(all_rows)} count."
        )
    if said := survey.worth_said(products.rows.effective):
        notes.append(said)
    return Regressors(outcome, there, products, tuple(notes))


def yes_or_no(survey: Surveyed, outcome: str, found: str) -> str:
    """What must be known if the outcome has two answers only; nothing of any other."""
    values = [value for value, one in survey.whole.counts[outcome].tallies.items() if one.rows]
    column = survey.answers.of(outcome)
    if len(values) != 2 and ends_of(column) != (0.0, 1.0):
        return ""
    return (
        f"{quote(survey.called(outcome))} has two answers only, so {found} of a linear probability "
        "model: a driver’s part in the chance of the higher one. A logistic method would be the "
        "usual one."
    )


def same_said(survey: Surveyed, drivers: Sequence[str], fault: least_squares.Dependent) -> str:
    """Name the columns that say the same."""
    names = [survey.called(drivers[at]) for at in fault.columns]
    return (
        f"{several(names, MOST_NAMED)} say the same, one following from the rest, so their effects "
        "cannot be told apart. Of these, take one out of “drivers” in the mapping."
    )


def nearly_equal(survey: Surveyed, found: Regressors, factors: Sequence[float]) -> str:
    """Warn of columns that nearly say the same; nothing where there are none."""
    near = [
        survey.called(one)
        for one, factor in zip(found.drivers, factors, strict=True)
        if factor >= NEARLY_EQUAL
    ]
    if not near:
        return ""
    return (
        f"{several(near, MOST_NAMED)} {agree(near, 'goes', 'go')} so closely with other drivers "
        f"(VIF {amount(NEARLY_EQUAL)} or more) that chance decides how they share their effect."
    )


def alike(products: Products, names: Sequence[str]) -> list[str]:
    """Those of some columns in which everybody gave the same answer."""
    found = []
    for name in names:
        at, spread = products.names.index(name), products.spread(name, name)
        if spread <= least_squares.NO_SPREAD * max(1.0, abs(products.products[at][at])):
            found.append(name)
    return found


def tried(found: Regressors) -> least_squares.Correlations:
    """Their correlations; raises `least_squares.Dependent`."""
    names = (*found.drivers, found.outcome)
    correlated = summed.correlations(found.covariances(names))
    summed.inflation(correlated)
    return correlated
