"""Text in, text out: how the browser's worker speaks with Python.

Strings cross the border between JavaScript and Python without proxies, and JSON text can be
compared byte for byte between two Pythons. Nothing raises: faulty text, an unknown name and faulty
inputs give messages, each with its `path`, `level` and `text`.
"""

import json
from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from calculator import views
from calculator.catalog import UnknownCalculator, load, names
from calculator.declaration import Agreement, Message
from calculator.errors import NotTogether
from calculator.foreign import Unreadable, depth, parsed
from calculator.reply import Reply, drawn, plain, told
from calculator.words import quote

DEEPEST = 16
"""Levels of lists and objects in the inputs. The deepest that any calculator declares is five."""

WIDTHS = ("wide", "narrow", "none")
"""What charts may be drawn for; none are, nor tables, for whoever wants the answer first."""

_before: dict[tuple[str, str], Reply] = {}  # told without charts, until these are asked for


def answer(name: str, text: str, width: str = "wide") -> str:
    """Answer `name` for inputs given as JSON text; the reply is JSON text as well.

    Charts are drawn for the `width` that the page has room for, "wide" or "narrow"; "none" leaves
    `details` and `given` empty, and asking for them next costs no second calculation. The reply
    holds what `Reply.data` gives, and `headline`, `details` and `given` as HTML. Faulty text, an
    unknown name or width give a message like any other fault: nothing is raised.
    """
    # A parser that follows deep nesting would overrun the small stack of a browser's worker.
    if depth(text) > DEEPEST:
        return _refused(name, f"The inputs are nested more than {DEEPEST} levels deep.")
    try:
        raw = json.loads(text)
    except ValueError:
        return _refused(name, "The inputs are not JSON that can be read.")
    if width not in WIDTHS:
        return _refused(name, f"Charts are wide, narrow or none, not {quote(width)}.")
    try:
        reply = _before.pop((name, text), None) or told(name, raw)
    except UnknownCalculator as unknown:
        return _refused(name, str(unknown))
    _before.clear()
    if width == "none":
        _before[name, text] = reply
    reply = reply if width == "none" else drawn(reply, (width,))
    shown = {"headline": reply.headline, "details": reply.details, "given": reply.given}
    return json.dumps(reply.data() | shown)


def warm(name: str) -> str:
    """Answer an example for nobody, so that what an answer needs has run; gives an empty text."""
    if name in names():
        answer(name, json.dumps(load(name).example))
    return ""


def sure(name: str, text: str) -> str:
    """How sure the answer is for inputs given as JSON text; asked after it, once typing rests.

    Returns:
        JSON with `html` for the place below the answer and `said`, its first sentence; both empty
        where nothing can be said, as for faulty inputs; and `values`, the same as plain data.
    """
    from calculator.sureness import how_sure  # only a second request needs it

    try:
        raw = _inputs(text)
        found = how_sure(name, raw)
    except (Unreadable, UnknownCalculator):
        found = None
    if found is None:
        return json.dumps({"html": "", "said": "", "values": None})
    shown = {"html": views.sureness(found), "said": found.answer}
    return json.dumps(shown | {"values": plain(found.values)})


def beside(name: str, text: str) -> str:
    """What the answer would be, beside what it is.

    Args:
        name: The calculator.
        text: JSON with `frozen` and `changed`, both inputs, and the `width` that charts are drawn
            for, "wide" or "narrow".

    Returns:
        JSON with `html`, empty where there is nothing to compare.
    """
    from calculator.what_if import put_beside  # only who asks what if needs it

    try:
        raw = _inputs(text)
        raw = raw if isinstance(raw, dict) else {}
        found = put_beside(name, raw.get("frozen"), raw.get("changed"))
    except (Unreadable, UnknownCalculator):
        found = None
    if found is None:
        return json.dumps({"html": ""})
    width = views.WIDTHS["narrow" if raw.get("width") == "narrow" else "wide"]
    return json.dumps({"html": views.beside(found, width)})


def together(name: str, text: str) -> str:
    """What several people's files show together.

    Args:
        name: The calculator.
        text: JSON with `people`, each with `name`, that of a file, and `text`, its content; and
            `inputs`, what the form holds as text, whose settings stand where a sheet does not say
            its own.

    Returns:
        JSON with `html`, empty where nothing can be put together; `said`, a sentence for those who
        listen, or why not; `inputs` for the form, the medians; and `values`.
    """
    nothing: dict[str, Any] = {"html": "", "inputs": None, "values": None}
    try:
        found = _people(name, _inputs(text))
    except (Unreadable, UnknownCalculator, NotTogether) as fault:
        return json.dumps(nothing | {"said": str(fault)})
    from calculator.together import medians_held

    return json.dumps(
        {
            "html": views.together(found),
            "said": found.answer,
            "inputs": medians_held(load(name), found),
            "values": plain(found.values),
        }
    )


def _people(name: str, raw: Any) -> Agreement:
    """What the files of several people show, and how each was read."""
    from calculator.brought import people_in  # only who brings several files needs these
    from calculator.together import put_together

    given = people_in(load(name), raw)
    found = put_together(name, given.people)
    return replace(found, said=(*given.left_out, *found.said, *given.taken))


def take(name: str, text: str) -> str:
    """Put a pasted block or a file into the form of the calculator `name`.

    Args:
        name: The calculator's name.
        text: JSON with the `block`; `at`, the path of the field that holds the caret, or nothing;
            `inputs`, what the form holds as text; `untouched`, whether that is the example still.

    Returns:
        JSON with `inputs` for the form, or null if nothing was changed; `said`, one line for the
        reader; and `offers`, each with `label`, `inputs` and `said`, where the reader must choose.
    """
    from calculator.outputs import sheet_reader  # only a paste or a file needs these
    from calculator.survey.form.block import take as taken

    try:
        raw = _inputs(text)
        declared = load(name)
    except (Unreadable, UnknownCalculator) as fault:
        return _left(str(fault))
    raw = raw if isinstance(raw, dict) else {}
    block, at, inputs = (raw.get(key) for key in ("block", "at", "inputs"))
    if not isinstance(block, str) or not isinstance(at, str) or not isinstance(inputs, dict):
        return _left("A block of text, a place and inputs are needed.")
    if not at and sheet_reader.is_inputs(block):
        return _saved(name, sheet_reader.read(block))
    found = taken(declared, block, at, inputs, untouched=raw.get("untouched") is True)
    offers = [vars(offer) for offer in found.offers]
    return json.dumps({"inputs": found.inputs, "said": found.said, "offers": offers})


def link(name: str, text: str) -> str:
    """The link for inputs given as JSON text.

    Returns:
        JSON with `fragment` (without its sign; null if the inputs are faulty or it would be longer
        than programs carry), `length` in characters, `says` (what the link holds and who will have
        it) and `messages`.
    """
    from calculator.outputs import link as links

    nothing: dict[str, Any] = {"fragment": None, "says": "", "length": 0}
    try:
        reply = told(name, _inputs(text))
    except (UnknownCalculator, Unreadable) as fault:
        return json.dumps(nothing | {"messages": _plain([Message("", str(fault))])})
    if reply.faulty:
        return json.dumps(nothing | {"messages": _plain(reply.messages)})
    fragment = links.fragment(name, reply.inputs)
    return json.dumps(
        {
            "fragment": fragment if links.carried(fragment) else None,
            "says": links.says(load(name), reply.inputs, fragment),
            "length": len(fragment),
            "messages": [],
        }
    )


def opened(text: str) -> str:
    """What a link or a file of inputs holds, checked.

    Args:
        text: JSON: ``{"fragment": "promoters?v=1&…"}`` (a whole address will do),
            ``{"calculator", "v", "inputs"}`` as JavaScript took a link apart, or a file of inputs
            ``{"moments": 1, "calculator", "inputs"}``.

    Returns:
        JSON with `calculator`, `inputs` for its form (null if any message is an error) and
        `messages`; a note says what the link or file did not name, and what no form can hold.
    """
    from calculator.outputs import container, state

    found = state.opened(text)
    return json.dumps(
        {
            "calculator": found.calculator,
            "inputs": found.inputs,
            "messages": _plain(found.messages + container.beyond_the_form(found)),
        }
    )


def leave(name: str, text: str) -> str:
    """A file for inputs given within JSON text.

    Args:
        name: The calculator.
        text: ``{"inputs", "as", "which", "about": {"title", "address", "date", "version",
            "sources"}}``. `as` is a key of `calculator.outputs.leaving.KINDS` or "state"; `which`
            counts charts or tables of the page from 0; all of `about` may be missing. With
            `people`, as for `together`, a report says what several people say.

    Returns:
        JSON with `file` (its name), `type` and `text` (to be written as UTF-8), each null if there
        is no such file, and `messages`.
    """
    from calculator.outputs import container, leaving

    nothing: dict[str, Any] = {"file": None, "type": None, "text": None}
    try:
        asked = _inputs(text)
        if not isinstance(asked, dict):
            raise Unreadable("What was asked must be an object with inputs and as.")
        file = leaving.leave(
            name,
            asked.get("inputs"),
            str(asked.get("as")),
            asked.get("which"),
            asked.get("about"),
            _people(name, asked) if asked.get("people") else None,
        )
    except leaving.Faulty as faulty:
        return json.dumps(nothing | {"messages": _plain(faulty.reply.messages)})
    except (UnknownCalculator, Unreadable, NotTogether, container.Refused) as fault:
        return json.dumps(nothing | {"messages": _plain([Message("", str(fault))])})
    return json.dumps({"file": file.name, "type": file.type, "text": file.text, "messages": []})


def _inputs(text: str) -> Any:
    try:
        return parsed(text, DEEPEST)
    except Unreadable as fault:
        raise Unreadable(f"What was asked {fault}") from None
    except ValueError:
        raise Unreadable("What was asked is not JSON that can be read.") from None


def _plain(messages: Iterable[Message]) -> list[dict[str, str]]:
    return [{"path": one.path, "level": one.level, "text": one.text} for one in messages]


def _saved(name: str, found: Any) -> str:
    """A sheet of inputs that this site has written, opened again."""
    said = " ".join(message.text for message in found.messages)
    if found.inputs is not None and found.calculator != name:
        return _left(f"These inputs are for the calculator {quote(found.calculator)}.")
    said = said or "The saved inputs are here again."
    return json.dumps({"inputs": found.inputs, "said": said, "offers": []})


def _left(said: str) -> str:
    return json.dumps({"inputs": None, "said": said, "offers": []})


def _refused(name: str, sentence: str) -> str:
    said: dict[str, Any] = {"calculator": name, "answer": None, "advice": []}
    messages = _plain([Message("", sentence)])
    return json.dumps(said | {"messages": messages, "headline": "", "details": "", "given": ""})
