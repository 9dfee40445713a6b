"""Clayton's question: do our targets measure the process, or what it is for?"""

from collections.abc import Sequence

from calculator.declaration import (
    Bar,
    Bars,
    Calculator,
    Findings,
    Formula,
    Grid,
    Inputs,
    Mark,
    Matrix,
    Message,
    Name,
    Number,
    Presentation,
    Source,
    Span,
    Spans,
    Table,
)
from calculator.methods import clayton, wilson
from calculator.words import amount, choose, percent, quote

CELLS = {
    clayton.GOOD: "▲ good",
    clayton.WATERMELON: "▼ watermelon",
    clayton.LUCKY: "● lucky",
    clayton.BAD: "▼ bad",
}
SHAPES = {
    clayton.GOOD: "magic",
    clayton.WATERMELON: "misery",
    clayton.LUCKY: "mediocrity",
    clayton.BAD: "misery",
}


def check(inputs: Inputs) -> list[Message]:
    """Find more within target than contacts, and more satisfied than answers."""
    faults = []
    for at, row in enumerate(inputs["rows"]):
        parts = (
            ("within_target", "within target", row["contacts"], "contacts"),
            ("satisfied", "satisfied", _answers(row), "answers"),
        )
        faults += [
            Message(
                f"rows.{at}.{key}",
                f"Contact {at + 1}, {label}: {amount(row[key])} is more than its {amount(most)} "
                f"{of}; a whole number from 0 to {amount(most)} is needed here.",
            )
            for key, label, most, of in parts
            if row[key] > most
        ]
    return faults


def _answers(row: Inputs) -> float:
    answers: float = row["contacts"] if row["answers"] is None else row["answers"]
    return answers


def reckon(inputs: Inputs) -> Findings:
    """Reckon both rates of each contact, its cell, and where the dissatisfaction is."""
    rows = inputs["rows"]
    priorities = clayton.priorities(
        [one["contacts"] for one in rows],
        [one["satisfied"] for one in rows],
        [_answers(one) for one in rows],
    )
    return Findings(
        {},
        [_row(one, priority) for one, priority in zip(rows, priorities, strict=True)],
        _notes(rows),
    )


def _row(row: Inputs, priority: float) -> dict[str, object]:
    process = clayton.rate(row["within_target"], row["contacts"])
    outcome = clayton.rate(row["satisfied"], _answers(row))
    process_met = clayton.reached(process, row["process_target"])
    outcome_met = clayton.reached(outcome, row["outcome_target"])
    return {
        "name": row["name"],
        "process_rate": process,
        "outcome_rate": outcome,
        "process_met": process_met,
        "outcome_met": outcome_met,
        "cell": clayton.cell(process_met, outcome_met),
        "priority": priority,
    }


def _notes(rows: Sequence[Inputs]) -> tuple[Message, ...]:
    more = [one["name"] for one in rows if _answers(one) > one["contacts"]]
    if not more:
        return ()
    return (
        Message(
            "rows",
            f"{_listed(more)} {'has' if len(more) == 1 else 'have'} more answers than contacts: "
            "are both counted over the same time?",
            level="note",
        ),
    )


def _listed(names: Sequence[str]) -> str:
    quoted = [quote(name) for name in names]
    return choose([*quoted[:3], f"{len(names) - 3} more"] if len(names) > 3 else quoted, "and")


def present(inputs: Inputs, found: Findings) -> Presentation:
    """Say where the process is green and the outcome is not, and what to put right first."""
    return Presentation(
        answer=_answer(found),
        advice=_advice(inputs, found),
        charts=(_plane(inputs, found), _outcomes(inputs, found), _priorities(found)),
        tables=(_targets(inputs, found),),
        formulas=_formulas(inputs, found),
    )


def _in(found: Findings, cell: str) -> list[str]:
    return [row["name"] for row in found.rows if row["cell"] == cell]


def _top(found: Findings) -> int:
    priorities = [row["priority"] for row in found.rows]
    return priorities.index(max(priorities))


def _answer(found: Findings) -> str:
    of, top = len(found.rows), found.rows[_top(found)]
    melons = _in(found, clayton.WATERMELON)
    greens = [row for row in found.rows if row["process_met"]]
    first = (
        f"{quote(top['name'])} carries {percent(top['priority'])} of all dissatisfaction"
        if top["priority"]
        else "nobody is dissatisfied"
    )
    if melons:
        hide = "hides" if len(melons) == 1 else "hide"
        return (
            f"The process: {len(melons)} of {len(greens)} met process targets {hide} a missed "
            f"outcome, {_listed(melons)}; {first}."
        )
    if not greens:
        return f"No process target is met, so none can hide a missed outcome; {first}."
    if of == len(greens):
        return f"The outcome too: every process target is met, and so is every outcome; {first}."
    return (
        f"The outcome too: wherever the process target is met, {len(greens)} of {of}, so is the "
        f"outcome; {first}."
    )


def _interval(row: Inputs) -> tuple[float, float]:
    return wilson.interval(row["satisfied"], _answers(row))


def _range(interval: tuple[float, float]) -> str:
    return f"{percent(interval[0])} to {percent(interval[1])}"


def _advice(inputs: Inputs, found: Findings) -> tuple[str, ...]:
    steps: list[str] = []
    for given, row in zip(inputs["rows"], found.rows, strict=True):
        if row["cell"] != clayton.WATERMELON or len(steps) == 3:
            continue
        sure = (
            "the whole interval lies below it"
            if _interval(given)[1] < given["outcome_target"]
            else "the interval still reaches it, so ask more customers"
        )
        steps.append(
            f"{quote(row['name'])} is green outside and red inside: {percent(row['process_rate'])} "
            f"within the process target, yet {percent(row['outcome_rate'])} satisfied where "
            f"{percent(given['outcome_target'])} are asked ({_range(_interval(given))}); {sure}. "
            "Ask what customers wanted from it that the process does not measure."
        )
    lucky = _in(found, clayton.LUCKY)
    if lucky:
        steps.append(
            f"{_listed(lucky)} satisfies although its process target is missed: the target may "
            "measure what customers do not mind."
            if len(lucky) == 1
            else f"{_listed(lucky)} satisfy although their process targets are missed: the targets "
            "may measure what customers do not mind."
        )
    doubtful = [
        row["name"]
        for given, row in zip(inputs["rows"], found.rows, strict=True)
        if row["outcome_met"] and _interval(given)[0] < given["outcome_target"]
    ]
    if doubtful:
        but = (
            "meets its outcome target, but its interval reaches below it: do not call it safe yet."
        )
        if len(doubtful) > 1:
            but = "meet their outcome targets, but the intervals reach below: not safe yet."
        steps.append(f"{_listed(doubtful)} {but}")
    return tuple(steps)


def _plane(inputs: Inputs, found: Findings) -> Matrix:
    # Targets differ from contact to contact, so the axes show the distance from each one's own.
    across = [
        (row["process_rate"] - given["process_target"]) * 100
        for given, row in zip(inputs["rows"], found.rows, strict=True)
    ]
    up = [
        (row["outcome_rate"] - given["outcome_target"]) * 100
        for given, row in zip(inputs["rows"], found.rows, strict=True)
    ]
    reach = max(10.0, *map(abs, across), *map(abs, up))
    counted = choose([f"{len(_in(found, cell))} {cell}" for cell in clayton.CELLS], "and")
    melons = _in(found, clayton.WATERMELON)
    return Matrix(
        title=(
            f"Process met, outcome missed: {_listed(melons)}"
            if melons
            else "No contact meets its process target and misses its outcome"
        ),
        description=(
            "Percentage points above or below target, process across and outcome upwards; the "
            f"lines cross where both are just met. {counted.capitalize()}."
        ),
        marks=tuple(
            Mark(
                number=number,
                name=row["name"],
                state=SHAPES[row["cell"]],
                label=row["cell"],
                x=x,
                y=y,
            )
            for number, (row, x, y) in enumerate(zip(found.rows, across, up, strict=True), start=1)
        ),
        x_label="Process, points from target",
        y_label="Outcome, points from target",
        crosshair=(0, 0),
        quadrants=("Lucky", "Good", "Bad", "Watermelon"),
        x_range=(-reach, reach),
        y_range=(-reach, reach),
        table=Grid(
            caption="Where each contact stands",
            head=("Contact", "Process", "Outcome", "Cell"),
            rows=tuple(
                (
                    f"{number}. {row['name']}",
                    "met" if row["process_met"] else "missed",
                    "met" if row["outcome_met"] else "missed",
                    CELLS[row["cell"]],
                )
                for number, row in enumerate(found.rows, start=1)
            ),
        ),
    )


def _outcomes(inputs: Inputs, found: Findings) -> Spans:
    met = [row for row in found.rows if row["outcome_met"]]
    pairs = list(zip(inputs["rows"], found.rows, strict=True))
    return Spans(
        title=f"{len(met)} of {len(found.rows)} outcome targets are met",
        description=(
            "Satisfied customers in per cent, with 95 % intervals. A triangle up is good, a circle "
            "lucky; a triangle down has missed its outcome target."
        ),
        spans=tuple(
            Span(
                name=row["name"],
                mark=row["outcome_rate"] * 100,
                low=_interval(given)[0] * 100,
                high=_interval(given)[1] * 100,
                shown=f"{percent(row['outcome_rate'])} of {percent(given['outcome_target'])} asked",
                state=SHAPES[row["cell"]],
            )
            for given, row in pairs
        ),
        low=0,
        high=100,
        table=Grid(
            caption="Outcomes and how sure they are",
            head=("Contact", "Satisfied", "Answers", "Rate", "95 % interval", "Target"),
            rows=tuple(
                (
                    row["name"],
                    amount(given["satisfied"]),
                    amount(_answers(given)),
                    percent(row["outcome_rate"]),
                    _range(_interval(given)),
                    percent(given["outcome_target"]),
                )
                for given, row in pairs
            ),
            numeric=frozenset({1, 2, 3, 4, 5}),
        ),
    )


def _priorities(found: Findings) -> Bars:
    top = found.rows[_top(found)]
    share = percent(top["priority"])
    return Bars(
        title=(
            f"Put {quote(top['name'])} right first: {share} of all dissatisfaction"
            if top["priority"]
            else "Nobody who answered is dissatisfied"
        ),
        description="Each contact’s share of all dissatisfied customers.",
        bars=tuple(
            Bar(
                name=row["name"],
                value=row["priority"],
                shown=percent(row["priority"]),
                state=SHAPES[row["cell"]],
            )
            for row in found.rows
        ),
        low=0,
        high=max(0.01, top["priority"]),
        table=Grid(
            caption="Who carries the dissatisfaction",
            head=("Contact", "Share"),
            rows=tuple((row["name"], percent(row["priority"])) for row in found.rows),
            numeric=frozenset({1}),
        ),
    )


def _targets(inputs: Inputs, found: Findings) -> Grid:
    return Grid(
        caption="Process and outcome, side by side",
        head=("Contact", "Contacts", "Process", "Target", "Outcome", "Target", "Cell", "Priority"),
        rows=tuple(
            (
                row["name"],
                amount(given["contacts"]),
                percent(row["process_rate"]),
                percent(given["process_target"]),
                percent(row["outcome_rate"]),
                percent(given["outcome_target"]),
                CELLS[row["cell"]],
                percent(row["priority"]),
            )
            for given, row in zip(inputs["rows"], found.rows, strict=True)
        ),
        numeric=frozenset({1, 2, 3, 4, 5, 7}),
    )


def _formulas(inputs: Inputs, found: Findings) -> tuple[Formula, ...]:
    at = _top(found)
    given, row = inputs["rows"][at], found.rows[at]
    answers = _answers(given)
    formulas = [
        Formula(
            f"Process rate of {quote(row['name'])}",
            "contacts within the process target ÷ contacts; met if rate ≥ target",
            f"{amount(given['within_target'])} ÷ {amount(given['contacts'])} = "
            f"{percent(row['process_rate'])}, target {percent(given['process_target'])}: "
            f"{'met' if row['process_met'] else 'missed'}",
        ),
        Formula(
            "Its outcome rate",
            "satisfied ÷ answers, with Wilson’s 95 % interval; met if rate ≥ target",
            f"{amount(given['satisfied'])} ÷ {amount(answers)} = {percent(row['outcome_rate'])} "
            f"({_range(_interval(given))}), target {percent(given['outcome_target'])}: "
            f"{'met' if row['outcome_met'] else 'missed'}",
        ),
    ]
    if row["priority"]:
        failed = given["contacts"] * (1 - row["outcome_rate"])
        formulas.append(
            Formula(
                "Its priority",
                "contacts × (1 − outcome rate) ÷ Σ contacts × (1 − outcome rate)",
                f"{amount(failed)} ÷ {amount(failed / row['priority'])} = "
                f"{percent(row['priority'])}",
            )
        )
    return tuple(formulas)


COUNT = 1_000_000_000_000
FIELDS = (
    Table(
        key="rows",
        label="Contacts",
        row="contact",
        rows="contacts",
        help="Each kind of contact that has a process target, with what became of it.",
        columns=(
            Name(key="name", label="Contact", start="New contact"),
            Number(
                key="contacts",
                label="Contacts",
                low=1,
                high=COUNT,
                start=100,
                whole=True,
                help="How many there were.",
            ),
            Number(
                key="within_target",
                label="Within target",
                low=0,
                high=COUNT,
                start=90,
                whole=True,
                help="How many of them kept to the process target, such as a maximum wait.",
            ),
            Number(
                key="process_target",
                label="Process target",
                low=0,
                high=1,
                start=0.9,
                help="The share that should keep to it, as a fraction of 1.",
            ),
            Number(
                key="satisfied",
                label="Satisfied",
                low=0,
                high=COUNT,
                start=80,
                whole=True,
                help="How many customers said that they got what they came for.",
            ),
            Number(
                key="answers",
                label="Answers",
                low=1,
                high=COUNT,
                whole=True,
                optional=True,
                help="How many customers were asked and answered; empty if all of them did.",
            ),
            Number(
                key="outcome_target",
                label="Outcome target",
                low=0,
                high=1,
                start=0.8,
                help="The share that should be satisfied, as a fraction of 1.",
            ),
        ),
    ),
)

# A month of an IT service desk; made up for illustration.
KEYS = ("name", "contacts", "within_target", "process_target", "satisfied", "answers")
EXAMPLE = (
    (("First human contact", 900, 738, 0.9, 171, 190), 0.85),
    (("Progress update while waiting", 400, 372, 0.9, 41, 80), 0.7),
    (("Handover to second line", 350, 266, 0.85, 36, 70), 0.7),
    (("Workaround or loan device", 250, 230, 0.9, 52, 60), 0.8),
    (("Fix and user confirms it works", 1000, 960, 0.95, 143, 220), 0.8),
)

CALCULATOR = Calculator(
    name="outcomes",
    question="Do our targets measure the process or the outcome?",
    fields=FIELDS,
    values=(),
    example={
        "rows": [
            {**dict(zip(KEYS, row, strict=True)), "outcome_target": target}
            for row, target in EXAMPLE
        ]
    },
    reckon=reckon,
    present=present,
    limits=(
        "The two kinds of target are Clayton’s. The four cells and the priority are our "
        "reconstruction from his article, which gives no formula.",
        "A contact counts once, however much hangs on it: the priority knows how many are "
        "dissatisfied, and not how badly.",
        "A target is met or missed at a line. Just above and just below it hardly differ, so look "
        "at the interval.",
        "Those who answer may not be those who were let down.",
    ),
    sources=(
        Source(
            "Clayton, I. (2010, 12 April). The Service Management Moment of Truth. ITP Report. "
            "Outcome targets augment and trump process targets."
        ),
        Source(
            "HappySignals. The Watermelon Effect of SLAs on ITSM and IT Service Experience. For "
            "the name of the cell."
        ),
        Source(
            "Wilson, E. B. (1927). Probable Inference, the Law of Succession, and Statistical "
            "Inference. Journal of the American Statistical Association 22(158), 209–212.",
            "10.1080/01621459.1927.10502953",
        ),
    ),
    check=check,
    snippet="""from calculator.methods import clayton

contacts = [900, 400, 350, 250, 1000]
satisfied, answers = [171, 41, 36, 52, 143], [190, 80, 70, 60, 220]
result = clayton.priorities(contacts, satisfied, answers)[4]
""",
    snippet_gives="rows.4.priority",
)
