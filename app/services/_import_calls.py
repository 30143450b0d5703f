"""Rows of an old repair ledger: calls that another book numbered.

The old number stays what people know, behind the mark 旧 that no number series can give: `旧-2019-0123`. A call without
one gets a number from what the row says, so that the same row is the same call when it comes again. Finished calls are
archived, the others stand open in the register; their clocks run from the day on which they came.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, datetime, time
from hashlib import sha256
from typing import Any

from app.core import clock
from app.core.errors import UserError
from app.core.i18n import translate
from app.domain import deadlines, validation
from app.models.organisation import Staff
from app.models.pinyin import initials_of
from app.models.service_call import ServiceCall, ServiceCallEvent
from app.services import settings
from app.services._import_devices import Units, party_of
from app.services._import_known import rows_where
from app.services._import_parties import Parties, Party
from app.services._import_parts import Change, Draft, Parsed, RowPlan, Setting
from app.services._use_case import tuples

MARK = "旧-"
"""Begins the number of a call that another ledger numbered."""

_STORED = (
    "id", "number", "state", "is_open", "fault_text", "solution_text", "technician_name", "charge", "received_at",
    "finished_at", "archived_at", "cancelled_at", "cancel_reason", "model", "serial", "product_name",
)  # fmt: skip
_OFFICE_OPENS = time(9)
"""Counts where a book tells only the day."""


class _Calls:
    """Which old calls are on file, who the technicians are, and by what clocks run."""

    def __init__(self, parsed: list[Parsed], setting: Setting) -> None:
        self.setting = setting
        self.technicians = {
            name: row_id for row_id, name in tuples(Staff.select(Staff.id, Staff.name).where(Staff.is_technician))
        }
        self.brought: dict[str, tuple[int, str]] = {}
        numbers = [number for one in parsed if not one.reason for number in _numbers(one.values)]
        self.on_file = {row["number"]: row for row in rows_where(ServiceCall, "number", numbers, _STORED)}

    def number_of(self, values: dict[str, Any], came: datetime) -> str:
        """The old number; with the day behind it where another day has it already (books that begin anew each year)."""
        plain, dated = _numbers(values)
        day = _stored(came)[:10]
        known = self.on_file.get(plain)
        other = known["received_at"][:10] if known is not None else self.brought.get(plain, (0, day))[1]
        return plain if other == day else dated


def _numbers(values: dict[str, Any]) -> tuple[str, str]:
    day = f"{values['received']:%Y%m%d}"
    number = values.get("call_number", "")
    if not number:
        told = json.dumps([values["key"], values.get("serial", ""), values.get("fault", "")], ensure_ascii=False)
        plain = f"{MARK}{day}-{sha256(told.encode()).hexdigest()[:6].upper()}"
        return plain, plain
    return MARK + number, f"{MARK}{number}({day})"


def plans(parsed: list[Parsed], setting: Setting) -> Iterator[RowPlan]:
    """What every row wants."""
    parties = Parties(parsed)
    units = Units(parsed, parties.on_file)
    calls = _Calls(parsed, setting)
    try:
        for one in parsed:
            title = " · ".join(one.values[name] for name in ("call_number", "name", "model") if one.values.get(name))
            plan = RowPlan(one.line, title)
            if one.reason:
                yield plan.refuse(one.reason)
                continue
            try:
                yield _plan(one.values, plan, parties, units, calls).settle()
            except UserError as error:
                yield plan.refuse(error.text)
    finally:
        parties.forget()
        units.forget()


def _plan(values: dict[str, Any], plan: RowPlan, parties: Parties, units: Units, calls: _Calls) -> RowPlan:
    came = _moment(values["received"], calls.setting.now)
    finished = _moment(values["finished"], calls.setting.now) if "finished" in values else None
    validation.check_order(values["received"].date(), values["finished"].date() if finished else None)
    if finished is not None and finished < came:
        finished = came
    number = calls.number_of(values, came)
    known = calls.on_file.get(number)
    if known is None and number in calls.brought:
        text = translate("import", "The same call stands in line {line}.")
        return plan.refuse(text.format(line=calls.brought[number][0]))
    if known is not None:
        _compare(known, values, _state(values, finished), plan, calls.setting.now)
        return plan
    party = party_of(values, plan, parties, is_about_customer=False)
    if party is None:
        return plan
    calls.brought[number] = (plan.line, _stored(came)[:10])
    state = _state(values, finished)
    call = _call(values, number, came, finished, state, party, units, calls)
    draft = Draft(ServiceCall, call)
    plan.drafts.append(draft)
    plan.drafts += [Draft(ServiceCallEvent, {"call": draft, **event}) for event in _events(call, state, values)]
    return plan


def _state(values: dict[str, Any], finished: datetime | None) -> str:
    """`closed` where the row says so or gives the day on which it was finished, else open."""
    return values.get("state") or ("closed" if finished or "solution" in values else "logged")


def _call(
    values: dict[str, Any],
    number: str,
    came: datetime,
    finished: datetime | None,
    state: str,
    party: Party,
    units: Units,
    calls: _Calls,
) -> dict[str, Any]:
    phones = values.get("phone", [])
    phone = phones[0].number if phones else party.stored["phone"]
    serial = values.get("serial", "")
    own = [one for one in units.with_serial(serial) if one.row_id and one.owner == party.row_id] if serial else []
    device = own[0].stored if own else {}
    technician = values.get("technician", "")
    ended = finished or came
    call: dict[str, Any] = {
        "number": number,
        "received_at": _stored(came),
        "entered_at": _stored(calls.setting.now),
        "received_by": values.get("received_by", ""),
        "customer": party.reference,
        "customer_name": party.stored["name"],
        "customer_initials": initials_of(party.stored["name"]),
        "reporter": values.get("contact", ""),
        "phone": phone,
        "phone_digits": validation.phone_digits(phone),
        "address": values.get("address", "") or party.stored["address"],
        "device": own[0].row_id if own else None,
        "product_name": values.get("product_name") or device.get("product_name", ""),
        "model": values.get("model") or device.get("model", ""),
        "serial": serial,
        "fault_text": _fault(values),
        "fault_level": values.get("fault_level", 3),
        "technician": calls.technicians.get(technician),
        "technician_name": technician,
        "solution_text": values.get("solution", ""),
        "charge": values.get("charge", 0),
        "state": state,
        "is_open": state == "logged",
    }
    if state == "closed":
        call |= {"responded_at": _stored(ended), "finished_at": _stored(ended), "archived_at": _stored(ended)}
    elif state == "cancelled":
        call |= {"cancelled_at": _stored(ended), "cancel_reason": values.get("solution", "")[:200]}
    else:
        first = deadlines.ClockEvent(deadlines.EventKind.RECEIVED, came, calls.setting.now, level=call["fault_level"])
        due = deadlines.projected_due([first], settings.sla_targets(), settings.calendar())
        names = ("response_due_at", "arrival_due_at", "report_due_at")
        call |= {name: _stored(at) if at else None for name, at in zip(names, due, strict=True)}
        call |= {"response_limit_at": call["response_due_at"], "arrival_limit_at": call["arrival_due_at"]}
    return call


def _fault(values: dict[str, Any]) -> str:
    """What was wrong, and behind it what the notes of the row say: a call has no notes of its own."""
    return "\n".join(values[name] for name in ("fault", "notes") if values.get(name))


def _events(call: dict[str, Any], state: str, values: dict[str, Any]) -> Iterator[dict[str, Any]]:
    entered = call["entered_at"]

    def event(kind: str, at: str, after: str, detail: str = "", **data: Any) -> dict[str, Any]:
        return {"kind": kind, "happened_at": at, "entered_at": entered, "state": after, "detail": detail,
                "data": json.dumps(data, ensure_ascii=False)}  # fmt: skip

    yield event("register", call["received_at"], "logged", level=call["fault_level"])
    if state == "closed":
        yield event("complete", call["finished_at"], "completed", values.get("solution", ""))
        yield event("close", call["archived_at"], "closed")
    elif state == "cancelled":
        yield event("cancel", call["cancelled_at"], "cancelled", call["cancel_reason"])


def _compare(known: dict[str, Any], values: dict[str, Any], state: str, plan: RowPlan, now: datetime) -> None:
    """Texts and amounts of an old call may be put right; where it stands is changed by working on it.

    What an undone import had cancelled stands again as the sheet says.
    """
    wanted: dict[str, Any] = {
        "solution_text": values.get("solution", ""), "technician_name": values.get("technician", ""),
        "charge": values.get("charge", 0), "model": values.get("model", ""), "serial": values.get("serial", ""),
        "product_name": values.get("product_name", ""), "fault_text": _fault(values),
    }  # fmt: skip
    new = {name: value for name, value in wanted.items() if value not in ("", 0) and value != known[name]}
    if known["state"] == "cancelled" != state:
        new |= {"state": state, "is_open": state == "logged", "cancelled_at": None, "cancel_reason": ""}
        at = _stored(now)
        plan.drafts.append(
            Draft(
                ServiceCallEvent,
                {"call": known["id"], "kind": "note", "happened_at": at, "entered_at": at, "state": state,
                 "detail": translate("import", "Imported again"), "data": "{}"},
            )
        )  # fmt: skip
    if new:
        before = {name: known[name] for name in new}
        plan.changes.append(Change(ServiceCall, known["id"], known["number"], before, new))
        known |= new


def _moment(written: datetime, now: datetime) -> datetime:
    """A moment of the branch's clock, not after now."""
    at = datetime.combine(written.date(), _OFFICE_OPENS) if written.time() == time() else written
    return min(at.replace(tzinfo=clock.branch_zone()).astimezone(UTC), now)


def _stored(moment: datetime) -> str:
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
