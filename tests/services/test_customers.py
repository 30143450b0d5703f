"""Customers with their contacts and addresses (F01, R020), and noticing them twice."""

from __future__ import annotations

import time
from datetime import date
from typing import Any

import pytest

from app.core import clock
from app.core.errors import ChangedMeanwhile, UserError
from app.models import database, search
from app.models.customer import Address, Contact, Customer
from app.models.organisation import AuditEntry
from app.models.service_call import ServiceCall
from app.services import contracts, customers, devices
from app.services.customers import AddressInput, ContactInput

WANG = ContactInput("王五", "138 0013 8000", "科长", "wang@example.com", "上午")
ZHAO = ContactInput("赵六", "（010）8888-6666")


def _made(**values: Any) -> Customer:
    given = {
        "name": "北京东方（电子）有限公司",
        "contacts": (WANG, ZHAO),
        "addresses": (AddressInput("朝阳路1号", "总部", "朝阳"),),
    }
    return Customer.get(Customer.id == customers.create(**{**given, **values}).result)


def test_the_main_contact_and_address_are_on_the_customer(branch: Any) -> None:
    row = _made(kind="company", grade="A", region="华北", is_key_customer=True, notes="行一\n行二")
    assert (row.contact_name, row.phone, row.phone_digits, row.address) == (
        "王五",
        "13800138000",
        "13800138000",
        "朝阳路1号",
    )
    assert (row.pinyin[:12], row.initials) == ("bei jing don", "bjdf（dz）yxgs"[:4] + row.initials[4:])
    assert row.similarity_key == "北京东方电子"
    assert (row.grade, row.region, row.is_key_customer, row.notes, row.status) == (
        "A",
        "华北",
        True,
        "行一\n行二",
        "active",
    )
    assert [c.is_primary for c in row.contacts.order_by(Contact.id)] == [True, False]
    assert row.contacts.order_by(Contact.id)[1].phone == "010-88886666"


def test_the_marked_contact_is_the_main_one(branch: Any) -> None:
    row = _made(contacts=(WANG, ZHAO._replace(is_primary=True)))
    assert (row.contact_name, row.phone_digits) == ("赵六", "01088886666")
    plain_tuples = _made(contacts=(("孙七", "13700137000"),), addresses=(("路2号",),))
    assert (plain_tuples.contact_name, plain_tuples.address) == ("孙七", "路2号")


def test_a_change_writes_the_whole_form(branch: Any) -> None:
    row = _made()
    wang, zhao = row.contacts.order_by(Contact.id)
    people = (ZHAO._replace(id=zhao.id), ContactInput("钱八", "13600136000"))
    customers.change(customer_id=row.id, seen_version=1, name=row.name, contacts=people, addresses=())
    row = Customer.get(Customer.id == row.id)
    assert (row.contact_name, row.phone, row.address) == ("赵六", "010-88886666", "")
    active = Contact.select().where(Contact.is_active).order_by(Contact.id)
    assert [(c.name, c.is_primary) for c in active] == [("赵六", True), ("钱八", False)]
    assert not Contact.get(Contact.id == wang.id).is_active
    assert not Address.select().where(Address.is_active).exists()
    assert search.find("customer", "13800138000") == []
    assert search.find("customer", "88886666") == [row.id]


def test_a_new_name_goes_to_devices_and_contracts(branch: Any) -> None:
    row = _made()
    device = devices.create(customer_id=row.id, model="X1")
    contracts.create(customer_id=row.id, starts_on=date(2026, 1, 1), ends_on=date(2026, 12, 31))
    changes = customers.change(customer_id=row.id, seen_version=1, name="北京西方电子")
    assert changes.touches("device")
    assert changes.touches("contract")
    assert devices.entry(device.result).customer_name == "北京西方电子"
    assert contracts.of_customer(row.id)[0].customer_name == "北京西方电子"
    assert search.find("device", "西方") == [device.result]
    assert search.find("device", "东方") == []


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"name": ""}, "name"),
        ({"name": " \t\n\x00"}, "name"),
        ({"name": "x" * 10_000}, "name"),
        ({"kind": "dog"}, "kind"),
        ({"grade": "Z"}, "grade"),
        ({"status": "gone"}, "status"),
        ({"notes": "长" * 30_000}, "notes"),
        ({"region": "x" * 10_000}, "region"),
        ({"contacts": (WANG, ContactInput("x" * 61))}, "contacts.1.name"),
        ({"contacts": (ContactInput("王", email="no at sign"),)}, "contacts.0.email"),
        ({"addresses": (AddressInput("路" * 10_000),)}, "addresses.0.address"),
        ({"contacts": tuple(ContactInput(f"人{i}") for i in range(201))}, "contacts"),
    ],
)
def test_bad_input_is_refused_beside_its_field(branch: Any, values: dict[str, Any], field: str) -> None:
    with pytest.raises(UserError) as caught:
        _made(**values)
    assert caught.value.field == field
    assert Customer.select().count() == 0
    row = _made()
    with pytest.raises(UserError) as caught:
        customers.change(**{"customer_id": row.id, "seen_version": 1, "name": "好", **values})
    assert caught.value.field == field


def test_strange_characters_are_kept_or_put_in_order(branch: Any) -> None:
    row = _made(
        name="𠮷野家\t🙂\x00（广州）\r\n店",
        notes="故障" * 5_000 + "\t𠮷\x00",
        contacts=(ContactInput("𠮷\x00", "打前台"),),
    )
    assert row.name == "𠮷野家 🙂（广州） 店"
    assert row.notes == "故障" * 5_000 + " 𠮷"
    assert (row.contact_name, row.phone, row.phone_digits) == ("𠮷", "打前台", "")
    assert search.find("customer", "𠮷") == [row.id]


def test_empty_lines_of_a_form_are_left_out(branch: Any) -> None:
    row = _made(contacts=(ContactInput(""), WANG), addresses=(AddressInput(" "),))
    assert (row.contact_name, row.contacts.count(), row.addresses.count()) == ("王五", 1, 0)


def test_numbers_run_without_gaps(branch: Any) -> None:
    assert [_made().number for _ in range(3)] == [f"KH-GZ01-0000{i}" for i in (1, 2, 3)]


def test_a_customer_is_taken_out_of_use_and_back(branch: Any, as_role: Any) -> None:
    row = _made()
    with as_role("supervisor"):
        with pytest.raises(UserError) as caught:
            customers.deactivate(customer_id=row.id, seen_version=1, reason=" ")
        assert caught.value.field == "reason"
        customers.deactivate(customer_id=row.id, seen_version=1, reason="搬走")
        line = AuditEntry.select().order_by(AuditEntry.id.desc()).get()
        assert (line.action, line.reason) == ("customer.deactivate", "搬走")
    customers.change(customer_id=row.id, seen_version=2, name="改名")
    assert Customer.get().status == "inactive"  # a form cannot bring them back
    with as_role("supervisor"):
        customers.reactivate(customer_id=row.id, seen_version=3)
    assert Customer.get().status == "active"
    with as_role("supervisor"), pytest.raises(ChangedMeanwhile):
        customers.deactivate(customer_id=row.id, seen_version=1, reason="x")


def test_open_calls_keep_a_customer_in_use(branch: Any, as_role: Any) -> None:
    row = _made()
    now = clock.now()
    times = {"received_at": now, "entered_at": now, "created_at": now, "changed_at": now}
    ServiceCall.create(number="JX-1", customer=row.id, customer_name=row.name, **times)
    with as_role("supervisor"), pytest.raises(UserError, match="1 calls"):
        customers.deactivate(customer_id=row.id, seen_version=1, reason="x")


def test_duplicates_are_noticed_by_name_and_telephone(branch: Any) -> None:
    both = _made()
    name_only = _made(name="北京东方电子股份有限公司", contacts=())
    phone_only = _made(name="别的公司", contacts=(ContactInput("甲"), ContactInput("乙", "+86 138-0013-8000")))
    longer = _made(name="北京东方电子通州分厂", contacts=())
    found = customers.duplicates_while_typing("北京东方 电子", "13800138000")
    assert [(hint.customer_id, hint.why) for hint in found] == [
        (both.id, "both"), (phone_only.id, "phone"), (name_only.id, "name"), (longer.id, "name")
    ]  # fmt: skip
    assert found[0].number == both.number
    assert [hint.customer_id for hint in customers.duplicates_while_typing("", "13800138000", both.id)] == [
        phone_only.id
    ]
    assert customers.duplicates_while_typing("北") == ()
    assert customers.duplicates_while_typing("公司") == ()
    assert customers.duplicates_while_typing("", "800138") == ()
    assert customers.duplicates_while_typing("x" * 10_000, "y" * 10_000) == ()


def test_noticing_reads_by_index_only(branch: Any) -> None:
    for sql in (
        "SELECT id FROM customer WHERE similarity_key = 'x'",
        "SELECT id FROM customer WHERE similarity_key > 'x' AND similarity_key < 'y' ORDER BY similarity_key LIMIT 8",
        "SELECT id FROM customer WHERE phone_digits = 'x'",
        "SELECT customer_id FROM contact WHERE phone_digits = 'x' AND is_active",
    ):
        if database.engine() == "sqlite":
            assert all(step.startswith("SEARCH") for step in database.explain(sql)), sql


def test_noticing_is_instant_among_many(branch: Any) -> None:
    now = clock.now()
    rows = [
        {
            "number": f"N{i}", "name": f"客户{i}", "similarity_key": f"客户{i}", "phone_digits": f"138{i:08}",
            "created_at": now, "changed_at": now, "uid": str(i),
        }
        for i in range(20_000)
    ]  # fmt: skip
    with database.transaction():
        for start in range(0, len(rows), 500):
            Customer.insert_many(rows[start : start + 500]).execute()
    start_at = time.process_time()
    for i in range(50):
        assert customers.duplicates_while_typing(f"客户{i * 7}", f"138{i * 7:08}")
    assert (time.process_time() - start_at) / 50 < 0.02


def test_what_was_typed_before_is_offered(branch: Any) -> None:
    _made(region="华南", classification="学校")
    _made(region="华北", classification="")
    assert customers.regions() == ("华北", "华南")
    assert customers.classifications() == ("学校",)
