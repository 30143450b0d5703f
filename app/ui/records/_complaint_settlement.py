"""The settlement of a complaint carried out: its parts, their papers, the receivables that it delays (3.12)."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtWidgets import QWidget

from app.core.i18n import QT_TRANSLATE_NOOP, shown, translate
from app.core.money import format_yuan
from app.domain import permissions, return_goods
from app.domain.complaint import VOID_REASONS
from app.domain.workflows import complaint as workflow
from app.domain.workflows import return_slip, sales_certificate
from app.services import complaint_settlements, receivable_exclusions, return_slip_file, sales_certificate_file
from app.services.complaint_file import CaseFile, CertificatePart, ReturnSlipPart, SettlementLine
from app.services.receivable_exclusions import ExclusionFile
from app.ui.desk import Desk
from app.ui.dialogs.return_slip import ReturnSlipDialog
from app.ui.dialogs.sales_certificate import CertificateDialog
from app.ui.dialogs.settlement import CarryOutDialog, ExecuteDialog, ReceivableDialog, line_words
from app.ui.records._complaint_section import CaseSection, Opener
from app.ui.records._steps import StepRow
from app.ui.theme import Tone
from app.ui.widgets.section import Row, SmallTable

_EXECUTING = str(workflow.State.EXECUTING)
_BEFORE = frozenset({"registered", "verifying", "attributed", "proposing", "pending_approval", "returned", "approved",
                     "negotiating"})  # fmt: skip
_LINE_TONES = {"planned": Tone.DUE, "done": Tone.DONE, "void": Tone.PAUSED}
_PAPER_TONES = {"draft": Tone.DUE, "approved": Tone.DUE, "mismatch": Tone.LATE, "closed": Tone.DONE,
                "posted": Tone.DONE, "void": Tone.PAUSED}  # fmt: skip
_SLIP, _CERTIFICATE = 1, -1
"""Papers stand in one table; the sign of a row's id says which kind it is."""


class SettlementSection(CaseSection):
    """What is done for the customer and what is still to do; the papers; receivables left out."""

    title = QT_TRANSLATE_NOOP("settlement", "Carrying out")
    states = frozenset({_EXECUTING})

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        heads = (translate("settlement", "What"), translate("settlement", "State"))
        self.lines = SmallTable(heads, stretch=0, most=8)
        self.lines.setAccessibleName(translate("settlement", "Parts of the settlement"))
        self.lines.chosen.connect(lambda _id: self._show_buttons())
        self.lines.opened.connect(lambda _id: self.finish())
        self.add(self.lines)
        self.add(self._button_row())
        heads = (translate("settlement", "Paper"), translate("settlement", "Amount"), translate("settlement", "State"))
        self.papers = SmallTable(heads, stretch=0, most=6)
        self.papers.setAccessibleName(translate("settlement", "Slips and certificates"))
        self.papers.opened.connect(self._open_paper)
        self.add(self.papers)
        heads = (
            translate("receivable", "Receivable"), translate("receivable", "To be paid by"),
            translate("settlement", "State"),
        )  # fmt: skip
        self.receivables = SmallTable(heads, stretch=0, most=4)
        self.receivables.setAccessibleName(translate("receivable", "Receivables left out"))
        self.receivables.opened.connect(lambda row_id: desk.open_record("receivable_exclusion", row_id))
        self.add(self.receivables)

    def fill(self, case: CaseFile) -> str | None:
        """Show the parts; the line says how many are done. Nothing before the customer accepted."""
        left_out = self._left_out(case)
        has_papers = bool(case.return_slips or case.certificates or left_out)
        if (case.state in _BEFORE or not case.settlements) and not has_papers:
            return None
        standing = [one for one in case.settlements if one.state != "void"]
        self.lines.put([_line_row(one) for one in case.settlements])
        self.lines.setVisible(bool(case.settlements))
        if standing and not self.lines.current_id():
            first = next((one for one in standing if one.state == "planned"), standing[0])
            self.lines.choose(first.id)
        papers = [*(_slip_row(one) for one in case.return_slips), *(_certificate_row(one) for one in case.certificates)]
        self.papers.put(papers)
        self.papers.setVisible(bool(papers))
        self.receivables.put([_receivable_row(one) for one in left_out])
        self.receivables.setVisible(bool(left_out))
        self._show_buttons()
        if not standing:
            self.set_tone(Tone.NORMAL)
            return ""
        done = sum(one.state == "done" for one in standing)
        self.set_tone(Tone.DUE if case.state == _EXECUTING and done < len(standing) else Tone.NORMAL)
        return translate("settlement", "{done} of {count} done").format(done=done, count=len(standing))

    def finish(self) -> None:
        """The chosen part is done."""
        line = self._chosen()
        if line is not None and self._may(line, "finish"):
            CarryOutDialog(self.desk, line, self.window()).open()

    def make_paper(self) -> None:
        """Write the slip or certificate of the chosen part."""
        line = self._chosen()
        if line is None or self.case is None:
            return
        if return_goods.PAPERS.get(line.kind) == "return_slip":
            ReturnSlipDialog(self.desk, return_slip_file.proposal(self.case.id, line.id), self.window()).open()
        else:
            offered = sales_certificate_file.for_allowance(self.case.id, line.id)
            CertificateDialog(self.desk, offered, self.window()).open()

    def drop(self) -> None:
        """The customer wants the chosen part no longer."""
        self._with_reason(
            complaint_settlements.drop, translate("settlement", "Why is “{what}” not carried out after all?")
        )

    def take_back(self) -> None:
        """The chosen part is not done after all."""
        self._with_reason(complaint_settlements.take_back, translate("settlement", "Why is “{what}” not done?"))

    def leave_out(self) -> None:
        """Leave a receivable out of the collection rate."""
        if self.case is not None:
            ReceivableDialog(self.desk, self.case, self.window()).open()

    def _button_row(self) -> QWidget:
        holder = QWidget(self)
        row = StepRow(holder, (
            ("finish", "done", translate("settlement", "Done…"), self.finish),
            ("slip", "returned_part", translate("settlement", "Return slip…"), self.make_paper),
            ("certificate", "voucher", translate("settlement", "Allowance certificate…"), self.make_paper),
            ("take_back", "undo", translate("settlement", "Not done…"), self.take_back),
            ("drop", "void", translate("settlement", "Not wanted…"), self.drop),
            ("receivable", "charge", translate("receivable", "Leave a receivable out…"), self.leave_out),
        ))  # fmt: skip
        self.buttons = row.buttons
        holder.setLayout(row)
        return holder

    def _show_buttons(self) -> None:
        line = self._chosen()
        for name, button in self.buttons.items():
            button.setVisible(self._may(line, name))

    def _may(self, line: SettlementLine | None, name: str) -> bool:
        """Whether a button does something for a part, as the role and the case stand."""
        case, role = self.case, self.desk.session.role
        if case is None:
            return False
        if name == "receivable":
            return case.state != "void" and permissions.allowed(role, "complaint.execute")
        if line is None or case.state != _EXECUTING:
            return False
        paper = return_goods.PAPERS.get(line.kind, "") if _is_uncovered(case, line) else ""
        wanted = {
            "finish": line.state == "planned",
            "drop": line.state == "planned",
            "take_back": line.state == "done",
            "slip": line.state == "planned" and paper == "return_slip",
            "certificate": line.state == "planned" and paper == "allowance_certificate",
        }[name]
        action = "return_slip.create" if name in ("slip", "certificate") else "complaint.execute"
        return wanted and permissions.allowed(role, action)

    def _chosen(self) -> SettlementLine | None:
        lines = self.case.settlements if self.case is not None else ()
        return next((one for one in lines if one.id == self.lines.current_id()), None)

    def _with_reason(self, step: Callable[..., Any], question: str) -> None:
        line = self._chosen()
        if line is None:
            return
        reason = self.desk.prompts.ask_text(question.format(what=line_words(line)))
        if reason:
            self.desk.bus.run(step, line.id, seen_version=line.row_version, reason=reason)

    def _left_out(self, case: CaseFile) -> tuple[ExclusionFile, ...]:
        may = permissions.allowed(self.desk.session.role, "return_slip.view")
        return receivable_exclusions.of_case(case.id) if may else ()

    def _open_paper(self, row_id: int) -> None:
        kind = "return_slip" if row_id > 0 else "sales_certificate"
        self.desk.open_record(kind, abs(row_id))


def _is_uncovered(case: CaseFile, line: SettlementLine) -> bool:
    """Whether a part has no paper yet, or its papers carry out less than all of it."""
    slips = [one.approved_quantity for one in case.return_slips if one.settlement_id == line.id and one.state != "void"]
    sums = [one.amount for one in case.certificates
            if one.settlement_id == line.id and one.kind == "allowance" and one.state != "void"]  # fmt: skip
    whole, found = (
        (line.quantity, slips) if return_goods.PAPERS.get(line.kind) == "return_slip" else (line.amount, sums)
    )
    return not found or sum(found) < whole


def _line_row(one: SettlementLine) -> Row:
    until = translate("settlement", "to do by {day}") if one.due_on else translate("settlement", "to do")
    words = {
        "planned": until.format(day=one.due_on),
        "done": translate("settlement", "done {day}").format(day=one.done_on or ""),
        "void": translate("settlement", "not wanted"),
    }
    why = shown(VOID_REASONS.get(one.void_reason, one.void_reason))
    what = " · ".join(part for part in (line_words(one), one.goods or one.note, why) if part)
    return Row(one.id, (what, words[one.state]), (_LINE_TONES[one.state],) * 2)


def _slip_row(one: ReturnSlipPart) -> Row:
    state = return_slip.state_label(one.state)
    amount = format_yuan(one.amount, symbol=True) if one.amount else ""
    words = translate("settlement", "Return slip {number}").format(number=one.number) + f" · {one.goods}"
    tone = Tone.DUE if one.state == "posted" else _PAPER_TONES.get(one.state, Tone.NORMAL)
    return Row(_SLIP * one.id, (words, amount, state), (Tone.NORMAL, Tone.NORMAL, tone))


def _certificate_row(one: CertificatePart) -> Row:
    state = sales_certificate.state_label(one.state)
    words = f"{shown(return_goods.CERTIFICATES[one.kind])} {one.number} · {one.goods}"
    tone = _PAPER_TONES.get(one.state, Tone.NORMAL)
    amount = format_yuan(one.amount, symbol=True)
    return Row(_CERTIFICATE * one.id, (words, amount, state), (Tone.NORMAL, Tone.NORMAL, tone))


def _receivable_row(one: ExclusionFile) -> Row:
    state = shown(return_goods.RECEIVABLE_STATES[one.state])
    tone = Tone.PAUSED if one.state == "void" else Tone.NORMAL
    what = f"{format_yuan(one.amount, symbol=True)} · {one.salesperson}"
    return Row(one.id, (what, one.due_on.isoformat(), state), (tone,) * 3)


def _execute(desk: Desk, case: CaseFile, window: QWidget) -> None:
    ExecuteDialog(desk, case, window).open()


OPENERS: dict[str, Opener] = {"execute": _execute}
