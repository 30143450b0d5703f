"""One step of a service call.

The workflow asked, the event written, the projections rewritten, all in the caller's transaction.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from app.core import clock
from app.core.errors import ChangedMeanwhile, NotPermitted, UserError
from app.core.i18n import translate
from app.domain import deadlines, permissions
from app.domain.workflows import service_call as workflow
from app.domain.workflows import service_voucher as vouchers
from app.models import database, single_rows
from app.models.base import parse_moment
from app.models.organisation import Staff
from app.models.service_call import ServiceCall, ServiceCallEvent
from app.models.voucher import ServiceVoucher
from app.services import _charge_records, _inspection_calls, _repeat_repairs, settings
from app.services._use_case import UnitOfWork, get, require

TOLERANCE = timedelta(minutes=2)
"""How far a clock may run ahead or behind before a time counts as in the future, or the clock as suspect
(reliability.md 3.5).
"""

LONGEST_BACK_DATING = timedelta(days=366)

UNDO_BRING_IN = "undo_bring_in"

COVER_CHANGED = "cover_changed"
"""Cover was decided anew; the data hold what the contract that decides now promises, 0 for none."""

DUE_TIMES = ("response_due_at", "arrival_due_at", "report_due_at")

LIMITS = {"response_limit_at": "response_due_at", "arrival_limit_at": "arrival_due_at"}
"""Each limit that is kept beside the due time that stands while its clock runs."""

_UNDISPATCHED = ("logged", "awaiting_reply", "scheduled")

_KIND = deadlines.EventKind
_ARRIVALS = frozenset({_KIND.ARRIVED, _KIND.COMPLETED})
_ANSWERS = _ARRIVALS | {_KIND.RESPONDED, _KIND.APPOINTED, _KIND.BROUGHT_IN, _KIND.PHONE_RESOLVED}
_REPORTS = frozenset({_KIND.REPORTED})
_REPAIRS_FOLLOW = frozenset({"solve_by_phone", "complete", "hand_back", "reopen", "cancel"})
_MONEY_FOLLOWS = frozenset({"solve_by_phone", "complete", "hand_back", "change_class", "cancel"})
_HOLDS_ENDED = frozenset({_KIND.RESUMED, _KIND.PHONE_RESOLVED, _KIND.COMPLETED, _KIND.CANCELLED})


def load(unit: UnitOfWork, call_id: int, seen_version: int | None, action: str = "") -> ServiceCall:
    """The call, ready for a step by this person.

    Raises UserError when it is not there, NotPermitted when it is not the technician's own, ChangedMeanwhile when it
    moved on since the user read version `seen_version`.
    """
    call = get(ServiceCall, call_id)
    own = call.technician_id == unit.session.staff_id != 0
    if not permissions.allowed(unit.session.role, action or unit.action, own=own):
        raise NotPermitted(translate("service_call", "This call is assigned to somebody else."))
    if seen_version is not None and seen_version != call.row_version:
        from app.services import _wording as wording

        raise ChangedMeanwhile(
            translate(
                "service_call", "Somebody else worked on this call meanwhile. Look at it again, then repeat your step."
            ),
            {"state": ("", workflow.state_label(call.state))},
            {"state": wording.field("service_call", "state")},
        )
    return call


def moment(
    unit: UnitOfWork, happened_at: datetime | None, not_before: datetime | None, field: str = "happened_at"
) -> datetime:
    """When it happened: now, unless a time was given.

    Raises UserError for a time in the future, before what it must follow, or absurdly long ago.
    """
    if happened_at is None:
        return unit.now
    if happened_at > unit.now + TOLERANCE:
        raise UserError(translate("service_call", "This time lies in the future."), field)
    if unit.now - happened_at > LONGEST_BACK_DATING:
        raise UserError(translate("service_call", "This time is more than a year ago. Is the date right?"), field)
    if not_before and happened_at < not_before:
        text = translate("service_call", "This cannot have happened before {time}.")
        raise UserError(text.format(time=clock.local(not_before).strftime("%Y-%m-%d %H:%M")), field)
    return happened_at


def note(
    unit: UnitOfWork,
    call: ServiceCall,
    kind: str,
    happened_at: datetime,
    detail: str = "",
    state: str = "",
    /,
    **data: Any,
) -> None:
    """Write an event, by itself one that does not move the call; `state` is the state after it."""
    single_rows.add(
        ServiceCallEvent,
        call=call.id,
        kind=kind,
        happened_at=happened_at,
        entered_at=unit.now,
        user_name=unit.session.name,
        state=state or call.state,
        detail=detail,
        data=json.dumps({name: value for name, value in data.items() if value not in (None, "")}, ensure_ascii=False),
        clock_suspect=clock_runs_behind(unit.now),
    )
    unit.touch(call)


def begin(unit: UnitOfWork, *, promised_hours: int | None = None, owed_as: str = "", **values: Any) -> ServiceCall:
    """Write a new call with its first event; one row is both register entry and repair ledger row (R045).

    `promised_hours` is the response that the covering contract promises; it is frozen in the event. `owed_as` is the
    number of the inspection that the call carries out: it is owed by its day, so no clock of a fault runs on it.
    """
    came, level = values["received_at"], values["fault_level"]
    promised = {"promised_hours": promised_hours, "promised_by": values["cover_document"]} if promised_hours else {}
    first = deadlines.ClockEvent(_KIND.RECEIVED, came, unit.now, level=level, **_promised(promised))
    targets = deadlines.NO_LIMITS if owed_as else settings.sla_targets(values.get("area", ""))
    response, arrival, report = deadlines.projected_due([first], targets, settings.calendar())
    due = {"response_due_at": response, "arrival_due_at": arrival, "report_due_at": report}
    due |= {limit: due[name] for limit, name in LIMITS.items()}
    call = unit.insert(ServiceCall, **values, **due)
    _repeat_repairs.follow(unit, call)
    note(unit, call, "register", came, level=level, owed_as=owed_as, **promised)
    return call


def _targets(rows: Iterable[ServiceCallEvent], area: str) -> deadlines.SlaTargets:
    """The limits of a call in an area; none for one that carries out an inspection."""
    first = next((row for row in rows if row.kind == "register"), None)
    owed = first is not None and bool(first.data) and "owed_as" in json.loads(first.data)
    return deadlines.NO_LIMITS if owed else settings.sla_targets(area)


def _promised(data: Mapping[str, Any]) -> dict[str, Any]:
    """What the data of a registration says of the contract's promise."""
    hours = data.get("promised_hours")
    return {"promised": timedelta(hours=hours), "promised_by": data.get("promised_by", "")} if hours else {}


def of_call(call_id: int) -> list[ServiceCallEvent]:
    """The events of a call in the order of entry."""
    return single_rows.of_owner(ServiceCallEvent, "call", call_id)


def clocks(rows: Iterable[ServiceCallEvent], at: datetime, area: str = "") -> deadlines.CallClocks:
    """The clocks of a call at a moment, replayed from its events; `area` is where the customer is."""
    known = list(rows)
    lag = timedelta(hours=settings.integer("clock.entry_lag_hours"))
    return deadlines.read_clocks(clock_events(known), _targets(known, area), settings.calendar(), at, lag)


def clock_events(rows: Iterable[ServiceCallEvent]) -> list[deadlines.ClockEvent]:
    """The events that the clocks care for; the promise of a contract is that of the verdict that holds by now."""
    every = list(rows)
    decided = [json.loads(row.data) for row in every if row.kind == COVER_CHANGED and row.data]
    promise = next((data for data in reversed(decided) if "promised_hours" in data), None)
    found: list[deadlines.ClockEvent] = []
    for row in every:
        if row.kind == UNDO_BRING_IN:  # nothing came: the customer was answered, and is waited for again
            found = [replace(one, kind=_KIND.RESPONDED) if one.kind is _KIND.BROUGHT_IN else one for one in found]
        kind = workflow.CLOCK_EVENTS.get(row.kind)
        if kind is None:
            continue
        data = json.loads(row.data) if row.data else {}
        detail = data.get("reason", "") if row.kind == "pause" else ""
        said = data if promise is None or kind is not _KIND.RECEIVED else promise
        told = deadlines.ClockEvent(kind, row.happened_at, row.entered_at, detail, data.get("level"), **_promised(said))
        found.append(told)
    return found


def projections(rows: Iterable[ServiceCallEvent], area: str = "") -> dict[str, Any]:
    """What the call's row shows of its events.

    Due times of the running clocks, when it was answered, when somebody came, when the supervisor was told, held or
    not. `domain.deadlines` decides; the row only repeats it, so that lists can sort and count by it.
    """
    every = list(rows)
    known = clock_events(every)
    targets, calendar = _targets(every, area), settings.calendar()
    response, arrival, report = deadlines.projected_due(known, targets, calendar)
    stood = deadlines.read_clocks(known, targets, calendar, max(event.happened_at for event in known))
    latest = deadlines.split_rounds(known)[-1]
    return {
        "response_due_at": response,
        "arrival_due_at": arrival,
        "report_due_at": report,
        "response_limit_at": stood.response.due_at,
        "arrival_limit_at": stood.arrival.due_at,
        "responded_at": _first(latest, _ANSWERS),
        "arrived_at": None if was_brought_in(latest) else _first(latest, _ARRIVALS),
        "reported_at": _first(latest, _REPORTS),
        "is_paused": _is_held(latest),
    }


def _first(latest: Iterable[deadlines.ClockEvent], kinds: frozenset[deadlines.EventKind]) -> datetime | None:
    return next((event.happened_at for event in latest if event.kind in kinds), None)


def was_brought_in(latest: Iterable[deadlines.ClockEvent]) -> bool:
    """Whether the device came to the branch in this round: nobody was due there, and nobody arrived."""
    return any(event.kind is _KIND.BROUGHT_IN for event in latest)


def is_carried_in(call: ServiceCall) -> bool:
    """Whether a call, as far as it has come, was carried in to the branch and not visited."""
    return was_brought_in(deadlines.split_rounds(clock_events(of_call(call.id)))[-1])


def _is_held(latest: Iterable[deadlines.ClockEvent]) -> bool:
    """Whether the call waits: paused last, and neither solved nor cancelled since."""
    held = False
    for event in latest:
        if event.kind in _HOLDS_ENDED:
            held = False
        elif event.kind is deadlines.EventKind.PAUSED:
            held = True
    return held


def step(
    unit: UnitOfWork,
    call: ServiceCall,
    event: str,
    happened_at: datetime,
    *,
    detail: str = "",
    reason: str = "",
    facts: Mapping[str, Any] | None = None,
    data: Mapping[str, Any] | None = None,
    **fields: Any,
) -> ServiceCall:
    """Take one step of the workflow and write everything that follows from it.

    `facts` are what the guards ask for; `data` goes into the event; `fields` into the call's row. Raises UserError
    when the workflow refuses, NotPermitted when it is not for this role.
    """
    known = {"reason": reason, **(facts or {})}
    state = str(workflow.after(call.state, event, known, unit.session.role))
    told = "\n".join(part for part in (reason, detail) if part)
    note(unit, call, event, happened_at, told, state, **({"reason": reason} | dict(data or {})))
    projected = projections(of_call(call.id), call.area)
    if not projected["is_paused"]:
        projected["pause_reason"] = ""
    if call.state not in workflow.WORKING_STATES and event != "reopen":
        for limit in LIMITS:  # the clocks have stopped: limits set anew since do not judge this call
            del projected[limit]
    if event == "arrive":
        projected["visit_count"] = call.visit_count + 1
    unit.update(call, reason=reason, **{**projected, "state": state, "is_open": workflow.is_open(state), **fields})
    _inspection_calls.follow(unit, call, event, happened_at, reason)
    if event in _MONEY_FOLLOWS:
        _charge_records.follow(unit, call)
    if event in _REPAIRS_FOLLOW:
        _repeat_repairs.follow(unit, call)
    return call


def place(
    unit: UnitOfWork,
    call: ServiceCall,
    at: datetime,
    minutes: int,
    technician: Staff | None,
    reason: str,
    moment: datetime,
) -> ServiceCall:
    """Agree or move a visit, by appointing before the voucher is out, after it with what the technician knows.

    Raises UserError when an agreed time, or a technician who knows of it, is changed without a reason.
    """
    before_at, before_id = call.appointed_at, call.technician_id
    staff_id = technician.id if technician else None
    moved, handed_over = before_at not in (None, at), before_id not in (None, staff_id)
    if (moved or handed_over) and not reason:
        raise UserError(translate("service_call", "Write why the visit is moved or handed over."), "reason")
    data = {
        "appointed_at": at.isoformat(),
        "minutes": minutes,
        "technician": technician.name if technician else "",
        "before": before_at.isoformat() if moved and before_at else "",
    }
    fields = {"appointed_at": at, "appointed_minutes": minutes}
    if handed_over and call.state not in _UNDISPATCHED:
        require("service_call.reassign", unit.session)
        step(
            unit, call, "reassign", moment, reason=reason, facts={"technician": staff_id},
            data={"from": call.technician_name, "to": technician.name if technician else ""},
            technician=staff_id, technician_name=technician.name if technician else "",
        )  # fmt: skip
        move_vouchers(unit, call)
    event = "appoint" if call.state in _UNDISPATCHED else "postpone"
    if event == "postpone" and not moved:
        return unit.update(call, **fields)
    return step(
        unit, call, event, moment, reason=reason, facts={"appointed_at": at, "technician": staff_id}, data=data,
        technician=staff_id, technician_name=technician.name if technician else "",
        service_mode=call.service_mode or "on_site", **fields,
    )  # fmt: skip


def move_vouchers(unit: UnitOfWork, call: ServiceCall) -> None:
    """A voucher that is still outside goes with the technician who took the call over."""
    for voucher in open_vouchers(call):
        unit.update(voucher, technician=call.technician_id, technician_name=call.technician_name)


def open_vouchers(call: ServiceCall) -> list[ServiceVoucher]:
    """The call's vouchers whose paper is outside."""
    states = [str(state) for state in vouchers.OPEN_STATES]
    return list(ServiceVoucher.select().where((ServiceVoucher.call == call.id) & ServiceVoucher.state.in_(states)))


def void_voucher(
    unit: UnitOfWork, voucher: ServiceVoucher, reason: str, seen_version: int | None = None
) -> ServiceVoucher:
    """Make a voucher void; its number stays (R013)."""
    state = str(vouchers.after(voucher.state, "void", {"reason": reason}))
    return unit.update(voucher, seen_version, reason, state=state, voided_at=unit.now, void_reason=reason)


def clock_runs_behind(now: datetime) -> bool:
    """Whether this computer's clock stands before the last event entered (reliability.md 3.5).

    The event is kept and marked.
    """
    last = database.scalar("SELECT entered_at FROM service_call_event ORDER BY id DESC LIMIT 1")
    entered = parse_moment(last)
    return entered is not None and now < entered - TOLERANCE


def project_due(unit: UnitOfWork, call: ServiceCall) -> ServiceCall:
    """Rewrite the due times of a call: what they are counted by changed."""
    wanted = projections(of_call(call.id), call.area)
    return unit.update(call, **{name: wanted[name] for name in (*DUE_TIMES, *LIMITS)})


def project_open_calls(unit: UnitOfWork) -> None:
    """Rewrite the due times of all open calls: targets, working hours or holidays changed."""
    for call in ServiceCall.select().where(ServiceCall.is_open):
        wanted = projections(of_call(call.id), call.area)
        running = [limit for limit, due in LIMITS.items() if wanted[due] is not None]
        unit.update(call, **{name: wanted[name] for name in (*DUE_TIMES, *running)})


settings.on_calendar_change.append(project_open_calls)
