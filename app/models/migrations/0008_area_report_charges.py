"""Town or suburb, the report to the supervisor, and what a charge line tells of itself."""

NEW = {
    "customer": ("area TEXT NOT NULL DEFAULT ''",),
    "address": ("area TEXT NOT NULL DEFAULT ''",),
    "service_call": (
        "area TEXT NOT NULL DEFAULT ''", "report_due_at TEXT", "reported_at TEXT",
        "charge_settlement TEXT NOT NULL DEFAULT ''",
    ),
    "charge_line": (
        "exclusion TEXT NOT NULL DEFAULT ''", "announced_at TEXT", "agreed_by TEXT NOT NULL DEFAULT ''",
        "void_reason TEXT NOT NULL DEFAULT ''",
    ),
}
OPEN_CALLS = (
    "CREATE INDEX servicecall_open ON service_call (received_at, id, is_paused, state, responded_at, "
    "response_due_at, arrived_at, arrival_due_at, promised_reply_at, appointed_at, technician_id, technician_name, received_by, "
    "fault_level, cover_kind, reported_at, report_due_at, is_open) WHERE is_open"
)


def up(migrator, db):
    """Add the columns; the index of open calls holds what Home counts by."""
    for table, columns in NEW.items():
        for column in columns:
            db.execute_sql(f"ALTER TABLE {table} ADD COLUMN {column}")
    db.execute_sql("DROP INDEX servicecall_open")
    db.execute_sql(OPEN_CALLS)
