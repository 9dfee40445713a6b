"""The System Usability Scale: ten statements, and a score from 0 to 100 for each person."""

from collections.abc import Sequence
from math import fsum

from calculator.precision import settle

STATEMENTS = 10
LOWEST, HIGHEST = 1.0, 5.0
FACTOR = 2.5
MOST = 100.0


def score(answers: Sequence[float]) -> float:
    r"""Score of one person: 2.5 × (Σ of the odd answers less 1 + Σ of 5 less the even ones).

    The ten answers stand in the order of the statements, from 1 (strongly disagree) to 5 (strongly
    agree); the odd statements praise, the even ones complain. The score lies from 0 to 100 and is
    no per cent of anything. Raises ValueError unless there are ten answers from 1 to 5.

    Formula:
        \text{SUS} = 2.5 \sum_{i = 1}^{10} c_i

    Symbols:
        \text{SUS}: score of one person, from 0 to 100
        c_i: contribution of statement i, from 0 to 4
        i: number of the statement

    Source: Brooke (1996), SUS: A “quick and dirty” usability scale, in Jordan, Thomas, Weerdmeester
    & McClelland (eds), Usability Evaluation in Industry, 189–194. The example is the one printed
    there: the contributions come to 22.

    >>> score([5, 4, 2, 1, 2, 3, 2, 4, 5, 2])
    55.0
    """
    if len(answers) != STATEMENTS or not all(LOWEST <= one <= HIGHEST for one in answers):
        raise ValueError("There must be ten answers from 1 to 5.")
    parts = [contribution(at, one) for at, one in enumerate(answers, start=1)]
    return settle(FACTOR * fsum(parts))


def contribution(statement: int, answer: float) -> float:
    r"""What one answer adds before the sum is taken times 2.5: from 0 to 4, 4 for the best.

    Statements are numbered from 1 to 10, answers lie from 1 to 5.

    Formula:
        c_i = \begin{cases} x_i - 1 & i \text{ odd} \\ 5 - x_i & i \text{ even} \end{cases}

    Symbols:
        c_i: contribution of statement i
        x_i: answer to it
        i: its number

    >>> contribution(1, 5), contribution(2, 4)
    (4.0, 1.0)
    """
    return settle(answer - LOWEST if statement % 2 else HIGHEST - answer)
