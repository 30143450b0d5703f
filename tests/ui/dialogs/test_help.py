"""The help: complete in both languages, every tab has its page, every link leads somewhere."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.core import i18n
from app.domain.permissions import ROLES
from app.ui import i18n as translators
from app.ui.commands import UiCommand
from app.ui.dialogs.help import FIRST, OF_TAB, HelpWindow, topics
from app.ui.dialogs.shortcuts import ShortcutsDialog
from app.ui.workplace import tabs_for

LANGUAGES = ("en", "zh_CN")


@pytest.fixture
def window(qtbot: QtBot) -> Iterator[HelpWindow]:
    """The help at its first page."""
    parent = QWidget()
    qtbot.addWidget(parent)
    yield HelpWindow.show_topic("", lambda: [UiCommand("x", "Do it", "help", print, "Ctrl+J")], parent)
    parent.close()


def chosen(window: HelpWindow) -> str:
    item = window.list.currentItem()
    return item.text() if item else ""


def test_every_page_exists_in_both_languages() -> None:
    names = {language: [topic.name for topic in topics(language)] for language in LANGUAGES}
    assert names["en"] == names["zh_CN"]
    assert len(set(names["en"])) == len(names["en"]) >= 10
    for language in LANGUAGES:
        assert all(topic.title and len(topic.text) > 100 for topic in topics(language))
    assert all(re.search("[一-鿿]", topic.text) for topic in topics("zh_CN"))
    assert topics("fr") == topics("en")


def test_every_tab_has_its_page() -> None:
    tabs = {tab.name for role in ROLES for tab in tabs_for(role)}
    assert tabs == set(OF_TAB)
    assert set(OF_TAB.values()) | {FIRST} <= {topic.name for topic in topics("en")}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_link_leads_somewhere(language: str) -> None:
    pages = topics(language)
    targets = {target for topic in pages for target in re.findall(r"\]\(([^)]*)\)", topic.text)}
    assert targets <= {f"topic:{topic.name}" for topic in pages} | {"keys:"}
    assert "keys:" in targets


def test_it_opens_at_the_page_of_the_tab(qtbot: QtBot, window: HelpWindow) -> None:
    again = HelpWindow.show_topic("dispatch", list, window.parentWidget())
    assert again is window
    assert chosen(window) == next(topic.title for topic in topics(i18n.language()) if topic.name == "dispatch")


def test_pages_are_found_by_their_words_which_are_marked(window: HelpWindow) -> None:
    window.search.setText("tractor 241")
    assert window.list.count() == 1
    assert chosen(window) == "Service vouchers and printing"
    assert len(window.page.extraSelections()) >= 2
    window.search.setText("zebra")
    assert window.list.count() == 0
    assert not window.nothing.isHidden()
    window.search.clear()
    assert window.list.count() == len(topics("en"))


def test_links_are_followed_and_the_keys_are_in_reach(window: HelpWindow) -> None:
    window.page.anchorClicked.emit(QUrl("topic:clocks"))
    assert chosen(window) == "Fault levels and clocks"
    window.page.anchorClicked.emit(QUrl("keys:"))
    assert window.findChild(ShortcutsDialog)


def test_another_language_brings_its_own_pages(window: HelpWindow) -> None:
    translators.install("zh_CN")
    try:
        again = HelpWindow.show_topic("", list, window.parentWidget())
        assert again is not window
        assert chosen(again) == "一天怎么开始"
    finally:
        translators.install("en")
