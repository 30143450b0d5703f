"""Lend tools to a colleague: which ones, to whom, for what, until when; then the card they sign."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QHeaderView, QLabel, QLineEdit, QVBoxLayout, QWidget

from app.core.changes import Changes
from app.core.i18n import shown, translate
from app.core.money import format_yuan
from app.domain.workflows.tool import KINDS
from app.services import tool_file, tool_loans
from app.services.tool_file import ToolEntry
from app.ui.desk import Desk
from app.ui.dialogs.form_dialog import FormDialog
from app.ui.dialogs.store_printing import print_issued
from app.ui.papers import may_print
from app.ui.theme import SPACE, mark
from app.ui.widgets.moment_edit import DateEdit
from app.ui.widgets.section import Row, SmallTable

_TYPING = 200
"""Milliseconds without a key before the store is searched."""


class ToolChoice(QWidget):
    """The tools in store; typing or scanning narrows them, ticks choose them and stay while one looks further."""

    edited = Signal()

    def __init__(self, ticked: tuple[ToolEntry, ...] = (), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ticked: dict[int, ToolEntry] = {one.id: one for one in ticked}
        self._shown: dict[int, ToolEntry] = {}
        self.words = QLineEdit(self)
        self.words.setPlaceholderText(translate("tool_loan", "Name, model, serial or number; or scan the tool"))
        self.words.setAccessibleName(translate("tool_loan", "Find a tool"))
        self.table = SmallTable((
            translate("tool_loan", "Tool"), translate("tool_loan", "Name"), translate("tool_loan", "Model"),
            translate("tool_loan", "Serial"), translate("tool_loan", "Kind"), translate("tool_loan", "Value"),
        ), stretch=1, most=7)  # fmt: skip
        self.table.setAccessibleName(translate("tool_loan", "Tools in store"))
        self.table.horizontalHeader().setSectionResizeMode(0, QHeaderView.ResizeMode.Interactive)
        self.table.setColumnWidth(0, self.fontMetrics().horizontalAdvance("GJ-HZ01-2611-0000") + 40)  # with its tick
        self.table.ticked.connect(self._tick)
        self.count = QLabel(self)
        mark(self.count, role="muted")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE // 2)
        for part in (self.words, self.table, self.count):
            column.addWidget(part)
        self.setFocusProxy(self.words)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_TYPING)
        self._pause.timeout.connect(self.search)
        self.words.textChanged.connect(lambda _text: self._pause.start())
        self.search()

    def value(self) -> list[int]:
        """The ids of the chosen tools, in the order of choosing."""
        return list(self._ticked)

    def set_value(self, tool_ids: list[int]) -> None:
        """Choose exactly these of the tools shown."""
        self._ticked = {one: self._shown[one] for one in tool_ids if one in self._shown}
        self.search()

    def typed(self) -> list[Any]:
        """What is searched for and what is chosen, as JSON values."""
        return [self.words.text(), self.value()]

    def put_typed(self, kept: list[Any]) -> None:
        """Put back what `typed` took; what was lent meanwhile is not there to be chosen."""
        self.words.clear()
        self.search()
        self.set_value(kept[1])
        self.words.setText(kept[0])
        self.search()

    def chosen(self) -> tuple[ToolEntry, ...]:
        """The chosen tools."""
        return tuple(self._ticked.values())

    def search(self) -> None:
        """Show what is chosen, then what matches; a scanned number chooses its tool."""
        self._pause.stop()
        words = self.words.text().strip()
        found = tool_file.free(words)
        scanned = [one for one in found if one.number == words.upper()]
        for one in scanned:
            self._ticked[one.id] = one
        self._shown = {**self._ticked, **{one.id: one for one in found}}
        self.table.put([
            Row(one.id, (one.number, one.name, one.model, one.serial, shown(KINDS[one.kind]),
                         format_yuan(one.value) if one.value else ""), (), one.id in self._ticked)
            for one in self._shown.values()
        ])  # fmt: skip
        self._tell()
        if scanned:
            self.words.clear()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Down goes into the list; Enter searches at once, as a scanner wants it."""
        if event.key() == Qt.Key.Key_Down and self.words.hasFocus() and self.table.rowCount():
            self.table.setFocus()
            self.table.selectRow(max(0, self.table.currentRow()))
            return
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._pause.isActive():
            self.search()
            return
        super().keyPressEvent(event)

    def _tick(self, tool_id: int, checked: bool) -> None:
        if checked:
            self._ticked[tool_id] = self._shown[tool_id]
        else:
            self._ticked.pop(tool_id, None)
        self._tell()

    def _tell(self) -> None:
        self.count.setText(translate("tool_loan", "Chosen: {count}").format(count=len(self._ticked)))
        self.edited.emit()


class LendToolsDialog(FormDialog):
    """To whom, for what, until when. `changes.result` is the first loan; the card is shown once they are lent."""

    help_page = "tools"

    def __init__(self, desk: Desk, tool: ToolEntry | None = None, parent: QWidget | None = None) -> None:
        title, verb = translate("tool_loan", "Lend tools"), translate("tool_loan", "Lend and print the card")
        super().__init__(desk, title, verb, parent=parent, columns=2)
        form = self.form
        box: QComboBox = form.add("borrower_id", translate("tool_loan", "To"), QComboBox(), required=True)
        box.addItem("–", 0)
        for staff_id, number, name, count in tool_file.borrowers():
            has = translate("tool_loan", "has {count}").format(count=count) if count else ""
            box.addItem(" · ".join(part for part in (name, number, has) if part), staff_id)
        form.add("due_on", translate("tool_loan", "Back by"), DateEdit())
        form.add("purpose", translate("tool_loan", "Purpose"), QLineEdit(), wide=True)
        self.tools = form.add(
            "tool_ids", translate("tool_loan", "Tools"), ToolChoice((tool,) if tool else ()), required=True, wide=True
        )
        form.add("condition", translate("tool_loan", "Condition"), QLineEdit(), wide=True)
        hint = translate("tool_loan", "Left empty, both are entered when the signed card is back.")
        form.add("signed_by", translate("tool_loan", "Signed by"), QLineEdit(), hint)
        form.add("signed_on", translate("tool_loan", "Signed on"), DateEdit())
        form.set_values({"due_on": tool_loans.default_due()})
        self.tools.edited.connect(self._show_due)
        self._show_due()
        self.setMinimumWidth(820)

    def save(self, values: dict[str, Any]) -> Changes | None:
        """Lend them, then show the card."""
        if not may_print(self.desk, [self.form.editor("borrower_id").currentText(), self.tools.chosen(), values]):
            return None
        changes = self.desk.bus.run(tool_loans.lend, on_error=self.on_error, **values)
        if changes is not None:
            desk, loan_id = self.desk, changes.result
            QTimer.singleShot(0, lambda: print_issued(desk, tool_loans.FORM, loan_id))
        return changes

    def _show_due(self) -> None:
        """A day and a purpose are asked for shared tools only."""
        chosen = self.tools.chosen()
        personal = bool(chosen) and all(one.kind == "personal" for one in chosen)
        most = translate("tool_loan", "Shared tools for at most {days} days; then they are renewed.")
        said = translate("tool_loan", "Personal tools stay until their colleague leaves.")
        self.form.set_hint("due_on", said if personal else most.format(days=tool_loans.most_days()))
        self.form.editor("due_on").setEnabled(not personal)
        for field in ("due_on", "purpose"):
            self.form.set_required(field, not personal)
