"""An organisation's own questions: what is wrong with them, and what editors are told of them.

They lie in `exam/` in the copy's folder, one file a subject, in the form of ours and beside ours in
the bank. Run as `python -m macros.copy.exam` to write the shipped schema anew.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from macros import shipped, terminal
from macros.copy import contents
from macros.copy.folder import HIDDEN, question_files
from macros.copy.mirror import write_changed
from macros.copy.schema import DIALECT, converted
from macros.exam import balance, bank
from macros.exam.bank import EXAM
from macros.exam.form import TYPES
from macros.exam.subject import Subject
from macros.knowledge.problems import Problem

SHIPPED_EXAM_SCHEMA = Path(__file__).with_name("exam.schema.json")
EXAM_SCHEMA_FILE = f"{HIDDEN}/exam.schema.json"


def check(folder: Path, docs: Path) -> list[Problem]:
    """Look at all of them.

    Args:
        folder: The copy's folder.
        docs: Its pages and the shipped ones together; the questions are put beside ours there.
    """
    problems = [*_misnamed(folder)]
    names = {path.name for path in question_files(folder)}
    if not names:
        return problems  # ours are right, and six hundred of them take a second
    for name in names - {path.name for path in _shipped()}:
        shutil.copy(folder / EXAM / name, docs / EXAM)
    found, wrong = bank.look(docs)
    problems += [
        one for one in (*wrong, *balance.unbalanced(found)) if Path(one.file).name in names
    ]
    return problems


def _misnamed(folder: Path) -> Iterator[Problem]:
    ours = {path.name for path in _shipped()}
    for path in contents.files(folder, EXAM):
        file = f"{EXAM}/{path.name}"
        if path.name in ours:
            said = terminal.say(
                "we ship a file {file} already; give yours another name.",
                file=terminal.quoted(path.name),
            )
            yield Problem(file, 1, 1, said)
        elif path.suffix.lower() in (".yaml", ".yml") and path.suffix != ".yml":
            said = terminal.say(
                "only names that end in {ending} are read; rename it to {name}.",
                ending=".yml",
                name=terminal.quoted(path.stem + ".yml"),
            )
            yield Problem(file, 1, 1, said)


def _shipped() -> list[Path]:
    return sorted((shipped.docs() / EXAM).glob("*.yml"))


def schema() -> dict[str, Any]:
    """The JSON Schema of a file of questions, made from the types that judge it."""
    definitions: dict[str, Any] = {}
    for model in TYPES.values():
        one = model.model_json_schema(ref_template="#/definitions/{model}")
        definitions |= one.pop("$defs", {})
        one["required"] = sorted({*one["required"], "type"})
        definitions[model.__name__] = one
    written = Subject.model_json_schema(ref_template="#/definitions/{model}")
    definitions |= written.pop("$defs")
    written["title"] = "Questions of one subject"
    written["properties"]["questions"]["items"] = {
        "oneOf": [{"$ref": f"#/definitions/{model.__name__}"} for model in TYPES.values()]
    }
    return {"$schema": DIALECT, **converted({**written, "definitions": definitions})}


def schema_text() -> str:
    """The schema as it is written into files."""
    return json.dumps(schema(), ensure_ascii=False, indent=2) + "\n"


def write_schema(folder: Path) -> None:
    """Write it to where the first line of a copy's own file of questions can name it."""
    if (folder / EXAM).is_dir():
        write_changed(folder / EXAM_SCHEMA_FILE, schema_text().encode())


if __name__ == "__main__":
    SHIPPED_EXAM_SCHEMA.write_text(schema_text(), encoding="utf-8")
