"""Runs inside Pyodide: use the calculators as a reader would, and say which modules that took.

Only `sys` and `json`, which the wire imports as well, are imported here, so that nothing but the
calculators decides what is kept.
"""

import sys

FAULTY_INPUTS = (
    '{"no such field": "7,5"}',  # a field that does not exist: the way to a message
    "{",  # no JSON at all
)


def answers() -> dict[str, str]:
    """Answer every calculator, rightly (its own example) and wrongly asked.

    Returns:
        The reply's text for each question, by the calculator's name and its input.
    """
    from json import dumps

    from calculator import load, names
    from calculator.wire import answer

    asked = [(name, dumps(load(name).example)) for name in names()]
    asked += [(name, text) for name in (*names(), "no such calculator") for text in FAULTY_INPUTS]
    return {f"{name} {text}": answer(name, text) for name, text in asked}


def modules() -> list[str]:
    """Name the files of the standard library's archive that have been imported so far.

    Modules frozen into the interpreter or compiled into it have no file there and need none.
    """
    archive = next(path for path in sys.path if path.endswith(".zip")) + "/"
    specs = [getattr(module, "__spec__", None) for module in list(sys.modules.values())]
    origins = [spec.origin for spec in specs if spec is not None and spec.origin is not None]
    return sorted({o.removeprefix(archive) for o in origins if o.startswith(archive)})
