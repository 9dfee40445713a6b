"""What opening a survey's file tells, as one text; runs on both Pythons."""

from __future__ import annotations

import json
from dataclasses import asdict

from calculator.survey.answers.responses import responses
from calculator.survey.cards.dealing import dealt
from calculator.survey.mapping.checking import checked
from calculator.survey.sheet.opening import opened
from calculator.survey.unreadable import UnreadableSurvey


def told(data: memoryview | bytes, name: str, said: str) -> str:
    """All that is found in the file, or the sentence that refuses it; its cards by a mapping."""
    if "mapping" in json.loads(said):
        return dealt_from(data, name, said)
    try:
        found = opened(bytes(data), name, json.loads(said))
    except UnreadableSurvey as fault:
        return fault.sentence
    return json.dumps(asdict(found))


def dealt_from(data: memoryview | bytes, name: str, said: str) -> str:
    """All cards of a file by the mapping that `said` holds, with what is drawn."""
    read = checked(json.loads(said)["mapping"]).mapping
    assert read is not None
    made = responses(opened(bytes(data), name, {}), read).responses
    assert made is not None
    cards = dealt(made, ("wide", "narrow"))
    return json.dumps([[card.data(), card.reply.html if card.reply else ""] for card in cards])
