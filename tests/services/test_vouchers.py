"""Vouchers: issued, out, signed and back, struck off, filed; void, corrected, reprinted."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from app.core import clock
from app.core.errors import NotPermitted, UserError
from app.models import database
from app.models.voucher import IssuedPaper, ServiceVoucher
from app.services import (
    _masking,
    charge_file,
    charges,
    devices,
    dispatch,
    issuing,
    return_visits,
    service_call_charges,
    service_call_file,
    service_call_visit,
    service_calls,
    settings,
    timeline,
    voucher_file,
    vouchers,
)
from app.services.service_call_charges import ChargeEntry
from app.services.service_call_visit import Signed


def test_from_the_telephone_to_the_archive(work, frozen_clock):
    call_id, voucher_id = work.dispatched()
    file = service_call_file.file(call_id)
    assert (file.state, file.voucher_number) == ("dispatched", "FW-GZ01-2611-0001")
    assert voucher_file.file(voucher_id).state == "out"
    frozen_clock(timedelta(hours=4))
    scan = ("回单.png", b"\x89PNG\r\n\x1a\n and a picture")
    before = clock.now() - timedelta(hours=2)
    work.hand_in(
        voucher_id,
        result=work.result(announced_at=before, agreed_by="王建国"),
        charges=(ChargeEntry("电源模块", 1, 42000, "个", "P002", "consumable"),),
        opinion="满意",
        satisfaction=5,
        scan=scan,
    )
    file = service_call_file.file(call_id)
    assert (file.state, file.charge, file.satisfaction, file.is_open) == ("completed", 42000, 5, True)
    assert [event.kind for event in file.events] == ["register", "appoint", "dispatch", "arrive", "complete"]
    assert file.arrival.state == "met"
    assert [entry.name for entry in file.attachments] == ["回单.png"]
    service_call_visit.strike_off(call_id, seen_version=file.row_version, voucher_number="FW-GZ01-2611-0001")
    assert service_call_file.file(call_id).state == "struck_off"
    vouchers.file(voucher_id, seen_version=voucher_file.file(voucher_id).row_version, place="2026-11 第3盒")
    visit = service_call_file.file(call_id).visits[0]
    assert visit.due_on == date(2026, 11, 23)
    frozen_clock(timedelta(days=3))
    return_visits.enter_result(visit.id, seen_version=visit.row_version, satisfaction=4, comment="运行正常")
    file = service_call_file.file(call_id)
    assert (file.state, file.is_open) == ("followed_up", False)
    with pytest.raises(UserError, match="SF-GZ01-2611-0001"):
        service_call_visit.close(call_id, seen_version=file.row_version)
    (owed,) = charge_file.of_call(call_id)
    charges.collect(owed.id, seen_version=owed.row_version, amount=42000, method="transfer")
    paid = charge_file.file(owed.id)
    charges.need_no_invoice(paid.id, seen_version=paid.row_version, reason="客户不要发票")
    service_call_visit.close(call_id, seen_version=work.version(call_id))
    assert service_call_file.file(call_id).state == "closed"


@pytest.mark.parametrize("agreed", [{}, {"agreed_by": "王建国"}])
def test_a_part_that_cover_does_not_pay_is_announced_before_too(work, frozen_clock, agreed):
    call_id, voucher_id = work.dispatched()
    frozen_clock(timedelta(hours=4))
    assert service_call_file.file(call_id).service_class != "A"
    lines = (ChargeEntry("电源模块", 1, 42000, "个", "P002", "consumable"),)
    with pytest.raises(UserError) as why:
        work.hand_in(voucher_id, result=work.result(**agreed), charges=lines)
    assert why.value.field == "announced"
    assert service_call_file.file(call_id).state == "dispatched"


def test_a_visited_call_is_not_struck_off_without_its_signed_voucher(work, frozen_clock):
    call_id, voucher_id = work.dispatched()
    frozen_clock(timedelta(hours=3))
    with pytest.raises(UserError):
        service_call_visit.strike_off(call_id, seen_version=work.version(call_id))
    service_call_visit.arrive(call_id, seen_version=work.version(call_id), happened_at=clock.now() - timedelta(hours=1))
    service_call_visit.complete(
        call_id, seen_version=work.version(call_id), result=work.result(), signer_name="王建国", signed_on=clock.today()
    )
    assert service_call_file.file(call_id).state == "completed"
    with pytest.raises(UserError) as refused:
        service_call_visit.strike_off(call_id, seen_version=work.version(call_id))
    assert refused.value.field == "voucher_number"
    work.hand_in(voucher_id)
    assert len(service_call_file.file(call_id).visits) == 1
    with pytest.raises(UserError) as refused:
        service_call_visit.strike_off(call_id, seen_version=work.version(call_id), voucher_number="FW-GZ01-2611-0009")
    assert refused.value.field == "voucher_number"
    service_call_visit.strike_off(call_id, seen_version=work.version(call_id))


def test_what_stands_on_a_signed_voucher_is_not_entered_again(work, frozen_clock):
    """Neither who signed nor what the customer thought of it, whoever completes the call once more."""
    call_id, voucher_id = work.dispatched()
    frozen_clock(timedelta(hours=3))
    work.hand_in(voucher_id, opinion="满意", satisfaction=4)
    before = voucher_file.file(voucher_id)
    with pytest.raises(UserError) as refused:
        service_call_visit.complete(
            call_id, seen_version=work.version(call_id), result=work.result(solution="别的"), signer_name="别人",
            signed_on=clock.today(),
        )  # fmt: skip
    assert before.number in refused.value.text
    assert voucher_file.file(voucher_id) == before
    assert service_call_file.file(call_id).satisfaction == 4


def test_signed_means_a_name_and_a_date(work):
    _, voucher_id = work.dispatched()
    for signed, field in (
        (Signed(" ", clock.today()), "signer_name"),
        (Signed("王建国", None), "signed_on"),
        (Signed("王建国", clock.today() + timedelta(days=1)), "signed_on"),
        (Signed("王建国", date(2026, 1, 1)), "signed_on"),
    ):
        with pytest.raises(UserError) as refused:
            work.hand_in(voucher_id, signed=signed)
        assert refused.value.field == field
    assert voucher_file.file(voucher_id).state == "out"


def test_paid_work_is_announced_and_agreed_before_it_is_completed(work, frozen_clock):
    device_id = devices.create(
        customer_id=work.customer_id, model="旧机", serial="OLD1", installed_on=date(2015, 1, 1)
    ).result
    call_id, voucher_id = work.dispatched(device_id=device_id)
    assert service_call_file.file(call_id).service_class == "A"
    frozen_clock(timedelta(hours=3))
    lines = (
        ChargeEntry("维修工时费", 2, 10000, "小时", "W04", "misuse"),
        ChargeEntry("电源", 1, 42000, exclusion="misuse"),
    )
    with pytest.raises(UserError) as refused:
        work.hand_in(voucher_id, charges=lines)
    assert refused.value.field == "charge_announced_at"
    version = work.version(call_id)
    service_call_charges.announce(call_id, seen_version=version, amount=62000, agreed_by="王建国")
    work.hand_in(voucher_id, charges=lines)
    file = service_call_file.file(call_id)
    assert (file.state, file.charge, [line.amount for line in file.charges]) == ("completed", 62000, [20000, 42000])


def test_late_hand_ins_are_listed(work, frozen_clock):
    _, voucher_id = work.dispatched()
    assert [len(one.vouchers) for one in voucher_file.out_with_technicians()] == [1]
    assert [one.late_count for one in voucher_file.out_with_technicians()] == [0]
    frozen_clock(timedelta(days=6))
    outside = [one for person in voucher_file.out_with_technicians() for one in person.vouchers]
    assert [(one.number, one.days_left, one.is_late) for one in outside] == [("FW-GZ01-2611-0001", -1, True)]
    day = clock.now() - timedelta(days=6)
    work.hand_in(
        voucher_id, result=work.result(arrived_at=day + timedelta(hours=1), finished_at=day + timedelta(hours=2))
    )
    file = voucher_file.file(voucher_id)
    assert (file.is_late, file.hand_in_due_on, file.state) == (True, date(2026, 11, 25), "returned")
    assert voucher_file.out_with_technicians() == ()


def test_a_voucher_is_frozen_hashed_rendered_once_and_a_reprint_is_marked(work, renderer, monkeypatch):
    _, voucher_id = work.dispatched()
    file = voucher_file.file(voucher_id)
    assert file.content["fault"] == "开机无显示"
    assert len(file.prints) == 1
    assert file.content_sha256 == issuing.frozen(file.content)[1]
    original = issuing.original(file.paper_id)
    again = vouchers.for_printing(voucher_id)
    assert (again.reprint, again.pdf != original.pdf) == (1, True)
    vouchers.printed(voucher_id, printer="激光", reprint=again.reprint)
    assert vouchers.for_printing(voucher_id).reprint == 2
    assert issuing.original(file.paper_id).pdf == original.pdf
    assert not voucher_file.file(voucher_id).altered


def test_one_altered_byte_names_the_voucher(work):
    _, voucher_id = work.dispatched()
    paper = IssuedPaper.get()
    IssuedPaper.update(content=paper.content.replace("开机", "关机")).execute()
    assert voucher_file.file(voucher_id).altered
    with pytest.raises(UserError, match="FW-GZ01-2611-0001"):
        vouchers.for_printing(voucher_id)


def test_void_keeps_the_number_and_the_call_waits_for_another(work, as_role):
    call_id, voucher_id = work.dispatched()
    version = voucher_file.file(voucher_id).row_version
    with pytest.raises(NotPermitted):
        vouchers.void(voucher_id, seen_version=version, reason="打错")
    with as_role("supervisor"):
        vouchers.void(voucher_id, seen_version=version, reason="打错")
    call = service_call_file.file(call_id)
    assert (call.state, call.voucher_number) == ("scheduled", "")
    assert '"FW-GZ01-2611-0001"' in vouchers.for_printing(voucher_id).pdf.decode()
    assert vouchers.for_printing(voucher_id).pdf.endswith(b"true]")
    again = vouchers.issue(call_id, seen_version=call.row_version)
    assert again.number == "FW-GZ01-2611-0002"


def test_a_corrected_version_points_at_the_first(work, as_role):
    call_id, voucher_id = work.dispatched()
    with as_role("supervisor"):
        changes = vouchers.correct(
            voucher_id, seen_version=voucher_file.file(voucher_id).row_version, reason="地址写错"
        )
        second = voucher_file.file(changes.result)
        assert (second.version, second.replaces_number) == (2, "FW-GZ01-2611-0001")
        assert (second.content["version"], second.content["replaces"]) == (2, "FW-GZ01-2611-0001")
        first = voucher_file.file(voucher_id)
        assert (first.state, first.replaced_by, first.void_reason) == ("void", second.number, "地址写错")
    assert service_call_file.file(call_id).voucher_number == second.number
    assert service_call_file.file(call_id).state == "dispatched"


@pytest.mark.parametrize(
    "typed", ["FW-GZ01-2611-0001", " fw-gz01-2611-0001\r", "ＦＷ－GZ01－2611－0001", "FW GZ01 2611 1"]
)
def test_a_scanner_and_the_keyboard_find_the_voucher(work, typed):
    _, voucher_id = work.dispatched()
    assert vouchers.find_by_code(typed).voucher_id == voucher_id
    for other in ("", "JX-GZ01-2611-0001", "FW-GZ01-2611-0002", "FW-XX01-2611-0001", "6901234567892"):
        assert vouchers.find_by_code(other) is None


def test_a_voucher_needs_a_technician_a_ticked_checklist_and_is_issued_once(work):
    call_id = work.register(outcome=service_calls.Appointment(clock.now() + timedelta(hours=1)))
    with pytest.raises(UserError) as refused:
        vouchers.issue(call_id, seen_version=work.version(call_id))
    assert refused.value.field == "technician_id"
    file = service_call_file.file(call_id)
    dispatch.assign(
        call_id, seen_version=file.row_version, technician_id=work.technician_id, appointed_at=file.appointed_at
    )
    item = dispatch.add_item(call_id, kind="spare", name="电源模块", quantity=2).result
    with pytest.raises(UserError) as refused:
        vouchers.issue(call_id, seen_version=work.version(call_id))
    assert refused.value.field == "checklist"
    assert ServiceVoucher.select().count() == 0
    dispatch.tick(item, taken=True)
    changes = vouchers.issue(call_id, seen_version=work.version(call_id))
    assert changes.number == "FW-GZ01-2611-0001"
    assert voucher_file.file(changes.result).content["tools"] == ["电源模块 ×2"]
    with pytest.raises(UserError):
        vouchers.issue(call_id, seen_version=work.version(call_id))


def test_a_voucher_is_filed_only_after_strike_off_and_a_call_closed_only_with_all_filed(work, frozen_clock):
    call_id, voucher_id = work.dispatched()
    frozen_clock(timedelta(hours=3))
    work.hand_in(voucher_id)
    with pytest.raises(UserError):
        vouchers.file(voucher_id, seen_version=voucher_file.file(voucher_id).row_version, place="3盒")
    visit = service_call_file.file(call_id).visits[0]
    return_visits.enter_result(visit.id, seen_version=visit.row_version, satisfaction=5)
    assert service_call_file.file(call_id).state == "completed"
    service_call_visit.strike_off(call_id, seen_version=work.version(call_id))
    assert service_call_file.file(call_id).state == "followed_up"
    with pytest.raises(UserError, match="FW-GZ01-2611-0001"):
        service_call_visit.close(call_id, seen_version=work.version(call_id))


def test_dissatisfied_is_reopened_and_everything_begins_again(work, frozen_clock):
    call_id, voucher_id = work.dispatched()
    frozen_clock(timedelta(hours=3))
    work.hand_in(voucher_id)
    service_call_visit.strike_off(call_id, seen_version=work.version(call_id))
    visit = service_call_file.file(call_id).visits[0]
    return_visits.enter_result(visit.id, seen_version=visit.row_version, satisfaction=1, comment="又坏了")
    assert return_visits.file(visit.id).is_dissatisfied
    frozen_clock(timedelta(hours=1))
    service_call_visit.reopen(call_id, seen_version=work.version(call_id), reason="又坏了")
    file = service_call_file.file(call_id)
    assert (file.state, file.round, file.responded_at, file.struck_off_at, file.is_open) == (
        "logged",
        2,
        None,
        None,
        True,
    )
    assert file.response.due_at == clock.now() + timedelta(hours=2)
    service_calls.appoint(
        call_id,
        seen_version=file.row_version,
        appointed_at=clock.now() + timedelta(hours=1),
        technician_id=work.technician_id,
    )
    second = vouchers.issue(call_id, seen_version=work.version(call_id)).result
    frozen_clock(timedelta(hours=3))
    work.hand_in(second)
    file = service_call_file.file(call_id)
    assert [line.state for line in file.visits] == ["due", "done"]
    service_call_visit.strike_off(call_id, seen_version=file.row_version)
    assert service_call_file.file(call_id).state == "struck_off"


def test_a_postponed_visit_stays_with_the_technician(work, frozen_clock, as_role):
    call_id, voucher_id = work.dispatched()
    frozen_clock(timedelta(hours=2))
    with as_role("technician"):
        service_call_visit.arrive(call_id, seen_version=work.version(call_id))
        later = clock.now() + timedelta(days=1)
        service_call_visit.postpone(call_id, seen_version=work.version(call_id), reason="缺配件", appointed_at=later)
    file = service_call_file.file(call_id)
    assert (file.state, file.appointed_at, file.voucher_number) == ("dispatched", later, "FW-GZ01-2611-0001")
    frozen_clock(timedelta(days=1, hours=2))
    work.hand_in(voucher_id)
    assert [event.kind for event in service_call_file.file(call_id).events][-2:] == ["arrive", "complete"]


def test_nobody_reached_three_times_is_given_up(work, frozen_clock):
    call_id = work.register(outcome=service_calls.SolvedByPhone("重启"))
    service_call_visit.strike_off(call_id, seen_version=work.version(call_id))
    visit_id = service_call_file.file(call_id).visits[0].id
    for attempt, state in ((1, "due"), (2, "due"), (3, "unreachable")):
        frozen_clock(timedelta(days=2))
        return_visits.not_reached(visit_id, seen_version=return_visits.file(visit_id).row_version)
        assert (return_visits.file(visit_id).state, return_visits.file(visit_id).attempts) == (state, attempt)
    assert service_call_file.file(call_id).state == "followed_up"


def test_the_paper_of_a_visit_that_took_place_is_replaced_never_just_voided(work, frozen_clock, as_role):
    call_id, voucher_id = work.dispatched()
    frozen_clock(timedelta(hours=3))
    work.hand_in(voucher_id)
    with as_role("supervisor"):
        with pytest.raises(UserError):
            vouchers.void(voucher_id, seen_version=voucher_file.file(voucher_id).row_version, reason="打错")
        again = vouchers.correct(
            voucher_id, seen_version=voucher_file.file(voucher_id).row_version, reason="金额写错"
        ).result
        with pytest.raises(UserError):
            service_call_visit.strike_off(call_id, seen_version=work.version(call_id))
        work.hand_in(again)
        service_call_visit.strike_off(call_id, seen_version=work.version(call_id))
        with pytest.raises(UserError):
            vouchers.correct(again, seen_version=voucher_file.file(again).row_version, reason="再改")


def test_goodwill_changes_the_class_and_frees_from_the_announcement(work, frozen_clock, as_role):
    device_id = devices.create(customer_id=work.customer_id, model="旧机", installed_on=date(2015, 1, 1)).result
    call_id, voucher_id = work.dispatched(device_id=device_id)
    with pytest.raises(NotPermitted):
        service_call_visit.change_class(call_id, seen_version=work.version(call_id), service_class="C", reason="老客户")
    with as_role("supervisor"):
        service_call_visit.change_class(call_id, seen_version=work.version(call_id), service_class="C", reason="老客户")
    frozen_clock(timedelta(hours=3))
    work.hand_in(voucher_id)
    file = service_call_file.file(call_id)
    assert (file.state, file.service_class, file.verdict.kind) == ("completed", "C", "chargeable")
    assert "A paid → C free" in next(one.detail for one in timeline.for_call(call_id).entries if "老客户" in one.detail)
    assert "strike_off" in file.actions


def test_the_visit_of_a_cancelled_call_is_withdrawn(work, as_role):
    call_id = work.register(outcome=service_calls.SolvedByPhone("重启"))
    with as_role("supervisor"):
        service_calls.cancel(call_id, seen_version=work.version(call_id), reason="重复")
    visit = service_call_file.file(call_id).visits[0]
    assert visit.state == "withdrawn"
    with pytest.raises(UserError):
        return_visits.enter_result(visit.id, seen_version=visit.row_version, satisfaction=5)


def test_a_masked_role_prints_the_whole_number_for_an_open_job_only(work, as_role, monkeypatch):
    phones: list[str] = []
    monkeypatch.setitem(
        issuing.RENDERERS, "service_voucher", lambda content, paper, marks: phones.append(content["phone"]) or b"%PDF"
    )
    call_id, voucher_id = work.dispatched()
    whole = service_call_file.file(call_id).phone
    with as_role("administrator"):
        settings.change(values={_masking.MASKED_ROLES: ["representative"]})
    with as_role("representative"):
        assert "****" in service_call_file.file(call_id).phone
        vouchers.for_printing(voucher_id)
        vouchers.printed(voucher_id, printer="HP")
        vouchers.for_printing(voucher_id)
        assert set(phones) == {whole}
        database.execute("UPDATE service_call SET is_open = ? WHERE id = ?", (False, call_id))
        vouchers.for_printing(voucher_id)
        assert "****" in phones[-1]
