"""What stands on forms without a number of their own: plain JSON values, fresh from the records."""

from __future__ import annotations

import json
from datetime import timedelta
from typing import Any

import pytest

from app.core import clock
from app.core.errors import Bug, UserError
from app.services import (
    archive_booklets,
    complaint_papers,
    dispatch,
    exchange_papers,
    paper_content,
    personal_papers,
    service_call_file,
)


@pytest.fixture
def number(work: Any) -> str:
    call_id, _ = work.dispatched()
    dispatch.add_item(call_id, kind="tool", name="万用表")
    dispatch.add_item(call_id, kind="spare", name="电源模块", quantity=2)
    return service_call_file.file(call_id).number


OF_THEIR_OWN = {
    "return_visit_record", "month_report", "opinion_card", "user_information_analysis", "survey_questionnaire",
    "survey_report", "inspection_sheet", "relationship_card", "relationship_assessment", "stock_in_test_label",
    "personal_tool_card", "repair_tag", "anomaly_notice", archive_booklets.FORM,
    personal_papers.FORM, "number_register", *complaint_papers.FORMS,
}  # fmt: skip
"""Forms about records that the tests of those records make."""


@pytest.mark.parametrize("form", sorted(paper_content.providers().keys() - OF_THEIR_OWN))
def test_every_form_has_plain_values_and_says_when_it_was_printed(number: str, form: str) -> None:
    subject = number if form in ("service_record", "dispatch_checklist") else ""
    content = paper_content.content(form, subject)
    assert json.loads(json.dumps(content)) == content
    assert content["printed_at"] == clock.now().isoformat()
    assert ("operator" in content) == (form != "calibration_page")


def test_the_checklist_sorts_what_is_taken_along(number: str) -> None:
    content = paper_content.content("dispatch_checklist", number)
    assert [(item["name"], item["quantity"]) for item in content["tools"]] == [("万用表", "1")]
    assert [(item["name"], item["quantity"]) for item in content["spares"]] == [("电源模块", "2")]
    assert content["papers"] == []


def test_the_plan_of_a_day_names_left_over_calls(work: Any, number: str, frozen_clock: Any) -> None:
    today = paper_content.content("dispatch_plan", clock.today().isoformat())
    assert [(job["call_number"], job["leftover"]) for job in today["jobs"]] == [(number, False)]
    frozen_clock(timedelta(days=1))
    later = paper_content.content("dispatch_plan", "")
    assert later["on"] == clock.today().isoformat()
    assert [(job["call_number"], job["leftover"]) for job in later["jobs"]] == [(number, True)]


@pytest.mark.parametrize(
    ("form", "subject", "field"),
    [
        ("service_voucher", "FW-GZ01-2611-0001", "form"),
        ("service_record", "JX-GZ01-2611-9999", "subject"),
        ("dispatch_plan", "20.11.2026", "subject"),
    ],
)
def test_what_cannot_be_printed_is_said(number: str, form: str, subject: str, field: str) -> None:
    with pytest.raises(UserError) as refusal:
        paper_content.content(form, subject)
    assert refusal.value.field == field


def test_a_form_is_known_by_one_file_only(monkeypatch: pytest.MonkeyPatch) -> None:
    known = {"price_list": exchange_papers.exchange_request}
    monkeypatch.setattr(exchange_papers, "PAPERS", known, raising=False)
    with pytest.raises(Bug, match="price_list"):
        paper_content.providers.__wrapped__()
