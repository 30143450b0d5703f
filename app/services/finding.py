"""Find anything by one text (Ctrl+K), and find who is calling (R014, R021).

Names, pinyin initials, telephone tails, serials, numbers.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from app.core import clock
from app.core.changes import Changes
from app.core.money import format_yuan
from app.domain import permissions, validation
from app.domain.workflows import charge, old_part, returned_part, stock_take, take_back_receipt
from app.models import database, search
from app.models.base import Table
from app.models.charge import CashHandover, Charge
from app.models.contract import Contract
from app.models.customer import Contact, Customer, Device
from app.models.loaner import Loan, LoanerUnit
from app.models.old_part import OldPart
from app.models.returned_part import ReturnedPart, TakeBackReceipt
from app.models.service_call import ServiceCall
from app.models.spare_part import SparePart
from app.models.stock_take import StockTake
from app.models.voucher import ServiceVoucher
from app.services import _found_complaints, _found_voice, preferences
from app.services import session as sessions
from app.services._use_case import tuples
from app.services._visible import visible

_RECENT = "finding.recent"
_RECENTS_KEPT = 30
_LONGEST_QUERY = 80
_ASSIGNED = (ServiceCall, ServiceVoucher, Loan, ReturnedPart, TakeBackReceipt, Charge, CashHandover, OldPart)
"""Of these a technician sees their own."""

_FOUND = (
    Customer, ServiceCall, Device, ServiceVoucher, Contract, ReturnedPart, TakeBackReceipt, Loan, LoanerUnit, Charge,
    CashHandover, SparePart, OldPart, StockTake, *_found_complaints.FOUND, *_found_voice.FOUND,
)  # fmt: skip
_VIEWED_BY = {
    **_found_complaints.VIEWED_BY,
    **_found_voice.VIEWED_BY,
    "loan": "loaner.view",
    "loaner_unit": "loaner.register",
    "cash_handover": "charge.view",
}
"""The action that shows a kind where it is not its own name's: the pool is looked through by who keeps it."""
_OWNED = {**_found_complaints.OWNED, **_found_voice.OWNED}

_AFTER_ALL_TEXT = "\U0010ffff"


@dataclass(frozen=True)
class Found:
    """A record that matches: its kind and id, what to call it, and a line that tells it from others."""

    kind: str
    id: int
    title: str
    detail: str


@dataclass(frozen=True)
class Caller:
    """A customer who may be on the telephone, with the device that matched (0 when none did).

    `why` is "phone", "name", "serial" or "number"; `initials` are the pinyin initials of the name, to mark a match.
    Found by the telephone of one of its contacts, name and telephone are those of that contact (`contact_id`).
    """

    customer_id: int
    number: str
    name: str
    phone: str
    contact_name: str
    address: str
    is_key_customer: bool
    status: str
    device_id: int
    device: str
    serial: str
    why: str
    initials: str = ""
    contact_id: int = 0


def find_anything(text: str, limit: int = 12) -> tuple[Found, ...]:
    """Records that match every word of the text.

    Customers, devices, calls, vouchers and contracts that the role may see. Exact numbers come first (a paper's code is
    scanned to open that paper, not one that names it), then what was opened lately, then the kinds in turn, the newest
    of each first. An empty text gives what was opened lately.
    """
    typed = _typed(text)
    recent = _recent()
    if not typed:
        return tuple(_worded(recent))[:limit]
    per_kind = [[(kind, row_id) for row_id in find(typed, limit * 3)] for kind, find in _finders()]
    everything = {key for keys in per_kind for key in keys}
    first = [key for key in recent if key in everything]
    near = [key for keys in per_kind for key in keys[:limit]]
    exact = [(one.kind, one.id) for one in _worded(near) if one.title.split(" ")[0].casefold() == typed.casefold()]
    ordered = dict.fromkeys([*exact, *first, *_in_turn(per_kind)])
    return tuple(_worded(list(ordered)[:limit]))


def opened(kind: str, row_id: int) -> Changes:
    """Remember for this user that a record was opened, so that it is found first next time."""
    kept = [[kind, row_id], *([k, i] for k, i in _recent() if (k, i) != (kind, row_id))]
    return preferences.put(_RECENT, kept[:_RECENTS_KEPT])


def find_callers(text: str, limit: int = 20) -> tuple[Caller, ...]:
    """Who may be calling: by telephone (its tail first), part of a name, pinyin initials, a serial or a number.

    Customers out of use come last. A device that matched stands with its customer.
    """
    typed = _typed(text)
    if not search.words_of(typed):
        return ()
    first, others = _customers_like(typed, limit)
    exact, similar = _devices_like(typed, limit)
    machines = {row.id: row for row in _rows(Device, [*exact, *similar])}
    owners = [row.customer_id for row in machines.values()]
    known = _rows(Customer, [*first, *others, *owners])
    people = {row.id: row for row in known if row.merged_into_id is None}
    digits = _phone_part(typed)

    def called(ids: Iterable[int]) -> list[Caller]:
        return [_caller(people[key], None, "phone" if digits else "name") for key in ids if key in people]

    def with_device(ids: Iterable[int]) -> list[Caller]:
        rows = (machines[key] for key in ids if key in machines)
        return [_caller(people[row.customer_id], row, "serial") for row in rows if row.customer_id in people]

    found = _by_contact([*called(first), *with_device(exact), *called(others), *with_device(similar)], digits)
    return tuple(sorted(found, key=lambda caller: caller.status == "inactive")[:limit])


def _by_contact(found: list[Caller], digits: str) -> list[Caller]:
    """Who was found by another number than the customer's own is the contact who has it."""
    own = [one.customer_id for one in found if one.why == "phone" and digits not in validation.phone_digits(one.phone)]
    theirs = Contact.customer.in_(own) & Contact.phone_digits.contains(digits) & Contact.is_active
    rows = list(Contact.select().where(theirs).order_by(Contact.id)) if own else []
    who = {row.customer_id: row for row in sorted(rows, key=lambda row: row.phone_digits.endswith(digits))}

    def calling(one: Caller) -> Caller:
        row = who.get(one.customer_id) if one.why == "phone" else None
        return replace(one, contact_id=row.id, contact_name=row.name, phone=row.phone) if row else one

    return [calling(one) for one in found]


def _customers_like(text: str, limit: int) -> tuple[list[int], list[int]]:
    """Ids of customers that match: those with this telephone tail or beginning of a name, and all others."""
    digits = _phone_part(text)
    if digits:
        first = _with_tail("customer", "id", "phone_digits", digits, digits, limit)
        first += _with_tail("contact", "customer_id", "phone_digits", digits, digits, limit)
    else:
        first = _beginning(Customer.name, text, limit)
        first += _beginning(Customer.initials, text.lower(), limit) if text.isascii() else []
    contacts = _ids(Contact, digits or text, limit)
    through = Contact.select(Contact.customer).where(Contact.id.in_(contacts) & Contact.is_active) if contacts else None
    others = [*_ids(Customer, digits or text, limit), *(row.customer_id for row in through or ())]
    first = list(dict.fromkeys(first))[:limit]
    return first, [key for key in dict.fromkeys(others) if key not in first]


def _devices_like(text: str, limit: int) -> tuple[list[int], list[int]]:
    """Ids of devices that match: those whose serial ends so, and all others."""
    key = validation.serial_key(text)
    first = _with_tail("device", "id", "serial_key", key, text, limit) if len(key) >= 3 else []
    return first, [row_id for row_id in _ids(Device, text, limit) if row_id not in first]


def _with_tail(kind: str, wanted: str, column: str, tail: str, text: str, limit: int) -> list[int]:
    """Of the rows that match a text, those where a column ends with `tail`, newest first; no inactive contacts."""
    matching, parameters = search.condition(kind, text)
    active = " AND is_active" if kind == "contact" else ""
    sql = f"SELECT {wanted} FROM {kind} WHERE {matching} AND {column} LIKE ?{active} ORDER BY id DESC LIMIT ?"
    return [row_id for (row_id,) in database.query(sql, (*parameters, f"%{tail}", limit))]


def _beginning(column: Any, text: str, limit: int) -> list[int]:
    """Ids of customers whose column begins with a text, by its index."""
    begins = (column >= text) & (column < text + _AFTER_ALL_TEXT)
    rows = Customer.select(Customer.id).where(begins).order_by(column).limit(limit)
    return [row_id for (row_id,) in tuples(rows)]


def _caller(row: Customer, device: Device | None, why: str) -> Caller:
    title = " ".join(part for part in (device.product_name, device.model) if part) if device else ""
    return Caller(
        row.id,
        row.number,
        row.name,
        row.phone,
        row.contact_name,
        row.address,
        row.is_key_customer,
        row.status,
        device.id if device else 0,
        title,
        device.serial if device else "",
        why,
        row.initials,
    )


def _finders() -> Iterable[tuple[str, Callable[[str, int], list[int]]]]:
    """For each kind this role may see, how its ids are found, the best first."""
    role = sessions.current().role
    likeness: dict[str, Callable[[str, int], tuple[list[int], list[int]]]] = {
        "customer": _customers_like,
        "device": _devices_like,
    }
    for table in _FOUND:
        kind = table.record_kind()
        if not permissions.allowed(role, _action(kind)):
            continue
        if kind in likeness:
            yield kind, lambda text, limit, like=likeness[kind]: _flat(like(text, limit))
        else:
            yield kind, lambda text, limit, table=table: _ids(table, _phone_part(text) or text, limit)


def _action(kind: str) -> str:
    return _VIEWED_BY.get(kind, f"{kind}.view")


def _flat(found: tuple[list[int], list[int]]) -> list[int]:
    return [*found[0], *found[1]]


def _ids(table: type[Table], text: str, limit: int) -> list[int]:
    """Ids of matching rows, newest first; of calls and vouchers only their own for those who may see no others."""
    kind, session = table.record_kind(), sessions.current()
    entered_by = _OWNED.get(table)
    has_owner = table in _ASSIGNED or entered_by is not None
    if not has_owner or permissions.scope(session.role, _action(kind)) is permissions.Scope.ALL:
        return search.find(kind, text, limit)
    matching, parameters = search.condition(kind, text)
    column, mine = (entered_by.column_name, session.user_id) if entered_by else ("technician_id", session.staff_id)
    sql = f"SELECT id FROM {kind} WHERE {column} = ? AND {matching} ORDER BY id DESC LIMIT ?"
    return [row_id for (row_id,) in database.query(sql, (mine, *parameters, limit))]


def _in_turn(lists: list[list[tuple[str, int]]]) -> Iterable[tuple[str, int]]:
    """The first of each list, then the second of each."""
    for place in range(max((len(keys) for keys in lists), default=0)):
        yield from (keys[place] for keys in lists if place < len(keys))


def _recent() -> list[tuple[str, int]]:
    kept = preferences.get(_RECENT, [])
    return [(str(entry[0]), int(entry[1])) for entry in kept if isinstance(entry, list) and len(entry) == 2]


def _rows(table: Any, ids: Iterable[int]) -> Iterable[Any]:
    wanted = list(ids)
    return table.select().where(table.id.in_(wanted)) if wanted else ()


def _typed(text: str) -> str:
    return validation.clean_line(text[: _LONGEST_QUERY * 4], _LONGEST_QUERY * 4)[:_LONGEST_QUERY]


def _phone_part(text: str) -> str:
    """The digits, when the text looks like (a part of) a telephone number; else empty."""
    plain = unicodedata.normalize("NFKC", text)
    if not re.fullmatch(r"\+?[\d\s()\-–—.]{3,}", plain):
        return ""
    digits = re.sub(r"\D", "", plain)
    return validation.phone_digits(plain[:60]) if len(digits) >= 11 else digits


def _worded(keys: list[tuple[str, int]]) -> Iterable[Found]:
    """The records of these keys in their order; those that are gone or that this role may not see are left out."""
    role = sessions.current().role
    lines: dict[tuple[str, int], tuple[str, str]] = {}
    for kind, (table, describe) in _DESCRIBED.items():
        ids = [row_id for found_kind, row_id in keys if found_kind == kind]
        if not ids or not permissions.allowed(role, _action(kind)):
            continue
        rows = table.select().where(table.id.in_(ids))
        if table in _ASSIGNED:
            rows = visible(rows, table.technician, _action(kind))
        entered_by = _OWNED.get(table)
        if entered_by is not None and permissions.scope(role, _action(kind)) is not permissions.Scope.ALL:
            rows = rows.where(entered_by == sessions.current().user_id)
        lines |= {(kind, row.id): describe(row) for row in rows}
    return (Found(*key, *lines[key]) for key in keys if key in lines)


def _joined(*parts: object) -> str:
    return " · ".join(str(part) for part in parts if part)


def _day(moment: datetime | None) -> str:
    return clock.local(moment).strftime("%Y-%m-%d") if moment else ""


_DESCRIBED: dict[str, tuple[Any, Callable[..., tuple[str, str]]]] = {
    **_found_complaints.DESCRIBED,
    **_found_voice.DESCRIBED,
    "customer": (Customer, lambda row: (row.name, _joined(row.number, row.contact_name, row.phone, row.address))),
    "device": (
        Device,
        lambda row: (_joined(row.product_name, row.model, row.serial), _joined(row.number, row.customer_name)),
    ),
    "service_call": (
        ServiceCall,
        lambda row: (
            f"{row.number} {row.customer_name}",
            _joined(_day(row.received_at), row.fault_text.replace("\n", " ")[:60]),
        ),
    ),
    "service_voucher": (
        ServiceVoucher,
        lambda row: (
            f"{row.number} {row.customer_name}",
            _joined(_day(row.issued_at), row.call_number, row.technician_name),
        ),
    ),
    "contract": (
        Contract,
        lambda row: (f"{row.number} {row.customer_name}", f"{row.starts_on.isoformat()} – {row.ends_on.isoformat()}"),
    ),
    "returned_part": (
        ReturnedPart,
        lambda row: (
            f"{row.number} {row.item}",
            _joined(row.model, row.serial, row.customer_name, returned_part.state_label(row.state), row.holder_name),
        ),
    ),
    "take_back_receipt": (
        TakeBackReceipt,
        lambda row: (
            f"{row.number} {row.customer_name}",
            _joined(_day(row.issued_at), row.call_number, take_back_receipt.state_label(row.state)),
        ),
    ),
    "loan": (
        Loan,
        lambda row: (
            f"{row.number} {row.customer_name}",
            _joined(row.unit_number, row.unit_name, _day(row.out_at), row.due_on.isoformat()),
        ),
    ),
    "loaner_unit": (
        LoanerUnit,
        lambda row: (f"{row.number} {row.name}", _joined(row.model, row.serial, row.customer_name or row.place)),
    ),
    "charge": (
        Charge,
        lambda row: (
            f"{row.number} {row.customer_name}",
            _joined(format_yuan(row.amount, symbol=True), charge.state_label(row.state), row.call_number),
        ),
    ),
    "cash_handover": (
        CashHandover,
        lambda row: (
            f"{row.number} {row.handed_by}",
            _joined(_day(row.handed_over_at), format_yuan(row.amount, symbol=True), row.taken_by),
        ),
    ),
    "spare_part": (
        SparePart,
        lambda row: (
            f"{row.number} {row.name}",
            _joined(row.model, f"{row.in_store} + {row.in_bags} {row.unit}".strip(), row.shelf),
        ),
    ),
    "old_part": (
        OldPart,
        lambda row: (
            f"{row.number} {row.part_name}",
            _joined(row.serial, old_part.state_label(row.state), row.technician_name, row.call_number),
        ),
    ),
    "stock_take": (
        StockTake,
        lambda row: (
            f"{row.number} {row.place_name}",
            _joined(_day(row.begun_at), stock_take.state_label(row.state), row.note),
        ),
    ),
}
