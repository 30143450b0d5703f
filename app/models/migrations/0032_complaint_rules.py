"""Goods waiting to be resold, the opinion after the talks, departments told of minor cases, the table of penalties."""

import peewee as pw

NEW = {
    "complaint": (
        "opinion_due_at TEXT",
        "opinion_given_at TEXT",
        "departments_told TEXT NOT NULL DEFAULT ''",
        "departments_told_by TEXT NOT NULL DEFAULT ''",
        "departments_told_on TEXT",
    ),
    "complaint_loss": (
        "returned_on TEXT",
        "waits_until TEXT",
        "resale TEXT NOT NULL DEFAULT ''",
        "grade_price BIGINT NOT NULL DEFAULT 0",
        "sold_amount BIGINT NOT NULL DEFAULT 0",
        "sold_on TEXT",
        "sold_to TEXT NOT NULL DEFAULT ''",
        "counted_by TEXT NOT NULL DEFAULT ''",
    ),
    "complaint_report": ("investigated_on TEXT",),
    "penalty": ("steps TEXT NOT NULL DEFAULT ''", "bonus_month TEXT NOT NULL DEFAULT ''"),
    "penalty_deduction": ("forfeited BIGINT NOT NULL DEFAULT 0",),
}
INDEXES = (
    "CREATE INDEX complaint_loss_resale_waits_until ON complaint_loss (resale, waits_until)",
    "CREATE INDEX complaint_open_opinion ON complaint (opinion_due_at, id, opinion_given_at, is_open) WHERE is_open",
)


def up(migrator, db):
    """Add the columns, and the indexes of what waits."""
    on_file = isinstance(db, pw.SqliteDatabase)
    for table, columns in NEW.items():
        for column in columns:
            kind = column.replace("BIGINT", "INTEGER") if on_file else column
            db.execute_sql(f"ALTER TABLE {table} ADD COLUMN {kind}")
    for statement in INDEXES:
        db.execute_sql(statement)
