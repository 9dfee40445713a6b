"""What is said to have been wrong with questions, held against the questions as they are."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from macros import terminal
from macros.exam.form import Question
from macros.exam.subject import WITHDRAWN, Erratum
from macros.knowledge.problems import Problem, Tree
from macros.sentence import suggest


def belied(
    errata: Sequence[tuple[Tree, int, Erratum]], questions: Mapping[str, Question]
) -> Iterator[Problem]:
    """What an erratum says and the questions do not bear out.

    Args:
        errata: Each with its file, and which it is of those there.
        questions: All questions by their ids.
    """
    for tree, at, one in errata:
        question = questions.get(one.question)
        name = terminal.quoted(one.question)
        if one.done == WITHDRAWN and question is not None:
            said = terminal.say("{name} is withdrawn, and it is still asked.", name=name)
        elif one.done != WITHDRAWN and question is None:
            said = terminal.say(
                "there is no question {name}; {hint}",
                name=name,
                hint=suggest(one.question, questions),
            )
        elif question is not None and question.changed < one.day:
            said = terminal.say(
                "{name} was corrected on {day}, and its changed: says {changed}; raise that.",
                name=name,
                day=one.day,
                changed=question.changed,
            )
        else:
            continue
        yield tree.problem(("errata", at, "question"), f"errata: {said}")
