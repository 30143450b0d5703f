"""A process of a version that is tried: what it hears and says, and that it never outlives its trial."""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path

import pytest

from app.core import installed
from app.core.errors import Cancelled, UserError
from app.core.progress import Silent
from app.packages import _update_trial

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the programs are scripts")


def run(folder: Path, script: str, *, given: str = "", progress: Silent | None = None) -> str:
    place = folder / "versions" / "9.1"
    place.mkdir(parents=True)
    program = place / installed.COMMAND
    program.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    program.chmod(0o755)
    return _update_trial._run([program, "a word"], folder, given, 60.0, progress or Silent())


def test_it_hears_the_key_and_says_much(tmp_path: Path) -> None:
    said = run(tmp_path, 'read word; seq 100000; echo "$1, $word"', given="the key\n")
    assert said.splitlines()[99_998:] == ["99999", "100000", "a word, the key"]


def test_it_is_handed_over_to_and_lives_in_the_scratch(tmp_path: Path) -> None:
    assert run(tmp_path, f'echo "${installed.HANDED} $AFTERCARE_DATA $PWD"') == f"9.1 {tmp_path} {tmp_path}"


def test_what_ends_before_it_hears_anything_is_judged_by_its_end(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="no library"):
        run(tmp_path, "exec <&-; echo no library; exit 3", given="x" * 1_000_000)


def test_what_it_started_and_left_behind_holds_nobody_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever inherits its pipe keeps it open: nobody waits for its end."""
    monkeypatch.setattr(_update_trial, "_LAST_WORDS_SECONDS", 0.3)
    begun = time.monotonic()
    left = tmp_path / "left"
    try:
        assert run(tmp_path, f'sleep 50 & echo $! > "{left}"; echo whole') == "whole"
        assert time.monotonic() - begun < 40
    finally:
        os.kill(int(left.read_text()), 9)


def test_one_that_is_stopped_is_ended(tmp_path: Path) -> None:
    mark = tmp_path / "process"

    class Stops(Silent):
        def report(self, done: int, total: int, text: str = "") -> None:
            if mark.exists():
                self.cancel()
            super().report(done, total, text)

    with pytest.raises(Cancelled):
        run(tmp_path, f'echo $$ > "{mark}.part"; mv "{mark}.part" "{mark}"; exec sleep 50', progress=Stops())
    with pytest.raises(ProcessLookupError):
        os.kill(int(mark.read_text()), 0)
