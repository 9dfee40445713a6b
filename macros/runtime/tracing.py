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
BLOCKS = ("Queue\t7\t5", "Name;Importance\nQueue;7,5\nDesk;8", "9", "")
PEOPLE = [
    {
        "name": "Ann.csv",
        "text": "Moment;Importance;Expectation;Experience\nQueue;7;8;3\nDesk;8;8;5",
    },
    {
        "name": "Ben.csv",
        "text": "Moment;Importance;Expectation;Experience\nqueue;6;9;3\nDesks;8;8;5",
    },
]
VISITS = "Branch,Date,Wait (1 to 5),Comment\n" + "".join(
    f"{'North' if day % 2 else 'South'},2026-05-{day:02d},{day % 5 + 1},visit {day} was fine\n"
    for day in range(1, 29)
)
OPENED = (
    "{",
    '{"fragment": "promoters?v=1&promoters=31&passives=22&detractors=12"}',
    '{"fragment": "encounter?v=1&moments.z=AAAA"}',
    '{"moments": 1, "calculator": "promotors", "inputs": {}}',
)


def answers() -> dict[str, str]:
    """Answer every calculator, rightly (its own example) and wrongly asked, and let it leave.

    Returns:
        The reply's text for each question, which is JSON: the function's name in `calculator.wire`,
        then what it was given.
    """
    from json import dumps, loads

    from calculator import load, names, wire

    replies: dict[str, str] = {}

    def ask(call: str, *given: str) -> str:
        reply: str = getattr(wire, call)(*given)
        replies[dumps([call, *given])] = reply
        return reply

    asked = [(name, dumps(load(name).example)) for name in names()]
    asked += [(name, text) for name in (*names(), "no such calculator") for text in FAULTY_INPUTS]
    for call in ("answer", "sure"):
        for name, text in asked:
            ask(call, name, text)
    both = dumps({"frozen": load("encounter").example, "changed": load("encounter").example})
    ask("beside", "encounter", both)
    ask("together", "encounter", dumps({"people": PEOPLE, "inputs": {}}))
    links = [loads(ask("link", name, text)).get("fragment") for name, text in asked]
    for name in names():
        example = load(name).example
        for kind in LEAVING:
            wanted = {"inputs": example, "as": kind, "which": 0, "about": {"title": "A"}}
            ask("leave", name, dumps(wanted))
        for block in BLOCKS:
            given = {"block": block, "at": "", "inputs": example, "untouched": True}
            ask("take", name, dumps(given))
    for text in (*OPENED, *(dumps({"fragment": one}) for one in links if one)):
        ask("opened", text)
    return replies


def surveys() -> dict[str, str]:
    """Open a survey's file of each encoding, a workbook, and what is neither, and answer for one.

    Returns:
        What was read from each, or why it was not; the mapping, and what was counted by it.
    """
    from calculator.survey.sheet.codec import CODECS

    texts = {codec.name: "No;Score\n1;5\n2;4\n".encode(codec.name) for codec in CODECS}
    told = {name: _opened(text, "a.csv", {"encoding": name}) for name, text in texts.items()}
    told["guessed"] = _opened("No;Größe\n1;schön\n".encode("cp1252"), "a.csv", {})
    told["unknown"] = _opened(b"No", "a.csv", {"encoding": "utf9"})
    told["workbook"] = _opened(_workbook(), "a.xlsx", {})
    told["cut off"] = _opened(_workbook()[:500], "a.xlsx", {})
    told["damaged"] = _opened(_workbook().replace(b"[Content_Types]", b"[content_types]"), "a", {})
    told["mapping"] = _mapped(VISITS)
    told["desk"] = _sat(VISITS)
    told["cards"] = _dealt()
    return told


def _opened(data: bytes, name: str, said: dict[str, str]) -> str:
    from calculator.survey.sheet.opening import opened
    from calculator.survey.unreadable import UnreadableSurvey

    try:
        found = opened(data, name, said)
    except UnreadableSurvey as fault:
        return str(fault)
    # Neither size nor digest: the time stands in a workbook.
    return repr((found.headings, found.columns, found.lines, found.settled, found.asked))


def _workbook() -> bytes:
    """A workbook with a number, a share, a date, a formula and a merged heading."""
    import datetime
    import io

    from openpyxl import Workbook

    workbook = Workbook()
    sheet = workbook.worksheets[0]
    sheet.append(["No", "Share", "When", "Formula"])
    sheet.append([1, 0.7, datetime.datetime(2026, 3, 1, 9, 5), "=A2"])
    sheet.append([2, 0.5, datetime.date(2026, 3, 2), None])
    sheet["B2"].number_format = "0%"
    sheet.merge_cells("C1:D1")
    content = io.BytesIO()
    workbook.save(content)
    return content.getvalue()


def _mapped(text: str) -> str:
    """What a survey's columns seem to mean, and its answers once all that is asked is answered."""
    from calculator.survey.answers.responses import responses
    from calculator.survey.answers.suggestions import suggestions
    from calculator.survey.answers.tallies import tallied
    from calculator.survey.columns.proposal import proposed
    from calculator.survey.mapping.checking import checked
    from calculator.survey.mapping.written import written
    from calculator.survey.sheet.opening import opened
    from calculator.survey.sheet.stacking import stacked

    export, _ = stacked([opened(text.encode(), name, {}) for name in ("may.csv", "june.csv")])
    assert export is not None
    found = proposed(export, {})
    mapping = written(found.mapping, found.asked, suggestions(export, found.mapping))
    assert found.asked == (), found.asked
    read = checked(mapping).mapping
    assert read is not None
    made = responses(export, read).responses
    assert made is not None
    return f"{mapping}\n{tallied(made)}"


def _dealt() -> str:
    """Every card, of a survey that answers each question, from its cells to what is drawn."""
    from json import dumps

    from calculator.methods.draws import Draws
    from calculator.survey.answers.responses import responses
    from calculator.survey.cards.dealing import dealt
    from calculator.survey.mapping.checking import checked
    from calculator.survey.sheet.opening import opened

    parts = ("expectation", "perception", "importance", "adequate", "desired")
    names = [f"{part} {at}" for part in parts for at in (1, 2, 3)]
    halves = ["with", "without"]
    items = [f"item {at}" for at in range(1, 15)]
    head = ["team", *names, *halves, *items, "easy", "advise", "overall", "w"]
    chance = Draws(1)
    most = [7] * len(names) + [5] * (len(halves) + len(items)) + [7, 10, 7]
    lines = [
        ["ab"[row % 2], *(str(1 + int(top * chance.share())) for top in most), f"{1 + row % 4 / 4}"]
        for row in range(60)
    ]
    text = "\n".join(",".join(cells) for cells in (head, *lines))
    measures = [f"SUS {at}" for at in range(1, 11)]
    measures += ["professionalism", "civility", "friendliness", "competence"]
    sevens = [*names, "overall"]
    columns = ["- {heading: team, kind: segment}"]
    columns += [f"- {{heading: {name}, kind: rating, scale: seven}}" for name in sevens]
    columns += [
        f"- {{heading: {item}, kind: rating, scale: five, measures: {what}}}"
        for item, what in zip(items, measures, strict=True)
    ]
    columns += [
        "- {heading: with, kind: functional, scale: kano}",
        "- {heading: without, kind: dysfunctional, scale: kano}",
        "- {heading: easy, kind: rating, scale: seven, measures: effort 2.0}",
        "- {heading: advise, kind: recommendation, scale: ten}",
    ]
    moments = []
    for at in (1, 2, 3):
        asked = ", ".join(f"{part}: {part} {at}" for part in parts)
        pair = ", functional: with, dysfunctional: without" if at == 1 else ""
        moments.append(f"- {{name: moment {at}, {asked}{pair}}}")
    mapping = "\n".join(
        (
            "mapping: 1\nweight: w\noutcome: overall",
            "drivers: [perception 1, perception 2, perception 3]",
            "scales:\n  seven: {ends: [1, 7]}\n  five: {ends: [1, 5]}\n  ten: {ends: [0, 10]}",
            '  kano: {labels: ["1", "2", "3", "4", "5"]}',
            "columns:",
            *columns,
            "moments:",
            *moments,
        )
    )
    read = checked(mapping)
    assert read.mapping is not None, read.faults
    made = responses(opened(text.encode(), "all.csv", {}), read.mapping)
    assert made.responses is not None, made.faults
    cards = dealt(made.responses, ("wide", "narrow"))
    assert all(card.reply for card in cards), [card.why_not for card in cards]
    shown = [card.reply.html for card in cards if card.reply]
    return dumps([[card.data() for card in cards], shown])


def _sat(text: str) -> str:
    """What a page shows of a survey, from one step to the next, and what it says of no survey."""
    from json import dumps, loads

    from calculator.survey.desk.sitting import Sitting

    said: list[str] = []
    sitting = Sitting(said.append)
    said.append(sitting.open(dumps(["visits.csv"]), [b"PK"], "", ""))
    said.append(sitting.open(dumps(["visits.csv"]), [text.encode()], "", ""))
    said.append(sitting.say("columns.Branch.kind", "ordered"))
    said += [sitting.show(step) for step in ("file", "questions", "columns")]
    said.append(sitting.say("columns.Branch.kind", "segment"))
    said += [sitting.show("answers"), sitting.show("says")]
    said += [
        sitting.leave("satisfaction", dumps({"as": kind, "which": 0}))
        for kind in ("svg", "csv", "tsv", "state")
    ]
    said.append(sitting.report(dumps({"about": {}, "works": {}, "mapping": "visits.map.yml"})))
    said += [sitting.mapping(), sitting.keep()]
    held = loads(said[-1])
    said.append(sitting.use("mapping: 2"))
    said.append(sitting.restore("visits", held["mapping"], held["answers"]))
    return "\n".join(said)


def modules() -> list[str]:
    """Name the files of the standard library's archive that have been imported so far.

    Modules frozen into the interpreter or compiled into it have no file there and need none.
    """
    archive = next(path for path in sys.path if path.endswith(".zip")) + "/"
    specs = [getattr(module, "__spec__", None) for module in list(sys.modules.values())]
    origins = [spec.origin for spec in specs if spec is not None and spec.origin is not None]
    return sorted({o.removeprefix(archive) for o in origins if o.startswith(archive)})
