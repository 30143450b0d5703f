"""Months that were reported and closed, what changed in them afterwards, and figures that are typed in."""

from __future__ import annotations

import peewee as pw

from app.models.base import DayField, MomentField, Record, text


class MonthClosing(Record):
    """A month (`YYYY-MM`) that was reported: `content` (JSON) holds every figure as it was, and is never changed.

    `sentences` (JSON) are the words on what changed as they were issued; `fingerprint` is printed on the report.
    """

    month = text(unique=True)
    closed_at = MomentField()
    closed_by = text()
    closed_by_id = pw.IntegerField(null=True)
    content = text("{}")
    sentences = text("[]")
    fingerprint = text()

    class Meta:
        """Glossary name."""

        table_name = "month_closing"


class MonthAdjustment(Record):
    """A figure of a closed month that came out differently later: reported with the month of `closing`.

    `before` and `after` (JSON) hold the figure's parts; None in `closing` while that month is still open.
    """

    closing = pw.ForeignKeyField(MonthClosing, null=True, backref="adjustments")
    month = text()  # the closed month it is about
    indicator = text()
    before = text("{}")
    after = text("{}")
    reason = text()
    found_at = MomentField()
    entered_by = text()

    class Meta:
        """By the month it is about."""

        table_name = "month_adjustment"
        indexes = ((("month", "indicator"), False),)


class TypedFigure(Record):
    """A figure that no table holds and a supervisor types in (K5, K10, K12; spot checks of K11).

    `value` and `base` in hundredths; `span` month | quarter | half_year | year beginning on `first_on`.
    """

    indicator = text()
    span = text("quarter")
    first_on = DayField()
    value = pw.IntegerField(null=True)
    base = pw.IntegerField(null=True)
    note = text()
    entered_by = text()

    class Meta:
        """One figure a period."""

        table_name = "typed_figure"
        indexes = ((("indicator", "span", "first_on"), True),)
