"""Papers of the demonstration's settlements: they fit their cases, and their sheets are there."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from app.core import clock
from app.models import database
from app.models.complaint_decision import ComplaintSettlement
from app.models.return_slip import ReceivableExclusion, ReturnSlip, ReturnSlipLine, SalesCertificate
from app.models.voucher import IssuedPaper
from app.services import return_slip_file, sales_certificate_file
from app.services import session as sessions
from app.services.session import Session
from tests.demonstrations import Demonstrations

NOW = datetime(2026, 11, 20, 1, 0, tzinfo=UTC)


@pytest.fixture(scope="module")
def built(demonstrations: Demonstrations, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A branch of 1,500 calls."""
    return demonstrations.large(tmp_path_factory.mktemp("demo") / "branch.aftercare")


def test_papers_agree_with_their_cases_and_can_be_shown(built: Path) -> None:
    database.open_database(built)
    with clock.set_to(NOW), sessions.acting_as(Session(3, "boss", "周建华", "supervisor")):
        slips = [return_slip_file.file(row.id) for row in ReturnSlip.select()]
        certificates = [sales_certificate_file.file(row.id) for row in SalesCertificate.select()]
    assert len(slips) > 5
    assert len(certificates) > 3
    assert ReceivableExclusion.select().exists()
    for paper in (*slips, *certificates):
        line = ComplaintSettlement.get_by_id(paper.settlement_id)
        over = paper.state in ("closed", "posted")
        assert line.complaint_id == paper.complaint_id
        assert line.state != "done" or over
        assert not paper.altered
    for slip in slips:
        assert slip.lines
        assert sum(one.approved_quantity for one in slip.lines) == slip.approved_quantity
        if slip.state in ("closed", "posted", "mismatch"):
            counted = ReturnSlipLine.select().where(ReturnSlipLine.slip == slip.id)
            assert sum(one.actual_quantity for one in counted) == slip.actual_quantity
    for paper in certificates:
        assert paper.kind == "sales_return" or paper.net_price == paper.original_price - paper.amount
    kept = {row.number for row in IssuedPaper.select(IssuedPaper.number)}
    recent = [paper for paper in (*slips, *certificates) if (NOW - paper.issued_at).days < 80]
    assert all(paper.number in kept for paper in recent if paper.state != "draft")
