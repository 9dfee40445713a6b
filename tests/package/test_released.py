"""What makes a release and looks after the project: right by its schema, modest, of one mind."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.sites import ROOT

GITHUB = ROOT / ".github"
WORKFLOWS = sorted((GITHUB / "workflows").glob("*.yml"))
FORMS = sorted(
    set((GITHUB / "ISSUE_TEMPLATE").glob("*.yml")) - {GITHUB / "ISSUE_TEMPLATE/config.yml"}
)
SCHEMAS = [
    *(("github-workflows", path, "runs-on") for path in WORKFLOWS),
    *(("github-issue-forms", path, "description") for path in FORMS),
    ("github-issue-config", GITHUB / "ISSUE_TEMPLATE" / "config.yml", "blank_issues_enabled"),
    ("dependabot", GITHUB / "dependabot.yml", "version"),
    ("citation-file-format", ROOT / "CITATION.cff", "cff-version"),
]
PINNED = re.compile(
    r"(?:actions/[a-z-]+|pypa/gh-action-pypi-publish)@[0-9a-f]{40} # v\d+\.\d+\.\d+"
)
MAY_WRITE = {
    ("pages.yml", "publish"): {"pages": "write", "id-token": "write"},
    ("release.yml", "index"): {"id-token": "write"},
    ("release.yml", "notes"): {"contents": "write"},
}
"""All other jobs read, and these run nothing of ours."""
SCRIPT = ROOT / ".ci" / "release.py"
LINK = re.compile(r"\]\((?!https?:)(?P<file>[^)#]+)")


def schema_says(schema: str, path: Path) -> int:
    command = ["check_jsonschema", "--builtin-schema", f"vendor.{schema}", str(path)]
    return subprocess.run([sys.executable, "-m", *command], capture_output=True).returncode


@pytest.mark.parametrize(
    ("schema", "path", "key"), SCHEMAS, ids=lambda one: getattr(one, "name", one)
)
def test_it_is_right_by_its_published_schema(
    schema: str, path: Path, key: str, tmp_path: Path
) -> None:
    assert schema_says(schema, path) == 0
    wrong = tmp_path / path.name
    text = path.read_text(encoding="utf-8")
    wrong.write_text(re.sub(rf"(?m)^( *){key}:.*", rf"\1{key}: [5]", text), encoding="utf-8")
    assert schema_says(schema, wrong) != 0


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_actions_are_pinned_and_the_same_as_a_copy_s(path: Path) -> None:
    def used(file: Path) -> set[str]:
        lines = file.read_text(encoding="utf-8").splitlines()
        return {line.partition("uses: ")[2] for line in lines if "uses: " in line}

    ours = used(path)
    assert all(PINNED.fullmatch(one) for one in ours), ours
    copys = used(ROOT / "macros" / "copy" / "starter" / "pages.yml")
    names = {one.partition("@")[0] for one in copys}
    assert {one for one in ours if one.partition("@")[0] in names} <= copys


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_a_job_may_write_only_where_it_must(path: Path) -> None:
    data: dict[Any, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
    assert data["permissions"] == {"contents": "read"}
    assert "pull_request_target" not in data[True]  # YAML's name for `on`
    for name, job in data["jobs"].items():
        assert job["timeout-minutes"] <= 90
        allowed = job.get("permissions", {})
        writing = {kind: right for kind, right in allowed.items() if right == "write"}
        assert writing == MAY_WRITE.get((path.name, name), {})
        if writing:
            assert not any("checkout" in step.get("uses", "") for step in job["steps"])
        for step in job["steps"]:
            if "checkout" in step.get("uses", ""):
                assert step["with"]["persist-credentials"] is False


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """What a release looks at, to be changed."""
    for place in ("pyproject.toml", "CITATION.cff", "CHANGELOG.md", "docs/reference/changes.md"):
        (tmp_path / place).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(ROOT / place, tmp_path / place)
    shutil.copytree(SCRIPT.parent, tmp_path / ".ci")
    shutil.copytree(GITHUB, tmp_path / ".github")
    return tmp_path


def release(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, str(folder / ".ci" / SCRIPT.name), *arguments]
    return subprocess.run(command, capture_output=True, text=True, encoding="utf-8")


def replace(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def test_what_repeats_other_files_is_up_to_date(checkout: Path) -> None:
    assert release(checkout, "write").returncode == 0
    for place in ("CITATION.cff", "CHANGELOG.md", ".github/ISSUE_TEMPLATE/config.yml"):
        told = f"{place} is old: python .ci/release.py write"
        assert (checkout / place).read_text("utf-8") == (ROOT / place).read_text("utf-8"), told


def test_a_release_says_all_that_it_lacks_and_then_begins(checkout: Path) -> None:
    lacking = release(checkout, "check", "v9.0")
    assert lacking.returncode == 1
    version = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["version"]
    assert f"The tag is v9.0, and the version in pyproject.toml is {version}." in lacking.stderr
    assert "rename “Not yet released”" in lacking.stderr
    assert "Source in pyproject.toml is still https://example.org/" in lacking.stderr

    replace(checkout / "pyproject.toml", "https://example.org/", "https://moments.test/")
    changes = checkout / "docs" / "reference" / "changes.md"
    replace(changes, "## Not yet released", f"## {version} (1 December 2026)")
    old = release(checkout, "check", f"v{version}").stderr.splitlines()
    assert [line.partition(" ")[0] for line in old] == [
        "CITATION.cff",
        ".github/ISSUE_TEMPLATE/config.yml",
        "CHANGELOG.md",
    ]
    assert release(checkout, "write").returncode == 0
    fit = release(checkout, "check", f"v{version}")
    assert (fit.returncode, fit.stderr.strip()) == (0, "")
    assert "https://moments.test/" in (checkout / "CITATION.cff").read_text("utf-8")
    assert release(checkout, "notes").stdout.startswith("Knowledge base")


@pytest.mark.parametrize("name", ["README.md", "CHANGELOG.md", "CODE_OF_CONDUCT.md"])
def test_links_of_the_files_at_the_top_lead_somewhere(name: str) -> None:
    links = LINK.findall((ROOT / name).read_text(encoding="utf-8"))
    assert links
    assert [link for link in links if not (ROOT / link).is_file()] == []
