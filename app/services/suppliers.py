"""Suppliers (F85, R147): who delivers goods; their list, and how the first tests of their deliveries went."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from app.core.errors import UserError
from app.core.i18n import translate
from app.domain import permissions, validation
from app.models import search
from app.models.stock_in_test import StockInTest, Supplier
from app.services import session as sessions
from app.services._use_case import UnitOfWork, get, require, use_case
from app.services._visible import visible

_MOST_OFFERED = 200
_MOST_TESTS = 50


@dataclass(frozen=True)
class SupplierEntry:
    """A supplier as lists and choices show it."""

    id: int
    row_version: int
    number: str
    name: str
    contact_name: str
    phone: str
    address: str
    products: str
    notes: str
    is_active: bool


@dataclass(frozen=True)
class SupplierTest:
    """A delivery of a supplier, as its record lists it."""

    id: int
    number: str
    product: str
    quantity: int
    delivered_on: date
    state: str
    verdict: str


@dataclass(frozen=True)
class SupplierFile:
    """A supplier with its deliveries, newest first; `pass_rate` in whole percent, None without a test."""

    entry: SupplierEntry
    decided_count: int
    passed_count: int
    pass_rate: int | None
    tests: tuple[SupplierTest, ...]
    may_change: bool


@use_case("supplier.change")
def create(
    unit: UnitOfWork,
    *,
    name: str,
    contact_name: str = "",
    phone: str = "",
    address: str = "",
    products: str = "",
    notes: str = "",
) -> Supplier:
    """Put a supplier on the list; draws its number. Raises UserError for a name that is on it already."""
    values = _checked(0, name, contact_name, phone, address, products, notes)
    return unit.insert(Supplier, number=unit.number("supplier"), **values)


@use_case("supplier.change")
def change(
    unit: UnitOfWork,
    supplier_id: int,
    *,
    seen_version: int,
    name: str,
    contact_name: str = "",
    phone: str = "",
    address: str = "",
    products: str = "",
    notes: str = "",
) -> Supplier:
    """Change a supplier. Tests keep the name they were given."""
    values = _checked(supplier_id, name, contact_name, phone, address, products, notes)
    return unit.update(get(Supplier, supplier_id), seen_version, **values)


@use_case("supplier.change")
def deactivate(unit: UnitOfWork, supplier_id: int, *, seen_version: int) -> Supplier:
    """No longer offer a supplier; what it delivered stays."""
    return unit.update(get(Supplier, supplier_id), seen_version, is_active=False)


@use_case("supplier.change")
def reactivate(unit: UnitOfWork, supplier_id: int, *, seen_version: int) -> Supplier:
    """Offer a supplier again."""
    return unit.update(get(Supplier, supplier_id), seen_version, is_active=True)


def file(supplier_id: int) -> SupplierFile:
    """Everything about a supplier; a technician sees the deliveries that they test. Raises NotPermitted, UserError."""
    require("supplier.view")
    row = get(Supplier, supplier_id)
    tests = visible(
        StockInTest.select().where(StockInTest.supplier == supplier_id), StockInTest.tester, "stock_in_test.view"
    )
    newest = tests.order_by(StockInTest.delivered_on.desc(), StockInTest.id.desc()).limit(_MOST_TESTS)
    return SupplierFile(
        entry=_entry(row),
        decided_count=row.decided_count,
        passed_count=row.passed_count,
        pass_rate=row.pass_rate,
        tests=tuple(
            SupplierTest(
                one.id, one.number, one.product, one.quantity, one.delivered_on, one.state, one.verdict
            )
            for one in newest
        ),
        may_change=permissions.allowed(sessions.current().role, "supplier.change"),
    )  # fmt: skip


def offered(text: str = "") -> tuple[SupplierEntry, ...]:
    """The suppliers in use, by name; those that match every word of a text. Raises NotPermitted."""
    require("supplier.view")
    rows = Supplier.select().where(Supplier.is_active)
    if text.strip():
        rows = rows.where(Supplier.id.in_(search.find("supplier", text, _MOST_OFFERED)))
    return tuple(_entry(row) for row in rows.order_by(Supplier.name, Supplier.id).limit(_MOST_OFFERED))


def _entry(row: Supplier) -> SupplierEntry:
    return SupplierEntry(
        row.id, row.row_version, row.number, row.name, row.contact_name, row.phone, row.address, row.products,
        row.notes, row.is_active,
    )  # fmt: skip


def _checked(
    supplier_id: int, name: str, contact_name: str, phone: str, address: str, products: str, notes: str
) -> dict[str, Any]:
    shown = validation.required_line(name, "name", 120)
    twin = Supplier.get_or_none((Supplier.name == shown) & (Supplier.id != supplier_id))
    if twin is not None:
        text = translate("supplier", "{number} has this name already.")
        raise UserError(text.format(number=twin.number), "name")
    return {
        "name": shown,
        "contact_name": validation.clean_line(contact_name, 60, "contact_name"),
        "phone": validation.normalise_phone(phone, "phone"),
        "address": validation.clean_line(address, field="address"),
        "products": validation.clean_line(products, field="products"),
        "notes": validation.clean_text(notes, field="notes"),
    }
