"""Converse's five steps: which response delights, and when does delight become basic?"""

from collections.abc import Sequence

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
    Point,
    Presentation,
    Rating,
    Scale,
    Source,
    Span,
    Spans,
    Table,
    Trend,
)
from calculator.methods import converse, wilson
from calculator.words import amount, choose, percent, quote, signed

INTERACTIONS = {
    "remote": "Remote",
    "phone": "By phone",
    "face": "Face to face",
}


def check(inputs: Inputs) -> list[Message]:
    """Find what no single field knows: too many satisfied, a period twice, no weight at all."""
    faults = []
    for at, contact in enumerate(inputs["contacts"]):
        seen: set[float] = set()
        for number, score in enumerate(contact["scores"]):
            path, where = f"contacts.{at}.scores.{number}", f"Contact {at + 1}, score {number + 1}"
            if score["satisfied"] > score["answers"]:
                faults.append(
                    Message(
                        f"{path}.satisfied",
                        f"{where}, satisfied: {amount(score['satisfied'])} of "
                        f"{amount(score['answers'])} answers cannot be satisfied; a whole number "
                        f"from 0 to {amount(score['answers'])} is needed here.",
                    )
                )
            if score["period"] in seen:
                faults.append(
                    Message(
                        f"{path}.period",
                        f"{where}, period: {amount(score['period'])} stands twice; each period of "
                        "a contact can have one score.",
                    )
                )
            seen.add(score["period"])
    if not any(contact["frequency"] * contact["impact"] for contact in inputs["contacts"]):
        faults.append(
            Message(
                "contacts",
                "Contacts: every one has a frequency or an impact of 0, so there is nothing to "
                "rank; one contact at least needs both above 0.",
            )
        )
    return faults


def reckon(inputs: Inputs) -> Findings:
    """Reckon priority, the response that delights most, and how satisfaction has gone on."""
    contacts = inputs["contacts"]
    priorities = converse.priorities(
        [one["frequency"] for one in contacts], [one["impact"] for one in contacts]
    )
    rows = [
        {"name": one["name"], "priority": priority, **_response(one), **_measured(one)}
        for one, priority in zip(contacts, priorities, strict=True)
    ]
    return Findings({}, rows, _notes(contacts))


def _responses(contact: Inputs) -> list[converse.Response]:
    return [
        converse.Response(one["expected"], one["predicted"], one["cost"])
        for one in contact["responses"]
    ]


def _scores(contact: Inputs) -> list[converse.Score]:
    scores = [
        converse.Score(one["period"], one["satisfied"], one["answers"]) for one in contact["scores"]
    ]
    return sorted(scores, key=lambda score: score.period)


def _response(contact: Inputs) -> dict[str, object]:
    responses = _responses(contact)
    at = converse.chosen(responses)
    if at is None:
        return {"chosen": None, "delight": None}
    return {
        "chosen": contact["responses"][at]["name"],
        "delight": converse.delight(responses[at]),
    }


def _measured(contact: Inputs) -> dict[str, object]:
    scores = _scores(contact)
    if not scores:
        keys = ("rate", "low", "high", "standard_met", "drift", "basic_from")
        return dict.fromkeys(keys)
    last = scores[-1]
    rate = converse.rate(last)
    low, high = wilson.interval(last.satisfied, last.answers)
    return {
        "rate": rate,
        "low": low,
        "high": high,
        "standard_met": converse.standard_met(rate, contact["standard"]),
        "drift": converse.drift(scores),
        "basic_from": converse.basic_from(scores),
    }


def _notes(contacts: Sequence[Inputs]) -> tuple[Message, ...]:
    lacks = (
        (
            [one["name"] for one in contacts if not one["responses"]],
            "no response",
            "none is chosen",
        ),
        (
            [one["name"] for one in contacts if not one["scores"]],
            "no score",
            "rate, interval, standard and drift cannot be computed",
        ),
        (
            [one["name"] for one in contacts if len(one["scores"]) == 1],
            "one score only",
            "the drift cannot be computed: it needs two periods",
        ),
    )
    return tuple(
        Message(
            "contacts",
            f"{_listed(names)} {'has' if len(names) == 1 else 'have'} {lack}, so {hence}.",
            level="note",
        )
        for names, lack, hence in lacks
        if names
    )


def _listed(names: Sequence[str]) -> str:
    quoted = [quote(name) for name in names]
    return choose([*quoted[:3], f"{len(names) - 3} more"] if len(names) > 3 else quoted, "and")


def present(inputs: Inputs, found: Findings) -> Presentation:
    """Say which response comes first, which standards hold, and what has become basic."""
    measured = [at for at, row in enumerate(found.rows) if row["rate"] is not None]
    charts: list[Bars | Spans | Trend] = [_priorities(found)]
    if measured:
        charts += [_standards(inputs, found, measured), _story(inputs, found, measured)]
    return Presentation(
        answer=_answer(found),
        advice=_advice(inputs, found, measured),
        charts=tuple(charts),
        tables=(_steps(inputs, found), _choices(inputs)),
        formulas=_formulas(inputs, found),
    )


def _top(found: Findings) -> int:
    priorities = [row["priority"] for row in found.rows]
    return priorities.index(max(priorities))


def _answer(found: Findings) -> str:
    top = found.rows[_top(found)]
    carries = f"{quote(top['name'])}, which carries {percent(top['priority'])} of the priority"
    if top["chosen"] is None:
        first = f"Think of responses first for {carries}"
    elif top["delight"] > 0:
        first = (
            f"{quote(top['chosen'])} promises most delight where it counts most, "
            f"{_points(top['delight'])} above what customers expect of {carries}"
        )
    else:
        first = f"No response delights yet in {carries}: the best of them, {quote(top['chosen'])}, "
        first += "only meets" if top["delight"] == 0 else f"is {_points(-top['delight'])} below"
        first += " what customers expect"
    basic = [row["name"] for row in found.rows if row["basic_from"] is not None]
    if basic:
        return f"{first}; delight has become basic in {_listed(basic)}."
    if any(row["drift"] is not None for row in found.rows):
        return f"{first}; no delight has clearly become basic yet."
    return f"{first}."


def _points(number: float) -> str:
    return f"{amount(number)} {'point' if number == 1 else 'points'}"


def _range(row: Inputs) -> str:
    return f"{percent(row['low'])} to {percent(row['high'])}"


def _change(drift: float) -> str:
    return f"{signed(drift * 100, places=1)} percentage points a period"


def _advice(inputs: Inputs, found: Findings, measured: Sequence[int]) -> tuple[str, ...]:
    worn = [row for row in found.rows if row["basic_from"] is not None]
    steps = [
        f"Go back to step 2 for {quote(row['name'])}: from period {amount(row['basic_from'])} on, "
        "clearly fewer are satisfied than when the response was new. Customers may have come to "
        "expect it; a new response has to surprise them again."
        for row in worn[:3]
    ]
    missed = [at for at in measured if not found.rows[at]["standard_met"]]
    for at in missed[:3]:
        row, standard = found.rows[at], inputs["contacts"][at]["standard"]
        sure = (
            "and the whole interval lies below it"
            if row["high"] < standard
            else "though the interval still reaches it: more answers would tell"
        )
        steps.append(
            f"{quote(row['name'])} misses its standard of {percent(standard)}: "
            f"{percent(row['rate'])} are satisfied ({_range(row)}), {sure}."
        )
    falling = [row for row in found.rows if row["basic_from"] is None and (row["drift"] or 0) < 0]
    if falling:
        row = min(falling, key=lambda one: one["drift"])
        steps.append(
            f"Watch {quote(row['name'])}: its satisfaction drifts by {_change(row['drift'])}, "
            "though not yet beyond doubt."
        )
    return tuple(steps)


def _priorities(found: Findings) -> Bars:
    top = found.rows[_top(found)]
    return Bars(
        title=f"{quote(top['name'])} carries {percent(top['priority'])} of the priority",
        description=(
            f"Priority of {amount(len(found.rows))} contacts: frequency times impact, as shares of "
            "their sum."
        ),
        bars=tuple(
            Bar(name=row["name"], value=row["priority"], shown=percent(row["priority"]))
            for row in found.rows
        ),
        low=0,
        high=max(row["priority"] for row in found.rows),
        table=Grid(
            caption="Priority of the contacts",
            head=("Contact", "Priority"),
            rows=tuple((row["name"], percent(row["priority"])) for row in found.rows),
            numeric=frozenset({1}),
        ),
    )


def _verdict(row: Inputs) -> str:
    return "▲ met" if row["standard_met"] else "▼ missed"


def _standards(inputs: Inputs, found: Findings, measured: Sequence[int]) -> Spans:
    rows = [found.rows[at] for at in measured]
    standards = [inputs["contacts"][at]["standard"] for at in measured]
    missed = [row["name"] for row in rows if not row["standard_met"]]
    return Spans(
        title=(
            f"{len(missed)} of {len(rows)} standards {'is' if len(missed) == 1 else 'are'} missed: "
            f"{_listed(missed)}"
            if missed
            else f"Every standard is met in the last period, {len(rows)} of {len(rows)}"
        ),
        description=(
            "Satisfied customers of the last period in per cent, with 95 % intervals. A triangle "
            "up has met its standard, a triangle down has missed it."
        ),
        spans=tuple(
            Span(
                name=row["name"],
                mark=row["rate"] * 100,
                low=row["low"] * 100,
                high=row["high"] * 100,
                shown=f"{percent(row['rate'])}, {percent(standard)} {_verdict(row)}",
                state="magic" if row["standard_met"] else "misery",
            )
            for row, standard in zip(rows, standards, strict=True)
        ),
        low=0,
        high=100,
        table=Grid(
            caption="Satisfaction in the last period against the standard",
            head=("Contact", "Satisfied", "95 % interval", "Standard", "Result"),
            rows=tuple(
                (row["name"], percent(row["rate"]), _range(row), percent(standard), _verdict(row))
                for row, standard in zip(rows, standards, strict=True)
            ),
            numeric=frozenset({1, 2, 3}),
        ),
    )


def _story(inputs: Inputs, found: Findings, measured: Sequence[int]) -> Trend:
    # What has become basic is the finding; without it, the steepest fall, then any trend at all.
    at = min(
        measured,
        key=lambda one: (found.rows[one]["basic_from"] is None, found.rows[one]["drift"] or 0, one),
    )
    row, scores = found.rows[at], _scores(inputs["contacts"][at])
    ends = [wilson.interval(score.satisfied, score.answers) for score in scores]
    name = quote(row["name"])
    if row["basic_from"] is not None:
        title = f"{name}: delight has been basic since period {amount(row['basic_from'])}"
    elif row["drift"] is None:
        title = f"{name}: one period is measured, {percent(row['rate'])} satisfied"
    else:
        hence = "but not clearly less than at first" if row["drift"] < 0 else "nothing is lost"
        title = f"{name}: {_change(row['drift'])}, {hence}"
    return Trend(
        title=title,
        description=(
            f"Satisfied customers of {name} in per cent over {amount(len(scores))} periods, with "
            "95 % intervals. Delight is basic when every upper end stays below the line, the lower "
            "end of the first period."
        ),
        points=tuple(
            Point(
                x=score.period,
                y=converse.rate(score) * 100,
                low=low * 100,
                high=high * 100,
            )
            for score, (low, high) in zip(scores, ends, strict=True)
        ),
        x_label="Period",
        y_label="Satisfied, %",
        y_range=(0, 100),
        reference=ends[0][0] * 100,
        reference_name="lower end of the first period",
        table=Grid(
            caption=f"{row['name']}, period by period",
            head=("Period", "Satisfied", "Answers", "Rate", "95 % interval"),
            rows=tuple(
                (
                    amount(score.period),
                    amount(score.satisfied),
                    amount(score.answers),
                    percent(converse.rate(score)),
                    f"{percent(low)} to {percent(high)}",
                )
                for score, (low, high) in zip(scores, ends, strict=True)
            ),
            numeric=frozenset({1, 2, 3, 4}),
        ),
    )


def _steps(inputs: Inputs, found: Findings) -> Grid:
    return Grid(
        caption="The five steps, contact by contact; drift in percentage points a period",
        head=(
            "Contact",
            "Interaction",
            "Priority",
            "Chosen response",
            "Delight",
            "Satisfied",
            "Standard",
            "Drift",
            "Basic from",
        ),
        rows=tuple(
            (
                row["name"],
                INTERACTIONS[contact["interaction"]],
                percent(row["priority"]),
                row["chosen"] or "–",
                "–" if row["delight"] is None else signed(row["delight"]),
                "–" if row["rate"] is None else f"{percent(row['rate'])} ({_range(row)})",
                percent(contact["standard"]) + ("" if row["rate"] is None else f" {_verdict(row)}"),
                "–" if row["drift"] is None else signed(row["drift"] * 100, places=1),
                "–" if row["basic_from"] is None else f"period {amount(row['basic_from'])}",
            )
            for contact, row in zip(inputs["contacts"], found.rows, strict=True)
        ),
        numeric=frozenset({2, 4, 5, 6, 7}),
    )


def _choices(inputs: Inputs) -> Grid:
    rows = []
    for contact in inputs["contacts"]:
        responses = _responses(contact)
        best = converse.chosen(responses)
        for at, (one, response) in enumerate(zip(contact["responses"], responses, strict=True)):
            rows.append(
                (
                    one["name"],
                    contact["name"],
                    amount(response.expected),
                    amount(response.predicted),
                    signed(converse.delight(response)),
                    amount(response.cost),
                    "yes" if at == best else "no",
                )
            )
    return Grid(
        caption="Every response that was thought of",
        head=("Response", "Contact", "Expected", "Predicted", "Delight", "Cost", "Chosen"),
        rows=tuple(rows),
        numeric=frozenset({2, 3, 4, 5}),
    )


def _formulas(inputs: Inputs, found: Findings) -> tuple[Formula, ...]:
    contacts = inputs["contacts"]
    at = _top(found)
    contact, row = contacts[at], found.rows[at]
    product = contact["frequency"] * contact["impact"]
    formulas = [
        Formula(
            f"Priority of {quote(row['name'])}",
            "frequency × impact ÷ Σ frequency × impact",
            f"{amount(contact['frequency'])} × {amount(contact['impact'])} ÷ "
            f"{amount(product / row['priority'])} = {percent(row['priority'])}",
        )
    ]
    if row["chosen"] is not None:
        best = contact["responses"][converse.chosen(_responses(contact)) or 0]
        formulas.append(
            Formula(
                f"Delight of {quote(row['chosen'])}",
                "predicted − expected; the largest is chosen, of equal ones the cheaper",
                f"{amount(best['predicted'])} − {amount(best['expected'])} = "
                f"{signed(row['delight'])}",
            )
        )
    told, measured = next(
        ((one, row) for one, row in zip(contacts, found.rows, strict=True) if one["scores"]),
        (None, {}),
    )
    if told is None:
        return tuple(formulas)
    scores = _scores(told)
    formulas.append(
        Formula(
            f"Satisfied with {quote(told['name'])}, last period",
            "satisfied ÷ answers, with Wilson’s 95 % interval; met if rate ≥ standard",
            f"{amount(scores[-1].satisfied)} ÷ {amount(scores[-1].answers)} = "
            f"{percent(measured['rate'])} ({_range(measured)}), standard "
            f"{percent(told['standard'])}: {_verdict(measured)}",
        )
    )
    if measured["drift"] is not None:
        base = converse.leverage(scores)
        formulas.append(
            Formula(
                "Its drift",
                "Σ answers × (period − mean period) × (rate − mean rate) ÷ "
                "Σ answers × (period − mean period)²",
                f"{signed(measured['drift'] * base)} ÷ {amount(base)} = "
                f"{_change(measured['drift'])}",
            )
        )
    return tuple(formulas)


RESPONSES = Table(
    key="responses",
    label="Responses",
    row="response",
    rows="responses",
    least=0,
    most=20,
    help="Step 2: other ways to respond in this contact.",
    columns=(
        Name(key="name", label="Response", start="New response"),
        Rating(key="expected", label="Expected", start=5, help="What customers expect by now."),
        Rating(
            key="predicted",
            label="Predicted",
            start=5,
            help="How they would rate this response: from a trial, or your best guess.",
        ),
        Number(
            key="cost",
            label="Cost",
            low=0,
            high=1_000_000_000_000,
            start=0,
            help="In any unit, the same for all; it decides between equal delights.",
        ),
    ),
)
SCORES = Table(
    key="scores",
    label="Scores",
    row="score",
    rows="scores",
    least=0,
    help="Step 5: how many were satisfied with this contact, period by period.",
    columns=(
        Number(
            key="period",
            label="Period",
            low=-1_000_000,
            high=1_000_000,
            help="A number: 1, 2, 3, or years.",
        ),
        Number(key="satisfied", label="Satisfied", low=0, high=1_000_000_000, whole=True),
        Number(key="answers", label="Answers", low=1, high=1_000_000_000, whole=True),
    ),
)
CONTACTS = Table(
    key="contacts",
    label="Contacts",
    row="contact",
    rows="contacts",
    help="Step 1: every contact with a customer, internal or external.",
    columns=(
        Name(key="name", label="Contact", start="New contact"),
        Choice(
            key="interaction",
            label="Interaction",
            options=INTERACTIONS,
            start="face",
            help="Remote is without a person: a website, a mail, a bill, a machine.",
        ),
        Number(
            key="frequency",
            label="Frequency",
            low=0,
            high=1_000_000_000_000,
            start=100,
            help="How often it happens, in a month or a year, the same for all.",
        ),
        Number(
            key="impact",
            label="Impact",
            low=0,
            high=100,
            start=5,
            help="How much it moves satisfaction. Any scale from 0 up to 100; only ratios count.",
        ),
        RESPONSES,
        Number(
            key="standard",
            label="Standard",
            low=0,
            high=1,
            start=0.8,
            help="Step 4: the least share of satisfied customers, as a fraction of 1.",
        ),
        SCORES,
    ),
)


def _example(
    head: tuple[str, str, float, float, float],
    responses: Sequence[tuple[str, float, float, float]],
    scores: Sequence[tuple[int, int]],
) -> dict[str, object]:
    return {
        **dict(zip(("name", "interaction", "frequency", "impact", "standard"), head, strict=True)),
        "responses": [
            dict(zip(("name", "expected", "predicted", "cost"), one, strict=True))
            for one in responses
        ],
        "scores": [
            {"period": period, "satisfied": satisfied, "answers": answers}
            for period, (satisfied, answers) in enumerate(scores, start=1)
        ],
    }


# An IT service desk, per thousand calls; made up for illustration. The expectations are those of
# the scenario "A call to the IT service desk".
EXAMPLE = [
    _example(
        ("Fix and user confirms it works", "phone", 1000, 10, 0.85),
        (
            ("Ring the user before closing", 7, 8, 3000),
            ("Close only when the user says so", 7, 8.5, 1500),
        ),
        ((168, 200), (170, 200), (175, 200), (173, 200)),
    ),
    _example(
        ("Handover to second line", "remote", 350, 8, 0.7),
        (
            ("Hand over in a three-way call", 5, 7, 2500),
            ("Send the whole record along", 5, 7, 800),
        ),
        ((33, 70), (31, 70), (38, 70), (36, 70)),
    ),
    _example(
        ("Progress update while waiting", "remote", 400, 8, 0.7),
        (
            ("An hourly automatic mail", 5.5, 5, 300),
            ("A page that shows who has the case", 5.5, 7, 4000),
        ),
        ((48, 80), (52, 80), (55, 80), (59, 80)),
    ),
    _example(
        ("Workaround or loan device", "face", 250, 9, 0.8),
        (
            ("Tell every caller about the loan pool", 4, 6, 200),
            ("Bring a loan laptop to the desk", 4, 7.5, 2000),
        ),
        ((57, 60), (56, 60), (46, 60), (45, 62), (43, 61)),
    ),
]

CALCULATOR = Calculator(
    name="five-steps",
    question="Which response delights, and when does delight become basic?",
    fields=(CONTACTS, Scale(default=(1, 10))),
    values=(),
    example={"contacts": EXAMPLE, "scale": [1, 10]},
    reckon=reckon,
    present=present,
    limits=(
        "Converse gives five steps and no formulas: the arithmetic for each of them is ours.",
        "Predicted delight is a guess until it has been tried on real customers.",
        "Satisfaction can fall for other reasons than habit, such as more callers or a worse "
        "product. “Basic” is a reading of the fall, not its proof.",
        "Periods are compared two at a time, each with its own interval. In many contacts over "
        "many periods, one will look basic by chance now and then.",
    ),
    sources=(
        Source(
            "Moments of Truth. Fast Company, 22 May 2008: the five steps, without an author’s name "
            "in the text that we could see."
        ),
        Source(
            "Moment of Truth (2009, 5 May). ragulan.wordpress.com: the same steps under the name "
            "of Donald Converse, with remote, phone and face-to-face interaction added."
        ),
        Source(
            "Wilson, E. B. (1927). Probable Inference, the Law of Succession, and Statistical "
            "Inference. Journal of the American Statistical Association 22(158), 209–212.",
            "10.1080/01621459.1927.10502953",
        ),
    ),
    check=check,
    snippet="""from calculator.methods import converse

satisfied, answers = [57, 56, 46, 45, 43], [60, 60, 60, 62, 61]
scores = [
    converse.Score(period, good, of)
    for period, (good, of) in enumerate(zip(satisfied, answers), start=1)
]
result = converse.basic_from(scores)
""",
    snippet_gives="rows.3.basic_from",
)
