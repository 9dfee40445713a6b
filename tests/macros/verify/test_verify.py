"""A copy that is right, and the same copy with one thing wrong each time."""

from __future__ import annotations

import re
import socket
from pathlib import Path

import pytest

from macros import cli, verify
from macros.generators import BUILDS
from macros.verify import finding
from macros.verify.finding import Level
from tests import soaking
from tests.left_over import left_over

from .conftest import CERTIFICATE
from .hosted import Hosted, Reply, reset, silent, trickling
from .wrongs import BESIDE, FINDINGS, LOGIN, moved

ELSEWHERE = dict.fromkeys(("properdocs", "zensical"), soaking.only)
SHORT = 0.5  # seconds of patience, for tests in which the server falls silent


def unusual(copy: Hosted, address: str = "") -> list[tuple[str, str, str]]:
    """Everything that is not fine, with the copy's address left out."""
    return [
        (one.level.value, one.about, one.sentence.replace(copy.address, "@"))
        for one in verify.verify(address or copy.address, SHORT)
        if one.level is not Level.FINE
    ]


def test_a_copy_that_is_right(hosted: Hosted, capsys: pytest.CaptureFixture[str]) -> None:
    assert unusual(hosted) == []
    assert cli.main(["verify", hosted.address]) == 0
    printed = capsys.readouterr().out
    assert "All 3 files of assets/runtime/0123/ are there" in printed
    assert "\nfine    policy       One strict Content-Security-Policy holds" in printed
    assert printed.endswith("\n0 at fault, 0 to improve, 12 fine.\n")


def test_any_page_of_it_will_do(hosted: Hosted) -> None:
    assert unusual(hosted, f"{hosted.address}calculate/volume/#result") == []


@pytest.mark.parametrize("name", FINDINGS)
def test_each_finding(name: str, hosted: Hosted) -> None:
    change, level, about, sentence = FINDINGS[name]
    change(hosted)
    found = unusual(hosted)
    matching = [one for one in found if one[:2] == (level, about) and sentence in one[2]]
    assert len(matching) == 1, found
    beside = {"offline", *BESIDE.get(name, ())}  # what is missing or cut short cannot be kept
    assert {one[1] for one in found if one not in matching} <= beside, found


@pytest.mark.parametrize("name", FINDINGS)
def test_each_finding_is_said_in_german(
    name: str,
    hosted: Hosted,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    tmp_path: Path,
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("LANGUAGE", "de")
    FINDINGS[name][0](hosted)
    cli.main(["verify", hosted.address, "--patience", str(SHORT)])
    said = capsys.readouterr()
    assert re.search(r"\n\nFehler: \d+, zu verbessern: \d+, gut: \d+\.\n$", said.out)
    assert left_over(said.out + said.err, "de") == [], said.out


def test_addresses_are_taken_as_browsers_take_them(hosted: Hosted) -> None:
    hosted.replies["Caf%C3%A9%20menu.svg"] = hosted.replies.pop("extra.svg")
    hosted.page("", "<img src='Café menu.svg' alt=''><a href='http://[none'>Nowhere</a>")
    hosted.put("assets/moments.css", "a { background: url(http://[none) }")
    assert unusual(hosted) == []


def test_a_fault_is_an_exit_status(hosted: Hosted, capsys: pytest.CaptureFixture[str]) -> None:
    FINDINGS["file changed"][0](hosted)
    assert cli.main(["verify", hosted.address]) == verify.FAULTS
    assert capsys.readouterr().out.startswith(
        "fault   runtime      assets/runtime/0123/library.zip"
    )


def test_advice_is_none(hosted: Hosted, capsys: pytest.CaptureFixture[str]) -> None:
    FINDINGS["cookie"][0](hosted)
    assert cli.main(["verify", hosted.address]) == 0
    assert capsys.readouterr().out.startswith("advice  pages        calculate/volume/: the host")


def test_without_a_sitemap_the_given_page_is_looked_at(hosted: Hosted) -> None:
    del hosted.replies["sitemap.xml"]
    assert ("advice", "address") in [one[:2] for one in unusual(hosted)]
    found = verify.verify(f"{hosted.address}calculate/volume/")
    assert any("All 3 files" in one.sentence for one in found)


def test_a_limit_of_pages_is_said(hosted: Hosted) -> None:
    found = verify.verify(hosted.address, SHORT, most=1)
    assert "The sitemap lists 2 pages, and 1 was looked at; --pages reads more." in [
        one.sentence for one in found
    ]


def test_a_login_page_in_place_of_the_site(
    hosted: Hosted, capsys: pytest.CaptureFixture[str]
) -> None:
    hosted.put("", LOGIN)
    assert cli.main(["verify", hosted.address]) == verify.FAULTS
    assert (
        f"fault   pages  {hosted.address}: answers with status 200, with the title “Sign in”, and "
        "is no page of this site"
    ) in capsys.readouterr().out


def test_a_redirected_address_is_said(hosted: Hosted) -> None:
    hosted.replies["old/"] = Reply(b"", {"Location": "../calculate/volume/"}, 301)
    assert unusual(hosted, f"{hosted.address}old/") == [
        ("advice", "transport", "The address redirects to @calculate/volume/; give that one out.")
    ]


def test_a_file_that_is_redirected_to_another_host(hosted: Hosted) -> None:
    other = hosted.address.replace("127.0.0.1", "localhost")
    moved("assets/runtime/0123/library.zip", f"{other}elsewhere")(hosted)
    ((level, about, sentence),) = unusual(hosted)
    assert (level, about) == ("fault", "transport")
    assert sentence.startswith("assets/runtime/0123/library.zip: redirected to another host")


def test_plain_http_is_said_and_a_proxy_is_used(
    hosted: Hosted, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("http_proxy", hosted.origin)
    monkeypatch.delenv("no_proxy", raising=False)
    monkeypatch.delenv("NO_PROXY", raising=False)
    hosted.believe("http://intranet.example/kb/")
    ((level, about, sentence),) = unusual(hosted, "http://intranet.example/kb/")
    assert (level, about) == ("advice", "transport")
    assert sentence.startswith("The site comes over plain http.")
    assert "no offline copy" in sentence


@pytest.mark.parametrize("hosted", ["https"], indirect=True)
def test_a_trusted_certificate_is_fine(hosted: Hosted, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(CERTIFICATE))
    assert unusual(hosted) == []
    assert any("over TLS" in one.sentence for one in verify.verify(hosted.address))


def unreadable(address: str, capsys: pytest.CaptureFixture[str]) -> str:
    """The sentence with which an address is given up, without the address."""
    assert cli.main(["verify", address, "--patience", str(SHORT)]) == verify.UNREADABLE
    said = capsys.readouterr()
    assert said.out == ""
    (line,) = said.err.splitlines()
    return line.removeprefix(f"moments: {address} ")


@pytest.mark.parametrize("hosted", ["https"], indirect=True)
def test_a_certificate_that_is_not_trusted(
    hosted: Hosted, capsys: pytest.CaptureFixture[str]
) -> None:
    said = unreadable(hosted.address, capsys)
    assert said.startswith("has a certificate that is not trusted here (self")
    assert said.endswith("name its file in the variable SSL_CERT_FILE.")


@pytest.mark.parametrize(
    ("reply", "sentence"),
    [
        (Reply(b"", {}, 404), "answers with status 404."),
        (Reply(b"", {}, 500), "answers with status 500."),
        (Reply(b"", {"Location": "/kb/"}, 302), "sends its visitors on and on, or in a circle."),
        (Reply(b"", {"Location": "ftp://example.org/"}, 302), "sends its visitors to no"),
        (Reply(b"", {}, instead=reset), "breaks the connection off."),
    ],
)
def test_an_address_without_a_page(
    reply: Reply, sentence: str, hosted: Hosted, capsys: pytest.CaptureFixture[str]
) -> None:
    hosted.replies[""] = reply
    assert unreadable(hosted.address, capsys).startswith(sentence)


@pytest.mark.parametrize("after", [b"", b"HTTP/1.1 200 OK\r\n", b"HTTP/1.1 200 OK\r\n\r\n<!doc"])
def test_a_silent_server_is_given_up(
    after: bytes, hosted: Hosted, capsys: pytest.CaptureFixture[str]
) -> None:
    hosted.replies[""].instead = silent(hosted, after)
    assert unreadable(hosted.address, capsys) == "was silent for 0.5 seconds."


def test_a_server_that_trickles_is_given_up(
    hosted: Hosted, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("macros.verify.visit.LONGEST", 2)
    hosted.replies[""].instead = trickling(hosted)
    assert unreadable(hosted.address, capsys) == "was not complete after 1 seconds."


def test_a_body_without_end_is_given_up(
    hosted: Hosted, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("macros.verify.hosted.LARGEST_TEXT", 1 << 20)
    hosted.replies[""].body = bytes(2 << 20)
    hosted.replies[""].compress = False
    assert unreadable(hosted.address, capsys) == "is larger than 1 MB."


def test_no_server(hosted: Hosted, capsys: pytest.CaptureFixture[str]) -> None:
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        address = f"http://127.0.0.1:{unused.getsockname()[1]}/"
        assert unreadable(address, capsys) == "is refused: no server listens there at 127.0.0.1."
    plain = hosted.address.replace("http:", "https:")
    assert unreadable(plain, capsys).startswith("does not speak TLS")


@pytest.mark.parametrize(
    "address", ["example.org/kb/", "file:///etc/passwd", "https://", "ftp://a"]
)
def test_no_address(address: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert unreadable(address, capsys) == "is not an address that begins with https:// or http://."


def test_an_unknown_host(capsys: pytest.CaptureFixture[str]) -> None:
    said = unreadable("http://no-such-host.invalid/", capsys)
    assert said == "names the host no-such-host.invalid, which this machine does not know."


def test_a_narrow_screen_gets_short_lines() -> None:
    wide = finding.table([finding.fine("policy", "word " * 30), finding.fault("a", "Broken.")])
    assert [line[:16] for line in wide.splitlines()] == ["fault   a       ", "fine    policy  "]
    narrow = finding.table([finding.fine("policy", "word " * 30)], width=60).splitlines()
    assert len(narrow) == 4
    assert all(len(line) <= 60 for line in narrow)
    assert all(line.startswith(" " * 16 + "word") for line in narrow[1:])


@pytest.mark.parametrize(
    "generator", [pytest.param(one, marks=ELSEWHERE.get(one, ())) for one in BUILDS]
)
def test_the_site_itself(generator: str, sites: dict[str, Path], served: tuple[Path, str]) -> None:
    assert generator in sites
    found = verify.verify(f"{served[1]}/{generator}/")
    assert [one for one in found if one.level is Level.FAULT] == []
    sentences = " ".join(one.sentence for one in found)
    pages = len([*sites[generator].rglob("*.html")]) - 1  # not the one for what is not found
    assert f"{pages} pages read, each one of this site." in sentences
    assert re.search(r"All \d+ files of assets/runtime/\w+/ are there", sentences)
    assert "compress .wasm by" in sentences
