"""Return visits: the morning sheet – whom to ring, why, what was done, what to ask, the answer – and the ledger."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import QEvent, QObject, QSignalBlocker, Qt
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QPushButton, QSplitter, QVBoxLayout, QWidget

from app.core import clock
from app.core.changes import Changes
from app.core.i18n import shown, translate
from app.domain import permissions, visit_rules
from app.services import visit_contracts, visit_sheet
from app.services.visit_sheet import SheetLine
from app.ui.desk import Desk
from app.ui.icons import icon
from app.ui.pages._ledger_tabs import LedgerTabs
from app.ui.pages._visit_briefing import BriefingPanel
from app.ui.pages._visit_entry import EntryPanel
from app.ui.papers import print_form
from app.ui.theme import SPACE, Tone
from app.ui.widgets.empty_state import EmptyState
from app.ui.widgets.section import Row, SmallTable, chip, set_chip

_INTERESTING = (
    "return_visit", "customer", "service_call", "complaint", "contract", "care_activity", "opinion", "branch_setting",
)  # fmt: skip


class VisitsPage(LedgerTabs):
    """The morning sheet for those who ring customers, and every visit."""

    def __init__(self, desk: Desk) -> None:
        self.sheet = MorningSheet(desk) if permissions.allowed(desk.session.role, "visit.record") else None
        before = ((translate("visit", "Morning sheet"), "visit", self.sheet),) if self.sheet else ()
        super().__init__(desk, ("visits",), before, {"visits": translate("visit", "All return visits")})


class MorningSheet(QWidget):
    """Left: whom to ring today, in order. Right: what to know and to ask, and the answer by a key.

    1–5 judges, R will not judge, N was not reached, C is to be called back; Enter saves and goes to the next.
    """

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._lines: dict[int, SheetLine] = {}
        self._order: list[int] = []
        heads = (translate("visit", "When"), translate("visit", "Customer"), translate("visit", "Occasion"),
                 translate("visit", "Telephone"), translate("visit", "Tries"))  # fmt: skip
        self.table = SmallTable(heads, stretch=1, most=visit_sheet.MOST)
        self.table.setAccessibleName(translate("visit", "Whom to ring today"))
        self.table.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, False)  # it would swallow the keys
        self.table.chosen.connect(self._show_line)
        self.table.cellClicked.connect(lambda row, _column: self._pick(self.table.ids()[row]))
        self.nothing = EmptyState(
            translate("visit", "Nobody is to be rung today."), translate("visit", "Every visit due is done."), "done"
        )
        self.briefing = BriefingPanel(desk, self)
        self.entry = EntryPanel(desk, self)
        self.entry.begun.connect(self._remember)
        self.entry.saved.connect(self._after)
        self.entry.left.connect(self.table.setFocus)
        self._lay_out()
        self._order_tabs()
        self.table.installEventFilter(self)
        for button in (*self.entry.buttons.values(), self.entry.again, self.entry.complain, self.entry.neither):
            button.installEventFilter(self)
        self.refresh()

    def refresh(self, changes: Changes | None = None) -> None:
        """Read the sheet afresh when something on it changed."""
        if changes is not None and changes.touched and not changes.touches(*_INTERESTING):
            return
        found = visit_sheet.lines()
        self._lines = {one.id: one for one in found}
        chosen = self.table.current_id()
        self.table.put([_row(one) for one in found])
        late = sum(one.is_late for one in found)
        set_chip(self.count, translate("visit", "{count} to ring").format(count=len(found)) if found else "")
        set_chip(self.late, translate("visit", "{count} overdue").format(count=late) if late else "", Tone.LATE)
        self.table.setVisible(bool(found))
        self.nothing.setVisible(not found)
        self.day.setText(clock.today().isoformat())
        if changes is None or changes.touches("contract", "branch_setting", "return_visit"):
            may_plan = permissions.allowed(self._desk.session.role, "visit.change")
            self.plan.setVisible(may_plan and visit_contracts.is_any_lacking())
        if self.entry.holds:
            self.table.clearSelection()
            return
        if chosen not in self._lines and found:
            with QSignalBlocker(self.table):  # shown below, once
                self.table.selectRow(0)
        self._show_line(self.table.current_id())

    def lines(self) -> tuple[SheetLine, ...]:
        """Whom to ring, in the order shown."""
        return tuple(self._lines[row_id] for row_id in self.table.ids())

    def print_sheet(self) -> None:
        """Show the printed sheet in the preview."""
        print_form(self._desk, "visit_sheet")

    def plan_contracts(self) -> None:
        """Plan the visits of contracts that have none."""
        text = translate("visit", "Planned for contracts that had no visit.")
        self._desk.bus.run(visit_contracts.plan_lacking, said=text)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A key says how it ended, wherever the focus is but in a field that is written in."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and plain:
                self.entry.submit()
                return True
            if plain and self.entry.take_key(event.text().upper()):
                return True
        return super().eventFilter(watched, event)

    def showEvent(self, event: QShowEvent) -> None:
        """The first to ring is chosen, the keys work."""
        super().showEvent(event)
        if not isinstance(self.focusWidget(), QLineEdit):
            self.table.setFocus()

    def _show_line(self, visit_id: int) -> None:
        if self.entry.holds:
            return
        line = self._lines.get(visit_id)
        self.side.setVisible(line is not None)
        if line is None:
            self.entry.show_visit(None)
            return
        known = visit_sheet.briefing(line.id)
        self.briefing.show_briefing(known, line.is_key)
        self.entry.show_visit(known)

    def _pick(self, visit_id: int) -> None:
        """Another customer is clicked while it is asked what follows: nothing does."""
        if self.entry.waits_for_key:
            self.entry.lead_on("")
            self.table.choose(visit_id)

    def _remember(self) -> None:
        """Keep the order of the moment: saving takes a line out of it."""
        self._order = self.table.ids()

    def _after(self, visit_id: int) -> None:
        """Go on with the one below who was just entered; the list was read afresh meanwhile."""
        order = self.table.ids()
        wanted = next((one for one in self._after_which(visit_id) if one in order), order[0] if order else 0)
        self.table.choose(wanted)
        self._show_line(self.table.current_id())
        self.table.setFocus()

    def _after_which(self, visit_id: int) -> list[int]:
        order = self._order
        place = order.index(visit_id) if visit_id in order else -1
        return [*order[place + 1 :], *order[: max(place, 0)]]

    def _order_tabs(self) -> None:
        """Tab goes from the list to the answer, as the eye does."""
        entry = self.entry
        places = (
            self.plan, self.paper, self.table, *entry.buttons.values(), entry.when, entry.comment, entry.person,
            entry.visitor, entry.save_button,
        )  # fmt: skip
        for before, after in pairwise(places):
            QWidget.setTabOrder(before, after)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        self.day = QLabel(self)
        self.day.setProperty("role", "heading")
        self.count, self.late = chip("", parent=self), chip("", parent=self)
        self.plan = QPushButton(translate("visit", "Plan visits of contracts"), self)
        self.plan.setToolTip(translate("visit", "Some contracts in force have no return visit planned."))
        self.plan.clicked.connect(lambda _on: self.plan_contracts())
        self.paper = QPushButton(icon("print"), translate("visit", "Print the sheet"), self)
        self.paper.clicked.connect(lambda _on: self.print_sheet())
        for part in (self.day, self.count, self.late):
            head.addWidget(part)
        head.addStretch(1)
        for part in (self.plan, self.paper):
            head.addWidget(part)
        left = QWidget(self)
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE)
        column.addLayout(head)
        column.addWidget(self.table, 1)
        column.addWidget(self.nothing, 1)
        self.side = QWidget(self)
        beside = QVBoxLayout(self.side)
        beside.setContentsMargins(SPACE, 0, 0, 0)
        beside.setSpacing(SPACE)
        beside.addWidget(self.briefing, 1)
        beside.addWidget(self.entry)
        split = QSplitter(Qt.Orientation.Horizontal, self)
        split.addWidget(left)
        split.addWidget(self.side)
        split.setStretchFactor(0, 1)
        split.setSizes([720, 620])
        split.setChildrenCollapsible(False)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(SPACE * 2, SPACE, SPACE * 2, SPACE)
        whole.addWidget(split)


def when_words(line: SheetLine) -> str:
    """When a customer is to be rung: the time that was agreed, else since when it is due."""
    if line.call_back_at is not None:
        at = clock.local(line.call_back_at)
        return f"{at:%H:%M}" if at.date() == clock.today() else f"{at:%m-%d %H:%M}"
    days = (clock.today() - line.due_on).days
    return translate("visit", "{days} d late").format(days=days) if days > 0 else translate("visit", "today")


def _row(line: SheetLine) -> Row:
    tone = Tone.PAUSED if line.is_own else Tone.LATE if line.is_late else Tone.NORMAL
    occasion = visit_rules.MILESTONES.get(line.milestone, "") or visit_rules.SOURCES.get(line.source, "")
    name = f"★ {line.customer_name}" if line.is_key else line.customer_name
    first = Tone.DUE if line.call_back_at is not None and not line.is_late else tone
    own = Tone.PAUSED if line.is_own else Tone.NORMAL
    tries = str(line.attempts) if line.attempts else ""
    return Row(line.id, (when_words(line), name, shown(occasion), line.phone, tries), (first, own, own, own, own))
