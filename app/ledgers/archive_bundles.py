"""Bound booklets of complaint papers (R122)."""

from __future__ import annotations

from datetime import datetime

from app.core.i18n import QT_TRANSLATE_NOOP
from app.core.tabular import ValueKind
from app.ledgers._declaration import Column, Condition, Facts, Index, Ledger, Operator, Tone, View
from app.ledgers._words import Words

# One line a column or view, to be read as a table.
# fmt: off


def _state_tone(facts: Facts, now: datetime) -> Tone:
    return Tone.DONE if facts["state"] == "void" else Tone.NORMAL


COLUMNS = (
    Column("number", QT_TRANSLATE_NOOP("ledgers", "Booklet"), width=16),
    Column("bound_at", QT_TRANSLATE_NOOP("ledgers", "Bound"), ValueKind.MOMENT, 16),
    Column("kind", QT_TRANSLATE_NOOP("ledgers", "Put together"), ValueKind.CODE, 10, choices=Words("archive", "KINDS")),
    Column("subject", QT_TRANSLATE_NOOP("ledgers", "Month, customer or product"), width=26),
    Column("cases", QT_TRANSLATE_NOOP("ledgers", "Cases"), ValueKind.NUMBER, 8, summed=True),
    Column("place", QT_TRANSLATE_NOOP("ledgers", "Kept at"), width=20),
    Column("bound_by", QT_TRANSLATE_NOOP("ledgers", "Bound by"), width=10),
    Column("state", QT_TRANSLATE_NOOP("ledgers", "State"), ValueKind.CODE, 8, tone=_state_tone,
           choices=Words("archive", "STATES")),
    Column("period_from", QT_TRANSLATE_NOOP("ledgers", "From"), ValueKind.DATE, 12, visible=False),
    Column("period_to", QT_TRANSLATE_NOOP("ledgers", "To"), ValueKind.DATE, 12, visible=False),
    Column("void_reason", QT_TRANSLATE_NOOP("ledgers", "Void because"), width=24, visible=False),
)

LEDGER = Ledger(
    name="archive_bundles",
    title=QT_TRANSLATE_NOOP("ledgers", "Booklets"),
    table="archive_bundle",
    record_kind="archive_bundle",
    columns=COLUMNS,
    views=(
        View("all", QT_TRANSLATE_NOOP("ledgers", "All booklets")),
        View("by_month", QT_TRANSLATE_NOOP("ledgers", "By month"), (Condition("kind", Operator.EQ, "month"),),
             sort="bound_at"),
        View("by_customer", QT_TRANSLATE_NOOP("ledgers", "By customer"), (Condition("kind", Operator.EQ, "customer"),),
             sort="bound_at"),
        View("by_product", QT_TRANSLATE_NOOP("ledgers", "By product"), (Condition("kind", Operator.EQ, "product"),),
             sort="bound_at"),
    ),
    indexes=(
        *(Index((column,)) for column in (
            "number", "bound_at", "kind", "subject", "state", "cases", "place", "bound_by",
        )),
        Index(("kind", "bound_at")),
    ),
    default_sort="bound_at",
    search_kind="archive_bundle",
    facts=("state",),
    permission="archive_bundle.view",
    icon="archive",
    empty=QT_TRANSLATE_NOOP("ledgers", "No booklet is bound yet. Archived complaints are bound by month, customer or "
                            "product."),
    creates=QT_TRANSLATE_NOOP("ledgers", "Bind a booklet"),
    create_permission="archive_bundle.bind",
    help_page="complaints#archive",
)
