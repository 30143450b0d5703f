"""What is decided of a complaint, as clerks and approvers do it on its record."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from datetime import timedelta
from typing import Any

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from app.core import clock
from app.domain import loss
from app.models.complaint import Complaint, ComplaintOpinion
from app.models.complaint_decision import ComplaintLoss, ComplaintReport, ComplaintSettlement, ComplaintUnit
from app.models.organisation import Staff
from app.services import complaint_approvals, complaint_file, complaint_losses, complaint_negotiation
from app.services import session as sessions
from app.ui.desk import Desk
from app.ui.dialogs.complaint_approval import SEND_BACK, ApprovalDialog
from app.ui.dialogs.complaint_finding import AttributeDialog, FileMinorDialog, NotOursDialog
from app.ui.dialogs.complaint_loss import LossDialog, LossLineDialog
from app.ui.dialogs.complaint_negotiation import CustomerAcceptsDialog, CustomerRefusesDialog, NegotiationDialog
from app.ui.dialogs.complaint_opinion import OpinionDialog
from app.ui.dialogs.complaint_proposal import ProposalDialog, SettlementLineDialog, SubmitDialog
from app.ui.dialogs.complaint_resale import ResaleDialog
from app.ui.dialogs.complaint_sheet import SheetDecisionDialog, SheetDialog
from app.ui.records._complaint_clocks import clock_lines
from app.ui.records._complaint_decision import DecisionSection
from app.ui.records._complaint_findings import FindingSection, told_words
from app.ui.records._complaint_opinions import OpinionsSection, SheetsSection
from app.ui.records.complaint import ComplaintPane
from app.ui.theme import Tone
from tests.services.complaint_cases import case, version
from tests.services.decided_cases import (
    OURS,
    approved,
    attributed,
    limit,
    person,
    proposed,
    ready,
    submitted,
    talking,
    verified,
)

pytestmark = pytest.mark.usefixtures("frozen_clock")
AsRole = Callable[[str], AbstractContextManager[None]]


@pytest.fixture
def pane(desk: Desk, qtbot: QtBot) -> Iterator[ComplaintPane]:
    made = ComplaintPane(desk)
    qtbot.addWidget(made)
    made.resize(620, 700)
    made.show()
    yield made
    made.show_record(0)


def part(pane: ComplaintPane, kind: type[Any]) -> Any:
    return next(one for one in pane.sections if isinstance(one, kind))


def on_show(kind: type[QDialog]) -> Any:
    return next(one for one in QApplication.topLevelWidgets() if isinstance(one, kind) and one.isVisible())


def begun(pane: ComplaintPane, case_id: int, event: str, kind: type[QDialog]) -> Any:
    pane.show_record(case_id)
    assert event in pane.steps
    pane.take(event)
    return on_show(kind)


def type_shares(dialog: Any, *rows: tuple[str, str, str]) -> None:
    table = dialog.form.editor("shares").table
    table.set_rows([{"unit": unit, "person": who, "share": share} for unit, who, share in rows])


def test_responsibility_is_found_with_shares_that_add_up(pane: ComplaintPane) -> None:
    case_id = verified()
    dialog = begun(pane, case_id, "attribute", AttributeDialog)
    dialog.form.set_values({"cause": "电容批次不良", "severity": "serious"})
    type_shares(dialog, ("质管部", "", "33.33"), ("制造部", "李明", "66.66"))
    dialog.submit()
    assert "99.99 %" in dialog.form.error("shares")
    type_shares(dialog, ("质管部", "", "a third"))
    dialog.submit()
    assert "a third" in dialog.form.error("shares")
    editor = dialog.form.editor("shares")
    type_shares(dialog, ("质管部", "", ""), ("制造部", "李明", ""), ("恒源电容", "", ""))
    editor.split_evenly()
    assert [one.share for one in editor.value()] == [3334, 3333, 3333]
    assert editor.total.text() == "Together 100.00 %"
    dialog.submit()
    assert not dialog.isVisible()
    assert [row.share for row in ComplaintUnit.select().order_by(ComplaintUnit.id)] == [3334, 3333, 3333]
    section = part(pane, FindingSection)
    assert section.table.rowCount() == 3
    assert "33.34 %" in section.summary.toolTip() or "33.34 %" in section.summary.text()


def test_a_colleague_brings_the_department_and_one_who_left_is_said_to(pane: ComplaintPane, branch: Any) -> None:
    Staff.update(is_active=False).where(Staff.id == branch.technician_id).execute()
    name = Staff.get_by_id(branch.technician_id).name
    dialog = begun(pane, verified(), "attribute", AttributeDialog)
    table = dialog.form.editor("shares").table
    table.set_rows([{"unit": "维修部", "share": "100"}])
    table.item(0, 1).setText(name)
    assert name in dialog.form.editor("shares").remark.text()
    assert dialog.form.editor("shares").remark.isVisible()
    dialog.form.set_values({"cause": "漏装"})
    dialog.submit()
    row = ComplaintUnit.get()
    assert (row.person, row.staff_id, row.unit) == (name, branch.technician_id, "维修部")


def test_not_ours_offers_no_party_of_ours_and_wants_evidence(pane: ComplaintPane) -> None:
    dialog = begun(pane, verified(), "find_not_ours", NotOursDialog)
    parties = dict(dialog.form.editor("shares").table.column(2).choices)
    assert "company" not in parties
    dialog.form.set_values({"cause": "雷击"})
    dialog.submit()
    assert dialog.form.error("evidence")
    dialog.form.set_values({"evidence": "气象证明"})
    dialog.submit()
    assert case(pane.row_id).state == "not_ours"
    assert not part(pane, DecisionSection).isVisible()


def test_an_opinion_is_written_into_its_block(pane: ComplaintPane, branch: Any) -> None:
    case_id = proposed(scheme="factory_chain")
    pane.show_record(case_id)
    section = part(pane, OpinionsSection)
    assert section.table.rowCount() == 10
    section.write(7)
    dialog = on_show(OpinionDialog)
    dialog.submit()
    assert dialog.form.error("words")
    name = Staff.get_by_id(branch.technician_id).name
    Staff.update(is_active=False).where(Staff.id == branch.technician_id).execute()
    dialog.form.set_values({"words": "已查核", "given_by": name})
    assert name in dialog.form._lines["given_by"].hint.text()
    dialog.submit()
    assert ComplaintOpinion.get(ComplaintOpinion.block == "talks").given_by == name
    assert "⚠" in section.table.item(7, 2).text()
    section.write(99)


def test_a_sheet_is_written_decided_and_voided(pane: ComplaintPane, desk: Desk, prompts: Any) -> None:
    case_id = attributed("factory_chain")
    pane.show_record(case_id)
    section = part(pane, SheetsSection)
    section.offer()
    assert [action.text() for action in section.menu.actions()] == ["Petition"]
    section.menu.hide()
    section.open_sheet(ComplaintReport.get().id)
    dialog = on_show(SheetDialog)
    dialog.form.set_values({"findings": "抽检三台", "is_done": True})
    dialog.submit()
    assert dialog.form.error("measures")
    dialog.form.set_values({"measures": "全批隔离"})
    dialog.submit()
    assert ComplaintReport.get().state == "done"
    assert section.tools_of_it[1].isHidden()
    sessions.begin(person("supervisor"))
    pane.reload()
    section.table.choose(ComplaintReport.get().id)
    section.decide()
    decision = on_show(SheetDecisionDialog)
    decision.form.set_values({"decision": "同意"})
    decision.submit()
    assert ComplaintReport.get().decision == "同意"
    section.table.choose(ComplaintReport.get().id)
    prompts.next_answer("写错")
    section.void()
    assert ComplaintReport.get().state == "void"


def test_a_technician_looks_only(pane: ComplaintPane, as_role: AsRole) -> None:
    with as_role("technician"):
        case_id = Complaint.get_by_id(_registered_by_technician()).id
        pane.show_record(case_id)
        section = part(pane, OpinionsSection)
        section.write(0)
        assert not [one for one in QApplication.topLevelWidgets() if isinstance(one, OpinionDialog)]
        assert section.button.isHidden()


def _registered_by_technician() -> int:
    from app.services import customers
    from tests.services.complaint_cases import a_case

    with sessions.acting_as(person("representative")):
        customer = customers.create(name="海珠图书馆").result
    return a_case(customer_id=customer)


def test_the_loss_is_counted_with_its_arithmetic(pane: ComplaintPane) -> None:
    case_id = attributed()
    pane.show_record(case_id)
    section = part(pane, DecisionSection)
    section.count_loss()
    dialog = on_show(LossDialog)
    dialog.add()
    line = on_show(LossLineDialog)
    line.form.set_values({"kind": "return"})
    assert not line.form.editor("amount").isVisible()
    line.submit()
    assert line.form.error("quantity")
    line.form.set_values({"quantity": 10, "unit_price": 50_000})
    line.form.edited.emit()
    assert "10 × 500.00 × 20 % = 1,000.00" in line.intro.text()
    line.submit()
    assert dialog.total.text() == "Loss together: ¥1,000.00"
    dialog.edit(0)
    again = on_show(LossLineDialog)
    again.form.set_values({"rate": 1000})
    again.submit()
    dialog.submit()
    assert (ComplaintLoss.get().amount, case(case_id).loss_amount) == (50_000, 50_000)
    assert section.losses.item(0, 1).text() == "10 × 500.00 × 10 % = 500.00"


def test_what_was_sent_back_says_why_where_it_is_written_anew(pane: ComplaintPane) -> None:
    case_id = submitted()
    limit("approver", 9_000_000)
    with sessions.acting_as(person("approver")):
        complaint_approvals.send_back(case_id, seen_version=version(case_id), reason="金额过高")
    pane.show_record(case_id)
    pane.take("propose")
    dialog = on_show(ProposalDialog)
    assert f"Sent back by {person('approver').full_name}: 金额过高" in dialog.intro.text()
    assert len(dialog.lines) == 1
    dialog.submit()
    assert case(case_id).state == "proposing"


def test_a_proposal_is_written_line_by_line_and_put_forward(pane: ComplaintPane) -> None:
    case_id = attributed()
    pane.show_record(case_id)
    part(pane, DecisionSection).propose()
    dialog = on_show(ProposalDialog)
    dialog.add()
    line = on_show(SettlementLineDialog)
    line.form.set_values({"kind": "exchange"})
    line.form.editor("cause").setCurrentIndex(line.form.editor("cause").findData("misuse"))
    assert line.form.editor("cost_bearer").currentData() == "user"
    line.form.set_values({"cost_bearer": "company"})
    assert line.form.editor("bearer_reason").isVisible()
    line.submit()
    assert line.form.error("quantity")
    line.form.set_values({"quantity": 1})
    line.submit()
    assert line.form.error("bearer_reason")
    line.form.set_values({"bearer_reason": "重点客户"})
    line.submit()
    dialog.add()
    money = on_show(SettlementLineDialog)
    money.form.set_values({"kind": "compensation"})
    money.submit()
    assert money.form.error("amount")
    money.form.set_values({"amount": 10_000_001})
    money.submit()
    assert "副总经理" in dialog.total.text()
    dialog.table.choose(1)
    dialog.remove()
    dialog.submit()
    assert [row.kind for row in ComplaintSettlement.select()] == ["compensation"]
    assert case(case_id).state == "proposing"
    ready(case_id)
    submit = begun(pane, case_id, "submit", SubmitDialog)
    assert "▶ 副总经理" in submit.intro.text()
    assert not submit.warning.isVisible()
    submit.submit()
    assert case(case_id).state == "pending_approval"


def test_a_split_case_warns_who_puts_it_forward_and_who_decides(pane: ComplaintPane, branch: Any) -> None:
    about = {"serial": "SN-7"}
    first = submitted(6_000_000, **about)
    case_id = proposed(5_000_000, **about)
    dialog = begun(pane, case_id, "submit", SubmitDialog)
    assert case(first).number in dialog.warning.text()
    dialog.submit()
    limit("approver", 10**9)
    sessions.begin(person("approver"))
    decide = begun(pane, case_id, "approve", ApprovalDialog)
    assert case(first).number in decide.warning.text()
    assert decide.warning.isVisible()
    assert case(first).number in part(pane, DecisionSection).warning.text()


def test_an_approver_cuts_a_line_or_sends_back_with_a_reason(pane: ComplaintPane, branch: Any) -> None:
    case_id = submitted(100_000)
    limit("approver", 10**9)
    sessions.begin(person("approver"))
    back = begun(pane, case_id, "send_back", ApprovalDialog)
    assert back.form.editor("decision").currentData() == SEND_BACK
    back.submit()
    assert back.form.error("words")
    back.reject()
    dialog = begun(pane, case_id, "approve", ApprovalDialog)
    cut = f"cut_{ComplaintSettlement.get().id}"
    dialog.form.set_values({cut: 200_000})
    dialog.submit()
    assert dialog.trouble.isVisible()
    dialog.form.set_values({cut: 80_000, "words": "核减"})
    dialog.submit()
    assert (case(case_id).approved_amount, case(case_id).state) == (80_000, "approved")


def test_who_may_not_decide_is_told_why(pane: ComplaintPane, branch: Any, prompts: Any) -> None:
    case_id = submitted(shares=OURS)
    limit("approver", None)
    sessions.begin(person("approver"))
    pane.show_record(case_id)
    assert "no approval limit" in part(pane, DecisionSection).refusal.text()
    pane.take("approve")
    assert any("no approval limit" in text for text in prompts.texts)
    assert not [one for one in QApplication.topLevelWidgets() if isinstance(one, ApprovalDialog) and one.isVisible()]


def test_talks_say_what_may_be_promised_and_a_refusal_opens_the_new_form(pane: ComplaintPane, desk: Desk) -> None:
    case_id = approved(8_600_000)
    dialog = begun(pane, case_id, "negotiate", NegotiationDialog)
    assert "¥86,000.00" in dialog.intro.text()
    dialog.form.set_values({"words": "已告知"})
    dialog.submit()
    assert case(case_id).state == "negotiating"
    opened: list[tuple[str, int]] = []
    desk.record_wanted.connect(lambda kind, row: opened.append((kind, row)))
    refused = begun(pane, case_id, "refuse", CustomerRefusesDialog)
    refused.submit()
    assert refused.form.error("reason")
    refused.form.set_values({"reason": "嫌少", "demand": "全额退款"})
    refused.submit()
    new = Complaint.get(Complaint.previous == case_id)
    assert opened == [("complaint", new.id)]
    assert new.demand == "全额退款"


def test_the_customer_accepts(pane: ComplaintPane) -> None:
    case_id = talking()
    dialog = begun(pane, case_id, "accept", CustomerAcceptsDialog)
    dialog.submit()
    assert case(case_id).state == "executing"
    assert "accepted" in [text for _label, text in part(pane, DecisionSection).facts._facts][-1]


def test_returned_goods_wait_and_are_counted_from_the_record(pane: ComplaintPane, frozen_clock: Any) -> None:
    case_id = attributed()
    line = loss.Line("return", "电源模块", 10, 50_000, returned_on=clock.today())
    complaint_losses.save(case_id, seen_version=version(case_id), lines=(line,))
    pane.show_record(case_id)
    section = part(pane, DecisionSection)
    assert "2026-12-20" in section.losses.item(0, 1).text()
    assert not section.resale_button.isHidden()
    section.count_resale()
    dialog = on_show(ResaleDialog)
    dialog.form.set_values({"resale": "unsold"})
    dialog.submit()
    assert dialog.isVisible()
    assert "2026-12-20" in dialog.form.error("resale")
    dialog.form.set_values({"resale": "sold", "quantity": 4})
    QTest.keyClicks(dialog.form.editor("sold_amount"), "1600")
    assert "= 400.00" in dialog.intro.text()
    assert "6 wait on for 600.00" in dialog.intro.text()
    dialog.submit()
    assert not dialog.isVisible()
    assert [row.resale for row in ComplaintLoss.select().order_by(ComplaintLoss.id)] == ["sold", "waiting"]
    assert section.losses.rowCount() == 2
    assert case(case_id).loss_amount == 40_000


def test_the_day_goods_came_back_begins_their_month(pane: ComplaintPane) -> None:
    pane.show_record(attributed())
    section = part(pane, DecisionSection)
    section.count_loss()
    dialog = on_show(LossDialog)
    dialog.add()
    line = on_show(LossLineDialog)
    line.form.set_values({"kind": "return"})
    line.form.set_values({"quantity": 2, "unit_price": 50_000, "returned_on": clock.today()})
    line.submit()
    assert "2026-12-20" in dialog.table.item(0, 2).text()
    assert "200.00" in dialog.total.text()
    dialog.submit()
    assert ComplaintLoss.get().resale == "waiting"
    assert section.resale_button.isVisible()


def test_a_minor_case_names_the_departments_that_were_told(pane: ComplaintPane) -> None:
    case_id = attributed("four_steps", severity="minor")
    dialog = begun(pane, case_id, "file_minor", FileMinorDialog)
    assert dialog.form.editor("departments").text() == "质管部、制造部"
    dialog.form.set_values({"departments": " "})
    dialog.submit()
    assert dialog.form.error("departments")
    dialog.form.set_values({"departments": "技术部，质管部"})
    dialog.submit()
    assert case(case_id).departments_told == "技术部、质管部"
    told = told_words(complaint_file.file(case_id))
    assert told == "技术部、质管部 · 林晓梅 2026-11-20"


def test_the_end_of_the_investigation_is_asked_for_with_the_finding(pane: ComplaintPane, frozen_clock: Any) -> None:
    case_id = verified("factory_chain")
    ended = clock.today()
    frozen_clock(timedelta(days=2))
    dialog = begun(pane, case_id, "attribute", AttributeDialog)
    dialog.form.set_values({"cause": "电容批次不良", "severity": "serious", "investigated_on": ended})
    type_shares(dialog, ("质管部", "", "100"))
    dialog.submit()
    row = ComplaintReport.get()
    assert (row.investigated_on, row.due_on) == (ended, ended + timedelta(days=3))
    through = part(pane, SheetsSection)
    through.open_sheet(row.id)
    sheet = on_show(SheetDialog)
    sheet.form.set_values({"findings": "抽检", "measures": "隔离", "investigated_on": ended + timedelta(days=1)})
    sheet.submit()
    assert ComplaintReport.get().due_on == ended + timedelta(days=4)


def test_the_opinion_after_the_talks_shows_its_clock(pane: ComplaintPane, frozen_clock: Any) -> None:
    case_id = talking(scheme="factory_chain")
    complaint_negotiation.accept(case_id, seen_version=version(case_id), words="客户接受")
    pane.show_record(case_id)
    lines = {what: (text, tone) for what, text, tone in clock_lines(complaint_file.file(case_id), clock.now())}
    assert lines["Opinion after the talks"] == ("due 2026-11-21", Tone.DUE)
    frozen_clock(timedelta(days=3))
    lines = {what: (text, tone) for what, text, tone in clock_lines(complaint_file.file(case_id), clock.now())}
    assert lines["Opinion after the talks"][1] is Tone.LATE
    table = part(pane, OpinionsSection).table
    assert table.item(9, 3).text() == "≤ 11-21"
