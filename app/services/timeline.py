"""Everything that ever happened for a customer or a call, on one line of time, newest first (R022, F01).

Merged from the events of calls, vouchers and their prints, return visits, attachments and the change history; when it
happened and when it was entered are both kept. Words are chosen when shown, in the language of the program.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from heapq import nlargest
from typing import Any, NamedTuple

import peewee as pw

from app.domain import permissions
from app.models import database
from app.models.complaint import Complaint
from app.models.contract import Contract
from app.models.customer import Device
from app.models.opinion import Opinion
from app.models.organisation import Attachment, AuditEntry
from app.models.service_call import ChargeLine, ReturnVisit, ServiceCall, ServiceCallEvent
from app.models.voucher import IssuedPaper, PrintLog, ServiceVoucher
from app.services import _relationship_entries, complaint_links, opinion_file
from app.services import _timeline_lines as lines
from app.services import session as sessions
from app.services._people import full_names
from app.services._timeline_lines import Entry
from app.services._use_case import get, require
from app.services._visible import refuse_others, visible

__all__ = ("PAGE", "Entry", "Page", "for_call", "for_customer")

PAGE = 100


@dataclass(frozen=True)
class Page:
    """A page of a timeline: `entries` newest first, `total` of them all."""

    entries: tuple[Entry, ...]
    total: int


class Sort(NamedTuple):
    """Entries of one sort: when each happened, as stored (text that sorts as time), with its row; and their reading.

    `read` gets the ids of rows, and gives their entries, oldest first. `older` more cannot stand on the page.
    """

    moments: list[tuple[str, int]]
    read: Callable[[list[int]], Iterable[Entry]]
    older: int = 0


def for_call(call_id: int, *, first: int = 0, size: int = PAGE) -> Page:
    """The timeline of one call. Raises UserError when it is not there, NotPermitted for somebody else's."""
    call = get(ServiceCall, call_id)
    refuse_others("service_call.view", call.technician_id)
    one = ServiceCall.select(ServiceCall.id).where(ServiceCall.id == call_id)
    changed = _about("service_call", [call_id]) & (AuditEntry.action == "service_call.change")
    sorts = [*_of_calls(one, first + size), _visits(ReturnVisit.call == call_id), _changes(changed)]
    sorts.append(Sort(_stored(complaint_links.events(Complaint.call == call_id)), complaint_links.entries))
    sorts.append(Sort(_stored(opinion_file.events(Opinion.call == call_id)), opinion_file.entries))
    return _page(sorts, first, size)


def for_customer(customer_id: int, *, first: int = 0, size: int = PAGE) -> Page:
    """The timeline of a customer: their calls with everything about them, visits, attachments, changes of the file.

    Care, assessments, losses, complaints and opinions, too. Of everything what the role may see. Raises NotPermitted.
    """
    require("customer.view")
    role = sessions.current().role
    theirs = ServiceCall.select(ServiceCall.id).where(ServiceCall.customer == customer_id)
    calls = visible(theirs, ServiceCall.technician, "service_call.view")
    devices = Device.select(Device.id).where(Device.customer == customer_id)
    sorts = [
        *_of_calls(calls, first + size),
        _attachments("customer", Attachment.owner_id == customer_id),
    ]
    changed = _about("customer", [customer_id]) | _about("device", devices)
    if permissions.allowed(role, "contract.view"):
        contracts = Contract.select(Contract.id).where(Contract.customer == customer_id)
        changed |= _about("contract", contracts)
    sorts.append(_changes(changed))
    sorts += _visits_of(customer_id, calls, role)
    related = [lines.of_relationship(told) for told in _relationship_entries.of_customer(customer_id)]
    when = [(_as_stored(entry.happened_at), place) for place, entry in enumerate(related)]
    sorts.append(Sort(when, lambda places: [related[place] for place in places]))
    sorts.append(Sort(_stored(complaint_links.events(Complaint.customer == customer_id)), complaint_links.entries))
    sorts.append(Sort(_stored(opinion_file.events(Opinion.customer == customer_id)), opinion_file.entries))
    return _page(sorts, first, size)


def _page(sorts: list[Sort], first: int, size: int) -> Page:
    """The newest of all entries, and how many there are of them all; only rows that stand on the page are read."""
    moments = [moment for sort in sorts for moment, _row in sort.moments]
    newest = first + size
    since = _newest_since(moments, newest)
    entries: list[Entry] = []
    for sort in sorts:
        ids = sorted({row_id for moment, row_id in sort.moments if moment >= since})
        entries += sort.read(ids) if ids else ()
    later_first = entries[::-1]
    ordered = sorted(later_first, key=lambda one: (one.happened_at, one.entered_at), reverse=True)
    names = full_names()
    shown_now = (replace(one, who=names.get(one.who, one.who)) for one in ordered[first:newest])
    return Page(tuple(shown_now), len(moments) + sum(sort.older for sort in sorts))


def _newest_since(moments: list[str], newest: int) -> str:
    """The moment from which on there are at least so many; empty where all of them are no more."""
    return nlargest(newest, moments)[-1] if 0 < newest < len(moments) else ""


def _of_calls(calls: Any, newest: int) -> Iterator[Sort]:
    """Everything about these calls (a query of their ids) but the visits."""
    steps = ServiceVoucher.select(ServiceVoucher.id, *_VOUCHER_STEPS)
    vouchers = _stored(steps.where(ServiceVoucher.call.in_(calls)))
    papers = [row[0] for row in vouchers]
    yield _events(calls, newest)
    yield Sort([(moment, row[0]) for row in vouchers for moment in row[1:] if moment], _read_vouchers)
    yield _prints(papers)
    yield _charges(calls)
    yield _attachments("service_call", Attachment.owner_id.in_(calls))
    if papers:
        yield _attachments("service_voucher", _among(Attachment.owner_id, papers))


def _events(calls: Any, newest: int) -> Sort:
    """Events, which are many: none that happened before the last event of each of as many calls as fill the page."""
    told = ServiceCallEvent.select(
        ServiceCallEvent.call, pw.fn.COUNT(ServiceCallEvent.id), pw.fn.MAX(ServiceCallEvent.happened_at)
    )
    by_call = _stored(told.where(ServiceCallEvent.call.in_(calls)).group_by(ServiceCallEvent.call))
    since = _newest_since([last for _call, _count, last in by_call], newest)
    lively = [call_id for call_id, _count, last in by_call if last >= since]
    events = ServiceCallEvent.select(ServiceCallEvent.happened_at, ServiceCallEvent.id)
    which = _among(ServiceCallEvent.call, lively) & (ServiceCallEvent.happened_at >= since)
    moments = _stored(events.where(which)) if lively else []
    return Sort(moments, _read_events, sum(count for _call, count, _last in by_call) - len(moments))


def _read_events(ids: list[int]) -> list[Entry]:
    events = list(ServiceCallEvent.select().where(_among(ServiceCallEvent.id, ids)).order_by(ServiceCallEvent.id))
    calls = _calls_of(sorted({event.call_id for event in events}))
    return [lines.of_event(event, calls[event.call_id]) for event in events]


def _calls_of(ids: list[int]) -> dict[int, Any]:
    rows = ServiceCall.select(*_CALL_COLUMNS).where(_among(ServiceCall.id, ids))
    return {row.id: row for row in rows.namedtuples()}


def _read_vouchers(ids: list[int]) -> list[Entry]:
    found = ServiceVoucher.select(*_VOUCHER_COLUMNS).where(_among(ServiceVoucher.id, ids))
    return [entry for row in found.order_by(ServiceVoucher.id) for entry in lines.of_voucher(row)]


def _charges(calls: Any) -> Sort:
    """Parts and work that were charged, one line a call (R022): when it was finished, or while it runs entered."""
    lines_of = ChargeLine.select(ChargeLine.call).where(ChargeLine.call.in_(calls) & ~ChargeLine.is_void)
    charged = _stored(lines_of.distinct())
    over = calls.select(ServiceCall.id, ServiceCall.finished_at).where(ServiceCall.finished_at.is_null(False))
    finished = dict(_stored(over)) if charged else {}
    moments = [(finished[call_id], call_id) for (call_id,) in charged if call_id in finished]
    running = [call_id for (call_id,) in charged if call_id not in finished]
    entered = ChargeLine.select(pw.fn.MAX(ChargeLine.created_at), ChargeLine.call).group_by(ChargeLine.call)
    if running:
        moments += _stored(entered.where(_among(ChargeLine.call, running) & ~ChargeLine.is_void))
    return Sort(moments, _read_charges)


def _read_charges(ids: list[int]) -> list[Entry]:
    charged: dict[int, list[ChargeLine]] = {}
    rows = ChargeLine.select().where(_among(ChargeLine.call, ids) & ~ChargeLine.is_void)
    for row in rows.order_by(ChargeLine.id):
        charged.setdefault(row.call_id, []).append(row)
    calls = _calls_of(ids)
    return [lines.of_charges(calls[call_id], found) for call_id, found in charged.items()]


def _prints(voucher_ids: list[int]) -> Sort:
    """The prints of these vouchers."""
    printed = (
        PrintLog.select(PrintLog, ServiceVoucher.number, ServiceVoucher.call_number, ServiceVoucher.id.alias("voucher"))
        .join(IssuedPaper)
        .join(ServiceVoucher, on=(ServiceVoucher.number == IssuedPaper.number))
        .where(IssuedPaper.form == "service_voucher")
    )

    def read(ids: list[int]) -> list[Entry]:
        rows = printed.where(_among(PrintLog.id, ids)).order_by(PrintLog.id)
        return [lines.of_print(row) for row in rows.objects()]

    numbers = ServiceVoucher.select(ServiceVoucher.number).where(_among(ServiceVoucher.id, voucher_ids))
    papers = IssuedPaper.select(IssuedPaper.id).where(
        (IssuedPaper.form == "service_voucher") & IssuedPaper.number.in_(numbers)
    )
    theirs = PrintLog.select(PrintLog.printed_at, PrintLog.id).where(PrintLog.paper.in_(papers))
    return Sort(_stored(theirs) if voucher_ids else [], read)


def _visits_of(customer_id: int, calls: Any, role: str) -> Iterator[Sort]:
    """The visits about calls that the role may see; who may see all visits sees those about no call, too."""
    theirs = ReturnVisit.customer == customer_id
    sees = {permissions.scope(role, action) is permissions.Scope.ALL for action in ("service_call.view", "visit.view")}
    if sees == {True}:
        yield _visits(theirs)
        return
    yield _visits(ReturnVisit.call.in_(calls))
    if permissions.scope(role, "visit.view") is permissions.Scope.ALL:
        yield _visits(theirs & ReturnVisit.call.is_null())


def _visits(which: Any) -> Sort:
    """Those that are due, since when; those that were tried, when. Of those that are done an index tells."""
    done = ReturnVisit.select(ReturnVisit.done_at, ReturnVisit.id).where(which & ReturnVisit.done_at.is_null(False))
    began = pw.Case(ReturnVisit.state, (("due", ReturnVisit.created_at),), ReturnVisit.changed_at)
    others = ReturnVisit.select(began, ReturnVisit.id).where(which & ReturnVisit.done_at.is_null())
    return Sort([*_stored(done), *_stored(others)], _read_visits)


def _read_visits(ids: list[int]) -> list[Entry]:
    rows = ReturnVisit.select().where(_among(ReturnVisit.id, ids)).order_by(ReturnVisit.id)
    return [lines.of_due_visit(row) if row.state == "due" else lines.of_visit(row) for row in rows]


def _attachments(owner_kind: str, which: Any) -> Sort:
    """Papers and pictures of records."""
    every = Attachment.select(Attachment.created_at, Attachment.id)

    def read(ids: list[int]) -> list[Entry]:
        rows = Attachment.select().where(_among(Attachment.id, ids)).order_by(Attachment.id)
        return [lines.of_attachment(row) for row in rows]

    return Sort(_stored(every.where((Attachment.owner_kind == owner_kind) & which)), read)


def _changes(which: Any) -> Sort:
    """Lines of the change history: fields before and after, in words."""

    def read(ids: list[int]) -> list[Entry]:
        rows = AuditEntry.select().where(_among(AuditEntry.id, ids)).order_by(AuditEntry.id)
        return [lines.of_change(row.kind, row) for row in rows]

    return Sort(_stored(AuditEntry.select(AuditEntry.at, AuditEntry.id).where(which)), read)


def _about(kind: str, whose: Any) -> Any:
    """Entries of the history about records of a kind, whose ids are these (a query)."""
    return (AuditEntry.kind == kind) & AuditEntry.row_id.in_(whose)


def _stored(query: Any) -> list[tuple[Any, ...]]:
    """The rows of a query as they are stored: of thousands only their order matters, and a moment's text has it."""
    return list(database.current().execute(query).fetchall())


def _as_stored(moment: datetime) -> str:
    return str(AuditEntry.at.db_value(moment))


def _among(column: Any, ids: list[int]) -> Any:
    """Whether a column holds one of these ids: written into the statement, for peewee handles each parameter apart."""
    return column.in_(pw.SQL(f"({', '.join(map(str, ids))})"))


_CALL_COLUMNS = (ServiceCall.id, ServiceCall.number, ServiceCall.fault_text, ServiceCall.finished_at)
_VOUCHER_STEPS = (
    ServiceVoucher.issued_at, ServiceVoucher.out_at, ServiceVoucher.returned_at, ServiceVoucher.filed_at,
    ServiceVoucher.voided_at,
)  # fmt: skip
_VOUCHER_COLUMNS = (
    ServiceVoucher.id, ServiceVoucher.number, ServiceVoucher.call_number, ServiceVoucher.issued_at,
    ServiceVoucher.issued_by, ServiceVoucher.replaces_number, ServiceVoucher.out_at, ServiceVoucher.technician_name,
    ServiceVoucher.returned_at, ServiceVoucher.signer_name, ServiceVoucher.user_opinion, ServiceVoucher.filed_at,
    ServiceVoucher.filed_by, ServiceVoucher.filing_place, ServiceVoucher.voided_at, ServiceVoucher.void_reason,
)  # fmt: skip
