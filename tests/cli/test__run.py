"""How a command line is carried out, whatever it writes into."""

from __future__ import annotations

import io
import sys

import pytest

from app.cli import _run


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
