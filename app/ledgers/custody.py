"""Where is it: every object that passes from hand to hand, and who has it (peers.md 5.3)."""

from __future__ import annotations

from datetime import date, datetime

from app.core import clock
from app.core.i18n import QT_TRANSLATE_NOOP
from app.core.tabular import ValueKind
from app.ledgers._declaration import Anchor, Column, Condition, Facts, Index, Ledger, Me, Moving, Operator, Tone, View
from app.ledgers._words import Words

# One line a column or view, to be read as a table.
# fmt: off

_OUT = (Condition("is_home", Operator.EQ, False), Condition("is_ended", Operator.EQ, False))


def _with(kind: str) -> Condition:
    return Condition("holder_kind", Operator.EQ, kind)


def _due_tone(facts: Facts, now: datetime) -> Tone:
    day = facts["due_on"]
    if facts["is_home"] or facts["is_ended"] or not isinstance(day, date):
        return Tone.NORMAL
    return Tone.LATE if day < clock.local(now).date() else Tone.NORMAL  # pyright: ignore[reportOperatorIssue]


def _holder_tone(facts: Facts, now: datetime) -> Tone:
    return Tone.DONE if facts["is_home"] or facts["is_ended"] else Tone.NORMAL


COLUMNS = (
    Column("kind", QT_TRANSLATE_NOOP("ledgers", "Kind"), ValueKind.CODE, 8,
           choices=Words("custody", "OBJECT_KIND_LABELS")),
    Column("number", QT_TRANSLATE_NOOP("ledgers", "Number"), width=15),
    Column("name", QT_TRANSLATE_NOOP("ledgers", "Name"), width=18),
    Column("holder_kind", QT_TRANSLATE_NOOP("ledgers", "With"), ValueKind.CODE, 8,
           choices=Words("custody", "HOLDER_KIND_LABELS"), tone=_holder_tone),
    Column("holder_name", QT_TRANSLATE_NOOP("ledgers", "Who has it"), width=22),
    Column("held_since", QT_TRANSLATE_NOOP("ledgers", "There since"), ValueKind.MOMENT, 16),
    Column("due_on", QT_TRANSLATE_NOOP("ledgers", "Due"), ValueKind.DATE, 12, tone=_due_tone),
    Column("serial", QT_TRANSLATE_NOOP("ledgers", "Serial"), width=16),
    Column("receipt_number", QT_TRANSLATE_NOOP("ledgers", "Paper"), width=15),
    Column("customer_name", QT_TRANSLATE_NOOP("ledgers", "Customer"), width=24),
    Column("model", QT_TRANSLATE_NOOP("ledgers", "Model"), width=14, visible=False),
    Column("belongs_to", QT_TRANSLATE_NOOP("ledgers", "Property of"), ValueKind.CODE, 8,
           choices=Words("custody", "OWNER_LABELS"), visible=False),
    Column("is_home", QT_TRANSLATE_NOOP("ledgers", "Where it belongs"), ValueKind.FLAG, 8, visible=False),
    Column("is_ended", QT_TRANSLATE_NOOP("ledgers", "Gone for good"), ValueKind.FLAG, 8, visible=False),
    Column("holder_id", QT_TRANSLATE_NOOP("ledgers", "Who has it"), ValueKind.NUMBER, offered=False),
    Column("call_id", QT_TRANSLATE_NOOP("ledgers", "Call"), ValueKind.NUMBER, offered=False),
    Column("customer_id", QT_TRANSLATE_NOOP("ledgers", "Customer"), ValueKind.NUMBER, offered=False),
)

LEDGER = Ledger(
    name="custody",
    title=QT_TRANSLATE_NOOP("ledgers", "Where is it"),
    table="custody_object",
    record_kind="custody_object",
    columns=COLUMNS,
    views=(
        View("all", QT_TRANSLATE_NOOP("ledgers", "Everything")),
        View("out", QT_TRANSLATE_NOOP("ledgers", "Not where it belongs"), _OUT, sort="held_since", descending=False),
        View("with_customers", QT_TRANSLATE_NOOP("ledgers", "Ours, with customers"),
             (_with("customer"), Condition("is_home", Operator.EQ, False)), sort="held_since", descending=False),
        View("with_staff", QT_TRANSLATE_NOOP("ledgers", "With colleagues"), (_with("staff"),), sort="held_since",
             descending=False),
        View("with_suppliers", QT_TRANSLATE_NOOP("ledgers", "With suppliers and makers"), (_with("supplier"),),
             sort="held_since", descending=False),
        View("here", QT_TRANSLATE_NOOP("ledgers", "Customers' things, here"),
             (_with("branch"), Condition("is_home", Operator.EQ, False)), sort="held_since", descending=False),
        View("overdue", QT_TRANSLATE_NOOP("ledgers", "Past its day"),
             (Condition("is_home", Operator.EQ, False), Condition("due_on", Operator.BEFORE, Moving(Anchor.DAY))),
             sort="due_on", descending=False, tone=Tone.LATE),
        View("ended", QT_TRANSLATE_NOOP("ledgers", "Gone for good"), (Condition("is_ended", Operator.EQ, True),),
             sort="held_since"),
    ),
    indexes=(
        *(Index((column,)) for column in (
            "kind", "number", "name", "serial", "holder_kind", "holder_name", "held_since", "due_on",
            "receipt_number", "customer_name",
        )),
        Index(("kind", "held_since")),
        Index(("holder_kind", "held_since")),
        Index(("holder_kind", "is_home", "held_since")),
        Index(("is_home", "held_since")),
        Index(("is_home", "due_on")),
        Index(("is_home", "is_ended", "held_since")),
        Index(("is_ended", "held_since")),
    ),
    default_sort="held_since",
    search_kind="custody_object",
    facts=("is_home", "is_ended", "due_on"),
    permission="custody.view",
    own="call_id",
    own_through="service_call.technician_id",
    own_also=(_with("staff"), Condition("holder_id", Operator.EQ, Me("staff"))),
    icon="custody",
    start_view="out",
    empty=QT_TRANSLATE_NOOP("ledgers", "Nothing has passed from hand to hand yet."),
    help_page="loaners#custody",
)
