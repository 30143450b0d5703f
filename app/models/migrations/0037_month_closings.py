"""Months that were closed, their adjustments, figures that are typed in."""

import peewee as pw


class MonthClosing(pw.Model):
    uid = pw.TextField(unique=True)
    row_version = pw.IntegerField()
    created_at = pw.TextField()
    changed_at = pw.TextField()
    month = pw.TextField(unique=True)
    closed_at = pw.TextField()
    closed_by = pw.TextField()
    closed_by_id = pw.IntegerField(null=True)
    content = pw.TextField()
    sentences = pw.TextField()
    fingerprint = pw.TextField()

    class Meta:
        table_name = "month_closing"


class MonthAdjustment(pw.Model):
    uid = pw.TextField(unique=True)
    row_version = pw.IntegerField()
    created_at = pw.TextField()
    changed_at = pw.TextField()
    closing = pw.ForeignKeyField(MonthClosing, null=True, backref="+")
    month = pw.TextField()
    indicator = pw.TextField()
    before = pw.TextField()
    after = pw.TextField()
    reason = pw.TextField()
    found_at = pw.TextField()
    entered_by = pw.TextField()

    class Meta:
        table_name = "month_adjustment"
        indexes = (
            (("month", "indicator"), False),
        )


class TypedFigure(pw.Model):
    uid = pw.TextField(unique=True)
    row_version = pw.IntegerField()
    created_at = pw.TextField()
    changed_at = pw.TextField()
    indicator = pw.TextField()
    span = pw.TextField()
    first_on = pw.TextField()
    value = pw.IntegerField(null=True)
    base = pw.IntegerField(null=True)
    note = pw.TextField()
    entered_by = pw.TextField()

    class Meta:
        table_name = "typed_figure"
        indexes = (
            (("indicator", "span", "first_on"), True),
        )


TABLES = [MonthClosing, MonthAdjustment, TypedFigure]


def up(migrator, db):
    """Create the tables."""
    on_file = isinstance(db, pw.SqliteDatabase)
    for table in TABLES:
        table._meta.strict_tables = on_file
    with db.bind_ctx(TABLES, bind_refs=False, bind_backrefs=False):
        db.create_tables(TABLES, safe=False)
