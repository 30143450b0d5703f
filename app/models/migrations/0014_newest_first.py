"""What is newest about a customer, and the customer's open calls, are told by indexes alone."""

NEW = {
    "service_call_event": "call_id, happened_at",
    "return_visit": "customer_id, done_at",
    "charge_line": "call_id, is_void",
    "print_log": "paper_id, printed_at",
}
"""Each takes the place of the index on its first column, so that writing costs what it did."""

CALLS = (
    "CREATE INDEX servicecall_customer_open ON service_call (customer_id, device_id) WHERE is_open",
    "CREATE INDEX servicecall_customer_finished ON service_call (customer_id, finished_at) WHERE finished_at IS NOT NULL",
    "DROP INDEX servicecall_customer_id",  # (customer_id, received_at) tells the same
)


def up(migrator, db):
    """Add and drop the indexes."""
    for table, columns in NEW.items():
        db.execute_sql(f"CREATE INDEX {_name(table, columns)} ON {table} ({columns})")
        db.execute_sql(f"DROP INDEX {_name(table, columns.partition(',')[0])}")
    for statement in CALLS:
        db.execute_sql(statement)


def _name(table, columns):
    return f"{table.replace('_', '')}_{columns.replace(', ', '_')}"
