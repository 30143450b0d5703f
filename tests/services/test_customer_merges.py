"""Two files of one customer made one and taken back, with everything that belongs to them."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import peewee as pw
import pytest

from app.core import clock
from app.core.errors import Cancelled, ChangedMeanwhile, NotPermitted, UserError
from app.core.progress import Silent
from app.models import audit, search
from app.models.base import Record
from app.models.contract import Contract
from app.models.customer import Address, Contact, Customer, Device
from app.models.customer_merge import CustomerMerge
from app.models.loaner import Loan
from app.models.organisation import Attachment
from app.models.service_call import ServiceCall
from app.models.tables import ALL_TABLES
from app.services import (
    attachments,
    contracts,
    custody,
    customer_merges,
    customers,
    devices,
    finding,
    issuing,
    loaner_units,
    loans,
    service_calls,
)
from app.services.customers import AddressInput, ContactInput

WANG = ContactInput("王五", "13800138000")
PNG = bytes.fromhex("89504e470d0a1a0a0000000d49484452")


@pytest.fixture
def pair(branch: Any, as_role: Any) -> tuple[int, int]:
    """恒信机电 with a device, and 恒信机电公司 with a device, a contract, a call and a scan."""
    kept = customers.create(
        name="恒信机电", contacts=(WANG,), addresses=(AddressInput("天河路1号"),), notes="上午来电", grade="B"
    ).result
    merged = customers.create(
        name="恒信机电有限公司",
        contacts=(WANG, ContactInput("赵六", "13900139000")),
        addresses=(AddressInput("天河路 1 号"), AddressInput("白云路9号")),
        notes="门卫登记", region="天河", grade="A", is_key_customer=True,
    ).result  # fmt: skip
    devices.create(customer_id=kept, product_name="空压机", serial="K-1")
    device = devices.create(customer_id=merged, product_name="空压机", serial="M-1").result
    contracts.create(customer_id=merged, starts_on=date(2026, 1, 1), ends_on=date(2026, 12, 31))
    service_calls.register(customer_id=merged, device_id=device, fault_text="异响")
    attachments.add(owner_kind="customer", owner_id=merged, content=PNG, name="名片.png")
    return kept, merged


def everything() -> dict[str, list[dict[str, Any]]]:
    """Every record of the branch but what counts changes, and the merges themselves."""
    own = {"row_version", "changed_at"}
    return {
        table.record_kind(): [
            {name: value for name, value in row.__data__.items() if name not in own}
            for row in table.select().order_by(table.id)
        ]
        for table in ALL_TABLES
        if issubclass(table, Record) and table is not CustomerMerge
    }


def merged_pair(kept: int, merged: int, answers: dict[str, str] | None = None, **more: Any) -> Any:
    seen = customer_merges.preview(kept, merged)
    chosen = {one.field: one.suggested for one in seen.fields} if answers is None else answers
    return customer_merges.merge(
        kept_id=kept, merged_id=merged, kept_version=seen.kept.seen_version, merged_version=seen.merged.seen_version,
        answers=chosen, **{"reason": "同一家", **more},
    )  # fmt: skip


def test_the_preview_names_every_field_and_counts_what_moves(pair: Any, as_role: Any) -> None:
    with as_role("supervisor"):
        seen = customer_merges.preview(*pair)
    fields = {one.field: (one.kept, one.merged, one.agree, one.suggested) for one in seen.fields}
    assert fields["contact"] == ("王五 13800138000", "王五 13800138000", True, "kept")
    assert fields["region"] == ("", "天河", False, "merged")
    assert fields["notes"] == ("上午来电", "门卫登记", False, "both")
    assert fields["name"][2:] == (False, "kept")
    assert {kind: count for kind, _, count in seen.moves} == {
        "contact": 2, "address": 2, "device": 1, "contract": 1, "service_call": 1, "attachment": 1,
    }  # fmt: skip


def test_a_merge_moves_every_linked_record(pair: Any, as_role: Any) -> None:
    kept, merged = pair
    with as_role("supervisor"):
        merged_pair(kept, merged)
    row = Customer.get_by_id(kept)
    assert (row.name, row.region, row.grade, row.is_key_customer) == ("恒信机电", "天河", "A", True)
    assert row.notes == "上午来电\n门卫登记"
    gone = Customer.get_by_id(merged)
    assert (gone.status, gone.merged_into_id, gone.name) == ("merged", kept, "恒信机电有限公司")
    for table in ALL_TABLES:
        for name, field in table._meta.fields.items():
            refers = isinstance(field, pw.ForeignKeyField) and field.rel_model is Customer
            if refers and table not in (CustomerMerge, Customer):
                assert not table.select().where(table._meta.fields[name] == merged).exists(), table
    assert not Attachment.select().where(Attachment.owner_id == merged, Attachment.owner_kind == "customer").exists()
    assert {one.customer_name for one in Device.select()} == {"恒信机电"}
    assert Contract.get().customer_name == "恒信机电"
    assert ServiceCall.get().customer_name == "恒信机电有限公司", "a call keeps the name under which it came"


def test_who_has_a_loaner_is_the_kept_file(pair: Any, as_role: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    kept, merged = pair
    monkeypatch.setitem(issuing.RENDERERS, "loan_slip", lambda content, paper, marks: b"slip")
    unit_id = loaner_units.register(name="备用机", serial="BJ-1").result
    loan = loans.lend(unit_id, call_id=ServiceCall.get(ServiceCall.customer == merged).id).result
    before = everything()
    with as_role("supervisor"):
        merged_pair(kept, merged)
        assert [one.number for one in custody.held_by("customer", kept)] == ["BJ-GZ01-0001"]
        assert custody.whereabouts("loaner_unit", unit_id).holder.name == Customer.get_by_id(kept).name
        customer_merges.unmerge(merge_id=CustomerMerge.get().id, reason="不是同一家")
        assert everything() == before
        assert [one.number for one in custody.held_by("customer", merged)] == ["BJ-GZ01-0001"]
        merged_pair(kept, merged)
    row = Loan.get_by_id(loan)
    loans.take_in(loan, seen_version=row.row_version, signed_by="王五", signed_on=clock.today())
    assert custody.whereabouts("loaner_unit", unit_id).is_home


def test_a_loaner_that_the_kept_customer_got_since_the_merge_stays_theirs(
    pair: Any, as_role: Any, frozen_clock: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept, merged = pair
    monkeypatch.setitem(issuing.RENDERERS, "loan_slip", lambda content, paper, marks: b"slip")
    unit_id = loaner_units.register(name="备用机", serial="BJ-1").result
    call_id = ServiceCall.get(ServiceCall.customer == merged).id
    loan = loans.lend(unit_id, call_id=call_id).result
    frozen_clock(timedelta(hours=1))
    with as_role("supervisor"):
        merged_pair(kept, merged)
    frozen_clock(timedelta(hours=1))
    row = Loan.get_by_id(loan)
    loans.take_in(loan, seen_version=row.row_version, signed_by="王五", signed_on=clock.today())
    frozen_clock(timedelta(hours=1))
    theirs = service_calls.register(customer_id=kept, fault_text="不开机", fault_level=3).result
    loans.lend(unit_id, call_id=theirs)
    with as_role("supervisor"):
        customer_merges.unmerge(merge_id=CustomerMerge.get().id, reason="不是同一家")
    found = custody.whereabouts("loaner_unit", unit_id)
    assert (found.holder.id, found.holder.name) == (kept, Customer.get_by_id(kept).name)
    assert [one.kind for one in custody.of_customer(merged)] == []


def test_people_and_places_that_both_files_have_stand_once(pair: Any, as_role: Any) -> None:
    kept, merged = pair
    with as_role("supervisor"):
        merged_pair(kept, merged)
    people = Contact.select().where((Contact.customer == kept) & Contact.is_active)
    assert sorted((one.name, one.is_primary) for one in people) == [("王五", True), ("赵六", False)]
    places = Address.select().where((Address.customer == kept) & Address.is_active)
    assert sorted((one.address, one.is_primary) for one in places) == [("天河路1号", True), ("白云路9号", False)]


def test_what_is_taken_from_the_merged_file_is_found_by_it(pair: Any, as_role: Any) -> None:
    kept, merged = pair
    answers = {"name": "merged", "contact": "merged", "address": "merged", "notes": "kept"}
    with as_role("supervisor"):
        merged_pair(kept, merged, answers)
    row = Customer.get_by_id(kept)
    assert (row.name, row.address, row.notes) == ("恒信机电有限公司", "天河路 1 号", "上午来电")
    assert row.similarity_key == "恒信机电"
    assert row.initials == "hxjdyxgs"
    assert kept in search.find("customer", "有限公司")
    assert {one.customer_name for one in Device.select()} == {"恒信机电有限公司"}
    mains = [one.address for one in Address.select().where((Address.customer == kept) & Address.is_primary)]
    assert mains == ["天河路 1 号"]


def test_taken_back_every_record_is_as_before(pair: Any, as_role: Any) -> None:
    kept, merged = pair
    before = everything()
    with as_role("supervisor"):
        merged_pair(kept, merged)
        entry = customer_merges.merge_of(merged)
        assert entry is not None
        assert (entry.kept.id, entry.merged_by, entry.reason) == (kept, "周建国", "同一家")
        assert [one.id for one in customer_merges.merged_into(kept)] == [entry.id]
        customer_merges.unmerge(merge_id=entry.id, reason="两家公司")
        assert customer_merges.merge_of(merged) is None
        with pytest.raises(UserError, match="already"):
            customer_merges.unmerge(merge_id=entry.id, reason="再次")
    assert everything() == before
    assert search.find("customer", "天河") == [kept, merged] or set(search.find("customer", "天河")) == {kept, merged}
    assert audit.verify() is None


def test_taken_back_later_what_came_since_stays(pair: Any, as_role: Any) -> None:
    kept, merged = pair
    with as_role("supervisor"):
        merged_pair(kept, merged)
        entry = customer_merges.merge_of(merged)
        later = devices.create(customer_id=kept, product_name="冷干机", serial="L-1").result
        row = Customer.get_by_id(kept)
        customers.change(
            customer_id=kept,
            seen_version=row.row_version,
            name="恒信机电",
            region="越秀",
            notes=row.notes,
            grade=row.grade,
        )
        customer_merges.unmerge(merge_id=entry.id, reason="两家公司")
    row = Customer.get_by_id(kept)
    assert row.region == "越秀", "changed again since, so it stays"
    assert row.notes == "上午来电"
    assert Device.get_by_id(later).customer_id == kept
    assert Device.get(Device.serial == "M-1").customer_id == merged


def test_a_chain_is_taken_back_from_its_end(pair: Any, as_role: Any) -> None:
    kept, merged = pair
    third = customers.create(name="恒信集团").result
    with as_role("supervisor"):
        merged_pair(kept, merged)
        merged_pair(third, kept)
        first = customer_merges.merge_of(merged)
        with pytest.raises(UserError, match="itself merged"):
            customer_merges.unmerge(merge_id=first.id, reason="两家")
        customer_merges.unmerge(merge_id=customer_merges.merge_of(kept).id, reason="两家")
        customer_merges.unmerge(merge_id=first.id, reason="两家")
    assert ServiceCall.get().customer_id == merged


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"reason": "  "}, "reason"),
        ({"answers": {"name": "both"}}, "both"),
        ({"answers": {"colour": "kept"}}, "colour"),
    ],
)
def test_bad_input_is_refused_and_nothing_moves(pair: Any, as_role: Any, change: dict, field: str) -> None:
    before = everything()
    with as_role("supervisor"), pytest.raises(UserError) as refused:
        merged_pair(*pair, **change)
    assert refused.value.field == field
    assert everything() == before


def test_the_same_file_twice_a_merged_file_and_a_moved_on_file_are_refused(pair: Any, as_role: Any) -> None:
    kept, merged = pair
    with as_role("supervisor"):
        with pytest.raises(UserError, match="two different"):
            customer_merges.preview(kept, kept)
        with pytest.raises(ChangedMeanwhile):
            customer_merges.merge(
                kept_id=kept, merged_id=merged, kept_version=99, merged_version=1, answers={}, reason="同一家"
            )
        merged_pair(kept, merged)
        with pytest.raises(UserError, match="merged already"):
            customer_merges.preview(kept, merged)


def test_stopped_half_way_nothing_is_left_behind(pair: Any, as_role: Any) -> None:
    before = everything()
    stop = Silent()
    stop.cancel()
    with as_role("supervisor"), pytest.raises(Cancelled):
        merged_pair(*pair, progress=stop)
    assert everything() == before


@pytest.mark.parametrize("role", ["representative", "technician", "approver", "administrator"])
def test_only_a_supervisor_merges(pair: Any, as_role: Any, role: str) -> None:
    with as_role(role), pytest.raises(NotPermitted):
        customer_merges.preview(*pair)


def test_a_merged_file_is_no_caller_no_duplicate_and_takes_nothing_new(pair: Any, as_role: Any) -> None:
    kept, merged = pair
    with as_role("supervisor"):
        merged_pair(kept, merged)
        assert [one.customer_id for one in finding.find_callers("13800138000")] == [kept]
        assert [one.customer_id for one in customers.duplicates_while_typing("恒信机电", "13800138000")] == [kept]
        with pytest.raises(UserError, match="was merged into"):
            service_calls.register(customer_id=merged, fault_text="异响")
        with pytest.raises(UserError, match="was merged into"):
            devices.create(customer_id=merged, product_name="空压机")
        with pytest.raises(UserError, match="was merged into"):
            customers.change(customer_id=merged, seen_version=2, name="另一个")
