"""What was kept is put back as far as it fits; what does not fit never keeps a dialog from opening."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLineEdit, QSpinBox, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from app.ui.desktop.typed_fields import Fields


class Choice(QWidget):
    """Knows itself what is kept of it; the record that was chosen is gone."""

    def typed(self) -> list[int]:
        return []

    def put_typed(self, kept: list[int]) -> None:
        raise LookupError(kept)


@pytest.mark.parametrize(("name", "value"), [("count", "of another version"), ("choice", [[17]]), ("gone", "x")])
def test_what_does_not_fit_costs_nothing_else(qtbot: QtBot, name: str, value: object) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    column = QVBoxLayout(window)
    for called, editor in (("count", QSpinBox()), ("choice", Choice()), ("words", QLineEdit())):
        editor.setObjectName(called)
        column.addWidget(editor)
    left = Fields(window).write({name: value, "words": "in the cellar"})
    assert left == {name: value}
    assert window.findChild(QLineEdit, "words").text() == "in the cellar"  # pyright: ignore[reportOptionalMemberAccess]
