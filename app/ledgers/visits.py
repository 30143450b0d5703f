"""Return visits (F30)."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from app.core import clock
from app.core.i18n import QT_TRANSLATE_NOOP
from app.core.tabular import ValueKind
from app.domain import codes, visit_rules
from app.ledgers._declaration import (
    Anchor,
    Beside,
    Choices,
    Column,
    Condition,
    Facts,
    Index,
    Ledger,
    Moving,
    Operator,
    Tone,
    View,
)

# One line a column or view, to be read as a table.
# fmt: off

METHODS: Choices = {
    "phone": QT_TRANSLATE_NOOP("wording", "Telephone"),
    "on_site": QT_TRANSLATE_NOOP("wording", "On site"),
    "chat": QT_TRANSLATE_NOOP("wording", "Chat"),
    "letter": QT_TRANSLATE_NOOP("wording", "Letter"),
    "mail": QT_TRANSLATE_NOOP("wording", "E-mail"),
    "online": QT_TRANSLATE_NOOP("wording", "Web site"),
}
SOURCES, MILESTONES, ANSWERS = visit_rules.SOURCES, visit_rules.MILESTONES, visit_rules.ANSWERS
_DUE = Condition("state", Operator.EQ, "due")
_SOON = Condition("due_on", Operator.BEFORE, Moving(Anchor.DAY, 8))
_LATER = Condition("due_on", Operator.AFTER, Moving(Anchor.DAY, 8))
_PREVENTIVE = QT_TRANSLATE_NOOP("ledgers", "Preventive visits")


def _due_tone(facts: Facts, now: datetime) -> Tone:
    if facts["state"] != "due":
        return Tone.DONE
    due: Any = facts["due_on"]
    left = (due - clock.local(now).date()).days
    if left < 0:
        return Tone.LATE
    return Tone.DUE if left == 0 else Tone.NORMAL


def _satisfaction_tone(facts: Facts, now: datetime) -> Tone:
    return Tone.LATE if facts["satisfaction"] in (1, 2) else Tone.NORMAL


COLUMNS = (
    Column("number", QT_TRANSLATE_NOOP("ledgers", "Visit"), width=15),
    Column("due_on", QT_TRANSLATE_NOOP("ledgers", "Due"), ValueKind.DATE, 12, tone=_due_tone),
    Column("state", QT_TRANSLATE_NOOP("ledgers", "State"), ValueKind.CODE, 10, choices=codes.VISIT_STATES),
    Column("customer_name", QT_TRANSLATE_NOOP("ledgers", "Customer"), width=26),
    Column("phone", QT_TRANSLATE_NOOP("ledgers", "Telephone"), width=14),
    Column("done_at", QT_TRANSLATE_NOOP("ledgers", "Done"), ValueKind.MOMENT, 16),
    Column("person_reached", QT_TRANSLATE_NOOP("ledgers", "Person reached"), width=10),
    Column("satisfaction", QT_TRANSLATE_NOOP("ledgers", "Satisfaction"), ValueKind.CODE, 10, choices=codes.SATISFACTION,
           tone=_satisfaction_tone, tone_words={Tone.LATE: ""}),
    Column("comment", QT_TRANSLATE_NOOP("ledgers", "Comment"), width=30),
    Column("visitor", QT_TRANSLATE_NOOP("ledgers", "Asked by"), width=10),
    Column("method", QT_TRANSLATE_NOOP("ledgers", "Method"), ValueKind.CODE, 10, choices=METHODS, visible=False),
    Column("source", QT_TRANSLATE_NOOP("ledgers", "Occasion"), ValueKind.CODE, 10, choices=SOURCES),
    Column("milestone", QT_TRANSLATE_NOOP("ledgers", "Point in time"), ValueKind.CODE, 12, choices=MILESTONES,
           visible=False),
    Column("answer", QT_TRANSLATE_NOOP("ledgers", "Answer"), ValueKind.CODE, 10, choices=ANSWERS, visible=False),
    Column("technician_name", QT_TRANSLATE_NOOP("ledgers", "Technician judged"), width=10, visible=False),
    Column("call_back_at", QT_TRANSLATE_NOOP("ledgers", "Call back"), ValueKind.MOMENT, 16, visible=False),
    Column("last_attempt_at", QT_TRANSLATE_NOOP("ledgers", "Last tried"), ValueKind.MOMENT, 16, visible=False),
    Column("attempts", QT_TRANSLATE_NOOP("ledgers", "Attempts"), ValueKind.NUMBER, 6, visible=False),
    Column("entered_by", QT_TRANSLATE_NOOP("ledgers", "Entered by"), width=10, visible=False),
    Column("customer_id", QT_TRANSLATE_NOOP("ledgers", "Customer"), ValueKind.NUMBER, offered=False),
    Column("call_id", QT_TRANSLATE_NOOP("ledgers", "Call"), ValueKind.NUMBER, offered=False),
)

LEDGER = Ledger(
    name="visits",
    title=QT_TRANSLATE_NOOP("ledgers", "Return visits"),
    table="return_visit",
    record_kind="return_visit",
    columns=COLUMNS,
    views=(
        View("all", QT_TRANSLATE_NOOP("ledgers", "All visits")),
        View("due", QT_TRANSLATE_NOOP("ledgers", "To visit"), (_DUE, _SOON), sort="due_on", descending=False),
        View("due_today", QT_TRANSLATE_NOOP("ledgers", "Due today"),
             (_DUE, Condition("due_on", Operator.EQ, Moving(Anchor.DAY))), sort="due_on", tone=Tone.DUE),
        View("late", QT_TRANSLATE_NOOP("ledgers", "Overdue"),
             (_DUE, Condition("due_on", Operator.BEFORE, Moving(Anchor.DAY))), sort="due_on", descending=False,
             tone=Tone.LATE),
        View("call_back", QT_TRANSLATE_NOOP("ledgers", "To call back"),
             (_DUE, Condition("call_back_at", Operator.NOT_EMPTY)), sort="call_back_at", descending=False,
             tone=Tone.DUE),
        View("later", QT_TRANSLATE_NOOP("ledgers", "Due later than a week"), (_DUE, _LATER), sort="due_on",
             descending=False),
        View("done", QT_TRANSLATE_NOOP("ledgers", "Visited"),
             (Condition("state", Operator.EQ, "done"),), sort="done_at"),
        View("this_month", QT_TRANSLATE_NOOP("ledgers", "Done this month"),
             (Condition("done_at", Operator.AFTER, Moving(Anchor.MONTH)),), sort="done_at"),
        View("refused", QT_TRANSLATE_NOOP("ledgers", "Will not judge"),
             (Condition("answer", Operator.EQ, "refused"),), sort="done_at"),
        View("unreachable", QT_TRANSLATE_NOOP("ledgers", "Not reached"), (Condition("state", Operator.EQ,
                                                                                    "unreachable"),)),
        View("dissatisfied", QT_TRANSLATE_NOOP("ledgers", "Dissatisfied"),
             (Condition("satisfaction", Operator.BETWEEN, (1, 2)),), sort="satisfaction", descending=False,
             tone=Tone.LATE),
    ),
    indexes=(
        *(Index((column,)) for column in (
            "number", "due_on", "state", "customer_name", "phone", "done_at", "person_reached", "satisfaction",
            "visitor", "method", "source", "technician_name",
        )),
        Index(("state", "due_on")),
        Index(("state", "done_at")),
        Index(("answer", "done_at")),
        Index(("state", "call_back_at")),
    ),
    default_sort="due_on",
    search_kind="return_visit",
    facts=("state", "due_on", "satisfaction"),
    own="call_id",
    own_through="service_call.technician_id",
    permission="visit.view",
    icon="visits",
    tab=60,
    start_view="due",
    refreshed_by=("inspection",),
    beside=(
        Beside(QT_TRANSLATE_NOOP("ledgers", "Inspections overdue"), "inspections", "overdue", _PREVENTIVE, Tone.LATE),
        Beside(QT_TRANSLATE_NOOP("ledgers", "Inspections to plan"), "inspections", "due", _PREVENTIVE, Tone.DUE),
        Beside(QT_TRANSLATE_NOOP("ledgers", "Inspections planned"), "inspections", "planned", _PREVENTIVE),
    ),
    empty=QT_TRANSLATE_NOOP("ledgers", "No return visit is due or entered yet."),
)
