"""Warranty and maintenance contracts (F03)."""

from __future__ import annotations

from datetime import date, datetime

from app.core import clock
from app.core.i18n import QT_TRANSLATE_NOOP
from app.core.tabular import ValueKind
from app.ledgers._declaration import (
    Anchor,
    Batch,
    Choices,
    Column,
    Condition,
    Facts,
    Index,
    Ledger,
    Moving,
    Operator,
    Tone,
    View,
)
from app.ledgers._wording import days_left, ends_tone, step_tone
from app.ledgers._words import Words

# One line a column or view, to be read as a table.
# fmt: off

KINDS: Choices = {
    "warranty": QT_TRANSLATE_NOOP("wording", "Warranty"),
    "maintenance": QT_TRANSLATE_NOOP("wording", "Maintenance contract"),
}
STATES: Choices = {
    "active": QT_TRANSLATE_NOOP("wording", "In force"),
    "suspended": QT_TRANSLATE_NOOP("wording", "Suspended"),
    "cancelled": QT_TRANSLATE_NOOP("wording", "Cancelled"),
    "renewed": QT_TRANSLATE_NOOP("wording", "Renewed"),
    "lapsed": QT_TRANSLATE_NOOP("wording", "Lapsed"),
}
_TODAY = Moving(Anchor.DAY)
_ACTIVE = Condition("state", Operator.EQ, "active")
_ENDS = ends_tone(30, "state", "active", "ends_on")
_DESK = ("number", "customer_name", "days_left", "renewal_state", "notified_on", "next_step_on", "next_step", "ends_on",
         "fee", "offer_fee")
_SOON = 7
_BUCKETS = ("within_90", "within_60", "within_30", "overdue")
_INSPECTED = ("number", "customer_name", "next_inspection_on", "inspection_months", "ends_on", "state", "project_name")
_LOST = ("number", "customer_name", "ends_on", "fee", "loss_reason", "outcome_on", "next_step_on", "next_step")


def _inspection_tone(facts: Facts, now: datetime) -> Tone:
    """Late once its day is over, due within a week."""
    day = facts["next_inspection_on"]
    if not isinstance(day, date):
        return Tone.NORMAL
    left = (day - clock.local(now).date()).days  # pyright: ignore[reportOperatorIssue]
    return Tone.LATE if left < 0 else Tone.DUE if left <= _SOON else Tone.NORMAL


def _within(days: int) -> tuple[Condition, ...]:
    """Terms in force that end within so many days."""
    return (_ACTIVE, Condition("ends_on", Operator.BETWEEN, (_TODAY, Moving(Anchor.DAY, days))))


COLUMNS = (
    Column("number", QT_TRANSLATE_NOOP("ledgers", "Contract"), width=15),
    Column("customer_name", QT_TRANSLATE_NOOP("ledgers", "Customer"), width=24),
    Column("kind", QT_TRANSLATE_NOOP("ledgers", "Kind"), ValueKind.CODE, 10, choices=KINDS),
    Column("ends_on", QT_TRANSLATE_NOOP("ledgers", "Until"), ValueKind.DATE, 12, tone=_ENDS),
    Column("days_left", QT_TRANSLATE_NOOP("ledgers", "Days left"), ValueKind.NUMBER, 8, source="ends_on",
           derive=days_left, tone=_ENDS),
    Column("state", QT_TRANSLATE_NOOP("ledgers", "State"), ValueKind.CODE, 10, choices=STATES),
    Column("fee", QT_TRANSLATE_NOOP("ledgers", "Fee"), ValueKind.MONEY, 12, summed=True),
    Column("starts_on", QT_TRANSLATE_NOOP("ledgers", "From"), ValueKind.DATE, 12),
    Column("next_inspection_on", QT_TRANSLATE_NOOP("ledgers", "Next inspection"), ValueKind.DATE, 12,
           tone=_inspection_tone),
    Column("covers_all", QT_TRANSLATE_NOOP("ledgers", "All devices"), ValueKind.FLAG, 8, visible=False),
    Column("project_name", QT_TRANSLATE_NOOP("ledgers", "Project"), width=18, visible=False),
    Column("term", QT_TRANSLATE_NOOP("ledgers", "Term"), ValueKind.NUMBER, 6, visible=False),
    Column("renewal_state", QT_TRANSLATE_NOOP("ledgers", "Renewal"), ValueKind.CODE, 11, visible=False,
           choices=Words("workflows.contract_renewal", "STORED_LABELS")),
    Column("next_step_on", QT_TRANSLATE_NOOP("ledgers", "Next step"), ValueKind.DATE, 12, visible=False,
           tone=step_tone),
    Column("next_step", QT_TRANSLATE_NOOP("ledgers", "What comes next"), width=20, visible=False),
    Column("notified_on", QT_TRANSLATE_NOOP("ledgers", "Notified"), ValueKind.DATE, 12, visible=False),
    Column("offer_fee", QT_TRANSLATE_NOOP("ledgers", "Fee offered"), ValueKind.MONEY, 12, visible=False),
    Column("loss_reason", QT_TRANSLATE_NOOP("ledgers", "Reason of the loss"), ValueKind.CODE, 14, visible=False,
           choices=Words("workflows.contract_renewal", "LOSS_REASONS")),
    Column("outcome_on", QT_TRANSLATE_NOOP("ledgers", "Decided"), ValueKind.DATE, 12, visible=False),
    Column("inspection_months", QT_TRANSLATE_NOOP("ledgers", "Inspection, months"), ValueKind.NUMBER, 8, visible=False),
    Column("response_hours", QT_TRANSLATE_NOOP("ledgers", "Response, hours"), ValueKind.NUMBER, 8, visible=False),
    Column("visits_included", QT_TRANSLATE_NOOP("ledgers", "Visits included"), ValueKind.NUMBER, 8, visible=False),
    Column("parts_budget", QT_TRANSLATE_NOOP("ledgers", "Parts budget"), ValueKind.MONEY, 12, visible=False),
    Column("signed_on", QT_TRANSLATE_NOOP("ledgers", "Signed"), ValueKind.DATE, 12, visible=False),
    Column("second_party", QT_TRANSLATE_NOOP("ledgers", "Second party"), width=20, visible=False),
    Column("included_services", QT_TRANSLATE_NOOP("ledgers", "Included services"), width=30, visible=False),
    Column("notes", QT_TRANSLATE_NOOP("ledgers", "Notes"), width=30, visible=False),
    Column("created_at", QT_TRANSLATE_NOOP("ledgers", "Added"), ValueKind.MOMENT, 16, visible=False),
    Column("customer_id", QT_TRANSLATE_NOOP("ledgers", "Customer"), ValueKind.NUMBER, offered=False),
)

LEDGER = Ledger(
    name="contracts",
    title=QT_TRANSLATE_NOOP("ledgers", "Contracts"),
    table="contract",
    record_kind="contract",
    columns=COLUMNS,
    views=(
        View("all", QT_TRANSLATE_NOOP("ledgers", "All contracts")),
        View("active", QT_TRANSLATE_NOOP("ledgers", "In force"),
             (_ACTIVE, Condition("ends_on", Operator.AFTER, _TODAY))),
        View("within_90", QT_TRANSLATE_NOOP("ledgers", "Ends within 90 days"), _within(90), sort="ends_on",
             descending=False, columns=_DESK),
        View("within_60", QT_TRANSLATE_NOOP("ledgers", "Ends within 60 days"), _within(60), sort="ends_on",
             descending=False, columns=_DESK),
        View("within_30", QT_TRANSLATE_NOOP("ledgers", "Ends within 30 days"), _within(30), sort="ends_on",
             descending=False, columns=_DESK, tone=Tone.DUE),
        View("overdue", QT_TRANSLATE_NOOP("ledgers", "Ended, not decided"),
             (_ACTIVE, Condition("ends_on", Operator.BEFORE, _TODAY)), sort="ends_on", columns=_DESK, tone=Tone.LATE),
        View("next_step", QT_TRANSLATE_NOOP("ledgers", "Next step due"),
             (Condition("next_step_on", Operator.BEFORE, Moving(Anchor.DAY, 1)),), sort="next_step_on",
             descending=False, columns=_DESK, tone=Tone.DUE),
        View("inspection_due", QT_TRANSLATE_NOOP("ledgers", "Inspection due"),
             (Condition("next_inspection_on", Operator.BEFORE,
                        Moving(Anchor.DAY, 1, "contract.inspection_lead_days")),), sort="next_inspection_on",
             descending=False, columns=_INSPECTED, tone=Tone.DUE),
        View("prospects", QT_TRANSLATE_NOOP("ledgers", "Prospects (lapsed)"),
             (Condition("state", Operator.EQ, "lapsed"),), sort="ends_on", columns=_LOST),
        View("maintenance", QT_TRANSLATE_NOOP("ledgers", "Maintenance contracts"), (Condition("kind", Operator.EQ,
                                                                                              "maintenance"),)),
        View("warranty", QT_TRANSLATE_NOOP("ledgers", "Warranties"), (Condition("kind", Operator.EQ, "warranty"),)),
        View("suspended", QT_TRANSLATE_NOOP("ledgers", "Suspended"), (Condition("state", Operator.EQ, "suspended"),)),
        View("cancelled", QT_TRANSLATE_NOOP("ledgers", "Cancelled"), (Condition("state", Operator.EQ, "cancelled"),)),
    ),
    indexes=(
        *(Index((column,)) for column in ("number", "customer_name", "kind", "starts_on", "ends_on", "fee", "state",
                                       "next_step_on", "next_inspection_on")),
        *(Index((column, "ends_on")) for column in ("state", "kind", "customer_id", "renewal_state")),
    ),
    default_sort="ends_on",
    search_kind="contract",
    facts=("state", "ends_on", "next_step_on", "next_inspection_on"),
    refreshed_by=("inspection",),
    permission="contract.view",
    icon="contracts",
    tab=30,
    empty=QT_TRANSLATE_NOOP("ledgers", "No contract is on file yet."),
    creates=QT_TRANSLATE_NOOP("ledgers", "New contract"),
    create_permission="contract.create",
    batches=(Batch("expiry_notices", QT_TRANSLATE_NOOP("ledgers", "Expiry notices"), "contract.renew", "print",
                   QT_TRANSLATE_NOOP("ledgers", "Print notices…"), _BUCKETS),),
    help_page="contracts",
)
