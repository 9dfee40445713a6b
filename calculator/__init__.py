"""Moments of Truth: the scoring code, pure Python that runs at build time and in the browser."""

from calculator.catalog import UnknownCalculator, load, names
from calculator.declaration import Calculator, Message
from calculator.reply import Reply, render_form, respond

__all__ = [
    "Calculator",
    "Message",
    "Reply",
    "UnknownCalculator",
    "load",
    "names",
    "render_form",
    "respond",
]
