"""What a person may look at: technicians their own calls and papers, administrators none of them (domain.md 1.3, R025).

Every query that answers with names, telephones or addresses is asked here as somebody who must not see them all.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import pytest

from app.core import clock
from app.core.errors import NotPermitted
from app.core.record import replaced
from app.models.organisation import Staff
from app.services import (
    attachments,
    customer_file,
    dispatch,
    finding,
    home,
    paper_content,
    reminders,
    return_visits,
    service_call_file,
    timeline,
    voucher_codes,
    voucher_file,
    vouchers,
)
from app.services import session as sessions

PICTURE = b"\x89PNG\r\n\x1a\n a picture"


@dataclass(frozen=True)
class Seen:
    """A call that was visited, with everything that hangs on it."""

    call_id: int
    voucher_id: int
    visit_id: int
    attachment_id: int
    number: str
    voucher_number: str
    customer_id: int


@pytest.fixture
def visited(work: Any, frozen_clock: Callable[[timedelta], None]) -> Seen:
    call_id, voucher_id = work.dispatched()
    frozen_clock(timedelta(hours=4))
    work.hand_in(voucher_id, scan=("回单.png", PICTURE))
    call = service_call_file.file(call_id)
    return Seen(
        call_id, voucher_id, call.visits[0].id, call.attachments[0].id, call.number, call.voucher_number,
        work.customer_id,
    )  # fmt: skip


@pytest.fixture
def as_colleague(branch: Any) -> Callable[[], Any]:
    """Act as a technician who was sent nowhere."""
    stamps = {"created_at": clock.now(), "changed_at": clock.now()}
    person = Staff.create(number="S099", name="另一人", is_technician=True, **stamps)
    session = replaced(branch.sessions["technician"], staff_id=person.id)
    return lambda: sessions.acting_as(session)


REFUSED: dict[str, Callable[[Seen], object]] = {
    "call": lambda one: service_call_file.file(one.call_id),
    "timeline of a call": lambda one: timeline.for_call(one.call_id),
    "voucher": lambda one: voucher_file.file(one.voucher_id),
    "copy of a voucher": lambda one: vouchers.for_printing(one.voucher_id),
    "voucher before it is issued": lambda one: vouchers.content_to_issue(one.call_id),
    "return visit": lambda one: return_visits.file(one.visit_id),
    "attachments of a call": lambda one: attachments.listing("service_call", one.call_id),
    "attachments of a voucher": lambda one: attachments.listing("service_voucher", one.voucher_id),
    "bytes of an attachment": lambda one: attachments.read(one.attachment_id),
    "form of a call": lambda one: paper_content.content("service_record", one.number),
    "day plan on paper": lambda one: paper_content.content("dispatch_plan", ""),
}


@pytest.mark.parametrize("what", REFUSED)
def test_what_is_assigned_to_somebody_else_is_refused(what: str, visited: Seen, as_colleague: Any) -> None:
    with as_colleague(), pytest.raises(NotPermitted):
        REFUSED[what](visited)


@pytest.mark.parametrize("what", REFUSED)
def test_an_administrator_sees_no_calls(what: str, visited: Seen, as_role: Any) -> None:
    with as_role("administrator"), pytest.raises(NotPermitted):
        REFUSED[what](visited)


def test_of_a_caller_a_technician_sees_the_own_calls_only(visited: Seen, as_role: Any, as_colleague: Any) -> None:
    """Technicians take complaints in (the first-contact rule), so they find the customer, but nobody else's calls."""
    with as_colleague():
        nobodys = service_call_file.caller_context(visited.customer_id)
    assert (nobodys.call_count, nobodys.last_calls, nobodys.open_calls) == (0, (), ())
    assert service_call_file.caller_context(visited.customer_id).call_count > 0
    with as_role("administrator"), pytest.raises(NotPermitted):
        service_call_file.caller_context(visited.customer_id)


@pytest.mark.parametrize("what", REFUSED)
def test_the_desk_sees_them_all(what: str, visited: Seen) -> None:
    assert REFUSED[what](visited) is not None


OWN = ("call", "timeline of a call", "voucher", "return visit", "attachments of a call", "form of a call")


@pytest.mark.parametrize("what", OWN)
def test_a_technician_sees_their_own(what: str, visited: Seen, as_role: Any) -> None:
    with as_role("technician"):
        assert REFUSED[what](visited) is not None


def _lists(one: Seen) -> dict[str, int]:
    """How much of the call shows in lists, searches, figures and the customer's file."""
    plan = dispatch.day_plan(clock.today())
    file = customer_file.customer_file(one.customer_id)
    story = timeline.for_customer(one.customer_id).entries
    return {
        "plan": sum(len(person.calls) for person in plan.technicians) + len(plan.left_over) + len(plan.waiting),
        "file": file.all_calls + len(customer_file.last_calls(one.customer_id)),
        "story": sum(entry.meaning in ("call", "event", "voucher", "print", "visit") for entry in story),
        "found": sum(hit.kind.startswith("service_") for hit in finding.find_anything(one.number)),
        "found by voucher": sum(hit.kind.startswith("service_") for hit in finding.find_anything(one.voucher_number)),
        "scanned": int(voucher_codes.find_by_code(one.voucher_number) is not None),
        "named": int(voucher_codes.find_by_number(one.voucher_number) is not None),
        "figures": sum(figure.count for figure in home.figures() if figure.ledger in ("repairs", "vouchers", "visits")),
        "reminders": sum(one.kind != "contract" for one in reminders.waiting()[0]),
    }


def test_lists_searches_and_figures_hold_only_ones_own(visited: Seen, as_role: Any, as_colleague: Any) -> None:
    with as_colleague():
        assert set(_lists(visited).values()) == {0}
    with as_role("technician"):
        own = _lists(visited)
    assert all(own[name] for name in own if name != "reminders")


def test_the_vouchers_outside_are_shown_to_those_who_carry_them(work: Any, as_role: Any, as_colleague: Any) -> None:
    work.dispatched()
    with as_colleague():
        assert voucher_file.out_with_technicians() == ()
    with as_role("technician"):
        assert [len(person.vouchers) for person in voucher_file.out_with_technicians()] == [1]
    with as_role("administrator"), pytest.raises(NotPermitted):
        voucher_file.out_with_technicians()


def test_what_was_opened_before_it_went_to_somebody_else_is_not_offered_again(
    visited: Seen, as_role: Any, as_colleague: Any
) -> None:
    with as_role("technician"):
        finding.opened("service_call", visited.call_id)
        assert [hit.id for hit in finding.find_anything("")] == [visited.call_id]
    with as_colleague():
        assert finding.find_anything("") == ()


def test_contracts_and_customers_are_for_everybody_who_may(visited: Seen, as_role: Any, as_colleague: Any) -> None:
    with as_colleague():
        assert customer_file.customer_file(visited.customer_id).devices
    with as_role("administrator"):
        file = customer_file.customer_file(visited.customer_id)
        assert (file.contracts, customer_file.last_calls(visited.customer_id)) == ((), ())
        assert {entry.kind for entry in timeline.for_customer(visited.customer_id).entries} <= {"customer", "device"}
