"""The search index of each searched kind: the searched text, and its grams."""

import peewee as pw

KINDS = ("customer", "contact", "device", "contract", "staff", "service_call", "service_voucher", "return_visit")

_SQLITE = (
    "CREATE TABLE {kind}_search (id INTEGER PRIMARY KEY, words TEXT NOT NULL) STRICT",
    "CREATE VIRTUAL TABLE {kind}_grams USING fts5(grams, content='', columnsize=0, detail=none, tokenize='ascii')",
)
_POSTGRESQL = (
    'CREATE TABLE {kind}_search (id INTEGER PRIMARY KEY, words TEXT COLLATE "C" NOT NULL, grams TEXT[] NOT NULL)',
    "CREATE INDEX {kind}_search_grams ON {kind}_search USING gin (grams)",
)


def up(migrator, db):
    """Create the index of each kind."""
    for kind in KINDS:
        for statement in _SQLITE if isinstance(db, pw.SqliteDatabase) else _POSTGRESQL:
            db.execute_sql(statement.format(kind=kind))
