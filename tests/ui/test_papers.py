"""Forms without a number of their own, from the window to the preview."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from app.core import clock
from app.documents._catalogue import all_forms
from app.models.anomaly_notice import AnomalyNotice
from app.models.contract import Inspection
from app.models.organisation import Staff
from app.models.returned_part import ReturnedPart
from app.models.service_call import ServiceCall
from app.reports import _month_report
from app.services import (
    archive_bundles,
    assessments,
    complaint_papers,
    contracts,
    customer_file,
    exchange_sheets,
    opinion_cards,
    paper_content,
    receipt_loss_notes,
    relationship_cards,
    service_call_file,
    service_calls,
    stock_in_file,
    survey_file,
)
from app.services import session as sessions
from app.services.service_calls import SolvedByPhone
from app.ui.desk import Desk
from app.ui.papers import PAPER_NAMES, choice_of, name_of, print_form
from tests.services import survey_cases
from tests.services.complaint_cases import a_case, case
from tests.services.settled_cases import archived
from tests.ui.dialogs.take_back_dialogs import a_part
from tests.ui.dialogs.tool_dialogs import decided


def test_every_form_that_can_be_printed_freely_has_a_name() -> None:
    issued = {exchange_sheets.FORM, receipt_loss_notes.FORM}
    assert {name for name, form in all_forms().items() if form.label} == paper_content.providers().keys() | issued
    assert {paper for form in all_forms().values() for paper in form.papers} <= set(PAPER_NAMES)


def _subject(form: str, call_id: int, branch: Any) -> str:
    """What a form can be printed of."""
    call = service_call_file.file(call_id)
    if form in ("service_record", "dispatch_checklist"):
        return call.number
    if form == "personal_data_report":
        return customer_file.customer_file(call.customer_id).number
    if form == "relationship_card":
        relationship_cards.create(customer_id=call.customer_id, name="王建国")
        return customer_file.customer_file(call.customer_id).number
    if form == "relationship_assessment":
        line = assessments.IndicatorLine("销售额", 1000, 80)
        return assessments.record(customer_id=call.customer_id, lines=(line,), advice="keep").number
    if form == "inspection_sheet":
        contract = contracts.create(
            customer_id=call.customer_id, starts_on=date(2026, 1, 1), ends_on=date(2027, 12, 31), inspection_months=3
        ).result
        return Inspection.get(Inspection.contract == contract).number
    if form in ("survey_questionnaire", "survey_report"):
        with sessions.acting_as(branch.sessions["supervisor"]):
            return survey_file.file(survey_cases.running()).number
    if form == "stock_in_test_label":
        return stock_in_file.file(decided("passed")).number
    if form == "repair_tag":
        return ReturnedPart.get_by_id(a_part(call_id)).number
    if form in complaint_papers.FORMS:
        return case(a_case()).number
    if form == "archive_booklet":
        archived(branch)
        month = archive_bundles.subjects("month")[0][0]
        return archive_bundles.file(archive_bundles.bind(kind="month", subject=month).result).number
    if form == "anomaly_notice":
        return _notice(call.customer_id)
    if form == "opinion_card":
        return card_of(call.id)
    if form == "user_information_analysis":
        return f"quarter {clock.today().isoformat()}"
    if form == "return_visit_record":
        return _visit_of(call.customer_id)
    if form == "number_register":
        sessions.begin(branch.sessions["supervisor"])
    if form == "month_report":
        sessions.begin(branch.sessions["supervisor"])
        draft = _month_report.gather("2026-10")
        _month_report.close(draft, draft.sentences)
        return draft.month
    if form == "personal_tool_card":
        return "S001"
    return ""


def card_of(call_id: int) -> str:
    """The number of the opinion card of a call, issued when somebody was sent."""
    technician = Staff.get()
    who = {"technician": technician.id, "technician_name": technician.name}
    ServiceCall.update(**who).where(ServiceCall.id == call_id).execute()
    opinion_cards.issue(call_ids=[call_id])
    return opinion_cards.of_calls([call_id])[0]


def _visit_of(customer_id: int) -> str:
    solved = SolvedByPhone("重新登录后正常")
    call = service_calls.register(
        customer_id=customer_id, reporter="张经理", phone="020 1", fault_text="死机", outcome=solved
    )
    return service_call_file.file(call.result).visits[0].number


def _notice(customer_id: int) -> str:
    now = clock.now()
    stamps = {"received_at": now, "created_at": now, "changed_at": now}
    return AnomalyNotice.create(number="YC-GZ01-2611-0001", customer=customer_id, content="外箱受潮", **stamps).number


@pytest.mark.parametrize("form", sorted(paper_content.providers()))
def test_a_form_is_shown_and_drawn_on_every_paper_of_its_own(
    desk: Desk, qtbot: QtBot, branch: Any, scheduled: int, form: str
) -> None:
    subject = _subject(form, scheduled, branch)
    with qtbot.waitSignal(desk.paper_wanted) as wanted:
        print_form(desk, form, subject)
    assert wanted.args is not None
    pdf, title, _, choice = wanted.args
    assert bytes(pdf).startswith(b"%PDF")
    assert name_of(form) in title
    for paper in all_forms()[form].papers:
        assert choice.again(paper).startswith(b"%PDF")
    assert bool(choice.papers) == (len(all_forms()[form].papers) > 1)


def test_a_day_that_is_none_is_said(desk: Desk, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(desk.paper_wanted):
        print_form(desk, "dispatch_plan", "yesterday")
    assert desk.prompts.texts  # pyright: ignore[reportAttributeAccessIssue]


def test_a_paper_can_be_chosen_beforehand(desk: Desk) -> None:
    assert choice_of("service_voucher", lambda _: b"", "A5").paper == "A5"
    assert choice_of("dispatch_plan", lambda _: b"").paper == "A4"
