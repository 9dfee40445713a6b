"""Small banks for tests: one question of a type each, and pages that teach it."""

from __future__ import annotations

from pathlib import Path

GLOSSARY = "must-be: {means: Missed when it is not there., see: learn/kano.md}\n"
WORKS = (
    '[{"id": "kano1984", "type": "book", "title": "Attractive quality", '
    '"author": [{"family": "Kano"}], "issued": {"date-parts": [[1984]]}}]'
)
PAGE = (
    "---\ntitle: Kano\n---\n\n# How?\n\n## The life of a delight\n\nIt fades.\n\n{{ sources() }}\n"
)
TAIL = """\
    source: [kano1984]
    page: learn/kano.md
    heading: The life of a delight
    level: remember
    families: [services-marketing]
    changed: 2026-11-28
"""
HEAD = "subject: Kano\nquestions:\n"
RIGHT = f"""\
{HEAD}  - id: kano-first
    type: choice
    ask: Which comes first?
    options:
      - text: must-be
        because: It ends so.
      - text: attractive
        because: It pleases later.
      - text: indifferent
        because: Nobody knows it yet.
        right: true
{TAIL}"""
RIGHT = RIGHT.replace(
    "    ask: Which comes first?\n    options:", "    ask: Which comes first?\n    options:"
)
TWO = f"""\
{HEAD}  - id: kano-two
    type: two
    ask: Which two earn praise?
    options:
      - {{text: attractive, because: It delights., right: true}}
      - text: one-dimensional
        because: More of it pleases.
        right: true
      - {{text: must-be, because: It is taken for granted.}}
      - {{text: indifferent, because: It moves nobody.}}
{TAIL}"""
ORDERED = f"""\
{HEAD}  - id: kano-order
    type: order
    ask: Put them in order.
    items:
      - {{text: indifferent, because: Nobody knows it.}}
      - {{text: attractive, because: It delights.}}
      - {{text: must-be, because: It ends so.}}
{TAIL}"""
SHORT = f"""\
{HEAD}  - id: kano-short
    type: short
    ask: What is attractive?
    points: [it pleases, it is not missed]
    answer: It pleases when it is there and is not missed.
{TAIL}"""
NUMBER = f"""\
{HEAD}  - id: nps
    type: number
    ask: "{{promoters}} promoters, {{passives}} passives, 20 detractors: what is the score?"
    draw: {{promoters: {{from: 20, to: 60, by: 5}},
      passives: {{from: 10, to: 30, by: 5}}}}
    unit: points
    calculator: promoters
    inputs: {{promoters: "{{promoters}}", passives: "{{passives}}", detractors: 20}}
    take: nps
    decimals: 1
    tolerance: 0.05
    worked: "({{promoters}} − 20) ÷ {{answered}} gives {{nps:1}}."
{TAIL}"""


def docs_with(folder: Path, *banks: str) -> Path:
    """A folder of pages with files of the bank: test.yml, test2.yml and so on."""
    docs = folder / "docs"
    for place, text in {
        "reference/glossary.yml": GLOSSARY,
        "reference/sources.json": WORKS,
        "learn/kano.md": PAGE,
        "learn/other.md": "# Other\n\n## Another\n",
        **{f"exam/test{at if at > 1 else ''}.yml": text for at, text in enumerate(banks, 1)},
    }.items():
        path = docs / place
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return docs
