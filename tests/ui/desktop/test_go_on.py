"""A kept form is gone on with from wherever it is offered: its form opens with what was typed."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from app.models.service_call import ServiceCall
from app.services import drafts, service_call_file, service_calls
from app.ui.desk import Desk
from app.ui.desktop.go_on import go_on
from app.ui.dialogs.hand_in import HandInDialog
from app.ui.dialogs.register_call import RegisterCallDialog
from app.ui.dialogs.register_complaint import RegisterComplaintDialog
from app.ui.dialogs.take_back import TakeBackDialog
from app.ui.pages._home_page import draft_words


@pytest.fixture
def opened(desk: Desk) -> list[tuple[str, int]]:
    """Which records were opened."""
    found: list[tuple[str, int]] = []
    desk.record_wanted.connect(lambda kind, row_id: found.append((kind, row_id)))
    return found


def _in_front(qtbot: QtBot, kind: type[QDialog]) -> Any:
    (found,) = (one for one in QApplication.topLevelWidgets() if isinstance(one, kind) and one.isVisible())
    qtbot.addWidget(found)
    found.keeper.timer.stop()  # pyright: ignore[reportAttributeAccessIssue]
    return found


def test_things_taken_along(desk: Desk, qtbot: QtBot, customer: int, opened: list[tuple[str, int]]) -> None:
    """No window shows a record of that name: the form of the receipt is opened, or its call when that has gone on."""
    call_id = service_calls.register(fault_text="卡纸", customer_id=customer).result
    first = TakeBackDialog(desk, service_call_file.file(call_id))
    qtbot.addWidget(first)
    first.show()
    first.form.editor("loan_number").setText("BY-17")
    first.reject()
    (entry,) = drafts.listing()
    assert draft_words(entry).startswith("Receipt · ")
    go_on(desk, entry.form)
    dialog = _in_front(qtbot, TakeBackDialog)
    assert dialog.form.editor("loan_number").text() == "BY-17"
    dialog.hide()
    assert opened == []
    ServiceCall.update(state="cancelled").where(ServiceCall.id == call_id).execute()
    go_on(desk, entry.form)
    assert opened == [("service_call", call_id)]


def test_a_signed_voucher(desk: Desk, qtbot: QtBot, voucher: int) -> None:
    drafts.save(form=f"service_voucher:{voucher}", content={"form": {"solution": "half written"}})
    go_on(desk, f"service_voucher:{voucher}")
    assert _in_front(qtbot, HandInDialog).form.editor("solution").toPlainText() == "half written"


@pytest.mark.parametrize(
    ("form", "kind"),
    [("service_call:new:1", RegisterCallDialog), ("complaint:new:1", RegisterComplaintDialog)],
)
def test_what_was_being_registered(desk: Desk, qtbot: QtBot, form: str, kind: type[QDialog]) -> None:
    drafts.save(form=form, content={})
    go_on(desk, form)
    assert _in_front(qtbot, kind)


def test_the_form_of_a_record_is_in_its_window(desk: Desk, opened: list[tuple[str, int]]) -> None:
    go_on(desk, "customer:17")
    assert opened == [("customer", 17)]
