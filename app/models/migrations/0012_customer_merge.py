"""Duplicate customer files: merges that can be taken back, and pairs that are not the same."""

import peewee as pw


class Customer(pw.Model):
    class Meta:
        table_name = "customer"


class Record(pw.Model):
    uid = pw.TextField(unique=True)
    row_version = pw.IntegerField()
    created_at = pw.TextField()
    changed_at = pw.TextField()


class CustomerMerge(Record):
    kept = pw.ForeignKeyField(Customer, backref="+")
    merged = pw.ForeignKeyField(Customer, backref="+")
    reason = pw.TextField()
    merged_by = pw.TextField()
    steps = pw.TextField()
    undone_at = pw.TextField(null=True)
    undone_by = pw.TextField()
    undo_reason = pw.TextField()

    class Meta:
        table_name = "customer_merge"


class CustomerDistinction(Record):
    first = pw.ForeignKeyField(Customer, backref="+")
    second = pw.ForeignKeyField(Customer, backref="+")
    reason = pw.TextField()
    said_by = pw.TextField()

    class Meta:
        table_name = "customer_distinction"
        indexes = ((("first", "second"), True),)


TABLES = [CustomerMerge, CustomerDistinction]


def up(migrator, db):
    """Add the column that leads from a merged file to the kept one, and the tables."""
    db.execute_sql("ALTER TABLE customer ADD COLUMN merged_into_id INTEGER REFERENCES customer (id)")
    db.execute_sql("CREATE INDEX customer_merged_into_id ON customer (merged_into_id)")
    for table in TABLES:
        table._meta.strict_tables = isinstance(db, pw.SqliteDatabase)
    with db.bind_ctx(TABLES, bind_refs=False, bind_backrefs=False):
        db.create_tables(TABLES, safe=False)
