"""Clayton's outside-in view: outcome targets beside process targets, and how much is managed.

His article announces a calculator that could not be found. What stands here is a reconstruction
from the ideas of the article and Carlzon's arithmetic; none of the formulas is his.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import fsum

from calculator.methods import carlzon
from calculator.precision import settle

GOOD, WATERMELON, LUCKY, BAD = "good", "watermelon", "lucky", "bad"
CELLS = (GOOD, WATERMELON, LUCKY, BAD)
UNKNOWN, KNOWN, DEFINED, MANAGED = "unknown", "known", "defined", "managed"
STATES = (UNKNOWN, KNOWN, DEFINED, MANAGED)


@dataclass(frozen=True)
class Encounter:
    """A service encounter: the episode, from start to end, that moments of truth stand in.

    `customers` meet it `per_year` times each; it holds `moments`, of `seconds` each. All are 0 or
    more. `state` is one of `STATES`.
    """

    customers: float
    per_year: float
    moments: float
    seconds: float
    state: str


def rate(met: float, of: float) -> float:
    r"""Share that met its aim: met ÷ of, a fraction of 1; for process and outcome alike.

    `of` is above 0 and `met` lies between 0 and it; raises ValueError otherwise.

    Formula:
        r = \frac{m}{n}

    Symbols:
        r: share that met its aim, a fraction of 1
        m: how many met it
        n: of how many

    Source: Clayton (2010), The Service Management Moment of Truth: a percentage of calls that end
    with a satisfied customer, beside a maximum wait. Constructed:

    >>> rate(960, 1000)
    0.96
    """
    if not 0 <= met <= of or of == 0:
        raise ValueError("What met its aim must lie between 0 and the whole, which is above 0.")
    return settle(met / of)


def reached(share: float, target: float) -> bool:
    """Whether a share reaches its target: share ≥ target, both fractions of 1.

    Constructed: 27 of 30 are nine tenths, whatever the last bit says.

    >>> reached(rate(27, 30), 0.9)
    True
    """
    return settle(share) >= settle(target)


def cell(process_met: bool, outcome_met: bool) -> str:
    """Where a contact stands: good, watermelon, lucky or bad.

    Good if both targets are met, bad if neither. A watermelon (green outside, red inside) meets its
    process target and misses its outcome; a lucky one does the reverse.

    Source: the two kinds of target are Clayton's (2010), who wants the outcome to trump the
    process. The watermelon is a common name in IT service management. The four cells are ours.

    >>> cell(process_met=True, outcome_met=False)
    'watermelon'
    """
    if outcome_met:
        return GOOD if process_met else LUCKY
    return WATERMELON if process_met else BAD


def priorities(
    contacts: Sequence[float], satisfied: Sequence[float], answers: Sequence[float]
) -> list[float]:
    r"""Share of all dissatisfaction that each kind of contact carries.

    The results are fractions of 1 and add up to 1. If everybody is satisfied there is nothing to
    share, and each is 0. Contacts and answers are above 0; satisfied lies between 0 and answers.

    Formula:
        p_k = \frac{c_k (1 - s_k / a_k)}{\sum_j c_j (1 - s_j / a_j)}

    Symbols:
        p_k: share of all dissatisfaction that kind k carries
        c_k: contacts of kind k
        s_k: satisfied answers among those of kind k
        a_k: answers of kind k

    Source: reconstruction, not Clayton's; he asks to improve where moments have most effect on the
    customer. Constructed: half of 1,000 contacts fail, and half of 500.

    >>> priorities([1000, 500], satisfied=[500, 100], answers=[1000, 200])
    [0.666666666667, 0.333333333333]
    """
    failed = [
        settle(count * (of - good) / of)
        for count, good, of in zip(contacts, satisfied, answers, strict=True)
    ]
    total = fsum(failed)
    return [settle(one / total) if total else 0.0 for one in failed]


def moments_of(encounter: Encounter) -> float:
    r"""Moments of truth a year in one kind of encounter: customers × per year × moments.

    Formula:
        M = C \times f \times m

    Symbols:
        M: moments of truth a year
        C: customers who meet the encounter
        f: encounters per customer and year
        m: moments in one encounter

    Source: Carlzon's arithmetic (1987), chapter 1, with the encounter put between customer and
    moment; a reconstruction.

    >>> moments_of(Encounter(10_000_000, 1, 5, 15, MANAGED))
    50000000.0
    """
    return carlzon.moments_per_year(
        encounter.customers, settle(encounter.per_year * encounter.moments)
    )


def moments_per_year(encounters: Sequence[Encounter]) -> float:
    r"""Moments of truth a year in all encounters: Σ customers × per year × moments.

    Formula:
        M = \sum_e C_e f_e m_e

    Symbols:
        M: moments of truth a year
        C_e: customers of encounter e
        f_e: encounters e per customer and year
        m_e: moments in one encounter e

    >>> moments_per_year([Encounter(10_000_000, 1, 5, 15, MANAGED)] * 2)
    100000000.0
    """
    return settle(fsum(moments_of(one) for one in encounters))


def listed_moments(encounters: Sequence[Encounter]) -> float:
    r"""Moments that were listed, each counted once, however often it is met: Σ moments.

    Formula:
        L = \sum_e m_e

    Symbols:
        L: moments listed
        m_e: moments in one encounter e

    Constructed:

    >>> listed_moments([Encounter(300, 1, 3, 9, MANAGED), Encounter(10, 10, 1, 9, UNKNOWN)])
    4.0
    """
    return settle(fsum(one.moments for one in encounters))


def contact_hours(encounters: Sequence[Encounter]) -> float:
    r"""Hours of contact a year: Σ customers × per year × moments × seconds ÷ 3600.

    Formula:
        H = \frac{1}{3600} \sum_e C_e f_e m_e s_e

    Symbols:
        H: hours of contact a year
        C_e: customers of encounter e
        f_e: encounters e per customer and year
        m_e: moments in one encounter e
        s_e: seconds that one of its moments lasts

    >>> contact_hours([Encounter(10_000_000, 1, 5, 15, MANAGED)])
    208333.333333
    """
    return settle(fsum(carlzon.contact_hours(moments_of(e), e.seconds) for e in encounters))


def shares_by_volume(encounters: Sequence[Encounter]) -> dict[str, float | None]:
    r"""Share of each state among the moments of a year, each as often as it is met.

    Every share is None if there are no moments.

    Formula:
        q_z = \frac{\sum_{e \in z} M_e}{\sum_e M_e}

    Symbols:
        q_z: share of state z (unknown, known, defined or managed)
        M_e: moments of truth a year in encounter e

    Source: unknown, undefined and unmanaged moments are Clayton's (2010) words; counting them is a
    reconstruction. Constructed: 900 moments a year managed, 100 unknown.

    >>> both = [Encounter(300, 1, 3, 9, MANAGED), Encounter(10, 10, 1, 9, UNKNOWN)]
    >>> shares_by_volume(both)["managed"]
    0.9
    """
    return _shares(encounters, [moments_of(one) for one in encounters])


def shares_by_count(encounters: Sequence[Encounter]) -> dict[str, float | None]:
    r"""Share of each state among the moments that were listed, however often they are met.

    Every share is None if no moment was listed. Constructed: three moments managed, one unknown.

    Formula:
        q_z = \frac{\sum_{e \in z} m_e}{\sum_e m_e}

    Symbols:
        q_z: share of state z (unknown, known, defined or managed)
        m_e: moments listed for encounter e

    >>> both = [Encounter(300, 1, 3, 9, MANAGED), Encounter(10, 10, 1, 9, UNKNOWN)]
    >>> shares_by_count(both)["managed"]
    0.75
    """
    return _shares(encounters, [one.moments for one in encounters])


def _shares(encounters: Sequence[Encounter], weights: Sequence[float]) -> dict[str, float | None]:
    total = fsum(weights)
    if total == 0:
        return dict.fromkeys(STATES)
    return {
        state: settle(
            fsum(w for e, w in zip(encounters, weights, strict=True) if e.state == state) / total
        )
        for state in STATES
    }
