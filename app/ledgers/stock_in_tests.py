"""Tests of deliveries before they go into stock (F85, R145, R146)."""

from __future__ import annotations

from datetime import date, datetime

from app.core import clock
from app.core.i18n import QT_TRANSLATE_NOOP
from app.core.tabular import ValueKind
from app.ledgers._declaration import Anchor, Column, Condition, Facts, Index, Ledger, Me, Moving, Operator, Tone, View
from app.ledgers._words import Words

# One line a column or view, to be read as a table.
# fmt: off

_TO_TEST = ("delivered", "testing")
_TODAY = Moving(Anchor.DAY)


def _state_tone(facts: Facts, now: datetime) -> Tone:
    return Tone.DONE if facts["state"] in ("stocked", "retested", "void") else Tone.NORMAL


def _due_tone(facts: Facts, now: datetime) -> Tone:
    day = facts["due_on"]
    if facts["state"] not in _TO_TEST or not isinstance(day, date):
        return Tone.DONE
    left = (day - clock.local(now).date()).days  # pyright: ignore[reportOperatorIssue]
    return Tone.LATE if left < 0 else Tone.DUE if left == 0 else Tone.NORMAL


COLUMNS = (
    Column("number", QT_TRANSLATE_NOOP("ledgers", "Test"), width=17),
    Column("delivered_on", QT_TRANSLATE_NOOP("ledgers", "Delivered"), ValueKind.DATE, 12),
    Column("state", QT_TRANSLATE_NOOP("ledgers", "State"), ValueKind.CODE, 12, tone=_state_tone,
           choices=Words("workflows.stock_in_test", "STATE_LABELS")),
    Column("supplier_name", QT_TRANSLATE_NOOP("ledgers", "Supplier"), width=22),
    Column("product", QT_TRANSLATE_NOOP("ledgers", "Product"), width=18),
    Column("model", QT_TRANSLATE_NOOP("ledgers", "Model"), width=14),
    Column("quantity", QT_TRANSLATE_NOOP("ledgers", "Quantity"), ValueKind.NUMBER, 8, summed=True),
    Column("defective", QT_TRANSLATE_NOOP("ledgers", "Defective"), ValueKind.NUMBER, 8, summed=True),
    Column("due_on", QT_TRANSLATE_NOOP("ledgers", "Test by"), ValueKind.DATE, 12, tone=_due_tone),
    Column("tester_name", QT_TRANSLATE_NOOP("ledgers", "Tester"), width=10),
    Column("tested_on", QT_TRANSLATE_NOOP("ledgers", "Tested on"), ValueKind.DATE, 12, visible=False),
    Column("verdict", QT_TRANSLATE_NOOP("ledgers", "Verdict"), ValueKind.CODE, 8, visible=False,
           choices=Words("workflows.stock_in_test", "VERDICTS")),
    Column("part_number", QT_TRANSLATE_NOOP("ledgers", "Part number"), width=12, visible=False),
    Column("batch", QT_TRANSLATE_NOOP("ledgers", "Batch"), width=12, visible=False),
    Column("order_number", QT_TRANSLATE_NOOP("ledgers", "Order"), width=12, visible=False),
    Column("delivery_number", QT_TRANSLATE_NOOP("ledgers", "Delivery note"), width=12, visible=False),
    Column("sample_size", QT_TRANSLATE_NOOP("ledgers", "Sample"), ValueKind.NUMBER, 8, visible=False),
    Column("round", QT_TRANSLATE_NOOP("ledgers", "Round"), ValueKind.NUMBER, 6, visible=False),
    Column("reason", QT_TRANSLATE_NOOP("ledgers", "Reason"), width=24, visible=False),
    Column("returned_on", QT_TRANSLATE_NOOP("ledgers", "Sent back on"), ValueKind.DATE, 12, visible=False),
    Column("returned_quantity", QT_TRANSLATE_NOOP("ledgers", "Pieces sent back"), ValueKind.NUMBER, 8, visible=False),
    Column("retest_number", QT_TRANSLATE_NOOP("ledgers", "Tested again as"), width=15, visible=False),
    Column("tester_id", QT_TRANSLATE_NOOP("ledgers", "Tester"), ValueKind.NUMBER, offered=False),
    Column("supplier_id", QT_TRANSLATE_NOOP("ledgers", "Supplier"), ValueKind.NUMBER, offered=False),
)

LEDGER = Ledger(
    name="stock_in_tests",
    title=QT_TRANSLATE_NOOP("ledgers", "Tests before stock"),
    table="stock_in_test",
    record_kind="stock_in_test",
    columns=COLUMNS,
    views=(
        View("all", QT_TRANSLATE_NOOP("ledgers", "All tests")),
        View("delivered", QT_TRANSLATE_NOOP("ledgers", "To test"), (Condition("state", Operator.EQ, "delivered"),),
             sort="due_on", descending=False, tone=Tone.DUE),
        View("testing", QT_TRANSLATE_NOOP("ledgers", "Being tested"), (Condition("state", Operator.EQ, "testing"),),
             sort="due_on", descending=False),
        View("mine", QT_TRANSLATE_NOOP("ledgers", "Mine to test"),
             (Condition("tester_id", Operator.EQ, Me("staff")), Condition("state", Operator.EQ, "delivered")),
             sort="due_on", descending=False, for_staff=True),
        View("late", QT_TRANSLATE_NOOP("ledgers", "Late, test not begun"),
             (Condition("state", Operator.EQ, "delivered"), Condition("due_on", Operator.BEFORE, _TODAY)),
             sort="due_on", descending=False, tone=Tone.LATE),
        View("testing_late", QT_TRANSLATE_NOOP("ledgers", "Late, test not finished"),
             (Condition("state", Operator.EQ, "testing"), Condition("due_on", Operator.BEFORE, _TODAY)),
             sort="due_on", descending=False, tone=Tone.LATE),
        View("passed", QT_TRANSLATE_NOOP("ledgers", "Passed, to book in"),
             (Condition("state", Operator.EQ, "passed"),), sort="tested_on", tone=Tone.DUE),
        View("failed", QT_TRANSLATE_NOOP("ledgers", "Failed, to send back"),
             (Condition("state", Operator.EQ, "failed"),), sort="tested_on", tone=Tone.LATE,
             columns=("number", "tested_on", "supplier_name", "product", "model", "quantity", "defective", "reason")),
        View("returned", QT_TRANSLATE_NOOP("ledgers", "Back at the supplier"),
             (Condition("state", Operator.EQ, "returned"),), sort="returned_on", descending=False,
             columns=("number", "returned_on", "supplier_name", "product", "model", "quantity", "returned_quantity",
                      "retest_number", "reason")),
        View("exchanged", QT_TRANSLATE_NOOP("ledgers", "Exchanged, to test again"),
             (Condition("state", Operator.EQ, "exchanged"),), sort="delivered_on", tone=Tone.DUE),
        View("stocked", QT_TRANSLATE_NOOP("ledgers", "Booked in"), (Condition("state", Operator.EQ, "stocked"),),
             sort="tested_on"),
        View("ever_failed", QT_TRANSLATE_NOOP("ledgers", "All that failed"),
             (Condition("verdict", Operator.EQ, "failed"),), sort="tested_on",
             columns=("number", "tested_on", "state", "supplier_name", "product", "quantity", "defective", "reason",
                      "retest_number")),
    ),
    indexes=(
        *(Index((column,)) for column in (
            "number", "delivered_on", "state", "supplier_name", "product", "model", "quantity", "defective", "due_on",
            "tester_name", "tested_on", "part_number", "batch", "order_number",
        )),
        Index(("state", "due_on")),
        Index(("state", "tested_on")),
        Index(("state", "delivered_on")),
        Index(("state", "returned_on")),
        Index(("verdict", "tested_on")),
        Index(("tester_id", "state", "due_on")),
        Index(("supplier_id", "delivered_on")),
        Index(("supplier_id", "round", "tested_on")),
    ),
    default_sort="delivered_on",
    search_kind="stock_in_test",
    facts=("state", "due_on"),
    own="tester_id",
    permission="stock_in_test.view",
    icon="stock_tests",
    empty=QT_TRANSLATE_NOOP("ledgers", "Nothing was delivered yet."),
    creates=QT_TRANSLATE_NOOP("ledgers", "Goods delivered"),
    create_permission="stock_in_test.record",
    help_page="stock_in_tests",
)
