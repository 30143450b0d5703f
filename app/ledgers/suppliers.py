"""Suppliers (F85, R147): who delivers what, and how the first tests of their deliveries went."""

from __future__ import annotations

from datetime import datetime

from app.core.i18n import QT_TRANSLATE_NOOP
from app.core.tabular import ValueKind
from app.ledgers._declaration import Column, Condition, Facts, Index, Ledger, Operator, Tone, View

# One line a column or view, to be read as a table.
# fmt: off

_POOR = 90
"""Percent of deliveries that pass below which a supplier is looked at."""


def _active_tone(facts: Facts, now: datetime) -> Tone:
    return Tone.NORMAL if facts["is_active"] else Tone.DONE


COLUMNS = (
    Column("number", QT_TRANSLATE_NOOP("ledgers", "Supplier no."), width=15, tone=_active_tone),
    Column("name", QT_TRANSLATE_NOOP("ledgers", "Supplier"), width=26, tone=_active_tone),
    Column("products", QT_TRANSLATE_NOOP("ledgers", "Delivers"), width=24),
    Column("contact_name", QT_TRANSLATE_NOOP("ledgers", "Contact"), width=10),
    Column("phone", QT_TRANSLATE_NOOP("ledgers", "Telephone"), width=14),
    Column("decided_count", QT_TRANSLATE_NOOP("ledgers", "Tested"), ValueKind.NUMBER, 8, summed=True),
    Column("pass_rate", QT_TRANSLATE_NOOP("ledgers", "Passed, %"), ValueKind.NUMBER, 8),
    Column("last_test_on", QT_TRANSLATE_NOOP("ledgers", "Last test"), ValueKind.DATE, 12),
    Column("passed_count", QT_TRANSLATE_NOOP("ledgers", "Passed at once"), ValueKind.NUMBER, 8, visible=False),
    Column("address", QT_TRANSLATE_NOOP("ledgers", "Address"), width=24, visible=False),
    Column("is_active", QT_TRANSLATE_NOOP("ledgers", "In use"), ValueKind.FLAG, 6, visible=False),
    Column("notes", QT_TRANSLATE_NOOP("ledgers", "Notes"), width=24, visible=False),
)

LEDGER = Ledger(
    name="suppliers",
    title=QT_TRANSLATE_NOOP("ledgers", "Suppliers"),
    table="supplier",
    record_kind="supplier",
    columns=COLUMNS,
    views=(
        View("all", QT_TRANSLATE_NOOP("ledgers", "All suppliers")),
        View("used", QT_TRANSLATE_NOOP("ledgers", "In use"), (Condition("is_active", Operator.EQ, True),), sort="name",
             descending=False),
        View("poor", QT_TRANSLATE_NOOP("ledgers", "Passed below 90 %"),
             (Condition("pass_rate", Operator.BEFORE, _POOR),), sort="pass_rate", descending=False, tone=Tone.LATE),
        View("put_away", QT_TRANSLATE_NOOP("ledgers", "Not used any more"),
             (Condition("is_active", Operator.EQ, False),), sort="name", descending=False),
    ),
    indexes=(
        *(Index((column,)) for column in (
            "number", "name", "products", "contact_name", "phone", "decided_count", "pass_rate", "last_test_on",
        )),
        Index(("is_active", "name")),
    ),
    default_sort="name",
    descending=False,
    search_kind="supplier",
    facts=("is_active",),
    permission="supplier.view",
    icon="department",
    start_view="used",
    empty=QT_TRANSLATE_NOOP("ledgers", "No supplier is on the list yet."),
    creates=QT_TRANSLATE_NOOP("ledgers", "New supplier"),
    create_permission="supplier.change",
    help_page="stock_in_tests",
)
