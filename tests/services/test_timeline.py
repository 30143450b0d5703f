"""Everything that ever happened, on one line of time."""

from __future__ import annotations

from datetime import timedelta

from app.core import clock, i18n
from app.services import (
    customers,
    return_visits,
    service_call_charges,
    service_call_file,
    service_calls,
    timeline,
    voucher_file,
    vouchers,
)
from app.services.service_call_charges import ChargeEntry


def test_a_customer_s_whole_story_newest_first(work, frozen_clock):
    came = clock.now() - timedelta(hours=5)
    call_id, voucher_id = work.dispatched(received_at=came)
    frozen_clock(timedelta(hours=3))
    work.hand_in(voucher_id, scan=("回单.png", b"\x89PNG\r\n\x1a\n a picture"), opinion="满意")
    vouchers.printed(voucher_id, printer="激光", reprint=vouchers.for_printing(voucher_id).reprint)
    visit = service_call_file.file(call_id).visits[0]
    frozen_clock(timedelta(days=3))
    return_visits.enter_result(visit.id, seen_version=visit.row_version, satisfaction=2, comment="还有异响")
    page = timeline.for_customer(work.customer_id)
    assert page.total == len(page.entries)
    moments = [entry.happened_at for entry in page.entries]
    assert moments == sorted(moments, reverse=True)
    assert {entry.meaning for entry in page.entries} == {
        "call",
        "event",
        "voucher",
        "print",
        "visit",
        "attachment",
        "change",
    }
    first = next(entry for entry in page.entries if entry.meaning == "call")
    assert (first.happened_at, first.entered_at - first.happened_at) == (came, timedelta(hours=5))
    assert first.detail == "开机无显示"
    judged = next(entry for entry in page.entries if entry.meaning == "visit")
    assert (judged.tone, judged.kind, judged.row_id) == ("late", "return_visit", visit.id)
    assert "还有异响" in judged.detail
    assert [entry.detail for entry in page.entries if entry.meaning == "print"] == ["激光", "test"]


def test_pages_follow_each_other_without_gap(work, frozen_clock):
    call_id = work.register()
    for place in range(30):
        frozen_clock(timedelta(minutes=1))
        service_calls.add_note(call_id, text=f"第{place}次催促")
    whole = timeline.for_call(call_id).entries
    parts = [entry for first in range(0, 40, 10) for entry in timeline.for_call(call_id, first=first, size=10).entries]
    assert tuple(parts) == whole
    assert whole[0].detail == "第29次催促"
    assert len(whole) == 31


def test_changes_of_the_file_are_told_in_words(work):
    customers.change(
        customer_id=work.customer_id, seen_version=1, name="广州华盛电子科技有限公司", notes="门卫登记",
        contacts=(customers.ContactInput("王建国", "13900001111"),),
    )  # fmt: skip
    told = [entry for entry in timeline.for_customer(work.customer_id).entries if entry.is_system]
    assert any("13812345678 → 13900001111" in entry.detail for entry in told)


def test_an_appointment_that_moved_says_from_when(work):
    call_id = work.scheduled()
    file = service_call_file.file(call_id)
    service_calls.appoint(
        call_id, seen_version=file.row_version, appointed_at=file.appointed_at + timedelta(days=1), reason="客户改期",
        technician_id=work.technician_id,
    )  # fmt: skip
    newest = timeline.for_call(call_id).entries[0]
    assert "客户改期" in newest.detail
    assert "2026-11-20 11:00" in newest.detail
    assert "2026-11-21 11:00" in newest.detail


def test_an_empty_file_has_an_empty_line(work):
    other = customers.create(name="新客户").result
    assert [entry.meaning for entry in timeline.for_customer(other).entries] == ["change"]


def test_a_page_is_the_beginning_of_everything(work, frozen_clock):
    """However few are read of each sort, the newest of all stand on the page, and all are counted."""
    for number in range(6):
        call_id, voucher_id = work.dispatched(fault_text=f"异响 {number}")
        frozen_clock(timedelta(hours=3))
        if number % 2:
            service_call_charges.announce(call_id, seen_version=work.version(call_id), amount=8000, agreed_by="王建国")
            work.hand_in(
                voucher_id,
                charges=(ChargeEntry("滤芯", 1, 8000, exclusion="consumable"),),
                scan=("回单.png", b"\x89PNG\r\n\x1a\n"),
            )
            visit = service_call_file.file(call_id).visits[0]
            if number == 3:
                return_visits.enter_result(visit.id, seen_version=visit.row_version, satisfaction=4)
    whole = timeline.for_customer(work.customer_id, size=100_000)
    assert whole.total == len(whole.entries) > 40
    assert {entry.meaning for entry in whole.entries} == {
        "call", "event", "voucher", "print", "charge", "visit", "attachment", "change",
    }  # fmt: skip
    for first, size in ((0, 1), (0, 7), (0, 20), (5, 10), (30, 10), (0, 45)):
        page = timeline.for_customer(work.customer_id, first=first, size=size)
        assert page.total == whole.total
        moments = [(entry.happened_at, entry.entered_at) for entry in whole.entries[first : first + size]]
        assert [(entry.happened_at, entry.entered_at) for entry in page.entries] == moments


def test_what_happened_at_once_is_told_once_on_one_page(work):
    """Many events of one second: a page takes up where the one before ended."""
    call_id = work.register()
    for place in range(12):
        service_calls.add_note(call_id, text=f"第{place}条")
    other = work.register(fault_text="另一台")
    for place in range(12):
        service_calls.add_note(other, text=f"另{place}条")
    whole = timeline.for_customer(work.customer_id, size=1_000)
    pages = [timeline.for_customer(work.customer_id, first=first, size=5) for first in range(0, whole.total, 5)]
    assert [entry for page in pages for entry in page.entries] == list(whole.entries)
    assert {page.total for page in pages} == {whole.total}


def test_a_return_visit_says_when_it_is_called_back_and_that_nobody_judged(work):
    call_id = work.register(outcome=service_calls.SolvedByPhone("重启"))
    visit = service_call_file.file(call_id).visits[0]
    at = clock.now() + timedelta(hours=2)
    return_visits.call_back(visit.id, seen_version=visit.row_version, call_back_at=at, comment="开会")
    told = next(entry for entry in timeline.for_call(call_id).entries if entry.meaning == "visit")
    assert "2026-11-20 11:00" in told.title
    assert "开会" in told.detail
    version = return_visits.file(visit.id).row_version
    return_visits.refuse(visit.id, seen_version=version, person_reached="王建国")
    told = next(entry for entry in timeline.for_call(call_id).entries if entry.meaning == "visit")
    assert told.detail == "will not judge · 王建国"


def test_what_was_done_stands_after_the_colon_of_the_language(work, monkeypatch):
    own = {"{what}: {step}": "{what}：{step}"}
    monkeypatch.setattr(i18n, "_translator", lambda _context, text: own.get(text, text))
    call_id, voucher_id = work.dispatched()
    number = voucher_file.file(voucher_id).number
    titles = [entry.title for entry in timeline.for_call(call_id).entries if entry.meaning in ("voucher", "change")]
    assert any(title.startswith(f"Service voucher {number}：") for title in titles)
    assert not [title for title in titles if ": " in title]
