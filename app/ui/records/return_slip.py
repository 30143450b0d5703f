"""A return slip: what comes back and why, what really came, its way through warehouse and accounting (F71)."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from app.core.i18n import QT_TRANSLATE_NOOP, shown, translate
from app.core.money import format_yuan
from app.domain import permissions, return_goods
from app.domain.workflows import return_slip as workflow
from app.services import attachments, return_slip_file, return_slips, sales_certificate_file
from app.services.return_slip_file import SlipFile, SlipGoods
from app.ui.desk import Desk
from app.ui.dialogs import return_slip as dialogs
from app.ui.dialogs.sales_certificate import CertificateDialog
from app.ui.dialogs.store_printing import print_issued
from app.ui.records import RecordPane
from app.ui.records._attachments import AttachmentsSection
from app.ui.records._pane import Head, LivePane
from app.ui.records._settlement_prints import PrintsSection
from app.ui.records._steps import StepRow
from app.ui.theme import SPACE, Tone
from app.ui.widgets.section import Facts, Row, Section, SmallTable, chip, link_button, set_chip
from app.ui.widgets.timeline import moment_text

TONES = {"draft": Tone.DUE, "mismatch": Tone.LATE, "posted": Tone.DUE, "closed": Tone.DONE, "void": Tone.PAUSED}


class ReturnSlipPane(LivePane):
    """Head, links, steps, goods, facts, prints."""

    kinds = ("return_slip", "return_slip_line", "sales_certificate", "complaint", "issued_paper", "attachment")

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.slip: SlipFile | None = None
        self.head = Head(self)
        self.state = chip("", parent=self)
        self.head.chips.addWidget(self.state)
        self.case = link_button("", lambda: self._open("complaint"), self, flush=True)
        self.customer = link_button("", lambda: self._open("customer"), self, flush=True)
        self.certificate = link_button("", lambda: self._open("sales_certificate"), self, flush=True)
        links = QHBoxLayout()
        for link in (self.case, self.customer, self.certificate):
            links.addWidget(link)
        links.addStretch(1)
        heads = (
            translate("return_slip", "Goods"), translate("return_slip", "Approved"), translate("return_slip", "Came"),
            translate("return_slip", "Price a piece"), translate("return_slip", "Amount"),
        )  # fmt: skip
        self.goods = SmallTable(heads, stretch=0, most=12)
        self.goods.setAccessibleName(translate("return_slip", "Goods"))
        section = Section(translate("return_slip", "Goods"), self)
        section.add(self.goods)
        self.facts = Facts(2, self)
        self.prints = PrintsSection(self)
        self.attachments = AttachmentsSection(desk, "return_slip", self)
        column = QVBoxLayout(self.body)
        column.setContentsMargins(SPACE * 2, SPACE, SPACE * 2, SPACE)
        column.setSpacing(SPACE)
        column.addWidget(self.head)
        column.addLayout(links)
        column.addLayout(self._buttons())
        column.addWidget(section)
        column.addWidget(self.facts)
        column.addWidget(self.prints)
        column.addWidget(self.attachments)
        column.addStretch(1)

    def read(self, row_id: int) -> None:
        """Read the slip and show it."""
        slip = self.slip = return_slip_file.file(row_id)
        altered = translate("voucher", "What is kept of this paper was altered after it was issued.")
        self.head.set_words(slip.number, shown(return_goods.PURPOSES[slip.purpose]), altered if slip.altered else "")
        set_chip(self.state, workflow.state_label(slip.state), TONES.get(slip.state, Tone.NORMAL))
        self.case.setText(translate("return_slip", "Complaint {number}").format(number=slip.complaint_number))
        self.customer.setText(slip.customer_name)
        self.certificate.setText(slip.certificate_number)
        self.certificate.setVisible(slip.certificate_id != 0)
        self.goods.put([_row(one) for one in slip.lines])
        self.facts.set_facts((*_about(slip), *_way(slip)))
        self.prints.show_prints(slip.prints)
        if permissions.allowed(self.desk.session.role, "attachment.view"):
            self.attachments.show_entries(slip.id, attachments.listing("return_slip", slip.id))
        self._show_buttons(slip)

    def compare(self) -> None:
        """What came against what was approved; too much is told at once."""
        slip = self.slip
        if slip is None:
            return
        self.desk.bus.run(return_slips.compare, slip.id, seen_version=slip.row_version)
        if self.slip is not None and self.slip.state == "mismatch":
            text = translate("return_slip", "{number}: more came than is accepted. It must be approved anew.")
            self.desk.prompts.warn(text.format(number=slip.number))

    def certify(self) -> None:
        """Write the certificate that the customer seals."""
        if self.slip is not None:
            CertificateDialog(self.desk, sales_certificate_file.for_return(self.slip.id), self.window()).open()

    def print(self) -> None:
        """Show the next print in the preview."""
        if self.slip is not None:
            print_issued(self.desk, return_slips.FORM, self.slip.id)

    def _buttons(self) -> StepRow:
        row = StepRow(self, (
            ("approve", "approve", translate("return_slip", "Approve…"), self._with(dialogs.approve_slip)),
            ("approve_anew", "approve", translate("return_slip", "Approve anew…"), self._with(dialogs.approve_anew)),
            ("arrive", "hand_in", translate("return_slip", "Arrived…"), self._dialog(dialogs.ArriveSlipDialog)),
            ("agree", "checklist", translate("return_slip", "Compare"), self.compare),
            ("count", "edit", translate("return_slip", "Count…"), self._dialog(dialogs.CountSlipDialog)),
            ("post", "charge", translate("return_slip", "Post…"), self._dialog(dialogs.PostSlipDialog)),
            ("close", "done", translate("return_slip", "Close with proof…"), self._dialog(dialogs.CloseSlipDialog)),
            ("certify", "voucher", translate("return_slip", "Sales return certificate…"), self.certify),
            ("change", "edit", translate("return_slip", "Edit…"), self._dialog(dialogs.ReturnSlipDialog)),
            ("print", "print", translate("return_slip", "Print"), self.print),
            ("void", "void", translate("return_slip", "Void…"), self._with(dialogs.void_slip)),
        ))  # fmt: skip
        self.steps = row.buttons
        return row

    def _show_buttons(self, slip: SlipFile) -> None:
        may_print = permissions.allowed(self.desk.session.role, "return_slip.change")
        more = {"print": may_print and bool(slip.state in workflow.PRINTED_STATES), "certify": slip.may_certify}
        again = slip.state in ("counted", "matched", "mismatch")
        words = translate("return_slip", "Count again…") if again else translate("return_slip", "Count…")
        self.steps["count"].setText(words)
        for event, button in self.steps.items():
            button.setVisible(more.get(event, event in slip.actions))

    def _with(self, act: Callable[[Desk, SlipFile], object]) -> Callable[[], object]:
        return lambda: act(self.desk, self.slip) if self.slip is not None else None

    def _dialog(self, dialog: Callable[..., dialogs.FormDialog]) -> Callable[[], object]:
        return lambda: dialog(self.desk, self.slip, self.window()).open() if self.slip is not None else None

    def _open(self, kind: str) -> None:
        if self.slip is not None:
            ids = {"complaint": self.slip.complaint_id, "customer": self.slip.customer_id}
            self.desk.open_record(kind, ids.get(kind, self.slip.certificate_id))


def _row(line: SlipGoods) -> Row:
    name = " ".join(part for part in (line.goods, line.model, line.order_number) if part)
    came = "" if line.actual_quantity is None else str(line.actual_quantity)
    pieces = line.approved_quantity if line.actual_quantity is None else line.actual_quantity
    price = format_yuan(line.unit_price) if line.unit_price else ""
    amount = format_yuan(line.unit_price * pieces) if line.unit_price else ""
    if line.is_over:
        came = translate("return_slip", "{count} (at most {most})").format(count=came, most=line.most)
    tone = Tone.LATE if line.is_over else Tone.DUE if came and pieces != line.approved_quantity else Tone.NORMAL
    return Row(line.id, (name, str(line.approved_quantity), came, price, amount), (Tone.NORMAL, Tone.NORMAL, tone))


def _about(slip: SlipFile) -> tuple[tuple[str, str], ...]:
    ratio = f"{slip.over_ratio / 100:g} %"
    return (
        (translate("return_slip", "Amount"), format_yuan(slip.amount, symbol=True) if slip.amount else ""),
        (translate("return_slip", "Accepted beyond"), ratio),
        (translate("return_slip", "Why it comes back"), slip.reason),
        (translate("return_slip", "Treatment"), slip.treatment),
        (translate("return_slip", "On what ground"), slip.basis),
    )


def _way(slip: SlipFile) -> tuple[tuple[str, str], ...]:
    proof = shown(return_goods.PROOFS[slip.proof_kind]) if slip.proof_kind else ""
    return (
        (translate("return_slip", "Issued"), _person(moment_text(slip.issued_at), slip.issued_by)),
        (translate("return_slip", "Approved by"), _at(slip.approved_at, slip.approved_by)),
        (translate("return_slip", "In the warehouse"), _person(_day(slip.warehouse_on), slip.received_by)),
        (translate("return_slip", "Counted"), _person(_day(slip.counted_on), slip.counted_by)),
        (translate("return_slip", "Difference"), slip.mismatch_note),
        (translate("return_slip", "Approved anew by"), _at(slip.reapproved_at, slip.reapproved_by)),
        (translate("return_slip", "Posted on"), _day(slip.posted_on)),
        (translate("return_slip", "Proof"), _person(proof, slip.proof_number)),
        (translate("return_slip", "Note"), slip.proof_note),
        (translate("return_slip", "Closed on"), _day(slip.closed_on)),
        (translate("return_slip", "Void because"), slip.void_reason),
    )


def _day(day: object) -> str:
    return str(day) if day else ""


def _person(when: str, who: str) -> str:
    return " ".join(part for part in (when, who) if part)


def _at(moment: object, who: str) -> str:
    return _person(moment_text(moment) if moment else "", who)  # pyright: ignore[reportArgumentType]


RECORD = RecordPane(
    name="return_slip",
    build=ReturnSlipPane,
    title=QT_TRANSLATE_NOOP("records", "Return slip"),
    icon="returned_parts",
    help_page="complaints#execution",
)
