"""A line of the routine log (R083)."""

from __future__ import annotations

from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from app.core.i18n import QT_TRANSLATE_NOOP, shown, translate
from app.domain import permissions
from app.domain.board import ROUTINE_KINDS
from app.services import routine_logs
from app.services.routine_logs import LogFile
from app.ui.desk import Desk
from app.ui.dialogs.routine_log import RoutineLogDialog, void_log
from app.ui.icons import icon
from app.ui.records import RecordPane
from app.ui.records._pane import Head, LivePane
from app.ui.theme import SPACE, Tone, mark
from app.ui.widgets.flow import FlowLayout
from app.ui.widgets.section import Facts, chip, link_button, set_chip


class RoutineLogPane(LivePane):
    """What was looked at or who came, and the buttons to correct or strike it."""

    kinds = ("routine_log", "customer")

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.log: LogFile | None = None
        self.head = Head(self)
        self.state = chip("", parent=self)
        self.head.chips.addWidget(self.state)
        self.customer = link_button("", self._open_customer, self, flush=True)
        self.facts = Facts(2, self)
        self.edit_button = QPushButton(icon("edit"), translate("board", "Edit"), self)
        self.edit_button.clicked.connect(lambda _on: self.edit())
        self.void_button = QPushButton(icon("void"), translate("board", "Void"), self)
        mark(self.void_button, role="danger")
        self.void_button.clicked.connect(lambda _on: self.void())
        buttons = FlowLayout(SPACE // 2)
        buttons.addWidget(self.edit_button)
        buttons.addWidget(self.void_button)
        column = QVBoxLayout(self.body)
        column.setContentsMargins(SPACE * 2, SPACE, SPACE * 2, SPACE)
        column.setSpacing(SPACE)
        column.addWidget(self.head)
        column.addWidget(self.customer)
        column.addLayout(buttons)
        column.addWidget(self.facts)
        column.addStretch(1)

    def read(self, row_id: int) -> None:
        """Read the line and show it."""
        one = self.log = routine_logs.file(row_id)
        self.head.set_words(one.number, shown(ROUTINE_KINDS[one.kind]), one.subject)
        set_chip(self.state, translate("board", "Void") if one.is_void else "", Tone.PAUSED)
        self.customer.setText(one.customer_name)
        self.customer.setVisible(bool(one.customer_id))
        self.facts.set_facts((
            (translate("board", "Day"), one.happened_on.isoformat()),
            (translate("board", "By"), one.person),
            (translate("board", "Customer or visitor"), "" if one.customer_id else one.customer_name),
            (translate("board", "Result"), one.result),
            (translate("board", "Void because"), one.void_reason),
            (translate("board", "Entered by"), one.entered_by),
        ))  # fmt: skip
        role = self.desk.session.role
        self.edit_button.setVisible(not one.is_void and permissions.allowed(role, "routine_log.record"))
        self.void_button.setVisible(not one.is_void and permissions.allowed(role, "routine_log.void"))

    def edit(self) -> None:
        """Correct it."""
        if self.log is not None:
            RoutineLogDialog(self.desk, self.log, self.window()).open()

    def void(self) -> None:
        """Strike it."""
        if self.log is not None:
            void_log(self.desk, self.log)

    def _open_customer(self) -> None:
        if self.log is not None and self.log.customer_id:
            self.desk.open_record("customer", self.log.customer_id)


def enter(desk: Desk, window: QWidget) -> None:
    """A new line."""
    RoutineLogDialog(desk, parent=window).open()


RECORD = RecordPane(
    name="routine_log",
    build=RoutineLogPane,
    title=QT_TRANSLATE_NOOP("records", "Routine log"),
    icon="checklist",
    enter=enter,
    help_page="boards#log",
)
