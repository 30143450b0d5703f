"""Relationship cards (F06): the card index, key people in a set of their own (R024)."""

from __future__ import annotations

from app.core.i18n import QT_TRANSLATE_NOOP
from app.core.tabular import ValueKind
from app.ledgers._declaration import Anchor, Column, Condition, Facts, Index, Ledger, Moving, Operator, Tone, View
from app.ledgers._words import Words

# One line a column or view, to be read as a table.
# fmt: off


def _active_tone(facts: Facts, now: object) -> Tone:
    return Tone.NORMAL if facts["is_active"] else Tone.DONE


COLUMNS = (
    Column("number", QT_TRANSLATE_NOOP("ledgers", "Card"), ValueKind.NUMBER, 6, source="id", visible=False),
    Column("name", QT_TRANSLATE_NOOP("ledgers", "Name"), width=10, tone=_active_tone),
    Column("customer_name", QT_TRANSLATE_NOOP("ledgers", "Customer"), width=26),
    Column("importance", QT_TRANSLATE_NOOP("ledgers", "Importance"), ValueKind.CODE, 8,
           choices=Words("care", "IMPORTANCES")),
    Column("birthday_key", QT_TRANSLATE_NOOP("ledgers", "Birthday"), width=8),
    Column("owner", QT_TRANSLATE_NOOP("ledgers", "Owner"), width=10),
    Column("reviewed_on", QT_TRANSLATE_NOOP("ledgers", "Last update"), ValueKind.DATE, 12),
    Column("work_unit", QT_TRANSLATE_NOOP("ledgers", "Work unit"), width=20, visible=False),
    Column("position", QT_TRANSLATE_NOOP("ledgers", "Position"), width=12, visible=False),
    Column("phone", QT_TRANSLATE_NOOP("ledgers", "Telephone"), width=14, visible=False),
    Column("other_contact", QT_TRANSLATE_NOOP("ledgers", "Other ways of contact"), width=18, visible=False),
    Column("home_address", QT_TRANSLATE_NOOP("ledgers", "Home address"), width=26, visible=False),
    Column("interests", QT_TRANSLATE_NOOP("ledgers", "Interests"), width=20, visible=False),
    Column("holiday_note", QT_TRANSLATE_NOOP("ledgers", "Holiday note"), width=20, visible=False),
    Column("is_active", QT_TRANSLATE_NOOP("ledgers", "In use"), ValueKind.FLAG, 6, visible=False),
    Column("customer_id", QT_TRANSLATE_NOOP("ledgers", "Customer"), ValueKind.NUMBER, offered=False),
)

LEDGER = Ledger(
    name="relationship_cards",
    title=QT_TRANSLATE_NOOP("ledgers", "Relationship cards"),
    table="relationship_card",
    record_kind="relationship_card",
    columns=COLUMNS,
    views=(
        View("all", QT_TRANSLATE_NOOP("ledgers", "All cards")),
        View("key", QT_TRANSLATE_NOOP("ledgers", "Key customers"), (Condition("importance", Operator.EQ, "key"),)),
        View("ordinary", QT_TRANSLATE_NOOP("ledgers", "Ordinary customers"),
             (Condition("importance", Operator.EQ, "ordinary"),)),
        View("stale", QT_TRANSLATE_NOOP("ledgers", "Not updated for a year"),
             (Condition("reviewed_on", Operator.BEFORE, Moving(Anchor.DAY, -365)),), sort="reviewed_on",
             descending=False, tone=Tone.DUE),
        View("put_away", QT_TRANSLATE_NOOP("ledgers", "Put away"), (Condition("is_active", Operator.EQ, False),),
             sort="is_active"),
    ),
    indexes=(
        *(Index((column,)) for column in (
            "name", "customer_name", "importance", "birthday_key", "owner", "reviewed_on", "is_active",
        )),
        Index(("importance", "name")),
    ),
    default_sort="name",
    descending=False,
    search_kind="relationship_card",
    facts=("is_active",),
    permission="relationship.view",
    icon="relationship_card",
    empty=QT_TRANSLATE_NOOP("ledgers", "No card yet. Cards are made in a customer's file."),
    help_page="relationship#cards",
)
