"""Branches whose packages head office receives, each known by its key."""

from __future__ import annotations

from datetime import datetime, timedelta

from app.core.i18n import QT_TRANSLATE_NOOP
from app.core.tabular import ValueKind
from app.ledgers._declaration import Anchor, Column, Condition, Facts, Index, Ledger, Moving, Operator, Tone, View

# One line a column or view, to be read as a table.
# fmt: off

_SILENT_DAYS = 35
"""A branch sends its packages by the month."""


def _made_tone(facts: Facts, now: datetime) -> Tone:
    made = facts["last_made_at"]
    is_silent = isinstance(made, datetime) and now - made > timedelta(days=_SILENT_DAYS)
    return Tone.LATE if is_silent else Tone.NORMAL


COLUMNS = (
    Column("number", QT_TRANSLATE_NOOP("ledgers", "Code"), width=9, source="code"),
    Column("name", QT_TRANSLATE_NOOP("ledgers", "Branch"), width=18),
    Column("company", QT_TRANSLATE_NOOP("ledgers", "Company"), width=22),
    Column("last_number", QT_TRANSLATE_NOOP("ledgers", "Last package"), ValueKind.NUMBER, 11),
    Column("last_made_at", QT_TRANSLATE_NOOP("ledgers", "Made"), ValueKind.MOMENT, 16, tone=_made_tone),
    Column("last_received_at", QT_TRANSLATE_NOOP("ledgers", "Received here"), ValueKind.MOMENT, 16),
    Column("packages", QT_TRANSLATE_NOOP("ledgers", "Packages"), ValueKind.NUMBER, 9, summed=True),
    Column("row_count", QT_TRANSLATE_NOOP("ledgers", "Rows here"), ValueKind.NUMBER, 11, summed=True),
    Column("fingerprint", QT_TRANSLATE_NOOP("ledgers", "Fingerprint of the key"), width=40, visible=False),
    Column("trusted_at", QT_TRANSLATE_NOOP("ledgers", "Key compared"), ValueKind.MOMENT, 16, visible=False),
    Column("trusted_by", QT_TRANSLATE_NOOP("ledgers", "Key compared by"), width=12, visible=False),
)

LEDGER = Ledger(
    name="known_branches",
    title=QT_TRANSLATE_NOOP("ledgers", "Branches"),
    table="known_branch",
    record_kind="known_branch",
    columns=COLUMNS,
    views=(
        View("all", QT_TRANSLATE_NOOP("ledgers", "All branches")),
        View("silent", QT_TRANSLATE_NOOP("ledgers", "Nothing for 35 days"), (
            Condition("last_made_at", Operator.BEFORE, Moving(Anchor.DAY, -_SILENT_DAYS)),), sort="last_made_at",
            descending=False, tone=Tone.LATE),
    ),
    indexes=(
        *(Index((column,)) for column in (
            "code", "name", "company", "last_number", "last_made_at", "last_received_at", "packages", "row_count",
        )),
    ),
    default_sort="number",
    descending=False,
    search_kind="known_branch",
    facts=("last_made_at",),
    permission="received.view",
    icon="department",
    empty=QT_TRANSLATE_NOOP("ledgers", "No package of a branch was received yet. Receive the first one from its "
                            "stick."),
    creates=QT_TRANSLATE_NOOP("ledgers", "Receive a package"),
    create_permission="package.receive",
)
