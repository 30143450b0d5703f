"""Return or exchange of goods (F70, R130): the causes of domain table 4.8, what each suggests, and who bears the cost.

A suggestion binds nobody: another bearer may be chosen with a reason.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from app.core.errors import UserError
from app.core.i18n import QT_TRANSLATE_NOOP, shown, translate


class Cause(StrEnum):
    """Why goods are to be returned or exchanged; a row of table 4.8."""

    NONCONFORMING = "nonconforming"
    CHANGED_APPEARANCE = "changed_appearance"
    USER_CAUSED = "user_caused"
    DOUBTFUL = "doubtful"
    COUNTER_FAULT = "counter_fault"
    UNWANTED = "unwanted"
    MISUSE = "misuse"
    DISPUTED = "disputed"
    NO_FAULT = "no_fault"
    USER_DAMAGE = "user_damage"


class Bearer(StrEnum):
    """Who bears the cost."""

    COMPANY = "company"
    USER = "user"
    COUNTER = "counter"
    LIABLE_PARTY = "liable_party"


WANTS: Mapping[str, str] = MappingProxyType(
    {
        "return": QT_TRANSLATE_NOOP("exchange", "Return"),  # 退货
        "exchange": QT_TRANSLATE_NOOP("exchange", "Exchange"),  # 换货
    }
)
"""What is asked for."""

CAUSES: Mapping[Cause, str] = MappingProxyType(
    {
        Cause.NONCONFORMING: QT_TRANSLATE_NOOP("exchange", "Product does not conform"),
        Cause.CHANGED_APPEARANCE: QT_TRANSLATE_NOOP("exchange", "Looks changed, not by the user, works"),
        Cause.USER_CAUSED: QT_TRANSLATE_NOOP("exchange", "Caused by the user"),
        Cause.DOUBTFUL: QT_TRANSLATE_NOOP("exchange", "Doubtful whether to exchange"),
        Cause.COUNTER_FAULT: QT_TRANSLATE_NOOP("exchange", "Quality fault of goods sold by a counter"),
        Cause.UNWANTED: QT_TRANSLATE_NOOP("exchange", "Unwanted, not faulty, can be resold"),
        Cause.MISUSE: QT_TRANSLATE_NOOP("exchange", "Misuse"),
        Cause.DISPUTED: QT_TRANSLATE_NOOP("exchange", "Disputed quality"),
        Cause.NO_FAULT: QT_TRANSLATE_NOOP("exchange", "Customer clearly not at fault"),
        Cause.USER_DAMAGE: QT_TRANSLATE_NOOP("exchange", "Parts damaged by the customer"),
    }
)
"""The causes, as they are shown."""

BEARERS: Mapping[Bearer, str] = MappingProxyType(
    {
        Bearer.COMPANY: QT_TRANSLATE_NOOP("exchange", "Company"),
        Bearer.USER: QT_TRANSLATE_NOOP("exchange", "User"),
        Bearer.COUNTER: QT_TRANSLATE_NOOP("exchange", "Counter or shop"),
        Bearer.LIABLE_PARTY: QT_TRANSLATE_NOOP("exchange", "Liable party"),
    }
)
"""Who bears the cost, as it is shown."""


@dataclass(frozen=True)
class Rule:
    """What the regulation says of a cause: what is done, who pays (None: case by case), and where it says so."""

    advice: str
    bearer: Bearer | None
    source: str


RULES: Mapping[Cause, Rule] = MappingProxyType(
    {
        Cause.NONCONFORMING: Rule(
            QT_TRANSLATE_NOOP("exchange", "Always exchanged; who is responsible inside is pursued."),
            Bearer.COMPANY, "002A",
        ),
        Cause.CHANGED_APPEARANCE: Rule(
            QT_TRANSLATE_NOOP("exchange", "Always exchanged if the user wishes it."), Bearer.COMPANY, "002A"
        ),
        Cause.USER_CAUSED: Rule(
            QT_TRANSLATE_NOOP("exchange", "Exchanged on request; the user pays."), Bearer.USER, "002A"
        ),
        Cause.DOUBTFUL: Rule(
            QT_TRANSLATE_NOOP("exchange", "Exchanged when in doubt; the counter pays."), Bearer.COUNTER, "002B"
        ),
        Cause.COUNTER_FAULT: Rule(
            QT_TRANSLATE_NOOP("exchange", "Exchange, refund or compensation by consumer law; the counter pays."),
            Bearer.COUNTER, "002B",
        ),
        Cause.UNWANTED: Rule(
            QT_TRANSLATE_NOOP("exchange", "Usually exchanged; who pays is decided case by case."), None, "002B"
        ),
        Cause.MISUSE: Rule(
            QT_TRANSLATE_NOOP("exchange", "Persuade the customer, else the maker repairs; the user pays."),
            Bearer.USER, "002B",
        ),
        Cause.DISPUTED: Rule(
            QT_TRANSLATE_NOOP("exchange", "A state-authorised test decides; the liable party pays the test."),
            Bearer.LIABLE_PARTY, "002B",
        ),
        Cause.NO_FAULT: Rule(
            QT_TRANSLATE_NOOP("exchange", "Decide for the customer; when urgent, pay first and claim later."),
            Bearer.COMPANY, "002B",
        ),
        Cause.USER_DAMAGE: Rule(
            QT_TRANSLATE_NOOP("exchange", "Repaired; the customer pays the latest market price."),
            Bearer.USER, "003d",
        ),
    }
)  # fmt: skip
"""Table 4.8, without its last row (the over-delivery ratio, which is a return slip's)."""


def rule_words(cause: str) -> str:
    """What the rule says of a cause, and where it says so."""
    rule = RULES[Cause(cause)]
    text = translate("exchange_request", "{rule} ({source})")
    return text.format(rule=shown(rule.advice), source=rule.source)


def suggested(cause: str) -> str:
    """Who bears the cost of a cause by the rule, empty where it is decided case by case. Raises UserError."""
    if cause not in CAUSES:
        raise UserError(translate("exchange", "Choose the cause."), "cause")
    return str(RULES[Cause(cause)].bearer or "")


def check_bearer(cause: str, bearer: str, reason: str) -> str:
    """Who bears the cost; empty takes the suggestion. Raises UserError for another than suggested without a reason."""
    rule = suggested(cause)
    chosen = bearer or rule
    if chosen not in BEARERS:
        raise UserError(translate("exchange", "Choose who bears the cost."), "cost_bearer")
    if rule and chosen != rule and not reason:
        text = translate("exchange", "The rule suggests somebody else. Write why it is not so here.")
        raise UserError(text, "bearer_reason")
    return chosen
