"""Every table of the branch, found by its file, in an order in which each stands behind the tables it refers to."""

from __future__ import annotations

import importlib

from app import models
from app.core.catalogue import module_names
from app.models.base import Table

_WITHOUT_TABLES = frozenset(
    {
        "attachment_store", "audit", "backup", "backup_attachments", "backup_erasures", "backup_folder",
        "backup_making", "backup_people", "base", "bulk", "bulk_rows", "database", "key_slots", "maintenance",
        "migrations", "package_scratch", "personal", "pinyin", "plans", "rekeying", "restored_attachments", "restoring",
        "salvage", "search", "searched", "single_rows", "tables",
    }
)  # fmt: skip
"""How the database is kept. These need the tables themselves, so they are not asked for any."""


def _files_with_tables() -> list[str]:
    """Dotted names of the files that hold tables; the frozen program is told of them by the same walk."""
    return [name for name in module_names(models) if name.rpartition(".")[2] not in _WITHOUT_TABLES]


def _in_order() -> tuple[type[Table], ...]:
    """File by file and in their order there, but files behind those whose tables they refer to."""
    found: dict[type[Table], None] = {}

    def place(dotted: str) -> None:
        own = [one for one in vars(importlib.import_module(dotted)).values() if _is_table_of(one, dotted)]
        for above in {target.__module__: None for table in own for target in table._meta.refs.values()}:
            if above != dotted:
                place(above)
        found.update(dict.fromkeys(own))

    for dotted in _files_with_tables():
        place(dotted)
    return tuple(found)


def _is_table_of(one: object, dotted: str) -> bool:
    return isinstance(one, type) and issubclass(one, Table) and one.__module__ == dotted


ALL_TABLES = _in_order()
