"""What the parts of a complaint's record share: a heading that folds, and beside it the part in one line."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from app.core.errors import Bug
from app.core.i18n import language, shown
from app.domain.complaint_scheme import Words
from app.services.complaint_file import CaseFile
from app.ui.desk import Desk
from app.ui.icons import icon
from app.ui.theme import SPACE, Tone, mark
from app.ui.widgets.section import tool_button

Opener = Callable[[Desk, CaseFile, QWidget], object]
"""Opens what an event of a case asks for: `(desk, case, window)`."""


def words(text: Words) -> str:
    """A text of a scheme in the language of the program."""
    return text.zh if language() == "zh_CN" else text.en


class CaseSection(QWidget):
    """One part of the record of a complaint.

    A subclass names its `title` (marked) and the `states` in which it is this part's turn (it then stands open, before
    the others), puts its widgets under the heading with `add`, and shows a case in `fill`.
    """

    title: ClassVar[str] = ""
    states: ClassVar[frozenset[str]] = frozenset()
    folded = Signal(bool)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.case: CaseFile | None = None
        self._line = ""
        self.heading = QToolButton(self)
        self.heading.setText(shown(self.title))
        self.heading.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.heading.setAutoRaise(True)
        self.heading.setProperty("role", "fold")
        self.heading.clicked.connect(lambda _on: self._turn_over())
        self.summary = QLabel(self)
        self.summary.setProperty("role", "muted")
        self.summary.setTextFormat(Qt.TextFormat.PlainText)
        self.summary.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.tools = QHBoxLayout()
        self.tools.setSpacing(2)
        head = QHBoxLayout()
        head.setSpacing(SPACE // 2)
        head.addWidget(self.heading)
        head.addWidget(self.summary, 1)
        head.addLayout(self.tools)
        self.inside = QWidget(self)
        self.column = QVBoxLayout(self.inside)
        self.column.setContentsMargins(SPACE, 0, 0, SPACE // 2)
        self.column.setSpacing(4)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(2)
        outer.addLayout(head)
        outer.addWidget(self.inside)
        self.set_open(False)

    def fill(self, case: CaseFile) -> str | None:
        """Show a case; returns the part in one line (may be empty), None where the case has no such part."""
        raise Bug(f"{type(self).__name__} shows nothing")

    def show_case(self, case: CaseFile) -> None:
        """Show the part of a case, or nothing where it has none."""
        self.case = case
        line = self.fill(case)
        self.setVisible(line is not None)
        self._line = line or ""
        self.heading.setAccessibleDescription(self._line)
        self._elide()

    def is_turn(self, case: CaseFile) -> bool:
        """Whether it is this part that the case waits for."""
        return case.state in self.states

    def add(self, widget: QWidget) -> QWidget:
        """Put something under the heading."""
        self.column.addWidget(widget)
        return widget

    def add_button(self, meaning: str, text: str, clicked: Callable[[], object]) -> QToolButton:
        """Put a button at the end of the heading."""
        button = tool_button(meaning, text, clicked, self)
        self.tools.addWidget(button)
        return button

    def set_tone(self, tone: Tone) -> None:
        """How the line beside the heading stands."""
        mark(self.summary, tone=tone.value)

    @property
    def is_open(self) -> bool:
        """Whether what is under the heading is shown."""
        return not self.inside.isHidden()

    def set_open(self, is_open: bool) -> None:
        """Show or hide what is under the heading."""
        self.inside.setVisible(is_open)
        self.heading.setIcon(icon("down" if is_open else "right"))
        self._elide()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """As much of the line as there is room for."""
        super().resizeEvent(event)
        self._elide()

    def _turn_over(self) -> None:
        self.set_open(not self.is_open)
        self.folded.emit(self.is_open)

    def _elide(self) -> None:
        line = self._line.replace("\n", " ")
        room = max(self.summary.width() - 4, 0)
        self.summary.setText(self.summary.fontMetrics().elidedText(line, Qt.TextElideMode.ElideRight, room))
        self.summary.setToolTip(self._line if self.summary.text() != line else "")
