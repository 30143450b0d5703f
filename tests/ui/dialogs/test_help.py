"""The help: complete in both languages, every tab has its page, every link leads somewhere, all of it on paper."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.core import i18n
from app.documents._guide_album import Album, packed
from app.documents._guide_source import LANGUAGES, chapters
from app.ui import i18n as translators
from app.ui.commands import UiCommand
from app.ui.dialogs import _help_page
from app.ui.dialogs._help_page import HelpPage
from app.ui.dialogs.help import FIRST, HelpWindow
from app.ui.dialogs.shortcuts import ShortcutsDialog


@pytest.fixture
def window(qtbot: QtBot) -> Iterator[HelpWindow]:
    """The help at its first page."""
    parent = QWidget()
    qtbot.addWidget(parent)
    yield HelpWindow.show_page(FIRST, lambda: [UiCommand("x", "Do it", "help", print, "Ctrl+J")], parent)
    parent.close()


def test_it_opens_at_the_page_that_is_asked_for(window: HelpWindow) -> None:
    parent = window.parentWidget()
    assert parent is not None
    again = HelpWindow.show_page("dispatch", list, parent)
    assert again is window
    assert window.current == "dispatch"
    item = window.tree.currentItem()
    assert item is not None
    assert item.text(0) == "Dispatch"


def test_pages_are_found_by_their_words_which_are_marked(window: HelpWindow) -> None:
    window.search.setText("tractor 241")
    assert window.shown_topics() == ["vouchers"]
    assert window.current == "vouchers"
    assert len(window.page.extraSelections()) >= 2
    shown = [part for part in window._parts if not part.isHidden()]
    assert len(shown) == 1, "parts without a page are out of the way"
    window.search.setText("zebra")
    assert window.shown_topics() == []
    assert not window.nothing.isHidden()
    window.search.clear()
    assert len(window.shown_topics()) == len(chapters("en"))


def test_links_are_followed_and_the_keys_are_in_reach(window: HelpWindow) -> None:
    window.page.anchorClicked.emit(QUrl("topic:clocks"))
    assert window.current == "clocks"
    window.page.anchorClicked.emit(QUrl("keys:"))
    assert window.findChild(ShortcutsDialog)


def test_back_and_forward_lead_to_where_one_was(window: HelpWindow) -> None:
    assert not window.back.isEnabled()
    window.open_topic("complaints")
    window.page.verticalScrollBar().setValue(300)
    window.page.anchorClicked.emit(QUrl("topic:schemes"))
    QTest.keyClick(window, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert window.current == "complaints"
    assert window.page.verticalScrollBar().value() == 300
    QTest.keyClick(window, Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    assert window.current == "schemes"
    assert not window.forward.isEnabled()
    window.go_back()
    window.go_back()
    assert window.current == FIRST
    window.open_topic("trouble")
    assert not window.forward.isEnabled(), "a new way ends the old one"


def test_a_section_is_brought_to_the_top(window: HelpWindow) -> None:
    window.open_topic("trouble#disk")
    above = window.page.cursorForPosition(window.page.viewport().rect().topLeft()).block()
    text = above.text() + above.next().text() + above.next().next().text()
    assert "The disk" in text
    assert "{#" not in window.page.toPlainText(), "anchors are not for readers"
    chapter = window._items["trouble"]
    window.tree.setCurrentItem(chapter.child(0))
    assert window.page.verticalScrollBar().value() < 600


def heading_at_top(page: HelpPage) -> str:
    """The first heading that can be seen."""
    block = page.cursorForPosition(page.viewport().rect().topLeft()).block()
    while block.isValid() and not block.blockFormat().headingLevel():
        block = block.next()
    return block.text()


def test_a_window_that_opens_at_a_section_shows_it_also_when_its_pictures_and_its_width_change(qtbot: QtBot) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    window = HelpWindow.show_page("trouble#disk", list, parent)
    qtbot.waitExposed(window)
    page = window.page
    assert heading_at_top(page) == "The disk"
    window.resize(700, 500)
    qtbot.waitUntil(lambda: heading_at_top(page) == "The disk")
    page._fit()
    assert heading_at_top(page) == "The disk"
    page.verticalScrollBar().setValue(0)
    window.resize(800, 500)
    page._fit()
    assert heading_at_top(page) == "When something goes wrong", "who scrolls is left in peace"


def test_another_language_brings_its_own_pages(window: HelpWindow) -> None:
    parent = window.parentWidget()
    assert parent is not None
    translators.install("zh_CN")
    try:
        again = HelpWindow.show_page(FIRST, list, parent)
        assert again is not window
        assert again.topics[again.current].title == "一天怎么开始"
    finally:
        translators.install("en")


def test_pictures_fill_the_width_and_grow_by_a_click(
    window: HelpWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    picture = QImage(1366, 768, QImage.Format.Format_RGB32)
    picture.fill(QColor("teal"))
    assert picture.save(str(tmp_path / "home.png"))
    window.open_topic("tabs")
    assert "￼" not in window.page.toPlainText(), "a picture that this program lacks leaves no gap"
    assert "[" not in window.page.toPlainText()
    (tmp_path / "album").write_bytes(packed({"home": (tmp_path / "home.png").read_bytes()}, 8))
    monkeypatch.setattr(_help_page, "album", lambda _language: Album(tmp_path / "album"))
    window.open_topic("home")
    window.open_topic("tabs")
    assert window.page.toPlainText().count("￼") == 1
    kind = 2  # QTextDocument.ResourceType.ImageResource
    assert window.page.loadResource(kind, QUrl("tour:home")).width() < window.page.viewport().width()
    window.page.anchorClicked.emit(QUrl("picture:home"))
    assert window.page.loadResource(kind, QUrl("tour:home")).width() == 1366
    window.page.anchorClicked.emit(QUrl("picture:home"))
    assert window.page.loadResource(kind, QUrl("tour:home")).width() < window.page.viewport().width()


def test_only_links_of_the_help_are_in_the_pages() -> None:
    kinds = {
        target.partition(":")[0]
        for one in chapters(i18n.language())
        for target in re.findall(r"\]\(([^)]*)\)", one.text)
    }
    assert kinds == {"topic", "tour", "keys"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_asterisk_is_left_where_bold_was_meant(qapp: QApplication, language: str) -> None:
    """Markdown ends no bold between a sign and a letter: **投诉……**按钮 would be shown with its asterisks."""
    page = HelpPage(language)
    left = []
    for chapter in chapters(language):
        page.show_chapter(chapter)
        text = page.toPlainText().replace("138****5678", "")
        left += [(chapter.name, line) for line in text.splitlines() if "**" in line]
    page.deleteLater()
    assert left == []
