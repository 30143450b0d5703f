"""Return visits after anything that may be visited, every try to reach a customer; repairs know the repair before."""

import peewee as pw

COLUMNS = (
    ("service_call", "visit_count INTEGER NOT NULL DEFAULT 0"),
    ("service_call", "days_since_repair INTEGER"),
    ("service_call", "days_to_repeat INTEGER"),
    ("return_visit", "source_id INTEGER"),
    ("return_visit", "subject TEXT NOT NULL DEFAULT ''"),
    ("return_visit", "answer TEXT NOT NULL DEFAULT ''"),
    ("return_visit", "technician_id INTEGER REFERENCES staff (id)"),
    ("return_visit", "technician_name TEXT NOT NULL DEFAULT ''"),
    ("return_visit", "visitor_id INTEGER"),
    ("return_visit", "entered_by_id INTEGER"),
    ("return_visit", "next_call_id INTEGER"),
    ("return_visit", "last_attempt_at TEXT"),
    ("return_visit", "milestone TEXT NOT NULL DEFAULT ''"),
    ("return_visit", "call_back_at TEXT"),
    ("fault_category", "visit_questions TEXT NOT NULL DEFAULT ''"),
)
_DAYS_ON_FILE = "(CAST(strftime('%s', {later}) AS INTEGER) - CAST(strftime('%s', {earlier}) AS INTEGER)) / 86400"
_DAYS_ON_SERVER = (
    "CAST(floor(extract(epoch FROM (({later})::timestamptz - ({earlier})::timestamptz)) / 86400) AS INTEGER)"
)
_PAIRS = (
    "SELECT id, received_at, finished_at, LAG(id) OVER each_device AS earlier_id, LAG(finished_at) OVER each_device "
    "AS earlier_done FROM service_call WHERE device_id IS NOT NULL AND call_kind = 'repair' AND state <> 'cancelled' "
    "WINDOW each_device AS (PARTITION BY device_id ORDER BY received_at, id)"
)
STATEMENTS = (
    "UPDATE return_visit SET answer = 'rated' WHERE state = 'done' AND satisfaction IS NOT NULL",
    "UPDATE return_visit SET technician_id = call.technician_id, technician_name = call.technician_name "
    "FROM service_call AS call WHERE call.id = return_visit.call_id AND call.technician_id IS NOT NULL",
    "UPDATE service_call SET visit_count = tally.times FROM (SELECT call_id, COUNT(*) AS times FROM "
    "service_call_event WHERE kind = 'arrive' GROUP BY call_id) AS tally WHERE tally.call_id = service_call.id",
    "UPDATE service_call SET visit_count = 1 WHERE visit_count = 0 AND arrived_at IS NOT NULL",
    "CREATE TABLE repair_pair AS SELECT id, earlier_id, {days} AS days FROM ({pairs}) AS repair "
    "WHERE earlier_done IS NOT NULL AND earlier_done <= received_at",
    "UPDATE service_call SET days_since_repair = pair.days FROM repair_pair AS pair WHERE pair.id = service_call.id",
    "UPDATE service_call SET days_to_repeat = pair.days FROM repair_pair AS pair "
    "WHERE pair.earlier_id = service_call.id",
    "DROP TABLE repair_pair",
    "CREATE INDEX returnvisit_answer_done_at ON return_visit (answer, done_at)",
    "CREATE INDEX returnvisit_source ON return_visit (source)",
    "CREATE INDEX returnvisit_source_source_id ON return_visit (source, source_id)",
    "CREATE INDEX returnvisit_state_call_back_at ON return_visit (state, call_back_at)",
    "CREATE INDEX returnvisit_technician_id_done_at ON return_visit (technician_id, done_at)",
    "CREATE INDEX returnvisit_technician_name ON return_visit (technician_name)",
)


class ReturnVisit(pw.Model):
    class Meta:
        table_name = "return_visit"


class VisitAttempt(pw.Model):
    visit = pw.ForeignKeyField(ReturnVisit, index=False, backref="+")
    happened_at = pw.TextField()
    visitor = pw.TextField()
    entered_by = pw.TextField()
    method = pw.TextField()
    outcome = pw.TextField()
    note = pw.TextField()

    class Meta:
        table_name = "visit_attempt"
        indexes = ((("visit", "happened_at"), False),)


def up(migrator, db):
    """Add the columns, fill them from what is on record, create the table of tries."""
    on_file = isinstance(db, pw.SqliteDatabase)
    for table, column in COLUMNS:
        db.execute_sql(f"ALTER TABLE {table} ADD COLUMN {column}")
    days = (_DAYS_ON_FILE if on_file else _DAYS_ON_SERVER).format(later="received_at", earlier="earlier_done")
    for statement in STATEMENTS:
        sql = statement.replace("{days}", days).replace("{pairs}", _PAIRS)
        db.execute_sql(sql if on_file else sql.replace("%", "%%"))
    VisitAttempt._meta.strict_tables = on_file
    with db.bind_ctx([VisitAttempt], bind_refs=False, bind_backrefs=False):
        db.create_tables([VisitAttempt], safe=False)
