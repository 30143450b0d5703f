"""Settings of what goes out and comes in: devices taken back, loaners, parts, tools, deliveries (domain.md 6.1)."""

from __future__ import annotations

from collections.abc import Iterator

from app.core.i18n import QT_TRANSLATE_NOOP
from app.domain import setting_sources as sources
from app.domain.setting_kinds import Setting, SettingGroup, SettingKind

STOCK_IN_ITEMS = "与订单核对；外观与包装；附件与资料；通电检查；功能测试；老化运行"
SAMPLING_RULES = (
    ("all", QT_TRANSLATE_NOOP("sampling", "every piece")),  # 全检
    ("standard", QT_TRANSLATE_NOOP("sampling", "GB/T 2828.1, level II")),
    ("tenth", QT_TRANSLATE_NOOP("sampling", "a tenth, at least 5")),  # 10%，不少于 5 件
)


def custody() -> Iterator[Setting]:
    """Due dates and promises."""
    yield Setting(
        "takeback.warn_days", SettingKind.INTEGER, 7,
        QT_TRANSLATE_NOOP("settings", "A device taken back is promised within, days"), SettingGroup.SERVICE,
        sources.TAKE_BACK_DAYS, 1, 366,
    )  # fmt: skip
    yield Setting(
        "takeback.check", SettingKind.FLAG, True,
        QT_TRANSLATE_NOOP("settings", "Somebody else checks a repaired device before it goes back"),
        SettingGroup.SERVICE, sources.REPAIR_CHECK,
    )  # fmt: skip
    yield from _loaners()
    yield from _parts()
    yield from _tests()
    yield from _tools()


def _loaners() -> Iterator[Setting]:
    group = SettingGroup.SERVICE
    yield Setting(
        "loaner.default_days", SettingKind.INTEGER, 15, QT_TRANSLATE_NOOP("settings", "A loaner is lent for, days"),
        group, sources.LOANER_DAYS, 1, 366,
    )  # fmt: skip
    yield Setting(
        "loaner.promise_after_hours", SettingKind.NUMBER, 10,
        QT_TRANSLATE_NOOP("settings", "A loaner is promised once a repair takes longer than, hours"),
        group, sources.LOANER_PROMISE, 0.5, 240,
        help=QT_TRANSLATE_NOOP("settings", "Counted from the arrival at the customer's, every hour of the day."),
    )  # fmt: skip
    yield Setting(
        "loaner.promise_hours", SettingKind.NUMBER, None,
        QT_TRANSLATE_NOOP("settings", "A loaner is there within, hours from the same moment"),
        group, sources.LOANER_PROMISE, 0.5, 240, optional=True,
        help=QT_TRANSLATE_NOOP("settings", "Empty: no loaner is promised. The public wording promises 12 hours."),
    )  # fmt: skip


def _parts() -> Iterator[Setting]:
    group = SettingGroup.SERVICE
    yield Setting(
        "spare_part.stores", SettingKind.TEXT, "配件库", QT_TRANSLATE_NOOP("settings", "Stores of spare parts"),
        group, sources.SPARE_PARTS, maximum=200,
        help=QT_TRANSLATE_NOOP("settings", "One after the other, divided by semicolons; the main store first."),
    )  # fmt: skip
    yield Setting(
        "old_part.due_days", SettingKind.INTEGER, 7,
        QT_TRANSLATE_NOOP("settings", "An old part is handed in within, days"), group, sources.SPARE_PARTS, 1, 366,
    )  # fmt: skip


def _tests() -> Iterator[Setting]:
    group, source = SettingGroup.SERVICE, sources.STOCK_IN_TESTS
    yield Setting(
        "stock_in.sampling", SettingKind.CHOICE, "standard",
        QT_TRANSLATE_NOOP("settings", "How many of a delivery are tested"), group, source, choices=SAMPLING_RULES,
    )  # fmt: skip
    yield Setting(
        "stock_in.accept_most", SettingKind.INTEGER, 0,
        QT_TRANSLATE_NOOP("settings", "A delivery passes with defective pieces in the sample, at most"), group, source,
        0, 100,
    )  # fmt: skip
    yield Setting(
        "stock_in.items", SettingKind.TEXT, STOCK_IN_ITEMS,
        QT_TRANSLATE_NOOP("settings", "What a delivery is tested for"), group, source, maximum=400,
        help=QT_TRANSLATE_NOOP("settings", "One after the other, divided by semicolons."),
    )  # fmt: skip
    yield Setting(
        "stock_in.test_days", SettingKind.INTEGER, 3,
        QT_TRANSLATE_NOOP("settings", "A delivery is tested within, days"), group, source, 0, 90,
    )  # fmt: skip
    yield Setting(
        "stock_in.required", SettingKind.FLAG, False,
        QT_TRANSLATE_NOOP("settings", "Spare parts are booked in from a passed test only"), group, source,
        help=QT_TRANSLATE_NOOP(
            "settings",
            "On in a new branch. Opening stock, parts that come back and corrected counts need no test.",
        ),
    )  # fmt: skip


def _tools() -> Iterator[Setting]:
    group = SettingGroup.SERVICE
    yield Setting(
        "tool.stores", SettingKind.TEXT, "工具室", QT_TRANSLATE_NOOP("settings", "Stores of tools"), group,
        sources.TOOLS, maximum=200,
        help=QT_TRANSLATE_NOOP("settings", "One after the other, divided by semicolons; the main store first."),
    )  # fmt: skip
    yield Setting(
        "tool.loan_days", SettingKind.INTEGER, 3,
        QT_TRANSLATE_NOOP("settings", "A shared tool is lent and renewed for, days at most"), group,
        sources.TOOL_DAYS, 0, 366,
    )  # fmt: skip
    yield Setting(
        "tool.count_monthly", SettingKind.FLAG, True,
        QT_TRANSLATE_NOOP("settings", "Tool stores are counted every month"), group, sources.TOOL_COUNT,
        help=QT_TRANSLATE_NOOP("settings", "Home tells which tools nobody has counted this month."),
    )  # fmt: skip
    yield Setting(
        "tool.life_months", SettingKind.INTEGER, 36, QT_TRANSLATE_NOOP("settings", "A tool is written down in, months"),
        group, sources.TOOLS, 1, 240,
    )  # fmt: skip
    yield Setting(
        "tool.least_percent", SettingKind.INTEGER, 10,
        QT_TRANSLATE_NOOP("settings", "A tool keeps of its price, percent at least"), group, sources.TOOLS, 0, 100,
    )  # fmt: skip
