"""Rows of packages read as the ledger shows them; what this program does not know as it is."""

from __future__ import annotations

from typing import Any

import pytest

from app.packages import row_words
from app.services import session as sessions
from app.services import settings


@pytest.fixture(autouse=True)
def _supervisor(branch: Any, frozen_clock: object) -> Any:
    with sessions.acting_as(branch.sessions["supervisor"]):
        yield


@pytest.mark.parametrize(
    ("ledger", "name", "stored", "words"),
    [
        ("repairs", "state", "logged", "Registered"),
        ("repairs", "state", "from a later program", "from a later program"),
        ("repairs", "received_at", "2026-11-19T20:00:00Z", "2026-11-20 04:00"),
        ("repairs", "received_at", "no moment", "no moment"),
        ("repairs", "received_at", 7, "7"),
        ("charges", "amount", 12345, "123.45"),
        ("repairs", "customer_name", None, ""),
        ("ship_logs", "what", True, "yes"),
        ("ship_logs", "what", False, "no"),
        ("ship_logs", "what", 5, "5"),
    ],
)
def test_values(ledger: str, name: str, stored: Any, words: str) -> None:
    assert row_words.value(ledger, name, stored) == words


def test_a_row_in_the_order_of_its_ledger_without_what_is_empty() -> None:
    told = row_words.told("repairs", {"zz": "?", "customer_name": "恒信", "number": "WX-1", "serial": ""})
    assert told == (("Call", "WX-1"), ("Customer", "恒信"), ("zz", "?"))
    assert row_words.ledger_title("repairs") == "Repair ledger"
    assert row_words.ledger_title("ship_logs") == "ship_logs"


def test_numbers_are_masked_for_roles_that_see_masks(branch: Any) -> None:
    assert row_words.value("repairs", "phone", "13812345678") == "13812345678"
    with sessions.acting_as(branch.sessions["administrator"]):
        settings.change(values={"privacy.masked_roles": ["approver"]})
    with sessions.acting_as(branch.sessions["approver"]):
        assert row_words.value("repairs", "phone", "13812345678") == "138****5678"
        assert row_words.value("repairs", "fault_text", "请打 13812345678") == "请打 138****5678"
        assert "138****5678" in str(row_words.changed("repairs", {"phone": ""}, {"phone": "13812345678"}))
