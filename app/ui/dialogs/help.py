"""F1: the user guide beside the work, in the language of the window, found by typing; at the page about what is in
front.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt, QUrl
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QToolButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from app.core import i18n
from app.documents._guide_source import Chapter, parts
from app.ui.commands import UiCommand
from app.ui.dialogs._help_page import HelpPage
from app.ui.dialogs.shortcuts import ShortcutsDialog
from app.ui.guide_papers import GuidePapers
from app.ui.icons import icon
from app.ui.theme import SPACE
from app.ui.widgets.screen_fit import resize_within
from app.ui.widgets.search_box import SearchBox

FIRST = "home"
"""The page that helps with everything else."""

_NAME, _SECTION = Qt.ItemDataRole.UserRole, Qt.ItemDataRole.UserRole + 1
_TREE = 268


@dataclass(frozen=True)
class _Place:
    name: str
    scrolled: int


class HelpWindow(QDialog):
    """The contents on the left, the page on the right; links lead from one to another, Back leads back."""

    def __init__(
        self,
        commands: Callable[[], list[UiCommand]],
        parent: QWidget | None = None,
        papers: GuidePapers | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Help"))
        self.setWindowFlag(Qt.WindowType.WindowMaximizeButtonHint)
        self.setModal(False)
        self._commands, self._papers = commands, papers
        self.language = i18n.language()
        self.topics: dict[str, Chapter] = {}
        self.current = ""
        """The page that is shown, by its name."""
        self._parts: list[QTreeWidgetItem] = []
        self._items: dict[str, QTreeWidgetItem] = {}
        self._before: list[_Place] = []
        self._after: list[_Place] = []
        self._build_left()
        self._build_right()
        row = QHBoxLayout(self)
        row.setContentsMargins(SPACE * 2, SPACE * 2, SPACE * 2, SPACE * 2)
        row.setSpacing(SPACE * 2)
        row.addLayout(self._left)
        row.addLayout(self._right, 1)
        for keys, act in (
            (QKeySequence(QKeySequence.StandardKey.Find), self.search.setFocus),
            (QKeySequence("Alt+Left"), self.go_back),
            (QKeySequence("Alt+Right"), self.go_forward),
        ):
            QShortcut(keys, self).activated.connect(act)
        resize_within(self, 1040, 680)
        self._fill()
        self.open_topic(FIRST)
        self.search.setFocus()

    def _build_left(self) -> None:
        self.search = SearchBox(self.tr("Search in the help"))
        self.search.textChanged.connect(self._filter)
        self.tree = QTreeWidget()
        self.tree.setHeaderHidden(True)
        self.tree.setUniformRowHeights(True)
        self.tree.setFixedWidth(_TREE)
        self.tree.setAccessibleName(self.tr("Topics"))
        self.tree.currentItemChanged.connect(lambda item, _before: self._chosen(item))
        self.nothing = QLabel(self.tr("No page has these words."))
        self.nothing.setProperty("role", "muted")
        self.nothing.hide()
        keys = self._button("keyboard", self.tr("Keys"), self.show_keys)
        self._left = QVBoxLayout()
        for widget, stretch in ((self.search, 0), (self.nothing, 0), (self.tree, 1), (keys, 0)):
            self._left.addWidget(widget, stretch)

    def _build_right(self) -> None:
        self.back = self._arrow("back", self.tr("Back (Alt+Left)"), self.go_back)
        self.forward = self._arrow("forward", self.tr("Forward (Alt+Right)"), self.go_forward)
        self.print_button = self._button("print", self.tr("Print this chapter…"), self.print_chapter)
        self.save_button = self._button("export", self.tr("Save the guide as PDF…"), self.save_guide)
        bar = QHBoxLayout()
        for widget in (self.back, self.forward):
            bar.addWidget(widget)
        bar.addStretch(1)
        for widget in (self.print_button, self.save_button):
            widget.setVisible(self._papers is not None)
            bar.addWidget(widget)
        self.page = HelpPage(self.language)
        self.page.anchorClicked.connect(self._follow)
        close = QPushButton(self.tr("Close"))
        close.setAutoDefault(False)
        close.clicked.connect(self.close)
        self._right = QVBoxLayout()
        self._right.addLayout(bar)
        self._right.addWidget(self.page, 1)
        self._right.addWidget(close, 0, Qt.AlignmentFlag.AlignRight)

    def _button(self, picture: str, words: str, act: Callable[[], object]) -> QPushButton:
        button = QPushButton(icon(picture), words)
        button.setAutoDefault(False)
        button.clicked.connect(lambda _on: act())
        return button

    def _arrow(self, picture: str, words: str, act: Callable[[], object]) -> QToolButton:
        button = QToolButton()
        button.setIcon(icon(picture))
        button.setToolTip(words)
        button.setAccessibleName(words)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.clicked.connect(lambda _on: act())
        return button

    @classmethod
    def show_page(
        cls,
        topic: str,
        commands: Callable[[], list[UiCommand]],
        parent: QWidget,
        papers: GuidePapers | None = None,
    ) -> HelpWindow:
        """The same for a page by its name, with `#` and a section of it. A modal dialog must be the parent: it would
        hold up any other window.
        """
        window = parent.findChild(cls)
        if window is not None and window.language != i18n.language():
            window.close()
            window = None
        if window is None:
            window = cls(commands, parent, papers)
        window.search.clear()
        window.open_topic(topic)
        window.show()
        window.raise_()
        window.activateWindow()
        return window

    def open_topic(self, name: str) -> None:
        """Show a page; `name#section` brings that section of it to the top."""
        page, _, section = name.partition("#")
        if page not in self.topics:
            return
        self._show(page)
        if section:
            self.page.go_to_section(self.topics[page].sections.get(section, 0))

    def go_back(self) -> None:
        """To the page that was shown before."""
        self._step(self._before, self._after)

    def go_forward(self) -> None:
        """Undo the last step back."""
        self._step(self._after, self._before)

    def show_keys(self) -> None:
        """The table of keys."""
        ShortcutsDialog(self._commands(), self).open()

    def print_chapter(self) -> None:
        """Show the chapter as paper, from where it is printed."""
        if self._papers is not None and self.current:
            self._papers.print_chapter(self.language, self.topics[self.current])

    def save_guide(self) -> None:
        """Save the whole guide as a PDF."""
        if self._papers is not None:
            self._papers.save(self.language)

    def _fill(self) -> None:
        for part in parts(self.language):
            top = QTreeWidgetItem([part.title])
            top.setFlags(Qt.ItemFlag.ItemIsEnabled)
            font = top.font(0)
            font.setBold(True)
            top.setFont(0, font)
            top.setSizeHint(0, QSize(0, self.fontMetrics().height() + SPACE))  # and so of every row
            self.tree.addTopLevelItem(top)
            self._parts.append(top)
            top.setExpanded(True)
            for chapter in part.chapters:
                self.topics[chapter.name] = chapter
                item = self._items[chapter.name] = _item(top, chapter.title, chapter.name, 0)
                for place, heading in enumerate(chapter.headings, 1):
                    _item(item, heading, chapter.name, place)

    def _filter(self, text: str) -> None:
        words = text.casefold().split()
        first = ""
        for name, chapter in self.topics.items():
            has = all(word in chapter.text.casefold() for word in words)
            self._items[name].setHidden(not has)
            first = first or (name if has else "")
        for part in self._parts:
            part.setHidden(all(item.isHidden() for item in self._items.values() if item.parent() is part))
        self.nothing.setVisible(not first)
        if first and self._items[self.current].isHidden():
            self._show(first)
        self.page.mark_words(self.search.text().split())

    def shown_topics(self) -> list[str]:
        """The pages that the contents list now."""
        return [name for name, item in self._items.items() if not item.isHidden()]

    def _chosen(self, item: QTreeWidgetItem | None) -> None:
        if item is None or not item.data(0, _NAME):
            return
        self._show(item.data(0, _NAME))
        if section := item.data(0, _SECTION):
            self.page.go_to_section(section)

    def _show(self, name: str, *, remember: bool = True) -> None:
        if name != self.current:
            if self.current and remember:
                self._before.append(self._here())
                self._after.clear()
            self.current = name
            self.page.show_chapter(self.topics[name])
            self.page.mark_words(self.search.text().split())
            self.back.setEnabled(bool(self._before))
            self.forward.setEnabled(bool(self._after))
        item = self.tree.currentItem()
        if item is None or item.data(0, _NAME) != name:
            self.tree.setCurrentItem(self._items[name])
        self.tree.scrollToItem(self._items[name])

    def _here(self) -> _Place:
        return _Place(self.current, self.page.verticalScrollBar().value())

    def _step(self, taken: list[_Place], left: list[_Place]) -> None:
        if not taken:
            return
        place = taken.pop()
        left.append(self._here())
        self.search.clear()
        self._show(place.name, remember=False)
        self.page.verticalScrollBar().setValue(place.scrolled)

    def _follow(self, url: QUrl) -> None:
        if url.scheme() == "topic":
            self.search.clear()
            self.open_topic(url.path() + (f"#{url.fragment()}" if url.hasFragment() else ""))
        elif url.scheme() == "keys":
            self.show_keys()
        elif url.scheme() == "picture":
            self.page.enlarge(url.path())


def _item(above: QTreeWidgetItem, words: str, name: str, section: int) -> QTreeWidgetItem:
    item = QTreeWidgetItem(above, [words])
    item.setData(0, _NAME, name)
    item.setData(0, _SECTION, section)
    item.setToolTip(0, words)
    return item
