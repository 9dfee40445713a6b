"""`moments run`: inputs from files, what the calculators answer to them, and how it is printed.

What a page shows beside its answer is said here as well, by the same functions: how sure the answer
is, what if, and what several people say together.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import calculator
from calculator import views
from calculator.brought import called
from calculator.declaration import Agreement, Beside, Calculator, Sureness
from calculator.errors import MomentsError
from calculator.reply import Reply, plain
from calculator.sureness import how_sure
from calculator.together import put_together
from calculator.what_if import put_beside
from macros import printing, saving, shipped, terminal
from macros.aligned import aligned, lines_of, shown
from macros.inputs import inputs as inputs_of
from macros.page import known
from macros.page.house import House

FAULTY = 2
"""Exit status if the inputs could not be read or held an error; nothing was computed."""


class Unrunnable(MomentsError):
    """What was asked for beside the answer cannot be had; the message says why."""


@dataclass(frozen=True)
class RunReply:
    """A reply and what was asked for beside it."""

    declared: Calculator
    reply: Reply
    sure: Sureness | None
    what_if: Beside | None
    together: Agreement | None


def add(run: argparse.ArgumentParser) -> None:
    """Declare what `moments run` takes."""
    run.add_argument(
        "name", metavar="NAME", nargs="?", help=terminal.say("a calculator, such as encounter")
    )
    run.add_argument(
        "file",
        metavar="FILE",
        nargs="?",
        help=terminal.say("inputs as .json, .yml or .csv; - reads JSON"),
    )
    run.add_argument(
        "--encoding", metavar="NAME", default="", help=terminal.say("how the text is encoded")
    )
    run.add_argument(
        "--what-if",
        metavar="FILE",
        help=terminal.say("changed inputs, whose answer is put beside the first"),
    )
    run.add_argument(
        "--raters",
        metavar="FILE",
        nargs="+",
        default=[],
        help=terminal.say(
            "files of several people: their medians, how far they lie apart, whether they agree"
        ),
    )
    saving.add(run)
    form = run.add_mutually_exclusive_group()
    form.add_argument("--json", action="store_true", help=terminal.say("print the reply as JSON"))
    form.add_argument(
        "--html", action="store_true", help=terminal.say("print the result as an HTML fragment")
    )


def run(options: argparse.Namespace, house: House, opened: saving.Opened | None) -> int:
    """Answer, save what is to be saved, print, and give the exit status."""
    declared = calculator.load(options.name)
    together = _together(options, declared, house) if options.raters else None
    if opened is None and not options.file:
        assert together, "without a file or a link there are raters"
        inputs: object = together.medians
    else:
        given = opened or inputs_of(options.file, declared, options.encoding)
        inputs = _completed(declared, given, house)
    reply = calculator.respond(options.name, inputs)
    what_if = None
    if options.what_if and not reply.faulty:
        what_if = _what_if(options, declared, inputs, house)
    found = RunReply(declared, reply, how_sure(options.name, inputs), what_if, together)
    if not reply.faulty:
        for path in saving.save(options, declared, inputs, together=together):
            said = terminal.say("saved {file}", file=path)
            print(f"moments: {said}", file=sys.stderr)
    if options.json:
        escaped = not printing.holds_all(sys.stdout)
        print(json.dumps(_data(found), ensure_ascii=escaped, indent=2))
    elif reply.faulty:
        for message in reply.messages:
            print(f"moments: {message.path or _inputs()}: {message.text}", file=sys.stderr)
    else:
        print("".join(_html(found)) if options.html else "\n\n".join(_blocks(found)))
    return FAULTY if reply.faulty else 0


def _what_if(
    options: argparse.Namespace, declared: Calculator, inputs: object, house: House
) -> Beside:
    """The changed file's answer beside the first; a fault of it is said with its name."""
    if declared.beside is None:
        said = terminal.say(
            "The calculator {name} compares no what-if; encounter does.",
            name=terminal.quoted(declared.name),
        )
        raise Unrunnable(said)
    given = inputs_of(options.what_if, declared, options.encoding)
    changed = _completed(declared, given, house)
    found = put_beside(declared.name, inputs, changed)
    if found is None:
        faults = calculator.respond(declared.name, changed).messages
        raise Unrunnable(
            "\nmoments: ".join(
                f"{options.what_if}: {one.path or _inputs()}: {one.text}"
                for one in faults
                if one.level == "error"
            )
        )
    return found


def _together(options: argparse.Namespace, declared: Calculator, house: House) -> Agreement:
    people = []
    for file in options.raters:
        print(f"moments: {file}:", file=sys.stderr)
        given = inputs_of(file, declared, options.encoding)
        people.append((called(file), _completed(declared, given, house)))
    return put_together(declared.name, people)


def _completed(declared: Calculator, given: object, house: House) -> object:
    """Inputs with a copy's own scale where they do not say theirs; what is noted is said."""
    if isinstance(given, saving.Opened):  # it says its scale, or had none when it was made
        for note in given.messages:
            said = terminal.say("note: {text}", text=note.text)
            print(f"moments: {said}", file=sys.stderr)
        return given.inputs
    return house.complete(declared, given) if isinstance(given, dict) else given


def _data(found: RunReply) -> dict[str, Any]:
    """The reply and what stands beside it as plain data."""
    works = known.works(found.declared, shipped.docs())
    about: dict[str, Any] = {"limits": found.declared.limits, "sources": works}
    if sure := found.sure:
        said: dict[str, Any] = {
            key: getattr(sure, key) for key in ("answer", "settled_by", "rests_on")
        }
        about["sureness"] = said | plain({"values": sure.values})
    for key, one in (("what_if", found.what_if), ("raters", found.together)):
        if one:
            about[key] = {"answer": one.answer, "said": list(one.said), "values": plain(one.values)}
    if found.together:
        about["raters"]["medians"] = plain(found.together.medians)
    return found.reply.data() | about


def _html(found: RunReply) -> Iterator[str]:
    yield found.reply.headline
    if found.sure:
        yield views.sureness(found.sure)
    if found.what_if:
        yield views.beside(found.what_if)
    if found.together:
        yield views.together(found.together)
    yield found.reply.details
    yield str(known.whole(found.declared, shipped.docs()))


def _blocks(found: RunReply) -> Iterator[str]:
    """The same for a reader, block by block."""
    reply, sure = found.reply, found.sure
    lines = [found.declared.question, "", reply.answer or "", *reply.advice]
    if sure:
        lines += ["", *filter(None, (sure.answer, sure.settled_by, sure.rests_on)), ""]
    lines += [terminal.say("Note: {text}", text=message.text) for message in reply.messages]
    yield "\n".join(lines)
    if one := found.what_if:
        titles = [chart.title for chart in one.charts]
        yield "\n".join(
            [terminal.say("What if, beside as it is"), "", one.answer, *one.said, *titles]
        )
        yield "\n".join(lines_of(one.table))
    if several := found.together:
        yield "\n".join([terminal.say("Several people"), "", several.answer, *several.said])
        for table in several.tables:
            yield "\n".join(lines_of(table))
    # What was not asked for, such as a second survey, would be a page of dashes.
    values = [one for one in found.declared.values if reply.values[one.key] is not None]
    if values:
        yield "\n".join(aligned([(one.label, shown(reply.values[one.key])) for one in values]))
    if reply.rows:
        head = tuple(reply.rows[0])
        cells = [tuple(shown(cell) for cell in row.values()) for row in reply.rows]
        yield "\n".join(aligned([head, *cells]))
    # The last line for readers, since both are as long as all the rest.
    yield terminal.say(
        "What this does not say, and the works it rests on: add --json, or --report FILE.html."
    )


def _inputs() -> str:
    """Where a fault is that no field has."""
    return terminal.say("inputs")
