"""What every use case shares: one transaction, row versions, audit, search, Changes."""

from __future__ import annotations

import json
from typing import Any

import peewee as pw
import pytest

from app.core.errors import AftercareError, Bug, ChangedMeanwhile, UserError
from app.models import audit, database, pinyin, search
from app.models.customer import Customer
from app.models.organisation import AuditEntry, Department, Staff
from app.services import customers, undo
from app.services import session as sessions
from app.services._use_case import UnitOfWork, get, last_done, plain, transact, use_case
from app.services.customers import ContactInput


def _unit(action: str = "customer.change") -> UnitOfWork:
    return UnitOfWork(action, sessions.current())


def _lines() -> list[AuditEntry]:
    return list(AuditEntry.select().order_by(AuditEntry.id))


def test_an_insert_is_audited_found_and_announced(branch: Any) -> None:
    changes = customers.create(name="广州东方机电")
    row = Customer.get()
    assert changes.result == row.id
    assert changes.number == row.number == "KH-GZ01-00001"
    assert changes.touched == {"customer": frozenset({row.id})}
    line = _lines()[-1]
    assert (line.action, line.kind, line.row_id, line.row_number) == ("customer.create", "customer", row.id, row.number)
    assert (line.user_name, line.role) == ("desk", "representative")
    assert json.loads(line.changes)["name"] == [None, "广州东方机电"]
    assert search.find("customer", "东方") == [row.id]
    assert audit.verify() is None


def test_an_update_writes_only_what_differs(branch: Any) -> None:
    customers.create(name="甲公司", notes="旧")
    row = Customer.get()
    changes = customers.change(customer_id=row.id, seen_version=1, name="甲公司", notes="新")
    assert json.loads(_lines()[-1].changes) == {"notes": ["旧", "新"]}
    assert Customer.get().row_version == 2
    assert changes.touches("customer")
    before = len(_lines())
    assert not customers.change(customer_id=row.id, seen_version=2, name="甲公司", notes="新").touched
    assert (len(_lines()), Customer.get().row_version) == (before, 2)


def test_two_editors_see_both_values(branch: Any) -> None:
    created = customers.create(name="甲公司", contacts=(ContactInput("王五", "13800138000"),))
    person = Customer.get().contacts.get()
    first = (ContactInput("王五", "13900139000", id=person.id),)
    customers.change(customer_id=created.result, seen_version=1, name="甲公司", contacts=first)
    second = (ContactInput("王五", "13700137000", id=person.id),)
    with pytest.raises(ChangedMeanwhile) as caught:
        customers.change(customer_id=created.result, seen_version=1, name="甲公司", contacts=second)
    assert caught.value.differences == {"phone": ("13700137000", "13900139000")}
    assert list(caught.value.worded()) == ["Telephone"]
    assert Customer.get().phone == "13900139000"


def test_a_change_of_what_belongs_to_a_record_is_noticed_too(branch: Any) -> None:
    people = (ContactInput("王五", "13800138000"), ContactInput("赵六", "13900139000"))
    created = customers.create(name="甲公司", contacts=people)
    main, other = Customer.get().contacts.order_by(pw.SQL("id"))
    kept = (ContactInput("王五", "13800138000", id=main.id), ContactInput("赵六", "13900139001", id=other.id))
    customers.change(customer_id=created.result, seen_version=1, name="甲公司", contacts=kept)
    assert Customer.get().row_version == 2
    with pytest.raises(ChangedMeanwhile):
        customers.change(customer_id=created.result, seen_version=1, name="甲公司", contacts=kept)


def test_a_row_that_moves_between_reading_and_writing_is_not_overwritten(branch: Any) -> None:
    created = customers.create(name="甲公司")
    unit = _unit()

    def act() -> None:
        row = get(Customer, created.result)
        Customer.update(row_version=9, notes="later").execute()
        unit.update(row, notes="mine")

    with pytest.raises(ChangedMeanwhile) as caught:
        transact(unit, act)
    assert caught.value.differences == {"notes": ("mine", "later")}


def test_nothing_is_kept_when_a_use_case_fails_half_way(branch: Any) -> None:
    @use_case("customer.create")
    def failing(unit: UnitOfWork) -> None:
        customers.add(unit, name="一半")
        raise UserError("no")

    before = len(_lines())
    with pytest.raises(UserError, match="no"):
        failing()
    assert not Customer.select().exists()
    assert search.find("customer", "一半") == []
    assert len(_lines()) == before
    assert customers.create(name="整个").number == "KH-GZ01-00001"  # the number was given back


def test_database_errors_become_words(branch: Any) -> None:
    @use_case("staff.change")
    def twice(unit: UnitOfWork) -> None:
        unit.insert(Department, name="同名")
        unit.insert(Department, name="同名")

    with sessions.acting_as(branch.sessions["administrator"]), pytest.raises(AftercareError) as caught:
        twice()
    assert not isinstance(caught.value, pw.PeeweeException)
    assert caught.value.text


def test_what_is_cached_elsewhere_is_told_in_success_and_failure(branch: Any) -> None:
    told: list[str] = []

    def run(fail: bool) -> None:
        unit = _unit()

        def act() -> None:
            unit.when_over(lambda: told.append("over"))
            if fail:
                raise UserError("no")

        transact(unit, act)

    run(False)
    with pytest.raises(UserError):
        run(True)
    assert told == ["over", "over"]


def test_a_missing_record_is_said_so(branch: Any) -> None:
    with pytest.raises(UserError, match="not there any more"):
        get(Customer, 4711)


def test_foreign_keys_are_compared_and_audited_by_id(branch: Any) -> None:
    with sessions.acting_as(branch.sessions["administrator"]):
        unit = _unit("staff.change")

        def act() -> None:
            department = unit.insert(Department, name="技术部")
            person = get(Staff, branch.technician_id)
            unit.update(person, department=department)
            unit.update(person, department=department.id)
            unit.update(person, department_id=department.id)
            person.department.name = "unused"

        transact(unit, act)
    lines = [line for line in _lines() if line.kind == "staff"]
    assert [json.loads(line.changes) for line in lines] == [{"department": [None, Department.get().id]}]


def test_a_password_never_reaches_the_audit_trail(branch: Any) -> None:
    from app.services import users

    with sessions.acting_as(branch.sessions["administrator"]):
        users.create(name="neu", full_name="新人", role="technician", password="a long new one")
        users.reset_password(user_id=branch.sessions["technician"].user_id, password="another long one")
    changes = [json.loads(line.changes) for line in _lines() if line.kind == "app_user"]
    assert [entry["password_hash"] for entry in changes] == [[None, None], [None, None]]


def test_values_are_plain_in_the_audit_trail() -> None:
    from datetime import UTC, date, datetime, timedelta, timezone

    east = timezone(timedelta(hours=8))
    assert plain(datetime(2026, 1, 2, 8, tzinfo=east)) == "2026-01-02T00:00:00+00:00"
    assert plain(datetime(2026, 1, 2, tzinfo=UTC)) == "2026-01-02T00:00:00+00:00"
    assert plain(date(2026, 1, 2)) == "2026-01-02"
    assert plain(Department(id=7)) == 7
    assert plain(True) is True


def test_only_what_was_written_can_be_the_last_thing_done(branch: Any) -> None:
    who = sessions.current().user_id
    changes = customers.create(name="甲公司")
    done = last_done(who)
    assert done is not None
    assert done.changes == changes
    from app.services import preferences

    preferences.put("columns", [1])
    assert last_done(who) is done
    assert undo.last_edit() is None


def test_acting_needs_somebody(branch: Any) -> None:
    sessions.begin(None)
    with pytest.raises(Bug, match="nobody is signed in"):
        sessions.current()


def test_nothing_heavy_is_loaded_while_others_wait_for_their_turn(branch: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    order = list[str]()
    ready, begin = pinyin.get_ready, database.transaction
    monkeypatch.setattr(pinyin, "get_ready", lambda: (order.append("dictionary"), ready()))
    monkeypatch.setattr(database, "transaction", lambda: (order.append("turn"), begin())[1])
    customers.create(name="广州东方机电")
    assert order[:2] == ["dictionary", "turn"]
