"""The returned-part ledger (F21, 客服部返修配件台帐), the register of goods in and out (F22) among its views."""

from __future__ import annotations

from datetime import date, datetime

from app.core import clock
from app.core.i18n import QT_TRANSLATE_NOOP
from app.core.tabular import ValueKind
from app.ledgers._choices import technician_names
from app.ledgers._declaration import (
    Anchor,
    Column,
    Condition,
    Facts,
    Index,
    Ledger,
    Me,
    Moving,
    Operator,
    Tone,
    View,
)
from app.ledgers._words import Words

# One line a column or view, to be read as a table.
# fmt: off

_TODAY = Moving(Anchor.DAY)
_IN_HAND = Condition("is_open", Operator.EQ, True)


def _late(facts: Facts, now: datetime, name: str) -> Tone:
    day = facts[name]
    if not isinstance(day, date):
        return Tone.NORMAL
    left = (day - clock.local(now).date()).days  # pyright: ignore[reportOperatorIssue]
    return Tone.LATE if left < 0 else Tone.DUE if left == 0 else Tone.NORMAL


def _promise_tone(facts: Facts, now: datetime) -> Tone:
    return _late(facts, now, "expected_return_on") if facts["is_open"] else Tone.DONE


def _back_tone(facts: Facts, now: datetime) -> Tone:
    return _late(facts, now, "due_back_on") if facts["state"] == "sent_out" else Tone.NORMAL


def _state_tone(facts: Facts, now: datetime) -> Tone:
    if not facts["is_open"]:
        return Tone.DONE
    return Tone.LATE if facts["state"] == "unrepairable" else Tone.NORMAL


def _state(code: str) -> tuple[Condition]:
    return (Condition("state", Operator.EQ, code),)


COLUMNS = (
    Column("number", QT_TRANSLATE_NOOP("ledgers", "Returned part"), width=15),
    Column("received_at", QT_TRANSLATE_NOOP("ledgers", "Received"), ValueKind.MOMENT, 16),
    Column("state", QT_TRANSLATE_NOOP("ledgers", "State"), ValueKind.CODE, 10,
           choices=Words("workflows.returned_part", "STATE_LABELS"), tone=_state_tone, tone_words={Tone.LATE: ""}),
    Column("customer_name", QT_TRANSLATE_NOOP("ledgers", "Customer"), width=24),
    Column("item", QT_TRANSLATE_NOOP("ledgers", "Item"), width=16),
    Column("model", QT_TRANSLATE_NOOP("ledgers", "Model"), width=14),
    Column("serial", QT_TRANSLATE_NOOP("ledgers", "Serial number"), width=15),
    Column("expected_return_on", QT_TRANSLATE_NOOP("ledgers", "Promised for"), ValueKind.DATE, 12, tone=_promise_tone),
    Column("holder_name", QT_TRANSLATE_NOOP("ledgers", "Is with"), width=12),
    Column("receipt_number", QT_TRANSLATE_NOOP("ledgers", "Receipt"), width=15),
    Column("receipt_state", QT_TRANSLATE_NOOP("ledgers", "Original receipt"), ValueKind.CODE, 12,
           choices=Words("workflows.take_back_receipt", "STATE_LABELS")),
    Column("call_number", QT_TRANSLATE_NOOP("ledgers", "Call"), width=15),
    Column("technician_name", QT_TRANSLATE_NOOP("ledgers", "Technician"), width=10, choices=technician_names),
    Column("fault_text", QT_TRANSLATE_NOOP("ledgers", "Fault"), width=24, visible=False),
    Column("route", QT_TRANSLATE_NOOP("ledgers", "Repaired where"), ValueKind.CODE, 10,
           choices=Words("workflows.returned_part", "ROUTES"), visible=False),
    Column("supplier_name", QT_TRANSLATE_NOOP("ledgers", "Sent to"), width=14, visible=False),
    Column("sent_on", QT_TRANSLATE_NOOP("ledgers", "Sent out on"), ValueKind.DATE, 12, visible=False),
    Column("due_back_on", QT_TRANSLATE_NOOP("ledgers", "Due back"), ValueKind.DATE, 12, visible=False, tone=_back_tone),
    Column("back_on", QT_TRANSLATE_NOOP("ledgers", "Came back"), ValueKind.DATE, 12, visible=False),
    Column("verdict", QT_TRANSLATE_NOOP("ledgers", "Verdict"), ValueKind.CODE, 10,
           choices=Words("workflows.returned_part", "VERDICTS"), visible=False),
    Column("cause", QT_TRANSLATE_NOOP("ledgers", "Cause found"), width=20, visible=False),
    Column("tested_by", QT_TRANSLATE_NOOP("ledgers", "Tested by"), width=10, visible=False),
    Column("tested_on", QT_TRANSLATE_NOOP("ledgers", "Tested on"), ValueKind.DATE, 12, visible=False),
    Column("repaired_by", QT_TRANSLATE_NOOP("ledgers", "Repaired by"), width=10, visible=False),
    Column("repaired_on", QT_TRANSLATE_NOOP("ledgers", "Repaired on"), ValueKind.DATE, 12, visible=False),
    Column("repair_minutes", QT_TRANSLATE_NOOP("ledgers", "Minutes used"), ValueKind.NUMBER, 8, visible=False,
           summed=True),
    Column("parts_text", QT_TRANSLATE_NOOP("ledgers", "Parts replaced"), width=20, visible=False),
    Column("checked_by", QT_TRANSLATE_NOOP("ledgers", "Checked by"), width=10, visible=False),
    Column("cost", QT_TRANSLATE_NOOP("ledgers", "Repair cost"), ValueKind.MONEY, 10, visible=False, summed=True),
    Column("outcome", QT_TRANSLATE_NOOP("ledgers", "Outcome"), ValueKind.CODE, 10,
           choices=Words("workflows.returned_part", "OUTCOMES"), visible=False),
    Column("replacement_serial", QT_TRANSLATE_NOOP("ledgers", "Serial of the replacement"), width=15, visible=False),
    Column("returned_on", QT_TRANSLATE_NOOP("ledgers", "Returned on"), ValueKind.DATE, 12, visible=False),
    Column("returned_to", QT_TRANSLATE_NOOP("ledgers", "Returned to"), width=10, visible=False),
    Column("closed_on", QT_TRANSLATE_NOOP("ledgers", "Closed on"), ValueKind.DATE, 12, visible=False),
    Column("accessories", QT_TRANSLATE_NOOP("ledgers", "Accessories"), width=18, visible=False),
    Column("condition", QT_TRANSLATE_NOOP("ledgers", "Visible condition"), width=18, visible=False),
    Column("place", QT_TRANSLATE_NOOP("ledgers", "Shelf"), width=10, visible=False),
    Column("is_open", QT_TRANSLATE_NOOP("ledgers", "Open"), ValueKind.FLAG, 6, visible=False),
    Column("technician_id", QT_TRANSLATE_NOOP("ledgers", "Technician"), ValueKind.NUMBER, offered=False),
    Column("customer_id", QT_TRANSLATE_NOOP("ledgers", "Customer"), ValueKind.NUMBER, offered=False),
    Column("device_id", QT_TRANSLATE_NOOP("ledgers", "Device"), ValueKind.NUMBER, offered=False),
    Column("call_id", QT_TRANSLATE_NOOP("ledgers", "Call"), ValueKind.NUMBER, offered=False),
    Column("receipt_id", QT_TRANSLATE_NOOP("ledgers", "Receipt"), ValueKind.NUMBER, offered=False),
)

LEDGER = Ledger(
    name="returned_parts",
    title=QT_TRANSLATE_NOOP("ledgers", "Returned parts"),
    table="returned_part",
    record_kind="returned_part",
    columns=COLUMNS,
    views=(
        View("all", QT_TRANSLATE_NOOP("ledgers", "All returned parts")),
        View("here", QT_TRANSLATE_NOOP("ledgers", "Not returned yet"), (_IN_HAND,)),
        View("mine", QT_TRANSLATE_NOOP("ledgers", "Mine, not returned yet"),
             (Condition("technician_id", Operator.EQ, Me("staff")), _IN_HAND), for_staff=True),
        View("late", QT_TRANSLATE_NOOP("ledgers", "Promise broken"),
             (_IN_HAND, Condition("expected_return_on", Operator.BEFORE, _TODAY)),
             sort="expected_return_on", descending=False, tone=Tone.LATE),
        View("due", QT_TRANSLATE_NOOP("ledgers", "Promised for today"),
             (_IN_HAND, Condition("expected_return_on", Operator.EQ, _TODAY)), sort="expected_return_on",
             tone=Tone.DUE),
        View("received", QT_TRANSLATE_NOOP("ledgers", "To be tested"), _state("received"), descending=False),
        View("in_test", QT_TRANSLATE_NOOP("ledgers", "In test now"), _state("in_test"), descending=False),
        View("in_repair", QT_TRANSLATE_NOOP("ledgers", "In repair now"), _state("in_repair"), descending=False),
        View("sent_out", QT_TRANSLATE_NOOP("ledgers", "Sent out for repair"), _state("sent_out"), sort="due_back_on",
             descending=False,
             columns=("number", "state", "customer_name", "item", "serial", "supplier_name", "sent_on", "due_back_on",
                      "expected_return_on")),
        View("sent_late", QT_TRANSLATE_NOOP("ledgers", "Sent out, overdue"),
             (*_state("sent_out"), Condition("due_back_on", Operator.BEFORE, _TODAY)), sort="due_back_on",
             descending=False, tone=Tone.LATE,
             columns=("number", "state", "customer_name", "item", "serial", "supplier_name", "sent_on", "due_back_on",
                      "expected_return_on")),
        View("unrepairable", QT_TRANSLATE_NOOP("ledgers", "To be decided"), _state("unrepairable"), tone=Tone.LATE),
        View("repaired", QT_TRANSLATE_NOOP("ledgers", "Repaired, to go back"), _state("repaired"), descending=False),
        View("replaced", QT_TRANSLATE_NOOP("ledgers", "Replaced, to hand over"), _state("replaced"), descending=False),
        View("as_is", QT_TRANSLATE_NOOP("ledgers", "To go back as they are"), _state("as_is"), descending=False),
        View("scrapped", QT_TRANSLATE_NOOP("ledgers", "Scrapped, receipt out"), _state("scrapped"), descending=False),
        View("returned", QT_TRANSLATE_NOOP("ledgers", "Returned, not closed"), _state("returned")),
        View("lost", QT_TRANSLATE_NOOP("ledgers", "Receipt lost"),
             (Condition("receipt_state", Operator.EQ, "lost"),)),
        View("in_and_out", QT_TRANSLATE_NOOP("ledgers", "Goods in and out"), (),
             columns=("received_at", "returned_on", "customer_name", "item", "model", "serial", "accessories",
                      "receipt_number", "returned_to", "holder_name")),
        View("this_month", QT_TRANSLATE_NOOP("ledgers", "Received this month"),
             (Condition("received_at", Operator.AFTER, Moving(Anchor.MONTH)),)),
    ),
    indexes=(
        *(Index((column,)) for column in (
            "number", "received_at", "state", "customer_name", "item", "model", "serial", "expected_return_on",
            "holder_name", "receipt_number", "receipt_state", "call_number", "technician_name", "supplier_name",
            "sent_on",
            "due_back_on", "repaired_on", "returned_on", "cost",
        )),
        Index(("state", "received_at")),
        Index(("state", "expected_return_on")),
        Index(("state", "due_back_on")),
        Index(("is_open", "received_at")),
        Index(("is_open", "expected_return_on")),
        Index(("technician_id", "is_open", "received_at")),
        Index(("technician_id", "received_at")),
        Index(("customer_id", "received_at")),
        Index(("device_id", "received_at")),
        Index(("route", "received_at")),
        Index(("outcome", "received_at")),
        Index(("receipt_state", "received_at")),
    ),
    default_sort="received_at",
    search_kind="returned_part",
    facts=("state", "is_open", "expected_return_on", "due_back_on"),
    own="technician_id",
    permission="returned_part.view",
    icon="returned_parts",
    start_view="here",
    refreshed_by=("take_back_receipt",),
    empty=QT_TRANSLATE_NOOP("ledgers", "Nothing was taken back yet. Take a device back from its service call."),
)
