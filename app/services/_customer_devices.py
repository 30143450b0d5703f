"""The devices of a customer, however many: what puts them in order, finds one and tells its cover, and no more."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any, NamedTuple

from app.domain.validation import serial_key
from app.models import personal
from app.services.devices import DeviceEntry

_OF_CUSTOMER = (
    "SELECT id, number, status, product_name, model, serial, serial_key, project_name, address, purchased_on, "
    "installed_on, warranty_months, warranty_ends_on, warranty_document, extension_ends_on, extension_document, "
    "replaced_on FROM device WHERE customer_id = ?"
)


_COLUMNS = tuple(DeviceEntry.__dataclass_fields__)
_DAYS = {name for name, kind in DeviceEntry.__annotations__.items() if kind == "date | None"}
_WHOLE = f"SELECT {', '.join(_COLUMNS)} FROM device"


class Machine(NamedTuple):
    """A device in few words, its columns named as in the table."""

    id: int
    number: str
    status: str
    product_name: str
    model: str
    serial: str
    serial_key: str
    project_name: str
    address: str
    purchased_on: date | None
    installed_on: date | None
    warranty_months: int | None
    warranty_ends_on: date | None
    warranty_document: str
    extension_ends_on: date | None
    extension_document: str
    replaced_on: date | None


def of_customer(customer_id: int, wanted: str = "") -> list[Machine]:
    """The devices of a customer that hold every word of `wanted`; those in use first, then by product and model."""
    rows = [_machine(values) for values in personal.query(_OF_CUSTOMER, (customer_id,))]
    words = wanted.casefold().split()
    if words:
        rows = [row for row in rows if _holds(row, words)]
    return sorted(rows, key=lambda row: (row.status != "in_use", row.product_name, row.model, row.id))


def telling(rows: Sequence[Machine], on: date, named: frozenset[int]) -> list[Machine]:
    """Those among which the best cover on a day is found: of devices out of warranty that no contract names, one."""
    found: dict[int, Machine] = {}
    for row in rows:
        ends = max((day for day in (row.warranty_ends_on, row.extension_ends_on) if day), default=None)
        runs = bool(row.warranty_months) if ends is None else ends >= on
        found.setdefault(row.id if runs or row.id in named else 0, row)
    return list(found.values())


def entries(ids: Sequence[int]) -> dict[int, DeviceEntry]:
    """These devices whole, by id."""
    if not ids:
        return {}
    rows = personal.query(f"{_WHOLE} WHERE id IN ({', '.join('?' * len(ids))})", tuple(ids))
    return {row[0]: DeviceEntry(*_with_days(row)) for row in rows}


def _with_days(row: tuple[Any, ...]) -> Iterator[Any]:
    return (_day(value) if name in _DAYS else value for name, value in zip(_COLUMNS, row, strict=True))


def _machine(values: tuple[Any, ...]) -> Machine:
    said, (bought, installed, months, ends, paper, extended, extension, replaced) = values[:9], values[9:]
    days = (_day(bought), _day(installed), months, _day(ends), paper, _day(extended), extension, _day(replaced))
    return Machine._make((*said, *days))


def _day(stored: str | None) -> date | None:
    return date.fromisoformat(stored) if stored else None


def _holds(row: Machine, words: list[str]) -> bool:
    """Whether each word is in what is written about a device; a serial however it is spelled."""
    written = " ".join((row.product_name, row.model, row.serial, row.number, row.project_name, row.address)).casefold()
    key = row.serial_key
    return all(word in written or ((wanted := serial_key(word)) != "" and wanted in key) for word in words)
