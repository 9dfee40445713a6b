"""A calculator's inputs as a file, and the opening of what such a file or a link holds.

The file is ``{"moments": 1, "calculator": "promoters", "inputs": {…}}``: what stands in the form,
text for each field, faulty or not. `moments` is the version, of which
`calculator.outputs.container` keeps the table.
"""

import json
from collections.abc import Mapping
from typing import Any

from calculator.foreign import Unreadable, parsed
from calculator.outputs import link
from calculator.outputs.container import VERSION, Opened, Refused, refused
from calculator.outputs.container import opened as container
from calculator.words import amount

MOST = 10_000_000
"""Characters of a file that is looked at: the answers of ten thousand respondents have fewer."""
DEEPEST = 16
KEY = "moments"
"""What says that an object is such a file, and its version."""


def written(name: str, inputs: Mapping[str, Any]) -> str:
    """The file for what stands in the form of the calculator `name`, as JSON text."""
    held = {KEY: VERSION, "calculator": name, "inputs": inputs}
    return json.dumps(held, ensure_ascii=False, indent=2) + "\n"


def is_state(data: object) -> bool:
    """Whether data, as read from JSON, are such a file and not the inputs themselves."""
    return isinstance(data, Mapping) and {KEY, "calculator", "inputs"} <= data.keys()


def opened(text: str) -> Opened:
    """What a file of inputs or a link's container holds, given as JSON text; nothing raises."""
    try:
        return unfolded(_data(text))
    except Refused as fault:
        return refused(fault)


def unfolded(data: Mapping[str, Any]) -> Opened:
    """What a file of inputs or a link's container holds, given as data."""
    if isinstance(data.get("fragment"), str):
        return link.open_link(data["fragment"])
    what, version = ("file", data[KEY]) if KEY in data else ("link", data.get("v"))
    return container(what, data.get("calculator"), version, data.get("inputs"))


def _data(text: str) -> Mapping[str, Any]:
    if len(text) > MOST:
        raise Refused(f"The file has more than {amount(MOST)} characters.")
    try:
        data = parsed(text, DEEPEST)
    except Unreadable as fault:
        raise Refused(f"The file {fault}") from None
    except ValueError:
        raise Refused("The file is not JSON that can be read.") from None
    if not isinstance(data, Mapping):
        raise Refused("The file must hold an object with moments, calculator and inputs.")
    return data
