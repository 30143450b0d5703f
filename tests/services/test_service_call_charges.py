"""Parts and work on an open call: added, struck, announced, agreed, paid how (R057, R058, R061, C19)."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest

from app.core import clock
from app.core.errors import ChangedMeanwhile, NotPermitted, UserError
from app.models.charge import Charge
from app.models.organisation import AuditEntry
from app.models.service_call import ChargeLine, ServiceCall
from app.services import (
    charge_file,
    charges,
    devices,
    service_call_charges,
    service_call_file,
    service_call_visit,
    session,
    settings,
    spare_part_file,
    timeline,
    voucher_content,
    vouchers,
)
from app.services.service_call_charges import ChargeEntry
from app.services.service_call_file import CallFile
from app.services.spare_use import FromStock
from tests.services.test_spare_parts import STORE, make, on_hand, receive


@pytest.fixture
def paid(work: Any) -> int:
    """An appointed call that no cover pays for."""
    device_id = devices.create(
        customer_id=work.customer_id, model="旧机", serial="OLD1", installed_on=date(2015, 1, 1)
    ).result
    return work.scheduled(device_id=device_id)


def file(call_id: int) -> CallFile:
    return service_call_file.file(call_id)


def add(call_id: int, **more: Any) -> None:
    given = {"description": "更换电源模块", "unit_price": 20000, "measure": "个"}
    service_call_charges.add(call_id, **{"seen_version": file(call_id).row_version, **given, **more})


def test_a_line_counts_and_is_on_record(paid: int) -> None:
    add(paid, quantity=2, code="P01", agreed_by=" 王建国 ")
    call = file(paid)
    (line,) = call.charges
    assert (line.quantity, line.unit_price, line.amount, line.unit, line.code) == (2, 20000, 40000, "个", "P01")
    assert (line.agreed_by, line.announced_at is not None) == ("王建国", True)
    assert (call.charge, call.charge_agreed_by) == (40000, "王建国")
    audit = AuditEntry.select().where((AuditEntry.kind == "charge_line") & (AuditEntry.action == "charge.record"))
    assert json.loads(audit.get().changes)["amount"] == [None, 40000]
    assert "Charge added" in [entry.title for entry in timeline.for_call(paid).entries]


def test_a_line_without_consent_opens_the_question_again(paid: int) -> None:
    add(paid, agreed_by="王建国")
    add(paid, description="清洁", unit_price=5000)
    call = file(paid)
    assert call.charge == 25000
    assert (call.charge_announced_at, call.charge_agreed_by) == (None, "")
    service_call_charges.announce(paid, seen_version=call.row_version, amount=25000, agreed_by="李女士")
    call = file(paid)
    assert call.charge_announced_at is not None
    assert [line.agreed_by for line in call.charges] == ["王建国", "李女士"]


def test_a_sum_named_before_its_parts_covers_them(paid: int) -> None:
    service_call_charges.announce(paid, seen_version=file(paid).row_version, amount=30000, agreed_by="王建国")
    add(paid, unit_price=30000)
    assert file(paid).charge_agreed_by == "王建国"
    add(paid, description="又一件", unit_price=100)
    assert file(paid).charge_announced_at is None


def test_what_is_announced_is_the_sum_of_the_lines(paid: int) -> None:
    add(paid)
    with pytest.raises(UserError, match=r"200\.00") as refused:
        service_call_charges.announce(paid, seen_version=file(paid).row_version, amount=19999, agreed_by="王建国")
    assert refused.value.field == "amount"


def test_a_struck_line_stays_with_its_reason(paid: int) -> None:
    add(paid, agreed_by="王建国")
    add(paid, description="清洁", unit_price=5000)
    wrong = file(paid).charges[1]
    with pytest.raises(UserError):
        service_call_charges.void(wrong.id, seen_version=wrong.row_version, reason="  ")
    service_call_charges.void(wrong.id, seen_version=wrong.row_version, reason="客户不要")
    call = file(paid)
    assert [line.description for line in call.charges] == ["更换电源模块"]
    assert (call.charge, call.charge_agreed_by) == (20000, "王建国")
    row = ChargeLine.get_by_id(wrong.id)
    assert (row.is_void, row.void_reason) == (True, "客户不要")
    with pytest.raises(UserError, match="already"):
        service_call_charges.void(wrong.id, seen_version=row.row_version, reason="再来")
    assert AuditEntry.select().where((AuditEntry.kind == "charge_line") & (AuditEntry.reason == "客户不要")).exists()


def test_two_people_notice_each_other(paid: int) -> None:
    version = file(paid).row_version
    add(paid)
    with pytest.raises(ChangedMeanwhile):
        add(paid, seen_version=version)
    line = file(paid).charges[0]
    with pytest.raises(ChangedMeanwhile):
        service_call_charges.void(line.id, seen_version=line.row_version + 1, reason="错")


@pytest.mark.parametrize(
    ("more", "field"),
    [
        ({"description": " "}, "description"),
        ({"quantity": 0}, "quantity"),
        ({"unit_price": -1}, "unit_price"),
        ({"exclusion": "bad luck"}, "exclusion"),
        ({"quantity": 99_999, "unit_price": 10**12}, "unit_price"),
    ],
)
def test_what_cannot_be_charged(paid: int, more: dict[str, Any], field: str) -> None:
    with pytest.raises(UserError) as refused:
        add(paid, **more)
    assert refused.value.field == field
    assert file(paid).charges == ()


def test_on_a_covered_call_a_priced_line_says_why(work: Any) -> None:
    call_id = work.scheduled()
    with pytest.raises(UserError) as refused:
        add(call_id)
    assert refused.value.field == "exclusion"
    add(call_id, unit_price=0)
    add(call_id, exclusion="misuse")
    assert file(call_id).charges[1].exclusion == "misuse"


def test_who_may(paid: int, branch: Any) -> None:
    add(paid)
    line = file(paid).charges[0]
    for role in ("technician", "approver", "administrator"):
        with session.acting_as(branch.sessions[role]):
            with pytest.raises(NotPermitted):
                service_call_charges.add(paid, seen_version=1, description="x")
            with pytest.raises(NotPermitted):
                service_call_charges.void(line.id, seen_version=line.row_version, reason="x")
    assert file(paid).may("charge")
    with session.acting_as(branch.sessions["technician"]):
        assert not file(paid).may("charge")


def test_the_limit_of_the_spot(paid: int, as_role: Callable[[str], Any]) -> None:
    version = file(paid).row_version
    with pytest.raises(UserError, match=r"¥500\.00") as refused:
        service_call_charges.announce(
            paid, seen_version=version, amount=50001, agreed_by="王建国", settlement="on_site"
        )
    assert refused.value.field == "settlement"
    service_call_charges.announce(paid, seen_version=version, amount=50000, agreed_by="王建国", settlement="on_site")
    assert file(paid).charge_settlement == "on_site"
    with as_role("administrator"):
        settings.change(values={"charge.onsite_limit": 10000})
    with pytest.raises(UserError, match=r"¥100\.00"):
        service_call_charges.announce(
            paid, seen_version=file(paid).row_version, amount=10001, agreed_by="王建国", settlement="on_site"
        )
    service_call_charges.announce(paid, seen_version=file(paid).row_version, amount=10001, agreed_by="王建国")
    assert file(paid).charge_settlement == "invoice_first"


def test_a_charge_that_grows_too_large_is_invoiced_first(paid: int) -> None:
    service_call_charges.announce(
        paid, seen_version=file(paid).row_version, amount=20000, agreed_by="王建国", settlement="on_site"
    )
    add(paid, unit_price=20000)
    assert file(paid).charge_settlement == "on_site"
    add(paid, description="主板", unit_price=90000)
    assert file(paid).charge_settlement == "invoice_first"


def test_a_voucher_issued_afterwards_prints_them(paid: int) -> None:
    add(paid, quantity=3, exclusion="consumable", agreed_by="王建国")
    content = voucher_content.of_call(ServiceCall.get_by_id(paid), "", file(paid).received_at, "")
    (line,) = content["charges"]
    assert line == {
        "item": "更换电源模块（易耗件）",
        "quantity": "3",
        "unit": "个",
        "unit_price": 20000,
        "amount": 60000,
    }
    assert (content["total"], content["charge_agreed"], content["settlement"]) == (60000, True, "invoice_first")


def test_the_paper_that_comes_back_keeps_what_stands_on_it(work: Any, paid: int, frozen_clock: Any) -> None:
    add(paid, agreed_by="王建国", exclusion="misuse")
    add(paid, description="清洁", unit_price=5000, agreed_by="王建国")
    voucher_id = vouchers.issue(paid, seen_version=file(paid).row_version).result
    vouchers.printed(voucher_id, printer="test")
    frozen_clock(timedelta(hours=4))
    kept, struck = file(paid).charges
    lines = (ChargeEntry("更换电源模块", 1, 20000, "个"), ChargeEntry("线缆", 1, 1000))
    work.hand_in(voucher_id, charges=lines, result=work.result(settlement="on_site"))
    call = file(paid)
    assert [(line.description, line.exclusion) for line in call.charges] == [("更换电源模块", "misuse"), ("线缆", "")]
    assert call.charges[0].id == kept.id
    assert ChargeLine.get_by_id(struck.id).void_reason
    assert (call.charge, call.charge_settlement) == (21000, "on_site")


def test_hand_in_without_a_word_about_charges_leaves_them(work: Any, paid: int, frozen_clock: Any) -> None:
    add(paid, agreed_by="王建国")
    voucher_id = vouchers.issue(paid, seen_version=file(paid).row_version).result
    vouchers.printed(voucher_id, printer="test")
    frozen_clock(timedelta(hours=4))
    work.hand_in(voucher_id)
    assert [line.description for line in file(paid).charges] == ["更换电源模块"]
    assert file(paid).state == "completed"
    with pytest.raises(UserError, match="signed"):
        add(paid, description="忘了的")
    assert not file(paid).may("charge")


def test_lines_that_nobody_agreed_to_hold_up_a_paid_call(work: Any, paid: int, frozen_clock: Any) -> None:
    add(paid)
    voucher_id = vouchers.issue(paid, seen_version=file(paid).row_version).result
    vouchers.printed(voucher_id, printer="test")
    frozen_clock(timedelta(hours=4))
    with pytest.raises(UserError) as refused:
        work.hand_in(voucher_id)
    assert refused.value.field == "charge_announced_at"
    work.hand_in(voucher_id, result=work.result(announced_at=file(paid).received_at, agreed_by="王建国"))
    assert file(paid).charges[0].agreed_by == "王建国"


def test_the_paper_of_a_covered_call_says_why_something_is_charged(work: Any, frozen_clock: Any) -> None:
    call_id = work.scheduled()
    add(call_id, description="门体", measure="", unit_price=30000, exclusion="misuse", agreed_by="王建国")
    voucher_id = vouchers.issue(call_id, seen_version=file(call_id).row_version).result
    vouchers.printed(voucher_id, printer="test")
    frozen_clock(timedelta(hours=4))
    agreed = work.result(announced_at=file(call_id).received_at, agreed_by="王建国")
    paper = (ChargeEntry("清洁"), ChargeEntry("门体", 1, 30000), ChargeEntry("滤芯", 1, 8000))
    with pytest.raises(UserError, match="covered") as refused:
        work.hand_in(voucher_id, charges=paper, result=agreed)
    assert refused.value.field == "charges.2.exclusion"
    with pytest.raises(UserError) as unknown:
        work.hand_in(voucher_id, charges=(ChargeEntry("滤芯", 1, 8000, exclusion="luck"),), result=agreed)
    assert unknown.value.field == "charges.0.exclusion"
    paper = (*paper[:2], ChargeEntry("滤芯", 1, 8000, exclusion="consumable"))
    work.hand_in(voucher_id, charges=paper, result=agreed)
    kept = {line.description: line.exclusion for line in file(call_id).charges}
    assert kept == {"清洁": "", "门体": "misuse", "滤芯": "consumable"}


def test_the_paper_may_correct_the_reason(work: Any, frozen_clock: Any) -> None:
    call_id = work.scheduled()
    add(call_id, exclusion="misuse", agreed_by="王建国")
    voucher_id = vouchers.issue(call_id, seen_version=file(call_id).row_version).result
    vouchers.printed(voucher_id, printer="test")
    frozen_clock(timedelta(hours=4))
    before = file(call_id).charges[0]
    told = ChargeEntry("更换电源模块", 1, 20000, "个", exclusion="force_majeure")
    work.hand_in(voucher_id, charges=(told,))
    after = file(call_id).charges[0]
    assert (after.id, after.exclusion) == (before.id, "force_majeure")


def test_cover_pays_for_a_line_of_the_paper_that_has_a_worth_and_no_price(work: Any, frozen_clock: Any) -> None:
    call_id = work.scheduled()
    add(call_id, description="门体", measure="", unit_price=30000, exclusion="misuse", agreed_by="王建国")
    add(call_id, description="轴承", measure="", unit_price=0, worth=4000)
    voucher_id = vouchers.issue(call_id, seen_version=file(call_id).row_version).result
    vouchers.printed(voucher_id, printer="test")
    frozen_clock(timedelta(hours=4))
    with pytest.raises(UserError, match="too large") as refused:
        work.hand_in(voucher_id, charges=(ChargeEntry("滤芯", worth=-1),))
    assert refused.value.field == "charges.0.unit_price"
    paper = (ChargeEntry("滤芯", worth=8000), ChargeEntry("轴承"), ChargeEntry("门体", worth=30000))
    work.hand_in(voucher_id, charges=paper)
    kept = {line.description: (line.amount, line.worth, line.exclusion) for line in file(call_id).charges}
    assert kept == {"滤芯": (0, 8000, ""), "轴承": (0, 4000, ""), "门体": (0, 30000, "")}
    assert file(call_id).charge == 0, "nobody pays what cover pays for"


@pytest.mark.parametrize("price", [20000, 15000])
def test_a_part_from_stock_stays_used_whatever_the_paper_says_of_its_price(
    work: Any, frozen_clock: Any, price: int
) -> None:
    part = make()
    receive(part, 3)
    call_id = work.scheduled()
    entry = spare_part_file.entry(part)
    add(call_id, description=entry.name, measure=entry.unit, unit_price=20000, exclusion="misuse", agreed_by="王建国",
        from_stock=FromStock(part, STORE))  # fmt: skip
    (before,) = file(call_id).charges
    assert before.code, "the number of the part, which is on no price list"
    voucher_id = vouchers.issue(call_id, seen_version=file(call_id).row_version).result
    vouchers.printed(voucher_id, printer="test")
    frozen_clock(timedelta(hours=4))
    paper = (ChargeEntry(entry.name, 1, price, entry.unit, exclusion="misuse"),)
    work.hand_in(voucher_id, charges=paper, result=work.result(announced_at=file(call_id).received_at, agreed_by="王"))
    (after,) = file(call_id).charges
    assert (after.id, after.amount, after.from_name) == (before.id, price, before.from_name)
    assert on_hand(part) == {STORE: 2}
    assert after.agreed_by == ("王建国" if price == before.amount else "王")


@pytest.mark.parametrize("state", ["completed", "struck_off", "followed_up", "closed", "cancelled"])
def test_after_the_signature_nothing_is_named_that_was_not_on_the_paper(work: Any, paid: int, state: str) -> None:
    ServiceCall.update(state=state).where(ServiceCall.id == paid).execute()
    with pytest.raises(UserError, match="stay as they are on the paper"):
        service_call_charges.announce(paid, seen_version=work.version(paid), amount=10_000, agreed_by="王建国")
    assert file(paid).charge == 0
    assert Charge.select().count() == 0


def test_who_agreed_is_noted_late_where_nobody_had_asked(work: Any, as_role: Callable[[str], Any]) -> None:
    """Covered when it was done, found to be the customer's fault since: the money waits for somebody's word."""
    call_id, _voucher = work.dispatched(received_at=clock.now() - timedelta(hours=3))
    with as_role("supervisor"):
        service_call_visit.change_class(
            call_id, seen_version=work.version(call_id), service_class="A", reason="进水，人为"
        )
        service_call_charges.add(call_id, seen_version=work.version(call_id), description="主板", unit_price=30_000)
        ServiceCall.update(state="phone_resolved").where(ServiceCall.id == call_id).execute()
        charges.begin(call_id)
        assert "announce_charge" in service_call_file.file(call_id).actions
        service_call_charges.announce(call_id, seen_version=work.version(call_id), amount=30_000, agreed_by="王建国")
        assert "announce_charge" not in service_call_file.file(call_id).actions
        (one,) = charge_file.of_call(call_id)
        charges.choose(one.id, seen_version=one.row_version, settlement="on_site")
        charges.collect(one.id, seen_version=charge_file.file(one.id).row_version, amount=30_000)
        ServiceCall.update(state="closed").where(ServiceCall.id == call_id).execute()
        with pytest.raises(UserError, match="stay as they are on the paper"):
            service_call_charges.announce(call_id, seen_version=work.version(call_id), amount=30_000, agreed_by="别人")
    assert file(call_id).charge_agreed_by == "王建国"
