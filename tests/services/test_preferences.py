"""What is remembered for one user."""

from __future__ import annotations

from typing import Any

import pytest

from app.core.errors import UserError
from app.models.organisation import AuditEntry, UserPreference
from app.services import preferences


def test_values_come_back_for_their_user_only(branch: Any, as_role: Any) -> None:
    layout = {"columns": ["number", "客户"], "width": 1.5, "on": True, "odd": "\x00\ud83d 🙂"}
    preferences.put("ledger.repairs", layout)
    preferences.put("ledger.customers", [1])
    assert preferences.get("ledger.repairs") == layout
    assert preferences.get("ledger.customers") == [1]
    with as_role("supervisor"):
        assert preferences.get("ledger.repairs", "none") == "none"
    assert AuditEntry.select().count() == 0


def test_a_later_value_replaces_and_none_forgets(branch: Any) -> None:
    preferences.put("a", 1)
    preferences.put("a", 2)
    assert (preferences.get("a"), UserPreference.select().count()) == (2, 1)
    preferences.put("a", None)
    assert preferences.get("a", 7) == 7


def test_what_cannot_be_read_is_the_default(branch: Any) -> None:
    preferences.put("a", 1)
    UserPreference.update(value="{broken").execute()
    assert preferences.get("a", 5) == 5


def test_too_much_is_refused(branch: Any) -> None:
    with pytest.raises(UserError):
        preferences.put("a", "x" * preferences.LARGEST)
