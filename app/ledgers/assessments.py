"""Relationship assessments (F07)."""

from __future__ import annotations

from app.core.i18n import QT_TRANSLATE_NOOP
from app.core.tabular import ValueKind
from app.ledgers._declaration import Column, Condition, Facts, Index, Ledger, Operator, Tone, View
from app.ledgers._words import Words
from app.ledgers.customers import GRADES

# One line a column or view, to be read as a table.
# fmt: off


def _state_tone(facts: Facts, now: object) -> Tone:
    return Tone.DONE if facts["state"] == "void" else Tone.NORMAL


def _advice_tone(facts: Facts, now: object) -> Tone:
    if facts["state"] == "void":
        return Tone.DONE
    return {"improve": Tone.DUE, "end": Tone.LATE}.get(str(facts["advice"]), Tone.NORMAL)


COLUMNS = (
    Column("number", QT_TRANSLATE_NOOP("ledgers", "Assessment"), width=15, tone=_state_tone),
    Column("assessed_on", QT_TRANSLATE_NOOP("ledgers", "Assessed"), ValueKind.DATE, 12),
    Column("customer_name", QT_TRANSLATE_NOOP("ledgers", "Customer"), width=26),
    # Hundredths of a point read as hundredths of a yuan do: with two decimals.
    Column("total", QT_TRANSLATE_NOOP("ledgers", "Final score"), ValueKind.MONEY, 9),
    Column("grade", QT_TRANSLATE_NOOP("ledgers", "Grade"), ValueKind.CODE, 8, choices=GRADES),
    Column("advice", QT_TRANSLATE_NOOP("ledgers", "Advice"), ValueKind.CODE, 16, choices=Words("assessment", "ADVICE"),
           tone=_advice_tone, tone_words={Tone.LATE: "", Tone.DUE: ""}),
    Column("assessor", QT_TRANSLATE_NOOP("ledgers", "Assessor"), width=10),
    Column("state", QT_TRANSLATE_NOOP("ledgers", "State"), ValueKind.CODE, 8, choices=Words("assessment", "STATES")),
    Column("void_reason", QT_TRANSLATE_NOOP("ledgers", "Reason for voiding"), width=20, visible=False),
    Column("remark", QT_TRANSLATE_NOOP("ledgers", "Remark"), width=24, visible=False),
    Column("entered_by", QT_TRANSLATE_NOOP("ledgers", "Entered by"), width=10, visible=False),
    Column("customer_id", QT_TRANSLATE_NOOP("ledgers", "Customer"), ValueKind.NUMBER, offered=False),
)
_VALID = Condition("state", Operator.EQ, "valid")

LEDGER = Ledger(
    name="assessments",
    title=QT_TRANSLATE_NOOP("ledgers", "Assessments"),
    table="relationship_assessment",
    record_kind="relationship_assessment",
    columns=COLUMNS,
    views=(
        View("all", QT_TRANSLATE_NOOP("ledgers", "All assessments")),
        View("valid", QT_TRANSLATE_NOOP("ledgers", "Valid"), (_VALID,), sort="assessed_on"),
        View("improve", QT_TRANSLATE_NOOP("ledgers", "To improve"),
             (Condition("advice", Operator.EQ, "improve"),), sort="assessed_on", tone=Tone.DUE),
        View("keep", QT_TRANSLATE_NOOP("ledgers", "To keep"), (Condition("advice", Operator.EQ, "keep"),),
             sort="assessed_on"),
        View("end", QT_TRANSLATE_NOOP("ledgers", "To end"), (Condition("advice", Operator.EQ, "end"),),
             sort="assessed_on", tone=Tone.LATE),
        View("void", QT_TRANSLATE_NOOP("ledgers", "Void"), (Condition("state", Operator.EQ, "void"),),
             sort="assessed_on"),
    ),
    indexes=(
        *(Index((column,)) for column in (
            "number", "assessed_on", "customer_name", "total", "grade", "advice", "assessor", "state",
        )),
        Index(("state", "assessed_on")),
        Index(("advice", "assessed_on")),
        Index(("customer_id", "assessed_on")),
    ),
    default_sort="assessed_on",
    search_kind="relationship_assessment",
    facts=("state", "advice"),
    permission="assessment.view",
    icon="assessment",
    start_view="valid",
    empty=QT_TRANSLATE_NOOP("ledgers", "No customer was assessed yet. Assessments are made in a customer's file."),
    help_page="relationship#assessment",
)
