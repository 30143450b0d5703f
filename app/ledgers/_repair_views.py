"""The views of the repair ledger; the call register (F10) is one of them."""

from __future__ import annotations

from app.core.i18n import QT_TRANSLATE_NOOP
from app.ledgers._declaration import Anchor, AnyOf, Condition, Me, Moving, Operator, Tone, View

_NOW, _TODAY, _TOMORROW = Moving(Anchor.NOW), Moving(Anchor.DAY), Moving(Anchor.DAY, 1)
_OPEN = Condition("is_open", Operator.EQ, True)
_RUNNING = (_OPEN, Condition("is_paused", Operator.EQ, False))
_UNANSWERED = Condition("responded_at", Operator.IS_EMPTY)
_NOT_THERE = Condition("arrived_at", Operator.IS_EMPTY)
_STILL_TO_DO = (
    Condition("state", Operator.NE, "completed"),
    Condition("state", Operator.NE, "phone_resolved"),
)
_OWED = Condition("state", Operator.EQ, "awaiting_reply")
_REGISTER = (
    "number", "received_at", "channel", "customer_name", "reporter", "phone", "address", "model", "fault_level",
    "fault_text", "promised_reply_at", "appointed_at", "technician_name", "voucher_number", "struck_off_at",
    "struck_off_by",
)  # fmt: skip


_WHO = ("customer_name", "phone", "fault_level", "fault_text", "state", "technician_name")
_BY_ANSWER = ("number", "response_due_at", *_WHO, "received_at", "model")
_BY_ARRIVAL = ("number", "arrival_due_at", *_WHO, "appointed_at", "address", "model")
_BY_REPORT = ("number", "report_due_at", *_WHO, "received_at", "model")
_BY_PROMISE = ("number", "promised_reply_at", *_WHO, "interface_person", "received_at")
_BY_VISIT = ("number", "appointed_at", *_WHO, "address", "model", "arrival_due_at", "voucher_number")
_WAITING = ("number", "received_at", "pause_reason", *_WHO, "model", "arrival_due_at")


def _before_tomorrow(column: str) -> tuple[Condition, Condition]:
    return Condition(column, Operator.AFTER, _NOW), Condition(column, Operator.BEFORE, _TOMORROW)


VIEWS = (
    View("all", QT_TRANSLATE_NOOP("ledgers", "All calls")),
    View("open", QT_TRANSLATE_NOOP("ledgers", "Open"), (_OPEN,)),
    View(
        "my_calls", QT_TRANSLATE_NOOP("ledgers", "Received by me"), (_OPEN, Condition("received_by", Operator.EQ, Me()))
    ),
    View(
        "my_jobs",
        QT_TRANSLATE_NOOP("ledgers", "My jobs"),
        (_OPEN, Condition("technician_id", Operator.EQ, Me("staff"))),
        for_staff=True,
    ),
    View(
        "late_response",
        QT_TRANSLATE_NOOP("ledgers", "Response late"),
        (*_RUNNING, _UNANSWERED, Condition("response_due_at", Operator.BEFORE, _NOW)),
        sort="received_at",
        descending=False,
        tone=Tone.LATE,
        columns=_BY_ANSWER,
    ),
    View(
        "late_arrival",
        QT_TRANSLATE_NOOP("ledgers", "Arrival late"),
        (*_RUNNING, _NOT_THERE, Condition("arrival_due_at", Operator.BEFORE, _NOW)),
        sort="received_at",
        descending=False,
        tone=Tone.LATE,
        columns=_BY_ARRIVAL,
    ),
    View(
        "late_report",
        QT_TRANSLATE_NOOP("ledgers", "To be reported"),
        (*_RUNNING, Condition("reported_at", Operator.IS_EMPTY), Condition("report_due_at", Operator.BEFORE, _NOW)),
        sort="received_at",
        descending=False,
        tone=Tone.LATE,
        columns=_BY_REPORT,
    ),
    View(
        "reported",
        QT_TRANSLATE_NOOP("ledgers", "Reported to the supervisor"),
        (_OPEN, Condition("reported_at", Operator.NOT_EMPTY), *_STILL_TO_DO),
        tone=Tone.LATE,
        columns=("number", "reported_at", *_WHO, "received_at", "model"),
    ),
    View(
        "due_today",
        QT_TRANSLATE_NOOP("ledgers", "Due today"),
        (
            *_RUNNING,
            AnyOf(
                (
                    (_UNANSWERED, *_before_tomorrow("response_due_at")),
                    (_NOT_THERE, *_before_tomorrow("arrival_due_at")),
                    (_OWED, *_before_tomorrow("promised_reply_at")),
                )
            ),
        ),
        tone=Tone.DUE,
    ),
    View("promised", QT_TRANSLATE_NOOP("ledgers", "Reply promised"), (_OPEN, _OWED), columns=_BY_PROMISE),
    View(
        "promise_late",
        QT_TRANSLATE_NOOP("ledgers", "Promise late"),
        (_OPEN, _OWED, Condition("promised_reply_at", Operator.BEFORE, _NOW)),
        tone=Tone.LATE,
        columns=_BY_PROMISE,
    ),
    View(
        "visits_today",
        QT_TRANSLATE_NOOP("ledgers", "Visits today"),
        (_OPEN, Condition("appointed_at", Operator.BETWEEN, (_TODAY, _TODAY))),
        columns=_BY_VISIT,
    ),
    View(
        "waiting",
        QT_TRANSLATE_NOOP("ledgers", "On hold"),
        (_OPEN, Condition("is_paused", Operator.EQ, True)),
        tone=Tone.PAUSED,
        columns=_WAITING,
    ),
    View(
        "to_dispatch",
        QT_TRANSLATE_NOOP("ledgers", "To dispatch"),
        (_OPEN, Condition("state", Operator.EQ, "scheduled")),
        columns=_BY_VISIT,
    ),
    View(
        "out",
        QT_TRANSLATE_NOOP("ledgers", "Out with technicians"),
        (_OPEN, Condition("state", Operator.IN, ("dispatched", "on_site"))),
        columns=_BY_VISIT,
    ),
    View(
        "not_struck_off",
        QT_TRANSLATE_NOOP("ledgers", "Not struck off"),
        (
            Condition("struck_off_at", Operator.IS_EMPTY),
            Condition("cancelled_at", Operator.IS_EMPTY),
            Condition("finished_at", Operator.NOT_EMPTY),
        ),
        sort="finished_at",
        descending=False,
    ),
    View(
        "not_followed_up",
        QT_TRANSLATE_NOOP("ledgers", "Struck off, not followed up"),
        (Condition("followed_up_at", Operator.IS_EMPTY), Condition("struck_off_at", Operator.NOT_EMPTY)),
        sort="struck_off_at",
    ),
    View(
        "not_closed",
        QT_TRANSLATE_NOOP("ledgers", "Followed up, not archived"),
        (Condition("state", Operator.EQ, "followed_up"),),
        descending=False,
    ),
    View(
        "this_month",
        QT_TRANSLATE_NOOP("ledgers", "This month"),
        (Condition("received_at", Operator.AFTER, Moving(Anchor.MONTH)),),
    ),
    View("cancelled", QT_TRANSLATE_NOOP("ledgers", "Cancelled"), (Condition("state", Operator.EQ, "cancelled"),)),
    View("register", QT_TRANSLATE_NOOP("ledgers", "Call register"), columns=_REGISTER),
)
