"""Long files, in which each row is one answer: known as such, and made one row a person."""

from collections import Counter
from collections.abc import Sequence

from calculator.survey.columns.guessed import Guess
from calculator.survey.export import Decision, Export
from calculator.survey.mapping.survey_mapping import LATEST, UNSAID, LongShape
from calculator.survey.stems import distinct
from calculator.words import amount, counted, quote

ASKS = frozenset(
    [
        "question",
        "item",
        "frage",
        "questionid",
        "itemid",
        "variable",
        "attribute",
        "pregunta",
        "vraag",
        "質問",
        "设问",
    ]
)
ANSWERS = frozenset(
    [
        "answer",
        "response",
        "value",
        "score",
        "rating",
        "antwort",
        "wert",
        "réponse",
        "respuesta",
        "回答",
    ]
)
NEARLY = 0.9


def seems_long(
    guesses: Sequence[Guess], columns: Sequence[Sequence[str]]
) -> tuple[LongShape, Decision] | None:
    """The columns of a file whose rows seem to be single answers, and what shows it; or None.

    A column of case numbers repeats, one is called a question and holds few labels, one is called
    an answer; and nearly every case answers each question once. Where a question's words stand
    beside its code, they become the look-up of questions.

    Args:
        guesses: What each column seems to be.
        columns: Their cells.
    """
    cases = [one for one in guesses if one.kind in ("case", "personal", "number", "index")]
    keys = [one for one in cases if 1 < one.seen.different <= one.seen.filled / 2]
    asks = [one for one in guesses if ASKS & set(one.seen.words) and one.seen.different > 1]
    answers = [one for one in guesses if ANSWERS & set(one.seen.words) and one not in asks]
    if not (keys and asks and answers):
        return None
    key, question = keys[0], asks[0]
    expected = key.seen.different * question.seen.different
    if not NEARLY * expected <= key.seen.filled <= expected / NEARLY:
        return None
    cells = columns[key.seen.at], columns[question.seen.at]
    asked = Counter(zip(*cells, strict=True))
    repeated = UNSAID if max(asked.values()) > 1 else LATEST
    texts = _looked_up(guesses, columns, question)
    long = LongShape(key.seen.name, question.seen.name, answers[0].seen.name, repeated, texts)
    said = f"Each row is one answer: {quote(key.seen.name)} tells whose, "
    said += f"{quote(question.seen.name)} to which question."
    people = counted(key.seen.different, "person").replace("persons", "people")
    questions = counted(question.seen.different, "question")
    rows = counted(key.seen.filled, "row")
    why = f"{people} and {questions} stand in {rows}, nearly each pair of them once."
    return long, Decision(said, why)


def _looked_up(
    guesses: Sequence[Guess], columns: Sequence[Sequence[str]], question: Guess
) -> dict[str, str]:
    """The words of each question, where another column has them beside its code; else nothing."""
    codes = columns[question.seen.at]
    for one in guesses:
        if one is question or one.seen.different != question.seen.different:
            continue
        pairs = set(zip(codes, columns[one.seen.at], strict=True))
        texts = {" ".join(code.split()): " ".join(text.split()) for code, text in pairs}
        longer = Counter(len(text) > len(code) for code, text in texts.items())
        if len(pairs) == len(texts) == len(set(texts.values())) and longer[True] > longer[False]:
            return texts
    return {}


def widened(export: Export, long: LongShape) -> tuple[Export | None, str]:
    """One row for each person and one column for each question.

    What else stands beside the answers comes along where it is the same in all rows of a person.

    Returns:
        The file in wide shape, and nothing; or None and a sentence.
    """
    names = distinct(export.headings)
    places = {name: at for at, name in enumerate(names)}
    for heading in (long.person, long.question, long.answer):
        if heading not in places:
            return None, f"The file has no column {quote(heading)}, which the mapping names."
    key, ask, tell = (places[one] for one in (long.person, long.question, long.answer))
    people: dict[str, int] = {}
    questions: dict[str, dict[int, str]] = {}
    lines: list[int] = []
    again = nobody = 0
    rows: list[tuple[int, int]] = []
    for row, person in enumerate(export.columns[key]):
        if not person.strip():
            nobody += 1
            continue
        if person not in people:
            people[person] = len(lines)
            lines.append(export.lines[row])
        at = people[person]
        rows.append((row, at))
        told = questions.setdefault(export.columns[ask][row], {})
        if at in told:
            again += 1
            if long.repeated != LATEST:
                continue
        told[at] = export.columns[tell][row]
    beside = [at for at in range(len(names)) if at not in (key, ask, tell)]
    carried, varied = _carried(export, beside, rows, len(lines))
    headings = [long.questions.get(" ".join(code.split()), code) for code in questions]
    columns = [tuple(told.get(at, "") for at in range(len(lines))) for told in questions.values()]
    keys = tuple(people)
    said = (
        f"{counted(len(export.lines), 'answer')} became {counted(len(lines), 'row')}, one a person"
    )
    why = f"{counted(len(questions), 'question')}; {amount(again)} answered again, "
    why += f"the {long.repeated} one counts; {amount(nobody)} without a person left out"
    if varied:
        why += (
            f"; {', '.join(quote(names[at]) for at in varied)} differ within a person and left out"
        )
    wide = Export(
        name=export.name,
        size=export.size,
        digest=export.digest,
        headings=(long.person, *(names[at] for at, _ in carried), *headings),
        columns=(keys, *(column for _, column in carried), *columns),
        lines=tuple(lines),
        settled=(*export.settled, Decision(f"{said}.", f"{why}.")),
        asked=export.asked,
    )
    return wide, ""


def _carried(
    export: Export, beside: Sequence[int], rows: Sequence[tuple[int, int]], people: int
) -> tuple[list[tuple[int, tuple[str, ...]]], list[int]]:
    """Columns that are the same in all rows of each person, and those that are not."""
    carried, varied = [], []
    for at in beside:
        held = [""] * people
        same = Counter[bool]()
        for row, person in rows:
            cell = export.columns[at][row]
            if not cell.strip():
                continue
            same[held[person] in ("", cell)] += 1
            held[person] = held[person] or cell
        if same[False]:
            varied.append(at)
        else:
            carried.append((at, tuple(held)))
    return carried, varied
