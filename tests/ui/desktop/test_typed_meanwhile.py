"""What was typed comes back over a record that others changed meanwhile: nothing of theirs is written over unseen."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QApplication, QCheckBox, QLabel, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from app.services import customer_file, customers, drafts
from app.services.customers import AddressInput, ContactInput
from app.ui.desk import Desk
from app.ui.desktop.session_end import keep_drafts
from app.ui.desktop.typed_meanwhile import joined
from app.ui.desktop.typed_strip import TypedStrip
from app.ui.dialogs.customer_editor import CustomerEditor
from app.ui.dialogs.form_dialog import FormDialog

Later = Callable[[timedelta], None]


def _editor(desk: Desk, qtbot: QtBot, customer: int) -> CustomerEditor:
    file = customer_file.customer_file(customer)
    values = {name: getattr(file, name) for name in ("name", "kind", "status", "region", "notes", "is_key_customer")}
    rows = {"contacts": [vars(one) for one in file.contacts], "addresses": [vars(one) for one in file.addresses]}
    made = CustomerEditor(desk, customer, values | rows, file.row_version)
    qtbot.addWidget(made)
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    made.show()
    return made


def _left(dialog: FormDialog) -> None:
    """The session ends with the dialog open."""
    keep_drafts()
    dialog.hide()
    dialog.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def _changed_by_another(customer: int, as_role: Any, **more: Any) -> None:
    file = customer_file.customer_file(customer)
    given: dict[str, Any] = {
        "name": file.name,
        "notes": file.notes,
        "is_key_customer": file.is_key_customer,
        "contacts": tuple(ContactInput(one.name, one.phone, is_primary=True, id=one.id) for one in file.contacts),
        "addresses": tuple(AddressInput(one.address, is_primary=True, id=one.id) for one in file.addresses),
    }
    with as_role("supervisor"):
        customers.change(customer_id=customer, seen_version=file.row_version, **(given | more))


def _lines(dialog: FormDialog) -> list[str]:
    """What the strip says of fields that were changed meanwhile."""
    strip = dialog.findChild(TypedStrip)
    assert strip is not None
    return [one.text() for one in strip.findChildren(QLabel) if "meanwhile" in one.text() or "now" in one.text()]


def test_a_field_that_both_changed_is_named_and_both_are_offered(
    desk: Desk, qtbot: QtBot, customer: int, as_role: Any, frozen_clock: Later
) -> None:
    first = _editor(desk, qtbot, customer)
    first.notes.setPlainText("先打电话")
    _left(first)
    frozen_clock(timedelta(hours=1))
    _changed_by_another(customer, as_role, notes="周末不上班", region="天河")
    again = _editor(desk, qtbot, customer)
    assert again.notes.toPlainText() == "先打电话"
    assert again.form.editor("region").text() == "天河", "nobody typed there: it shows what the record says now"
    assert _lines(again) == ["Notes was changed to “周末不上班” by 周建国 meanwhile."]
    strip = again.findChild(TypedStrip)
    assert strip is not None
    take = next(one for one in strip.findChildren(QPushButton) if one.text() == "Take that")
    take.click()
    assert again.notes.toPlainText() == "周末不上班"
    assert take.text() == "Take what I typed"
    take.click()
    assert again.notes.toPlainText() == "先打电话"
    again.submit()
    saved = customer_file.customer_file(customer)
    assert (saved.notes, saved.region) == ("先打电话", "天河")
    assert drafts.listing() == ()


def test_a_field_that_only_i_changed_is_not_named(
    desk: Desk, qtbot: QtBot, customer: int, as_role: Any, frozen_clock: Later
) -> None:
    first = _editor(desk, qtbot, customer)
    first.notes.setPlainText("先打电话")
    _left(first)
    frozen_clock(timedelta(hours=1))
    _changed_by_another(customer, as_role, region="天河")
    again = _editor(desk, qtbot, customer)
    assert _lines(again) == []
    assert again.notes.toPlainText() == "先打电话"


def test_a_colleagues_new_contact_is_not_taken_away_by_the_rows_i_typed(
    desk: Desk, qtbot: QtBot, customer: int, as_role: Any, frozen_clock: Later
) -> None:
    """The whole form says who the contacts are: one that it does not show would become inactive."""
    first = _editor(desk, qtbot, customer)
    first.contacts.item(1, 0).setText("我加的")
    first.contacts.item(1, 1).setText("13900139000")
    _left(first)
    frozen_clock(timedelta(hours=1))
    old = customer_file.customer_file(customer).contacts[0]
    theirs = (ContactInput(old.name, old.phone, is_primary=True, id=old.id), ContactInput("同事加的", "13700137000"))
    _changed_by_another(customer, as_role, contacts=theirs)
    again = _editor(desk, qtbot, customer)
    assert [row["name"] for row in again.contacts.rows()] == ["张伟", "同事加的", "我加的"]
    assert _lines(again) == ["Contacts: rows were changed in the record meanwhile; what you typed stands beside them."]
    again.submit()
    assert {one.name for one in customer_file.customer_file(customer).contacts} == {"张伟", "同事加的", "我加的"}


def test_it_is_told_again_until_somebody_answers(
    desk: Desk, qtbot: QtBot, customer: int, as_role: Any, frozen_clock: Later
) -> None:
    first = _editor(desk, qtbot, customer)
    first.notes.setPlainText("先打电话")
    _left(first)
    frozen_clock(timedelta(hours=1))
    _changed_by_another(customer, as_role, notes="周末不上班")
    for _ in range(2):
        again = _editor(desk, qtbot, customer)
        assert _lines(again) == ["Notes was changed to “周末不上班” by 周建国 meanwhile."]
        _left(again)
    again = _editor(desk, qtbot, customer)
    for take in again.findChildren(QPushButton):
        if take.text() in ("Take that", "Take what I typed"):
            take.click()
            take.click()
    _left(again)
    assert _lines(_editor(desk, qtbot, customer)) == []


def _form(desk: Desk, qtbot: QtBot, *fields: tuple[str, str]) -> FormDialog:
    made = FormDialog(desk, "New shelf", "Save", lambda values: None)
    for name, value in fields:
        made.form.add(name, name.title(), QLineEdit(value))
    qtbot.addWidget(made)
    made.show()
    return made


def test_what_moves_by_itself_was_changed_by_nobody(desk: Desk, qtbot: QtBot) -> None:
    first = _form(desk, qtbot, ("day", "2026-11-20"))
    first.form.editor("day").setText("2026-11-18")
    _left(first)
    again = _form(desk, qtbot, ("day", "2026-11-21"))
    assert again.form.editor("day").text() == "2026-11-18"
    assert _lines(again) == []


def _said(dialog: FormDialog) -> str:
    strip = dialog.findChild(TypedStrip)
    assert strip is not None
    assert strip.message.message is not None
    return strip.message.message.text


def test_nothing_is_said_to_be_back_that_found_no_place(desk: Desk, qtbot: QtBot) -> None:
    first = _form(desk, qtbot, ("place", ""), ("words", ""))
    for name, text in (("place", "in the cellar"), ("words", "mind the step")):
        first.form.editor(name).setText(text)
    _left(first)
    some = _form(desk, qtbot, ("words", ""))
    assert _said(some).endswith("is back, but for what has no place here any more: in the cellar")
    _left(some)
    assert set(drafts.listing()[0].content["values"]) == {"place", "words"}, "kept again, nothing of it is lost"
    assert _said(_form(desk, qtbot, ("other", ""))) == (
        "What you had typed here has no place here any more: in the cellar · mind the step"
    )


def test_what_the_record_says_already_is_no_draft(desk: Desk, qtbot: QtBot) -> None:
    first = _form(desk, qtbot, ("place", ""))
    first.form.editor("place").setText("in the cellar")
    _left(first)
    again = _form(desk, qtbot, ("place", "in the cellar"))
    assert again.findChild(TypedStrip) is None
    assert drafts.listing() == ()


def _row(row_id: int, name: str) -> dict[str, object]:
    return {"id": row_id, "name": name}


@pytest.mark.parametrize(
    ("before", "mine", "theirs", "both"),
    [
        ([_row(1, "a")], [_row(1, "b")], [_row(1, "a")], [_row(1, "b")]),
        ([_row(1, "a")], [_row(1, "a"), _row(0, "m")], [_row(1, "t")], [_row(1, "t"), _row(0, "m")]),
        ([_row(1, "a")], [_row(1, "m")], [_row(1, "t")], [_row(1, "m")]),
        ([_row(1, "a"), _row(2, "b")], [_row(2, "b")], [_row(1, "a"), _row(2, "t")], [_row(2, "t")]),
        ([_row(1, "a"), _row(2, "b")], [_row(2, "b")], [_row(1, "t"), _row(2, "b")], [_row(1, "t"), _row(2, "b")]),
        ([_row(1, "a")], [_row(1, "m")], [], [_row(0, "m")]),
        ([_row(1, "a")], [_row(1, "a"), _row(0, "m")], [], [_row(0, "m")]),
        ("a", "m", "t", "m"),
    ],
    ids=["only mine", "theirs and a new one", "both", "taken away", "taken away but changed", "gone", "new", "no rows"],
)
def test_rows_of_both(before: Any, mine: Any, theirs: Any, both: Any) -> None:
    assert joined(before, mine, theirs) == both


@dataclass(frozen=True)
class ShelfEntry:
    """What a form is about; the history knows nothing of it."""

    id: int
    row_version: int


def test_many_changed_fields_share_a_line(desk: Desk, qtbot: QtBot) -> None:
    """Each is offered; the record has another version, though nobody is known who changed it."""

    def form(version: int, said: str) -> FormDialog:
        made = FormDialog(desk, "Shelf", "Save", lambda values: None)
        vars(made)["_found"] = ShelfEntry(7, version)
        made.form.add("is_full", "Full", QCheckBox())
        for name in ("one", "two", "three", "four", "five"):
            made.form.add(name, name.title(), QLineEdit(said))
        qtbot.addWidget(made)
        made.show()
        return made

    first = form(1, "before")
    first.form.editor("is_full").setChecked(True)
    for name in ("one", "two", "three", "four", "five"):
        first.form.editor(name).setText("mine")
    _left(first)
    same = form(1, "theirs")
    assert _lines(same) == [], "the version is the same: what it begins with moves by itself"
    same.hide()
    again = form(2, "theirs")
    said = "was “before” when you typed, and is “theirs” in the record now."
    assert _lines(again) == [
        f"One {said}",
        f"Two {said}",
        f"Three {said}",
        f"Also changed meanwhile: Four {said} Five {said}",
    ], "a tick that only I changed is not named"
    again.hide()
    for name in ("one", "two", "three", "four", "five"):
        assert again.form.editor(name).text() == "mine"
    more = form(3, "theirs")
    strip = more.findChild(TypedStrip)
    assert strip is not None
    takes = [one for one in strip.findChildren(QPushButton) if one.text() == "Take that"]
    assert len(takes) == 4
    for take in takes:
        take.click()
    assert [more.form.editor(name).text() for name in ("one", "two", "three", "four", "five")] == ["theirs"] * 5
