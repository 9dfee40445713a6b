"""The founding question for business customers: did the tailored service make them better off?"""

from collections.abc import Sequence
from typing import Any

from calculator import charts
from calculator.declaration import Calculator, Findings, Formula, Presentation, Value, note
from calculator.fields import Choice, Inputs, Name, Number, Table, rows, told
from calculator.grids import Grid, grid, number, text
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
COSTS = {
    "baseline_cost": ("Cost before", "What it cost the customer in a year before the service."),
    "planned_cost": (
        "Planned cost",
        "What it should cost by the plan. Before there is a plan: the cost before.",
    ),
    "actual_cost": (
        "Cost now",
        "What it costs in a year now. Before anything changes: the cost before.",
    ),
}
MOST = 1_000_000_000_000
NOTHING_PLANNED = note(
    "processes",
    "The plan saves nothing in sum, so there is nothing of which a share could be realised.",
)
FIELDS = (
    Table(
        "processes",
        "The customer’s processes",
        "process",
        "processes",
        columns=(
            Name("name", "Process", start="New process"),
            told(
                Choice("step", "Step reached", STEPS, start="analyse"),
                "How far the five steps from analysis to review have been gone.",
            ),
            *(
                Number(key, label, 0, MOST, start=0, help=told)
                for key, (label, told) in COSTS.items()
            ),
        ),
        help="What the service was to improve in the customer’s own business.",
    ),
)
VALUES = (
    Value("planned_gain", "Planned gain"),
    Value("realised_gain", "Realised gain"),
    Value("realisation", "Realised share of the plan", shown="share"),
)
EXAMPLE = rows(
    ("name", "step", "baseline_cost", "planned_cost", "actual_cost"),
    ("Unplanned stops of the line", "review", 240_000, 150_000, 165_000),
    ("Waiting for spare parts", "implement", 90_000, 40_000, 75_000),
    ("Scrap after a restart", "review", 60_000, 45_000, 42_000),
    ("Checking the service invoices", "implement", 12_000, 6_000, 14_000),
    ("Energy used while idle", "plan", 80_000, 65_000, 80_000),
)


def calculate(inputs: Inputs) -> Findings:
    """Find planned and realised gain, and how much of the plan came true."""
    values = _gains(inputs["processes"])
    notes = [
        note(
            f"processes.{at}.actual_cost",
            f"{quote(one['name'])} has not been implemented, yet its cost has moved from "
            f"{amount(one['baseline_cost'])} to {amount(one['actual_cost'])}: not by this service.",
        )
        for at, one in enumerate(inputs["processes"])
        if one["step"] in NOT_YET and one["actual_cost"] != one["baseline_cost"]
    ]
    if values["realisation"] is None:
        notes.append(NOTHING_PLANNED)
    return Findings(values, notes=tuple(notes))


def present(inputs: Inputs, found: Findings) -> Presentation:
    """Say how much better off the customer is, and where the rest of the plan got stuck."""
    processes = [{**one, **_gains([one])} for one in inputs["processes"]]
    return Presentation(
        answer=_answer(processes, found),
        advice=_advice(processes),
        charts=(_realised(processes, found),),
        tables=(_costs(processes), _steps(processes)),
        formulas=_formulas(processes, found),
    )


def _gains(processes: Sequence[Inputs]) -> dict[str, Any]:
    """What these processes were to gain, what they have gained, and the share that this is."""
    baseline, planned, actual = ([one[key] for one in processes] for key in COSTS)
    gains = b2b_value.gain(baseline, planned), b2b_value.gain(baseline, actual)
    realisation = b2b_value.realisation(*gains)
    return {"planned_gain": gains[0], "realised_gain": gains[1], "realisation": realisation}


def _sum(processes: Sequence[Inputs], key: str) -> float:
    return b2b_value.gain([one[key] for one in processes], [])


def _answer(processes: Sequence[Inputs], found: Findings) -> str:
    realised, planned = found.values["realised_gain"], found.values["planned_gain"]
    baseline = _sum(processes, "baseline_cost")
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
        f"{said}, which is {percent(found.values['realisation'])} of the {amount(planned)} that "
        "were planned."
    )


def _advice(processes: Sequence[Inputs]) -> tuple[str, ...]:
    steps = []
    done = [one for one in processes if one["step"] not in NOT_YET]
    worst = max(done, key=_shortfall, default=None)
    if worst is not None and _shortfall(worst) > 0:
        steps.append(
            f"Look at {quote(worst['name'])} first: it was to cost {amount(worst['planned_cost'])} "
            f"and costs {amount(worst['actual_cost'])}, {amount(_shortfall(worst))} more than "
            "planned, the largest shortfall among what has been implemented."
        )
    waiting = [one for one in processes if one["step"] in NOT_YET]
    if waiting:
        promised = _gains(waiting)["planned_gain"]
        steps.append(
            f"{amount(len(waiting))} {'process has' if len(waiting) == 1 else 'processes have'} "
            f"not been implemented yet; {amount(promised)} of the planned gain still "
            f"{'waits' if promised > 0 else 'stands'} there."
        )
    steps.append(
        "How sure is that? Costs are compared before and after, with nothing to compare them to: "
        "volume, prices and other changes are in the difference as well."
    )
    return tuple(steps)


def _shortfall(process: Inputs) -> float:
    return b2b_value.gain([process["actual_cost"]], [process["planned_cost"]])


def _realised(processes: Sequence[Inputs], found: Findings) -> charts.Bars:
    gains = [one["realised_gain"] for one in processes]
    best = max(processes, key=lambda one: one["realised_gain"])
    losing = [quote(one["name"]) for one in processes if one["realised_gain"] < 0]
    title = "No process has gained anything yet"
    if best["realised_gain"] > 0:
        title = f"{quote(best['name'])} gained most, {amount(best['realised_gain'])}"
    if losing:
        title += f"; {losing[0] if len(losing) == 1 else f'{len(losing)} processes'} lost"
    return charts.bars(
        title,
        f"Realised gain of {amount(len(processes))} processes, in sum "
        f"{signed(found.values['realised_gain'])}; bars to the left of the line are losses.",
        processes,
        "realised_gain",
        shown=lambda one: f"{signed(one['realised_gain'])} (planned {signed(one['planned_gain'])})",
        means=_meaning,
        low=min(0.0, *gains),
        high=max(0.0, *gains),
        table=grid(
            "Gains of each process",
            processes,
            text("Process", "name"),
            number("Planned gain", "planned_gain", signed),
            number("Realised gain", "realised_gain", signed),
        ),
    )


def _meaning(process: Inputs) -> str:
    """A loss is worse, and what was planned is better."""
    if process["realised_gain"] < 0:
        return "worse"
    reached = process["realised_gain"] >= process["planned_gain"] > 0
    return "better" if reached else "level"


def _costs(processes: Sequence[Inputs]) -> Grid:
    return grid(
        "Before, as planned, and now",
        processes,
        text("Process", "name"),
        text("Step reached", "step", STEPS.__getitem__),
        number("Before", "baseline_cost"),
        number("Planned", "planned_cost"),
        number("Now", "actual_cost"),
        number("Gain", "realised_gain", signed),
        number("Of the plan", "realisation", percent),
    )


def _steps(processes: Sequence[Inputs]) -> Grid:
    steps = []
    for step, label in STEPS.items():
        here = [one for one in processes if one["step"] == step]
        steps.append({"label": label, "processes": len(here), **_gains(here)})
    return grid(
        "How far the processes have come: value is created along all five steps",
        steps,
        text("Step reached", "label"),
        number("Processes", "processes"),
        number("Planned gain", "planned_gain", signed),
        number("Realised gain", "realised_gain", signed),
    )


def _formulas(processes: Sequence[Inputs], found: Findings) -> tuple[Formula, ...]:
    baseline, planned, actual = (amount(_sum(processes, key)) for key in COSTS)
    promised, realised = (amount(found.values[key]) for key in ("planned_gain", "realised_gain"))
    lines = [
        Formula(
            "Planned gain",
            "sum of baseline costs − sum of planned costs",
            f"{baseline} − {planned} = {promised}",
        ),
        Formula(
            "Realised gain",
            "sum of baseline costs − sum of actual costs",
            f"{baseline} − {actual} = {realised}",
        ),
    ]
    if found.values["realisation"] is not None:
        lines.append(
            Formula(
                "Realisation",
                "realised gain ÷ planned gain",
                f"{realised} ÷ {promised} = {percent(found.values['realisation'])}",
            )
        )
    return tuple(lines)


CALCULATOR = Calculator(
    name="b2b-value",
    question="Did the tailored service make the customer’s business better?",
    fields=FIELDS,
    values=VALUES,
    example={"processes": EXAMPLE},
    calculate=calculate,
    present=present,
    limits=(
        "The five steps are those of a text of 2011; it names no figures, and the sums are ours.",
        "A cost before and a cost after show a difference, not its cause. If volume changed, enter "
        "costs for one volume, or compare with a site that had no such service.",
        "The price of the service itself is in none of these figures unless you put it there.",
        "What staff learn, and what a calmer week is worth to the planner, is value that no cost "
        "shows.",
    ),
    sources=("learning2011", "bitner1994"),
    snippet="""\
from calculator.methods import b2b_value

before = [240_000, 90_000, 60_000, 12_000, 80_000]
planned = b2b_value.gain(before, [150_000, 40_000, 45_000, 6_000, 65_000])
realised = b2b_value.gain(before, [165_000, 75_000, 42_000, 14_000, 80_000])
result = b2b_value.realisation(planned, realised)
""",
    snippet_gives="realisation",
)
