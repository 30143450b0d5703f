"""The next inspection stands on its contract; a charge line says whether it is a part, and what it is worth."""

import peewee as pw

COLUMNS = (
    ("contract", "next_inspection_on TEXT"),
    ("charge_line", "kind TEXT NOT NULL DEFAULT 'part'"),
    ("charge_line", "worth BIGINT NOT NULL DEFAULT 0"),
)
STATEMENTS = (
    "CREATE INDEX contract_next_inspection_on ON contract (next_inspection_on)",
    "UPDATE contract SET next_inspection_on = coming.due_on FROM (SELECT contract_id, min(due_on) AS due_on "
    "FROM inspection WHERE state IN ('due', 'planned') GROUP BY contract_id) AS coming "
    "WHERE coming.contract_id = contract.id",
    "UPDATE charge_line SET worth = amount WHERE amount <> 0",
    "UPDATE charge_line SET kind = 'work' WHERE code LIKE 'W%' OR description LIKE '%费' "
    "OR unit IN ('小时', '工时', '人天', 'hour', '次', 'visit')",
)


def up(migrator, db):
    """Add the columns and fill them from what is on record."""
    on_file = isinstance(db, pw.SqliteDatabase)
    for table, column in COLUMNS:
        db.execute_sql(f"ALTER TABLE {table} ADD COLUMN {column.replace('BIGINT', 'INTEGER') if on_file else column}")
    for statement in STATEMENTS:
        db.execute_sql(statement.replace("%", "%%") if not on_file else statement)
