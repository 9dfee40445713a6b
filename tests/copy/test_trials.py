"""Own calculators that come to no good end: each is said with its line, and nobody waits."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from macros.copy import calculators, new, trials
from macros.copy.calculators import check
from macros.copy.folder import CALCULATORS
from tests.copy.copies import put

STARTER = (new.STARTER / "waiting_time.py").read_text(encoding="utf-8")
CALCULATE = '    waits = inputs["waits"]\n    late'
PRESENT = '    waits, promise = inputs["waits"], amount(inputs["promise"])\n'
RETURNED = 'return Findings({"late": late, "share": late / len(waits), "low": low, "high": high})'


def when_asked(line: str) -> tuple[str, str]:
    return CALCULATE, f"    {line}\n{CALCULATE}"


def at_the_end(line: str) -> tuple[str, str]:
    return "CALCULATOR = Calculator(", f"{line}\n\n\nCALCULATOR = Calculator("


WRONGS: dict[str, tuple[tuple[str, str], str, str]] = {
    "sleeps": (when_asked('__import__("time").sleep(1e6)'), "__import__", "does not come to an"),
    "waits": (
        at_the_end('import threading\n\nL = threading.Lock()\nL.acquire()\nL.acquire()'),
        "L.acquire()\nL.acquire()\n",
        "does not come to an end when it is imported",
    ),
    "exits": (when_asked("raise SystemExit(0)"), "raise", "SystemExit for its own example: 0."),
    "sys.exit": (at_the_end("import sys\n\nsys.exit()"), "sys.exit", "SystemExit when it is"),
    "os._exit": (when_asked('__import__("os")._exit(0)'), "__import__", "it calls os._exit"),
    "posix._exit": (
        when_asked('__import__("posix")._exit(3)'),
        "_exit",
        "it ends Python itself for its own example (exit status 3)",
    ),
    "abort": (at_the_end("import os\n\nos.abort()"), "os.abort", "it calls os.abort"),
    "kill": (when_asked('__import__("os").kill(1, 0)'), "__import__", "it calls os.kill"),
    "closes a number": (at_the_end("import os\n\nos.close(1)"), "os.close", "it calls os.close"),
    "closes a stream": (
        when_asked('__import__("sys").stdout.close()'),
        "__import__",
        "closes a stream",
    ),
    "starts a thread": (
        at_the_end("import threading\n\nthreading.Thread(target=threading.Event().wait).start()"),
        "threading.Thread(",
        "it calls thread.start_",
    ),
    "stays to the end": (
        at_the_end("import atexit\n\natexit.register(input)"),
        "atexit.register",
        "it calls atexit.register, which no page can do",
    ),
    "hears no signal": (
        when_asked('import signal; signal.signal(2, signal.SIG_IGN)'),
        "import signal",
        "it calls signal.signal, which no page can do (for its own example)",
    ),
    "imports what no page has": (
        when_asked('__import__("pytest")'),
        "__import__",
        "it imports pytest, which no page can do (for its own example)",
    ),
    "prints": (when_asked('print("x" * 10_000_000)'), "print(", "prints something"),
    "starts a program": (
        at_the_end('import subprocess\n\nsubprocess.run(["true"])'),
        "subprocess.run",
        "which no page can do (when it is imported)",
    ),
    "writes a file": (when_asked('open("x", "w")'), "open(", "it opens a file to write"),
    "asks a host": (
        at_the_end('import socket\n\nsocket.socket().connect(("127.0.0.1", 9))'),
        "socket.socket()",
        "calls socket.connect",
    ),
    "takes all memory": (when_asked('b"x" * (1 << 40)'), 'b"x"', "MemoryError for its own example"),
    "calls itself": (
        at_the_end("def again():\n    return again()\n\n\nagain()"),
        "    return again()",
        "RecursionError when it is imported",
    ),
    "gives None": ((RETURNED, "return None"), "calculate=", "`calculate` gives None"),
    "gives text": ((RETURNED, 'return "late"'), "calculate=", "`calculate` gives the text “late”"),
    "NaN": (("late / len(waits)", 'float("nan")'), "calculate=", "gives nan, which is no number,"),
    "infinity": (("late / len(waits)", 'float("inf")'), "calculate=", "gives inf, which is no"),
    "an object": (
        ("late / len(waits)", "object()"),
        "calculate=",
        "`calculate` gives an object of the type “object”, and no number, for “share”",
    ),
    "only None": (
        (RETURNED, 'return Findings(dict.fromkeys(("late", "share", "low", "high")))'),
        "calculate=",
        "gives None for each of its values",
    ),
    "presents None": ((PRESENT, f"    return None\n{PRESENT}"), "present=", "`present` gives None"),
    "presents nothing": (
        (PRESENT, f'    return Presentation(answer=" ")\n{PRESENT}'),
        "present=",
        "the answer is empty text",
    ),
    "changes a function": (
        at_the_end("import calculator.words\n\ncalculator.words.quote = str"),
        "calculator.words.quote = str",
        "it changes “calculator.words.quote”, which every calculator uses.",
    ),
    "changes a module that only it has asked for": (
        when_asked('setattr(wilson, "interval", lambda *_: (0, 1))'),
        '"interval"',
        "it changes “calculator.methods.wilson.interval”, which every calculator uses.",
    ),
    "changes a class": (
        at_the_end('setattr(Calculator, "__post_init__", lambda *_: None)'),
        '"__post_init__"',
        "it changes “calculator.declaration.Calculator.__post_init__”",
    ),
    "changes a constant": (
        at_the_end('charts.MEANINGS["days"] = "x"'),
        'charts.MEANINGS["days"]',
        "it changes “calculator.charts.MEANINGS”",
    ),
    "shown in days": (
        ('"Waited too long", shown="count"', '"Waited too long", shown="days"'),
        "values=",
        "the value “late” is shown as “days”; there are",
    ),
    "no value": (("values=VALUES", 'values=("late",)'), "values=", "each must be a Value"),
    "a meaning of its own": (
        ('"worse" if', '"awful" if'),
        "present=",
        "means “awful”",
    ),
    "no sources": (('sources=("wilson1927",)', "sources=()"), "sources=", "sources is empty"),
    "empty source": (('("wilson1927",)', '("",)'), "sources=", "sources holds empty text"),
    "sources as text": (('("wilson1927",)', '"wilson1927"'), "sources=", "sources needs a tuple"),
    "no limits": (("limits=(", "limits=() and ("), "limits=", "limits is empty"),
    "fails at an end": (
        ('late / len(waits)', 'late / (1440 - inputs["promise"])'),
        'late / (1440',
        "ZeroDivisionError for its example with the highest number for “Promised wait”",
    ),
    "fails with few": (
        ('late / len(waits)', 'waits[4] / 100'),
        'waits[4]',
        "IndexError for its example with",
    ),
}  # fmt: skip


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(trials, "LEAST_SECONDS", 1.0)
    (tmp_path / CALCULATORS).mkdir()
    return tmp_path


def written(folder: Path, text: str, name: str = "waiting_time.py") -> str:
    (folder / CALCULATORS / name).write_text(text, encoding="utf-8")
    return text


@pytest.mark.parametrize("name", WRONGS)
def test_each_ends_in_a_sentence_with_its_line(folder: Path, name: str) -> None:
    (before, after), place, sentence = WRONGS[name]
    assert before in STARTER
    text = written(folder, STARTER.replace(before, after))
    found = check(folder)
    assert len(found) == 1, found
    assert sentence in found[0].sentence
    lines = text[: text.index(place)].count("\n") + place.rstrip("\n").count("\n")
    assert found[0].line == lines + 1
    assert found[0].file == "calculators/waiting_time.py"


def test_what_python_itself_leaves_to_the_end_is_no_fault(folder: Path) -> None:
    lines = "import concurrent.futures.thread\nimport logging\nimport weakref\n"
    written(folder, f"{lines}\n{STARTER[STARTER.index('from calculator import') :]}")
    assert check(folder) == []


@pytest.mark.parametrize("name", ["json", "names", "load", "words", "fields", "math", "lambda"])
def test_a_calculator_is_not_named_like_a_module(folder: Path, name: str) -> None:
    written(folder, STARTER, f"{name}.py")
    (found,) = check(folder)
    assert found.sentence.startswith(f"“{name}” is a name of Python’s own or of this package")


def test_what_nobody_will_see_is_said(folder: Path) -> None:
    written(folder, STARTER)
    (said,) = calculators.not_offered(folder, ["encounter"])
    assert said.startswith("calculators/waiting_time.py: the calculator is not offered")
    assert [*calculators.not_offered(folder, ["encounter", "waiting-time"])] == []
    assert [*calculators.not_offered(folder, None)] == []
    written(folder, STARTER, "_draft.py")
    (said,) = calculators.not_offered(folder, None)
    assert said.startswith("calculators/_draft.py is left alone, since its name begins with _")


@pytest.mark.skipif(sys.platform == "win32", reason="a stopped process is one of POSIX")
def test_one_that_keeps_python_from_ending_is_ended(folder: Path) -> None:
    lines = "import faulthandler\n\nfaulthandler.cancel_dump_traceback_later()\nimport time\n\n"
    written(folder, STARTER.replace(*at_the_end(f"{lines}time.sleep(1e6)")))
    (found,) = check(folder)
    assert "it does not come to an end when it is imported" in found.sentence


@pytest.mark.parametrize("text", ["(" * 300 + ")" * 300, "-" * 50_000 + "1", "x" + ".x" * 50_000])
def test_what_python_cannot_read_for_its_depth_is_said(folder: Path, text: str) -> None:
    written(folder, f"{STARTER}\n{text}\n")
    (found,) = check(folder)
    assert found.sentence.startswith(("it is nested too deeply", "this is not Python"))


def test_what_lies_beside_and_is_far_too_large_keeps_nobody(folder: Path) -> None:
    written(folder, STARTER)
    with (folder / "calculators" / "large.py").open("wb") as file:
        file.truncate(1 << 40)  # a hole, which takes no room
    assert check(folder) == []


def test_inputs_of_scenarios_are_tried_too(folder: Path) -> None:
    put(
        folder, "scenarios/late.yml", "calculator: waiting-time\ninputs: {promise: 3, waits: [7]}\n"
    )
    line = 'promise == 3 and __import__("time").sleep(1e6)'
    written(folder, STARTER.replace(*when_asked(line.replace("promise", 'inputs["promise"]'))))
    (found,) = check(folder)
    assert "does not come to an end for the inputs of scenarios/late.yml" in found.sentence
