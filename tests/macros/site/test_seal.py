"""Sealing small sites: one thing is wrong with each, and it is said."""

from __future__ import annotations

import hashlib
import json
import re
from pathlib import Path

import pytest

from calculator.outputs.report import STYLE_HASH
from macros.runtime.files import LIBRARY, MANIFEST
from macros.site import early, policy
from macros.site.seal import main, seal

PAGE = """\
<!doctype html>\r
<html lang="en">
  <head>
    <meta charset="utf-8">
    <title>A &amp; B — “page”</title>
    <link rel="canonical" href="https://example.org/kb/">
    <link rel="stylesheet" href="assets/site.css">
    <script>var a = "</p>" && 1</script>
  </head>
  <body>
    <a href="https://doi.org/10.1000/1">A link is not loaded.</a>
    <img src="data:image/gif;base64,AA==" alt="">
    <script type="application/json">{"a": "https://example.org/"}</script>
    <script src="assets/site.js"></script>
    @
  </body>
</html>
"""
CSS = '@import "other.css"; /* url(https://example.org/a.png) */ a { background: url("a.png") }'
SCRIPT = 'import { a } from "./a.mjs"; const b = import("./b.mjs"); // https://example.org'


@pytest.fixture
def site(tmp_path: Path) -> Path:
    site = tmp_path / "site"
    (site / "assets").mkdir(parents=True)
    (site / "deep").mkdir()
    (site / "index.html").write_bytes(PAGE.replace("@", "").encode())
    deep = PAGE.replace("@", "<script>b()</script>").replace('"assets/', '"../assets/')
    (site / "deep" / "index.html").write_bytes(deep.encode())
    (site / "assets" / "site.css").write_text(CSS)
    (site / "assets" / "site.js").write_text(SCRIPT)
    for name in ("a.png", "v.webm"):
        (site / "assets" / name).touch()
    return site


def put(site: Path, html: str) -> None:
    (site / "index.html").write_text(PAGE.replace("@", html), encoding="utf-8")


def runtime(site: Path) -> Path:
    folder = site / "assets" / "runtime" / "0123"
    folder.mkdir(parents=True)
    (folder / LIBRARY).write_bytes(b"python")
    facts = {"size": 6, "sha256": hashlib.sha256(b"python").hexdigest()}
    (folder / MANIFEST).write_text(json.dumps({"files": {LIBRARY: facts}}))
    put(site, '<moments-calculator calculator="volume" runtime="0123"></moments-calculator>')
    return folder


def contents(site: Path) -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in site.rglob("*") if path.is_file()}


def test_one_policy_goes_behind_the_charset_of_every_page(site: Path) -> None:
    before = contents(site)
    assert seal(site) == []
    wanted = policy.write(['var a = "</p>" && 1', "b()"], ())
    meta = f'<meta http-equiv="Content-Security-Policy" content="{wanted}">'.encode()
    for path, text in before.items():
        charset = b'<meta charset="utf-8">'
        sealed = text.replace(charset, charset + meta) if path.suffix == ".html" else text
        assert path.read_bytes() == sealed


def test_sealing_again_changes_no_byte(site: Path) -> None:
    seal(site)
    once = contents(site)
    times = {path: path.stat().st_mtime_ns for path in once}
    assert seal(site) == []
    assert contents(site) == once
    assert {path: path.stat().st_mtime_ns for path in once} == times


def test_modules_and_what_they_import_are_asked_for_in_the_head(site: Path) -> None:
    (site / "assets" / "first.js").write_text(
        'import { a } from "./deep/second.js";\nimport "./no.js"'
    )
    (site / "assets" / "deep").mkdir()
    second = '// import "../site.js"\nexport {\n  b,\n} from "../third.js";\nimport("../site.js");'
    (site / "assets" / "deep" / "second.js").write_text(second)
    (site / "assets" / "third.js").write_text('import "./first.js";')
    page = PAGE.replace("@", '<script src="assets/first.js" type="module"></script>')
    page = page.replace('"assets/', '"../assets/')
    (site / "deep" / "index.html").write_text(page)
    assert seal(site) == []
    links = "".join(
        f'<link rel="modulepreload" href="../assets/{name}.js">'
        for name in ("first", "deep/second", "third")
    )
    module = '<script src="../assets/first.js" type="module"></script>'
    text = (site / "deep" / "index.html").read_text()
    assert f"{links}{module}</head>" in text
    assert text.count(module) == 1
    assert "modulepreload" not in (site / "index.html").read_text()
    once = contents(site)
    assert seal(site) == []
    assert contents(site) == once


def test_the_first_lines_of_a_page_know_where_the_site_begins(site: Path) -> None:
    (site / "assets" / "moments.js").touch()
    page = PAGE.replace("@", '<script src="assets/moments.js" type="module"></script>')
    (site / "index.html").write_text(page)
    (site / "404.html").write_text(page.replace('"assets/', '"/kb/assets/'))
    (site / "deep" / "index.html").write_text(page.replace('"assets/', '"../assets/'))
    assert seal(site) == []
    for name, root in {"index": "./", "404": "/kb/", "deep/index": "../"}.items():
        text = (site / f"{name}.html").read_text()
        (policies, first) = re.findall(
            r"<meta [^>]*Policy[^>]*>|<script data-root[^<]*</script>", text
        )
        assert first == f'<script data-root="{root}">{early.FIRST_LINES}</script>'
        assert policy.digest(early.FIRST_LINES) in policies
        assert text.index(policies) < text.index(first) < text.index("<title>")
    once = contents(site)
    assert seal(site) == []
    assert contents(site) == once


def test_sealing_replaces_an_older_policy(site: Path) -> None:
    seal(site)
    fresh = contents(site)
    for path in site.rglob("*.html"):
        text = path.read_bytes()
        path.write_bytes(text.replace(b"form-action 'none'", b"form-action 'self'"))
    assert seal(site) == []
    assert contents(site) == fresh


def test_the_policy_allows_inline_scripts_by_their_hashes_only() -> None:
    text = policy.write(["a()\r\n", "b()"], ["sha256-style"])
    allowed = sorted(["'sha256-style'", f"'{STYLE_HASH}'"])
    assert policy.digest("a()\n") in text
    assert f"style-src 'self' {' '.join(allowed)};" in text
    assert text.startswith("default-src 'none'; script-src 'self' 'wasm-unsafe-eval' 'sha256-")
    assert "unsafe-inline" not in text
    assert " 'unsafe-eval'" not in text


FOREIGN = {
    '<script src="https://example.org/a.js"></script>': "<script> loads https://example.org/a.js",
    '<script src="//example.org/a.js"></script>': "<script> loads //example.org/a.js",
    '<link rel="stylesheet" href="https://example.org/a.css">': "<link> loads",
    '<link rel="preload" href="https://example.org/a" as="font">': "<link> loads",
    '<link rel="modulepreload" href="https://example.org/a.mjs">': "<link> loads",
    '<link rel="preconnect" href="https://example.org">': "<link> loads",
    '<link rel="shortcut icon" href="https://example.org/i.png">': "<link> loads",
    '<link rel="manifest" href="https://example.org/m.json">': "<link> loads",
    '<img src="https://example.org/i.png" alt="">': "<img> loads",
    '<img srcset="assets/a.png 1x, https://example.org/i.png 2x" alt="">': "<img> loads https://ex",
    '<picture><source srcset="HTTPS://example.org/i.webp"></picture>': "<source> loads",
    '<iframe src="https://example.org/"></iframe>': "<iframe> loads",
    '<video poster="https://example.org/p.png" src="assets/v.webm"></video>': "<video> loads",
    '<audio src="https://example.org/a.ogg"></audio>': "<audio> loads",
    '<object data="https://example.org/o"></object>': "<object> loads",
    '<embed src="https://example.org/e">': "<embed> loads",
    '<form action="https://example.org/f"></form>': "<form> loads",
    '<svg><use href="https://example.org/s.svg#a"/></svg>': "<use> loads",
    '<noscript><img src="https://example.org/count" alt=""></noscript>': "<img> loads",
    '<meta http-equiv="refresh" content="0; url=https://example.org/">': "<meta> loads",
    '<script type="module">import "https://example.org/a.mjs"</script>': "inline script imports",
}


@pytest.mark.parametrize(("html", "finding"), FOREIGN.items())
def test_what_a_page_loads_from_another_host_is_found(html: str, finding: str, site: Path) -> None:
    put(site, html)
    before = contents(site)
    (found,) = seal(site)
    assert found.startswith("index.html:")
    assert finding in found
    assert "from another host" in found
    assert contents(site) == before


@pytest.mark.parametrize(
    "address", ["javascript:alert(1)", "mailto:a@b.example", "file:///etc/passwd", "C:/a.png"]
)
@pytest.mark.parametrize("html", ["<img src='@' alt=''>", "<iframe src='@' title='a'></iframe>"])
def test_what_no_page_may_load_is_found(address: str, html: str, site: Path) -> None:
    put(site, html.replace("@", address))
    (found,) = seal(site)
    assert f"loads {address}, which is no file" in found


@pytest.mark.parametrize(
    "html", ["<img src='data:image/png;base64,AA==' alt=''>", "<a href='mailto:a@b.example'>a</a>"]
)
def test_what_is_no_other_place_may_be_loaded(html: str, site: Path) -> None:
    put(site, html)
    assert seal(site) == []


def test_a_finding_names_the_line(site: Path) -> None:
    put(site, "<p>\n<img src='//example.org/i.png' alt=''></p>")
    assert seal(site) == ["index.html:16: <img> loads //example.org/i.png from another host."]


@pytest.mark.parametrize(
    ("name", "text", "address"),
    [
        ("a.css", '@import "https://example.org/a.css";', "https://example.org/a.css"),
        ("a.css", "@import url(//example.org/a.css);", "//example.org/a.css"),
        ("a.css", "a{background:url( 'https://example.org/a.png' )}", "https://example.org/a.png"),
        (
            "a.css",
            '@font-face{src:url("https://example.org/f(1).woff2")}',
            "https://example.org/f(1",
        ),
        ("a.mjs", 'import "https://example.org/a.mjs";', "https://example.org/a.mjs"),
        ("a.mjs", 'import a,{b as c}from"https://example.org/a.mjs"', "https://example.org/a.mjs"),
        ("a.mjs", "export * from '//example.org/a.mjs';", "//example.org/a.mjs"),
        (
            "a.js",
            "const a = await import( `https://example.org/a.mjs` )",
            "https://example.org/a.mjs",
        ),
        ("a.js", 'importScripts("https://example.org/a.js")', "https://example.org/a.js"),
        ("a.js", 'new Worker("https://example.org/a.js")', "https://example.org/a.js"),
    ],
)
def test_what_a_file_loads_from_another_host_is_found(
    name: str, text: str, address: str, site: Path
) -> None:
    (site / "assets" / name).write_text(text)
    (found,) = seal(site)
    assert found.startswith(f"assets/{name}: ")
    assert address in found


BLOCKED = {
    '<button onclick="go()">Go</button>': "the event handler onclick of <button>",
    '<td style="text-align: right">1</td>': "the style attribute of <td>",
    "<style>a { color: red }</style>": "<style> would be blocked",
    "<svg onload=go()></svg>": "the event handler onload of <svg>",
}


@pytest.mark.parametrize(("html", "finding"), BLOCKED.items())
def test_what_the_policy_would_block_is_found(html: str, finding: str, site: Path) -> None:
    put(site, html)
    (found,) = seal(site)
    assert found.startswith("index.html:15: ")
    assert finding in found
    assert "would be blocked by the site's policy" in found


def test_a_page_without_a_charset_is_found(site: Path) -> None:
    (site / "index.html").write_text("<!doctype html><title>Bare</title>")
    assert seal(site) == ["index.html: has no <meta charset>, behind which the policy would stand."]


def bundled(site: Path, bundle: str) -> None:
    (site / "assets" / bundle).touch()
    put(site, f'<script src="assets/{bundle}"></script>')


def test_an_unknown_version_of_the_theme_is_found(site: Path) -> None:
    bundled(site, "bundle.00000000.min.js")
    (found,) = seal(site)
    assert found.startswith("bundle.00000000.min.js: this version of the theme is not known")


@pytest.mark.parametrize("bundle", policy.THEME_STYLES)
def test_the_styles_of_a_known_theme_are_allowed(bundle: str, site: Path) -> None:
    bundled(site, bundle)
    assert seal(site) == []
    (styles,) = set(re.findall("style-src ([^;]+);", (site / "index.html").read_text("utf-8")))
    allowed = {*policy.THEME_STYLES[bundle], STYLE_HASH}
    assert styles.split()[1:] == sorted(f"'{style}'" for style in allowed)


def test_a_complete_runtime_is_right(site: Path) -> None:
    runtime(site)
    assert seal(site) == []


def test_a_card_that_asks_nothing_needs_no_runtime_and_a_calculator_always_does(site: Path) -> None:
    put(site, '<moments-calculator class="moments-desk-card"></moments-calculator>')
    assert seal(site) == []
    put(site, '<moments-calculator calculator="volume"></moments-calculator>')
    (found,) = seal(site)
    assert "the calculator needs assets/runtime/" in found


def test_a_runtime_that_pages_need_must_be_there(site: Path) -> None:
    put(site, '<moments-calculator runtime="4567"></moments-calculator>')
    (found,) = seal(site)
    assert found.startswith("index.html:15: the calculator needs assets/runtime/4567/")
    assert "`make runtime`" in found


@pytest.mark.parametrize(
    ("content", "finding"),
    [
        (None, "is in the manifest and not in the site."),
        (b"pyth", "has 4 bytes; the manifest says 6."),
        (b"pythen", "does not have the SHA-256 that the manifest gives."),
    ],
)
def test_a_runtime_must_be_what_its_manifest_says(
    content: bytes | None, finding: str, site: Path
) -> None:
    path = runtime(site) / LIBRARY
    path.unlink() if content is None else path.write_bytes(content)
    assert seal(site) == [f"assets/runtime/0123/library.zip: {finding}"]


def test_a_runtime_holds_nothing_that_its_manifest_does_not_name(site: Path) -> None:
    (runtime(site) / "extra.js").write_text("")
    assert seal(site) == ["assets/runtime/0123/extra.js: is not in the manifest."]


def test_findings_are_printed_and_counted_as_failure(
    site: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([str(site)]) == 0
    assert capsys.readouterr().out.strip().endswith("nor may it.")
    put(site, '<img src="//example.org/i.png" alt="" style="width: 1px">')
    assert main([str(site)]) == 1
    assert len(capsys.readouterr().err.splitlines()) == 2


def test_a_folder_without_pages_is_said(tmp_path: Path) -> None:
    (found,) = seal(tmp_path)
    assert found.endswith("holds no page: build the site first.")


LED = {
    '<a href="deep/">': None,
    '<a href="deep">': None,
    '<a href="deep/index.html#part">': None,
    '<a href="./deep/../#here"><p id="here">': None,
    '<a href="/kb/deep/#part">': None,
    '<a href="#">': None,
    '<a href="#top">': None,
    '<a href="?q=1#here"><p id="here">': None,
    '<a href="assets/site.css#any">': None,
    '<a href="mailto:a@example.org">': None,
    '<a href="dee/">': "dee/ leads to nothing in the site.",
    '<img src="assets/none.png" alt="">': "assets/none.png leads to nothing in the site.",
    '<a href="deep/none.md">': "deep/none.md leads to nothing in the site.",
    '<a href="assets">': "assets leads to nothing in the site.",
    '<a href="#there"><p id="here">': "#there leads to no part of that page with this id.",
    '<a href="deep/#here"><p id="here">': "deep/#here leads to no part of that page with this id.",
    '<a href="../other/">': "../other/ leads out of the site, which lies at /kb/.",
    '<a href="/kbx/">': "/kbx/ leads out of the site, which lies at /kb/.",
}


@pytest.mark.parametrize(("html", "finding"), LED.items())
def test_a_link_leads_somewhere_in_the_site(html: str, finding: str | None, site: Path) -> None:
    deep = site / "deep" / "index.html"
    deep.write_text(deep.read_text("utf-8").replace("<body>", '<body id="part">'), "utf-8")
    put(site, html)
    assert seal(site) == ([f"index.html:15: {finding}"] if finding else [])


@pytest.mark.parametrize("base", ["/my%20kb/", "/%C3%A9t%C3%A9/", "/100%25/"])
def test_a_site_may_lie_at_an_address_with_escapes(base: str, site: Path) -> None:
    for page in site.rglob("*.html"):
        text = page.read_text("utf-8").replace(
            "https://example.org/kb/", f"https://a.example{base}"
        )
        page.write_text(text.replace("</body>", f'<a href="{base}deep/">d</a></body>'), "utf-8")
    (site / "a b.txt").touch()
    index = site / "index.html"
    text = index.read_text("utf-8")
    index.write_text(text.replace("</body>", '<a href="a%20b.txt">x</a></body>'), "utf-8")
    assert seal(site) == []


@pytest.mark.parametrize(
    ("listed", "used", "finding"),
    [
        ("data-source", "data-cites", "reference/sources.json: no page cites the work “a”"),
        ("data-term", "data-uses", "reference/glossary.yml: no page explains the term “a”"),
    ],
)
def test_what_is_listed_is_used(listed: str, used: str, finding: str, site: Path) -> None:
    put(site, f'<p {listed}="a"></p><p {listed}="b"></p><p {used}="b"></p>')
    (found,) = seal(site)
    assert found.startswith(finding)
    put(site, f'<p {listed}="a"></p><p {used}="a"></p><p {used}="b"></p>')
    assert seal(site) == []
