"""Surveys of the customers (F33, R075)."""

from __future__ import annotations

from datetime import datetime

from app.core import clock
from app.core.i18n import QT_TRANSLATE_NOOP
from app.core.tabular import ValueKind
from app.ledgers._declaration import Anchor, Column, Condition, Facts, Index, Ledger, Moving, Operator, Tone, View
from app.ledgers._words import Words

# One line a column or view, to be read as a table.
# fmt: off

_RUNNING = Condition("state", Operator.EQ, "running")
_DONE = ("closed", "void")


def _state_tone(facts: Facts, now: datetime) -> Tone:
    state = str(facts["state"])
    return Tone.DONE if state in _DONE else Tone.DUE if state == "analysed" else Tone.NORMAL


def _start_tone(facts: Facts, now: datetime) -> Tone:
    return _day_tone(facts, "starts_on", now) if facts["state"] == "planned" else Tone.NORMAL


def _end_tone(facts: Facts, now: datetime) -> Tone:
    return _day_tone(facts, "ends_on", now) if facts["state"] in ("planned", "running") else Tone.NORMAL


def _day_tone(facts: Facts, name: str, now: datetime) -> Tone:
    day = facts[name]
    left = (day - clock.local(now).date()).days if day else 1  # type: ignore[operator]
    return Tone.LATE if left < 0 else Tone.DUE if left == 0 else Tone.NORMAL


_NO_WORDS = {Tone.LATE: "", Tone.DUE: ""}
"""The state says it itself."""

COLUMNS = (
    Column("number", QT_TRANSLATE_NOOP("ledgers", "Survey"), width=15),
    Column("title", QT_TRANSLATE_NOOP("ledgers", "Title"), width=20),
    Column("state", QT_TRANSLATE_NOOP("ledgers", "State"), ValueKind.CODE, 10, tone=_state_tone, tone_words=_NO_WORDS,
           choices=Words("workflows.survey", "STATE_LABELS")),
    Column("starts_on", QT_TRANSLATE_NOOP("ledgers", "Start"), ValueKind.DATE, 11, tone=_start_tone),
    Column("answered_count", QT_TRANSLATE_NOOP("ledgers", "Sheets answered"), ValueKind.NUMBER, 7),
    Column("score", QT_TRANSLATE_NOOP("ledgers", "Mean score"), ValueKind.MONEY, 8),
    Column("ends_on", QT_TRANSLATE_NOOP("ledgers", "End"), ValueKind.DATE, 11, tone=_end_tone),
    Column("sent_count", QT_TRANSLATE_NOOP("ledgers", "Customers drawn"), ValueKind.NUMBER, 7),
    Column("owner", QT_TRANSLATE_NOOP("ledgers", "In charge"), width=10),
    Column("kind", QT_TRANSLATE_NOOP("ledgers", "Kind"), ValueKind.CODE, 14, choices=Words("survey", "KINDS"),
           visible=False),
    Column("method", QT_TRANSLATE_NOOP("ledgers", "Method"), ValueKind.CODE, 10, choices=Words("survey", "METHODS"),
           visible=False),
    Column("population", QT_TRANSLATE_NOOP("ledgers", "Customers in scope"), ValueKind.NUMBER, 8, visible=False),
    Column("seed", QT_TRANSLATE_NOOP("ledgers", "Seed of the draw"), ValueKind.NUMBER, 8, visible=False),
    Column("launched_at", QT_TRANSLATE_NOOP("ledgers", "Launched"), ValueKind.MOMENT, 16, visible=False),
    Column("reported_at", QT_TRANSLATE_NOOP("ledgers", "Reported to departments"), ValueKind.MOMENT, 16, visible=False),
    Column("closed_at", QT_TRANSLATE_NOOP("ledgers", "Survey closed"), ValueKind.MOMENT, 16, visible=False),
    Column("recipients", QT_TRANSLATE_NOOP("ledgers", "Report to"), width=18, visible=False),
    Column("void_reason", QT_TRANSLATE_NOOP("ledgers", "Reason"), width=20, visible=False),
)

LEDGER = Ledger(
    name="surveys",
    title=QT_TRANSLATE_NOOP("ledgers", "Surveys"),
    table="survey",
    record_kind="survey",
    columns=COLUMNS,
    views=(
        View("all", QT_TRANSLATE_NOOP("ledgers", "All surveys")),
        View("planned", QT_TRANSLATE_NOOP("ledgers", "Planned"), (Condition("state", Operator.EQ, "planned"),)),
        View("running", QT_TRANSLATE_NOOP("ledgers", "Running"), (_RUNNING,), sort="ends_on", descending=False),
        View("late", QT_TRANSLATE_NOOP("ledgers", "Running past their end"),
             (_RUNNING, Condition("ends_on", Operator.BEFORE, Moving(Anchor.DAY))), sort="ends_on", descending=False,
             tone=Tone.LATE),
        View("analysed", QT_TRANSLATE_NOOP("ledgers", "To report"), (Condition("state", Operator.EQ, "analysed"),),
             tone=Tone.DUE),
        View("actions", QT_TRANSLATE_NOOP("ledgers", "With actions"), (Condition("state", Operator.EQ, "actions"),)),
        View("done", QT_TRANSLATE_NOOP("ledgers", "Reported or closed"),
             (Condition("reported_at", Operator.NOT_EMPTY),), sort="reported_at"),
    ),
    indexes=(
        *(Index((column,)) for column in (
            "number", "title", "state", "kind", "starts_on", "ends_on", "reported_at", "owner", "score",
            "sent_count", "answered_count",
        )),
        Index(("state", "starts_on")),
        Index(("state", "ends_on")),
    ),
    default_sort="starts_on",
    search_kind="survey",
    facts=("state", "starts_on", "ends_on"),
    permission="survey.view",
    icon="surveys",
    empty=QT_TRANSLATE_NOOP("ledgers", "No survey yet. At least one a year is usual."),
    creates=QT_TRANSLATE_NOOP("ledgers", "Plan a survey"),
    create_permission="survey.plan",
    help_page="surveys",
)
