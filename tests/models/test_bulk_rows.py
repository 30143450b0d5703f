"""Many rows in one transaction are the same rows as one by one."""

from __future__ import annotations

from typing import Any

from app.core import clock
from app.models import audit, bulk_rows, database, search
from app.models.base import MomentField
from app.models.customer import Customer

STAMP = "2026-11-20T01:00:00Z"


def rows(count: int) -> list[dict[str, Any]]:
    return [{"number": f"K{at}", "name": f"第{at}公司", "phone_digits": f"138{at:08}"} for at in range(count)]


def entered(count: int, ticks: list[int] | None = None) -> list[int]:
    with database.transaction():
        ids = list(bulk_rows.reserve_ids(Customer, count))
        told = ticks if ticks is not None else []
        bulk_rows.insert(Customer, rows(count), ids, STAMP, told.append)
        search.settle("customer")
    return ids


def test_they_have_defaults_identities_and_are_found(branch: Any) -> None:
    ids = entered(3)
    found = list(Customer.select().order_by(Customer.id))
    assert [row.id for row in found] == ids
    first = found[0]
    assert (first.name, first.kind, first.status, first.row_version) == ("第0公司", "company", "active", 1)
    assert len({row.uid for row in found}) == 3
    assert all(len(row.uid) == 32 for row in found)
    assert MomentField().db_value(found[0].created_at) == STAMP
    assert search.find("customer", "第2公司") == search.scan("customer", "第2公司") == [ids[2]]


def test_more_than_a_batch_is_told_batch_by_batch(branch: Any, monkeypatch: Any) -> None:
    monkeypatch.setattr(bulk_rows, "BATCH", 4)
    ticks: list[int] = []
    entered(10, ticks)
    assert ticks == [4, 4, 2]
    assert Customer.select().count() == 10


def test_ids_go_on_and_a_row_by_hand_follows(branch: Any) -> None:
    ids = entered(2)
    now = clock.now()
    one = Customer.create(number="H1", name="手工", created_at=now, changed_at=now)
    assert one.id > ids[-1]
    with database.transaction():
        assert min(bulk_rows.reserve_ids(Customer, 2)) > one.id
        assert len(bulk_rows.reserve_ids(Customer, 0)) == 0


def test_changes_raise_the_version_and_the_index_follows(branch: Any) -> None:
    one, other, _ = entered(3)
    with database.transaction():
        bulk_rows.update(Customer, [(one, {"name": "新名字"}), (other, {"region": "番禺", "grade": "A"})], STAMP)
        search.settle("customer")
    assert [(row.name, row.region, row.row_version) for row in Customer.select().order_by(Customer.id)] == [
        ("新名字", "", 2), ("第1公司", "番禺", 2), ("第2公司", "", 1),
    ]  # fmt: skip
    assert search.find("customer", "新名字") == [one]
    assert search.find("customer", "第0公司") == []
    assert search.find("customer", "番禺") == [other]


def test_the_cache_is_as_before_afterwards(branch: Any) -> None:
    if database.engine() != "sqlite":
        return
    before = database.scalar("PRAGMA cache_size")
    with bulk_rows.roomy_cache():
        assert database.scalar("PRAGMA cache_size") != before
    assert database.scalar("PRAGMA cache_size") == before


def test_lines_by_the_thousand_are_the_lines_one_by_one(branch: Any) -> None:
    told = [("customer", 1, "K-1", '{"name": [null, "\\"甲\\"\\n"]}', ""), ("device", 2, "", "{}", "因为“坏了”\t\\")]
    who = {"user_name": 'b"oss', "role": "supervisor", "action": "import.run"}
    with database.transaction():
        first, last = audit.append_many(told, at=clock.now(), **who)
        assert audit.append_many([], at=clock.now(), **who) == (0, 0)
        kind, row_id, number, changes, reason = told[1]
        audit.append(at=clock.now(), kind=kind, row_id=row_id, row_number=number, changes=changes, reason=reason, **who)
    assert last - first == 1
    assert audit.verify() is None
