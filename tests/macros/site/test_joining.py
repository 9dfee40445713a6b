"""Style sheets that are joined: in their order, with their addresses put right, and whole."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from macros.site.offline import FILE_LIST
from macros.site.seal import seal

PAGE = """\
<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <title>Page</title>
    <link rel="stylesheet" href="@assets/stylesheets/main.0123.min.css">
    <link rel="stylesheet" href="@assets/one.css">
    <link rel="stylesheet" href="@assets/deep/two%20words.css">
    ~
    <link rel="stylesheet" href="@own/three.css">
  </head>
  <body></body>
</html>
"""
SHEETS = {
    "assets/stylesheets/main.0123.min.css": "a { b: c }",
    "assets/one.css": "/* url(a.svg) */ a { background: url(a.svg) }",
    "assets/deep/two words.css": "b { background: url('../a.svg#x'); c: url(data:image/png;d) }",
    "own/three.css": 'd { content: "}"; background: url("e.svg") } /* é */',
}
LINK = re.compile(r'<link rel="stylesheet" href="([^"]+)"')


@pytest.fixture
def site(tmp_path: Path) -> Path:
    for name, text in SHEETS.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    for name in ("assets/a.svg", "own/e.svg"):
        (tmp_path / name).touch()
    put(tmp_path, "")
    return tmp_path


def put(site: Path, between: str) -> None:
    for name, up in {"index.html": "", "deep/index.html": "../"}.items():
        (site / name).parent.mkdir(exist_ok=True)
        (site / name).write_text(PAGE.replace("~", between).replace("@", up), encoding="utf-8")


def linked(site: Path, name: str = "index.html") -> list[str]:
    return LINK.findall((site / name).read_text(encoding="utf-8"))


def test_what_follows_each_other_stands_in_one_file_in_its_order(site: Path) -> None:
    assert seal(site) == []
    theme, joined = linked(site)
    assert theme == "assets/stylesheets/main.0123.min.css"
    assert linked(site, "deep/index.html") == [f"../{theme}", f"../{joined}"]
    first, *rules = (site / joined).read_text(encoding="utf-8").splitlines()
    assert first == "/* assets/one.css assets/deep/two%20words.css own/three.css */"
    assert rules == [
        '/* url(a.svg) */ a { background: url("a.svg") }',
        'b { background: url("a.svg#x"); c: url(data:image/png;d) }',
        'd { content: "}"; background: url("../own/e.svg") } /* é */',
    ]


def test_a_copy_for_use_without_a_network_holds_what_is_joined_once(site: Path) -> None:
    seal(site)
    kept = json.loads((site / FILE_LIST).read_bytes())["files"]
    assert linked(site)[1] in kept
    assert not kept.keys() & (SHEETS.keys() - {linked(site)[0]})
    before = {path: path.read_bytes() for path in site.rglob("*") if path.is_file()}
    assert seal(site) == []
    assert {path: path.read_bytes() for path in site.rglob("*") if path.is_file()} == before


@pytest.mark.parametrize(
    "between",
    [
        '<meta name="between">',
        '<link rel="stylesheet" href="@assets/print.css" media="print">',
    ],
)
def test_what_stands_between_keeps_its_place(between: str, site: Path) -> None:
    (site / "assets" / "print.css").touch()
    put(site, between)
    seal(site)
    text = (site / "index.html").read_text(encoding="utf-8")
    at = text.index(between.replace("@", ""))
    assert text.index("joined-") < at < text.index("own/three.css")


@pytest.mark.parametrize(
    "text",
    [
        "a { b: c",
        "a { b: calc(1px }",
        "} a {",
        "a { } @layer b",
        "a { } /* ends nowhere",
        "@import 'b.css';",
        "@charset 'utf-8';",
        "a { b: 'c }",
        "a { b: url(c\\ d.png) }",
    ],
)
def test_what_would_swallow_the_next_or_must_come_first_is_left(text: str, site: Path) -> None:
    (site / "assets" / "one.css").write_text(text, encoding="utf-8")
    (site / "assets" / "b.css").touch()
    assert seal(site) == []
    assert linked(site)[1] == "assets/one.css"
    assert "joined-" in linked(site)[2]
