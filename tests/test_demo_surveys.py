"""The surveys of the demonstration: one closed, one with actions open, one running, figures by the rules."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from app.core import clock
from app.domain import survey as rules
from app.ledgers._catalogue import all_ledgers
from app.ledgers._source import LedgerState, open_source
from app.models import database, search
from app.models.organisation import User
from app.models.survey import SurveyRespondent
from app.services import paper_content, survey_file, surveys
from app.services import session as sessions
from app.services.session import Session
from tests.demonstrations import Demonstrations

MOMENT = datetime(2026, 11, 20, 1, 0, tzinfo=UTC)


def test_surveys_are_lively(tmp_path: Path, demonstrations: Demonstrations) -> None:
    with clock.set_to(MOMENT):
        database.open_database(demonstrations.everyday(tmp_path / "branch.aftercare"))
        boss = User.get(User.name == "boss")
        sessions.begin(Session(boss.id, "boss", boss.full_name, "supervisor"))
        ledger = all_ledgers()["surveys"]
        counts = [open_source(ledger, LedgerState(view=view)).count() for view in ("running", "actions", "done")]
        assert counts == [1, 1, 2]
        assert not surveys.is_missing(2026)
        for row in SurveyRespondent.select():
            sheet = survey_file.sheet(row.id)
            assert sheet.score == rules.score_of(sheet.questions, sheet.answers)
            assert sheet.answered_on is None or sheet.answered_on <= clock.today()
        first = SurveyRespondent.select().first()
        assert first.id in search.find("survey_respondent", first.customer_name)
        for file in (survey_file.file(number) for number in (1, 2, 3)):
            assert paper_content.content("survey_report", file.number)["questions"]
            assert file.answered_count
