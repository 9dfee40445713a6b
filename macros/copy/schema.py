"""The JSON Schema of `moments.yml`, made from its types, so that editors complete and explain.

Editors read draft-07, and pydantic writes a newer dialect: this converts what differs. A folder's
own schema lies beside its `moments.yml`, where a colleague's clone has it too, and knows the names
that may be used; it needs no network. Run as `python -m macros.copy.schema` to write the shipped
one anew.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from macros.copy import hiding
from macros.copy.config import Copy
from macros.copy.folder import HIDDEN, MOMENTS_YML
from macros.copy.hiding import FIRST_PAGE, LICENCES_PAGE
from macros.copy.judging import known
from macros.copy.mirror import write_changed
from macros.copy.values import Known

DIALECT = "http://json-schema.org/draft-07/schema#"
SHIPPED_SCHEMA = Path(__file__).with_name("moments.schema.json")
SCHEMA_FILE = "moments.schema.json"
MODELINE = f"# yaml-language-server: $schema={SCHEMA_FILE}"
"""The first line of `moments.yml`, by which editors find the schema."""
EARLIER = f"{HIDDEN}/{SCHEMA_FILE}"
"""Where the first line of a copy of an earlier release leads: no clone has what is there."""


HAS_TO_BE = {FIRST_PAGE, LICENCES_PAGE}


def generate(names: Known | None = None) -> dict[str, Any]:
    """Make the schema.

    Args:
        names: What a folder's file may name; without it every name is allowed.
    """
    written = Copy.model_json_schema(ref_template="#/definitions/{model}")
    definitions = written.pop("$defs")
    schema = converted({**written, "title": "moments.yml", "definitions": definitions})
    if names is not None:
        _items(schema["properties"]["methods"])["enum"] = list(names.calculators)
        shipped = schema["definitions"]["Scenarios"]["properties"]["shipped"]
        _items(shipped)["enum"] = list(names.scenarios)
        # The copy's own pages as well, whose names would change this file with each of them.
        offered = sorted(hiding.known(None).keys() - HAS_TO_BE)
        _items(schema["properties"]["hide"])["anyOf"] = [{"enum": offered}, {"type": "string"}]
    return {"$schema": DIALECT, **schema}


def text(names: Known | None = None) -> str:
    """The schema as it is written into files."""
    return json.dumps(generate(names), ensure_ascii=False, indent=2) + "\n"


def write(folder: Path) -> Path:
    """Write a folder's own schema to where the first line of its `moments.yml` looks for it."""
    path = folder / (EARLIER if looks_earlier(folder) else SCHEMA_FILE)
    write_changed(path, text(known(folder)).encode())
    return path


def looks_earlier(folder: Path) -> bool:
    """Whether a folder's `moments.yml` looks for its schema among what is made and not kept."""
    path = folder / MOMENTS_YML
    if not path.is_file():
        return False
    with path.open(encoding="utf-8", errors="replace") as file:
        return file.readline().rstrip().endswith(f"$schema={EARLIER}")


def converted(schema: Any) -> Any:
    """A schema of pydantic's dialect in the one that editors read."""
    if isinstance(schema, list):
        return [converted(one) for one in schema]
    if not isinstance(schema, dict):
        return schema
    found = {key: converted(value) for key, value in schema.items()}
    choices = [one for one in found.get("anyOf", ()) if one != {"type": "null"}]
    if len(choices) < len(found.get("anyOf", ())):  # what may be left out, yet not left empty
        del found["anyOf"], found["default"]
        found = {**choices[0], **found}
    if "$ref" in found and len(found) > 1:  # draft-07 reads nothing beside a reference
        found["allOf"] = [{"$ref": found.pop("$ref")}]
    if isinstance(found.get("description"), str):
        found["description"] = " ".join(found["description"].split())
    return found


def _items(schema: dict[str, Any]) -> dict[str, Any]:
    """What a list in a schema holds; a choice may offer one list."""
    lists = [one for one in (schema, *schema.get("oneOf", ())) if one.get("type") == "array"]
    items: dict[str, Any] = lists[0]["items"]
    return items


if __name__ == "__main__":
    SHIPPED_SCHEMA.write_text(text(), encoding="utf-8")
