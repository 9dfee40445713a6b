"""Text in, text out: how the browser's worker speaks with Python.

Strings cross the border between JavaScript and Python without proxies, and JSON text can be
compared byte for byte between two Pythons.
"""

import json
import re

from calculator.catalog import UnknownCalculator
from calculator.declaration import Message
from calculator.reply import respond

DEEPEST = 16
"""Levels of lists and objects in the inputs. The deepest that any calculator declares is five."""

STRING = re.compile(r'"(?:[^"\\]|\\.)*"', re.DOTALL)
BRACKET = re.compile(r"[][{}]")


def answer(name: str, text: str) -> str:
    """Answer `name` for inputs given as JSON text; the reply is JSON text as well.

    It holds what `Reply.data` gives, and `headline` and `details` as HTML. Faulty text or an
    unknown name give a message like any other fault: nothing is raised.
    """
    # A parser that follows deep nesting would overrun the small stack of a browser's worker.
    if _depth(text) > DEEPEST:
        return _refused(name, f"The inputs are nested more than {DEEPEST} levels deep.")
    try:
        raw = json.loads(text)
    except ValueError:
        return _refused(name, "The inputs are not JSON that can be read.")
    try:
        reply = respond(name, raw)
    except UnknownCalculator as unknown:
        return _refused(name, str(unknown))
    return json.dumps(reply.data() | {"headline": reply.headline, "details": reply.details})


def _depth(text: str) -> int:
    depth = deepest = 0
    for bracket in BRACKET.findall(STRING.sub("", text)):
        depth += 1 if bracket in "[{" else -1
        deepest = max(deepest, depth)
    return deepest


def _refused(name: str, sentence: str) -> str:
    message = Message("", sentence)
    return json.dumps(
        {
            "calculator": name,
            "answer": None,
            "advice": [],
            "messages": [{"path": "", "level": message.level, "text": message.text}],
            "headline": "",
            "details": "",
        }
    )
