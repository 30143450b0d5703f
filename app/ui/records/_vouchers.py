"""The vouchers and return visits of a call as short tables with what can be done to them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from app.core import clock
from app.core.i18n import translate
from app.domain import permissions
from app.services import vouchers
from app.services.service_call_file import VisitLine, VoucherLine
from app.ui.call_words import visit_state, voucher_state
from app.ui.desk import Desk
from app.ui.dialogs.voucher_printing import print_voucher
from app.ui.theme import Tone
from app.ui.widgets.section import Row, Section, SmallTable


class VouchersSection(Section):
    """Vouchers with reprint and void."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(translate("voucher", "Service vouchers"), parent)
        self._desk = desk
        self._lines: dict[int, VoucherLine] = {}
        self.reprint_button = self.add_button("print", translate("voucher", "Print again"), self.reprint)
        self.void_button = self.add_button("void", translate("voucher", "Void the voucher"), self.void)
        self.table = SmallTable((
            translate("voucher", "Number"), translate("voucher", "State"), translate("voucher", "Technician"),
            translate("voucher", "Hand-in due"),
        ), most=4)  # fmt: skip
        self.table.setAccessibleName(translate("voucher", "Service vouchers"))
        self.table.opened.connect(lambda row_id: desk.open_record("service_voucher", row_id))
        self.add(self.table)

    def show_vouchers(self, lines: Sequence[VoucherLine]) -> None:
        """Show the vouchers of a call."""
        self._lines = {line.id: line for line in lines}
        self.table.put([_voucher_row(line) for line in lines])
        if lines:
            self.table.choose(self.table.current_id() or lines[0].id)
        role = self._desk.session.role
        self.reprint_button.setEnabled(bool(lines) and permissions.allowed(role, "service_voucher.reprint"))
        self.void_button.setVisible(permissions.allowed(role, "service_voucher.void"))
        self.setVisible(bool(lines))

    def reprint(self) -> None:
        """Show the next copy of the chosen voucher."""
        line = self._lines.get(self.table.current_id())
        if line is not None:
            print_voucher(self._desk, line.id)

    def void(self) -> None:
        """Void the chosen voucher, with a reason; its number stays."""
        line = self._lines.get(self.table.current_id())
        if line is None or line.state == "void":
            return
        question = translate("voucher", "Why is voucher {number} void? The number stays used.")
        reason = self._desk.prompts.ask_text(question.format(number=line.number))
        if reason:
            self._desk.bus.run(vouchers.void, line.id, seen_version=line.row_version, reason=reason)


class VisitsSection(Section):
    """Return visits of a call; Enter opens one."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(translate("visit", "Return visits"), parent)
        heads = (translate("visit", "Due"), translate("visit", "State"), translate("visit", "Satisfaction"))
        self.table = SmallTable(heads, stretch=1, most=3)
        self.table.setAccessibleName(translate("visit", "Return visits"))
        self.table.opened.connect(lambda row_id: desk.open_record("return_visit", row_id))
        self.add(self.table)

    def show_visits(self, lines: Sequence[VisitLine]) -> None:
        """Show the return visits of a call."""
        today = clock.today()
        rows = []
        for line in lines:
            late = line.state == "due" and line.due_on < today
            low = line.satisfaction is not None and line.satisfaction <= 2
            mark = f"{line.satisfaction} / 5" if line.satisfaction else ""
            tones = (Tone.LATE if late else Tone.NORMAL, Tone.NORMAL, Tone.LATE if low else Tone.NORMAL)
            rows.append(Row(line.id, (line.due_on.isoformat(), visit_state(line.state), mark), tones))
        self.table.put(rows)
        self.setVisible(bool(lines))


def _voucher_row(line: VoucherLine) -> Row:
    due, tone = "", Tone.NORMAL
    if line.state in ("issued", "out") and line.hand_in_due_on is not None:
        due = line.hand_in_due_on.isoformat()
        tone = Tone.LATE if line.hand_in_due_on < clock.today() else Tone.NORMAL
    state = voucher_state(line.state)
    if line.void_reason:
        state = f"{state}: {line.void_reason}"
    number = f"{line.number} ← {line.replaces_number}" if line.replaces_number else line.number
    tones = (Tone.NORMAL, Tone.PAUSED if line.state == "void" else Tone.NORMAL, Tone.NORMAL, tone)
    return Row(line.id, (number, state, line.technician_name, due), tones)
