"""Calls keep the limit that a clock had when it stopped; the indexes that a month's figures are counted by."""

import json

import peewee as pw

COLUMNS = ("response_limit_at TEXT", "arrival_limit_at TEXT")
HOURS = {"response": (1, 2, 2, 2), "arrival": (None, 24, 48, 72)}
STOPPED = {"response": "responded_at", "arrival": "arrived_at"}
OTHERWISE = (  # something else than the level came into the limit: what it was is not told by a statement
    "CREATE TABLE limited_otherwise (id INTEGER PRIMARY KEY)",
    "INSERT INTO limited_otherwise SELECT DISTINCT call_id FROM service_call_event "
    "WHERE kind IN ('pause', 'change_level', 'reopen', 'cover_changed') OR data LIKE '%promised_hours%' "
    "OR data LIKE '%owed_as%'",
)
FILL = (
    "UPDATE service_call SET "
    "response_limit_at = CASE WHEN is_open AND response_due_at IS NOT NULL THEN response_due_at {response} END, "
    "arrival_limit_at = CASE WHEN is_open AND arrival_due_at IS NOT NULL THEN arrival_due_at {arrival} END"
)
KNOWN = (
    "WHEN {stopped} >= received_at AND fault_level = {level} AND number NOT LIKE '旧-%' "
    "AND id NOT IN (SELECT id FROM limited_otherwise) THEN {limit}"
)
LIMIT_ON_FILE = "strftime('%Y-%m-%dT%H:%M:%SZ', received_at, '+{minutes} minutes')"
LIMIT_ON_SERVER = (
    "to_char((received_at::timestamptz + interval '{minutes} minutes') AT TIME ZONE 'UTC', "
    """'YYYY-MM-DD"T"HH24:MI:SS"Z"')"""
)
INDEXES = (
    "CREATE INDEX servicecall_month ON service_call (received_at, state, call_kind, fault_level, response_limit_at, "
    "responded_at, arrival_limit_at, arrived_at, service_mode, technician_name, technician_id)",
    "CREATE INDEX servicecall_month_done ON service_call (finished_at, state, call_kind, service_mode, service_class, "
    "visit_count, days_to_repeat, work_minutes, satisfaction, technician_name, technician_id, device_id)",
    "CREATE INDEX contractterm_ends_on ON contract_term (ends_on)",
    "CREATE INDEX returnvisit_month ON return_visit (due_on, state, source, answer, satisfaction, technician_name)",
    "CREATE INDEX returnvisit_month_done ON return_visit (state, done_at, source, answer, satisfaction, "
    "technician_name)",
    "CREATE INDEX charge_month ON charge (began_at, state, amount, waived_amount)",
    "CREATE INDEX charge_month_collected ON charge (collected_at, state, collected_amount)",
    "CREATE INDEX charge_to_invoice ON charge (is_open, settlement, invoice_number, amount)",
    "CREATE INDEX customer_complete ON customer (status, name, contact_name, phone, address, region)",
    "CREATE INDEX customer_key_lost ON customer (is_key_customer, lost_on)",
    "CREATE INDEX device_complete ON device (status, product_name, model, serial, installed_on)",
)


def up(migrator, db):
    """Add the columns, fill them where the limit is known, add the indexes."""
    on_file = isinstance(db, pw.SqliteDatabase)
    for column in COLUMNS:
        db.execute_sql(f"ALTER TABLE service_call ADD COLUMN {column}")
    said = dict(db.execute_sql("SELECT key, value FROM branch_setting").fetchall())
    by_level = json.loads(said.get("sla.clock", '"calendar"')) == "calendar"
    by_area = json.loads(said.get("dispatch.area_mode", "false"))
    known = {"response": by_level, "arrival": by_level and not by_area}
    limit = LIMIT_ON_FILE if on_file else LIMIT_ON_SERVER
    fill = FILL.format(**{clock: _known(clock, said, limit) if known[clock] else "" for clock in HOURS})
    for statement in (*OTHERWISE, fill, "DROP TABLE limited_otherwise", *INDEXES):
        db.execute_sql(statement if on_file else statement.replace("%", "%%"))


def _known(clock, said, limit):
    """The cases in which the limit follows from the level alone."""
    found = []
    for level, usual in enumerate(HOURS[clock], 1):
        hours = json.loads(said.get(f"sla.level{level}.{clock}_hours", json.dumps(usual)))
        if hours:
            worded = limit.replace("{minutes}", str(round(float(hours) * 60)))
            found.append(KNOWN.format(stopped=STOPPED[clock], level=level, limit=worded))
    return " ".join(found)
