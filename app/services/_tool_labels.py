"""Labels of the fields, records and codes of tools, their loans, tests before stock and suppliers."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from app.core.i18n import QT_TRANSLATE_NOOP
from app.domain.sampling import RULES
from app.domain.workflows import stock_in_test, tool, tool_loan

KIND_LABELS: dict[str, str] = {
    "supplier": QT_TRANSLATE_NOOP("fields", "Supplier"),
    "stock_in_test": QT_TRANSLATE_NOOP("fields", "Test before stock"),
    "stock_in_test_line": QT_TRANSLATE_NOOP("fields", "Item of a test"),
    "tool": QT_TRANSLATE_NOOP("fields", "Tool"),
    "tool_loan": QT_TRANSLATE_NOOP("fields", "Loan of a tool"),
}

LABELS: dict[str, str] = {
    "supplier.number": QT_TRANSLATE_NOOP("fields", "Supplier no."),
    "products": QT_TRANSLATE_NOOP("fields", "Delivers"),
    "decided_count": QT_TRANSLATE_NOOP("fields", "Tested"),
    "passed_count": QT_TRANSLATE_NOOP("fields", "Passed at once"),
    "pass_rate": QT_TRANSLATE_NOOP("fields", "Passed, %"),
    "last_test_on": QT_TRANSLATE_NOOP("fields", "Last test"),
    "stock_in_test.supplier": QT_TRANSLATE_NOOP("fields", "Supplier (id)"),
    "stock_in_test.supplier_name": QT_TRANSLATE_NOOP("fields", "Supplier"),
    "stock_in_test.order_number": QT_TRANSLATE_NOOP("fields", "Order"),
    "delivery_number": QT_TRANSLATE_NOOP("fields", "Delivery note"),
    "product": QT_TRANSLATE_NOOP("fields", "Product"),
    "batch": QT_TRANSLATE_NOOP("fields", "Batch"),
    "serials": QT_TRANSLATE_NOOP("fields", "Serials"),
    "sampling": QT_TRANSLATE_NOOP("fields", "Sampling"),
    "sample_size": QT_TRANSLATE_NOOP("fields", "Sample"),
    "accept_most": QT_TRANSLATE_NOOP("fields", "Defective, at most"),
    "defective": QT_TRANSLATE_NOOP("fields", "Defective"),
    "delivered_on": QT_TRANSLATE_NOOP("fields", "Delivered"),
    "stock_in_test.due_on": QT_TRANSLATE_NOOP("fields", "Test by"),
    "tester": QT_TRANSLATE_NOOP("fields", "Tester (id)"),
    "tester_name": QT_TRANSLATE_NOOP("fields", "Tester"),
    "tested_on": QT_TRANSLATE_NOOP("fields", "Tested on"),
    "stock_in_test.verdict": QT_TRANSLATE_NOOP("fields", "Verdict"),
    "decided_by": QT_TRANSLATE_NOOP("fields", "Decided by"),
    "stock_in_test.returned_on": QT_TRANSLATE_NOOP("fields", "Sent back"),
    "returned_quantity": QT_TRANSLATE_NOOP("fields", "Pieces sent back"),
    "return_paper": QT_TRANSLATE_NOOP("fields", "Return paper"),
    "exchanged_on": QT_TRANSLATE_NOOP("fields", "Exchanged"),
    "stocked_at": QT_TRANSLATE_NOOP("fields", "Booked in"),
    "stocked_place": QT_TRANSLATE_NOOP("fields", "Booked into"),
    "round": QT_TRANSLATE_NOOP("fields", "Round"),
    "retest_of_id": QT_TRANSLATE_NOOP("fields", "Tests again (id)"),
    "retest_of_number": QT_TRANSLATE_NOOP("fields", "Tests again"),
    "retest_id": QT_TRANSLATE_NOOP("fields", "Tested again as (id)"),
    "retest_number": QT_TRANSLATE_NOOP("fields", "Tested again as"),
    "test": QT_TRANSLATE_NOOP("fields", "Test (id)"),
    "stock_in_test_line.method": QT_TRANSLATE_NOOP("fields", "How"),
    "stock_in_test_line.result": QT_TRANSLATE_NOOP("fields", "Result"),
    "tool.place": QT_TRANSLATE_NOOP("fields", "Store"),
    "tool.kind": QT_TRANSLATE_NOOP("fields", "Kind"),
    "tool.value": QT_TRANSLATE_NOOP("fields", "Value"),
    "tool.since": QT_TRANSLATE_NOOP("fields", "In this state since"),
    "bought_on": QT_TRANSLATE_NOOP("fields", "Bought on"),
    "counted_on": QT_TRANSLATE_NOOP("fields", "Counted on"),
    "open_loan_id": QT_TRANSLATE_NOOP("fields", "Tool loan (id)"),
    "open_loan_number": QT_TRANSLATE_NOOP("fields", "Tool loan"),
    "borrower": QT_TRANSLATE_NOOP("fields", "Borrower (id)"),
    "borrower_name": QT_TRANSLATE_NOOP("fields", "Borrower"),
    "card_number": QT_TRANSLATE_NOOP("fields", "Card"),
    "supplier": QT_TRANSLATE_NOOP("fields", "Supplier (id)"),
    "tool_loan.tool": QT_TRANSLATE_NOOP("fields", "Tool (id)"),
    "tool_number": QT_TRANSLATE_NOOP("fields", "Tool no."),
    "tool_name": QT_TRANSLATE_NOOP("fields", "Tool"),
    "tool_model": QT_TRANSLATE_NOOP("fields", "Model"),
    "tool_serial": QT_TRANSLATE_NOOP("fields", "Serial"),
    "tool_kind": QT_TRANSLATE_NOOP("fields", "Kind"),
    "tool_value": QT_TRANSLATE_NOOP("fields", "Value"),
    "open_tool_id": QT_TRANSLATE_NOOP("fields", "Tool out (id)"),
    "purpose": QT_TRANSLATE_NOOP("fields", "Purpose"),
    "lent_by": QT_TRANSLATE_NOOP("fields", "Lent by"),
    "renewals": QT_TRANSLATE_NOOP("fields", "Renewed"),
    "is_worn": QT_TRANSLATE_NOOP("fields", "Worn out"),
}

MONEY: frozenset[str] = frozenset({"tool.value", "tool_value"})

CODES: dict[str, Mapping[Any, str]] = {
    "stock_in_test.state": stock_in_test.STATE_LABELS,
    "stock_in_test.verdict": stock_in_test.VERDICTS,
    "stock_in_test_line.result": stock_in_test.RESULTS,
    "stock_in_test.sampling": RULES,
    "tool.state": tool.STATE_LABELS,
    "tool.kind": tool.KINDS,
    "tool_kind": tool.KINDS,
    "tool_loan.state": tool_loan.STATE_LABELS,
}

ACTIONS: dict[str, str] = {
    "stock_in_test.write_off": QT_TRANSLATE_NOOP("wording", "Voided"),
    "tool.write_off": QT_TRANSLATE_NOOP("wording", "Lost, void or compensated"),
}
