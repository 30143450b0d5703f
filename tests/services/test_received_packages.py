"""Packages at head office: taken in once and in order, refused by name, taken back, each branch by itself."""

from __future__ import annotations

import random
from collections.abc import Iterator
from typing import Any

import pytest

from app.core.errors import Cancelled, ChangedMeanwhile, NotPermitted, UserError
from app.core.progress import Silent
from app.domain.receiving import Head, Incoming, Link, Place
from app.models import database, search
from app.models.received import KnownBranch, ReceivedPackage
from app.services import received_packages
from app.services import session as sessions
from app.services.received_packages import Answers
from tests.services.received_heads import KEYS, head, link, row, rows_here, taken_in

ROWS = [row("a", customer="广州恒信", amount=100), row("b", customer="深圳蓝海"), row("c", customer="佛山百川")]


@pytest.fixture(autouse=True)
def _supervisor(branch: Any, frozen_clock: object) -> Iterator[None]:
    with sessions.acting_as(branch.sessions["supervisor"]):
        yield


def package(number: int) -> ReceivedPackage:
    return ReceivedPackage.get(ReceivedPackage.serial == number)


def test_rows_are_here_as_the_branch_has_them() -> None:
    done = taken_in(head("SZ02", 1, rows=3), ROWS)
    assert [one[2:8] for one in rows_here()] == [
        ("a", "W-a", "广州恒信", "repairs.closed", "2026-11-20", 100),
        ("b", "W-b", "深圳蓝海", "repairs.closed", "2026-11-20", None),
        ("c", "W-c", "佛山百川", "repairs.closed", "2026-11-20", None),
    ]
    found = received_packages.file(done.result)
    assert (found.number, found.added, found.changed, found.unchanged, found.conflicts) == ("SZ02-000001", 3, 0, 0, 0)
    assert found.received_by == "周建国"
    branch = KnownBranch.get(KnownBranch.code == "SZ02")
    assert (branch.packages, branch.row_count, branch.last_number) == (1, 3, 1)
    assert search.find("received_row", "蓝海") == search.scan("received_row", "蓝海") != []


def test_received_twice_brings_nothing_new() -> None:
    one = head("SZ02", 1, rows=3)
    taken_in(one, ROWS)
    before = rows_here()
    assert received_packages.standing(one).place is Place.HERE
    with pytest.raises(UserError, match="here already"):
        taken_in(one, ROWS)
    assert rows_here() == before
    assert ReceivedPackage.select().count() == 1
    two = head("SZ02", 2, link(one), rows=3)
    assert received_packages.file(taken_in(two, ROWS).result).unchanged == 3
    assert rows_here() == before


def test_a_missing_predecessor_is_named() -> None:
    one, two = head("SZ02", 1), head("SZ02", 2, Link(1, head("SZ02", 1).digest))
    with pytest.raises(UserError, match="Receive SZ02-000001 first") as refused:
        taken_in(two, ROWS)
    assert refused.value.field == "without_earlier"
    assert rows_here() == []
    assert KnownBranch.select().count() == 0
    taken_in(one, ROWS)
    taken_in(two, ROWS)
    four = head("SZ02", 4, Link(3, "3" * 64))
    assert received_packages.standing(four).missing == "SZ02-000003"
    with pytest.raises(UserError, match="Receive SZ02-000003 first"):
        taken_in(four, ROWS)
    done = taken_in(four, [row("a", 2, customer="改名")], without_earlier=True)
    assert received_packages.file(done.result).has_gap


def test_an_earlier_one_is_refused() -> None:
    taken_in(head("SZ02", 5, Link(4, "4" * 64)), ROWS, without_earlier=True)
    with pytest.raises(UserError, match="made before SZ02-000005"):
        taken_in(head("SZ02", 3), [row("a", 9)])


def test_a_branch_is_known_by_the_key_on_its_cover_sheet() -> None:
    one = head("SZ02", 1)
    with pytest.raises(UserError, match="signed cover sheet") as refused:
        received_packages.take_in(one, [ROWS], answers=Answers())
    assert refused.value.field == "fingerprint"
    taken_in(one, ROWS)
    two = head("SZ02", 2, link(one))
    received_packages.take_in(two, [[row("d")]], answers=Answers())
    assert received_packages.standing(head("SZ02", 3, link(two))).text == ""


def test_another_key_is_refused_whatever_is_answered_and_set_aside() -> None:
    one = head("SZ02", 1)
    taken_in(one, ROWS)
    before = rows_here()
    forged = head("SZ02", 2, link(one), key=KEYS["FS03"])
    with pytest.raises(UserError, match="another key"):
        taken_in(forged, [row("a", 2)], without_earlier=True)
    received_packages.set_aside(forged)
    received_packages.set_aside(forged)
    assert ReceivedPackage.select().where(ReceivedPackage.state == "set_aside").count() == 1
    assert rows_here() == before
    taken_in(head("SZ02", 2, link(one)), [row("a", 2)])


def test_a_fork_is_set_aside_until_the_last_one_is_taken_back() -> None:
    one = head("SZ02", 1)
    two, other = head("SZ02", 2, link(one)), head("SZ02", 2, link(one), variant="restored backup")
    taken_in(one, ROWS)
    last = taken_in(two, [row("a", 2, customer="新名")])
    for fork in (other, head("SZ02", 3, link(other)), head("SZ02", 3)):
        found = received_packages.standing(fork)
        assert (found.place, found.is_suspicious) == (Place.FORK, True)
        with pytest.raises(UserError, match="SZ02-000002"):
            taken_in(fork, [row("a", 3)], without_earlier=True)
    received_packages.set_aside(other)
    assert package(2).state == "taken_in"
    received_packages.undo(last.result, reason="分公司恢复过备份")
    taken_in(other, [row("a", 2, customer="另一个名")])
    assert rows_here()[0][4] == "另一个名"


def test_nothing_is_set_aside_without_suspicion() -> None:
    received_packages.set_aside(head("SZ02", 5, Link(4, "4" * 64)))
    assert ReceivedPackage.select().count() == 0


def test_a_newer_program_and_this_branch_itself_are_refused() -> None:
    with pytest.raises(UserError, match="newer program"):
        taken_in(head("SZ02", 1, schema="9999_later"), ROWS)
    one = head("SZ02", 1)
    with pytest.raises(UserError, match="own code GZ01"):
        taken_in(Head(**{**vars(one), "branch_code": "GZ01"}), ROWS)


def test_conflicts_leave_what_is_here_unless_somebody_decides_for_the_package() -> None:
    one = head("SZ02", 1)
    taken_in(one, [row("a", 3, customer="第三版"), row("b", 2, customer="乙")])
    two = head("SZ02", 2, link(one))
    done = taken_in(two, [row("a", 2, customer="第二版")])
    assert received_packages.file(done.result).conflicts == 1
    assert rows_here()[0][4] == "第三版"
    received_packages.undo(done.result, reason="再看")
    done = taken_in(two, [row("a", 2, customer="第二版")], takes_conflicts=True)
    assert (rows_here()[0][4], rows_here()[0][8]) == ("第二版", 2)
    received_packages.undo(done.result, reason="不对")
    assert (rows_here()[0][4], rows_here()[0][8]) == ("第三版", 3)


def test_more_than_a_fifth_changed_asks_first() -> None:
    one = head("SZ02", 1)
    taken_in(one, [row(f"{number:03}") for number in range(10)])
    two = head("SZ02", 2, link(one))
    before = rows_here()
    with pytest.raises(UserError, match="changes 3 of the 10 rows") as asked:
        taken_in(two, [row(f"{number:03}", 2, customer="新") for number in range(3)], many=False)
    assert asked.value.field == "many"
    assert rows_here() == before
    assert ReceivedPackage.select().count() == 1
    taken_in(two, [row(f"{number:03}", 2, customer="新") for number in range(2)], many=False)


def test_a_row_that_stands_twice_refuses_the_package() -> None:
    with pytest.raises(UserError, match="twice"):
        taken_in(head("SZ02", 1), [*ROWS, row("a", 2)])
    assert rows_here() == []


def test_only_the_last_package_of_a_branch_is_taken_back_and_leaves_what_was_before() -> None:
    one = head("SZ02", 1)
    two = head("SZ02", 2, link(one))
    first = taken_in(one, ROWS)
    before = rows_here()
    second = taken_in(two, [row("a", 2, customer="改名"), row("z", customer="新增客户")])
    with pytest.raises(UserError, match="Take back SZ02-000002 first"):
        received_packages.undo(first.result, reason="错")
    received_packages.undo(second.result, reason="错")
    assert rows_here() == before
    for text in ("改名", "新增", "广州"):
        assert search.find("received_row", text) == search.scan("received_row", text)
    found = received_packages.file(second.result)
    assert (found.state, found.undone_by, found.undo_reason, found.is_last) == ("undone", "周建国", "错", False)
    with pytest.raises(UserError, match="not in force"):
        received_packages.undo(second.result, reason="再来")
    received_packages.undo(first.result, reason="全部")
    assert rows_here() == []
    branch = KnownBranch.get(KnownBranch.code == "SZ02")
    assert (branch.packages, branch.row_count, branch.last_number, branch.last_made_at) == (0, 0, 0, None)
    taken_in(one, ROWS)
    assert rows_here() == before


def test_the_last_three_can_be_taken_back() -> None:
    before: Link | None = None
    done = []
    for number in range(1, 6):
        one = head("SZ02", number, before)
        done.append(taken_in(one, [row(f"r{number}"), row("a", number)]).result)
        before = link(one)
    for package_id in reversed(done[2:]):
        received_packages.undo(package_id, reason="错")
    with pytest.raises(UserError, match="too long ago"):
        received_packages.undo(done[1], reason="错")
    assert [one[2] for one in rows_here()] == ["a", "r1", "r2"]


def test_two_branches_stand_side_by_side() -> None:
    taken_in(head("SZ02", 1), ROWS)
    before = rows_here("SZ02")
    done = taken_in(head("FS03", 1), [row("a", 7, customer="别家的同号"), row("b", customer="x", ledger="customers")])
    assert rows_here("SZ02") == before
    assert [one[2] for one in rows_here("FS03")] == ["b", "a"]
    received_packages.undo(done.result, reason="错")
    assert rows_here("SZ02") == before
    assert rows_here("FS03") == []


def test_a_branch_that_lost_its_computer_begins_anew() -> None:
    one = head("SZ02", 1)
    taken_in(one, [row("a", 3, customer="第三版"), row("b")])
    taken_in(head("SZ02", 2, link(one)), [row("c")])
    branch = KnownBranch.get()
    received_packages.end_series(branch.id, seen_version=branch.row_version, reason="电脑被盗")
    branch = KnownBranch.get()
    assert (branch.public_key, branch.packages, branch.row_count, branch.last_number) == ("", 0, 3, 0)
    again = head("SZ02", 1, key=KEYS["FS03"], variant="new computer")
    found = received_packages.standing(again)
    assert (found.place, found.is_known, found.text) == (Place.FIRST, False, "")
    with pytest.raises(UserError, match="signed cover sheet"):
        received_packages.take_in(again, [[row("a", 1)]], answers=Answers())
    done = taken_in(again, [row("a", 1, customer="重新登记")], takes_conflicts=True)
    assert [(one[2], one[8]) for one in rows_here()] == [("a", 1), ("b", 1), ("c", 1)]
    assert KnownBranch.get().public_key == KEYS["FS03"]
    with pytest.raises(UserError, match="another key"):
        taken_in(head("SZ02", 2, link(one)), [row("a", 4)])
    received_packages.undo(done.result, reason="再看")
    assert rows_here()[0][4] == "第三版"


def test_stopped_in_the_middle_nothing_is_here() -> None:
    progress = Silent()

    def rows() -> Iterator[Incoming]:
        for number in range(2_500):
            if number == 2_000:
                progress.cancel()
            yield row(f"{number:05}")

    one = head("SZ02", 1)
    from app.services.branch_key import fingerprint

    with pytest.raises(Cancelled):
        received_packages.take_in(
            one, [rows()], answers=Answers(fingerprint=fingerprint(one.public_key)), progress=progress
        )
    assert rows_here() == []
    assert database.query("SELECT 1 FROM received_change") == []
    assert ReceivedPackage.select().count() == KnownBranch.select().count() == 0


@pytest.mark.parametrize("role", ["representative", "technician", "approver", "administrator"])
def test_only_supervisors_receive(branch: Any, role: str) -> None:
    done = taken_in(head("SZ02", 1), ROWS)
    with sessions.acting_as(branch.sessions[role]):
        for act in (
            lambda: taken_in(head("FS03", 1), ROWS),
            lambda: received_packages.undo(done.result, reason="x"),
            lambda: received_packages.set_aside(head("FS03", 1)),
            lambda: received_packages.end_series(1, seen_version=None, reason="x"),
            lambda: received_packages.standing(head("FS03", 1)),
        ):
            with pytest.raises(NotPermitted):
                act()
        if role != "approver":
            with pytest.raises(NotPermitted):
                received_packages.file(done.result)


def test_two_receive_the_same_package_at_once() -> None:
    """The second one finds it here: places are asked for inside the transaction."""
    one = head("SZ02", 1)

    def rows() -> Iterator[Incoming]:
        yield row("a")

    taken_in(one, rows())
    with pytest.raises((UserError, ChangedMeanwhile)):
        taken_in(one, rows())


@pytest.mark.parametrize("seed", range(10))
def test_head_office_converges(seed: int) -> None:
    """G35: shuffled, repeated and broken off, three branches end as if each package had come once and in order."""
    rng = random.Random(seed)
    branches = {code: _chain(rng, code) for code in ("SZ02", "FS03", "ZH04")}
    deliveries = [(code, at) for code, chain in branches.items() for at in range(len(chain)) for _ in range(3)]
    while any(received_packages.standing(chain[-1][0]).place is not Place.HERE for chain in branches.values()):
        rng.shuffle(deliveries)
        for code, at in deliveries:
            package, rows = branches[code][at]
            others = [one for one in rows_here() if one[0] != code]
            before = rows_here(code)
            breaks = rng.random() < 0.15
            try:
                taken_in(package, _broken(rows) if breaks else rows)
            except (UserError, ZeroDivisionError):
                assert rows_here(code) == before
            assert [one for one in rows_here() if one[0] != code] == others
    for code, chain in branches.items():
        told = {one.uid: one for _, rows in chain for one in rows}
        assert [(one[2], one[8], one[4]) for one in rows_here(code)] == [
            (uid, told[uid].version, told[uid].title) for uid in sorted(told)
        ]


def _chain(rng: random.Random, code: str) -> list[tuple[Head, list[Incoming]]]:
    found: list[tuple[Head, list[Incoming]]] = []
    versions: dict[str, int] = {}
    before: Link | None = None
    for number in range(1, 6):
        uids = rng.sample("abcdefgh", 4)
        for uid in uids:
            versions[uid] = versions.get(uid, 0) + 1
        package = head(code, number, before)
        found.append((package, [row(uid, versions[uid], customer=f"{code}{uid}{versions[uid]}") for uid in uids]))
        before = link(package)
    return found


def _broken(rows: list[Incoming]) -> Iterator[Incoming]:
    yield from rows[:2]
    raise ZeroDivisionError
