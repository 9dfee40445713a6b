"""The zone of tolerance: between the service that will do and the service that is hoped for."""

from dataclasses import dataclass

from calculator.precision import settle

BELOW, INSIDE, ABOVE = "below", "inside", "above"
BANDS = (BELOW, INSIDE, ABOVE)
NARROWEST = 1e-6
"""A zone thinner than a millionth of a point is none."""


@dataclass(frozen=True)
class Place:
    """Where a perceived service stands.

    `msa` is the measure of service adequacy, `mss` that of service superiority, both in points of
    the scale; `position` is 0 at the lower end of the zone and 1 at the upper; `band` names it.
    """

    msa: float
    mss: float
    position: float
    band: str


def width(adequate: float, desired: float) -> float:
    r"""Width of the zone: desired − adequate, in points of the scale.

    Formula:
        \text{ZoT} = D - A

    Symbols:
        \text{ZoT}: width of the zone of tolerance
        D: desired service
        A: adequate service

    The example is library J of `place`.

    >>> width(adequate=5.70, desired=7.72)
    2.02
    """
    return settle(desired - adequate)


def place(adequate: float, desired: float, perceived: float) -> Place:
    r"""Place a perceived service in its zone.

    The band is below if the position is < 0, above if it is > 1, otherwise inside, both ends
    included.

    All three are ratings on one scale. Raises ValueError unless desired is above adequate, by a
    millionth of a point at least: otherwise there is no zone.

    Formula:
        \text{MSA} = P - A
        \text{MSS} = P - D
        q = \frac{P - A}{D - A}

    Symbols:
        \text{MSA}: measure of service adequacy
        \text{MSS}: measure of service superiority
        q: position in the zone: below 0, inside, or above 1
        P: perceived service
        A: adequate service
        D: desired service

    Source: Zeithaml, Berry & Parasuraman (1993), Journal of the Academy of Marketing Science
    21(1), 1–12. The example is library J of the LibQUAL+ survey of 17 universities, spring 2003,
    "Willingness to help users": printed gaps 1.22 and −0.80.

    >>> place(adequate=5.70, desired=7.72, perceived=6.92)
    Place(msa=1.22, mss=-0.8, position=0.60396039604, band='inside')
    """
    adequate, desired, perceived = settle(adequate), settle(desired), settle(perceived)
    zone = width(adequate, desired)
    if zone < NARROWEST:
        raise ValueError("Desired service must be above adequate service.")
    msa = settle(perceived - adequate)
    mss = settle(perceived - desired)
    outside = BELOW if msa < 0 else ABOVE
    band = outside if msa < 0 or mss > 0 else INSIDE
    return Place(msa, mss, settle(msa / zone), band)
