"""F1 where it is pressed most: in a form that holds up every other window; and the house's keys in record windows."""

# ruff: noqa: F401, F811 - the journeys' fixtures are imported by name

from __future__ import annotations

import re
from pathlib import Path

import pytest
from PySide6.QtGui import QShortcut
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from pytestqt.qtbot import QtBot

from app.core.i18n import shown
from app.documents._guide_items import KEYS
from app.documents._guide_source import LANGUAGES, chapters
from app.domain.permissions import ROLES
from app.ledgers._catalogue import all_ledgers
from app.ui import i18n as translators
from app.ui.dialogs import merge_customers, take_back
from app.ui.dialogs.command_palette import CommandPalette
from app.ui.dialogs.first_run import FirstRunPanel
from app.ui.dialogs.help import FIRST, HelpWindow
from app.ui.dialogs.preferences import PreferencesDialog
from app.ui.dialogs.print_preview import PrintPreview
from app.ui.dialogs.recovery_sheet import RecoverySheetPanel
from app.ui.dialogs.register_call import RegisterCallDialog
from app.ui.dialogs.restore_at_door import RestorePanel
from app.ui.dialogs.sign_in import SignInPanel
from app.ui.dialogs.unlock_branch import NewPasswordPanel, RecoveryPanel
from app.ui.help_key import HelpKey, page_of_tab, topic_of
from app.ui.opening import FaultPanel
from app.ui.pages import all_pages
from app.ui.pages._stores_page import StoresPage
from app.ui.record_window import RecordWindow
from app.ui.records import all_records
from app.ui.tour._stage import Stage
from app.ui.widgets.panel import Panel
from app.ui.workplace import tabs_for
from tests.journeys.conftest import Start, advance, known_customer, program, start
from tests.ui.dialogs import every_dialog


def begun(start: Start, name: str = "desk") -> Stage:
    stage = start(name)
    stage.wait(lambda: stage.shift.findChild(HelpKey), "F1")
    return stage


def page_of(window: HelpWindow) -> str:
    item = window.tree.currentItem()
    return item.text(0) if item else ""


def test_f1_helps_with_the_form_in_front_and_can_be_read_beside_it(start: Start) -> None:
    stage = begun(start)
    stage.key("Ctrl+N", stage.window)
    form = stage.opened(RegisterCallDialog)
    stage.key("F1", form)
    help_window = stage.opened(HelpWindow)
    assert page_of(help_window) == "Register a call"
    assert help_window.parentWidget() is form, "a modal form holds up windows that are not its own"
    stage.key("Escape", help_window)
    stage.gone(help_window)
    assert form.isVisible()
    stage.key("Escape", form)
    stage.gone(form)


def test_f1_in_the_main_window_helps_with_the_tab(start: Start) -> None:
    stage = begun(start)
    stage.key("F1", stage.window)
    assert page_of(stage.opened(HelpWindow)) == "How the day begins"


def test_the_keys_of_the_house_work_in_a_window_of_a_record(start: Start) -> None:
    stage = begun(start)
    customer, _ = known_customer()
    stage.desk.open_record("customer", customer)
    record = stage.opened(RecordWindow)
    stage.key("F1", record)
    help_window = stage.opened(HelpWindow)
    assert page_of(help_window) == "Customers, devices, contracts"
    stage.key("Escape", help_window)
    for keys, kind in (("Ctrl+N", RegisterCallDialog), ("Ctrl+K", CommandPalette), ("Ctrl+,", PreferencesDialog)):
        record.activateWindow()
        stage.key(keys, record)
        opened = stage.opened(kind)
        stage.key("Escape", opened)
        stage.gone(opened)


def test_every_tab_dialog_and_record_has_its_page() -> None:
    """By its own name; the door's dialog is asked before there is a help, and the help is not helped."""
    dialogs = {one.__name__: named(one) for one in every_dialog.dialog_classes()}
    assert {name for name, page in dialogs.items() if not page} == {"HelpWindow", "UnlockDialog"}, "say help_page = …"
    assert [name for name, pane in all_records().items() if not pane.help_page] == []
    assert [tab.name for role in ROLES for tab in tabs_for(role) if not page_of_tab(tab.name)] == []


def named(dialog: type[QDialog]) -> str:
    return getattr(dialog, "help_page", "")


def test_every_page_and_section_that_f1_leads_to_is_there() -> None:
    places = {
        FIRST,
        *filter(None, map(named, every_dialog.dialog_classes())),
        *(pane.help_page for pane in all_records().values()),
        *(page.help_page for page in all_pages().values()),
        *(ledger.help_page for ledger in all_ledgers().values() if ledger.help_page),
    }
    for language in LANGUAGES:
        known = {one.name: one for one in chapters(language)}
        for name, _, section in (place.partition("#") for place in sorted(places)):
            assert name in known, (language, name)
            assert not section or section in known[name].sections, (language, name, section)


def test_dialogs_of_one_name_are_helped_apart() -> None:
    """Taking back a merge of customers is not taking along what is to be repaired."""
    assert merge_customers.TakeBackDialog.help_page == "merge_customers"
    assert take_back.TakeBackDialog.help_page == "returned_parts#take_along"


def test_f1_helps_with_the_ledger_that_a_tab_shows(start: Start) -> None:
    stage = begun(start)
    stores = stage.tab("stores", StoresPage)
    stores.open_ledger("tools")
    stage.key("F1", stage.window)
    help_window = stage.opened(HelpWindow)
    assert page_of(help_window) == "Tools"
    stage.key("Escape", help_window)
    stage.gone(help_window)
    stores.open_ledger("spare_parts")
    stage.key("F1", stage.window)
    assert page_of(stage.opened(HelpWindow)) == "Spare parts, old parts, stock-takes"


def test_the_chapter_of_keys_names_every_key_of_the_program(start: Start) -> None:
    stage = begun(start)
    keys = {command.keys for command in stage.shift.commands() if command.keys}
    assert {"Ctrl+N", "Ctrl+K", "F1"} <= keys
    for language in LANGUAGES:
        text = next(one.text for one in chapters(language) if one.name == KEYS)
        assert {one for one in keys if f"**{one}**" not in text} == set(), language


WHO = {
    "representative": ("desk", "代表"), "technician": ("technician", "技术人员"), "supervisor": ("supervisor", "主管"),
    "approver": ("approver", "核决人"), "administrator": ("administrator", "管理员"),
}  # fmt: skip
"""What the chapter of the tabs calls a role, in English and in Chinese."""


@pytest.mark.parametrize(
    ("language", "everybody", "same"), [("en", "everybody", "the same"), ("zh_CN", "全部", "同上")]
)
def test_the_chapter_of_tabs_names_every_tab_in_its_order_and_who_sees_it(
    qapp: QApplication, language: str, everybody: str, same: str
) -> None:
    names = {role: words[LANGUAGES.index(language)] for role, words in WHO.items()}
    tabs = sorted({(tab.position, tab.name, tab.title) for role in ROLES for tab in tabs_for(role)})
    seen_by = {
        name: {names[role] for role in ROLES if name in {tab.name for tab in tabs_for(role)}} for _, name, _ in tabs
    }
    text = next(one.text for one in chapters(language) if one.name == "tabs")
    rows = [[cell.strip() for cell in line.split("|")[1:-1]] for line in text.splitlines() if line.startswith("|")]
    told, who = [], ""
    for title, _what, said, _more in rows[2:]:
        who = who if said == same else said
        told.append((title, set(names.values()) if who == everybody else set(re.split(", |、", who))))
    translators.install(language)
    try:
        assert told == [(shown(title), seen_by[name]) for _, name, title in tabs]
    finally:
        translators.install("en")


def test_a_chapter_is_printed_and_the_guide_is_saved(start: Start, tmp_path: Path) -> None:
    stage = begun(start)
    stage.key("F1", stage.window)
    help_window = stage.opened(HelpWindow)
    help_window.open_topic("dispatch")
    stage.click(help_window.print_button)
    preview = stage.opened(PrintPreview)
    assert preview.windowTitle() == "Dispatch"
    stage.key("Escape", preview)
    stage.gone(preview)
    file = tmp_path / "guide.pdf"
    stage.desk.prompts.next_answer(file)
    stage.click(help_window.save_button)
    stage.wait(file.is_file, "guide", 90_000)
    assert file.read_bytes().startswith(b"%PDF")
    assert file.stat().st_size > 300_000


def test_a_form_of_a_form_is_helped_by_the_page_of_the_first(qtbot: QtBot) -> None:
    class SomeDialog(QDialog):
        help_page = "settings"

    above = SomeDialog()
    qtbot.addWidget(above)
    assert topic_of(above) == "settings"
    assert topic_of(QDialog(above)) == "settings"
    assert topic_of(QDialog()) == ""


def test_one_key_a_window_and_none_while_locked(qtbot: QtBot) -> None:
    key = HelpKey(lambda _topic, _window: None)
    dialog, lock, plain = QDialog(), QDialog(), QWidget()
    lock.setProperty("lock", True)
    for widget in (dialog, lock, plain):
        qtbot.addWidget(widget)
        widget.show()
    for _ in range(2):
        key.look()
    assert [len(widget.findChildren(QShortcut)) for widget in (dialog, lock, plain)] == [1, 0, 0]


def test_every_card_at_the_door_has_its_page() -> None:
    """Whoever cannot get in needs the help most."""
    cards = {FaultPanel, FirstRunPanel, NewPasswordPanel, RecoveryPanel, RecoverySheetPanel, RestorePanel, SignInPanel}
    ours = {one for one in Panel.__subclasses__() if one.__module__.startswith("app.")}
    assert ours == cards
    for language in LANGUAGES:
        known = {one.name: one.sections for one in chapters(language)}
        for card in cards:
            page, _, section = card.help_page.partition("#")
            assert page in known, card
            assert not section or section in known[page], card
    assert Panel.help_page == "", "the lock is one, too"
