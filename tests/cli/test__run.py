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
