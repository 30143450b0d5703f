"""What head office shows of a branch, of a row, of what a package did."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from app.core.errors import NotPermitted, UserError
from app.domain.receiving import Verdict
from app.models import database
from app.models.received import KnownBranch
from app.services import received_files, received_packages
from app.services import session as sessions
from tests.services.received_heads import head, link, row, taken_in


@pytest.fixture(autouse=True)
def _supervisor(branch: Any, frozen_clock: object) -> Iterator[None]:
    with sessions.acting_as(branch.sessions["supervisor"]):
        yield


@pytest.fixture
def second() -> int:
    """Two packages: the second changes one row and is in conflict with another."""
    one = head("SZ02", 1)
    taken_in(one, [row("a", 3, customer="甲"), row("b", customer="乙"), row("c", ledger="customers", customer="丙")])
    return taken_in(head("SZ02", 2, link(one)), [row("a", 2, customer="旧甲"), row("b", 2, customer="新乙")]).result


def test_a_branch_has_its_rows_by_ledger_and_its_packages(second: int) -> None:
    found = received_files.branch(KnownBranch.get().id)
    assert (found.code, found.name, found.last_number, found.row_count) == ("SZ02", "深圳分公司", 2, 3)
    assert found.rows == (("customers", 1), ("repairs", 2))
    assert [one.serial for one in found.received] == [2, 1]
    assert [one.is_last for one in found.received] == [True, False]


def test_a_row_says_where_it_comes_from(second: int) -> None:
    row_id = database.scalar("SELECT id FROM received_row WHERE row_uid = 'b'")
    found = received_files.row(row_id)
    assert (found.branch_name, found.ledger, found.package) == ("深圳分公司", "repairs", "SZ02-000002")
    assert (found.version, found.values) == (2, {"customer": "新乙"})
    with pytest.raises(UserError):
        received_files.row(999)


def test_what_a_package_did_is_told_with_both_sides(second: int) -> None:
    (change,) = received_files.done_by(second, Verdict.CHANGE)
    assert (change.number, change.before, change.values) == ("W-b", {"customer": "乙"}, {"customer": "新乙"})
    (conflict,) = received_files.done_by(second, Verdict.CONFLICT)
    assert (conflict.number, conflict.before, conflict.values) == ("W-a", {"customer": "甲"}, {"customer": "旧甲"})


def test_a_conflict_decided_for_the_package_tells_both_sides_too() -> None:
    one = head("SZ02", 1)
    taken_in(one, [row("a", 3, customer="甲")])
    two = taken_in(head("SZ02", 2, link(one)), [row("a", 2, customer="旧甲")], takes_conflicts=True).result
    (conflict,) = received_files.done_by(two, Verdict.CONFLICT)
    assert (conflict.before, conflict.values) == ({"customer": "甲"}, {"customer": "旧甲"})


def test_only_supervisors_and_approvers_see_it(branch: Any, second: int) -> None:
    row_id = database.scalar("SELECT min(id) FROM received_row")
    for role in ("representative", "technician", "administrator"):
        with sessions.acting_as(branch.sessions[role]):
            for ask in (
                lambda: received_files.row(row_id),
                lambda: received_files.branch(KnownBranch.get().id),
                lambda: received_files.done_by(second, Verdict.CHANGE),
                lambda: received_packages.of_branch("SZ02"),
            ):
                with pytest.raises(NotPermitted):
                    ask()
    with sessions.acting_as(branch.sessions["approver"]):
        assert received_files.row(row_id).branch_code == "SZ02"
