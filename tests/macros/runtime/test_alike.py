"""What is asked of the finished library before its image is made, and what makes a build stop."""

from __future__ import annotations

import json
import shutil
import subprocess
import zipfile
from pathlib import Path

import pytest

from macros.runtime import node
from macros.runtime.files import LIBRARY
from macros.runtime.sources import pyodide_version
from tests import soaking
from tests.conftest import ROOT

PROVING = """
import { answers, answersAlike, readsAlike } from "ROOM/alike.mjs";
import { booting } from "ROOM/booting.mjs";
const boot = booting(JOB, STOCK);
"""


@pytest.fixture
def job(tmp_path: Path, runtime_folder: Path) -> Path:
    """What a build has made when it proves its library."""
    shutil.copytree(runtime_folder, tmp_path / "folder")
    return tmp_path


def proved(job: Path, *lines: str) -> subprocess.CompletedProcess[str]:
    stock = node.pyodide(ROOT, pyodide_version())
    code = "\n".join([PROVING, *lines])
    for name, place in (("JOB", job), ("STOCK", stock)):
        code = code.replace(name, json.dumps(str(place)))
    code = code.replace("ROOM", (ROOT / "macros" / "runtime").as_uri())
    command = [str(node.executable()), "--input-type=module", "--eval", code]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def test_a_library_that_answers_otherwise_than_it_must_is_refused(job: Path) -> None:
    found = proved(job, 'await answersAlike(boot, JOB, "{}");')
    assert found.returncode == 1
    assert "library answers differently from the whole standard library." in found.stderr


@soaking.only
def test_a_library_of_one_other_word_is_refused(job: Path) -> None:
    """One word of one calculator is another; what it must answer is asked of the true one."""
    true, library = job / "true.zip", job / "folder" / LIBRARY
    shutil.copyfile(library, true)
    with zipfile.ZipFile(true) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    volume = files["calculator/catalog/volume.pyc"]
    assert b"Seconds per contact" in volume
    files["calculator/catalog/volume.pyc"] = volume.replace(b"Seconds per", b"Moments per")
    with zipfile.ZipFile(library, "w") as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    found = proved(
        job,
        "const replies = await answers(await boot(`${JOB}/true.zip`));",
        'console.log("asked");',
        "await answersAlike(boot, JOB, replies);",
    )
    assert (found.returncode, found.stdout) == (1, "asked\n")
    assert "library answers differently from the whole standard library." in found.stderr


def test_a_library_that_reads_surveys_differently_is_refused(job: Path) -> None:
    found = proved(job, 'await readsAlike(boot, JOB, "{}");')
    assert found.returncode == 1
    assert "With the trimmed library a survey's file is read differently." in found.stderr
