"""Own calculators that never end, exit, print, patch, lie or ask for more than a page has."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from random import Random

from macros.copy import build, new, trials
from macros.knowledge.problems import Problems
from macros.sentence import MacroError
from tests.probes.ending import COMMANDS, End, Way, of_output
from tests.probes.running import MOST_MEMORY, inside

STARTER = (new.STARTER / "waiting_time.py").read_text(encoding="utf-8")
CALCULATE = '    waits = inputs["waits"]\n    late'
PRESENT = '    waits, promise = inputs["waits"], amount(inputs["promise"])\n'
RETURNED = 'return Findings({"late": late, "share": late / len(waits), "low": low, "high": high})'
DECLARED = "CALCULATOR = Calculator("

Made = tuple[str, str, str, bool | None]
"""What was done, the file's text and its name, and whether it must be refused."""

DOING = (
    "while True: pass", "while True: [0] * 99", '__import__("time").sleep(1e9)',
    '__import__("threading").Event().wait()', '__import__("select").select([], [], [])',
    '(lambda f: f(f))(lambda f: f(f))', "x = [0]; x.extend(iter(lambda: 0, 1))",
    'raise SystemExit("done")', "raise KeyboardInterrupt", "raise GeneratorExit", "exit()",
    "quit(3)", '__import__("threading").Thread(target=input).start()',
    '__import__("atexit").register(input)', '__import__("signal").signal(2, input)',
    '__import__("sys").exit()', '__import__("os")._exit(0)', '__import__("os").abort()',
    '__import__("os").kill(__import__("os").getpid(), 9)', '__import__("signal").raise_signal(9)',
    '__import__("os").system("true")', '__import__("subprocess").run(["true"])',
    '__import__("os").fork()', '__import__("multiprocessing").Process().start()',
    '__import__("socket").create_connection(("127.0.0.1", 1))',
    '__import__("urllib.request").request.urlopen("http://127.0.0.1:1")',
    'open("left-behind", "w")', '__import__("pathlib").Path("left").write_text("x")',
    '__import__("os").mkdir("left")', '__import__("tempfile").mkdtemp()',
    "print('x' * 5_000_000)", 'print("\\x1b[2J")', '__import__("sys").stdout.write("x")',
    "input()", "breakpoint()", '__import__("sys").stdout.close()', '__import__("os").close(1)',
    '__import__("os").dup2(2, 1)', "b'x' * (1 << 33)",
    "x = [bytearray(1 << 26) for _ in range(99)]", "'x' * 10 ** 12",
    "range(10 ** 9).__class__([0] * 10 ** 10)", "raise ValueError",
    'raise ValueError("\\x1b[2J")', 'raise ValueError("x" * 10_000_000)',
    'raise ValueError("\\ud800")', "1 / 0", "None.x", "nobody", "assert False",
    '__import__("nowhere")', '__import__("numpy")', "[][1]", "int('x')",
    'exec("while True: pass")', 'eval("(" * 500)', '__import__("ctypes").string_at(0)',
    '__import__("faulthandler")._sigsegv()', '__import__("faulthandler")._fatal_error(b"x")',
    '__import__("builtins").__dict__.update(len=lambda _: 3)',
    '__import__("math").__dict__.clear()', 'setattr(__import__("math"), "fsum", sum)',
    'setattr(charts, "bars", None)', "charts.MEANINGS.clear()",
    'setattr(wilson, "interval", lambda *_: (0, 1))', 'setattr(Calculator, "__repr__", None)',
    'setattr(__import__("json"), "dumps", lambda *_: "")',
)  # fmt: skip
"""Each is a statement of one line, which no page can do or which comes to no end."""
BEFORE_AN_ENDLESS_LOOP = (
    "import signal; [signal.signal(one, signal.SIG_IGN) for one in (2, 15)]",
    "import faulthandler; faulthandler.cancel_dump_traceback_later()",
    "import threading; threading.Thread(target=lambda: exec('while True: pass')).start()",
    "import atexit; atexit.register(lambda: exec('while True: pass'))",
    "import sys; sys.settrace(lambda *_: None)",
    "import sys; sys.setrecursionlimit(10 ** 6)",
    "import gc; gc.disable()",
    "import sys; sys.setswitchinterval(1e9)",
    "import os; os._exit = print",
    "import sys; sys.stdout = sys.stderr = None",
    "import resource; resource.setrlimit(resource.RLIMIT_CPU, (10 ** 6, 10 ** 6))",
)
STAYING = (
    "import warnings; warnings.simplefilter('error'); warnings.warn('x')",
    "import sys; sys.modules.clear()",
    "import sys; sys.path.clear()",
    "import builtins; del builtins.open",
    "import json; json.dumps = lambda *_: 'null'",
    "import pathlib; pathlib.Path.write_text = lambda *_, **__: 0",
    "import os; os.environ.clear()",
    "import sys; sys.setrecursionlimit(60)",
    "import locale; locale.setlocale(locale.LC_ALL, 'C')",
    "import logging; logging.getLogger().addHandler(logging.StreamHandler())",
    "import sys; sys.excepthook = None",
    "import calculator; del calculator.respond",
    "import calculator.reply",
    "from calculator import *",
    "import random; random.seed(1)",
    "import decimal; decimal.getcontext().prec = 1",
)
"""What is done and may end well or not; the command must go on."""
GIVEN = (
    "None", '"late"', "3", "[]", "{}", "()", "Findings(None)", "Findings(3)", "Findings({})",
    'Findings({"late": 1})', "Findings({}, [1])", "iter(())", "Findings", "present(inputs, None)",
)  # fmt: skip
FIGURES = (
    'float("nan")', 'float("inf")', '-float("inf")', "object()", "1j", "10 ** 400", "10 ** 5000",
    "b'x'", "{1, 2}", "[[]]", '{"a": float("nan")}', "print", "Exception()", "(lambda: 1)", "...",
    '__import__("decimal").Decimal(1)', '__import__("fractions").Fraction(1, 3)', "int",
    'type("F", (float,), {"__repr__": lambda _: "x"})(1)', "iter([1])", '"text"', '"\\ud800"',
    '"\\x1b[2J"', "[float('nan')]", "__import__('datetime').date(2026, 1, 1)",
)  # fmt: skip
MAY_BE = ("10 ** 400", '"text"', "[[]]", 'type("F"', '"\\x1b[2J"')
ANSWERS = (
    'answer=" "', "answer=None", "answer=3", "answer=float('nan')", 'answer=["a"]',
    "answer=object()", 'answer="a", advice="b"', 'answer="a", advice=3',
    'answer="a", advice=(None,)', 'answer="a", charts=3', 'answer="a", charts=("b",)',
    'answer="a", charts=(None,)', 'answer="a", tables=(1,)', 'answer="a", tables=None',
    'answer="a", formulas=("x",)', 'answer="a", formulas=(Formula(None, None, None),)',
    'answer="The mean is nan."', 'answer="The mean is inf %."', 'answer="\\ud800"',
    'answer="a", nobody=1',
)  # fmt: skip
PERHAPS = (
    'answer="x" * 3_000_000', 'answer="\\x1b[2J\\u202e"', 'answer="<script>alert(1)</script>"',
    'answer="a", advice=("<b>",)', 'answer="{{ nowhere() }}"',
    'answer="<img src=https://elsewhere.example/a.png>"',
)  # fmt: skip
DECLARING: tuple[tuple[str, str], ...] = (
    ('shown="count"', 'shown="days"'), ('shown="share"', "shown=None"),
    ('shown="share"', "shown=3"), ('"worse" if', '"awful" if'), ('"worse" if', "3 if"),
    ("values=VALUES", "values=None"), ("values=VALUES", 'values="late"'),
    ("values=VALUES", "values=(None,)"), ("values=VALUES", "values=VALUES + VALUES"),
    ("fields=FIELDS", "fields=()"), ("fields=FIELDS", "fields=None"),
    ("fields=FIELDS", "fields=(1,)"), ("fields=FIELDS", "fields=FIELDS + FIELDS"),
    ('sources=("wilson1927",)', "sources=()"), ('sources=("wilson1927",)', 'sources=("",)'),
    ('sources=("wilson1927",)', "sources=(None,)"),
    ('sources=("wilson1927",)', 'sources="wilson1927"'), ("limits=(", "limits=() and ("),
    ("limits=(", "limits=None and ("), ('question="How', 'question="" and "How'),
    ('question="How', 'question=None and "How'), ('question="How', 'question=3 or "How'),
    ('name="waiting-time"', 'name="waiting"'), ('name="waiting-time"', "name=None"),
    ('name="waiting-time"', 'name="../a"'), ("calculate=calculate", "calculate=None"),
    ("present=present", "present=print"), ("present=present", "present=None"),
    ('example={"promise": 10', 'example=None and {"promise": 10'),
    ('example={"promise": 10', 'example={"nobody": 10'), ('"waits": [4', '"waits": [None, 4'),
    ('"waits": [4', '"waits": [float("nan"), 4'), ('{"promise": 10', '{"promise": "many"'),
    (DECLARED, "OTHER = Calculator("), (DECLARED, "CALCULATOR = 3 and Calculator("),
    ("late / len(waits)", 'late / (1440 - inputs["promise"])'), ("late / len(waits)", "waits[4]"),
    ("late / len(waits)", "late / (late - 0)"),
    ('Number(\n        "promise"', 'Number(\n        ""'),
    ("0,\n        1440,\n        most", "1440,\n        0,\n        most"),
    ("most=200", "most=-1"), ('"Waits",', "None,"), ("default=10", 'default="x"'),
    ("default=10", "default=5000"), ('sources=("wilson1927",)', 'sources=("nobody1999",)'),
)  # fmt: skip
ALL_WRONG_BUT = ("default=", "Waits", "most=-1", '""', "nobody1999")
NAMES = (
    "json.py", "lambda.py", "names.py", "a-b.py", "été.py", "A.py", "1.py", "a b.py",
    "encounter.py", "class.py", "words.py", "os.py", "calculator.py", "macros.py", "load.py",
    "__main__.py",
)  # fmt: skip
UNREADABLE = (
    "def", "(" * 300, "(" * 5000, "-" * 50_000 + "1", "[" * 99 + "]" * 98, "x = '\0'",
    "\ufeff" * 3, "# -*- coding: nobody -*-", "# -*- coding: utf-7 -*-\nx = +AGE-",
    "\tx\n        y", "print 'a'", "x" + ".x" * 50_000, "if 1:\n" + " if 1:\n" * 120, "await x",
    "from . import x", "from .encounter import y", "import numpy",
    "from __future__ import braces", "return 1", "yield", "x = 1_", "0777", "é\u202e = 1",
    "x = " + "9" * 5000, "import calculator.nobody", "from calculator import nobody",
)  # fmt: skip


def probe(draw: Random, folder: Path) -> End:
    """Put one calculator that is no good into a new copy, and see what `check` makes of it."""
    trials.LEAST_SECONDS = 1.0
    _bounded()
    copy = folder / "copy"
    new.new(copy)
    (copy / "docs" / "our-promise.md").unlink()
    (copy / "calculators" / "waiting_time.py").unlink()
    what, text, name, refused = draw.choice(MAKING)(draw)
    path = copy / "calculators" / name
    path.write_bytes(text.encode("utf-8", "surrogatepass"))
    ran = inside("check", copy)
    end = of_output(what, ran.status, ran.out, ran.err, refused=refused)
    if end.way is Way.SENTENCE:
        return _placed(end, ran.err, name)
    if end.way is not Way.ANSWER:
        return end
    if f"calculators/{name} is left alone" in ran.out:
        return End(Way.SENTENCE, what, ran.out)
    try:
        made = build.prepare(copy)
    except (Problems, MacroError) as refusal:
        return End(Way.WRONG, what, f"check calls it right, and it is not composed: {refusal}")
    page = made.parent / "docs" / "calculate" / "waiting-time.md"
    if not page.is_file() or COMMANDS.search(page.read_text(encoding="utf-8")):
        return End(Way.WRONG, what, "check calls it right, and its page is none")
    left = {one.name for one in copy.rglob("left*")} - {"learn"}
    return End(Way.WRONG, what, f"{left} was written") if left else end


def _placed(end: End, err: str, name: str) -> End:
    """A sentence names the file and a line of it."""
    lines = [line for line in err.splitlines() if line.startswith(f"calculators/{name}:")]
    if not lines or any(len(line) > 1_000 for line in lines):
        return End(Way.WRONG, end.what, f"no line of the file is named: {err[:500]}")
    return end


def _bounded() -> None:
    import resource

    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    if hard == resource.RLIM_INFINITY:
        resource.setrlimit(resource.RLIMIT_AS, (2 * MOST_MEMORY, 2 * MOST_MEMORY))


def _doing(draw: Random, line: str, what: str, refused: bool | None = True) -> Made:
    """Do it when the file is imported, or when it is asked for numbers or for words."""
    when = draw.choice(["imported", "calculating", "presenting", "with many"])
    if when == "imported":
        text = STARTER.replace(DECLARED, f"{line}\n\n\n{DECLARED}")
    elif when == "presenting":
        text = STARTER.replace(PRESENT, f"    {line}\n{PRESENT}")
    elif when == "with many":  # the example has ten, and what is spoilt has three
        inner = f"    if len(inputs['waits']) == 3:\n        {line}\n{CALCULATE}"
        text = STARTER.replace(CALCULATE, inner)
    else:
        text = STARTER.replace(CALCULATE, f"    {line}\n{CALCULATE}")
    return f"{what}, {when}: {line}", text, "waiting_time.py", refused


def doing(draw: Random) -> Made:
    return _doing(draw, draw.choice(DOING), "does")


def endless(draw: Random) -> Made:
    first = draw.choice(BEFORE_AN_ENDLESS_LOOP)
    line = f"{first}\n{{}}while True: pass"
    what, text, name, refused = _doing(draw, "@@", "before an endless loop")
    at = text.index("@@")
    indent = text[text.rindex("\n", 0, at) + 1 : at]
    return f"{what} {first}", text.replace("@@", line.format(indent)), name, refused


def staying(draw: Random) -> Made:
    line = draw.choice(STAYING)
    if "*" in line:
        return f"imports: {line}", f"{line}\n{STARTER}", "waiting_time.py", None
    return _doing(draw, line, "leaves behind", None)


def giving(draw: Random) -> Made:
    given = draw.choice(GIVEN)
    return f"calculate gives {given}", STARTER.replace(RETURNED, f"return {given}"), FILE, True


def figures(draw: Random) -> Made:
    given = draw.choice(FIGURES)
    refused = None if given.startswith(MAY_BE) else True
    return f"a figure {given}", STARTER.replace("late / len(waits)", given), FILE, refused


def presenting(draw: Random) -> Made:
    given = draw.choice((*ANSWERS, *PERHAPS))
    text = STARTER.replace(PRESENT, f"    return Presentation({given})\n{PRESENT}")
    return f"presents {given}", text, FILE, True if given in ANSWERS else None


def declaring(draw: Random) -> Made:
    before, after = draw.choice(DECLARING)
    assert before in STARTER, before
    refused = None if any(one in after for one in ALL_WRONG_BUT) else True
    if after == "late / (late - 0)":
        refused = True  # nobody waited too long in some of what is spoilt
    return f"declares {after!r}", STARTER.replace(before, after, 1), FILE, refused


def naming(draw: Random) -> Made:
    name = draw.choice(NAMES)
    return f"is called {name}", STARTER, name, None if name.startswith("_") else True


def unreadable(draw: Random) -> Made:
    given = draw.choice(UNREADABLE)
    text = f"{STARTER}\n{given}\n" if draw.random() < 0.5 else f"{given}\n{STARTER}"
    right = ("# -*-", "x" + ".x")
    return f"is no Python: {given[:60]!r}", text, FILE, None if given.startswith(right) else True


FILE = "waiting_time.py"
MAKING: tuple[Callable[[Random], Made], ...] = (
    doing, doing, doing, endless, staying, staying, giving, figures, figures, presenting,
    presenting, declaring, declaring, naming, unreadable, unreadable,
)  # fmt: skip
