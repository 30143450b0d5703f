"""Logging off with forms open: what was typed is there at the next start, and no question holds the computer up."""

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import SIGNAL, Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from app.services import drafts, session
from app.ui.desk import Desk
from app.ui.desktop.session_end import SessionEnd, keep_drafts
from app.ui.desktop.typed_again import tell, title_of
from app.ui.dialogs.customer_editor import CustomerEditor
from app.ui.dialogs.form_dialog import FormDialog
from app.ui.dialogs.register_call import RegisterCallDialog
from app.ui.pages._home_page import draft_words
from app.ui.prompts import Prompts
from app.ui.widgets.entry_table import EntryTable


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
    assert kept["typed"].content == {"title": "New shelf", "values": {"name": "in the cellar"}, "tables": []}
    assert not untouched.is_edited
    ending.end()
    ending.end()
    assert called == ["keep", "close"]


def test_an_ordinary_end_closes_nothing_twice(end: tuple[SessionEnd, list[str]]) -> None:
    ending, called = end
    ending.end()
    assert called == []


def test_the_small_form_offers_it_when_it_is_opened_again(desk: Desk, qtbot: QtBot) -> None:
    first = _small(desk, qtbot)
    qtbot.keyClicks(first.form.editor("name"), "in the cellar")
    keep_drafts()
    first.close()
    entry = drafts.listing()[0]
    assert title_of(entry) == "New shelf"
    assert draft_words(entry).startswith("New shelf · ")
    tell(desk, entry.form)
    assert "“New shelf”" in desk.prompts.messages[-1].text
    other = _small(desk, qtbot, "Shelf 17")
    assert other.findChild(QPushButton, "typed_again") is None, "the same form of another record"
    again = _small(desk, qtbot)
    offer = again.findChild(QPushButton, "typed_again")
    assert offer is not None
    assert again.form.editor("name").text() == "", "nobody is surprised by old words"
    offer.click()
    assert again.form.editor("name").text() == "in the cellar"
    again.accept()
    assert drafts.listing() == ()


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
    assert first.is_edited
    keep_drafts()
    first.hide()
    again = editor()
    offer = again.findChild(QPushButton, "typed_again")
    assert offer is not None
    offer.click()
    assert [table.rows()[0] for table in again.findChildren(EntryTable)] == [
        contacts.rows()[0],
        addresses.rows()[0],
    ]


def test_a_form_that_cannot_be_kept_costs_no_other(desk: Desk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    one, other = _small(desk, qtbot, "One"), _small(desk, qtbot, "Other")
    for dialog in (one, other):
        qtbot.keyClicks(dialog.form.editor("name"), "typed")
    monkeypatch.setattr(one.form, "fields", lambda: 1 / 0)
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
