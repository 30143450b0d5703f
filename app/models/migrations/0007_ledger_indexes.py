"""Indexes for every shipped order and view of the ledgers."""

NEW = {
    "service_call": (
        "state", "fault_level", "cover_kind", "category", "service_class", "product_name", "struck_off_at",
        "technician_name, received_at", "followed_up_at, struck_off_at", "struck_off_at, cancelled_at, finished_at",
    ),
    "return_visit": ("state", "state, done_at", "satisfaction", "visitor", "phone", "method", "person_reached"),
    "customer": (
        "status", "kind", "grade", "region", "classification", "is_key_customer", "contact_name", "created_at",
        "status, pinyin", "is_key_customer, pinyin", "grade, pinyin", "kind, pinyin", "region, pinyin",
    ),
    "device": ("status", "status, warranty_ends_on", "customer_id, warranty_ends_on"),
    "contract": ("state", "kind", "fee", "customer_id, ends_on"),
    "service_voucher": (
        "state", "state, hand_in_due_on", "technician_id, state, issued_at", "technician_name, issued_at", "signed_on",
        "filed_at", "out_at",
    ),
}
REPLACED = {
    "customer": ("status, name", "is_key_customer, name", "grade, name", "kind, name", "region, name"),
    "service_voucher": ("technician_id, state",),
}
OPEN_CALLS = (
    "CREATE INDEX IF NOT EXISTS servicecall_open ON service_call (received_at, id, is_paused, state, responded_at, "
    "response_due_at, arrived_at, arrival_due_at, promised_reply_at, appointed_at, technician_id, technician_name, received_by, "
    "fault_level, cover_kind, is_open) WHERE is_open"
)


def up(migrator, db):
    """Add what is missing and drop what is replaced."""
    for table, wanted in NEW.items():
        for columns in wanted:
            db.execute_sql(f"CREATE INDEX IF NOT EXISTS {_name(table, columns)} ON {table} ({columns})")
    for table, replaced in REPLACED.items():
        for columns in replaced:
            db.execute_sql(f"DROP INDEX IF EXISTS {_name(table, columns)}")
    db.execute_sql(OPEN_CALLS)


def _name(table, columns):
    return f"{table.replace('_', '')}_{columns.replace(', ', '_')}"
