"""What stands on the papers of a test before stock (F85): its record, frozen with the verdict, and the label."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from app.core.errors import UserError
from app.core.i18n import translate
from app.models.stock_in_test import StockInTest, StockInTestLine
from app.services import issuing, voucher_content
from app.services._use_case import require
from app.services._visible import visible

FORM = "stock_in_test_record"


def record_content(row: StockInTest, issued_at: datetime, operator: str) -> dict[str, Any]:
    """The content of a record, as plain JSON values."""
    lines = StockInTestLine.select().where(StockInTestLine.test == row.id).order_by(StockInTestLine.ordinal)
    return {
        "letterhead": voucher_content.letterhead(),
        **_facts(row),
        "order_number": row.order_number,
        "delivery_number": row.delivery_number,
        "serials": row.serials,
        "sampling": row.sampling,
        "sample_size": row.sample_size,
        "accept_most": row.accept_most,
        "defective": row.defective,
        "delivered_on": row.delivered_on.isoformat(),
        "decided_by": row.decided_by,
        "reason": row.reason,
        "retest_of": row.retest_of_number,
        "notes": row.notes,
        "lines": [
            {
                "item": line.item, "method": line.method, "result": line.result, "defective": line.defective,
                "notes": line.notes,
            }
            for line in lines
        ],
        "operator": operator,
        "printed_at": issued_at.isoformat(),
    }  # fmt: skip


def label(number: str) -> dict[str, Any]:
    """The content of the label of the test with a number. Raises UserError when there is none, or nobody decided."""
    require("stock_in_test.view")
    found = StockInTest.select().where(StockInTest.number == number.strip().upper())
    row = visible(found, StockInTest.tester, "stock_in_test.view").first()
    if row is None:
        raise UserError(translate("stock_in_test", "There is no test {number}.").format(number=number), "subject")
    if not row.verdict:
        text = translate("stock_in_test", "{number} is not decided yet: what is not tested has no label.")
        raise UserError(text.format(number=row.number), "subject")
    company = voucher_content.letterhead()["company"]
    return {"company": company, **_facts(row), "reason": row.reason, "copies": row.quantity}


def paper_id(row: StockInTest) -> int:
    """The kept record of a test. Raises UserError when nobody decided yet."""
    kept = issuing.paper_of(FORM, row.number)
    if kept is None:
        text = translate("stock_in_test", "{number} is not decided yet: its record comes with the verdict.")
        raise UserError(text.format(number=row.number))
    return kept.paper_id


def _facts(row: StockInTest) -> dict[str, Any]:
    return {
        "number": row.number,
        "supplier": row.supplier_name,
        "product": row.product,
        "model": row.model,
        "batch": row.batch,
        "part_number": row.part_number,
        "quantity": row.quantity,
        "verdict": row.verdict,
        "tester": row.tester_name,
        "tested_on": row.tested_on.isoformat() if row.tested_on else None,
    }


PAPERS = {"stock_in_test_label": label}
"""By form what knows its content from a subject (`paper_content`)."""
