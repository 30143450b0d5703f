"""Bound booklets of complaint papers (R122): by what they are put together, and whether they stand."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType

from app.core.errors import UserError
from app.core.i18n import QT_TRANSLATE_NOOP, translate

KINDS: Mapping[str, str] = MappingProxyType(
    {
        "month": QT_TRANSLATE_NOOP("archive_bundle", "By month"),  # 按月
        "customer": QT_TRANSLATE_NOOP("archive_bundle", "By customer"),  # 按客户
        "product": QT_TRANSLATE_NOOP("archive_bundle", "By product"),  # 按产品
    }
)
"""What the cases of a booklet have in common."""

STATES: Mapping[str, str] = MappingProxyType(
    {
        "bound": QT_TRANSLATE_NOOP("archive_bundle", "Bound"),  # 已装订
        "void": QT_TRANSLATE_NOOP("archive_bundle", "Void"),  # 作废
    }
)
"""Whether a booklet stands."""

MOST_CASES = 300
"""A binder holds no more."""


def month_of(text: str) -> tuple[date, date]:
    """First and last day of a month written YYYY-MM. Raises UserError (field `subject`)."""
    try:
        first = date.fromisoformat(f"{text}-01")
    except ValueError:
        raise UserError(translate("archive_bundle", "Write the month as 2026-11."), "subject") from None
    if first.year == date.max.year:
        raise UserError(translate("archive_bundle", "Write the month as 2026-11."), "subject")
    following = date(first.year + first.month // 12, first.month % 12 + 1, 1)
    return first, date.fromordinal(following.toordinal() - 1)
