"""The views of the complaints ledger."""

from __future__ import annotations

from app.core.i18n import QT_TRANSLATE_NOOP
from app.ledgers._declaration import Anchor, Condition, Me, Moving, Operator, Tone, View

# One line a column or view, to be read as a table.
# fmt: off

_NOW, _TODAY, _TOMORROW = Moving(Anchor.NOW), Moving(Anchor.DAY), Moving(Anchor.DAY, 1)
_OPEN = Condition("is_open", Operator.EQ, True)
_UNSETTLED = (_OPEN, Condition("settled_at", Operator.IS_EMPTY))
_UNANSWERED = (_OPEN, Condition("replied_at", Operator.IS_EMPTY))
_UNVISITED = (_OPEN, Condition("visited_at", Operator.IS_EMPTY), Condition("visit_due_on", Operator.NOT_EMPTY))

_WHAT = ("customer_name", "category_name", "content")
_BY_STAGE = ("number", "stage_due_at", "stage_name", "stage_unit", *_WHAT, "state", "close_due_at", "owner_name")
_BY_CLOSE = ("number", "close_due_at", *_WHAT, "state", "stage_name", "stage_unit", "owner_name", "received_at")
_BY_REPLY = ("number", "reply_due_at", *_WHAT, "contact_name", "phone", "first_contact", "received_at", "owner_name")
_BY_PROMISE = ("number", "promised_on", *_WHAT, "promise_told_by", "contact_name", "phone", "state", "owner_name")
_BY_MONEY = ("number", "received_at", *_WHAT, "approver_title", "proposed_amount", "loss_amount", "settlement",
             "owner_name")
_BY_OPINION = ("number", "opinion_due_at", *_WHAT, "state", "owner_name", "approved_amount", "loss_amount")
_BY_VISIT = ("number", "visit_due_on", *_WHAT, "contact_name", "phone", "state", "settled_at", "owner_name")

VIEWS = (
    View("all", QT_TRANSLATE_NOOP("ledgers", "All complaints")),
    View("open", QT_TRANSLATE_NOOP("ledgers", "Open complaints"), (_OPEN,)),
    View("mine", QT_TRANSLATE_NOOP("ledgers", "Registered by me"),
         (_OPEN, Condition("registered_by_id", Operator.EQ, Me("user")))),
    View("reply_late", QT_TRANSLATE_NOOP("ledgers", "First reply late"),
         (*_UNANSWERED, Condition("reply_due_at", Operator.BEFORE, _NOW)), sort="reply_due_at", descending=False,
         columns=_BY_REPLY, tone=Tone.LATE),
    View("reply_due", QT_TRANSLATE_NOOP("ledgers", "First reply within 48 h"),
         (*_UNANSWERED, Condition("reply_due_at", Operator.BEFORE, Moving(Anchor.NOW, 2))), sort="reply_due_at",
         descending=False, columns=_BY_REPLY, tone=Tone.DUE),
    View("late_stage", QT_TRANSLATE_NOOP("ledgers", "Stage late"),
         (_OPEN, Condition("stage_due_at", Operator.BEFORE, _NOW)), sort="stage_due_at", descending=False,
         columns=_BY_STAGE, tone=Tone.LATE),
    View("late", QT_TRANSLATE_NOOP("ledgers", "Settlement late"),
         (*_UNSETTLED, Condition("close_due_at", Operator.BEFORE, _NOW)), sort="close_due_at", descending=False,
         columns=_BY_CLOSE, tone=Tone.LATE),
    View("promised_today", QT_TRANSLATE_NOOP("ledgers", "Promise due today"),
         (*_UNSETTLED, Condition("promised_on", Operator.EQ, _TODAY)), columns=_BY_PROMISE, tone=Tone.DUE),
    View("promise_late", QT_TRANSLATE_NOOP("ledgers", "Promise not kept"),
         (*_UNSETTLED, Condition("promised_on", Operator.BEFORE, _TODAY)), sort="promised_on", descending=False,
         columns=_BY_PROMISE, tone=Tone.LATE),
    View("to_accept", QT_TRANSLATE_NOOP("ledgers", "To be accepted"), (Condition("state", Operator.EQ, "registered"),),
         sort="received_at", descending=False),
    View("to_approve", QT_TRANSLATE_NOOP("ledgers", "Waiting for approval"),
         (Condition("state", Operator.EQ, "pending_approval"),), sort="received_at", descending=False,
         columns=_BY_MONEY, tone=Tone.DUE),
    View("executing", QT_TRANSLATE_NOOP("ledgers", "Being carried out"),
         (Condition("state", Operator.EQ, "executing"),), sort="received_at", descending=False),
    View("opinion_due", QT_TRANSLATE_NOOP("ledgers", "Opinion after the talks"),
         (_OPEN, Condition("opinion_given_at", Operator.IS_EMPTY), Condition("opinion_due_at", Operator.NOT_EMPTY)),
         sort="opinion_due_at", descending=False, columns=_BY_OPINION, tone=Tone.DUE),
    View("visits_due", QT_TRANSLATE_NOOP("ledgers", "Return visit due"), _UNVISITED, sort="visit_due_on",
         descending=False, columns=_BY_VISIT, tone=Tone.DUE),
    View("visits_late", QT_TRANSLATE_NOOP("ledgers", "Return visit late"),
         (*_UNVISITED, Condition("visit_due_on", Operator.BEFORE, _TODAY)), sort="visit_due_on", descending=False,
         columns=_BY_VISIT, tone=Tone.LATE),
    View("urgent", QT_TRANSLATE_NOOP("ledgers", "Urgent"), (_OPEN, Condition("is_urgent", Operator.EQ, True)),
         tone=Tone.DUE),
    View("serious", QT_TRANSLATE_NOOP("ledgers", "Serious"), (_OPEN, Condition("severity", Operator.EQ, "serious"))),
    View("repeat", QT_TRANSLATE_NOOP("ledgers", "Second complaints"), (Condition("is_repeat", Operator.EQ, True),)),
    View("by_class", QT_TRANSLATE_NOOP("ledgers", "By class"), sort="category_name", descending=False,
         columns=("category_name", "number", "received_at", "customer_name", "content", "state", "responsible",
                  "loss_amount")),
    View("to_archive", QT_TRANSLATE_NOOP("ledgers", "To be archived"), (Condition("state", Operator.EQ, "visited"),),
         sort="received_at", descending=False),
    View("archived", QT_TRANSLATE_NOOP("ledgers", "Archived"), (Condition("archived_at", Operator.NOT_EMPTY),),
         sort="archived_at"),
    View("refused", QT_TRANSLATE_NOOP("ledgers", "Refused by the customer"),
         (Condition("state", Operator.EQ, "refused"),)),
)
