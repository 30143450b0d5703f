"""Ledgers are found by their files, and read when they are asked for."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.ledgers._catalogue import Ledgers, all_ledgers

FILES = {file.stem for file in (Path(__file__).resolve().parents[2] / "app" / "ledgers").glob("[!_]*.py")}


def test_every_file_is_a_ledger_of_its_name() -> None:
    assert set(all_ledgers()) == FILES
    assert len(all_ledgers()) == len(FILES)
    assert {name: ledger.name for name, ledger in all_ledgers().items()} == {name: name for name in FILES}


def test_a_declaration_is_read_when_it_is_asked_for() -> None:
    ledgers = Ledgers()
    assert "repairs" in ledgers
    assert "no_such_ledger" not in ledgers
    assert ledgers._read == {}
    assert ledgers["repairs"] is ledgers["repairs"]
    assert list(ledgers._read) == ["repairs"]
    with pytest.raises(KeyError):
        ledgers["no_such_ledger"]
    with pytest.raises(KeyError):
        ledgers["_declaration"]


def test_a_ledger_is_not_called_as_the_column_of_its_numbers() -> None:
    """One text has one translation, and 关怀编号 (the number of a care record) is no name for a ledger."""
    alike = [name for name, ledger in all_ledgers().items() if str(ledger.title) == str(ledger.columns[0].heading)]
    assert alike == []
