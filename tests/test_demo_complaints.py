"""Complaints of the demonstration branch: every part agrees with the workflow; a few told in other schemes."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest

from app import _demo_complaint_tales, _demo_complaints_told
from app.core import clock
from app.domain import complaint_shares
from app.domain.complaint_shares import Share
from app.domain.workflows import complaint as workflow
from app.ledgers._catalogue import all_ledgers
from app.ledgers._source import LedgerState, open_source
from app.models import database, search
from app.models.anomaly_notice import AnomalyNotice
from app.models.complaint import Complaint, ComplaintContact, ComplaintEvent, ComplaintStage
from app.models.complaint_decision import ComplaintUnit
from app.models.service_call import ReturnVisit
from app.services import complaint_file, complaint_schemes, complaints
from app.services import session as sessions
from app.services.complaint_schemes import scheme_of
from app.services.session import Session
from tests.demonstrations import MORNING, SUNDAY_NIGHT, Demonstrations

TOLD = len(_demo_complaints_told.CASES) + _demo_complaint_tales.CASES
"""So many cases are told one by one, after those in bulk."""


@pytest.fixture(scope="module", params=[MORNING, SUNDAY_NIGHT], ids=str)
def built(
    request: pytest.FixtureRequest, demonstrations: Demonstrations, tmp_path_factory: pytest.TempPathFactory
) -> tuple[Path, datetime]:
    """A branch of 600 calls of a morning, and one of a Sunday after midnight, each made once."""
    return demonstrations.busy(tmp_path_factory.mktemp("demo") / "branch.aftercare", request.param), request.param


@pytest.fixture
def moment(built: tuple[Path, datetime]) -> Iterator[datetime]:
    """The branch, to be read; the moment it was made at."""
    database.open_database(built[0])
    with clock.set_to(built[1]), sessions.acting_as(Session(3, "boss", "周建华", "supervisor")):
        yield built[1]
    database.close_database()


@pytest.mark.usefixtures("moment")
def test_one_of_ten_calls_and_those_told() -> None:
    assert 55 + TOLD <= Complaint.select().count() <= 60 + TOLD
    schemes = {row.scheme_code for row in Complaint.select()}
    assert schemes == set(complaint_schemes.shipped_codes())


@pytest.mark.usefixtures("moment")
def test_numbers_follow_the_time_they_came(moment: datetime) -> None:
    rows = list(Complaint.select().order_by(Complaint.number))
    months = [row.number.split("-")[1] for row in rows]
    assert months == [f"{clock.local(row.received_at):%y%m}" for row in rows]
    told_at_once = [row for row in rows if row.id <= len(rows) - TOLD]
    times = [row.received_at for row in told_at_once]
    assert times == sorted(times)
    assert max(times) <= moment


@pytest.mark.usefixtures("moment")
def test_every_step_is_one_of_the_workflow_and_in_order(moment: datetime) -> None:
    for case in Complaint.select():
        transitions = {one.event: one for one in workflow.machine(scheme_of(case)).transitions}
        state, last = "", None
        for event in ComplaintEvent.select().where(ComplaintEvent.complaint == case.id).order_by(ComplaintEvent.id):
            assert event.before == state
            if event.event != "register":
                assert state in transitions[event.event].sources, (case.number, event.event)
            assert last is None or event.happened_at >= last
            assert event.happened_at <= moment
            state, last = event.after, event.happened_at
        assert state == case.state
        assert case.is_open == (state in workflow.OPEN_STATES)


@pytest.mark.usefixtures("moment")
def test_stages_follow_one_another(moment: datetime) -> None:
    for case in Complaint.select():
        turns = list(
            ComplaintStage.select().where(ComplaintStage.complaint == case.id).order_by(ComplaintStage.position)
        )
        assert [turn.position for turn in turns] == list(range(1, len(turns) + 1))
        open_ones = [turn for turn in turns if turn.is_open]
        assert len(open_ones) <= 1
        assert (open_ones[0].code if open_ones else "") == case.stage
        for turn in turns:
            assert turn.is_open == (turn.left_at is None)
            assert turn.left_at is None or turn.left_at >= turn.entered_at


@pytest.mark.usefixtures("moment")
def test_every_case_is_shown_and_goes_on() -> None:
    for case in Complaint.select():
        assert complaint_file.file(case.id).number == case.number
    one = Complaint.select().where(Complaint.is_open).order_by(Complaint.id).first()
    with database.transaction():
        complaints.contact(one.id, words="再次告知进展")
        assert ComplaintContact.select().where(ComplaintContact.words == "再次告知进展").exists()
        database.execute("DELETE FROM complaint_contact WHERE words = ?", ("再次告知进展",))


@pytest.mark.usefixtures("moment")
def test_shares_make_a_whole_and_visits_wait() -> None:
    whole: dict[int, list[Share]] = {}
    for unit in ComplaintUnit.select():
        whole.setdefault(unit.complaint_id, []).append(Share(unit.unit, unit.share, unit.person, unit.party))
    for case_id, shares in whole.items():
        case = Complaint.get_by_id(case_id)
        assert complaint_shares.check(shares)
        assert (case.finding, case.responsible) == (
            complaint_shares.finding_of(shares), complaint_shares.in_words(shares)
        )  # fmt: skip
    assert {case.finding for case in Complaint.select()} >= {"ours", "shared", "not_ours", "unfounded"}
    waiting = Complaint.select().where(Complaint.is_open & Complaint.settled_at.is_null(False))
    for case in waiting.where(Complaint.visited_at.is_null()):
        visit = ReturnVisit.get(ReturnVisit.complaint_id == case.id)
        assert (visit.state, visit.due_on) == ("due", case.visit_due_on)


@pytest.mark.usefixtures("moment")
def test_what_a_visitor_looks_for_is_there() -> None:
    ledger = all_ledgers()["complaints"]
    for view in ("open", "reply_due", "late_stage", "repeat", "archived", "to_accept"):
        assert open_source(ledger, LedgerState(view=view)).count(), view
    assert {row.state for row in AnomalyNotice.select()} == {"open", "done"}
    assert search.find("complaint", "外壳开裂", 5)
