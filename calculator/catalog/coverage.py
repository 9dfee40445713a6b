"""How many of our moments are managed? Our reconstruction of a calculator by Clayton."""

from collections.abc import Sequence
from functools import partial

from calculator import charts
from calculator.declaration import Calculator, Findings, Formula, Message, Presentation, Value
from calculator.fields import Choice, Inputs, Name, Number, Table, rows
from calculator.grids import Grid, grid, number, text
from calculator.methods import clayton
from calculator.methods.clayton import DEFINED, KNOWN, MANAGED, UNKNOWN
from calculator.words import amount, counted, or_dash, percent, quote

STATES = {
    UNKNOWN: "Unknown",
    KNOWN: "Known, not defined",
    DEFINED: "Defined, not managed",
    MANAGED: "Managed",
}
MEANS = {UNKNOWN: "", KNOWN: "", DEFINED: "", MANAGED: "magic"}
NEXT = {
    UNKNOWN: "Go and see it: ask the customers who meet it, and write it down.",
    KNOWN: "Define it with the customers who meet it: what they want from it, and how "
    "anyone would know that they got it.",
    DEFINED: "Give it an owner, and measure its outcome.",
}
NO_MOMENT = Message(
    "encounters",
    "Every encounter holds 0 moments, so both shares of managed moments cannot be computed.",
    level="note",
)
NOBODY = Message(
    "encounters",
    "Every encounter has 0 customers or happens 0 times a year, so the managed share of the "
    "moments of a year cannot be computed.",
    level="note",
)
FIELDS = (
    Table(
        "encounters",
        "Encounters",
        "encounter",
        "encounters",
        help="An encounter is the whole episode that moments of truth stand in, from start to end.",
        columns=(
            Name("name", "Encounter", start="New encounter"),
            Number(
                "customers",
                "Customers",
                0,
                100_000_000_000,
                start=1000,
                whole=True,
                help="How many customers have it at all.",
            ),
            Number(
                "per_year",
                "Times a year",
                0,
                100_000,
                start=1,
                help="How often each of them has it in a year, on average.",
            ),
            Number(
                "moments",
                "Moments in it",
                0,
                100_000,
                start=5,
                help="How many moments of truth it holds.",
            ),
            Number(
                "seconds",
                "Seconds each",
                0,
                86_400,
                start=15,
                unit="s",
                help="How long one of these moments lasts, on average.",
            ),
            Choice(
                "state",
                "State",
                STATES,
                start=UNKNOWN,
                help="Unknown: nobody had looked until now. Known: it has been seen. Defined: it "
                "is written down what the customer should get. Managed: somebody answers for it.",
            ),
        ),
    ),
)
VALUES = (
    Value("moments_per_year", "Moments of truth a year", shown="count"),
    Value("contact_hours", "Hours of contact a year", shown="count", unit="h"),
    Value("managed_share", "Managed share of the moments of a year", shown="share"),
    Value("managed_count_share", "Managed share of the moments that are listed", shown="share"),
)
# An ordinary working day with IT in a firm of 1,200; made up for illustration.
EXAMPLE = rows(
    ("name", "customers", "per_year", "moments", "seconds", "state"),
    ("Sign on in the morning", 1200, 220, 3, 20, KNOWN),
    ("Connect from home", 700, 90, 2, 30, KNOWN),
    ("Join a video meeting with a client", 900, 150, 4, 25, UNKNOWN),
    ("Use the main business application", 960, 200, 12, 15, DEFINED),
    ("Ask for a new tool", 120, 2, 6, 120, UNKNOWN),
    ("A call to the IT service desk", 1200, 3, 12, 90, MANAGED),
)


def calculate(inputs: Inputs) -> Findings:
    """Find the moments of a year, and which share of them is managed."""
    encounters = [_encounter(one) for one in inputs["encounters"]]
    by_volume = clayton.shares_by_volume(encounters)[MANAGED]
    by_count = clayton.shares_by_count(encounters)[MANAGED]
    notes: tuple[Message, ...] = ()
    if by_volume is None:
        notes = (NO_MOMENT if by_count is None else NOBODY,)
    return Findings(
        {
            "moments_per_year": clayton.moments_per_year(encounters),
            "contact_hours": clayton.contact_hours(encounters),
            "managed_share": by_volume,
            "managed_count_share": by_count,
        },
        notes=notes,
    )


def present(inputs: Inputs, found: Findings) -> Presentation:
    """Say how much is managed, in what happens and in what is listed, and what comes next."""
    total = found.values["moments_per_year"]
    encounters = []
    for one in inputs["encounters"]:
        count = clayton.moments_of(_encounter(one))
        encounters.append({**one, "count": count, "share": count / total if total else None})
    return Presentation(
        answer=_answer(encounters, found),
        advice=_advice(encounters, found),
        charts=(_states(encounters, found), _volumes(encounters)),
        tables=(_inventory(encounters),),
        formulas=_formulas(encounters, found),
    )


def _encounter(given: Inputs) -> clayton.Encounter:
    return clayton.Encounter(
        given["customers"], given["per_year"], given["moments"], given["seconds"], given["state"]
    )


def _answer(encounters: Sequence[Inputs], found: Findings) -> str:
    values = found.values
    if values["managed_share"] is None:
        return "By our reconstruction, no moment of truth happens in a year: nothing to manage."
    return (
        f"By our reconstruction, {percent(values['managed_share'])} of the "
        f"{_tenths(values['moments_per_year'])} moments of truth in a year are managed; of the "
        f"moments in {counted(len(encounters), 'listed encounter')} it is "
        f"{percent(values['managed_count_share'])}."
    )


def _tenths(moments: float) -> str:
    return amount(moments, places=1)


def _advice(encounters: Sequence[Inputs], found: Findings) -> tuple[str, ...]:
    steps = []
    by_volume, by_count = found.values["managed_share"], found.values["managed_count_share"]
    unmanaged = [one for one in encounters if one["state"] != MANAGED and one["count"]]
    if unmanaged:
        most = max(unmanaged, key=lambda one: one["count"])
        steps.append(
            f"Begin with {quote(most['name'])}, {STATES[most['state']].lower()}: "
            f"{percent(most['share'])} of all moments stand in it. {NEXT[most['state']]}"
        )
    elif by_volume is not None:
        steps.append(
            "Everything on the list is managed. What nobody has put on the list is not: follow a "
            "customer through an ordinary day."
        )
    if by_volume is not None and by_count is not None and by_volume != by_count:
        more, less = ("rare", "frequent") if by_volume < by_count else ("frequent", "rare")
        steps.append(
            f"The two shares differ because the {more} encounters are better managed than the "
            f"{less} ones."
        )
    return tuple(steps)


def _states(given: Sequence[Inputs], found: Findings) -> charts.Bars:
    encounters = [_encounter(one) for one in given]
    by_volume, by_count = clayton.shares_by_volume(encounters), clayton.shares_by_count(encounters)
    states = [
        {"state": state, "label": label, "of_year": by_volume[state], "of_list": by_count[state]}
        for state, label in STATES.items()
    ]
    managed = found.values["managed_share"]
    return charts.Bars(
        title=(
            "No moment happens in a year (reconstruction)"
            if managed is None
            else f"{percent(1 - managed)} of what happens in a year is not managed (reconstruction)"
        ),
        description=(
            "Shares of the moments of a year that are unknown, known, defined and managed; our "
            "reconstruction, not Clayton’s own chart."
        ),
        bars=tuple(
            charts.Bar(
                one["label"], one["of_year"] or 0.0, _share(one["of_year"]), MEANS[one["state"]]
            )
            for one in states
        ),
        low=0,
        high=1,
        table=grid(
            "From unknown to managed (reconstruction)",
            states,
            text("State", "label"),
            number("Share of the moments of a year", "of_year", _share),
            number("Share of the listed moments", "of_list", _share),
        ),
    )


def _share(share: float | None) -> str:
    return or_dash(share, percent)


def _volumes(encounters: Sequence[Inputs]) -> charts.Bars:
    most = max(encounters, key=lambda one: one["count"])
    return charts.Bars(
        title=(
            f"Most moments stand in {quote(most['name'])}, {_tenths(most['count'])} a year "
            "(reconstruction)"
            if most["count"]
            else "No encounter has a moment in a year (reconstruction)"
        ),
        description="Moments of truth a year in each encounter, with its state.",
        bars=tuple(
            charts.Bar(
                f"{one['name']}: {STATES[one['state']].lower()}",
                one["count"],
                _tenths(one["count"]),
                MEANS[one["state"]],
            )
            for one in encounters
        ),
        low=0,
        high=max(1.0, most["count"]),
        table=grid(
            "Moments a year, encounter by encounter (reconstruction)",
            encounters,
            text("Encounter", "name"),
            text("State", "state", STATES.__getitem__),
            number("Moments a year", "count", _tenths),
        ),
    )


def _inventory(encounters: Sequence[Inputs]) -> Grid:
    return grid(
        "The inventory (reconstruction)",
        encounters,
        text("Encounter", "name"),
        text("State", "state", STATES.__getitem__),
        number("Customers", "customers"),
        number("A year", "per_year"),
        number("Moments in it", "moments"),
        number("Seconds each", "seconds"),
        number("Moments a year", "count", _tenths),
        number("Share", "share", _share),
    )


def _formulas(encounters: Sequence[Inputs], found: Findings) -> tuple[Formula, ...]:
    values, first = found.values, encounters[0]
    managed = [_encounter(one) for one in encounters if one["state"] == MANAGED]
    listed = clayton.listed_moments([_encounter(one) for one in encounters])
    total = _tenths(values["moments_per_year"])
    lines = [
        Formula(
            f"Moments a year in {quote(first['name'])}",
            "customers × times a year × moments in it",
            f"{amount(first['customers'])} × {amount(first['per_year'])} × "
            f"{amount(first['moments'])} = {_tenths(first['count'])}; with all others {total}",
        ),
        Formula(
            "Hours of contact a year",
            "Σ moments a year × seconds ÷ 3,600",
            f"{amount(values['contact_hours'] * 3600, places=0)} ÷ 3,600 = "
            f"{amount(values['contact_hours'], places=1)}",
        ),
    ]
    if values["managed_share"] is not None:
        lines.append(
            Formula(
                "Managed share",
                "moments a year that are managed ÷ moments a year",
                f"{_tenths(clayton.moments_per_year(managed))} ÷ {total} = "
                f"{percent(values['managed_share'])}",
            )
        )
    if values["managed_count_share"] is not None:
        lines.append(
            Formula(
                "Managed share of what is listed",
                "moments in managed encounters ÷ moments in all encounters",
                f"{amount(clayton.listed_moments(managed))} ÷ {amount(listed)} = "
                f"{percent(values['managed_count_share'])}",
            )
        )
    return tuple(lines)


CALCULATOR = Calculator(
    name="coverage",
    question="How many of our moments are managed?",
    fields=FIELDS,
    values=VALUES,
    example={"encounters": EXAMPLE},
    calculate=calculate,
    present=present,
    limits=(
        "This is our reconstruction. Clayton’s article announces a “basic ‘moment of truth "
        "calculator’”; neither its inputs nor its formulas could be found.",
        "Unknown moments are on the list only as far as somebody has guessed them, so the true "
        "managed share is lower still.",
        "Managed is not the same as good: it says that somebody answers for a moment, not that "
        "customers are satisfied with it.",
        "Means hide the spread: some customers have an encounter every hour, some never.",
    ),
    sources=("clayton2010", "carlzon1987"),
    snippet="""from calculator.methods.clayton import Encounter, shares_by_volume

desk = Encounter(customers=1200, per_year=3, moments=12, seconds=90, state="managed")
application = Encounter(960, 200, 12, 15, "defined")
sign_on, home = Encounter(1200, 220, 3, 20, "known"), Encounter(700, 90, 2, 30, "known")
meeting, tool = Encounter(900, 150, 4, 25, "unknown"), Encounter(120, 2, 6, 120, "unknown")
result = shares_by_volume([sign_on, home, meeting, application, tool, desk])["managed"]
""",
    snippet_gives="managed_share",
)
