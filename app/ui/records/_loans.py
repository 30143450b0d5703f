"""What was lent for a call or a device in repair, and what was promised: the promise, its loans, the way to lend."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

from app.core import clock
from app.core.i18n import translate
from app.domain import permissions
from app.domain.workflows import loan as workflow
from app.services import loan_file, loaner_promises
from app.services.loan_file import LoanEntry
from app.services.loaner_promises import Promise
from app.ui.desk import Desk
from app.ui.dialogs.lend_unit import LendUnitDialog
from app.ui.dialogs.loan_actions import DeclineLoanerDialog
from app.ui.theme import SPACE, Tone, mark
from app.ui.widgets.section import Row, Section, SmallTable

_TONES = {"lent": Tone.DUE, "returned": Tone.DONE, "lost": Tone.LATE}
_PROMISE_TONES = {"late": Tone.LATE, "owed": Tone.DUE, "kept": Tone.DONE}


class PromiseLine(QWidget):
    """The promise to lend in a sentence, with what settles it; hidden where nothing is promised."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._call_id = desk, 0
        self.words = QLabel(self)
        self.words.setWordWrap(True)
        self.words.setProperty("chip", True)
        self.lend = QPushButton(translate("loan", "Lend…"), self)
        self.lend.clicked.connect(lambda _on: lend_for_call(self._desk, self._call_id, self.window()))
        self.decline = QPushButton(translate("loan", "None wanted…"), self)
        self.decline.clicked.connect(lambda _on: DeclineLoanerDialog(self._desk, self._call_id, self.window()).open())
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE // 2)
        row.addWidget(self.words, 1)
        row.addWidget(self.lend)
        row.addWidget(self.decline)

    def show_call(self, call_id: int) -> None:
        """Show what is promised for a call."""
        self._call_id = call_id
        role = self._desk.session.role
        promise = loaner_promises.of_call(call_id) if permissions.allowed(role, "loaner.view", own=True) else None
        self.setVisible(promise is not None and promise.state != "waiting")
        if promise is None:
            return
        self.words.setText(promise_words(promise))
        mark(self.words, tone=_PROMISE_TONES.get(promise.state, Tone.NORMAL).value)
        may_settle = promise.state in ("owed", "late") and permissions.allowed(role, "loaner.lend")
        self.lend.setVisible(may_settle)
        self.decline.setVisible(may_settle)


class LoansSection(Section):
    """The loans of a call or of a device in repair; Enter opens one."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(translate("loan", "Loaners"), parent)
        self._desk = desk
        self._call_id = self._part_id = 0
        self.lend_button = self.add_button("loaners", translate("loan", "Lend a unit"), self.lend)
        heads = (
            translate("loan", "Loan"), translate("loan", "Unit"), translate("loan", "Back by"),
            translate("loan", "State"),
        )  # fmt: skip
        self.table = SmallTable(heads, stretch=1, most=3)
        self.table.setAccessibleName(translate("loan", "Loaners"))
        self.table.opened.connect(lambda row_id: desk.open_record("loan", row_id))
        self.add(self.table)

    def show_call(self, call_id: int, *, may_lend: bool) -> None:
        """Show what was lent for a call."""
        self._call_id, self._part_id = call_id, 0
        self._show(loan_file.of_call(call_id) if self._may_view() else (), may_lend)

    def show_part(self, call_id: int, returned_part_id: int, *, may_lend: bool) -> None:
        """Show what was lent while a device is in repair."""
        self._call_id, self._part_id = call_id, returned_part_id
        self._show(loan_file.of_returned_part(returned_part_id) if self._may_view() else (), may_lend)

    def lend(self) -> None:
        """Lend a unit."""
        LendUnitDialog(self._desk, self._call_id, self._part_id, parent=self.window()).open()

    def _may_view(self) -> bool:
        return permissions.allowed(self._desk.session.role, "loaner.view", own=True)

    def _show(self, lines: Sequence[LoanEntry], may_lend: bool) -> None:
        today = clock.today()
        rows = []
        for line in lines:
            late = Tone.LATE if line.state == "lent" and line.due_on < today else Tone.NORMAL
            texts = (
                line.number, f"{line.unit} {line.unit_serial}".strip(), line.due_on.isoformat(),
                workflow.state_label(line.state),
            )  # fmt: skip
            rows.append(Row(line.id, texts, (Tone.NORMAL, Tone.NORMAL, late, _TONES.get(line.state, Tone.NORMAL))))
        self.table.put(rows)
        self.table.setVisible(bool(rows))
        may_lend = may_lend and permissions.allowed(self._desk.session.role, "loaner.lend")
        self.lend_button.setVisible(may_lend)
        self.setVisible(bool(rows) or may_lend)


def lend_for_call(desk: Desk, call_id: int, parent: QWidget | None = None) -> None:
    """Ask which unit is lent for a call."""
    LendUnitDialog(desk, call_id=call_id, parent=parent).open()


def promise_words(promise: Promise) -> str:
    """A promise in a sentence."""
    time = f"{clock.local(promise.due_at):%m-%d %H:%M}"
    match promise.state:
        case "late":
            return translate("loan", "A loaner was promised by {time}: none is lent yet.").format(time=time)
        case "owed":
            return translate("loan", "The repair drags on: a loaner is promised by {time}.").format(time=time)
        case "kept":
            return translate("loan", "Loaner lent with {number}.").format(number=promise.words)
        case "declined":
            return translate("loan", "No loaner wanted: {words}").format(words=promise.words)
    return ""
