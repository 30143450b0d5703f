"""The frozen steps lead to exactly the tables of the models, keep the data, and are backed up before."""

from __future__ import annotations

import ast
import errno
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import peewee as pw
import pytest
from playhouse.migrations import Runner

from app.core.errors import Bug, EnvironmentFault
from app.models import _upgrade, backup, database, search
from app.models._engines import BranchFile, BranchServer
from app.models._file import OpenFile, connect_file
from app.models.tables import ALL_TABLES

FOLDER = _upgrade.migrations_folder()
NAMES = _upgrade.migration_names()


def shape(engine, kinds):
    """Columns, indexes and references of the tables, independent of names the engine makes up."""
    return {
        kind: {
            "columns": sorted((c.name, c.data_type.lower(), c.null, c.primary_key) for c in engine.get_columns(kind)),
            "indexes": sorted((tuple(i.columns), i.unique) for i in engine.get_indexes(kind)),
            "references": sorted((f.column, f.dest_table, f.dest_column) for f in engine.get_foreign_keys(kind)),
        }
        for kind in kinds
    }


def shape_of_models(engine):
    strict = isinstance(engine, pw.SqliteDatabase)
    before = [table._meta.strict_tables for table in ALL_TABLES]
    try:
        for table in ALL_TABLES:
            table._meta.strict_tables = strict
        with engine.bind_ctx(ALL_TABLES, bind_refs=False, bind_backrefs=False):
            engine.create_tables(ALL_TABLES, safe=False)
    finally:
        for table, value in zip(ALL_TABLES, before, strict=True):
            table._meta.strict_tables = value
    return shape(engine, [table.record_kind() for table in ALL_TABLES])


def compare(migrated, modelled):
    for kind, wanted in modelled.items():
        assert migrated[kind] == wanted, kind


def test_file_migrated_equals_the_models(tmp_path):
    database.open_database(tmp_path / "migrated.aftercare")
    migrated = shape(database.current(), [table.record_kind() for table in ALL_TABLES])
    other = BranchFile(str(tmp_path / "modelled.aftercare"))
    compare(migrated, shape_of_models(other))
    other.close()


def test_server_migrated_equals_the_models(postgres_url):
    database.open_database(postgres_url)
    migrated = shape(database.current(), [table.record_kind() for table in ALL_TABLES])
    database.execute("CREATE SCHEMA modelled")
    database.close_database()
    other = BranchServer(postgres_url)
    other.connect_params["options"] += " -c search_path=modelled"
    other.connect()
    try:
        compare(migrated, shape_of_models(other))
    finally:
        other.close()


def test_no_table_is_left_out(branch):
    known = {table.record_kind() for table in ALL_TABLES} | {"schema_migration"}
    mine = {name for name in database.current().get_tables() if "_search" not in name and "_grams" not in name}
    assert {name for name in mine if not name.startswith("sqlite_")} == known


def test_every_searched_kind_has_its_index(branch):
    for table in search.SEARCHED:
        assert search.find(table.record_kind(), "谁") == []


@pytest.mark.parametrize("name", NAMES)
def test_steps_are_self_contained(name):
    tree = ast.parse((FOLDER / f"{name}.py").read_text(encoding="utf-8"))
    imported = {alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names}
    imported |= {node.module or "" for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
    assert not [module for module in imported if module.split(".")[0] == "app"]


def test_steps_are_numbered_without_gaps():
    assert [int(name[:4]) for name in NAMES] == list(range(1, len(NAMES) + 1))


def test_missing_steps_are_loud(monkeypatch, tmp_path):
    monkeypatch.setattr(_upgrade, "migrations_folder", lambda: tmp_path)
    with pytest.raises(Bug, match="whole"):
        database.open_database(tmp_path / "branch.aftercare")
    assert not database.is_open()


def _made_by_an_older_program(path: Path, last: str) -> None:
    """A file as a program left it that knew the steps up to `last`, with a customer in it."""
    older = BranchFile(str(path))
    older.connect()
    older.execute_sql(f"PRAGMA application_id = {_upgrade.APPLICATION_ID}")
    Runner(older, str(FOLDER)).up(last)
    older.execute_sql(f"PRAGMA user_version = {int(last[:4])}")
    columns = [column for column in older.get_columns("customer") if column.name != "id" and not column.null]
    values = [0 if column.data_type == "INTEGER" else f"值{column.name}" for column in columns]
    names, places = ", ".join(column.name for column in columns), ", ".join("?" for _ in columns)
    older.execute_sql(f"INSERT INTO customer ({names}) VALUES ({places})", values)
    older.close()


@pytest.mark.parametrize("last", NAMES[1:-1])
def test_an_older_file_is_backed_up_and_keeps_its_data(tmp_path, last):
    file = tmp_path / "branch.aftercare"
    _made_by_an_older_program(file, last)
    database.open_database(file)
    assert database.query("SELECT name FROM customer") == [("值name",)]
    assert database.scalar("PRAGMA user_version") == len(NAMES)
    assert {name for (name,) in database.query("SELECT name FROM schema_migration")} == set(NAMES)
    (copy,) = (tmp_path / "backups").iterdir()
    backup.prove(copy, "")
    old = connect_file(str(copy), "", mode="ro")
    assert old.execute("PRAGMA journal_mode").fetchone() == ("delete",)
    assert old.execute("PRAGMA user_version").fetchone() == (int(last[:4]),)
    assert old.execute("SELECT name FROM customer").fetchall() == [("值name",)]
    old.close()


def test_a_current_file_is_not_backed_up_again(tmp_path):
    for _ in range(2):
        database.open_database(tmp_path / "branch.aftercare")
        database.close_database()
    assert not (tmp_path / "backups").exists()


def test_the_backup_of_an_encrypted_file_is_encrypted(tmp_path):
    file = tmp_path / "branch.aftercare"
    database.open_database(file, key="secret words")
    database.execute("INSERT INTO branch_setting (key, value) VALUES ('a', '姓名')")
    copy = _upgrade.back_up_before(OpenFile(str(file), "secret words"), file, "0099_test")
    assert "姓名".encode() not in copy.read_bytes()
    backup.prove(copy, "secret words")
    database.close_database()
    database.open_database(copy, key="secret words")
    assert database.scalar("SELECT value FROM branch_setting") == "姓名"


def test_a_contract_learns_its_next_inspection(tmp_path):
    """Step 0015 fills what is on record: the first open inspection, what charge lines are and are worth."""
    path = tmp_path / "branch.aftercare"
    _made_by_an_older_program(path, "0014_newest_first")
    older = BranchFile(str(path))
    older.connect()
    _fill(older, "contract", id=1, number="C1", customer_id=1)
    for number, (state, day) in enumerate((("done", "2026-01-01"), ("planned", "2026-05-01"), ("due", "2026-09-01"))):
        _fill(older, "inspection", id=number + 1, contract_id=1, customer_id=1, state=state, due_on=day, slot_on=day)
    _fill(older, "service_call", id=1, number="S1", customer_id=1)
    for number, (code, words) in enumerate((("W04", "工时"), ("P01", "电源"), ("", "检测费"))):
        _fill(older, "charge_line", id=number + 1, call_id=1, code=code, description=words, amount=700)
    older.close()
    database.open_database(path)
    assert database.scalar("SELECT next_inspection_on FROM contract") == "2026-05-01"
    lines = database.query("SELECT kind, worth FROM charge_line ORDER BY id")
    assert lines == [("work", 700), ("part", 700), ("work", 700)]
    database.close_database()


def _fill(older, table, **given):
    """A row whose other columns hold what their type asks for."""
    columns = [column for column in older.get_columns(table) if not column.null]
    needed = {one.name: 0 if one.data_type == "INTEGER" else f"{one.name}{given}" for one in columns}
    values = {**needed, **given}
    names, places = ", ".join(values), ", ".join("?" for _ in values)
    older.execute_sql(f"INSERT INTO {table} ({names}) VALUES ({places})", list(values.values()))


def test_an_older_file_is_brought_up_to_date_on_another_thread(tmp_path):
    file, told = tmp_path / "old.aftercare", []
    last = len(NAMES) - 3
    _made_by_an_older_program(file, NAMES[last - 1])

    class Heard:
        def report(self, done, total, text=""):
            told.append((done, total))

    def aside(work):
        with ThreadPoolExecutor(1) as lane:
            lane.submit(work, Heard()).result()

    database.open_database(file, carry_out=aside)
    assert told == [(0, 4), (1, 4), (2, 4), (3, 4)]
    assert database.scalar("SELECT count(*) FROM customer") == 1
    assert database.scalar("SELECT count(*) FROM schema_migration") == len(NAMES)
    database.close_database()
    told.clear()
    database.open_database(file, carry_out=aside)
    assert told == [], "there is nothing to do the next time"


def test_what_fails_on_another_thread_is_told_and_nothing_stays_open(tmp_path, monkeypatch):
    file = tmp_path / "old.aftercare"
    _made_by_an_older_program(file, NAMES[-3])

    def full(*_given):
        raise OSError(errno.ENOSPC, "full")

    def aside(work):
        with ThreadPoolExecutor(1) as lane:
            lane.submit(work, None).result()

    monkeypatch.setattr(_upgrade, "back_up_before", full)
    with pytest.raises(EnvironmentFault) as caught:
        database.open_database(file, carry_out=aside)
    assert caught.value.kind == "disk_full"
    assert not database.is_open()
