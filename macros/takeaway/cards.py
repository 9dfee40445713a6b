"""Questions as cards: the notes of a deck, and lines of text for other card programs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from markupsafe import Markup, escape

from macros.exam import reporting
from macros.exam.form import Numeric, Ordering, ShortAnswer
from macros.exam.notices import MARKS_NOTICES
from macros.exam.numbers import Instance
from macros.takeaway.alone import Alone
from macros.takeaway.anki import Note, guid
from macros.takeaway.collected import Collection
from macros.takeaway.writing import Writer

REPORT = "Report this question"


def notes(collection: Collection) -> Iterator[Note]:
    """The notes of a deck, one for each question.

    Args:
        collection: What the deck holds.
    """
    for one in collection.questions:
        yield Note(
            guid(one.id, own=collection.own),
            f"{collection.name}::{collection.subjects[one.subject]}".replace('"', "”"),
            one.changed,
            (one.subject, one.question.level, *one.question.families),
            tuple(map(str, _fields(collection, one))),
        )


def _fields(collection: Collection, one: Alone) -> Iterator[str]:
    writer, question = collection.writer, one.question
    yield escape(one.id)
    yield writer.html(one.ask) + _how(one)
    yield _listed((writer.html(offered.text) for offered in one.offered()), 'ol type="a"')
    yield Markup("<p><b>{}</b></p>").format(_answer(one, writer))
    yield _reasons(one, writer)
    yield Markup("Taught under “{}”.").format(question.heading)
    yield writer.works(question.source, question.work)
    yield _report(collection, one)
    yield Markup("<br>").join(MARKS_NOTICES)


def _how(one: Alone) -> Markup:
    return Markup(" <i>{}</i>").format(one.how) if one.how else Markup()


def _listed(lines: Iterable[Markup], element: str = "ul") -> Markup:
    items = [Markup("<li>{}</li>").format(line) for line in lines]
    if not items:
        return Markup()
    return Markup("<{}>{}</{}>").format(
        Markup(element), Markup().join(items), Markup(element.partition(" ")[0])
    )


def _answer(one: Alone, writer: Writer) -> Markup:
    match one.question:
        case Numeric():
            return escape(one.key)
        case ShortAnswer():
            return writer.html(one.question.answer)
        case Ordering():
            return Markup(", ").join(writer.html(item.text) for item in one.question.items)
    right = (
        Markup("({}) {}").format(offered.letter, writer.html(offered.text))
        for offered in one.offered()
        if offered.right
    )
    return Markup("; ").join(right)


def _reasons(one: Alone, writer: Writer) -> Markup:
    match one.question:
        case Numeric():
            assert isinstance(one.instance, Instance)
            return Markup("<p>{}</p>").format(writer.html(one.instance.worked))
        case ShortAnswer():
            return _listed(map(writer.html, one.question.points))
    return _listed(
        Markup("({}) {}: {}").format(
            offered.letter, writer.html(offered.text), writer.html(offered.because)
        )
        for offered in one.offered()
    )


def _report(collection: Collection, one: Alone) -> Markup:
    if collection.report is None:
        return escape(f"Bank {collection.bank}.")
    address = reporting.address(collection.report, one.id, collection.bank)
    return Markup('Bank {}. <a href="{}">{}</a>').format(collection.bank, address, REPORT)


def text(collection: Collection) -> str:
    """Two columns, question and answer, with a tab between them: what card programs take.

    Neither holds a tab, a line break or a straight quotation mark, which some of them would take
    for the end of a cell.

    Args:
        collection: What is written.
    """
    lines = (
        f"{_cell(_front(collection.writer, one))}\t{_cell(_back(collection.writer, one))}\n"
        for one in collection.questions
    )
    return "".join(lines)


def _cell(words: str) -> str:
    return " ".join(words.split()).replace('"', "″")


def _front(writer: Writer, one: Alone) -> str:
    offered = [f"({each.letter}) {writer.plain(each.text)}" for each in one.offered()]
    return " ".join([writer.plain(one.ask), one.how, *offered])


def _back(writer: Writer, one: Alone) -> str:
    answer = writer.plain(_answer(one, writer))
    match one.question:
        case Numeric():
            assert one.instance is not None
            return f"{answer}. {writer.plain(one.instance.worked)}"
        case ShortAnswer():
            return answer
    reasons = (
        f"({each.letter}) {writer.plain(each.because)}"
        for each in sorted(one.offered(), key=lambda each: not each.right)
    )
    return f"{answer}. {' '.join(reasons)}"
