"""Taking back the last edit."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from app.core.errors import NotPermitted, UserError
from app.models import audit, search
from app.models.customer import Contact, Customer
from app.models.organisation import AuditEntry
from app.services import contracts, customers, devices, drafts, preferences, price_list, undo
from app.services.customers import ContactInput


@pytest.fixture
def customer(branch: Any, frozen_clock: Any) -> Customer:
    made = customers.create(name="北京东方", contacts=(ContactInput("王五", "13800138000"),))
    return Customer.get(Customer.id == made.result)


def _edit(row: Customer, **values: Any) -> Any:
    person = Contact.get()
    given = {"name": "北京西方", "contacts": (ContactInput("王五", "13900139000", id=person.id),), **values}
    return customers.change(customer_id=row.id, seen_version=Customer.get_by_id(row.id).row_version, **given)


def test_an_edit_is_taken_back_and_done_again(customer: Customer) -> None:
    device = devices.create(customer_id=customer.id, model="X1").result
    changes = _edit(customer)
    offer = undo.offered(changes)
    assert offer is not None
    assert offer.text == "Customer 北京西方: Name, Telephone changed"
    back = undo.undo(offer.token)
    row = Customer.get()
    assert (row.name, row.phone, row.phone_digits, row.initials, row.row_version) == (
        "北京东方", "13800138000", "13800138000", "bjdf", 3,
    )  # fmt: skip
    assert Contact.get().phone == "13800138000"
    assert devices.entry(device).customer_name == "北京东方"
    assert search.find("customer", "西方") == []
    assert search.find("customer", "bjdf") == [row.id]
    assert back.touches("customer")
    assert back.touches("contact")
    assert AuditEntry.select().order_by(AuditEntry.id.desc()).get().action == "edit.undo"
    assert audit.verify() is None
    again = undo.offered(back)
    assert again is not None
    undo.undo(again.token)
    assert Customer.get().name == "北京西方"


def test_days_and_amounts_come_back_as_what_they_were(customer: Customer, as_role: Any) -> None:
    made = devices.create(customer_id=customer.id, model="X1", installed_on=date(2026, 1, 1), warranty_months=12).result
    devices.change(device_id=made, seen_version=1, model="X1", installed_on=None, warranty_months=None)
    offer = undo.last_edit()
    assert offer is not None
    undo.undo(offer.token)
    entry = devices.entry(made)
    assert (entry.installed_on, entry.warranty_months, entry.warranty_ends_on) == (
        date(2026, 1, 1),
        12,
        date(2027, 1, 1),
    )
    with as_role("administrator"):
        item = price_list.create(code="A", name="a", measure="次", price=5, valid_from=date(2026, 1, 1)).result
        price_list.change(item_id=item, seen_version=1, name="b", measure="次", price=7)
        offer = undo.last_edit()
        assert offer is not None
        undo.undo(offer.token)
        assert [(line.name, line.price, line.valid_from) for line in price_list.listing()] == [
            ("a", 5, date(2026, 1, 1))
        ]


def test_what_moved_on_is_left_alone(customer: Customer, as_role: Any) -> None:
    changes = _edit(customer)
    offer = undo.offered(changes)
    assert offer is not None
    with as_role("supervisor"):
        _edit(customer, name="第三个名字")
        other = undo.last_edit()
    with pytest.raises(UserError, match="“Name” was changed again since"):
        undo.undo(offer.token)
    assert Customer.get().name == "第三个名字"
    assert other is not None
    with as_role("supervisor"):
        undo.undo(other.token)
    undo.undo(offer.token)  # now the fields are again what this person left
    assert Customer.get().name == "北京东方"


def test_other_fields_may_have_moved(customer: Customer, as_role: Any) -> None:
    changes = _edit(customer)
    offer = undo.offered(changes)
    assert offer is not None
    with as_role("supervisor"):
        _edit(customer, notes="新的备注")
    undo.undo(offer.token)
    assert (Customer.get().name, Customer.get().notes) == ("北京东方", "新的备注")


def test_only_plain_edits_are_offered(customer: Customer, as_role: Any) -> None:
    assert undo.last_edit() is None  # a new record is not undone
    changes = _edit(customer, contacts=(ContactInput("新人", "13600136000"),))
    assert undo.offered(changes) is None  # it brought a new contact
    contracts.create(customer_id=customer.id, starts_on=date(2026, 1, 1), ends_on=date(2026, 12, 31))
    assert undo.last_edit() is None
    with as_role("technician"):
        assert undo.last_edit() is None


def test_only_the_last_edit_counts(customer: Customer) -> None:
    first = _edit(customer)
    offer = undo.offered(first)
    assert offer is not None
    preferences.put("a", 1)
    drafts.save(form="f", content={})
    assert undo.offered(first) == offer
    _edit(customer, name="又改了")
    assert undo.offered(first) is None
    for token in (offer.token, 0, -1, 4711):
        with pytest.raises(UserError, match="no longer"):
            undo.undo(token)
    assert Customer.get().name == "又改了"


def test_the_edits_of_others_are_not_offered(customer: Customer, as_role: Any) -> None:
    changes = _edit(customer)
    with as_role("supervisor"):
        assert undo.offered(changes) is None
    offer = undo.last_edit()
    assert offer is not None
    with as_role("supervisor"), pytest.raises(UserError):
        undo.undo(offer.token)


def test_a_role_that_may_no_longer_edit_may_not_undo(customer: Customer, branch: Any, monkeypatch: Any) -> None:
    from app.core.record import replaced
    from app.services import session as sessions

    _edit(customer)
    offer = undo.last_edit()
    assert offer is not None
    with (
        sessions.acting_as(replaced(branch.sessions["representative"], role="technician")),
        pytest.raises(NotPermitted),
    ):
        undo.undo(offer.token)
    assert Customer.get().name == "北京西方"
