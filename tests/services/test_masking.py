"""Numbers are masked by role, below every screen: records, ledgers, search, timelines; shown by a click on record."""

from __future__ import annotations

import dataclasses
import json
from typing import Any

import pytest

from app.core import clock
from app.core.errors import ChangedMeanwhile, UserError
from app.core.progress import Silent
from app.ledgers._catalogue import all_ledgers
from app.ledgers._source import LedgerState, open_source
from app.models import database, search
from app.models.customer import Contact, Customer
from app.models.service_call import ServiceCall
from app.services import (
    _masking,
    _open_promises,
    boards,
    customer_file,
    customers,
    daily_work,
    finding,
    history,
    issuing,
    opinions,
    personal_data,
    personal_papers,
    service_call_file,
    service_calls,
    settings,
    soundness,
    timeline,
)
from app.services import session as sessions
from app.services._use_case import UnitOfWork, transact
from app.services.customers import AddressInput, ContactInput

PHONE, OTHER, IDENTITY = "13977781234", "13866665555", "440106198702201234"
CANARIES = (PHONE, OTHER, IDENTITY)
MASK = "139****1234"


@pytest.fixture
def customer_id(branch, as_role) -> int:
    with as_role("supervisor"):
        found = customers.create(
            name="白云设备厂",
            contacts=(
                ContactInput(name="赵思远", phone=PHONE, is_primary=True),
                ContactInput(name="钱立", phone=OTHER, notes=f"身份证 {IDENTITY}"),
            ),
            addresses=(AddressInput(address="云影路 77 号", is_primary=True),),
            notes=f"急事打 {OTHER}",
        ).result
        service_calls.register(customer_id=found, fault_text=f"请回电 {OTHER}", fault_level=3)
        row = Customer.get_by_id(found)
        given = [dataclasses.asdict(one) for one in customer_file.customer_file(found).contacts]
        people = tuple(ContactInput(**{name: one[name] for name in ContactInput._fields}) for one in given)
        customers.change(
            customer_id=found,
            seen_version=row.row_version,
            name=row.name,
            contacts=people,
            notes=f"{row.notes}，{PHONE}",
        )
    return found


def shown_to_person(customer_id: int, *, role: str) -> str:
    """Everything that the queries answer, as text."""
    found: list[Any] = [
        customer_file.customer_file(customer_id), timeline.for_customer(customer_id),
        finding.find_callers(PHONE), finding.find_callers("白云"), finding.find_anything(PHONE),
    ]  # fmt: skip
    if role != "technician":
        found += [history.of("customer", customer_id), history.latest()]
    for ledger in all_ledgers().values():
        try:
            source = open_source(ledger, LedgerState(columns=tuple(one.name for one in ledger.columns if one.offered)))
            found += [row.values for row in source.page(0, 50)]
            found += list(source.table().rows)
        except PermissionError:
            continue
        except Exception as error:
            if type(error).__name__ != "NotPermitted":
                raise
    return repr(found)


@pytest.mark.parametrize("role", ["technician", "administrator"])
def test_masked_roles_see_masks_everywhere(customer_id: int, as_role: Any, role: str) -> None:
    with as_role(role):
        text = shown_to_person(customer_id, role=role)
        assert not [one for one in CANARIES if one in text]
        assert MASK in text
        assert personal_data.is_masked()
        assert personal_data.hidden() > 0


@pytest.mark.parametrize("role", ["representative", "supervisor", "approver"])
def test_others_see_numbers(customer_id: int, as_role: Any, role: str) -> None:
    with as_role(role):
        assert customer_file.customer_file(customer_id).phone == PHONE
        assert finding.find_callers(PHONE)[0].phone == PHONE
        assert not personal_data.is_masked()


def test_the_roles_are_a_setting(customer_id: int, as_role: Any) -> None:
    with as_role("administrator"):
        settings.change(values={"privacy.masked_roles": ["representative"]})
        assert customer_file.customer_file(customer_id).phone == PHONE
    with as_role("representative"):
        assert customer_file.customer_file(customer_id).phone == MASK


def test_one_click_shows_the_numbers_and_is_on_record(customer_id: int, as_role: Any, branch: Any) -> None:
    with as_role("administrator"):
        changes = personal_data.unmask(kind="customer", row_id=customer_id)
        assert changes.touches("customer")
        file = customer_file.customer_file(customer_id)
        assert [one.phone for one in file.contacts] == [PHONE, OTHER]
        assert IDENTITY not in repr(file)
        line = history.latest(1)[0]
        assert (line.what, line.user_name, line.number) == ("Telephone number shown", "admin", file.number)
    with as_role("technician"):
        assert customer_file.customer_file(customer_id).phone == MASK
    admin = branch.sessions["administrator"]
    with sessions.acting_as(type(admin)(**vars(admin))):  # signed in again
        assert customer_file.customer_file(customer_id).phone == MASK


def test_a_calls_number_is_shown_with_its_customers(customer_id: int, as_role: Any) -> None:
    call = ServiceCall.get()
    with as_role("administrator"):
        personal_data.unmask(kind="service_call", row_id=call.id)
        assert customer_file.customer_file(customer_id).phone == PHONE
        with pytest.raises(UserError):
            personal_data.unmask(kind="price_item", row_id=1)


def test_technicians_see_those_of_their_own_open_jobs(customer_id: int, branch: Any, as_role: Any) -> None:
    call = ServiceCall.get()
    with as_role("technician"):
        assert customer_file.customer_file(customer_id).phone == MASK
    database.execute("UPDATE service_call SET technician_id = ?", (branch.technician_id,))
    _masking.changed()
    with as_role("technician"):
        assert customer_file.customer_file(customer_id).phone == PHONE
        assert service_call_file.file(call.id).phone == PHONE
    database.execute("UPDATE service_call SET is_open = ?", (False,))
    _masking.changed()
    with as_role("technician"):
        assert customer_file.customer_file(customer_id).phone == MASK


def test_a_mask_is_never_stored(customer_id: int, as_role: Any) -> None:
    with as_role("technician"):
        opinions.register(customer_id=customer_id, content="服务好", kind="praise", phone=MASK)
        assert database.scalar("SELECT phone FROM opinion") == PHONE
        with pytest.raises(UserError, match="masked"):
            opinions.register(customer_id=customer_id, content="服务好", kind="praise", phone="137****0000")


def test_a_form_of_a_masked_role_keeps_what_it_was_shown_masked(customer_id: int, as_role: Any) -> None:
    with as_role("administrator"):
        settings.change(values={"privacy.masked_roles": ["representative"]})
    with as_role("representative"):
        file = customer_file.customer_file(customer_id)
        people = tuple(
            ContactInput(**{name: getattr(one, name) for name in ContactInput._fields}) for one in file.contacts
        )
        assert people[0].phone == MASK
        customers.change(
            customer_id=file.id,
            seen_version=file.row_version,
            name="白云设备厂（新）",
            contacts=people,
            notes=file.notes,
        )
    stored = database.query("SELECT phone, phone_digits, notes FROM contact ORDER BY id")
    assert stored[:2] == [(PHONE, PHONE, ""), (OTHER, OTHER, f"身份证 {IDENTITY}")]
    row = database.query("SELECT name, phone, phone_digits, notes FROM customer")[0]
    assert row == ("白云设备厂（新）", PHONE, PHONE, f"急事打 {OTHER}，{PHONE}")


def test_an_export_can_be_masked_for_everybody(customer_id: int, as_role: Any) -> None:
    with as_role("supervisor"):
        customers.create(name="师傅 13800000001 介绍的客户")
        with _masking.masked():
            rows = list(open_source(all_ledgers()["customers"]).table().rows)
        assert PHONE not in repr(rows)
        assert MASK in repr(rows)
        assert "13800000001" in repr(rows)
        assert PHONE in repr(list(open_source(all_ledgers()["customers"]).table().rows))


def test_every_column_of_a_number_is_declared_as_one() -> None:
    """A new table that copies a customer's number is masked or says why not."""
    from app.models.base import NumberField
    from app.models.tables import ALL_TABLES

    for_work = {"staff", "supplier", "shift_duty", "spare_part"}
    for table in ALL_TABLES:
        for name in {"phone", "email"} & table._meta.fields.keys():
            kind = table.record_kind()
            assert kind in for_work or isinstance(table._meta.fields[name], NumberField), f"{kind}.{name}"
            assert kind in for_work or table.tells_of_people, kind


def test_the_report_tells_everything_and_is_on_record(customer_id: int, as_role: Any) -> None:
    with as_role("administrator"):
        personal_data.unmask(kind="customer", row_id=customer_id)
    with as_role("supervisor"):
        report = personal_data.on_file(customer_id)
        text = repr(report)
        assert all(one in text for one in CANARIES)
        assert {told.kind for told in report.told} >= {"customer", "contact", "address", "service_call"}
        assert [(one.what, one.who) for one in report.accesses] == [
            ("Asked what is on file", "周建国"), ("Telephone number shown", "何伟")
        ]  # fmt: skip
        assert [one.what for one in personal_data.accesses()][:2] == ["Asked what is on file", "Telephone number shown"]
    with as_role("technician"), pytest.raises(Exception, match="does not allow"):
        personal_data.on_file(customer_id)


def test_the_paper_names_every_field_and_who_looked(customer_id: int, as_role: Any) -> None:
    with as_role("supervisor"):
        paper = personal_papers.report(Customer.get_by_id(customer_id).number.lower())
    lines = [(line["kind"], line["label"], line["value"]) for line in paper["lines"]]
    assert ("Contact 1/2", "Telephone", PHONE) in lines
    assert ("Service call", "Number", ServiceCall.get().number) in lines or any(
        kind == "Service call" and value == f"请回电 {OTHER}" for kind, _, value in lines
    )
    assert [line["kind"] for line in paper["accesses"]] == ["查阅记录"]
    with as_role("supervisor"), pytest.raises(UserError, match="no customer"):
        personal_papers.report("KH-99")


def test_the_history_still_holds_the_numbers(customer_id: int) -> None:
    stored = [json.loads(one)["phone"][1] for (one,) in database.query(
        "SELECT changes FROM audit_entry WHERE kind = 'contact'") if "phone" in json.loads(one)]  # fmt: skip
    assert stored[:2] == [PHONE, OTHER]
    assert Contact.select().count() == 2


def test_words_that_lists_read_by_themselves_are_masked_too(customer_id: int, as_role: Any) -> None:
    """What boards, promises and the day's sheet read in one statement, past the tables' fields."""
    with as_role("administrator"):
        settings.change(values={_masking.MASKED_ROLES: ["approver", "technician"]})
    call = ServiceCall.get(ServiceCall.customer == customer_id)
    technician = database.scalar("SELECT id FROM staff WHERE number = 'S001'")
    now = database.scalar("SELECT received_at FROM service_call WHERE id = ?", (call.id,))

    def written(**values: Any) -> None:
        database.execute(
            f"UPDATE service_call SET {', '.join(f'{name} = ?' for name in values)} WHERE id = ?",
            (*values.values(), call.id),
        )

    with as_role("approver"):
        found: list[Any] = [list(_open_promises.of_customer(customer_id))]
        written(state="scheduled", appointed_at=now)
        found.append(boards.today())
        written(state="completed", technician_id=technician, finished_at=now, solution_text=f"已告知 {PHONE}")
        found.append(daily_work.jobs_of(clock.local(call.received_at).date(), technician))
    for one in found:
        assert "138****5555" in repr(one), one
        assert not [canary for canary in CANARIES if canary in repr(one)]
    assert MASK in repr(found[-1])


def test_an_administrator_builds_the_index_of_whole_numbers(customer_id: int, as_role: Any) -> None:
    with as_role("administrator"):
        soundness.rebuild_index(Silent())
        assert search.scan("customer", "13866665555") == [customer_id]
        assert soundness.check(Silent(), lambda _: None) == []
    with as_role("supervisor"):
        assert [one.customer_id for one in finding.find_callers(PHONE)] == [customer_id]
        assert search.find("service_call", OTHER) == [ServiceCall.get().id]


def test_what_a_use_case_says_when_it_stops_is_masked_too(customer_id: int, as_role: Any) -> None:
    with as_role("supervisor"):
        mate = customers.create(name=f"珠江 {PHONE} 商行").result
        customers.change(customer_id=mate, seen_version=1, name=f"珠江 {PHONE} 总店", notes="甲")
    with as_role("administrator"):
        settings.change(values={_masking.MASKED_ROLES: ["representative"]})
    with as_role("representative"):
        with pytest.raises(ChangedMeanwhile) as stopped:
            customers.change(customer_id=mate, seen_version=1, name="珠江", notes=f"打 {OTHER}")
        told = repr(stopped.value.differences)
        assert MASK in told
        assert not [one for one in CANARIES if one in told]


def test_names_and_words_keep_their_numbers_through_a_form_with_masks(customer_id: int, as_role: Any) -> None:
    with as_role("supervisor"):
        mate = customers.create(
            name=f"王先生 {PHONE}", addresses=(AddressInput(address=f"滨江路 9 号 找 {OTHER}", is_primary=True),)
        ).result
    before = database.query("SELECT pinyin, initials, similarity_key FROM customer WHERE id = ?", (mate,))
    with as_role("administrator"):
        settings.change(values={_masking.MASKED_ROLES: ["representative"]})
    with as_role("representative"):
        file = customer_file.customer_file(mate)
        assert (file.name, file.addresses[0].address) == (f"王先生 {MASK}", "滨江路 9 号 找 138****5555")
        customers.change(
            customer_id=mate, seen_version=file.row_version, name=file.name, notes="常客",
            addresses=(AddressInput(id=file.addresses[0].id, address=file.addresses[0].address + " 后门"),),
        )  # fmt: skip
        service_calls.register(customer_id=mate, fault_text="死机", fault_level=3, address=file.addresses[0].address)
    row = database.query("SELECT name, address, notes FROM customer WHERE id = ?", (mate,))[0]
    assert row == (f"王先生 {PHONE}", f"滨江路 9 号 找 {OTHER} 后门", "常客")
    assert database.query("SELECT pinyin, initials, similarity_key FROM customer WHERE id = ?", (mate,)) == before
    stored = database.query("SELECT address FROM service_call WHERE customer_id = ?", (mate,))
    assert stored == [(f"滨江路 9 号 找 {OTHER}",)]


def test_numbers_in_the_words_of_own_jobs_and_of_a_record_asked_for_are_shown(
    customer_id: int, branch: Any, as_role: Any
) -> None:
    stranger = "13700001111"
    with as_role("supervisor"):
        call_id = service_calls.register(
            customer_id=customer_id, fault_text=f"找 {stranger}，身份证 {IDENTITY}", fault_level=3
        ).result
    with as_role("administrator"):
        settings.change(values={_masking.MASKED_ROLES: ["representative", "technician"]})
    with as_role("representative"):
        assert "137****1111" in service_call_file.file(call_id).fault_text
        personal_data.unmask(kind="service_call", row_id=call_id)
        assert stranger in service_call_file.file(call_id).fault_text
        assert IDENTITY not in service_call_file.file(call_id).fault_text
    database.execute("UPDATE service_call SET technician_id = ? WHERE id = ?", (branch.technician_id, call_id))
    _masking.changed()
    with as_role("technician"):
        assert stranger in service_call_file.file(call_id).fault_text


def test_numbers_for_work_are_never_masked(customer_id: int, as_role: Any) -> None:
    with as_role("supervisor"):
        customers.change(
            customer_id=customer_id, seen_version=Customer.get_by_id(customer_id).row_version, name="白云设备厂",
            notes="师傅 13800000001，投诉 020-83330000，本人 13611112222",
        )  # fmt: skip
    with as_role("administrator"):
        notes = customer_file.customer_file(customer_id).notes
    assert notes == "师傅 13800000001，投诉 020-83330000，本人 136****2222"


def test_an_issued_paper_is_drawn_with_masks_for_who_sees_masks(customer_id: int, as_role: Any) -> None:
    drawn: list[dict[str, Any]] = []
    issuing.RENDERERS["service_voucher"] = lambda content, paper, marks: drawn.append(content) or b"%PDF"
    unit = UnitOfWork("service_voucher.issue", sessions.current())
    content = {"phone": PHONE, "fault": f"找 {OTHER}", "serial": "13866665555", "letterhead": {}}
    row, _ = transact(unit, lambda: issuing.keep(unit, "service_voucher", "FP-1", content, "A5"))
    with as_role("supervisor"):
        assert issuing.original(row.id).pdf == b"%PDF"
        assert len(drawn) == 1
    with as_role("administrator"):
        issuing.original(row.id)
        kept = issuing.paper_of("service_voucher", "FP-1")
        assert kept is not None
        assert not issuing.altered(row.id)
        for one in (drawn[-1], kept.content):
            assert (one["phone"], one["fault"], one["serial"]) == (MASK, "找 138****5555", "13866665555")
    assert len(drawn) == 2
