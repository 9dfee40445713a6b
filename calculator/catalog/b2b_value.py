"""The founding question for business customers: did the tailored service make them better off?"""

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
from calculator.methods import b2b_value
from calculator.words import amount, or_dash, percent, quote, signed

STEPS = {
    "analyse": "1. Analyse the operations",
    "identify": "2. Identify what to improve",
    "plan": "3. Plan a tailored solution",
    "implement": "4. Implement the service",
    "review": "5. Review the results",
}
NOT_YET = ("analyse", "identify", "plan")
MOST = 1_000_000_000_000


def calculate(inputs: Inputs) -> Findings:
    """Reckon planned and realised gain, and how much of the plan came true."""
    processes = inputs["processes"]
    baseline = [one["baseline_cost"] for one in processes]
    planned = b2b_value.gain(baseline, [one["planned_cost"] for one in processes])
    realised = b2b_value.gain(baseline, [one["actual_cost"] for one in processes])
    notes = [
        Message(
            f"processes.{at}.actual_cost",
            f"{quote(one['name'])} has not been implemented, yet its cost has moved from "
            f"{amount(one['baseline_cost'])} to {amount(one['actual_cost'])}: not by this service.",
            level="note",
        )
        for at, one in enumerate(processes)
        if one["step"] in NOT_YET and one["actual_cost"] != one["baseline_cost"]
    ]
    if planned <= 0:
        notes.append(NOTHING_PLANNED)
    return Findings(
        values={
            "planned_gain": planned,
            "realised_gain": realised,
            "realisation": b2b_value.realisation(planned, realised),
        },
        notes=tuple(notes),
    )


NOTHING_PLANNED = Message(
    "processes",
    "The plan saves nothing in sum, so there is nothing of which a share could be realised.",
    level="note",
)


def present(inputs: Inputs, found: Findings) -> Presentation:
    """Say how much better off the customer is, and where the rest of the plan got stuck."""
    values = found.values
    baseline, planned, actual = (
        amount(_total(inputs, key)) for key in ("baseline_cost", "planned_cost", "actual_cost")
    )
    planned_gain, realised_gain = amount(values["planned_gain"]), amount(values["realised_gain"])
    formulas = [
        Formula(
            "Planned gain",
            "sum of baseline costs − sum of planned costs",
            f"{baseline} − {planned} = {planned_gain}",
        ),
        Formula(
            "Realised gain",
            "sum of baseline costs − sum of actual costs",
            f"{baseline} − {actual} = {realised_gain}",
        ),
    ]
    if values["realisation"] is not None:
        formulas.append(
            Formula(
                "Realisation",
                "realised gain ÷ planned gain",
                f"{realised_gain} ÷ {planned_gain} = {or_dash(values['realisation'], percent)}",
            )
        )
    return Presentation(
        answer=_answer(inputs, found),
        advice=_advice(inputs),
        charts=(_chart(inputs, found),),
        tables=(_process_table(inputs), _step_table(inputs)),
        formulas=tuple(formulas),
    )


def _total(inputs: Inputs, key: str) -> float:
    return b2b_value.gain([one[key] for one in inputs["processes"]], [])


def _gains(process: Inputs) -> tuple[float, float]:
    baseline = [process["baseline_cost"]]
    return (
        b2b_value.gain(baseline, [process["planned_cost"]]),
        b2b_value.gain(baseline, [process["actual_cost"]]),
    )


def _answer(inputs: Inputs, found: Findings) -> str:
    realised, planned = found.values["realised_gain"], found.values["planned_gain"]
    baseline = _total(inputs, "baseline_cost")
    of_cost = or_dash(b2b_value.realisation(baseline, abs(realised)), percent)
    share = f" ({of_cost} of what they cost before)" if baseline else ""
    if realised > 0:
        said = f"Yes, so far: the customer’s processes cost {amount(realised)} less{share}"
    elif realised < 0:
        said = f"No: the customer’s processes cost {amount(-realised)} more{share}"
    else:
        said = "Not yet: the customer’s processes cost what they cost before"
    if found.values["realisation"] is None:
        return f"{said}. The plan promised no gain in sum."
    if realised <= 0:
        return f"{said}. The plan promised {amount(planned)} less."
    return (
        f"{said}, which is {or_dash(found.values['realisation'], percent)} of the "
        f"{amount(planned)} that were planned."
    )


def _advice(inputs: Inputs) -> tuple[str, ...]:
    steps = []
    done = [one for one in inputs["processes"] if one["step"] not in NOT_YET]
    missing = {
        at: b2b_value.gain([o["actual_cost"]], [o["planned_cost"]]) for at, o in enumerate(done)
    }
    worst = max(missing, key=lambda at: missing[at], default=None)
    if worst is not None and missing[worst] > 0:
        one = done[worst]
        steps.append(
            f"Look at {quote(one['name'])} first: it was to cost {amount(one['planned_cost'])} and "
            f"costs {amount(one['actual_cost'])}, {amount(missing[worst])} more than planned, the "
            f"largest shortfall among what has been implemented."
        )
    waiting = [one for one in inputs["processes"] if one["step"] in NOT_YET]
    if waiting:
        count = len(waiting)
        promised = b2b_value.gain(
            [one["baseline_cost"] for one in waiting], [one["planned_cost"] for one in waiting]
        )
        steps.append(
            f"{amount(count)} {'process has' if count == 1 else 'processes have'} not been "
            f"implemented yet; {amount(promised)} of the planned gain still "
            f"{'waits' if promised > 0 else 'stands'} there."
        )
    steps.append(
        "How sure is that? Costs are compared before and after, with nothing to compare them to: "
        "volume, prices and other changes are in the difference as well."
    )
    return tuple(steps)


def _chart(inputs: Inputs, found: Findings) -> Bars:
    processes = inputs["processes"]
    gains = [_gains(one) for one in processes]
    realised = [gain for _, gain in gains]
    best = max(range(len(gains)), key=lambda at: realised[at])
    losing = [quote(o["name"]) for o, gain in zip(processes, realised, strict=True) if gain < 0]
    if realised[best] > 0:
        title = f"{quote(processes[best]['name'])} gained most, {amount(realised[best])}"
    else:
        title = "No process has gained anything yet"
    if losing:
        title += f"; {losing[0] if len(losing) == 1 else f'{len(losing)} processes'} lost"
    rows = tuple(
        (one["name"], signed(plan), signed(gain))
        for one, (plan, gain) in zip(processes, gains, strict=True)
    )
    return Bars(
        title=title,
        description=(
            f"Realised gain of {amount(len(processes))} processes, in sum "
            f"{signed(found.values['realised_gain'])}; bars to the left of the line are losses."
        ),
        bars=tuple(
            Bar(
                name=name,
                value=gain,
                shown=f"{realised_shown} (planned {planned_shown})",
                means="misery" if gain < 0 else "magic" if gain >= plan > 0 else "",
            )
            for (name, planned_shown, realised_shown), (plan, gain) in zip(rows, gains, strict=True)
        ),
        low=min(0.0, *realised),
        high=max(0.0, *realised),
        table=Grid(
            caption="Gains of each process",
            head=("Process", "Planned gain", "Realised gain"),
            rows=rows,
            numeric=frozenset({1, 2}),
        ),
    )


def _process_table(inputs: Inputs) -> Grid:
    rows = []
    for one in inputs["processes"]:
        plan, gain = _gains(one)
        rows.append(
            (
                one["name"],
                STEPS[one["step"]],
                amount(one["baseline_cost"]),
                amount(one["planned_cost"]),
                amount(one["actual_cost"]),
                signed(gain),
                or_dash(b2b_value.realisation(plan, gain), percent),
            )
        )
    return Grid(
        caption="Before, as planned, and now",
        head=("Process", "Step reached", "Before", "Planned", "Now", "Gain", "Of the plan"),
        rows=tuple(rows),
        numeric=frozenset({2, 3, 4, 5, 6}),
    )


def _step_table(inputs: Inputs) -> Grid:
    rows = []
    for step, label in STEPS.items():
        here = [_gains(one) for one in inputs["processes"] if one["step"] == step]
        plan = b2b_value.gain([planned for planned, _ in here], [])
        gain = b2b_value.gain([realised for _, realised in here], [])
        rows.append((label, amount(len(here)), signed(plan), signed(gain)))
    return Grid(
        caption="How far the processes have come: value is created along all five steps",
        head=("Step reached", "Processes", "Planned gain", "Realised gain"),
        rows=tuple(rows),
        numeric=frozenset({1, 2, 3}),
    )


FIELDS = (
    Table(
        key="processes",
        label="The customer’s processes",
        row="process",
        rows="processes",
        help="What the service was to improve in the customer’s own business.",
        columns=(
            Name(key="name", label="Process", start="New process"),
            Choice(
                key="step",
                label="Step reached",
                options=STEPS,
                start="analyse",
                help="How far the five steps from analysis to review have been gone.",
            ),
            Number(
                key="baseline_cost",
                label="Cost before",
                low=0,
                high=MOST,
                start=0,
                help="What it cost the customer in a year before the service.",
            ),
            Number(
                key="planned_cost",
                label="Planned cost",
                low=0,
                high=MOST,
                start=0,
                help="What it should cost by the plan. Before there is a plan: the cost before.",
            ),
            Number(
                key="actual_cost",
                label="Cost now",
                low=0,
                high=MOST,
                start=0,
                help="What it costs in a year now. Before anything changes: the cost before.",
            ),
        ),
    ),
)

VALUES = (
    Value(key="planned_gain", label="Planned gain"),
    Value(key="realised_gain", label="Realised gain"),
    Value(key="realisation", label="Realised share of the plan", shown="share"),
)

CALCULATOR = Calculator(
    name="b2b-value",
    question="Did the tailored service make the customer’s business better?",
    fields=FIELDS,
    values=VALUES,
    example={
        "processes": [
            {
                "name": "Unplanned stops of the line",
                "step": "review",
                "baseline_cost": 240_000,
                "planned_cost": 150_000,
                "actual_cost": 165_000,
            },
            {
                "name": "Waiting for spare parts",
                "step": "implement",
                "baseline_cost": 90_000,
                "planned_cost": 40_000,
                "actual_cost": 75_000,
            },
            {
                "name": "Scrap after a restart",
                "step": "review",
                "baseline_cost": 60_000,
                "planned_cost": 45_000,
                "actual_cost": 42_000,
            },
            {
                "name": "Checking the service invoices",
                "step": "implement",
                "baseline_cost": 12_000,
                "planned_cost": 6_000,
                "actual_cost": 14_000,
            },
            {
                "name": "Energy used while idle",
                "step": "plan",
                "baseline_cost": 80_000,
                "planned_cost": 65_000,
                "actual_cost": 80_000,
            },
        ]
    },
    calculate=calculate,
    present=present,
    snippet="""\
from calculator.methods import b2b_value

before = [240_000, 90_000, 60_000, 12_000, 80_000]
planned = b2b_value.gain(before, [150_000, 40_000, 45_000, 6_000, 65_000])
realised = b2b_value.gain(before, [165_000, 75_000, 42_000, 14_000, 80_000])
result = b2b_value.realisation(planned, realised)
""",
    snippet_gives="realisation",
    limits=(
        "The five steps are those of a text of 2011; it names no figures, and the sums are ours.",
        "A cost before and a cost after show a difference, not its cause. If volume changed, enter "
        "costs for one volume, or compare with a site that had no such service.",
        "The price of the service itself is in none of these figures unless you put it there.",
        "What staff learn, and what a calmer week is worth to the planner, is value that no cost "
        "shows.",
    ),
    sources=("learning2011", "bitner1994"),
)
