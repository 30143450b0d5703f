"""Messages in a strip instead of boxes: one sentence, one thing to do about it, gone by itself unless it must stay."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QToolButton, QWidget

from app.ui.icons import icon
from app.ui.prompts import Message
from app.ui.theme import SPACE, Tone, mark

_SECONDS = {Tone.NORMAL: 6, Tone.DONE: 8, Tone.DUE: 12, Tone.LATE: 20, Tone.PAUSED: 8}
_ICONS = {
    Tone.NORMAL: "info",
    Tone.DONE: "tone_done",
    Tone.DUE: "warning",
    Tone.LATE: "error",
    Tone.PAUSED: "tone_paused",
}


class MessageStrip(QFrame):
    """Shows the latest message; one that stays comes back when a passing one has gone."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("strip")
        self._staying: list[Message] = []
        self._message: Message | None = None
        self._mark = QLabel()
        self._text = QLabel()
        self._text.setWordWrap(True)
        self._text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._text.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._verb = QPushButton()
        self._verb.setProperty("role", "link")
        self._verb.clicked.connect(self._act)
        self._close = QToolButton()
        self._close.setIcon(icon("close"))
        self._close.setIconSize(QSize(14, 14))
        self._close.setToolTip(self.tr("Close this message"))
        self._close.setAccessibleName(self.tr("Close this message"))
        self._close.clicked.connect(self.dismiss)
        row = QHBoxLayout(self)
        row.setContentsMargins(SPACE * 2, 3, SPACE, 3)
        row.setSpacing(SPACE)
        row.addWidget(self._mark)
        row.addWidget(self._text, 1)
        row.addWidget(self._verb)
        row.addWidget(self._close)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._passed)
        self.hide()

    @property
    def message(self) -> Message | None:
        """What is shown now."""
        return self._message

    def show_message(self, message: Message) -> None:
        """Show a message in place of the one before."""
        if message.stays:
            self._staying = [one for one in self._staying if one.text != message.text] + [message]
        self._put(message)

    def dismiss(self) -> None:
        """Take away what is shown now."""
        if self._message in self._staying:
            self._staying.remove(self._message)
        self._passed()

    def clear(self) -> None:
        """Take away everything (sign-out)."""
        self._staying.clear()
        self._passed()

    def _put(self, message: Message) -> None:
        self._message = message
        self._mark.setPixmap(icon(_ICONS[message.tone], message.tone).pixmap(QSize(18, 18)))
        self._text.setText(message.text)
        self._verb.setText(message.verb)
        self._verb.setVisible(bool(message.verb))
        mark(self, tone=message.tone.value)
        self.setAccessibleName(message.text)
        self.show()
        if message.stays:
            self._timer.stop()
        else:
            self._timer.start(_SECONDS[message.tone] * 1000 + 40 * len(message.text))

    def _passed(self) -> None:
        self._timer.stop()
        self._message = None
        if self._staying:
            self._put(self._staying[-1])
        else:
            self.hide()

    def _act(self) -> None:
        message = self._message
        self.dismiss()
        if message and message.action:
            message.action()
