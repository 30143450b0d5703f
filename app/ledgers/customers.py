"""The customer file (F01)."""

from __future__ import annotations

from app.core.i18n import QT_TRANSLATE_NOOP
from app.core.tabular import ValueKind
from app.ledgers._declaration import (
    Anchor,
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
from app.ledgers._words import Words

# One line a column or view, to be read as a table.
# fmt: off

KINDS: Choices = {
    "company": QT_TRANSLATE_NOOP("wording", "Company"),
    "person": QT_TRANSLATE_NOOP("wording", "Person"),
    "owner": QT_TRANSLATE_NOOP("wording", "Owner"),
}
STATUSES: Choices = {
    "active": QT_TRANSLATE_NOOP("wording", "Active"),
    "inactive": QT_TRANSLATE_NOOP("wording", "Inactive"),
    "prospect": QT_TRANSLATE_NOOP("wording", "Prospect"),
    "merged": QT_TRANSLATE_NOOP("wording", "Merged"),
}
GRADES: Choices = {
    "A": QT_TRANSLATE_NOOP("wording", "Grade A"),
    "B": QT_TRANSLATE_NOOP("wording", "Grade B"),
    "C": QT_TRANSLATE_NOOP("wording", "Grade C"),
}


def _status_tone(facts: Facts, now: object) -> Tone:
    return Tone.DONE if facts["status"] in ("inactive", "merged") else Tone.NORMAL


COLUMNS = (
    Column("number", QT_TRANSLATE_NOOP("ledgers", "Number"), width=12),
    Column("name", QT_TRANSLATE_NOOP("ledgers", "Name"), width=28, order="pinyin"),
    Column("contact_name", QT_TRANSLATE_NOOP("ledgers", "Contact"), width=10),
    Column("phone", QT_TRANSLATE_NOOP("ledgers", "Telephone"), width=14, order="phone_digits"),
    Column("kind", QT_TRANSLATE_NOOP("ledgers", "Kind"), ValueKind.CODE, 8, choices=KINDS),
    Column("region", QT_TRANSLATE_NOOP("ledgers", "Region"), width=15),
    Column("grade", QT_TRANSLATE_NOOP("ledgers", "Grade"), ValueKind.CODE, 8, choices=GRADES),
    Column("is_key_customer", QT_TRANSLATE_NOOP("ledgers", "Key customer"), ValueKind.FLAG, 8),
    Column("address", QT_TRANSLATE_NOOP("ledgers", "Address"), width=34),
    Column("status", QT_TRANSLATE_NOOP("ledgers", "Status"), ValueKind.CODE, 8, choices=STATUSES, tone=_status_tone),
    Column("classification", QT_TRANSLATE_NOOP("ledgers", "Class"), width=12, visible=False),
    Column("pinyin", QT_TRANSLATE_NOOP("ledgers", "Pinyin"), width=24, visible=False),
    Column("notes", QT_TRANSLATE_NOOP("ledgers", "Notes"), width=30, visible=False),
    Column("fields_filled", QT_TRANSLATE_NOOP("ledgers", "Fields filled in"), ValueKind.NUMBER, 8, visible=False),
    Column("lost_on", QT_TRANSLATE_NOOP("ledgers", "Lost"), ValueKind.DATE, 12, visible=False),
    Column("lost_reason", QT_TRANSLATE_NOOP("ledgers", "Reason of the loss"), ValueKind.CODE, 14,
           choices=Words("care", "LOSS_REASONS"), visible=False),
    Column("won_back_on", QT_TRANSLATE_NOOP("ledgers", "Won back"), ValueKind.DATE, 12, visible=False),
    Column("moved_in_on", QT_TRANSLATE_NOOP("ledgers", "Moved in"), ValueKind.DATE, 12, visible=False),
    Column("moved_out_on", QT_TRANSLATE_NOOP("ledgers", "Moved out"), ValueKind.DATE, 12, visible=False),
    Column("consent_note", QT_TRANSLATE_NOOP("ledgers", "Consent"), width=16, visible=False),
    Column("created_at", QT_TRANSLATE_NOOP("ledgers", "Added"), ValueKind.MOMENT, 16, visible=False),
    Column("changed_at", QT_TRANSLATE_NOOP("ledgers", "Changed"), ValueKind.MOMENT, 16, visible=False),
)

LEDGER = Ledger(
    name="customers",
    title=QT_TRANSLATE_NOOP("ledgers", "Customers"),
    table="customer",
    record_kind="customer",
    columns=COLUMNS,
    views=(
        View("all", QT_TRANSLATE_NOOP("ledgers", "All customers")),
        View("active", QT_TRANSLATE_NOOP("ledgers", "Active"), (Condition("status", Operator.EQ, "active"),)),
        View("key", QT_TRANSLATE_NOOP("ledgers", "Key customers"), (Condition("is_key_customer", Operator.EQ, True),)),
        View("grade_a", QT_TRANSLATE_NOOP("ledgers", "Grade A"), (Condition("grade", Operator.EQ, "A"),)),
        View("lost", QT_TRANSLATE_NOOP("ledgers", "Lost"), (Condition("lost_on", Operator.NOT_EMPTY),),
             sort="lost_on", tone=Tone.LATE),
        View("won_back", QT_TRANSLATE_NOOP("ledgers", "Won back"), (Condition("won_back_on", Operator.NOT_EMPTY),),
             sort="won_back_on"),
        View("moved_out", QT_TRANSLATE_NOOP("ledgers", "Moved out"), (Condition("moved_out_on", Operator.NOT_EMPTY),),
             sort="moved_out_on"),
        View("companies", QT_TRANSLATE_NOOP("ledgers", "Companies"), (Condition("kind", Operator.EQ, "company"),)),
        View("persons", QT_TRANSLATE_NOOP("ledgers", "Persons"), (Condition("kind", Operator.EQ, "person"),)),
        View("prospects", QT_TRANSLATE_NOOP("ledgers", "Prospects"), (Condition("status", Operator.EQ, "prospect"),)),
        View("this_month", QT_TRANSLATE_NOOP("ledgers", "Added this month"),
             (Condition("created_at", Operator.AFTER, Moving(Anchor.MONTH)),), sort="created_at"),
        View("gaps", QT_TRANSLATE_NOOP("ledgers", "Files with gaps"),
             (Condition("status", Operator.EQ, "active"), Condition("fields_filled", Operator.BEFORE, 5)),
             sort="fields_filled", descending=False,
             columns=("number", "name", "fields_filled", "contact_name", "phone", "address", "region", "kind")),
        View("inactive", QT_TRANSLATE_NOOP("ledgers", "Inactive"), (Condition("status", Operator.EQ, "inactive"),)),
        View("merged", QT_TRANSLATE_NOOP("ledgers", "Merged files"), (Condition("status", Operator.EQ, "merged"),)),
    ),
    indexes=(
        *(Index((column,)) for column in (
            "number", "pinyin", "contact_name", "phone_digits", "kind", "region", "grade", "is_key_customer", "status",
            "classification", "created_at", "lost_on", "won_back_on", "moved_out_on", "fields_filled",
        )),
        Index(("status", "fields_filled")),
        *(Index((column, "pinyin")) for column in ("status", "is_key_customer", "grade", "kind", "region")),
    ),
    default_sort="name",
    descending=False,
    search_kind="customer",
    facts=("status",),
    permission="customer.view",
    icon="customers",
    tab=20,
    creates=QT_TRANSLATE_NOOP("ledgers", "New customer"),
    create_permission="customer.create",
    refreshed_by=("contact", "address"),
    empty=QT_TRANSLATE_NOOP("ledgers", "No customer is on file yet."),
    help_page="customers",
)
