"""A branch with rows."""

from __future__ import annotations

import importlib.util
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest


def _rows() -> ModuleType:
    spec = importlib.util.spec_from_file_location("ledger_rows", Path(__file__).with_name("rows.py"))
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def filled(branch: object, frozen_clock: object) -> Callable[..., None]:
    """The function that fills the branch with rows: `filled(calls)`; it has filled 260 calls already."""
    _rows().fill(260)
    return _rows().fill
