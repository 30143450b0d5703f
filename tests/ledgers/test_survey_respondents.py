"""The ledger of sheets: what is low is what the trade's rule calls so."""

from __future__ import annotations

from app.domain import survey
from app.ledgers import survey_respondents
from app.ledgers._declaration import Condition


def test_what_is_low_is_the_rule() -> None:
    (low,) = survey_respondents.LEDGER.view("low").filters
    assert isinstance(low, Condition)
    assert low.value == (0, survey.LOW_SCORE)
