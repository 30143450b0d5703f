"""Complaints (F40–F53): every case, where it stands, and what is due."""

from __future__ import annotations

from app.core.i18n import QT_TRANSLATE_NOOP
from app.core.tabular import ValueKind
from app.domain import codes
from app.ledgers import _complaint_cells as cells
from app.ledgers._choices import complaint_classes, complaint_schemes
from app.ledgers._complaint_views import VIEWS
from app.ledgers._declaration import Column, Index, Ledger
from app.ledgers._words import Words

# One line a column or view, to be read as a table.
# fmt: off

COLUMNS = (
    Column("number", QT_TRANSLATE_NOOP("ledgers", "Complaint"), width=16),
    Column("received_at", QT_TRANSLATE_NOOP("ledgers", "Received"), ValueKind.MOMENT, 16),
    Column("state", QT_TRANSLATE_NOOP("ledgers", "State"), ValueKind.CODE, 12, tone=cells.state_tone,
           choices=Words("workflows.complaint", "STATE_LABELS")),
    Column("customer_name", QT_TRANSLATE_NOOP("ledgers", "Customer"), width=22),
    Column("category_name", QT_TRANSLATE_NOOP("ledgers", "Class"), width=12, choices=complaint_classes),
    Column("content", QT_TRANSLATE_NOOP("ledgers", "Complaint about"), width=28),
    Column("stage_name", QT_TRANSLATE_NOOP("ledgers", "Stage"), width=18),
    Column("stage_due_at", QT_TRANSLATE_NOOP("ledgers", "Stage due"), ValueKind.MOMENT, 16, tone=cells.stage_tone),
    Column("close_due_at", QT_TRANSLATE_NOOP("ledgers", "To be settled by"), ValueKind.MOMENT, 16,
           tone=cells.close_tone),
    Column("owner_name", QT_TRANSLATE_NOOP("ledgers", "In charge"), width=10),
    Column("is_repeat", QT_TRANSLATE_NOOP("ledgers", "Second complaint"), ValueKind.FLAG, 8),
    Column("loss_amount", QT_TRANSLATE_NOOP("ledgers", "Loss"), ValueKind.MONEY, 12, summed=True),
    Column("reply_due_at", QT_TRANSLATE_NOOP("ledgers", "First reply due"), ValueKind.MOMENT, 16,
           tone=cells.reply_tone, visible=False),
    Column("replied_at", QT_TRANSLATE_NOOP("ledgers", "First reply"), ValueKind.MOMENT, 16, visible=False),
    Column("promised_on", QT_TRANSLATE_NOOP("ledgers", "Promised to the customer"), ValueKind.DATE, 12,
           tone=cells.promise_tone, visible=False),
    Column("promise_told_by", QT_TRANSLATE_NOOP("ledgers", "Told by"), width=10, visible=False),
    Column("stage_unit", QT_TRANSLATE_NOOP("ledgers", "With unit"), width=12, visible=False),
    Column("is_urgent", QT_TRANSLATE_NOOP("ledgers", "Urgent"), ValueKind.FLAG, 6, visible=False),
    Column("severity", QT_TRANSLATE_NOOP("ledgers", "Severity"), ValueKind.CODE, 8,
           choices=Words("complaint", "SEVERITIES"), visible=False),
    Column("finding", QT_TRANSLATE_NOOP("ledgers", "Finding"), ValueKind.CODE, 10,
           choices=Words("complaint", "FINDINGS"), visible=False),
    Column("responsible", QT_TRANSLATE_NOOP("ledgers", "Responsible"), width=20, visible=False),
    Column("demand", QT_TRANSLATE_NOOP("ledgers", "Demand"), width=24, visible=False),
    Column("claim_amount", QT_TRANSLATE_NOOP("ledgers", "Claimed"), ValueKind.MONEY, 12, summed=True, visible=False),
    Column("proposed_amount", QT_TRANSLATE_NOOP("ledgers", "Proposed"), ValueKind.MONEY, 12, summed=True,
           visible=False),
    Column("approved_amount", QT_TRANSLATE_NOOP("ledgers", "Approved"), ValueKind.MONEY, 12, summed=True,
           visible=False),
    Column("approval_state", QT_TRANSLATE_NOOP("ledgers", "Approval"), ValueKind.CODE, 10, choices=cells.APPROVALS,
           visible=False),
    Column("approver_title", QT_TRANSLATE_NOOP("ledgers", "Decided by whom"), width=12, visible=False),
    Column("settlement", QT_TRANSLATE_NOOP("ledgers", "Settlement"), source="settlement_kinds", width=16,
           derive=cells.settlement, visible=False),
    Column("customer_answer", QT_TRANSLATE_NOOP("ledgers", "Customer's answer"), ValueKind.CODE, 10,
           choices=cells.ANSWERS, visible=False),
    Column("settled_at", QT_TRANSLATE_NOOP("ledgers", "Settled"), ValueKind.MOMENT, 16, visible=False),
    Column("visit_due_on", QT_TRANSLATE_NOOP("ledgers", "Return visit due"), ValueKind.DATE, 12,
           tone=cells.visit_tone, visible=False),
    Column("visited_at", QT_TRANSLATE_NOOP("ledgers", "Visited"), ValueKind.MOMENT, 16, visible=False),
    Column("satisfaction", QT_TRANSLATE_NOOP("ledgers", "Satisfaction"), ValueKind.CODE, 10,
           choices=codes.SATISFACTION, visible=False),
    Column("archived_at", QT_TRANSLATE_NOOP("ledgers", "Archived"), ValueKind.MOMENT, 16, visible=False),
    Column("contact_name", QT_TRANSLATE_NOOP("ledgers", "Contact"), width=10, visible=False),
    Column("phone", QT_TRANSLATE_NOOP("ledgers", "Telephone"), width=14, order="phone_digits", visible=False),
    Column("channel", QT_TRANSLATE_NOOP("ledgers", "Channel"), ValueKind.CODE, 10,
           choices=Words("complaint", "CHANNELS"), visible=False),
    Column("product_name", QT_TRANSLATE_NOOP("ledgers", "Product"), width=16, visible=False),
    Column("model", QT_TRANSLATE_NOOP("ledgers", "Model"), width=14, visible=False),
    Column("serial", QT_TRANSLATE_NOOP("ledgers", "Serial number"), width=15, order="serial_key", visible=False),
    Column("call_number", QT_TRANSLATE_NOOP("ledgers", "Call"), width=15, visible=False),
    Column("sample_kept", QT_TRANSLATE_NOOP("ledgers", "Sample kept"), ValueKind.FLAG, 8, visible=False),
    Column("first_contact", QT_TRANSLATE_NOOP("ledgers", "First contact"), width=10, visible=False),
    Column("registered_by", QT_TRANSLATE_NOOP("ledgers", "Registered by"), width=10, visible=False),
    Column("scheme_code", QT_TRANSLATE_NOOP("ledgers", "Scheme"), ValueKind.CODE, 18, choices=complaint_schemes,
           visible=False),
    Column("round", QT_TRANSLATE_NOOP("ledgers", "Round"), ValueKind.NUMBER, 6, visible=False),
    Column("is_open", QT_TRANSLATE_NOOP("ledgers", "Open"), ValueKind.FLAG, 6, visible=False),
    Column("void_reason", QT_TRANSLATE_NOOP("ledgers", "Void because"), width=20, visible=False),
    Column("customer_id", QT_TRANSLATE_NOOP("ledgers", "Customer"), ValueKind.NUMBER, offered=False),
    Column("device_id", QT_TRANSLATE_NOOP("ledgers", "Device"), ValueKind.NUMBER, offered=False),
    Column("call_id", QT_TRANSLATE_NOOP("ledgers", "Call"), ValueKind.NUMBER, offered=False),
    Column("category", QT_TRANSLATE_NOOP("ledgers", "Class (code)"), offered=False),
    Column("settlement_kinds", QT_TRANSLATE_NOOP("ledgers", "Settlement"), offered=False),
    Column("registered_by_id", QT_TRANSLATE_NOOP("ledgers", "Registered by"), ValueKind.NUMBER, offered=False),
)

_NARROW = ("number", "received_at", "customer_name", "category_name", "close_due_at", "reply_due_at", "loss_amount",
           "phone_digits", "serial_key", "settled_at", "archived_at", "state", "stage_name",
           "owner_name", "is_repeat")
_BY_DATE = ("customer_id", "registered_by_id", "is_open", "state", "approval_state", "category", "category_name",
            "scheme_code", "is_repeat")

LEDGER = Ledger(
    name="complaints",
    title=QT_TRANSLATE_NOOP("ledgers", "Complaints"),
    table="complaint",
    record_kind="complaint",
    columns=COLUMNS,
    views=VIEWS,
    indexes=(
        *(Index((column,)) for column in _NARROW),
        *(Index((column, "received_at")) for column in _BY_DATE),
        Index(("stage_due_at", "id")),
        Index(("state", "visit_due_on")),
        Index(("received_at", "id", "state", "stage_due_at", "close_due_at", "settled_at", "reply_due_at", "replied_at",
               "promised_on", "visit_due_on", "visited_at", "is_urgent", "is_repeat", "severity", "registered_by_id",
               "is_open"),
              only="is_open", name="complaint_open"),
        Index(("stage_due_at", "id", "settled_at", "is_open"), only="is_open", name="complaint_open_stage"),
        Index(("close_due_at", "id", "settled_at", "is_open"), only="is_open", name="complaint_open_close"),
        Index(("reply_due_at", "id", "replied_at", "is_open"), only="is_open", name="complaint_open_reply"),
        Index(("promised_on", "id", "settled_at", "is_open"), only="is_open", name="complaint_open_promise"),
        Index(("visit_due_on", "id", "visited_at", "is_open"), only="is_open", name="complaint_open_visit"),
    ),
    default_sort="received_at",
    search_kind="complaint",
    facts=("is_open", "settled_at", "stage_due_at", "close_due_at", "reply_due_at", "replied_at", "promised_on",
           "visit_due_on", "visited_at"),
    own="registered_by_id",
    own_by="user",
    permission="complaint.view",
    icon="complaints",
    start_view="open",
    empty=QT_TRANSLATE_NOOP("ledgers", "No complaint was registered yet. Ctrl+N, then C registers the first one."),
    creates=QT_TRANSLATE_NOOP("ledgers", "New complaint"),
    create_permission="complaint.register",
)
