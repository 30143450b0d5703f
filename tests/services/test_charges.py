"""Charge records: they come by themselves, follow the lines, take both ways in order; nobody else's, nothing twice."""

from __future__ import annotations

import threading
from datetime import timedelta

import pytest

from app.core import clock
from app.core.errors import AftercareError, ChangedMeanwhile, NotPermitted, UserError
from app.models.charge import CashHandover, Charge
from app.models.erasure import Erasure
from app.models.service_call import ReturnVisit, ServiceCall
from app.models.voucher import IssuedPaper
from app.services import (
    _charge_records,
    cash_handovers,
    charge_file,
    charges,
    customers,
    erasures,
    issuing,
    service_call_charges,
    service_call_file,
    service_call_visit,
    service_calls,
    staff,
    timeline,
)
from app.services.customers import ContactInput
from app.services.service_call_charges import ChargeEntry, DamagedPart
from app.services.session import Session, begin, current

PSU = ChargeEntry("电源模块", 1, 42_000, "个", "", "consumable")


@pytest.fixture(autouse=True)
def _slip_renderer(monkeypatch):
    monkeypatch.setitem(issuing.RENDERERS, cash_handovers.FORM, lambda content, paper, marks: repr(content).encode())


def sent(work) -> tuple[int, int]:
    """A call of this morning whose voucher is out with the technician."""
    return work.dispatched(received_at=clock.now() - timedelta(hours=3))


def done(work, *lines: ChargeEntry, **more) -> int:
    """A call whose signed voucher with these lines is back; its id."""
    call_id, voucher_id = sent(work)
    told = {"announced_at": clock.now(), "agreed_by": "王建国", **more}
    work.hand_in(voucher_id, result=work.result(**told), charges=lines)
    return call_id


def only(call_id: int) -> charge_file.ChargeFile:
    """The one valid record of a call."""
    (one,) = charge_file.of_call(call_id)
    return charge_file.file(one.id)


def run(step, found, **more):
    """Take a step and read the record again."""
    step(found.id, seen_version=found.row_version, **more)
    return charge_file.file(found.id)


def kinds(call_id: int) -> list[str]:
    return [event.kind for event in service_call_file.file(call_id).events if event.kind.startswith("charge_")]


# -- coming into being ----------------------------------------------------------------------------------------------


def test_a_record_comes_with_the_signed_paper(work):
    call_id = done(work, PSU, ChargeEntry("上门检测", 1, 0, "次"), settlement="on_site")
    found = only(call_id)
    assert (found.number, found.state, found.amount, found.outstanding) == ("SF-GZ01-2611-0001", "open", 42_000, 42_000)
    assert (found.agreed_by, found.technician_id, found.settlement) == ("王建国", work.technician_id, "on_site")
    assert found.due_on == clock.today() + timedelta(days=3)
    assert [line.description for line in found.lines] == ["电源模块"]


def test_nothing_to_charge_makes_no_record(work):
    assert charge_file.of_call(done(work, ChargeEntry("上门检测", 1, 0, "次"))) == ()
    assert Charge.select().count() == 0


def test_before_the_work_is_done_there_is_none(work):
    call_id, _ = sent(work)
    service_call_charges.add(
        call_id, seen_version=work.version(call_id), description="电源模块", unit_price=42_000, exclusion="consumable",
        agreed_by="王建国",
    )  # fmt: skip
    assert charge_file.of_call(call_id) == ()


def test_it_follows_the_corrected_paper(work):
    call_id, voucher_id = sent(work)
    told = {"announced_at": clock.now(), "agreed_by": "王建国"}
    service_call_visit.complete(
        call_id, seen_version=work.version(call_id), result=work.result(**told), charges=(PSU,), signer_name="王建国",
        signed_on=clock.today(),
    )  # fmt: skip
    assert only(call_id).amount == 42_000
    work.hand_in(
        voucher_id, result=work.result(**told), charges=(PSU, ChargeEntry("滤网", 2, 500, "片", "", "consumable"))
    )
    assert only(call_id).amount == 43_000
    assert Charge.select().count() == 1


def test_struck_altogether_it_is_void_with_its_number(work):
    call_id, voucher_id = sent(work)
    told = {"announced_at": clock.now(), "agreed_by": "王建国"}
    service_call_visit.complete(
        call_id, seen_version=work.version(call_id), result=work.result(**told), charges=(PSU,), signer_name="王建国",
        signed_on=clock.today(),
    )  # fmt: skip
    work.hand_in(voucher_id, result=work.result(**told), charges=())
    assert charge_file.of_call(call_id) == ()
    row = Charge.get()
    assert (row.state, row.is_open, row.outstanding, row.due_on) == ("void", False, 0, None)


def test_goodwill_voids_the_record_and_paid_again_opens_the_next(work, as_role):
    call_id, voucher_id = sent(work)
    service_call_charges.announce(call_id, seen_version=work.version(call_id), amount=9_000, agreed_by="王建国")
    with as_role("supervisor"):
        change = service_call_visit.change_class
        change(call_id, seen_version=work.version(call_id), service_class="A", reason="人为")
        work.hand_in(voucher_id)
        assert only(call_id).service_class == "A"
        change(call_id, seen_version=work.version(call_id), service_class="B", reason="纠纷，公司承担")
        assert charge_file.of_call(call_id) == ()
        change(call_id, seen_version=work.version(call_id), service_class="A", reason="核实为人为")
        assert (only(call_id).part, only(call_id).amount) == (2, 9_000)
    with pytest.raises(NotPermitted):
        change(call_id, seen_version=work.version(call_id), service_class="C", reason="不行")


def test_a_call_solved_by_phone_is_charged_too(work):
    call_id = work.register(device_id=0)
    file = service_call_file.file(call_id)
    assert file.service_class == "A"
    service_calls.solve_by_phone(call_id, seen_version=file.row_version, solution="远程重置")
    service_call_charges.add(call_id, seen_version=work.version(call_id), description="远程服务费", unit_price=8_000)
    found = only(call_id)
    assert (found.amount, found.agreed_by) == (8_000, "")
    with pytest.raises(UserError, match="agreed"):
        charges.collect(found.id, seen_version=found.row_version, amount=8_000)
    service_call_charges.announce(
        call_id, seen_version=work.version(call_id), amount=8_000, agreed_by="王建国", settlement="on_site"
    )
    assert run(charges.collect, only(call_id), amount=8_000).state == "collected"


def test_old_calls_without_a_record_can_have_one(work, monkeypatch):
    with monkeypatch.context() as before:
        before.setattr(_charge_records, "follow", lambda unit, call: None)
        call_id = done(work, PSU)
    assert charge_file.of_call(call_id) == ()
    charges.begin(call_id)
    assert only(call_id).amount == 42_000
    with pytest.raises(UserError, match="nothing more"):
        charges.begin(call_id)


# -- on the spot ----------------------------------------------------------------------------------------------------


def test_cash_on_the_spot_to_the_mailed_invoice(work, frozen_clock):
    call_id = done(work, PSU)
    found = run(charges.collect, only(call_id), amount=42_000, technician_id=work.technician_id)
    assert (found.state, found.settlement, found.outstanding) == ("collected", "on_site", 0)
    assert (found.collected_by, found.collected_amount, found.due_on) == (
        "陈志强", 42_000, clock.today() + timedelta(days=3)
    )  # fmt: skip
    frozen_clock(timedelta(hours=3))
    (held,) = charge_file.cash_held()
    assert (held.holder, held.amount) == ("陈志强", 42_000)
    slip = cash_handovers.issue(charge_ids=(found.id,), counted=42_000, taken_by="沈会计").result
    found = charge_file.file(found.id)
    assert (found.state, found.cash_handover_number, found.cash_handover_id) == ("handed_in", "JK-GZ01-2611-0001", slip)
    assert charge_file.cash_held() == ()
    found = run(charges.invoice, found, invoice_number="23440001")
    assert (found.state, found.invoice_title) == ("invoiced", "广州华盛电子科技有限公司")
    found = run(charges.mail, found, mail_notes="SF1234567")
    assert (found.state, found.is_open, found.paid_at, found.steps) == ("paid", False, clock.now(), ())
    assert kinds(call_id) == ["charge_collected", "charge_handed_in", "charge_invoiced", "charge_mailed"]


def test_paid_to_the_company_it_is_at_finance_at_once(work):
    found = run(charges.collect, only(done(work, PSU)), amount=42_000, method="mobile")
    assert (found.state, found.handed_in_at, charge_file.cash_held()) == ("handed_in", clock.now(), ())
    found = run(charges.need_no_invoice, found, reason="个人客户")
    assert (found.state, found.is_open) == ("paid", False)


def test_too_much_for_the_spot_is_invoiced_first(work):
    found = only(done(work, ChargeEntry("主板", 1, 50_001, "块", "", "consumable")))
    assert found.settlement == "invoice_first"
    for step, more in ((charges.choose, {"settlement": "on_site"}), (charges.collect, {"amount": 50_001})):
        with pytest.raises(UserError, match=r"500\.00|invoice comes first") as refused:
            step(found.id, seen_version=found.row_version, **more)
        assert refused.value.field == "settlement"


@pytest.mark.parametrize(
    ("more", "field"),
    [
        ({"amount": 41_999}, "amount"),
        ({"amount": 42_001}, "amount"),
        ({"amount": 0}, "amount"),
        ({"amount": 42_000, "method": "gold"}, "method"),
        ({"amount": 42_000, "technician_id": 9_999}, "technician_id"),
        ({"amount": 42_000, "happened_at": "tomorrow"}, "happened_at"),
        ({"amount": 42_000, "happened_at": "last week"}, "happened_at"),
    ],
)
def test_what_cannot_be_is_refused_beside_its_field(work, more, field):
    found = only(done(work, PSU))
    days = {"tomorrow": 1, "last week": -7}
    if "happened_at" in more:
        more = {**more, "happened_at": clock.now() + timedelta(days=days[more["happened_at"]])}
    with pytest.raises(UserError) as refused:
        charges.collect(found.id, seen_version=found.row_version, **more)
    assert refused.value.field == field
    assert only(found.call_id).state == "open"


# -- the invoice first ----------------------------------------------------------------------------------------------


def test_invoice_first_then_collected(work, frozen_clock):
    call_id = done(work, PSU, settlement="invoice_first")
    found = only(call_id)
    with pytest.raises(UserError, match="invoice comes first"):
        charges.collect(found.id, seen_version=found.row_version, amount=42_000)
    found = run(charges.invoice, found, invoice_number="23440002", invoice_title="华盛财务")
    assert (found.state, found.outstanding, found.due_on) == ("invoiced", 42_000, clock.today() + timedelta(days=30))
    found = run(charges.mail, found)
    assert (found.state, found.is_open) == ("mailed", True)
    day = clock.today() + timedelta(days=5)
    found = run(charges.plan_collection, found, collect_on=day, technician_id=work.technician_id)
    assert (found.due_on, found.collect_on) == (day, day)
    frozen_clock(timedelta(days=6))
    assert charge_file.file(found.id).is_late
    found = run(charges.collect, found, amount=42_000, technician_id=work.technician_id)
    assert (found.state, found.outstanding, found.is_open) == ("collected", 0, True)
    cash_handovers.issue(charge_ids=(found.id,), counted=42_000, taken_by="沈会计")
    assert charge_file.file(found.id).state == "paid"
    assert kinds(call_id) == ["charge_invoiced", "charge_mailed", "charge_collected", "charge_handed_in"]


def test_a_transfer_settles_an_invoice_at_once(work):
    found = only(done(work, PSU))
    found = run(charges.invoice, found, invoice_number="23440003")
    found = run(charges.collect, found, amount=42_000, method="transfer")
    assert (found.state, found.settlement, found.paid_at) == ("paid", "invoice_first", clock.now())


def test_out_of_order_is_refused(work):
    found = only(done(work, PSU))
    for step, more in (
        (charges.mail, {}),
        (charges.need_no_invoice, {"reason": "x"}),
        (charges.plan_collection, {"collect_on": clock.today()}),
    ):
        with pytest.raises(UserError, match="does not fit"):
            step(found.id, seen_version=found.row_version, **more)
    found = run(charges.collect, found, amount=42_000)
    for step, more in ((charges.invoice, {"invoice_number": "1"}), (charges.collect, {"amount": 42_000})):
        with pytest.raises(UserError, match="does not fit"):
            step(found.id, seen_version=found.row_version, **more)


def test_an_invoice_needs_a_number_that_is_nobody_elses(work):
    found = only(done(work, PSU))
    with pytest.raises(UserError) as refused:
        charges.invoice(found.id, seen_version=found.row_version, invoice_number="  ")
    assert refused.value.field == "invoice_number"
    run(charges.invoice, found, invoice_number="23440009")
    other = only(done(work, PSU))
    Charge.update(customer=_somebody_else()).where(Charge.id == other.id).execute()
    with pytest.raises(UserError, match="SF-GZ01-2611-0001"):
        charges.invoice(other.id, seen_version=other.row_version, invoice_number="23440009")


def _somebody_else() -> int:
    from app.services import customers

    return customers.create(name="别人").result


def test_a_day_that_is_over_cannot_be_planned(work):
    found = run(charges.invoice, only(done(work, PSU)), invoice_number="23440004")
    with pytest.raises(UserError) as refused:
        charges.plan_collection(found.id, seen_version=found.row_version, collect_on=clock.today() - timedelta(days=1))
    assert refused.value.field == "collect_on"


# -- lines change after the money -----------------------------------------------------------------------------------


def _again(work, as_role, call_id, *lines, **more):
    """Not satisfied: the call is worked on again, and a second paper with all these lines comes back."""
    from app.services import return_visits, voucher_file, vouchers

    file = service_call_file.file(call_id)
    service_call_visit.strike_off(call_id, seen_version=file.row_version)
    visit = service_call_file.file(call_id).visits[0]
    return_visits.enter_result(visit.id, seen_version=visit.row_version, satisfaction=1, comment="又坏了")
    if service_call_file.file(call_id).state == "followed_up":
        service_call_visit.reopen(call_id, seen_version=work.version(call_id), reason="又坏了")
    at = clock.now() + timedelta(hours=2)
    service_calls.appoint(
        call_id, seen_version=work.version(call_id), appointed_at=at, minutes=60, technician_id=work.technician_id
    )
    voucher_id = vouchers.issue(call_id, seen_version=work.version(call_id)).result
    told = {"announced_at": clock.now(), "agreed_by": "王建国", **more}
    work.hand_in(voucher_id, result=work.result(**told), charges=lines)
    assert voucher_file.file(voucher_id).state == "returned"


def test_more_after_the_money_opens_a_second_record(work, as_role, frozen_clock):
    call_id = done(work, PSU)
    first = run(charges.collect, only(call_id), amount=42_000)
    frozen_clock(timedelta(days=1, hours=2))
    _again(work, as_role, call_id, PSU, ChargeEntry("风扇", 1, 6_000, "个", "", "consumable"))
    parts = charge_file.of_call(call_id)
    assert [(one.part, one.state, one.amount) for one in parts] == [(1, "collected", 42_000), (2, "open", 6_000)]
    assert charge_file.file(first.id).amount == 42_000


def test_less_than_was_collected_is_refused(work):
    call_id, voucher_id = sent(work)
    told = {"announced_at": clock.now(), "agreed_by": "王建国"}
    service_call_visit.complete(
        call_id, seen_version=work.version(call_id), result=work.result(**told), charges=(PSU,), signer_name="王建国",
        signed_on=clock.today(),
    )  # fmt: skip
    run(charges.collect, only(call_id), amount=42_000)
    with pytest.raises(UserError, match=r"420\.00.*SF-GZ01-2611-0001"):
        work.hand_in(voucher_id, result=work.result(**told), charges=())
    assert service_call_file.file(call_id).charge == 42_000


def test_a_call_whose_money_was_taken_is_neither_cancelled_nor_made_free(work, as_role):
    call_id = done(work, PSU)
    run(charges.collect, only(call_id), amount=42_000)
    with as_role("supervisor"):
        with pytest.raises(UserError, match="takes that back"):
            service_calls.cancel(call_id, seen_version=work.version(call_id), reason="取消")
        found = only(call_id)
        charges.undo_collection(found.id, seen_version=found.row_version, reason="客户退款")
        service_calls.cancel(call_id, seen_version=work.version(call_id), reason="取消")
    assert charge_file.of_call(call_id) == ()


# -- waived, taken back ---------------------------------------------------------------------------------------------


def test_waived_as_a_whole_and_in_part(work, as_role):
    found = only(done(work, PSU))
    with pytest.raises(NotPermitted):
        charges.waive(found.id, seen_version=found.row_version, reason="老客户")
    with as_role("supervisor"):
        with pytest.raises(UserError) as refused:
            charges.waive(found.id, seen_version=found.row_version, reason=" ")
        assert refused.value.field == "reason"
        for amount in (0, 42_001):
            with pytest.raises(UserError) as refused:
                charges.waive(found.id, seen_version=found.row_version, reason="优惠", amount=amount)
            assert refused.value.field == "amount"
        found = run(charges.waive, found, reason="抹零", amount=2_000)
        assert (found.state, found.outstanding, found.waived_amount) == ("open", 40_000, 2_000)
        with pytest.raises(UserError, match=r"400\.00"):
            charges.collect(found.id, seen_version=found.row_version, amount=42_000)
        found = run(charges.waive, found, reason="全免")
        assert (found.state, found.is_open, found.outstanding, found.waived_amount) == ("waived", False, 0, 42_000)


def test_a_bad_debt_is_written_off_but_taken_money_is_not(work, as_role):
    found = run(charges.invoice, only(done(work, PSU)), invoice_number="23440005")
    taken = run(charges.collect, only(done(work, PSU)), amount=42_000)
    with as_role("supervisor"):
        with pytest.raises(UserError, match="does not fit"):
            charges.waive(found.id, seen_version=found.row_version, reason="坏账", amount=100)
        assert run(charges.waive, found, reason="坏账").state == "waived"
        with pytest.raises(UserError):
            charges.waive(taken.id, seen_version=taken.row_version, reason="免")


def test_every_step_can_be_taken_back_in_turn(work, as_role):
    found = only(done(work, PSU))
    found = run(charges.collect, found, amount=42_000)
    slip = cash_handovers.issue(charge_ids=(found.id,), counted=42_000, taken_by="沈会计").result
    found = run(charges.invoice, charge_file.file(found.id), invoice_number="23440006")
    found = run(charges.mail, found)
    with as_role("supervisor"):
        with pytest.raises(UserError, match="invoice"):
            cash_handovers.void(slip, seen_version=CashHandover.get_by_id(slip).row_version, reason="点错")
        found = run(charges.withdraw_invoice, found, reason="抬头错")
        assert (found.state, found.invoice_number, found.mailed_at) == ("handed_in", "", None)
        with pytest.raises(UserError, match="JK-GZ01-2611-0001"):
            charges.undo_collection(found.id, seen_version=found.row_version, reason="错")
        cash_handovers.void(slip, seen_version=CashHandover.get_by_id(slip).row_version, reason="点错")
        found = run(charges.undo_collection, charge_file.file(found.id), reason="没有收到")
        assert (found.state, found.outstanding, found.collected_at) == ("open", 42_000, None)


def test_an_invoice_that_is_withdrawn_leaves_the_money_owed(work, as_role):
    found = run(charges.invoice, only(done(work, PSU)), invoice_number="23440007")
    found = run(charges.mail, found)
    found = run(charges.collect, found, amount=42_000, method="transfer")
    with as_role("supervisor"):
        found = run(charges.undo_collection, found, reason="退回")
        assert (found.state, found.outstanding) == ("mailed", 42_000)
        found = run(charges.withdraw_invoice, found, reason="红冲")
        assert (found.state, found.invoice_number, found.outstanding) == ("open", "", 42_000)


# -- whose ----------------------------------------------------------------------------------------------------------


def test_a_technician_enters_only_what_is_theirs(work, as_role, branch):
    found = only(done(work, PSU))
    with as_role("technician"):
        assert charge_file.file(found.id).steps == ("collect", "choose")
        with pytest.raises(UserError, match="yourself"):
            charges.collect(found.id, seen_version=found.row_version, amount=42_000, technician_id=9_999)
        with pytest.raises(NotPermitted):
            charges.invoice(found.id, seen_version=found.row_version, invoice_number="1")
        with pytest.raises(NotPermitted):
            charge_file.cash_held()
        found = run(charges.collect, found, amount=42_000)
        assert found.collected_by == "陈志强"
    mine = branch.sessions["technician"]
    begin(Session(mine.user_id, mine.name, mine.full_name, mine.role, mine.staff_id + 1000))
    with pytest.raises(NotPermitted):
        charge_file.file(found.id)
    with pytest.raises(NotPermitted):
        charges.choose(found.id, seen_version=found.row_version, settlement="on_site")
    assert charge_file.of_call(found.call_id) == ()


def test_two_people_at_once(work):
    found = only(done(work, PSU))
    run(charges.choose, found, settlement="on_site")
    with pytest.raises(ChangedMeanwhile):
        charges.collect(found.id, seen_version=found.row_version, amount=42_000)


def test_two_people_hand_the_same_cash_over_at_once(work):
    mine = run(charges.collect, only(done(work, PSU)), amount=42_000)
    who, at_once, outcomes = current(), threading.Barrier(2), []

    def act() -> None:
        begin(who)
        at_once.wait(10)
        try:
            cash_handovers.issue(charge_ids=(mine.id,), counted=42_000, taken_by="沈会计")
            outcomes.append("")
        except AftercareError as refused:
            outcomes.append(refused.text)

    people = [threading.Thread(target=act) for _ in range(2)]
    for one in people:
        one.start()
    for one in people:
        one.join(30)
    assert len(outcomes) == 2
    assert sorted(map(bool, outcomes)) == [False, True], "one slip, the other refused with a sentence"
    assert CashHandover.select().where(CashHandover.state == "issued").count() == 1
    assert charge_file.file(mine.id).cash_handover_number == CashHandover.get().number


def test_two_people_collect_the_same_charge_at_once(work):
    found = only(done(work, PSU))
    who, at_once, outcomes = current(), threading.Barrier(2), []

    def act() -> None:
        begin(who)
        at_once.wait(10)
        try:
            charges.collect(found.id, seen_version=found.row_version, amount=42_000)
            outcomes.append("")
        except AftercareError as refused:
            outcomes.append(refused.text)

    people = [threading.Thread(target=act) for _ in range(2)]
    for one in people:
        one.start()
    for one in people:
        one.join(30)
    assert sorted(map(bool, outcomes)) == [False, True]
    assert kinds(found.call_id).count("charge_collected") == 1


# -- slips ----------------------------------------------------------------------------------------------------------


def test_a_slip_refuses_what_does_not_belong_on_it(work):
    found = only(done(work, PSU))
    with pytest.raises(UserError, match="To be paid"):
        cash_handovers.issue(charge_ids=(found.id,), counted=42_000, taken_by="沈会计")
    mine = run(charges.collect, found, amount=42_000)
    his = run(charges.collect, only(done(work, PSU)), amount=42_000, technician_id=work.technician_id)
    for ids, more, field in (
        ((), {}, "charge_ids"),
        ((mine.id, his.id), {"counted": 84_000}, "charge_ids"),
        (tuple(range(1, 202)), {}, "charge_ids"),
        ((mine.id,), {"counted": 41_000}, "counted"),
        ((mine.id,), {"taken_by": ""}, "taken_by"),
    ):
        with pytest.raises(UserError) as refused:
            cash_handovers.issue(**{"charge_ids": ids, "counted": 42_000, "taken_by": "沈会计", **more})
        assert refused.value.field == field
    assert CashHandover.select().count() == 0


def test_a_slip_is_frozen_reprinted_and_voided(work, as_role):
    mine = run(charges.collect, only(done(work, PSU)), amount=42_000)
    slip_id = cash_handovers.issue(charge_ids=(mine.id,), counted=42_000, taken_by="沈会计", notes="夜班").result
    assert cash_handovers.find_by_code("jk gz01 2611 1") == slip_id
    copy = cash_handovers.for_printing(slip_id)
    assert (copy.number, copy.reprint) == ("JK-GZ01-2611-0001", 0)
    assert "沈会计" in copy.pdf.decode()
    cash_handovers.printed(slip_id, printer="test")
    assert cash_handovers.for_printing(slip_id).reprint == 1
    slip = cash_handovers.file(slip_id)
    assert ([line.amount for line in slip.lines], slip.amount, slip.altered, slip.may_void) == (
        [42_000], 42_000, False, False
    )  # fmt: skip
    with pytest.raises(NotPermitted):
        cash_handovers.void(slip_id, seen_version=slip.row_version, reason="错")
    with as_role("supervisor"):
        cash_handovers.void(slip_id, seen_version=slip.row_version, reason="点错")
        with pytest.raises(UserError, match="void already"):
            cash_handovers.void(slip_id, seen_version=slip.row_version + 1, reason="再")
    assert (cash_handovers.file(slip_id).state, charge_file.file(mine.id).state) == ("void", "collected")
    assert len(cash_handovers.file(slip_id).lines) == 1


# -- damaged by the customer ----------------------------------------------------------------------------------------

BROKEN = ChargeEntry("液晶屏", 1, 30_000, "块", "", "misuse")


def test_who_leaves_hands_their_cash_in_first(work, as_role):
    mine = run(charges.collect, only(done(work, PSU)), amount=42_000, technician_id=work.technician_id)
    (told,) = staff.still_held(work.technician_id)
    assert "SF-GZ01-2611-0001 ¥420.00" in told
    seen = next(one for one in staff.listing() if one.id == work.technician_id).row_version
    with as_role("administrator"), pytest.raises(staff.StillHeld, match="finance first"):
        staff.deactivate(staff_id=work.technician_id, seen_version=seen)
    cash_handovers.issue(charge_ids=(mine.id,), counted=42_000, taken_by="沈会计")
    assert staff.still_held(work.technician_id) == ()


def test_a_customer_who_is_erased_is_gone_from_slips_beside_others(work, as_role):
    mine = run(charges.collect, only(done(work, PSU)), amount=42_000)
    other = customers.create(name="王五家", contacts=(ContactInput("王五", "13711112222", is_primary=True),)).result
    call_id, voucher_id = work.dispatched(
        received_at=clock.now() - timedelta(hours=3), customer_id=other, device_id=0
    )  # fmt: skip
    work.hand_in(voucher_id, result=work.result(announced_at=clock.now(), agreed_by="王五"), charges=(PSU,))
    theirs = run(charges.collect, only(call_id), amount=42_000)
    told = {"counted": 84_000, "taken_by": "沈会计", "notes": "13711112222 已付"}
    slip_id = cash_handovers.issue(charge_ids=(mine.id, theirs.id), **told).result
    for table, over in (
        (ServiceCall, {"is_open": False}),
        (Charge, {"is_open": False}),
        (ReturnVisit, {"state": "done"}),
    ):
        table.update(over).where(table.customer == other).execute()
    with as_role("supervisor"):
        erasures.request(customer_id=other, reason="客户书面要求", with_attachments=False)
    with as_role("administrator"):
        erasures.erase(erasure_id=(row := Erasure.get()).id, seen_version=row.row_version)
    slip = cash_handovers.file(slip_id)
    assert (slip.altered, slip.amount, "13711112222" in slip.notes) == (False, 84_000, False)
    kept = IssuedPaper.get(IssuedPaper.form == cash_handovers.FORM).content
    assert "王五" not in kept
    assert "13711112222" not in kept
    assert mine.customer_name in kept
    assert [line.amount for line in slip.lines] == [42_000, 42_000]


def test_a_damaged_part_asks_what_becomes_of_it(work):
    call_id = done(work, BROKEN)
    found = only(call_id)
    (line,) = found.lines
    assert (line.is_damaged, line.needs_disposal, line.priced_on) == (True, True, clock.today())
    with pytest.raises(UserError, match="液晶屏"):
        charges.collect(found.id, seen_version=found.row_version, amount=30_000)
    for said, field in (
        (DamagedPart(), "disposal"),
        (DamagedPart(disposal="eaten"), "disposal"),
        (DamagedPart(disposal="consented"), "disposal_by"),
        (DamagedPart(clock.today() + timedelta(days=1), "kept"), "priced_on"),
        (DamagedPart(clock.today() - timedelta(days=1), "kept"), "priced_on"),
    ):
        with pytest.raises(UserError) as refused:
            charges.settle_damaged(line.id, said_of=said)
        assert refused.value.field == field
    charges.settle_damaged(line.id, said_of=DamagedPart(disposal="consented", disposal_by="王建国"))
    assert run(charges.collect, only(call_id), amount=30_000).state == "collected"


def test_a_damaged_part_is_told_with_its_line(work):
    call_id, _ = sent(work)
    service_call_charges.add(
        call_id, seen_version=work.version(call_id), description="液晶屏", unit_price=30_000, exclusion="misuse",
        agreed_by="王建国", damaged=DamagedPart(disposal="kept", disposal_by="王建国"),
    )  # fmt: skip
    from app.models.service_call import ChargeLine

    line = ChargeLine.get()
    assert (line.disposal, line.disposal_by, line.priced_on) == ("kept", "王建国", clock.today())


def test_only_damaged_parts_ask(work):
    (line,) = only(done(work, PSU)).lines
    with pytest.raises(UserError, match="damaged"):
        charges.settle_damaged(line.id, said_of=DamagedPart(disposal="kept"))


def test_records_and_slips_are_found_by_their_number(work, branch):
    from app.services import finding

    found = run(charges.collect, only(done(work, PSU)), amount=42_000)
    slip_id = cash_handovers.issue(charge_ids=(found.id,), counted=42_000, taken_by="沈会计").result
    assert [(one.kind, one.id) for one in finding.find_anything("SF-GZ01-2611-0001")] == [("charge", found.id)]
    hit = finding.find_anything("JK-GZ01-2611-0001")[0]
    assert (hit.kind, hit.id) == ("cash_handover", slip_id)
    mine = branch.sessions["technician"]
    begin(Session(mine.user_id, mine.name, mine.full_name, mine.role, mine.staff_id + 1000))
    assert finding.find_anything("SF-GZ01-2611-0001") == ()


def test_what_is_late_reminds_who_it_is_with(work, as_role, frozen_clock):
    from app.services import reminders

    found = run(charges.collect, only(done(work, PSU)), amount=42_000, technician_id=work.technician_id)
    done(work, PSU)
    frozen_clock(timedelta(days=4))
    mine = [one for one in reminders.waiting()[0] if one.meaning == "charge"]
    assert [one.text.split(" ")[0] for one in mine] == ["陈志强:", "广州华盛电子科技有限公司:"]
    assert (mine[0].kind, mine[0].row_id, mine[0].tone) == ("charge", found.id, "late")
    with as_role("technician"):
        assert len([one for one in reminders.waiting()[0] if one.meaning == "charge"]) == 2


def test_the_voucher_says_what_becomes_of_a_damaged_part(work):
    from app.models.service_call import ServiceCall
    from app.services import voucher_content

    call_id = work.scheduled()
    service_call_charges.add(
        call_id, seen_version=work.version(call_id), description="液晶屏", unit_price=30_000, exclusion="misuse",
        agreed_by="王建国", damaged=DamagedPart(disposal="consented", disposal_by="王建国"),
    )  # fmt: skip
    call = ServiceCall.get_by_id(call_id)
    (line,) = voucher_content.of_call(call, "FW-1", clock.now(), "林晓梅")["charges"]
    assert line["item"] == "液晶屏（人为损坏，旧件同意处理）"


def test_the_life_of_the_call_names_an_amount_once(work):
    found = run(charges.collect, only(done(work, PSU)), amount=42_000)
    told = [entry.detail for entry in timeline.for_call(found.call_id).entries if found.number in entry.detail]
    assert told
    assert all(words.count("420.00") <= 1 for words in told), told
