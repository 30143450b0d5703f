"""Vouchers out with technicians, the scanner's field, and scans dropped in any order."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.core import clock
from app.core.record import replaced
from app.services import attachments, voucher_codes, voucher_file, vouchers
from app.services import session as sessions
from app.services.scans import ScanPage
from app.services.service_call_visit import Result, Signed
from app.ui.desk import Desk
from app.ui.dialogs.hand_in import HandInDialog
from app.ui.pages._paper_return_page import PaperReturnPage

PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010806000000"
    "1f15c4890000000d49444154789c6360000002000001000500010d0a2db40000000049454e44ae426082"
)


@pytest.fixture
def page(desk: Desk, qtbot: QtBot, frozen_clock: Callable[[timedelta], None], voucher: int) -> PaperReturnPage:
    frozen_clock(timedelta(hours=9))
    made = PaperReturnPage(desk)
    qtbot.addWidget(made)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    return made


def dialogs(page: PaperReturnPage) -> list[HandInDialog]:
    return [child for child in page.findChildren(HandInDialog) if child.isVisible()]


def test_the_list_says_who_owes_what(page: PaperReturnPage, voucher: int) -> None:
    top = page.people.topLevelItem(0)
    assert "陈志强" in top.text(0)
    assert top.child(0).text(0) == voucher_file.file(voucher).number
    assert page.out_count.text().startswith("1")


def test_a_late_paper_is_marked(page: PaperReturnPage, frozen_clock: Callable[[timedelta], None]) -> None:
    frozen_clock(timedelta(days=8))
    page.refresh()
    assert not page.late_count.isHidden()
    assert "late" in page.people.topLevelItem(0).child(0).text(4)


def test_the_scanner_types_into_its_field_and_opens_the_form(page: PaperReturnPage, qtbot: QtBot, voucher: int) -> None:
    assert page.code.hasFocus()
    qtbot.keyClicks(page.code, voucher_file.file(voucher).number)
    qtbot.keyClick(page.code, Qt.Key.Key_Return)
    assert [one.voucher.id for one in dialogs(page)] == [voucher]


@pytest.mark.parametrize("pause_ms", [-1, 3, 60], ids=["at once", "a scanner", "a person"])
def test_a_code_is_taken_however_fast_it_is_typed(
    page: PaperReturnPage, qtbot: QtBot, voucher: int, pause_ms: int
) -> None:
    """After an unknown code the next scan replaces it; no input method stands between scanner and field."""
    assert not page.code.testAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)
    qtbot.keyClicks(page.code, "XX-1", delay=pause_ms)
    qtbot.keyClick(page.code, Qt.Key.Key_Return)
    assert page.trouble.isVisible()
    qtbot.keyClicks(page.code, voucher_file.file(voucher).number, delay=pause_ms)
    qtbot.keyClick(page.code, Qt.Key.Key_Return)
    assert [one.voucher.id for one in dialogs(page)] == [voucher]


def test_what_is_scanned_over_the_list_goes_to_the_field(page: PaperReturnPage, qtbot: QtBot) -> None:
    page.people.setFocus()
    qtbot.keyClicks(page.people, "F")
    assert page.code.hasFocus()
    assert page.code.text() == "F"


def test_somebody_elses_voucher_is_refused_in_words(
    page: PaperReturnPage, desk: Desk, voucher: int, branch: Any, frozen_clock: Callable[[timedelta], None]
) -> None:
    other = replaced(branch.sessions["technician"], staff_id=999)
    with sessions.acting_as(other):
        page.code.setText(voucher_file_number(branch, voucher))
        page.take_code()
    assert not dialogs(page)
    assert page.trouble.text() or desk.prompts.messages  # pyright: ignore[reportAttributeAccessIssue]


def voucher_file_number(branch: Any, voucher: int) -> str:
    with sessions.acting_as(branch.sessions["representative"]):
        return voucher_file.file(voucher).number


def test_an_unknown_code_is_said_beside_the_field(page: PaperReturnPage, qtbot: QtBot) -> None:
    qtbot.keyClicks(page.code, "XYZ-1")
    qtbot.keyClick(page.code, Qt.Key.Key_Return)
    assert "XYZ-1" in page.trouble.text()
    assert not dialogs(page)


def test_a_page_that_was_read_opens_its_voucher_with_the_scan(page: PaperReturnPage, voucher: int) -> None:
    found = voucher_codes.find_by_number(voucher_file.file(voucher).number)
    page.show_pages((ScanPage("/scans/a.pdf", 1, (), found), ScanPage("/scans/b.png", 1, (), None, "No code.")))
    assert (page.found.text()[0], page.unknown.text()[0]) == ("1", "1")
    page.results.opened.emit(1)
    assert "a.pdf" in dialogs(page)[0].scan_button.text()


def test_an_unknown_page_is_never_attached(page: PaperReturnPage, desk: Desk) -> None:
    page.show_pages((ScanPage("/scans/b.png", 1, (), None, "No code."),))
    page.results.opened.emit(1)
    assert not dialogs(page)
    assert desk.prompts.texts[-1].startswith("No code.")  # pyright: ignore[reportAttributeAccessIssue]


def test_a_page_without_code_goes_with_the_number_that_is_typed(
    page: PaperReturnPage, qtbot: QtBot, voucher: int, tmp_path: Path
) -> None:
    page.show_pages((ScanPage("/scans/b.png", 1, (), None, "No code."),))
    page.results.opened.emit(1)
    qtbot.keyClicks(page.code, voucher_file.file(voucher).number)
    qtbot.keyClick(page.code, Qt.Key.Key_Return)
    assert "b.png" in dialogs(page)[0].scan_button.text()
    assert page.results.item(0, 1).text() == voucher_file.file(voucher).number


def test_a_page_that_cannot_be_read_waits_for_no_number(page: PaperReturnPage, qtbot: QtBot, voucher: int) -> None:
    page.show_pages((ScanPage("/scans/b.pdf", 1, (), None, "Damaged.", is_readable=False),))
    page.results.opened.emit(1)
    qtbot.keyClicks(page.code, voucher_file.file(voucher).number)
    qtbot.keyClick(page.code, Qt.Key.Key_Return)
    assert "b.pdf" not in dialogs(page)[0].scan_button.text()


@pytest.mark.parametrize("wanted", [True, False])
def test_another_page_of_an_entered_paper_is_attached_after_asking(
    page: PaperReturnPage, desk: Desk, voucher: int, tmp_path: Path, wanted: bool
) -> None:
    known = voucher_file.file(voucher)
    arrived = clock.now() - timedelta(minutes=40)
    result = Result(arrived_at=arrived, finished_at=clock.now() - timedelta(minutes=10), solution="Cleaned.")
    vouchers.hand_in(voucher, seen_version=known.row_version, result=result, signed=Signed("Mr Chen", clock.today()))
    sheet = tmp_path / "second.png"
    sheet.write_bytes(PNG)
    page.show_pages((ScanPage(str(sheet), 1, (), voucher_codes.find_by_number(known.number)),))
    desk.prompts.next_answer(wanted)
    page.results.opened.emit(1)
    kept = [one.name for one in attachments.listing("service_voucher", voucher)]
    assert kept == (["second.png"] if wanted else [])
    assert page.results.item(0, 2).text().startswith("attached") is wanted


def test_files_are_read_on_the_worker(page: PaperReturnPage, qtbot: QtBot, tmp_path: Path) -> None:
    bad = tmp_path / "letter.txt"
    bad.write_text("no scan")
    page.read_scans([bad])
    qtbot.waitUntil(lambda: page.results.rowCount() == 1, timeout=5000)
    assert page.results.item(0, 2).text()
