"""Running a Windows program: its words and its code, and nobody waits for what it left behind. No Wine is needed."""

from __future__ import annotations

import os
import signal
import sys
from pathlib import Path
from typing import Any

import pytest

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Wine stands for Windows elsewhere")


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Any:
    """A prefix whose Wine is a shell that runs the script it is given."""
    from windows import wine

    folder = tmp_path / "bin"
    folder.mkdir()
    (folder / "wine").write_text('#!/bin/sh\nexec sh "$@"\n', encoding="ascii")
    (folder / "wine").chmod(0o755)
    monkeypatch.setenv("PATH", f"{folder}:{os.environ['PATH']}")
    monkeypatch.setattr(wine, "_QUIET", 1.0)
    return wine.Wine(tmp_path / "prefix", ":0")


def script(folder: Path, *lines: str) -> Path:
    file = folder / "program.sh"
    file.write_text("\n".join(lines), encoding="utf-8")
    return file


def test_code_and_words_are_told(here: Any, tmp_path: Path) -> None:
    program = script(tmp_path, "printf '\\312\\333\\272\\363\\n'", "echo 售后", "exit 7")
    assert here.run(program, loud=False) == (7, "售后\n售后")


def test_what_a_program_left_behind_is_not_waited_for(here: Any, tmp_path: Path) -> None:
    kept = tmp_path / "pid"
    code, said = here.run(script(tmp_path, "sleep 60 &", f"echo $! > {kept}", "echo done"), loud=False)
    left = int(kept.read_text(encoding="ascii"))
    os.kill(left, signal.SIGKILL)  # which is an error when it had gone already
    assert (code, said) == (0, "done")


def test_what_takes_too_long_is_ended(here: Any, tmp_path: Path) -> None:
    code, said = here.run(script(tmp_path, "echo begun", "exec sleep 60"), seconds=2.0, loud=False)
    assert code == 124
    assert said.splitlines() == ["begun", "ended after 2 s"]


def test_what_never_stops_talking_is_ended_too(here: Any, tmp_path: Path) -> None:
    endless = script(tmp_path, "while echo busy; do :; done")
    assert here.run(endless, seconds=0.5, loud=False)[0] == 124
