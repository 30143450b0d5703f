"""Cash to finance: tick what one person hands over, count it, print the slip in two copies."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QComboBox, QHeaderView, QLabel, QLineEdit, QWidget

from app.core import clock
from app.core.changes import Changes
from app.core.errors import AftercareError
from app.core.i18n import translate
from app.core.money import format_yuan
from app.core.record import replaced
from app.services import cash_handovers, charge_file, issuing
from app.services.charge_file import CashHeld, HeldCharge
from app.ui.desk import Desk
from app.ui.dialogs.form_dialog import FormDialog
from app.ui.papers import choice_of, may_print
from app.ui.theme import Tone
from app.ui.widgets.money_edit import MoneyEdit
from app.ui.widgets.screen_fit import resize_within
from app.ui.widgets.section import Row, SmallTable

_NUMBER_WIDTH = 190
"""Of a number with its tick."""


class CashHandoverDialog(FormDialog):
    """Who hands over, their collected charges ticked, who takes it, what was counted."""

    help_page = "charges#cash"

    def __init__(self, desk: Desk, charge_ids: Sequence[int] = (), parent: QWidget | None = None) -> None:
        title = translate("charge", "Hand over cash to finance")
        super().__init__(desk, title, translate("charge", "Hand over and print"), parent=parent)
        self._held = {one.holder: one for one in charge_file.cash_held()}
        self._ticked: set[int] = set()
        self._who = QComboBox()
        for one in self._held.values():
            self._who.addItem(f"{one.holder}  {format_yuan(one.amount, symbol=True)}", one.holder)
        heads = (
            translate("charge", "Charge"), translate("charge", "Customer"), translate("charge", "Collected"),
            translate("charge", "Amount"),
        )  # fmt: skip
        self.table = SmallTable(heads, stretch=1, most=10)
        self.table.setAccessibleName(translate("charge", "Collected charges"))
        self.table.horizontalHeader().setSectionResizeMode(0, QHeaderView.ResizeMode.Interactive)
        self.table.horizontalHeader().resizeSection(0, _NUMBER_WIDTH)
        self.table.ticked.connect(self._tick)
        self.sum = QLabel(self)
        self.sum.setProperty("role", "heading")
        self._fill()
        first = self._first_holder(charge_ids)
        self._who.setCurrentIndex(max(0, self._who.findData(first)))
        self._who.currentIndexChanged.connect(lambda _: self._show_charges())
        self._show_charges(charge_ids)
        if not self._held:
            self.explain(translate("charge", "Nobody has cash that was not handed over."))
            self.verb.setEnabled(False)
        resize_within(self, 720, 560)

    def save(self, values: dict[str, Any]) -> Changes | None:
        """Issue the slip and show it in the preview."""
        chosen = [one for one in self.table.ids() if one in self._ticked]
        held = self._current()
        named = [one.customer_name for one in held.charges if one.id in chosen] if held is not None else []
        if not may_print(self.desk, [*named, values["taken_by"], values["notes"]]):
            return None
        changes = self.desk.bus.run(
            cash_handovers.issue,
            charge_ids=chosen,
            counted=values["counted"] or 0,
            taken_by=values["taken_by"],
            notes=values["notes"],
            on_error=self.on_error,
        )
        if changes is not None:
            desk, slip_id = self.desk, changes.result
            QTimer.singleShot(0, lambda: print_slip(desk, slip_id))  # the preview would close with this form
        return changes

    def _fill(self) -> None:
        form = self.form
        form.add("who", translate("charge", "Handed over by"), self._who)
        form.add("taken_by", translate("charge", "Taken by"), QLineEdit(), required=True)
        form.add("counted", translate("charge", "Counted"), MoneyEdit(), required=True)
        form.add("notes", translate("charge", "Notes"), QLineEdit())
        self.body.addWidget(self.table)
        self.body.addWidget(self.sum)

    def _first_holder(self, charge_ids: Sequence[int]) -> str:
        wanted = set(charge_ids)
        return next((name for name, one in self._held.items() if wanted & {each.id for each in one.charges}), "")

    def _current(self) -> CashHeld | None:
        return self._held.get(str(self._who.currentData()))

    def _show_charges(self, charge_ids: Sequence[int] = ()) -> None:
        held = self._current()
        mine = held.charges if held is not None else ()
        wanted = set(charge_ids) & {one.id for one in mine}
        self._ticked = wanted if len(wanted) > 1 else {one.id for one in mine}
        self.table.put([_row(one, ticked=one.id in self._ticked) for one in mine])
        self._add_up()

    def _tick(self, charge_id: int, on: bool) -> None:
        (self._ticked.add if on else self._ticked.discard)(charge_id)
        self._add_up()

    def _add_up(self) -> None:
        held = self._current()
        chosen = [one.amount for one in (held.charges if held is not None else ()) if one.id in self._ticked]
        text = translate("charge", "Charges: {count}, {amount}")
        self.sum.setText(text.format(count=len(chosen), amount=format_yuan(sum(chosen), symbol=True)))


class SlipSheet:
    """A slip as a paper: drawn on any of its papers, every copy logged."""

    def __init__(self, desk: Desk, slip_id: int) -> None:
        self._desk, self._slip_id = desk, slip_id
        self.copy: issuing.Copy | None = None

    def draw(self, paper: str = "") -> bytes:
        """The next copy: the original first. Raises UserError when what is kept was altered."""
        self.copy = cash_handovers.for_printing(self._slip_id, paper=paper)
        return self.copy.pdf

    def log(self, printer: str, copies: int) -> bool:
        """It has left the program; whether that could be put on record."""
        reprint = self.copy.reprint if self.copy else 0
        run = self._desk.bus.run
        return run(cash_handovers.printed, self._slip_id, printer=printer, copies=copies, reprint=reprint) is not None


def print_slip(desk: Desk, slip_id: int) -> None:
    """Show the next copy of a slip in the preview."""
    sheet = SlipSheet(desk, slip_id)
    try:
        pdf = sheet.draw()
    except AftercareError as error:
        desk.prompts.warn(error.text)
        return
    assert sheet.copy is not None
    choice = choice_of(cash_handovers.FORM, sheet.draw, sheet.copy.paper)
    choice = replaced(choice, saved=lambda path: sheet.log(path.name, 1))
    title = translate("charge", "Cash hand-over slip {number}").format(number=sheet.copy.number)
    desk.print_paper(pdf, title, sheet.log, choice)


def hand_over(desk: Desk, charge_ids: Sequence[int]) -> None:
    """Open the form with these charges ticked (a batch of the charges' ledger)."""
    CashHandoverDialog(desk, charge_ids).open()


def _row(one: HeldCharge, *, ticked: bool) -> Row:
    late = one.due_on is not None and one.due_on < clock.today()
    day = f"{clock.local(one.collected_at):%Y-%m-%d}"
    texts = (one.number, one.customer_name, day, format_yuan(one.amount))
    return Row(one.id, texts, (Tone.NORMAL, Tone.NORMAL, Tone.LATE if late else Tone.NORMAL), checked=ticked)
