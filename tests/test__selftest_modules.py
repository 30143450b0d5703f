"""The frozen program is held against what was counted in its source: what is missing is named, from file to module."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import pytest

from app import _selftest_modules, documents
from app.core import paths
from app.core.catalogue import module_names
from app.core.errors import Bug


@pytest.fixture
def program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of a program that was built, with one page of the help."""
    page = tmp_path / "resources" / "help" / "en" / "10_desk.md"
    page.parent.mkdir(parents=True)
    page.write_text("# Desk", encoding="utf-8")
    monkeypatch.setattr(paths, "resources", lambda: tmp_path / "resources")
    return tmp_path


def count(program: Path, names: list[str], pages: int = 1) -> None:
    """Leave what was counted: these modules of the printed forms, so many pages."""
    told: dict[str, Any] = {"modules": [["app.documents", "", names]], "files": {"resources/help/en": pages}}
    (program / _selftest_modules.COUNTED).write_text(json.dumps(told), encoding="utf-8")


def test_all_that_was_counted_is_found(program: Path) -> None:
    names = module_names(documents)
    count(program, names)
    assert _selftest_modules.try_finding() == f"{len(names)} modules, 1 files"


def test_a_module_that_is_not_found_is_named(program: Path) -> None:
    names = module_names(documents)
    count(program, [*names, "app.documents.lost_form"])
    with pytest.raises(Bug, match=rf"has {len(names)} of {len(names) + 1} modules, other: app.documents.lost_form"):
        _selftest_modules.try_finding()


def test_a_module_that_nobody_counted_is_named(program: Path) -> None:
    first, *others = module_names(documents)
    count(program, others)
    with pytest.raises(Bug, match=first):
        _selftest_modules.try_finding()


def test_parts_are_found_by_their_ending(program: Path) -> None:
    told = {"modules": [["app.services", "_labels", ["app.services._exchange_labels"]]], "files": {}}
    (program / _selftest_modules.COUNTED).write_text(json.dumps(told), encoding="utf-8")
    with pytest.raises(Bug, match=r"of 1 modules, other: app.services._"):
        _selftest_modules.try_finding()


def test_a_page_that_is_not_there_is_counted(program: Path) -> None:
    count(program, module_names(documents), pages=2)
    with pytest.raises(Bug, match="1 of 2 files in resources/help/en"):
        _selftest_modules.try_finding()


def test_a_frozen_program_without_the_count_is_not_whole(program: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert _selftest_modules.try_finding().startswith("not compared")
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    with pytest.raises(Bug, match=r"found_by_file.json"):
        _selftest_modules.try_finding()
