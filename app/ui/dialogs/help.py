"""F1: short pages about each task, in the language of the window, found by typing; beside the work, not over it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QKeySequence, QShortcut, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QTextBrowser,
    QTextEdit,
    QVBoxLayout,
    QWidget,
)

from app.core import i18n
from app.core.paths import resources
from app.ui.commands import UiCommand
from app.ui.dialogs.shortcuts import ShortcutsDialog
from app.ui.icons import icon
from app.ui.theme import SPACE, Tone, tone_wash
from app.ui.widgets.screen_fit import resize_within
from app.ui.widgets.search_box import SearchBox

FIRST = "home"
OF_TAB = {
    "home": "home",
    "customers": "customers",
    "devices": "customers",
    "contracts": "contracts",
    "inspections": "renewal",
    "repairs": "ledgers",
    "dispatch": "dispatch",
    "returned_parts": "returned_parts",
    "paper_return": "paper_return",
    "charges": "charges",
    "vouchers": "vouchers",
    "stores": "spare_parts",
    "voice": "voice",
    "complaints": "complaints",
    "visits": "visits",
    "care": "relationship",
    "boards": "boards",
    "reports": "reports",
    "history": "history",
    "head_office": "head_office",
}
"""Which page helps with which tab."""


@dataclass(frozen=True)
class Topic:
    """A page: its name (as links and tabs know it), its title, its text in Markdown."""

    name: str
    title: str
    text: str


def topics(language: str) -> list[Topic]:
    """The pages in their order; in English when a language has none.

    A file is named `NN_name.md`, its first line is the title.
    """
    folder = resources() / "help"
    files = sorted((folder / language).glob("*.md")) or sorted((folder / "en").glob("*.md"))
    return [_topic(file) for file in files]


def _topic(file: Path) -> Topic:
    text = file.read_text(encoding="utf-8")
    return Topic(file.stem.partition("_")[2], text.partition("\n")[0].lstrip("# ").strip(), text)


class HelpWindow(QDialog):
    """Pages on the left, the page on the right; links lead from one to another."""

    def __init__(self, commands: Callable[[], list[UiCommand]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Help"))
        self.setModal(False)
        self._commands = commands
        self.language = i18n.language()
        self.topics = {topic.name: topic for topic in topics(self.language)}
        self.search = SearchBox(self.tr("Search in the help"))
        self.search.textChanged.connect(self._filter)
        self.list = QListWidget()
        self.list.setObjectName("groups")
        self.list.setFixedWidth(220)
        self.list.setAccessibleName(self.tr("Topics"))
        self.list.currentItemChanged.connect(lambda item, _before: self._show(item))
        self.nothing = QLabel(self.tr("No page has these words."))
        self.nothing.setProperty("role", "muted")
        self.nothing.hide()
        self.page = QTextBrowser()
        self.page.setOpenLinks(False)
        self.page.anchorClicked.connect(self._follow)
        self.page.setAccessibleName(self.tr("Help"))
        self.page.document().setDocumentMargin(SPACE * 2)
        keys = QPushButton(icon("keyboard"), self.tr("Keys"))
        keys.setAutoDefault(False)
        keys.clicked.connect(lambda _on: self.show_keys())
        close = QPushButton(self.tr("Close"))
        close.setAutoDefault(False)
        close.clicked.connect(self.close)
        left = QVBoxLayout()
        for widget, stretch in ((self.search, 0), (self.nothing, 0), (self.list, 1), (keys, 0)):
            left.addWidget(widget, stretch)
        right = QVBoxLayout()
        right.addWidget(self.page, 1)
        right.addWidget(close, 0, Qt.AlignmentFlag.AlignRight)
        row = QHBoxLayout(self)
        row.setContentsMargins(SPACE * 2, SPACE * 2, SPACE * 2, SPACE * 2)
        row.setSpacing(SPACE * 2)
        row.addLayout(left)
        row.addLayout(right, 1)
        QShortcut(QKeySequence.StandardKey.Find, self).activated.connect(self.search.setFocus)
        resize_within(self, 940, 660)
        self._filter("")

    @classmethod
    def show_topic(cls, tab: str, commands: Callable[[], list[UiCommand]], parent: QWidget) -> HelpWindow:
        """Open the window, or bring it to the front, at the page that helps with a tab."""
        return cls.show_page(OF_TAB.get(tab, FIRST), commands, parent)

    @classmethod
    def show_page(cls, topic: str, commands: Callable[[], list[UiCommand]], parent: QWidget) -> HelpWindow:
        """The same for a page by its name. A modal dialog must be the parent: it would hold up any other window."""
        window = parent.findChild(cls)
        if window is not None and window.language != i18n.language():
            window.close()
            window = None
        if window is None:
            window = cls(commands, parent)
        window.search.clear()
        window.open_topic(topic)
        window.show()
        window.raise_()
        window.activateWindow()
        return window

    def open_topic(self, name: str) -> None:
        """Show a page."""
        for row in range(self.list.count()):
            if self.list.item(row).data(Qt.ItemDataRole.UserRole) == name:
                self.list.setCurrentRow(row)

    def show_keys(self) -> None:
        """The table of keys."""
        ShortcutsDialog(self._commands(), self).open()

    def _filter(self, text: str) -> None:
        words = text.casefold().split()
        before = self.list.currentItem()
        shown = str(before.data(Qt.ItemDataRole.UserRole)) if before else FIRST
        self.list.clear()
        for topic in self.topics.values():
            if all(word in topic.text.casefold() for word in words):
                item = QListWidgetItem(topic.title)
                item.setData(Qt.ItemDataRole.UserRole, topic.name)
                self.list.addItem(item)
        self.nothing.setVisible(self.list.count() == 0)
        self.open_topic(shown)
        if self.list.currentItem() is None and self.list.count():
            self.list.setCurrentRow(0)
        self._mark()

    def _show(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            self.page.setMarkdown(self.topics[item.data(Qt.ItemDataRole.UserRole)].text)
            self.page.moveCursor(QTextCursor.MoveOperation.Start)
            self._mark()

    def _follow(self, url: QUrl) -> None:
        if url.scheme() == "topic":
            self.search.clear()
            self.open_topic(url.path())
        elif url.scheme() == "keys":
            self.show_keys()

    def _mark(self) -> None:
        """Mark what was searched for, and bring the first place into sight."""
        found: list[QTextEdit.ExtraSelection] = []
        ground = QTextCharFormat()
        ground.setBackground(tone_wash(Tone.DUE))
        for word in self.search.text().split():
            cursor = self.page.document().find(word)
            while not cursor.isNull():
                selection = QTextEdit.ExtraSelection()
                selection.cursor, selection.format = cursor, ground
                found.append(selection)
                cursor = self.page.document().find(word, cursor)
        self.page.setExtraSelections(found)
        if found:
            place = QTextCursor(found[0].cursor)
            place.clearSelection()
            self.page.setTextCursor(place)
