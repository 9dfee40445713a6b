"""Runs inside Pyodide: use the calculators as a reader would, and say which modules that took.

Only `sys` and `json`, which the wire imports as well, are imported here, so that nothing but the
calculators decides what is kept.
"""

import sys

FAULTY_INPUTS = (
    '{"no such field": "7,5"}',  # a field that does not exist: the way to a message
    "{",  # no JSON at all
)
LEAVING = ("csv", "inputs-csv", "tsv", "state", "svg", "report", "python")
OPENED = (
    "{",
    '{"fragment": "promoters?v=1&promoters=31&passives=22&detractors=12"}',
    '{"fragment": "encounter?v=1&moments.z=AAAA"}',
    '{"moments": 1, "calculator": "promotors", "inputs": {}}',
)


def answers() -> dict[str, str]:
    """Answer every calculator, rightly (its own example) and wrongly asked, and let it leave.

    Returns:
        The reply's text for each question, by what was asked, the calculator's name and its input.
    """
    from json import dumps, loads

    from calculator import load, names
    from calculator.wire import answer, leave, link, opened

    asked = [(name, dumps(load(name).example)) for name in names()]
    asked += [(name, text) for name in (*names(), "no such calculator") for text in FAULTY_INPUTS]
    replies = {f"answer {name} {text}": answer(name, text) for name, text in asked}
    replies |= {f"link {name} {text}": link(name, text) for name, text in asked}
    for name in names():
        example = load(name).example
        for kind in LEAVING:
            text = dumps({"inputs": example, "as": kind, "which": 0, "about": {"title": "A"}})
            replies[f"leave {name} {text}"] = leave(name, text)
    links = [loads(reply).get("fragment") for ask, reply in replies.items() if ask[:4] == "link"]
    for text in (*OPENED, *(dumps({"fragment": one}) for one in links if one)):
        replies[f"opened {text}"] = opened(text)
    return replies


def modules() -> list[str]:
    """Name the files of the standard library's archive that have been imported so far.

    Modules frozen into the interpreter or compiled into it have no file there and need none.
    """
    archive = next(path for path in sys.path if path.endswith(".zip")) + "/"
    specs = [getattr(module, "__spec__", None) for module in list(sys.modules.values())]
    origins = [spec.origin for spec in specs if spec is not None and spec.origin is not None]
    return sorted({o.removeprefix(archive) for o in origins if o.startswith(archive)})
