"""The renewal of contracts (3.8, R027–R030): contacts, offers, successors, terms, lapses, notices."""

from __future__ import annotations

import json
from datetime import date, timedelta
from typing import Any

import pytest

from app.core.errors import ChangedMeanwhile, NotPermitted, UserError
from app.core.progress import Silent
from app.domain.cover import CoverKind, CoverReason
from app.models.contract import Contract, ContractInstalment, Inspection, RenewalContact
from app.models.customer import Customer, Device
from app.models.voucher import IssuedPaper, PrintLog
from app.services import (
    _masking,
    contract_file,
    contract_instalments,
    contracts,
    covers,
    customers,
    devices,
    expiry_notices,
    issuing,
    renewal_file,
    renewals,
    settings,
)
from app.services.customers import ContactInput

TERM = {"starts_on": date(2025, 12, 1), "ends_on": date(2026, 11, 30)}
NEXT = {"starts_on": date(2026, 12, 1), "ends_on": date(2027, 11, 30)}


@pytest.fixture
def place(branch: Any, frozen_clock: Any, monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    """A customer with two devices, both named by a contract that ends in ten days; it is paid in two parts."""

    def render(content: dict, paper: str, marks: issuing.Marks) -> bytes:
        return json.dumps([content, paper, marks.reprint], ensure_ascii=False, sort_keys=True).encode()

    monkeypatch.setitem(issuing.RENDERERS, "expiry_notice", render)
    customer_id = customers.create(name="甲公司").result
    ids = tuple(devices.create(customer_id=customer_id, model=model).result for model in ("X1", "X2"))
    contract_id = contracts.create(
        customer_id=customer_id, **TERM, covers_all=False, device_ids=ids, fee=100_001, inspection_months=6,
        visits_included=4, response_hours=4, excluded=("training",), project_name="机房",
    ).result  # fmt: skip
    plan = contract_instalments.proposed(100_001, date(2025, 12, 15), 2, 6)
    contract_instalments.plan(contract_id=contract_id, seen_version=version(contract_id), instalments=plan)
    return {"customer": customer_id, "devices": ids, "contract": contract_id}


def version(contract_id: int) -> int:
    return Contract.get_by_id(contract_id).row_version


def changed(step: Any, contract_id: int, **values: Any) -> Any:
    return step(contract_id=contract_id, seen_version=version(contract_id), **values)


def test_a_contact_moves_the_renewal_and_sets_the_next_step(place: Any) -> None:
    one = place["contract"]
    assert renewal_file.file(one).state == "expiring"
    changed(
        renewals.log_contact, one, said="价格偏高，下周答复", channel="phone", person="王工",
        next_step="回电话", next_step_on=date(2026, 11, 25),
    )  # fmt: skip
    found = renewal_file.file(one)
    assert (found.state, found.next_step, found.next_step_on) == ("negotiating", "回电话", date(2026, 11, 25))
    (contact,) = found.contacts
    assert (contact.by, contact.person, contact.said) == ("林晓梅", "王工", "价格偏高，下周答复")
    changed(renewals.set_next_step, one, next_step="", next_step_on=None)
    assert renewal_file.file(one).next_step_on is None


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"said": ""}, "said"),
        ({"said": "x", "channel": "pigeon"}, "channel"),
        ({"said": "x", "next_step": "y"}, "next_step_on"),
        ({"said": "x", "next_step_on": date(2026, 12, 1)}, "next_step"),
    ],
)
def test_a_contact_that_says_too_little_is_refused(place: Any, values: dict, field: str) -> None:
    with pytest.raises(UserError) as caught:
        changed(renewals.log_contact, place["contract"], **values)
    assert caught.value.field == field
    assert not RenewalContact.select().exists()


def test_the_offer_is_proposed_for_the_successor(place: Any) -> None:
    one = place["contract"]
    changed(renewals.offer, one, fee=120_000, months=24)
    found = renewal_file.proposal(one)
    assert (found.starts_on, found.ends_on, found.fee) == (date(2026, 12, 1), date(2028, 11, 30), 120_000)
    assert renewal_file.file(one).state == "expiring", "nobody has told the customer yet"
    expiry_notices.issue(contract_ids=[one])
    assert renewal_file.file(one).state == "notified"
    changed(renewals.log_contact, one, said="考虑中")
    assert renewal_file.file(one).state == "negotiating"
    for values, field in (({"fee": None, "months": 12}, "fee"), ({"fee": 1, "months": 0}, "months"),
                          ({"fee": -1, "months": 12}, "fee")):  # fmt: skip
        with pytest.raises(UserError) as caught:
            changed(renewals.offer, one, **values)
        assert caught.value.field == field


def test_the_successor_takes_over_what_was_agreed(place: Any) -> None:
    one, (first, second) = place["contract"], place["devices"]
    third = devices.create(customer_id=place["customer"], model="X3").result
    Device.update(status="out_of_use").where(Device.id == second).execute()
    asked = renewal_file.proposal(one)
    assert [(d.device_id, d.was_covered, d.is_out_of_use) for d in asked.devices] == [
        (first, True, False), (second, True, True), (third, False, False),
    ]  # fmt: skip
    told = renewal_file.differences(one, **NEXT, fee=120_000, device_ids=(first, third))
    assert [(d.what, d.before, d.after) for d in told] == [
        ("Term", "2025-12-01 – 2026-11-30", "2026-12-01 – 2027-11-30"),
        ("Fee", "¥1,000.01", "¥1,200.00"), ("Device added", "", "X3"), ("Device out of use", "X2", ""),
    ]  # fmt: skip
    made = changed(renewals.renew, one, **NEXT, fee=120_000, device_ids=(first, third))
    entry = contracts.entry(made.result)
    assert (entry.starts_on, entry.ends_on, entry.fee, entry.device_ids) == (*NEXT.values(), 120_000, (first, third))
    assert (entry.predecessor_id, entry.inspection_months, entry.visits_included) == (one, 6, 4)
    assert (entry.response_hours, entry.excluded, entry.project_name) == (4, ("training",), "机房")
    parts = list(ContractInstalment.select().where(ContractInstalment.contract == made.result))
    assert [(p.due_on, p.amount) for p in parts] == [(date(2026, 12, 15), 60_001), (date(2027, 6, 15), 59_999)]
    old = Contract.get_by_id(one)
    assert (old.state, old.renewal_state, old.outcome_on) == ("renewed", "renewed", date(2026, 11, 20))
    assert [step.contract_id for step in contract_file.lineage(old)] == [one, made.result]
    slots = [row.slot_on for row in Inspection.select().where(Inspection.contract == made.result)]
    assert slots == [date(2027, 5, 31), date(2027, 11, 30)]
    with pytest.raises(UserError):
        changed(renewals.renew, one, **NEXT, fee=1, device_ids=(first,))
    assert Contract.select().count() == 2


def test_cover_goes_on_from_the_old_contract_to_the_new(place: Any) -> None:
    one, ids = place["contract"], place["devices"]
    made = changed(renewals.renew, one, **NEXT, fee=None, device_ids=ids)
    for day, number in ((date(2026, 11, 30), "0001"), (date(2026, 12, 1), "0002")):
        verdict = covers.verdict(ids[0], place["customer"], day)
        assert verdict.kind is CoverKind.CONTRACT
        assert verdict.document.endswith(number)
    assert contracts.entry(made.result).fee == 100_001


def test_another_term_begins_the_round_anew(place: Any) -> None:
    one = place["contract"]
    changed(renewals.offer, one, fee=90_000, months=12)
    changed(renewals.renew_by_term, one, **NEXT, fee=90_000)
    row = Contract.get_by_id(one)
    assert (row.state, row.renewal_state, row.term, row.ends_on, row.fee) == (
        "active", "", 2, date(2027, 11, 30), 90_000,
    )  # fmt: skip
    assert (row.offer_fee, row.notified_on) == (None, None)
    assert renewal_file.file(one).bucket == "later"
    mine = (ContractInstalment.contract == one) & (ContractInstalment.term == 2)
    assert sum(part.amount for part in ContractInstalment.select().where(mine)) == 90_000


def test_a_lapse_makes_later_calls_chargeable_and_the_customer_a_prospect(place: Any) -> None:
    one, (first, _), customer_id = place["contract"], place["devices"], place["customer"]
    with pytest.raises(UserError) as caught:
        changed(renewals.lapse, one, loss_reason="")
    assert caught.value.field == "loss_reason"
    changed(renewals.lapse, one, loss_reason="price", loss_note="贵三成", next_step="半年后再问",
            next_step_on=date(2027, 5, 20))  # fmt: skip
    assert Customer.get_by_id(customer_id).status == "prospect"
    assert covers.verdict(first, customer_id, date(2026, 11, 30)).kind is CoverKind.CONTRACT
    later = covers.verdict(first, customer_id, date(2026, 12, 1))
    assert (later.kind, later.reason_code) == (CoverKind.CHARGEABLE, CoverReason.CONTRACT_LAPSED)
    found = renewal_file.file(one)
    assert (found.state, found.loss_note, found.next_step_on) == ("lapsed", "贵三成", date(2027, 5, 20))
    assert "restore" in found.actions


def test_a_mistaken_lapse_is_taken_back(place: Any) -> None:
    one = place["contract"]
    changed(renewals.offer, one, fee=1, months=12)
    changed(renewals.lapse, one, loss_reason="price")
    changed(renewals.undo_lapse, one)
    assert Contract.get_by_id(one).renewal_state == "", "an offer is no talk"
    changed(renewals.log_contact, one, said="再考虑")
    changed(renewals.lapse, one, loss_reason="competitor")
    changed(renewals.undo_lapse, one)
    row = Contract.get_by_id(one)
    assert (row.state, row.renewal_state, row.loss_reason, row.outcome_on) == ("active", "negotiating", "", None)
    assert Customer.get_by_id(place["customer"]).status == "active"


def test_a_customer_with_another_contract_stays_active(place: Any) -> None:
    contracts.create(customer_id=place["customer"], **TERM, kind="warranty", covers_all=True)
    changed(renewals.lapse, place["contract"], loss_reason="closed")
    assert Customer.get_by_id(place["customer"]).status == "active"


def test_a_prospect_is_won_back_by_a_new_contract_only(place: Any, frozen_clock: Any) -> None:
    one, ids = place["contract"], place["devices"]
    changed(renewals.lapse, one, loss_reason="price")
    frozen_clock(timedelta(days=40))
    with pytest.raises(UserError) as caught:
        changed(renewals.renew_by_term, one, starts_on=None, ends_on=date(2027, 12, 31), fee=1)
    assert caught.value.field == "by_term"
    assert renewal_file.proposal(one).starts_on == date(2026, 12, 30)
    changed(renewals.renew, one, starts_on=None, ends_on=date(2027, 12, 29), fee=None, device_ids=ids)
    assert Customer.get_by_id(place["customer"]).status == "active"
    assert Contract.get_by_id(one).state == "renewed"
    with pytest.raises(UserError):
        changed(renewals.undo_lapse, one)


def test_who_may_and_who_saw_an_old_version(place: Any, as_role: Any) -> None:
    with as_role("technician"), pytest.raises(NotPermitted):
        changed(renewals.offer, place["contract"], fee=1, months=12)
    with pytest.raises(ChangedMeanwhile):
        renewals.offer(contract_id=place["contract"], seen_version=1, fee=5, months=12)


def test_a_year_of_use_stands_beside_the_fee(place: Any) -> None:
    use = renewal_file.year_of_use(Contract.get_by_id(place["contract"]))
    assert (use.since, use.until) == (date(2025, 12, 1), date(2026, 11, 20))
    assert (use.visits, use.parts, use.price) == (0, 0, 0)
    assert use.fee == 100_001 * 355 // 365


def test_notices_are_issued_in_one_go_and_kept(place: Any) -> None:
    one = place["contract"]
    other = contracts.create(customer_id=customers.create(name="乙公司").result, **TERM).result
    assert not expiry_notices.is_current(one)
    expiry_notices.issue(contract_ids=(one, other, one))
    assert [row.renewal_state for row in Contract.select().order_by(Contract.id)] == ["notified", "notified"]
    assert Contract.get_by_id(one).notified_on == date(2026, 11, 20)
    assert IssuedPaper.select().count() == 2
    assert expiry_notices.is_current(one)
    copy = expiry_notices.for_printing(one)
    expiry_notices.printed(paper_ids=(copy.paper_id,), printer="p", copies=1, reprints=(copy.reprint,))
    again = expiry_notices.for_printing(one)
    assert (copy.reprint, again.reprint, PrintLog.select().count()) == (0, 1, 1)
    assert json.loads(copy.pdf)[0]["ends_on"] == "2026-11-30"
    changed(renewals.offer, one, fee=80_000, months=12)
    assert not expiry_notices.is_current(one)
    expiry_notices.issue(contract_ids=(one,))
    assert (expiry_notices.count(contracts.entry(one).number), expiry_notices.is_current(one)) == (2, True)
    assert Contract.get_by_id(one).renewal_state == "notified", "an offer is no talk"


def test_of_a_batch_all_are_issued_or_none(place: Any) -> None:
    other = contracts.create(customer_id=customers.create(name="乙公司").result, **TERM).result
    changed(renewals.lapse, other, loss_reason="price")
    with pytest.raises(UserError) as caught:
        expiry_notices.issue(contract_ids=(place["contract"], other))
    assert contracts.entry(other).number in caught.value.text
    assert not IssuedPaper.select().exists()
    assert Contract.get_by_id(place["contract"]).renewal_state == ""
    with pytest.raises(UserError):
        expiry_notices.issue(contract_ids=())


def test_told_another_way(place: Any) -> None:
    changed(renewals.mark_notified, place["contract"], notified_on=date(2026, 11, 10))
    assert Contract.get_by_id(place["contract"]).notified_on == date(2026, 11, 10)
    with pytest.raises(UserError):
        changed(renewals.mark_notified, place["contract"], notified_on=date(2026, 11, 21))


def test_a_notice_of_who_sees_masks_is_drawn_whole_and_is_known_as_current(place: Any, as_role: Any) -> None:
    phone = "13977781234"
    other = contracts.create(
        customer_id=customers.create(name="乙公司", contacts=(ContactInput(name="赵", phone=phone),)).result, **TERM,
        project_name=f"机房，找 {phone}",
    ).result  # fmt: skip
    with as_role("administrator"):
        settings.change(values={_masking.MASKED_ROLES: ["representative"]})
    with as_role("representative"):
        drawn = expiry_notices.prepare((other,), Silent())
        assert json.loads(drawn[other].pdf)[0]["project"] == f"机房，找 {phone}"
        expiry_notices.issue(contract_ids=(other,), drawn=drawn)
        assert expiry_notices.is_current(other)
        assert expiry_notices.prepare((other,), Silent()) == {}
    assert "****" not in str(IssuedPaper.get().content)
