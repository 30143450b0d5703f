"""Field types: aware moments, plain days."""

from datetime import UTC, date, datetime, timedelta, timezone

import peewee as pw
import pytest

from app.models import database
from app.models.base import DayField, MomentField, new_uid, parse_moment
from app.models.customer import Customer, Device
from app.models.tables import ALL_TABLES

STAMP = datetime(2026, 11, 20, 1, 2, 3, tzinfo=UTC)


def test_a_moment_is_stored_in_utc_and_comes_back_aware():
    shanghai = timezone(timedelta(hours=8))
    stored = MomentField().db_value(datetime(2026, 11, 20, 9, 2, 3, tzinfo=shanghai))
    assert stored == "2026-11-20T01:02:03Z"
    assert MomentField().python_value(stored) == STAMP == parse_moment(stored)
    assert MomentField().db_value(None) is MomentField().python_value(None) is None


def test_a_naive_moment_is_refused():
    with pytest.raises(ValueError, match="zone"):
        MomentField().db_value(datetime(2026, 11, 20))


def test_a_day_is_a_day():
    assert DayField().db_value(date(1988, 4, 17)) == "1988-04-17"
    assert DayField().python_value("1988-04-17") == date(1988, 4, 17)


def test_values_come_back_as_they_went_in(branch):
    name = "𠮷野家 😀\t'\""
    owner = Customer.create(number="K1", name=name, is_key_customer=True, created_at=STAMP, changed_at=STAMP)
    Device.create(number="D1", customer=owner, installed_on=date(2024, 2, 29), created_at=STAMP, changed_at=STAMP)
    read = Customer.get()
    assert (read.name, read.is_key_customer, read.created_at) == (owner.name, True, STAMP)
    assert Device.get().installed_on == date(2024, 2, 29)
    assert database.query("SELECT created_at FROM customer") == [("2026-11-20T01:02:03Z",)]


def test_uids_differ():
    assert len({new_uid() for _ in range(1000)}) == 1000


def test_kinds_are_table_names_even_where_a_column_is_called_kind():
    kinds = [table.record_kind() for table in ALL_TABLES]
    assert len(set(kinds)) == len(kinds)
    assert Customer.record_kind() == "customer"


@pytest.mark.parametrize("quoted", ['""', "``"])
def test_the_columns_of_whole_rows_are_worded_as_peewee_does(quoted):
    def told(query):
        return query.bind(None).__sql__(pw.Context(quote=quoted)).query()

    def plainly(table):
        return pw.ModelSelect(table, table._meta.sorted_fields, is_default=True)

    for table in ALL_TABLES:
        mine = table.select()
        assert type(mine) is not pw.ModelSelect
        for _ in range(2):  # as worded now, and as it was kept
            key = table._meta.primary_key
            assert told(mine.where(key == 1)) == told(plainly(table).where(key == 1))
            assert told(mine.limit(3).distinct()) == told(plainly(table).limit(3).distinct())
    owner = Device.customer == Customer.id
    assert told(Device.select().join(Customer, on=owner)) == told(plainly(Device).join(Customer, on=owner))
    assert told(Customer.select(Device, Customer).join(Device, on=owner)) == told(
        pw.ModelSelect(Customer, (Device, Customer)).join(Device, on=owner)
    )
    inside = Customer.select().where(Customer.name == "x")
    inside_plainly = plainly(Customer).where(Customer.name == "x")
    assert told(Device.select().where(Device.customer.in_(inside))) == told(
        plainly(Device).where(Device.customer.in_(inside_plainly))
    )
    assert told(Customer.select().union(Customer.select())) == told(plainly(Customer).union(plainly(Customer)))
