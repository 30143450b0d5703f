"""Archived complaints bound as booklets by month, customer or product; what is in them (R122)."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import date, timedelta
from typing import Any

import pytest

from app.core.errors import ChangedMeanwhile, NotPermitted, UserError
from app.models.archive_bundle import ArchiveBundle
from app.models.complaint import Complaint
from app.models.organisation import AuditEntry
from app.services import archive_booklets, archive_bundles, complaint_file, customers
from tests.services.complaint_cases import case, version
from tests.services.settled_cases import archived, not_ours, visited

AsRole = Callable[[str], AbstractContextManager[None]]


@pytest.fixture(autouse=True)
def _clock(frozen_clock: Any, branch: Any) -> None:
    """Every test has a branch whose clock stands still."""


def row(bundle_id: int) -> ArchiveBundle:
    return ArchiveBundle.get_by_id(bundle_id)


def numbers(found: Any) -> list[str]:
    return [one.number for one in found]


def test_a_case_is_archived_once_visited_only(branch: Any, as_role: AsRole) -> None:
    case_id = not_ours()
    with pytest.raises(UserError):
        archive_bundles.archive(case_id, seen_version=version(case_id))
    visited(branch, case_id)
    with as_role("technician"), pytest.raises(NotPermitted):
        archive_bundles.archive(case_id, seen_version=version(case_id))
    archive_bundles.archive(case_id, seen_version=version(case_id))
    assert (case(case_id).state, case(case_id).is_open) == ("archived", False)


def test_a_month_is_bound_once_and_again_when_void(
    branch: Any, frozen_clock: Callable[[timedelta], None], as_role: AsRole
) -> None:
    first, second = archived(branch), archived(branch)
    frozen_clock(timedelta(days=15))
    later = archived(branch)
    assert archive_bundles.subjects("month") == (("2026-12", 0, 1), ("2026-11", 0, 2))
    bundle_id = archive_bundles.bind(kind="month", subject="2026-11", place="档案室 3 柜").result
    found = archive_bundles.file(bundle_id)
    assert found.number.startswith("GD-GZ01-2612-")
    assert (found.kind, found.subject, found.cases, found.place) == ("month", "2026-11", 2, "档案室 3 柜")
    assert (found.period_from, found.period_to) == (date(2026, 11, 1), date(2026, 11, 30))
    assert numbers(found.lines) == [case(first).number, case(second).number]
    assert archive_bundles.subjects("month") == (("2026-12", 0, 1),)
    assert [one.number for one in complaint_file.file(first).bundles] == [found.number]
    with pytest.raises(UserError) as refused:
        archive_bundles.bind(kind="month", subject="2026-11")
    assert refused.value.field == "case_ids"
    with pytest.raises(NotPermitted):
        archive_bundles.void(bundle_id, seen_version=1, reason="漏装")
    with as_role("supervisor"):
        archive_bundles.void(bundle_id, seen_version=1, reason="漏装")
        with pytest.raises(UserError, match="void already"):
            archive_bundles.void(bundle_id, seen_version=2, reason="漏装")
    again = archive_bundles.bind(kind="month", subject="2026-11").result
    assert (row(bundle_id).state, row(bundle_id).void_reason, row(again).cases) == ("void", "漏装", 2)
    assert case(later).state == "archived"


def test_by_customer_and_by_product_within_a_period(branch: Any, frozen_clock: Callable[[timedelta], None]) -> None:
    mine = archived(branch, product_name="电源")
    other = customers.create(name="深圳蓝海").result
    theirs = archived(branch, customer_id=other, product_name="电源")
    frozen_clock(timedelta(days=40))
    archived(branch, customer_id=other, product_name="打印机")
    assert archive_bundles.subjects("customer")[0] == ("深圳蓝海", other, 2)
    assert {name: count for name, _, count in archive_bundles.subjects("product")} == {"电源": 2, "打印机": 1}
    power = archive_bundles.candidates("product", subject="电源")
    assert numbers(power) == [case(mine).number, case(theirs).number]
    early = {"customer_id": other, "period_to": date(2026, 11, 30)}
    assert numbers(archive_bundles.candidates("customer", **early)) == [case(theirs).number]
    assert len(archive_bundles.candidates("customer", customer_id=other, period_from=date(2026, 12, 1))) == 1
    bundle_id = archive_bundles.bind(kind="customer", customer_id=other, period_to=date(2026, 11, 30)).result
    assert (row(bundle_id).subject, row(bundle_id).cases) == ("深圳蓝海", 1)
    assert archive_bundles.subjects("product")[0][2] == 2


def test_cases_may_be_left_out_but_not_invented(branch: Any) -> None:
    first, second = archived(branch), archived(branch)
    with pytest.raises(UserError) as refused:
        archive_bundles.bind(kind="month", subject="2026-11", case_ids=[first, not_ours()])
    assert refused.value.field == "case_ids"
    archive_bundles.bind(kind="month", subject="2026-11", case_ids=[second])
    assert numbers(archive_bundles.candidates("month", subject="2026-11")) == [case(first).number]


@pytest.mark.parametrize(
    ("more", "field"),
    [
        ({"kind": "colour"}, "kind"),
        ({"kind": "month", "subject": "2026"}, "subject"),
        ({"kind": "customer"}, "customer_id"),
        ({"kind": "product", "subject": " "}, "subject"),
        ({"kind": "product", "subject": "电源", "period_from": date(2026, 2, 1), "period_to": date(2026, 1, 1)},
         "period_to"),
        ({"kind": "product", "subject": "没有的产品"}, "case_ids"),
    ],
)  # fmt: skip
def test_what_cannot_be_bound(branch: Any, more: dict[str, Any], field: str) -> None:
    archived(branch)
    with pytest.raises(UserError) as refused:
        archive_bundles.bind(**more)
    assert refused.value.field == field
    assert not ArchiveBundle.select().exists()


def test_the_last_of_a_full_month_can_be_bound(branch: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """More cases than a booklet holds: the ones that the list does not reach any more are bound when they are named."""
    monkeypatch.setattr(archive_bundles.rules, "MOST_CASES", 1)
    *_, last = [archived(branch) for _ in range(3)]
    assert last not in [one.id for one in archive_bundles.candidates("month", subject="2026-11")]
    bundle_id = archive_bundles.bind(kind="month", subject="2026-11", case_ids=[last]).result
    assert numbers(archive_bundles.file(bundle_id).lines) == [case(last).number]


def test_a_booklet_is_kept_somewhere_else(branch: Any) -> None:
    archived(branch)
    bundle_id = archive_bundles.bind(kind="month", subject="2026-11").result
    archive_bundles.move(bundle_id, seen_version=1, place="5 柜")
    with pytest.raises(ChangedMeanwhile):
        archive_bundles.move(bundle_id, seen_version=1, place="6 柜")
    assert archive_bundles.file(bundle_id).place == "5 柜"


def test_what_is_in_a_booklet(branch: Any) -> None:
    case_id = archived(branch)
    bundle_id = archive_bundles.bind(kind="month", subject="2026-11").result
    found = archive_booklets.booklet(bundle_id)
    assert found.case_ids == (case_id,)
    assert [paper.form for paper in found.papers] == ["complaint_record", "complaint_handling_slip"]
    assert all(paper.content["copies"] == ["存档"] for paper in found.papers)
    lines = archive_booklets.contents(found, {0: ("客户投诉记录单", 3), 1: ("客户投诉处理单", 4)})
    assert lines[0]["papers"] == [{"title": "客户投诉记录单", "page": 3}, {"title": "客户投诉处理单", "page": 4}]
    shown = archive_booklets.cover(row(bundle_id).number)
    assert (shown["kind"], shown["subject"], len(shown["cases"])) == ("month", "2026-11", 1)
    with pytest.raises(UserError) as refused:
        archive_booklets.cover("GD-0")
    assert refused.value.field == "subject"


def test_the_case_before_is_bound_behind_its_successor(branch: Any) -> None:
    before, case_id = not_ours(), archived(branch)
    Complaint.update(previous=before).where(Complaint.id == case_id).execute()
    bundle_id = archive_bundles.bind(kind="month", subject="2026-11").result
    papers = archive_booklets.booklet(bundle_id).papers
    assert [paper.of_case for paper in papers] == ["", "", case(before).number, case(before).number]
    assert {paper.case_id for paper in papers} == {case_id}


def test_a_booklet_that_left_the_program_is_on_record(branch: Any) -> None:
    archived(branch)
    bundle_id = archive_bundles.bind(kind="month", subject="2026-11").result
    archive_bundles.printed(bundle_id, printer="档案.pdf")
    line = AuditEntry.select().order_by(AuditEntry.id.desc()).first()
    assert (line.kind, line.row_id, "档案.pdf" in line.changes) == ("archive_bundle", bundle_id, True)
