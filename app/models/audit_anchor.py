"""Where the head of the change history was kept outside of it, and gaps of numbers that somebody explained."""

from __future__ import annotations

import peewee as pw

from app.models.base import MomentField, Record, Table, text


class AuditAnchor(Table):
    """Line and digest that the history ended with when something left the program: a day's sheet, a package, a backup.

    Never changed nor deleted. What counts is the other copy, on paper or in the package: this row says where to look.
    """

    line = pw.IntegerField(index=True)
    digest = text()
    place = text()  # daily_sheet | package | backup
    reference = text()  # whose sheet of which day, the package's number, the backup's folder
    kept_at = MomentField()
    kept_by = text()

    class Meta:
        """Glossary name."""

        table_name = "audit_anchor"


class NumberGap(Record):
    """Numbers `first_serial` to `last_serial` of a series that no record bears, explained by somebody."""

    series = text()
    branch = text()
    period = text()
    first_serial = pw.IntegerField()
    last_serial = pw.IntegerField()
    reason = text()
    explained_at = MomentField()
    explained_by = text()

    class Meta:
        """One explanation begins at a number."""

        table_name = "number_gap"
        indexes = ((("series", "branch", "period", "first_serial"), True),)
