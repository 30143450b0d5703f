"""A price of the price list may have the next one beside it, with the day from which that holds."""

import peewee as pw

COLUMNS = ("next_price BIGINT", "next_from TEXT")


def up(migrator, db):
    """Add the columns."""
    on_file = isinstance(db, pw.SqliteDatabase)
    for column in COLUMNS:
        kind = column.replace("BIGINT", "INTEGER") if on_file else column
        db.execute_sql(f"ALTER TABLE price_item ADD COLUMN {kind}")
