"""Opinions and opinion cards on the screen: steps by state, sections of customer and call, four keys for a card."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.models.opinion import Opinion, OpinionCard
from app.services import opinion_cards, opinion_file, opinions
from app.ui.desk import Desk
from app.ui.dialogs.opinion import AnswerOpinionDialog, CustomerOpinionDialog, ForwardOpinionDialog
from app.ui.dialogs.opinion_card import CardBackDialog, GradeChoice
from app.ui.dialogs.opinion_printing import BlankBookDialog
from app.ui.records import all_records
from app.ui.records._opinions import OpinionsSection
from app.ui.records.opinion import OpinionPane
from app.ui.records.opinion_card import OpinionCardPane

pytestmark = pytest.mark.usefixtures("frozen_clock")


@pytest.fixture
def opinion(desk: Desk, customer: int) -> int:
    return opinions.register(
        customer_id=customer, content="建议周六也上门", wants_reply=True, phone="13800138000"
    ).result


@pytest.fixture
def card(desk: Desk, scheduled: int) -> int:
    return opinion_cards.issue(call_ids=[scheduled]).result


def shown(pane: Any) -> set[str]:
    return {event for event, button in pane.steps.items() if not button.isHidden()}


def test_the_buttons_follow_the_state(desk: Desk, qtbot: QtBot, opinion: int) -> None:
    pane = OpinionPane(desk)
    qtbot.addWidget(pane)
    pane.show_record(opinion)
    assert shown(pane) == {"forward", "answer", "change", "complain", "call", "print"}
    opinions.answer(opinion, seen_version=1, answer="十二月起周六值班")
    pane.reload()
    assert shown(pane) == {"tell", "complain", "call", "print"}
    assert pane.head.title.text() == "建议周六也上门"


def test_what_is_wrong_stands_beside_its_field(desk: Desk, qtbot: QtBot, opinion: int) -> None:
    new = CustomerOpinionDialog(desk)
    forward = ForwardOpinionDialog(desk, opinion_file.file(opinion))
    answer = AnswerOpinionDialog(desk, opinion_file.file(opinion))
    for dialog, field in ((new, "content"), (forward, "department_id"), (answer, "answer")):
        qtbot.addWidget(dialog)
        dialog.submit()
        assert dialog.form.error(field)
    book = BlankBookDialog(desk)
    qtbot.addWidget(book)
    book.form.set_values({"first": 9, "last": 3})
    book.submit()
    assert book.form.error("last")


def test_the_page_is_asked_for_an_opinion_book_only(desk: Desk, qtbot: QtBot) -> None:
    dialog = CustomerOpinionDialog(desk)
    qtbot.addWidget(dialog)
    assert dialog.form.editor("page").isHidden()
    dialog.form.set_values({"channel": "opinion_book"})
    assert not dialog.form.editor("page").isHidden()


def test_four_digits_enter_a_card(desk: Desk, qtbot: QtBot, card: int) -> None:
    dialog = CardBackDialog(desk, opinion_file.card(card))
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitExposed(dialog)
    dialog.activateWindow()
    dialog.form.editor("attitude").group.buttons()[0].setFocus()
    for digit, item in zip("4312", ("attitude", "skill", "arrival", "promises"), strict=True):
        choice = dialog.form.editor(item)
        assert isinstance(choice, GradeChoice)
        assert choice.isAncestorOf(dialog.focusWidget()), "a digit goes on to the next item"
        QTest.keyClick(dialog.focusWidget(), digit)
        assert choice.value() == int(digit)
    last = dialog.form.editor("promises")
    QTest.keyClick(last, Qt.Key.Key_Delete)
    dialog.submit()
    row = OpinionCard.get_by_id(card)
    assert (row.attitude, row.skill, row.arrival, row.promises) == (4, 3, 1, None)
    assert row.follow_up == "due"


def test_a_card_shows_what_is_to_be_followed_up(desk: Desk, qtbot: QtBot, card: int) -> None:
    pane = OpinionCardPane(desk)
    qtbot.addWidget(pane)
    pane.show_record(card)
    assert shown(pane) == {"record", "print"}
    opinion_cards.record(card, seen_version=1, returned_on=OpinionCard.get_by_id(card).issued_at.date(), attitude=1)
    pane.reload()
    assert shown(pane) == {"complain", "speak", "correct", "print"}


def test_the_sections_of_customer_and_call(desk: Desk, qtbot: QtBot, customer: int, opinion: int, card: int) -> None:
    section = OpinionsSection(desk)
    qtbot.addWidget(section)
    section.show_customer(customer)
    assert section.table.rowCount() == 1
    assert section.card.isHidden()
    call = OpinionCard.get_by_id(card).call_id
    section.show_call(call, customer, is_done=True)
    assert section.table.rowCount() == 0
    assert "Not back yet" in section.card.text()


def test_a_registered_opinion_is_opened(desk: Desk, qtbot: QtBot, customer: int) -> None:
    dialog = CustomerOpinionDialog(desk, customer_id=customer)
    qtbot.addWidget(dialog)
    dialog.form.set_values({"content": "希望提供电子发票", "kind": "suggestion", "category": "charges"})
    with qtbot.waitSignal(desk.record_wanted) as opened:
        dialog.submit()
    assert opened.args == ["opinion", Opinion.get().id]


@pytest.mark.parametrize("kind", ["opinion", "opinion_card"])
def test_a_record_that_is_not_there_is_said(desk: Desk, qtbot: QtBot, kind: str) -> None:
    pane: Any = all_records()[kind].build(desk)
    qtbot.addWidget(pane)
    pane.show_record(987654)
    assert pane._stack.currentWidget() is pane.nothing
