"""The sheet of a stock-take is frozen when it is printed: copies say the same, what is entered makes a version."""

from __future__ import annotations

import json
from datetime import timedelta
from typing import Any

import pytest

from app.core.errors import NotPermitted, UserError
from app.models.organisation import AuditEntry
from app.models.voucher import IssuedPaper
from app.services import (
    issuing,
    session,
    settings,
    spare_parts,
    stock_take_file,
    stock_take_papers,
    stock_takes,
)
from app.services.stock_takes import Counted
from tests.services.test_spare_parts import STORE, make, receive
from tests.services.two_people import at_the_same_moment


@pytest.fixture(autouse=True)
def _drawn(renderer: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(issuing.RENDERERS, stock_take_papers.FORM, renderer)


@pytest.fixture
def take(branch: Any, frozen_clock: Any) -> int:
    """Ten power supplies and four fans, to be counted."""
    for number, name, count in (("PJ-001", "电源模块", 10), ("PJ-002", "风扇", 4)):
        receive(make(number, name=name, cost=500), count)
    frozen_clock(timedelta(minutes=5))
    return stock_takes.begin(place=STORE, note="月末").result


def enter(take_id: int, *counts: int | None, why: str = "") -> None:
    found = stock_take_file.file(take_id)
    given = [Counted(line.id, count, why) for line, count in zip(found.lines, counts, strict=False)]
    stock_takes.enter(take_id, seen_version=found.row_version, counts=given)


def printed(take_id: int) -> tuple[dict[str, Any], int, bool]:
    """Issue what is new and print: what stood on the paper, the how-manieth reprint, whether it is void."""
    stock_take_papers.issue(take_id)
    copy = stock_take_papers.for_printing(take_id)
    stock_take_papers.printed(take_id, printer="Laser", reprint=copy.reprint)
    content, _paper, reprint, is_void = json.loads(copy.pdf)
    return content, reprint, is_void


def versions() -> int:
    return IssuedPaper.select().where(IssuedPaper.form == stock_take_papers.FORM).count()


def test_a_sheet_is_frozen_and_its_copies_say_the_same(take: int, as_role: Any) -> None:
    first, reprint, _ = printed(take)
    assert (reprint, first["note"], first["digest"] != "", first["operator"]) == (0, "月末", True, "林晓梅")
    with as_role("administrator"):
        settings.change(values={"company_name": "改了名的公司"})
    again, reprint, _ = printed(take)
    assert (again, reprint, versions()) == (first, 1, 1)
    sheet = stock_take_file.file(take).sheet
    assert sheet is not None
    assert (sheet.version, sheet.prints, sheet.altered) == (1, 2, False)


def test_a_sheet_is_blind_until_everything_is_counted(take: int) -> None:
    blind, _, _ = printed(take)
    assert [(line["expected"], line["difference"]) for line in blind["lines"]] == [(None, None)] * 2
    enter(take, 9)
    half, _, _ = printed(take)
    assert [line["counted"] for line in half["lines"]] == [9, None]
    assert (half["value_difference"], half["lines"][0]["difference"], half["shows_books"]) == (0, None, False)
    enter(take, 9, 4, why="丢失")
    whole, _, _ = printed(take)
    assert [(line["expected"], line["difference"]) for line in whole["lines"]] == [(10, -1), (4, 0)]


def test_what_was_signed_stays_on_file_when_more_is_entered(take: int, branch: Any) -> None:
    printed(take)
    enter(take, 9, 4, why="丢失")
    listed, reprint, _ = printed(take)
    assert (listed["shows_books"], listed["value_difference"], reprint, versions()) == (True, -500, 0, 2)
    enter(take, 8, 4, why="再数一遍")
    corrected, _, _ = printed(take)
    assert corrected["value_difference"] == -1000
    with session.acting_as(branch.sessions["supervisor"]):
        stock_takes.settle(take, seen_version=stock_take_file.file(take).row_version)
    settled, _, _ = printed(take)
    assert (settled["settled_by"], settled["state"], versions()) == ("周建国", "已处理", 4)
    rows = IssuedPaper.select().where(IssuedPaper.form == stock_take_papers.FORM).order_by(IssuedPaper.version)
    kept = [json.loads(row.content) for row in rows]
    assert [(one["version"], one["value_difference"]) for one in kept] == [(1, 0), (2, -500), (3, -1000), (4, -1000)]


def test_the_sheet_of_a_count_that_was_given_up_is_void(take: int, branch: Any) -> None:
    first, _, _ = printed(take)
    with session.acting_as(branch.sessions["supervisor"]):
        stock_takes.void(take, seen_version=stock_take_file.file(take).row_version, reason="点错了")
    again, reprint, is_void = printed(take)
    assert (again, reprint, is_void, versions()) == (first, 1, True, 1)


def test_a_count_that_was_given_up_before_it_was_printed_has_a_void_sheet(take: int, branch: Any) -> None:
    with session.acting_as(branch.sessions["supervisor"]):
        stock_takes.void(take, seen_version=stock_take_file.file(take).row_version, reason="点错了")
    content, _, is_void = printed(take)
    assert (content["note"], content["is_void"], is_void) == ("点错了", True, True)
    assert printed(take)[1] == 1


def test_whose_bag_or_tools_are_counted(take: int, branch: Any) -> None:
    part_id = stock_take_file.file(take).lines[0].object_id
    spare_parts.move(part_id, giver=STORE, taker=f"staff:{branch.technician_id}", quantity=2)
    bag = stock_takes.begin(place=f"staff:{branch.technician_id}").result
    assert printed(bag)[0]["place"] == "陈志强 随身包"
    assert printed(take)[0]["place"] == "配件库"


def test_every_version_and_every_copy_is_in_the_history(take: int) -> None:
    printed(take)
    lines = AuditEntry.select().where(AuditEntry.kind == "issued_paper").order_by(AuditEntry.id)
    assert [json.loads(line.changes).get("version") for line in lines] == [[None, 1], None]
    assert {line.row_number for line in lines} == {stock_take_file.file(take).number}


def test_what_was_altered_is_not_printed(take: int) -> None:
    printed(take)
    row = IssuedPaper.get(IssuedPaper.form == stock_take_papers.FORM)
    IssuedPaper.update(content=row.content.replace("电源", "电池")).where(IssuedPaper.id == row.id).execute()
    sheet = stock_take_file.file(take).sheet
    assert sheet is not None
    assert sheet.altered
    with pytest.raises(UserError, match="altered"):
        stock_take_papers.for_printing(take)


def test_who_may_print(take: int, as_role: Any) -> None:
    with pytest.raises(UserError, match="not issued yet"):
        stock_take_papers.for_printing(take)
    for role in ("technician", "approver"):
        with as_role(role), pytest.raises(NotPermitted):
            stock_take_papers.to_issue(take)


def test_two_people_who_print_it_first_at_the_same_moment_get_one_sheet(take: int) -> None:
    assert at_the_same_moment(lambda: stock_take_papers.issue(take).result) == [take, take]
    assert versions() == 1


def test_what_was_printed_is_the_version_that_was_looked_at(take: int) -> None:
    stock_take_papers.issue(take)
    seen = stock_take_papers.for_printing(take)
    enter(take, 9, 4)
    stock_take_papers.issue(take)
    stock_take_papers.printed(take, printer="Laser", paper_id=seen.paper_id)
    last = issuing.paper_of(stock_take_papers.FORM, seen.number)
    assert last is not None
    assert last.prints == (), "the further version was not printed"
    assert stock_take_papers.for_printing(take).reprint == 0
    with pytest.raises(UserError, match="not issued"):
        stock_take_papers.printed(take, printer="Laser", paper_id=seen.paper_id + 99)
