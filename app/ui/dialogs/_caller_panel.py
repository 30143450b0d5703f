"""What the desk must know the moment it knows who is calling: cover, open calls, the last five calls, notes (R021)."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from app.core import clock
from app.core.i18n import translate
from app.services.service_call_file import CallerContext, CallSummary
from app.ui.call_words import call_state
from app.ui.theme import SPACE, Tone
from app.ui.widgets.cover_badge import CoverBadge
from app.ui.widgets.guarantee_note import GuaranteeNote
from app.ui.widgets.low_screen import LowScreenArea
from app.ui.widgets.screen_fit import in_letters, is_cramped, is_narrow
from app.ui.widgets.section import Section, chip, set_chip


class CallLine(QFrame):
    """A former call in three lines: when and how it stands, what it was, what helped. A click opens it."""

    clicked = Signal(int)

    def __init__(self, call: CallSummary, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._call_id = call.id
        self.setProperty("role", "card")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        head = QHBoxLayout()
        day = QLabel(f"{clock.local(call.received_at):%Y-%m-%d}  {call.number}", self)
        day.setProperty("role", "muted")
        day.setWordWrap(True)
        head.addWidget(day, 1)
        head.addWidget(chip(call_state(call.state), Tone.DUE if call.is_open else Tone.NORMAL, self))
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE, 4, SPACE, 5)
        column.setSpacing(1)
        column.addLayout(head)
        column.addWidget(_one_line(call.fault_text, self))
        if call.solution_text:
            helped = _one_line(f"→ {call.solution_text}", self)
            helped.setProperty("role", "muted")
            column.addWidget(helped)
        device = " ".join(part for part in (call.product_name, call.model, call.serial) if part)
        self.setToolTip("\n".join(part for part in (call.fault_text, call.solution_text, device) if part)[:800])

    def mouseReleaseEvent(self, event: object) -> None:
        """Ask to open it."""
        self.clicked.emit(self._call_id)


class CallerPanel(QWidget):
    """Empty until a customer is chosen; `call_wanted` asks to open a former call."""

    call_wanted = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = QLabel(self)
        self._name.setProperty("role", "heading")
        self._name.setWordWrap(True)
        self._marks = QHBoxLayout()
        self._key, self._status, self._count = chip("", parent=self), chip("", parent=self), chip("", parent=self)
        for label in (self._key, self._status, self._count):
            self._marks.addWidget(label)
        self._marks.addStretch(1)
        self.cover = CoverBadge(self)
        self.guarantee = GuaranteeNote(self)
        self._open = QLabel(self)
        self._open.setProperty("role", "error")
        self._open.setWordWrap(True)
        self._notes = QLabel(self)
        self._notes.setWordWrap(True)
        self._notes.setTextFormat(Qt.TextFormat.PlainText)
        self._last = Section(translate("caller", "Last calls"), self)
        self._lines = QVBoxLayout()
        self._lines.setSpacing(4)
        self._last.column.addLayout(self._lines)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE)
        column.addWidget(self._name)
        column.addLayout(self._marks)
        for widget in (self.cover, self.guarantee, self._open, self._notes, self._last):
            column.addWidget(widget)
        column.addStretch(1)
        self.show_caller(None)

    def show_caller(self, caller: CallerContext | None) -> None:
        """Show what is known of the caller."""
        for widget in (self._key, self._status, self._count, self._open, self._notes, self._last):
            widget.setVisible(caller is not None)
        while (item := self._lines.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        if caller is None:
            self._name.setText(translate("caller", "Who is calling?"))
            self.cover.clear()
            self.guarantee.set_notices(())
            return
        self._name.setText(caller.customer_name)
        set_chip(self._key, translate("caller", "★ Key customer") if caller.is_key_customer else "", Tone.DUE)
        inactive = caller.status == "inactive"
        set_chip(self._status, translate("caller", "Out of use") if inactive else "", Tone.LATE)
        set_chip(self._count, translate("caller", "Calls so far: {count}").format(count=caller.call_count))
        self.cover.show_verdict(caller.verdict)
        self.guarantee.set_notices(caller.notices)
        self._open.setVisible(bool(caller.open_calls))
        numbers = ", ".join(call.number for call in caller.open_calls[:3])
        self._open.setText(
            translate("caller", "Still open ({count}): {numbers}. Is this about one of them?").format(
                count=len(caller.open_calls), numbers=numbers
            )
        )
        self._notes.setVisible(bool(caller.notes))
        self._notes.setText(caller.notes[:400])
        self._last.setVisible(bool(caller.last_calls))
        for call in caller.last_calls:
            line = CallLine(call, self)
            line.clicked.connect(self.call_wanted)
            self._lines.addWidget(line)

    def text(self) -> str:
        """What is said about open calls (for tests and screen readers)."""
        return self._open.text() if not self._open.isHidden() else ""


def lay_beside(dialog: QWidget, fields: QWidget, panel: CallerPanel, width: int) -> QHBoxLayout:
    """The fields, scrolling, and what is known of the caller beside them; below where there is no room for both."""
    side = QFrame(dialog)
    side.setProperty("role", "surface")
    column = QVBoxLayout(side)
    column.setContentsMargins(SPACE * 2, SPACE, SPACE * 2, SPACE)
    column.addWidget(panel)
    scroll = QScrollArea(dialog)
    scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    scroll.setWidgetResizable(True)
    body = QHBoxLayout()
    body.setSpacing(0)
    body.addWidget(scroll, 1)
    if is_cramped(dialog):
        fields.layout().addWidget(side)  # pyright: ignore[reportOptionalMemberAccess]
    else:
        beside = LowScreenArea(side, dialog)
        beside.setFixedWidth(in_letters(dialog, 290 if is_narrow(dialog) else width))
        body.addWidget(beside)
    scroll.setWidget(fields)
    return body


def _one_line(text: str, parent: QWidget) -> QLabel:
    label = QLabel(text.replace("\n", " ")[:90], parent)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setMinimumWidth(60)
    return label
