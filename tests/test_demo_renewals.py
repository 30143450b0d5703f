"""The renewals and inspections of the demonstration branch: every bucket has something to do, no sheet is empty."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from app.core import clock
from app.ledgers._source import LedgerState, open_source
from app.ledgers.contracts import LEDGER as CONTRACTS
from app.models import database
from app.models.organisation import User
from app.services import session as sessions
from app.services.session import Session
from tests.demonstrations import Demonstrations

MOMENT = datetime(2026, 11, 20, 1, 0, tzinfo=UTC)
EMPTY_SHEETS = (
    "SELECT count(*) FROM inspection i WHERE i.state = 'done' "
    "AND NOT EXISTS (SELECT 1 FROM inspection_line l WHERE l.inspection_id = i.id AND l.result <> '')"
)
WRONG_NEXT = (
    "SELECT count(*) FROM contract c WHERE COALESCE(next_inspection_on, '') <> COALESCE((SELECT min(due_on) FROM "
    "inspection i WHERE i.contract_id = c.id AND i.state IN ('due', 'planned')), '')"
)


def test_the_renewal_desk_has_work(tmp_path: Path, demonstrations: Demonstrations) -> None:
    with clock.set_to(MOMENT):
        database.open_database(demonstrations.large(tmp_path / "branch.aftercare"))
        boss = User.get(User.name == "boss")
        sessions.begin(Session(boss.id, "boss", boss.full_name, "supervisor"))
        seen = {
            view: list(open_source(CONTRACTS, LedgerState(view=view)).page(0, 50))
            for view in ("overdue", "within_30", "within_60", "within_90", "inspection_due")
        }
        assert all(seen.values()), {view: len(rows) for view, rows in seen.items()}
        in_force = "state = 'active' AND ends_on >= ?"
        today = (clock.today().isoformat(),)
        for told in ("notified_on IS NOT NULL", "notified_on IS NULL", "offer_fee IS NOT NULL"):
            assert database.scalar(f"SELECT count(*) FROM contract WHERE {in_force} AND {told}", today), told
        assert database.scalar("SELECT count(*) FROM inspection WHERE state = 'done'") > 10
        assert database.scalar(EMPTY_SHEETS) == 0
        assert database.scalar(WRONG_NEXT) == 0
