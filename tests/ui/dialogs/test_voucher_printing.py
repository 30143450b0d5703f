"""Vouchers to the printer: what cannot be printed is told before a number is drawn; every copy is on record."""

from __future__ import annotations

from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from app.core import clock
from app.services import service_call_file, service_calls, voucher_file
from app.services.issuing import PrintedCopy
from app.ui.desk import Desk
from app.ui.dialogs.voucher_printing import issue_and_print, print_voucher, print_vouchers
from app.ui.records.service_voucher import VoucherPane, copy_words


@pytest.fixture
def unprintable(scheduled: int) -> int:
    """The scheduled call, its fault told with a character that no font has."""
    call = service_call_file.file(scheduled)
    service_calls.change(scheduled, seen_version=call.row_version, fault_text="打印机冒烟 😀")
    return scheduled


def version(call_id: int) -> int:
    return service_call_file.file(call_id).row_version


def test_what_no_font_has_is_told_before_a_number_is_drawn(desk: Desk, papers: None, unprintable: int) -> None:
    desk.prompts.next_answer(False)
    assert issue_and_print(desk, unprintable, version(unprintable)) == 0
    assert "😀" in desk.prompts.asked[-1]
    call = service_call_file.file(unprintable)
    assert (call.state, call.vouchers) == ("scheduled", ())
    message = desk.prompts.messages[-1]  # pyright: ignore[reportAttributeAccessIssue]
    opened: list[tuple[str, int]] = []
    desk.record_wanted.connect(lambda kind, row_id: opened.append((kind, row_id)))
    message.action()
    assert opened == [("service_call", unprintable)], "the words can be mended at once"


def test_it_can_be_printed_all_the_same(desk: Desk, qtbot: QtBot, papers: None, unprintable: int) -> None:
    desk.prompts.next_answer(True)
    with qtbot.waitSignal(desk.paper_wanted):
        assert issue_and_print(desk, unprintable, version(unprintable))
    assert service_call_file.file(unprintable).state == "dispatched"


def test_a_number_is_drawn_only_once_and_every_copy_is_logged(
    desk: Desk, qtbot: QtBot, papers: None, scheduled: int
) -> None:
    with qtbot.waitSignal(desk.paper_wanted) as wanted:
        voucher_id = issue_and_print(desk, scheduled, version(scheduled))
    pdf, title, printed, choice = wanted.args
    assert bytes(pdf).startswith(b"%PDF")
    assert voucher_file.file(voucher_id).number in title
    assert [name for name, _ in choice.papers] == ["A4", "A5", "241x139.7"]
    assert choice.again("A5") != bytes(pdf), "another paper is drawn anew"
    printed("Laser", 2)
    copy = choice.again("A5")
    assert copy != bytes(pdf), "the next one is marked as a reprint"
    printed("Needles", 1)
    kept = voucher_file.file(voucher_id)
    assert [(one.printer, one.copies, one.reprint) for one in kept.prints] == [("Laser", 2, 0), ("Needles", 1, 1)]
    assert kept.state == "out"


def test_a_reprint_says_so_in_its_title(desk: Desk, qtbot: QtBot, voucher: int) -> None:
    with qtbot.waitSignal(desk.paper_wanted) as wanted:
        print_voucher(desk, voucher)
    assert "reprint 1" in wanted.args[1]


def test_what_was_altered_is_not_printed(desk: Desk, qtbot: QtBot, voucher: int, monkeypatch: Any) -> None:
    from app.services import issuing

    monkeypatch.setattr(issuing, "_is_intact", lambda row: False)
    with qtbot.assertNotEmitted(desk.paper_wanted):
        print_vouchers(desk, [voucher])
    assert "altered" in desk.prompts.texts[-1]  # pyright: ignore[reportAttributeAccessIssue]


def test_a_correction_is_looked_at_before_its_number_is_drawn(desk: Desk, voucher: int, as_role: Any) -> None:
    call_id = voucher_file.file(voucher).call_id
    service_calls.change(call_id, seen_version=version(call_id), fault_text="冒烟 😀")
    with as_role("supervisor"):
        pane = VoucherPane(desk)
        pane.show_record(voucher)
        desk.prompts.next_answer(False)
        pane.correct()
    assert len(service_call_file.file(call_id).vouchers) == 1


def test_the_print_log_says_how_many_sheets() -> None:
    at = clock.now()
    assert copy_words(PrintedCopy(at, "desk", "Laser", 2, 0)).endswith("×2")
    assert "×" not in copy_words(PrintedCopy(at, "desk", "Laser", 1, 3))
