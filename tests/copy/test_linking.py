"""Links of own pages: what a build would refuse, `check` says."""

from __future__ import annotations

from pathlib import Path

import pytest

from macros import shipped
from macros.copy.check import check
from macros.copy.leaving import OF_THE_PROJECT, without, without_the_projects
from macros.copy.linking import wrong
from macros.site import document
from tests.copy.copies import begun, put

BUILT = "a built page; in Markdown write its file, “../calculate/volume.md”."
PLACES = {"a.md", "deep/b c.md", "été.md", "deep/plan v1.txt", "calculate/volume.md"}


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("b c.md", None),
        ("b%20c.md#x", None),
        ("../%C3%A9t%C3%A9.md", None),
        ("../été.md#y", "no part of that page: none has the id “y”."),
        ("plan%20v1.txt", None),
        ("plan.txt", "nothing in the site; look at its path."),
        ("../../a.md", "nothing in the site; did you mean “a.md”?"),
        ("../calculate/volumes.md", "nothing in the site; did you mean “calculate/volume.md”?"),
        ("../calculate/volume/", BUILT),
        ("../../calculate/volume/#x", BUILT),
        ("#x", None),
        ("#z", "no part of that page: none has the id “z”."),
        ("#", None),
        ("https://example.org/nowhere.md", None),
        ("mailto:a@example.org", None),
        ("/kb/a.md", "an address from the root of a host; in Markdown write the path of the file."),
        ("//", "an address from the root of a host; in Markdown write the path of the file."),
    ],
)
@pytest.mark.parametrize("written", ["Text [link](@).", "[link]\n\n[link]: @", '[l](@ "Title")'])
def test_a_link_is_followed_as_the_build_will(address: str, said: str | None, written: str) -> None:
    if " " in address and "<" not in written:
        written = written.replace("@", "<@>")
    text = written.replace("@", address)
    page = document.read(f'<a href="{address}">l</a><p id="x">')
    found = [
        *wrong(text, "deep/b c.md", page, PLACES, {"deep/b c.md": {"x"}, "été.md": {"x"}}.get)  # type: ignore[arg-type]
    ]
    assert [one.sentence for one in found] == (
        [] if said is None else [f"the link “{address}” leads to {said}"]
    )


@pytest.mark.parametrize(
    ("written", "address"),
    [
        ("&#98; c.md".replace(" ", "%20"), "b%20c.md"),
        ("&#x62;%20c.md?x=1", "b%20c.md?x=1"),
        ("d&amp;e.md#x", "d&e.md#x"),
        ("../&eacute;t&eacute;.md", "../été.md"),
    ],
)
@pytest.mark.parametrize("moves_links", [False, True])
def test_a_name_as_html_writes_it_is_none_in_markdown(
    written: str, address: str, moves_links: bool
) -> None:
    """Browsers would read it; generators look for a file of that very name."""
    page = document.read(f'<a href="{written}">l</a><p id="x">')
    places = {*PLACES, "deep/d&e.md"}
    (found,) = wrong(
        f"[l]({written})", "deep/b c.md", page, places, lambda _: ["x"], moves_links=moves_links
    )
    assert found.sentence.endswith(f"read as HTML; in Markdown write “{address}”.")


@pytest.mark.parametrize("address", ["https://x.example/?a&amp;b", "b%20c.md?a=1&amp;c=2"])
def test_a_query_may_be_written_as_in_html(address: str) -> None:
    page = document.read(f'<a href="{address}">l</a>')
    assert [*wrong(f"[l]({address})", "deep/b c.md", page, PLACES, lambda _: ())] == []


@pytest.mark.parametrize(
    "written",
    ['<a href="@">l</a>', "<a title='t' href='@'>l</a>", '<a href="@" title=t>l</a>'],
)
@pytest.mark.parametrize("address", ["{{ a }}", "../no body/", "b c/x"])
def test_an_address_with_a_space_in_html_is_followed(address: str, written: str) -> None:
    text = written.replace("@", address)
    (found,) = wrong(text, "deep/b c.md", document.read(text), PLACES, lambda _: (), raw=[address])
    assert "leads to nothing in the site" in found.sentence


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("    [a](nowhere.md)", "nothing in the site"),
        ("    [a](../a.md#z)", "no part of that page"),  # begins anew where it would lead out
        ("\t[a](no one.md)", "nothing in the site"),
        ("[b]: <no one.md>", "nothing in the site"),
        ("<a href=o'clock.md>a</a>", "nothing in the site"),
        ("    [a](nowhere.txt)", None),
        ("    [a](a.md)", None),
        ("`[a](nowhere.md)`", None),
        ("<!-- [a](nowhere.md) -->", None),
        ("```\n    [a](nowhere.md)\n```", None),
    ],
)
def test_zensical_looks_for_links_in_the_file(text: str, said: str | None) -> None:
    """Also in code that is indented, and where Markdown makes no link of them."""
    shown = document.read("<p>Nothing of it is a link.</p>")
    assert [*wrong(text, "a.md", shown, PLACES, lambda _: ())] == []
    found = [*wrong(text, "a.md", shown, PLACES, lambda _: (), moves_links=True)]
    assert len(found) == (said is not None)
    assert all(str(said) in one.sentence for one in found)


@pytest.mark.parametrize(
    ("text", "html", "said"),
    [
        ("<http://[::1>", '<a href="http://[::1">a</a>', "“http://[::1” is not an address"),
        ("[a](http:a.md)", '<a href="http:a.md">', "leads to no host; write https://"),
    ],
)
def test_an_address_that_is_none(text: str, html: str, said: str) -> None:
    (found,) = wrong(text, "a.md", document.read(html), PLACES, lambda _: ())
    assert said in found.sentence


def test_what_is_loaded_is_told_with_its_own_line() -> None:
    text = "![a](b.png)\n\n![b](https://x.example/b.png)\n"
    page = document.read('<img src="b.png" alt="a"><img src="https://x.example/b.png" alt="b">')
    found = [*wrong(text, "a.md", page, {*PLACES, "b.png"}, lambda _: ())]
    assert [(one.line, one.column) for one in found] == [(3, 6)]


def test_a_link_in_code_is_none() -> None:
    page = document.read("<code>[a](nowhere.md)</code>")
    assert [*wrong("`[a](nowhere.md)`", "a.md", page, PLACES, lambda _: ())] == []


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("/kb/learn/carlzon/", None),
        ("/kb/", None),
        ("/kb/assets/face.css", None),
        ("/kb/learn/nobody/", "nothing in the site; it begins at the built page"),
        ("/kb/learn/carlzon.md", "nothing in the site; it begins at the built page"),
        ("/other/", "nothing in the site, which lies at /kb/"),
        ("../learn/", None),
        ("../assets/", "nothing in the site; it begins at the built page"),
    ],
)
def test_html_leads_from_the_root_as_the_seal_will_follow_it(
    address: str, said: str | None, tmp_path: Path
) -> None:
    folder = begun(tmp_path / "copy", address="https://x.example/kb/")
    put(folder, "docs/ours.md", f"# Ours\n\n<a href='{address}'>a</a>\n")
    found = [one.sentence for one in check(folder)]
    assert len(found) == bool(said)
    assert not said or said in found[0]


def test_a_link_is_followed_however_markdown_reads_it(tmp_path: Path) -> None:
    folder = begun(tmp_path / "copy")
    put(folder, "docs/a b.md", "# A b\n")
    put(folder, "docs/ours.md", "# Ours\n\n[right](a b.md)\n\n[wrong](a c.md#d)\n")
    (found,) = check(folder)
    assert (found.line, found.column) == (5, 9)
    assert found.sentence.startswith("the link “a c.md#d” leads to nothing in the site")


@pytest.mark.parametrize("written", ["[a](http://[::1)", "<a href='//['>a</a>", "![a](https://[)"])
def test_an_address_that_is_none_is_said(written: str, tmp_path: Path) -> None:
    folder = begun(tmp_path / "copy", hide=["exam"])
    put(folder, "docs/ours.md", f"# Ours\n\n{written}\n")
    said = [one.sentence for one in check(folder) if one.line == 3]
    assert any("is not an address; look at its brackets." in one for one in said), said


def test_check_says_what_a_build_would_refuse(tmp_path: Path) -> None:
    folder = begun(tmp_path / "copy", methods=["encounter", "waiting-time"])
    put(
        folder,
        "docs/my page.md",
        "# Mine\n\nTo [été](été.md#summer), [it](%C3%A9t%C3%A9.md), [plan](a%20plan.txt).\n\n"
        "[Dead](nowhere.md), [gone](calculate/volume.md), [kano](learn/measure/kano.md#none).\n\n"
        '<p onclick="x()">a</p>\n\n![](https://a.example/b.png)\n\n{{ taken() }}\n',
    )
    put(folder, "docs/été.md", "# Été\n\n## Summer\n\nTo [mine](my%20page.md#mine).\n")
    put(folder, "docs/a plan.txt", "A plan.\n")
    assert [(one.file, one.line, one.sentence[:60]) for one in check(folder)] == [
        ("docs/my page.md", 1, "the event handler onclick of <p> would be blocked by the sit"),
        ("docs/my page.md", 5, "the link “nowhere.md” leads to nothing in the site; look at "),
        ("docs/my page.md", 5, "the link leads to calculate/volume.md, which moments.yml lea"),
        ("docs/my page.md", 5, "the link “learn/measure/kano.md#none” leads to no part of th"),
        ("docs/my page.md", 9, "<img> loads https://a.example/b.png from another host."),
    ]


@pytest.mark.parametrize("end", ["", "\n", "\n\nText.\n", "\n\n"])
def test_a_table_that_is_left_empty_goes_with_its_heading(end: str) -> None:
    table = "| Picture | Question |\n| --- | --- |\n| x | [One](a.md) |"
    text = f"# Overview\n\n## Yours\n\n{table}{end}"
    assert without(text, "index.md", {"a.md"}).split() == f"# Overview {end}".split()
    two = f"{text.rstrip()}\n| y | [Two](b.md) |{end}"
    assert "| y | [Two](b.md) |" in without(two, "index.md", {"a.md"})


@pytest.mark.parametrize("place", OF_THE_PROJECT)
def test_a_copy_does_not_send_its_readers_to_files_of_the_project(place: str) -> None:
    path = shipped.docs() / place
    text = path.read_text(encoding="utf-8")
    assert f"\n{OF_THE_PROJECT[place]}" in text
    files: dict[str, Path | bytes] = {place: path}
    without_the_projects(files, set())
    left = files[place]
    assert isinstance(left, bytes)
    assert text.startswith(left.decode()[:2000])
    assert "mkdocs.yml" not in left.decode()
    assert "`docs/" not in left.decode()
    files = {place: path}
    without_the_projects(files, {place})  # a page of their own in its place says what they say
    assert files == {place: path}
