"""A deck for Anki: an .apkg, which is a zip of a small database.

Written here and not by a library, since genanki gives all notes of a file one time of change; here
each note has the day on which its question last changed, by which Anki knows what to update. A
note's name in Anki hangs on the question's id alone, and the note type is frozen: another field or
template would make Anki take the notes for others. Same bank, same bytes.
"""

from __future__ import annotations

import hashlib
import io
import json
import sqlite3
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

CLOCK = datetime(2026, 1, 1, tzinfo=UTC)
"""The time that stands wherever Anki wants one and none is meant."""
SEPARATOR = "\x1f"
SQLITE_VERSION_AT = 96
"""Where a database notes which SQLite wrote it; it is of no use to readers, and differs."""

NOTE_TYPE_ID = 1767225600001
NOTE_TYPE = "Moments of Truth (question)"
FIELDS = ("Id", "Question", "Options", "Answer", "Reasons", "Taught", "Source", "Report", "Notices")
FRONT = '<div class="ask">{{Question}}</div>\n{{Options}}'
BACK = (
    "{{FrontSide}}\n<hr id=answer>\n{{Answer}}\n{{Reasons}}\n"
    '<div class="small">{{Taught}} {{Source}}<br>{{Id}} {{Report}}</div>\n'
    '<div class="small">{{Notices}}</div>'
)
STYLE = (
    ".card { font-family: sans-serif; font-size: 20px; text-align: left; max-width: 38em; "
    "margin: auto; }\n.ask { font-weight: bold; }\n.small { font-size: 14px; margin-top: 1em; }\n"
    "li { margin: .3em 0; }"
)
TABLES = """
CREATE TABLE col (id integer primary key, crt integer not null, mod integer not null,
  scm integer not null, ver integer not null, dty integer not null, usn integer not null,
  ls integer not null, conf text not null, models text not null, decks text not null,
  dconf text not null, tags text not null);
CREATE TABLE notes (id integer primary key, guid text not null, mid integer not null,
  mod integer not null, usn integer not null, tags text not null, flds text not null,
  sfld integer not null, csum integer not null, flags integer not null, data text not null);
CREATE TABLE cards (id integer primary key, nid integer not null, did integer not null,
  ord integer not null, mod integer not null, usn integer not null, type integer not null,
  queue integer not null, due integer not null, ivl integer not null, factor integer not null,
  reps integer not null, lapses integer not null, left integer not null, odue integer not null,
  odid integer not null, flags integer not null, data text not null);
CREATE TABLE revlog (id integer primary key, cid integer not null, usn integer not null,
  ease integer not null, ivl integer not null, lastIvl integer not null,
  factor integer not null, time integer not null, type integer not null);
CREATE TABLE graves (usn integer not null, oid integer not null, type integer not null);
CREATE INDEX ix_notes_usn on notes (usn);
CREATE INDEX ix_cards_usn on cards (usn);
CREATE INDEX ix_revlog_usn on revlog (usn);
CREATE INDEX ix_cards_nid on cards (nid);
CREATE INDEX ix_cards_sched on cards (did, queue, due);
CREATE INDEX ix_revlog_cid on revlog (cid);
CREATE INDEX ix_notes_csum on notes (csum);
"""


@dataclass(frozen=True)
class Note:
    """A note of the deck.

    Attributes:
        guid: Its name in Anki, the same for ever.
        deck: The deck that it is put in, with its parents: `Moments of Truth::Scores`.
        changed: When its question last changed.
        tags: Words without spaces, by which readers find it.
        fields: Its texts as HTML, in the order of `FIELDS`.
    """

    guid: str
    deck: str
    changed: date
    tags: tuple[str, ...]
    fields: tuple[str, ...]


def package(notes: Sequence[Note]) -> bytes:
    """Pack a deck.

    Args:
        notes: Its notes, in the order in which they are to be learnt.
    """
    with TemporaryDirectory(prefix="moments-") as name:
        path = Path(name, "collection.anki2")
        _write(path, notes)
        content = bytearray(path.read_bytes())
    content[SQLITE_VERSION_AT : SQLITE_VERSION_AT + 4] = bytes(4)
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for place, data in (("collection.anki2", bytes(content)), ("media", b"{}")):
            entry = zipfile.ZipInfo(place, (1980, 1, 1, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, data)
    return packed.getvalue()


def guid(question: str, *, own: bool = False) -> str:
    """The name of a question's note, which hangs on the question's id alone.

    Args:
        question: The id.
        own: Whether it is an organisation's own, which may bear the name of one of ours.

    >>> guid("nps-score"), guid("nps-score", own=True)
    ('ae68617961', '2c969098e4')
    """
    kind = "own" if own else "moments-of-truth"
    return hashlib.sha256(f"{kind} {question}".encode()).hexdigest()[:10]


def _write(path: Path, notes: Sequence[Note]) -> None:
    seconds = int(CLOCK.timestamp())
    decks = {deck: _number(deck) for note in notes for deck in _with_parents(note.deck)}
    database = sqlite3.connect(path, isolation_level=None)
    database.executescript(f"PRAGMA page_size = 4096; BEGIN; {TABLES}")
    database.execute(
        "INSERT INTO col VALUES (1, ?, ?, ?, 11, 0, 0, 0, ?, ?, ?, ?, '{}')",
        (seconds, seconds * 1000, seconds * 1000, *_settings(decks)),
    )
    taken: set[int] = set()
    for due, note in enumerate(notes, 1):
        number = _number(note.guid)
        while number in taken:
            number += 1
        taken.add(number)
        changed = int(datetime(*note.changed.timetuple()[:3], tzinfo=UTC).timestamp())
        first = note.fields[0]
        checked = int(hashlib.sha1(first.encode()).hexdigest()[:8], 16)
        tags = f" {' '.join(note.tags)} " if note.tags else ""
        database.execute(
            "INSERT INTO notes VALUES (?, ?, ?, ?, -1, ?, ?, ?, ?, 0, '')",
            (
                *(number, note.guid, NOTE_TYPE_ID, changed),
                *(tags, SEPARATOR.join(note.fields), first, checked),
            ),
        )
        database.execute(
            "INSERT INTO cards VALUES (?, ?, ?, 0, ?, -1, 0, 0, ?, 0, 0, 0, 0, 0, 0, 0, 0, '')",
            (number, number, decks[note.deck], changed, due),
        )
    database.execute("COMMIT")
    database.close()


def _number(name: str) -> int:
    """A number for a deck or a note, as Anki wants it: milliseconds after the clock began."""
    digits = int.from_bytes(hashlib.sha256(name.encode()).digest()[:8], "big")
    return int(CLOCK.timestamp() * 1000) + 1000 + digits % 10_000_000_000


def _with_parents(deck: str) -> list[str]:
    parts = deck.split("::")
    return ["::".join(parts[: at + 1]) for at in range(len(parts))]


def _settings(decks: dict[str, int]) -> tuple[str, str, str, str]:
    seconds = int(CLOCK.timestamp())
    fields = [
        {"name": name, "ord": at, "sticky": False, "rtl": False, "font": "Arial", "size": 20}
        | {"media": []}
        for at, name in enumerate(FIELDS)
    ]
    template = {"name": "Question", "ord": 0, "qfmt": FRONT, "afmt": BACK, "did": None}
    template |= {"bqfmt": "", "bafmt": ""}
    model = {
        "id": NOTE_TYPE_ID, "name": NOTE_TYPE, "type": 0, "mod": seconds, "usn": 0, "sortf": 0,
        "did": None, "tmpls": [template], "flds": fields, "css": STYLE, "latexPre": "",
        "latexPost": "", "tags": [], "vers": [], "req": [[0, "any", [1, 2]]],
    }  # fmt: skip
    deck = {
        "desc": "", "dyn": 0, "collapsed": False, "browserCollapsed": False, "conf": 1,
        "extendNew": 0, "extendRev": 0, "mod": seconds, "usn": 0, "newToday": [0, 0],
        "revToday": [0, 0], "lrnToday": [0, 0], "timeToday": [0, 0],
    }  # fmt: skip
    named = {1: "Default"} | {number: name for name, number in decks.items()}
    options = {
        "id": 1, "name": "Default", "mod": 0, "usn": 0, "maxTaken": 60, "autoplay": True,
        "timer": 0, "replayq": True, "dyn": False,
        "new": {"bury": True, "delays": [1, 10], "initialFactor": 2500, "ints": [1, 4, 7],
                "order": 1, "perDay": 20, "separate": True},
        "rev": {"bury": True, "ease4": 1.3, "fuzz": 0.05, "ivlFct": 1, "maxIvl": 36500,
                "minSpace": 1, "perDay": 200},
        "lapse": {"delays": [10], "leechAction": 0, "leechFails": 8, "minInt": 1, "mult": 0},
    }  # fmt: skip
    general = {
        "activeDecks": [1], "addToCur": True, "collapseTime": 1200, "curDeck": 1,
        "curModel": str(NOTE_TYPE_ID), "dueCounts": True, "estTimes": True, "newBury": True,
        "newSpread": 0, "nextPos": 1, "sortBackwards": False, "sortType": "noteFld",
        "timeLim": 0,
    }  # fmt: skip
    return (
        json.dumps(general),
        json.dumps({str(NOTE_TYPE_ID): model}),
        json.dumps(
            {str(number): deck | {"id": number, "name": name} for number, name in named.items()}
        ),
        json.dumps({"1": options}),
    )
