"""A complaint's file: everything of it, what may be done next and what is still missing."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from app.core import clock
from app.core.errors import UserError
from app.models.complaint import Complaint
from app.models.penalty import Penalty
from app.services import complaint_file
from app.services import session as sessions
from tests.services.complaint_cases import a_case, case
from tests.services.complaint_walk import archived, forward, take


def missing(case_id: int, event: str) -> str:
    return next(one.missing for one in complaint_file.file(case_id).steps if one.event == event)


def test_every_field_of_the_case_is_in_its_file(work: Any) -> None:
    case_id = a_case("factory_chain", product_fields={"order_number": "PO-1", "quantity": "20"})
    found = complaint_file.file(case_id)
    for name, field in Complaint._meta.fields.items():
        if name in ("uid", "created_at", "changed_at", "phone_digits", "serial_key", "product_fields", "scheme"):
            continue
        shown = f"{name}_id" if type(field).__name__ == "ForeignKeyField" else name
        assert hasattr(found, shown), shown
    assert found.product == {"order_number": "PO-1", "quantity": "20"}
    assert (found.scheme_name, found.scheme_version, found.scheme.code) == ("工厂五联处理", 1, "factory_chain")
    assert (found.call_id, found.owner_id, found.previous_id) == (0, 0, 0)
    assert [one.code for one in found.stages] == ["numbering"]


def test_what_may_be_done_next_and_what_is_missing(work: Any, branch: Any) -> None:
    case_id = a_case("factory_chain")
    assert complaint_file.file(case_id).actions == {"verify"}
    take(case_id, "verify", frozenset())
    found = complaint_file.file(case_id)
    assert found.actions == {"hand_on", "attribute", "find_not_ours", "find_unfounded"}
    assert [one.code for one in found.next_stages] == ["production"]
    forward(case_id)
    forward(case_id)
    while case(case_id).state != "proposing":
        forward(case_id, given=frozenset({"judged", "shares"}))
    assert "what is to be done" in missing(case_id, "submit")
    with sessions.acting_as(branch.sessions["approver"]):
        assert complaint_file.file(case_id).actions == frozenset()
    with sessions.acting_as(branch.sessions["supervisor"]):
        assert "void" in complaint_file.file(case_id).actions


def test_late_turns_are_counted_in_days(work: Any, frozen_clock: Any) -> None:
    case_id = a_case("factory_chain")
    take(case_id, "verify")
    frozen_clock(timedelta(days=3))
    quality = complaint_file.file(case_id).stages[-1]
    assert (quality.days_late, quality.slip_due, quality.is_open) == (2, "reminder", True)


def test_penalties_only_for_who_may_see_them(work: Any, branch: Any) -> None:
    case_id = a_case()
    now = clock.now()
    Penalty.create(
        number="JF-1", complaint=case_id, person="李明", fine=50_000, issued_at=now, created_at=now, changed_at=now
    )
    assert complaint_file.file(case_id).penalties == ()
    with sessions.acting_as(branch.sessions["supervisor"]):
        assert [one.fine for one in complaint_file.file(case_id).penalties] == [50_000]


def test_an_archived_case_has_all_its_parts(work: Any, branch: Any) -> None:
    with sessions.acting_as(branch.sessions["supervisor"]):
        found = complaint_file.file(archived("factory_chain"))
    assert not found.is_open
    assert found.actions == frozenset()
    assert found.units
    assert found.settlements
    assert [one.block for one in found.opinions] == [block.code for block in found.scheme.opinions]
    assert found.events[0].event == "register"
    assert found.events[-1].after == "archived"


def test_a_case_that_is_not_there(work: Any) -> None:
    for ask in (complaint_file.file, complaint_file.case_of_stage):
        with pytest.raises(UserError):
            ask(4711)
    case_id = a_case()
    assert complaint_file.case_of_stage(complaint_file.file(case_id).stages[0].id) == case_id
