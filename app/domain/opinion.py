"""What customers say without being asked (F31, F32, F34): channels, kinds, subjects, and the grades of the card.

Stored are codes; the words are marked for translation.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType

from app.core.errors import UserError
from app.core.i18n import QT_TRANSLATE_NOOP, translate

CHANNELS: Mapping[str, str] = MappingProxyType(
    {
        "hotline": QT_TRANSLATE_NOOP("opinion", "Hotline"),  # 热线
        "site": QT_TRANSLATE_NOOP("opinion", "Web site"),  # 网站
        "mailbox": QT_TRANSLATE_NOOP("opinion", "Mailbox"),  # 邮箱
        "field": QT_TRANSLATE_NOOP("opinion", "Field staff"),  # 现场人员
        "branch": QT_TRANSLATE_NOOP("opinion", "Branch office"),  # 分支机构
        "opinion_book": QT_TRANSLATE_NOOP("opinion", "Opinion book"),  # 顾客意见簿
        "opinion_card": QT_TRANSLATE_NOOP("opinion", "Opinion card"),  # 客户意见调查卡
    }
)
"""How an opinion came in (000 热线 网站 邮箱, domain.md 3.17)."""

KINDS: Mapping[str, str] = MappingProxyType(
    {
        "opinion": QT_TRANSLATE_NOOP("opinion", "Opinion"),  # 意见
        "suggestion": QT_TRANSLATE_NOOP("opinion", "Suggestion"),  # 建议
        "praise": QT_TRANSLATE_NOOP("opinion", "Praise"),  # 表扬
        "information": QT_TRANSLATE_NOOP("opinion", "Information"),  # 信息反馈
    }
)
"""What it is. A complaint is none of these: it is registered as a case."""

CATEGORIES: Mapping[str, str] = MappingProxyType(
    {
        "quality": QT_TRANSLATE_NOOP("opinion", "Product quality"),  # 产品质量
        "use": QT_TRANSLATE_NOOP("opinion", "Functions and use"),  # 功能与使用
        "software": QT_TRANSLATE_NOOP("opinion", "Software and app"),  # 软件
        "attitude": QT_TRANSLATE_NOOP("opinion", "Attitude of staff"),  # 服务态度
        "skill": QT_TRANSLATE_NOOP("opinion", "Technical skill"),  # 技术水平
        "speed": QT_TRANSLATE_NOOP("opinion", "Speed of service"),  # 服务时效
        "charges": QT_TRANSLATE_NOOP("opinion", "Prices and charges"),  # 价格与收费
        "parts": QT_TRANSLATE_NOOP("opinion", "Parts and accessories"),  # 配件供应
        "delivery": QT_TRANSLATE_NOOP("opinion", "Delivery and packing"),  # 物流与包装
        "other": QT_TRANSLATE_NOOP("opinion", "Other"),  # 其他
    }
)
"""What it is about, for the analysis (R079)."""

TOLD_HOW: Mapping[str, str] = MappingProxyType(
    {
        "phone": QT_TRANSLATE_NOOP("wording", "Telephone"),
        "on_site": QT_TRANSLATE_NOOP("wording", "On site"),
        "letter": QT_TRANSLATE_NOOP("wording", "Letter"),
        "mail": QT_TRANSLATE_NOOP("wording", "E-mail"),
        "chat": QT_TRANSLATE_NOOP("wording", "Chat"),
        "online": QT_TRANSLATE_NOOP("wording", "Web site"),
    }
)
"""How the customer was told the answer."""

ITEMS: Mapping[str, str] = MappingProxyType(
    {
        "attitude": QT_TRANSLATE_NOOP("opinion_card", "Attitude"),  # 服务态度
        "skill": QT_TRANSLATE_NOOP("opinion_card", "Technical skill"),  # 技术水平
        "arrival": QT_TRANSLATE_NOOP("opinion_card", "Arrival on time"),  # 到达时间
        "promises": QT_TRANSLATE_NOOP("opinion_card", "Promises kept"),  # 履行承诺
    }
)
"""The four items in which the card rates a technician (A12)."""

GRADES: Mapping[int, str] = MappingProxyType(
    {
        4: QT_TRANSLATE_NOOP("opinion_card", "Excellent"),  # 优
        3: QT_TRANSLATE_NOOP("opinion_card", "Good"),  # 良
        2: QT_TRANSLATE_NOOP("opinion_card", "Fair"),  # 中
        1: QT_TRANSLATE_NOOP("opinion_card", "Poor"),  # 差
    }
)
"""The four grades of an item, best first."""

CARD_KINDS: Mapping[str, str] = MappingProxyType(
    {
        "suggestion": QT_TRANSLATE_NOOP("opinion", "Suggestion"),
        "complaint": QT_TRANSLATE_NOOP("opinion_card", "Complaint"),
    }
)
"""What the words on a card are."""

LOW_MEAN = 250
"""A mean below this many hundredths is low: the middle of the scale."""


def check_grades(grades: Mapping[str, int | None]) -> None:
    """Raise UserError naming the item whose grade is outside the scale 1 … 4."""
    for item, grade in grades.items():
        if grade is not None and grade not in GRADES:
            raise UserError(translate("opinion_card", "A grade is a number from 1 (poor) to 4 (excellent)."), item)


def mean(grades: Iterable[int | None]) -> int | None:
    """The mean of the grades that were ticked, in hundredths of a grade; None when nothing was.

    Half a hundredth is rounded up.
    """
    ticked = [grade for grade in grades if grade is not None]
    return (200 * sum(ticked) + len(ticked)) // (2 * len(ticked)) if ticked else None


def is_low(grades: Iterable[int | None]) -> bool:
    """Whether a card needs somebody to ask what went wrong: one item poor, or the mean below the middle."""
    ticked = [grade for grade in grades if grade is not None]
    whole = mean(ticked)
    return bool(ticked) and (1 in ticked or (whole is not None and whole < LOW_MEAN))
