"""What the columns of a survey mean, as its reader said it: all that answers are made with.

It names headings and labels of kept columns only. What still has to be said is `UNSAID`, and as
long as that stands anywhere there are no answers.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

UNSAID = "?"
"""What stands where the reader has to say something."""
NO_ANSWER, AN_ANSWER = "no answer", "an answer"
AS_LISTED, REVERSED = "as listed", "reversed"
WIDE, LONG = "wide", "long"
EACH, FIRST, LATEST = "each", "first", "latest"
BY_CUSTOMER, BY_ITEM = "by customer", "by item"
LEAVE_OUT, AS_ONE = "leave out", "count as 1"
DAY, WEEK, MONTH = "day", "week", "month"
LEAST_GROUP, LEAST_EVER = 10, 5
PARTS = (
    "expectation", "perception", "importance", "performance", "functional", "dysfunctional",
    "adequate", "desired", "experience",
)  # fmt: skip
"""What a column can be of a moment."""
EFFORT_2010, EFFORT_2 = "effort 2010", "effort 2.0"
USABILITY = tuple(f"SUS {number}" for number in range(1, 11))
DIMENSIONS = ("professionalism", "civility", "friendliness", "competence")
MEASURES = (EFFORT_2010, EFFORT_2, *DIMENSIONS, *USABILITY)
"""What a question can measure that its kind does not say."""


@dataclass(frozen=True)
class ResponseScale:
    """On what several columns are answered.

    Attributes:
        ends: The lowest and the highest number; `UNSAID` if that must be said; None for labels.
        labels: The labels from the lowest to the highest, from no to yes, from like to dislike.
        order: Whether they stand so as listed, or reversed, or `UNSAID`.
        no_answer: Codes and labels that may stand for no answer: each is one, or an answer after
            all, or `UNSAID`.
    """

    ends: tuple[float, float] | str | None = None
    labels: tuple[str, ...] = ()
    order: str = AS_LISTED
    no_answer: Mapping[str, str] = field(default_factory=dict)

    @property
    def ordered(self) -> tuple[str, ...]:
        """The labels from the lowest to the highest."""
        return self.labels[::-1] if self.order == REVERSED else self.labels


@dataclass(frozen=True)
class MappedColumn:
    """What one column means.

    Attributes:
        heading: Its name in the file, as `stems.distinct` gives it.
        kind: A key of `KINDS`.
        shown: A shorter name for tables; the heading if none is said.
        scale: The name of its scale.
        turned: Whether it is asked the other way round than the others, so that it is turned.
        dates: The order of a date's numbers: ymd, dmy, mdy, or `UNSAID`.
        decimal: Its decimal sign, where the cells do not show it.
        no_answer: Codes and labels of this column alone, beside those of its scale.
        merged: Other spellings of a label, by the label that they become.
        satisfied: The lowest answer that counts as satisfied, a number or a label; where it is not
            said, a custom decides.
        measures: What the question measures, one of `MEASURES`, where its kind does not say it.
    """

    heading: str
    kind: str
    shown: str = ""
    scale: str = ""
    turned: bool = False
    dates: str = ""
    decimal: str = ""
    no_answer: Mapping[str, str] = field(default_factory=dict)
    merged: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    satisfied: str = ""
    measures: str = ""

    @property
    def called(self) -> str:
        """What tables call it."""
        return self.shown or self.heading


@dataclass(frozen=True)
class MappedMoment:
    """Columns that make one moment: the heading of each, by what it is of the moment."""

    name: str
    parts: Mapping[str, str]


@dataclass(frozen=True)
class LongShape:
    """Which columns of a file in which each row is one answer, to be made one row a person.

    Attributes:
        person: The heading of the column that tells whose answer it is.
        question: Of the one that tells to which question.
        answer: Of the one that holds the answer.
        repeated: Which of several answers of a person to one question counts, or `UNSAID`.
        questions: The questions by their codes, where the file holds codes.
    """

    person: str
    question: str
    answer: str
    repeated: str = UNSAID
    questions: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Respondent:
    """How a person is told from another, and which of their answers counts.

    Attributes:
        key: The heading of the column of case numbers. They are compared and never shown.
        counts: Each answer, the first or the latest, or `UNSAID`.
        date: The heading of the date by which the first and the latest are told; else by the row.
    """

    key: str
    counts: str = UNSAID
    date: str = ""


@dataclass(frozen=True)
class DriftBaseline:
    """By which periods drift is looked for, and which of them are the baseline.

    Attributes:
        date: The heading of the column of dates.
        period: How long a period is: `DAY`, `WEEK` or `MONTH`.
        first: The first day of the baseline, as 2024-01-01.
        last: Its last day. A period belongs to the baseline if it begins in it.
    """

    date: str
    period: str
    first: str
    last: str


@dataclass(frozen=True)
class SurveyMapping:
    """What a survey's columns mean.

    Attributes:
        columns: The kept columns; all others are left out.
        scales: What they are answered on, by name.
        moments: Which of them make one moment.
        file: What was asked about the file: encoding, sheet and the like, by key.
        shape: Whether a row is a person, `WIDE`, or one answer, `LONG`, or `UNSAID`.
        long: The columns of a long file.
        person: How people are told apart, where that matters.
        weight: The heading of the column of weights.
        faulty_weights: What becomes of rows whose weight is missing, zero or negative.
        outcome: The heading of what the drivers explain.
        drivers: The headings of the driver set.
        missing: Whether a missing answer leaves out the whole row or only the item.
        least_group: The smallest group that is shown.
        personal: Headings of personal columns that are kept on purpose.
        wave: The heading of the column that tells waves apart: a segment, or a date, by its month.
        drift: By which periods drift is looked for; None if it is not.
    """

    columns: tuple[MappedColumn, ...]
    scales: Mapping[str, ResponseScale] = field(default_factory=dict)
    moments: tuple[MappedMoment, ...] = ()
    file: Mapping[str, str] = field(default_factory=dict)
    shape: str = WIDE
    long: LongShape | None = None
    person: Respondent | None = None
    weight: str = ""
    faulty_weights: str = LEAVE_OUT
    outcome: str = ""
    drivers: tuple[str, ...] = ()
    missing: str = BY_CUSTOMER
    least_group: int = LEAST_GROUP
    personal: tuple[str, ...] = ()
    wave: str = ""
    drift: DriftBaseline | None = None

    def unsaid(self) -> tuple[str, ...]:
        """The places at which something must still be said, as `Asked.key` names them.

        >>> SurveyMapping((MappedColumn("Day", "date", dates="?"),), shape="?").unsaid()
        ('shape', 'columns.Day.dates')
        """
        return tuple(self._unsaid())

    def _unsaid(self) -> Iterator[str]:
        yield from (key for key, said in self.file.items() if said == UNSAID)
        if self.shape == UNSAID:
            yield "shape"
        if self.shape != WIDE and self.long and self.long.repeated == UNSAID:
            yield "long.repeated"
        if self.person and self.person.counts == UNSAID:
            yield "person.counts"
        if self.faulty_weights == UNSAID:
            yield "faulty_weights"
        for name, scale in self.scales.items():
            if scale.ends == UNSAID:
                yield f"scales.{name}.ends"
            if scale.order == UNSAID:
                yield f"scales.{name}.order"
            for code, said in scale.no_answer.items():
                if said == UNSAID:
                    yield f"scales.{name}.no_answer.{code}"
        for column in self.columns:
            at = f"columns.{column.heading}"
            if column.dates == UNSAID:
                yield f"{at}.dates"
            if column.decimal == UNSAID:
                yield f"{at}.decimal"
            for code, said in column.no_answer.items():
                if said == UNSAID:
                    yield f"{at}.no_answer.{code}"
