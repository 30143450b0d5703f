"""One file a thing: what finds things by their files names none of them itself."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from app.documents._catalogue import all_forms
from app.ledgers._catalogue import all_ledgers
from app.models.tables import ALL_TABLES

ROOT = Path(__file__).resolve().parents[2]

FINDERS = {
    "app/models/tables.py": set(),
    "app/models/searched.py": set(),
    "app/services/paper_content.py": {"calibration_page"},  # which is about no record
    "app/services/_label_parts.py": set(),
    "app/services/_wording.py": set(),
    "app/ui/help_key.py": set(),
    "app/ui/papers.py": {"dispatch_plan"},  # whose paper is the branch's choice
    "app/ui/dialogs/help.py": set(),
    "app/documents/_catalogue.py": set(),
    "app/ledgers/_catalogue.py": set(),
}
"""With what they name all the same."""


@pytest.mark.parametrize("place", FINDERS)
def test_what_finds_things_by_their_files_names_none(place: str) -> None:
    tree = ast.parse((ROOT / place).read_text(encoding="utf-8"))
    texts = {node.value for node in ast.walk(tree) if isinstance(node, ast.Constant) and isinstance(node.value, str)}
    kinds = {table.record_kind() for table in ALL_TABLES}
    assert texts & {*kinds, *all_ledgers(), *all_forms()} - {"help"} == FINDERS[place]


@pytest.mark.parametrize("place", FINDERS)
def test_what_finds_things_by_their_files_imports_none(place: str) -> None:
    tree = ast.parse((ROOT / place).read_text(encoding="utf-8"))
    asked = {
        name
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and node.module
        for name in (node.module, *(f"{node.module}.{alias.name}" for alias in node.names))
    }
    tables = {table.__module__ for table in ALL_TABLES}
    labels = {f"app.services.{file.stem}" for file in (ROOT / "app" / "services").glob("_*_labels.py")}
    labels -= {"app.services._field_labels", "app.services._figure_labels"}  # which all of them share
    things = {*tables, *labels, *(f"app.ledgers.{name}" for name in all_ledgers())}
    assert asked & {*things, *(f"app.documents.{name}" for name in all_forms())} == set()
