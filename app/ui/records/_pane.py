"""What every record pane does: read one record, read it again when it changed, say why there is nothing to show."""

from __future__ import annotations

import re

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QScrollArea, QStackedLayout, QVBoxLayout, QWidget

from app.core.changes import Changes
from app.core.errors import Bug, UserError
from app.core.i18n import translate
from app.services import personal_data
from app.ui.desk import Desk
from app.ui.records import RecordWidget
from app.ui.theme import SPACE
from app.ui.widgets.empty_state import EmptyState
from app.ui.widgets.low_screen import LowScreenArea
from app.ui.widgets.section import link_button

_LONG_WORD = re.compile(r"[!-~]{24}")
_LEAST_HEIGHT = 160
"""A record makes do with this where the window is low, and scrolls."""


class LivePane(RecordWidget):
    """A pane that reads itself afresh when one of `kinds` changed: at once when seen, else when next seen."""

    kinds: tuple[str, ...] = ()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self._stale = False
        self.body = _Body(self)
        self.nothing = EmptyState(translate("record", "Nothing is chosen."), meaning="empty")
        self.masked = _MaskedStrip(self)
        self.masked.asked.connect(self.show_numbers)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.masked)
        self._stack = QStackedLayout()
        self._stack.setContentsMargins(0, 0, 0, 0)
        column.addLayout(self._stack, 1)
        self._stack.addWidget(self.nothing)
        self._area = LowScreenArea(self.body, self, least=_LEAST_HEIGHT)
        self._stack.addWidget(self._area)
        desk.bus.changed.connect(self._changed)

    def show_record(self, row_id: int) -> None:
        """Show a record; 0 empties the pane."""
        self.row_id = row_id
        self.reload()

    def reload(self) -> None:
        """Read the record again."""
        self._stale = False
        if not self.row_id:
            self.nothing.explain(translate("record", "Nothing is chosen."))
            self._stack.setCurrentWidget(self.nothing)
            self.masked.hide()
            return
        before = personal_data.hidden()
        try:
            self.read(self.row_id)
        except UserError as error:
            self.nothing.explain(error.text)
            self._stack.setCurrentWidget(self.nothing)
            self.masked.hide()
            return
        self._stack.setCurrentWidget(self._area)
        can_ask = bool(self.kinds) and personal_data.may_be_shown(self.kinds[0])
        self.masked.setVisible(can_ask and personal_data.hidden() > before)

    def show_numbers(self) -> None:
        """Show the telephone numbers of this record; that is on record."""
        if self.row_id and self.desk.bus.run(personal_data.unmask, kind=self.kinds[0], row_id=self.row_id):
            self.reload()

    def read(self, row_id: int) -> None:
        """Read the record and fill the body. Raises UserError when it is not there or not to be seen."""
        raise Bug(f"{type(self).__name__} does not say this")

    def showEvent(self, event: QShowEvent) -> None:
        """Make up for what was missed."""
        super().showEvent(event)
        if self._stale:
            self.reload()

    def _changed(self, changes: Changes) -> None:
        if not self.row_id or not changes.touches(*self.kinds):
            return
        if self.isVisible():
            self.reload()
        else:
            self._stale = True


class _MaskedStrip(QWidget):
    """Says that numbers are masked, and shows them by one click."""

    asked = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        told = QLabel(translate("record", "Telephone numbers are masked."), self)
        told.setProperty("role", "muted")
        self.button = link_button(translate("record", "Show them"), self.asked.emit, self, flush=True)
        self.button.setToolTip(translate("record", "Who looked, and when, is kept in the history."))
        row = QHBoxLayout(self)
        row.setContentsMargins(SPACE * 2, SPACE // 2, SPACE * 2, 0)
        row.addWidget(told)
        row.addWidget(self.button)
        row.addStretch(1)
        self.hide()


class _Body(QWidget):
    """Wants to be as high as its parts at their smallest, so that a pane scrolls only where even that has no room."""

    def heightForWidth(self, width: int) -> int:
        """As `totalMinimumHeightForWidth` of its layout."""
        layout = self.layout()
        return -1 if layout is None else layout.totalMinimumHeightForWidth(width)


class Head(QFrame):
    """The head of a record: number, title, chips, and what is beside them."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.number = QLabel(self)
        self.number.setProperty("role", "muted")
        self.number.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.title = QLabel(self)
        self.title.setProperty("role", "heading")
        self.title.setTextFormat(Qt.TextFormat.PlainText)
        self.title.setWordWrap(True)
        self.subtitle = QLabel(self)
        self.subtitle.setProperty("role", "muted")
        self.subtitle.setTextFormat(Qt.TextFormat.PlainText)
        self.subtitle.setWordWrap(True)
        self.chips = QHBoxLayout()
        self.chips.setSpacing(SPACE // 2)
        top = QHBoxLayout()
        top.addWidget(self.number)
        top.addStretch(1)
        top.addLayout(self.chips)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addLayout(top)
        column.addWidget(self.title)
        column.addWidget(self.subtitle)

    def set_words(self, number: str, title: str, subtitle: str = "") -> None:
        """Show the three lines; an empty subtitle takes no room."""
        self.number.setText(number)
        self.title.setText(breakable(title))
        self.subtitle.setText(breakable(subtitle))
        self.subtitle.setVisible(bool(subtitle))


def breakable(text: str) -> str:
    """The same to look at, with places where a line may end inside what has no spaces (a pasted address, a log).

    A label is never narrower than its longest word: one such fault would push the window off the screen.
    """
    return _LONG_WORD.sub(lambda found: found[0] + "\u200b", text)


def scrolled(widget: QWidget) -> QScrollArea:
    """A tab's contents that scroll when they are high."""
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setWidget(widget)
    return area


def bare(widget: QWidget) -> QWidget:
    """A part of its own with nothing around the widget; what is to be said of it stands above."""
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.addWidget(widget)
    return holder


def stacked(*widgets: QWidget) -> QWidget:
    """Widgets under one another, with room between."""
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, SPACE, 0, 0)
    column.setSpacing(SPACE * 2)
    for widget in widgets:
        column.addWidget(widget)
    column.addStretch(1)
    return holder
