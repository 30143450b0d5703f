"""What was approved is carried out: talks, papers of the return, signature, visit, correction, archive, booklet."""

from __future__ import annotations

from datetime import date

from app.core.i18n import translate
from app.domain.complaint import CHECK_BLOCK, CLOSING_BLOCK, TALKS_BLOCK
from app.services import corrective_action_file, return_slip_file, sales_certificate_file
from app.ui.dialogs.archive_bundle import BindDialog
from app.ui.dialogs.complaint_negotiation import CustomerAcceptsDialog, NegotiationDialog
from app.ui.dialogs.complaint_talk import TalkDialog
from app.ui.dialogs.complaint_visit import CaseVisitDialog
from app.ui.dialogs.corrective_action import CheckActionDialog, CorrectiveActionDialog, FinishActionDialog
from app.ui.dialogs.print_preview import PrintPreview
from app.ui.dialogs.return_slip import (
    ArriveSlipDialog,
    CloseSlipDialog,
    CountSlipDialog,
    PostSlipDialog,
    ReturnSlipDialog,
)
from app.ui.dialogs.sales_certificate import CertificateDialog, SealDialog
from app.ui.dialogs.settlement import CarryOutDialog, ExecuteDialog
from app.ui.dialogs.sign_in import SignInPanel
from app.ui.pages._complaints_page import ComplaintsPage
from app.ui.pages._reports_page import ReportsPage
from app.ui.record_window import RecordWindow
from app.ui.records._complaint_after import CorrectionSection
from app.ui.records._complaint_opinions import OpinionsSection
from app.ui.records._complaint_settlement import SettlementSection
from app.ui.records.archive_bundle import ArchiveBundlePane
from app.ui.records.corrective_action import CorrectiveActionPane
from app.ui.records.return_slip import ReturnSlipPane
from app.ui.records.sales_certificate import SalesCertificatePane
from app.ui.tour._case import CaseHands, close_preview, press, window_of
from app.ui.tour._stage import Stage
from app.ui.tour.door import enter

AFTER_THE_TALKS = {
    TALKS_BLOCK: ("陈晓敏", "客户接受退货十二台、折让一万八千元，要求本周办妥。"),
    CHECK_BLOCK: ("梁志远", "交涉属实，未作核决以外的承诺。"),
    CLOSING_BLOCK: ("周建华", "同意按核决执行；款项与退货单归档备查。"),
}
"""Block of the form → who wrote it, and what (002C V4)."""


def play(stage: Stage) -> None:
    """From the approval to the booklet; then what the reports say of complaints."""
    case = CaseHands(stage, stage.found["complaint"])
    _sit_down(stage, "desk")
    _talk(case)
    _write_papers(case)
    _sit_down(stage, "approve")
    _approve_papers(case)
    _sit_down(stage, "desk")
    _take_in(case)
    _seal(case)
    _carry_out(case)
    _sit_down(stage, "boss")
    _visit(case)
    _correct(case)
    _archive(case)
    _bind(case)
    _report(stage)


def _sit_down(stage: Stage, name: str) -> None:
    stage.shift.sign_out()
    enter(stage, stage.panel(SignInPanel), name)


def _talk(case: CaseHands) -> None:
    stage = case.stage
    form = case.step("negotiate", NegotiationDialog)
    case.save(form, {"words": "说明退货十二台、折让一万八千元，客户要求本周办妥。"})
    form = case.step("accept", CustomerAcceptsDialog)
    stage.picture("complaint-accepted", translate("tour", "Talks: what may be promised is what was approved, no more."))
    case.save(form, {"words": "曾经理接受。"})
    for block, (person, words) in AFTER_THE_TALKS.items():
        form = case.opinion(block)
        case.save(form, {"words": words, "given_by": person})
    case.part(OpinionsSection)
    stage.picture(
        "complaint-overall-opinion",
        translate("tour", "After the talks: their report, the supervisor's check, the overall opinion of the office."),
    )


def _write_papers(case: CaseHands) -> None:
    stage, part = case.stage, case.part(SettlementSection)
    lines = {one.kind: one.id for one in case.case.settlements}
    part.lines.choose(lines["return"])
    press(stage, part.buttons["slip"])
    slip = stage.opened(ReturnSlipDialog)
    stage.picture(
        "return-slip-new", translate("tour", "The return slip is filled from the settlement: goods, pieces, ground.")
    )
    case.save(slip, {"treatment": "退回供应商，换发合格品"})
    part.lines.choose(lines["allowance"])
    press(stage, part.buttons["certificate"])
    certificate = stage.opened(CertificateDialog)
    case.save(certificate, {"goods": "工控电源", "original_price": "68000", "invoice_number": "04403210"})
    case.leave()


def _approve_papers(case: CaseHands) -> None:
    stage, here = case.stage, case.case
    for kind, paper_id, read in (
        ("return_slip", here.return_slips[0].id, return_slip_file.file),
        ("sales_certificate", here.certificates[0].id, sales_certificate_file.file),
    ):
        stage.desk.open_record(kind, paper_id)
        window = stage.opened(RecordWindow)
        pane = window.pane
        assert isinstance(pane, ReturnSlipPane | SalesCertificatePane)
        stage.desk.prompts.next_answer(True)
        press(stage, pane.steps["approve"])
        stage.wait(lambda read=read, paper_id=paper_id: read(paper_id).state == "approved", "approved")
        stage.key("Ctrl+W", window)
        stage.gone(window)


def _take_in(case: CaseHands) -> None:
    """The warehouse counts, accounting posts, the customer's invoice proves it."""
    stage, slip_id = case.stage, case.case.return_slips[0].id
    stage.desk.open_record("return_slip", slip_id)
    window = stage.opened(RecordWindow)
    pane = window.pane
    assert isinstance(pane, ReturnSlipPane)
    press(stage, pane.steps["print"])
    preview = stage.opened(PrintPreview)
    stage.wait(preview.go.isEnabled, "printer")
    stage.picture("return-slip", translate("tour", "The return slip in four parts, each with its recipient."))
    close_preview(stage)
    press(stage, pane.steps["arrive"])
    case.save(stage.opened(ArriveSlipDialog), {"received_by": "仓库 何嘉辉"})
    press(stage, pane.steps["count"])
    count = stage.opened(CountSlipDialog)
    count.counted.set_count(0, "12")
    case.save(count, {"counted_by": "仓库 何嘉辉"})
    press(stage, pane.steps["agree"])
    stage.wait(lambda: return_slip_file.file(slip_id).state == "matched", "matched")
    press(stage, pane.steps["post"])
    case.save(stage.opened(PostSlipDialog))
    press(stage, pane.steps["close"])
    close = stage.opened(CloseSlipDialog)
    case.save(close, {"proof_kind": "invoice_original", "proof_number": "04403198"})
    stage.picture(
        "return-slip-closed",
        translate("tour", "Approved, counted, compared, posted, closed with one of the three proofs."),
    )
    stage.key("Ctrl+W", window)
    stage.gone(window)


def _seal(case: CaseHands) -> None:
    stage = case.stage
    stage.desk.open_record("sales_certificate", case.case.certificates[0].id)
    window = stage.opened(RecordWindow)
    pane = window.pane
    assert isinstance(pane, SalesCertificatePane)
    press(stage, pane.steps["seal"])
    case.save(stage.opened(SealDialog), {"sealed_by": "曾杰"})
    stage.picture("allowance-sealed", translate("tour", "The allowance certificate, sealed by the customer."))
    stage.key("Ctrl+W", window)
    stage.gone(window)


def _carry_out(case: CaseHands) -> None:
    stage, part = case.stage, case.part(SettlementSection)
    for line in case.case.settlements:
        if line.state == "planned":
            part.lines.choose(line.id)
            press(stage, part.buttons["finish"])
            case.save(stage.opened(CarryOutDialog))
    talk = case.tool("talk", TalkDialog)
    case.save(talk, {"kind": "result", "words": "退货已入库，折让证明已盖章，款项月底前冲抵。"})
    case.preview("complaint_handling_slip", "customer")
    stage.picture(
        "handling-slip", translate("tour", "The handling slip, the customer's edition: nothing internal on it.")
    )
    close_preview(stage)
    form = case.step("execute", ExecuteDialog)
    stage.picture(
        "complaint-execute", translate("tour", "Carried out: the customer was told the result and signed the slip.")
    )
    case.save(form, {"signed_by": "曾杰"})
    case.leave()


def _visit(case: CaseHands) -> None:
    form = case.step("visit", CaseVisitDialog)
    case.stage.picture(
        "complaint-visit", translate("tour", "Within seven days a supervisor visits and asks how it was settled.")
    )
    case.save(form, {"satisfaction": 4, "comment": "处理及时，希望以后先检后发。"})


def _correct(case: CaseHands) -> None:
    stage, part = case.stage, case.part(CorrectionSection)
    stage.click(part.new)
    form = stage.opened(CorrectiveActionDialog)
    case.save(form, {"action": "电源模块进料检验增加 55 ℃ 高温抽检，每批 20 台。", "unit_name": "质管部"})
    action = corrective_action_file.file(case.case.corrective_actions[0].id)
    stage.desk.open_record("corrective_action", action.id)
    window = window_of(stage, CorrectiveActionPane)
    pane = window.pane
    assert isinstance(pane, CorrectiveActionPane)
    press(stage, pane.steps["finish"])
    case.save(stage.opened(FinishActionDialog), {"result": "检验规程已改，首批抽检合格。"})
    press(stage, pane.steps["find_effective"])
    check = stage.opened(CheckActionDialog)
    case.save(check, {"words": "三批抽检均合格，无同类投诉。"})
    stage.picture(
        "corrective-action", translate("tour", "Corrective action: done, its effect checked by a supervisor.")
    )
    stage.key("Ctrl+W", window)
    stage.gone(window)


def _archive(case: CaseHands) -> None:
    stage = case.stage
    for event, state in (("correct", "corrected"), ("archive", "archived")):
        if event == "archive":  # only this one asks
            stage.desk.prompts.next_answer(True)
        stage.click(stage.button(case.pane, f"step_{event}"))
        stage.wait(lambda state=state: case.case.state == state, state)
    stage.picture("complaint-archived", translate("tour", "Archived: every step with its person and time."))
    case.leave()


def _bind(case: CaseHands) -> None:
    stage = case.stage
    page = stage.tab("complaints", ComplaintsPage).open_ledger("archive_bundles")
    BindDialog(stage.desk, stage.window).open()
    form = stage.opened(BindDialog)
    case.save(form, {"place": "档案柜 3-2"})
    stage.wait(page.model.rowCount, "booklet")
    stage.desk.open_record("archive_bundle", page.model.row_id(0))
    window = window_of(stage, ArchiveBundlePane)
    pane = window.pane
    assert isinstance(pane, ArchiveBundlePane)
    press(stage, pane.show_button)
    preview = stage.opened(PrintPreview)
    stage.wait(preview.go.isEnabled, "printer")
    stage.picture(
        "complaint-booklet", translate("tour", "The booklet of the month: cover, contents, every paper of each case.")
    )
    close_preview(stage)
    stage.key("Ctrl+W", window)
    stage.gone(window)


def _report(stage: Stage) -> None:
    page = stage.tab("reports", ReportsPage)
    page.show_report("complaint_review")
    page.ask(span="year", day=date(2026, 11, 17))
    stage.wait(lambda: page.result is not None and page.report and page.report.name == "complaint_review", "report")
    stage.settle()
    stage.picture(
        "complaint-report", translate("tour", "Complaints of the year by responsible unit; each figure opens its rows.")
    )
