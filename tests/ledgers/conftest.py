"""A branch with rows."""

from __future__ import annotations

import importlib.util
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from app.domain import permissions
from app.ledgers._catalogue import all_ledgers
from app.services import session as sessions
from tests.branch_files import BranchFiles


def _rows() -> ModuleType:
    spec = importlib.util.spec_from_file_location("ledger_rows", Path(__file__).with_name("rows.py"))
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


_ROWS = _rows()
_KEPT: dict[str, Any] = {}


@pytest.fixture(scope="session", autouse=True)
def _nothing_left_on_the_server() -> Iterator[None]:
    yield
    if "server" in _KEPT:
        _ROWS.on_server(f"DROP DATABASE IF EXISTS {_KEPT['server'].decode()}")


@pytest.fixture(autouse=True)
def _may_see(request: pytest.FixtureRequest) -> Iterator[None]:
    """The supervisor looks at a ledger that the representative may not see."""
    asked = getattr(request.node, "callspec", None)
    ledger = all_ledgers().get(asked.params.get("name")) if asked and "branch" in request.fixturenames else None
    if ledger is None or permissions.allowed("representative", ledger.permission):
        yield
        return
    with sessions.acting_as(request.getfixturevalue("branch").sessions["supervisor"]):
        yield


@pytest.fixture
def filled(branch: Any, branch_files: BranchFiles | None, frozen_clock: object) -> Iterator[None]:
    """300 calls, and some of everything else, to be read."""
    with _ROWS.furnished(branch.folder, branch_files, _KEPT):
        yield


@pytest.fixture
def filled_to_write(branch: Any, branch_files: BranchFiles | None, frozen_clock: object) -> Iterator[None]:
    """The same, for a test that writes."""
    with _ROWS.furnished(branch.folder, branch_files, _KEPT, to_write=True):
        yield
