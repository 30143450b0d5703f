"""A ledger page over a branch with rows."""

from __future__ import annotations

import importlib.util
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from app.ledgers import _source
from app.ledgers._catalogue import all_ledgers
from app.services import session
from app.ui.desk import Desk
from app.ui.ledger import record_side
from app.ui.ledger.page import LedgerPage
from app.ui.records import RecordPane, RecordWidget
from tests.branch_files import BranchFiles

_KEPT: dict[str, Any] = {}


class PlainRecord(RecordWidget):
    """Remembers what it was asked to show."""

    def __init__(self) -> None:
        super().__init__()
        self.asked: list[int] = []

    def show_record(self, row_id: int) -> None:
        self.row_id = row_id
        self.asked.append(row_id)


@pytest.fixture
def rows(
    branch: Any, branch_files: BranchFiles | None, frozen_clock: object, monkeypatch: pytest.MonkeyPatch
) -> Iterator[None]:
    """A few hundred of everything, all of them at once."""
    monkeypatch.setattr(_source, "ENOUGH", 1_000)
    path = Path(__file__).parents[2] / "ledgers" / "rows.py"
    spec = importlib.util.spec_from_file_location("ledger_rows", path)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    with module.furnished(branch.folder, branch_files, _KEPT):
        yield


@pytest.fixture
def make_page(
    rows: None, desk: Desk, monkeypatch: pytest.MonkeyPatch, branch: object
) -> Iterator[Callable[..., LedgerPage]]:
    """`make_page("repairs", role="supervisor")`: shown, with a plain record pane."""
    monkeypatch.setattr(
        record_side, "record_pane", {"service_call": RecordPane("service_call", lambda _: PlainRecord())}.get
    )

    made: list[LedgerPage] = []

    def make(name: str = "repairs", role: str = "representative") -> LedgerPage:
        session.begin(branch.sessions[role])  # pyright: ignore[reportAttributeAccessIssue]
        page = LedgerPage(desk, all_ledgers()[name])
        page.resize(1366, 700)
        page.show()
        made.append(page)
        return page

    yield make
    for page in made:
        page.close()
