"""A desk as markup: its head, what is read, what is asked and what was answered.

The step about columns has a module of its own, `columns_markup`.
"""

import pkgutil
from collections.abc import Mapping, Sequence
from typing import Any

from jinja2 import ChoiceLoader, FunctionLoader, ModuleLoader
from markupsafe import Markup

from calculator.survey.answers.responses import Responses
from calculator.survey.answers.tallies import tallied
from calculator.survey.cards import taken_away
from calculator.survey.cards.card import Card
from calculator.survey.cards.dealing import dealt
from calculator.survey.changing import on_the_page
from calculator.survey.desk import telling
from calculator.survey.desk.places import said_at, under
from calculator.survey.desk.survey_desk import FILE_PLACES, SurveyDesk, kept, typed
from calculator.survey.export import Asked
from calculator.survey.mapping.survey_mapping import UNSAID
from calculator.survey.sheet.codec import CODECS
from calculator.survey.sheet.opening import DELIMITERS
from calculator.views import ENVIRONMENT
from calculator.words import amount, counted

STEPS = {
    "file": "The file",
    "questions": "Questions",
    "columns": "Columns",
    "answers": "Answers",
    "says": "What it says",
}
"""What a reader goes through, in this order; each can be gone back to."""
FIRST_ROWS = 8
LONGEST_SHOWN = 80
MOST_SHOWN = 60
"""Columns of the preview; a sheet may have thousands."""


def _source(name: str) -> str | None:
    data = pkgutil.get_data(__package__, f"templates/{name}")
    return None if data is None else data.decode("utf-8")


_PLACE = __file__.rpartition("/")[0]
TEMPLATES = ENVIRONMENT.overlay(
    loader=ChoiceLoader([ModuleLoader(f"{_PLACE}/templates"), FunctionLoader(_source)])
)


def rendered(template: str, **told: Any) -> str:
    """One of the desk's templates."""
    return TEMPLATES.get_template(f"{template}.jinja").render(**told)


def head(desk: SurveyDesk, step: str) -> str:
    """What is on the desk, and the way to its steps."""
    many = len(desk.open)
    settled = desk.mapping is not None
    steps = [
        {
            "key": key,
            "label": label,
            "here": key == step,
            "shut": key != "file" and not settled,
            "open": amount(many) if many and key == ("questions" if settled else "file") else "",
        }
        for key, label in STEPS.items()
    ]
    said = None
    if settled:
        inside = len(kept(desk))
        said = f"{amount(inside)} kept, {amount(len(desk.guesses) - inside)} left out."
    return rendered("desk_head", size=telling.size(desk.export), kept=said, steps=steps)


def kept_head(answers: Responses, step: str) -> str:
    """What is said above answers that were kept on the device, and the way to its two steps."""
    rows = f"{answers.name}: {counted(len(answers.lines), 'row')}, kept on this device."
    said = "To change what its columns mean, open the file."
    steps = [
        {"key": key, "label": STEPS[key], "here": key == step, "shut": False, "open": ""}
        for key in ("answers", "says")
    ]
    return rendered("desk_head", size=rows, kept=said, steps=steps)


def onward(desk: SurveyDesk, step: str) -> str:
    """The way to the next step: to what is asked first, and else in their order."""
    order = [*STEPS]
    after = order[order.index(step) + 1 :]
    if desk.mapping is None or not after:
        return ""
    to = "questions" if desk.open and step not in ("file", "questions") else after[0]
    many = len(desk.open)
    label = f"{STEPS[to]} ({amount(many)} open)" if to == "questions" and many else STEPS[to]
    return rendered("desk_next", to=to, label=label)


def file_step(desk: SurveyDesk) -> str:
    """The first rows as they were read, why they were read so, and what is asked of the file."""
    export = desk.export
    many = min(FIRST_ROWS, len(export.lines))
    shown = min(MOST_SHOWN, len(export.columns))
    rows = [
        (amount(export.lines[at]), [_short(column[at]) for column in export.columns[:shown]])
        for at in range(many)
    ]
    caption = f"The first {counted(many, 'row')} as they were read"
    if shown < len(export.columns):
        caption += f", and {amount(shown)} of {amount(len(export.columns))} columns"
    settled = desk.found.settled if desk.found else export.settled
    return rendered(
        "desk_file",
        asked=[_asked(desk, one) for key, one in desk.asked.items() if key in FILE_PLACES],
        caption=caption,
        headings=[_short(heading) for heading in export.headings[:shown]],
        rows=rows,
        settled=settled,
        ways=_ways(desk),
    )


def _short(text: str) -> str:
    return text if len(text) <= LONGEST_SHOWN else f"{text[: LONGEST_SHOWN - 1]}…"


def _ways(desk: SurveyDesk) -> list[Mapping[str, Any]]:
    """What was decided about a text's bytes, to be decided otherwise."""
    if any(data[:2] in (b"PK", b"\xd0\xcf") for _, data in desk.files):
        return []
    codecs = [(codec.name, f"{codec.label} ({codec.name})") for codec in CODECS]
    delimiters = [(name, name) for name in DELIMITERS]
    ways = (
        ("encoding", "Encoding", codecs),
        ("delimiter", "What separates the columns", delimiters),
        ("heading_rows", "Rows of headings", [(str(at), str(at)) for at in range(4)]),
    )
    return [
        {
            "at": f"file.{key}",
            "label": label,
            "options": [("", "as it was found"), *options],
            "said": desk.said.get(key, ""),
        }
        for key, label, options in ways
        if key not in desk.asked
    ]


def _asked(desk: SurveyDesk, one: Asked) -> dict[str, Any]:
    of_file = one.key in FILE_PLACES
    if of_file:
        said = desk.said.get(one.key, UNSAID)
    else:
        said = (said_at(desk.mapping, one.key) if desk.mapping else None) or UNSAID
    told: dict[str, Any] = {
        "at": f"file.{one.key}" if of_file else one.key,
        "asks": one.asks,
        "why": on_the_page(one.why),
        "choices": [(key, on_the_page(words)) for key, words in one.choices],
        "said": "" if said == UNSAID and not one.choices else said,
        "open": said == UNSAID,
        "free": "From and to, as in 1, 7" if one.key.endswith(".ends") else "Your answer",
        "labels": (),
        "labelled": "",
        "column": "",
        "called": "",
        "grouped": False,
    }
    return told if of_file or desk.mapping is None else told | _about(desk, one)


def _about(desk: SurveyDesk, one: Asked) -> dict[str, Any]:
    """The labels to be moved, and the column that can be left out instead of an answer."""
    mapping = desk.mapping
    assert mapping is not None
    told: dict[str, Any] = {}
    name, part = under(one.key, "scales", mapping.scales)
    columns = [column for column in mapping.columns if name and column.scale == name]
    if name and part == "order":
        kano = {column.kind for column in columns} & {"functional", "dysfunctional"}
        coded = kano and mapping.scales[name].labels == ("1", "2", "3", "4", "5")
        told["labels"] = () if coded else mapping.scales[name].ordered
        told["labelled"] = f"scales.{name}.labels"
        told["grouped"] = len(columns) == 1 and not kano
    if not name:
        heading, _ = under(one.key, "columns", (each.heading for each in mapping.columns))
        columns = [column for column in mapping.columns if column.heading == heading]
    if len(columns) == 1:
        told |= {"column": columns[0].heading, "called": f"“{columns[0].called}”"}
    return told


def questions_step(desk: SurveyDesk) -> str:
    """All that is asked of the columns: what is open first, then what was answered."""
    assert desk.mapping is not None
    there = {key: one for key, one in desk.asked.items() if key not in FILE_PLACES}
    listed = {key: one for key, one in there.items() if said_at(desk.mapping, key)}
    # Each stays in its place once it is answered: nothing moves from under a hand.
    listed |= {one.key: one for one in desk.open if one.key not in FILE_PLACES}
    asked = [_asked(desk, one) for one in listed.values()]
    many = len(desk.open)
    left = f"{counted(many, 'question')} {'is' if many == 1 else 'are'} open." if many else ""
    return rendered("desk_questions", asked=asked, open=left)


def answers_step(desk: SurveyDesk) -> str:
    """What was answered, counted, in the sentences of the command line."""
    made, faults = _made(desk)
    return counts(tallied(made) if made else None, faults)


def says_step(desk: SurveyDesk) -> tuple[str, tuple[Card, ...]]:
    """What the answers say to each calculator's question, or why nothing; and the cards of it."""
    made, faults = _made(desk)
    return said_by(made, faults)


def _made(desk: SurveyDesk) -> tuple[Responses | None, list[str]]:
    if desk.open:
        return None, ["Answers come once all that is asked is answered."]
    made = typed(desk)
    return made.responses, [fault.text for fault in made.faults]


def said_by(answers: Responses | None, faults: Sequence[str]) -> tuple[str, tuple[Card, ...]]:
    """The step that shows a survey's cards, or what keeps them from being dealt; and the cards."""
    cards = dealt(answers, ("wide", "narrow")) if answers else ()
    told = [
        {
            "key": card.key,
            "question": card.question,
            "headline": Markup(on_the_page(card.reply.headline)),
            "details": Markup(on_the_page(card.reply.details)),
            "limits": [on_the_page(one) for one in card.limits],
            "opens": card.opens,
            "not_held": card.not_held,
            "link": taken_away.link(card),
        }
        for card in cards
        if card.reply
    ]
    silent = [(one.question, on_the_page(one.why_not)) for one in cards if one.reply is None]
    return rendered("desk_says", faults=faults, cards=told, silent=silent), cards


def counts(told: Mapping[str, Any] | None, faults: Sequence[str]) -> str:
    """The step that shows what `tallied` gives, or what keeps it from being made."""
    return rendered(
        "desk_answers",
        faults=faults,
        told=told,
        lines=[*telling.of_rows(told)] if told else [],
        heads=telling.HEADS,
        overview=telling.overview(told) if told else [],
        columns=[*telling.of_columns(told)] if told else [],
    )
