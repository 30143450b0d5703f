"""What follows a settlement, as its people do it: visit, corrective action, notices, archive, booklet."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from pytestqt.qtbot import QtBot

from app.core import clock
from app.documents._catalogue import render_content
from app.models.archive_bundle import ArchiveBundle
from app.models.penalty import CorrectiveAction, Penalty, PenaltyDeduction
from app.models.service_call import ReturnVisit
from app.services import complaint_file, issuing, penalty_deductions, return_visits
from app.ui.desk import Desk
from app.ui.dialogs.archive_bundle import BindDialog
from app.ui.dialogs.complaint_visit import CaseVisitDialog
from app.ui.dialogs.corrective_action import CheckActionDialog, CorrectiveActionDialog, FinishActionDialog
from app.ui.dialogs.form_dialog import FormDialog
from app.ui.dialogs.penalty import AppealDecisionDialog, PenaltyDialog, SettleMonthDialog, SuperiorDialog
from app.ui.dialogs.register_complaint import RegisterComplaintDialog
from app.ui.pages._complaints_page import ComplaintsPage
from app.ui.records._complaint_after import ArchiveSection, CorrectionSection, PenaltySection, VisitSection
from app.ui.records.archive_bundle import ArchiveBundlePane
from app.ui.records.archive_bundle import enter as bind
from app.ui.records.complaint import ComplaintPane
from app.ui.records.corrective_action import CorrectiveActionPane
from app.ui.records.penalty import PenaltyPane
from app.ui.records.penalty import enter as new_notice
from app.ui.records.return_visit import ReturnVisitPane
from tests.services.complaint_cases import case, version
from tests.services.settled_cases import archived, carried_out, colleague
from tests.ui.dialogs.complaint_after_dialogs import a_notice, an_action, enabled, settled, visited

pytestmark = pytest.mark.usefixtures("frozen_clock", "papers")
AsRole = Callable[[str], AbstractContextManager[None]]


@pytest.fixture(autouse=True)
def _drawn(monkeypatch: pytest.MonkeyPatch) -> None:
    """Notices are drawn for good."""

    def render(content: dict[str, Any], paper: str, marks: Any) -> bytes:
        return render_content("penalty_notice", content, paper, reprint=marks.reprint, void=marks.is_void)

    monkeypatch.setitem(issuing.RENDERERS, "penalty_notice", render)


def shown(qtbot: QtBot, pane: Any, row_id: int) -> Any:
    qtbot.addWidget(pane)
    pane.resize(520, 900)
    pane.show()
    pane.show_record(row_id)
    return pane


def on_show(kind: type[QDialog]) -> Any:
    return next(one for one in QApplication.topLevelWidgets() if isinstance(one, kind) and one.isVisible())


def submit(dialog: Any, **values: Any) -> Any:
    dialog.form.set_values(values)
    dialog.submit()
    return dialog


def section(pane: ComplaintPane, kind: type) -> Any:
    return next(one for one in pane.sections if isinstance(one, kind))


def visible(pane: Any) -> set[str]:
    return {event for event, button in pane.steps.items() if button.isVisible()}


def test_the_supervisor_visits_and_a_dissatisfied_customer_complains_again(
    desk: Desk, customer: int, qtbot: QtBot, as_role: AsRole
) -> None:
    case_id = settled(customer)
    pane = shown(qtbot, ComplaintPane(desk), case_id)
    assert "visit" not in pane.steps
    with as_role("supervisor"):
        pane.show_record(case_id)
        assert section(pane, VisitSection).isVisible()
        pane.steps["visit"].click()
        dialog = on_show(CaseVisitDialog)
        dialog.submit()
        assert dialog.form.error("satisfaction")
        submit(dialog, satisfaction=2, comment="仍不稳定")
        assert case(case_id).state == "visited"
        assert "dissatisfied" in desk.prompts.messages[-1].text
        part = section(pane, VisitSection)
        assert not part.again.isHidden()
        part.again.click()
        on_show(RegisterComplaintDialog).reject()


def test_a_supervisor_closes_the_visit_of_who_is_never_reached(
    desk: Desk, customer: int, qtbot: QtBot, as_role: AsRole
) -> None:
    case_id = settled(customer)
    pane = shown(qtbot, ComplaintPane(desk), case_id)
    with as_role("supervisor"):
        pane.show_record(case_id)
        part = section(pane, VisitSection)
        assert part.close_unreached.isHidden()
        for _ in range(3):
            visit = ReturnVisit.get(ReturnVisit.complaint_id == case_id)
            return_visits.not_reached(visit.id, seen_version=visit.row_version)
        pane.show_record(case_id)
        assert not part.close_unreached.isHidden()
        desk.prompts.next_answer(None, "号码已停用")
        part.close_unreached.click()
        assert case(case_id).state == "not_ours"
        part.close_unreached.click()
        assert (case(case_id).state, case(case_id).satisfaction) == ("visited", None)
        assert "号码已停用" in part.heading.accessibleDescription()
        assert part.close_unreached.isHidden()
        visits = shown(qtbot, ReturnVisitPane(desk), visit.id)
        assert not visits.reached.isVisible()


def test_the_ledger_of_visits_leads_to_the_same_form(desk: Desk, customer: int, qtbot: QtBot, as_role: AsRole) -> None:
    case_id = settled(customer)
    visit = ReturnVisit.get(ReturnVisit.complaint_id == case_id)
    pane = shown(qtbot, ReturnVisitPane(desk), visit.id)
    assert pane.case.text() == case(case_id).number
    assert not pane.reached.isVisible()
    assert pane.missed.isVisible()
    with as_role("supervisor"):
        pane.show_record(visit.id)
        pane.reached.click()
        submit(on_show(CaseVisitDialog), satisfaction=5)
        assert ReturnVisit.get_by_id(visit.id).state == "done"
    pane.show_record(visit.id)
    assert not pane.complain.isVisible()


def test_an_action_from_the_case_to_its_check(desk: Desk, customer: int, qtbot: QtBot, as_role: AsRole) -> None:
    case_id = visited(customer)
    pane = shown(qtbot, ComplaintPane(desk), case_id)
    part = section(pane, CorrectionSection)
    part.open_new()
    dialog = on_show(CorrectiveActionDialog)
    dialog.submit()
    assert dialog.form.error("action")
    submit(dialog, action="修订作业标准书", unit_name="制造部")
    action = CorrectiveAction.get()
    record = shown(qtbot, CorrectiveActionPane(desk), action.id)
    assert visible(record) == {"finish", "change"}
    record.finish()
    submit(on_show(FinishActionDialog), result="已培训")
    record.show_record(action.id)
    assert not visible(record)
    with as_role("supervisor"):
        record.show_record(action.id)
        record.check()
        check = on_show(CheckActionDialog)
        assert not check.form.editor("follow_up").isVisible()
        check.form.set_values({"is_effective": False, "words": "再次发生"})
        assert check.form.editor("follow_up").isVisible()
        check.submit()
        assert check.form.error("follow_up")
        submit(check, follow_up="改用另一供货商")
        record.show_record(action.id)
        assert record.after.isVisible()
    pane.show_record(case_id)
    assert [one.state for one in complaint_file.file(case_id).corrective_actions] == ["ineffective", "open"]
    assert part.measures.rowCount() == 2


def test_exempt_and_followed_after_all(desk: Desk, customer: int, qtbot: QtBot, as_role: AsRole) -> None:
    case_id = visited(customer)
    with as_role("supervisor"):
        pane = shown(qtbot, ComplaintPane(desk), case_id)
        part = section(pane, CorrectionSection)
        desk.prompts.next_answer("纯属疏忽", "")
        part._exempt()
        assert case(case_id).exempt_reason == "纯属疏忽"
        pane.show_record(case_id)
        assert "纯属疏忽" in part.exempt_words.text()
        part._exempt()
        assert case(case_id).exempt_reason == ""


def test_archived_from_the_record_and_bound_from_the_ledger(
    desk: Desk, customer: int, branch: Any, qtbot: QtBot
) -> None:
    case_id = visited(customer)
    other = archived(branch, customer_id=customer)
    pane = shown(qtbot, ComplaintPane(desk), case_id)
    desk.prompts.next_answer(False, True)
    pane.take("archive")
    assert case(case_id).state == "visited"
    pane.take("archive")
    assert case(case_id).state == "archived"
    window = QWidget()
    qtbot.addWidget(window)
    bind(desk, window)
    dialog = on_show(BindDialog)
    assert dialog.cases.ids() == sorted((case_id, other), key=lambda one: case(one).number)
    for field in ("period_from", "period_to"):
        assert not dialog.form.editor(field).isVisible()
    dialog.form.set_values({"kind": "customer"})
    assert dialog.form.editor("period_from").isVisible()
    dialog.form.editor("period_to").set_value(clock.today().replace(year=2025))
    dialog.form.editor("period_to").edited.emit()
    assert not dialog.verb.isEnabled()
    dialog.form.set_values({"kind": "month"})
    dialog.cases.item(dialog.cases.ids().index(other), 0).setCheckState(dialog.cases.item(0, 0).checkState().Unchecked)
    submit(dialog, place="3 柜")
    kept = ArchiveBundle.get()
    assert (kept.cases, kept.place) == (1, "3 柜")
    pane.show_record(case_id)
    assert section(pane, ArchiveSection).bundles.rowCount() == 1


def test_the_booklet_goes_to_the_preview(
    desk: Desk, customer: int, branch: Any, qtbot: QtBot, tmp_path: Path, as_role: AsRole
) -> None:
    archived(branch, customer_id=customer)
    window = QWidget()
    qtbot.addWidget(window)
    bind(desk, window)
    on_show(BindDialog).submit()
    pane = shown(qtbot, ArchiveBundlePane(desk), ArchiveBundle.get().id)
    wanted: list[Any] = []
    desk.paper_wanted.connect(lambda *given: wanted.append(given))
    with qtbot.waitSignal(desk.paper_wanted, timeout=20_000):
        pane.show_pdf()
    pdf, _title, log, choice = wanted[0]
    assert pdf.startswith(b"%PDF")
    assert log("P1", 1)
    assert choice.saved(tmp_path / "档案.pdf")
    desk.prompts.next_answer("5 柜", "漏装")
    pane.keep_elsewhere()
    assert ArchiveBundle.get().place == "5 柜"
    assert not pane.void_button.isVisible()
    with as_role("supervisor"):
        pane.show_record(pane.row_id)
        pane.void()
    assert ArchiveBundle.get().state == "void"


def test_a_notice_from_the_case_to_its_deduction(
    desk: Desk, customer: int, branch: Any, qtbot: QtBot, as_role: AsRole
) -> None:
    case_id = carried_out(30_000_000)
    chief = colleague(branch, "赵厂长", "总厂")
    pane = shown(qtbot, ComplaintPane(desk), case_id)
    part = section(pane, PenaltySection)
    assert part.isHidden()
    enabled()
    with as_role("supervisor"):
        pane.show_record(case_id)
        assert not part.isHidden()
        part.open_new()
        dialog = on_show(PenaltyDialog)
        assert dialog.form.editor("step").currentData() == "minor_1"
        assert "180,000.00" in dialog.form.editor("responsibility_id").currentText()
        dialog.form.editor("unit_points").setText("120")
        dialog.form.editor("own_points").setText("10")
        dialog.submit()
        assert dialog.form.error("reason")
        submit(dialog, reason="未做老化测试")
        notice = Penalty.get()
        record = shown(qtbot, PenaltyPane(desk), notice.id)
        assert visible(record) == {"change", "discard", "superior"}
        record.run("superior")
        submit(on_show(SuperiorDialog), staff_id=chief, reason="监督不力")
        assert Penalty.get(Penalty.superior_of == notice.id).step == "reprimand_2"
    with as_role("approver"):
        record.show_record(notice.id)
        desk.prompts.next_answer(True)
        record.run("approve")
    with as_role("supervisor"):
        record.show_record(notice.id)
        assert visible(record) == {"print", "publish", "appeal", "deduct"}
        record.run("deduct")
        month = on_show(SettleMonthDialog)
        month.submit()
        assert month.form.error("bonus")
        month.form.editor("bonus").setText("10000")
        month.form.editor("bonus").edited.emit()
        assert "5,000.00" in month.form.error("bonus") or "5,000.00" in month.form._lines["bonus"].hint.text()
        month.submit()
        assert PenaltyDeduction.get().amount == 500_000
        record.show_record(notice.id)
        assert record.months.rowCount() == 1


def test_published_appealed_and_decided(desk: Desk, qtbot: QtBot, as_role: AsRole) -> None:
    notice = a_notice("approved")
    with as_role("supervisor"):
        pane = shown(qtbot, PenaltyPane(desk), notice)
        pane.run("publish")
        submit(on_show(FormDialog))
        pane.show_record(notice)
        assert "publish" not in visible(pane)
        pane.run("appeal")
        dialog = on_show(FormDialog)
        dialog.submit()
        assert dialog.form.error("reason")
        submit(dialog, reason="测试单已交")
    with as_role("approver"):
        pane.show_record(notice)
        assert visible(pane) == {"uphold"}
        pane.run("uphold")
        submit(on_show(AppealDecisionDialog), upheld=False, reason="属实")
        assert penalty_deductions.debtors("2026-11") == ()
    assert Penalty.get_by_id(notice).state == "withdrawn"


def test_a_reward_and_a_note_from_the_ledger(desk: Desk, branch: Any, qtbot: QtBot, as_role: AsRole) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    person = colleague(branch, "李明", "客服部")
    with as_role("supervisor"):
        new_notice(desk, window)
        assert "switched off" in desk.prompts.messages[-1].text
        enabled()
        new_notice(desk, window)
        dialog = on_show(PenaltyDialog)
        assert dialog.form.editor("kind").findData("penalty") == -1
        submit(
            dialog, kind="discipline", staff_id=person, step="demerit", trigger="first_contact", reason="推诿客户"
        )  # fmt: skip
        new_notice(desk, window)
        submit(on_show(PenaltyDialog), kind="reward", unit_name="客服部", amount=20_000, reason="及时化解")
        notes = [(one.kind, one.person, one.trigger, one.fine) for one in Penalty.select().order_by(Penalty.id)]
        assert notes == [("discipline", "李明", "first_contact", 0), ("reward", "", "", 20_000)]
        pane = shown(qtbot, PenaltyPane(desk), Penalty.get(Penalty.kind == "discipline").id)
        wanted: list[Any] = []
        desk.rows_wanted.connect(lambda *given: wanted.append(given))
        assert pane.others.isVisible()
        pane.others.click()
        assert wanted[0][:3] == ("penalties", "all", (("staff_id", "eq", person),))
        pane.run("change")
        change = on_show(PenaltyDialog)
        assert change.form.editor("trigger").currentData() == "first_contact"
        submit(change, step="warning")
    assert Penalty.get(Penalty.kind == "discipline").step == "warning"


def test_a_draft_for_the_superior_is_changed(desk: Desk, qtbot: QtBot, as_role: AsRole) -> None:
    below = a_notice("approved")
    above = a_notice("draft", superior_of=below, person="赵厂长", step="reprimand_2", fine=0, share_amount=0)
    with as_role("supervisor"):
        pane = shown(qtbot, PenaltyPane(desk), above)
        assert pane.below.isVisible()
        pane.run("change")
        submit(on_show(PenaltyDialog), reason="监督不力，屡次发生")
        desk.prompts.next_answer("重复")
        pane.show_record(above)
        pane.run("discard")
    kept = Penalty.get_by_id(above)
    assert (kept.reason, kept.step, kept.state) == ("监督不力，屡次发生", "reprimand_2", "void")


def test_the_tab_of_penalties_is_there_once_they_are_on(desk: Desk, qtbot: QtBot, as_role: AsRole) -> None:
    with as_role("supervisor"):
        page = ComplaintsPage(desk)
        qtbot.addWidget(page)
        assert "penalties" not in page.names
        assert {"corrective_actions", "archive_bundles"} <= set(page.names)
        enabled()
        again = ComplaintsPage(desk)
        qtbot.addWidget(again)
        assert "penalties" in again.names


def test_a_void_action_keeps_its_number_and_what_is_attached(
    desk: Desk, customer: int, qtbot: QtBot, as_role: AsRole, tmp_path: Path
) -> None:
    action = an_action(customer)
    with as_role("supervisor"):
        pane = shown(qtbot, CorrectiveActionPane(desk), action)
        desk.prompts.next_answer("录入错误")
        pane.void()
        sheet = tmp_path / "现场.png"
        sheet.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(40))
        pane.attachments.add_files([sheet])
        pane.show_record(action)
        assert pane.attachments.table.rowCount() == 1
    kept = CorrectiveAction.get_by_id(action)
    assert (kept.state, kept.void_reason) == ("void", "录入错误")
    assert version(kept.complaint_id) > 1
