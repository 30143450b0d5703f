"""The chosen call under the dispatch board: what it is about, and its checklist."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from app.core.i18n import translate
from app.services.dispatch import PlannedCall
from app.ui.desk import Desk
from app.ui.papers import print_form
from app.ui.theme import SPACE
from app.ui.widgets.checklist import Checklist
from app.ui.widgets.section import Facts, Section
from app.ui.widgets.timeline import moment_text


class PlannedCallCard(QFrame):
    """Facts on the left, tools and spares on the right."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self._desk = desk
        self._call: PlannedCall | None = None
        self.title = QLabel(self)
        self.title.setProperty("role", "heading")
        self.facts = Facts(2, self)
        self.open = QPushButton(translate("dispatch", "Open the call"), self)
        self.open.setProperty("role", "link")
        self.open.clicked.connect(self._open)
        left = QVBoxLayout()
        left.setSpacing(SPACE)
        head = QHBoxLayout()
        head.addWidget(self.title, 1)
        head.addWidget(self.open)
        left.addLayout(head)
        left.addWidget(self.facts, 1, Qt.AlignmentFlag.AlignTop)
        self.checklist = Checklist(desk, self)
        self.tools = right = Section(translate("dispatch", "Tools and spares"), self)
        right.add(self.checklist, 1)
        self.print = right.add_button("print", translate("dispatch", "Print the checklist"), self._print)
        self.nothing = QLabel(self)
        self.nothing.setWordWrap(True)
        self.nothing.setProperty("role", "muted")
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        row = QHBoxLayout(self)
        row.addWidget(self.nothing, 5)
        row.setContentsMargins(SPACE * 2, SPACE, SPACE * 2, SPACE)
        row.setSpacing(SPACE * 3)
        row.addLayout(left, 3)
        row.addWidget(right, 2)
        self.show_call(None)

    def show_call(self, call: PlannedCall | None, instead: str = "") -> None:
        """Show a call; without one, what is chosen `instead` of it, or that nothing is."""
        self._call = call
        self.nothing.setText(instead or translate("dispatch", "Choose a call on the board or in the list."))
        self.nothing.setVisible(call is None)
        for part in (self.title, self.facts, self.open, self.tools):
            part.setVisible(call is not None)
        self.checklist.show_call(call.call_id if call else 0, call.number if call else "")
        if call is None:
            self.title.clear()
            self.facts.set_facts(())
            return
        self.title.setText(f"{call.number}  {call.customer_name}")
        device = " · ".join(part for part in (call.product_name, call.model, call.serial) if part)
        self.facts.set_facts((
            (translate("dispatch", "Fault"), call.fault_text),
            (translate("dispatch", "Device"), device),
            (translate("dispatch", "Address"), call.address),
            (translate("dispatch", "Reported by"), " ".join(part for part in (call.reporter, call.phone) if part)),
            (translate("dispatch", "Arrival due"), moment_text(call.arrival_due_at) if call.arrival_due_at else ""),
            (translate("dispatch", "Voucher"), call.voucher_number),
            (translate("dispatch", "Overlaps"), ", ".join(call.conflicts)),
        ))  # fmt: skip

    def _open(self) -> None:
        if self._call is not None:
            self._desk.open_record("service_call", self._call.call_id)

    def _print(self) -> None:
        if self._call is not None:
            print_form(self._desk, "dispatch_checklist", self._call.number)
