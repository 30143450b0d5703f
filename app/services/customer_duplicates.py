"""Customer files that may be one customer: found in the whole branch, and told apart by a person (R020)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import peewee as pw

from app.core.errors import UserError
from app.core.i18n import translate
from app.domain import validation
from app.models.customer import Customer
from app.models.customer_merge import CustomerDistinction
from app.services._use_case import UnitOfWork, get, require, tuples, use_case
from app.services.customer_merges import MERGED, FileHead, file_head

_MOST_PAIRS = 300
_SHARED_BY_MANY = 6  # a telephone of more files than this is a switchboard, not a duplicate


@dataclass(frozen=True)
class SuspectedPair:
    """Two files that may be one customer. `why` is "name", "phone" or "both"."""

    first: FileHead
    second: FileHead
    why: str


@use_case("customer.merge")
def tell_apart(unit: UnitOfWork, *, first_id: int, second_id: int, reason: str = "") -> Customer:
    """Say that two files are two customers: they are no longer suspected."""
    low, high = sorted((first_id, second_id))
    first = get(Customer, low)
    get(Customer, high)
    if low == high:
        raise UserError(translate("merge", "Choose two different customers."))
    known = (CustomerDistinction.first == low) & (CustomerDistinction.second == high)
    if not CustomerDistinction.select().where(known).exists():
        why = validation.clean_line(reason, field="reason")
        unit.insert(CustomerDistinction, first=low, second=high, reason=why, said_by=unit.session.full_name)
    return first


def suspects(limit: int = _MOST_PAIRS) -> tuple[SuspectedPair, ...]:
    """Pairs of files that may be one customer: the same name but for its form, or one telephone and a similar name.

    One telephone alone is no suspicion: it may serve several customers. Pairs that were told apart are left out.
    Reads the indexes of names and telephones of the whole branch; ask it off the window's thread.
    """
    require("customer.merge")
    apart = {(row.first_id, row.second_id) for row in CustomerDistinction.select()}
    found: dict[tuple[int, int], str] = {}
    for why, column in (("name", Customer.similarity_key), ("phone", Customer.phone_digits)):
        for rows in _groups(column, limit):
            for pair in _pairs(rows, why):
                if pair not in apart:
                    found[pair] = "both" if found.get(pair, why) != why else why
    chosen = sorted(found)[:limit]
    ids = {row_id for pair in chosen for row_id in pair}
    rows = {row.id: row for row in Customer.select().where(Customer.id.in_(list(ids)))} if ids else {}
    return tuple(SuspectedPair(file_head(rows[low]), file_head(rows[high]), found[low, high]) for low, high in chosen)


def _groups(column: Any, limit: int) -> Iterator[list[Customer]]:
    """Files that share a value of an indexed column, without merged ones."""
    stands = (column != "") & (Customer.status != MERGED)
    shared = (
        Customer.select(column).where(stands).group_by(column).having(pw.fn.COUNT(Customer.id) > 1).order_by(column)
    )
    keys = [key for (key,) in tuples(shared.limit(limit))]
    groups: dict[str, list[Customer]] = {}
    for row in (
        Customer.select().where(column.in_(keys) & (Customer.status != MERGED)).order_by(Customer.id) if keys else ()
    ):
        groups.setdefault(getattr(row, column.name), []).append(row)
    yield from groups.values()


def _pairs(rows: list[Any], why: str) -> Iterator[tuple[int, int]]:
    if why == "phone" and len(rows) > _SHARED_BY_MANY:
        return
    for place, one in enumerate(rows):
        for other in rows[place + 1 :]:
            if why == "name" or _alike(one.similarity_key, other.similarity_key):
                yield one.id, other.id


def _alike(one: str, other: str) -> bool:
    """Whether one name is part of the other: a company and its short form."""
    short, long = sorted((one, other), key=len)
    return len(short) >= 2 and short in long
