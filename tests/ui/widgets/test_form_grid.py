from __future__ import annotations

import pytest
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QPlainTextEdit, QSpinBox
from pytestqt.qtbot import QtBot

from app.core.errors import UserError
from app.ui.widgets.form_grid import FormGrid
from app.ui.widgets.moment_edit import DateEdit
from app.ui.widgets.money_edit import MoneyEdit


@pytest.fixture
def form(qtbot: QtBot) -> FormGrid:
    made = FormGrid(2)
    qtbot.addWidget(made)
    made.add("name", "Name", QLineEdit(), hint="As on the seal")
    made.add("note", "Note", QPlainTextEdit(), wide=True)
    level = made.add("level", "Level", QComboBox())
    level.addItem("One", 1)
    level.addItem("Two", 2)
    made.add("count", "Count", QSpinBox())
    made.add("urgent", "Urgent", QCheckBox())
    made.add("price", "Price", MoneyEdit())
    made.add("day", "Day", DateEdit())
    made.show()
    return made


def test_values_come_back_as_given(form: FormGrid) -> None:
    given = {"name": "𠮷野家 😀", "note": "a\nb", "level": 2, "count": 3, "urgent": True, "price": 123450, "day": None}
    form.set_values(given)
    assert form.values() == given


def test_filling_in_is_not_editing(form: FormGrid, qtbot: QtBot) -> None:
    told: list[int] = []
    form.edited.connect(lambda: told.append(1))
    form.set_values({"name": "x"})
    assert not told
    qtbot.keyClicks(form.editor("name"), "y")
    assert told


def test_an_error_stands_beside_its_field_until_it_is_edited(form: FormGrid, qtbot: QtBot) -> None:
    assert form.show_error(UserError("This name is taken.", "name"))
    assert form.error("name") == "This name is taken."
    assert form.editor("name").accessibleDescription() == "This name is taken."
    qtbot.keyClicks(form.editor("name"), "y")
    assert form.error("name") == ""


def test_the_hint_comes_back_when_the_error_goes(form: FormGrid) -> None:
    hint = form._lines["name"].hint
    form.set_error("name", "Wrong.")
    assert hint.text() == "Wrong."
    form.clear_errors()
    assert hint.text() == "As on the seal"


def test_a_foreign_error_is_not_taken(form: FormGrid) -> None:
    assert not form.show_error(UserError("No.", "elsewhere"))
    assert not form.show_error(UserError("No."))


def test_everything_that_cannot_be_understood_is_said(form: FormGrid) -> None:
    form.editor("price").setText("12,5")
    form.editor("day").setText("someday")
    assert form.values() is None
    assert form.error("price")
    assert form.error("day")
    assert not form.error("name")


def test_a_hidden_field_hides_its_label(form: FormGrid) -> None:
    form.set_visible("name", False)
    assert not form._lines["name"].label.isVisible()
    assert not form.editor("name").isVisible()


def test_a_field_becomes_required_and_is_required_no_longer(form: FormGrid) -> None:
    field = form.fields()[0]
    label = form._lines[field].label
    plain = label.text().removesuffix(" *")
    for required, text in ((True, f"{plain} *"), (True, f"{plain} *"), (False, plain)):
        form.set_required(field, required)
        assert label.text() == text
