"""The change history (R010): every change with who, when, what, the old and the new in people's words.

The lines are ordered by their number, not by the clock, which may have been set back; nobody can change or remove one.
"""

from __future__ import annotations

from collections.abc import Mapping

from app.core.changes import ANY_KIND
from app.core.i18n import QT_TRANSLATE_NOOP
from app.core.tabular import ValueKind
from app.domain.permissions import ROLE_LABELS
from app.ledgers._choices import people
from app.ledgers._declaration import (
    Anchor,
    Column,
    Condition,
    Facts,
    Index,
    Ledger,
    Me,
    Moving,
    Operator,
    Tone,
    View,
)

# One line a column or view, to be read as a table.
# fmt: off


def _actions() -> Mapping[str, str]:
    from app.services import history  # with every table: nothing that a start should wait for

    return history.actions()


def _kinds() -> Mapping[str, str]:
    from app.services import history  # as above

    return history.kinds()


def _in_words(facts: Facts) -> str:
    from app.services import history  # as above

    kind, changes, action, number, reason = (str(facts[name]) for name in _TOLD)
    return history.summary(kind, changes, action=action, number=number, reason=reason)


_TOLD = ("kind", "changes", "action", "row_number", "reason")
_TODAY = Moving(Anchor.DAY)

COLUMNS = (
    Column("line", QT_TRANSLATE_NOOP("ledgers", "Line"), ValueKind.NUMBER, 7, source="id"),
    Column("at", QT_TRANSLATE_NOOP("ledgers", "When"), ValueKind.MOMENT, 12),
    Column("user_name", QT_TRANSLATE_NOOP("ledgers", "Who"), ValueKind.CODE, 9, choices=people),
    Column("action", QT_TRANSLATE_NOOP("ledgers", "What was done"), ValueKind.CODE, 17, choices=_actions),
    Column("number", QT_TRANSLATE_NOOP("ledgers", "Of which record"), width=15, source="row_number"),
    Column("changes", QT_TRANSLATE_NOOP("ledgers", "What changed"), width=60, tell=_in_words),
    Column("kind", QT_TRANSLATE_NOOP("ledgers", "Kind of record"), ValueKind.CODE, 12, choices=_kinds, visible=False),
    Column("role", QT_TRANSLATE_NOOP("ledgers", "Role"), ValueKind.CODE, 10, choices=ROLE_LABELS, visible=False),
    Column("reason", QT_TRANSLATE_NOOP("ledgers", "Reason"), width=24, visible=False),
    Column("clock_suspect", QT_TRANSLATE_NOOP("ledgers", "Clock set back"), ValueKind.FLAG, 8, visible=False),
    Column("row_id", QT_TRANSLATE_NOOP("ledgers", "Record"), ValueKind.NUMBER, 8, visible=False, offered=False),
)

LEDGER = Ledger(
    name="history",
    title=QT_TRANSLATE_NOOP("ledgers", "History"),
    table="audit_entry",
    record_kind="audit_entry",
    columns=COLUMNS,
    views=(
        View("all", QT_TRANSLATE_NOOP("ledgers", "Every change")),
        View("today", QT_TRANSLATE_NOOP("ledgers", "Today"), (Condition("at", Operator.BETWEEN, (_TODAY, _TODAY)),),
             sort="at"),
        View("mine", QT_TRANSLATE_NOOP("ledgers", "By me"), (Condition("user_name", Operator.EQ, Me()),)),
        View("exports", QT_TRANSLATE_NOOP("ledgers", "Taken out as files"),
             (Condition("action", Operator.EQ, "export.ledger"),)),
        View("settings", QT_TRANSLATE_NOOP("ledgers", "Settings"),
             (Condition("kind", Operator.EQ, "branch_setting"),)),
        View("denied", QT_TRANSLATE_NOOP("ledgers", "Refused for want of rights"),
             (Condition("kind", Operator.EQ, "denial"),), tone=Tone.DUE),
        View("failed", QT_TRANSLATE_NOOP("ledgers", "Failed sign-ins"),
             (Condition("action", Operator.EQ, "user.sign_in_failed"),), tone=Tone.DUE),
        View("clock", QT_TRANSLATE_NOOP("ledgers", "Clock set back"),
             (Condition("clock_suspect", Operator.EQ, True),), sort="at", tone=Tone.LATE),
    ),
    indexes=(
        Index(("id",)),
        Index(("at",)),
        *(Index((column, "id")) for column in ("user_name", "action", "kind", "row_number")),
        Index(("kind", "row_id")),
        Index(("at", "id", "clock_suspect"), only="clock_suspect", name="audit_entry_suspect"),
    ),
    default_sort="line",
    scanned=("row_number", "changes", "reason", "user_name"),
    facts=_TOLD,
    permission="audit.view",
    icon="history",
    tab=95,
    empty=QT_TRANSLATE_NOOP("ledgers", "Nothing has been changed yet."),
    refreshed_by=(ANY_KIND,),
    help_page="history",
)
