"""The promise to lend: off unless set, owed once a repair drags on, late, kept, declined."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from app.core import clock
from app.core.errors import UserError
from app.services import (
    home,
    issuing,
    loaner_promises,
    loaner_units,
    loans,
    reminders,
    service_call_visit,
    service_calls,
    settings,
)
from app.services import session as sessions
from app.services.take_back_receipts import Item

Advance = Callable[[timedelta], None]


@pytest.fixture
def arrived(work: Any, frozen_clock: Advance, monkeypatch: pytest.MonkeyPatch) -> int:
    """A call whose technician arrived now."""
    monkeypatch.setitem(issuing.RENDERERS, "loan_slip", lambda content, paper, marks: b"slip")
    call_id, _ = work.dispatched()
    service_call_visit.arrive(call_id, seen_version=work.version(call_id))
    return call_id


def promise(branch: Any, hours: float | None = 12) -> None:
    sessions.begin(branch.sessions["administrator"])
    settings.change(values={"loaner.promise_hours": hours})
    sessions.begin(branch.sessions["representative"])


def states() -> list[str]:
    return [one.state for one in loaner_promises.owed()]


def test_off_as_shipped(arrived: int, frozen_clock: Advance) -> None:
    frozen_clock(timedelta(hours=20))
    assert not loaner_promises.is_on()
    assert loaner_promises.owed() == ()
    assert loaner_promises.of_call(arrived) is None


def test_owed_then_late_then_kept(arrived: int, branch: Any, frozen_clock: Advance) -> None:
    promise(branch)
    frozen_clock(timedelta(hours=9, minutes=59))
    assert (states(), loaner_promises.of_call(arrived).state) == ([], "waiting")
    frozen_clock(timedelta(minutes=1))
    assert (states(), loaner_promises.of_call(arrived).state) == (["owed"], "owed")
    frozen_clock(timedelta(hours=2, seconds=1))
    assert states() == ["late"]
    unit = loaner_units.register(name="UPS 备用机").result
    number = loans.lend(unit, call_id=arrived).number
    found = loaner_promises.of_call(arrived)
    assert (states(), found.state, found.words) == ([], "kept", number)


def test_declined(arrived: int, branch: Any, frozen_clock: Advance) -> None:
    promise(branch)
    frozen_clock(timedelta(hours=11))
    with pytest.raises(UserError, match="fill this in"):
        loaner_promises.decline(arrived, said_by=" ")
    loaner_promises.decline(arrived, said_by="王建国", reason="有备份机")
    assert (states(), loaner_promises.of_call(arrived).words) == ([], "王建国 · 有备份机")
    with pytest.raises(UserError, match="on record already"):
        loaner_promises.decline(arrived, said_by="王建国")


def test_not_declined_while_a_unit_is_out(arrived: int, branch: Any, frozen_clock: Advance) -> None:
    promise(branch)
    loans.lend(loaner_units.register(name="UPS 备用机").result, call_id=arrived)
    with pytest.raises(UserError, match="take it in instead"):
        loaner_promises.decline(arrived, said_by="王建国")


def test_only_for_who_lends(arrived: int, branch: Any, frozen_clock: Advance) -> None:
    promise(branch)
    frozen_clock(timedelta(hours=13))
    sessions.begin(branch.sessions["technician"])
    assert loaner_promises.owed() == ()


def test_nobody_was_there_yet(work: Any, branch: Any, frozen_clock: Advance) -> None:
    promise(branch)
    call_id = work.register()
    frozen_clock(timedelta(hours=20))
    assert loaner_promises.of_call(call_id) is None
    assert loaner_promises.owed() == ()


def test_what_was_brought_in_drags_on_from_then(
    work: Any, branch: Any, frozen_clock: Advance, renderer: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    for form in ("take_back_receipt", "loan_slip"):
        monkeypatch.setitem(issuing.RENDERERS, form, renderer)
    promise(branch)
    call_id = work.register(outcome=service_calls.BroughtIn([Item("UPS")]))
    frozen_clock(timedelta(hours=9, minutes=59))
    assert (states(), loaner_promises.of_call(call_id).state) == ([], "waiting")
    frozen_clock(timedelta(minutes=1))
    assert (states(), loaner_promises.of_call(call_id).state) == (["owed"], "owed")
    frozen_clock(timedelta(hours=2, seconds=1))
    assert states() == ["late"]
    loans.lend(loaner_units.register(name="UPS 备用机").result, call_id=call_id)
    assert (states(), loaner_promises.of_call(call_id).state) == ([], "kept")


def test_told_on_home_and_among_the_reminders(arrived: int, work: Any, branch: Any, frozen_clock: Advance) -> None:
    def figure(key: str) -> Any:
        return next((one for one in home.figures() if one.key == key), None)

    assert figure("loaners_promised") is None, "off: nothing is promised"
    promise(branch)
    assert figure("loaners_promised").count == 0
    unit, other = (loaner_units.register(name="UPS 备用机").result for _ in range(2))
    loans.lend(unit, call_id=work.register(), due_on=clock.today())
    frozen_clock(timedelta(hours=10))
    assert (figure("loaners_promised").count, figure("loaners_promised").tone) == (1, "due")
    frozen_clock(timedelta(days=1))
    assert (figure("loaners_promised").tone, figure("loaners_late").count, figure("loaners_out").count) == (
        "late",
        1,
        1,
    )
    told = [(one.kind, one.tone) for one in reminders.waiting()[0] if one.meaning == "loan"]
    assert told == [("service_call", "late"), ("loan", "late")]
    loans.lend(other, call_id=arrived, technician_id=work.technician_id, due_on=clock.today())
    frozen_clock(timedelta(days=1))
    sessions.begin(branch.sessions["technician"])
    assert figure("loaners_promised") is None
    assert figure("loaners_late").count == 1, "their own"
