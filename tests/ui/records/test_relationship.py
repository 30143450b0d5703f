"""The relationship with a customer: the section of their file, and the panes of cards, care and assessments."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from app.core import clock
from app.models.customer import Customer
from app.services import assessments, care, customer_file, customers, relationship_cards, win_back
from app.ui.desk import Desk
from app.ui.dialogs.assessment import AssessmentEditor
from app.ui.dialogs.care_activity import CareDoneDialog, CareEditor
from app.ui.dialogs.counter_sale import CounterSaleDialog
from app.ui.dialogs.owner_move import OwnerMoveDialog
from app.ui.dialogs.relationship_card import CardEditor
from app.ui.dialogs.win_back import LoseDialog, WinBackNoteDialog, WonBackDialog
from app.ui.records._relationship import RelationshipSection
from app.ui.records.care_activity import CareActivityPane
from app.ui.records.customer import RELATIONSHIP, CustomerPane
from app.ui.records.relationship_assessment import AssessmentPane
from app.ui.records.relationship_card import RelationshipCardPane

pytestmark = pytest.mark.usefixtures("frozen_clock")
LINES = (assessments.IndicatorLine("销售额", 600, 80), assessments.IndicatorLine("信用", 400, 70))


@pytest.fixture
def section(desk: Desk, qtbot: QtBot, customer: int) -> RelationshipSection:
    made = RelationshipSection(desk)
    qtbot.addWidget(made)
    made.show()
    made.show_customer(customer_file.customer_file(customer))
    return made


def shown_buttons(widget: Any) -> list[str]:
    return [button.text() for button in widget.findChildren(QPushButton) if button.isVisibleTo(widget)]


def test_the_section_fills_as_things_are_entered(section: RelationshipSection, desk: Desk, customer: int) -> None:
    desk.bus.run(relationship_cards.create, customer_id=customer, name="张伟", importance="key", birthday="5-12")
    assert section.cards[1].item(0, 0).text() == "★ 张伟"
    desk.bus.run(care.plan, customer_id=customer, kind="special_visit", planned_on=clock.today(), subject="走访")
    desk.bus.run(assessments.record, customer_id=customer, lines=LINES, advice="keep")
    assert section.log[1].rowCount() == section.assessments[1].rowCount() == 1
    assert section.assessments[1].item(0, 2).text() == "76.00"
    section.log[1].selectRow(0)
    section.finish_care()


def test_it_reads_only_when_it_is_looked_at(desk: Desk, qtbot: QtBot, customer: int) -> None:
    relationship_cards.create(customer_id=customer, name="张伟")
    pane = CustomerPane(desk)
    qtbot.addWidget(pane)
    pane.show_record(customer)
    pane.show()
    assert pane.relationship.cards[1].rowCount() == 0
    pane.tabs.setCurrentIndex(RELATIONSHIP)
    assert pane.relationship.cards[1].rowCount() == 1


def test_what_may_be_done_follows_the_loss(section: RelationshipSection, desk: Desk, customer: int) -> None:
    def show() -> list[str]:
        section.show_customer(customer_file.customer_file(customer))
        return shown_buttons(section.losses)

    assert show() == ["Mark as lost…"]
    version = Customer.get_by_id(customer).row_version
    desk.bus.run(win_back.lose, customer_id=customer, seen_version=version, reason="price")
    assert show() == ["Write down an attempt…", "Won back…"]
    desk.bus.run(win_back.add_note, customer_id=customer, tried="重新报价", next_step="等答复")
    assert "重新报价 → 等答复" in section.loss_words.text()
    version = Customer.get_by_id(customer).row_version
    desk.bus.run(win_back.won_back, customer_id=customer, seen_version=version)
    assert show() == ["Mark as lost…"]


def test_an_owner_moves_out_and_the_next_one_in(desk: Desk, qtbot: QtBot) -> None:
    owner = customers.create(name="李业主", kind="owner").result
    section = RelationshipSection(desk)
    qtbot.addWidget(section)
    section.show()
    section.show_customer(customer_file.customer_file(owner))
    assert section.move_link.text() == "The owner moves out…"
    dialog = OwnerMoveDialog(desk, customer_file.customer_file(owner))
    qtbot.addWidget(dialog)
    dialog.submit()
    assert Customer.get_by_id(owner).status == "inactive"
    section.show_customer(customer_file.customer_file(owner))
    assert section.move_link.text() == "The next owner moves in…"
    dialog = OwnerMoveDialog(desk, customer_file.customer_file(owner), is_out=True)
    qtbot.addWidget(dialog)
    dialog.form.set_values({"name": "赵业主", "phone": "13900001111"})
    dialog.submit()
    assert dialog.changes is not None
    section.show_customer(customer_file.customer_file(owner))
    assert section.move_link.text() == "Open the file of the next owner"
    with qtbot.waitSignal(desk.record_wanted) as wanted:
        section.move()
    assert wanted.args == ["customer", dialog.changes.result]


def test_a_company_has_no_moves(section: RelationshipSection) -> None:
    assert not section.moves.isVisibleTo(section)


def test_a_technician_does_not_see_it(desk: Desk, qtbot: QtBot, customer: int, as_role: Any) -> None:
    with as_role("technician"):
        pane = CustomerPane(desk)
        qtbot.addWidget(pane)
        pane.show_record(customer)
        assert not pane.tabs.isTabVisible(RELATIONSHIP)


# -- forms --------------------------------------------------------------------------------------------------------


def test_a_card_takes_what_the_contact_tells(desk: Desk, qtbot: QtBot, customer: int) -> None:
    dialog = CardEditor(desk, customer)
    qtbot.addWidget(dialog)
    contact = dialog.form.editor("contact_id")
    contact.setCurrentIndex(1)
    assert dialog.form.editor("name").text() == "张伟"
    dialog.form.set_values({"birthday": "31-12"})
    dialog.submit()
    assert "month and a day" in dialog.form.error("birthday")
    dialog.form.set_values({"birthday": "12-31"})
    dialog.submit()
    (card,) = relationship_cards.of_customer(customer)
    assert (card.name, card.phone, card.birthday, card.owner) == ("张伟", "13800138000", "12-31", "林晓梅")
    again = CardEditor(desk, customer, card)
    qtbot.addWidget(again)
    again.form.set_values({"interests": "钓鱼"})
    again.submit()
    assert relationship_cards.entry(card.id).interests == "钓鱼"


def test_care_is_planned_and_closed_in_its_forms(desk: Desk, qtbot: QtBot, customer: int) -> None:
    dialog = CareEditor(desk, customer)
    qtbot.addWidget(dialog)
    dialog.form.set_values({"kind": "holiday_greeting", "gift": "月饼"})
    dialog.submit()
    (activity,) = care.of_customer(customer)
    assert (activity.kind, activity.planned_on, activity.gift) == ("holiday_greeting", clock.today(), "月饼")
    done = CareDoneDialog(desk, activity)
    qtbot.addWidget(done)
    done.submit()
    assert done.form.error("result")
    done.form.set_values({"result": "收到", "cost": 16_800})
    done.submit()
    assert care.file(activity.id).cost == 16_800


def test_an_assessment_is_worked_out_while_one_types(desk: Desk, qtbot: QtBot, customer: int) -> None:
    dialog = AssessmentEditor(desk, customer, "远大印刷")
    qtbot.addWidget(dialog)
    rows = len(dialog.lines.rows())
    assert "Weights together: 100 %" in dialog.sums.text()
    dialog.lines.set_cell(0, "weight", "24")
    dialog.work_out()
    assert "99 %" in dialog.sums.text()
    dialog.form.set_values({"advice": "keep"})
    for row in range(rows):
        dialog.lines.set_cell(row, "score", "80")
    dialog.submit()
    assert "99 %" in dialog.trouble.text()
    assert assessments.of_customer(customer) == ()
    dialog.lines.set_cell(0, "weight", "25%")
    dialog.lines.set_cell(1, "score", "eighty")
    dialog.submit()
    assert "whole number" in dialog.trouble.text()
    dialog.lines.set_cell(1, "score", "60")
    dialog.work_out()
    assert "Final score: 76.00" in dialog.sums.text()
    assert (dialog.form.editor("grade").currentData(), dialog.form.editor("advice").value()) == ("B", "keep")
    dialog.keep_list()
    dialog.submit()
    (made,) = assessments.of_customer(customer)
    assert (made.total, made.grade, made.receivers) == (7600, "B", assessments.RECEIVERS)
    assert len(assessments.indicators()) == rows


def test_losing_and_winning_back_in_their_forms(desk: Desk, qtbot: QtBot, customer: int) -> None:
    version = Customer.get_by_id(customer).row_version
    lose = LoseDialog(desk, customer, "远大印刷", version)
    qtbot.addWidget(lose)
    lose.form.set_values({"reason": "competitor", "lost_on": clock.today() + timedelta(days=3)})
    lose.submit()
    assert lose.form.error("lost_on")
    lose.form.set_values({"lost_on": clock.today()})
    lose.submit()
    note = WinBackNoteDialog(desk, customer, "远大印刷")
    qtbot.addWidget(note)
    note.form.set_values({"tried": "上门拜访"})
    note.submit()
    back = WonBackDialog(desk, customer, "远大印刷", Customer.get_by_id(customer).row_version)
    qtbot.addWidget(back)
    back.submit()
    (loss,) = win_back.of_customer(customer)
    assert (loss.reason, loss.won_back_on, loss.attempts[0].said) == ("competitor", clock.today(), "上门拜访")


def test_a_sale_offers_the_customer_who_is_known(desk: Desk, qtbot: QtBot, customer: int) -> None:
    dialog = CounterSaleDialog(desk)
    qtbot.addWidget(dialog)
    dialog.form.set_values({"name": "张伟", "phone": "13800138000", "product_name": "净水器"})
    dialog.look_for_known()
    assert dialog.known_id == customer
    assert "远大印刷" in dialog.known.text()
    assert not dialog.known.isChecked()
    dialog.known.setChecked(True)
    dialog.submit()
    assert dialog.changes is not None
    assert dialog.changes.result == customer
    stranger = CounterSaleDialog(desk)
    qtbot.addWidget(stranger)
    stranger.form.set_values({"name": "新客", "product_name": "净水器"})
    stranger.look_for_known()
    stranger.submit()
    assert stranger.changes is not None
    assert Customer.get_by_id(stranger.changes.result).name == "新客"


# -- panes --------------------------------------------------------------------------------------------------------


def test_a_card_pane(desk: Desk, qtbot: QtBot, customer: int) -> None:
    card = relationship_cards.create(customer_id=customer, name="张伟", importance="key").result
    care.plan(customer_id=customer, kind="call_on", planned_on=clock.today(), card_id=card)
    pane = RelationshipCardPane(desk)
    qtbot.addWidget(pane)
    pane.show_record(card)
    pane.show()
    assert pane.importance.text() == "★ Key"
    assert pane.log.rowCount() == 1
    with qtbot.waitSignal(desk.paper_wanted):
        pane.print_card()
    desk.prompts.next_answer("已离职")
    pane.put_away()
    assert not relationship_cards.entry(card).is_active
    assert pane.away.isVisibleTo(pane)
    pane.put_away()
    assert relationship_cards.entry(card).is_active


def test_a_care_pane(desk: Desk, qtbot: QtBot, customer: int) -> None:
    activity = care.plan(customer_id=customer, kind="call_on", planned_on=clock.today()).result
    pane = CareActivityPane(desk)
    qtbot.addWidget(pane)
    pane.show_record(activity)
    pane.show()
    assert shown_buttons(pane)[-3:] == ["Done", "Edit", "Drop"]
    desk.prompts.next_answer("客户不在")
    pane.drop()
    assert care.file(activity).drop_reason == "客户不在"
    assert "Drop" not in shown_buttons(pane)


def test_an_assessment_pane(desk: Desk, qtbot: QtBot, customer: int, as_role: Any) -> None:
    made = assessments.record(customer_id=customer, lines=LINES, advice="improve").result
    with as_role("supervisor"):
        pane = AssessmentPane(desk)
        qtbot.addWidget(pane)
        pane.show_record(made)
        pane.show()
        assert pane.lines.rowCount() == 2
        with qtbot.waitSignal(desk.paper_wanted):
            pane.print_assessment()
        desk.prompts.next_answer("打分有误")
        pane.void_button.click()
        assert assessments.file(made).state == "void"
        assert not pane.void_button.isVisibleTo(pane)
