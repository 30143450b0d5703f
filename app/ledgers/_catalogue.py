"""Which ledgers there are: one file each."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache

import app.ledgers
from app.core.catalogue import entry_of, module_names
from app.ledgers._declaration import Ledger


class Ledgers(Mapping[str, Ledger]):
    """Every ledger by its name; a declaration is imported when it is asked for, which a start does for few of them."""

    def __init__(self) -> None:
        self._names = tuple(dotted.rpartition(".")[2] for dotted in module_names(app.ledgers))
        self._read: dict[str, Ledger] = {}

    def __getitem__(self, name: str) -> Ledger:
        """The ledger of this name. Raises KeyError, and Bug when its file declares none."""
        if name not in self._names:
            raise KeyError(name)
        if name not in self._read:
            self._read[name] = entry_of(f"{app.ledgers.__name__}.{name}", "LEDGER", Ledger)
        return self._read[name]

    def __contains__(self, name: object) -> bool:
        return name in self._names

    def __iter__(self) -> Iterator[str]:
        return iter(self._names)

    def __len__(self) -> int:
        return len(self._names)


@cache
def all_ledgers() -> Ledgers:
    """Every ledger by its name. Raises Bug when the package holds none."""
    return Ledgers()
