"""Tables, and how the database is kept.

peewee imports psycopg whenever it is installed, which is two thirds of peewee's own import. Only an office with a
server needs it, so it is held back whenever peewee comes, and loaded by `_engines` when a server is opened.
"""

from __future__ import annotations

import sys
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from importlib.machinery import ModuleSpec


class _WithoutPsycopg:
    """Finds peewee, once, as the others would, and keeps psycopg out of sight while it runs."""

    def find_spec(self, name: str, path: object = None, target: object = None) -> ModuleSpec | None:
        """The usual spec with another way to run it; None for everything but peewee."""
        if name != "peewee":
            return None
        sys.meta_path.remove(self)
        found = find_spec(name)
        if found is not None and found.loader is not None and "psycopg" not in sys.modules:
            plain: Any = found.loader.exec_module

            def without(module: Any) -> None:
                sys.modules["psycopg"] = None  # type: ignore[assignment] - an entry of None makes the import fail, as Python documents
                try:
                    plain(module)
                finally:
                    del sys.modules["psycopg"]

            found.loader.exec_module = without
        return found


if "peewee" not in sys.modules:
    sys.meta_path.insert(0, _WithoutPsycopg())
