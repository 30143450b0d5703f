"""What reminds of surveys (R076): one that runs past its end, an action past its day, none done by December."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from app.core import clock
from app.core.i18n import translate
from app.models import personal
from app.services import surveys

MOST = 200
_MONTH = 12


class Due(NamedTuple):
    """One item: its tone, its words, the survey (0 where there is none yet), its last day (ISO)."""

    tone: str
    text: str
    number: str
    survey_id: int
    day: str


def waiting() -> Iterator[Due]:
    """Everything about surveys that reminds, for who plans them."""
    today = clock.today()
    text = translate("reminders", "The survey should have ended: {title}")
    for row_id, number, title, day in personal.query(
        f"SELECT id, number, title, ends_on FROM survey WHERE state = 'running' AND ends_on < ? "
        f"ORDER BY ends_on LIMIT {MOST}",
        (today.isoformat(),),
    ):
        yield Due("late", text.format(title=title), number, row_id, day)
    text = translate("reminders", "Action after a survey overdue: {subject}")
    for row_id, number, subject, day in personal.query(
        "SELECT survey.id, survey.number, survey_action.subject, survey_action.due_on FROM survey_action "
        "JOIN survey ON survey.id = survey_action.survey_id "
        f"WHERE survey_action.state = 'open' AND survey_action.due_on < ? ORDER BY survey_action.due_on LIMIT {MOST}",
        (today.isoformat(),),
    ):
        yield Due("late", text.format(subject=subject), number, row_id, day)
    if today.month == _MONTH and surveys.is_missing(today.year):
        text = translate("reminders", "Fewer satisfaction surveys reported this year than are to be done")
        yield Due("due", text, str(today.year), 0, date(today.year, 12, 31).isoformat())
