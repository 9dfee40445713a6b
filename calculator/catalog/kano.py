"""Kano's calculator: which moments delight and which are basic?"""

from collections.abc import Mapping
from math import fsum

from calculator.declaration import (
    Calculator,
    Choice,
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
from calculator.methods import kano, wilson
from calculator.words import amount, percent, quote, several, signed

Counts = Mapping[str, float]
MOST_MOMENTS = 200
MOST = 1_000_000_000
CLASSES = {
    "A": "attractive",
    "O": "one-dimensional",
    "M": "must-be",
    "I": "indifferent",
    "R": "reverse",
    "Q": "questionable",
}
TABLES = {
    kano.KANO: "Kano’s (1984)",
    kano.POULIOT: "Pouliot’s variant (1993)",
}
ANSWERS = {
    "like": "I like it",
    "must-be": "It must be so",
    "neutral": "I do not mind",
    "live-with": "I can live with it",
    "dislike": "I dislike it",
}


def check(inputs: Inputs) -> list[Message]:
    """Find what no field can know: both kinds of data or none, too many names, rows of zeros."""
    rows, pairs = inputs["rows"], inputs["pairs"]
    if rows and pairs:
        text = "Pairs: give either rows of counts or pairs of answers, not both."
        return [Message("pairs", text)]
    if not rows and not pairs:
        text = "Moments: give rows of counts, or pairs of answers; there are neither."
        return [Message("rows", text)]
    found = len({pair["name"] for pair in pairs})
    if found > MOST_MOMENTS:
        text = f"Pairs: {amount(found)} moments; at most {MOST_MOMENTS} can be read."
        return [Message("pairs", text)]
    return [
        Message(
            f"rows.{position}",
            f"Moment {position + 1}: its counts come to {amount(_answers(row), 6)}; at least 1 "
            f"answer is needed.",
        )
        for position, row in enumerate(rows)
        if _answers(row) < 1
    ]


def _answers(counts: Counts) -> float:
    return fsum(counts[one] for one in kano.CLASSES)


def _counts(inputs: Inputs, table: str = "") -> dict[int, tuple[str, Counts]]:
    """Name and counts of each moment by its place; of pairs, in the order of first appearance."""
    if inputs["rows"]:
        return {
            at: (row["name"], {one: row[one] for one in kano.CLASSES})
            for at, row in enumerate(inputs["rows"])
        }
    answers: dict[str, list[tuple[str, str]]] = {}
    for pair in inputs["pairs"]:
        answers.setdefault(pair["name"], []).append((pair["functional"], pair["dysfunctional"]))
    read_by = table or inputs["table"]
    return {
        at: (name, kano.tally(pairs, read_by)) for at, (name, pairs) in enumerate(answers.items())
    }


def reckon(inputs: Inputs) -> Findings:
    """Reckon coefficients, classes and strengths of each moment."""
    rows, notes = [], []
    for at, (name, counts) in _counts(inputs).items():
        strength = kano.strength(counts)
        better = kano.better(counts)
        if better is None:
            path = f"rows.{at}" if inputs["rows"] else "pairs"
            text = (
                f"{quote(name)}: every answer is reverse or questionable, so better and worse "
                f"cannot be computed."
            )
            notes.append(Message(path, text, level="note"))
        rows.append(
            {
                "name": name,
                "better": better,
                "worse": kano.worse(counts),
                "class_mode": kano.class_mode(counts),
                "class_rule": kano.class_rule(counts),
                "significant": strength.significant,
                "category_strength": strength.category,
                "total_strength": strength.total,
            }
        )
    return Findings(values={}, rows=rows, notes=tuple(notes))


def present(inputs: Inputs, found: Findings) -> Presentation:
    """Say what delights and what is basic, how clear that is, and where the rules disagree."""
    counts = [one for _, one in _counts(inputs).values()]
    placed = [row for row in found.rows if row["better"] is not None]
    charts = (_plane(found), _intervals(found, counts)) if placed else ()
    return Presentation(
        answer=_answer(found),
        advice=_advice(inputs, found, counts),
        charts=charts,
        tables=(
            _classes(found),
            _answered(found, counts),
            *((_two_tables(inputs),) if inputs["pairs"] else ()),
            _evaluation(),
        ),
        formulas=_formulas(found, counts),
    )


def _of(found: Findings, one: str) -> list[str]:
    return [row["name"] for row in found.rows if row["class_mode"] == one]


def _answer(found: Findings) -> str:
    delight, basic = _of(found, "A"), _of(found, "M")
    said = "No moment delights"
    if delight:
        said = f"{several(delight)} {'delights' if len(delight) == 1 else 'delight'}"
    if basic:
        said += f"; {several(basic)} {'is' if len(basic) == 1 else 'are'} taken for granted"
    else:
        said += "; none is taken for granted"
    count = len(found.rows)
    unsure = [row["significant"] for row in found.rows].count(False)
    if not unsure:
        sure = "The class is clear" if count == 1 else f"All {amount(count)} classes are clear"
    elif count == 1:
        sure = "The class is not clear"
    else:
        verb = "is" if unsure == 1 else "are"
        sure = f"{amount(unsure)} of {amount(count)} classes {verb} not clear"
    return f"{said}. {sure} by Fong’s test."


def _range(number: float, answers: float) -> tuple[float, float] | None:
    """95 % interval of a share that rests on so many answers."""
    return wilson.interval(min(number * answers, answers), answers) if answers >= 1 else None


def _words(share: float, answers: float) -> str:
    interval = _range(share, answers)
    if interval is None:
        return percent(share)
    return f"{percent(share)} ({percent(interval[0])} to {percent(interval[1])})"


def _advice(inputs: Inputs, found: Findings, counts: list[Counts]) -> tuple[str, ...]:
    steps = []
    placed = [at for at, row in enumerate(found.rows) if row["better"] is not None]
    if placed:
        worst = min(placed, key=lambda at: (found.rows[at]["worse"], at))
        best = max(placed, key=lambda at: (found.rows[at]["better"], -at))
        missing = _words(-found.rows[worst]["worse"], kano.judged(counts[worst]))
        pleased = _words(found.rows[best]["better"], kano.judged(counts[best]))
        steps.append(
            f"Never fail in {quote(found.rows[worst]['name'])}: missing it would annoy {missing}."
        )
        steps.append(
            f"Most is to be gained with {quote(found.rows[best]['name'])}: having it would please "
            f"{pleased}."
        )
    apart = [row for row in found.rows if row["class_mode"] != row["class_rule"]]
    steps += [
        f"The two rules disagree about {quote(row['name'])}: the most frequent answer says "
        f"{CLASSES[row['class_mode']]}, the larger half of the answers says "
        f"{CLASSES[row['class_rule']]}."
        for row in apart[:3]
    ]
    if len(apart) > 3:
        steps.append(f"They disagree about {amount(len(apart) - 3)} more: see the table.")
    if not apart:
        steps.append("The two rules for choosing a class agree everywhere.")
    if inputs["pairs"]:
        moved = [row[0] for row in _compared(inputs) if row[3]]
        steps.append(
            f"Read by the other table, {several(moved)} would change class."
            if moved
            else "Read by the other table, no moment would change class."
        )
    return tuple(steps)


def _compared(inputs: Inputs) -> list[tuple[str, Counts, Counts, bool]]:
    """Each moment's name, its counts by either table, and whether a class changes."""
    by_kano, by_pouliot = (_counts(inputs, table) for table in (kano.KANO, kano.POULIOT))
    return [
        (
            name,
            counts,
            by_pouliot[at][1],
            kano.class_mode(counts) != kano.class_mode(by_pouliot[at][1])
            or kano.class_rule(counts) != kano.class_rule(by_pouliot[at][1]),
        )
        for at, (name, counts) in by_kano.items()
    ]


def _plane(found: Findings) -> Matrix:
    placed = [(n, row) for n, row in enumerate(found.rows, 1) if row["better"] is not None]
    best = max((row for _, row in placed), key=lambda row: row["better"])
    worst = min((row for _, row in placed), key=lambda row: row["worse"])
    return Matrix(
        title=(
            f"{quote(best['name'])} pleases most when it is there, {quote(worst['name'])} annoys "
            f"most when it is missing"
        ),
        description=(
            f"{amount(len(placed))} moments by how many customers having them would please, and "
            f"how many missing them would annoy, both from 0 to 1. The lines cross at one half."
        ),
        marks=tuple(
            Mark(
                number=number,
                name=row["name"],
                state=CLASSES[row["class_mode"]],
                x=-row["worse"],
                y=row["better"],
            )
            for number, row in placed
        ),
        x_label="Annoys when missing (worse)",
        y_label="Pleases when there (better)",
        crosshair=(0.5, 0.5),
        quadrants=("Attractive", "One-dimensional", "Indifferent", "Must-be"),
        x_range=(0, 1),
        y_range=(0, 1),
        table=Grid(
            caption="Better and worse in numbers",
            head=("Moment", "Better", "Worse", "Most frequent class"),
            rows=tuple(
                (
                    f"{number}. {row['name']}",
                    amount(row["better"], 3),
                    amount(row["worse"], 3),
                    CLASSES[row["class_mode"]],
                )
                for number, row in placed
            ),
            numeric=frozenset({1, 2}),
        ),
    )


def _intervals(found: Findings, counts: list[Counts]) -> Spans:
    spans, rows = [], []
    widest = 0.0
    for row, one in zip(found.rows, counts, strict=True):
        if row["better"] is None:
            continue
        answers = kano.judged(one)
        cells = [row["name"]]
        for key, sign, state in (("better", 1, "magic"), ("worse", -1, "misery")):
            interval = _range(abs(row[key]), answers)
            low, high = sorted(sign * end for end in interval) if interval else (None, None)
            shown = signed(row[key])
            if low is not None and high is not None:
                widest = max(widest, high - low)
                shown += f" ({signed(low)} to {signed(high)})"
            cells.append(shown)
            spans.append(
                Span(
                    name=f"{row['name']}: {key}",
                    mark=row[key],
                    low=low,
                    high=high,
                    shown=shown,
                    state=state,
                )
            )
        rows.append((*cells, amount(answers)))
    return Spans(
        title=f"How sure: the widest of the 95 % intervals spans {amount(widest)}",
        description=(
            "The coefficients better (triangle up, from 0 to 1) and worse (triangle down, from −1 "
            "to 0) of each moment with their 95 % intervals."
        ),
        spans=tuple(spans),
        low=-1,
        high=1,
        reference=0,
        reference_name="no effect",
        table=Grid(
            caption="The coefficients with their 95 % intervals",
            head=("Moment", "Better", "Worse", "Answers A, O, M and I"),
            rows=tuple(rows),
            numeric=frozenset({1, 2, 3}),
        ),
    )


def _classes(found: Findings) -> Grid:
    return Grid(
        caption="Classes: the most frequent, and by the larger half of the answers",
        head=(
            "Moment",
            "Most frequent",
            "By halves",
            "Rules",
            "Clear (Fong)",
            "Category strength",
            "Total strength",
        ),
        rows=tuple(
            (
                row["name"],
                CLASSES[row["class_mode"]],
                CLASSES[row["class_rule"]],
                "agree" if row["class_mode"] == row["class_rule"] else "disagree",
                "yes" if row["significant"] else "no",
                percent(row["category_strength"]),
                percent(row["total_strength"]),
            )
            for row in found.rows
        ),
        numeric=frozenset({5, 6}),
    )


def _answered(found: Findings, counts: list[Counts]) -> Grid:
    return Grid(
        caption="How many answered what",
        head=("Moment", *(f"{letter} {CLASSES[letter]}" for letter in kano.CLASSES)),
        rows=tuple(
            (row["name"], *(amount(one[letter]) for letter in kano.CLASSES))
            for row, one in zip(found.rows, counts, strict=True)
        ),
        numeric=frozenset(range(1, 7)),
    )


def _two_tables(inputs: Inputs) -> Grid:
    def named(counts: Counts) -> str:
        mode, rule = kano.class_mode(counts), kano.class_rule(counts)
        return CLASSES[mode] if mode == rule else f"{CLASSES[mode]}; by halves {CLASSES[rule]}"

    return Grid(
        caption="The same pairs read by either table",
        head=("Moment", TABLES[kano.KANO], TABLES[kano.POULIOT], "Pairs read differently", "Class"),
        rows=tuple(
            (
                name,
                named(one),
                named(other),
                amount(other["Q"] - one["Q"]),
                "changes" if moves else "stays",
            )
            for name, one, other, moves in _compared(inputs)
        ),
        numeric=frozenset({3}),
    )


def _evaluation() -> Grid:
    return Grid(
        caption="The evaluation table; behind a stroke, Pouliot’s reading where it differs",
        head=("If it is there ↓, if it is not →", *ANSWERS.values()),
        rows=tuple(
            (
                words,
                *(
                    one if one == other else f"{one} / {other}"
                    for one, other in zip(
                        kano.TABLES[kano.KANO][at], kano.TABLES[kano.POULIOT][at], strict=True
                    )
                ),
            )
            for at, words in enumerate(ANSWERS.values())
        ),
    )


def _formulas(found: Findings, counts: list[Counts]) -> tuple[Formula, ...]:
    placed = [at for at, row in enumerate(found.rows) if row["better"] is not None]
    at = placed[0] if placed else 0
    row, one = found.rows[at], counts[at]
    formulas = []
    if placed:
        a, o, m, usable = (amount(n) for n in (one["A"], one["O"], one["M"], kano.judged(one)))
        formulas = [
            Formula(
                f"Better of {quote(row['name'])}",
                "(A + O) ÷ (A + O + M + I)",
                f"({a} + {o}) ÷ {usable} = {signed(row['better'], 3)}",
            ),
            Formula(
                "Its worse",
                "−(O + M) ÷ (A + O + M + I)",
                f"−({o} + {m}) ÷ {usable} = {signed(row['worse'], 3)}",
            ),
        ]
    first, second, *_ = sorted((one[letter] for letter in kano.CLASSES), reverse=True)
    least = kano.least_difference(one)
    return (
        *formulas,
        Formula(
            "Its class by halves",
            "the largest of A, O, M if A + O + M > I + R + Q, else the largest of I, R, Q",
            f"{amount(fsum(one[x] for x in 'AOM'))} against "
            f"{amount(fsum(one[x] for x in 'IRQ'))}: {CLASSES[row['class_rule']]}",
        ),
        Formula(
            "Whether its class is clear (Fong)",
            "clear if a − b ≥ 1.65 √((a + b)(2n − a − b) ÷ 2n), with a, b the largest counts of n",
            f"{amount(first)} − {amount(second)} = {amount(first - second)} against "
            f"{amount(least)}: {'clear' if row['significant'] else 'not clear'}",
        ),
    )


def _count(key: str, label: str, help_text: str) -> Number:
    return Number(key=key, label=label, low=0, high=MOST, start=0, help=help_text)


FIELDS = (
    Table(
        key="rows",
        label="Moments",
        row="moment",
        rows="moments",
        least=0,
        most=MOST_MOMENTS,
        help="How many customers fall into each class. Give counts: of percentages the intervals "
        "would be those of a hundred answers.",
        columns=(
            Name(key="name", label="Moment", start="New moment"),
            _count("A", "A attractive", "Pleases when there, and nobody misses it."),
            _count("O", "O one-dimensional", "Pleases when there, annoys when missing."),
            _count("M", "M must-be", "Taken for granted; annoys when missing."),
            _count("I", "I indifferent", "Makes no difference."),
            _count("R", "R reverse", "The customer would rather not have it."),
            _count("Q", "Q questionable", "The two answers contradict each other."),
        ),
    ),
    Table(
        key="pairs",
        label="Pairs",
        row="pair",
        rows="pairs",
        least=0,
        most=20_000,
        in_form=False,
        help="One row for each customer and moment, in place of the counts.",
        columns=(
            Name(key="name", label="Moment", start="New moment"),
            Choice(key="functional", label="If it is there", options=ANSWERS, start="like"),
            Choice(key="dysfunctional", label="If it is not", options=ANSWERS, start="dislike"),
        ),
    ),
    Choice(
        key="table",
        label="Evaluation table",
        options=TABLES,
        start=kano.KANO,
        default=kano.KANO,
        help="How pairs of answers become classes. Counts were made by one already; it changes "
        "nothing in them.",
    ),
)

SNIPPET = """\
from calculator.methods.kano import better, class_mode, class_rule

cabin = {"A": 41, "O": 27, "M": 6, "I": 43, "R": 1, "Q": 2}
print(class_mode(cabin), class_rule(cabin))
result = better(cabin)
"""

CALCULATOR = Calculator(
    name="kano",
    question="Which moments delight and which are basic?",
    fields=FIELDS,
    values=(),
    example={
        "rows": [
            {
                "name": "Cabin welcome and service",
                "A": 41,
                "O": 27,
                "M": 6,
                "I": 43,
                "R": 1,
                "Q": 2,
            },
            {
                "name": "Online check-in and seat choice",
                "A": 28,
                "O": 52,
                "M": 22,
                "I": 14,
                "R": 2,
                "Q": 2,
            },
            {"name": "Disruption message", "A": 6, "O": 38, "M": 64, "I": 9, "R": 1, "Q": 2},
            {
                "name": "Birthday or first-flight greeting",
                "A": 62,
                "O": 6,
                "M": 1,
                "I": 44,
                "R": 5,
                "Q": 2,
            },
            {"name": "Baggage reclaim", "A": 3, "O": 49, "M": 57, "I": 9, "R": 0, "Q": 2},
        ],
        "table": kano.KANO,
    },
    reckon=reckon,
    present=present,
    check=check,
    limits=(
        "One class for all customers hides segments: a split between attractive and indifferent "
        "may be two kinds of customer.",
        "Classes age. What delights today is asked for tomorrow and taken for granted later.",
        "It tells how people would feel, not how much it matters to them nor how well you do it.",
        "Fong’s test knows nothing of the other counts, and it is weak with few answers.",
    ),
    sources=(
        Source(
            "Kano, N., Seraku, N., Takahashi, F. & Tsuji, S. (1984). Attractive quality and "
            "must-be quality. Hinshitsu 14(2), 147–156.",
            "10.20684/quality.14.2_147",
        ),
        Source(
            "Berger, C. et al. (1993). Kano’s methods for understanding customer-defined quality. "
            "Center for Quality of Management Journal 2(4)."
        ),
        Source(
            "Sauerwein, E., Bailom, F., Matzler, K. & Hinterhuber, H. H. (1996). The Kano model: "
            "how to delight your customers. IX International Working Seminar on Production "
            "Economics, Innsbruck, 313–327."
        ),
        Source(
            "Fong, D. (1996). Using the self-stated importance questionnaire to interpret Kano "
            "questionnaire results. Center for Quality of Management Journal 5, 21–24."
        ),
        Source(
            "Lee, M. C. & Newcomb, J. F. (1997). Applying the Kano methodology to meet customer "
            "requirements: NASA’s microgravity science program. Quality Management Journal 4(3), "
            "95–106.",
            "10.1080/10686967.1997.11918805",
        ),
    ),
    snippet=SNIPPET,
    snippet_gives="rows.0.better",
)
