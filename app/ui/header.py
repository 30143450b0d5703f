"""The head of the window: where we are, find anything, register a call, who is here."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QMenu,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from app.ui.icons import icon
from app.ui.theme import SPACE

_BESIDE_WORDS = 56
"""Pixels of a button beside its words: the icon, the frame, some room."""


class Header(QFrame):
    """Branch and company on the left, the way to everything in the middle, main button and person on the right."""

    search_wanted = Signal()
    call_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("header")
        self.setMinimumHeight(48)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._branch, self._company = QLabel(), QLabel()
        self._branch.setProperty("role", "heading")
        self._company.setProperty("role", "muted")
        names = QVBoxLayout()
        names.setSpacing(0)
        names.addStretch(1)
        names.addWidget(self._branch)
        names.addWidget(self._company)
        names.addStretch(1)
        self.search = QPushButton(icon("search", token="header_muted"), "")
        self.search.setMinimumWidth(160)
        self.search.setMaximumWidth(460)
        self.search.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.search.clicked.connect(self.search_wanted)
        self.call = QPushButton(icon("register_call", token="header"), "")
        self.call.setProperty("role", "primary")
        self.call.setToolTip("Ctrl+N")
        self.call.clicked.connect(self.call_wanted)
        self.person = QToolButton()
        self.person.setIcon(icon("user", token="on_header"))
        self.person.setIconSize(QSize(20, 20))
        self.person.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.person.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        row = QHBoxLayout(self)
        row.setContentsMargins(SPACE * 2, 0, SPACE, 0)
        row.setSpacing(SPACE)
        row.addLayout(names)
        row.addStretch(1)
        row.addWidget(self.search, 4)
        row.addStretch(1)
        row.addWidget(self.call)
        row.addWidget(self.person)
        self.show_nobody()

    def show_nobody(self, branch: str = "") -> None:
        """Before anybody has signed in: only the name of the house."""
        self._branch.setText(branch or self.tr("Aftercare"))
        self._company.setText(self.tr("After-sales service desk"))
        self._company.setVisible(self._company.text() != self._branch.text())
        for part in (self.search, self.call, self.person):
            part.hide()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The line that leads to everything says as much as there is room for."""
        super().resizeEvent(event)
        self._word_search()

    def _word_search(self) -> None:
        """All of it, or what is most needed; a screen reader hears all of it."""
        whole = self.tr("Find a customer, number, serial, command …   Ctrl+K")
        short = self.tr("Find …   Ctrl+K")
        room = min(self.search.width(), self.search.maximumWidth()) - _BESIDE_WORDS
        self.search.setAccessibleName(whole)
        self.search.setText(whole if self.search.fontMetrics().horizontalAdvance(whole) <= room else short)

    def show_person(self, branch: str, company: str, person: str, role: str, *, may_register: bool) -> None:
        """Somebody works here now."""
        self._branch.setText(branch)
        self._company.setText(company)
        self._company.setVisible(bool(company))
        self.person.setText(f"{person} · {role}")
        self.person.setAccessibleName(self.tr("Signed in as {name}").format(name=person))
        self._word_search()
        self.call.setText(self.tr("Register a call"))
        self.call.setVisible(may_register)
        self.search.show()
        self.person.show()

    def set_menu(self, menu: QMenu) -> None:
        """The menu behind the person."""
        old = self.person.menu()
        self.person.setMenu(menu)
        if old is not None:
            old.deleteLater()
