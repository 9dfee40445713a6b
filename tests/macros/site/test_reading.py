"""A page that was read before is the same as one that is read now."""

from __future__ import annotations

from pathlib import Path

import pytest

import macros
from macros.kept.store import Store
from macros.site import document, reading

PAGE = """<!doctype html>
<html><head><meta charset="utf-8"><title>Kano &amp; others</title>
<meta http-equiv="Content-Security-Policy" content="default-src 'self'">
<link rel="canonical" href="https://example.org/kb/kano/">
<link rel="stylesheet" href="../a.css"><link rel="stylesheet" href="../p.css" media="print">
<link rel="modulepreload" href="../a.js"><script data-root="..">let early = 1</script>
<script type="module" src="../a.js"></script></head>
<body onload="x()"><h1 id="kano" style="x">Kano</h1><style>p { color: red }</style>
<a href="../">Home</a> <cite data-cites="kano1984" data-term="kano">Kano</cite>
<moments-calculator calculator="kano" runtime="0123" image></moments-calculator>
<script>run()</script><script src="../bundle.0a1b.min.js"></script></body></html>
"""
BARE = "<p>No head, no title"


@pytest.mark.parametrize("text", [PAGE, BARE, ""])
def test_a_page_read_before_is_the_same(
    text: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("macros.kept.code.known", lambda: "the code")
    store, path = Store(tmp_path / "kept"), tmp_path / "index.html"
    anew = document.read(text)
    assert reading.read({path: text}, store) == {path: anew}
    monkeypatch.setattr(document, "read", None)  # it is not read again
    assert reading.read({path: text}, store) == {path: anew}


def test_nothing_is_kept_by_code_that_has_changed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(macros, "BEGAN", 0.0)  # all code was written since
    store, path = Store(tmp_path / "kept"), tmp_path / "index.html"
    assert reading.read({path: PAGE}, store) == {path: document.read(PAGE)}
    assert not (tmp_path / "kept").exists()
