"""Choices of head office: the branches that packages came from, the ledgers they told of, and the states of these."""

from __future__ import annotations

from app.core.tabular import ValueKind
from app.ledgers._catalogue import all_ledgers
from app.ledgers._declaration import Choices
from app.models import database

_STATES = ("state", "status")


def branches() -> Choices:
    """The branches that packages were received from, by code; each with its code and name."""
    rows = database.query("SELECT code, name FROM known_branch ORDER BY code", ())
    return {code: f"{code} {name}" for code, name in rows}


def ledgers() -> Choices:
    """The ledgers that rows were received of; one that this program does not know by its own name."""
    known = all_ledgers()
    return {name: known[name].title if name in known else name for name in _received()}


def states() -> Choices:
    """The states of the rows received, each as its own ledger words it."""
    found: dict[str, str] = {}
    for name in _received():
        if name in all_ledgers():
            for column in all_ledgers()[name].columns:
                if column.stored in _STATES and column.kind is ValueKind.CODE:
                    found.update({f"{name}.{code}": words for code, words in column.wording().items()})
    return found


def _received() -> list[str]:
    rows = database.query("SELECT DISTINCT ledger FROM received_row ORDER BY ledger", ())
    return [name for (name,) in rows]
