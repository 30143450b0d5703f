"""What a form says when something typed is back: that it is, what found no place, and what others changed meanwhile."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from app.core.i18n import translate
from app.ui.desktop.typed_meanwhile import Changed
from app.ui.prompts import Message
from app.ui.tab_order import arrange
from app.ui.theme import SPACE, Tone, mark
from app.ui.widgets.message_strip import MessageStrip
from app.ui.widgets.section import link_button

_MOST = 3
"""So many changed fields have a line of their own; the others share one."""
_NAMED = 400
"""So many characters are shown of what found no place."""


class TypedStrip(QWidget):
    """The words and *Discard*; under them a line for each field that was changed meanwhile.

    `choose(changes, takes_theirs)` puts the one or the other value into the fields.
    """

    def __init__(
        self,
        words: str,
        discard: Callable[[], object],
        changes: Sequence[Changed],
        choose: Callable[[Sequence[Changed], bool], object],
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._choose = choose
        self.message = MessageStrip(self)
        self.message.setObjectName("typed_again")
        self.message.show_message(Message(words, Tone.NORMAL, translate("form", "Discard"), discard, stays=True))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.message)
        for some in _in_lines(changes):
            column.addWidget(self._line(some))

    def over(self) -> None:
        """It was discarded: nothing to choose any more."""
        self.hide()

    def _line(self, changes: Sequence[Changed]) -> QFrame:
        line = QFrame(self)
        line.setObjectName("strip")
        mark(line, tone=Tone.DUE.value)
        words = changes[0].words
        if len(changes) > 1:
            words = translate("form", "Also changed meanwhile: {what}").format(
                what=" ".join(one.words for one in changes)
            )
        told = QLabel(words, line)
        told.setWordWrap(True)
        row = QHBoxLayout(line)
        row.setContentsMargins(SPACE * 2, 2, SPACE * 2, 2)
        row.addWidget(told, 1)
        button = link_button(translate("form", "Take that"), lambda: self._turn(button, changes), line)
        button.setAccessibleDescription(words)
        row.addWidget(button)
        return line

    def _turn(self, button: QPushButton, changes: Sequence[Changed]) -> None:
        takes_theirs = not button.property("theirs")
        button.setProperty("theirs", takes_theirs)
        button.setText(translate("form", "Take what I typed") if takes_theirs else translate("form", "Take that"))
        self._choose(changes, takes_theirs)


def back_words(typed: Mapping[str, Any], left: Mapping[str, Any], *, in_page: bool = False) -> str:
    """Whether what was typed is back; what found no place stands there to be read.

    A part of a page keeps it also where another record was only chosen meanwhile.
    """
    if not left and in_page:
        return translate("form", "What you had typed here and not saved is back.")
    if not left:
        return translate("form", "What you had typed here when the program was closed is back.")
    words = " · ".join(found for value in left.values() if (found := _readable(value)))
    words = words if len(words) <= _NAMED else f"{words[:_NAMED]}…"
    if len(left) < len(typed):
        text = translate("form", "What you had typed here is back, but for what has no place here any more: {words}")
    else:
        text = translate("form", "What you had typed here has no place here any more: {words}")
    return text.format(words=words or "–")


def put_on_top(strip: TypedStrip, window: QWidget) -> None:
    """Above everything else in a window, and Tab begins there."""
    layout = window.layout()
    if isinstance(layout, QBoxLayout) and layout.direction() is QBoxLayout.Direction.TopToBottom:
        layout.insertWidget(0, strip)
        arrange(window)
    elif layout is not None:
        layout.setMenuBar(strip)
    strip.show()


def _in_lines(changes: Sequence[Changed]) -> list[Sequence[Changed]]:
    alone, rest = changes[:_MOST], changes[_MOST:]
    return [*([one] for one in alone), *([rest] if rest else [])]


def _readable(value: Any) -> str:
    if isinstance(value, dict):
        value = list(value.values())
    if isinstance(value, list):
        return " ".join(found for one in value if (found := _readable(one)))
    return value.strip() if isinstance(value, str) else ""
