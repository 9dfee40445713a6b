"""What is kept on the disk: whole and ours, or as good as none."""

from __future__ import annotations

import errno
import os
from pathlib import Path
from typing import Any

import pytest

from macros.kept import store
from macros.kept.files import content
from macros.kept.store import SWITCH, Store, named

VALUE = {"html": "<p>Where do they wait?</p>", "links": [["a.md", [["x", "#x"]]]], "title": None}
NAME = named("a page", 1)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "kept"


def only(folder: Path) -> Path:
    [path] = folder.iterdir()
    return path


def test_what_is_put_is_given_to_whoever_looks_there(folder: Path) -> None:
    Store(folder).put(NAME, VALUE)
    assert Store(folder).get(NAME) == VALUE
    assert Store(folder).get(named("another page", 1)) is None


@pytest.mark.parametrize(
    "spoilt",
    [
        pytest.param(lambda _: b"", id="empty"),
        pytest.param(lambda data: data[: len(data) // 2], id="cut"),
        pytest.param(lambda data: data[:-1], id="without its last byte"),
        pytest.param(lambda data: data.replace(b"wait", b"walk"), id="changed"),
        pytest.param(lambda data: b"\0" * len(data), id="zeros, as a power cut leaves them"),
        pytest.param(lambda data: data.split(b"\n", 1)[1], id="without its seal"),
    ],
)
def test_what_is_not_whole_is_thrown_away(folder: Path, spoilt: Any) -> None:
    Store(folder).put(NAME, VALUE)
    path = only(folder)
    path.write_bytes(spoilt(path.read_bytes()))
    assert Store(folder).get(NAME) is None
    assert not path.exists()
    Store(folder).put(NAME, VALUE)
    assert Store(folder).get(NAME) == VALUE


def test_what_was_kept_under_another_name_is_not_given(folder: Path) -> None:
    Store(folder).put(NAME, VALUE)
    other = named("another page", 1)
    only(folder).rename(folder / f"{other}{store.KEPT_FILE}")
    assert Store(folder).get(other) is None


@pytest.mark.skipif(not hasattr(os, "geteuid"), reason="files have no owner here")
def test_what_somebody_else_wrote_is_not_given(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    Store(folder).put(NAME, VALUE)
    me = os.geteuid()
    monkeypatch.setattr(os, "geteuid", lambda: me + 1)
    assert Store(folder).get(NAME) is None


def test_a_folder_in_a_files_place_is_none(folder: Path) -> None:
    (folder / f"{NAME}{store.KEPT_FILE}").mkdir(parents=True)
    assert Store(folder).get(NAME) is None
    Store(folder).put(NAME, VALUE)
    assert Store(folder).get(NAME) is None


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="pipes with names")
def test_a_pipe_in_a_files_place_is_none_and_keeps_nobody_waiting(folder: Path) -> None:
    folder.mkdir()
    pipe = folder / f"{NAME}{store.KEPT_FILE}"
    os.mkfifo(pipe)
    assert content(pipe) == "", "nor does one among a site's pages"
    assert Store(folder).get(NAME) is None
    assert not pipe.exists()
    os.mkfifo(pipe)
    Store(folder).put(NAME, VALUE)
    assert Store(folder).get(NAME) == VALUE


def test_a_full_disk_keeps_nothing_and_stops_nobody(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    Store(folder).put(named("before"), VALUE)

    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    Store(folder).put(NAME, VALUE)
    monkeypatch.undo()
    assert Store(folder).get(NAME) is None
    assert Store(folder).get(named("before")) == VALUE
    assert len([*folder.iterdir()]) == 1  # and no half of one


def test_where_nothing_can_be_written_nothing_is_kept(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder")
    kept = Store(tmp_path / "file" / "kept")
    kept.put(NAME, VALUE)
    assert kept.get(NAME) is None


def test_one_switch_turns_it_off(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    Store(folder).put(NAME, VALUE)
    monkeypatch.setenv(SWITCH, "no")
    kept = Store(folder)
    assert not kept
    assert kept.get(NAME) is None
    kept.put(named("new"), VALUE)
    assert len([*folder.iterdir()]) == 1


def test_what_was_used_longest_ago_makes_room(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(store, "ROOM_IS_MADE", 1)
    kept = Store(folder, most=5000)
    for at in range(20):
        kept.put(named(at), "x" * 1000)
        path = folder / f"{named(at)}{store.KEPT_FILE}"
        os.utime(path, (at * 10_000, at * 10_000))
        assert kept.get(named(0)) is not None  # which notes that it is in use
    assert sum(path.stat().st_size for path in folder.iterdir()) <= 5000 + 1100
    assert kept.get(named(19)) is not None
    assert kept.get(named(1)) is None


def test_what_nobody_writes_on_at_is_cleared_up(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(store, "ROOM_IS_MADE", 1)
    folder.mkdir()
    left, going_on = folder / f"a{store.HALF_WRITTEN}", folder / f"b{store.HALF_WRITTEN}"
    for path in (left, going_on):
        path.write_bytes(b"half")
    os.utime(left, (0, 0))
    Store(folder).put(NAME, VALUE)
    assert not left.exists()
    assert going_on.exists()


def test_names_tell_apart_what_looks_alike() -> None:
    assert len({named("ab", "c"), named("a", "bc"), named("abc"), named(("ab", "c"))}) == 4
    assert named(1) != named("1")
