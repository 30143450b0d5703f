"""From an opinion or a card to a complaint or a call: what is registered is linked with what it came from."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.models.opinion import Opinion, OpinionCard
from app.services import opinion_cards, opinion_file, opinions
from app.ui.desk import Desk
from app.ui.dialogs._opinion_links import call, complain
from app.ui.dialogs.opinion import CustomerOpinionDialog
from app.ui.dialogs.opinion_card import CardBackDialog
from app.ui.dialogs.register_call import RegisterCallDialog
from app.ui.dialogs.register_complaint import RegisterComplaintDialog
from app.ui.records.opinion import _called, _complained
from tests.services.complaint_cases import a_case

pytestmark = pytest.mark.usefixtures("frozen_clock")


@pytest.fixture
def opinion(desk: Desk, customer: int) -> int:
    return opinions.register(customer_id=customer, content="建议周六也上门").result


def opened(kind: type[Any], desk: Desk, qtbot: QtBot) -> Any:
    found = next(one for one in QApplication.topLevelWidgets() if isinstance(one, kind) and one.isVisible())
    return kept(found, qtbot)


def kept(dialog: Any, qtbot: QtBot) -> Any:
    """A dialog that is still there once it was left, until the test is over."""
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(dialog)
    return dialog


def test_the_complaint_begins_with_the_words_and_is_linked(
    desk: Desk, qtbot: QtBot, customer: int, opinion: int
) -> None:
    linked: list[int] = []
    complain(desk, linked.append, None, customer_id=customer, content="建议周六也上门")
    form = opened(RegisterComplaintDialog, desk, qtbot)
    assert form.told.editor("content").toPlainText() == "建议周六也上门"
    form.case_id = a_case(customer_id=customer)
    form.accept()
    assert linked == [form.case_id]
    _complained(desk, opinion, linked[0])
    assert Opinion.get_by_id(opinion).complaint_id == linked[0]


def test_the_call_begins_with_the_words_and_is_linked(desk: Desk, qtbot: QtBot, customer: int, opinion: int) -> None:
    linked: list[int] = []
    call(desk, linked.append, customer, "电源灯闪，希望来看看")
    form = opened(RegisterCallDialog, desk, qtbot)
    assert form.fault.toPlainText() == "电源灯闪，希望来看看"
    form.submit()
    assert linked == [form.call_id] != [0]
    _called(desk, opinion, linked[0])
    assert opinion_file.file(opinion).next_call_id == linked[0]


def test_a_form_that_is_left_links_nothing(desk: Desk, qtbot: QtBot, customer: int) -> None:
    linked: list[int] = []
    complain(desk, linked.append, None, customer_id=customer)
    opened(RegisterComplaintDialog, desk, qtbot).reject()
    assert linked == []


def test_a_card_is_saved_and_its_complaint_linked(desk: Desk, qtbot: QtBot, customer: int, scheduled: int) -> None:
    card = opinion_cards.issue(call_ids=[scheduled]).result
    dialog = kept(CardBackDialog(desk, opinion_file.card(card)), qtbot)
    dialog.complain.click()
    assert dialog.form.error("content")
    dialog.form.set_values({"content": "约好上午到，下午才到"})
    dialog.complain.click()
    assert (OpinionCard.get_by_id(card).kind, OpinionCard.get_by_id(card).follow_up) == ("complaint", "due")
    form = opened(RegisterComplaintDialog, desk, qtbot)
    form.case_id = a_case(customer_id=customer)
    form.accept()
    assert OpinionCard.get_by_id(card).follow_up == "complaint"


def test_a_call_that_turns_out_to_be_an_opinion_goes_on_there(desk: Desk, qtbot: QtBot, customer: int) -> None:
    form = kept(RegisterCallDialog(desk, customer_id=customer), qtbot)
    form.show()
    form.form.set_values({"fault_text": "希望提供电子发票"})
    form.outcome.opinion.click()
    opinion = opened(CustomerOpinionDialog, desk, qtbot)
    assert opinion.form.editor("content").toPlainText() == "希望提供电子发票"
    opinion.submit()
    assert Opinion.get().customer_id == customer
