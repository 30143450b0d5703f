"""Packages that head office received from its branches, and those it set aside."""

from __future__ import annotations

from datetime import datetime

from app.core.i18n import QT_TRANSLATE_NOOP
from app.core.tabular import ValueKind
from app.ledgers._declaration import Column, Condition, Facts, Index, Ledger, Operator, Tone, View
from app.ledgers._head_office_choices import branches
from app.ledgers._words import Words

# One line a column or view, to be read as a table.
# fmt: off

_TONES = {"set_aside": Tone.LATE, "undone": Tone.DONE, "closed": Tone.DONE}


def _state_tone(facts: Facts, now: datetime) -> Tone:
    return _TONES.get(str(facts["state"]), Tone.NORMAL)


def _conflict_tone(facts: Facts, now: datetime) -> Tone:
    return Tone.DUE if facts["conflicts"] else Tone.NORMAL


COLUMNS = (
    Column("number", QT_TRANSLATE_NOOP("ledgers", "Package"), width=14),
    Column("branch_code", QT_TRANSLATE_NOOP("ledgers", "Branch"), ValueKind.CODE, 16, choices=branches),
    Column("made_at", QT_TRANSLATE_NOOP("ledgers", "Made"), ValueKind.MOMENT, 16),
    Column("received_at", QT_TRANSLATE_NOOP("ledgers", "Received here"), ValueKind.MOMENT, 16),
    Column("state", QT_TRANSLATE_NOOP("ledgers", "State"), ValueKind.CODE, 13, tone=_state_tone,
           choices=Words("receiving", "PACKAGE_STATES"), tone_words={
               Tone.LATE: QT_TRANSLATE_NOOP("ledgers", "refused")}),
    Column("row_count", QT_TRANSLATE_NOOP("ledgers", "Rows"), ValueKind.NUMBER, 9, summed=True),
    Column("added", QT_TRANSLATE_NOOP("ledgers", "New"), ValueKind.NUMBER, 8, summed=True),
    Column("changed", QT_TRANSLATE_NOOP("ledgers", "Rows changed"), ValueKind.NUMBER, 8, summed=True),
    Column("conflicts", QT_TRANSLATE_NOOP("ledgers", "Conflicts"), ValueKind.NUMBER, 8, tone=_conflict_tone,
           tone_words={Tone.DUE: QT_TRANSLATE_NOOP("ledgers", "to look at")}, summed=True),
    Column("received_by", QT_TRANSLATE_NOOP("ledgers", "Received here by"), width=10, visible=False),
    Column("purpose", QT_TRANSLATE_NOOP("ledgers", "Purpose"), width=18, visible=False),
    Column("made_by", QT_TRANSLATE_NOOP("ledgers", "Made by"), width=10, visible=False),
    Column("first_day", QT_TRANSLATE_NOOP("ledgers", "From"), ValueKind.DATE, 12, visible=False),
    Column("last_day", QT_TRANSLATE_NOOP("ledgers", "To"), ValueKind.DATE, 12, visible=False),
    Column("unchanged", QT_TRANSLATE_NOOP("ledgers", "Unchanged"), ValueKind.NUMBER, 8, visible=False),
    Column("is_masked", QT_TRANSLATE_NOOP("ledgers", "Telephone numbers hidden"), ValueKind.FLAG, 8, visible=False),
    Column("has_gap", QT_TRANSLATE_NOOP("ledgers", "Without its predecessor"), ValueKind.FLAG, 8, visible=False),
    Column("refusal", QT_TRANSLATE_NOOP("ledgers", "Refused because"), width=30, visible=False),
    Column("undone_at", QT_TRANSLATE_NOOP("ledgers", "Taken back on"), ValueKind.MOMENT, 16, visible=False),
    Column("undone_by", QT_TRANSLATE_NOOP("ledgers", "Taken back by"), width=10, visible=False),
    Column("undo_reason", QT_TRANSLATE_NOOP("ledgers", "Taken back because"), width=24, visible=False),
    Column("digest", QT_TRANSLATE_NOOP("ledgers", "Digest"), width=20, visible=False),
)

LEDGER = Ledger(
    name="received_packages",
    title=QT_TRANSLATE_NOOP("ledgers", "Received packages"),
    table="received_package",
    record_kind="received_package",
    columns=COLUMNS,
    views=(
        View("all", QT_TRANSLATE_NOOP("ledgers", "All packages")),
        View("taken_in", QT_TRANSLATE_NOOP("ledgers", "Taken in"), (Condition("state", Operator.EQ, "taken_in"),),
             sort="received_at"),
        View("set_aside", QT_TRANSLATE_NOOP("ledgers", "Set aside"), (Condition("state", Operator.EQ, "set_aside"),),
             sort="received_at", tone=Tone.LATE),
        View("undone", QT_TRANSLATE_NOOP("ledgers", "Taken back"), (Condition("state", Operator.EQ, "undone"),),
             sort="received_at"),
    ),
    indexes=(
        *(Index((column,)) for column in (
            "number", "branch_code", "made_at", "received_at", "state", "row_count", "added", "changed", "conflicts",
        )),
        Index(("branch_code", "received_at")),
        Index(("state", "received_at")),
    ),
    default_sort="received_at",
    search_kind="received_package",
    facts=("state", "conflicts"),
    permission="received.view",
    icon="archive",
    empty=QT_TRANSLATE_NOOP("ledgers", "No package of a branch was received yet. Receive the first one from its "
                            "stick."),
    creates=QT_TRANSLATE_NOOP("ledgers", "Receive a package"),
    create_permission="package.receive",
)
