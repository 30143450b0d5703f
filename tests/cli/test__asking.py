"""Nobody is asked where nobody sits: a scheduled task of Windows has an input that calls itself a terminal."""

from __future__ import annotations

import argparse
import io
import os
import sys
from typing import Any

import pytest

from app.cli import _asking
from app.cli import list as listing
from app.core.errors import NotPermitted


class Terminal(io.StringIO):
    """An input that says it is a terminal."""

    def isatty(self) -> bool:
        return True

    def fileno(self) -> int:
        return 0


@pytest.fixture
def typed(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The questions that were really put to somebody."""
    asked: list[str] = []

    def answer(words: str) -> str:
        asked.append(words)
        return "secret"

    monkeypatch.setattr(_asking, "getpass", answer)
    return asked


@pytest.mark.parametrize(
    ("system", "console", "answers"), [("linux", False, True), ("win32", True, True), ("win32", False, False)]
)
def test_only_a_real_terminal_is_asked(
    monkeypatch: pytest.MonkeyPatch, typed: list[str], system: str, console: bool, answers: bool
) -> None:
    monkeypatch.setattr(sys, "stdin", Terminal())
    monkeypatch.setattr(sys, "platform", system)
    monkeypatch.setattr(_asking, "_is_console", lambda _number: console)
    assert _asking.can_ask() is answers
    if answers:
        assert _asking.ask("Password: ") == "secret"
    else:
        with pytest.raises(EOFError):
            _asking.ask("Password: ")
    assert typed == ["Password: "] * answers


@pytest.mark.parametrize("given", [None, io.StringIO("typed beforehand\n")])
def test_a_pipe_or_nothing_at_all_is_not_asked(monkeypatch: pytest.MonkeyPatch, typed: list[str], given: Any) -> None:
    monkeypatch.setattr(sys, "stdin", given)
    with pytest.raises(EOFError):
        _asking.ask("Password: ")
    assert typed == []


@pytest.mark.skipif(sys.platform != "win32", reason="only Windows calls its device NUL a terminal")
def test_the_device_nul_is_no_console(monkeypatch: pytest.MonkeyPatch, typed: list[str]) -> None:
    with open(os.devnull, encoding="utf-8") as nothing:
        assert nothing.isatty(), "otherwise this test proves nothing"
        monkeypatch.setattr(sys, "stdin", nothing)
        assert not _asking.can_ask()
        assert not _asking.is_terminal(nothing), "nor would a list that is written there be read by anybody"


def test_a_list_that_goes_to_a_printer_of_windows_is_an_export(
    branch: Any, as_role: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its device calls itself a terminal; only a supervisor may take rows out."""
    asked: Any = argparse.Namespace(ledger="customers", out=None)
    with as_role("representative"), monkeypatch.context() as later:
        later.setattr(sys, "stdout", Terminal())
        later.setattr(_asking, "_is_console", lambda _number: False)
        later.setattr(sys, "platform", "win32")
        with pytest.raises(NotPermitted):
            listing.run(asked, asked)
