"""A technician sees in *Where is it* what they hold and what belongs to calls of theirs; of the rest nothing."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Any

import pytest

from app.core import clock
from app.core.errors import NotPermitted
from app.domain.custody import ObjectKind
from app.ledgers._catalogue import all_ledgers
from app.ledgers._source import LedgerState, count_views, open_source
from app.models.custody import CustodyObject, Handover
from app.models.organisation import Staff
from app.models.returned_part import ReturnedPart
from app.models.service_call import ServiceCall
from app.services import attachments, custody, issuing, returned_parts, service_calls, staff, tool_loans, tools
from app.services.service_calls import BroughtIn
from app.services.take_back_receipts import Item

KIND = ObjectKind.RETURNED_PART
AsRole = Callable[[str], AbstractContextManager[None]]
CUSTODY = all_ledgers()["custody"]
PICTURE = b"\x89PNG\r\n\x1a\n a picture"


@pytest.fixture(autouse=True)
def _quick_papers(renderer: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    for form in ("take_back_receipt", tool_loans.FORM):
        monkeypatch.setitem(issuing.RENDERERS, form, renderer)


@pytest.fixture
def other(branch: Any) -> int:
    return Staff.create(number="S9", name="李四", is_technician=True, created_at=clock.now(), changed_at=clock.now()).id


@pytest.fixture
def parts(work: Any, branch: Any, other: int) -> tuple[int, int]:
    """What was brought in for a call of the technician, and for a call of somebody else."""
    found = []
    for name, person in (("投影机", branch.technician_id), ("打印机", other)):
        brought = BroughtIn([Item(name)], technician_id=person)
        call = service_calls.register(customer_id=work.customer_id, fault_text="不能开机", outcome=brought).result
        part = ReturnedPart.get(ReturnedPart.call == call)
        returned_parts.begin_test(part.id, seen_version=part.row_version, place="A-1")
        ServiceCall.update(technician=person).where(ServiceCall.id == call).execute()
        found.append(part.id)
    return found[0], found[1]


def listed() -> set[str]:
    source = open_source(CUSTODY, LedgerState("all", columns=("name",)))
    source.load()
    return {row.values[0] for row in source.page(0, 100)}


def test_the_ledger_shows_their_own(parts: tuple[int, int], branch: Any, other: int, as_role: AsRole) -> None:
    for name, person in (("万用表", branch.technician_id), ("示波器", other)):
        tool_loans.lend(
            borrower_id=person, tool_ids=(tools.register(name=name).result,), due_on=clock.today(), purpose="检测"
        )
    with as_role("technician"):
        assert listed() == {"投影机", "万用表"}
        assert dict(count_views(CUSTODY))["all"] == 2
        assert [one.name for one in custody.held_by("staff", branch.technician_id)] == ["万用表"]
        assert custody.held_by("staff", other) == []
        customer = ReturnedPart.get_by_id(parts[0]).customer_id
        assert [one.name for one in custody.of_customer(customer)] == ["投影机"]
    assert listed() == {"投影机", "打印机", "万用表", "示波器"}


def test_what_belongs_to_others_is_refused(parts: tuple[int, int], branch: Any, as_role: AsRole) -> None:
    mine, theirs = parts
    row = CustodyObject.get((CustodyObject.kind == str(KIND)) & (CustodyObject.object_id == theirs))
    with as_role("technician"):
        assert len(custody.trail(KIND, mine)) == 2
        assert [custody.may_see(KIND, part) for part in parts] == [True, False]
        for ask in (
            lambda: custody.trail(KIND, theirs), lambda: custody.whereabouts(KIND, theirs),
            lambda: custody.file(row.id),
        ):  # fmt: skip
            with pytest.raises(NotPermitted):
                ask()
    assert custody.whereabouts(KIND, theirs).holder.name == "A-1"
    ReturnedPart.update(technician=branch.technician_id).where(ReturnedPart.id == theirs).execute()
    with as_role("technician"):
        assert custody.trail(KIND, theirs), "who has to repair it sees where it was"


def test_photographs_of_a_hand_over_are_its_own(parts: tuple[int, int], as_role: AsRole) -> None:
    mine, theirs = (
        Handover.get((Handover.kind == str(KIND)) & (Handover.object_id == part)).id for part in parts
    )  # fmt: skip
    for line in (mine, theirs):
        attachments.add(owner_kind="handover", owner_id=line, content=PICTURE, name="正面.png")
    with as_role("technician"):
        assert len(attachments.listing("handover", mine)) == 1
        with pytest.raises(NotPermitted):
            attachments.listing("handover", theirs)


def test_nobody_leaves_with_a_device_of_a_customer_in_hand(
    parts: tuple[int, int], other: int, branch: Any, as_role: AsRole
) -> None:
    """It went back to the workshop when its test began; until then who took it back has it."""
    row = CustodyObject.get((CustodyObject.kind == str(KIND)) & (CustodyObject.object_id == parts[1]))
    in_hand = {"holder_kind": "staff", "holder_id": other, "holder_name": "李四"}
    CustodyObject.update(in_hand).where(CustodyObject.id == row.id).execute()
    with as_role("administrator"):
        with pytest.raises(staff.StillHeld, match=f"{row.number} 打印机") as refused:
            staff.deactivate(staff_id=other, seen_version=staff.entry(other).row_version)
        assert len(refused.value.sorts) == 1
        CustodyObject.update(holder_kind="branch", holder_id=0).where(CustodyObject.id == row.id).execute()
        staff.deactivate(staff_id=other, seen_version=staff.entry(other).row_version)
    assert not staff.entry(other).is_active
