"""Imports run one way: macros → catalog → methods, and to views; nothing runs back.

Within macros/ they run one way as well, from room to room.
"""

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]

# What a folder's modules may import of our own and from others; the longest fitting prefix rules.
# The first answer of a fresh browser waits for each of these imports.
CONTRACT = {
    "calculator.charts",
    "calculator.declaration",
    "calculator.fields",
    "calculator.grids",
    "calculator.words",
}
READ = {
    "calculator.characters",
    "calculator.declaration",
    "calculator.fields",
    "calculator.numerals",
    "calculator.words",
}
# What every room of a survey stands on: cells as text, and what numbers and words in them say.
TEXT = READ | {
    "calculator.errors",
    "calculator.precision",
    *(
        f"calculator.survey.{path.stem}"
        for path in (ROOT / "calculator/survey").glob("*.py")
        if path.stem != "__init__"
    ),
}
ALLOWED = {
    "calculator/precision": set(),
    "calculator/words": {"calculator.characters", "calculator.precision"},
    "calculator/fields": set(),
    "calculator/grids": {"calculator.words"},
    "calculator/charts": {"calculator.grids", "calculator.words"},
    "calculator/declaration": {"calculator.charts", "calculator.fields", "calculator.grids"},
    "calculator/characters": set(),
    "calculator/numerals": {"calculator.characters", "calculator.precision", "calculator.words"},
    "calculator/survey/__init__": {"sys"},
    # A survey's rooms, each above those whose names it may import: text, sheet, mapping, columns,
    # answers; the form's reader stands on the text alone.
    "calculator/survey": TEXT,
    "calculator/survey/form": TEXT | {"calculator.survey.form"},
    "calculator/survey/sheet": TEXT | {"calculator.survey.sheet"},
    "calculator/survey/sheet/spreadsheet": TEXT
    | {"calculator.survey.sheet", "datetime", "openpyxl", "xml.etree.ElementTree"},
    "calculator/survey/sheet/workbook": TEXT
    | {
        "calculator.survey.sheet",
        "contextlib",
        "openpyxl",
        "os",
        "warnings",
        "xml.parsers.expat",
    },
    "calculator/survey/mapping": TEXT | {"calculator.methods", "calculator.survey.mapping"},
    "calculator/survey/columns": TEXT | {"calculator.survey.columns", "calculator.survey.mapping"},
    "calculator/survey/answers": TEXT
    | {
        "calculator.methods",
        "calculator.survey.answers",
        "calculator.survey.columns",
        "calculator.survey.mapping",
    },
    # What a page shows of a survey stands above all of them, and is drawn as a calculator is.
    "calculator/survey/desk": TEXT
    | {
        "calculator.survey.answers",
        "calculator.survey.columns",
        "calculator.survey.desk",
        "calculator.survey.mapping",
        "calculator.survey.cards",
        "calculator.survey.sheet",
        "calculator.views",
        "jinja2",
        "markupsafe",
    },
    # Statistics stand on answers, cards on both: methods give the figures; a card is a reply.
    "calculator/survey/statistics": TEXT
    | {
        "calculator.survey.answers",
        "calculator.survey.mapping",
        "calculator.survey.sheet.stacking",
        "calculator.survey.statistics",
    },
    "calculator/survey/cards": TEXT
    | CONTRACT
    | {
        "calculator.catalog",
        "calculator.entered",
        "calculator.methods",
        "calculator.outputs",
        "calculator.reading",
        "calculator.reply",
        "calculator.survey.answers",
        "calculator.survey.cards",
        "calculator.survey.mapping",
        "calculator.survey.statistics",
        "calculator.views",
        "markupsafe",
    },
    # Only where they are needed: neither may be waited for by a page that opens no survey.
    "calculator/survey/dates": {"calculator.characters", "datetime"},
    "calculator/survey/mapping/document": {"calculator.errors", "calculator.words", "yaml"},
    "calculator/reading": TEXT | {"calculator.reading", "calculator.survey.form"},
    "calculator/errors": set(),
    "calculator/methods": {"calculator.precision", "calculator.methods"},
    "calculator/catalog": CONTRACT
    | {"calculator.catalog", "calculator.errors", "calculator.methods"},
    "calculator/entered": {"calculator.fields"},
    "calculator/given": {
        "calculator.entered",
        "calculator.fields",
        "calculator.grids",
        "calculator.words",
    },
    "calculator/foreign": {"calculator.errors"},
    "calculator/views": CONTRACT
    | {
        "calculator.characters",
        "calculator.entered",
        "calculator.precision",
        "calculator.views",
        "jinja2",
        "markupsafe",
    },
    "calculator/outputs": CONTRACT
    | {
        "calculator.catalog",
        "calculator.entered",
        "calculator.errors",
        "calculator.foreign",
        "calculator.given",
        "calculator.outputs",
        "calculator.precision",
        "calculator.reading",
        "calculator.reply",
        "calculator.sureness",
        "calculator.survey.guard",
        "calculator.views",
        "markupsafe",
    },
    "calculator": {"calculator"},
}
STANDARD_LIBRARY = {
    "binascii",
    "codecs",
    "collections",
    "copy",
    "csv",
    "dataclasses",
    "difflib",
    "functools",
    "hashlib",
    "importlib",
    "io",
    "itertools",
    "json",
    "math",
    "pkgutil",
    "random",
    "re",
    "typing",
    "zipfile",
    "zlib",
}
COMMENT = re.compile(r"//[^\n]*|/\*.*?\*/", re.DOTALL)
MODULES = sorted(path.relative_to(ROOT) for path in (ROOT / "calculator").rglob("*.py"))


def imported(path: Path) -> set[str]:
    names = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert not node.level, f"{path} imports relatively; say where from"
            assert node.module
            names |= {_module(node.module, alias.name) for alias in node.names}
    return names


def _module(package: str, name: str) -> str:
    """The module that is imported: `from package import name` may name one or what is in one."""
    within = ROOT.joinpath(*package.split("."), name)
    is_module = within.is_dir() or within.with_suffix(".py").is_file()
    return f"{package}.{name}" if is_module else package


def test_there_are_modules() -> None:
    assert len(MODULES) > 10


def test_imports_run_one_way() -> None:
    wrong = []
    for module in MODULES:
        place = module.with_suffix("").as_posix()
        rule = max((prefix for prefix in ALLOWED if place.startswith(prefix)), key=len)
        wrong += [
            f"{module} imports {name}; it may import {sorted(ALLOWED[rule])} and, of the standard "
            f"library, {sorted(STANDARD_LIBRARY)}"
            for name in imported(ROOT / module)
            if name.partition(".")[0] not in STANDARD_LIBRARY
            if not any(name == one or name.startswith(f"{one}.") for one in ALLOWED[rule])
        ]
    assert wrong == []


FORBIDDEN = {
    "open": "does input or output",
    "print": "does input or output",
    "input": "does input or output",
    "eval": "runs text as code",
    "exec": "runs text as code",
    "sum": "adds floats, which Pythons do differently: use math.fsum",
}


def test_the_scoring_code_is_pure() -> None:
    wrong = []
    for module in MODULES:
        for node in ast.walk(ast.parse((ROOT / module).read_text(encoding="utf-8"))):
            match node:
                case ast.Call(ast.Name(name)) if name in FORBIDDEN:
                    wrong += [f"{module}:{node.lineno} calls {name}, which {FORBIDDEN[name]}"]
    assert wrong == []


def test_nothing_in_the_browser_knows_a_calculator() -> None:
    scripts = [*(ROOT / "docs/assets").glob("*.js"), *(ROOT / "docs/assets/moments").rglob("*.js")]
    assert len(scripts) >= 3
    for script in [*scripts, ROOT / "macros/runtime/worker.mjs"]:
        text = script.read_text(encoding="utf-8")
        code = COMMENT.sub("", text)
        for word in ("encounter", "volume", "importance", "expectation", "reach"):
            assert not re.search(rf"\b{word}\b", code), f"{script.name} knows {word}"


# What a room of macros/ imports of the others, each room below all that it imports; a file at the
# top is a room too. The extension runs in every build, so it must not wait for what a copy needs.
ROOMS: dict[str, set[str]] = {
    "aligned": set(),
    "terminal": set(),
    "printing": {"terminal"},
    "ending": set(),
    "sentence": {"terminal"},
    "strict_yaml": {"printing", "terminal"},
    "runtime": set(),
    "generators": set(),
    "front": set(),
    "serve": {"front", "generators"},
    "shipped": {"generators", "runtime", "terminal"},
    "drawings": {"sentence", "terminal"},
    "knowledge": {"printing", "sentence", "strict_yaml", "terminal"},
    "language": {"knowledge", "runtime", "sentence", "shipped", "terminal"},
    "given": {"terminal"},
    "page": {"knowledge", "language", "sentence", "shipped", "terminal"},
    "kept": {"knowledge", "language", "page", "runtime"},
    "scripts": {"runtime", "shipped"},
    "site": {"kept", "knowledge", "runtime", "scripts", "terminal"},
    "seal": {"site"},
    "exam": {"knowledge", "language", "page", "sentence", "terminal"},
    "takeaway": {"exam", "kept", "knowledge", "page", "sentence", "shipped"},
    "calls": {"drawings", "exam", "knowledge", "page", "sentence", "takeaway", "terminal"},
    "signoff": {"runtime", "sentence", "shipped", "site"},
    "verify": {"runtime", "scripts", "sentence", "site", "terminal"},
    "heading": {"knowledge", "page", "sentence"},
    "extension": {"calls", "kept", "language", "page", "runtime", "sentence", "terminal"},
    "check": {"exam", "extension", "knowledge", "page", "sentence"},
    "copy": {
        *("check", "exam", "extension", "front", "generators", "kept", "knowledge", "language"),
        *("page", "printing", "runtime", "sentence", "serve", "shipped", "signoff", "site"),
        *("strict_yaml", "takeaway", "terminal"),
    },
    "saving": {"page", "shipped", "terminal"},
    "survey": {"aligned", "given", "page", "printing", "saving", "sentence", "shipped", "terminal"},
    "warehouse": {"copy", "printing", "saving", "sentence", "survey", "terminal"},
    "inputs": {"given", "knowledge", "saving", "strict_yaml", "terminal"},
    "running": {"aligned", "inputs", "page", "printing", "saving", "shipped", "terminal"},
    "cli": {
        *("copy", "ending", "page", "printing", "running", "saving", "sentence", "shipped"),
        *("survey", "terminal", "verify", "warehouse"),
    },
}
MACROS = ROOT / "macros"
# They start other programs, and must do so though whatever else is broken: it is these that say so.
ON_THEIR_OWN = ("generators", "serve")


def of_macros(path: Path) -> set[str]:
    """The rooms of macros/ that a module imports something from."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        names: list[str] = []
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.module == "macros":
            names = [f"macros.{alias.name}" for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.module:
            names = [node.module]
        found |= {name.split(".")[1] for name in names if name.startswith("macros.")}
    return found


def modules(room: str) -> list[Path]:
    file = MACROS / f"{room}.py"
    return [file] if file.is_file() else sorted((MACROS / room).rglob("*.py"))


def test_each_room_of_macros_is_in_the_table() -> None:
    rooms = {path.stem for path in MACROS.glob("*.py")} - {"__init__"}
    rooms |= {path.parent.name for path in MACROS.glob("*/__init__.py")}
    assert rooms == ROOMS.keys()
    assert of_macros(MACROS / "__init__.py") == set()


@pytest.mark.parametrize("room", ROOMS)
def test_rooms_of_macros_import_one_way(room: str) -> None:
    for module in modules(room):
        for other in of_macros(module) - {room}:
            assert other in ROOMS[room], (
                f"{module.relative_to(ROOT)} imports of macros.{other}; "
                f"it may import of {sorted(ROOMS[room])}"
            )
    used = set().union(*map(of_macros, modules(room))) - {room}
    assert used == ROOMS[room], "the table allows what is not needed"


@pytest.mark.parametrize("room", ON_THEIR_OWN)
def test_what_starts_programs_does_not_need_the_calculators(room: str) -> None:
    for module in modules(room):
        assert not any(name.startswith("calculator") for name in imported(module)), module


def test_no_room_stands_above_what_it_imports() -> None:
    order = list(ROOMS)
    for room, others in ROOMS.items():
        for other in others:
            assert order.index(other) < order.index(room), f"{room} stands above {other}"
