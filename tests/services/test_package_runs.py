"""Packages on record: numbers, who may, purposes and reasons, the one before, what was given up."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from app.core.errors import NotPermitted, UserError
from app.models import audit, database
from app.services import package_runs


def _begin(**changes):
    wish = {"purpose": "月末上报", "ledgers": ("customers", "repairs"), "formats": ("xlsx",), **changes}
    return package_runs.begin(**wish).result


@pytest.fixture
def boss(branch, as_role):
    with as_role("supervisor"):
        yield


def test_a_package_is_on_record_before_it_is_written(boss, frozen_clock):

    run = package_runs.entry(_begin(period=(date(2026, 11, 1), date(2026, 11, 20)), target="E:"))
    assert (run.number, run.state, run.begun_by) == (1, "started", "周建国")
    assert run.ledgers == ("customers", "repairs")
    assert run.period == (date(2026, 11, 1), date(2026, 11, 20))
    assert run.audit_line == audit.head()[0] - 1  # up to the line that tells of the package itself
    assert database.query("SELECT digest FROM audit_entry WHERE id = ?", (run.audit_line,)) == [(run.audit_digest,)]
    assert run.is_masked
    assert database.scalar("SELECT count(*) FROM audit_entry WHERE action = 'package.make'") == 2  # the key, the run


@pytest.mark.parametrize("role", ["representative", "technician", "approver", "administrator"])
def test_only_supervisors_make_packages(branch, as_role, role):
    with as_role(role):
        with pytest.raises(NotPermitted):
            _begin()
        with pytest.raises(NotPermitted):
            package_runs.listing()
    assert database.scalar("SELECT count(*) FROM package_run") == 0


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"purpose": "  "}, "purpose"),
        ({"ledgers": ()}, "ledgers"),
        ({"masked": False}, "reason"),
        ({"attachments": True}, "attachments"),
        ({"period": (date(2026, 11, 2), date(2026, 11, 1))}, "period"),
    ],
)
def test_what_is_asked_first(boss, changes, field):
    with pytest.raises(UserError) as refusal:
        _begin(**changes)
    assert refusal.value.field == field
    assert database.scalar("SELECT count(*) FROM package_run") == 0


def test_whole_numbers_and_scans_go_with_a_reason(boss):
    run = package_runs.entry(_begin(masked=False, attachments=True, reason="总公司回访", password=True))
    assert (run.is_masked, run.has_attachments, run.has_password, run.reason) == (False, True, True, "总公司回访")


def test_the_one_before_is_the_last_verified_one(boss, frozen_clock):
    assert package_runs.previous() is None
    first = _begin()
    package_runs.verified(run_id=first, digest="ab" * 32, rows=5, files=3, size=100)
    assert package_runs.previous() == (1, "ab" * 32)
    lost = _begin()
    package_runs.failed(run_id=lost, why="stick pulled")
    frozen_clock(timedelta(hours=1))
    third = _begin()
    assert package_runs.previous() == (1, "ab" * 32)
    package_runs.verified(run_id=third, digest="cd" * 32, rows=5, files=3, size=100)
    assert package_runs.previous() == (3, "cd" * 32)
    assert [run.state for run in package_runs.listing()] == ["verified", "failed", "verified"]
    kept = database.query("SELECT line, place, reference FROM audit_anchor ORDER BY id")
    assert [(place, reference) for _, place, reference in kept[-1:]] == [("package", "000003")]


def test_what_a_crash_left_is_given_up_by_the_next(boss):
    crashed = _begin()
    _begin()
    assert package_runs.entry(crashed).state == "failed"
    with pytest.raises(UserError, match="begun since"):
        package_runs.verified(run_id=crashed, digest="ab" * 32, rows=1, files=1, size=1)
    with pytest.raises(UserError, match="begun since"):
        package_runs.resume(run_id=crashed)


def test_an_interrupted_one_goes_on_under_its_number(boss):
    run = _begin()
    package_runs.failed(run_id=run, why="stick pulled")
    package_runs.resume(run_id=run)
    assert package_runs.entry(run).state == "started"
    package_runs.verified(run_id=run, digest="ab" * 32, rows=1, files=1, size=1)
    with pytest.raises(UserError, match="finished"):
        package_runs.resume(run_id=run)


def test_who_we_are(branch):
    assert package_runs.origin().code == "GZ01"
    assert package_runs.schema() >= "0040_packages"
