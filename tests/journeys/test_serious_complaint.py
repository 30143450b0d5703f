"""A serious complaint of the factory chain through the real window: from Ctrl+N to the booklet, with four people."""

from __future__ import annotations

from datetime import timedelta

import pytest
from PySide6.QtWidgets import QPushButton

from app.core import clock
from app.models import audit
from app.models.complaint import ComplaintStage
from app.services import (
    archive_bundles,
    complaint_slips,
    corrective_action_file,
    return_slip_file,
    sales_certificate_file,
    users,
)
from app.ui.dialogs.archive_bundle import BindDialog
from app.ui.dialogs.complaint_approval import ApprovalDialog
from app.ui.dialogs.complaint_finding import AttributeDialog
from app.ui.dialogs.complaint_loss import LossDialog
from app.ui.dialogs.complaint_negotiation import CustomerAcceptsDialog, NegotiationDialog
from app.ui.dialogs.complaint_printing import PrintCaseDialog
from app.ui.dialogs.complaint_progress import AcceptDialog, HandOnDialog
from app.ui.dialogs.complaint_proposal import ProposalDialog, SubmitDialog
from app.ui.dialogs.complaint_slip import IssueSlipDialog
from app.ui.dialogs.complaint_talk import TalkDialog
from app.ui.dialogs.complaint_visit import CaseVisitDialog
from app.ui.dialogs.corrective_action import CheckActionDialog, CorrectiveActionDialog, FinishActionDialog
from app.ui.dialogs.register_call import RegisterCallDialog
from app.ui.dialogs.register_complaint import RegisterComplaintDialog
from app.ui.dialogs.return_slip import (
    ArriveSlipDialog,
    CloseSlipDialog,
    CountSlipDialog,
    PostSlipDialog,
    ReturnSlipDialog,
)
from app.ui.dialogs.sales_certificate import CertificateDialog, SealDialog
from app.ui.dialogs.settlement import CarryOutDialog, ExecuteDialog
from app.ui.pages._complaints_page import ComplaintsPage
from app.ui.record_window import RecordWindow
from app.ui.records._complaint_after import CorrectionSection
from app.ui.records._complaint_progress import ProgressSection
from app.ui.records._complaint_settlement import SettlementSection
from app.ui.records.archive_bundle import ArchiveBundlePane
from app.ui.records.complaint import ComplaintPane
from app.ui.records.corrective_action import CorrectiveActionPane
from app.ui.records.return_slip import ReturnSlipPane
from app.ui.records.sales_certificate import SalesCertificatePane
from app.ui.tour._case import CaseHands, close_preview, fill, press, window_of
from app.ui.tour._stage import Stage
from app.ui.tour.complaints import LOSSES, OPINIONS, PROPOSAL, SHARES
from tests.journeys.conftest import Start, change_person, known_customer

pytestmark = pytest.mark.usefixtures("qapp")


AFTER_TALKS = {
    "talks": ("梁志远", "客户接受退货与折让"),
    "supervisor": ("黄国平", "交涉属实"),
    "closing": ("吴文静", "同意结案，列入追踪改善"),
}
"""What is written once the customer accepted: without it the case is not archived."""


def _with_limit(start: Start) -> Stage:
    """The administrator gives the approver a limit; then the clerk sits down."""
    stage = start("admin")
    approver = next(one for one in users.listing() if one.role == "approver")
    users.change(
        user_id=approver.id, seen_version=approver.row_version, full_name=approver.full_name, role="approver",
        approval_limit=15_000_000,
    )  # fmt: skip
    change_person(stage, "desk")
    return stage


def _register(stage: Stage) -> CaseHands:
    known_customer()
    stage.key("Ctrl+N", stage.window)
    call = stage.opened(RegisterCallDialog)
    stage.type("8000", call.caller.finder)
    stage.wait(call.caller.finder.is_list_open, "hits")
    stage.key("Return", call.caller.finder)
    stage.wait(lambda: call.caller.customer_id, "customer")
    stage.type("通电后反复重启", call.fault)
    stage.key("Alt+C", call)
    form = stage.opened(RegisterComplaintDialog)
    assert form.content.toPlainText() == "通电后反复重启"  # nothing is typed twice
    form.scheme_box.setCurrentIndex(form.scheme_box.findData("factory_chain"))
    fill(stage, form.told, {"demand": "退货 12 台"})
    fill(stage, form.matter, {"category": "quality"})
    stage.key("Ctrl+Return", form)
    assert form.isVisible()  # the order number is asked for by the scheme
    assert form.product.error("product_fields.order_number")
    fill(stage, form.product, {"product_fields.order_number": "DD-2610-118"})
    fill(stage, form.reception, {"promised_on": clock.today() + timedelta(days=15)})
    stage.key("Ctrl+Return", form)
    stage.gone(form)
    pane = stage.opened(RecordWindow).pane
    assert isinstance(pane, ComplaintPane)
    return CaseHands(stage, pane.row_id)


def _remind(case: CaseHands) -> None:
    stage, part = case.stage, case.part(ProgressSection)
    stage.click(part.offer)
    slip = stage.opened(IssueSlipDialog)
    stage.key("Ctrl+Return", slip)
    close_preview(stage)  # the preview outlives the form that asked for it
    found = complaint_slips.file(case.case.slips[0].id)
    assert (found.kind, found.state, found.unit) == ("reminder", "issued", "质管部")


def _decided(case: CaseHands) -> None:
    """From the finding to the approver's word."""
    stage = case.stage
    case.save(case.step("hand_on", HandOnDialog), {"to": "production"})
    form = case.step("attribute", AttributeDialog)
    form.form.set_values({"shares": SHARES})
    values = {"category": "quality", "severity": "serious", "cause": "电容漏液", "tracks_improvement": True}
    case.save(form, values)
    case.count_loss()
    loss = stage.opened(LossDialog)
    case.lines(loss, LOSSES)
    case.save(loss)
    proposal = case.step("propose", ProposalDialog)
    case.lines(proposal, PROPOSAL)
    case.save(proposal)
    for block, (person, words) in OPINIONS.items():
        case.save(case.opinion(block), {"words": words, "given_by": person})
    case.save(case.sheet("investigation"), {
        "went": "徐工", "findings": "电容漏液", "measures": "换新", "proposal": "退货", "is_done": True,
    })  # fmt: skip
    case.save(case.step("hand_on", HandOnDialog), {"to": "case_office"})
    case.save(case.step("submit", SubmitDialog))
    here = case.case
    assert (here.state, here.proposed_amount, here.loss_amount) == ("pending_approval", 12_000_000, 3_840_000)
    assert here.approver_title == "副总经理"
    assert case.pane.findChild(QPushButton, "step_approve") is None  # not by who registered it, nor by the role
    change_person(stage, "approve")
    case.save(case.step("approve", ApprovalDialog), {"words": "同意"})
    assert (case.case.state, case.case.approved_amount) == ("approved", 12_000_000)
    case.leave()


def _papers(case: CaseHands) -> None:
    """Both papers written by the clerk, approved by the approver."""
    stage = case.stage
    change_person(stage, "desk")
    case.save(case.step("negotiate", NegotiationDialog))
    case.save(case.step("accept", CustomerAcceptsDialog))
    lines, part = {one.kind: one.id for one in case.case.settlements}, case.part(SettlementSection)
    part.lines.choose(lines["return"])
    press(stage, part.buttons["slip"])
    case.save(stage.opened(ReturnSlipDialog), {"treatment": "退回供应商"})
    part.lines.choose(lines["allowance"])
    press(stage, part.buttons["certificate"])
    case.save(
        stage.opened(CertificateDialog), {"goods": "工控电源", "original_price": "68000", "invoice_number": "04403210"}
    )
    case.leave()
    change_person(stage, "approve")
    for kind, paper_id, pane_of, read in (
        ("return_slip", case.case.return_slips[0].id, ReturnSlipPane, return_slip_file.file),
        ("sales_certificate", case.case.certificates[0].id, SalesCertificatePane, sales_certificate_file.file),
    ):
        stage.desk.open_record(kind, paper_id)
        window = window_of(stage, pane_of)
        stage.desk.prompts.next_answer(True)
        press(stage, window.pane.steps["approve"])  # pyright: ignore[reportAttributeAccessIssue]
        stage.wait(lambda read=read, paper_id=paper_id: read(paper_id).state == "approved", kind)
        stage.key("Ctrl+W", window)
        stage.gone(window)


def _carried_out(case: CaseHands) -> None:
    """Counted, posted, proved, sealed, told, signed."""
    stage, slip_id = case.stage, case.case.return_slips[0].id
    change_person(stage, "desk")
    stage.desk.open_record("return_slip", slip_id)
    window = window_of(stage, ReturnSlipPane)
    slip = window.pane
    assert isinstance(slip, ReturnSlipPane)
    press(stage, slip.steps["arrive"])
    case.save(stage.opened(ArriveSlipDialog), {"received_by": "仓库"})
    press(stage, slip.steps["count"])
    count = stage.opened(CountSlipDialog)
    count.counted.set_count(0, "12")
    case.save(count, {"counted_by": "仓库"})
    press(stage, slip.steps["agree"])
    press(stage, slip.steps["post"])
    case.save(stage.opened(PostSlipDialog))
    press(stage, slip.steps["close"])
    case.save(stage.opened(CloseSlipDialog), {"proof_kind": "invoice_original", "proof_number": "04403198"})
    assert return_slip_file.file(slip_id).state == "closed"
    stage.key("Ctrl+W", window)
    stage.gone(window)
    stage.desk.open_record("sales_certificate", case.case.certificates[0].id)
    window = window_of(stage, SalesCertificatePane)
    press(stage, window.pane.steps["seal"])  # pyright: ignore[reportAttributeAccessIssue]
    case.save(stage.opened(SealDialog), {"sealed_by": "张伟"})
    stage.key("Ctrl+W", window)
    stage.gone(window)
    part = case.part(SettlementSection)
    for line in case.case.settlements:
        if line.state == "planned":
            part.lines.choose(line.id)
            press(stage, part.buttons["finish"])
            case.save(stage.opened(CarryOutDialog))
    form = case.tool("print", PrintCaseDialog)
    fill(stage, form.form, {"form": "complaint_handling_slip", "edition": "customer"})
    stage.key("Ctrl+Return", form)
    close_preview(stage)
    case.save(case.step("execute", ExecuteDialog), {"result": "退货已入库", "signed_by": "张伟"})
    assert (case.case.state, case.case.signed_by) == ("executed", "张伟")
    case.leave()


def _followed(case: CaseHands) -> None:
    """Visited, corrected, archived."""
    stage = case.stage
    change_person(stage, "boss")
    case.save(case.step("visit", CaseVisitDialog), {"satisfaction": 4, "comment": "处理及时"})
    assert case.pane.hint.isVisible()  # not archived while the improvement is not found effective
    stage.click(case.part(CorrectionSection).new)
    case.save(stage.opened(CorrectiveActionDialog), {"action": "进料检验增加高温抽检", "unit_name": "质管部"})
    action_id = case.case.corrective_actions[0].id
    stage.desk.open_record("corrective_action", action_id)
    window = window_of(stage, CorrectiveActionPane)
    action = window.pane
    assert isinstance(action, CorrectiveActionPane)
    press(stage, action.steps["finish"])
    case.save(stage.opened(FinishActionDialog), {"result": "规程已改"})
    press(stage, action.steps["find_effective"])
    case.save(stage.opened(CheckActionDialog), {"words": "三批抽检合格"})
    assert corrective_action_file.file(action_id).state == "effective"
    stage.key("Ctrl+W", window)
    stage.gone(window)
    for block, (person, words) in AFTER_TALKS.items():
        case.save(case.opinion(block), {"words": words, "given_by": person})
    assert case.case.opinion_given_at is not None
    for event, state in (("correct", "corrected"), ("archive", "archived")):
        stage.desk.prompts.next_answer(True)
        stage.click(stage.button(case.pane, f"step_{event}"))
        stage.wait(lambda state=state: case.case.state == state, state)
    case.leave()


def _bound(case: CaseHands) -> None:
    stage = case.stage
    page = stage.tab("complaints", ComplaintsPage).open_ledger("archive_bundles")
    BindDialog(stage.desk, stage.window).open()
    case.save(stage.opened(BindDialog), {"place": "档案柜 3-2"})
    stage.wait(page.model.rowCount, "booklet")
    bundle = archive_bundles.file(page.model.row_id(0))
    assert [one.id for one in bundle.lines] == [case.case_id]
    stage.desk.open_record("archive_bundle", bundle.id)
    window = window_of(stage, ArchiveBundlePane)
    press(stage, window.pane.show_button)  # pyright: ignore[reportAttributeAccessIssue]
    close_preview(stage)


def test_a_serious_complaint_from_the_telephone_to_the_booklet(start: Start) -> None:
    stage = _with_limit(start)
    case = _register(stage)
    assert (case.case.number, case.case.scheme_code) == ("GZ01-2611-001", "factory_chain")
    case.save(case.tool("talk", TalkDialog), {"kind": "first_reply", "words": "两天内到现场查看"})
    case.save(case.step("verify", AcceptDialog))
    case.leave()
    stage.advance(timedelta(days=2))
    _remind(case)
    _decided(case)
    _papers(case)
    _carried_out(case)
    _followed(case)
    _bound(case)
    turns = list(ComplaintStage.select().order_by(ComplaintStage.position))
    assert [turn.code for turn in turns] == [
        "numbering", "quality", "production", "sales_opinion", "case_office", "approval", "sales_talks",
    ]  # fmt: skip
    assert [turn.was_late for turn in turns] == [False, True, *[False] * 5]
    assert not any(turn.is_open for turn in turns)
    assert audit.verify() is None
