"""The peak–end rule: what is remembered is the most extreme moment and the last one."""

from collections.abc import Sequence

from calculator.precision import settle


def peak(gaps: Sequence[float]) -> int:
    """Position of the gap of largest absolute size; of equal ones the later counts.

    >>> peak([3, -4, 1, 4])
    3
    """
    return max(range(len(gaps)), key=lambda position: (abs(gaps[position]), position))


def memory(gaps: Sequence[float]) -> float:
    """Remembered gap: (gap at the peak + gap of the last moment) / 2, in points of the scale.

    Gaps stand in the order in which they are met; one at least. How long a moment lasts and how
    many people meet it play no part.

    Source: Kahneman, Fredrickson, Schreiber & Redelmeier (1993), Psychological Science 4(6),
    401–405. A journey has gaps of both signs, so the peak is the largest absolute one: our choice.

    >>> memory([3, -4, 1])
    -1.5
    """
    return settle((gaps[peak(gaps)] + gaps[-1]) / 2)
