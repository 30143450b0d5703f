"""Complaints registered, changed, talked about, voided."""

from __future__ import annotations

import json
from datetime import date, timedelta
from typing import Any

import pytest

from app.core import clock
from app.core.errors import Bug, ChangedMeanwhile, NotPermitted, UserError
from app.ledgers._catalogue import all_ledgers
from app.ledgers._source import LedgerState, open_source
from app.models.complaint import Complaint, ComplaintContact, ComplaintEvent, ComplaintStage
from app.models.complaint_decision import ComplaintSettlement
from app.models.organisation import Staff
from app.services import (
    complaint_approvals,
    complaint_proposals,
    complaint_repeats,
    complaints,
    customers,
    sales_certificates,
)
from app.services.complaint_schemes import shipped_folder
from app.services.complaints import Promise
from tests.conftest import MOMENT
from tests.services.complaint_cases import a_case, case, shipped, version
from tests.services.decided_cases import limit, proposed
from tests.services.settled_cases import not_ours
from tests.services.settlement_cases import a_slip, executing

DAY = date(2026, 11, 20)


def test_a_case_takes_number_clocks_and_its_first_stage(work: Any) -> None:
    found = case(a_case(customer_id=work.customer_id, device_id=work.device_id))
    assert found.number == "GZ01-2611-001"
    assert (found.state, found.is_open, found.round) == ("registered", True, 1)
    assert (found.scheme_code, found.market, found.category_name) == ("service_department", "domestic", "产品质量")
    assert found.reply_due_at - found.received_at == timedelta(hours=48)
    assert found.close_due_at is not None
    assert (found.stage, found.stage_unit) == ("service", "客户服务部")
    assert (found.first_contact, found.registered_by) == ("林晓梅", "林晓梅")
    assert found.registered_by_id
    assert [row.event for row in ComplaintEvent.select()] == ["register"]
    stage = ComplaintStage.get()
    assert (stage.number, stage.is_open, stage.due_at) == ("GZ01-2611-001/1", True, found.stage_due_at)


def test_days_of_the_factory_run_from_the_acceptance(work: Any) -> None:
    found = case(a_case("factory_chain", market="overseas"))
    assert (found.close_due_at, found.market, found.stage_unit) == (None, "overseas", "总经理室")
    assert found.product_fields == '{"order_number": "PO-2611-08"}'


@pytest.mark.parametrize(
    ("more", "field"),
    [
        ({"scheme": "nothing"}, "scheme"),
        ({"market": "moon"}, "market"),
        ({"category": ""}, "category"),
        ({"channel": "book"}, "channel"),
        ({"content": " "}, "content"),
        ({"demand": ""}, "demand"),
        ({"claim_amount": 0}, "claim_amount"),
        ({"claim_amount": -1}, "claim_amount"),
        ({"claim_amount": 10**16}, "claim_amount"),
        ({"purchase_proof": "word"}, "purchase_proof"),
        ({"product_fields": {"colour": "red"}}, "product_fields.colour"),
        ({"customer_id": 0, "new_customer": None}, "customer_id"),
    ],
)
def test_what_cannot_be_registered(work: Any, more: dict[str, Any], field: str) -> None:
    with pytest.raises(UserError) as refused:
        a_case(**more)
    assert refused.value.field == field
    assert not Complaint.select().exists()


def test_a_call_brings_who_and_what_along(work: Any) -> None:
    call_id = work.register(reporter="李工", phone="13900001111")
    found = case(a_case(
        customer_id=work.customer_id, call_id=call_id, contact_name="", phone="", product_name="", model="", serial="",
    ))  # fmt: skip
    assert (found.contact_name, found.phone, found.call_id) == ("李工", "13900001111", call_id)
    assert (found.device_id, found.product_name, found.serial_key) == (work.device_id, "UPS 不间断电源", "UP240001")
    assert found.call_number.startswith("JX")
    with pytest.raises(UserError) as refused:
        a_case(customer_id=customers.create(name="乙公司").result, call_id=call_id)
    assert refused.value.field == "call_id"


def test_a_technician_registers_and_sees_only_that(work: Any, as_role: Any) -> None:
    a_case(customer_id=work.customer_id)
    with as_role("technician"):
        own = a_case(customer_id=work.customer_id, first_contact="前台李小姐")
        with pytest.raises(NotPermitted):
            a_case(new_customer={"name": "丙公司"})
        rows = open_source(all_ledgers()["complaints"], LedgerState(view="all"))
        assert rows.count() == 1
        assert [row.id for row in rows.page(0, 10)] == [own]
    found = case(own)
    assert (found.first_contact, found.registered_by) == ("前台李小姐", "陈志强")
    for role in ("approver", "administrator"):
        with as_role(role), pytest.raises(NotPermitted):
            a_case(customer_id=work.customer_id)


def test_a_new_customer_is_entered_with_the_complaint(work: Any) -> None:
    found = case(a_case(new_customer={"name": "丁公司", "contacts": (customers.ContactInput("丁先生", "13700001111"),)},
                        contact_name="", phone=""))  # fmt: skip
    assert (found.customer_name, found.phone) == ("丁公司", "13700001111")


def test_serials_of_a_month_and_one_more_after_it(work: Any, frozen_clock: Any) -> None:
    numbers = [case(a_case()).number for _ in range(2)]
    frozen_clock(timedelta(days=20))
    numbers.append(case(a_case()).number)
    assert numbers == ["GZ01-2611-001", "GZ01-2611-002", "GZ01-2612-001"]


_EMPTY = {
    "phone": ({"phone": ""}, "phone"), "address": ({"address": ""}, "address"),
    "contact_name": ({"contact_name": ""}, "contact_name"), "demand": ({"demand": ""}, "demand"),
    "device": ({"product_name": ""}, "product_name"), "purchase_proof": ({"purchase_proof": ""}, "purchase_proof"),
    "sample": ({"sample_note": "", "sample_kept": False}, "sample_note"),
}  # fmt: skip


@pytest.mark.parametrize("scheme", sorted(file.stem for file in shipped_folder().glob("*.json")))
def test_what_a_scheme_requires(work: Any, scheme: str) -> None:
    customer = customers.create(name="无资料公司").result
    rules = shipped(scheme)
    assert rules is not None
    for name in rules.required:
        fields, field = _EMPTY[name]
        with pytest.raises(UserError) as refused:
            a_case(scheme, customer_id=customer, **fields)
        assert refused.value.field == field
    for one in rules.product_fields:
        if one.required:
            with pytest.raises(UserError) as refused:
                a_case(scheme, customer_id=customer, product_fields={})
            assert str(refused.value.field).startswith("product_fields.")
    assert case(a_case(scheme, customer_id=customer)).scheme_code == scheme


@pytest.mark.parametrize(
    ("code", "typed", "kept"),
    [
        ("quantity", "1,200", "1200"),
        ("quantity", "0.50", "0.5"),
        ("order_amount", "12,345.6", "12345.60"),
        ("shipped_on", "2026-11-02", "2026-11-02"),
    ],
)
def test_product_fields_are_kept_plain(work: Any, code: str, typed: str, kept: str) -> None:
    given = {"order_number": "PO 1", code: typed}
    assert json.loads(case(a_case("factory_chain", product_fields=given)).product_fields)[code] == kept


@pytest.mark.parametrize(
    ("code", "typed"),
    [
        ("quantity", "many"), ("quantity", "-1"), ("quantity", "NaN"), ("quantity", "1e99"), ("order_amount", "1.234"),
        ("shipped_on", "2.11.2026"), ("shipped_on", "1900-01-01"),
    ],
)  # fmt: skip
def test_a_wrong_product_field_is_said_beside_it(work: Any, code: str, typed: str) -> None:
    with pytest.raises(UserError) as refused:
        a_case("factory_chain", product_fields={"order_number": "PO 1", code: typed})
    assert refused.value.field == f"product_fields.{code}"


class TestSecondComplaint:
    def test_the_same_serial_is_flagged_and_linked(self, work: Any, frozen_clock: Any) -> None:
        first = a_case(customer_id=work.customer_id)
        frozen_clock(timedelta(days=80))
        listed = complaint_repeats.earlier(work.customer_id, serial="up-240001", content="屏幕碎了")
        assert [(one.id, one.why) for one in listed] == [(first, ("device",))]
        second = case(a_case(customer_id=work.customer_id, content="发票抬头开错，要求重开"))
        assert (second.is_repeat, second.repeat_of_id) == (True, first)

    def test_after_the_days_of_the_setting_it_is_new(self, work: Any, frozen_clock: Any) -> None:
        a_case(customer_id=work.customer_id)
        frozen_clock(timedelta(days=91))
        assert not complaint_repeats.earlier(work.customer_id, serial="UP240001")
        assert not case(a_case(customer_id=work.customer_id)).is_repeat

    def test_similar_words_order_and_call(self, work: Any) -> None:
        call_id = work.register()
        first = a_case("factory_chain", customer_id=work.customer_id, serial="", call_id=call_id, device_id=0)
        listed = complaint_repeats.earlier(
            work.customer_id, content="电源模块一周内又三次停机，生产线受影响", call_id=call_id,
            product_fields={"order_number": "po-2611-08"},
        )  # fmt: skip
        assert [(one.id, one.why) for one in listed] == [(first, ("order", "call", "matter"))]

    def test_another_matter_of_the_customer_is_listed_but_not_flagged(self, work: Any) -> None:
        first = a_case(customer_id=work.customer_id)
        listed = complaint_repeats.earlier(work.customer_id, content="送货员态度恶劣", serial="X9")
        assert [(one.id, one.why) for one in listed] == [(first, ())]
        other = {"serial": "X9", "product_name": "打印机", "content": "送货员态度恶劣"}
        assert not case(a_case(customer_id=work.customer_id, **other)).is_repeat
        said = case(a_case(customer_id=work.customer_id, repeat_of=first, **other))
        assert said.repeat_of_id == first

    def test_who_registers_may_say_that_it_is_another_matter(self, work: Any) -> None:
        first = a_case(customer_id=work.customer_id)
        again = case(a_case(customer_id=work.customer_id, repeat_of=0))
        assert (again.is_repeat, again.repeat_of_id) == (False, None)
        foreign = customers.create(name="乙公司").result
        with pytest.raises(UserError) as refused:
            a_case(customer_id=foreign, repeat_of=first)
        assert refused.value.field == "repeat_of"

    def test_void_cases_do_not_count(self, work: Any, as_role: Any) -> None:
        first = a_case(customer_id=work.customer_id)
        with as_role("supervisor"):
            complaints.void(first, seen_version=version(first), reason="重复登记")
        assert not complaint_repeats.earlier(work.customer_id, serial="UP240001")


class TestTalks:
    def test_the_first_answer_stops_the_clock_of_the_reply(self, work: Any, frozen_clock: Any) -> None:
        one = a_case()
        frozen_clock(timedelta(hours=5))
        complaints.contact(one, words="已安排检测", kind="first_reply", spoken_to="王工")
        frozen_clock(timedelta(hours=5))
        complaints.contact(one, words="检测完成")
        found = case(one)
        assert found.replied_at - found.received_at == timedelta(hours=5)
        talks = [(row.kind, row.words, row.spoken_to, row.told_by) for row in ComplaintContact.select().order_by(
            ComplaintContact.id)]  # fmt: skip
        assert talks == [("first_reply", "已安排检测", "王工", "林晓梅"), ("progress", "检测完成", "王建国", "林晓梅")]

    def test_a_promise_is_a_day_and_who_told_it(self, work: Any) -> None:
        one = a_case(promise=Promise(DAY + timedelta(days=10), "陈主管"))
        found = case(one)
        assert (found.promised_on, found.promise_told_by) == (DAY + timedelta(days=10), "陈主管")
        assert (found.promise_told_at, found.replied_at) == (found.received_at, None)
        complaints.contact(one, words="", kind="promise", promised_on=DAY + timedelta(days=12))
        assert (case(one).promised_on, case(one).promise_told_by) == (DAY + timedelta(days=12), "林晓梅")
        talks = [(row.kind, row.words) for row in ComplaintContact.select().order_by(ComplaintContact.id)]
        assert talks == [("promise", (DAY + timedelta(days=days)).isoformat()) for days in (10, 12)], (
            "the words are printed on Chinese forms and must not be of whatever language the window speaks"
        )

    def test_two_do_not_promise_different_days(self, work: Any) -> None:
        one = a_case()
        seen = version(one)
        day = DAY + timedelta(days=5)
        complaints.contact(one, words="", kind="promise", promised_on=day, seen_version=seen)
        with pytest.raises(ChangedMeanwhile):
            complaints.contact(
                one, words="", kind="promise", promised_on=day + timedelta(days=1), seen_version=seen
            )  # fmt: skip
        assert (case(one).promised_on, ComplaintContact.select().count()) == (day, 1)
        complaints.contact(one, words="已安排检测", seen_version=seen)
        assert ComplaintContact.select().count() == 2

    @pytest.mark.parametrize(
        ("more", "field"),
        [
            ({"kind": "promise"}, "promised_on"),
            ({"kind": "promise", "promised_on": DAY - timedelta(days=1)}, "promised_on"),
            ({"kind": "promise", "promised_on": DAY + timedelta(days=16)}, "words"),
            ({"kind": "negotiation", "words": "折价一成"}, "kind"),
            ({"kind": "result", "words": "已更换"}, "kind"),
            ({"kind": "chat", "words": "x"}, "kind"),
            ({"words": " "}, "words"),
            ({"words": "x", "channel": "smoke"}, "channel"),
            ({"words": "x", "happened_at": MOMENT - timedelta(minutes=1)}, "happened_at"),
            ({"words": "x", "happened_at": MOMENT + timedelta(days=1)}, "happened_at"),
        ],
    )
    def test_what_cannot_be_entered(self, work: Any, more: dict[str, Any], field: str) -> None:
        one = a_case()
        with pytest.raises(UserError) as refused:
            complaints.contact(one, **{"words": "", **more})
        assert refused.value.field == field
        assert case(one).promised_on is None
        assert not ComplaintContact.select().exists()

    def test_a_longer_promise_says_why(self, work: Any) -> None:
        one = a_case()
        complaints.contact(one, words="需等进口配件", kind="promise", promised_on=DAY + timedelta(days=30))
        assert "需等进口配件" in ComplaintContact.get().words


class TestChange:
    def test_first_contact_number_and_time_stay(self, work: Any) -> None:
        one = a_case()
        with pytest.raises(Bug):
            complaints.change(one, seen_version=version(one), first_contact="别人")
        complaints.change(
            one, seen_version=version(one), reason="记错", category="service", demand="道歉", claim_amount=5_000,
            phone="020-83330001", is_urgent=True, serial="ab 12", owner_id=0,
        )  # fmt: skip
        found = case(one)
        assert (found.category, found.category_name, found.demand, found.claim_amount) == (
            "service", "服务", "道歉", 5_000,
        )  # fmt: skip
        assert (found.phone_digits, found.serial_key, found.is_urgent) == ("02083330001", "AB12", True)
        assert found.first_contact == "林晓梅"

    def test_another_market_moves_what_is_due(self, work: Any) -> None:
        one = a_case("factory_chain")
        before = case(one)
        complaints.change(one, seen_version=before.row_version, market="overseas")
        assert case(one).close_due_at is None
        home = a_case()
        was = case(home).close_due_at
        complaints.change(home, seen_version=version(home), market="overseas")
        assert case(home).close_due_at - was == timedelta(days=4)
        stage = ComplaintStage.get(ComplaintStage.complaint == home)
        assert stage.due_at == case(home).stage_due_at

    def test_what_is_required_stays_required(self, work: Any) -> None:
        one = a_case()
        with pytest.raises(UserError) as refused:
            complaints.change(one, seen_version=version(one), demand="")
        assert refused.value.field == "demand"

    def test_two_do_not_overwrite_each_other(self, work: Any) -> None:
        one = a_case()
        seen = version(one)
        complaints.change(one, seen_version=seen, demand="退货")
        with pytest.raises(ChangedMeanwhile):
            complaints.change(one, seen_version=seen, demand="换货")

    def test_a_repeat_is_linked_or_taken_back_later(self, work: Any) -> None:
        one, two = a_case(), a_case(repeat_of=0)
        complaints.change(two, seen_version=version(two), repeat_of=one)
        assert case(two).is_repeat
        complaints.change(two, seen_version=version(two), repeat_of=0)
        assert case(two).repeat_of_id is None
        with pytest.raises(UserError):
            complaints.change(one, seen_version=version(one), repeat_of=one)

    def test_what_is_settled_keeps_what_it_was_about(self, work: Any) -> None:
        one = a_case()
        Complaint.update(settled_at=MOMENT).where(Complaint.id == one).execute()
        with pytest.raises(UserError, match="settled"):
            complaints.change(one, seen_version=version(one), content="另一件事")
        complaints.change(one, seen_version=version(one), phone="020-83330001")

    def test_what_a_decision_rests_on_stays(self, branch: Any, as_role: Any) -> None:
        one = proposed(9_000_000)
        complaints.change(one, seen_version=version(one), content="电源板烧毁，已停机")
        complaint_proposals.submit(one, seen_version=version(one))
        assert case(one).state == "pending_approval"
        for told in ({"content": "另一件事"}, {"claim_amount": 1}, {"serial": "X1"}, {"category": "service"}):
            with pytest.raises(UserError, match="rests on"):
                complaints.change(one, seen_version=version(one), **told)
        complaints.change(one, seen_version=version(one), phone="020-83330001", is_urgent=True)
        assert (case(one).phone, case(one).is_urgent) == ("020-83330001", True)
        limit("approver", 9_000_000)
        with as_role("approver"):
            complaint_approvals.send_back(one, seen_version=version(one), reason="补照片")
        complaints.change(one, seen_version=version(one), serial="X1")

    def test_a_person_who_left_is_not_put_in_charge(self, work: Any) -> None:
        one = a_case(owner_id=work.technician_id)
        assert case(one).owner_name == "陈志强"
        Staff.update(is_active=False).execute()
        with pytest.raises(UserError) as refused:
            complaints.change(one, seen_version=version(one), owner_id=work.technician_id)
        assert refused.value.field == "owner_id"
        assert case(one).owner_name == "陈志强"


def test_void_keeps_number_and_row(work: Any, as_role: Any) -> None:
    one = a_case()
    with pytest.raises(NotPermitted):
        complaints.void(one, seen_version=version(one), reason="重复登记")
    with as_role("supervisor"):
        with pytest.raises(UserError) as refused:
            complaints.void(one, seen_version=version(one), reason=" ")
        assert refused.value.field == "reason"
        complaints.void(one, seen_version=version(one), reason="重复登记")
    found = case(one)
    assert (found.state, found.is_open, found.void_reason, found.stage) == ("void", False, "重复登记", "")
    assert found.number == "GZ01-2611-001"
    with pytest.raises(UserError):
        complaints.change(one, seen_version=found.row_version, demand="x")
    with pytest.raises(UserError):
        complaints.contact(one, words="x")


@pytest.mark.parametrize("what", ["done", "slip", "certificate"])
def test_what_was_settled_is_not_void(work: Any, as_role: Any, what: str) -> None:
    """Money that was given, and papers that stand, would belong to no complaint."""
    one, (money, goods) = executing(("allowance", {"amount": 900_000}), ("return", {"quantity": 20}))
    if what == "done":
        ComplaintSettlement.update(state="done").where(ComplaintSettlement.id == money).execute()
    elif what == "slip":
        a_slip(one, goods)
    else:
        sales_certificates.allow(
            one, settlement_id=money, goods="电源", original_price=1_000_000, amount=900_000, reason="色差"
        )
    with as_role("supervisor"):
        with pytest.raises(UserError) as refused:
            complaints.void(one, seen_version=version(one), reason="重复登记")
        assert (refused.value.field, case(one).state) == ("reason", "executing")


def test_a_settled_complaint_has_no_day_left_to_promise(branch: Any) -> None:
    one = not_ours()
    complaints.contact(one, words="已解释", kind="explanation")
    with pytest.raises(UserError) as refused:
        complaints.contact(one, words="", kind="promise", promised_on=clock.today())
    assert (refused.value.field, case(one).promised_on) == ("kind", None)
