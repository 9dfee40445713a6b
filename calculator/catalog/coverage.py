"""How many of our moments are managed? Our reconstruction of a calculator by Clayton."""

from calculator.declaration import (
    Bar,
    Bars,
    Calculator,
    Choice,
    Findings,
    Formula,
    Grid,
    Inputs,
    Message,
    Name,
    Number,
    Presentation,
    Table,
    Value,
)
from calculator.methods import clayton
from calculator.words import amount, counted, or_dash, percent, quote

STATES = {
    clayton.UNKNOWN: "Unknown",
    clayton.KNOWN: "Known, not defined",
    clayton.DEFINED: "Defined, not managed",
    clayton.MANAGED: "Managed",
}
NEXT = {
    clayton.UNKNOWN: "Go and see it: ask the customers who meet it, and write it down.",
    clayton.KNOWN: "Define it with the customers who meet it: what they want from it, and how "
    "anyone would know that they got it.",
    clayton.DEFINED: "Give it an owner, and measure its outcome.",
}


def calculate(inputs: Inputs) -> Findings:
    """Reckon the moments of a year, and which part of them is managed."""
    encounters = _encounters(inputs)
    by_volume = clayton.shares_by_volume(encounters)[clayton.MANAGED]
    by_count = clayton.shares_by_count(encounters)[clayton.MANAGED]
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


def _encounters(inputs: Inputs) -> list[clayton.Encounter]:
    return [
        clayton.Encounter(
            customers=one["customers"],
            per_year=one["per_year"],
            moments=one["moments"],
            seconds=one["seconds"],
            state=one["state"],
        )
        for one in inputs["encounters"]
    ]


def present(inputs: Inputs, found: Findings) -> Presentation:
    """Say how much is managed, in what happens and in what is listed, and what comes next."""
    return Presentation(
        answer=_answer(inputs, found),
        advice=_advice(inputs, found),
        charts=(_states(inputs, found), _volumes(inputs)),
        tables=(_inventory(inputs, found),),
        formulas=_formulas(inputs, found),
    )


def _answer(inputs: Inputs, found: Findings) -> str:
    values = found.values
    moments = amount(values["moments_per_year"], places=1)
    if values["managed_share"] is None:
        return "By our reconstruction, no moment of truth happens in a year: nothing to manage."
    number = len(inputs["encounters"])
    return (
        f"By our reconstruction, {percent(values['managed_share'])} of the {moments} moments of "
        f"truth in a year are managed; of the moments in "
        f"{counted(number, 'listed encounter')} it is "
        f"{percent(values['managed_count_share'])}."
    )


def _largest_unmanaged(inputs: Inputs) -> tuple[Inputs, float] | None:
    moments = [clayton.moments_of(one) for one in _encounters(inputs)]
    open_ones = [
        (given, count)
        for given, count in zip(inputs["encounters"], moments, strict=True)
        if given["state"] != clayton.MANAGED and count > 0
    ]
    return max(open_ones, key=lambda one: one[1], default=None)


def _advice(inputs: Inputs, found: Findings) -> tuple[str, ...]:
    steps = []
    largest = _largest_unmanaged(inputs)
    if largest is not None:
        given, count = largest
        share = percent(count / found.values["moments_per_year"])
        steps.append(
            f"Begin with {quote(given['name'])}, {STATES[given['state']].lower()}: {share} of all "
            f"moments stand in it. {NEXT[given['state']]}"
        )
    elif found.values["managed_share"] is not None:
        steps.append(
            "Everything on the list is managed. What nobody has put on the list is not: follow a "
            "customer through an ordinary day."
        )
    by_volume, by_count = found.values["managed_share"], found.values["managed_count_share"]
    if by_volume is not None and by_count is not None and by_volume != by_count:
        more, less = ("rare", "frequent") if by_volume < by_count else ("frequent", "rare")
        steps.append(
            f"The two shares differ because the {more} encounters are better managed than the "
            f"{less} ones."
        )
    return tuple(steps)


def _states(inputs: Inputs, found: Findings) -> Bars:
    encounters = _encounters(inputs)
    by_volume = clayton.shares_by_volume(encounters)
    by_count = clayton.shares_by_count(encounters)
    managed = found.values["managed_share"]
    return Bars(
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
            Bar(
                name=label,
                value=by_volume[state] or 0.0,
                shown=or_dash(by_volume[state], percent),
                means="magic" if state == clayton.MANAGED else "",
            )
            for state, label in STATES.items()
        ),
        low=0,
        high=1,
        table=Grid(
            caption="From unknown to managed (reconstruction)",
            head=("State", "Share of the moments of a year", "Share of the listed moments"),
            rows=tuple(
                (label, or_dash(by_volume[state], percent), or_dash(by_count[state], percent))
                for state, label in STATES.items()
            ),
            numeric=frozenset({1, 2}),
        ),
    )


def _volumes(inputs: Inputs) -> Bars:
    names = [one["name"] for one in inputs["encounters"]]
    counts = [clayton.moments_of(one) for one in _encounters(inputs)]
    states = [one["state"] for one in inputs["encounters"]]
    most = max(counts)
    return Bars(
        title=(
            f"Most moments stand in {quote(names[counts.index(most)])}, "
            f"{amount(most, places=1)} a year (reconstruction)"
            if most
            else "No encounter has a moment in a year (reconstruction)"
        ),
        description="Moments of truth a year in each encounter, with its state.",
        bars=tuple(
            Bar(
                name=f"{name}: {STATES[state].lower()}",
                value=count,
                shown=amount(count, places=1),
                means="magic" if state == clayton.MANAGED else "",
            )
            for name, state, count in zip(names, states, counts, strict=True)
        ),
        low=0,
        high=max(1.0, most),
        table=Grid(
            caption="Moments a year, encounter by encounter (reconstruction)",
            head=("Encounter", "State", "Moments a year"),
            rows=tuple(
                (name, STATES[state], amount(count, places=1))
                for name, state, count in zip(names, states, counts, strict=True)
            ),
            numeric=frozenset({2}),
        ),
    )


def _inventory(inputs: Inputs, found: Findings) -> Grid:
    encounters = _encounters(inputs)
    total = found.values["moments_per_year"]
    return Grid(
        caption="The inventory (reconstruction)",
        head=(
            "Encounter",
            "State",
            "Customers",
            "A year",
            "Moments in it",
            "Seconds each",
            "Moments a year",
            "Share",
        ),
        rows=tuple(
            (
                given["name"],
                STATES[one.state],
                amount(one.customers),
                amount(one.per_year),
                amount(one.moments),
                amount(one.seconds),
                amount(clayton.moments_of(one), places=1),
                percent(clayton.moments_of(one) / total) if total else "–",
            )
            for given, one in zip(inputs["encounters"], encounters, strict=True)
        ),
        numeric=frozenset({2, 3, 4, 5, 6, 7}),
    )


def _formulas(inputs: Inputs, found: Findings) -> tuple[Formula, ...]:
    values, encounters = found.values, _encounters(inputs)
    first = encounters[0]
    total = amount(values["moments_per_year"], places=1)
    formulas = [
        Formula(
            f"Moments a year in {quote(inputs['encounters'][0]['name'])}",
            "customers × times a year × moments in it",
            f"{amount(first.customers)} × {amount(first.per_year)} × {amount(first.moments)} = "
            f"{amount(clayton.moments_of(first), places=1)}; with all others {total}",
        ),
        Formula(
            "Hours of contact a year",
            "Σ moments a year × seconds ÷ 3,600",
            f"{amount(values['contact_hours'] * 3600, places=0)} ÷ 3,600 = "
            f"{amount(values['contact_hours'], places=1)}",
        ),
    ]
    if values["managed_share"] is not None:
        managed = [one for one in encounters if one.state == clayton.MANAGED]
        formulas.append(
            Formula(
                "Managed share",
                "moments a year that are managed ÷ moments a year",
                f"{amount(clayton.moments_per_year(managed), places=1)} ÷ {total} = "
                f"{percent(values['managed_share'])}",
            )
        )
    if values["managed_count_share"] is not None:
        formulas.append(
            Formula(
                "Managed share of what is listed",
                "moments in managed encounters ÷ moments in all encounters",
                f"{_counted(encounters, managed=True)} ÷ {_counted(encounters)} = "
                f"{percent(values['managed_count_share'])}",
            )
        )
    return tuple(formulas)


def _counted(encounters: list[clayton.Encounter], managed: bool = False) -> str:
    return amount(
        clayton.listed_moments(
            [one for one in encounters if not managed or one.state == clayton.MANAGED]
        )
    )


FIELDS = (
    Table(
        key="encounters",
        label="Encounters",
        row="encounter",
        rows="encounters",
        help="An encounter is the whole episode that moments of truth stand in, from start to end.",
        columns=(
            Name(key="name", label="Encounter", start="New encounter"),
            Number(
                key="customers",
                label="Customers",
                low=0,
                high=100_000_000_000,
                start=1000,
                whole=True,
                help="How many customers have it at all.",
            ),
            Number(
                key="per_year",
                label="Times a year",
                low=0,
                high=100_000,
                start=1,
                help="How often each of them has it in a year, on average.",
            ),
            Number(
                key="moments",
                label="Moments in it",
                low=0,
                high=100_000,
                start=5,
                help="How many moments of truth it holds.",
            ),
            Number(
                key="seconds",
                label="Seconds each",
                low=0,
                high=86_400,
                start=15,
                unit="s",
                help="How long one of these moments lasts, on average.",
            ),
            Choice(
                key="state",
                label="State",
                options=STATES,
                start=clayton.UNKNOWN,
                help="Unknown: nobody had looked until now. Known: it has been seen. Defined: it "
                "is written down what the customer should get. Managed: somebody answers for it.",
            ),
        ),
    ),
)

# An ordinary working day with IT in a firm of 1,200; made up for illustration.
KEYS = ("name", "customers", "per_year", "moments", "seconds", "state")
EXAMPLE = (
    ("Sign on in the morning", 1200, 220, 3, 20, clayton.KNOWN),
    ("Connect from home", 700, 90, 2, 30, clayton.KNOWN),
    ("Join a video meeting with a client", 900, 150, 4, 25, clayton.UNKNOWN),
    ("Use the main business application", 960, 200, 12, 15, clayton.DEFINED),
    ("Ask for a new tool", 120, 2, 6, 120, clayton.UNKNOWN),
    ("A call to the IT service desk", 1200, 3, 12, 90, clayton.MANAGED),
)

CALCULATOR = Calculator(
    name="coverage",
    question="How many of our moments are managed?",
    fields=FIELDS,
    values=(
        Value(key="moments_per_year", label="Moments of truth a year", shown="count"),
        Value(key="contact_hours", label="Hours of contact a year", shown="count", unit="h"),
        Value(key="managed_share", label="Managed share of the moments of a year", shown="share"),
        Value(
            key="managed_count_share",
            label="Managed share of the moments that are listed",
            shown="share",
        ),
    ),
    example={"encounters": [dict(zip(KEYS, row, strict=True)) for row in EXAMPLE]},
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
