"""What a reader is asked before anything is calculated: each with what makes it doubtful."""

from collections.abc import Iterator, Sequence

from calculator.survey.columns.absences import holding
from calculator.survey.columns.guessed import Guess
from calculator.survey.columns.monthly import which_order
from calculator.survey.columns.scales import Scaled
from calculator.survey.dates import ORDERS
from calculator.survey.decimals import written
from calculator.survey.export import Asked
from calculator.survey.figures import Figures
from calculator.survey.mapping.survey_mapping import (
    AN_ANSWER,
    AS_LISTED,
    AS_ONE,
    EACH,
    FIRST,
    LATEST,
    LEAVE_OUT,
    NO_ANSWER,
    REVERSED,
    UNSAID,
    ResponseScale,
    SurveyMapping,
)
from calculator.survey.mapping.weights import weighed
from calculator.words import amount, choose, counted, percent, quote, several

ORDER = ((AS_LISTED, "the order below is right"), (REVERSED, "it is the other way round"))
KANO_ORDER = ((AS_LISTED, "1 is “I like it”"), (REVERSED, "5 is “I like it”"))
UNNEEDED = "If you do not need it, leave the column out."
CODE = ((NO_ANSWER, "it is left out"), (AN_ANSWER, "it counts"))


def questions(
    mapping: SurveyMapping,
    guesses: Sequence[Guess],
    scaled: Scaled,
    columns: Sequence[Sequence[str]],
) -> tuple[Asked, ...]:
    """All that the mapping leaves unsaid, the file's own questions aside.

    Args:
        mapping: With `UNSAID` where something must be said.
        guesses: What each column of the file seems to be.
        scaled: The file's scales.
        columns: The cells of the file.
    """
    return tuple(_questions(mapping, guesses, scaled, columns))


def _questions(
    mapping: SurveyMapping,
    guesses: Sequence[Guess],
    scaled: Scaled,
    cells: Sequence[Sequence[str]],
) -> Iterator[Asked]:
    if mapping.long and mapping.long.repeated == UNSAID:
        asks = "Which answer counts where a person answered one question more than once?"
        why = f"Some of {quote(mapping.long.person)} have two answers to one question."
        yield Asked("long.repeated", asks, why, ((FIRST, "the first"), (LATEST, "the latest")))
    if mapping.person and mapping.person.counts == UNSAID:
        yield _whose(mapping.person.key, guesses)
    if mapping.faulty_weights == UNSAID:
        weight = next(one for one in guesses if one.seen.name == mapping.weight)
        yield _weights(weight, cells[weight.seen.at])
    for name, scale in mapping.scales.items():
        columns = [one for one in guesses if scaled.of.get(one.seen.at) == name]
        yield from _of_scale(name, scale, columns)
    by_name = {one.seen.name: one for one in guesses}
    for column in mapping.columns:
        at, one = f"columns.{column.heading}", by_name[column.heading]
        if column.dates == UNSAID:
            why = " ".join(filter(None, (one.why, which_order(one, guesses, cells), UNNEEDED)))
            ways = tuple((order, words) for order, words in ORDERS.items() if order != "ymd")
            asks = f"Which number of {quote(column.heading)} is the day, which the month?"
            yield Asked(f"{at}.dates", asks, why, ways)
        if column.decimal == UNSAID:
            asks = f"What separates the decimals in {quote(column.heading)}?"
            cell = quote(one.seen.figures.doubtful)
            why = f"{cell} can be two numbers, and no other cell shows which."
            yield Asked(f"{at}.decimal", asks, why, ((",", "a comma"), (".", "a point")))
        for code, said in column.no_answer.items():
            if said == UNSAID:
                asks = f"Does {quote(code)} in {quote(column.heading)} stand for no answer?"
                why = f"{holding(code, [one.seen])} It can be a label as well."
                yield Asked(f"{at}.no_answer.{code}", asks, why, CODE)


def _whose(key: str, guesses: Sequence[Guess]) -> Asked:
    seen = next(one.seen for one in guesses if one.seen.name == key)
    again = seen.filled - seen.different
    return Asked(
        "person.counts",
        "Which answer of a person counts who answered more than once?",
        f"{quote(key)} repeats in {_share(again, seen.rows)}.",
        ((EACH, "all of them"), (FIRST, "the first"), (LATEST, "the latest")),
    )


def _weights(one: Guess, cells: Sequence[str]) -> Asked:
    _, _, left = weighed(cells, range(len(cells)), LEAVE_OUT)
    said = choose([f"{amount(rows)} with {what}" for what, rows in left.items()], "and")
    return Asked(
        "faulty_weights",
        f"What becomes of rows whose weight in {quote(one.seen.name)} is no number above zero?",
        f"Of {counted(len(cells), 'row')}: {said}.",
        ((LEAVE_OUT, "these rows are left out"), (AS_ONE, "each of them weighs 1")),
    )


def _of_scale(name: str, scale: ResponseScale, columns: Sequence[Guess]) -> Iterator[Asked]:
    at = f"scales.{name}"
    where = several([one.seen.shown for one in columns])
    if scale.ends == UNSAID:
        numbers = [number for one in columns for number in one.seen.numbers.values()]
        asks = f"From which number to which is {where} answered?"
        why = f"{_run(numbers)}, and neither the heading nor a column beside it shows both ends."
        yield Asked(f"{at}.ends", asks, f"{why} Write them as in [1, 5].")
    if scale.order == UNSAID:
        kano = columns[0].kind in ("functional", "dysfunctional") and not columns[0].labels
        if kano:
            asks = f"Is 1 “I like it” in {where}, or is it 5?"
            why = "Kano’s answers are coded both ways, and the wrong way turns every class round."
            yield Asked(f"{at}.order", asks, why, KANO_ORDER)
        else:
            low, high = (
                ("like", "dislike")
                if columns[0].kind in ("functional", "dysfunctional")
                else ("lowest", "highest")
            )
            asks = f"What is the order of the answers to {where}, from the {low} to the {high}?"
            why = (
                "They stand below as they first appear, hardly in their order: move the lines, and "
            )
            why += "add answers that nobody gave."
            why += " If they are groups and no answers in an order, write “kind: segment” instead."
            yield Asked(f"{at}.order", asks, f"{columns[0].why} {why}", ORDER)
    for code, said in scale.no_answer.items():
        if said == UNSAID:
            asks = f"Does {quote(code)} stand for no answer?"
            why = holding(code, [one.seen for one in columns])
            yield Asked(f"{at}.no_answer.{code}", asks, why, _ways(code, scale))


def _ways(code: str, scale: ResponseScale) -> tuple[tuple[str, str], ...]:
    """What a code can be: one that is an answer must lie between the ends of its scale."""
    if scale.labels:
        return (CODE[0], (AN_ANSWER, "it counts; then put it among the labels, in its place"))
    number = Figures.of([code]).number(code)
    if number is None or not isinstance(scale.ends, tuple):
        return CODE
    low, high = min(number, scale.ends[0]), max(number, scale.ends[1])
    said = f"it counts; then write “ends: [{written(low)}, {written(high)}]” as well"
    return (CODE[0], (AN_ANSWER, said))


def _run(numbers: Sequence[float]) -> str:
    return f"Its numbers run from {amount(min(numbers))} to {amount(max(numbers))}"


def _share(times: int, rows: int) -> str:
    return f"{counted(times, 'row')} of {amount(rows)} ({percent(times / max(rows, 1))})"
