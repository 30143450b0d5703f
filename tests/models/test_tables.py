"""Every table is found by its file, and each stands behind what it refers to."""

import ast
import importlib.util
from pathlib import Path

from app import models
from app.models import tables
from app.models.base import Record, Table
from app.models.searched import SEARCHED
from app.models.tables import ALL_TABLES

FOLDER = Path(models.__path__[0])


def every_table(kind=Table):
    for one in kind.__subclasses__():
        if one is not Record and one.__module__.startswith("app."):
            yield one
        yield from every_table(one)


def declared():
    """The tables by what their files say: every class there that is a Table or a Record, or is made of one."""
    for path in sorted(FOLDER.glob("*.py")):
        for node in ast.parse(path.read_text(encoding="utf-8")).body:
            if isinstance(node, ast.ClassDef) and {"Table", "Record"} & {ast.unparse(base) for base in node.bases}:
                yield f"app.models.{path.stem}", node.name


def test_every_table_is_found_once():
    assert sorted(table.__name__ for table in every_table()) == sorted(table.__name__ for table in ALL_TABLES)
    named = {(table.__module__, table.__name__) for table in ALL_TABLES}
    assert named == set(declared()) - {("app.models.base", "Record")}


def test_only_what_holds_no_table_is_left_out():
    without = {f"app.models.{name}" for name in tables._WITHOUT_TABLES}
    with_tables = {table.__module__ for table in ALL_TABLES}
    assert without.isdisjoint(with_tables)
    assert {dotted for dotted in tables._files_with_tables() if dotted not in with_tables} == set(), (
        "a file that keeps the database and holds no table is named in _WITHOUT_TABLES"
    )
    for dotted in without:
        assert importlib.util.find_spec(dotted), dotted


def test_a_table_stands_behind_what_it_refers_to():
    for position, table in enumerate(ALL_TABLES):
        for target in table._meta.refs.values():
            assert ALL_TABLES.index(target) <= position, (table, target)


def test_a_table_names_what_is_searched_of_it():
    for table, columns in SEARCHED.items():
        assert set(columns) <= table._meta.fields.keys(), table
        assert len(set(columns)) == len(columns), table
