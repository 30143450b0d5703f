"""The complaints told in full: every ledger has something to show, every paper can be drawn, no call is added."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest

from app import _demo_complaint_tales
from app.bootstrap import open_branch
from app.core import clock
from app.ledgers._catalogue import all_ledgers
from app.ledgers._source import LedgerState, open_source
from app.models import database
from app.models.archive_bundle import ArchiveBundle
from app.models.complaint import Complaint
from app.models.complaint_decision import ComplaintReport
from app.models.penalty import CorrectiveAction
from app.models.return_slip import ReturnSlip
from app.models.service_call import ServiceCall
from app.models.voucher import IssuedPaper
from app.services import complaint_file, issuing
from app.services import session as sessions
from app.services._renderers import RENDERERS
from app.services.session import Session
from tests.demonstrations import FIRST_OF_A_MONTH, SUNDAY_NIGHT, Demonstrations

SIZE = 600
SHOWN = {
    "complaints": ("to_approve", "executing", "visits_due", "to_archive", "archived", "refused", "late_stage"),
    "case_register": ("late", "were_late", "to_ask"),
    "complaint_slips": ("open", "late", "reminders", "late_causes"),
    "return_slips": ("to_approve", "on_the_way", "mismatch", "to_prove", "closed"),
    "sales_certificates": ("to_approve", "to_seal", "allowances", "returns"),
    "corrective_actions": ("to_do", "late", "to_check", "effective", "ineffective"),
    "archive_bundles": ("by_month", "by_customer", "by_product"),
    "receivable_exclusions": ("last_month", "this_month"),
}


@pytest.fixture(scope="module", params=[SUNDAY_NIGHT, FIRST_OF_A_MONTH], ids=str)
def built(
    request: pytest.FixtureRequest, demonstrations: Demonstrations, tmp_path_factory: pytest.TempPathFactory
) -> tuple[Path, datetime]:
    """A branch of a Sunday after midnight, and one of the first day of a month."""
    return demonstrations.busy(tmp_path_factory.mktemp("demo") / "branch.aftercare", request.param), request.param


@pytest.fixture
def moment(built: tuple[Path, datetime]) -> Iterator[datetime]:
    """The branch, to be read; the moment it was made at."""
    database.open_database(built[0])
    with clock.set_to(built[1]), sessions.acting_as(Session(3, "boss", "周建华", "supervisor")):
        yield built[1]
    database.close_database()


@pytest.mark.usefixtures("moment")
@pytest.mark.parametrize("ledger", SHOWN)
def test_every_ledger_has_something_in_its_main_views(ledger: str) -> None:
    declared = all_ledgers()[ledger]
    for view in SHOWN[ledger]:
        assert open_source(declared, LedgerState(view=view)).count(), view


@pytest.mark.usefixtures("moment")
def test_no_call_is_added() -> None:
    assert ServiceCall.select().count() == SIZE


def test_nothing_happens_after_now(moment: datetime) -> None:
    assert IssuedPaper.select().where(IssuedPaper.issued_at > moment).count() == 0
    for case in Complaint.select():
        assert all(event.happened_at <= moment for event in complaint_file.file(case.id).events)


@pytest.mark.usefixtures("moment")
def test_what_is_told_is_what_the_rules_say() -> None:
    approved = {
        row.approver_title: row.approved_by
        for row in Complaint.select().where(Complaint.scheme_code == "factory_chain")
    }
    assert approved["业务部门经理"] == "周建华"
    assert approved["副总经理"] == "黄国平"
    short = ReturnSlip.get(ReturnSlip.actual_quantity < ReturnSlip.approved_quantity)
    assert (short.state, short.approved_quantity, short.actual_quantity) == ("closed", 12, 11)
    over = ReturnSlip.get((ReturnSlip.state == "mismatch") & (ReturnSlip.approved_quantity == 40))
    assert over.actual_quantity == 47
    assert ComplaintReport.get(ComplaintReport.kind == "appraisal").fee_payer == "liable_party"
    assert ComplaintReport.get(ComplaintReport.kind == "case_study").state == "done"
    after = CorrectiveAction.get(CorrectiveAction.follows.is_null(False))
    assert CorrectiveAction.get_by_id(after.follows).state == "ineffective"
    renewed = Complaint.get(Complaint.round > 1)
    assert Complaint.get_by_id(renewed.previous_id).state == "refused"
    assert renewed.number.endswith("-1")
    served = Complaint.get(Complaint.scheme_code == "service_complaint", Complaint.state == "archived")
    month = ArchiveBundle.get(ArchiveBundle.kind == "month")
    assert month.subject == f"{clock.local(served.archived_at):%Y-%m}"
    assert month.subject < f"{clock.today():%Y-%m}"


def test_its_papers_are_drawn_when_they_are_looked_at(
    built: tuple[Path, datetime], monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn = set()
    for form in _demo_complaint_tales.FORMS:
        monkeypatch.delitem(RENDERERS, form, raising=False)
    open_branch(str(built[0]))
    for paper in IssuedPaper.select().where(IssuedPaper.form.in_(_demo_complaint_tales.FORMS)):
        assert issuing.original(paper.id).pdf.startswith(b"%PDF")
        drawn.add(paper.form)
    database.close_database()
    assert drawn == set(_demo_complaint_tales.FORMS)


@pytest.mark.usefixtures("moment")
def test_a_very_small_branch_is_told_nothing(moment: datetime) -> None:
    before = Complaint.select().count()
    _demo_complaint_tales.write(moment, 199, 3)
    assert Complaint.select().count() == before
