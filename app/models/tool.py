"""Engineering tools and who has them (F86, R148, R149)."""

from __future__ import annotations

import peewee as pw

from app.models.base import DayField, MomentField, MoneyField, Record, text
from app.models.organisation import Staff


class Tool(Record):
    """A tool of the branch. `kind` personal (given to one colleague for good) | shared (lent for days).

    `state` in_store | lent | damaged | lost | scrapped (`domain.workflows.tool`). Who has it follows from its chain of
    custody; `open_loan_id`, `borrower` and `due_on` are those of its open loan and empty without one.
    """

    number = text(unique=True)
    name = text()
    model = text()
    serial = text()
    serial_key = text()
    kind = text("shared")
    value = MoneyField(default=0)
    bought_on = DayField(null=True)
    place = text()  # the store it belongs to
    state = text("in_store")
    since = MomentField()  # when it came into its state
    open_loan_id = pw.IntegerField(default=0)
    open_loan_number = text()
    borrower = pw.ForeignKeyField(Staff, null=True, backref="tools")
    borrower_name = text()
    due_on = DayField(null=True)
    lent_count = pw.IntegerField(default=0)
    counted_on = DayField(null=True)  # seen at a stock-take
    reason = text()  # of the damage or the write-off
    notes = text()

    searched = (
        "name",
        "number",
        "model",
        "serial",
        "serial_key",
        "place",
        "borrower_name",
        "open_loan_number",
        "notes",
    )

    class Meta:
        """Orders and filters of the register."""

        indexes = (
            (("name",), False),
            (("model",), False),
            (("serial",), False),
            (("serial_key",), False),
            (("kind",), False),
            (("kind", "number"), False),
            (("value",), False),
            (("bought_on",), False),
            (("place",), False),
            (("state",), False),
            (("state", "name"), False),
            (("state", "due_on"), False),
            (("state", "since"), False),
            (("borrower", "number"), False),
            (("borrower_name",), False),
            (("state", "borrower_name"), False),
            (("open_loan_id",), False),
            (("open_loan_number",), False),
            (("due_on",), False),
            (("lent_count",), False),
            (("counted_on",), False),
        )


class ToolLoan(Record):
    """A tool with a colleague, signed for. `state` lent | returned | lost | void.

    Tools that are lent together share a card: `card_number` is the number of the first of them. `open_tool_id` is the
    tool's id while the loan is open and NULL afterwards; it is unique, so the database refuses to lend a tool twice.
    """

    number = text(unique=True)
    card_number = text()
    tool = pw.ForeignKeyField(Tool, backref="loans")
    tool_number = text()
    tool_name = text()
    tool_model = text()
    tool_serial = text()
    tool_kind = text()
    tool_value = MoneyField(default=0)
    open_tool_id = pw.IntegerField(null=True, unique=True)
    borrower = pw.ForeignKeyField(Staff, backref="tool_loans")
    borrower_name = text()
    purpose = text()
    state = text("lent")
    out_at = MomentField()
    due_on = DayField(null=True)  # NULL: a personal tool, until its colleague leaves
    lent_by = text()
    condition_out = text()
    signed_by = text()
    signed_on = DayField(null=True)
    renewals = pw.IntegerField(default=0)
    in_at = MomentField(null=True)
    taken_in_by = text()
    condition_in = text()
    is_damaged = pw.BooleanField(default=False)
    is_worn = pw.BooleanField(default=False)  # worn out by use: replaced, nobody pays
    damage_note = text()
    to_decide = pw.BooleanField(default=False)  # damaged or lost, and nobody said yet what is paid
    compensation = MoneyField(default=0)
    compensation_note = text()
    reason = text()  # of the last renewal, of the loss, of the void
    content_sha256 = text()  # digest of the card as issued

    searched = (
        "borrower_name",
        "number",
        "card_number",
        "tool_name",
        "tool_number",
        "tool_model",
        "tool_serial",
        "purpose",
    )

    class Meta:
        """Orders and filters of the ledger of tool loans."""

        table_name = "tool_loan"
        indexes = (
            (("card_number",), False),
            (("tool", "out_at"), False),
            (("tool_number",), False),
            (("tool_name",), False),
            (("tool_model",), False),
            (("tool_serial",), False),
            (("borrower", "state", "due_on"), False),
            (("borrower", "out_at"), False),
            (("borrower_name",), False),
            (("purpose",), False),
            (("state",), False),
            (("state", "due_on"), False),
            (("state", "out_at"), False),
            (("state", "in_at"), False),
            (("state", "borrower_name"), False),
            (("state", "signed_by", "due_on"), False),
            (("to_decide", "in_at"), False),
            (("compensation",), False),
            (("out_at",), False),
            (("due_on",), False),
            (("in_at",), False),
        )
