"""The calculator of the zone of tolerance: are we inside it?"""

from calculator import charts
from calculator.catalog._moments import each_moment
from calculator.declaration import Calculator, Findings, Formula, Message, Presentation
from calculator.fields import Inputs, Rating, Scale, rows
from calculator.grids import Grid, grid, number, text
from calculator.methods import tolerance
from calculator.words import agree, amount, choose, percent, points, quote, several, signed

SHAPES = {
    tolerance.BELOW: ("worse", "▼ below"),
    tolerance.INSIDE: ("level", "● inside"),
    tolerance.ABOVE: ("better", "▲ above"),
}
FIELDS = (
    each_moment(
        "rows",
        Rating("adequate", "Adequate", start=5, help="The least that customers would accept."),
        Rating(
            "desired", "Desired", start=7, help="What they hope for; it must be above adequate."
        ),
        Rating("perceived", "Perceived", start=6, help="What they say they get."),
    ),
    Scale(default=(1, 9)),
)
EXAMPLE = rows(
    ("name", "adequate", "desired", "perceived"),
    ("Wi-Fi works", 7, 8.2, 6.6),
    ("Check-in", 6, 8, 6.8),
    ("Breakfast", 5.5, 7.5, 7),
    ("A fault in the room", 6.2, 8.1, 6.3),
    ("Local tip or kind surprise", 3.5, 6, 6.8),
)


def check(inputs: Inputs) -> list[Message]:
    """Find zones that are none: desired service not above adequate service."""
    return [
        Message(
            f"rows.{position}.desired",
            f"Moment {position + 1}, desired: {amount(row['desired'], 6)} must be above adequate, "
            f"which is {amount(row['adequate'], 6)}; without a distance there is no zone.",
        )
        for position, row in enumerate(inputs["rows"])
        if _width(row) < tolerance.NARROWEST
    ]


def calculate(inputs: Inputs) -> Findings:
    """Place each perceived service in its zone."""
    found = []
    for row in inputs["rows"]:
        one = tolerance.place(row["adequate"], row["desired"], row["perceived"])
        found.append({"name": row["name"], **vars(one)})
    return Findings({}, found)


def present(inputs: Inputs, found: Findings) -> Presentation:
    """Say what lies inside its zone, what below and what above it."""
    moments = found.beside(inputs["rows"])
    lowest = min(moments, key=lambda one: one["position"])
    return Presentation(
        answer=_answer(found),
        advice=_advice(moments, lowest),
        charts=(_zones(inputs, found, moments),),
        tables=(_places(moments),),
        formulas=_formulas(lowest),
    )


def _width(row: Inputs) -> float:
    return tolerance.width(row["adequate"], row["desired"])


def _banded(found: Findings, band: str) -> list[str]:
    return [row["name"] for row in found.rows if row["band"] == band]


def _answer(found: Findings) -> str:
    count = len(found.rows)
    inside, below, above = (
        _banded(found, band) for band in (tolerance.INSIDE, tolerance.BELOW, tolerance.ABOVE)
    )
    if len(inside) == count == 1:
        return "Yes: it lies inside its zone of tolerance."
    if len(inside) == count:
        return f"Yes: all {amount(count)} moments lie inside the zone of tolerance."
    said = f"{amount(len(inside))} of {amount(count)} moments "
    said += f"{agree(inside, 'lies', 'lie')} inside the zone of tolerance"
    if below:
        said += f"; {several(below)} {agree(below)} below what will do"
    if above:
        said += f"; {several(above)} {agree(above)} above what is hoped for"
    return f"{said}."


def _advice(moments: list[Inputs], lowest: Inputs) -> tuple[str, ...]:
    steps = []
    name = quote(lowest["name"])
    if lowest["band"] == tolerance.BELOW:
        steps.append(
            f"Begin with {name}: {points(-lowest['msa'])} more would be accepted, "
            f"{points(-lowest['mss'])} more is what customers hope for."
        )
    elif lowest["band"] == tolerance.INSIDE and lowest["msa"]:
        steps.append(
            f"Watch {name}: of all moments it stands lowest in its zone, only "
            f"{points(lowest['msa'])} above what will do."
        )
    elif lowest["band"] == tolerance.INSIDE:
        steps.append(f"Watch {name}: it stands on the very edge of its zone.")
    if all(one["mss"] < 0 for one in moments):
        steps.append(
            "Everything falls short of what customers hope for. That is the usual finding, and not "
            "a failure by itself: failure begins below adequate."
        )
    if len({_width(one) for one in moments}) > 1:
        narrow = min(moments, key=_width)
        steps.append(
            f"Customers forgive least here in {quote(narrow['name'])}: its zone is "
            f"{points(_width(narrow))} wide."
        )
    steps.append(
        "These are means, and this page does not know how many answers they rest on: a place near "
        "an edge can be on either side of it."
    )
    return tuple(steps)


def _zones(inputs: Inputs, found: Findings, moments: list[Inputs]) -> charts.Spans:
    below = _banded(found, tolerance.BELOW)
    counted = [f"{amount(len(_banded(found, band)))} {band}" for band in tolerance.BANDS]
    return charts.spans(
        f"Below the zone of tolerance: {several(below)}"
        if below
        else "No moment falls below its zone of tolerance",
        "Zones of tolerance from adequate to desired service, and the perceived service as a "
        f"mark: {choose(counted, 'and')}.",
        moments,
        "perceived",
        shown=lambda one: (
            f"{amount(one['perceived'])} {one['band']} {amount(one['adequate'])} to "
            f"{amount(one['desired'])}"
        ),
        ends=("adequate", "desired"),
        means=lambda one: SHAPES[one["band"]][0],
        axis=inputs["scale"],
        x_label="Rating",
        table=grid(
            "The zones in numbers",
            moments,
            text("Moment", "name"),
            number("Adequate", "adequate"),
            number("Desired", "desired"),
            number("Perceived", "perceived"),
            text("Band", "band", _shape),
        ),
    )


def _places(moments: list[Inputs]) -> Grid:
    return grid(
        "Where each moment stands",
        moments,
        text("Moment", "name"),
        number("Zone", _width),
        number("Adequacy (MSA)", "msa", signed),
        number("Superiority (MSS)", "mss", signed),
        number("Position", "position", _position),
        text("Band", "band", _shape),
    )


def _shape(band: str) -> str:
    return SHAPES[band][1]


def _position(position: float) -> str:
    """Per cent of the way through the zone; a zone may be left far behind."""
    return percent(position) if 0 <= position <= 1 else f"{amount(position * 100, 0)} %"


def _formulas(one: Inputs) -> tuple[Formula, ...]:
    adequate, desired, perceived = map(amount, (one["adequate"], one["desired"], one["perceived"]))
    msa, mss = signed(one["msa"]), signed(one["mss"])
    return (
        Formula(
            f"Adequacy of {quote(one['name'])} (MSA)",
            "perceived − adequate",
            f"{perceived} − {adequate} = {msa}",
        ),
        Formula("Its superiority (MSS)", "perceived − desired", f"{perceived} − {desired} = {mss}"),
        Formula(
            "Its position in the zone",
            "(perceived − adequate) ÷ (desired − adequate)",
            f"{msa} ÷ {amount(_width(one))} = {_position(one['position'])}",
        ),
    )


CALCULATOR = Calculator(
    name="tolerance",
    question="Are we inside the zone of tolerance?",
    fields=FIELDS,
    example={"rows": EXAMPLE, "scale": [1, 9]},
    check=check,
    calculate=calculate,
    present=present,
    limits=(
        "The zone is not fixed: it differs between customers and situations, and what is asked "
        "today holds for today.",
        "Means hide the spread. A mean inside the zone can belong to customers of whom many are "
        "below their own.",
        "Three ratings for each moment make a long questionnaire, and every answer to it is one "
        "more thing asked of the customer.",
    ),
    sources=("parasuraman1991", "zeithaml1993", "lehigh2003"),
    snippet="""\
from calculator.methods.tolerance import place

wifi = place(adequate=7.0, desired=8.2, perceived=6.6)
print(wifi.band, wifi.msa, wifi.mss)
result = wifi.position
""",
    snippet_gives="rows.0.position",
)
