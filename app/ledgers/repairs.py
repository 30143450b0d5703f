"""The repair ledger (F11); the call register (F10) is a view of the same calls (R045)."""

from __future__ import annotations

from app.core.i18n import QT_TRANSLATE_NOOP
from app.core.tabular import ValueKind
from app.domain import codes
from app.ledgers import _wording as wording
from app.ledgers._choices import fault_categories, technician_names
from app.ledgers._declaration import Column, Index, Ledger
from app.ledgers._repair_views import VIEWS

# One line a column or view, to be read as a table.
# fmt: off

COLUMNS = (
    Column("number", QT_TRANSLATE_NOOP("ledgers", "Call"), width=15),
    Column("received_at", QT_TRANSLATE_NOOP("ledgers", "Received"), ValueKind.MOMENT, 16),
    Column("customer_name", QT_TRANSLATE_NOOP("ledgers", "Customer"), width=24),
    Column("fault_level", QT_TRANSLATE_NOOP("ledgers", "Fault level"), ValueKind.CODE, 8, choices=codes.LEVELS),
    Column("state", QT_TRANSLATE_NOOP("ledgers", "State"), ValueKind.CODE, 10, choices=codes.CALL_STATES,
           tone=wording.state_tone),
    Column("technician_name", QT_TRANSLATE_NOOP("ledgers", "Technician"), width=10, choices=technician_names),
    Column("fault_text", QT_TRANSLATE_NOOP("ledgers", "Fault"), width=30),
    Column("response_due_at", QT_TRANSLATE_NOOP("ledgers", "Response due"), ValueKind.MOMENT, 16,
           tone=wording.response_tone),
    Column("arrival_due_at", QT_TRANSLATE_NOOP("ledgers", "Arrival due"), ValueKind.MOMENT, 16,
           tone=wording.arrival_tone),
    Column("phone", QT_TRANSLATE_NOOP("ledgers", "Telephone"), width=14, order="phone_digits"),
    Column("model", QT_TRANSLATE_NOOP("ledgers", "Model"), width=14),
    Column("cover_kind", QT_TRANSLATE_NOOP("ledgers", "Cover"), ValueKind.CODE, 8, choices=codes.COVERS),
    Column("finished_at", QT_TRANSLATE_NOOP("ledgers", "Finished"), ValueKind.MOMENT, 16),
    Column("charge", QT_TRANSLATE_NOOP("ledgers", "Charge"), ValueKind.MONEY, 10, summed=True),
    Column("voucher_number", QT_TRANSLATE_NOOP("ledgers", "Voucher"), width=15),
    Column("appointed_at", QT_TRANSLATE_NOOP("ledgers", "Visit agreed"), ValueKind.MOMENT, 16, visible=False),
    Column("promised_reply_at", QT_TRANSLATE_NOOP("ledgers", "Reply promised"), ValueKind.MOMENT, 16,
           tone=wording.promise_tone, visible=False),
    Column("category", QT_TRANSLATE_NOOP("ledgers", "Fault category"), ValueKind.CODE, 14,
           choices=fault_categories, visible=False),
    Column("product_name", QT_TRANSLATE_NOOP("ledgers", "Product"), width=18, visible=False),
    Column("serial", QT_TRANSLATE_NOOP("ledgers", "Serial number"), width=16, visible=False),
    Column("reporter", QT_TRANSLATE_NOOP("ledgers", "Reported by"), width=10, visible=False),
    Column("address", QT_TRANSLATE_NOOP("ledgers", "Address"), width=30, visible=False),
    Column("area", QT_TRANSLATE_NOOP("ledgers", "Area"), ValueKind.CODE, 8, choices=codes.AREAS, visible=False),
    Column("channel", QT_TRANSLATE_NOOP("ledgers", "Channel"), ValueKind.CODE, 10, choices=codes.CHANNELS,
           visible=False),
    Column("call_kind", QT_TRANSLATE_NOOP("ledgers", "Kind"), ValueKind.CODE, 10, choices=codes.CALL_KINDS,
           visible=False),
    Column("service_class", QT_TRANSLATE_NOOP("ledgers", "Service class"), ValueKind.CODE, 10,
           choices=codes.SERVICE_CLASSES, visible=False),
    Column("service_mode", QT_TRANSLATE_NOOP("ledgers", "Service mode"), ValueKind.CODE, 10,
           choices=codes.SERVICE_MODES, visible=False),
    Column("cover_document", QT_TRANSLATE_NOOP("ledgers", "Cover document"), width=15, visible=False),
    Column("order_number", QT_TRANSLATE_NOOP("ledgers", "Order number"), width=14, visible=False),
    Column("interface_person", QT_TRANSLATE_NOOP("ledgers", "Interface person"), width=10, visible=False),
    Column("received_by", QT_TRANSLATE_NOOP("ledgers", "Received by"), width=10, visible=False),
    Column("entered_at", QT_TRANSLATE_NOOP("ledgers", "Entered"), ValueKind.MOMENT, 16, visible=False),
    Column("responded_at", QT_TRANSLATE_NOOP("ledgers", "Responded"), ValueKind.MOMENT, 16, visible=False),
    Column("report_due_at", QT_TRANSLATE_NOOP("ledgers", "Report due"), ValueKind.MOMENT, 16,
           tone=wording.report_tone, visible=False),
    Column("reported_at", QT_TRANSLATE_NOOP("ledgers", "Reported"), ValueKind.MOMENT, 16, visible=False),
    Column("charge_settlement", QT_TRANSLATE_NOOP("ledgers", "Payment"), ValueKind.CODE, 12,
           choices=codes.SETTLEMENTS, visible=False),
    Column("dispatched_at", QT_TRANSLATE_NOOP("ledgers", "Dispatched"), ValueKind.MOMENT, 16, visible=False),
    Column("arrived_at", QT_TRANSLATE_NOOP("ledgers", "Arrived"), ValueKind.MOMENT, 16, visible=False),
    Column("solution_text", QT_TRANSLATE_NOOP("ledgers", "Work done"), width=30, visible=False),
    Column("cause_text", QT_TRANSLATE_NOOP("ledgers", "Cause"), width=20, visible=False),
    Column("work_minutes", QT_TRANSLATE_NOOP("ledgers", "Minutes worked"), ValueKind.NUMBER, 8, visible=False,
           summed=True),
    Column("user_opinion", QT_TRANSLATE_NOOP("ledgers", "User's opinion"), width=20, visible=False),
    Column("satisfaction", QT_TRANSLATE_NOOP("ledgers", "Satisfaction"), ValueKind.CODE, 10,
           choices=codes.SATISFACTION, visible=False),
    Column("struck_off_at", QT_TRANSLATE_NOOP("ledgers", "Struck off"), ValueKind.MOMENT, 16, visible=False),
    Column("struck_off_by", QT_TRANSLATE_NOOP("ledgers", "Struck off by"), width=10, visible=False),
    Column("followed_up_at", QT_TRANSLATE_NOOP("ledgers", "Followed up"), ValueKind.MOMENT, 16, visible=False),
    Column("archived_at", QT_TRANSLATE_NOOP("ledgers", "Filed"), ValueKind.MOMENT, 16, visible=False),
    Column("cancelled_at", QT_TRANSLATE_NOOP("ledgers", "Cancelled"), ValueKind.MOMENT, 16, visible=False),
    Column("cancel_reason", QT_TRANSLATE_NOOP("ledgers", "Reason for cancelling"), width=20, visible=False),
    Column("is_open", QT_TRANSLATE_NOOP("ledgers", "Open"), ValueKind.FLAG, 6, visible=False),
    Column("is_paused", QT_TRANSLATE_NOOP("ledgers", "On hold"), ValueKind.FLAG, 6, visible=False),
    Column("pause_reason", QT_TRANSLATE_NOOP("ledgers", "Reason for holding"), width=16, visible=False),
    Column("customer_id", QT_TRANSLATE_NOOP("ledgers", "Customer"), ValueKind.NUMBER, offered=False),
    Column("device_id", QT_TRANSLATE_NOOP("ledgers", "Device"), ValueKind.NUMBER, offered=False),
    Column("technician_id", QT_TRANSLATE_NOOP("ledgers", "Technician"), ValueKind.NUMBER, offered=False),
)

_NARROW = (
    "received_at", "number", "state", "fault_level", "cover_kind", "category", "service_class", "product_name",
    "customer_name",
    "phone_digits", "model", "serial", "technician_name", "finished_at", "appointed_at", "voucher_number", "charge",
    "response_due_at", "arrival_due_at", "promised_reply_at", "struck_off_at",
)
_BY_DATE = ("customer_id", "device_id", "technician_id", "technician_name", "state", "is_open", "fault_level",
            "cover_kind", "category")

LEDGER = Ledger(
    name="repairs",
    title=QT_TRANSLATE_NOOP("ledgers", "Repair ledger"),
    table="service_call",
    record_kind="service_call",
    columns=COLUMNS,
    views=VIEWS,
    indexes=(
        *(Index((column,)) for column in _NARROW),
        *(Index((column, "received_at")) for column in _BY_DATE),
        Index(("followed_up_at", "struck_off_at")),
        Index(("struck_off_at", "cancelled_at", "finished_at")),
        Index(("received_at", "id", "is_paused", "state", "responded_at", "response_due_at", "arrived_at",
               "arrival_due_at", "promised_reply_at", "appointed_at", "technician_id", "technician_name", "received_by",
               "fault_level", "cover_kind", "reported_at", "report_due_at", "is_open"),
              only="is_open", name="servicecall_open"),
    ),
    default_sort="received_at",
    search_kind="service_call",
    facts=("is_open", "is_paused", "state", "responded_at", "response_due_at", "arrived_at", "arrival_due_at",
           "promised_reply_at", "report_due_at", "reported_at"),
    own="technician_id",
    permission="service_call.view",
    icon="repairs",
    tab=40,
    start_view="open",
    empty=QT_TRANSLATE_NOOP("ledgers", "No call has been registered yet. Ctrl+N registers the first one."),
)
