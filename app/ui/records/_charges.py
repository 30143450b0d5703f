"""What a call costs, line by line, and what can be done to it: add, strike, announce."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel, QWidget

from app.core.i18n import shown, translate
from app.core.money import format_yuan
from app.domain import codes, permissions
from app.services import charge_file, charges, service_call_charges
from app.services.charge_file import ChargeSummary
from app.services.service_call_file import CallFile, Charge
from app.ui.charge_words import counted, next_words, state_tone, state_words
from app.ui.desk import Desk
from app.ui.dialogs.call_actions import take
from app.ui.dialogs.charge_line import ChargeLineDialog
from app.ui.theme import Tone, mark
from app.ui.widgets.section import Row, Section, SmallTable
from app.ui.widgets.timeline import moment_text


class ChargesSection(Section):
    """The lines with their sum, whether they were announced and agreed, and how they are paid."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(translate("call", "Charges"), parent)
        self._desk = desk
        self._call: CallFile | None = None
        self._lines: dict[int, Charge] = {}
        self.announce_button = self.add_button("money", translate("call", "Announce the charge"), self.announce)
        self.void_button = self.add_button("void", translate("call", "Strike the line"), self.void)
        self.add_line_button = self.add_button("add", translate("call", "Add a part or work"), self.add_line)
        self.table = SmallTable((
            translate("call", "Part or work"), translate("call", "Quantity × price"), translate("call", "Amount"),
            translate("call", "Agreed by"),
        ), most=8)  # fmt: skip
        self.table.setAccessibleName(translate("call", "Charges"))
        self.table.chosen.connect(lambda _row_id: self._show_buttons())
        self.add(self.table)
        self.state = QLabel(self)
        self.state.setWordWrap(True)
        self.add(self.state)
        heads = (
            translate("call", "Charge record"), translate("call", "State"), translate("call", "Amount"),
            translate("call", "Next step"),
        )  # fmt: skip
        self.records = SmallTable(heads, stretch=3, most=3)
        self.records.setAccessibleName(translate("call", "Charge records"))
        self.records.opened.connect(lambda row_id: self._desk.open_record("charge", row_id))
        self.add(self.records)
        self.begin_button = self.add_button("money", translate("call", "Open the charge record"), self.begin)

    def show_call(self, call: CallFile) -> None:
        """Show the charges of a call."""
        self._call = call
        self._lines = {line.id: line for line in call.charges}
        self.table.put([_row(line) for line in call.charges])
        self.table.setVisible(bool(call.charges))
        if call.charges:
            self.table.choose(self.table.current_id() or call.charges[-1].id)
        total = sum(line.amount for line in call.charges) if call.charges else call.charge
        title = translate("call", "Charges: {amount}").format(amount=format_yuan(total, symbol=True))
        self.title.setText(title if total or call.charges else translate("call", "Charges"))
        words, open_point = _standing(call, total)
        self.state.setText(words)
        self.state.setVisible(bool(words))
        mark(self.state, role="muted", tone=Tone.DUE.value if open_point else Tone.NORMAL.value)
        records = charge_file.of_call(call.id)
        self.records.put([_record(one) for one in records])
        self.records.setVisible(bool(records))
        role = self._desk.session.role
        late = call.finished_at is not None and call.state != "cancelled" and bool(total) and not records
        self.begin_button.setVisible(late and permissions.allowed(role, "charge.record"))
        self._show_buttons()
        self.setVisible(bool(total) or bool(call.charges) or call.may("charge"))

    def add_line(self) -> None:
        """Open the form of a new line."""
        if self._call is not None and self._call.may("charge"):
            ChargeLineDialog(self._desk, self._call, self.window()).open()

    def void(self) -> None:
        """Strike the chosen line, with a reason; it stays in the history."""
        line = self._lines.get(self.table.current_id())
        if line is None or self._call is None or not self._call.may("charge"):
            return
        question = translate("call", "Why is “{line}” struck?").format(line=line.description)
        reason = self._desk.prompts.ask_text(question)
        if reason:
            self._desk.bus.run(service_call_charges.void, line.id, seen_version=line.row_version, reason=reason)

    def begin(self) -> None:
        """Open the record of a call that was finished before there were any."""
        if self._call is not None:
            self._desk.bus.run(charges.begin, self._call.id)

    def announce(self) -> None:
        """Enter that the charge was named and who agreed."""
        if self._call is not None and self._call.may("announce_charge"):
            take(self._desk, "announce_charge", self._call, self.window())

    def _show_buttons(self) -> None:
        call = self._call
        may = call is not None and call.may("charge")
        self.add_line_button.setVisible(may)
        self.void_button.setVisible(may and bool(self._lines))
        self.void_button.setEnabled(bool(self.table.current_id()))
        self.announce_button.setVisible(call is not None and call.may("announce_charge") and bool(call.charge))


def _record(one: ChargeSummary) -> Row:
    texts = (one.number, state_words(one), format_yuan(one.amount), next_words(one))
    return Row(one.id, texts, (Tone.NORMAL, state_tone(one)))


def _row(line: Charge) -> Row:
    what = line.description
    if line.exclusion:
        what = f"{what} · {shown(codes.EXCLUSIONS.get(line.exclusion, line.exclusion))}"
    if line.worth and not line.amount:
        words = translate("call", "{what} · covered, worth {worth}")
        what = words.format(what=what, worth=format_yuan(line.worth, symbol=True))
    if line.from_name:
        what = translate("call", "{what} · from {place}").format(what=what, place=line.from_name)
    agreed = line.agreed_by if line.announced_at else translate("call", "not yet") if line.amount else ""
    tone = Tone.DUE if line.amount and not line.announced_at else Tone.NORMAL
    return Row(line.id, (what, counted(line), format_yuan(line.amount), agreed), (tone, tone, tone, tone))


def _standing(call: CallFile, total: int) -> tuple[str, bool]:
    """Whether the charge was announced and agreed, and how it is paid, in words; whether something is still open."""
    if not total:
        return "", False
    parts = []
    if call.charge_announced_at:
        words = translate("call", "Announced {time}, agreed by {who}.")
        parts.append(words.format(time=moment_text(call.charge_announced_at), who=call.charge_agreed_by))
    else:
        parts.append(translate("call", "Not announced and agreed yet."))
    if call.charge_settlement:
        words = translate("call", "Payment: {way}.")
        parts.append(words.format(way=shown(codes.SETTLEMENTS[call.charge_settlement])))
    return " ".join(parts), call.charge_announced_at is None
