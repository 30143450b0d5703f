"""Large forms with drafts of their own: what somebody else changed meanwhile beside what I typed is named."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from app.models.returned_part import TakeBackReceipt
from app.models.service_call import ServiceCall
from app.models.voucher import ServiceVoucher
from app.services import (
    drafts,
    service_call_charges,
    service_call_file,
    service_call_take_back,
    service_calls,
    voucher_file,
)
from app.services.drafts import ChangedSince
from app.services.take_back_receipts import Item
from app.ui.desk import Desk
from app.ui.desktop.go_on import go_on
from app.ui.desktop.typed_over import text_of
from app.ui.desktop.typed_strip import TypedStrip
from app.ui.dialogs.form_dialog import FormDialog
from app.ui.dialogs.hand_in import HandInDialog
from app.ui.dialogs.take_back import TakeBackDialog
from app.ui.pages._home_page import draft_words
from tests.ui.dialogs.take_back_dialogs import on_site


def _lines(dialog: FormDialog) -> list[str]:
    strip = dialog.findChild(TypedStrip)
    assert strip is not None
    return [one.text() for one in strip.findChildren(QLabel) if "meanwhile" in one.text() or "now" in one.text()]


def _buttons(dialog: FormDialog, words: str) -> list[QPushButton]:
    return [one for one in dialog.findChildren(QPushButton) if one.text() == words]


@pytest.fixture
def hand_in(desk: Desk, qtbot: QtBot, voucher: int) -> Callable[[], HandInDialog]:
    def made() -> HandInDialog:
        dialog = HandInDialog(desk, voucher)
        dialog.keeper.timer.stop()
        qtbot.addWidget(dialog)
        dialog.show()
        return dialog

    return made


def test_what_both_changed_on_a_signed_voucher_is_named(
    hand_in: Callable[[], HandInDialog], voucher: int, as_role: Any, frozen_clock: Callable[[timedelta], None]
) -> None:
    first = hand_in()
    first.form.editor("signer_name").setText("李四")
    first.form.editor("solution").setPlainText("换搓纸轮")
    first.charges.put_typed([{"description": "搓纸轮组件", "quantity": "1", "unit_price": "85"}])
    first.reject()
    frozen_clock(timedelta(hours=1))
    call = service_call_file.file(voucher_file.file(voucher).call_id)
    with as_role("supervisor"):
        service_calls.change(call.id, seen_version=call.row_version, reporter="新联系人")
        seen = service_call_file.file(call.id).row_version
        service_call_charges.add(call.id, seen_version=seen, description="轴承", worth=4000)
    again = hand_in()
    assert again.form.editor("signer_name").text() == "李四"
    assert again.form.editor("solution").toPlainText() == "换搓纸轮"
    assert [row["description"] for row in again.charges.rows()] == ["搓纸轮组件"]
    assert again.form.editor("agreed_by").text() == "新联系人", "nobody typed there"
    before = call.reporter
    assert sorted(_lines(again)) == [
        "Parts and charges: changed in the record meanwhile.",
        f"Signed by was “{before}” when you typed, and is “新联系人” in the record now.",
    ]
    for take in _buttons(again, "Take that"):
        take.click()
    assert again.form.editor("signer_name").text() == "新联系人"
    assert [row["description"] for row in again.charges.rows()] == ["轴承"]
    for take in _buttons(again, "Take what I typed"):
        take.click()
    assert again.form.editor("signer_name").text() == "李四"
    assert [row["description"] for row in again.charges.rows()] == ["搓纸轮组件"]
    again.reject()
    (discard,) = _buttons(hand_in(), "Discard")
    discard.click()
    again = discard.window()
    assert isinstance(again, HandInDialog)
    assert again.form.editor("signer_name").text() == "新联系人"
    assert again.form.editor("solution").toPlainText() == ""
    again.reject()
    assert drafts.listing() == ()


def test_who_changed_it_is_found_by_the_column_of_the_record(
    hand_in: Callable[[], HandInDialog], voucher: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = hand_in()
    first.form.editor("cause").setText("磨损")
    first.reject()
    ServiceCall.update(cause_text="电源老化").where(ServiceCall.id == voucher_file.file(voucher).call_id).execute()
    change = ChangedSince(frozenset({"cause_text"}), "周建国")
    monkeypatch.setattr(drafts, "changes_since", lambda _content, _since: (change,))
    assert _lines(hand_in()) == ["Cause was changed to “电源老化” by 周建国 meanwhile."]


@pytest.fixture
def take_back(desk: Desk, qtbot: QtBot, voucher: int) -> Callable[[], TakeBackDialog]:
    call_id = on_site(voucher_file.file(voucher).call_id)

    def made() -> TakeBackDialog:
        dialog = TakeBackDialog(desk, service_call_file.file(call_id))
        dialog.keeper.timer.stop()
        qtbot.addWidget(dialog)
        dialog.show()
        return dialog

    return made


def test_what_both_changed_on_a_receipt_is_named(
    take_back: Callable[[], TakeBackDialog], voucher: int, as_role: Any, frozen_clock: Callable[[timedelta], None]
) -> None:
    first = take_back()
    first.items.table.set_cell(0, "accessories", "电源线")
    first.items.table.edited.emit()
    first.form.editor("loan_number").setText("BY-17")
    first.reject()
    frozen_clock(timedelta(hours=1))
    call = service_call_file.file(voucher_file.file(voucher).call_id)
    with as_role("supervisor"):
        service_calls.change(call.id, seen_version=call.row_version, fault_text="不开机")
    again = take_back()
    assert again.items.table.cell(0, "accessories") == "电源线"
    assert again.form.editor("loan_number").text() == "BY-17"
    assert _lines(again) == [
        "What is taken back: rows were changed in the record meanwhile; what you typed stands beside them."
    ]
    (take,) = _buttons(again, "Take that")
    take.click()
    assert again.items.table.cell(0, "fault") == "不开机"
    assert again.items.table.cell(0, "accessories") == ""


def test_a_cell_that_is_being_typed_into_is_kept(take_back: Callable[[], TakeBackDialog], qtbot: QtBot) -> None:
    dialog = take_back()
    with qtbot.waitActive(dialog):
        dialog.activateWindow()
    table = dialog.items.table
    table.setFocus()
    table.edit(table.model().index(0, 3))
    line = QApplication.focusWidget()
    assert isinstance(line, QLineEdit)
    qtbot.keyClicks(line, "cable")
    dialog.keeper.keep()
    (kept,) = drafts.listing()
    assert kept.content["values"]["EntryTable"][0]["accessories"] == "cable"
    assert (line.text(), table.cell(0, "accessories")) == ("cable", ""), "who types notices nothing"
    dialog.keeper.keep()
    assert drafts.listing() == (kept,)


def test_a_further_receipt_is_issued_where_one_was_before(
    take_back: Callable[[], TakeBackDialog], voucher: int
) -> None:
    call = service_call_file.file(voucher_file.file(voucher).call_id)
    service_call_take_back.take_back(call.id, seen_version=call.row_version, items=[Item("投影机")])
    dialog = take_back()
    dialog.items.set_value([{"item": "遥控器"}])
    dialog.submit()
    assert dialog.trouble.isHidden(), dialog.trouble.text()
    assert TakeBackReceipt.select().count() == 2


@pytest.mark.parametrize(
    "content", [{"form": {"solution": "half", "settlement": None}, "charges": [{"description": "轴承"}]}]
)
def test_a_draft_of_an_earlier_version_is_back(
    hand_in: Callable[[], HandInDialog], voucher: int, content: dict[str, Any]
) -> None:
    drafts.save(form=f"service_voucher:{voucher}", content=content)
    dialog = hand_in()
    assert dialog.form.editor("solution").toPlainText() == "half"
    assert [row["description"] for row in dialog.charges.rows()] == ["轴承"]


def test_what_was_typed_on_a_void_voucher_can_be_copied(
    desk: Desk, hand_in: Callable[[], HandInDialog], voucher: int
) -> None:
    dialog = hand_in()
    dialog.form.editor("solution").setPlainText("换搓纸轮\n清洁")
    dialog.charges.put_typed([{"description": "搓纸轮组件", "quantity": "1"}])
    dialog.reject()
    ServiceVoucher.update(state="void").where(ServiceVoucher.id == voucher).execute()
    (entry,) = drafts.listing()
    assert draft_words(entry).endswith(" · its record is void")
    go_on(desk, entry.form)
    said = desk.prompts.messages[-1]
    assert said.text.startswith(f"The record of “{dialog.windowTitle()}” is void now: ")
    assert "换搓纸轮 · 清洁" in said.text
    assert said.stays
    assert said.action is not None
    said.action()
    assert QGuiApplication.clipboard().text().splitlines()[:2] == ["换搓纸轮", "清洁"]
    assert "搓纸轮组件" in QGuiApplication.clipboard().text()
    assert drafts.listing() == (entry,), "until it is thrown away"


def test_what_was_typed_on_a_voucher_that_another_has_entered_can_be_copied(
    desk: Desk, hand_in: Callable[[], HandInDialog], voucher: int
) -> None:
    dialog = hand_in()
    dialog.form.editor("solution").setPlainText("换搓纸轮")
    dialog.reject()
    ServiceVoucher.update(state="returned").where(ServiceVoucher.id == voucher).execute()
    go_on(desk, f"service_voucher:{voucher}")
    said = desk.prompts.messages[-1].text
    assert said.startswith(f"“{dialog.windowTitle()}” is done with meanwhile")
    assert "换搓纸轮" in said


def test_only_words_are_copied() -> None:
    content = {"title": "Shelf", "before": {"a": "was"}, "values": {"a": " is ", "b": [{"id": "9", "n": "x"}], "c": 4}}
    assert text_of(content) == "is\nx"
