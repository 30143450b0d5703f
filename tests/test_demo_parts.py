"""Spare parts of the demonstration branch: the chain agrees with the stock, and every view has something to do."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from app.core import clock
from app.ledgers._source import LedgerState, open_source
from app.ledgers.old_parts import LEDGER as OLD_PARTS
from app.ledgers.spare_parts import LEDGER as SPARE_PARTS
from app.ledgers.stock_takes import LEDGER as STOCK_TAKES
from app.models import database
from app.models.organisation import Staff, User
from app.models.spare_part import SparePart
from app.services import session as sessions
from app.services.session import Session
from tests.demonstrations import Demonstrations
from tests.services.test_spare_parts import check_sums

MOMENT = datetime(2026, 11, 20, 1, 0, tzinfo=UTC)


def test_the_stores_have_work(tmp_path: Path, demonstrations: Demonstrations) -> None:
    with clock.set_to(MOMENT):
        database.open_database(demonstrations.large(tmp_path / "branch.aftercare"))
        boss = User.get(User.name == "boss")
        sessions.begin(Session(boss.id, "boss", boss.full_name, "supervisor"))
        for ledger, views in (
            (SPARE_PARTS, ("used", "short", "old_part")),
            (OLD_PARTS, ("owed", "overdue", "handed_in", "sent_back", "scrapped", "waived")),
            (STOCK_TAKES, ("open", "counted", "settled")),
        ):
            for view in views:
                assert list(open_source(ledger, LedgerState(view=view)).page(0, 5)), (ledger.name, view)
        assert database.scalar("SELECT count(*) FROM handover WHERE kind = 'spare_part' AND happened_at > ?",
                               ("2026-11-20T01:00:01Z",)) == 0  # fmt: skip
        for part in SparePart.select():
            check_sums(part.id)
        wrong = (
            "SELECT count(*) FROM old_part o JOIN custody_object c ON c.kind = 'old_part' AND c.object_id = o.id "
            "WHERE (o.state = 'owed') <> (c.holder_kind = 'staff')"
        )
        assert database.scalar(wrong) == 0
        tech = User.get(User.name == "tech")
        mine = Staff.get(Staff.user == tech.id).id
        assert database.scalar("SELECT count(*) FROM old_part WHERE state = 'owed' AND technician_id = ?", (mine,))
