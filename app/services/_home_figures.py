"""A figure on the page of the day: its words, its tone, and the rows that it opens."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from app.core.i18n import QT_TRANSLATE_NOOP, shown

Condition = tuple[str, str, Any]

TITLES = {
    "late_response": QT_TRANSLATE_NOOP("home", "Response late"),
    "late_arrival": QT_TRANSLATE_NOOP("home", "Arrival late"),
    "promise_late": QT_TRANSLATE_NOOP("home", "Promised reply late"),
    "late_report": QT_TRANSLATE_NOOP("home", "To be reported"),
    "reported": QT_TRANSLATE_NOOP("home", "Reported to the supervisor"),
    "due_today": QT_TRANSLATE_NOOP("home", "Due today"),
    "promised": QT_TRANSLATE_NOOP("home", "Reply promised"),
    "visits_today": QT_TRANSLATE_NOOP("home", "Visits today"),
    "to_dispatch": QT_TRANSLATE_NOOP("home", "To dispatch"),
    "out": QT_TRANSLATE_NOOP("home", "Out with technicians"),
    "waiting": QT_TRANSLATE_NOOP("home", "On hold"),
    "hand_in_late": QT_TRANSLATE_NOOP("home", "Vouchers late"),
    "vouchers_out": QT_TRANSLATE_NOOP("home", "Vouchers out"),
    "vouchers_back": QT_TRANSLATE_NOOP("home", "Vouchers to file"),
    "visits_late": QT_TRANSLATE_NOOP("home", "Return visits overdue"),
    "visits_due": QT_TRANSLATE_NOOP("home", "Return visits due"),
    "contracts_expiring": QT_TRANSLATE_NOOP("home", "Contracts expiring"),
    "to_notify": QT_TRANSLATE_NOOP("home", "Not notified"),
    "next_steps": QT_TRANSLATE_NOOP("home", "Next steps"),
    "inspections_late": QT_TRANSLATE_NOOP("home", "Inspections late"),
    "inspections_due": QT_TRANSLATE_NOOP("home", "Inspections due"),
    "care_late": QT_TRANSLATE_NOOP("home", "Care overdue"),
    "care_due": QT_TRANSLATE_NOOP("home", "Care due"),
    "birthdays": QT_TRANSLATE_NOOP("home", "Birthdays, 7 days"),
    "charges_late": QT_TRANSLATE_NOOP("home", "Charges overdue"),
    "charges_open": QT_TRANSLATE_NOOP("home", "Charges open"),
    "cash_held": QT_TRANSLATE_NOOP("home", "Cash to hand in"),
    "take_back_late": QT_TRANSLATE_NOOP("home", "Taken back, late"),
    "take_back_to_decide": QT_TRANSLATE_NOOP("home", "Taken back, to decide"),
    "take_back_here": QT_TRANSLATE_NOOP("home", "Taken back, here"),
    "loaners_late": QT_TRANSLATE_NOOP("home", "Loaners not back"),
    "loaners_promised": QT_TRANSLATE_NOOP("home", "Loaners promised"),
    "loaners_to_decide": QT_TRANSLATE_NOOP("home", "Loaners, to decide"),
    "loaners_out": QT_TRANSLATE_NOOP("home", "Loaners out"),
    "old_parts_late": QT_TRANSLATE_NOOP("home", "Old parts overdue"),
    "parts_short": QT_TRANSLATE_NOOP("home", "Parts below minimum"),
    "tests_late": QT_TRANSLATE_NOOP("home", "Deliveries untested"),
    "tools_late": QT_TRANSLATE_NOOP("home", "Tools not back"),
    "tools_to_decide": QT_TRANSLATE_NOOP("home", "Tools, to decide"),
    "tools_to_count": QT_TRANSLATE_NOOP("home", "Tools to count this month"),
    "complaint_late": QT_TRANSLATE_NOOP("home", "Complaints late"),
    "complaint_stage_late": QT_TRANSLATE_NOOP("home", "Stages late"),
    "complaint_replies": QT_TRANSLATE_NOOP("home", "First replies, 48 h"),
    "complaint_promise_late": QT_TRANSLATE_NOOP("home", "Promises not kept"),
    "complaint_promised_today": QT_TRANSLATE_NOOP("home", "Promised for today"),
    "complaint_to_approve": QT_TRANSLATE_NOOP("home", "To approve"),
    "complaint_visits": QT_TRANSLATE_NOOP("home", "Complaint visits"),
    "complaint_opinions": QT_TRANSLATE_NOOP("home", "Opinions after talks"),
    "actions_late": QT_TRANSLATE_NOOP("home", "Corrections overdue"),
    "checks_late": QT_TRANSLATE_NOOP("home", "Effects to check"),
    "slips_to_approve": QT_TRANSLATE_NOOP("home", "Return slips to approve"),
    "slips_too_many": QT_TRANSLATE_NOOP("home", "Too many came back"),
    "certificates_to_approve": QT_TRANSLATE_NOOP("home", "Certificates to approve"),
    "exchanges_to_decide": QT_TRANSLATE_NOOP("home", "Exchanges to decide"),
    "exchanges_to_send": QT_TRANSLATE_NOOP("home", "Exchanges to send"),
    "opinions_to_forward": QT_TRANSLATE_NOOP("home", "Opinions to pass on"),
    "opinions_late": QT_TRANSLATE_NOOP("home", "Opinions unanswered, late"),
    "opinions_to_tell": QT_TRANSLATE_NOOP("home", "Answers to tell"),
    "cards_to_follow": QT_TRANSLATE_NOOP("home", "Low cards to follow up"),
    "surveys_late": QT_TRANSLATE_NOOP("home", "Surveys past their end"),
    "surveys_to_report": QT_TRANSLATE_NOOP("home", "Surveys to report"),
    "drafts": QT_TRANSLATE_NOOP("home", "Drafts"),
}

_TONES = {
    "late_response": "late",
    "late_arrival": "late",
    "promise_late": "late",
    "late_report": "late",
    "reported": "late",
    "hand_in_late": "late",
    "visits_late": "late",
    "charges_late": "late",
    "cash_held": "due",
    "take_back_late": "late",
    "take_back_to_decide": "due",
    "loaners_late": "late",
    "loaners_to_decide": "due",
    "old_parts_late": "late",
    "parts_short": "due",
    "tests_late": "late",
    "tools_late": "late",
    "tools_to_decide": "due",
    "care_late": "late",
    "care_due": "due",
    "due_today": "due",
    "visits_due": "due",
    "contracts_expiring": "due",
    "to_notify": "due",
    "next_steps": "due",
    "inspections_late": "late",
    "inspections_due": "due",
    "waiting": "paused",
    "complaint_late": "late",
    "complaint_stage_late": "late",
    "complaint_replies": "due",
    "complaint_promise_late": "late",
    "complaint_promised_today": "due",
    "complaint_to_approve": "due",
    "complaint_visits": "due",
    "complaint_opinions": "due",
    "actions_late": "late",
    "checks_late": "late",
    "slips_to_approve": "due",
    "slips_too_many": "late",
    "certificates_to_approve": "due",
    "exchanges_to_decide": "due",
    "exchanges_to_send": "due",
    "opinions_to_forward": "due",
    "opinions_late": "late",
    "opinions_to_tell": "due",
    "cards_to_follow": "late",
    "surveys_late": "late",
    "surveys_to_report": "due",
}


@dataclass(frozen=True)
class Figure:
    """A number on the page of the day. `tone` is normal | late | due | paused (normal when the count is 0).

    It opens `view` of `ledger`, or the ledger with `conditions`; drafts have no ledger.
    """

    key: str
    title: str
    count: int
    tone: str
    ledger: str = ""
    view: str = ""
    conditions: tuple[Condition, ...] = ()


def figure(key: str, count: int, ledger: str, view: str = "") -> Figure:
    """The figure of a key, in the words and the tone that it has on the page."""
    return Figure(key, shown(TITLES[key]), count, _TONES.get(key, "normal") if count else "normal", ledger, view)


def with_conditions(found: Figure, conditions: tuple[Condition, ...]) -> Figure:
    """The same figure, opening its ledger with conditions."""
    return Figure(found.key, found.title, found.count, found.tone, found.ledger, "", conditions)


def with_tone(found: Figure, tone: str) -> Figure:
    """The same figure in another tone."""
    return Figure(found.key, found.title, found.count, tone, found.ledger, found.view, found.conditions)
