"""The newest events of many calls, the visits and the open calls of a customer are told by an index."""

NEW = {"service_call_event": "call_id, happened_at", "return_visit": "customer_id, done_at"}
OPEN_CALLS = "CREATE INDEX servicecall_customer_open ON service_call (customer_id, device_id) WHERE is_open"
REPLACED = {"service_call_event": "call_id", "return_visit": "customer_id", "service_call": "customer_id"}


def up(migrator, db):
    """Add the indexes; what they begin with, or (customer_id, received_at) does, needs none of its own any more."""
    for table, columns in NEW.items():
        db.execute_sql(f"CREATE INDEX {_name(table, columns)} ON {table} ({columns})")
    db.execute_sql(OPEN_CALLS)
    for table, columns in REPLACED.items():
        db.execute_sql(f"DROP INDEX {_name(table, columns)}")


def _name(table, columns):
    return f"{table.replace('_', '')}_{columns.replace(', ', '_')}"
