"""A charge record: what is owed and by whom, both ways of the money with their dates, the lines it stands for (F29)."""

from __future__ import annotations

from datetime import datetime
from functools import partial

from PySide6.QtWidgets import QPushButton, QVBoxLayout

from app.core.i18n import QT_TRANSLATE_NOOP, shown, translate
from app.core.money import format_yuan
from app.domain import codes
from app.services import charge_file
from app.services.charge_file import ChargedLine, ChargeFile
from app.ui.charge_words import counted, next_words, state_tone, state_words, yuan
from app.ui.desk import Desk
from app.ui.dialogs.charge_money import STEPS, DamagedPartDialog, begin_step, step_title
from app.ui.icons import icon
from app.ui.records import RecordPane
from app.ui.records._pane import Head, LivePane
from app.ui.theme import SPACE, Tone
from app.ui.widgets.flow import FlowLayout
from app.ui.widgets.section import Facts, Row, Section, SmallTable, chip, empty_layout, link_button, set_chip
from app.ui.widgets.timeline import moment_text

_CORRECTIONS = ("reduce", "waive", "undo_collection", "withdraw_invoice")


class ChargePane(LivePane):
    """Head, steps, the way of the money, lines."""

    kinds = ("charge", "charge_line", "service_call", "cash_handover")

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.found: ChargeFile | None = None
        self.head = Head(self)
        self.state, self.late = chip("", parent=self), chip("", parent=self)
        for label in (self.late, self.state):
            self.head.chips.addWidget(label)
        self.links = FlowLayout(0)
        self.customer = link_button("", lambda: self._open("customer"), self, flush=True)
        self.call = link_button("", lambda: self._open("service_call"), self, flush=True)
        self.slip = link_button("", lambda: self._open("cash_handover"), self, flush=True)
        for link in (self.customer, self.call, self.slip):
            self.links.addWidget(link)
        self.steps = FlowLayout(SPACE // 2)
        self.facts = Facts(2, self)
        heads = (
            translate("charge", "Part or work"), translate("charge", "Quantity × price"), translate("charge", "Amount"),
            translate("charge", "Damaged part"),
        )  # fmt: skip
        self.lines = SmallTable(heads, most=8)
        self.lines.setAccessibleName(translate("charge", "Lines"))
        self.lines.opened.connect(lambda _id: self.say_damaged())
        self.section = Section(translate("charge", "What is charged"), self)
        self.damaged = self.section.add_button(
            "edit", translate("charge", "Say about the damaged part"), self.say_damaged
        )
        self.section.add(self.lines)
        heads = (translate("charge", "Record"), translate("charge", "State"), translate("charge", "Amount"))
        self.others = SmallTable(heads, stretch=1, most=4)
        self.others.setAccessibleName(translate("charge", "Other records of the call"))
        self.others.opened.connect(lambda row_id: self.desk.open_record("charge", row_id))
        self.more = Section(translate("charge", "Other records of the call"), self)
        self.more.add(self.others)
        column = QVBoxLayout(self.body)
        column.setContentsMargins(SPACE * 2, SPACE, SPACE * 2, SPACE)
        column.setSpacing(SPACE)
        column.addWidget(self.head)
        column.addLayout(self.links)
        column.addLayout(self.steps)
        column.addWidget(self.facts)
        column.addWidget(self.section)
        column.addWidget(self.more)
        column.addStretch(1)

    def read(self, row_id: int) -> None:
        """Read the record and show it."""
        found = self.found = charge_file.file(row_id)
        title = translate("charge", "{amount} · {next}") if next_words(found) else translate("charge", "{amount}")
        amount = format_yuan(found.outstanding or found.amount, symbol=True)
        self.head.set_words(found.number, title.format(amount=amount, next=next_words(found)), found.void_reason)
        set_chip(self.state, state_words(found), state_tone(found))
        set_chip(self.late, translate("charge", "Overdue") if found.is_late else "", Tone.LATE)
        self.customer.setText(found.customer_name)
        self.call.setText(translate("charge", "Call {number}").format(number=found.call_number))
        self.slip.setText(translate("charge", "Slip {number}").format(number=found.cash_handover_number))
        self.slip.setVisible(bool(found.cash_handover_id))
        self._show_steps(found)
        self.facts.set_facts(facts_of(found))
        self.lines.put([_line(one) for one in found.lines])
        self.lines.setColumnHidden(3, not any(one.is_damaged for one in found.lines))
        self.section.setVisible(bool(found.lines))
        self.damaged.setVisible(any(one.is_damaged for one in found.lines))
        self.others.put([
            Row(one.id, (one.number, state_words(one), format_yuan(one.amount)), (Tone.NORMAL, state_tone(one)))
            for one in found.siblings
        ])  # fmt: skip
        self.more.setVisible(bool(found.siblings))

    def step(self, name: str) -> None:
        """Begin a step."""
        if self.found is not None:
            begin_step(self.desk, name, self.found, self.window())

    def say_damaged(self) -> None:
        """Say what becomes of the chosen damaged part, or of the first one that asks for it."""
        found = self.found
        if found is None:
            return
        damaged = [one for one in found.lines if one.is_damaged]
        chosen = next((one for one in damaged if one.id == self.lines.current_id()), None)
        open_one = next((one for one in damaged if one.needs_disposal), None)
        line = chosen or open_one or (damaged[0] if damaged else None)
        if line is not None:
            DamagedPartDialog(self.desk, line, found.agreed_by, self.window()).open()

    def _show_steps(self, found: ChargeFile) -> None:
        empty_layout(self.steps)
        shown_already: set[str] = set()
        for name in found.steps:
            title = step_title(name)
            if title in shown_already:
                continue
            shown_already.add(title)
            is_next = name == found.natural
            meaning = STEPS[name][1]
            button = QPushButton(icon(meaning, token="on_accent") if is_next else icon(meaning), title, self)
            button.setObjectName(f"step_{name}")
            button.setProperty("role", "primary" if is_next else "danger" if name in _CORRECTIONS else "")
            button.clicked.connect(partial(_begin, self, name))
            self.steps.addWidget(button)

    def _open(self, kind: str) -> None:
        found = self.found
        if found is None:
            return
        ids = {"customer": found.customer_id, "service_call": found.call_id, "cash_handover": found.cash_handover_id}
        if ids[kind]:
            self.desk.open_record(kind, ids[kind])


def _begin(pane: ChargePane, name: str, _on: bool = False) -> None:
    pane.step(name)


def facts_of(found: ChargeFile) -> list[tuple[str, str]]:
    """What is known of a record, as pairs."""
    collected = " · ".join(
        part for part in (_moment(found.collected_at), yuan(found.collected_amount),
                          shown(codes.PAYMENT_METHODS.get(found.method, "")), found.collected_by) if part
    )  # fmt: skip
    waived = " · ".join(part for part in (_moment(found.waived_at), found.waived_by, found.waive_reason) if part)
    agreed = " · ".join(part for part in (_moment(found.announced_at), found.agreed_by) if part)
    return [
        (translate("charge", "Charged"), yuan(found.amount)),
        (translate("charge", "Waived"), " · ".join(part for part in (yuan(found.waived_amount), waived) if part)),
        (translate("charge", "Still owed"), yuan(found.outstanding)),
        (translate("charge", "Payment"), shown(codes.SETTLEMENTS.get(found.settlement, ""))),
        (translate("charge", "Announced, agreed"), agreed or translate("charge", "not yet")),
        (translate("charge", "Class"), shown(codes.SERVICE_CLASSES.get(found.service_class, ""))),
        (translate("charge", "Answers for it"), found.technician_name),
        (translate("charge", "Came up"), _moment(found.began_at)),
        (translate("charge", "Collected"), collected),
        (translate("charge", "At finance"),
         " ".join((_moment(found.handed_in_at), found.cash_handover_number)).strip()),
        (translate("charge", "Invoice"), " · ".join(
            part for part in (_moment(found.invoiced_at), found.invoice_number, found.invoice_title) if part)),
        (translate("charge", "Invoice sent"), " ".join((_moment(found.mailed_at), found.mail_notes)).strip()),
        (translate("charge", "Collection"), " ".join((str(found.collect_on or ""), found.collect_notes)).strip()),
        (translate("charge", "Settled"), _moment(found.paid_at)),
    ]  # fmt: skip


def _line(one: ChargedLine) -> Row:
    what = one.description
    if one.exclusion:
        what = f"{what} · {shown(codes.EXCLUSIONS.get(one.exclusion, one.exclusion))}"
    damaged = " · ".join(part for part in (shown(codes.DISPOSALS.get(one.disposal, "")), one.disposal_by) if part)
    if one.needs_disposal:
        damaged = translate("charge", "not said yet")
    tone = Tone.DUE if one.needs_disposal else Tone.NORMAL
    return Row(one.id, (what, counted(one), format_yuan(one.amount), damaged), (tone,) * 4)


def _moment(value: datetime | None) -> str:
    return moment_text(value) if value is not None else ""


RECORD = RecordPane(
    name="charge",
    build=ChargePane,
    title=QT_TRANSLATE_NOOP("records", "Charge record"),
    icon="money",
    help_page="charges",
)
