"""The calculator of the zone of tolerance: are we inside it?"""

from calculator.declaration import (
    Calculator,
    Findings,
    Formula,
    Grid,
    Inputs,
    Message,
    Name,
    Presentation,
    Rating,
    Scale,
    Source,
    Span,
    Spans,
    Table,
)
from calculator.methods import tolerance
from calculator.words import amount, choose, percent, points, quote, several, signed

SHAPES = {
    tolerance.BELOW: ("misery", "▼ below"),
    tolerance.INSIDE: ("mediocrity", "● inside"),
    tolerance.ABOVE: ("magic", "▲ above"),
}


def check(inputs: Inputs) -> list[Message]:
    """Find zones that are none: desired service not above adequate service."""
    return [
        Message(
            f"rows.{position}.desired",
            f"Moment {position + 1}, desired: {amount(row['desired'], 6)} must be above adequate, "
            f"which is {amount(row['adequate'], 6)}; without a distance there is no zone.",
        )
        for position, row in enumerate(inputs["rows"])
        if tolerance.width(row["adequate"], row["desired"]) < tolerance.NARROWEST
    ]


def reckon(inputs: Inputs) -> Findings:
    """Place each perceived service in its zone."""
    places = [
        tolerance.place(row["adequate"], row["desired"], row["perceived"]) for row in inputs["rows"]
    ]
    return Findings(
        values={},
        rows=[
            {
                "name": row["name"],
                "msa": one.msa,
                "mss": one.mss,
                "position": one.position,
                "band": one.band,
            }
            for row, one in zip(inputs["rows"], places, strict=True)
        ],
    )


def present(inputs: Inputs, found: Findings) -> Presentation:
    """Say what lies inside its zone, what below and what above it."""
    return Presentation(
        answer=_answer(found),
        advice=_advice(inputs, found),
        charts=(_zones(inputs, found),),
        tables=(_places(inputs, found),),
        formulas=_formulas(inputs, found),
    )


def _banded(found: Findings, band: str) -> list[str]:
    return [row["name"] for row in found.rows if row["band"] == band]


def _answer(found: Findings) -> str:
    count = len(found.rows)
    inside, below = len(_banded(found, tolerance.INSIDE)), _banded(found, tolerance.BELOW)
    above = _banded(found, tolerance.ABOVE)
    if inside == count:
        return (
            "Yes: it lies inside its zone of tolerance."
            if count == 1
            else f"Yes: all {amount(count)} moments lie inside the zone of tolerance."
        )
    said = f"{amount(inside)} of {amount(count)} moments "
    said += f"{'lies' if inside == 1 else 'lie'} inside the zone of tolerance"
    if below:
        said += f"; {several(below)} {'is' if len(below) == 1 else 'are'} below what will do"
    if above:
        said += f"; {several(above)} {'is' if len(above) == 1 else 'are'} above what is hoped for"
    return f"{said}."


def _advice(inputs: Inputs, found: Findings) -> tuple[str, ...]:
    steps = []
    lowest = min(range(len(found.rows)), key=lambda at: (found.rows[at]["position"], at))
    row = found.rows[lowest]
    if row["band"] == tolerance.BELOW:
        steps.append(
            f"Begin with {quote(row['name'])}: {points(-row['msa'])} more would be accepted, "
            f"{points(-row['mss'])} more is what customers hope for."
        )
    elif row["band"] == tolerance.INSIDE:
        steps.append(
            f"Watch {quote(row['name'])}: of all moments it stands lowest in its zone, only "
            f"{points(row['msa'])} above what will do."
            if row["msa"]
            else f"Watch {quote(row['name'])}: it stands on the very edge of its zone."
        )
    if all(one["mss"] < 0 for one in found.rows):
        steps.append(
            "Everything is short of what is hoped for. That is the usual finding and no failure by "
            "itself: failing begins below adequate."
        )
    widths = [tolerance.width(one["adequate"], one["desired"]) for one in inputs["rows"]]
    if len(set(widths)) > 1:
        narrow = inputs["rows"][widths.index(min(widths))]["name"]
        steps.append(
            f"Customers forgive least in {quote(narrow)}: its zone is {points(min(widths))} wide."
        )
    steps.append(
        "These are means, and this page does not know of how many answers: a place near an edge "
        "can be on either side of it."
    )
    return tuple(steps)


def _zones(inputs: Inputs, found: Findings) -> Spans:
    below = _banded(found, tolerance.BELOW)
    if below:
        title = f"Below the zone of tolerance: {several(below)}"
    else:
        title = "No moment falls below its zone of tolerance"
    low, high = inputs["scale"]
    counted = choose(
        [f"{amount(len(_banded(found, band)))} {band}" for band in tolerance.BANDS], "and"
    )
    return Spans(
        title=title,
        description=(
            f"Zones of tolerance from adequate to desired service, and the perceived service as a "
            f"mark: {counted}."
        ),
        spans=tuple(
            Span(
                name=row["name"],
                mark=row["perceived"],
                low=row["adequate"],
                high=row["desired"],
                shown=f"{amount(row['perceived'])} {one['band']} {amount(row['adequate'])} to "
                f"{amount(row['desired'])}",
                state=SHAPES[one["band"]][0],
            )
            for row, one in zip(inputs["rows"], found.rows, strict=True)
        ),
        low=low,
        high=high,
        table=Grid(
            caption="The zones in numbers",
            head=("Moment", "Adequate", "Desired", "Perceived", "Band"),
            rows=tuple(
                (
                    row["name"],
                    amount(row["adequate"]),
                    amount(row["desired"]),
                    amount(row["perceived"]),
                    SHAPES[one["band"]][1],
                )
                for row, one in zip(inputs["rows"], found.rows, strict=True)
            ),
            numeric=frozenset({1, 2, 3}),
        ),
    )


def _places(inputs: Inputs, found: Findings) -> Grid:
    return Grid(
        caption="Where each moment stands",
        head=("Moment", "Zone", "Adequacy (MSA)", "Superiority (MSS)", "Position", "Band"),
        rows=tuple(
            (
                row["name"],
                amount(tolerance.width(row["adequate"], row["desired"])),
                signed(one["msa"]),
                signed(one["mss"]),
                _position(one["position"]),
                SHAPES[one["band"]][1],
            )
            for row, one in zip(inputs["rows"], found.rows, strict=True)
        ),
        numeric=frozenset({1, 2, 3, 4}),
    )


def _position(position: float) -> str:
    """Per cent of the way through the zone; a zone may be left far behind."""
    return percent(position) if 0 <= position <= 1 else f"{amount(position * 100, 0)} %"


def _formulas(inputs: Inputs, found: Findings) -> tuple[Formula, ...]:
    at = min(range(len(found.rows)), key=lambda one: (found.rows[one]["position"], one))
    row, one = inputs["rows"][at], found.rows[at]
    name = quote(row["name"])
    return (
        Formula(
            f"Adequacy of {name} (MSA)",
            "perceived − adequate",
            f"{amount(row['perceived'])} − {amount(row['adequate'])} = {signed(one['msa'])}",
        ),
        Formula(
            "Its superiority (MSS)",
            "perceived − desired",
            f"{amount(row['perceived'])} − {amount(row['desired'])} = {signed(one['mss'])}",
        ),
        Formula(
            "Its position in the zone",
            "(perceived − adequate) ÷ (desired − adequate)",
            f"{signed(one['msa'])} ÷ {amount(tolerance.width(row['adequate'], row['desired']))} = "
            f"{_position(one['position'])}",
        ),
    )


FIELDS = (
    Table(
        key="rows",
        label="Moments",
        row="moment",
        rows="moments",
        columns=(
            Name(key="name", label="Moment", start="New moment"),
            Rating(
                key="adequate",
                label="Adequate",
                start=5,
                help="The least that customers would accept.",
            ),
            Rating(
                key="desired",
                label="Desired",
                start=7,
                help="What they hope for; it must be above adequate.",
            ),
            Rating(key="perceived", label="Perceived", start=6, help="What they say they get."),
        ),
    ),
    Scale(default=(1, 9)),
)

SNIPPET = """\
from calculator.methods.tolerance import place

wifi = place(adequate=7.0, desired=8.2, perceived=6.6)
print(wifi.band, wifi.msa, wifi.mss)
result = wifi.position
"""

CALCULATOR = Calculator(
    name="tolerance",
    question="Are we inside the zone of tolerance?",
    fields=FIELDS,
    values=(),
    example={
        "rows": [
            {"name": "Wi-Fi works", "adequate": 7, "desired": 8.2, "perceived": 6.6},
            {"name": "Check-in", "adequate": 6, "desired": 8, "perceived": 6.8},
            {"name": "Breakfast", "adequate": 5.5, "desired": 7.5, "perceived": 7},
            {"name": "A fault in the room", "adequate": 6.2, "desired": 8.1, "perceived": 6.3},
            {
                "name": "Local tip or kind surprise",
                "adequate": 3.5,
                "desired": 6,
                "perceived": 6.8,
            },
        ],
        "scale": [1, 9],
    },
    reckon=reckon,
    present=present,
    check=check,
    limits=(
        "The zone is not fixed: it differs between customers and situations, and what is asked "
        "today holds for today.",
        "Means hide the spread. A mean inside the zone can belong to customers of whom many are "
        "below their own.",
        "Three ratings for each moment make a long questionnaire, and every answer to it is one "
        "more thing asked of the customer.",
    ),
    sources=(
        Source(
            "Parasuraman, A., Berry, L. L. & Zeithaml, V. A. (1991). Understanding customer "
            "expectations of service. Sloan Management Review."
        ),
        Source(
            "Zeithaml, V. A., Berry, L. L. & Parasuraman, A. (1993). The nature and determinants "
            "of customer expectations of service. Journal of the Academy of Marketing Science "
            "21(1), 1–12.",
            "10.1177/0092070393211001",
        ),
        Source(
            "LibQUAL+ survey, spring 2003, means of 17 university libraries as published by Lehigh "
            "University: the figures this page is checked against."
        ),
    ),
    snippet=SNIPPET,
    snippet_gives="rows.0.position",
)
