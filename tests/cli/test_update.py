"""`update` in a process of its own; putting in and going back are in `tests/packages/test_updating.py`."""

from __future__ import annotations

from pathlib import Path

from tests.cli.conftest import Command
from tests.packages.update_branch import OTHERS_SECRET, House


def test_refused_in_one_sentence(aftercare: Command, tmp_path: Path) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    assert "There is no update" in aftercare("update", stick).refused()
    House(tmp_path / "x" / "Aftercare", stick).package("9.1", secret=OTHERS_SECRET)
    assert "not signed by head office" in aftercare("update", "--check", stick).refused()
    assert "Say where" in aftercare("update").refused()


def test_a_trial_is_of_the_copy_that_is_named(aftercare: Command, real: Path) -> None:
    done = aftercare("update", "--trial", real)
    assert done.code == 0, done.err
    assert '"schema": "00' in done.out
    assert '"staff": 1' in done.out
    real.write_bytes(b"SQLite format 3\0" + bytes(9000))
    assert aftercare("update", "--trial", real).refused()
