"""Logging off with forms open: what was typed is there at the next start, and no question holds the computer up."""

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import SIGNAL, Qt
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QMessageBox, QPushButton
from pytestqt.qtbot import QtBot

from app.services import drafts, session
from app.ui.desk import Desk
from app.ui.desktop.session_end import SessionEnd, keep_drafts
from app.ui.desktop.typed_again import TypedWatch, saved, tell, title_of, typed_in
from app.ui.desktop.typed_fields import Fields
from app.ui.dialogs.customer_editor import CustomerEditor
from app.ui.dialogs.form_dialog import FormDialog
from app.ui.dialogs.register_call import RegisterCallDialog
from app.ui.pages._home_page import draft_words
from app.ui.prompts import Prompts
from app.ui.widgets.entry_table import EntryTable
from app.ui.widgets.message_strip import MessageStrip


def _small(desk: Desk, qtbot: QtBot, title: str = "New shelf") -> FormDialog:
    made = FormDialog(desk, title, "Save", lambda values: None)
    made.form.add("name", "Name", QLineEdit())
    secret = QLineEdit()
    secret.setEchoMode(QLineEdit.EchoMode.Password)
    made.form.add("password", "Password", secret)
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.fixture
def end(qapp: QApplication) -> Any:
    called: list[str] = []
    made = SessionEnd(qapp, lambda: (called.append("keep"), keep_drafts()), lambda: called.append("close"))
    yield made, called
    made.deleteLater()


def test_every_open_form_is_kept(desk: Desk, qtbot: QtBot, end: tuple[SessionEnd, list[str]]) -> None:
    call = RegisterCallDialog(desk)
    qtbot.addWidget(call)
    call.show()
    call.fault.setPlainText("打印卡纸，响声很大")
    small, untouched = _small(desk, qtbot), _small(desk, qtbot, "New box")
    qtbot.keyClicks(small.form.editor("name"), "in the cellar")
    qtbot.keyClicks(small.form.editor("password"), "Blue kettle 2026")
    ending, called = end
    ending.commit()
    assert called == ["keep"], "another program may still stop it: nothing is closed yet"
    kept = {entry.form.partition(":")[0]: entry for entry in drafts.listing()}
    assert set(kept) == {"service_call", "typed"}
    assert "打印卡纸，响声很大" in str(kept["service_call"].content)
    content = kept["typed"].content
    assert (content["title"], content["about"], content["records"]) == ("New shelf", [], [])
    assert (content["values"], content["before"]) == ({"name": "in the cellar"}, {"name": ""})
    assert untouched.isVisible()
    ending.end()
    ending.end()
    assert called == ["keep", "close"]


def test_an_ordinary_end_closes_nothing_twice(end: tuple[SessionEnd, list[str]]) -> None:
    ending, called = end
    ending.end()
    assert called == []


def test_the_small_form_has_it_when_it_is_opened_again(desk: Desk, qtbot: QtBot) -> None:
    first = _small(desk, qtbot)
    qtbot.keyClicks(first.form.editor("name"), "in the cellar")
    keep_drafts()
    first.close()
    entry = drafts.listing()[0]
    assert title_of(entry) == "New shelf"
    assert draft_words(entry).startswith("New shelf · ")
    tell(desk, entry.form)
    assert "“New shelf”" in desk.prompts.messages[-1].text
    copy = desk.prompts.messages[-1].action
    assert copy is not None
    copy()
    assert QApplication.clipboard().text() == "in the cellar", "should nobody find the form again"
    other = _small(desk, qtbot, "Shelf 17")
    assert other.findChild(MessageStrip) is None, "the same form of another record"
    again = _small(desk, qtbot)
    strip = again.findChild(MessageStrip)
    assert strip is not None
    assert strip.isVisible()
    assert again.form.editor("name").text() == "in the cellar"
    again.activateWindow()
    qtbot.waitUntil(again.form.editor("name").hasFocus)
    strip.findChild(QPushButton).setFocus()
    for _ in range(2):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    assert again.form.editor("name").hasFocus(), "Tab goes on to what lies below"
    again.accept()
    assert drafts.listing() == ()


def test_what_is_back_may_be_discarded(desk: Desk, qtbot: QtBot) -> None:
    first = _small(desk, qtbot)
    qtbot.keyClicks(first.form.editor("name"), "in the cellar")
    keep_drafts()
    first.close()
    again = _small(desk, qtbot)
    qtbot.keyClicks(again.form.editor("name"), ", left")
    strip = again.findChild(MessageStrip)
    assert strip is not None
    qtbot.mouseClick(strip.findChild(QPushButton), Qt.MouseButton.LeftButton)
    assert again.form.editor("name").text() == ""
    assert drafts.listing() == ()
    assert not strip.isVisible()
    assert again.isVisible()


def test_left_without_saving_it_stays(desk: Desk, qtbot: QtBot) -> None:
    first = _small(desk, qtbot)
    qtbot.keyClicks(first.form.editor("name"), "in the cellar")
    keep_drafts()
    first.close()
    _small(desk, qtbot).reject()
    assert len(drafts.listing()) == 1


def test_emptied_and_left_it_does_not_stay(desk: Desk, qtbot: QtBot) -> None:
    first = _small(desk, qtbot)
    qtbot.keyClicks(first.form.editor("name"), "in the cellar")
    keep_drafts()
    first.close()
    again = _small(desk, qtbot)
    again.form.editor("name").clear()
    again.reject()
    assert drafts.listing() == ()


def test_what_found_no_place_stays(desk: Desk, qtbot: QtBot) -> None:
    first = _small(desk, qtbot)
    qtbot.keyClicks(first.form.editor("name"), "in the cellar")
    keep_drafts()
    first.close()
    entry = drafts.listing()[0]
    drafts.save(form=entry.form, content={**entry.content, "values": {"not there yet": "in the cellar"}})
    _small(desk, qtbot).reject()
    assert len(drafts.listing()) == 1


def test_behind_the_lock_it_is_kept_until_somebody_comes_back_to_it(desk: Desk, qtbot: QtBot) -> None:
    small = _small(desk, qtbot)
    qtbot.keyClicks(small.form.editor("name"), "in the cellar")
    keep_drafts(goes_on=True)
    assert len(drafts.listing()) == 1
    small.reject()
    assert drafts.listing() == (), "the person came back and left it"
    small = _small(desk, qtbot)
    qtbot.keyClicks(small.form.editor("name"), "in the attic")
    keep_drafts(goes_on=True)
    who = session.current()
    session.begin(None)
    small.reject()  # somebody else signs in
    session.begin(who)
    assert len(drafts.listing()) == 1


def test_typed_back_to_what_it_was_nothing_is_kept(desk: Desk, qtbot: QtBot) -> None:
    small = _small(desk, qtbot)
    small.form.editor("name").setText("x")
    keep_drafts()
    small.form.editor("name").clear()
    keep_drafts()
    assert drafts.listing() == ()


def test_a_cell_that_is_being_typed_into_is_kept(desk: Desk, qtbot: QtBot) -> None:
    editor = CustomerEditor(desk)
    qtbot.addWidget(editor)
    editor.show()
    editor.activateWindow()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is editor)
    table = editor.findChildren(EntryTable)[0]
    table.setFocus()
    table.edit(table.model().index(0, 0))
    line = QApplication.focusWidget()
    assert isinstance(line, QLineEdit)
    assert line.parentWidget() is table.viewport()
    line.setText("张伟")
    keep_drafts()
    assert "张伟" in str(drafts.listing()[0].content["values"])


def test_dialogs_that_are_no_forms_are_seen_too(desk: Desk, qtbot: QtBot) -> None:
    watch = TypedWatch(desk)
    dialog, question = QDialog(), QMessageBox()
    dialog.setWindowTitle("Plain")
    line = QLineEdit(dialog)
    for one in (dialog, question):
        qtbot.addWidget(one)
        one.show()
    dialog.activateWindow()
    qtbot.waitUntil(lambda: typed_in(dialog) is not None)
    watch.look()
    assert typed_in(question) is None
    line.setText("typed")
    keep_drafts()
    assert [title_of(one) for one in drafts.listing()] == ["Plain"]


def test_rows_of_its_tables_come_back_too(desk: Desk, qtbot: QtBot) -> None:
    def editor() -> CustomerEditor:
        made = CustomerEditor(desk)
        made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
        qtbot.addWidget(made)
        made.show()
        return made

    first = editor()
    contacts, addresses = first.findChildren(EntryTable)
    contacts.item(0, 0).setText("张伟")
    contacts.item(0, 1).setText("13800138000")
    addresses.item(0, 1).setText("体育西路 1 号")
    keep_drafts()
    first.hide()
    again = editor()
    assert [table.rows()[0] for table in again.findChildren(EntryTable)] == [
        contacts.rows()[0],
        addresses.rows()[0],
    ]


def test_a_form_that_cannot_be_kept_costs_no_other(desk: Desk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    one, other = _small(desk, qtbot, "One"), _small(desk, qtbot, "Other")
    for dialog in (one, other):
        qtbot.keyClicks(dialog.form.editor("name"), "typed")
    monkeypatch.setattr(typed_in(one), "keep", lambda **_how: 1 / 0)
    keep_drafts()
    assert [title_of(entry) for entry in drafts.listing()] == ["Other"]


def test_nothing_is_kept_for_nobody(desk: Desk, qtbot: QtBot) -> None:
    small = _small(desk, qtbot)
    qtbot.keyClicks(small.form.editor("name"), "typed")
    who = session.current()
    session.begin(None)
    keep_drafts()
    session.begin(who)
    assert drafts.listing() == ()


def test_a_form_is_written_down_while_it_is_typed(desk: Desk, qtbot: QtBot) -> None:
    small = _small(desk, qtbot)
    typed = typed_in(small)
    assert typed is not None
    typed.timer.setInterval(0)
    qtbot.keyClicks(small.form.editor("name"), "in the cellar")
    qtbot.waitUntil(lambda: bool(drafts.listing()))
    small.reject()
    assert drafts.listing() == (), "left by Cancel it is not wanted"
    small = _small(desk, qtbot)
    qtbot.keyClicks(small.form.editor("name"), "in the cellar")
    keep_drafts()
    small.close()
    small = _small(desk, qtbot)
    typed = typed_in(small)
    assert typed is not None
    small.form.editor("name").setText("in the cellar, left")
    typed.keep_typing()
    small.reject()
    (kept,) = drafts.listing()
    assert kept.content["values"] == {"name": "in the cellar, left"}, "kept before, it stays until it is discarded"


def test_a_form_is_read_only_when_something_was_said(desk: Desk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    """A table of thousands of lines takes a tenth of a second to read."""
    small = _small(desk, qtbot)
    typed = typed_in(small)
    assert typed is not None
    read: list[int] = []
    of_fields = Fields.read
    monkeypatch.setattr(Fields, "read", lambda fields: (read.append(1), of_fields(fields))[1])
    typed.keep_typing()
    typed.keep_typing()
    assert read == []
    small.form.editor("name").setText("in the cellar")
    typed.keep_typing()
    typed.keep_typing()
    assert read == [1], "once to write it down, and it is not asked again"
    assert len(drafts.listing()) == 1


def test_a_form_that_has_saved_and_stays_open_is_no_draft(desk: Desk, qtbot: QtBot) -> None:
    small = _small(desk, qtbot)
    typed = typed_in(small)
    assert typed is not None
    qtbot.keyClicks(small.form.editor("name"), "in the cellar")
    typed.keep_typing()
    saved(small)
    typed.keep_typing()
    keep_drafts()
    assert drafts.listing() == ()
    qtbot.keyClicks(small.form.editor("name"), ", left")
    typed.keep_typing()
    assert len(drafts.listing()) == 1


def test_who_types_into_a_cell_notices_nothing(desk: Desk, qtbot: QtBot) -> None:
    editor = CustomerEditor(desk)
    qtbot.addWidget(editor)
    editor.show()
    editor.activateWindow()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is editor)
    table = editor.findChildren(EntryTable)[0]
    told: list[object] = []
    table.itemChanged.connect(told.append)
    table.edit(table.model().index(0, 0))
    line = QApplication.focusWidget()
    assert isinstance(line, QLineEdit)
    qtbot.keyClicks(line, "zhang")
    line.setCursorPosition(2)
    typed = typed_in(editor)
    assert typed is not None
    typed.keep_typing()
    assert "zhang" in str(drafts.listing()[0].content["values"])
    assert QApplication.focusWidget() is line
    assert (line.text(), line.cursorPosition(), line.isUndoAvailable()) == ("zhang", 2, True)
    assert told == []
    assert table.cell(0, "name") == "", "the cell has it when it is left"


def test_trouble_at_the_end_is_swallowed(qapp: QApplication) -> None:
    made = SessionEnd(qapp, lambda: 1 / 0, lambda: 1 / 0)
    made.commit()
    made.end()
    made.deleteLater()


def test_qt_is_listened_to(qapp: QApplication) -> None:
    """To the signals that WM_QUERYENDSESSION and WM_ENDSESSION become; on Linux nothing sends them."""
    signals = [SIGNAL("commitDataRequest(QSessionManager&)"), SIGNAL("aboutToQuit()")]
    before = [qapp.receivers(signal) for signal in signals]
    made = SessionEnd(qapp, lambda: None, lambda: None)
    assert [qapp.receivers(signal) for signal in signals] == [count + 1 for count in before]
    made.deleteLater()


@pytest.mark.parametrize(
    ("ask", "answer"),
    [
        (lambda prompts: prompts.confirm("Throw away?", "Throw away"), False),
        (lambda prompts: prompts.ask_text("Why?"), None),
        (lambda prompts: prompts.save_file("Where?"), None),
    ],
)
def test_no_box_holds_up_the_computer(qapp: QApplication, ask: Callable[[Prompts], object], answer: object) -> None:
    prompts = Prompts()
    prompts.nobody_answers = True
    assert ask(prompts) is answer
