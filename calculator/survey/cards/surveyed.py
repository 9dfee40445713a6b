"""What every card is made from: the statistics of a survey, of its groups and of its waves."""

from dataclasses import dataclass, replace

from calculator.survey.answers.responses import Responses, TypedColumn
from calculator.survey.statistics.gathering import (
    Gathering,
    GatheringPlan,
    GroupStatistics,
)
from calculator.survey.statistics.periods import periods_of
from calculator.survey.statistics.splits import Split, repeats, splits_of
from calculator.words import amount, counted

FEW_IN_A_GROUP = 30
"""Answers of a group below which a reader is advised to take it with care."""


@dataclass(frozen=True)
class Surveyed:
    """A survey, gathered.

    Attributes:
        answers: What was typed, by its mapping; cards read from it what the columns mean.
        whole: The statistics of all rows.
        splits: Those of waves and groups.
        times: By how much all rows are worth fewer answers, since people gave several of them.
        periods: The statistics of each period in which drift is looked for, if it is.
    """

    answers: Responses
    whole: GroupStatistics
    splits: tuple[Split, ...]
    times: float = 1.0
    periods: Split | None = None

    @property
    def weighted(self) -> bool:
        """Whether rows have weights."""
        return self.answers.weighing is not None

    @property
    def worth_fewer(self) -> bool:
        """Whether rows are worth fewer answers than there are: weighted, or several of a person."""
        return self.weighted or self.times > 1

    def called(self, heading: str) -> str:
        """What tables call a column."""
        return self.answers.of(heading).column.called

    def answered(self, heading: str) -> int:
        """How many answered a column."""
        return self.whole.counts[heading].all.rows

    def worth_said(self, worth: float) -> str:
        """How weights and people who answered again enter an interval, to be a note."""
        said = []
        if self.weighted:
            said.append(
                "Weighted: shares and means are of weighted answers, and intervals are those of "
                f"the effective number of answers, (Σw)² ÷ Σw², here {amount(worth, 1)}."
            )
        if self.times > 1:
            alone = "" if self.weighted else f", here as if there were {amount(worth, 1)} answers"
            said.append(
                "People answered more than once: intervals are made as if each had said the same "
                f"every time{alone}, so they are too wide rather than too narrow."
            )
        return " ".join(said)


def surveyed(
    answers: Responses, plan: GatheringPlan, by_period: GatheringPlan | None = None
) -> Surveyed:
    """Carry out a plan on a whole survey, its groups and its waves, and another on its periods."""
    gathering = Gathering(answers, plan)
    light = Gathering(answers, replace(plan, sets=plan.group_sets))
    times = repeats(answers, range(len(answers.lines)))
    return Surveyed(
        answers,
        gathering.of().repeated(times),
        splits_of(answers, light),
        times,
        periods_of(answers, by_period) if by_period else None,
    )


def ends_of(column: TypedColumn) -> tuple[float, float] | None:
    """The lowest and the highest value of a column's scale."""
    scale = column.scale
    if scale is None:
        return None
    if isinstance(scale.ends, tuple):
        return scale.ends
    first = 0.0 if column.column.kind == "yes_no" else 1.0
    return first, first + len(scale.labels) - 1


def many_answers(number: float) -> str:
    """So many answers, in words.

    >>> many_answers(114)
    '114 answers'
    """
    return counted(number, "answer")
