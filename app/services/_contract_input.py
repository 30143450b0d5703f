"""What may be typed into the form of a contract, and what may not be covered twice. Raises UserError with the field."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from app.core import clock
from app.core.errors import Bug, UserError
from app.core.i18n import translate
from app.core.money import LARGEST_FEN
from app.domain import validation
from app.domain.codes import WORK_KINDS
from app.domain.cover_facts import Span
from app.models.contract import Contract
from app.services import _contract_parts

LONGEST_CYCLE_MONTHS = 60
LONGEST_RESPONSE_HOURS = 720
_MOST_VISITS = 10_000
_MOST_MINUTES = 10_000_000

_DEFAULTS: dict[str, Any] = {
    "kind": "maintenance", "covers_all": True, "fee": 0, "included_services": "", "excluded_services": "",
    "notes": "", "project_name": "", "first_party": "", "second_party": "", "signed_on": None, "payment": "",
    "inspection_months": None, "inspection_from": None, "response_hours": None, "response_promise": "",
    "visits_included": None, "minutes_included": None, "parts_budget": None, "starts_on": None, "ends_on": None,
}  # fmt: skip
_TEXTS = ("included_services", "excluded_services", "notes")
_LINES = ("project_name", "first_party", "second_party", "payment", "response_promise")
_NUMBERS = {
    "inspection_months": (1, LONGEST_CYCLE_MONTHS),
    "response_hours": (1, LONGEST_RESPONSE_HOURS),
    "visits_included": (0, _MOST_VISITS),
    "minutes_included": (0, _MOST_MINUTES),
    "parts_budget": (0, LARGEST_FEN),
}


def checked(fields: dict[str, Any]) -> dict[str, Any]:
    """The columns of a contract from a form; what is not given has its default. Raises Bug for an unknown field."""
    unknown = fields.keys() - _DEFAULTS.keys()
    if unknown:
        raise Bug(f"no fields of a contract: {sorted(unknown)}")
    values = _DEFAULTS | fields
    if values["kind"] not in ("warranty", "maintenance"):
        raise UserError(translate("contracts", "Choose one of the listed values."), "kind")
    values["starts_on"], values["ends_on"] = span(values["starts_on"], values["ends_on"])
    today = clock.today()
    for name in ("signed_on", "inspection_from"):
        if values[name] is not None:
            validation.check_date(values[name], today, name)
    amount(values["fee"], "fee")
    for name, (least, most) in _NUMBERS.items():
        if values[name] is not None and not least <= values[name] <= most:
            message = translate("contracts", "From {least} to {most}, or empty.")
            raise UserError(message.format(least=least, most=most), name)
    for name in _TEXTS:
        values[name] = validation.clean_text(values[name], field=name)
    for name in _LINES:
        values[name] = validation.clean_line(values[name], field=name)
    return values


def span(starts_on: date | None, ends_on: date | None) -> Span:
    """The days of a term, in order and plausible."""
    first, last = _day(starts_on, "starts_on"), _day(ends_on, "ends_on")
    if last < first:
        message = translate("contracts", "The contract would end on {end}, before it starts on {start}.")
        raise UserError(message.format(end=last.isoformat(), start=first.isoformat()), "ends_on")
    return first, last


def _day(day: date | None, field: str) -> date:
    if day is None:
        raise UserError(translate("contracts", "Give the first and the last day."), field)
    return validation.check_date(day, clock.today(), field)


def amount(fee: int, field: str) -> int:
    """An amount that a contract may name."""
    if not 0 <= fee <= LARGEST_FEN:
        raise UserError(translate("contracts", "A fee cannot be below zero nor that large."), field)
    return fee


def work_kinds(kinds: Iterable[str], field: str | None = None) -> tuple[str, ...]:
    """Kinds of work in the order of the list, each once. Raises UserError for one that there is not."""
    wanted = set(kinds)
    if wanted - WORK_KINDS.keys():
        raise UserError(translate("contracts", "Choose one of the listed values."), field)
    return tuple(kind for kind in WORK_KINDS if kind in wanted)


def overlapping(
    customer_id: int, kind: str, days: Span, device_ids: frozenset[int] | None, except_id: int = 0
) -> Contract | None:
    """Another contract of the customer and kind that covers one of these devices (None: all) in these days."""
    parts: dict[int, _contract_parts.Parts] | None = None
    theirs = (Contract.customer == customer_id) & (Contract.kind == kind) & (Contract.id != except_id)
    for row in Contract.select().where(theirs).order_by(Contract.id):
        parts = _contract_parts.of_customer(customer_id) if parts is None else parts
        hanging = parts.get(row.id) or _contract_parts.Parts()
        shared = row.covers_all or device_ids is None or bool(device_ids & hanging.device_ids)
        if shared and any(start <= days[1] and days[0] <= end for start, end in hanging.facts(row).spans()):
            return row
    return None
