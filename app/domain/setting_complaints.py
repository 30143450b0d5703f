"""Settings of complaints: schemes, repeats, approval, losses, penalties, fixed report dates (domain.md 6.1).

What differs from scheme to scheme (days, stages, classes, approvers, copies) is in `domain.complaint_scheme`. Rates are
percent.
"""

from __future__ import annotations

from collections.abc import Iterator

from app.core.i18n import QT_TRANSLATE_NOOP
from app.domain import setting_sources as sources
from app.domain.setting_kinds import Setting, SettingGroup, SettingKind

DEFAULT_SCHEME = "service_department"
"""What a branch begins with (C4: the service department's record and slip)."""

PENALTY_TRIGGERS = (
    "文件或样品资料错误；财务差错；未按制作规范操作；不合格品混入；未经同意超交；裁减产品数据失误；"
    "特殊质量要求未传达；订单记录错误；延误交期；装运错误；交运单错误；储存或运输不当；外标示错误；检验数据不符；其他"
)
"""The fifteen situations that lead to discipline (4.7, R141)."""


def complaints() -> Iterator[Setting]:
    """How complaints are taken, decided and counted."""
    group = SettingGroup.COMPLAINTS
    yield Setting(
        "complaint.schemes", SettingKind.TEXT, "", QT_TRANSLATE_NOOP("settings", "Schemes offered, the usual first"),
        group, sources.SCHEMES, maximum=2000, is_listed=False,
        help=QT_TRANSLATE_NOOP("settings", "Codes divided by commas; empty: all, the service department's first."),
    )  # fmt: skip
    yield Setting(
        "complaint.repeat_days", SettingKind.INTEGER, 90,
        QT_TRANSLATE_NOOP("settings", "A second complaint counts as a repeat within, days"), group, sources.REPEATS,
        1, 1096,
    )  # fmt: skip
    yield Setting(
        "complaint.self_approval", SettingKind.FLAG, False,
        QT_TRANSLATE_NOOP("settings", "Approvers may decide what they registered themselves"), group,
        sources.OWN_CASES,
        help=QT_TRANSLATE_NOOP(
            "settings",
            "For very small offices; return slips, certificates and requests for exchange too. Who is named in a case "
            "never decides it.",
        ),
    )  # fmt: skip
    yield Setting(
        "complaint.split_days", SettingKind.INTEGER, 30,
        QT_TRANSLATE_NOOP("settings", "Warn of a case split in two within, days"), group, sources.SPLIT_CASES, 1, 366,
        help=QT_TRANSLATE_NOOP(
            "settings", "Cases of one customer and device whose sum would need a higher approver than each alone."
        ),
    )  # fmt: skip
    yield Setting(
        "loss.return_rate", SettingKind.NUMBER, 20, QT_TRANSLATE_NOOP("settings", "Loss on goods returned, % of price"),
        group, sources.LOSSES, 0, 100,
    )  # fmt: skip
    yield Setting(
        "loss.resale_months", SettingKind.INTEGER, 1,
        QT_TRANSLATE_NOOP("settings", "Returned goods may be resold before their loss counts, months"), group,
        sources.LOSSES, 0, 12, help=QT_TRANSLATE_NOOP("settings", "0: the loss counts at once."),
    )  # fmt: skip
    yield Setting(
        "return.over_ratio", SettingKind.NUMBER, 0,
        QT_TRANSLATE_NOOP("settings", "Returned beyond the approved quantity up to, %"), group, sources.OVER_RATIO, 0,
        100, help=QT_TRANSLATE_NOOP("settings", "No slip accepts more by itself: it is blocked until approved anew."),
    )  # fmt: skip
    yield from _penalties()
    yield from _figures()


def _penalties() -> Iterator[Setting]:
    group = SettingGroup.COMPLAINTS
    yield Setting(
        "penalty.enabled", SettingKind.FLAG, False,
        QT_TRANSLATE_NOOP("settings", "Penalties are proposed and deducted"), group, sources.PENALTIES,
        help=QT_TRANSLATE_NOOP("settings", "Off: nothing of penalties is shown."),
    )  # fmt: skip
    yield Setting(
        "penalty.bonus_cap", SettingKind.NUMBER, 50,
        QT_TRANSLATE_NOOP("settings", "Deducted in a month at most, % of the bonus"), group, sources.PENALTIES, 0, 100,
        help=QT_TRANSLATE_NOOP("settings", "The rest is carried to the following months."),
    )  # fmt: skip
    yield Setting(
        "penalty.steps", SettingKind.STEPS, "", QT_TRANSLATE_NOOP("settings", "Steps of penalties"), group,
        sources.PENALTIES, is_listed=False,
        help=QT_TRANSLATE_NOOP("settings", "By the share of the loss; empty: the table of the regulation."),
    )  # fmt: skip
    yield Setting(
        "penalty.triggers", SettingKind.TEXT, PENALTY_TRIGGERS,
        QT_TRANSLATE_NOOP("settings", "Situations that lead to discipline"), group, sources.PENALTIES, maximum=1000,
        help=QT_TRANSLATE_NOOP("settings", "One after the other, divided by semicolons."),
    )  # fmt: skip


def _figures() -> Iterator[Setting]:
    group = SettingGroup.COMPLAINTS
    yield Setting(
        "complaint.rate_base", SettingKind.CHOICE, "calls",
        QT_TRANSLATE_NOOP("settings", "The complaint rate is taken of"), group, sources.COMPLAINT_RATE,
        choices=(
            ("orders", QT_TRANSLATE_NOOP("settings", "orders")),
            ("customers", QT_TRANSLATE_NOOP("settings", "customers")),
            ("calls", QT_TRANSLATE_NOOP("settings", "service calls")),
        ),
    )  # fmt: skip
    yield Setting(
        "stats.monthly_day", SettingKind.INTEGER, 10,
        QT_TRANSLATE_NOOP("settings", "Monthly statistics are due by the day"), group, sources.REPORT_DATES, 1, 28,
    )  # fmt: skip
    yield Setting(
        "stats.halfyear_months", SettingKind.CHOICES, ["6", "12"],
        QT_TRANSLATE_NOOP("settings", "The half-year review is held in the months"), group, sources.HALF_YEAR,
        choices=tuple((str(month), str(month)) for month in range(1, 13)),
    )  # fmt: skip
