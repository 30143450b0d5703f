"""The quiet panel at the side: how far the walk is, what to do now, and the ways to leave it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from app.core.i18n import translate
from app.ui.theme import SPACE, mark
from app.ui.widgets.section import empty_layout, tool_button

WIDTH = 264
_SIGN = 18
DONE, SKIPPED, NOW, AHEAD = "done", "skipped", "now", "ahead"
_SIGNS = {DONE: "✓", SKIPPED: "–", NOW: "▸", AHEAD: "·"}


class FirstDayPanel(QFrame):
    """Shows what it is told. `begin` and `decline` of the offer, `skip`, `again`, `leave` on the way."""

    begin = Signal()
    decline = Signal()
    skip = Signal()
    again = Signal()
    leave = Signal()
    left_by_key = Signal()
    gone = Signal()
    """Taken away, by whomever."""

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("first_day")
        self.setProperty("role", "surface")
        self.setFixedWidth(WIDTH)
        self.setAccessibleName(title)
        heading = QLabel(title, self)
        heading.setProperty("role", "heading")
        heading.setWordWrap(True)
        words = translate("first_day", "Leave the walk-through; go on with it from the menu at any time")
        self.close_button = tool_button("close", words, self.leave.emit, self)
        head = QHBoxLayout()
        head.addWidget(heading, 1)
        head.addWidget(self.close_button, 0, Qt.AlignmentFlag.AlignTop)
        self.progress = QLabel(self)
        self.progress.setProperty("role", "muted")
        self.list = QVBoxLayout()
        self.list.setSpacing(2)
        self.lines: list[QLabel] = []
        rule = QFrame(self)
        rule.setProperty("role", "rule")
        self.title, self.text = QLabel(self), QLabel(self)
        self.title.setProperty("role", "heading")
        self.title.setWordWrap(True)
        self.text.setWordWrap(True)
        self.text.setTextFormat(Qt.TextFormat.MarkdownText)
        self.text.setAlignment(Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout()
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE)
        for part in (self.progress, self.list, rule, self.title, self.text):
            column.addLayout(part) if isinstance(part, QVBoxLayout) else column.addWidget(part)
        column.addStretch(1)
        inner = QWidget(self)
        inner.setProperty("role", "page")
        inner.setLayout(column)
        area = QScrollArea(self)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(inner)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(SPACE * 2, SPACE, SPACE * 2, SPACE * 2)
        whole.setSpacing(SPACE)
        whole.addLayout(head)
        whole.addWidget(area, 1)
        self._buttons(whole)

    def _buttons(self, column: QVBoxLayout) -> None:
        self.begin_button = QPushButton(translate("first_day", "Begin"), self)
        self.begin_button.setProperty("role", "primary")
        self.decline_button = QPushButton(translate("first_day", "Not now"), self)
        self.skip_button = QPushButton(translate("first_day", "Skip this step"), self)
        self.again_button = QPushButton(translate("first_day", "Begin again"), self)
        self.leave_button = QPushButton(translate("first_day", "Leave for now"), self)
        for button, signal in (
            (self.begin_button, self.begin),
            (self.decline_button, self.decline),
            (self.skip_button, self.skip),
            (self.again_button, self.again),
            (self.leave_button, self.leave),
        ):
            button.setAutoDefault(False)
            button.clicked.connect(lambda _on, signal=signal: signal.emit())
            column.addWidget(button)

    def offer(self, intro: str, titles: Sequence[str]) -> None:
        """Ask whether somebody wants to walk."""
        self._list([(AHEAD, title) for title in titles])
        count = len(titles)
        self.progress.setText(translate("first_day", "{count} steps").format(count=count))
        self.title.hide()
        self.text.setText(intro)
        self._show(self.begin_button, self.decline_button)

    def show_step(self, number: int, steps: Sequence[tuple[str, str]], title: str, text: str) -> None:
        """The step `number` (from 1); `steps` are all of them with how they stand."""
        self._list(steps)
        words = translate("first_day", "Step {number} of {count}").format(number=number, count=len(steps))
        self.progress.setText(words)
        self.title.setText(title)
        self.title.show()
        self.text.setText(text)
        self.setAccessibleDescription(f"{words}: {title}")
        self._show(self.skip_button, self.again_button, self.leave_button)

    def show_end(self, steps: Sequence[tuple[str, str]], text: str) -> None:
        """All was done or skipped."""
        self._list(steps)
        done = sum(state == DONE for state, _ in steps)
        self.progress.setText(translate("first_day", "{done} of {count} done").format(done=done, count=len(steps)))
        self.title.setText(translate("first_day", "That was the first day"))
        self.title.show()
        self.text.setText(text)
        self._show(self.again_button, self.leave_button)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape goes back to the work; the panel stays."""
        if event.key() == Qt.Key.Key_Escape:
            self.left_by_key.emit()
        else:
            super().keyPressEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        """Taken away, not only covered or minimised."""
        super().hideEvent(event)
        if self.isHidden():
            self.gone.emit()

    def take_focus(self) -> None:
        """Put the keys here: on the first button that is shown."""
        for button in (self.begin_button, self.skip_button, self.again_button):
            if not button.isHidden():
                button.setFocus(Qt.FocusReason.ShortcutFocusReason)
                return

    def _list(self, steps: Sequence[tuple[str, str]]) -> None:
        empty_layout(self.list)
        self.lines = []
        for state, title in steps:
            sign, line = QLabel(_SIGNS[state], self), QLabel(title, self)
            sign.setFixedWidth(_SIGN)
            line.setWordWrap(True)
            row = QHBoxLayout()
            row.setSpacing(0)
            for label in (sign, line):
                label.setProperty("role", "value" if state == NOW else "muted")
                mark(label, tone="done" if state == DONE else "")
                row.addWidget(label, 1 if label is line else 0, Qt.AlignmentFlag.AlignTop)
            line.setAccessibleName(f"{_SIGNS[state]} {title}")
            self.list.addLayout(row)
            self.lines.append(line)

    def _show(self, *wanted: QPushButton) -> None:
        for button in (
            self.begin_button, self.decline_button, self.skip_button, self.again_button, self.leave_button,
        ):  # fmt: skip
            button.setVisible(button in wanted)
