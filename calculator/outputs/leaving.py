"""Whatever leaves a calculator as a file: one function, and a kind of file for each purpose."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from calculator.catalog import load
from calculator.declaration import Agreement, Calculator
from calculator.errors import MomentsError
from calculator.outputs.container import Refused
from calculator.reply import Reply, respond
from calculator.words import amount, choose, nearest, quote


@dataclass(frozen=True)
class File:
    """A file: its name, its type as the web names them, and its text, to be written as UTF-8."""

    name: str
    type: str
    text: str


@dataclass(frozen=True, kw_only=True)
class Origin:
    """What Python is told, since it reads no clock and no address: all of it may be empty.

    `title` names the page or the site, `date` is written as it is given, `sources` are the works
    that the calculator rests on, in words.
    """

    title: str = ""
    address: str = ""
    date: str = ""
    version: str = ""
    sources: tuple[str, ...] = ()


@dataclass(frozen=True)
class Wanted:
    """A reply without an error, and what of it shall leave."""

    declared: Calculator
    reply: Reply
    which: int | None
    about: Origin
    together: Agreement | None = None

    def place(self, of: str, count: int) -> int:
        """The position of the one of `count` things that is asked for."""
        which = self.which or 0
        if not 0 <= which < count:
            raise Refused(f"There is no {of} {amount(which + 1)}; there are {amount(count)}.")
        return which


def leave(
    name: str,
    inputs: object,
    kind: str,
    which: object,
    about: object,
    together: Agreement | None = None,
) -> File:
    """The file of a kind for inputs as a form or a file holds them.

    A report says what several people say `together` as well, if they were asked.

    Raises:
        UnknownCalculator: There is no calculator of that name.
        Refused: With a sentence, if there is no such file.
        Faulty: If the inputs hold an error; only a file of inputs takes them as they are.
    """
    declared = load(name)
    if kind == "state":
        return _state(name, inputs)
    number = _asked(kind, which)
    reply = respond(name, inputs)
    if reply.faulty:
        raise Faulty(reply)
    return KINDS[kind](Wanted(declared, reply, number, told(about), together))


def leave_reply(name: str, reply: Reply, kind: str, which: object, about: object) -> File:
    """A chart or a table of a reply to the calculator's question, whatever it was made from.

    Raises:
        UnknownCalculator: There is no calculator of that name.
        Refused: With a sentence, if there is no such file.
    """
    number = _asked(kind, which)
    if number is None or kind not in ONE_OF_SEVERAL:
        raise Refused("One chart or one table of it can leave; say which, counted from 0.")
    return KINDS[kind](Wanted(load(name), reply, number, told(about)))


def _asked(kind: str, which: object) -> int | None:
    if kind not in KINDS:
        hint = nearest(kind, [*KINDS, "state"])
        said = f"did you mean {quote(hint)}?" if hint else f"there are {choose(KINDS)} and state."
        raise Refused(f"Nothing leaves as {quote(kind)}; {said}")
    if which is not None and (isinstance(which, bool) or not isinstance(which, int)):
        raise Refused("Which one shall leave must be a whole number, counted from 0.")
    return which


def charts(name: str, inputs: object) -> int:
    """How many charts there are to leave for inputs."""
    presented = respond(name, inputs).presented
    return 0 if presented is None else len(presented.charts)


class Faulty(MomentsError):
    """The inputs hold an error; the reply says which."""

    def __init__(self, reply: Reply) -> None:
        super().__init__(reply.messages[0].text)
        self.reply = reply


def told(about: object) -> Origin:
    """What a caller tells; whatever is missing or no text is empty."""
    given = about if isinstance(about, Mapping) else {}
    sources = given.get("sources")
    words: dict[str, Any] = {
        key: given[key]
        for key in ("title", "address", "date", "version")
        if isinstance(given.get(key), str)
    }
    listed = sources if isinstance(sources, list | tuple) else ()
    return Origin(**words, sources=tuple(one for one in listed if isinstance(one, str)))


def _state(name: str, inputs: object) -> File:
    from calculator.outputs import state

    if not isinstance(inputs, Mapping):
        raise Refused("The inputs must be an object.")
    return File(f"{name}.json", "application/json", state.written(name, inputs))


def _csv(asked: Wanted) -> File:
    from calculator.outputs import sheet

    declared, reply = asked.declared, asked.reply
    if asked.which is None:
        return File(f"{declared.name}.csv", CSV, sheet.results(declared, reply))
    which = asked.place("table", len(sheet.tables(reply)))
    text = sheet.results(declared, reply, which)
    return File(f"{declared.name}-table-{which + 1}.csv", CSV, text)


def _inputs_csv(asked: Wanted) -> File:
    from calculator.outputs import inputs_sheet

    text = inputs_sheet.written(asked.declared, asked.reply.inputs)
    return File(f"{asked.declared.name}-inputs.csv", CSV, text)


def _tsv(asked: Wanted) -> File:
    from calculator.outputs import sheet

    tables = sheet.tables(asked.reply)
    which = asked.place("table", len(tables))
    text = sheet.pasteable(tables[which])
    return File(f"{asked.declared.name}-table-{which + 1}.tsv", "text/tab-separated-values", text)


def _svg(asked: Wanted) -> File:
    from calculator.outputs.picture import picture

    charts = asked.reply.presented.charts if asked.reply.presented else ()
    which = asked.place("chart", len(charts))
    text = picture(charts[which], asked.declared.question, asked.about)
    return File(f"{asked.declared.name}-chart-{which + 1}.svg", "image/svg+xml", text)


def _report(asked: Wanted) -> File:
    from calculator.outputs.report import report

    text = report(asked.declared, asked.reply, asked.about, asked.together)
    return File(f"{asked.declared.name}.html", "text/html", text)


def _python(asked: Wanted) -> File:
    from calculator.outputs.code import code

    name = asked.declared.name.replace("-", "_")
    return File(f"{name}.py", "text/x-python", code(asked.declared, asked.reply))


CSV = "text/csv"
KINDS: dict[str, Callable[[Wanted], File]] = {
    "csv": _csv,
    "inputs-csv": _inputs_csv,
    "tsv": _tsv,
    "svg": _svg,
    "report": _report,
    "python": _python,
}
ONE_OF_SEVERAL = ("csv", "tsv", "svg")
"""The kinds of which a page has several, told apart by `which`."""
