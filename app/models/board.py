"""The boards (F87, F88), the shift roster (F90) and the routine log (R083)."""

from __future__ import annotations

import peewee as pw

from app.models.base import DayField, MomentField, Record, text
from app.models.customer import Customer
from app.models.organisation import Staff


class BoardItem(Record):
    """An own item of the boards; what is due elsewhere is read from there. `state` open | done | dropped.

    `starts_on` … `due_on` is one day for a day's focus and crosses weeks on the month's board.
    """

    subject = text()
    note = text()
    starts_on = DayField()
    due_on = DayField()
    owner = text()
    owner_staff = pw.ForeignKeyField(Staff, null=True, backref="board_items")
    state = text("open")
    done_at = MomentField(null=True)
    done_by = text()
    drop_reason = text()
    entered_by = text()

    class Meta:
        """Orders and filters of the board items."""

        table_name = "board_item"
        indexes = (
            (("due_on",), False),
            (("starts_on",), False),
            (("state",), False),
            (("state", "due_on"), False),
            (("owner",), False),
        )


class ShiftDuty(Record):
    """Who takes complaints when (F90, R124): a shift of the roster, from `starts_at` to before `ends_at`."""

    day = DayField()
    shift = text()  # its name
    starts_at = MomentField()
    ends_at = MomentField()
    staff = pw.ForeignKeyField(Staff, null=True, backref="duties")
    person = text()
    phone = text()
    note = text()
    is_void = pw.BooleanField(default=False)
    void_reason = text()
    entered_by = text()

    class Meta:
        """By day, and by who is on duty at a moment."""

        table_name = "shift_duty"
        indexes = (
            (("day",), False),
            (("starts_at", "ends_at"), False),
        )


class RoutineLog(Record):
    """A line of the log of routine inspections and receptions (R083): a simple dated list."""

    number = text(unique=True)
    kind = text("inspection")  # inspection | reception
    happened_on = DayField()
    person = text()
    customer = pw.ForeignKeyField(Customer, null=True, backref="routine_logs")
    customer_name = text()
    subject = text()
    result = text()
    is_void = pw.BooleanField(default=False)
    void_reason = text()
    entered_by = text()

    searched = ("subject", "number", "customer_name", "person", "result")

    class Meta:
        """Orders and filters of the routine log."""

        table_name = "routine_log"
        indexes = (
            (("happened_on",), False),
            (("kind",), False),
            (("kind", "happened_on"), False),
            (("person",), False),
            (("customer_name",), False),
            (("is_void",), False),
            (("is_void", "happened_on"), False),
        )
