"""The page of keys: each key of the schema with an example that the file may hold."""

from __future__ import annotations

import json
import re
from html import unescape

import yaml

from macros.calls.keys import SCHEMA
from macros.copy.schema import SHIPPED_SCHEMA
from tests.macros.conftest import Convert

CODE = re.compile(r"<pre[^>]*>.*?<code[^>]*>(.*?)</code></pre>", re.DOTALL)


def test_every_key_has_its_heading_its_words_and_an_example(convert: Convert) -> None:
    assert SCHEMA == SHIPPED_SCHEMA
    schema = json.loads(SCHEMA.read_text(encoding="utf-8"))
    html = convert("# Keys\n\n{{ keys() }}\n")
    shown: dict[str, object] = {}
    for code in CODE.findall(html):
        shown |= yaml.safe_load(unescape(re.sub(r"<[^>]+>", "", code)))
    for name in schema["properties"]:
        assert f'<h3 id="{name}"><code>{name}</code>' in html
        assert name in shown or "default" in schema["properties"][name], name
    for part in schema["definitions"].values():
        for name in part["properties"]:
            assert f"<td><code>{name}</code></td>" in html, name
    assert {1, 7} == {*shown["scale"]["labels"]}  # type: ignore[index]
    assert "It takes a number from 0 to 1." in html
    assert html.count("It is needed.") >= 4
