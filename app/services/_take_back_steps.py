"""One step of a returned part: the workflow asked, the event written, custody and call kept in step, in the caller's
transaction.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from typing import Any

from app.core import clock
from app.core.errors import ChangedMeanwhile
from app.core.i18n import shown, translate
from app.domain.custody import Holder, HolderKind, ObjectKind
from app.domain.workflows import returned_part as workflow
from app.models import single_rows
from app.models.customer import Customer
from app.models.returned_part import ReturnedPart, ReturnedPartEvent, TakeBackReceipt
from app.models.service_call import ServiceCall
from app.services import _call_events as events
from app.services import custody, settings
from app.services._use_case import UnitOfWork, get
from app.services._visible import refuse_others

KIND = ObjectKind.RETURNED_PART
_HERE = (HolderKind.STAFF, HolderKind.BRANCH)


def load(unit: UnitOfWork, part_id: int, seen_version: int | None) -> ReturnedPart:
    """The part, ready for a step by this person. Raises UserError, NotPermitted, ChangedMeanwhile."""
    part = get(ReturnedPart, part_id)
    refuse_others(unit.action, part.technician_id)
    if seen_version is not None and seen_version != part.row_version:
        from app.services import _wording as wording

        raise ChangedMeanwhile(
            translate("returned_part", "Somebody else worked on this meanwhile. Look at it again, then repeat."),
            {"state": ("", workflow.state_label(part.state))},
            {"state": wording.field("returned_part", "state")},
        )
    return part


def facts_of(part: ReturnedPart, **given: Any) -> dict[str, Any]:
    """What the guards may ask: what the row knows, what is given now before it."""
    names = ("symptom_reproduced", "verdict", "tested_by", "route", "supplier_name", "sent_on", "due_back_on",
             "back_on", "work_text", "repaired_by", "checked_by")  # fmt: skip
    known = {name: getattr(part, name) for name in names}
    received = clock.local(part.received_at).date()
    unchecked = part.number if awaits_check(part) else ""
    return {**known, "unchecked": unchecked, "received_on": received, "today": clock.today(), **given}


def step(
    unit: UnitOfWork,
    part: ReturnedPart,
    event: str,
    happened_at: datetime | None = None,
    *,
    detail: str = "",
    facts: Mapping[str, Any] | None = None,
    **fields: Any,
) -> ReturnedPart:
    """Take one step of the workflow and write it down. Raises UserError when the workflow refuses."""
    state = str(workflow.after(part.state, event, facts_of(part, **(facts or {})), unit.session.role))
    moment = events.moment(unit, happened_at, part.received_at)
    note(unit, part, event, moment, detail, state)
    moved = {"state_since": moment} if state != part.state else {}
    return unit.update(part, reason=detail, **{**moved, "state": state, "is_open": workflow.is_open(state), **fields})


def note(unit: UnitOfWork, part: ReturnedPart, kind: str, moment: datetime, detail: str, state: str) -> None:
    """Write down what happened to a part."""
    single_rows.add(
        ReturnedPartEvent,
        part=part.id,
        kind=kind,
        happened_at=moment,
        entered_at=unit.now,
        user_name=unit.session.name,
        state=state,
        detail=detail,
    )
    unit.touch(part)


def awaits_check(part: ReturnedPart) -> bool:
    """Whether the branch wants a check of its repair that is still outstanding."""
    return workflow.awaits_check(part.state, part.outcome, part.checked_by) and settings.flag("takeback.check")


def pass_on(
    unit: UnitOfWork,
    part: ReturnedPart,
    taker: Holder,
    *,
    on: date | None = None,
    due_on: date | None = None,
    **paper: Any,
) -> ReturnedPart:
    """Hand a part over to another holder, on an earlier day where `on` says so, but never before its last hand-over;
    nothing happens when it is there already. Whoever has it here has it until the day that its customer was promised.
    """
    now_with = holder(part)
    if (now_with.kind, now_with.id, now_with.name) == (taker.kind, taker.id, taker.name):
        return part
    paper.setdefault("receipt_number", part.receipt_number)
    if on is not None and on < clock.today():
        noon = clock.local_midnight(on) + timedelta(hours=12)
        paper["happened_at"] = max(noon, custody.held_since(KIND, part.id))
    until = due_on or (part.expected_return_on if taker.kind in _HERE else None)
    custody.hand_over(unit, kind=KIND, object_id=part.id, taker=taker, due_on=until, call=part.call_id, **paper)
    return unit.update(part, holder_name=taker.name)


def keep_promise(unit: UnitOfWork, part: ReturnedPart, **more: Any) -> None:
    """The day until which it is here follows what its customer was promised; `more` are other fields of its chain."""
    if holder(part).kind in _HERE:
        more["due_on"] = part.expected_return_on
    if more:
        custody.change(unit, kind=KIND, object_id=part.id, **more)


def holder(part: ReturnedPart) -> Holder:
    """Who has a part by its chain of custody."""
    return custody.holder_of(KIND, part.id)


def workshop(part: ReturnedPart, place: str = "") -> Holder:
    """The place of the branch where a part is worked on."""
    return custody.place(place or part.place)


def customer_of(part: ReturnedPart) -> Holder:
    """The customer as a holder."""
    return custody.customer(get(Customer, part.customer_id))


def parts_of_call(call_id: int) -> list[ReturnedPart]:
    """What was taken back on a call and is not entered by mistake."""
    rows = ReturnedPart.select().where((ReturnedPart.call == call_id) & (ReturnedPart.state != "void"))
    return list(rows.order_by(ReturnedPart.id))


def receipts_settled(call_id: int) -> bool:
    """Whether things were taken back on a call, and every receipt for them is recovered or its loss noted (R051)."""
    rows = list(TakeBackReceipt.select().where((TakeBackReceipt.call == call_id) & (TakeBackReceipt.state != "void")))
    return bool(rows) and all(row.state in ("recovered", "lost") for row in rows)


def result_of(part: ReturnedPart) -> str:
    """What was found and done, in a line: for the call and the paper."""
    words = (shown(workflow.OUTCOMES.get(part.outcome, "")), part.cause, part.work_text, part.outcome_reason)
    return f"{part.item} {part.number}: " + "; ".join(word for word in words if word)


def follow_call(unit: UnitOfWork, part: ReturnedPart) -> None:
    """The call of a part is repaired when everything taken back on it is ready, and not before."""
    follow(unit, get(ServiceCall, part.call_id))


def follow(unit: UnitOfWork, call: ServiceCall) -> None:
    """As `follow_call`, by the call."""
    parts = parts_of_call(call.id)
    ready = bool(parts) and all(one.state in workflow.READY_STATES or not one.is_open for one in parts)
    if call.state == "taken_back" and ready:
        told = "\n".join(result_of(one) for one in parts)
        events.step(unit, call, "repair", unit.now, detail=told, facts={"test_result": told})
    elif call.state == "repaired" and not ready:
        events.step(unit, call, "repair_again", unit.now)
