"""Pipes, links, loops and odd names in a copy's folder: what is said, and what is published."""

from __future__ import annotations

import os
import stat
from collections.abc import Callable
from pathlib import Path
from random import Random

from macros.copy import build
from macros.copy.new import new
from macros.knowledge.problems import Problems
from macros.sentence import MacroError, SiteFailed
from tests.probes.drawn_texts import UNSEEN
from tests.probes.ending import COMMANDS, End, Way, of_output
from tests.probes.running import inside

SECRET = "salaries-of-everybody-4711"
BUILT_EACH = 12
"""How many copies that are right are composed for one that is built."""
FOLDERS = (
    *("docs", "docs/deep/er", "docs/assets", "scenarios", "calculators", "exam", "surveys"),
    "language",
)
ENDINGS = (
    ".md",
    ".yml",
    ".py",
    ".map.yml",
    ".svg",
    ".png",
    ".txt",
    ".html",
    "",
    ".po",
    ".MD",
    ".css",
)

Laid = tuple[str, bool | None]
"""What was laid, and whether it must be refused."""


def probe(draw: Random, folder: Path) -> End:
    """Lay something odd into a new copy; check it, and make its site if that says all is right."""
    (folder / "secret").mkdir()
    for name in ("page.md", "logo.svg", "journey.yml", "calc.py"):
        (folder / "secret" / name).write_text(f"# {SECRET}\n")
    copy = folder / "copy"
    new(copy)
    if draw.random() < 0.8:  # its trial takes a second, and is not what is looked at here
        (copy / "calculators" / "waiting_time.py").unlink()
        (copy / "docs" / "our-promise.md").unlink()
    laying = [draw.choice(LAYING) for _ in range(draw.choice([1, 1, 1, 2, 3]))]
    last = [one for one in laying if one in (part_elsewhere, moments_yml)]
    laying = [*(one for one in laying if one not in last), *last[:1]]
    laid = [_laid(lay, draw, copy) for lay in laying]
    what = "; ".join(one for one, _ in laid)
    refusals = [refused for _, refused in laid]
    refused = True if True in refusals else None if None in refusals else False
    ran = inside("check", copy)
    end = of_output(what, ran.status, ran.out, ran.err, refused=refused)
    if end.way is not Way.ANSWER:
        return end
    return _made(draw, copy, what)


def _laid(lay: Callable[[Random, Path], Laid], draw: Random, copy: Path) -> Laid:
    try:
        return lay(draw, copy)
    except OSError:  # what was laid before is in its way
        return "nothing", None


def _made(draw: Random, copy: Path, what: str) -> End:
    """What becomes of a copy that `check` calls right: it can be built, and shows no secret."""
    whole = draw.randrange(BUILT_EACH) == 0
    try:
        if whole:
            site = build.build(copy, "mkdocs", copy.parent / "site")
        else:
            site = build.prepare(copy).parent / "docs"
    except (Problems, MacroError, SiteFailed, OSError) as refusal:
        return End(Way.WRONG, what, f"check calls it right, and it is not built: {refusal}")
    lay = {path.relative_to(site).as_posix(): path for path in site.rglob("*")}
    for place, path in lay.items():
        kind = path.lstat().st_mode
        if not (stat.S_ISREG(kind) or stat.S_ISDIR(kind)):
            return End(Way.WRONG, what, f"{place} is neither a file nor a folder")
        if COMMANDS.search(place):
            return End(Way.UNSAFE, what, repr(place))
        if (
            stat.S_ISREG(kind)
            and path.stat().st_size < 100_000
            and SECRET.encode() in path.read_bytes()
        ):
            return End(Way.WRONG, what, f"{place} is published")
    own = {path.relative_to(copy / "docs").as_posix() for path in (copy / "docs").rglob("*.md")}
    for place in own if whole else ():
        page = place.removesuffix(".md").removesuffix("index").rstrip("/")
        if not (site / page / "index.html").is_file():
            return End(Way.WRONG, what, f"docs/{place} has no page in the site")
        text = (copy / "docs" / place).read_text(encoding="utf-8").partition("# ")[2].split("\n")[0]
        if text.startswith("Called") and text not in (site / page / "index.html").read_text(
            encoding="utf-8"
        ):
            return End(Way.WRONG, what, f"the page of docs/{place} is another")
    return End(Way.ANSWER, what, "built" if whole else "composed")


def _place(draw: Random, copy: Path, name: str = "") -> Path:
    part = draw.choice([one for one in FOLDERS if not (copy / one).is_file()])
    path = (
        copy
        / part
        / (name or draw.choice(["a", "our-promise", "index", "été"]) + draw.choice(ENDINGS))
    )
    path.parent.mkdir(parents=True, exist_ok=True)
    if os.path.lexists(path) and not path.is_dir():
        path.unlink()
    return path


def _named(path: Path, copy: Path) -> str:
    return repr(path.relative_to(copy).as_posix())


def pipe(draw: Random, copy: Path) -> Laid:
    path = _place(draw, copy)
    os.mkfifo(path)
    return f"a pipe at {_named(path, copy)}", True


def link(draw: Random, copy: Path) -> Laid:
    path = _place(draw, copy)
    target = draw.choice(
        ["/", "/dev/zero", "/dev/stdin", "/proc/self/environ", "/etc/hostname", "..", ".", "../..",
         "nowhere", path.name, "../../secret", "../../secret/page.md", "../secret/page.md",
         str(copy.parent / "secret" / "page.md"), str(copy.parent / "secret"), "../.gitignore",
         "../moments.yml", "../docs/../../secret/page.md", "\x1b[2J", "a" * 300]
    )  # fmt: skip
    path.symlink_to(target)
    inside_of_it = target == "../moments.yml"
    return f"a link at {_named(path, copy)} to {target!r}", None if inside_of_it else True


def loop(draw: Random, copy: Path) -> Laid:
    path = _place(draw, copy, "round")
    path.with_name("about").symlink_to("round")
    path.symlink_to("about")
    return f"links in a circle at {_named(path, copy)}", True


def folder_as_page(draw: Random, copy: Path) -> Laid:
    path = _place(draw, copy, f"a{draw.choice(['.md', '.yml', '.py', '.yaml'])}")
    path.mkdir(exist_ok=True)
    (path / "b.md").write_text("# B\n")
    return f"a folder {_named(path, copy)}", True


def part_elsewhere(draw: Random, copy: Path) -> Laid:
    part = draw.choice(
        ["docs", "scenarios", "calculators", "exam", "surveys", "language", ".moments"]
    )
    path = copy / part
    if path.exists():
        path.rename(copy / f"was-{part}")
    way = draw.choice(["link", "file", "pipe", "dangling", "out"])
    if way == "file":
        path.write_text("a")
    elif way == "pipe":
        os.mkfifo(path)
    else:
        path.symlink_to({"link": "was-docs", "dangling": "nowhere", "out": "../secret"}[way])
    return f"{part} as a {way}", True


def odd_name(draw: Random, copy: Path) -> Laid:
    sign = draw.choice([*UNSEEN, "\n", "\r", "\t", "\x7f", "\udcff", "\u2028", "\x01"])
    ending = draw.choice([".md", ".yml", ".txt", ""])
    path = _place(draw, copy, f"a{sign}b{ending}")
    if draw.random() < 0.3:
        path.mkdir()
    else:
        path.write_text("# Odd\n" if ending == ".md" else "a: 1\n")
    return f"the name {_named(path, copy)}", True


def unusual_name(draw: Random, copy: Path) -> Laid:
    """Names that are allowed, and have to be written otherwise in addresses."""
    name = draw.choice(
        ["a b", "a%20b", "a#b", "a?b", "a&b", "a'b", 'a"b', "a<b>", "a+b", "a;b", "a:b", "a\\b",
         "été", "שלום", "你好", "👩‍👩‍👧", "a.b", "con", "a.", "-a", "_a", "~a", "{a}", "{{ a }}",
         "[a](b)", "*a*", "a" * 240, "%", "%C3", "README", "INDEX", "404", "a=b", "a@b", "a,b",
         "`a`", "$a", "a|b", "!a"]
    )  # fmt: skip
    path = copy / "docs" / draw.choice(["", "deep", "é è"]) / f"{name}.md"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"# Called {draw.randrange(1000)}\n")
    return f"the page {_named(path, copy)}", None


def alike(draw: Random, copy: Path) -> Laid:
    """Names that some systems, or the site's addresses, take for one and the same."""
    one, other = draw.choice(
        [("a.md", "A.md"), ("Über.md", "U\u0308ber.md"), ("deep/a.md", "Deep/b.md"),
         ("a.md", "a/index.md"), ("été/a.md", "e\u0301te\u0301/b.md"),
         ("learn/x.md", "Learn/y.md"), ("Learn/x.md", "z.md"), ("learn.md", "b.md"),
         ("README.md", "index.md"), ("a/README.md", "a/index.md"), ("a.md", "a/index.html"),
         ("index.html", "b.md"), ("assets", "b.md"), ("learn", "b.md"),
         ("assets/moments.css/a.txt", "b.md"), ("straße.md", "strasse.md"),
         ("learn/Kano.md", "b.md"), ("sitemap.xml", "b.md"), ("search/search_index.json", "b.md"),
         ("offline.json", "b.md"), ("service-worker.js", "b.md"),
         ("assets/runtime/x/manifest.json", "b.md"), ("404.html", "b.md")]
    )  # fmt: skip
    for place in (one, other):
        path = copy / "docs" / place
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"# {place.replace('/', ' ')}\n" if place.endswith(".md") else "a\n")
    return (
        f"docs/{one!r} beside docs/{other!r}",
        None if other == "b.md" or "strasse" in other else True,
    )


def logo(draw: Random, copy: Path) -> Laid:
    path = copy / "mark.svg"
    way = draw.choice(["link", "pipe", "folder", "dangling", "zero", "circle", "escape"])
    name = "mark.svg"
    if way == "pipe":
        os.mkfifo(path)
    elif way == "folder":
        path.mkdir()
    elif way == "escape":
        name = "\\e[2Jmark.svg"
    else:
        targets = {"link": "../secret/logo.svg", "dangling": "no.svg", "zero": "/dev/zero"}
        path.symlink_to(targets.get(way, "mark.svg"))
    text = (copy / "moments.yml").read_text(encoding="utf-8")
    (copy / "moments.yml").write_text(text.replace("logo: logo.svg", f'logo: "{name}"'))
    return f"a logo that is a {way}", True


def large(draw: Random, copy: Path) -> Laid:
    ending = draw.choice([".md", ".yml", ".py", ".map.yml"])
    part = {".md": "docs", ".yml": "scenarios", ".py": "calculators", ".map.yml": "surveys"}[ending]
    path = copy / part / f"large{ending}"
    path.parent.mkdir(exist_ok=True)
    with path.open("wb") as file:
        file.truncate(draw.choice([6_000_000, 1 << 40]))  # a hole, which takes no room
    return f"a file of many zeros at {_named(path, copy)}", True


def bytes_of_no_text(draw: Random, copy: Path) -> Laid:
    ending, part = draw.choice(
        [(".md", "docs"), (".yml", "scenarios"), (".py", "calculators"), (".yml", "exam"),
         (".map.yml", "surveys")]
    )  # fmt: skip
    path = copy / part / f"bytes{ending}"
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(
        draw.choice([b"\xff\xfe", b"# \xe9\n", b"\x00" * 99, bytes(range(256)), b"\xed\xa0\x80"])
    )
    return f"no text at {_named(path, copy)}", True


def unreadable(draw: Random, copy: Path) -> Laid:
    path = _place(draw, copy, "deep-" + "d" * draw.choice([10, 200]))
    path.mkdir(exist_ok=True)
    here = path
    for _ in range(draw.choice([39, 60])):
        here /= "d"
    here.mkdir(parents=True)
    (here / "a.md").write_text("# Deep\n")
    return f"folders in folders at {_named(path, copy)}", None


def moments_yml(draw: Random, copy: Path) -> Laid:
    path = copy / "moments.yml"
    path.unlink()
    way = draw.choice(["pipe", "folder", "link", "zero", "dangling", "circle", "none"])
    if way == "pipe":
        os.mkfifo(path)
    elif way == "folder":
        path.mkdir()
    elif way != "none":
        targets = {
            "link": "/etc/hostname",
            "zero": "/dev/zero",
            "dangling": "no",
            "circle": "moments.yml",
        }
        path.symlink_to(targets[way])
    return f"moments.yml: {way}", True


LAYING: tuple[Callable[[Random, Path], Laid], ...] = (
    pipe, link, link, link, loop, folder_as_page, part_elsewhere, odd_name, odd_name,
    unusual_name, unusual_name, unusual_name, alike, alike, alike, logo, large, bytes_of_no_text,
    unreadable, moments_yml,
)  # fmt: skip
