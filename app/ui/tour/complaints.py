"""A serious complaint: registered, handed from unit to unit, reminded, attributed, proposed, decided by amount."""

from __future__ import annotations

from datetime import timedelta

from app.core import clock
from app.core.i18n import translate
from app.domain.complaint_shares import Share
from app.ui.dialogs.complaint_approval import ApprovalDialog
from app.ui.dialogs.complaint_finding import AttributeDialog
from app.ui.dialogs.complaint_loss import LossDialog
from app.ui.dialogs.complaint_progress import AcceptDialog, HandOnDialog
from app.ui.dialogs.complaint_proposal import ProposalDialog, SubmitDialog
from app.ui.dialogs.complaint_slip import IssueSlipDialog
from app.ui.dialogs.complaint_talk import TalkDialog
from app.ui.dialogs.print_preview import PrintPreview
from app.ui.dialogs.register_call import RegisterCallDialog
from app.ui.dialogs.register_complaint import RegisterComplaintDialog
from app.ui.dialogs.sign_in import SignInPanel
from app.ui.pages._complaints_page import ComplaintsPage
from app.ui.record_window import RecordWindow
from app.ui.records._complaint_opinions import OpinionsSection
from app.ui.records._complaint_progress import ProgressSection
from app.ui.records.complaint import ComplaintPane
from app.ui.tour._case import CaseHands, fill
from app.ui.tour._stage import Stage
from app.ui.tour.door import enter

CONTENT = "订单 DD-2610-118 的 20 台中有 12 台通电后反复重启，客户产线停了两天，要求退换并赔偿停线损失。"
CAUSE = "电源模块批次 B2610 的滤波电容漏液，进料检验没有做高温抽检。"
OPINIONS = {
    "quality": ("孙工", "不良品电容底部漏液，同批次库存抽检不良率 9 %。"),
    "sales": ("陈晓敏", "客户为重点客户，建议退货 12 台，其余折让。"),
    "overall": ("周建华", "同意质管部与业务部意见，供应商责任另行追索。"),
}
SHARES = (Share("质管部", 6_000, "徐工"), Share("制造部", 4_000, "马工"))
LOSSES = (
    {"kind": "return", "quantity": 12, "unit_price": "8500"},
    {"kind": "allowance", "amount": "18000"},
)
PROPOSAL = (
    {"kind": "return", "quantity": 12, "amount": "102000", "cause": "nonconforming"},
    {"kind": "allowance", "amount": "18000", "cause": "nonconforming"},
)


def play(stage: Stage) -> None:
    """From Ctrl+N to the approver's decision."""
    stage.shift.sign_out()
    enter(stage, stage.panel(SignInPanel), "desk")
    case = _register(stage)
    _accept(case)
    stage.advance(timedelta(days=2))
    _remind(case)
    _find(case)
    _propose(case)
    case.leave()
    page = stage.tab("complaints", ComplaintsPage)
    page.open_ledger("complaints").show_rows("all")
    stage.picture(
        "complaints",
        translate("tour", "The complaints ledger: class, stage, clocks, who is responsible, what it comes to."),
    )
    _decide(case)


def _register(stage: Stage) -> CaseHands:
    stage.key("Ctrl+N", stage.window)
    call = stage.opened(RegisterCallDialog)
    stage.type("byhg", call.caller.finder)
    stage.wait(call.caller.finder.is_list_open, "hits")
    stage.key("Return", call.caller.finder)
    stage.wait(lambda: call.caller.customer_id, "customer")
    stage.key("Alt+C", call)
    form = stage.opened(RegisterComplaintDialog)
    form.scheme_box.setCurrentIndex(form.scheme_box.findData("factory_chain"))
    fill(stage, form.told, {"content": CONTENT, "demand": "退货 12 台，折让并赔偿"})
    fill(stage, form.matter, {"category": "quality", "channel": "phone", "claim_amount": "120000"})
    product = {"order_number": "DD-2610-118", "part_number": "PSU-12V-B2610", "shipped_on": "2026-10-28",
               "quantity": "20", "defective_quantity": "12", "order_amount": "170000"}  # fmt: skip
    fill(stage, form.product, {f"product_fields.{name}": value for name, value in product.items()})
    fill(stage, form.goods, {"product_name": "工控电源", "model": "PS-1200"})
    fill(stage, form.goods, {"sample_kept": True, "sample_note": "不良品 2 台，质管部 3 号柜"})
    fill(stage, form.reception, {"promised_on": clock.today() + timedelta(days=15)})
    stage.picture(
        "complaint-register",
        translate("tour", "Ctrl+N, Alt+C: a complaint. The scheme asks for its own fields; nothing is typed twice."),
    )
    stage.key("Ctrl+Return", form)
    stage.gone(form)
    pane = stage.opened(RecordWindow).pane
    assert isinstance(pane, ComplaintPane)
    case = CaseHands(stage, pane.row_id)
    stage.found["complaint"] = case.case_id
    stage.picture(
        "complaint-registered",
        translate("tour", "The case: number, clocks of reply, stage and whole, next steps, its forms."),
    )
    return case


def _accept(case: CaseHands) -> None:
    talk = case.tool("talk", TalkDialog)
    case.save(talk, {"kind": "first_reply", "words": "已登记，两天内派人到现场查看，样品由质管部收存。"})
    case.save(case.step("verify", AcceptDialog))
    case.leave()


def _remind(case: CaseHands) -> None:
    """The unit whose turn it is lets its day pass: it is reminded on paper, then answers."""
    stage, part = case.stage, case.part(ProgressSection)
    stage.wait(part.offer.isVisible, "offer")
    stage.picture(
        "complaint-stages",
        translate("tour", "The tracking register: which unit has the case, since when, how late; a reminder is due."),
    )
    stage.click(part.offer)
    slip = stage.opened(IssueSlipDialog)
    stage.key("Ctrl+Return", slip)
    preview = stage.opened(PrintPreview)
    stage.wait(preview.go.isEnabled, "printer")
    stage.picture("reminder-slip", translate("tour", "The reminder slip, numbered: what is asked and by when."))
    stage.key("Escape", preview)
    stage.gone(preview)


def _find(case: CaseHands) -> None:
    stage = case.stage
    form = case.step("hand_on", HandOnDialog)
    stage.picture(
        "complaint-hand-on",
        translate("tour", "Handed on: the next unit, optional ones passed over with the reason."),
    )
    case.save(form, {"to": "production"})
    form = case.step("attribute", AttributeDialog)
    fill(stage, form.form, {"category": "quality", "severity": "serious", "cause": CAUSE})
    fill(stage, form.form, {"countermeasure": "退换不良批次；进料检验增加高温抽检。", "tracks_improvement": True})
    form.form.set_values({"shares": SHARES})
    stage.picture(
        "complaint-responsibility",
        translate("tour", "Responsibility: units and persons with their shares, which make 100 %."),
    )
    case.save(form)


def _propose(case: CaseHands) -> None:
    stage = case.stage
    case.count_loss()
    loss = stage.opened(LossDialog)
    case.lines(loss, LOSSES)
    stage.picture("complaint-loss", translate("tour", "The loss by kind, each line with its arithmetic."))
    case.save(loss)
    proposal = case.step("propose", ProposalDialog)
    case.lines(proposal, PROPOSAL)
    stage.picture(
        "complaint-proposal",
        translate("tour", "The proposal: what the customer gets, who bears it by the rule, who must decide it."),
    )
    case.save(proposal)
    for block, (person, words) in OPINIONS.items():
        case.save(case.opinion(block), {"words": words, "given_by": person})
    sheet = case.sheet("investigation")
    case.save(sheet, {
        "went": "徐工、陈晓敏", "findings": CAUSE, "measures": "现场更换备用电源 4 台，恢复一条产线。",
        "proposal": "退货 12 台，折让 18,000 元。", "is_done": True,
    })  # fmt: skip
    case.save(case.step("hand_on", HandOnDialog), {"to": "case_office"})
    case.part(OpinionsSection)
    stage.picture(
        "complaint-opinions",
        translate("tour", "Opinions by block with name and day, the investigation report; all that approval asks for."),
    )
    form = case.step("submit", SubmitDialog)
    stage.picture("complaint-submit", translate("tour", "Put forward: the ladder by amount says who decides."))
    case.save(form)


def _decide(case: CaseHands) -> None:
    stage = case.stage
    stage.shift.sign_out()
    enter(stage, stage.panel(SignInPanel), "approve")
    form = case.step("approve", ApprovalDialog)
    stage.picture(
        "complaint-approval",
        translate("tour", "The approver sees finding, loss and lines together; may give less, or send it back."),
    )
    case.save(form, {"words": "同意。折让以本次为限，供应商责任由采购追索。"})
    case.leave()
