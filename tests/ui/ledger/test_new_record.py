"""A new record from its ledger."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager

import pytest
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QToolButton
from pytestqt.qtbot import QtBot

from app.core.errors import Bug
from app.core.record import replaced
from app.ledgers._catalogue import all_ledgers
from app.ledgers._declaration import Ledger
from app.ui.desk import Desk
from app.ui.dialogs.contract_editor import ContractEditor
from app.ui.dialogs.customer_editor import CustomerEditor
from app.ui.ledger.filter_bar import FilterBar
from app.ui.ledger.new_record import _enter, offer_new

Role = Callable[[str], AbstractContextManager[None]]


def _bar(desk: Desk, qtbot: QtBot, ledger: Ledger) -> FilterBar:
    bar = FilterBar(ledger)
    qtbot.addWidget(bar)
    offer_new(bar, desk, ledger)
    return bar


def _buttons(bar: FilterBar) -> list[QToolButton]:
    return [one for one in bar.findChildren(QToolButton) if one.toolTip() == "New contract"]


def test_the_ledger_offers_a_new_contract_to_whom_may_enter_one(desk: Desk, qtbot: QtBot, as_role: Role) -> None:
    bar = _bar(desk, qtbot, all_ledgers()["contracts"])
    assert _buttons(bar)[0].shortcut() == QKeySequence("Ins")
    _buttons(bar)[0].click()
    editor = bar.window().findChildren(ContractEditor)[-1]
    assert "customer_id" in editor.form.fields()
    with as_role("technician"):
        assert _buttons(_bar(desk, qtbot, all_ledgers()["contracts"])) == []


def test_customers_are_entered_from_their_ledger_too(desk: Desk, qtbot: QtBot, as_role: Role) -> None:
    def offered(bar: FilterBar) -> list[QToolButton]:
        return [one for one in bar.findChildren(QToolButton) if one.toolTip() == "New customer"]

    bar = _bar(desk, qtbot, all_ledgers()["customers"])
    offered(bar)[0].click()
    assert bar.window().findChildren(CustomerEditor)
    with as_role("administrator"):
        assert offered(_bar(desk, qtbot, all_ledgers()["customers"])) == []


def test_a_ledger_without_a_form_offers_nothing(desk: Desk, qtbot: QtBot) -> None:
    bar = _bar(desk, qtbot, all_ledgers()["repairs"])
    assert _buttons(bar) == []
    wrong = replaced(all_ledgers()["repairs"], creates="New call", create_permission="service_call.register")
    with pytest.raises(Bug, match="service_call"):
        _enter(bar, desk, wrong)
