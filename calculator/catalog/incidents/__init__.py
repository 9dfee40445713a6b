"""The calculator of critical incidents: what makes them good or bad?"""

from math import fsum

from calculator.catalog.incidents import charts, tables, telling
from calculator.catalog.incidents.fields import (
    BAD,
    CHANCE,
    EXAMPLE,
    FIELDS,
    GOOD,
    KINDS,
    VALUES,
)
from calculator.declaration import Calculator, Findings, Message, Presentation, note
from calculator.fields import Inputs
from calculator.methods import critical_incidents, newcombe, wichura, wilson
from calculator.methods.critical_incidents import Comparison
from calculator.words import amount, several


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
            {"name": group["name"], f"share_{GOOD}": of_good, f"share_{BAD}": of_bad, **lean}
            for group, of_good, of_bad, lean in zip(groups, good, bad, _leans(groups), strict=True)
        ],
        _notes(groups, compared),
    )


def present(inputs: Inputs, found: Findings) -> Presentation:
    """Say which group belongs to bad incidents, which to good ones, and how sure that is."""
    groups = _groups(inputs, found)
    compared = critical_incidents.compare(_pairs(inputs))
    return Presentation(
        answer=telling.answer(found),
        claims=telling.claims(found),
        advice=telling.advice(found, compared),
        charts=(charts.shares(groups, found),),
        tables=(tables.counts(groups), tables.tested(found, compared)),
        formulas=telling.formulas(groups, found),
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


def _leans(groups: list[Inputs]) -> list[dict[str, float | None]]:
    """Each group's share of the good incidents less that of the bad ones, with its interval.

    All groups are looked at for the outermost, so the level is 1 − 0.05 ÷ groups.
    """
    keys = ("lean", "lean_low", "lean_high")
    of_good, of_bad = (fsum(group[kind] for group in groups) for kind in KINDS)
    if not (of_good and of_bad):
        return [dict.fromkeys(keys) for _ in groups]
    z = wichura.quantile(1 - CHANCE / len(groups) / 2)
    found = [newcombe.difference(one[BAD], of_bad, one[GOOD], of_good, z) for one in groups]
    return [dict(zip(keys, one, strict=True)) for one in found]


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
        "A group is named only if the interval of its two shares’ difference, at 1 − 0.05 ÷ the "
        "number of groups, leaves out 0.",
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
