"""The contract by which a calculator is declared.

A calculator is one module in `calculator.catalog` with a constant ``CALCULATOR``. From that
declaration follow the form, the checking of inputs, the command line, the JSON and the page. What
it asks is in `calculator.fields`, what it shows in `calculator.charts` and `calculator.grids`;
their names can be imported from here as well.

Whatever is said is a sentence or two, of text and not of HTML. Shares are fractions of 1; an amount
that cannot be computed is None. Inputs are checked before they arrive here, and findings are
rounded to twelve digits (`calculator.precision.settle`) before they are put into words.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import KW_ONLY, InitVar, dataclass, field
from typing import Any

from calculator.charts import Bar, Bars, Chart, Curve, Mark, Matrix, Point, Span, Spans, Trend
from calculator.fields import (
    Answers,
    Choice,
    Columns,
    Field,
    Group,
    Inputs,
    Name,
    Number,
    Rating,
    Scale,
    Series,
    Table,
)
from calculator.grids import Grid

__all__ = [
    "Agreement", "Answers", "Bar", "Bars", "Beside", "Calculator", "Chart", "Choice", "Claim",
    "Columns", "Curve", "Field", "Findings", "Formula", "Grid", "Group", "Inputs", "Mark", "Matrix",
    "Message", "Name", "Number", "Point", "Presentation", "Rater", "Rating", "Scale", "Series",
    "Source", "Span", "Spans", "Sureness", "Table", "Trend", "Value", "note", "nothing_to_add",
]  # fmt: skip


@dataclass(frozen=True)
class Value:
    """One number of the result.

    `key` is its name in `Findings.values`, in files and in JSON, and never changes; `label` its
    name in words. `shown` is ``"number"``, ``"count"`` or ``"share"`` (a fraction of 1, which pages
    write in per cent). `unit` is what it is counted in, such as "min"; a sheet of results has it in
    a column of its own, and an answer says it in words.
    """

    key: str
    label: str
    _: KW_ONLY
    shown: str = "number"
    unit: str = ""


@dataclass(frozen=True)
class Source:
    """A work of an organisation's own, which the site's bibliography does not know.

    `text` is the reference in words, `doi` its DOI without an address, such as ``10.1000/182``, if
    it has one. A work of the bibliography is named by its key instead.
    """

    text: str
    doi: str = ""

    def __str__(self) -> str:
        return f"{self.text} https://doi.org/{self.doi}" if self.doi else self.text


@dataclass(frozen=True)
class Message:
    """A sentence about the inputs: what is wrong with them, or what was left or is not safe.

    `path` names the field, for example ``moments.2.importance``; rows count from 0. A note about
    the whole result has an empty path. `text` says what was found and what would be right. `level`
    is ``"error"``, so that nothing is computed, or ``"note"``.
    """

    path: str
    text: str
    level: str = "error"


def note(path: str, text: str) -> Message:
    """A sentence about inputs that were computed, but not fully or not safely.

    `path` and `text` are those of a `Message`.
    """
    return Message(path, text, level="note")


@dataclass(frozen=True)
class Findings:
    """What a calculator's methods give: plain numbers, nothing said about them yet.

    `values` holds the declared values by their keys, all of them and in their order, None for one
    that cannot be computed. `rows` holds what was found for each row of a table, in its order, by
    keys of your own. `notes` says what was left aside.
    """

    values: dict[str, Any]
    rows: list[dict[str, Any]] = field(default_factory=list)
    notes: tuple[Message, ...] = ()

    def beside(self, given: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
        """Each row of the inputs together with what was found for it.

        >>> Findings({}, [{"gap": -1.0}]).beside([{"name": "Check-in", "expectation": 7}])
        [{'name': 'Check-in', 'expectation': 7, 'gap': -1.0}]

        Raises:
            ValueError: If there are not as many of the one as of the other.
        """
        return [{**row, **found} for row, found in zip(given, self.rows, strict=True)]


@dataclass(frozen=True)
class Formula:
    """A formula in words, and the same line with the reader's own numbers in it.

    `name` is what it gives, such as "Mean wait"; `statement` the formula, such as "Σ minutes ÷
    desks"; `worked` the same with numbers and the result.
    """

    name: str
    statement: str
    worked: str


@dataclass(frozen=True)
class Claim:
    """Words of an answer or of its advice, and the interval that carries them.

    `words` stand there just so. `of` names a value of the result by its path, such as
    ``rows.2.penalty`` or ``values.difference``; the ends of its interval stand beside it, under the
    same name with ``_low`` and ``_high``, or at the two paths of `ends`. Whoever claims takes it
    upon themselves that the whole interval lies on one `side` of the `line`, 1 above it and -1
    below. A test holds them to it, and finds words of proof that no claim holds.
    """

    words: str
    of: str
    _: KW_ONLY
    side: int
    line: float = 0.0
    ends: tuple[str, str] | None = None


@dataclass(frozen=True, kw_only=True)
class Presentation:
    """What is said about the findings: the answer first, then everything that supports it.

    An answer that puts something first, says which way something went or that it is so at all
    makes a claim; without an interval to carry it, it says that it is so "here".

    Attributes:
        answer: The answer to the question, in one or two sentences with the number in them.
        advice: What follows from it, a sentence or two each.
        charts: What is drawn, the most telling first.
        tables: What is listed; tables that belong to a chart stand in that chart.
        formulas: The arithmetic, with the reader's numbers.
        claims: The words of answer and advice that an interval carries.
    """

    answer: str
    advice: tuple[str, ...] = ()
    charts: tuple[Chart, ...] = ()
    tables: tuple[Grid, ...] = ()
    formulas: tuple[Formula, ...] = ()
    claims: tuple[Claim, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Sureness:
    """How sure the answer is: a sentence, what would settle it, what that rests on, and a table.

    It is asked for after the answer, once typing rests, since a thousand answers are drawn for it.
    `answer` is the sentence, `settled_by` what would settle it, `rests_on` what was assumed, and
    `claims` are paths in `values`, which holds the same as plain numbers and lists, by keys that do
    not change; `table` shows them.
    """

    answer: str
    settled_by: str = ""
    rests_on: str
    claims: tuple[Claim, ...] = ()
    table: Grid
    values: dict[str, Any]


@dataclass(frozen=True, kw_only=True)
class Beside:
    """What if, beside as it is: the difference in words, both drawings, and a table of both.

    `answer` is the difference in a sentence, `said` what else there is to say. `charts` are as it
    is and what if, in this order; `table` holds both. `values` holds the same as plain numbers and
    lists, by keys that do not change.
    """

    answer: str
    said: tuple[str, ...] = ()
    charts: tuple[Chart, ...]
    table: Grid
    values: dict[str, Any]


@dataclass(frozen=True)
class Rater:
    """One of several people who rated the same things.

    `name` is that of the file that was given, `inputs` what was in it once it was read, and `found`
    the settled findings.
    """

    name: str
    inputs: Inputs
    found: Findings


@dataclass(frozen=True, kw_only=True)
class Agreement:
    """What several people say together: a sentence, what follows, tables, and their medians.

    `answer` says whether they agree, `said` what follows, and `tables` on what. `medians` are
    inputs, to be taken into a form in place of what those keys hold. `values` holds the same as
    plain numbers and lists, by keys that do not change; `claims` are paths in it.
    """

    answer: str
    said: tuple[str, ...] = ()
    tables: tuple[Grid, ...]
    values: dict[str, Any]
    medians: Inputs
    claims: tuple[Claim, ...] = ()


def nothing_to_add(inputs: Inputs) -> Sequence[Message]:  # noqa: ARG001 the shape of a check
    """Find no fault in `inputs` beyond those of the single fields."""
    return ()


@dataclass(frozen=True, kw_only=True)
class Calculator:
    """A question that numbers can answer, declared once.

    Attributes:
        name: Its name in pages and on the command line, which is that of its file, with hyphens for
            underscores.
        question: The question, which is also the title of its page.
        fields: What it asks, in the order of the form.
        values: The numbers of its result; none if it only finds something for each row.
        example: Inputs that stand on the page before anyone types, as a file would give them.
        check: Finds what no single field can know, such as more satisfied answers than answers, and
            gives messages with paths.
        calculate: Turns inputs into findings by published methods. It must be given, here or by its
            older name, `reckon`.
        present: Puts the settled findings into words, charts and tables.
        sure: Says how sure the answer is, from inputs and settled findings, or None where the
            inputs say nothing of what they rest on; without it nothing of the kind is asked.
        beside: Compares two sets of inputs and findings, as it is and what if; without it the page
            offers no such thing.
        together: Says what several people's inputs and findings show together, and raises
            `calculator.errors.NotTogether` where they cannot be put together; without it the page
            opens one file at a time.
        limits: What the result does not say, a sentence each.
        sources: The works it rests on: keys of the site's bibliography, or a `Source` for one that
            stands nowhere else.
        snippet: Python that calculates the example's main number by the method itself and leaves it
            in a variable called `result`.
        snippet_gives: The value that this is.
    """

    name: str
    question: str
    fields: tuple[Field, ...]
    values: tuple[Value, ...] = ()
    example: Inputs
    check: Callable[[Inputs], Sequence[Message]] = nothing_to_add
    calculate: Callable[[Inputs], Findings] = None  # type: ignore[assignment]  # or by its older name
    present: Callable[[Inputs, Findings], Presentation]
    sure: Callable[[Inputs, Findings], Sureness | None] | None = None
    beside: Callable[[Inputs, Findings, Inputs, Findings], Beside] | None = None
    together: Callable[[Sequence[Rater]], Agreement] | None = None
    limits: tuple[str, ...]
    sources: tuple[str | Source, ...]
    snippet: str = ""
    snippet_gives: str = ""
    reckon: InitVar[Callable[[Inputs], Findings] | None] = None

    def __post_init__(self, reckon: Callable[[Inputs], Findings] | None) -> None:
        if reckon is not None:
            object.__setattr__(self, "calculate", reckon)
        if self.calculate is None:
            raise TypeError(f"{self.name} needs `calculate=`: what turns inputs into findings.")
