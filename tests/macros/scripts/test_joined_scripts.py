"""Scripts that are joined: as they are in the project, and as a site's pages load them."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
import yaml

from macros.scripts import joining
from macros.scripts.joining import ENTRIES, FACTS, NotJoined
from macros.site.document import read
from macros.site.modules import Modules

ROOT = Path(__file__).parents[3]
PAGE = """\
<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Page</title></head><body>
%<script src="@assets/javascripts/bundle.0123.min.js"></script>
"""
OWN = '<script src="@assets/own.js" type="module"></script>\n'
TAG = re.compile(r'<script src="([^"]+)" type="module">')
PLACES = {"index.html": "", "deep/index.html": "../", "404.html": "/kb/"}


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The project's scripts, joined."""
    docs = tmp_path_factory.mktemp("docs")
    names = shutil.ignore_patterns("runtime", "exam-*", "fonts", "joined")
    shutil.copytree(ROOT / "docs/assets", docs / "assets", ignore=names)
    joining.build(docs, ROOT)
    return docs


@pytest.fixture
def site(project: Path, tmp_path: Path) -> Path:
    shutil.copytree(project, tmp_path / "site")
    (tmp_path / "site/deep").mkdir()
    (tmp_path / "site/assets/javascripts").mkdir()
    (tmp_path / "site/assets/javascripts/bundle.0123.min.js").touch()
    put(tmp_path / "site")
    return tmp_path / "site"


def put(site: Path, more: str = "") -> None:
    tags = "".join(f'<script src="@{one}" type="module"></script>\n' for one in ENTRIES)
    for name, up in PLACES.items():
        text = PAGE.replace("%", tags + more).replace("@", up)
        (site / name).write_text(text, encoding="utf-8")


def loaded(site: Path) -> tuple[dict[str, list[str]], set[str]]:
    """What each page loads, and what no page asks for."""
    texts = {site / name: (site / name).read_text(encoding="utf-8") for name in PLACES}
    pages = {path: read(text) for path, text in texts.items()}
    modules = Modules(site, pages)
    found = {
        path.relative_to(site).as_posix(): modules.of(path, texts[path], page)
        for path, page in pages.items()
    }
    assert all(TAG.findall(tags) == addresses for addresses, tags in found.values())
    return {name: addresses for name, (addresses, _) in found.items()}, modules.parts


def test_each_page_loads_one_module_by_its_own_address(site: Path) -> None:
    joined = joining.found(site)
    assert joined
    pages, parts = loaded(site)
    assert pages == {name: [up + joined.entry] for name, up in PLACES.items()}
    assert parts == {FACTS, *joined.modules}
    assert {*ENTRIES} < parts


def test_a_site_with_another_script_in_the_place_of_ours_loads_all_apart(site: Path) -> None:
    (site / "assets/moments/rows.js").write_text("export {};\n", encoding="utf-8")
    joined = joining.found(site)
    assert joined
    pages, parts = loaded(site)
    assert pages == {name: [up + one for one in ENTRIES] for name, up in PLACES.items()}
    assert parts == {FACTS, *joined.files}


def test_a_site_with_a_module_of_its_own_loads_all_apart(site: Path) -> None:
    (site / "assets/own.js").write_text('import "./moments/form.js";\n', encoding="utf-8")
    put(site, OWN)
    pages, _ = loaded(site)
    assert pages["index.html"] == [*ENTRIES, "assets/own.js"]
    assert pages["404.html"][0] == f"/kb/{ENTRIES[0]}"


def test_a_page_that_imports_by_itself_is_no_reason_to_load_ours_twice(site: Path) -> None:
    put(site, '<script>import("./assets/moments/form.js")</script>')
    assert loaded(site)[0]["index.html"] == [*ENTRIES]


def test_pages_load_what_mkdocs_names_and_nothing_else() -> None:
    text = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    named = yaml.safe_load(text[text.index("extra_javascript:") : text.index("\nnav:")])
    assert tuple(one["path"] for one in named["extra_javascript"]) == ENTRIES


def test_a_module_that_finds_files_from_its_address_lies_as_deep_as_what_is_joined() -> None:
    ours = [*(ROOT / "docs/assets").glob("*.js"), *(ROOT / "docs/assets/moments").rglob("*.js")]
    found = [path for path in ours if "import.meta.url" in path.read_text(encoding="utf-8")]
    assert {path.parent for path in found} == {ROOT / "docs/assets/moments"}


def test_what_is_right_already_is_not_made_again(project: Path) -> None:
    before = (project / FACTS).stat().st_mtime_ns
    joining.build(project, ROOT)
    assert (project / FACTS).stat().st_mtime_ns == before


def test_a_script_that_imports_what_is_not_there_is_refused(project: Path, tmp_path: Path) -> None:
    shutil.copytree(project / "assets", tmp_path / "assets")
    with (tmp_path / ENTRIES[0]).open("a", encoding="utf-8") as file:
        file.write('import "./absent.js";\n')
    with pytest.raises(NotJoined, match="absent"):
        joining.build(tmp_path, ROOT)
