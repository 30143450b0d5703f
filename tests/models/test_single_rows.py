"""Rows written and read by statements that are worded once are those that peewee would write and read."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from app.core.errors import AftercareError
from app.models import single_rows
from app.models.customer import Customer
from app.models.organisation import Staff
from app.models.service_call import ServiceCall

NOW = datetime(2026, 11, 20, 1, 0, tzinfo=UTC)


def test_a_row_is_as_peewee_would_have_written_it(branch: object) -> None:
    values = {"phone": "13900000000", "is_technician": True, "created_at": NOW, "changed_at": NOW}
    ours = single_rows.add(Staff, number="S900", name="𠮷先生", **values)
    theirs = Staff.create(number="S901", name="𠮷先生", **values)
    apart = {"id", "uid", "number"}
    stored = [dict(row) for row in Staff.select().where(Staff.id.in_([ours.id, theirs.id])).order_by(Staff.id).dicts()]
    assert {key: value for key, value in stored[0].items() if key not in apart} == {
        key: value for key, value in stored[1].items() if key not in apart
    }
    assert stored[0]["uid"] != stored[1]["uid"]
    assert not ours.is_dirty()


def test_a_row_is_read_as_peewee_reads_it(branch: object) -> None:
    known = Staff.get()
    found = single_rows.find(Staff, known.id)
    assert found == known
    assert found.__data__ == known.__data__
    assert not found.is_dirty()
    assert found.user.name == known.user.name, "related rows are still fetched when asked for"


def test_the_rows_of_an_owner_are_as_peewee_reads_them(branch: object) -> None:
    person = Staff.get()
    values = {"name": "员工", "user": person.user_id, "created_at": NOW, "changed_at": NOW}
    for number in ("S902", "S903"):
        single_rows.add(Staff, number=number, **values)
    theirs = list(Staff.select().where(Staff.user == person.user_id).order_by(Staff.id))
    ours = single_rows.of_owner(Staff, "user", person.user_id)
    assert len(ours) > 1
    assert [row.__data__ for row in ours] == [row.__data__ for row in theirs]
    assert single_rows.of_owner(Staff, "user", 10**9) == []


@pytest.mark.parametrize("table", [Staff, Customer, ServiceCall])
def test_what_is_not_there_is_none(branch: object, table: type[Staff]) -> None:
    assert single_rows.find(table, 10**9) is None


def test_a_refusal_of_the_database_is_worded(branch: object) -> None:
    with pytest.raises(AftercareError):
        single_rows.add(Staff, number="S001", name="again", created_at=NOW, changed_at=NOW)
