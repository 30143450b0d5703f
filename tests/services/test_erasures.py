"""Erasing a customer (G28): nothing of them is left in the files, no ledger breaks, the history still proves itself."""

from __future__ import annotations

from datetime import timedelta

import pytest

from app.core.errors import NotPermitted, UserError
from app.models import audit, database, search
from app.models.customer import Contact, Customer
from app.models.erasure import Erasure
from app.models.organisation import AuditEntry
from app.services import attachments, customers, drafts, erasures, exchange_requests, finding, service_calls
from app.services.customers import AddressInput, ContactInput

NAME, PHONE, PERSON, PLACE, MAIL = (
    "王晓彤",
    "13977781234",
    "赵思远",
    "广州市天河区云影路 77 号",
    "zhao.siyuan@example.cn",
)
CANARIES = (NAME, PHONE, PERSON, PLACE, MAIL, "wangxiaotong")
PNG = b"\x89PNG\r\n\x1a\n" + b"0" * 64


def make(name: str = NAME) -> int:
    people = (ContactInput(name=PERSON, phone=PHONE, email=MAIL, is_primary=True),)
    return customers.create(
        name=name,
        contacts=people,
        addresses=(AddressInput(address=PLACE, is_primary=True),),
        notes=f"找{PERSON}，{PHONE}",
    ).result


def finished_call(customer_id: int) -> int:
    call_id = service_calls.register(
        customer_id=customer_id, fault_text=f"{PERSON}说打印机坏了，回电 {PHONE}", fault_level=3
    ).result
    service_calls.cancel(call_id, seen_version=service_calls_version(call_id), reason=f"{NAME}不修了")
    return call_id


def service_calls_version(call_id: int) -> int:
    return int(database.scalar("SELECT row_version FROM service_call WHERE id = ?", (call_id,)))


def ask_and_erase(as_role, customer_id: int, *, with_attachments: bool = True) -> Erasure:
    with as_role("supervisor"):
        erasures.request(customer_id=customer_id, reason="客户书面要求", with_attachments=with_attachments)
    row = Erasure.get(Erasure.customer == customer_id)
    with as_role("administrator"):
        erasures.erase(erasure_id=row.id, seen_version=row.row_version)
    return Erasure.get_by_id(row.id)


@pytest.fixture
def erased(branch, as_role):
    with as_role("supervisor"):
        customer_id = make()
        call_id = finished_call(customer_id)
        attachments.add(owner_kind="service_call", owner_id=call_id, content=PNG, name=f"{NAME}.png")
        drafts.save(form="service_call:new", content={"reporter": PERSON, "phone": PHONE})
    return customer_id, call_id, ask_and_erase(as_role, customer_id)


def test_nothing_of_the_customer_is_left_in_the_files(erased, branch, as_role):
    with as_role("administrator"):
        erasures.tidy()
    if database.engine() == "sqlite":
        for file in branch.folder.rglob("*"):
            if file.is_file():
                content = file.read_bytes()
                assert not [word for word in CANARIES if word.encode() in content], file
    assert not database.query("SELECT 1 FROM draft")


def test_what_was_typed_about_the_customer_goes_even_where_nothing_names_them(branch, as_role):
    with as_role("supervisor"):
        customer_id, other = make(), customers.create(name="另一家公司").result
        call_id = finished_call(customer_id)
        marks = {
            "gone": [f"call_id {call_id}"], "too": ["day 2026-11-20", f"_customer_id {customer_id}"],
            "stays": [f"customer_id {other}", "call_id 999999"], "older": None,
        }  # fmt: skip
        for name, about in marks.items():
            content = {"title": "t", "values": {"note": "他脾气不好"}} | ({} if about is None else {"about": about})
            drafts.save(form=f"typed:Note:{name}", content=content)
    ask_and_erase(as_role, customer_id)
    with as_role("supervisor"):
        assert {one.form.rsplit(":", 1)[1] for one in drafts.listing()} == {"stays", "older"}


def test_numbers_stay_and_the_history_proves_itself(erased, as_role):
    customer_id, call_id, row = erased
    assert audit.verify() is None
    customer = Customer.get_by_id(customer_id)
    assert customer.number in customer.name
    assert (customer.phone, customer.address, customer.status) == ("", "", "inactive")
    call = database.query("SELECT number, customer_name, phone, fault_text FROM service_call WHERE id = ?", (call_id,))[
        0
    ]
    assert call[0]
    assert call[1:3] == (customer.name, "")
    assert "打印机坏了" in call[3]
    assert PERSON not in call[3]
    assert (row.state, row.rows_changed > 4) == ("done", True)
    assert AuditEntry.select().where(AuditEntry.is_erased).count() >= 4


def test_an_erased_line_cannot_be_altered_unnoticed(erased):
    line = AuditEntry.select().where(AuditEntry.is_erased).first()
    with pytest.raises(Exception, match="never changed"), database.transaction():
        database.execute("UPDATE audit_entry SET changes = '{}' WHERE id = ?", (line.id,))
    if database.engine() != "sqlite":
        return
    database.execute("DROP TRIGGER audit_entry_no_update")
    database.execute("UPDATE audit_entry SET user_name = 'nobody' WHERE id = ?", (line.id,))
    assert audit.verify() == line.id
    database.execute("UPDATE audit_entry SET user_name = ? WHERE id = ?", (line.user_name, line.id))
    assert audit.verify() is None
    database.execute("UPDATE audit_entry SET is_erased = 1, changes = '{}' WHERE id = 1")
    assert audit.verify() == 1


def test_search_finds_the_number_only(erased, as_role):
    customer_id = erased[0]
    with as_role("supervisor"):
        for word in (NAME, PHONE, PERSON, "wxt", PLACE):
            assert not finding.find_callers(word), word
            assert not finding.find_anything(word), word
        assert finding.find_callers(Customer.get_by_id(customer_id).number)
    assert not search.find("contact", PERSON)


def test_the_attachment_is_gone_from_the_disk(erased, branch):
    from app.models.organisation import Attachment

    row = Attachment.select().first()
    assert (row.media_type, row.name) == ("text/plain", "已删除.txt")
    assert not [
        file for file in (branch.folder / "attachments").rglob("*") if file.is_file() and PNG in file.read_bytes()
    ]


def test_attachments_stay_where_nobody_wants_them_gone(branch, as_role):
    with as_role("supervisor"):
        customer_id = make()
        attachments.add(owner_kind="customer", owner_id=customer_id, content=PNG, name=f"合同 {NAME}.png")
    ask_and_erase(as_role, customer_id, with_attachments=False)
    with as_role("supervisor"):
        (entry,) = attachments.listing("customer", customer_id)
        assert entry.name == "合同 ■.png"
        assert attachments.read(entry.id).content == PNG


def test_another_customer_with_the_same_number_keeps_it(branch, as_role):
    with as_role("supervisor"):
        first, other = make(), make("邻居公司")
    ask_and_erase(as_role, first)
    assert Customer.get_by_id(other).phone == PHONE
    assert Contact.get(Contact.customer == other).name == PERSON


def test_refused_while_something_is_open(branch, as_role):
    with as_role("supervisor"):
        customer_id = make()
        service_calls.register(customer_id=customer_id, fault_text="不开机", fault_level=3)
        assert erasures.obstacles(customer_id) == ("service calls 1",)
        with pytest.raises(UserError, match="service calls 1"):
            erasures.request(customer_id=customer_id, reason="要求")
    assert not Erasure.select().count()


def test_refused_while_an_exchange_is_owed(branch, as_role):
    with as_role("supervisor"):
        customer_id = make()
        asked = {"customer_id": customer_id, "goods": "电源", "cause": "nonconforming", "wants": "exchange"}
        request_id = exchange_requests.request(**asked).result
        assert erasures.obstacles(customer_id) == ("returns and exchanges 1",)
        exchange_requests.withdraw(request_id, seen_version=1, reason="不换了")
        assert erasures.obstacles(customer_id) == ()


def test_two_people_are_needed(branch, as_role):
    with as_role("supervisor"):
        customer_id = make()
        erasures.request(customer_id=customer_id, reason="要求")
        row = Erasure.get()
        with pytest.raises(NotPermitted):
            erasures.erase(erasure_id=row.id, seen_version=1)
        with pytest.raises(UserError, match="asked for already"):
            erasures.request(customer_id=customer_id, reason="要求")
    with as_role("administrator"), pytest.raises(NotPermitted):
        erasures.request(customer_id=customer_id, reason="要求")
    Erasure.update(requested_by=branch.sessions["administrator"].user_id).execute()
    with as_role("administrator"), pytest.raises(UserError, match="Somebody else"):
        erasures.erase(erasure_id=row.id, seen_version=1)


def test_withdrawn_is_not_carried_out(branch, as_role):
    with as_role("supervisor"):
        customer_id = make()
        erasures.request(customer_id=customer_id, reason="要求")
        row = Erasure.get()
        erasures.withdraw(erasure_id=row.id, seen_version=row.row_version)
    with as_role("administrator"), pytest.raises(UserError, match="taken back"):
        erasures.erase(erasure_id=row.id, seen_version=2)
    assert Customer.get_by_id(customer_id).name == NAME


def test_a_merged_duplicate_goes_too(branch, as_role):
    with as_role("supervisor"):
        kept, merged = make(), make(f"{NAME}（重复）")
    Customer.update(merged_into=kept, status="merged").where(Customer.id == merged).execute()
    ask_and_erase(as_role, kept)
    assert {row.name[:5] for row in Customer.select()} == {"已删除客户"}


def test_an_older_backup_brings_nobody_back(branch, as_role, tmp_path):
    with as_role("supervisor"):
        customer_id = make()
    before = database.query("SELECT name, phone, contact_name FROM customer WHERE id = ?", (customer_id,))[0]
    ask_and_erase(as_role, customer_id)
    assert erasures.erasures_to_repeat() == ()
    Erasure.delete().execute()  # as a backup from before the erasure is
    Customer.update(name=before[0], phone=before[1], contact_name=before[2]).execute()
    (again,) = erasures.erasures_to_repeat()
    assert (again.customer_id, again.with_attachments) == (customer_id, True)
    with as_role("supervisor"), pytest.raises(NotPermitted):
        erasures.repeat()
    with as_role("administrator"):
        erasures.repeat()
        assert [one.state for one in erasures.listing()] == ["done"]
    assert erasures.erasures_to_repeat() == ()
    assert NAME not in Customer.get_by_id(customer_id).name
    assert audit.verify() is None


def test_a_row_that_a_salvage_took_from_an_older_backup_is_erased_again_a_file_used_anew_is_not(branch, as_role):
    with as_role("supervisor"):
        salvaged, used_anew = make(), make()
    seen = Customer.get_by_id(salvaged).changed_at - timedelta(minutes=5)
    for one in (salvaged, used_anew):
        ask_and_erase(as_role, one)
    Customer.update(name=NAME, changed_at=seen).where(Customer.id == salvaged).execute()
    later = Customer.get_by_id(used_anew).changed_at + timedelta(minutes=5)
    Customer.update(name=NAME, changed_at=later).where(Customer.id == used_anew).execute()
    assert [one.customer_id for one in erasures.erasures_to_repeat()] == [salvaged]
    with as_role("administrator"):
        erasures.repeat()
    assert erasures.erasures_to_repeat() == ()
    assert Customer.get_by_id(salvaged).name.startswith("已删除客户")
    assert Customer.get_by_id(used_anew).name == NAME
