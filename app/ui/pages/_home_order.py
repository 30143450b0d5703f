"""What of the day's figures stands first for whom, and under which heading the others stand."""

from __future__ import annotations

from collections.abc import Mapping

from app.core.i18n import QT_TRANSLATE_NOOP
from app.domain.permissions import Role

MOST_TILES = 8
"""Tiles that fit beside one another on the office's usual screen."""
_ROOM = 140
"""Pixels that a tile needs for its words to stand in one or two lines."""

FIRST: Mapping[str, tuple[str, ...]] = {
    Role.REPRESENTATIVE: (
        "late_response", "promise_late", "due_today", "to_dispatch", "visits_late", "visits_due", "complaint_replies",
        "late_arrival",
    ),
    Role.TECHNICIAN: (
        "visits_today", "out", "late_arrival", "due_today", "hand_in_late", "cash_held", "old_parts_late",
        "loaners_late",
    ),
    Role.SUPERVISOR: (
        "late_response", "late_arrival", "late_report", "complaint_late", "complaint_to_approve", "visits_late",
        "charges_late", "hand_in_late", "complaint_stage_late", "slips_to_approve",
    ),
    Role.APPROVER: (
        "complaint_to_approve", "slips_to_approve", "certificates_to_approve", "slips_too_many", "complaint_late",
        "complaint_stage_late", "actions_late", "checks_late",
    ),
}  # fmt: skip
"""What a role asks for first, in that order: the first that it has in this branch are tiles."""

SECTIONS = (
    (
        QT_TRANSLATE_NOOP("home", "Calls"),
        ("late_response", "late_arrival", "due_today", "to_dispatch", "waiting", "late_report", "reported"),
    ),
    (QT_TRANSLATE_NOOP("home", "Visits and promises"), ("promise_late", "promised", "visits_today", "out")),
    (QT_TRANSLATE_NOOP("home", "Customers"), ("visits_late", "visits_due", "complaint_visits")),
    (
        QT_TRANSLATE_NOOP("home", "Complaints"),
        (
            "complaint_late",
            "complaint_stage_late",
            "complaint_replies",
            "complaint_promise_late",
            "complaint_promised_today",
            "complaint_opinions",
            "actions_late",
            "checks_late",
        ),
    ),
    (
        QT_TRANSLATE_NOOP("home", "To decide"),
        (
            "complaint_to_approve",
            "slips_too_many",
            "slips_to_approve",
            "certificates_to_approve",
            "exchanges_to_decide",
        ),
    ),
    (
        QT_TRANSLATE_NOOP("home", "Customers' voice"),
        (
            "opinions_to_forward",
            "opinions_late",
            "opinions_to_tell",
            "cards_to_follow",
            "surveys_late",
            "surveys_to_report",
        ),
    ),
    (QT_TRANSLATE_NOOP("home", "Papers"), ("hand_in_late", "vouchers_out", "vouchers_back", "drafts")),
    (QT_TRANSLATE_NOOP("home", "Money"), ("charges_late", "cash_held", "charges_open")),
    (
        QT_TRANSLATE_NOOP("home", "Contracts"),
        ("contracts_expiring", "to_notify", "next_steps", "inspections_late", "inspections_due"),
    ),
    (QT_TRANSLATE_NOOP("home", "Customer care"), ("care_late", "care_due", "birthdays")),
    (
        QT_TRANSLATE_NOOP("home", "Taken back and lent"),
        (
            "take_back_late",
            "take_back_to_decide",
            "loaners_late",
            "loaners_promised",
            "loaners_to_decide",
            "exchanges_to_send",
            "take_back_here",
            "loaners_out",
        ),
    ),
    (
        QT_TRANSLATE_NOOP("home", "Stores"),
        ("old_parts_late", "parts_short", "tests_late", "tools_late", "tools_to_decide", "tools_to_count"),
    ),
)
OTHERS = QT_TRANSLATE_NOOP("home", "Other")

ICONS = {
    "late_response": "phone", "late_arrival": "travel", "promise_late": "promise", "due_today": "clock",
    "late_report": "out", "to_dispatch": "dispatch", "visits_today": "calendar", "out": "out",
    "hand_in_late": "voucher", "visits_late": "return_visit", "visits_due": "return_visit", "charges_late": "money",
    "cash_held": "money", "loaners_late": "loaners", "old_parts_late": "undo", "complaint_late": "complaints",
    "complaint_stage_late": "clock", "complaint_replies": "phone", "complaint_to_approve": "money",
    "slips_to_approve": "returned_parts", "slips_too_many": "returned_parts", "certificates_to_approve": "voucher",
    "actions_late": "checklist", "checks_late": "checklist",
}  # fmt: skip


def arranged(role: str, keys: tuple[str, ...]) -> tuple[tuple[str, ...], tuple[tuple[str, tuple[str, ...]], ...]]:
    """The keys that are tiles, and the others by marked heading; every key once, also one no heading names."""
    first = tuple(key for key in FIRST.get(role, ()) if key in keys)[:MOST_TILES]
    left = [key for key in keys if key not in first]
    parts = []
    for heading, known in SECTIONS:
        here = tuple(key for key in known if key in left)
        if here:
            parts.append((heading, here))
            left = [key for key in left if key not in here]
    if left:
        parts.append((OTHERS, tuple(left)))
    return first, tuple(parts)


def tiles_beside(width: int) -> int:
    """How many tiles stand beside one another in so many pixels: all, or half of them where they are few."""
    return MOST_TILES if width >= MOST_TILES * _ROOM else MOST_TILES // 2
