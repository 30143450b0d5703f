"""The sheet of a request in the preview: issued when first asked for, asked about when something was entered since."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from app.models.exchange_request import ExchangeRequest
from app.models.voucher import IssuedPaper, PrintLog
from app.services import exchange_requests, exchange_sheets, issuing
from app.ui.desk import Desk
from app.ui.dialogs.exchange_printing import print_sheet
from app.ui.records.exchange_request import ExchangeRequestPane
from tests.ui.dialogs.exchange_dialogs import a_request

pytestmark = pytest.mark.usefixtures("frozen_clock")
AsRole = Callable[[str], AbstractContextManager[None]]
AS_ISSUED, FURTHER = "Print the sheet as it was issued", "Issue version 2 with what was entered since"


@pytest.fixture(autouse=True)
def _drawn(monkeypatch: pytest.MonkeyPatch) -> None:
    from app.documents._catalogue import render_content

    def render(content: dict[str, Any], paper: str, marks: Any) -> bytes:
        return render_content("exchange_request", content, paper, reprint=marks.reprint, void=marks.is_void)

    monkeypatch.setitem(issuing.RENDERERS, exchange_sheets.FORM, render)


@pytest.fixture
def row(desk: Desk, customer: int) -> ExchangeRequest:
    return ExchangeRequest.get_by_id(a_request(customer))


@pytest.fixture
def shown(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, Any]]:
    """The titles of the previews, and what logs a copy."""
    found: list[tuple[str, Any]] = []
    monkeypatch.setattr(desk, "print_paper", lambda pdf, title, log=None, choice=None: found.append((title, log)))
    return found


def decide(row: ExchangeRequest, as_role: AsRole) -> None:
    with as_role("supervisor"):
        exchange_requests.decide(row.id, seen_version=row.row_version, decision="agreed", reason="符合规定")


def test_the_versions_are_opened_from_the_page_of_the_request(
    desk: Desk, qtbot: QtBot, row: ExchangeRequest, shown: Any, as_role: AsRole
) -> None:
    pane = ExchangeRequestPane(desk)
    qtbot.addWidget(pane)
    pane.show()
    pane.show_record(row.id)
    assert pane.versions.isHidden()
    pane.print_request()
    title, log = shown[-1]
    assert title == f"Return or exchange request {row.number}"
    assert log("Laser", 1)
    decide(row, as_role)
    desk.prompts.next_answer(FURTHER)
    pane.print_request()
    papers = {one.version: one.id for one in IssuedPaper.select().where(IssuedPaper.form == exchange_sheets.FORM)}
    assert pane.versions.table.ids() == [papers[2], papers[1]]
    assert pane.versions.table.isColumnHidden(1)
    pane.versions.table.opened.emit(papers[1])
    assert shown[-1][0] == f"{title}, reprint 1"
    assert shown[-1][1]("Laser", 1)
    assert [one.paper_id for one in PrintLog.select()] == [papers[1], papers[1]]


def test_the_sheet_of_a_day_is_told_from_that_of_one_request(
    desk: Desk, qtbot: QtBot, row: ExchangeRequest, shown: Any
) -> None:
    a_request(row.customer_id)
    pane = ExchangeRequestPane(desk)
    qtbot.addWidget(pane)
    pane.show_record(row.id)
    pane.print_request()
    pane.print_day()
    pane.reload()
    table, tail = pane.versions.table, row.number[-4:]
    assert not table.isColumnHidden(1)
    words = [item.text() for line in range(2) if (item := table.item(line, 1)) is not None]
    assert words == [f"{tail}~{int(tail) + 1:04}", tail]


def test_what_was_entered_since_is_asked_about(desk: Desk, row: ExchangeRequest, shown: Any, as_role: AsRole) -> None:
    print_sheet(desk, row.number)
    decide(row, as_role)
    for answer, count in ((AS_ISSUED, 2), (None, 2), (FURTHER, 3)):
        desk.prompts.next_answer(answer)
        print_sheet(desk, row.number)
        assert len(shown) == count
    assert [one.version for one in exchange_sheets.versions(row.id)] == [2, 1]


def test_a_number_that_is_not_there_is_said(desk: Desk, shown: Any) -> None:
    print_sheet(desk, "SL-GZ01-2611-9999")
    assert not shown
