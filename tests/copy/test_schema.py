"""Editors and `moments check` are told the same by the same types."""

from __future__ import annotations

import copy as copying
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft7Validator

from macros.cli import main
from macros.copy import schema
from macros.copy.folder import MOMENTS_YML
from macros.copy.judging import load
from macros.copy.new import new
from macros.copy.values import Known

DATA = yaml.safe_load(Path(__file__).with_name("wrong.yml").read_text(encoding="utf-8"))
RIGHT = DATA["right"]
GENERATED = schema.generate()
NEWER = {"$defs", "$anchor", "prefixItems", "dependentRequired", "unevaluatedProperties"}


def parts(node: Any) -> Iterator[dict[str, Any]]:
    if isinstance(node, dict):
        yield node
    for inner in node.values() if isinstance(node, dict) else node:
        if isinstance(inner, dict | list):
            yield from parts(inner)


def wrong(text: str, names: Known | None = None) -> list[str]:
    """What an editor objects to; it turns keys into text, as JSON has them."""
    data = json.loads(json.dumps(yaml.safe_load(text), default=str))
    errors = Draft7Validator(schema.generate(names)).iter_errors(data)
    return sorted(".".join(map(str, error.absolute_path)) for error in errors)


def test_the_shipped_schema_is_the_one_of_the_types() -> None:
    assert schema.SHIPPED_SCHEMA.read_text(encoding="utf-8") == schema.text(), (
        "write it anew: python -m macros.copy.schema"
    )


def test_it_is_draft_07() -> None:
    assert GENERATED["$schema"] == "http://json-schema.org/draft-07/schema#"
    Draft7Validator.check_schema(GENERATED)
    for part in parts(GENERATED):
        assert not NEWER & part.keys()
        assert "$ref" not in part or len(part) == 1, "draft-07 reads nothing beside a reference"
        assert part.get("$ref", "#/definitions/").startswith("#/definitions/")


def test_nothing_may_be_null() -> None:
    assert {"type": "null"} not in [*parts(GENERATED)]


def test_every_key_explains_itself() -> None:
    objects = [GENERATED, *GENERATED["definitions"].values()]
    assert len(objects) > 5
    for one in objects:
        assert one["additionalProperties"] is False
        for name, key in one["properties"].items():
            assert key["description"].endswith("."), name
            assert "\n" not in key["description"]


def test_what_is_right_for_us_is_right_for_an_editor() -> None:
    assert wrong(RIGHT) == []


@pytest.mark.parametrize(
    ("right", "instead", "where"),
    [
        ("name: Northwind Service Lab", "nmae: Northwind", ["", ""]),
        ("language: en", "language: German", ["language"]),
        ("logo: brand/logo.svg", "logo:", ["logo"]),
        ("brand/logo.svg", "brand/logo.pdf", ["logo"]),
        ('primary: "#0b4f6c"', "primary: navy", ["colours.primary"]),
        ("highest: 7", "highest: 6.5", ["scale.highest"]),
        ("{1: Very poor, 7: Excellent}", "{best: Excellent}", ["scale.labels"]),
        ("target: 0.8", "target: 80", ["target"]),
        ("[encounter, pay-slip]", "[encounter, encounter]", ["methods"]),
        ("shipped: [bank, it-service-desk]", "shipped: bank", ["scenarios.shipped"]),
        ("  email: service.lab@example.org\n", "", ["contact"]),
        ("controller: Northwind Ltd", "officer: Somebody", ["privacy"]),
    ],
)
def test_an_editor_finds_it_too(right: str, instead: str, where: list[str]) -> None:
    assert right in RIGHT
    assert wrong(RIGHT.replace(right, instead, 1)) == where


def test_a_folders_own_schema_knows_its_names(tmp_path: Path) -> None:
    (tmp_path / "calculators").mkdir()
    (tmp_path / "calculators" / "pay_slip.py").write_text("", encoding="utf-8")
    path = schema.write(tmp_path)
    assert path == tmp_path / "moments.schema.json"
    methods = json.loads(path.read_text(encoding="utf-8"))["properties"]["methods"]
    assert {"encounter", "pay-slip"} <= {*methods["items"]["enum"]}
    names = Known(tmp_path, ("encounter", "pay-slip"), ("bank", "it-service-desk"))
    assert wrong(RIGHT, names) == []
    assert wrong(RIGHT.replace("pay-slip", "payslip"), names) == ["methods.1"]
    assert wrong(RIGHT.replace("[bank", "[bnak"), names) == ["scenarios.shipped"]


def test_it_is_written_only_when_it_differs(tmp_path: Path) -> None:
    path = schema.write(tmp_path)
    before = path.stat().st_mtime_ns
    assert schema.write(tmp_path).stat().st_mtime_ns == before
    path.write_text("{}", encoding="utf-8")
    schema.write(tmp_path)
    assert path.read_text(encoding="utf-8") != "{}"


def test_the_first_line_leads_to_it(tmp_path: Path) -> None:
    path = schema.write(tmp_path)
    assert schema.MODELINE.startswith("# yaml-language-server: $schema=")
    assert tmp_path / schema.MODELINE.partition("$schema=")[2] == path


def test_a_copy_of_an_earlier_release_is_told_where_its_schema_is_kept(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    new(tmp_path)
    path = tmp_path / MOMENTS_YML
    now = path.read_text(encoding="utf-8")
    (tmp_path / schema.SCHEMA_FILE).unlink()
    path.write_text(now.replace("$schema=", "$schema=.moments/", 1), encoding="utf-8")
    assert main(["check", str(tmp_path)]) == 0
    assert "write `# yaml-language-server: $schema=moments.schema.json` there" in (
        capsys.readouterr().out
    )
    assert not (tmp_path / schema.SCHEMA_FILE).exists(), "nobody asked for it"
    assert (tmp_path / ".moments" / schema.SCHEMA_FILE).is_file()
    path.write_text(now, encoding="utf-8")
    assert main(["check", str(tmp_path)]) == 0
    assert "Note" not in capsys.readouterr().out
    assert (tmp_path / schema.SCHEMA_FILE).read_text(encoding="utf-8").startswith("{")


@pytest.mark.parametrize("part", ["", "colours", "scale", "contact", "privacy", "scenarios"])
def test_every_example_is_allowed(part: str, tmp_path: Path) -> None:
    """An example that an editor or a message proposes must not be refused."""
    for name in ("logo.svg", "favicon.png"):
        (tmp_path / name).write_bytes(b"x")
    titled = {one["title"]: one for one in GENERATED["definitions"].values()}
    keys = (titled[part.capitalize()] if part else GENERATED)["properties"]
    data = copying.deepcopy(yaml.safe_load(RIGHT))
    data |= {"logo": "logo.svg", "methods": ["encounter"], "colours": {}}
    tried = 0
    for name, key in keys.items():
        # What is extended must lie in a repository: test_extending.
        for example in key.get("examples", ()) if name != "extends" else ():
            changed = copying.deepcopy(data)
            inner = changed[part] if part else changed
            inner[name] = example
            if name == "header_text":
                inner["primary"] = "#ffcc00"
            (tmp_path / MOMENTS_YML).write_text(
                yaml.safe_dump(_numbered(changed)), encoding="utf-8"
            )
            load(tmp_path)
            tried += 1
    assert tried or part == "scenarios"


def _numbered(data: dict[str, Any]) -> dict[str, Any]:
    """JSON's keys are text, and labels have numbers."""
    labels = data["scale"]["labels"]
    data["scale"]["labels"] = {int(point): label for point, label in labels.items()}
    return data
