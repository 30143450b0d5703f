"""An eighth scheme is one file more: it is offered, a case runs through it and is printed, without a line of code."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from app.core import clock
from app.core.errors import UserError
from app.documents._catalogue import all_forms
from app.documents._plain import from_content
from app.domain.complaint_scheme_words import in_words
from app.services import (
    _complaint_scheme_rows,
    archive_bundles,
    complaint_approvals,
    complaint_file,
    complaint_papers,
    complaint_schemes,
    home,
    paper_content,
)
from app.services import session as sessions
from tests.services.complaint_cases import a_case, case, version
from tests.services.decided_cases import limit, person, submitted
from tests.services.settled_cases import carried_out, visited

EIGHTH: dict[str, Any] = {
    "code": "farm_machines",
    "name": {"zh": "农机服务站两步处理"},
    "about": {"zh": "服务站受理，县公司核决，农忙时一天答复。"},
    "regulation": "服务站管理规定第三章",
    "markets": [
        {"code": "season", "name": {"zh": "农忙"}, "close_days": 3},
        {"code": "idle", "name": {"zh": "农闲"}},
    ],
    "first_reply_hours": 24,
    "visit_days": 30,
    "counts_from": "registered",
    "clock": "calendar",
    "classes": [{"code": "engine", "name": {"zh": "发动机"}}, {"code": "hydraulics", "name": {"zh": "液压"}}],
    "channels": ["visit", "phone"],
    "product_fields": [
        {"code": "hours", "name": {"zh": "作业小时"}, "kind": "number", "required": True},
        {"code": "crop", "name": {"zh": "作物"}, "kind": "choice", "choices": ["水稻", "小麦"]},
        {"code": "bought_on", "name": {"zh": "购机日期"}, "kind": "date"},
    ],
    "required": ["phone"],
    "stages": [
        {"code": "station", "name": {"zh": "服务站受理"}, "unit": "服务站", "state": "registered",
         "days": {"season": 0.5, "idle": 2}},
        {"code": "county", "name": {"zh": "县公司定责"}, "unit": "县公司", "state": "verifying", "days": {"season": 1}},
    ],
    "opinions": [
        {"code": "station", "name": {"zh": "站长意见"}, "unit": "服务站", "required": True, "internal": True},
    ],
    "steps": [],
    "approval": "amount",
    "rungs": [{"up_to": 200_000, "title": {"zh": "站长"}}, {"title": {"zh": "县公司经理"}}],
    "correction": "never",
    "settlements": ["repair", "compensation"],
    "forms": [
        {"form": "complaint_record", "copies": {"customer": ["服务站"]}},
        {"form": "complaint_handling_slip",
         "copies": {"customer": ["农户"], "internal": ["服务站", "县公司", "厂家"]}},
    ],
}  # fmt: skip


@pytest.fixture
def added(branch: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of the program's schemes with one file more."""
    folder = tmp_path / "complaint_schemes"
    shutil.copytree(complaint_schemes.shipped_folder(), folder)
    file = folder / "farm_machines.json"
    file.write_text(json.dumps(EIGHTH, ensure_ascii=False), "utf-8")
    monkeypatch.setattr(_complaint_scheme_rows, "shipped_folder", lambda: folder)
    return file


def farm_case(**fields: Any) -> int:
    return a_case("farm_machines", **{"category": "engine", "channel": "visit", **FARM, **fields})


FARM = {"product_fields": {"hours": "812", "crop": "小麦"}}


def test_it_is_offered_beside_the_seven(added: Path) -> None:
    offered = [scheme.code for scheme in complaint_schemes.offered()]
    assert len(offered) == 8
    assert "farm_machines" in offered
    assert dict(in_words(complaint_schemes.rules("farm_machines")))["Days"][1] == "农忙: settled within 3 days."


def test_a_case_runs_through_it_to_the_archive(
    added: Path, branch: Any, frozen_clock: Callable[[timedelta], None]
) -> None:
    case_id = carried_out(200_000, "farm_machines", category="hydraulics", channel="phone", **FARM)
    row = case(case_id)
    assert (row.category_name, row.market, row.approver_title) == ("液压", "season", "站长")
    assert row.visit_due_on == clock.local(row.settled_at).date() + timedelta(days=30)
    found = complaint_file.file(case_id)
    assert [(stage.name, stage.unit) for stage in found.stages][:2] == [
        ("服务站受理", "服务站"), ("县公司定责", "县公司"),
    ]  # fmt: skip
    visited(branch, case_id)
    archive_bundles.archive(case_id, seen_version=version(case_id))
    assert case(case_id).state == "archived"


def test_its_days_and_markets_are_its_own(added: Path, frozen_clock: Callable[[timedelta], None]) -> None:
    now = clock.now()
    season, idle = case(farm_case()), case(farm_case(market="idle"))
    assert season.reply_due_at == now + timedelta(hours=24)
    assert season.stage_due_at == now + timedelta(hours=12)
    assert season.close_due_at == clock.local_midnight(date(2026, 11, 24))
    assert idle.close_due_at is None
    assert idle.stage_due_at == clock.local_midnight(date(2026, 11, 23))
    frozen_clock(timedelta(hours=13))
    counts = {figure.key: figure.count for figure in home.figures()}
    assert (counts["complaint_stage_late"], counts["complaint_replies"]) == (1, 2)


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"category": "quality"}, "category"),
        ({"channel": "letter"}, "channel"),
        ({"market": "domestic"}, "market"),
        ({"product_fields": {}}, "product_fields.hours"),
        ({"product_fields": {"hours": "many"}}, "product_fields.hours"),
        ({"product_fields": {"hours": "8", "crop": "土豆"}}, "product_fields.crop"),
        ({"phone": ""}, "phone"),
    ],
)
def test_it_asks_for_what_it_says(added: Path, fields: dict[str, Any], field: str) -> None:
    with pytest.raises(UserError) as refused:
        farm_case(**fields)
    assert refused.value.field == field


@pytest.mark.parametrize(("amount", "title"), [(200_000, "站长"), (200_001, "县公司经理")])
def test_its_own_rungs_decide(added: Path, amount: int, title: str) -> None:
    case_id = submitted(amount, "farm_machines", category="engine", **FARM)
    assert case(case_id).approver_title == title
    limit("approver", amount - 1)
    with sessions.acting_as(person("approver")), pytest.raises(UserError):
        complaint_approvals.approve(case_id, seen_version=version(case_id), words="同意")
    limit("approver", amount)
    with sessions.acting_as(person("approver")):
        complaint_approvals.approve(case_id, seen_version=version(case_id), words="同意")


def test_its_papers_have_its_recipients(added: Path) -> None:
    case_id = farm_case()
    number = case(case_id).number
    offers = {(one.form, one.edition): one.copies for one in complaint_papers.offers(complaint_file.file(case_id))}
    assert offers["complaint_handling_slip", "internal"] == ("服务站", "县公司", "厂家")
    assert offers["complaint_handling_slip", "customer"] == ("农户",)
    content = paper_content.content("complaint_handling_slip", number, edition="internal")
    form = all_forms()["complaint_handling_slip"]
    assert form.render(from_content(form.data, content)).pages == 3


def test_the_file_taken_away_leaves_its_cases(added: Path) -> None:
    case_id = farm_case()
    added.unlink()
    assert complaint_file.file(case_id).scheme.name.zh == "农机服务站两步处理"
    assert "farm_machines" in complaint_schemes.offered_codes(), "the branch has it now"
    assert farm_case()
