"""The money of the demonstration branch: charge records of finished calls, some open, cash on its way to finance."""

from __future__ import annotations

from datetime import datetime, timedelta
from random import Random
from typing import Any

from app._demo_batch import Batch
from app._demo_papers import drawn_later
from app._demo_rows import Numbers
from app.core import clock
from app.domain.numbering import NumberKind
from app.domain.workflows.charge import INVOICE_FIRST, ON_SITE
from app.models import database
from app.models.base import parse_moment
from app.models.charge import Charge
from app.services import _charge_records, cash_handovers, charge_file, charges
from app.services.session import Session, acting_as

_MOST = 20_000
_LIMIT = 50_000
_DAY = timedelta(days=1)
_FINANCE = ("沈会计", "钱出纳")
_WAIVED = ("多次返修，主任同意免收", "老客户，抹零", "误判为人为，核实后免收")
_COLUMNS = (
    "id, number, customer_id, customer_name, service_class, charge, finished_at, technician_id, technician_name, "
    "charge_announced_at, charge_agreed_by"
)
_FRESH = (("open", 40), ("collected", 32), ("handed_in", 14), ("paid", 14))
_RECENT = (("handed_in", 12), ("invoiced", 14), ("mailed", 14), ("paid", 60))
_OLD = (("paid", 97), ("mailed", 1), ("waived", 2))


def write(batch: Batch, numbers: Numbers, seed: int, now: datetime) -> None:
    """A record for each finished call with a charge, of the newest when there are very many."""
    dice = Random(seed + 53)
    rows = database.query(
        f"SELECT {_COLUMNS} FROM service_call WHERE charge > 0 AND finished_at IS NOT NULL "
        "ORDER BY finished_at DESC, id DESC LIMIT ?",
        (_MOST,),
    )
    for row in reversed(rows):
        batch.put(Charge, _record(dice, numbers, row, now), parse_moment(row[6]))
    batch.write()


def hand_over(now: datetime) -> None:
    """Somebody hands in what they collected, on a real slip; the others carry their cash still."""
    session = Session(0, "desk", "陈晓敏", "representative")
    with acting_as(session), clock.set_to(now), drawn_later(cash_handovers.FORM):
        held = charge_file.cash_held()
        for place, one in enumerate(held[: max(1, len(held) // 3)]):
            ids = [each.id for each in one.charges]
            cash_handovers.issue(charge_ids=ids, counted=one.amount, taken_by=_FINANCE[place % 2])
            found = charge_file.file(ids[0])
            if found.state == "handed_in":
                charges.invoice(found.id, seen_version=found.row_version, invoice_number=f"24332000{100 + place:08}")


def _record(dice: Random, numbers: Numbers, row: tuple[Any, ...], now: datetime) -> dict[str, Any]:
    call_id, call_number, customer_id, customer_name, kind, amount, finished, technician, name, told, agreed = row
    began = parse_moment(finished) or now
    age = now - began
    choices = _FRESH if age < 12 * _DAY else _RECENT if age < 60 * _DAY else _OLD
    state = dice.choices([code for code, _ in choices], [share for _, share in choices])[0]
    first = amount > _LIMIT or state == "mailed" or (state == "invoiced" and dice.random() < 0.5)
    settlement = INVOICE_FIRST if first else ON_SITE
    if first and state in ("collected", "handed_in"):
        state = "invoiced" if age > _DAY else "open"
    times = _times(dice, state, began, now, first=first)
    fields: dict[str, Any] = {
        "state": state, "settlement": settlement if state != "open" or first else "", "amount": amount,
        "began_at": began, "waived_amount": amount if state == "waived" else 0, "collect_on": None, **times,
    }  # fmt: skip
    known: dict[str, Any] = {key: fields.get(key) for key in _KEYS}
    standing = _charge_records.standing(**known)
    taken = times["collected_at"] is not None
    invoiced = times["invoiced_at"]
    return {
        "number": numbers.draw(NumberKind.CHARGE, began), "call": call_id, "call_number": call_number, "part": 1,
        "customer": customer_id, "customer_name": customer_name, "service_class": kind, "technician": technician,
        "technician_name": name or "", "announced_at": parse_moment(told), "agreed_by": agreed or "",
        "collected_amount": amount if taken else 0, "collected_by": name or "陈晓敏" if taken else "",
        "method": ("cash" if state == "collected" else dice.choice(("mobile", "mobile", "transfer"))) if taken else "",
        "invoice_number": f"2433{dice.randrange(10**12):012}" if invoiced else "",
        "invoice_title": customer_name if invoiced else "",
        "waive_reason": dice.choice(_WAIVED) if state == "waived" else "",
        "waived_by": "周建华" if state == "waived" else "", "waived_at": began + _DAY if state == "waived" else None,
        **fields, **standing,
    }  # fmt: skip


_KEYS = (
    "state", "settlement", "amount", "waived_amount", "began_at", "collected_at", "handed_in_at", "invoiced_at",
    "collect_on",
)  # fmt: skip


def _times(dice: Random, state: str, began: datetime, now: datetime, *, first: bool) -> dict[str, datetime | None]:
    """When each step was taken, in its order and never after now."""
    found: dict[str, datetime | None] = dict.fromkeys(
        ("collected_at", "handed_in_at", "invoiced_at", "mailed_at", "paid_at")
    )
    steps = {
        "collected": ("collected_at",),
        "handed_in": ("collected_at", "handed_in_at"),
        "invoiced": ("invoiced_at",) if first else ("collected_at", "handed_in_at", "invoiced_at"),
        "mailed": ("invoiced_at", "mailed_at"),
        "paid": ("invoiced_at", "mailed_at", "collected_at", "handed_in_at", "paid_at") if first
        else ("collected_at", "handed_in_at", "invoiced_at", "mailed_at", "paid_at"),
    }.get(state, ())  # fmt: skip
    at = began
    for name in steps:
        minutes = 4 if name == "collected_at" and not first else dice.randint(5, 2_000)
        found[name] = at = min(now, at + timedelta(minutes=minutes))
    return found
