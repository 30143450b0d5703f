"""Numbers as people type them."""

from __future__ import annotations

from typing import Any

import pytest

from app.core.errors import UserError
from app.ui.widgets.number_edit import NumberEdit


@pytest.mark.parametrize(
    ("scale", "text", "units"),
    [(1, "", None), (1, " 12 ", 12), (1, "１，２００", 1200), (60, "1.5", 90), (60, "0", 0), (60, "8", 480)],
)
def test_what_is_typed_is_read(qtbot: Any, scale: int, text: str, units: int | None) -> None:
    edit = NumberEdit(scale=scale)
    qtbot.addWidget(edit)
    edit.setText(text)
    assert edit.value() == units
    edit.set_value(units)
    assert edit.value() == units


@pytest.mark.parametrize("text", ["x", "1.5", "1e400", "nan", "--1"])
def test_what_is_no_number_is_refused(qtbot: Any, text: str) -> None:
    edit = NumberEdit()
    qtbot.addWidget(edit)
    edit.setText(text)
    with pytest.raises(UserError):
        edit.value()
