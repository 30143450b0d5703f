"""When a return visit falls due, whose work it judges, who may ask, and whom to ring first (F30, 3.9, R070–R072)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from types import MappingProxyType

from app.core.i18n import QT_TRANSLATE_NOOP


class Source(StrEnum):
    """What a visit follows."""

    CALL = "call"
    COMPLAINT = "complaint"
    CARE = "care"
    CONTRACT = "contract"
    OPINION = "opinion"


class Milestone(StrEnum):
    """Which point of it: product handed over, special service done, contract signed, half-way, before its end."""

    HANDOVER = "handover"
    SPECIAL = "special"
    SIGNED = "signed"
    HALFWAY = "halfway"
    BEFORE_END = "before_end"


SOURCES: Mapping[str, str] = MappingProxyType(
    {
        Source.CALL: QT_TRANSLATE_NOOP("wording", "Call"),
        Source.COMPLAINT: QT_TRANSLATE_NOOP("wording", "Complaint"),
        Source.CARE: QT_TRANSLATE_NOOP("wording", "Customer care"),
        Source.CONTRACT: QT_TRANSLATE_NOOP("wording", "Contract"),
        Source.OPINION: QT_TRANSLATE_NOOP("wording", "Opinion"),
    }
)
MILESTONES: Mapping[str, str] = MappingProxyType(
    {
        Milestone.HANDOVER: QT_TRANSLATE_NOOP("wording", "Handover"),  # 交付
        Milestone.SPECIAL: QT_TRANSLATE_NOOP("wording", "Special service"),  # 特约服务
        Milestone.SIGNED: QT_TRANSLATE_NOOP("wording", "Contract signed"),  # 签约
        Milestone.HALFWAY: QT_TRANSLATE_NOOP("wording", "Half of the contract over"),  # 合同中期
        Milestone.BEFORE_END: QT_TRANSLATE_NOOP("wording", "Contract ending"),  # 合同到期前
    }
)
ANSWERS: Mapping[str, str] = MappingProxyType(
    {
        "rated": QT_TRANSLATE_NOOP("wording", "Judged"),  # 已评价
        "refused": QT_TRANSLATE_NOOP("wording", "Will not judge"),  # 拒绝评价
    }
)
OUTCOMES: Mapping[str, str] = MappingProxyType(
    {
        "reached": QT_TRANSLATE_NOOP("wording", "Reached"),  # 已接通
        "not_reached": QT_TRANSLATE_NOOP("wording", "Not reached"),  # 未接通
        "refused": QT_TRANSLATE_NOOP("wording", "Will not judge"),
        "call_back": QT_TRANSLATE_NOOP("wording", "Call back later"),  # 约定再打
    }
)
CALL_MILESTONES: Mapping[str, Milestone] = MappingProxyType(
    {"install": Milestone.HANDOVER, "special": Milestone.SPECIAL}
)
"""Calls whose end is more than a repair: the product was handed over, a special service was done (F92)."""

CARE_KINDS = frozenset({"call_on", "special_visit"})
"""Care after which the customer is asked how it was."""


@dataclass(frozen=True)
class Days:
    """The days of the branch's settings: after a signature, after the middle, before the end; None: no such visit."""

    after_signed: int | None
    after_middle: int | None
    before_end: int | None


def contract_days(starts_on: date, ends_on: date, signed_on: date | None, days: Days) -> dict[Milestone, date]:
    """On which day each visit of a contract's term falls due.

    One that would not lie within the term is left out, and the middle of a term too short for two visits.
    """
    found: dict[Milestone, date] = {}
    if days.after_signed is not None:
        found[Milestone.SIGNED] = max(signed_on or starts_on, starts_on) + timedelta(days=days.after_signed)
    if days.after_middle is not None:
        middle = starts_on + (ends_on - starts_on) // 2
        found[Milestone.HALFWAY] = middle + timedelta(days=days.after_middle)
    if days.before_end is not None:
        found[Milestone.BEFORE_END] = ends_on - timedelta(days=days.before_end)
    within = {milestone: day for milestone, day in found.items() if starts_on <= day <= ends_on}
    order = [milestone for milestone in Milestone if milestone in within]
    kept: dict[Milestone, date] = {}
    for milestone in order:
        if not kept or within[milestone] > max(kept.values()):
            kept[milestone] = within[milestone]
    return kept


@dataclass(frozen=True)
class Somebody:
    """A person as the staff list knows them (0: it does not), or by name alone."""

    staff_id: int
    name: str

    def is_same(self, other: Somebody) -> bool:
        """Whether both are one: by the staff list, else by the name."""
        if self.staff_id and other.staff_id:
            return self.staff_id == other.staff_id
        name = _plain(self.name)
        return bool(name) and name == _plain(other.name)


def is_own_score(judged: Somebody, people: Iterable[Somebody]) -> bool:
    """Whether one of those who ask or type did the work that is judged: nobody records a score of their own."""
    return any(judged.is_same(person) for person in people)


def _plain(name: str) -> str:
    return "".join(name.split()).casefold()


def rank(source: str, due_on: date, call_back_at: datetime | None, today: date) -> tuple[int, float]:
    """Where a visit stands on the morning sheet, the first to ring lowest.

    Calls promised for a time, by that time; complaints (seven days, 004i); what is late, the longest first; today's.
    """
    if call_back_at is not None:
        return 0, call_back_at.timestamp()
    late = (today - due_on).days
    if source == Source.COMPLAINT:
        return 1, -late
    return (2, -late) if late > 0 else (3, 0)
