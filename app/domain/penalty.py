"""Rewards and penalties after a complaint (002C): fines by points, the monthly cap, discipline notes.

Table 4.7 of the study (4.6: `domain.penalty_steps`); every amount is fen. Nothing here decides: it proposes, an
approver decides.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from app.core.errors import UserError
from app.core.i18n import QT_TRANSLATE_NOOP, shown, translate
from app.core.money import LARGEST_FEN
from app.domain.penalty_steps import OWN, REGULATION

KINDS: Mapping[str, str] = MappingProxyType(
    {
        "penalty": QT_TRANSLATE_NOOP("penalty", "Penalty"),  # 惩处
        "discipline": QT_TRANSLATE_NOOP("penalty", "Discipline note"),  # 纪律记录
        "reward": QT_TRANSLATE_NOOP("penalty", "Reward"),  # 奖励
    }
)
"""What a notice says (F76): a penalty for a share of a loss; a note of misconduct (R140); a reward."""


MOST_POINTS = 1_000_000
"""More base points than this are a mistake of the fingers."""


DISCIPLINE: Mapping[str, str] = MappingProxyType(
    {
        "warning": QT_TRANSLATE_NOOP("penalty", "Warning"),  # 警告
        "demerit": QT_TRANSLATE_NOOP("penalty", "Demerit"),  # 记过
        "dismissal": QT_TRANSLATE_NOOP("penalty", "Advised to leave"),  # 劝退
    }
)
"""Steps of a discipline note (002B, 002D)."""

STEP_WORDS: Mapping[str, str] = MappingProxyType(
    {**{step.code: step.words for step in REGULATION}, **DISCIPLINE, **OWN}
)
"""Every step by its code, as it is shown."""

MISCONDUCT: Mapping[str, str] = MappingProxyType(
    {
        "first_contact": QT_TRANSLATE_NOOP("penalty", "First-contact rule broken"),  # 违反首问责任制
        "hiding": QT_TRANSLATE_NOOP("penalty", "Complaint hidden or not reported"),  # 隐瞒投诉不报
        "second_complaint": QT_TRANSLATE_NOOP("penalty", "Second complaint about the same matter"),  # 造成二次投诉
        "attitude": QT_TRANSLATE_NOOP("penalty", "Attitude towards the customer"),  # 服务态度
    }
)
"""What a discipline note is written for (000, 002B, 002D)."""

CASE_OFFICE, ACCOUNTING = "案件主管部门", "会计部门"
ORIGINAL = "正本"
UNIT_CONCERNED = "受罚单位"
"""Stands in a scheme's copies for the unit that a notice is about."""


def recipients(unit: str) -> tuple[str, ...]:
    """Who gets the notice (F76): the original, and photocopies for case office, accounting and the unit concerned."""
    copies = (CASE_OFFICE, ACCOUNTING, unit or UNIT_CONCERNED)
    return (f"{ORIGINAL} 人事部门", *(f"影印本{place} {name}" for place, name in zip("一二三", copies, strict=True)))


def step_words(step: str, on_paper: str = "") -> str:
    """A step in the language of the program; empty for none. One of the branch goes by its name on paper."""
    if step in OWN and on_paper:
        return on_paper
    return shown(STEP_WORDS[step]) if step in STEP_WORDS else ""


def share_amounts(loss: int, shares: Sequence[int]) -> tuple[int, ...]:
    """A loss in fen divided by shares in hundredths of a percent; what is left of rounding goes to the largest rests.

    When the shares make 100 %, the parts add up to the loss.
    """
    parts = [loss * share // 10_000 for share in shares]
    left = loss * sum(shares) // 10_000 - sum(parts)
    by_rest = sorted(range(len(shares)), key=lambda place: (-(loss * shares[place] % 10_000), place))
    for place in by_rest[:left]:
        parts[place] += 1
    return tuple(parts)


def fine(loss: int, unit_points: int, own_points: int) -> int:
    """A person's fine in fen: loss ÷ points of the unit × own points, rounded half up (4.7).

    Raises UserError naming the field.
    """
    if unit_points > MOST_POINTS:
        text = translate("penalty", "More than {most} points are too many.")
        raise UserError(text.format(most=MOST_POINTS), "unit_points")
    if unit_points <= 0:
        raise UserError(translate("penalty", "The points of the unit must be above 0."), "unit_points")
    if not 0 < own_points <= unit_points:
        raise UserError(translate("penalty", "The own points are above 0 and not more than the unit's."), "own_points")
    if not 0 <= loss <= LARGEST_FEN:
        raise UserError(translate("penalty", "The share of the loss must be above 0."), "share_amount")
    return (2 * loss * own_points + unit_points) // (2 * unit_points)


def cap_of(bonus: int, percent: float) -> int:
    """The most that a month may take of a bonus in fen, rounded down. Raises UserError (field `bonus`)."""
    if not 0 <= bonus <= LARGEST_FEN:
        raise UserError(translate("penalty", "The bonus is 0 or above."), "bonus")
    return bonus * round(percent * 100) // 10_000


def deduct(owed: Sequence[int], cap: int) -> tuple[int, ...]:
    """What a month takes of each fine that is still owed, oldest first, together at most the cap (R137).

    The rest of each is carried to the next month.
    """
    taken, left = [], max(0, cap)
    for amount in owed:
        part = min(max(0, amount), left)
        taken.append(part)
        left -= part
    return tuple(taken)
