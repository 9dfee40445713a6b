"""What leaves cards: charts and tables by the calculators' own code, links, inputs, the report."""

import json
from collections.abc import Sequence
from typing import Any

from calculator.catalog import load
from calculator.entered import entered
from calculator.outputs import container, leaving, state
from calculator.outputs import link as links
from calculator.survey.answers.responses import Responses
from calculator.survey.cards.card import Card
from calculator.survey.cards.reporting import survey_report


def link(card: Card) -> str:
    """The link that opens a card in its calculator, without its sign; nothing if none can."""
    if card.reply is None or not card.opens:
        return ""
    fragment = links.fragment(card.key, card.reply.inputs)
    return fragment if links.carried(fragment) else ""


def inputs(card: Card) -> leaving.File:
    """What the calculator's form holds of a card, as the file that the calculator saves itself.

    Raises:
        Refused: No form takes it; the sentence says why.
    """
    if card.reply is None or not card.opens:
        raise container.Refused(card.not_held or card.why_not)
    held = entered(load(card.key).fields, card.reply.inputs)
    return leaving.File(f"{card.key}.json", "application/json", state.written(card.key, held))


def leave(cards: Sequence[Card], key: str, text: str) -> str:
    """A file of one card for what a page asks, as `calculator.wire.leave` answers it.

    Args:
        cards: Those that are shown.
        key: Of the card.
        text: JSON with `as` ("svg", "csv", "tsv", or "state" for its inputs), `which` and `about`.

    Returns:
        JSON with `file`, `type` and `text`, each null if there is no such file, and `messages`.
    """
    asked = json.loads(text)
    nothing: dict[str, Any] = {"file": None, "type": None, "text": None}
    card = next((one for one in cards if one.key == key), None)
    try:
        if card is None or card.reply is None:
            raise container.Refused("This card is not shown any more; go to its step again.")
        if asked["as"] == "state":
            file = inputs(card)
        else:
            about, which = asked.get("about"), asked.get("which")
            file = leaving.leave_reply(key, card.reply, asked["as"], which, about)
    except container.Refused as fault:
        told = [{"path": "", "level": "error", "text": str(fault)}]
        return json.dumps(nothing | {"messages": told})
    return json.dumps({"file": file.name, "type": file.type, "text": file.text, "messages": []})


def report(answers: Responses, cards: Sequence[Card], text: str) -> str:
    """The survey's pages for paper for what a page asks.

    Args:
        answers: What was typed.
        cards: Those that are shown.
        text: JSON with `about` (title, date and version), `works` (a list of texts by the key of a
            card) and the name of the `mapping`.

    Returns:
        JSON with `file`, `type` and `text`.
    """
    asked = json.loads(text)
    made = survey_report(
        answers, cards, leaving.told(asked["about"]), asked["works"], asked["mapping"]
    )
    return json.dumps({"file": f"{answers.name}.html", "type": "text/html", "text": made})
