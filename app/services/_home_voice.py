"""Figures of the day about the customer's voice: opinions on their clocks, low cards, surveys (F31, F34, F36)."""

from __future__ import annotations

from app.core import clock
from app.domain import permissions
from app.models import database
from app.models.base import MomentField
from app.services import session as sessions
from app.services._home_figures import Figure, figure, with_tone


def of_voice() -> list[Figure]:
    """For who sees all opinions, cards and surveys."""
    role = sessions.current().role
    found: list[Figure] = []
    if permissions.scope(role, "opinion.view") is permissions.Scope.ALL:
        found += _of_opinions()
    if permissions.scope(role, "opinion_card.view") is permissions.Scope.ALL:
        low = database.scalar("SELECT COUNT(*) FROM opinion_card WHERE follow_up = 'due'")
        found.append(figure("cards_to_follow", low, "opinion_cards", "follow_up"))
    if permissions.scope(role, "survey.view") is permissions.Scope.ALL:
        found += _of_surveys()
    return found


def _of_opinions() -> list[Figure]:
    stamp = MomentField().db_value(clock.now())
    waiting, late = database.query(
        "SELECT COUNT(*), SUM(CASE WHEN forward_due_at < ? THEN 1 ELSE 0 END) FROM opinion WHERE state = 'received'",
        (stamp,),
    )[0]
    answers = database.scalar(
        "SELECT COUNT(*) FROM opinion WHERE is_unanswered = ? AND answer_due_at < ?", (True, stamp)
    )
    told = database.scalar("SELECT COUNT(*) FROM opinion WHERE state = 'answered'")
    to_forward = figure("opinions_to_forward", waiting, "opinions", "to_forward")
    return [
        with_tone(to_forward, "late") if late else to_forward,
        figure("opinions_late", answers, "opinions", "answer_late"),
        figure("opinions_to_tell", told, "opinions", "to_tell"),
    ]


def _of_surveys() -> list[Figure]:
    late = database.scalar(
        "SELECT COUNT(*) FROM survey WHERE state = 'running' AND ends_on < ?", (clock.today().isoformat(),)
    )
    analysed = database.scalar("SELECT COUNT(*) FROM survey WHERE state = 'analysed'")
    return [
        figure("surveys_late", late, "surveys", "late"),
        figure("surveys_to_report", analysed, "surveys", "analysed"),
    ]
