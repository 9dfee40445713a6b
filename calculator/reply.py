"""One pure function from a calculator's name and inputs to everything a page shows."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from calculator import views
from calculator.catalog import load
from calculator.declaration import Calculator, Findings, Message, Presentation
from calculator.fields import Inputs
from calculator.given import given
from calculator.precision import settled
from calculator.reading import read


@dataclass(frozen=True, kw_only=True)
class Reply:
    """What a calculator answers.

    `calculator` is the name of what was asked, and `inputs` are as they were read. `answer` is the
    sentence, `values` are the declared numbers by their keys, `rows` what was found for each row,
    and `messages` say what is wrong with the inputs or what was left. `headline` (the answer in
    words), `details` (charts, tables, formulas) and `given` (the inputs, which only paper shows)
    are HTML without any relative link; all are empty, `answer` and the values are None if the
    inputs were faulty. What does not depend on the inputs, such as limits and works, is the
    calculator's own and not repeated here. `presented` is what both were made from, for whatever
    else is made from it; None if faulty.
    """

    calculator: str
    inputs: Inputs
    answer: str | None
    values: Mapping[str, Any]
    rows: tuple[Mapping[str, Any], ...]
    messages: tuple[Message, ...]
    headline: str
    details: str
    given: str = ""
    presented: Presentation | None = None

    @property
    def advice(self) -> tuple[str, ...]:
        """What the page says below the answer, a sentence or two each."""
        return () if self.presented is None else self.presented.advice

    @property
    def html(self) -> str:
        """The whole result as one fragment: headline, then details."""
        return self.headline + self.details

    @property
    def faulty(self) -> bool:
        """Whether the inputs held an error, so that nothing was computed."""
        return any(message.level == "error" for message in self.messages)

    def data(self) -> dict[str, Any]:
        """The reply as plain data for JSON: stable keys, shares as fractions of 1, no HTML."""
        return {
            "calculator": self.calculator,
            "inputs": plain(self.inputs),
            "answer": self.answer,
            "advice": list(self.advice),
            "values": plain(self.values),
            "rows": plain(self.rows),
            "messages": [{"path": m.path, "level": m.level, "text": m.text} for m in self.messages],
        }


def respond(name: str, raw: object, widths: Sequence[str] = ("wide",)) -> Reply:
    """Answer the calculator `name` for `raw` inputs, as typed into a form or read from a file.

    Charts are drawn in each of the `widths`: "wide", or "narrow" as for a telephone. A page that is
    built holds both.

    Bad inputs give a reply with messages; only an unknown name raises (`UnknownCalculator`).
    """
    return drawn(told(name, raw), widths)


def told(name: str, raw: object) -> Reply:
    """Answer like `respond`, in words: without `details` and `given`, which `drawn` adds."""
    calculator = load(name)
    inputs, messages = read(calculator.fields, raw)
    faults = [one for one in messages if one.level == "error"] or list(calculator.check(inputs))
    if faults:
        return _reply(
            calculator,
            inputs,
            Findings({v.key: None for v in calculator.values}),
            faults,
        )
    found = calculator.calculate(inputs)
    found = replace(found, values=settled(found.values), rows=settled(found.rows))
    presented = calculator.present(inputs, found)
    notes = (*messages, *found.notes)
    return replace(
        _reply(calculator, inputs, found, notes),
        answer=presented.answer,
        headline=views.headline(presented, notes),
        presented=presented,
    )


def drawn(reply: Reply, widths: Sequence[str] = ("wide",)) -> Reply:
    """A reply as `told` gives it, with charts in each of the `widths`, tables and formulas.

    One to faulty inputs has none and stays as it is.
    """
    if reply.presented is None:
        return reply
    return replace(
        reply,
        details=views.details(reply.presented, [views.WIDTHS[width] for width in widths]),
        given=views.given(given(load(reply.calculator).fields, reply.inputs)),
    )


def render_form(name: str, inputs: object) -> str:
    """The form of the calculator `name` as HTML, filled with `inputs` as they were given."""
    calculator = load(name)
    return views.form(calculator, inputs if isinstance(inputs, Mapping) else {})


def _reply(
    calculator: Calculator,
    inputs: Inputs,
    found: Findings,
    messages: list[Message] | tuple[Message, ...],
) -> Reply:
    return Reply(
        calculator=calculator.name,
        inputs=inputs,
        answer=None,
        values=found.values,
        rows=tuple(found.rows),
        messages=tuple(messages),
        headline="",
        details="",
    )


def plain(data: Any) -> Any:
    """The same data with whole floats as integers, so that JSON says 50000000, not 50000000.0.

    >>> plain({"customers": 5e7, "share": 0.5})
    {'customers': 50000000, 'share': 0.5}
    """
    if isinstance(data, float):
        return int(data) if data == int(data) and abs(data) < 2**53 else data
    if isinstance(data, Mapping):
        return {key: plain(value) for key, value in data.items()}
    if isinstance(data, list | tuple):
        return [plain(value) for value in data]
    return data
