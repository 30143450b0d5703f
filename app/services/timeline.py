"""Everything that ever happened for a customer or a call, on one line of time, newest first (R022, F01).

Merged from the events of calls, vouchers and their prints, return visits, attachments and the change history; when it
happened and when it was entered are both kept. Words are chosen when shown, in the language of the program.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

import peewee as pw

from app.core import clock
from app.core.i18n import QT_TRANSLATE_NOOP, shown, translate
from app.core.money import format_yuan
from app.domain import permissions
from app.models.contract import Contract
from app.models.customer import Device
from app.models.organisation import Attachment, AuditEntry
from app.models.service_call import ChargeLine, ReturnVisit, ServiceCall, ServiceCallEvent
from app.models.voucher import IssuedPaper, PrintLog, ServiceVoucher
from app.services import _relationship_entries
from app.services import _wording as wording
from app.services import session as sessions
from app.services._people import full_names
from app.services._use_case import get, require, tuples
from app.services._visible import refuse_others, visible

PAGE = 100
_MOST_CALLS = 2_000


@dataclass(frozen=True)
class Entry:
    """One line.

    `meaning` chooses icon and colour (call, event, voucher, print, visit, relationship, attachment, note, charge,
    change). `kind` and `row_id` name the record it opens; `is_system` lines (changes of fields) can be folded away.
    """

    happened_at: datetime
    entered_at: datetime
    meaning: str
    title: str
    detail: str
    who: str
    number: str
    kind: str
    row_id: int
    tone: str = "normal"
    is_system: bool = False
    clock_suspect: bool = False


@dataclass(frozen=True)
class Page:
    """A page of a timeline: `entries` newest first, `total` of them all."""

    entries: tuple[Entry, ...]
    total: int


Part = tuple[list[Entry], int]
"""Entries of one sort, oldest first: as many of the newest as can stand on the page, and how many there are of all."""


def for_call(call_id: int, *, first: int = 0, size: int = PAGE) -> Page:
    """The timeline of one call. Raises UserError when it is not there, NotPermitted for somebody else's."""
    call = get(ServiceCall, call_id)
    refuse_others("service_call.view", call.technician_id)
    newest = first + size
    parts = [*_of_calls([call], newest), _changes("service_call", [call_id], newest, "service_call.change")]
    return _page(parts, first, size)


def for_customer(customer_id: int, *, first: int = 0, size: int = PAGE) -> Page:
    """The timeline of a customer: their calls with everything about them, visits, attachments, changes of the file.

    Care, assessments and losses, too. Of everything what the role may see. Raises NotPermitted.
    """
    require("customer.view")
    role = sessions.current().role
    theirs = ServiceCall.select(*_CALL_COLUMNS).where(ServiceCall.customer == customer_id)
    seen = visible(theirs, ServiceCall.technician, "service_call.view")
    calls = list(seen.order_by(ServiceCall.received_at.desc()).limit(_MOST_CALLS).namedtuples())
    changed = {"customer": [customer_id], "device": _devices_of(customer_id)}
    if permissions.allowed(role, "contract.view"):
        changed["contract"] = _contracts_of(customer_id)
    newest = first + size
    parts = [*_of_calls(calls, newest), _attachments("customer", [customer_id], newest)]
    parts += (_changes(kind, ids, newest) for kind, ids in changed.items())
    if permissions.scope(role, "visit.view") is permissions.Scope.ALL:
        parts.append(_visits((ReturnVisit.customer == customer_id) & ReturnVisit.call.is_null(), newest))
    related = [_of_relationship(told) for told in _relationship_entries.of_customer(customer_id)]
    return _page([*parts, (related, len(related))], first, size)


def _of_relationship(told: _relationship_entries.Told) -> Entry:
    return Entry(
        told.happened_at, told.entered_at, "relationship", told.title, told.detail, told.who, told.number, told.kind,
        told.row_id, told.tone,
    )  # fmt: skip


def _page(parts: list[Part], first: int, size: int) -> Page:
    """The newest of all entries, and how many there are of them all."""
    later_first = [entry for entries, _ in parts for entry in entries][::-1]
    ordered = sorted(later_first, key=lambda one: (one.happened_at, one.entered_at), reverse=True)
    names = full_names()
    shown_now = (replace(one, who=names.get(one.who, one.who)) for one in ordered[first : first + size])
    return Page(tuple(shown_now), sum(total for _, total in parts))


def _of_calls(calls: list[Any], newest: int) -> Iterator[Part]:
    """Everything about these calls."""
    by_id = {call.id: call for call in calls}
    ids = list(by_id)
    if not ids:
        return
    latest = ServiceCallEvent.happened_at.desc(), ServiceCallEvent.entered_at.desc(), ServiceCallEvent.id.desc()
    events = ServiceCallEvent.select().where(_among(ServiceCallEvent.call, ids))
    found = [_event(event, by_id[event.call_id]) for event in events.order_by(*latest).limit(newest)]
    yield found[::-1], events.count()
    yield _vouchers(ids, newest)
    yield _prints(ids, newest)
    yield _charges(by_id, newest)
    yield _visits(_among(ReturnVisit.call, ids), newest)
    yield _attachments("service_call", ids, newest)
    theirs = ServiceVoucher.select(ServiceVoucher.id).where(_among(ServiceVoucher.call, ids))
    yield _attachments("service_voucher", theirs, newest)


def _vouchers(call_ids: list[int], newest: int) -> Part:
    """The steps of the vouchers whose last step is among the newest: the steps of the others are older than theirs."""
    which = _among(ServiceVoucher.call, call_ids)
    steps = (
        ServiceVoucher.voided_at, ServiceVoucher.filed_at, ServiceVoucher.returned_at, ServiceVoucher.out_at,
        ServiceVoucher.issued_at,
    )  # fmt: skip
    last = pw.fn.COALESCE(*steps).desc(), ServiceVoucher.id.desc()
    rows = ServiceVoucher.select(*_VOUCHER_COLUMNS).where(which).order_by(*last).limit(newest)
    counted = tuples(ServiceVoucher.select(*(pw.fn.COUNT(step) for step in steps)).where(which))
    return [entry for row in reversed(list(rows)) for entry in _voucher(row)], sum(counted[0])


def _charges(calls: dict[int, Any], newest: int) -> Part:
    """Parts and work that were charged, one line a call (R022); a running call may have been charged just now."""
    charged = ChargeLine.select(ChargeLine.call).where(_among(ChargeLine.call, list(calls)) & ~ChargeLine.is_void)
    ids = [call_id for (call_id,) in tuples(charged.distinct())]
    running = [call_id for call_id in ids if calls[call_id].finished_at is None]
    over = (call_id for call_id in ids if calls[call_id].finished_at is not None)
    wanted = [*running, *sorted(over, key=lambda call_id: calls[call_id].finished_at, reverse=True)[:newest]]
    lines: dict[int, list[ChargeLine]] = {}
    rows = ChargeLine.select().where(_among(ChargeLine.call, wanted) & ~ChargeLine.is_void).order_by(ChargeLine.id)
    for row in rows if wanted else ():
        lines.setdefault(row.call_id, []).append(row)
    return [_charge(calls[call_id], found) for call_id, found in lines.items()], len(ids)


def _charge(call: Any, lines: list[ChargeLine]) -> Entry:
    entered = max(row.created_at for row in lines)
    total = format_yuan(sum(row.amount for row in lines), symbol=True)
    title = translate("timeline", "Parts and charges {amount}").format(amount=total)
    detail = " · ".join(f"{row.description} ×{row.quantity} {format_yuan(row.amount)}" for row in lines)
    return Entry(
        call.finished_at or entered, entered, "charge", title, detail, "", call.number, "service_call", call.id
    )


def _event(event: ServiceCallEvent, call: Any) -> Entry:
    data: dict[str, Any] = json.loads(event.data) if event.data else {}
    title = wording.action(event.kind)
    detail = event.detail
    if event.kind == "register":
        detail = call.fault_text
    words = [detail, *_words(event.kind, data)]
    return Entry(
        happened_at=event.happened_at,
        entered_at=event.entered_at,
        meaning="call" if event.kind == "register" else "note" if event.kind == "note" else "event",
        title=title,
        detail=" · ".join(word for word in words if word),
        who=event.user_name,
        number=call.number,
        kind="service_call",
        row_id=call.id,
        tone=_TONES.get(event.kind, "normal"),
        clock_suspect=event.clock_suspect,
    )


def _words(kind: str, data: dict[str, Any]) -> Iterator[str]:
    """What the data of an event says, in short phrases."""
    if "level" in data and kind == "change_level":
        yield translate("timeline", "level {before} → {after}").format(before=data.get("from", ""), after=data["level"])
    if kind == "reassign":
        yield f"{data.get('from', '')} → {data.get('to', '')}"
    for name in ("interface_person", "technician", "voucher", "replaces"):
        if data.get(name):
            yield str(data[name])
    for name, form in _MOMENT_WORDS.items():
        if data.get(name):
            moment = datetime.fromisoformat(data[name])
            yield shown(form).format(time=clock.local(moment).strftime("%Y-%m-%d %H:%M"))
    if data.get("amount"):
        yield format_yuan(data["amount"], symbol=True)
    if data.get("satisfaction"):
        yield translate("timeline", "satisfaction {mark} of 5").format(mark=data["satisfaction"])


def _voucher(row: ServiceVoucher) -> Iterator[Entry]:
    steps = (
        (row.issued_at, "issue", row.issued_by, row.replaces_number),
        (row.out_at, "hand_out", row.technician_name, row.technician_name),
        (row.returned_at, "hand_in", row.signer_name, row.user_opinion),
        (row.filed_at, "file", row.filed_by, row.filing_place),
        (row.voided_at, "void", "", row.void_reason),
    )
    for moment, action, who, detail in steps:
        if moment:
            title = f"{wording.record('service_voucher')} {row.number}: {wording.action(action)}"
            tone = "late" if action == "void" else "done" if action == "file" else "normal"
            yield Entry(moment, moment, "voucher", title, detail, who, row.call_number, "service_voucher", row.id, tone)


def _prints(call_ids: list[int], newest: int) -> Part:
    rows = (
        PrintLog.select(PrintLog, ServiceVoucher.number, ServiceVoucher.call_number, ServiceVoucher.id.alias("voucher"))
        .join(IssuedPaper)
        .join(ServiceVoucher, on=(ServiceVoucher.number == IssuedPaper.number))
        .where((IssuedPaper.form == "service_voucher") & _among(ServiceVoucher.call, call_ids))
    )
    latest = rows.order_by(PrintLog.printed_at.desc(), PrintLog.id.desc()).limit(newest)
    return [_print(row) for row in reversed(list(latest.objects()))], rows.count()


def _print(row: Any) -> Entry:
    title = (
        translate("timeline", "{number} printed again, copy {count}").format(number=row.number, count=row.reprint)
        if row.reprint
        else translate("timeline", "{number} printed").format(number=row.number)
    )
    return Entry(
        row.printed_at, row.printed_at, "print", title, row.printer, row.user_name, row.call_number,
        "service_voucher", row.voucher, is_system=True,
    )  # fmt: skip


def _visits(which: Any, newest: int) -> Part:
    """All that are due, which are few, and the newest of those that were tried."""
    due = ReturnVisit.select().where(which & (ReturnVisit.state == "due")).order_by(ReturnVisit.id)
    tried = ReturnVisit.select().where(which & (ReturnVisit.state != "due"))
    latest = pw.fn.COALESCE(ReturnVisit.done_at, ReturnVisit.changed_at).desc(), ReturnVisit.id.desc()
    entries = [_due_visit(row) for row in due]
    entries += (_visit(row) for row in reversed(list(tried.order_by(*latest).limit(newest))))
    return entries, len(due) + tried.count()


def _due_visit(row: Any) -> Entry:
    title = translate("timeline", "Return visit due on {day}").format(day=row.due_on.isoformat())
    return Entry(
        row.created_at, row.created_at, "visit", title, "", "", row.number, "return_visit", row.id, is_system=True
    )


def _visit(row: Any) -> Entry:
    title = (
        translate("timeline", "Return visit")
        if row.state == "done"
        else translate("timeline", "Return visit: nobody reached")
    )
    mark = translate("timeline", "satisfaction {mark} of 5").format(mark=row.satisfaction) if row.satisfaction else ""
    detail = " · ".join(word for word in (mark, row.person_reached, row.comment) if word)
    tone = "late" if row.satisfaction and row.satisfaction <= 2 else "normal"
    moment = row.done_at or row.changed_at
    return Entry(moment, row.changed_at, "visit", title, detail, row.visitor, row.number, "return_visit", row.id, tone)


def _attachments(owner_kind: str, owners: Any, newest: int) -> Part:
    """Papers and pictures of records: `owners` is their ids, or the query that finds them."""
    which = _among(Attachment.owner_id, owners) if isinstance(owners, list) else Attachment.owner_id.in_(owners)
    rows = Attachment.select().where((Attachment.owner_kind == owner_kind) & which)
    latest = rows.order_by(Attachment.created_at.desc(), Attachment.id.desc()).limit(newest)
    return [_attachment(row) for row in reversed(list(latest))], rows.count()


def _attachment(row: Any) -> Entry:
    title = translate("timeline", "Attachment: {name}").format(name=row.name)
    detail = " · ".join(word for word in (row.note, row.void_reason) if word)
    return Entry(
        row.created_at, row.created_at, "attachment", title, detail, row.added_by, "", row.owner_kind, row.owner_id,
        is_system=bool(row.is_void),
    )  # fmt: skip


def _changes(kind: str, ids: list[int], newest: int, action: str = "") -> Part:
    """Lines of the change history: fields before and after, in words."""
    if not ids:
        return [], 0
    rows = AuditEntry.select().where((AuditEntry.kind == kind) & _among(AuditEntry.row_id, ids))
    if action:
        rows = rows.where(AuditEntry.action == action)
    latest = rows.order_by(AuditEntry.at.desc(), AuditEntry.id.desc()).limit(newest)
    return [_change(kind, row) for row in reversed(list(latest))], rows.count()


def _change(kind: str, row: Any) -> Entry:
    changed: dict[str, Any] = json.loads(row.changes or "{}")
    parts = [
        f"{wording.field(kind, name)}: " + " → ".join(wording.value(kind, name, one) for one in pair)
        for name, pair in changed.items()
        if isinstance(pair, list) and len(pair) == 2 and pair[0] is not None
    ]
    title = f"{wording.record(kind)} {row.row_number}: {wording.action(row.action)}".replace(" :", ":")
    detail = " · ".join((*parts, row.reason) if row.reason else parts)
    return Entry(
        row.at, row.at, "change", title, detail, row.user_name, row.row_number, kind, row.row_id,
        is_system=True, clock_suspect=bool(row.clock_suspect),
    )  # fmt: skip


def _devices_of(customer_id: int) -> list[int]:
    return [row.id for row in Device.select(Device.id).where(Device.customer == customer_id)]


def _contracts_of(customer_id: int) -> list[int]:
    return [row.id for row in Contract.select(Contract.id).where(Contract.customer == customer_id)]


def _among(column: Any, ids: list[int]) -> Any:
    """Whether a column holds one of these ids: written into the statement, for peewee handles each parameter apart."""
    return column.in_(pw.SQL(f"({', '.join(map(str, ids))})"))


_CALL_COLUMNS = (
    ServiceCall.id, ServiceCall.number, ServiceCall.fault_text, ServiceCall.received_at, ServiceCall.finished_at,
)  # fmt: skip
_VOUCHER_COLUMNS = (
    ServiceVoucher.id, ServiceVoucher.number, ServiceVoucher.call_number, ServiceVoucher.issued_at,
    ServiceVoucher.issued_by, ServiceVoucher.replaces_number, ServiceVoucher.out_at, ServiceVoucher.technician_name,
    ServiceVoucher.returned_at, ServiceVoucher.signer_name, ServiceVoucher.user_opinion, ServiceVoucher.filed_at,
    ServiceVoucher.filed_by, ServiceVoucher.filing_place, ServiceVoucher.voided_at, ServiceVoucher.void_reason,
)  # fmt: skip
_TONES = {
    "pause": "paused",
    "cancel": "late",
    "reopen": "late",
    "complete": "done",
    "solve_by_phone": "done",
    "close": "done",
}
_MOMENT_WORDS = {
    "reply_at": QT_TRANSLATE_NOOP("timeline", "reply by {time}"),
    "appointed_at": QT_TRANSLATE_NOOP("timeline", "visit {time}"),
    "before": QT_TRANSLATE_NOOP("timeline", "before: {time}"),
}
