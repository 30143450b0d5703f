"""The dialog of the table of penalty steps: typed, refused beside the row, put back."""

from __future__ import annotations

from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from app.domain.penalty_steps import REGULATION
from app.services import penalty_steps, settings
from app.ui.desk import Desk
from app.ui.dialogs.penalty_steps import PenaltyStepsDialog


@pytest.fixture
def dialog(desk: Desk, qtbot: QtBot, as_role: Any) -> Any:
    with as_role("administrator"):
        made = PenaltyStepsDialog(desk)
        qtbot.addWidget(made)
        yield made


def put(dialog: PenaltyStepsDialog, *rows: tuple[str, str]) -> None:
    dialog.table.set_rows([{"up_to": up_to, "name": name} for up_to, name in rows])


def test_it_begins_with_the_table_of_the_regulation(dialog: PenaltyStepsDialog) -> None:
    rows = dialog.table.rows()
    assert [row["up_to"] for row in rows][:2] == ["10,000.00", "50,000.00"]
    assert [row["bonus"] for row in rows] == [False] * 5 + [True] * 2
    dialog.submit()
    assert penalty_steps.table() == REGULATION


@pytest.mark.parametrize(
    ("rows", "wrong"),
    [
        ((("10", "甲"), ("5", "乙"), ("", "丙")), 1),
        ((("10", "甲"), ("20", "乙")), 1),
        ((("ten", "甲"), ("", "乙")), 0),
        ((("-10", "甲"), ("", "乙")), 0),
        ((("10", ""), ("", "乙")), 0),
        ((("10", "甲"), ("", "甲")), 1),
    ],
)
def test_what_is_wrong_is_said_and_marked(dialog: PenaltyStepsDialog, rows: Any, wrong: int) -> None:
    put(dialog, *rows)
    dialog.submit()
    assert dialog.changes is None
    assert not dialog.trouble.isHidden()
    assert dialog.table.currentRow() == wrong
    assert settings.text("penalty.steps") == ""


def test_another_table_is_put_in_force_and_back(dialog: PenaltyStepsDialog) -> None:
    put(dialog, ("3000", "口头警告"), ("", "大过一次"))
    dialog.submit()
    assert [one.paper for one in penalty_steps.table()] == ["口头警告", "大过一次"]
    dialog.usual.click()
    dialog.submit()
    assert settings.text("penalty.steps") == ""
