"""A site is the same bytes with what was kept and without it, whatever has changed in between.

The site is small and real: guides, a scenario, the glossary and an own calculator, among all the
data that the project's pages stand on. A build of all of it runs in a Python of its own, as that of
`make site` does; what is kept is asked for in the same Python after it, or in the next.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml

from macros.generators import BUILDS, SILENCED
from macros.kept.store import KEPT_FILE, PROJECTS, SWITCH
from tests import soaking
from tests.sites import ROOT
from tests.small import small

PAGES = (
    "index.md",
    "learn/carlzon.md",
    "learn/four-terms.md",
    "calculate/volume.md",
    "scenarios/bank.md",
    "reference/glossary.md",
    "reference/sources.md",
)
OWN = "own.md"
Change = Callable[[Path], None]
Shown = tuple[Change, str, bytes]
"""A change, the page that shows it, and what that page says then."""
ANEW_THEN_KEPT = """
import os, sys
from importlib import import_module

switch, generator, *told = sys.argv[1:]
build = import_module(f"{generator}.__main__").cli
for folder, kept in (("anew", "no"), ("site", "")):
    os.environ[switch] = kept
    build([*told, "--site-dir", folder], standalone_mode=False)
"""
"""What is kept is asked for in a Python that has built all of it, and knows what it read."""


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory, runtime_folder: Path) -> Path:
    assert runtime_folder.is_dir()
    folder = small(tmp_path_factory.mktemp("small"), (*PAGES, OWN))
    (folder / "calculators").mkdir()
    own = ROOT / "macros/copy/starter/waiting_time.py"
    shutil.copy2(own, folder / "calculators")
    needed(folder / "docs")
    (folder / "docs" / OWN).write_text('# Own\n\n{{ calculator("waiting-time") }}\n')
    configured(folder, calculators="calculators")
    return folder


def needed(docs: Path) -> None:
    """Leave the questions of these pages, and works that something may name.

    Each build anew would judge the questions of all other pages, and write out each work.
    """
    named = ""
    for path in (docs / "exam").glob("*.yml"):
        data = yaml.safe_load(path.read_text(encoding="utf-8"))
        asked = [one for one in data.get("questions", ()) if one["page"] in PAGES]
        if asked:
            text = yaml.safe_dump(data | {"questions": asked}, allow_unicode=True)
            path.write_text(text, encoding="utf-8")
            named += text
        else:
            path.unlink()
    texts = [*(docs / page for page in PAGES), docs / "reference/glossary.yml"]
    texts += [*(ROOT / "calculator").rglob("*.py"), *(docs / "scenarios").glob("*.yml")]
    named += "".join(path.read_text(encoding="utf-8") for path in texts)
    words = {*re.findall(r"[\w-]+", named)}
    path = docs / "reference/sources.json"
    works = [one for one in json.loads(path.read_bytes()) if one["id"] in words]
    path.write_text(json.dumps(works, ensure_ascii=False, indent=2), encoding="utf-8")


def build(project: Path, generator: str = "mkdocs") -> dict[str, bytes]:
    """The pages and the search's index, as they are with what was kept."""
    ran(project, "-m", *BUILDS[generator], "--site-dir", str(project / "site"))
    return shown(project / "site")


def build_both(project: Path, generator: str = "mkdocs") -> tuple[dict[str, bytes], ...]:
    """The same without what was kept, and with it."""
    ran(project, "-c", ANEW_THEN_KEPT, SWITCH, *BUILDS[generator])
    return shown(project / "anew"), shown(project / "site")


def ran(project: Path, *command: str) -> None:
    run = subprocess.run(
        [sys.executable, *command],
        cwd=project,
        env=os.environ | SILENCED | {"NO_COLOR": "1", SWITCH: ""},
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 0, run.stdout + run.stderr


def shown(site: Path) -> dict[str, bytes]:
    found = [*site.rglob("*.html"), *site.rglob("search_index.json")]
    assert len(found) == len(PAGES) + 3  # the own page, that for nowhere, and the index
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in found}


def names(project: Path) -> set[str]:
    return {path.name for path in (project / PROJECTS).glob(f"*{KEPT_FILE}")}


def replaced(place: str, before: str, after: str) -> Change:
    def change(project: Path) -> None:
        path = project / place
        text = path.read_text(encoding="utf-8")
        assert before in text, f"{place} no longer says {before}"
        path.write_text(text.replace(before, after, 1), encoding="utf-8")

    return change


def configured(project: Path, **options: object) -> None:
    first, _, rest = (project / "mkdocs.yml").read_text().partition("\n")
    data = yaml.safe_load(rest)
    data["markdown_extensions"]["macros.extension"] |= options
    (project / "mkdocs.yml").write_text(f"{first}\n{yaml.safe_dump(data, sort_keys=False)}")


def removed(project: Path) -> None:
    (project / "docs/learn/carlzon.md").rename(project / "docs/learn/jan-carlzon.md")
    data = (project / "mkdocs.yml").read_text()
    (project / "mkdocs.yml").write_text(data.replace("/learn/carlzon.md", "/learn/jan-carlzon.md"))
    for path in [*(project / "docs/exam").glob("*.yml"), project / "docs/reference/glossary.yml"]:
        text = path.read_text(encoding="utf-8")
        path.write_text(text.replace("learn/carlzon.md", "learn/jan-carlzon.md"), encoding="utf-8")


CHANGES: dict[str, tuple[Shown, ...]] = {
    "a page is edited": ((
        replaced("docs/learn/carlzon.md", "\n# ", "\n# Once more: "),
        "learn/carlzon/index.html",
        b"Once more: ",
    ),),
    # Each of these two makes other pages anew, so that neither hides what the other leaves stale.
    "a scenario and a neighbour's title are edited": ((
        replaced("docs/scenarios/bank.yml", "label: ", "label: Recounted; "),
        "scenarios/bank/index.html",
        b"Recounted; ",
    ), (
        replaced("docs/learn/four-terms.md", "title: ", "title: Our "),
        "reference/glossary/index.html",
        b"Our Four terms",
    )),
    "a work's entry is edited": ((
        replaced("docs/reference/sources.json", '"family": "Carlzon"', '"family": "Karlzon"'),
        "reference/sources/index.html",
        b"Karlzon",
    ),),
    "a term is edited": ((
        replaced("docs/reference/glossary.yml", '"Dissatisfied', '"In short, dissatisfied'),
        "reference/glossary/index.html",
        b"In short, ",
    ),),
    "the copy's scale is set": ((
        lambda project: configured(project, scale=[0, 70], labels={0: "Dreadful"}),
        "scenarios/bank/index.html",
        b"0 to 70",
    ),),
    "an own calculator is edited": ((
        replaced("calculators/waiting_time.py", '"Promised wait"', '"Pledged wait"'),
        "own/index.html",
        b"Pledged wait",
    ),),
    "a template is edited": ((
        replaced("macros/page/templates/sources.jinja", "<section", "<!-- anew --><section"),
        "learn/carlzon/index.html",
        b"<!-- anew -->",
    ),),
    "a macro is edited": ((
        replaced("macros/calls/scenario.py", "return ", 'return Markup("<hr>") + '),
        "scenarios/bank/index.html",
        b"<hr>",
    ),),
}  # fmt: skip
LIKE_ANOTHER = {"a macro is edited": soaking.only}
"""It is code below macros/, as a template is."""


@pytest.fixture(scope="module")
def warm(project: Path) -> dict[str, bytes]:
    """The site, of which all is kept."""
    anew, cold = build_both(project)
    assert len(names(project)) >= 2 * (len(PAGES) + 1), "pages and what the search reads in them"
    assert cold == anew
    return cold


def test_what_is_kept_is_taken(project: Path, warm: dict[str, bytes]) -> None:
    before = names(project)
    for path in (project / PROJECTS).glob(f"*{KEPT_FILE}"):
        os.utime(path, (1, 1))
    assert build(project) == warm
    assert names(project) == before
    used = [one for one in (project / PROJECTS).glob(f"*{KEPT_FILE}") if one.stat().st_mtime > 1]
    assert len(used) == len(before)


def test_two_builds_at_once_of_what_is_spoilt_are_both_right(
    project: Path, warm: dict[str, bytes]
) -> None:
    """Each makes anew what it finds cut off, changed or empty, while the other does."""
    for at, path in enumerate(sorted((project / PROJECTS).glob(f"*{KEPT_FILE}"))):
        data = path.read_bytes()
        path.write_bytes((data[: at * 7], data[:-3] + b"...", b"")[at % 3])
    other = subprocess.Popen(
        [sys.executable, "-m", *BUILDS["mkdocs"], "--site-dir", str(project / "other")],
        cwd=project,
        env=os.environ | SILENCED,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    assert build(project) == warm
    assert other.wait() == 0
    assert shown(project / "other") == warm


@soaking.only
def test_another_package_is_another_answer(project: Path, warm: dict[str, bytes]) -> None:
    before = names(project)
    (project / "unheard_of-99.0.dist-info").mkdir()
    assert build(project) == warm
    assert len(names(project)) >= len(before) + 2 * (len(PAGES) + 1)
    (project / "unheard_of-99.0.dist-info").rmdir()


@pytest.mark.usefixtures("warm")
def test_properdocs_keeps_pages_of_its_own(project: Path) -> None:
    before = names(project)
    anew, cold = build_both(project, "properdocs")
    assert len(names(project)) > len(before)
    assert cold == anew


@pytest.mark.usefixtures("warm")
@pytest.mark.parametrize(
    "what", [pytest.param(one, marks=LIKE_ANOTHER.get(one, ())) for one in CHANGES]
)
def test_no_page_is_stale(what: str, project: Path) -> None:
    before = shown(project / "site")
    for change, page, said in CHANGES[what]:
        assert said not in before[page], "the change would show nothing"
        change(project)
    anew, kept = build_both(project)
    for _, page, said in CHANGES[what]:
        assert said in anew[page]
    assert kept == anew


@pytest.mark.usefixtures("warm")
def test_a_page_that_has_gone_is_missed(project: Path) -> None:
    removed(project)
    anew, kept = build_both(project)
    assert "learn/carlzon/index.html" not in anew
    assert kept == anew
