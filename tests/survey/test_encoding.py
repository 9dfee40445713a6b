"""Bytes become the text that was written, or it is asked how they are to be read."""

from __future__ import annotations

import pytest

from calculator.survey.sheet.codec import CODECS
from calculator.survey.sheet.encoding import ENOUGH, codec_named, decoded
from calculator.survey.unreadable import UnreadableSurvey
from tests.survey.writings import WRITINGS, table


@pytest.mark.parametrize("language", WRITINGS)
def test_many_bytes_decide_and_the_evidence_is_said(language: str) -> None:
    codec = WRITINGS[language][0]
    text = table(language, 120)
    found = decoded(text.encode(codec))
    assert found.text == text
    if found.settled:
        assert f"({codec})" in found.settled[0].said
        assert "bytes show it" in found.settled[0].why
    else:
        assert found.asked[0].choices[0][0] == codec


def test_no_language_is_taken_for_another_and_few_must_be_asked() -> None:
    settled = [one for one in WRITINGS if decoded(table(one, 120).encode(WRITINGS[one][0])).settled]
    assert len(settled) >= len(WRITINGS) - 6, settled


@pytest.mark.parametrize("language", WRITINGS)
def test_few_bytes_are_asked_about_with_the_words_to_choose_by(language: str) -> None:
    codec = WRITINGS[language][0]
    text = table(language, 1)
    data = text.encode(codec)
    assert len([byte for byte in data if byte > 127]) < ENOUGH
    found = decoded(data)
    assert not found.settled
    [asked] = found.asked
    assert asked.key == "encoding"
    assert codec in dict(asked.choices)
    assert len(asked.choices) > 1
    assert decoded(data, codec).text == text


@pytest.mark.parametrize("language", WRITINGS)
@pytest.mark.parametrize(
    "codec", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"]
)
def test_unicode_shows_itself_in_any_language(language: str, codec: str) -> None:
    text = table(language, 3)
    if codec in ("utf-16-le", "utf-16-be") and language in ("Korean", "Chinese"):
        text += "plain, and as long as the others are, so that zeros tell" * 5
    data = text.encode(codec)
    found = decoded(data)
    assert (found.text, found.asked) == (text, ())
    assert found.settled


def test_umlauts_alone_read_alike_by_two_tables_and_are_offered_once() -> None:
    [asked] = decoded("Größe\nschön\n".encode("cp1252")).asked
    assert [name for name, _ in asked.choices].count("cp1252") == 1
    assert "cp1250" not in dict(asked.choices)
    assert "“Größe”" in asked.choices[0][1]


@pytest.mark.parametrize("codec", CODECS, ids=lambda one: one.name)
def test_each_name_of_a_table_names_it(codec) -> None:  # type: ignore[no-untyped-def]
    assert codec_named(codec.name) is codec
    for name in codec.also:
        assert codec_named(name.upper()) is codec
    text = "No;Score\n1;5\n"
    assert decoded(text.encode(codec.name), codec.name).text == text


def test_japanese_mail_switches_by_escapes() -> None:
    text = "番号,満足度\n1,良い\n"
    found = decoded(text.encode("iso2022_jp"))
    assert (found.text, found.asked) == (text, ())


@pytest.mark.parametrize(
    ("data", "said", "sentence"),
    [
        (b"a;b\n\xe4;1\n", "utf-8", "on line 2 stand the bytes E4 3B"),
        (b"a;b\n\x81;1\n", "cp1252", r"The file is not Windows, Western Europe \(cp1252\)"),
        (b"a", "utf9", "did you mean utf-8?"),
        (b"a", "<script>", "is not known; the usual ones"),
        (b"a\0b", "", "damaged or no text: zero bytes stand in it, the first on line 1"),
        (b"a;b\n1\0;2\n" * 9, "", "the first on line 2"),
        (bytes(range(1, 32)) * 40, "", "no text, and of no kind that can be read"),
        (
            "Größe\n".encode() * 40 + b"Gr\xf6\xdfe",
            "",
            "UTF-8 but for some bytes, first F6 DF on line 41",
        ),
    ],
)
def test_what_cannot_be_read_ends_in_a_sentence(data: bytes, said: str, sentence: str) -> None:
    with pytest.raises(UnreadableSurvey, match=sentence):
        decoded(data, said)
