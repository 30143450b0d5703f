"""Inspections can be searched: customer, contract, number, technician."""

import peewee as pw

SEARCH_ON_FILE = (
    "CREATE TABLE inspection_search (id INTEGER PRIMARY KEY, words TEXT NOT NULL) STRICT",
    "CREATE VIRTUAL TABLE inspection_grams USING fts5(grams, content='', columnsize=0, detail=none, tokenize='ascii')",
)
SEARCH_ON_SERVER = (
    'CREATE TABLE inspection_search (id INTEGER PRIMARY KEY, words TEXT COLLATE "C" NOT NULL, grams TEXT[] NOT NULL)',
    "CREATE INDEX inspection_search_grams ON inspection_search USING gin (grams)",
)


def up(migrator, db):
    """Create the search index; no inspection was entered before it."""
    for statement in SEARCH_ON_FILE if isinstance(db, pw.SqliteDatabase) else SEARCH_ON_SERVER:
        db.execute_sql(statement)
