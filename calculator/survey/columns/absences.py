"""What is taken for no answer, with its share: a code left out in silence shifts every mean."""

from collections.abc import Iterator, Mapping, Sequence

from calculator.survey.columns.guessed import Guess
from calculator.survey.columns.seen import Seen
from calculator.survey.mapping.survey_mapping import NO_ANSWER, SurveyMapping
from calculator.words import amount, counted, percent, quote, several


def absences(mapping: SurveyMapping, guesses: Sequence[Guess]) -> Iterator[str]:
    """A sentence for each code and label that a mapping takes for no answer."""
    seen = {one.seen.name: one.seen for one in guesses}
    for name, scale in mapping.scales.items():
        columns = [seen[one.heading] for one in mapping.columns if one.scale == name]
        for code, said in scale.no_answer.items():
            if said == NO_ANSWER:
                yield f"{quote(code)} stands for no answer. {holding(code, columns)}"
    for column in mapping.columns:
        for code, said in column.no_answer.items():
            if said == NO_ANSWER:
                yield f"{quote(code)} stands for no answer. {holding(code, [seen[column.heading]])}"


def holding(code: str, columns: Sequence[Seen]) -> str:
    """In how many cells of which columns a code stands, as a sentence."""
    cells = rows = 0
    names = []
    for one in columns:
        here = _cells(code, one.cells, one) + _cells(code, one.none, one)
        if here:
            names.append(one.shown)
            cells += here
            rows += one.rows
    if not names:
        return "It stands in no cell."
    share = f"{counted(cells, 'cell')} of {amount(rows)} ({percent(cells / rows)})"
    return f"It stands in {share} of {several(names)}."


def _cells(code: str, cells: Mapping[str, int], seen: Seen) -> int:
    found = 0
    for cell, times in cells.items():
        number = None if cell in seen.figures.words else seen.numbers.get(cell)
        if " ".join(cell.split()) == code or (number is not None and _is(code, number)):
            found += times
    return found


def _is(code: str, number: float) -> bool:
    try:
        return float(code) == number
    except ValueError:
        return False
