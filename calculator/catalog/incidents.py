"""The calculator of critical incidents: what makes them good or bad?"""

from math import fsum
from typing import Any

from calculator.declaration import (
    Calculator,
    Findings,
    Formula,
    Grid,
    Inputs,
    Message,
    Name,
    Number,
    Presentation,
    Span,
    Spans,
    Table,
    Value,
)
from calculator.methods import critical_incidents, wilson
from calculator.words import amount, percent, percent_range, quote, several

KINDS = ("satisfactory", "dissatisfactory")
MOST = 1_000_000_000
CHANCE = 0.05


def check(inputs: Inputs) -> list[Message]:
    """Find a table without any incident."""
    if any(group[kind] for group in inputs["groups"] for kind in KINDS):
        return []
    text = "Groups: all counts are 0; at least one incident is needed."
    return [Message("groups", text)]


def _pairs(inputs: Inputs) -> list[tuple[float, float]]:
    return [(group["satisfactory"], group["dissatisfactory"]) for group in inputs["groups"]]


def calculate(inputs: Inputs) -> Findings:
    """Reckon each group's share of both kinds, and whether the kinds differ."""
    groups, pairs = inputs["groups"], _pairs(inputs)
    good, bad = (critical_incidents.column_shares(column) for column in zip(*pairs, strict=True))
    compared = critical_incidents.compare(pairs)
    return Findings(
        values={
            "chi_square": compared.chi_square if compared else None,
            "df": compared.df if compared else None,
            "p_value": compared.p_value if compared else None,
        },
        rows=[
            {
                "name": group["name"],
                "share_satisfactory": good[at] if good else None,
                "share_dissatisfactory": bad[at] if bad else None,
            }
            for at, group in enumerate(groups)
        ],
        notes=_notes(groups, compared, good is None, bad is None),
    )


def _notes(
    groups: list[Inputs],
    compared: critical_incidents.Comparison | None,
    no_good: bool,
    no_bad: bool,
) -> tuple[Message, ...]:
    said = []
    if no_good or no_bad:
        kind = KINDS[0] if no_good else KINDS[1]
        said.append(
            f"No incident is {kind}, so the shares of that column cannot be computed and there is "
            f"nothing to compare with."
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
            f"that belong together."
        )
    return tuple(Message("groups", text, level="note") for text in said)


def present(inputs: Inputs, found: Findings) -> Presentation:
    """Say which group belongs to bad incidents, which to good ones, and how sure that is."""
    return Presentation(
        answer=_answer(found),
        advice=_advice(inputs, found),
        charts=(_shares(inputs, found),),
        tables=(_counts(inputs, found), _test(inputs, found)),
        formulas=_formulas(inputs, found),
    )


def _chance(p: float) -> str:
    return "under 0.001" if p < 0.001 else amount(p, 3)


def _leaning(found: Findings, kind: str) -> dict[str, Any]:
    """The row that leans most towards a kind of incident: its share there less that elsewhere."""
    sign = 1 if kind == KINDS[0] else -1
    return max(
        found.rows,
        key=lambda row: sign * (row["share_satisfactory"] - row["share_dissatisfactory"]),
    )


def _answer(found: Findings) -> str:
    p = found.values["p_value"]
    if p is None:
        return "That cannot be told yet: only with both kinds of incident in two groups or more."
    if p > CHANCE:
        return (
            f"Nothing that can be told from chance: satisfactory and dissatisfactory incidents "
            f"fall into the groups much alike (p = {_chance(p)})."
        )
    bad, good = _leaning(found, KINDS[1]), _leaning(found, KINDS[0])
    sure = "p under 0.001" if p < 0.001 else f"p = {_chance(p)}"
    return (
        f"{quote(bad['name'])} goes with bad incidents: {percent(bad['share_dissatisfactory'])} of "
        f"the dissatisfactory ones against {percent(bad['share_satisfactory'])} of the "
        f"satisfactory. {quote(good['name'])} goes with good ones: "
        f"{percent(good['share_satisfactory'])} against {percent(good['share_dissatisfactory'])}. "
        f"Chance alone would rarely part them so far ({sure})."
    )


def _advice(inputs: Inputs, found: Findings) -> tuple[str, ...]:
    compared = critical_incidents.compare(_pairs(inputs))
    if compared is None:
        return ("Collect incidents of both kinds, and sort each into one group.",)
    if found.values["p_value"] > CHANCE:
        return ("Collect more incidents before you act on the difference between the groups.",)
    bad = quote(_leaning(found, KINDS[1])["name"])
    good = quote(_leaning(found, KINDS[0])["name"])
    return (
        f"Read the stories of {bad} first: that is where bad incidents gather. Good ones gather in "
        f"{good}: give staff the time and the licence for more of them.",
        f"The relation has a strength of {amount(compared.strength)} (Cramér’s V, from 0 to 1): "
        f"the p-value says that there is one, not how strong it is.",
    )


def _intervals(inputs: Inputs, kind: str) -> list[tuple[float, float] | None]:
    total = fsum(group[kind] for group in inputs["groups"])
    return [wilson.interval(group[kind], total) if total else None for group in inputs["groups"]]


def _shares(inputs: Inputs, found: Findings) -> Spans:
    intervals = {kind: _intervals(inputs, kind) for kind in KINDS}
    spans, rows = [], []
    for at, row in enumerate(found.rows):
        cells: list[str] = [row["name"]]
        for kind, state in zip(KINDS, ("magic", "misery"), strict=True):
            share, interval = row[f"share_{kind}"], intervals[kind][at]
            if share is None or interval is None:
                cells.append("cannot be computed")
                continue
            shown = f"{percent(share)} ({percent_range(*interval)})"
            cells.append(shown)
            spans.append(
                Span(
                    name=f"{row['name']}: {kind}",
                    mark=100 * share,
                    low=100 * interval[0],
                    high=100 * interval[1],
                    shown=shown,
                    means=state,
                )
            )
        rows.append(tuple(cells))
    if found.values["p_value"] is None:
        title = "Only one kind of incident, or one group: nothing to compare"
    elif found.values["p_value"] > CHANCE:
        title = "Both kinds of incident fall into the groups much alike"
    else:
        bad = _leaning(found, KINDS[1])
        title = f"{quote(bad['name'])} stands out among the dissatisfactory incidents"
    return Spans(
        title=title,
        description=(
            "Each group’s share of the satisfactory incidents (triangle up) and of the "
            "dissatisfactory ones (triangle down), in per cent, with 95 % intervals."
        ),
        spans=tuple(spans),
        low=0,
        high=100,
        table=Grid(
            caption="Each group’s share of a kind, with its 95 % interval",
            head=("Group", "Of the satisfactory", "Of the dissatisfactory"),
            rows=tuple(rows),
            numeric=frozenset({1, 2}),
        ),
    )


def _counts(inputs: Inputs, found: Findings) -> Grid:
    pairs = _pairs(inputs)
    rows = [
        (
            row["name"],
            *(
                f"{amount(count)} (expected {amount(wanted, 1)})"
                for count, wanted in zip(pair, expected, strict=True)
            ),
        )
        for row, pair, expected in zip(
            found.rows, pairs, critical_incidents.expected(pairs), strict=True
        )
    ]
    totals = (amount(fsum(column)) for column in zip(*pairs, strict=True))
    return Grid(
        caption="Incidents, and how many would be expected if group and kind had no relation",
        head=("Group", "Satisfactory", "Dissatisfactory"),
        rows=(*rows, ("All groups", *totals)),
        numeric=frozenset({1, 2}),
    )


def _test(inputs: Inputs, found: Findings) -> Grid:
    compared = critical_incidents.compare(_pairs(inputs))
    none = "cannot be computed"
    return Grid(
        caption="Whether group and kind are related",
        head=("Figure", "Amount"),
        rows=(
            ("Chi-square", none if compared is None else amount(compared.chi_square)),
            ("Degrees of freedom", none if compared is None else amount(compared.df)),
            ("p-value", none if compared is None else _chance(found.values["p_value"])),
            ("Strength (Cramér’s V)", none if compared is None else amount(compared.strength)),
        ),
        numeric=frozenset({1}),
    )


def _formulas(inputs: Inputs, found: Findings) -> tuple[Formula, ...]:
    groups, values = inputs["groups"], found.values
    at = 0
    if values["p_value"] is not None:
        at = found.rows.index(_leaning(found, KINDS[1]))
    total = fsum(group["dissatisfactory"] for group in groups)
    share = found.rows[at]["share_dissatisfactory"]
    formulas = [
        Formula(
            f"Share of {quote(groups[at]['name'])} of the dissatisfactory",
            "its dissatisfactory incidents ÷ all dissatisfactory incidents",
            f"{amount(groups[at]['dissatisfactory'])} ÷ {amount(total)} = "
            f"{'cannot be computed' if share is None else percent(share)}",
        )
    ]
    if values["p_value"] is not None:
        pair = _pairs(inputs)[at]
        wanted = critical_incidents.expected(_pairs(inputs))[at]
        formulas.append(
            Formula(
                "Chi-square",
                "Σ (count − expected)² ÷ expected",
                f"({amount(pair[1])} − {amount(wanted[1], 1)})² ÷ {amount(wanted[1], 1)} + … = "
                f"{amount(values['chi_square'])}, with {amount(values['df'])} degrees of freedom",
            )
        )
    return tuple(formulas)


FIELDS = (
    Table(
        key="groups",
        label="Groups",
        row="group",
        rows="groups",
        least=2,
        most=50,
        help="Each incident is counted once: in one group, as one kind.",
        columns=(
            Name(key="name", label="Group", start="New group"),
            Number(
                key="satisfactory",
                label="Satisfactory",
                low=0,
                high=MOST,
                start=0,
                whole=True,
                help="Incidents that pleased the teller.",
            ),
            Number(
                key="dissatisfactory",
                label="Dissatisfactory",
                low=0,
                high=MOST,
                start=0,
                whole=True,
                help="Incidents that annoyed the teller.",
            ),
        ),
    ),
)

VALUES = (
    Value(key="chi_square", label="Chi-square"),
    Value(key="df", label="Degrees of freedom", shown="count"),
    Value(key="p_value", label="p-value"),
)

SNIPPET = """\
from calculator.methods.critical_incidents import compare

# (satisfactory, dissatisfactory) incidents of each group
groups = [(14, 38), (27, 12), (31, 22), (6, 9)]
result = compare(groups).chi_square
"""

CALCULATOR = Calculator(
    name="incidents",
    question="What makes incidents good or bad?",
    fields=FIELDS,
    values=VALUES,
    example={
        "groups": [
            {
                "name": "How a failure was put right",
                "satisfactory": 14,
                "dissatisfactory": 38,
            },
            {
                "name": "How a special wish was met",
                "satisfactory": 27,
                "dissatisfactory": 12,
            },
            {
                "name": "What staff did unasked",
                "satisfactory": 31,
                "dissatisfactory": 22,
            },
            {
                "name": "How a difficult guest was handled",
                "satisfactory": 6,
                "dissatisfactory": 9,
            },
        ]
    },
    calculate=calculate,
    present=present,
    check=check,
    limits=(
        "It does not estimate how often such incidents happen: people tell what was extreme, and "
        "were asked for it.",
        "The groups are a coder’s judgement. Let two people sort the stories apart from each other "
        "and say how often they agree.",
        "A test counts each incident as told by somebody else. Several stories of one customer are "
        "worth less than they count.",
        "That a group goes with bad incidents does not prove that it made them bad.",
    ),
    sources=("flanagan1954", "bitner1990", "bitner1994"),
    snippet=SNIPPET,
    snippet_gives="chi_square",
)
