"""The relationships of the demonstration branch: believable, and never against the rules."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

from app.core import clock
from app.domain import assessment as rules
from app.domain.assessment import Weighted
from app.ledgers._catalogue import all_ledgers
from app.ledgers._source import LedgerState, open_source
from app.models import database, search
from app.models.customer import Customer
from app.models.organisation import User
from app.models.relationship import CareActivity, RelationshipAssessment, RelationshipCard
from app.services import assessments, care, win_back
from app.services import session as sessions
from app.services.session import Session
from tests.demonstrations import Demonstrations

MOMENT = datetime(2026, 11, 20, 1, 0, tzinfo=UTC)


def test_relationships_are_lively(tmp_path: Path, demonstrations: Demonstrations) -> None:
    with clock.set_to(MOMENT):
        database.open_database(demonstrations.everyday(tmp_path / "branch.aftercare"))
        boss = User.get(User.name == "boss")
        sessions.begin(Session(boss.id, "boss", boss.full_name, "supervisor"))
        _look()


def _look() -> None:
    views = {(name, view.name): 0 for name in ("care", "relationship_cards") for view in all_ledgers()[name].views}
    for name, view in views:
        views[name, view] = open_source(all_ledgers()[name], LedgerState(view=view)).count()
    assert all(views["care", view] for view in ("due", "late", "next_week", "done"))
    assert views["relationship_cards", "key"] < views["relationship_cards", "all"]
    assert care.birthdays_between(clock.today(), clock.today() + timedelta(days=7))
    assert {file.state for row in RelationshipAssessment.select() if (file := assessments.file(row.id))} == {"valid"}
    for file in (assessments.file(row.id) for row in RelationshipAssessment.select()):
        assert file.total == rules.total([Weighted(line.weight, line.score) for line in file.lines])
    lost = Customer.select().where(Customer.lost_on.is_null(False))
    assert lost.count() == 3
    assert all(win_back.of_customer(row.id)[0].won_back_on is None for row in lost)
    card = RelationshipCard.select().first()
    assert card.id in search.find("relationship_card", card.name)
    numbers = [row.number for row in CareActivity.select()]
    made = care.plan(customer_id=card.customer_id, kind="call_on", planned_on=clock.today()).number
    assert made not in numbers
    assert len(set(numbers)) == len(numbers)
