"""What stands on one line of a timeline about each sort of record, in words."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from app.core import clock
from app.core.i18n import QT_TRANSLATE_NOOP, shown, translate
from app.core.money import format_yuan
from app.domain import codes, visit_rules
from app.models.service_call import ChargeLine, ServiceCallEvent
from app.models.voucher import ServiceVoucher
from app.services import _relationship_entries
from app.services import _wording as wording


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


def of_relationship(told: _relationship_entries.Told) -> Entry:
    return Entry(
        told.happened_at, told.entered_at, "relationship", told.title, told.detail, told.who, told.number, told.kind,
        told.row_id, told.tone,
    )  # fmt: skip


def of_charges(call: Any, lines: list[ChargeLine]) -> Entry:
    entered = max(row.created_at for row in lines)
    total = format_yuan(sum(row.amount for row in lines), symbol=True)
    title = translate("timeline", "Parts and charges {amount}").format(amount=total)
    detail = " · ".join(f"{row.description} ×{row.quantity} {format_yuan(row.amount)}" for row in lines)
    return Entry(
        call.finished_at or entered, entered, "charge", title, detail, "", call.number, "service_call", call.id
    )


def of_event(event: ServiceCallEvent, call: Any) -> Entry:
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
    if kind == "change_class":
        yield " → ".join(shown(codes.SERVICE_CLASSES.get(data.get(one, ""), "")) for one in ("from", "class"))
    if kind == "reassign":
        yield f"{data.get('from', '')} → {data.get('to', '')}"
    for name in ("interface_person", "technician", "voucher", "replaces", "loan"):
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


def _step_of(kind: str, number: str, action: str) -> str:
    what = f"{wording.record(kind)} {number}".rstrip()
    return translate("timeline", "{what}: {step}").format(what=what, step=wording.action(action))


def of_voucher(row: ServiceVoucher) -> Iterator[Entry]:
    steps = (
        (row.issued_at, "issue", row.issued_by, row.replaces_number),
        (row.out_at, "hand_out", row.technician_name, row.technician_name),
        (row.returned_at, "hand_in", row.signer_name, row.user_opinion),
        (row.filed_at, "file", row.filed_by, row.filing_place),
        (row.voided_at, "void", "", row.void_reason),
    )
    for moment, action, who, detail in steps:
        if moment:
            title = _step_of("service_voucher", row.number, action)
            tone = "late" if action == "void" else "done" if action == "file" else "normal"
            yield Entry(moment, moment, "voucher", title, detail, who, row.call_number, "service_voucher", row.id, tone)


def of_print(row: Any) -> Entry:
    title = (
        translate("timeline", "{number} printed again, copy {count}").format(number=row.number, count=row.reprint)
        if row.reprint
        else translate("timeline", "{number} printed").format(number=row.number)
    )
    return Entry(
        row.printed_at, row.printed_at, "print", title, row.printer, row.user_name, row.call_number,
        "service_voucher", row.voucher, is_system=True,
    )  # fmt: skip


def of_due_visit(row: Any) -> Entry:
    if row.call_back_at is not None:
        at = clock.local(row.call_back_at).strftime("%Y-%m-%d %H:%M")
        title = translate("timeline", "Return visit to be called back at {time}").format(time=at)
    else:
        title = translate("timeline", "Return visit due on {day}").format(day=row.due_on.isoformat())
    source = visit_rules.MILESTONES.get(row.milestone, "") or (
        visit_rules.SOURCES.get(row.source, "") if row.source != visit_rules.Source.CALL else ""
    )
    detail = " · ".join(word for word in (shown(source), row.subject, row.comment) if word)
    return Entry(
        row.created_at, row.created_at, "visit", title, detail, "", row.number, "return_visit", row.id, is_system=True
    )


def of_visit(row: Any) -> Entry:
    title = (
        translate("timeline", "Return visit")
        if row.state == "done"
        else translate("timeline", "Return visit: nobody reached")
    )
    mark = translate("timeline", "satisfaction {mark} of 5").format(mark=row.satisfaction) if row.satisfaction else ""
    mark = mark or (translate("timeline", "will not judge") if row.answer == "refused" else "")
    detail = " · ".join(word for word in (mark, row.person_reached, row.comment) if word)
    tone = "late" if row.satisfaction and row.satisfaction <= 2 else "normal"
    moment = row.done_at or row.changed_at
    return Entry(moment, row.changed_at, "visit", title, detail, row.visitor, row.number, "return_visit", row.id, tone)


def of_attachment(row: Any) -> Entry:
    title = translate("timeline", "Attachment: {name}").format(name=row.name)
    detail = " · ".join(word for word in (row.note, row.void_reason) if word)
    return Entry(
        row.created_at, row.created_at, "attachment", title, detail, row.added_by, "", row.owner_kind, row.owner_id,
        is_system=bool(row.is_void),
    )  # fmt: skip


def of_change(kind: str, row: Any) -> Entry:
    changed: dict[str, Any] = json.loads(row.changes or "{}")
    parts = [
        translate("timeline", "{field}: {values}").format(
            field=wording.field(kind, name), values=" → ".join(wording.value(kind, name, one) for one in pair)
        )
        for name, pair in changed.items()
        if isinstance(pair, list) and len(pair) == 2 and pair[0] is not None
    ]
    title = _step_of(kind, row.row_number, row.action)
    reason = row.reason
    detail = " · ".join((*parts, reason) if reason else parts)
    return Entry(
        row.at, row.at, "change", title, detail, row.user_name, row.row_number, kind, row.row_id,
        is_system=True, clock_suspect=bool(row.clock_suspect),
    )  # fmt: skip


_TONES = {
    "pause": "paused",
    "cancel": "late",
    "reopen": "late",
    "complete": "done",
    "solve_by_phone": "done",
    "close": "done",
    "closing_waived": "paused",
}
_MOMENT_WORDS = {
    "reply_at": QT_TRANSLATE_NOOP("timeline", "reply by {time}"),
    "appointed_at": QT_TRANSLATE_NOOP("timeline", "visit {time}"),
    "before": QT_TRANSLATE_NOOP("timeline", "before: {time}"),
}
