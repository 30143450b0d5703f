"""Vouchers as shown: lateness to the day, who owes what, what a person may see of them."""

from __future__ import annotations

from datetime import date, timedelta
from types import SimpleNamespace

import pytest

from app.core import clock
from app.core.errors import NotPermitted, UserError
from app.models.voucher import IssuedPaper, PrintLog, ServiceVoucher
from app.services import session as sessions
from app.services import staff, voucher_file, vouchers
from app.services.session import Session

LAST_DAY = date(2026, 11, 25)


def row(state: str = "out", due: date | None = LAST_DAY, returned: object = None) -> SimpleNamespace:
    return SimpleNamespace(state=state, hand_in_due_on=due, returned_at=returned)


@pytest.mark.parametrize(("days", "late"), [(4, False), (5, False), (6, True), (400, True)])
def test_a_paper_outside_is_late_the_day_after_its_last(frozen_clock, days, late):
    frozen_clock(timedelta(days=days))
    assert voucher_file.is_late(row()) is late


@pytest.mark.parametrize(("hours", "late"), [(-1, False), (14.9, False), (15.1, True)])
def test_what_came_back_is_judged_by_the_day_at_the_branch_on_which_it_came(frozen_clock, hours, late):
    """Midnight at the branch is four in the afternoon in UTC."""
    frozen_clock(timedelta(days=900))
    came = clock.local_midnight(LAST_DAY) + timedelta(hours=9 + hours)
    assert voucher_file.is_late(row("filed", returned=came)) is late


def test_void_papers_and_those_without_a_limit_are_never_late(frozen_clock):
    frozen_clock(timedelta(days=900))
    assert not voucher_file.is_late(row("void"))
    assert not voucher_file.is_late(row(due=None))


def test_who_owes_most_comes_first_and_days_are_counted_from_today(work, frozen_clock, as_role):
    with as_role("administrator"):
        other = staff.create(name="安志远", is_technician=True).result
    _, first = work.dispatched()
    frozen_clock(timedelta(days=3))
    quick = work.dispatched()[1]
    handed = work.dispatched()[1]
    ServiceVoucher.update(technician=other, technician_name="安志远").where(ServiceVoucher.id == handed).execute()
    owed = {one.technician_name: one for one in voucher_file.out_with_technicians()}
    assert list(owed) == ["安志远", "陈志强"], "by name while nothing is late"
    mine = owed["陈志强"]
    assert [one.id for one in mine.vouchers] == [first, quick], "the longest due first"
    assert [one.days_left for one in mine.vouchers] == [2, 5]
    frozen_clock(timedelta(days=3))
    late = voucher_file.out_with_technicians()
    assert [(one.technician_name, one.late_count) for one in late] == [("陈志强", 1), ("安志远", 0)]
    assert [one.days_left for one in late[0].vouchers] == [-1, 2]


def test_a_voucher_without_a_limit_is_listed_and_not_late(work):
    _, voucher_id = work.dispatched()
    ServiceVoucher.update(hand_in_due_on=None).where(ServiceVoucher.id == voucher_id).execute()
    (one,) = voucher_file.out_with_technicians()[0].vouchers
    assert (one.days_left, one.is_late) == (None, False)
    assert not voucher_file.file(voucher_id).is_late


def test_a_technician_sees_their_own_and_nobody_elses(work, branch, as_role):
    _, voucher_id = work.dispatched()
    with as_role("technician"):
        assert [one.technician_id for one in voucher_file.out_with_technicians()] == [branch.technician_id]
        assert voucher_file.file(voucher_id).number == "FW-GZ01-2611-0001"
    stranger = Session(99, "other", "别人", "technician", branch.technician_id + 100)
    with sessions.acting_as(stranger):
        assert voucher_file.out_with_technicians() == ()
        with pytest.raises(NotPermitted):
            voucher_file.file(voucher_id)


@pytest.mark.parametrize("voucher_id", [0, -1, 10**12])
def test_a_voucher_that_is_not_there(work, voucher_id):
    with pytest.raises(UserError):
        voucher_file.file(voucher_id)


def test_a_corrected_voucher_names_its_follower(work, as_role):
    call_id, voucher_id = work.dispatched()
    kept = voucher_file.file(voucher_id)
    with as_role("supervisor"):
        vouchers.correct(voucher_id, seen_version=kept.row_version, reason="型号写错")
    old = voucher_file.file(voucher_id)
    new = next(one for one in ServiceVoucher.select() if one.id != voucher_id)
    assert (old.state, old.replaced_by, old.void_reason) == ("void", new.number, "型号写错")
    assert voucher_file.file(new.id).replaces_number == old.number
    assert call_id == new.call_id


def test_tampering_shows_also_when_only_the_voucher_was_touched(work):
    _, voucher_id = work.dispatched()
    assert not voucher_file.file(voucher_id).altered
    ServiceVoucher.update(content_sha256="0" * 64).where(ServiceVoucher.id == voucher_id).execute()
    assert voucher_file.file(voucher_id).altered


def test_a_voucher_whose_sheet_is_gone_is_still_shown(work):
    _, voucher_id = work.dispatched()
    PrintLog.delete().execute()
    IssuedPaper.delete().where(IssuedPaper.number == voucher_file.file(voucher_id).number).execute()
    shown = voucher_file.file(voucher_id)
    assert (shown.paper_id, shown.paper, shown.content, shown.prints, shown.altered) == (0, "", {}, (), False)


def test_people_are_named_in_full_and_unknown_ones_by_their_sign_in_name(work):
    _, voucher_id = work.dispatched()
    assert voucher_file.file(voucher_id).issued_by == "林晓梅"
    assert voucher_file.file(voucher_id).prints[0].user_name == "林晓梅"
    ServiceVoucher.update(issued_by="gone").where(ServiceVoucher.id == voucher_id).execute()
    assert voucher_file.file(voucher_id).issued_by == "gone"
