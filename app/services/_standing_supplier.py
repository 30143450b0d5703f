"""Suppliers as tests of deliveries need them: one that may deliver, and how its deliveries went."""

from __future__ import annotations

from app.core.errors import UserError
from app.core.i18n import translate
from app.models.stock_in_test import StockInTest, Supplier
from app.services._use_case import UnitOfWork, get


def standing(supplier_id: int) -> Supplier:
    """A supplier that may deliver. Raises UserError for one that is put away, or none."""
    row = Supplier.get_or_none(Supplier.id == supplier_id) if supplier_id else None
    if row is None:
        raise UserError(translate("supplier", "Choose the supplier."), "supplier_id")
    if not row.is_active:
        text = translate("supplier", "{name} is not used any more. Put it back on the list first.")
        raise UserError(text.format(name=row.name), "supplier_id")
    return row


def count_tests(unit: UnitOfWork, supplier_id: int) -> None:
    """Let a supplier repeat how the first tests of its deliveries went; inside the use case that decided one."""
    first = (StockInTest.supplier == supplier_id) & (StockInTest.round == 1) & (StockInTest.verdict != "")
    rows = list(StockInTest.select(StockInTest.verdict, StockInTest.tested_on).where(first))
    passed = sum(1 for row in rows if row.verdict == "passed")
    unit.update(
        get(Supplier, supplier_id),
        decided_count=len(rows),
        passed_count=passed,
        pass_rate=(200 * passed + len(rows)) // (2 * len(rows)) if rows else None,
        last_test_on=max((row.tested_on for row in rows), default=None),
    )
