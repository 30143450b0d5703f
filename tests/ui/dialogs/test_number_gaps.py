"""Missing numbers are explained one after the other."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager

import pytest
from pytestqt.qtbot import QtBot

from app.models import database
from app.services import customers, number_register
from app.ui.desk import Desk
from app.ui.dialogs.number_gaps import NumberGapsDialog


@pytest.mark.usefixtures("frozen_clock")
def test_gaps_are_explained_one_after_the_other(
    desk: Desk, qtbot: QtBot, as_role: Callable[[str], AbstractContextManager[None]]
) -> None:
    for at in range(5):
        customers.create(name=f"客户{at}")
    database.execute("DELETE FROM customer WHERE number IN ('KH-GZ01-00002', 'KH-GZ01-00004')")
    with as_role("supervisor"):
        dialog = NumberGapsDialog(desk, 2026)
        qtbot.addWidget(dialog)
        assert dialog.gaps.count() == 2
        assert dialog.gaps.currentText() == "Customer · KH-GZ01-00002"
        dialog.submit()
        assert dialog.changes is None  # a reason is wanted
        dialog.form.set_values({"reason": "簿上作废"})
        dialog.submit()
        assert dialog.gaps.currentText() == "Customer · KH-GZ01-00004"
        dialog.form.set_values({"reason": "停电"})
        dialog.submit()
        assert dialog.result() == dialog.DialogCode.Accepted
        (book,) = number_register.books(series="customer")
        assert [gap.reason for gap in book.gaps] == ["簿上作废", "停电"]
        again = NumberGapsDialog(desk, 2026, "customer")
        qtbot.addWidget(again)
        assert "周建国" in again.intro.text()


def test_a_year_without_gaps_says_so(
    desk: Desk, qtbot: QtBot, as_role: Callable[[str], AbstractContextManager[None]]
) -> None:
    with as_role("supervisor"):
        dialog = NumberGapsDialog(desk, 2025)
        qtbot.addWidget(dialog)
        assert dialog.intro.text() == "No number of 2025 is missing: there is nothing to explain."
        assert (dialog.form.isHidden(), dialog.verb.isHidden(), dialog.cancel.text()) == (True, True, "Close")
        dialog.submit()  # Ctrl+Enter
        assert dialog.result() == dialog.DialogCode.Accepted
        one = NumberGapsDialog(desk, 2025, "customer")
        qtbot.addWidget(one)
        assert one.intro.text().startswith("Customer · No number of 2025 is missing")
