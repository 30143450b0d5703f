"""How what customers say is found and worded (R014); `finding` takes it in.

Opinion cards are not: their number is the call's, which leads to them.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from app.core import clock
from app.core.i18n import shown
from app.domain.survey import RESPONDENT_STATES
from app.domain.workflows import opinion, survey
from app.models.opinion import Opinion
from app.models.survey import Survey, SurveyRespondent

FOUND: tuple[Any, ...] = (Opinion, Survey, SurveyRespondent)

VIEWED_BY = {"survey_respondent": "survey.view"}

OWNED: dict[Any, Any] = {Opinion: Opinion.received_by_id}
"""Of these a technician sees what they entered: the column of the user."""

_LONGEST = 60


def _opinion(row: Opinion) -> tuple[str, str]:
    day = f"{clock.local(row.received_at):%Y-%m-%d}"
    detail = " · ".join((day, opinion.state_label(row.state), row.content.replace("\n", " ")[:_LONGEST]))
    return f"{row.number} {row.customer_name}".strip(), detail


def _survey(row: Survey) -> tuple[str, str]:
    return f"{row.number} {row.title}", f"{row.starts_on} · {survey.state_label(row.state)}"


def _sheet(row: SurveyRespondent) -> tuple[str, str]:
    return f"{row.number} {row.customer_name}", f"{row.survey_title} · {shown(RESPONDENT_STATES[row.state])}"


DESCRIBED: dict[str, tuple[Any, Callable[..., tuple[str, str]]]] = {
    "opinion": (Opinion, _opinion),
    "survey": (Survey, _survey),
    "survey_respondent": (SurveyRespondent, _sheet),
}
