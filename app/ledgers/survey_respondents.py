"""Who was drawn for a survey, and what came back: one row a sheet (F33)."""

from __future__ import annotations

from datetime import datetime

from app.core.i18n import QT_TRANSLATE_NOOP
from app.core.tabular import ValueKind
from app.ledgers._declaration import Column, Condition, Facts, Index, Ledger, Operator, Tone, View
from app.ledgers._words import Words

# One line a column or view, to be read as a table.
# fmt: off


def _score_tone(facts: Facts, now: datetime) -> Tone:
    score = facts["score"]
    return Tone.LATE if isinstance(score, int) and score <= _LOW else Tone.NORMAL


def _state_tone(facts: Facts, now: datetime) -> Tone:
    return {"answered": Tone.DONE, "pending": Tone.NORMAL}.get(str(facts["state"]), Tone.PAUSED)


_LOW = 200
"""`domain.survey.LOW_SCORE`, which is not wanted before the first rows; a test keeps both the same."""
_NO_WORDS = {Tone.LATE: "", Tone.PAUSED: ""}
"""The score and the state say it themselves."""

COLUMNS = (
    Column("number", QT_TRANSLATE_NOOP("ledgers", "Sheet"), width=18),
    Column("customer_name", QT_TRANSLATE_NOOP("ledgers", "Customer"), width=22),
    Column("survey_title", QT_TRANSLATE_NOOP("ledgers", "Survey"), width=18),
    Column("state", QT_TRANSLATE_NOOP("ledgers", "State"), ValueKind.CODE, 9, tone=_state_tone, tone_words=_NO_WORDS,
           choices=Words("survey", "RESPONDENT_STATES")),
    Column("score", QT_TRANSLATE_NOOP("ledgers", "Score"), ValueKind.MONEY, 7, tone=_score_tone, tone_words=_NO_WORDS),
    Column("answered_on", QT_TRANSLATE_NOOP("ledgers", "Day of the answers"), ValueKind.DATE, 11),
    Column("person_reached", QT_TRANSLATE_NOOP("ledgers", "Who answered"), width=10, visible=False),
    Column("visitor", QT_TRANSLATE_NOOP("ledgers", "Who asked"), width=9),
    Column("contact_name", QT_TRANSLATE_NOOP("ledgers", "Contact"), width=10, visible=False),
    Column("phone", QT_TRANSLATE_NOOP("ledgers", "Telephone"), width=14, visible=False),
    Column("method", QT_TRANSLATE_NOOP("ledgers", "Method"), ValueKind.CODE, 9, choices=Words("survey", "METHODS"),
           visible=False),
    Column("entered_by", QT_TRANSLATE_NOOP("ledgers", "Entered by"), width=10, visible=False),
    Column("survey_number", QT_TRANSLATE_NOOP("ledgers", "Survey number"), width=15, visible=False),
    Column("remark", QT_TRANSLATE_NOOP("ledgers", "Remark"), width=22, visible=False),
    Column("survey_id", QT_TRANSLATE_NOOP("ledgers", "Survey"), ValueKind.NUMBER, offered=False),
    Column("customer_id", QT_TRANSLATE_NOOP("ledgers", "Customer"), ValueKind.NUMBER, offered=False),
)

LEDGER = Ledger(
    name="survey_respondents",
    title=QT_TRANSLATE_NOOP("ledgers", "Survey sheets"),
    table="survey_respondent",
    record_kind="survey_respondent",
    columns=COLUMNS,
    views=(
        View("all", QT_TRANSLATE_NOOP("ledgers", "All sheets")),
        View("pending", QT_TRANSLATE_NOOP("ledgers", "Waiting"), (Condition("state", Operator.EQ, "pending"),),
             sort="number", descending=False),
        View("answered", QT_TRANSLATE_NOOP("ledgers", "With answers"), (Condition("state", Operator.EQ, "answered"),),
             sort="answered_on"),
        View("low", QT_TRANSLATE_NOOP("ledgers", "Dissatisfied"),
             (Condition("score", Operator.BETWEEN, (0, _LOW)),), sort="score", descending=False, tone=Tone.LATE),
        View("refused", QT_TRANSLATE_NOOP("ledgers", "Did not want to answer"),
             (Condition("state", Operator.EQ, "refused"),), sort="answered_on"),
        View("unreachable", QT_TRANSLATE_NOOP("ledgers", "Not reached"),
             (Condition("state", Operator.EQ, "unreachable"),), sort="answered_on"),
    ),
    indexes=(
        *(Index((column,)) for column in (
            "number", "survey_number", "survey_title", "customer_name", "state", "answered_on", "visitor", "score",
        )),
        Index(("state", "number")),
        Index(("state", "answered_on")),
        Index(("survey_id", "ordinal")),
    ),
    default_sort="number",
    search_kind="survey_respondent",
    facts=("state", "score"),
    permission="survey.view",
    icon="surveys",
    refreshed_by=("survey",),
    empty=QT_TRANSLATE_NOOP("ledgers", "Nobody has been asked yet. Launching a survey draws its customers."),
    help_page="surveys",
)
