"""The list of tables is complete, and each stands behind what it refers to."""

import app.models.contract
import app.models.customer
import app.models.organisation
import app.models.relationship
import app.models.service_call
import app.models.voucher  # noqa: F401
from app.models.base import Record, Table
from app.models.tables import ALL_TABLES


def every_table(kind=Table):
    for one in kind.__subclasses__():
        if one is not Record and one.__module__.startswith("app."):
            yield one
        yield from every_table(one)


def test_every_table_is_listed_once():
    assert sorted(table.__name__ for table in every_table()) == sorted(table.__name__ for table in ALL_TABLES)


def test_a_table_stands_behind_what_it_refers_to():
    for position, table in enumerate(ALL_TABLES):
        for target in table._meta.refs.values():
            assert ALL_TABLES.index(target) <= position, (table, target)
