"""The log of the packages that a branch made (R005): what left on which stick, what head office wrote back, what was
lost.
"""

from __future__ import annotations

import json
from datetime import datetime

from app.core.i18n import QT_TRANSLATE_NOOP, shown
from app.core.tabular import ValueKind
from app.ledgers._catalogue import all_ledgers
from app.ledgers._declaration import Column, Condition, Facts, Index, Ledger, Operator, Tone, View
from app.ledgers._words import Words

# One line a column or view, to be read as a table.
# fmt: off


def _state_tone(facts: Facts, now: datetime) -> Tone:
    return {"failed": Tone.PAUSED, "started": Tone.DUE}.get(str(facts["state"]), Tone.NORMAL)


def _lost_tone(facts: Facts, now: datetime) -> Tone:
    return Tone.LATE if facts["lost_on"] else Tone.NORMAL


def _titles(facts: Facts) -> str:
    known = all_ledgers()
    names = json.loads(str(facts["ledgers"]))
    return ", ".join(shown(known[name].title) if name in known else str(name) for name in names)


_VERIFIED = Condition("state", Operator.EQ, "verified")

COLUMNS = (
    Column("number", QT_TRANSLATE_NOOP("ledgers", "Package"), ValueKind.NUMBER, 8),
    Column("begun_at", QT_TRANSLATE_NOOP("ledgers", "Made"), ValueKind.MOMENT, 12),
    Column("state", QT_TRANSLATE_NOOP("ledgers", "State"), ValueKind.CODE, 10, tone=_state_tone,
           choices=Words("package_log", "STATES"), tone_words={
               Tone.DUE: QT_TRANSLATE_NOOP("ledgers", "not finished"),
               Tone.PAUSED: QT_TRANSLATE_NOOP("ledgers", "number not used")}),
    Column("receipt_at", QT_TRANSLATE_NOOP("ledgers", "Received at head office"), ValueKind.MOMENT, 14),
    Column("lost_on", QT_TRANSLATE_NOOP("ledgers", "Stick lost on"), ValueKind.DATE, 11, tone=_lost_tone,
           tone_words={Tone.LATE: QT_TRANSLATE_NOOP("ledgers", "lost")}),
    Column("purpose", QT_TRANSLATE_NOOP("ledgers", "Purpose"), width=18),
    Column("ledgers", QT_TRANSLATE_NOOP("ledgers", "Ledgers"), width=24, tell=_titles),
    Column("row_count", QT_TRANSLATE_NOOP("ledgers", "Rows"), ValueKind.NUMBER, 9, summed=True),
    Column("begun_by", QT_TRANSLATE_NOOP("ledgers", "Made by"), width=10),
    Column("receipt_by", QT_TRANSLATE_NOOP("ledgers", "Received there by"), width=12, visible=False),
    Column("target", QT_TRANSLATE_NOOP("ledgers", "Stick"), width=18, visible=False),
    Column("is_masked", QT_TRANSLATE_NOOP("ledgers", "Telephone numbers hidden"), ValueKind.FLAG, 8, visible=False),
    Column("reason", QT_TRANSLATE_NOOP("ledgers", "Why whole numbers"), width=20, visible=False),
    Column("has_attachments", QT_TRANSLATE_NOOP("ledgers", "With scans"), ValueKind.FLAG, 8, visible=False),
    Column("has_password", QT_TRANSLATE_NOOP("ledgers", "Under a password"), ValueKind.FLAG, 8, visible=False),
    Column("first_on", QT_TRANSLATE_NOOP("ledgers", "From"), ValueKind.DATE, 12, visible=False),
    Column("last_on", QT_TRANSLATE_NOOP("ledgers", "To"), ValueKind.DATE, 12, visible=False),
    Column("failure", QT_TRANSLATE_NOOP("ledgers", "What went wrong"), width=24, visible=False),
    Column("lost_by", QT_TRANSLATE_NOOP("ledgers", "Lost by"), width=10, visible=False),
    Column("lost_where", QT_TRANSLATE_NOOP("ledgers", "Lost where"), width=20, visible=False),
    Column("digest", QT_TRANSLATE_NOOP("ledgers", "Digest"), width=20, visible=False),
)

LEDGER = Ledger(
    name="packages",
    title=QT_TRANSLATE_NOOP("ledgers", "Ledger packages"),
    table="package_run",
    record_kind="package_run",
    columns=COLUMNS,
    views=(
        View("all", QT_TRANSLATE_NOOP("ledgers", "All packages")),
        View("waiting", QT_TRANSLATE_NOOP("ledgers", "No receipt yet"), (
            _VERIFIED, Condition("receipt_at", Operator.IS_EMPTY)), sort="begun_at", tone=Tone.DUE),
        View("received", QT_TRANSLATE_NOOP("ledgers", "Received at head office"), (
            Condition("receipt_at", Operator.NOT_EMPTY),), sort="receipt_at"),
        View("lost", QT_TRANSLATE_NOOP("ledgers", "Lost sticks"), (Condition("lost_on", Operator.NOT_EMPTY),),
             sort="lost_on", tone=Tone.LATE),
        View("failed", QT_TRANSLATE_NOOP("ledgers", "Failed"), (Condition("state", Operator.EQ, "failed"),),
             sort="begun_at"),
    ),
    indexes=(
        *(Index((column,)) for column in (
            "number", "begun_at", "begun_by", "purpose", "ledgers", "row_count", "state", "receipt_at", "lost_on",
        )),
        Index(("state", "begun_at")),
        Index(("state", "receipt_at", "begun_at")),
    ),
    default_sort="number",
    scanned=("purpose", "begun_by", "ledgers", "target", "digest", "receipt_by", "lost_by", "lost_where"),
    facts=("state", "lost_on", "ledgers"),
    permission="package.make",
    icon="usb",
    empty=QT_TRANSLATE_NOOP("ledgers", "No package was made yet. Ctrl+K finds “Ledger package to a USB stick”."),
    creates=QT_TRANSLATE_NOOP("ledgers", "Make a package"),
    create_permission="package.make",
    help_page="usb",
)
