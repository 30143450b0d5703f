"""Which kinds of record can be searched, and which of their columns: those whose tables say so (`Table.searched`)."""

from __future__ import annotations

from app.models.base import Table
from app.models.tables import ALL_TABLES

SEARCHED: dict[type[Table], tuple[str, ...]] = {table: table.searched for table in ALL_TABLES if table.searched}
"""The searched columns of each kind; the first one is the name whose pinyin and initials are searched too."""
