"""What a release needs: `python .ci/release.py write`, `check TAG`, `notes` or `zip FILE`.

`write` carries the addresses of `pyproject.toml` and the list of changes to the files that cannot
read them there: `CITATION.cff`, `.github/ISSUE_TEMPLATE/config.yml` and `CHANGELOG.md`. `check`
says what a release still lacks, `notes` prints what is new in this version, and `zip` packs the
site that `make site` has built.
"""

from __future__ import annotations

import re
import sys
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
CHANGES = ROOT / "docs" / "reference" / "changes.md"
NOWHERE = "https://example.org/"
TO_COME = "Not yet released"
FRONT_MATTER = re.compile(r"\A---\n.*?\n---\n+", re.DOTALL)
VERSION_HEADING = re.compile(r"^## (?P<version>.+)$", re.MULTILINE)
LINK = re.compile(r"\]\((?!https?:|#)(?P<target>[^)]+)\)")


def main(arguments: list[str]) -> int:
    """Do what is asked; 1 if something is lacking, 2 if it is not clear what is asked."""
    match arguments:
        case ["write"]:
            for path, text in written().items():
                path.write_text(text, encoding="utf-8")
            return 0
        case ["check", tag]:
            lacking = lacks(tag)
            print(*lacking, sep="\n", file=sys.stderr)
            return 1 if lacking else 0
        case ["notes"]:
            print(notes(str(_project()["version"])))
            return 0
        case ["zip", file]:
            # Nothing else here needs more than Python.
            from macros.copy.build import archive
            from macros.page.house import House

            archive(ROOT / "site", Path(file), House(name="Moments of Truth"))
            return 0
    print(__doc__, file=sys.stderr)
    return 2


def written() -> dict[Path, str]:
    """Give the files that repeat what stands elsewhere, as they must be."""
    urls = _project()["urls"]
    citation = ROOT / "CITATION.cff"
    config = ROOT / ".github" / "ISSUE_TEMPLATE" / "config.yml"
    return {
        citation: _with(
            citation,
            {
                "url": urls["Homepage"],
                "repository-code": urls["Source"],
                "version": str(_project()["version"]),
            },
        ),
        config: _with(config, {"    url": f"{urls['Homepage']}learn/said-wrong/"}),
        ROOT / "CHANGELOG.md": changelog(),
    }


def changelog() -> str:
    """Give the page of changes as a file of the source, in which links lead to other files."""
    text = FRONT_MATTER.sub("", CHANGES.read_text(encoding="utf-8"))
    text = text.replace("# What is new?", "# Changes", 1)

    def led(found: re.Match[str]) -> str:
        place, _, part = found["target"].partition("#")
        path = (CHANGES.parent / place).resolve().relative_to(ROOT)
        return f"]({path.as_posix()}{'#' if part else ''}{part})"

    return LINK.sub(led, text)


def notes(version: str) -> str:
    """Give what is new in a version; nothing if the list of changes does not know it."""
    parts = VERSION_HEADING.split(changelog())
    told = dict(zip(parts[1::2], parts[2::2], strict=True))
    return next((told[name].strip() for name in told if name.split()[0] == version), "")


def lacks(tag: str) -> list[str]:
    """Say in sentences what a release under a tag still lacks."""
    version = str(_project()["version"])
    found = []
    if tag != f"v{version}":
        found.append(f"The tag is {tag}, and the version in pyproject.toml is {version}.")
    if not notes(version):
        found.append(
            f"docs/reference/changes.md has no heading “## {version} (day)”: rename “{TO_COME}”."
        )
    for name, url in _project()["urls"].items():
        if url.startswith(NOWHERE):
            found.append(f"{name} in pyproject.toml is still {url}, where nothing is.")
    for path, text in written().items():
        if path.read_text(encoding="utf-8") != text:
            found.append(f"{path.relative_to(ROOT)} is old: python .ci/release.py write")
    return found


def _project() -> dict[str, dict[str, str]]:
    project: dict[str, dict[str, str]] = tomllib.loads(
        (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    )["project"]
    return project


def _with(path: Path, values: dict[str, str]) -> str:
    """Give a file of `key: value` lines with other values."""
    text = path.read_text(encoding="utf-8")
    for key, value in values.items():
        text, count = re.subn(rf"(?m)^{re.escape(key)}: .*$", f"{key}: {value}", text)
        if count != 1:
            raise ValueError(f"{path.name} has {count} lines “{key}: …”, and needs one.")
    return text


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
