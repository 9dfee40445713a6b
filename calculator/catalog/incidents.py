"""The calculator of critical incidents: what makes them good or bad?"""

from math import fsum

from calculator import charts
from calculator.catalog._counted import MOST
from calculator.declaration import Calculator, Findings, Formula, Message, Presentation, Value, note
from calculator.fields import Inputs, Name, Number, Table, rows
from calculator.grids import Grid, grid, number, text
from calculator.methods import critical_incidents, wilson
from calculator.methods.critical_incidents import Comparison
from calculator.words import amount, figure, percent, percent_range, quote, several

GOOD, BAD = KINDS = ("satisfactory", "dissatisfactory")
MEANINGS = {GOOD: "better", BAD: "worse"}
TOLD = {GOOD: "Incidents that pleased the teller.", BAD: "Incidents that annoyed the teller."}
CHANCE = 0.05
FIELDS = (
    Table(
        "groups",
        "Groups",
        "group",
        "groups",
        columns=(
            Name("name", "Group", start="New group"),
            *(
                Number(kind, kind.capitalize(), 0, MOST, start=0, whole=True, help=told)
                for kind, told in TOLD.items()
            ),
        ),
        least=2,
        most=50,
        help="Each incident is counted once: in one group, as one kind.",
    ),
)
VALUES = (
    Value("chi_square", "Chi-square"),
    Value("df", "Degrees of freedom", shown="count"),
    Value("p_value", "p-value"),
)
EXAMPLE = rows(
    ("name", GOOD, BAD),
    ("How a failure was put right", 14, 38),
    ("How a special wish was met", 27, 12),
    ("What staff did unasked", 31, 22),
    ("How a difficult guest was handled", 6, 9),
)


def check(inputs: Inputs) -> list[Message]:
    """Find a table without any incident."""
    if any(group[kind] for group in inputs["groups"] for kind in KINDS):
        return []
    return [Message("groups", "Groups: all counts are 0; at least one incident is needed.")]


def calculate(inputs: Inputs) -> Findings:
    """Find each group's share of both kinds, and whether the kinds differ."""
    groups = inputs["groups"]
    unknown = [None] * len(groups)
    good, bad = (
        critical_incidents.column_shares([group[kind] for group in groups]) or unknown
        for kind in KINDS
    )
    compared = critical_incidents.compare(_pairs(inputs))
    tested = vars(compared) if compared else {}
    return Findings(
        {value.key: tested.get(value.key) for value in VALUES},
        [
            {"name": group["name"], f"share_{GOOD}": of_good, f"share_{BAD}": of_bad}
            for group, of_good, of_bad in zip(groups, good, bad, strict=True)
        ],
        _notes(groups, compared),
    )


def present(inputs: Inputs, found: Findings) -> Presentation:
    """Say which group belongs to bad incidents, which to good ones, and how sure that is."""
    groups = _groups(inputs, found)
    compared = critical_incidents.compare(_pairs(inputs))
    return Presentation(
        answer=_answer(found),
        advice=_advice(found, compared),
        charts=(_shares(groups, found),),
        tables=(_counts(groups), _test(found, compared)),
        formulas=_formulas(groups, found),
    )


def _pairs(inputs: Inputs) -> list[tuple[float, float]]:
    return [(group[GOOD], group[BAD]) for group in inputs["groups"]]


def _notes(groups: list[Inputs], compared: Comparison | None) -> tuple[Message, ...]:
    said = []
    missing = [kind for kind in KINDS if not any(group[kind] for group in groups)]
    if missing:
        said.append(
            f"No incident is {missing[0]}, so the shares of that column cannot be computed and "
            "there is nothing to compare with."
        )
    elif compared is None:
        said.append("All incidents fall into one group, so there is nothing to compare.")
    empty = [group["name"] for group in groups if not any(group[kind] for kind in KINDS)]
    if empty and compared:
        said.append(f"{several(empty)} holds no incident and is left out of the test.")
    if compared and compared.small:
        verb = "is" if compared.small == 1 else "are"
        said.append(
            f"{amount(compared.small)} of {amount(compared.cells)} expected counts {verb} below "
            f"{amount(critical_incidents.SMALL)} (the smallest is "
            f"{amount(compared.smallest_expected, 1)}): take the p-value as rough, or merge groups "
            "that belong together."
        )
    return tuple(note("groups", one) for one in said)


def _groups(inputs: Inputs, found: Findings) -> list[Inputs]:
    """Each group with what was found for it, the counts expected there, and both intervals."""
    groups = found.beside(inputs["groups"])
    expected = critical_incidents.expected(_pairs(inputs))
    totals = {kind: fsum(group[kind] for group in groups) for kind in KINDS}
    return [
        {
            **group,
            "expected": {GOOD: good, BAD: bad},
            "interval": {
                kind: wilson.interval(group[kind], total) if total else None
                for kind, total in totals.items()
            },
        }
        for group, (good, bad) in zip(groups, expected, strict=True)
    ]


def _lean(group: Inputs) -> float:
    """How much larger its share of the good incidents is than that of the bad ones."""
    return float(group[f"share_{GOOD}"] - group[f"share_{BAD}"])


def _chance(p: float) -> str:
    return "under 0.001" if p < 0.001 else amount(p, 3)


def _answer(found: Findings) -> str:
    p = found.values["p_value"]
    if p is None:
        return "That cannot be told yet: only with both kinds of incident in two groups or more."
    if p > CHANCE:
        return (
            "Nothing that goes beyond chance: satisfactory and dissatisfactory incidents "
            f"fall into the groups much alike (p = {_chance(p)})."
        )
    bad, good = (end(found.rows, key=_lean) for end in (min, max))
    sure = "p under 0.001" if p < 0.001 else f"p = {_chance(p)}"
    return (
        f"{quote(bad['name'])} goes with bad incidents: {percent(bad[f'share_{BAD}'])} of the "
        f"dissatisfactory ones against {percent(bad[f'share_{GOOD}'])} of the satisfactory. "
        f"{quote(good['name'])} goes with good ones: {percent(good[f'share_{GOOD}'])} against "
        f"{percent(good[f'share_{BAD}'])}. Chance alone would rarely separate them so far ({sure})."
    )


def _advice(found: Findings, compared: Comparison | None) -> tuple[str, ...]:
    if compared is None:
        return ("Collect incidents of both kinds, and sort each into one group.",)
    if found.values["p_value"] > CHANCE:
        return ("Collect more incidents before you act on the difference between the groups.",)
    bad, good = (quote(end(found.rows, key=_lean)["name"]) for end in (min, max))
    return (
        f"Read the stories of {bad} first: that is where bad incidents gather. Good ones gather in "
        f"{good}: give staff the time and the licence for more of them.",
        f"The relation has a strength of {amount(compared.strength)} (Cramér’s V, from 0 to 1): "
        "the p-value says that there is one, not how strong it is.",
    )


def _shares(groups: list[Inputs], found: Findings) -> charts.Spans:
    p = found.values["p_value"]
    if p is None:
        title = "Only one kind of incident, or one group: nothing to compare"
    elif p > CHANCE:
        title = "Both kinds of incident fall into the groups much alike"
    else:
        bad = quote(min(groups, key=_lean)["name"])
        title = f"{bad} stands out among the dissatisfactory incidents"
    return charts.spans(
        title,
        "Each group’s share of the satisfactory incidents (triangle up) and of the "
        "dissatisfactory ones (triangle down), in per cent, with 95 % intervals.",
        [_line(group, kind) for group in groups for kind in KINDS if group["interval"][kind]],
        "at",
        "shown",
        means="means",
        table=grid(
            "Each group’s share of a kind, with its 95 % interval",
            groups,
            text("Group", "name"),
            number("Of the satisfactory", lambda group: _share(group, GOOD), str),
            number("Of the dissatisfactory", lambda group: _share(group, BAD), str),
        ),
    )


def _line(group: Inputs, kind: str) -> Inputs:
    low, high = group["interval"][kind]
    line = {"name": f"{group['name']}: {kind}", "at": group[f"share_{kind}"], "low": low}
    return {**line, "high": high, "shown": _share(group, kind), "means": MEANINGS[kind]}


def _share(group: Inputs, kind: str) -> str:
    interval = group["interval"][kind]
    if interval is None:
        return figure(None, "share")
    return f"{percent(group[f'share_{kind}'])} ({percent_range(*interval)})"


def _counts(groups: list[Inputs]) -> Grid:
    totals = {kind: fsum(group[kind] for group in groups) for kind in KINDS}
    return grid(
        "Incidents, and how many would be expected if group and kind had no relation",
        [*groups, {"name": "All groups", **totals}],
        text("Group", "name"),
        number("Satisfactory", lambda group: _count(group, GOOD), str),
        number("Dissatisfactory", lambda group: _count(group, BAD), str),
    )


def _count(group: Inputs, kind: str) -> str:
    if "expected" not in group:
        return amount(group[kind])
    return f"{amount(group[kind])} (expected {amount(group['expected'][kind], 1)})"


def _test(found: Findings, compared: Comparison | None) -> Grid:
    p = found.values["p_value"]
    shown = {
        "Chi-square": figure(found.values["chi_square"], "number"),
        "Degrees of freedom": figure(found.values["df"], "count"),
        "p-value": figure(p, "number") if p is None else _chance(p),
        "Strength (Cramér’s V)": figure(compared.strength if compared else None, "number"),
    }
    return grid(
        "Whether group and kind are related",
        [{"figure": name, "amount": one} for name, one in shown.items()],
        text("Figure", "figure"),
        number("Amount", "amount", str),
    )


def _formulas(groups: list[Inputs], found: Findings) -> tuple[Formula, ...]:
    chi_square = found.values["chi_square"]
    group = groups[0] if chi_square is None else min(groups, key=_lean)
    total = amount(fsum(one[BAD] for one in groups))
    share = Formula(
        f"Share of {quote(group['name'])} of the dissatisfactory",
        "its dissatisfactory incidents ÷ all dissatisfactory incidents",
        f"{amount(group[BAD])} ÷ {total} = {figure(group[f'share_{BAD}'], 'share')}",
    )
    if chi_square is None:
        return (share,)
    expected = amount(group["expected"][BAD], 1)
    test = Formula(
        "Chi-square",
        "Σ (count − expected)² ÷ expected",
        f"({amount(group[BAD])} − {expected})² ÷ {expected} + … = {amount(chi_square)}, with "
        f"{amount(found.values['df'])} degrees of freedom",
    )
    return share, test


CALCULATOR = Calculator(
    name="incidents",
    question="What makes incidents good or bad?",
    fields=FIELDS,
    values=VALUES,
    example={"groups": EXAMPLE},
    check=check,
    calculate=calculate,
    present=present,
    limits=(
        "It does not estimate how often such incidents happen: people were asked for what stood "
        "out.",
        "The groups are a coder’s judgement. Let two people sort the stories, each alone, and say "
        "how often they agree.",
        "A test counts each incident as told by somebody else. Several stories of one customer are "
        "worth less than the test assumes.",
        "That a group goes with bad incidents does not prove that it made them bad.",
    ),
    sources=("flanagan1954", "bitner1990", "bitner1994"),
    snippet="""\
from calculator.methods.critical_incidents import compare

# (satisfactory, dissatisfactory) incidents of each group
groups = [(14, 38), (27, 12), (31, 22), (6, 9)]
result = compare(groups).chi_square
""",
    snippet_gives="chi_square",
)
