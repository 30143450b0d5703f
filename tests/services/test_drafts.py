"""Half-filled forms survive."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from app.core.errors import UserError
from app.models import database
from app.models.organisation import AuditEntry
from app.services import drafts


def test_a_draft_survives_a_restart(branch: Any, frozen_clock: Any, as_role: Any) -> None:
    typed = {"fault_text": "𠮷\t🙂\x00\ud800" + "长" * 10_000, "level": 2, "at": None}
    drafts.save(form="service_call:new", content=typed)
    frozen_clock(timedelta(seconds=5))
    drafts.save(form="customer:17", content={"name": "甲"})
    path = database.location()
    if database.engine() == "sqlite":
        database.close_database()
        database.open_database(path)
    kept = drafts.get("service_call:new")
    assert kept is not None
    assert kept.content == typed
    assert [entry.form for entry in drafts.listing()] == ["customer:17", "service_call:new"]
    with as_role("supervisor"):
        assert drafts.listing() == ()
    assert AuditEntry.select().count() == 0


def test_one_draft_a_form_until_it_is_dropped(branch: Any) -> None:
    drafts.save(form="f", content={"a": 1})
    drafts.save(form="f", content={"a": 2})
    assert [entry.content for entry in drafts.listing()] == [{"a": 2}]
    drafts.drop(form="f")
    drafts.drop(form="f")
    assert drafts.get("f") is None


def test_a_draft_has_a_limit(branch: Any) -> None:
    with pytest.raises(UserError):
        drafts.save(form="f", content={"a": "x" * drafts.LARGEST})
