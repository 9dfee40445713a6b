"""What opening a survey's file tells, as one text; runs on both Pythons."""

from __future__ import annotations

import json
from dataclasses import asdict

from calculator.survey.sheet.opening import opened
from calculator.survey.unreadable import UnreadableSurvey


def told(data: memoryview | bytes, name: str, said: str) -> str:
    """All that is found in the file, or the sentence that refuses it."""
    try:
        found = opened(bytes(data), name, json.loads(said))
    except UnreadableSurvey as fault:
        return fault.sentence
    return json.dumps(asdict(found))
