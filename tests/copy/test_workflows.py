"""What publishes a copy: right by its published schema, pinned, modest, and its steps run."""

from __future__ import annotations

import csv
import os
import re
import shlex
import subprocess
import sys
from pathlib import Path
from typing import Any

import check_jsonschema
import pytest
import yaml
from click.testing import CliRunner, Result

from calculator.survey.mapping.survey_mapping import MappedColumn, SurveyMapping
from calculator.survey.mapping.written import written
from macros.cli import main
from macros.copy import judging
from macros.copy.new import STARTER
from macros.generators import ADDRESS
from macros.site import offline
from tests.copy.copies import FEW, begun, few
from tests.survey.cards.dealing_cards import SCALES
from tests.survey.cards.drifting import WATCHED, answered, survey

ROOT = Path(__file__).resolve().parents[2]
GITHUB = STARTER / "pages.yml"
GITLAB = STARTER / "gitlab-ci.yml"
NIGHTLY = STARTER / "nightly.yml"
OFFICIAL = re.compile(r"actions/[a-z-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+")
MAJORS = {
    "checkout": 7,
    "setup-python": 7,
    "configure-pages": 6,
    "upload-artifact": 7,
    "upload-pages-artifact": 5,
    "deploy-pages": 5,
}
"""The current majors as of November 2026; older ones run on a Node that GitHub has removed."""


def workflow(path: Path = GITHUB) -> dict[Any, Any]:
    data: dict[Any, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
    return data


def pipeline() -> dict[str, Any]:
    data: dict[str, Any] = yaml.safe_load(GITLAB.read_text(encoding="utf-8"))
    return data


def checked(schema: str, path: Path) -> Result:
    return CliRunner().invoke(check_jsonschema.main, ["--builtin-schema", schema, str(path)])


@pytest.mark.parametrize(
    ("schema", "path"),
    [
        ("vendor.github-workflows", GITHUB),
        ("vendor.github-workflows", NIGHTLY),
        ("vendor.gitlab-ci", GITLAB),
    ],
)
def test_it_is_right_by_its_published_schema(schema: str, path: Path, tmp_path: Path) -> None:
    run = checked(schema, path)
    assert run.exit_code == 0, run.output
    wrong = tmp_path / path.name
    text = path.read_text(encoding="utf-8")
    wrong.write_text(re.sub(r"(?m)^( *)(runs-on|stages):.*", r"\1\2: 5", text), encoding="utf-8")
    told = checked(schema, wrong)
    assert (told.exit_code, "Schema validation errors" in told.output) == (1, True), told.output


def test_actions_are_githubs_own_and_pinned_to_current_majors() -> None:
    lines = [
        line.partition("uses: ")[2]
        for line in GITHUB.read_text(encoding="utf-8").splitlines()
        if "uses: " in line
    ]
    assert all(OFFICIAL.fullmatch(line) for line in lines), lines
    found = {
        line.partition("/")[2].partition("@")[0]: int(line.partition(" # v")[2].split(".")[0])
        for line in lines
    }
    assert found == MAJORS
    nightly = NIGHTLY.read_text(encoding="utf-8")
    used = [line.partition("uses: ")[2] for line in nightly.splitlines() if "uses: " in line]
    assert used, "it takes them from the same releases"
    assert set(used) < set(lines)


def test_each_job_may_do_no_more_than_it_must() -> None:
    data = workflow()
    assert data["permissions"] == {"contents": "read"}
    assert data["jobs"]["build"]["permissions"] == {"contents": "read", "pages": "read"}
    assert data["jobs"]["publish"]["permissions"] == {"pages": "write", "id-token": "write"}
    assert "pull_request_target" not in data[True]  # YAML's name for `on`
    (checkout,) = (
        step for step in data["jobs"]["build"]["steps"] if "checkout" in step.get("uses", "")
    )
    assert checkout["with"]["persist-credentials"] is False


def test_a_pull_request_publishes_nothing_and_leaves_a_site_to_download() -> None:
    jobs = workflow()["jobs"]
    assert jobs["publish"]["if"].startswith("github.event_name != 'pull_request' && ")
    steps = {
        step["uses"].partition("@")[0]: step for step in jobs["build"]["steps"] if "uses" in step
    }
    assert steps["actions/upload-artifact"]["if"] == "github.event_name == 'pull_request'"
    for action in ("configure-pages", "upload-pages-artifact"):
        assert steps[f"actions/{action}"]["if"] == "github.event_name != 'pull_request'"


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    """An environment in which `moments` is this one, and the package is installed already."""
    programs = tmp_path / "bin"
    programs.mkdir()
    moments = programs / "moments"
    moments.write_text(f'#!/bin/sh\nexec {sys.executable} -m macros.cli "$@"\n')
    pip = programs / "python"
    pip.write_text(
        "#!/bin/sh\n"
        "test -f requirements.txt || exit 1\n"
        'case "$*" in\n'
        '"-m pip install --requirement requirements.txt") ;;\n'
        '"-m pip install moments-of-truth[warehouse]") ;;\n'
        '"-m pip install --requirement requirements.txt moments-of-truth[warehouse]") ;;\n'
        "*) exit 1 ;;\n"
        "esac\n"
    )
    for program in (moments, pip):
        program.chmod(0o755)
    path = os.pathsep.join([str(programs), os.environ["PATH"]])
    inherited = {name: value for name, value in os.environ.items() if name != "SITE_URL"}
    return inherited | {"PATH": path, "PYTHONPATH": str(ROOT)}


def ran(line: str, folder: Path, environment: dict[str, str]) -> None:
    run = subprocess.run(
        ["bash", "-e", "-o", "pipefail", "-c", line],
        cwd=folder,
        env=environment,
        capture_output=True,
        text=True,
    )
    assert run.returncode == 0, run.stdout + run.stderr


@pytest.mark.skipif(sys.platform == "win32", reason="the steps are written for a Linux runner")
@pytest.mark.usefixtures("runtime_folder")
def test_githubs_and_gitlabs_steps_run(tmp_path: Path, environment: dict[str, str]) -> None:
    methods = [*FEW["methods"], "kano", "satisfaction"]  # two of what is scored opens in these
    folder = few(tmp_path / "copy", methods=methods)
    steps = workflow()["jobs"]["build"]["steps"]
    base = "https://octocat.github.io/kb"
    for step in steps:
        if "run" in step:
            ran(step["run"], folder, environment | asked_of(step, base))
    home = folder / "site" / "index.html"
    assert f'<link rel="canonical" href="{base}/">' in home.read_text("utf-8")
    for step in steps:
        if "path" in step.get("with", {}):
            assert (folder / step["with"]["path"]).exists()
    data = pipeline()
    first = data[".site"]["before_script"]
    assert first == [step["run"] for step in steps if step.get("name") in ("Install", "Check")]
    address = "https://group.pages.example/kb"
    given = environment | {"CI_PAGES_URL": address, **asked_nightly(folder)}
    for line in data["pages"]["script"]:
        ran(line, folder, given)
    scored = (folder / "public/our-moments/index.html").read_text("utf-8")
    assert "left its control limits in 2025-04, downwards" in scored
    assert "moments-limit" in scored, "the control chart is drawn"
    assert "Barrow" not in scored, "too few answered there for it to be told"
    assert (folder / "public/scenarios/scored-satisfaction/index.html").is_file()
    assert not [*(folder / "public").rglob("answers.csv")], "no row is published"
    public = folder / data["pages"]["pages"]["publish"]
    assert data["pages"]["artifacts"]["paths"] == [public.name]
    assert f'href="{address}/"' in (public / "index.html").read_text("utf-8")
    # On a pull request only a step that is told the address does anything else.
    (told,) = (asked_of(step, "") for step in steps if "env" in step)
    assert told == {ADDRESS: ""}
    for line in data["preview"]["script"]:  # replaces what was built there
        ran(line, folder, environment | told)
    canonical = '<link rel="canonical" href="https://example.org/moments/">'
    assert canonical in (public / "index.html").read_text("utf-8")
    assert (public / offline.FILE_LIST).is_file()


def asked_of(step: dict[str, Any], base_url: str) -> dict[str, str]:
    """A step's environment where its site has an address, or none."""
    return {name: evaluated(value, base_url) for name, value in step.get("env", {}).items()}


def evaluated(expression: str, base_url: str) -> str:
    """The one expression of the workflow that reaches a step, as GitHub evaluates it."""
    assert expression == (
        "${{ steps.pages.outputs.base_url && format('{0}/', steps.pages.outputs.base_url) }}"
    )
    return f"{base_url}/" if base_url else ""


def test_several_copies_have_one_workflow_above_them(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folders = [tmp_path / "schools" / "law", tmp_path / "our lab"]
    assert main(["new", *map(str, folders)]) == 0
    assert f"wrote {tmp_path / '.github/workflows/pages.yml'}" in capsys.readouterr().out
    for folder in folders:
        assert judging.load(folder)
        assert not (folder / ".github").exists(), "it stands at the root, once"
        assert not (folder / "requirements.txt").exists()
    github = tmp_path / ".github" / "workflows" / "pages.yml"
    gitlab = tmp_path / ".gitlab-ci.yml"
    for schema, path in (("vendor.github-workflows", github), ("vendor.gitlab-ci", gitlab)):
        assert checked(schema, path).exit_code == 0
    steps = yaml.safe_load(github.read_text(encoding="utf-8"))["jobs"]["build"]["steps"]
    runs = [step["run"] for step in steps if "moments" in step.get("run", "")]
    assert runs == [
        "moments check schools/law 'our lab'",
        "moments build schools/law 'our lab' --out public",
    ]
    paths = [step["with"]["path"] for step in steps if "path" in step.get("with", {})]
    assert paths == ["public", "public"]
    assert "site.zip" not in github.read_text(encoding="utf-8")
    assert "MOMENTS_SOURCE" not in gitlab.read_text(encoding="utf-8")
    jobs = yaml.safe_load(gitlab.read_text(encoding="utf-8"))
    assert jobs[".site"]["before_script"][-1] == runs[0]
    assert jobs["pages"]["script"] == [f'SITE_URL="$CI_PAGES_URL/" {runs[1]}']
    assert jobs["preview"]["script"] == [runs[1]]


def asked_nightly(folder: Path) -> dict[str, str]:
    """Answers beside a copy, in which a tip is taken for granted from April on, and what asks."""
    made = answered(11, worse="2025-04", size=lambda _: 120)
    names = [*made, "town"]
    rows = zip(*made.values(), strict=True)
    towns = ["Barrow" if at in (7, 800) else "Ulm" if at % 3 else "Ems" for at in range(24 * 120)]
    lines = [[*row, town] for row, town in zip(rows, towns, strict=True)]
    source = folder.parent / "answers.csv"
    with source.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([names, *lines])
    columns = survey(made).columns
    town = MappedColumn("town", "segment")
    mapping = SurveyMapping(
        (*(one.column for one in columns), town),
        SCALES,
        survey(made).moments,
        outcome="overall",
        drivers=("wait", "tip"),
        drift=WATCHED,
    )
    (folder / "surveys").mkdir(exist_ok=True)
    (folder / "surveys/our.map.yml").write_text(written(mapping), encoding="utf-8")
    return {"MOMENTS_SOURCE": str(source), "MOMENTS_ON": ""}


@pytest.mark.skipif(sys.platform == "win32", reason="the steps are written for a Linux runner")
def test_each_night_is_kept_once_and_then_published(
    tmp_path: Path, environment: dict[str, str]
) -> None:
    folder, kept = begun(tmp_path / "copy"), tmp_path / "kept.git"
    asked = tmp_path / "asked"
    github = tmp_path / "bin" / "gh"
    github.write_text(f'#!/bin/sh\necho "$*" >> {asked}\n')
    github.chmod(0o755)
    given = environment | asked_nightly(folder) | {"GITHUB_REF_NAME": "main"}
    given |= {"MOMENTS_MAPPING": "surveys/our.map.yml"}
    git = "git -c user.name=a -c user.email=a@example.org"
    ran(f"git init -q --bare -b main {kept} && git init -q -b main", folder, given)
    ran(f"{git} add . && {git} commit -q -m Begun", folder, given)
    ran(f"git remote add origin {kept} && git push -q -u origin main", folder, given)
    data = workflow(NIGHTLY)["jobs"]["score"]
    assert data["if"] == "vars.MOMENTS_SOURCE != ''", "a copy that asks for nothing is left alone"
    assert data["permissions"] == {"contents": "write", "actions": "write"}
    for again in (False, True):
        for step in data["steps"]:
            if "run" in step and not (again and step["name"] == "Check"):  # which keeps nothing
                ran(step["run"], folder, given)
    ran(f"git -C {kept} log --format=%s main > {tmp_path}/said", folder, given)
    said = (tmp_path / "said").read_text().splitlines()
    assert said in (["What customers said until last night", "Begun"], [said[0], said[0], "Begun"])
    assert asked.read_text().splitlines() == ["workflow run pages.yml --ref main"] * 2
    ran(f"git -C {kept} show main:docs/our-moments.md > {tmp_path}/page", folder, given)
    assert "left its control limits in 2025-04" in (tmp_path / "page").read_text("utf-8")


NAMES = ("schools/law", "our lab", "it's: a # one", "our-lab")


def test_a_folder_of_any_name_leaves_the_workflows_right(tmp_path: Path) -> None:
    assert main(["new", *(str(tmp_path / name) for name in NAMES)]) == 0
    places = [tmp_path / ".github/workflows" / name for name in ("pages.yml", "nightly.yml")]
    for schema, path in (
        *(("vendor.github-workflows", path) for path in places),
        ("vendor.gitlab-ci", tmp_path / ".gitlab-ci.yml"),
    ):
        run = checked(schema, path)
        assert run.exit_code == 0, run.output
    steps = workflow(places[1])["jobs"]["score"]["steps"]
    check = next(step["run"] for step in steps if step.get("name") == "Check")
    assert shlex.split(check) == ["moments", "check", *NAMES]
    sites = [
        shlex.split(step["run"])[-1] for step in steps if "moments score" in step.get("run", "")
    ]
    assert sites == [*NAMES]
    named = set(re.findall(r"MOMENTS_SOURCE_\w+", places[1].read_text(encoding="utf-8")))
    assert named == {
        f"MOMENTS_SOURCE_{one}" for one in ("LAW", "OUR_LAB", "OUR_LAB_2", "IT_S_A_ONE")
    }


def settled(step: dict[str, Any], told: dict[str, str], went: dict[str, bool]) -> bool:
    """Whether a step runs, as GitHub evaluates the few forms of condition that there are."""
    terms = step.get("if", "success()").strip("${} ").split(" && ")
    for term in terms:
        if source := re.fullmatch(r"vars\.(\w+) != ''", term):
            due = bool(told.get(source[1]))
        elif after := re.fullmatch(r"steps\.(\w+)\.outcome == 'success'", term):
            due = went.get(after[1], False)
        elif term == "success()":
            due = all(went.values())
        else:
            assert term == "!cancelled()", term
            due = True
        if not due:
            return False
    return True


def given_to(step: dict[str, Any], told: dict[str, str]) -> dict[str, str]:
    """The environment of a step, of the variables and secrets in a repository's settings."""
    found = {}
    for name, value in step.get("env", {}).items():
        asked = re.fullmatch(r"\$\{\{ (?:vars|secrets)\.(\w+)(?: \|\| '(.*)')? \}\}", value)
        if asked:
            found[name] = told.get(asked[1]) or (asked[2] or "").replace("''", "'")
        else:
            assert value == "${{ github.token }}"
    return found


@pytest.mark.skipif(sys.platform == "win32", reason="the steps are written for a Linux runner")
def test_each_copy_of_several_is_scored_by_its_own_answers(
    tmp_path: Path, environment: dict[str, str]
) -> None:
    root, kept, asked = tmp_path / "copies", tmp_path / "kept.git", tmp_path / "asked"
    folders = [root / one for one in ("torn", "schools/law", "our lab", "none")]
    _, law, lab, none = folders
    assert main(["new", *map(str, folders)]) == 0
    github = tmp_path / "bin" / "gh"
    github.write_text(f'#!/bin/sh\necho "$*" >> {asked}\n')
    github.chmod(0o755)
    answers = asked_nightly(law)["MOMENTS_SOURCE"]
    # The first has no mapping, one has another's, one its own, and of the last nobody asks.
    told = {f"MOMENTS_SOURCE_{name}": answers for name in ("TORN", "LAW", "OUR_LAB")}
    (lab / "surveys").mkdir()
    (law / "surveys/our.map.yml").rename(lab / "surveys/our.map.yml")
    (root / "maps").mkdir()
    (root / "maps/law.yml").write_bytes((lab / "surveys/our.map.yml").read_bytes())
    told["MOMENTS_MAPPING_LAW"] = "maps/law.yml"
    git = "git -c user.name=a -c user.email=a@example.org"
    ran(f"git init -q --bare -b main {kept} && git init -q -b main", root, environment)
    ran(f"{git} add . && {git} commit -q -m Begun", root, environment)
    ran(f"git remote add origin {kept} && git push -q -u origin main", root, environment)
    job = workflow(root / ".github/workflows/nightly.yml")["jobs"]["score"]
    assert job["permissions"] == {"contents": "write", "actions": "write"}
    assert job["if"] == " || ".join(
        f"vars.MOMENTS_SOURCE_{name} != ''" for name in ("TORN", "LAW", "OUR_LAB", "NONE")
    )
    went: dict[str, bool] = {}
    for number, step in enumerate(job["steps"]):
        if "run" not in step or not settled(step, told, went):
            continue
        given = environment | {"GITHUB_REF_NAME": "main"} | given_to(step, told)
        command = ["bash", "-e", "-o", "pipefail", "-c", step["run"]]
        run = subprocess.run(command, cwd=root, env=given, capture_output=True, text=True)
        went[step.get("id", str(number))] = run.returncode == 0
        fails = step["name"] == "Score torn"
        assert (run.returncode != 0) == fails, run.stdout + run.stderr
    assert asked.read_text().splitlines() == ["workflow run pages.yml --ref main"]
    ran(f"git -C {kept} ls-tree -r --name-only -z main > {tmp_path}/names", root, environment)
    names = (tmp_path / "names").read_text("utf-8").split("\0")
    pages = [name for name in names if name.endswith("our-moments.md")]
    assert pages == ["our lab/docs/our-moments.md", "schools/law/docs/our-moments.md"]
    assert not (none / "docs/our-moments.md").exists()
    ran(
        f"git -C {kept} show main:'our lab/docs/our-moments.md' > {tmp_path}/page",
        root,
        environment,
    )
    assert "left its control limits in 2025-04" in (tmp_path / "page").read_text("utf-8")
