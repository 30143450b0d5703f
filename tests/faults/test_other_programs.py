"""Programs of their own that are ended at any moment, or write at once, on either system.

`runs` does the same hundreds of times with forked processes, which Windows does not have; here are a few of each.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.core.errors import EnvironmentFault
from app.models import _turn, database
from tests.faults.runs._branches import save_one, trouble

ROOT = Path(__file__).resolve().parents[2]

SAVES = """
import sys
from app.models import database
from tests.faults.runs._branches import save_one
database.open_database(sys.argv[1])
for _ in range(int(sys.argv[2])):
    print(save_one(), flush=True)
"""
HOLDS = """
import sys
from app.models._file import connect_file
other = connect_file(sys.argv[1], "")
other.execute("BEGIN IMMEDIATE")
print("held", flush=True)
sys.stdin.readline()
other.execute("ROLLBACK")
other.close()
print("let go", flush=True)
"""
CLAIMS = """
import sys
from pathlib import Path
from app.ui.single_instance import SingleInstance
one = SingleInstance(Path(sys.argv[1]))
print("mine" if one.claim() else "busy", flush=True)
sys.stdin.readline()
one.release()
"""

Program = subprocess.Popen[str]


class Programs:
    """Starts programs, and ends those that a test leaves."""

    def __init__(self) -> None:
        self.started: list[Program] = []

    def start(self, source: str, *words: object) -> Program:
        """A program of our own; its words come through a pipe."""
        program = subprocess.Popen(
            [sys.executable, "-c", source, *map(str, words)], cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE,
            env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"}, encoding="utf-8",
        )  # fmt: skip
        self.started.append(program)
        return program

    def end(self) -> None:
        """End all of them, and close what leads to them."""
        for program in self.started:
            program.kill()
            program.communicate()


@pytest.fixture
def programs() -> Iterator[Programs]:
    made = Programs()
    yield made
    made.end()


def said(program: Program) -> str:
    """The next word of a program; empty when it has ended."""
    assert program.stdout is not None
    return program.stdout.readline().strip()


def told(program: Program, text: str = "go on") -> None:
    """Let a program that waits go on."""
    assert program.stdin is not None
    program.stdin.write(f"{text}\n")
    program.stdin.flush()


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A new branch, closed, in a folder with a Chinese name."""
    place = tmp_path / "广州 分公司" / "branch.aftercare"
    database.open_database(place)
    database.close_database()
    return place


def test_g1_what_a_program_confirmed_survives_its_end(programs: Programs, file: Path) -> None:
    confirmed = set[str]()
    for words in (1, 4, 9):
        program = programs.start(SAVES, file, 10**6)
        confirmed.update(said(program) for _ in range(words))
        program.kill()
        confirmed.update(number for number in program.communicate()[0].split("\n")[:-1] if number)
        database.open_database(file)
        assert trouble(confirmed) == []
        database.close_database()
    assert len(confirmed) >= 14


def test_g7_programs_that_write_at_once_number_without_gaps(programs: Programs, file: Path) -> None:
    some = [programs.start(SAVES, file, 20) for _ in range(3)]
    numbers = [number for program in some for number in program.communicate()[0].split()]
    assert [program.returncode for program in some] == [0, 0, 0]
    assert sorted(numbers) == [f"K{serial:06d}" for serial in range(1, 61)]
    database.open_database(file)
    assert trouble(set(numbers)) == []


def test_g7_programs_that_open_a_new_file_at_once(programs: Programs, tmp_path: Path) -> None:
    new = tmp_path / "branch.aftercare"
    some = [programs.start(SAVES, new, 1) for _ in range(2)]
    assert sorted(said(program) for program in some) == ["K000001", "K000002"]
    assert [program.wait(60) for program in some] == [0, 0]


def test_g7_a_file_that_another_program_holds(programs: Programs, file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(_turn, "LONGEST_WAIT", 0.15)
    holder = programs.start(HOLDS, file)
    assert said(holder) == "held"
    database.open_database(file)
    with pytest.raises(EnvironmentFault) as caught:
        save_one()
    assert caught.value.kind == "locked"
    assert database.scalar("SELECT count(*) FROM customer") == 0, "reading goes on"
    told(holder)
    assert said(holder) == "let go"
    assert save_one() == "K000001"


def test_g6_a_folder_is_one_program_s_and_free_when_that_was_ended(programs: Programs, tmp_path: Path) -> None:
    folder = tmp_path / "数据"
    folder.mkdir()
    first, second = programs.start(CLAIMS, folder), programs.start(CLAIMS, folder)
    words = {said(first): first, said(second): second}
    assert sorted(words) == ["busy", "mine"]
    told(words["busy"])
    assert words["busy"].wait(60) == 0
    words["mine"].kill()
    words["mine"].wait(60)
    third = programs.start(CLAIMS, folder)
    assert said(third) == "mine"
    told(third)
    assert third.wait(60) == 0
