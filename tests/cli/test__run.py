"""How a command line is carried out, whatever it writes into."""

from __future__ import annotations

import argparse
import io
import sys
from pathlib import Path

import pytest

from app.cli import _run
from app.cli._command import named
from app.core import paths
from app.core.errors import UserError
from app.core.long_paths import reachable


def test_a_pipe_that_takes_only_a_code_page_ends_no_command(monkeypatch: pytest.MonkeyPatch) -> None:
    kept = io.BytesIO()
    pipe = io.TextIOWrapper(kept, encoding="gbk")
    monkeypatch.setattr(sys, "stdout", pipe)
    _run._write_every_letter()
    print("𠮷田重庆")
    pipe.flush()
    assert kept.getvalue().decode("gbk").strip() == "\\U00020bb7田重庆"


def test_a_program_without_a_console_has_nowhere_to_write(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdout", None)
    monkeypatch.setattr(sys, "stderr", None)
    _run._write_every_letter()


@pytest.mark.parametrize(
    ("given", "known"),
    [
        (["list", "customers"], ["list"]),
        (["--database", "month-report", "month-report", "2026-10"], ["month_report"]),
        (["--database=a", "check"], ["check"]),
    ],
)
def test_only_the_command_that_is_named_is_read(given: list[str], known: list[str]) -> None:
    assert list(_run._commands(given)) == known


@pytest.mark.parametrize("given", [[], ["--help"], ["dance"], ["--database"], ["--data", "x", "list"], ["_run"]])
def test_all_are_read_for_what_names_none(given: list[str]) -> None:
    assert {"list", "demo", "selftest", "month_report"} < set(_run._commands(given))


def test_places_are_reached_in_the_long_spelling_of_windows_and_named_in_the_usual_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(paths, "reachable", lambda path: reachable(path, windows=True))
    typed = tmp_path / ("长" * 120) / "行.csv"
    given = argparse.Namespace(out=typed, to=None, limit=3, place=Path("a"))
    _run._make_reachable(given)
    assert str(given.out).startswith("\\\\?\\")
    assert named(given.out) == str(typed)
    assert (given.to, given.limit, given.place) == (None, 3, Path("a"))


def test_a_branch_too_deep_for_windows_is_there_all_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    deep, reached = "C:\\" + "长" * 300, tmp_path / "branch.aftercare"
    monkeypatch.setattr(paths, "reachable", lambda _: reached)
    with pytest.raises(UserError, match="no branch"):
        _run._require_there(deep)
    reached.touch()
    _run._require_there(deep)
