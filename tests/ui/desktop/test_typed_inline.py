"""What is typed into a page, and into no dialog: kept for its record, whatever the page shows next."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from app.core.errors import UserError
from app.services import dispatch, drafts, return_visits, service_call_file, service_calls
from app.services import session as sessions
from app.services.drafts import About
from app.services.service_calls import SolvedByPhone
from app.ui.desk import Desk
from app.ui.desktop.session_end import keep_drafts, keep_pages
from app.ui.desktop.typed_again import tell, title_of
from app.ui.desktop.typed_inline import TypedInline
from app.ui.desktop.typed_strip import TypedStrip
from app.ui.pages._home_page import draft_words
from app.ui.pages._visits_page import MorningSheet
from app.ui.records.service_call import ServiceCallPane


class Notes(QWidget):
    """A part of a page with one field."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.line = QLineEdit(self)
        QVBoxLayout(self).addWidget(self.line)
        self.typed = TypedInline(desk, self, "notes")

    def turn(self, row_id: int, said: str = "") -> None:
        about = About(("customer",), row_id, 1) if row_id else None
        self.typed.turn(about, f"Notes {row_id}", lambda: self.line.setText(said))

    @property
    def strip(self) -> TypedStrip | None:
        return next((one for one in self.findChildren(TypedStrip) if not one.isHidden()), None)


@pytest.fixture
def notes(desk: Desk, qtbot: QtBot) -> Notes:
    made = Notes(desk)
    qtbot.addWidget(made)
    made.show()
    made.turn(1)
    return made


def test_it_is_written_down_while_it_is_typed(notes: Notes, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    """Should the program be ended by force, it is there; `tests/journeys/test_house.py` kills one."""
    written: list[str] = []
    save = drafts.save
    monkeypatch.setattr(drafts, "save", lambda **kept: (written.append(kept["content"]["values"]), save(**kept))[1])
    assert not notes.typed.timer.isActive(), "an idle page does nothing"
    notes.typed.timer.setInterval(0)
    notes.line.setText("gate code 4711")
    qtbot.waitUntil(lambda: bool(drafts.listing()))
    notes.typed.touch()
    qtbot.waitUntil(lambda: not notes.typed.timer.isActive())
    assert len(written) == 1, "the same once more"
    notes.line.clear()
    qtbot.waitUntil(lambda: drafts.listing() == ())
    notes.line.setText("gate code 4711")
    notes.typed.keep_typing()
    notes.typed.saved()
    notes.line.setText("gate code")
    notes.line.setText("gate code 4711")
    notes.typed.keep_typing()
    assert len(drafts.listing()) == 1, "the same note again, after the first stands in the record"


def test_what_could_not_be_written_is_tried_again(notes: Notes, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(**_kept: Any) -> None:
        raise UserError("no room")

    with monkeypatch.context() as patched:
        patched.setattr(drafts, "save", full)
        notes.line.setText("gate code")
        notes.typed.keep_typing()
    assert drafts.listing() == ()
    keep_drafts()
    assert len(drafts.listing()) == 1


def test_saved_in_one_place_it_does_not_come_back_from_another(desk: Desk, qtbot: QtBot, notes: Notes) -> None:
    """The pane beside the list and the record's own window both show what came back."""
    notes.line.setText("gate code")
    notes.turn(0)
    notes.turn(1)
    other = Notes(desk)
    qtbot.addWidget(other)
    other.turn(1)
    assert (notes.line.text(), other.line.text()) == ("gate code", "gate code")
    notes.typed.saved()
    other.turn(0)
    assert drafts.listing() == ()
    other.turn(1)
    assert other.line.text() == ""


def test_different_words_in_two_places_are_both_kept(desk: Desk, qtbot: QtBot, notes: Notes) -> None:
    other = Notes(desk)
    qtbot.addWidget(other)
    other.turn(1)
    notes.line.setText("gate code")
    other.line.setText("ring twice")
    notes.turn(0)
    other.turn(0)
    kept = sorted(drafts.listing(), key=lambda one: one.form)
    assert [list(one.content["values"].values()) for one in kept] == [["gate code"], ["ring twice"]]
    notes.turn(1)
    assert notes.line.text() == "gate code"
    notes.line.clear()
    notes.typed.saved()
    notes.turn(0)
    other.turn(1)
    assert other.line.text() == "ring twice", "once the first are done with"
    other.typed.saved()
    assert drafts.listing() == ()


def test_what_another_place_went_on_typing_is_not_thrown_away_with_the_draft_it_began_with(
    desk: Desk, qtbot: QtBot, notes: Notes
) -> None:
    notes.line.setText("gate code")
    notes.turn(0)
    notes.turn(1)
    other = Notes(desk)
    qtbot.addWidget(other)
    other.turn(1)
    other.line.setText("gate code 4711")
    other.turn(0)
    notes.typed.saved()
    other.turn(1)
    assert other.line.text() == "gate code 4711"


def test_nobody_else_gets_it_as_theirs(notes: Notes, branch: Any) -> None:
    mine = sessions.current()
    notes.line.setText("gate code")
    sessions.begin(branch.sessions["supervisor"])
    notes.typed.keep_typing()
    notes.typed.keep()
    assert drafts.listing() == ()
    sessions.begin(mine)
    notes.typed.keep_typing()
    assert len(drafts.listing()) == 1


def test_another_record_does_not_get_what_was_typed_for_this_one(notes: Notes) -> None:
    notes.line.setText("gate code 4711")
    notes.turn(2)
    assert notes.line.text() == ""
    assert notes.strip is None
    notes.turn(1)
    assert notes.line.text() == "gate code 4711"
    assert notes.strip is not None
    assert notes.strip.message.isVisible()


def test_the_same_record_read_again_changes_nothing(notes: Notes) -> None:
    notes.line.setText("gate code")
    notes.turn(1)
    assert notes.line.text() == "gate code"
    assert drafts.listing() == ()


def test_saved_it_does_not_come_back(notes: Notes) -> None:
    notes.line.setText("gate code")
    keep_drafts()
    assert [title_of(one) for one in drafts.listing()] == ["Notes 1"]
    notes.line.clear()
    notes.typed.saved()
    notes.turn(2)
    notes.turn(1)
    assert notes.line.text() == ""
    assert drafts.listing() == ()


def test_emptied_it_does_not_come_back(notes: Notes) -> None:
    notes.line.setText("gate code")
    notes.turn(2)
    notes.turn(1)
    notes.line.clear()
    notes.turn(0)
    assert drafts.listing() == ()


def test_discarded_it_is_as_the_record_is(notes: Notes) -> None:
    notes.turn(3, "as it is")
    notes.line.setText("typed")
    notes.turn(0)
    notes.turn(3, "as it is")
    assert notes.line.text() == "typed"
    notes.typed.discard()
    assert notes.line.text() == "as it is"
    assert notes.strip is None
    assert drafts.listing() == ()


def test_behind_the_lock_another_person_finds_nothing_of_it(
    desk: Desk, qtbot: QtBot, notes: Notes, branch: Any
) -> None:
    mine = sessions.current()
    notes.line.setText("gate code")
    keep_drafts(goes_on=True)
    sessions.begin(None)
    keep_pages()
    sessions.begin(branch.sessions["supervisor"])
    theirs = Notes(desk)
    qtbot.addWidget(theirs)
    theirs.turn(1)
    assert theirs.line.text() == ""
    sessions.begin(mine)
    again = Notes(desk)
    qtbot.addWidget(again)
    again.turn(1)
    assert again.line.text() == "gate code"


def test_a_secret_is_not_kept(notes: Notes) -> None:
    notes.line.setEchoMode(QLineEdit.EchoMode.Password)
    notes.line.setText("Blue kettle 2026")
    notes.turn(2)
    assert drafts.listing() == ()


@pytest.fixture
def calls(customer: int, frozen_clock: Callable[[timedelta], None]) -> list[int]:
    """Three finished calls with return visits, due today."""
    found = [
        service_calls.register(fault_text=fault, customer_id=customer, outcome=SolvedByPhone("重启")).result
        for fault in ("死机", "卡纸", "异响")
    ]
    frozen_clock(timedelta(days=3))
    return found


def test_a_note_goes_to_the_call_for_which_it_was_typed(desk: Desk, qtbot: QtBot, calls: list[int]) -> None:
    pane = ServiceCallPane(desk)
    qtbot.addWidget(pane)
    pane.show()
    pane.show_record(calls[0])
    qtbot.keyClicks(pane.note, "gate code 4711")
    pane.checklist.name.setText("toner")
    pane.show_record(calls[1])
    assert (pane.note.text(), pane.checklist.name.text()) == ("", "")
    qtbot.keyClick(pane.note, Qt.Key.Key_Return)
    qtbot.keyClick(pane.checklist.name, Qt.Key.Key_Return)
    assert dispatch.checklist(calls[1]) == ()
    titles = {title_of(one) for one in drafts.listing()}
    number = service_call_file.file(calls[0]).number
    assert titles == {f"Note · {number}", f"Take along · {number}"}
    opened: list[tuple[str, int]] = []
    desk.record_wanted.connect(lambda kind, row_id: opened.append((kind, row_id)))
    entry = drafts.listing()[0]
    assert draft_words(entry).startswith(title_of(entry))
    tell(desk, entry.form)
    assert opened == [("service_call", calls[0])]
    pane.show_record(calls[0])
    assert pane.note.text() == "gate code 4711"
    qtbot.keyClick(pane.note, Qt.Key.Key_Return)
    assert any("gate code 4711" in line.detail for line in pane.timeline.lines())
    assert [title_of(one) for one in drafts.listing()] == [f"Take along · {number}"]
    pane.discard_typed()
    assert not pane.has_unsaved()


def test_an_answer_waits_for_its_customer(desk: Desk, qtbot: QtBot, calls: list[int]) -> None:
    visits = [service_call_file.file(one).visits[0].id for one in calls]
    sheet = MorningSheet(desk)
    qtbot.addWidget(sheet)
    with qtbot.waitActive(sheet):
        sheet.show()
        sheet.activateWindow()
    desk.bus.changed.connect(sheet.refresh)
    entry = sheet.entry
    qtbot.keyClick(sheet.table, Qt.Key.Key_N)
    assert entry.drafted.timer.isActive(), "a key alone is something, too"
    entry.drafted.keep_typing()
    assert drafts.listing()[0].content["values"] == {"EntryPanel": ["N"]}
    qtbot.keyClick(sheet.table, Qt.Key.Key_4)
    qtbot.keyClicks(entry.comment, "quick help")
    sheet.table.setFocus()
    qtbot.keyClick(sheet.table, Qt.Key.Key_Down)
    assert sheet.table.current_id() == visits[1]
    assert (entry.chosen, entry.comment.text()) == ("", "")
    qtbot.keyClick(sheet.table, Qt.Key.Key_Up)
    assert (entry.chosen, entry.comment.text()) == ("4", "quick help")
    assert entry.buttons["4"].isChecked()
    assert sheet.table.hasFocus(), "the keys stay where they are"
    pages: list[str] = []
    desk.page_wanted.connect(pages.append)
    tell(desk, drafts.listing()[0].form)
    assert pages == ["visits"]
    qtbot.keyClick(sheet.table, Qt.Key.Key_Return)
    assert return_visits.file(visits[0]).comment == "quick help"
    assert drafts.listing() == ()
