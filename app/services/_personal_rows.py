"""Every row of the branch that is about one customer, found by the tables' own references."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any, TypeVar

import peewee as pw

from app.models.base import Table
from app.models.custody import CustodyObject, Handover
from app.models.customer import Customer
from app.models.erasure import Erasure
from app.models.returned_part import ReturnedPart
from app.models.tables import ALL_TABLES
from app.services._use_case import tuples

Of = TypeVar("Of")
Rows = dict[type[Table], list[int]]

_NEVER: frozenset[type[Table]] = frozenset({Erasure})
_AT_ONCE = 500


@cache
def ways() -> tuple[tuple[type[Table], tuple[tuple[str, type[Table]], ...]], ...]:
    """The tables below a customer, each after those above it, with the references that lead up.

    A table that names the customer itself is asked for that alone: a device may have changed hands since.
    """
    found: dict[type[Table], tuple[tuple[str, type[Table]], ...]] = {Customer: ()}
    left = [table for table in ALL_TABLES if table is not Customer and table not in _NEVER]
    while True:
        added = {table: up for table in left if table not in found and (up := _up(table, found))}
        if not added:
            return tuple((table, up) for table, up in found.items() if table is not Customer)
        found.update(added)


def _up(table: type[Table], known: dict[type[Table], Any]) -> tuple[tuple[str, type[Table]], ...]:
    references = [
        (field.name, field.rel_model)
        for field in table._meta.sorted_fields
        if isinstance(field, pw.ForeignKeyField) and field.rel_model in known and field.rel_model is not table
    ]
    direct = tuple(one for one in references if one[1] is Customer)
    return direct or tuple(references[:1])


def files_of(customer_id: int) -> list[int]:
    """The customer's file and the duplicates that were merged into it."""
    found, fresh = [customer_id], [customer_id]
    while fresh:
        merged = tuples(Customer.select(Customer.id).where(Customer.merged_into.in_(fresh)))
        fresh = [row_id for (row_id,) in merged if row_id not in found]
        found += fresh
    return found


def rows_of(customer_id: int) -> Rows:
    """The ids of every row about a customer, by table."""
    found: Rows = {Customer: files_of(customer_id)}
    for table, up in ways():
        ids: set[int] = set()
        for name, above in up:
            for some in portions(found.get(above, [])):
                rows = table.select(_field(table, "id")).where(_field(table, name).in_(some))
                ids.update(row_id for (row_id,) in tuples(rows))
        if ids:
            found[table] = sorted(ids)
    moved = _handovers(found)
    if moved:
        found[Handover] = sorted({*found.get(Handover, []), *moved})
    return found


def _handovers(found: Rows) -> list[int]:
    """Devices and parts pass from hand to hand without a call, too."""
    ids: list[int] = []
    for kind, table in (("returned_part", ReturnedPart), ("custody_object", CustodyObject)):
        for some in portions(found.get(table, [])):
            which = (Handover.kind == kind) & Handover.object_id.in_(some)
            ids += [i for (i,) in tuples(Handover.select(Handover.id).where(which))]
    return ids


def each(table: type[Table], ids: list[int]) -> Iterator[Table]:
    """These rows, oldest first."""
    for some in portions(ids):
        yield from table.select().where(_field(table, "id").in_(some)).order_by(_field(table, "id"))


def _field(table: type[Table], name: str) -> Any:
    return table._meta.fields[name]


def portions(ids: list[Of]) -> Iterable[list[Of]]:
    """So many at a time as one statement takes."""
    return (ids[at : at + _AT_ONCE] for at in range(0, len(ids), _AT_ONCE))
