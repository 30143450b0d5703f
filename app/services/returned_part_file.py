"""What is known of things taken back: one with its events and next steps, a receipt with its things, those of a call,
what a scanner names at the bench.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from app.core import clock
from app.core.errors import UserError
from app.core.i18n import translate
from app.domain import numbering, permissions, validation
from app.domain.numbering import NumberKind
from app.domain.workflows import returned_part as workflow
from app.domain.workflows import take_back_receipt as receipts
from app.models import database, personal, single_rows
from app.models.returned_part import ReturnedPart, ReturnedPartEvent, TakeBackReceipt
from app.models.service_call import ServiceCall
from app.services import issuing, settings
from app.services import session as sessions
from app.services._people import full_names
from app.services._take_back_steps import awaits_check
from app.services._take_back_writing import FORM
from app.services._use_case import get, require
from app.services._visible import is_own, refuse_others, visible

_MOST_NAMES = 30
_WITH_RECEIPT = frozenset({"hand_back", "void"})
"""Steps that are taken with the whole receipt."""


@dataclass(frozen=True)
class PartEntry:
    """A returned part in a list; `days_left` until the promised day, negative when late, None once it is back."""

    id: int
    row_version: int
    number: str
    state: str
    is_open: bool
    receipt_id: int
    receipt_number: str
    receipt_state: str
    call_id: int
    call_number: str
    customer_id: int
    customer_name: str
    device_id: int
    item: str
    model: str
    serial: str
    accessories: str
    received_at: datetime
    expected_return_on: date | None
    days_left: int | None
    holder_name: str
    technician_id: int
    technician_name: str
    outcome: str
    replacement_id: int
    replacement_serial: str
    awaits_check: bool

    @property
    def title(self) -> str:
        """Item, model and serial."""
        return " ".join(part for part in (self.item, self.model, self.serial) if part)


@dataclass(frozen=True)
class PartEvent:
    """Something that happened to it; `state` after it, `user_name` in full."""

    kind: str
    happened_at: datetime
    entered_at: datetime
    user_name: str
    state: str
    detail: str


@dataclass(frozen=True)
class PartFile:
    """A returned part with everything about it; `actions` are the events that the person signed in may fire."""

    entry: PartEntry
    accessories: str
    condition: str
    fault_text: str
    route: str
    supplier_id: int
    supplier_name: str
    sent_on: date | None
    due_back_on: date | None
    back_on: date | None
    symptom_reproduced: str
    verdict: str
    cause: str
    tested_by: str
    tested_on: date | None
    repair_minutes: int
    parts_text: str
    work_text: str
    repaired_by: str
    repaired_on: date | None
    checked_by: str
    checked_on: date | None
    cost: int
    outcome_reason: str
    decided_by: str
    swap_rule: str
    returned_on: date | None
    returned_to: str
    closed_on: date | None
    place: str
    events: tuple[PartEvent, ...]
    actions: tuple[str, ...]


@dataclass(frozen=True)
class ReceiptFile:
    """A receipt with its things and the prints of its paper.

    `actions`: sign, promise, hand_back, void, print, tags, loss.
    """

    id: int
    row_version: int
    number: str
    state: str
    call_id: int
    call_number: str
    customer_id: int
    customer_name: str
    technician_id: int
    technician_name: str
    replaces_number: str
    replaced_by: str
    issued_at: datetime
    issued_by: str
    expected_return_on: date | None
    loan_number: str
    signed_by: str
    signed_on: date | None
    recovered_on: date | None
    recovered_by: str
    lost_note: str
    lost_signed_by: str
    returned_signed_by: str
    returned_signed_on: date | None
    void_reason: str
    paper_id: int
    parts: tuple[PartEntry, ...]
    prints: tuple[issuing.PrintedCopy, ...]
    actions: frozenset[str]

    @property
    def open_parts(self) -> tuple[PartEntry, ...]:
        """What is still here."""
        return tuple(one for one in self.parts if one.is_open)


@dataclass(frozen=True)
class Scanned:
    """What a code at the bench names: one thing, or all things of a receipt."""

    parts: tuple[PartEntry, ...]
    receipt_id: int
    receipt_number: str


def file(part_id: int) -> PartFile:
    """Everything about a returned part. Raises NotPermitted, UserError when there is none."""
    row = get(ReturnedPart, part_id)
    refuse_others("returned_part.view", row.technician_id)
    names = ("accessories", "condition", "fault_text", "route", "supplier_id", "supplier_name", "sent_on",
             "due_back_on", "back_on", "symptom_reproduced", "verdict", "cause", "tested_by", "tested_on",
             "repair_minutes", "parts_text", "work_text", "repaired_by", "repaired_on", "checked_by", "checked_on",
             "cost", "outcome_reason", "decided_by", "swap_rule", "returned_on", "returned_to", "closed_on",
             "place")  # fmt: skip
    events = single_rows.of_owner(ReturnedPartEvent, "part", row.id)
    people = full_names()
    return PartFile(
        entry=as_entry(row),
        **{name: getattr(row, name) for name in names},
        events=tuple(_event(event, people) for event in events),
        actions=_actions(row),
    )


def receipt(receipt_id: int) -> ReceiptFile:
    """Everything about a receipt. Raises NotPermitted, UserError when there is none."""
    row = get(TakeBackReceipt, receipt_id)
    refuse_others("take_back_receipt.view", row.technician_id)
    parts = ReturnedPart.select().where(ReturnedPart.receipt == row.id).order_by(ReturnedPart.id)
    later = TakeBackReceipt.get_or_none(
        (TakeBackReceipt.call == row.call_id) & (TakeBackReceipt.replaces_number == row.number)
    )
    kept = issuing.paper_of(FORM, row.number)
    people = full_names()
    names = ("id", "row_version", "number", "state", "call_id", "call_number", "customer_id", "customer_name",
             "technician_name", "replaces_number", "issued_at", "expected_return_on", "loan_number", "signed_by",
             "signed_on", "recovered_on", "recovered_by", "lost_note", "lost_signed_by", "returned_signed_by",
             "returned_signed_on", "void_reason")  # fmt: skip
    return ReceiptFile(
        **{name: getattr(row, name) for name in names},
        technician_id=row.technician_id or 0,
        replaced_by=later.number if later else "",
        issued_by=str(people.get(row.issued_by, row.issued_by)),
        paper_id=kept.paper_id if kept else 0,
        parts=tuple(as_entry(part) for part in parts),
        prints=kept.prints if kept else (),
        actions=_receipt_actions(row, kept is not None),
    )


def of_call(call_id: int) -> tuple[PartEntry, ...]:
    """What was taken back on a call. Raises NotPermitted."""
    require("returned_part.view")
    rows = ReturnedPart.select().where((ReturnedPart.call == call_id) & (ReturnedPart.state != "void"))
    return tuple(
        as_entry(row) for row in visible(rows, ReturnedPart.technician, "returned_part.view").order_by(ReturnedPart.id)
    )


def scan(code: str) -> Scanned:
    """The thing or receipt whose number was scanned or typed, or the thing here with that serial number.

    Raises UserError saying why there is none: a number of another branch, of another paper, or one never issued.
    """
    require("returned_part.view")
    known = numbering.parse(code, settings.number_formats())
    if known is not None:
        _refuse_foreign(known)
        return _by_number(known.number, known.kind is NumberKind.TAKE_BACK_RECEIPT)
    key = validation.serial_key(code)
    rows = ReturnedPart.select().where((ReturnedPart.serial_key == key) & ReturnedPart.is_open) if key else ()
    found = [] if not key else list(visible(rows, ReturnedPart.technician, "returned_part.view"))
    if not found:
        text = translate("bench", "“{code}” is no number of a tag or receipt, and no serial number of anything here.")
        raise UserError(text.format(code=code.strip()[:40]), "code")
    return Scanned(tuple(as_entry(row) for row in found), found[0].receipt_id, found[0].receipt_number)


def find_receipt(number: str) -> int:
    """The id of the receipt with a number, 0 when there is none to be seen. Raises NotPermitted."""
    require("take_back_receipt.view")
    known = numbering.parse(number, settings.number_formats())
    rows = TakeBackReceipt.select().where(TakeBackReceipt.number == (known.number if known else number.strip()))
    row = visible(rows, TakeBackReceipt.technician, "take_back_receipt.view").first()
    return row.id if row else 0


def repairers() -> tuple[tuple[int, str], ...]:
    """Who repairs outside: id (0: only known by name) and name of suppliers, and of those sent to before."""
    require("returned_part.view")
    rows = database.query("SELECT id, name FROM supplier ORDER BY name LIMIT ?", (_MOST_NAMES * 10,))
    known = {str(name): int(key) for key, name in rows}
    before = personal.query(
        "SELECT DISTINCT supplier_name FROM returned_part WHERE supplier_name > '' ORDER BY supplier_name LIMIT ?",
        (_MOST_NAMES,),
    )
    for (name,) in before:
        known.setdefault(str(name), 0)
    return tuple((key, name) for name, key in known.items())


def as_entry(row: ReturnedPart) -> PartEntry:
    """A row as lists show it."""
    names = ("id", "row_version", "number", "state", "is_open", "receipt_id", "receipt_number", "receipt_state",
             "call_id", "call_number", "customer_id", "customer_name", "item", "model", "serial", "accessories",
             "received_at", "expected_return_on", "holder_name", "technician_name", "outcome",
             "replacement_serial")  # fmt: skip
    due: date | None = row.expected_return_on
    return PartEntry(
        **{name: getattr(row, name) for name in names},
        device_id=row.device_id or 0,
        technician_id=row.technician_id or 0,
        replacement_id=row.replacement_id or 0,
        awaits_check=awaits_check(row),
        days_left=(due - clock.today()).days if due is not None and row.is_open else None,
    )


def _refuse_foreign(known: numbering.ParsedNumber) -> None:
    ours = settings.text("branch_code")
    if known.branch != ours:
        text = translate("bench", "{number} is a number of branch {branch}; this is {ours}.")
        raise UserError(text.format(number=known.number, branch=known.branch, ours=ours), "code")
    if known.kind not in (NumberKind.RETURNED_PART, NumberKind.TAKE_BACK_RECEIPT):
        text = translate("bench", "{number} is the number of another paper. Scan the tag of the thing, or its receipt.")
        raise UserError(text.format(number=known.number), "code")


def _by_number(number: str, is_receipt: bool) -> Scanned:
    named = ReturnedPart.receipt_number == number if is_receipt else ReturnedPart.number == number
    rows = visible(ReturnedPart.select().where(named), ReturnedPart.technician, "returned_part.view")
    found = list(rows.order_by(ReturnedPart.id))
    if not found:
        receipt_id = find_receipt(number) if is_receipt else 0
        if receipt_id:
            return Scanned((), receipt_id, number)
        raise UserError(translate("bench", "There is no {number} here.").format(number=number), "code")
    return Scanned(tuple(as_entry(row) for row in found), found[0].receipt_id, found[0].receipt_number)


def _actions(row: ReturnedPart) -> tuple[str, ...]:
    """The events that the person may fire now, in the order of the workflow, as far as the row lets them."""
    who, own = sessions.current(), is_own(row.technician_id)
    found = [
        item.event
        for item in workflow.permitted(row.state, who.role)
        if permissions.allowed(who.role, item.action, own=own) and item.event not in _WITH_RECEIPT
    ]
    if not row.verdict:
        found = [event for event in found if event not in ("begin_repair", "send_out", "give_up")]
    if row.verdict != "no_fault":
        found = [event for event in found if event != "find_no_fault"]
    if row.state == workflow.State.REPAIRED and row.outcome == "no_fault":
        found = [event for event in found if event != "check"]
    if row.checked_by:
        found = [event for event in found if event != "check"]
    if (
        row.verdict
        and {"come_back", "give_up"} & set(found)
        and row.state in (workflow.State.SENT_OUT, workflow.State.BACK)
    ):
        found.append("maker_sends")
    is_ready = row.state in workflow.READY_STATES and not awaits_check(row)
    if is_ready and permissions.allowed(who.role, "take_back_receipt.change", own=own):
        found.append("hand_back")
    return tuple(dict.fromkeys(found))


def _receipt_actions(row: TakeBackReceipt, has_paper: bool) -> frozenset[str]:
    who, own = sessions.current(), is_own(row.technician_id)
    found = {"print"} if has_paper and permissions.allowed(who.role, "take_back_receipt.change", own=own) else set()
    if row.state in (receipts.State.ISSUED, receipts.State.LOST):
        found.add("loss")
    if row.state != receipts.State.ISSUED:
        return frozenset(found)
    if permissions.allowed(who.role, "take_back_receipt.change", own=own):
        found |= {"promise", "hand_back"} | ({"sign"} if not row.signed_by else set())
    if permissions.allowed(who.role, "take_back_receipt.void", own=own) and not row.replaces_number:
        found.add("void")
    call = get(ServiceCall, row.call_id)
    if "hand_back" in found and call.state in ("taken_back", "repaired"):
        found.add("tags")
    return frozenset(found)


def _event(row: ReturnedPartEvent, people: dict[str, str]) -> PartEvent:
    name = str(people.get(row.user_name, row.user_name))
    return PartEvent(row.kind, row.happened_at, row.entered_at, name, row.state, row.detail)
