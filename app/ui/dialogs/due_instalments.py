"""What customers owe by their contracts: instalments that nobody paid, overdue and of the next days."""

from __future__ import annotations

from datetime import timedelta

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from app.core import clock
from app.core.changes import Changes
from app.core.i18n import translate
from app.core.money import format_yuan
from app.services import contract_instalments
from app.services.contract_instalments import InstalmentEntry
from app.ui.desk import Desk
from app.ui.dialogs.contract_actions import PaymentDialog
from app.ui.theme import SPACE, Tone
from app.ui.widgets.screen_fit import resize_within
from app.ui.widgets.section import Row, SmallTable

_AHEAD = timedelta(days=30)


class DueInstalmentsDialog(QDialog):
    """Enter marks the chosen one as paid; its contract can be opened."""

    help_page = "contracts#contract"

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(translate("contract", "Instalments due"))
        self._desk = desk
        self._known: dict[int, InstalmentEntry] = {}
        self.sum = QLabel(self)
        self.sum.setProperty("role", "muted")
        heads = (
            translate("contract", "Due"), translate("contract", "Customer"), translate("contract", "Contract"),
            translate("contract", "Amount"),
        )  # fmt: skip
        self.table = SmallTable(heads, stretch=1, most=16)
        self.table.setAccessibleName(translate("contract", "Instalments due"))
        self.table.opened.connect(lambda _id: self.pay())
        self.paid = QPushButton(translate("contract", "Paid…"), self)
        self.paid.setProperty("role", "primary")
        self.paid.clicked.connect(lambda _on: self.pay())
        look = QPushButton(translate("contract", "Open the contract"), self)
        look.clicked.connect(lambda _on: self.look())
        close = QPushButton(translate("contract", "Close"), self)
        close.clicked.connect(self.reject)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        for button in (self.paid, look, close):
            button.setAutoDefault(False)
            buttons.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE * 2, SPACE * 2, SPACE * 2, SPACE * 2)
        column.setSpacing(SPACE)
        column.addWidget(self.sum)
        column.addWidget(self.table, 1)
        column.addLayout(buttons)
        desk.bus.changed.connect(self._changed)
        self.reload()
        self.table.setFocus()
        resize_within(self, 640, 520)

    def reload(self) -> None:
        """Read what is owed."""
        today = clock.today()
        found = contract_instalments.due(today + _AHEAD)
        self._known = {one.id: one for one in found}
        self.table.put([_row(one) for one in found])
        if found and not self.table.current_id():
            self.table.selectRow(0)
        late = sum(one.amount for one in found if one.due_on < today)
        text = translate("contract", "Overdue {late}; until {day} {all} in all.")
        self.sum.setText(
            text.format(
                late=format_yuan(late, symbol=True),
                day=(today + _AHEAD).isoformat(),
                all=format_yuan(sum(one.amount for one in found), symbol=True),
            )
        )
        self.paid.setEnabled(bool(found))

    def pay(self) -> None:
        """The chosen one was paid."""
        part = self._known.get(self.table.current_id())
        if part is not None:
            PaymentDialog(self._desk, part, self).open()

    def look(self) -> None:
        """Leave, and open the contract of the chosen one."""
        part = self._known.get(self.table.current_id())
        if part is not None:
            self.reject()
            self._desk.open_record("contract", part.contract_id)

    def _changed(self, changes: Changes) -> None:
        if changes.touches("contract_instalment", "contract"):
            self.reload()


def _row(one: InstalmentEntry) -> Row:
    texts = (one.due_on.isoformat(), one.customer_name, one.contract_number, format_yuan(one.amount))
    return Row(one.id, texts, (Tone(one.tone),))
