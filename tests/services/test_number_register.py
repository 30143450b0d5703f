"""Numbers are gapless through crashes and rollbacks; what is missing is told, explained by somebody or open (G22)."""

from __future__ import annotations

import random
import threading
from datetime import timedelta
from typing import Any

import pytest

from app.core import clock
from app.core.errors import Bug, EnvironmentFault, NotPermitted, UserError
from app.documents._catalogue import render_content
from app.domain.numbering import NumberKind
from app.models import database
from app.models.board import RoutineLog
from app.models.organisation import AuditEntry
from app.models.tables import ALL_TABLES
from app.services import customers, number_register, paper_content, register_papers, routine_logs, settings
from app.services import session as sessions
from app.services._numbers import draw_numbers
from app.services._use_case import use_case


def book(series: str, period: str = "") -> number_register.Book:
    (found,) = [one for one in number_register.books(series=series) if one.period == period]
    return found


@pytest.fixture
def numbers(branch: Any, frozen_clock: Any, as_role: Any):
    """Twenty customers, as the supervisor sees them."""
    for at in range(20):
        customers.create(name=f"客户{at}")
    with as_role("supervisor"):
        yield


def log() -> Any:
    return routine_logs.record(kind="inspection", happened_on=clock.today(), subject="消防", person="林")


def remove(*serials: int) -> None:
    """Take customers out of the file, as somebody does who has it in hand."""
    for serial in serials:
        database.execute("DELETE FROM customer WHERE number = ?", (f"KH-GZ01-{serial:05}",))


def test_every_kind_of_number_has_a_table() -> None:
    for kind in NumberKind:
        columns = number_register._table(kind)._meta.fields
        assert "number" in columns
        assert kind not in number_register.SHARED or "kind" in columns
    tables = {table.record_kind() for table in ALL_TABLES}
    assert {table for table, _ in number_register.SHARED.values()} <= tables


def test_what_is_whole_has_no_gap(numbers: Any) -> None:
    found = book("customer")
    assert (found.drawn, found.used, found.missing, found.above, found.void) == (20, 20, 0, 0, ())
    assert (found.first_number, found.last_number) == ("KH-GZ01-00001", "KH-GZ01-00020")
    assert number_register.strangers("customer") == 0


def test_every_missing_number_is_told_and_no_other(numbers: Any) -> None:
    remove(1, 7, 8, 9, 20)
    found = book("customer")
    assert [(gap.words, gap.count) for gap in found.gaps] == [
        ("KH-GZ01-00001", 1),
        ("KH-GZ01-00007 … KH-GZ01-00009", 3),
        ("KH-GZ01-00020", 1),
    ]
    assert (found.used, found.missing, found.unexplained) == (15, 5, 5)


def test_a_gap_is_explained_by_somebody_with_a_reason(numbers: Any, frozen_clock: Any) -> None:
    remove(7, 8, 9)
    asked = {"series": "customer", "branch": "GZ01", "period": "", "first": 7, "last": 8}
    for reason in ("", "   "):
        with pytest.raises(UserError) as refused:
            number_register.explain(**asked, reason=reason)
        assert refused.value.field == "reason"
    frozen_clock(timedelta(hours=1))
    number_register.explain(**asked, reason="登记时停电，簿上作废")
    told, left = book("customer").gaps
    assert (told.first, told.last, told.reason, told.explained_by) == (7, 8, "登记时停电，簿上作废", "周建国")
    assert told.explained_at is not None
    assert (left.first, left.last, left.reason) == (9, 9, "")
    assert (book("customer").missing, book("customer").unexplained) == (3, 1)
    last = AuditEntry.select().order_by(AuditEntry.id.desc()).first()
    assert (last.action, last.kind, last.user_name) == ("number_register.explain", "number_gap", "boss")
    number_register.explain(**{**asked, "last": 9}, reason="簿上三张作废")
    (told,) = book("customer").gaps
    assert (told.first, told.last, told.reason) == (7, 9, "簿上三张作废")


@pytest.mark.parametrize(("first", "last"), [(6, 8), (8, 10), (9, 7), (1, 1), (21, 22)])
def test_what_is_not_missing_needs_no_explanation(numbers: Any, first: int, last: int) -> None:
    remove(7, 8, 9)
    with pytest.raises(UserError):
        number_register.explain(series="customer", branch="GZ01", period="", first=first, last=last, reason="谁知道")


def test_a_void_number_says_why(branch: Any, frozen_clock: Any, as_role: Any) -> None:
    made = log()
    with as_role("supervisor"):
        routine_logs.void(log_id=made.result, seen_version=1, reason="登记错误")
        found = book("routine_log", "2611")
    assert found.void == (number_register.VoidNumber("RZ-GZ01-2611-0001", "登记错误"),)
    assert (found.drawn, found.used, found.missing) == (1, 1, 0)


def test_months_and_years_are_apart(branch: Any, frozen_clock: Any, as_role: Any) -> None:
    for _ in range(3):
        log()
    frozen_clock(timedelta(days=60))
    log()
    with as_role("supervisor"):
        assert [(one.period, one.drawn) for one in number_register.books(series="routine_log")] == [
            ("2611", 3),
            ("2701", 1),
        ]
        assert [one.period for one in number_register.books(2027, "routine_log")] == ["2701"]
        assert number_register.years() == (2027, 2026)


def test_the_printed_register_says_all_of_it(numbers: Any) -> None:
    remove(7, 8)
    asked = {"series": "customer", "branch": "GZ01", "period": ""}
    number_register.explain(**asked, first=7, last=7, reason="簿上作废")
    drawn = register_papers.number_register_content("2026 customer")
    assert [(line["name"], line["drawn"], line["missing"], line["unexplained"]) for line in drawn["books"]] == [
        ("客户", 20, 2, 1)
    ]
    assert [(gap["numbers"], gap["reason"], gap["person"]) for gap in drawn["gaps"]] == [
        ("KH-GZ01-00007", "簿上作废", "周建国"),
        ("KH-GZ01-00008", "", ""),
    ]
    assert render_content("number_register", paper_content.content("number_register", "2026"), "A4")[:4] == b"%PDF"
    assert set(register_papers.NAMES) == set(NumberKind)
    for subject in ("year", "2026 nothing"):
        with pytest.raises(UserError):
            register_papers.number_register_content(subject)


def test_a_changed_format_makes_no_gap(branch: Any, frozen_clock: Any, as_role: Any) -> None:
    log()
    with as_role("administrator"):
        settings.change(values={"number.routine_log.format": "RG-{branch}-{yymm}-{serial:03}"})
    log()
    with as_role("supervisor"):
        found = book("routine_log", "2611")
    assert (found.drawn, found.used, found.missing, found.last_number) == (2, 2, 0, "RG-GZ01-2611-002")


def test_numbers_above_the_counter_are_told(numbers: Any) -> None:
    database.execute("UPDATE customer SET number = 'KH-GZ01-00500' WHERE number = 'KH-GZ01-00020'")
    found = book("customer")
    assert (found.used, found.above, found.missing) == (19, 1, 1)
    database.execute("UPDATE customer SET number = '旧-17' WHERE number = 'KH-GZ01-00019'")
    assert number_register.strangers("customer") == 2


def test_who_may_see_and_explain(branch: Any, as_role: Any) -> None:
    customers.create(name="甲")
    for role in ("representative", "technician", "approver"):
        with as_role(role), pytest.raises(NotPermitted):
            number_register.books()
    with as_role("administrator"):
        assert number_register.books(series="customer")
        with pytest.raises(NotPermitted):
            number_register.explain(series="customer", branch="GZ01", period="", first=1, last=1, reason="没有")


@use_case("routine_log.record")
def fails(unit: Any) -> None:
    """Draws a number, writes with it, and does not come to its end."""
    unit.insert(RoutineLog, number=unit.number("routine_log"), kind="inspection", happened_on=unit.now.date())
    raise Bug("the program ends here")


def test_four_writers_of_whom_a_tenth_fails_leave_no_gap(branch: Any, frozen_clock: Any, as_role: Any) -> None:
    """G22: 4 × 250, one in ten rolled back; this test runs on both engines."""
    who, failed = branch.sessions["representative"], list[int]()

    def write(seed: int) -> None:
        rng = random.Random(seed)
        with sessions.acting_as(who):
            for at in range(250):
                try:
                    log() if rng.random() >= 0.1 else fails()
                except (Bug, EnvironmentFault):  # it failed, or waited longer than a busy machine allows
                    failed.append(at)

    threads = [threading.Thread(target=write, args=(seed,)) for seed in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with as_role("supervisor"):
        found = book("routine_log", "2611")
    assert len(failed) > 50
    kept = 1000 - len(failed)
    assert (found.drawn, found.used, found.missing, found.above) == (kept, kept, 0, 0)


def test_eighteen_of_two_thousand_numbers_vanish(branch: Any, frozen_clock: Any, as_role: Any) -> None:
    """G22: eighteen are told, none falsely."""
    with database.transaction():
        for number in draw_numbers("routine_log", clock.today(), 2000):
            values = {"number": number, "kind": "inspection", "happened_on": clock.today()}
            RoutineLog.insert(**values, created_at=clock.now(), changed_at=clock.now()).execute()
    gone = sorted(random.Random(18).sample(range(1, 2001), 18))
    for serial in gone:
        database.execute("DELETE FROM routine_log WHERE number = ?", (f"RZ-GZ01-2611-{serial:04}",))
    with as_role("supervisor"):
        gaps = book("routine_log", "2611").gaps
    assert [serial for gap in gaps for serial in range(gap.first, gap.last + 1)] == gone
