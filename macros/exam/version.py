"""Which bank it is: a name for all its questions together, which changes when one of them does."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from datetime import date

from macros.exam.form import Question


def version(questions: Sequence[Question]) -> str:
    """The day of the latest change, and a few digits that stand for every word of the bank.

    >>> version([])
    '0000-00-00.e3b0c442'
    """
    digest = hashlib.sha256()
    for question in questions:
        digest.update(question.model_dump_json().encode() + b"\n")
    return f"{latest(questions) or '0000-00-00'}.{digest.hexdigest()[:8]}"


def latest(questions: Sequence[Question]) -> date | None:
    """The day on which one of them last changed."""
    return max((question.changed for question in questions), default=None)
