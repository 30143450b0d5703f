"""Devices at customers (F02)."""

from __future__ import annotations

from app.core.i18n import QT_TRANSLATE_NOOP
from app.core.tabular import ValueKind
from app.ledgers._declaration import Anchor, Choices, Column, Condition, Index, Ledger, Moving, Operator, Tone, View
from app.ledgers._wording import ends_tone

# One line a column or view, to be read as a table.
# fmt: off

STATUSES: Choices = {
    "in_use": QT_TRANSLATE_NOOP("wording", "In use"),
    "out_of_use": QT_TRANSLATE_NOOP("wording", "Out of use"),
}
_TODAY = Moving(Anchor.DAY)
_IN_USE = Condition("status", Operator.EQ, "in_use")

COLUMNS = (
    Column("number", QT_TRANSLATE_NOOP("ledgers", "Number"), width=12),
    Column("customer_name", QT_TRANSLATE_NOOP("ledgers", "Customer"), width=26),
    Column("product_name", QT_TRANSLATE_NOOP("ledgers", "Product"), width=18),
    Column("model", QT_TRANSLATE_NOOP("ledgers", "Model"), width=16),
    Column("serial", QT_TRANSLATE_NOOP("ledgers", "Serial number"), width=18),
    Column("installed_on", QT_TRANSLATE_NOOP("ledgers", "Installed"), ValueKind.DATE, 12),
    Column("warranty_ends_on", QT_TRANSLATE_NOOP("ledgers", "Warranty until"), ValueKind.DATE, 12,
           tone=ends_tone(30, "status", "in_use", "warranty_ends_on")),
    Column("status", QT_TRANSLATE_NOOP("ledgers", "Status"), ValueKind.CODE, 10, choices=STATUSES),
    Column("address", QT_TRANSLATE_NOOP("ledgers", "Address"), width=30, visible=False),
    Column("project_name", QT_TRANSLATE_NOOP("ledgers", "Project"), width=18, visible=False),
    Column("purchased_on", QT_TRANSLATE_NOOP("ledgers", "Bought"), ValueKind.DATE, 12, visible=False),
    Column("accepted_on", QT_TRANSLATE_NOOP("ledgers", "Accepted"), ValueKind.DATE, 12, visible=False),
    Column("warranty_months", QT_TRANSLATE_NOOP("ledgers", "Warranty months"), ValueKind.NUMBER, 8, visible=False),
    Column("warranty_document", QT_TRANSLATE_NOOP("ledgers", "Warranty card"), width=14, visible=False),
    Column("extension_ends_on", QT_TRANSLATE_NOOP("ledgers", "Extended until"), ValueKind.DATE, 12, visible=False),
    Column("replaced_on", QT_TRANSLATE_NOOP("ledgers", "Swapped on"), ValueKind.DATE, 12, visible=False),
    Column("fields_filled", QT_TRANSLATE_NOOP("ledgers", "Fields filled in"), ValueKind.NUMBER, 8, visible=False),
    Column("notes", QT_TRANSLATE_NOOP("ledgers", "Notes"), width=30, visible=False),
    Column("created_at", QT_TRANSLATE_NOOP("ledgers", "Added"), ValueKind.MOMENT, 16, visible=False),
    Column("customer_id", QT_TRANSLATE_NOOP("ledgers", "Customer"), ValueKind.NUMBER, offered=False),
)

LEDGER = Ledger(
    name="devices",
    title=QT_TRANSLATE_NOOP("ledgers", "Devices"),
    table="device",
    record_kind="device",
    columns=COLUMNS,
    views=(
        View("all", QT_TRANSLATE_NOOP("ledgers", "All devices")),
        View("in_use", QT_TRANSLATE_NOOP("ledgers", "In use"), (_IN_USE,), sort="warranty_ends_on"),
        View("ending", QT_TRANSLATE_NOOP("ledgers", "Warranty ends in 30 days"),
             (_IN_USE, Condition("warranty_ends_on", Operator.BETWEEN, (_TODAY, Moving(Anchor.DAY, 30)))),
             sort="warranty_ends_on", descending=False, tone=Tone.DUE),
        View("in_warranty", QT_TRANSLATE_NOOP("ledgers", "In warranty"),
             (_IN_USE, Condition("warranty_ends_on", Operator.AFTER, _TODAY)), sort="warranty_ends_on",
             descending=False),
        View("out_of_warranty", QT_TRANSLATE_NOOP("ledgers", "Out of warranty"),
             (_IN_USE, Condition("warranty_ends_on", Operator.BEFORE, _TODAY)), sort="warranty_ends_on"),
        View("no_warranty_date", QT_TRANSLATE_NOOP("ledgers", "Without warranty date"),
             (_IN_USE, Condition("warranty_ends_on", Operator.IS_EMPTY)), sort="warranty_ends_on"),
        View("this_month", QT_TRANSLATE_NOOP("ledgers", "Installed this month"),
             (Condition("installed_on", Operator.AFTER, Moving(Anchor.MONTH)),), sort="installed_on"),
        View("gaps", QT_TRANSLATE_NOOP("ledgers", "Files with gaps"),
             (_IN_USE, Condition("fields_filled", Operator.BEFORE, 4)), sort="fields_filled", descending=False,
             columns=("number", "customer_name", "fields_filled", "product_name", "model", "serial", "installed_on")),
        View("out_of_use", QT_TRANSLATE_NOOP("ledgers", "Out of use"),
             (Condition("status", Operator.EQ, "out_of_use"),), sort="warranty_ends_on"),
    ),
    indexes=(
        *(Index((column,)) for column in (
            "number", "customer_name", "product_name", "model", "serial", "installed_on", "warranty_ends_on", "status",
            "fields_filled",
        )),
        Index(("status", "fields_filled")),
        Index(("status", "warranty_ends_on")),
        Index(("customer_id", "warranty_ends_on")),
    ),
    default_sort="number",
    search_kind="device",
    facts=("status", "warranty_ends_on"),
    permission="device.view",
    icon="devices",
    tab=25,
    empty=QT_TRANSLATE_NOOP("ledgers", "No device is on file yet."),
    help_page="customers",
)
