"""From an opinion or a card to a complaint or a call: what is registered is linked with what it came from."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.models.opinion import Opinion, OpinionCard
from app.services import drafts, opinion_cards, opinion_file, opinions
from app.ui.desk import Desk
from app.ui.dialogs._opinion_links import call, complain
from app.ui.dialogs.opinion import CustomerOpinionDialog
from app.ui.dialogs.opinion_card import CardBackDialog
from app.ui.dialogs.register_call import RegisterCallDialog
from app.ui.dialogs.register_complaint import RegisterComplaintDialog
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


def classed(form: RegisterComplaintDialog) -> RegisterComplaintDialog:
    """The form with what somebody has to choose and to write."""
    form.matter.set_values({"category": "quality"})
    form.told.set_values({"demand": "说明原因"})
    return form


def test_the_complaint_begins_with_the_words_and_is_tied(desk: Desk, qtbot: QtBot, customer: int, opinion: int) -> None:
    complain(desk, ("opinion", opinion), None, customer_id=customer, content="建议周六也上门")
    form = opened(RegisterComplaintDialog, desk, qtbot)
    assert form.told.editor("content").toPlainText() == "建议周六也上门"
    classed(form).submit()
    assert Opinion.get_by_id(opinion).complaint_id == form.case_id != 0


def test_the_call_begins_with_the_words_and_is_tied(desk: Desk, qtbot: QtBot, customer: int, opinion: int) -> None:
    call(desk, ("opinion", opinion), customer, "电源灯闪，希望来看看")
    form = opened(RegisterCallDialog, desk, qtbot)
    assert form.fault.toPlainText() == "电源灯闪，希望来看看"
    form.submit()
    assert opinion_file.file(opinion).next_call_id == form.call_id != 0


@pytest.mark.parametrize("kind", [RegisterComplaintDialog, RegisterCallDialog])
def test_what_is_kept_as_a_draft_is_tied_when_it_is_finished(
    desk: Desk, qtbot: QtBot, customer: int, opinion: int, kind: Any
) -> None:
    origin = ("opinion", opinion)
    if kind is RegisterCallDialog:
        call(desk, origin, customer, "灯不亮")
    else:
        complain(desk, origin, None, customer_id=customer, content="灯不亮")
    opened(kind, desk, qtbot).reject()
    found = Opinion.get_by_id(opinion)
    assert (found.complaint_id, found.next_call_id) == (None, None)
    (draft,) = drafts.listing()
    again = kept(kind(desk, draft=draft.form), qtbot)
    (again if kind is RegisterCallDialog else classed(again)).submit()
    found = Opinion.get_by_id(opinion)
    tied = found.next_call_id if kind is RegisterCallDialog else found.complaint_id
    assert tied == (again.call_id if kind is RegisterCallDialog else again.case_id) != 0


def test_a_link_that_is_taken_is_said_and_left_out(desk: Desk, qtbot: QtBot, customer: int, opinion: int) -> None:
    origin = ("opinion", opinion)
    first = a_case(customer_id=customer, origin=origin)
    complain(desk, origin, None, customer_id=customer, content="还是老问题")
    form = classed(opened(RegisterComplaintDialog, desk, qtbot))
    form.submit()
    assert form.case_id == 0
    assert "already" in form.trouble.text()
    form.submit()
    assert form.case_id not in (0, first)
    assert Opinion.get_by_id(opinion).complaint_id == first


def test_a_card_is_saved_and_its_complaint_linked(desk: Desk, qtbot: QtBot, customer: int, scheduled: int) -> None:
    card = opinion_cards.issue(call_ids=[scheduled]).result
    dialog = kept(CardBackDialog(desk, opinion_file.card(card)), qtbot)
    dialog.complain.click()
    assert dialog.form.error("content")
    dialog.form.set_values({"content": "约好上午到，下午才到"})
    dialog.complain.click()
    assert (OpinionCard.get_by_id(card).kind, OpinionCard.get_by_id(card).follow_up) == ("complaint", "due")
    form = opened(RegisterComplaintDialog, desk, qtbot)
    classed(form).submit()
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


def test_a_call_that_turns_out_to_be_a_complaint_keeps_what_it_came_from(
    desk: Desk, qtbot: QtBot, customer: int, opinion: int
) -> None:
    for origin in (("opinion", opinion), ("return_visit", 7)):
        known = {"origin": origin} if origin[0] == "opinion" else {"visit_id": 7}
        call(desk, origin, customer, "灯不亮")
        form = opened(RegisterCallDialog, desk, qtbot)
        with qtbot.waitSignal(desk.complaint_wanted) as wanted:
            form.outcome.complaint.click()
        assert wanted.args
        assert {**known, "content": "灯不亮"}.items() <= wanted.args[0].items()
    assert drafts.listing() == ()
