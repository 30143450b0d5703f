"""A card in the middle of an empty window: a title, a sentence, a form, one main button, the language at its foot."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QTimer, Signal
from PySide6.QtGui import QHideEvent, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from app.core import i18n
from app.ui.i18n import NAMES
from app.ui.theme import SPACE
from app.ui.widgets.screen_fit import in_letters, room_of

if TYPE_CHECKING:
    from app.ui.mnemonics import AltLetters

_AROUND = 64
"""What the window keeps beside a card, the bar of a window that is too low with it."""

_LETTERS_AFTER_MS = 150
"""Until the card is painted; nobody has read it before and pressed Alt."""


class Panel(QFrame):
    """What covers share. `language_wanted` carries the language picked at the foot."""

    language_wanted = Signal(str)

    help_page = ""
    """The page that F1 opens; without one the card has no help, as where the program is locked."""

    def __init__(self, title: str, text: str = "", width: int = 420, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._letters: AltLetters | None = None
        self.setProperty("role", "card")
        self._width = in_letters(self, width)
        self.setFixedWidth(self._width)
        self.title, self.text = QLabel(title), QLabel(text)
        self.title.setProperty("role", "title")
        self.text.setProperty("role", "muted")
        self.text.setWordWrap(True)
        if not text:
            self.text.hide()
        self.trouble = QLabel()
        self.trouble.setProperty("role", "error")
        self.trouble.setWordWrap(True)
        self.trouble.hide()
        self.body = QVBoxLayout()
        self.body.setSpacing(SPACE)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE * 4, SPACE * 3, SPACE * 4, SPACE * 2)
        column.setSpacing(SPACE)
        column.addWidget(self.title)
        column.addWidget(self.text)
        column.addSpacing(SPACE)
        column.addLayout(self.body)
        column.addWidget(self.trouble)
        self.foot = QHBoxLayout()
        self.foot.setSpacing(0)
        column.addLayout(self.foot)

    def _offer_help(self) -> None:
        """Once, when all else is there: Tab comes to it last."""
        if not self.help_page or self.foot.count():
            return
        button = QPushButton(self.tr("Help"))
        button.setProperty("role", "link")
        button.setAutoDefault(False)
        button.setObjectName("help")
        button.setToolTip(QKeySequence("F1").toString(QKeySequence.SequenceFormat.NativeText))
        button.clicked.connect(self.help)
        QShortcut(QKeySequence("F1"), self).activated.connect(self.help)
        self.foot.addWidget(button)
        self.foot.addStretch(1)

    def help(self) -> None:
        """F1 before anybody has signed in: it goes with the card, because who signs in has more of it."""
        from app.ui.dialogs.help import HelpWindow

        HelpWindow.show_page(self.help_page, list, self)

    def add_languages(self) -> None:
        """Offer the other languages at the foot, in their own words."""
        self._offer_help()
        if not self.help_page:
            self.foot.addStretch(1)
        for language, name in NAMES.items():
            button = QPushButton(name)
            button.setProperty("role", "link")
            button.setEnabled(language != i18n.language())
            button.clicked.connect(lambda _=False, chosen=language: self.language_wanted.emit(chosen))
            self.foot.addWidget(button)

    def showEvent(self, event: QShowEvent) -> None:
        """Give wrapped lines their height: a cover asks for a height, not for what the width makes of it.

        Enter presses the buttons here too.
        """
        from app.ui.enter_key import watch

        watch(self.window())
        self._offer_help()
        super().showEvent(event)
        self.setFixedWidth(min(self._width, room_of(self).width() - _AROUND))  # 200 % on a small screen
        self._fit()
        QTimer.singleShot(_LETTERS_AFTER_MS, self, self._show_letters)

    def _show_letters(self) -> None:
        """Alt shows letters here too, and in what opens above, as it does for whoever has signed in; in a dialog,
        where the program is locked, those of that person still do.
        """
        if self._letters is None and self.isVisible() and not isinstance(self.window(), QDialog):
            from app.ui.mnemonics import AltLetters

            self._letters = AltLetters(self)

    def hideEvent(self, event: QHideEvent) -> None:
        """The next card has its own, and the workplace; Alt may still be down."""
        super().hideEvent(event)
        if self._letters is not None:
            self._letters.take_back()
            self._letters.setParent(None)
            self._letters.deleteLater()
            self._letters = None

    def event(self, event: QEvent) -> bool:
        """What comes up later, such as what is wrong with a field, gets its height too."""
        answer = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest:
            self._fit()
        return answer

    def _fit(self) -> None:
        wanted = max(self.heightForWidth(self.width()), 0)  # -1 where no text wraps
        if wanted != self.minimumHeight():
            self.setMinimumHeight(wanted)

    def complain(self, text: str) -> None:
        """Say what is wrong with the whole; an empty text takes it back."""
        self.trouble.setText(text)
        self.trouble.setVisible(bool(text))
