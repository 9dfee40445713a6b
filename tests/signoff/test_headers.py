"""What the servers' files say, and what is refused before anything is written."""

from __future__ import annotations

import json
import re
import subprocess
from pathlib import Path
from xml.etree import ElementTree

import pytest

from macros.runtime import node
from macros.sentence import MacroError
from macros.signoff import headers
from macros.signoff.headers import HEADERS, MIME_TYPES
from macros.site import policy

WRITTEN = policy.write(["alert(1)"], [])
PAGE = (
    '<!doctype html><meta charset="utf-8">'
    '<meta http-equiv="Content-Security-Policy" content="{policy}">'
    '<link rel="canonical" href="https://moments.example.org/kb/">'
)


@pytest.fixture
def site(tmp_path: Path) -> Path:
    folder = tmp_path / "site"
    (folder / "assets" / "runtime" / "0123").mkdir(parents=True)
    (folder / "index.html").write_text(PAGE.format(policy=WRITTEN))
    (folder / "assets" / "runtime" / "0123" / "python.wasm").write_bytes(b"\0asm")
    (folder / "assets" / "moments.js").write_text("")
    return folder


def test_every_file_carries_the_policy_of_the_pages(site: Path, tmp_path: Path) -> None:
    made = headers.write(site, tmp_path / "headers", ["https://intranet.example.org"])
    assert sorted(path.name for path in made) == sorted(headers.FILES)
    wanted = f"{WRITTEN}; frame-ancestors https://intranet.example.org"
    for path in made:
        text = path.read_text()
        if path.name in ("cloudfront-function.js", "s3-upload.sh"):
            continue
        assert wanted in text.replace("&#39;", "'"), path.name
        if path.suffix != ".json":  # CloudFront has names of its own for some
            for name, value in HEADERS.items():
                assert name in text, path.name
                assert value in text, path.name


def test_a_port_of_the_address_is_the_one_that_is_listened_to(site: Path) -> None:
    made = headers.texts(headers.look(site, address="https://kb.example.org:8443/moments/"))
    assert "listen 8443;" in made["nginx.conf"]
    assert "# listen 8443 ssl;" in made["nginx.conf"]
    assert "\nkb.example.org:8443 {" in made["Caddyfile"]
    made = headers.texts(headers.look(site, address="https://kb.example.org/moments/"))
    assert "listen 80;" in made["nginx.conf"]
    assert "\nkb.example.org {" in made["Caddyfile"]


def test_only_types_of_files_that_are_there_are_named(site: Path) -> None:
    made = headers.texts(headers.look(site))
    assert "AddType application/wasm .wasm" in made["apache.conf"]
    assert ".mjs" not in made["apache.conf"]
    assert "mjs" not in made["nginx.conf"]
    (site / "old.mjs").write_text("")
    made = headers.texts(headers.look(site))
    assert "AddType text/javascript .mjs" in made["apache.conf"]
    assert "types { text/javascript mjs; }" in made["nginx.conf"]


def test_iis_is_told_each_type_once_and_the_runtime_s_age(site: Path) -> None:
    tree = ElementTree.fromstring(headers.texts(headers.look(site))["web.config"])
    types = {one.get("fileExtension"): one.get("mimeType") for one in tree.iter("mimeMap")}
    assert types == {ending: MIME_TYPES[ending] for ending in (".js", ".wasm")}
    removed = [one.get("fileExtension") for one in tree.iter("remove")]
    assert set(types) <= set(removed)  # or IIS answers everything with an error
    sent = {one.get("name"): one.get("value") for one in tree.iter("add") if one.get("name")}
    assert sent == {
        "Content-Security-Policy": f"{WRITTEN}; frame-ancestors 'none'",
        **HEADERS,
    }
    [place] = tree.iter("location")
    assert place.get("path") == "assets/runtime"


def test_cloudfront_is_told_every_header(site: Path) -> None:
    settings = json.loads(headers.texts(headers.look(site))["cloudfront-headers.json"])
    custom = settings["CustomHeadersConfig"]
    assert custom["Quantity"] == len(custom["Items"])
    sent = {one["Header"]: one["Value"] for one in custom["Items"]}
    security = settings["SecurityHeadersConfig"]
    sent["Referrer-Policy"] = security["ReferrerPolicy"]["ReferrerPolicy"]
    assert security["ContentTypeOptions"] == {"Override": True}  # which means nosniff
    assert {**sent, "X-Content-Type-Options": "nosniff"} == HEADERS
    assert re.fullmatch(r"[A-Za-z0-9-]{1,128}", settings["Name"])


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("/kb/", "/kb/index.html"),
        ("/kb/calculate/kano/", "/kb/calculate/kano/index.html"),
        ("/kb/assets/moments.js", "/kb/assets/moments.js"),
        ("/kb/calculate/kano", "301 /kb/calculate/kano/"),
        ("/v1.2/kano", "301 /v1.2/kano/"),
    ],
)
def test_cloudfront_leads_folders_to_their_page(asked: str, found: str, site: Path) -> None:
    source = headers.texts(headers.look(site))["cloudfront-function.js"]
    source += (
        f"const said = handler({{ request: {{ uri: {json.dumps(asked)} }} }});\n"
        "console.log(said.uri ?? `${said.statusCode} ${said.headers.location.value}`);\n"
    )
    run = subprocess.run(
        [node.executable(), "-e", source], capture_output=True, text=True, check=True
    )
    assert run.stdout.strip() == found


def test_the_upload_script_names_what_it_lacks(site: Path, tmp_path: Path) -> None:
    [script] = [one for one in headers.write(site, tmp_path / "headers") if one.suffix == ".sh"]
    run = subprocess.run(
        ["sh", script, site], env={"PATH": "/usr/bin:/bin"}, capture_output=True, text=True
    )
    assert run.returncode != 0
    assert "Say which bucket" in run.stderr


def test_the_upload_script_uploads_each_file_with_its_headers(site: Path, tmp_path: Path) -> None:
    [script] = [one for one in headers.write(site, tmp_path / "headers") if one.suffix == ".sh"]
    aws = tmp_path / "aws"
    aws.write_text(f'#!/bin/sh\necho "$@" >> {tmp_path}/said\n')
    aws.chmod(0o755)
    environment = {"PATH": f"{tmp_path}:/usr/bin:/bin", "BUCKET": "ours"}
    subprocess.run(["sh", script, site], env=environment, check=True)
    said = (tmp_path / "said").read_text().splitlines()
    assert all("s3://ours/kb" in line for line in said)
    [wasm] = [line for line in said if "application/wasm" in line]
    assert "immutable" in wasm
    assert "--include *.wasm" in wasm
    assert "no-cache" in said[-2]
    assert "--exclude assets/runtime/*" in said[-2]
    assert said[-1].startswith("s3 sync")
    assert "--delete" in said[-1]


@pytest.mark.parametrize(
    ("origin", "said"),
    [
        ("intranet.example.org", "give scheme and host"),
        ("https://*.example.org", "give scheme and host"),
        ("https://one.example.org https://two.example.org", "one entry for each"),
        ("https://one.example.org; script-src *", "give scheme and host"),
        ("https://user@example.org", "give scheme and host"),
        ("https://example.org/wiki/", "write https://example.org."),
        ("https://example.org/", "write https://example.org."),
        ("https://[::1]:8000", "give scheme and host"),
        ("*", "give scheme and host"),
    ],
)
def test_what_is_no_origin_may_not_frame(origin: str, said: str) -> None:
    with pytest.raises(MacroError) as refused:
        headers.policy(WRITTEN, [origin])
    assert said in refused.value.sentence


def test_a_site_without_a_policy_gets_no_files(
    site: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (site / "index.html").write_text("<!doctype html><p>bare")
    assert headers.main([str(site), str(tmp_path / "headers")]) == 1
    assert "has no policy: seal the site first" in capsys.readouterr().err
    assert not (tmp_path / "headers").exists()
    assert headers.main([str(tmp_path), str(tmp_path / "headers")]) == 1
    assert "holds no index.html" in capsys.readouterr().err


def test_the_command_says_where_the_files_are(
    site: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "headers"
    given = ["--parent", "http://wiki:8080", "--address", "https://other.example/"]
    assert headers.main([str(site), str(folder), *given]) == 0
    assert capsys.readouterr().out.startswith(f"{folder} holds nginx.conf, ")
    text = (folder / "nginx.conf").read_text()
    assert "server_name other.example;" in text
    assert "root /srv/moments/site;" in text
    assert "frame-ancestors http://wiki:8080" in text
