"""The pages for whoever signs a site off: from facts, and in step with them."""

from __future__ import annotations

import json
import re
from importlib import metadata, resources
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
import yaml
from jsonschema import Draft7Validator
from referencing import Registry, Resource

from macros import shipped
from macros.copy.signoff import write
from macros.knowledge import front_matter
from macros.runtime.files import MANIFEST
from macros.signoff import ABOUT, PAGES, components, pages, record
from macros.signoff.pages import BILL, NOTICES, Who

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"
CONTACT = SimpleNamespace(name="The *Service* Lab", email="lab@example.org", url=None)
PRIVACY = SimpleNamespace(
    controller="Northwind Ltd, 1 High Street",
    officer="Ada Example",
    email="privacy@example.org",
    notice="https://northwind.example.org/privacy",
)


def copy(privacy: Any = PRIVACY) -> Any:
    return SimpleNamespace(name="Northwind", contact=CONTACT, privacy=privacy)


@pytest.fixture(scope="module")
def ours(runtime_folder: Path) -> dict[str, str]:
    assert runtime_folder.is_dir()
    return pages.texts(Who())


def test_the_project_s_own_pages_are_up_to_date(ours: dict[str, str]) -> None:
    for name, text in ours.items():
        told = f"docs/{ABOUT}/{name} is old: python -m macros.signoff.own"
        assert (DOCS / ABOUT / name).read_text(encoding="utf-8") == text, told


@pytest.mark.parametrize("name", PAGES)
def test_a_copy_s_page_is_one_of_the_site(name: str, tmp_path: Path) -> None:
    write(copy(), tmp_path)
    head = front_matter.read(tmp_path / ABOUT / f"{name}.md")
    assert head.rests_on


def test_a_copy_names_who_answers_for_it(tmp_path: Path) -> None:
    write(copy(), tmp_path)
    text = {name: (tmp_path / ABOUT / f"{name}.md").read_text() for name in PAGES}
    whom = r"The \*Service\* Lab (<lab@example.org>)"
    for name in ("privacy", "accessibility", "security"):
        assert whom in text[name], name
        assert "project’s own site" not in text[name]
        assert "maintainer" not in text[name]
    for told in ("Northwind Ltd, 1 High Street", "Ada Example", "<privacy@example.org>"):
        assert told in text["privacy"]
    assert "](https://northwind.example.org/privacy)" in text["privacy"]


def test_a_copy_without_data_about_privacy_has_no_empty_places(tmp_path: Path) -> None:
    write(copy(privacy=None), tmp_path)
    text = (tmp_path / ABOUT / "privacy.md").read_text()
    for absent in ("Data protection officer", "Questions about", "their own notice", "(None)"):
        assert absent not in text
    assert "For this site ask The" in text


def test_the_navigation_has_each_page_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert write(copy(), tmp_path) == []
    listed = shipped.config().read_text()
    bare = tmp_path / "mkdocs.yml"
    bare.write_text(re.sub(rf"^.*{ABOUT}/.*\n", "", listed, flags=re.M))
    monkeypatch.setattr(shipped, "config", lambda: bare)
    assert write(copy(), tmp_path) == [
        {"About this site": [f"{ABOUT}/{name}.md" for name in PAGES]}
    ]


def test_the_bill_keeps_to_cyclonedx(ours: dict[str, str]) -> None:
    folder = resources.files("cyclonedx.schema._res")
    schemas = {
        file: json.loads((folder / f"{file}.SNAPSHOT.schema.json").read_text(encoding="utf-8"))
        for file in ("bom-1.6", "spdx", "jsf-0.82")
    }
    known: Any = Registry().with_resources(
        (f"http://cyclonedx.org/schema/{file}.SNAPSHOT.schema.json", Resource.from_contents(one))
        for file, one in schemas.items()
    )
    judge = Draft7Validator(schemas["bom-1.6"], registry=known)
    bill = json.loads(ours[BILL])
    assert [error.message for error in judge.iter_errors(bill)] == []
    bill["components"][0]["licenses"][0]["license"]["id"] = "MTI"
    assert list(judge.iter_errors(bill)), "the schema would take anything"


def test_the_bill_names_the_versions_that_are_installed(ours: dict[str, str]) -> None:
    bill = json.loads(ours[BILL])
    versions = {one["name"]: one.get("version") for one in bill["components"]}
    for name in ("Jinja2", "MarkupSafe", "mkdocs-material", "openpyxl", "et_xmlfile", "PyYAML"):
        assert versions[name] == metadata.version(name)
    manifest = json.loads((shipped.runtime() / MANIFEST).read_text())
    assert versions["Pyodide"] == manifest["pyodide"]
    assert versions["CPython"] == manifest["python"]
    refs = [one["bom-ref"] for one in bill["components"]]
    assert len(refs) == len(set(refs))
    told = {one["ref"] for one in bill["dependencies"]}
    assert told == {*refs, bill["metadata"]["component"]["bom-ref"]}


@pytest.mark.parametrize("theme", components.THEMES)
def test_every_component_has_a_licence_and_its_text(theme: str) -> None:
    found = components.gather(DOCS, theme)
    assert len(found) > 8
    for one in found:
        assert one.licence, one.name
        assert "see" not in one.licence, one.name
        assert one.text, one.name
        assert one.address.startswith("https://") or one.purl.startswith("pkg:npm/"), one.name


def test_what_the_theme_was_bundled_from_is_known() -> None:
    [material] = [one for one in components.gather(DOCS) if one.name == "mkdocs-material"]
    bundled = {
        one.name
        for one in components.gather(DOCS)
        if one.within == material.ref and "npm" in one.ref
    }
    assert bundled == set(record.BUNDLED), (
        "add it to BUNDLED, then python -m macros.signoff.own --npm"
    )


def test_all_licence_texts_are_there(ours: dict[str, str]) -> None:
    for begins in (
        "Mozilla Public License",
        "PYTHON SOFTWARE FOUNDATION LICENSE",
        "Apache License",
        "SIL OPEN FONT LICENSE",
        "Copyright (c) 2016-2025 Martin Donath",
    ):
        assert begins.lower() in ours[NOTICES].lower(), begins


@pytest.mark.parametrize("name", record.IN_NODE_MODULES)
def test_what_was_written_down_of_npm_is_true(name: str) -> None:
    told = "python -m macros.signoff.own --npm"
    assert record.recorded()[name] == record.read(ROOT / "node_modules" / name), told


def test_python_s_licence_is_the_one_that_is_installed() -> None:
    assert record.recorded()["cpython"] == record.cpython()


def test_every_directive_of_the_policy_is_explained(ours: dict[str, str]) -> None:
    from macros.site import policy

    for directive in policy.write([], []).split("; "):
        name, _, sources = directive.partition(" ")
        assert f"| `{name}` | `{sources}` |" in ours["security.md"]


def test_the_front_matter_of_all_is_yaml_of_its_own(ours: dict[str, str]) -> None:
    said = [
        yaml.safe_load(text.split("---")[1])["description"]
        for name, text in ours.items()
        if name.endswith(".md")
    ]
    assert len(said) == len(set(said)) == len(PAGES)
