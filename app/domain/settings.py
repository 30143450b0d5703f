"""Every setting of the branch: its kind, default, limits, and where the default comes from (domain.md 6.1).

Only declarations and checks; where settings are kept is the concern of `services.settings`. Values are plain and fit
JSON: text, whole numbers, numbers, true or false, lists of words. Amounts are whole fen.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from app.core.errors import Bug
from app.core.i18n import QT_TRANSLATE_NOOP
from app.domain import setting_sources as sources
from app.domain.codes import WORK_KINDS
from app.domain.cover_facts import SWAP_RULE_LABELS, WARRANTY_EXCLUDES
from app.domain.masking import MASKED_ROLES
from app.domain.numbering import DEFAULT_FORMATS, KIND_LABELS, NumberKind
from app.domain.permissions import ROLE_LABELS, ROLES, Role
from app.domain.setting_backup import backups
from app.domain.setting_boards import boards
from app.domain.setting_complaints import complaints
from app.domain.setting_custody import custody
from app.domain.setting_figures import figures
from app.domain.setting_guarantee import guarantee
from app.domain.setting_kinds import Setting, SettingGroup, SettingKind, Value, check_value, parse_value, written_value
from app.domain.setting_opinions import opinions
from app.domain.setting_papers import papers
from app.domain.setting_surveys import surveys
from app.domain.setting_visits import visits
from app.domain.work_hours import DEFAULT_WORK_HOURS


def _branch() -> Iterator[Setting]:
    group = SettingGroup.BRANCH
    yield Setting(
        "branch_code",
        SettingKind.BRANCH_CODE,
        "",
        QT_TRANSLATE_NOOP("settings", "Branch code"),
        group,
        help=QT_TRANSLATE_NOOP("settings", "Stands in every number, so that two branches never give the same."),
    )
    yield Setting("branch_name", SettingKind.TEXT, "", QT_TRANSLATE_NOOP("settings", "Branch name"), group)
    yield Setting("company_name", SettingKind.TEXT, "", QT_TRANSLATE_NOOP("settings", "Company name"), group)
    yield Setting(
        "branch_address",
        SettingKind.TEXT,
        "",
        QT_TRANSLATE_NOOP("settings", "Address of the branch"),
        group,
        maximum=60,
        help=QT_TRANSLATE_NOOP("settings", "Printed under the branch on every form; empty leaves the line out."),
    )
    yield Setting(
        "complaint_phone",
        SettingKind.PHONE,
        "",
        QT_TRANSLATE_NOOP("settings", "Complaint telephone"),
        group,
        sources.COMPLAINT_PHONE,
        help=QT_TRANSLATE_NOOP("settings", "Printed on every form."),
    )
    yield Setting(
        "head_office.shown",
        SettingKind.FLAG,
        False,
        QT_TRANSLATE_NOOP("settings", "Head office: receives the packages of branches"),
        group,
        help=QT_TRANSLATE_NOOP("settings", "Shows the tab “Head office”, which is there anyway once one was received."),
    )


def _limits() -> Iterator[Setting]:
    group = SettingGroup.CLOCKS
    for level, hours in enumerate((1, 2, 2, 2), 1):
        yield Setting(
            f"sla.level{level}.response_hours",
            SettingKind.NUMBER,
            hours,
            QT_TRANSLATE_NOOP("settings", "Level {name}: response within, hours"),
            group,
            sources.FAULT_LEVELS,
            0.25,
            72,
            subject=str(level),
        )
    for level, hours in enumerate((None, 24, 48, 72), 1):
        yield Setting(
            f"sla.level{level}.arrival_hours",
            SettingKind.NUMBER,
            hours,
            QT_TRANSLATE_NOOP("settings", "Level {name}: arrival within, hours"),
            group,
            sources.FAULT_LEVELS,
            1,
            240,
            optional=True,
            help=QT_TRANSLATE_NOOP("settings", "Empty: leave at once by the fastest transport."),
            subject=str(level),
        )
    for level in (1, 2, 3, 4):
        yield Setting(
            f"sla.report_hours.level{level}",
            SettingKind.NUMBER,
            None,
            QT_TRANSLATE_NOOP("settings", "Level {name}: report to the supervisor after, hours"),
            group,
            sources.REPORT_TIME,
            0.25,
            240,
            optional=True,
            help=QT_TRANSLATE_NOOP("settings", "A job not done by then is reported to the supervisor. Empty: off."),
            subject=str(level),
        )


def _clocks() -> Iterator[Setting]:
    group = SettingGroup.CLOCKS
    yield Setting(
        "sla.clock",
        SettingKind.CHOICE,
        "calendar",
        QT_TRANSLATE_NOOP("settings", "Hours are counted in"),
        group,
        sources.COUNTING,
        choices=(
            ("calendar", QT_TRANSLATE_NOOP("settings", "calendar time")),
            ("working", QT_TRANSLATE_NOOP("settings", "working time")),
        ),
    )
    yield Setting(
        "work_hours",
        SettingKind.WORK_HOURS,
        DEFAULT_WORK_HOURS,
        QT_TRANSLATE_NOOP("settings", "Working hours"),
        group,
        sources.OFFICE_WEEK,
        help=QT_TRANSLATE_NOOP("settings", "For example 08:30-12:00,13:00-17:30 Mon-Fri; 09:00-12:00 Sat"),
    )
    yield Setting(
        "clock.entry_lag_hours",
        SettingKind.INTEGER,
        24,
        QT_TRANSLATE_NOOP("settings", "Late entry is marked after, hours"),
        group,
        "",
        1,
        720,
        help=QT_TRANSLATE_NOOP("settings", "Time between an event and its entry."),
    )


def _dispatch() -> Iterator[Setting]:
    group = SettingGroup.SERVICE
    yield Setting(
        "dispatch.visit_minutes",
        SettingKind.INTEGER,
        120,
        QT_TRANSLATE_NOOP("settings", "Length of a visit, minutes"),
        group,
        "",
        15,
        720,
    )
    yield Setting(
        "dispatch.area_mode",
        SettingKind.FLAG,
        False,
        QT_TRANSLATE_NOOP("settings", "Hours until arrival also by town and suburb"),
        group,
        sources.AREAS,
        help=QT_TRANSLATE_NOOP(
            "settings", "In working hours from the call, beside those of the fault level: the stricter limit counts."
        ),
    )
    for key, hours, label in (
        ("dispatch.urban_hours", 6, QT_TRANSLATE_NOOP("settings", "In town: arrival within, working hours")),
        ("dispatch.suburban_hours", 7, QT_TRANSLATE_NOOP("settings", "In the suburbs: arrival within, working hours")),
    ):
        yield Setting(key, SettingKind.NUMBER, hours, label, group, sources.AREAS, 0.5, 72)
    yield Setting(
        "charge.onsite_limit",
        SettingKind.AMOUNT,
        50_000,
        QT_TRANSLATE_NOOP("settings", "Collected on the spot up to, yuan"),
        group,
        sources.CHARGING,
        0,
        10_000_000,
        help=QT_TRANSLATE_NOOP("settings", "A larger charge needs the invoice first."),
    )
    for key, days, label in (
        ("charge.hand_in_days", 3, QT_TRANSLATE_NOOP("settings", "Collected and handed to finance within, days")),
        ("charge.invoice_days", 7, QT_TRANSLATE_NOOP("settings", "Invoice made out and sent within, days")),
        ("charge.payment_days", 30, QT_TRANSLATE_NOOP("settings", "An invoice is paid within, days")),
    ):
        yield Setting(key, SettingKind.INTEGER, days, label, group, sources.CHARGING, 0, 366)


def _cover() -> Iterator[Setting]:
    yield Setting(
        "cover.swap_rule", SettingKind.CHOICE, "inherit",
        QT_TRANSLATE_NOOP("settings", "Warranty of a replacement unit"), SettingGroup.SERVICE,
        choices=tuple((str(rule), label) for rule, label in SWAP_RULE_LABELS.items()),
        help=QT_TRANSLATE_NOOP("settings", "Offered when a unit is swapped. With the remainder, repairs count on."),
    )  # fmt: skip
    yield Setting(
        "cover.warranty_excludes", SettingKind.CHOICES, [work for work in WORK_KINDS if work in WARRANTY_EXCLUDES],
        QT_TRANSLATE_NOOP("settings", "Work that a warranty does not pay for"), SettingGroup.SERVICE,
        sources.COVER_EXCLUSIONS, choices=tuple(WORK_KINDS.items()),
        help=QT_TRANSLATE_NOOP("settings", "Counts for the maker's warranty and its extension."),
    )  # fmt: skip


def _inspections() -> Iterator[Setting]:
    group = SettingGroup.SERVICE
    yield Setting(
        "contract.inspection_lead_days",
        SettingKind.INTEGER,
        30,
        QT_TRANSLATE_NOOP("settings", "An inspection is to be planned, days before it is due"),
        group,
        sources.INSPECTION_CYCLE,
        1,
        180,
    )
    yield Setting(
        "inspection.items",
        SettingKind.TEXT,
        "外观清洁；电源接地；线缆接口；开机自检；功能测试；运行环境；软件备份",
        QT_TRANSLATE_NOOP("settings", "What an inspection looks at"),
        group,
        sources.INSPECTION_CYCLE,
        maximum=400,
        help=QT_TRANSLATE_NOOP("settings", "One after the other, divided by semicolons; asked of every device."),
    )


def _after_service() -> Iterator[Setting]:
    group = SettingGroup.SERVICE
    yield Setting(
        "record.return_days",
        SettingKind.INTEGER,
        5,
        QT_TRANSLATE_NOOP("settings", "Signed voucher handed in within, days after return"),
        group,
        sources.HAND_IN,
        1,
        30,
    )
    yield Setting(
        "contract.expiry_notice_days",
        SettingKind.INTEGER,
        30,
        QT_TRANSLATE_NOOP("settings", "A contract is expiring, days before its end"),
        group,
        sources.EXPIRY_NOTICE,
        7,
        180,
    )
    yield from visits()
    yield from figures()


def _numbers() -> Iterator[Setting]:
    for kind in NumberKind:
        yield Setting(
            f"number.{kind}.format",
            SettingKind.NUMBER_FORMAT,
            DEFAULT_FORMATS[kind],
            QT_TRANSLATE_NOOP("settings", "Number of a {name}"),
            SettingGroup.NUMBERS,
            sources.NUMBERING,
            subject=KIND_LABELS[kind],
            help=QT_TRANSLATE_NOOP("settings", "Serials start again with each yymm or yy; without either never."),
        )


def _export() -> Iterator[Setting]:
    yield Setting(
        "export.formats",
        SettingKind.CHOICES,
        ["csv", "xlsx"],
        QT_TRANSLATE_NOOP("settings", "Formats of exports"),
        SettingGroup.EXPORT,
        sources.EXPORTS,
        help=QT_TRANSLATE_NOOP("settings", "Offered by the menu of a ledger; PDF comes from its print preview."),
        choices=(
            ("csv", QT_TRANSLATE_NOOP("settings", "CSV")),
            ("xlsx", QT_TRANSLATE_NOOP("settings", "Excel (xlsx)")),
            ("json", QT_TRANSLATE_NOOP("settings", "JSON")),
        ),
    )
    yield Setting(
        "export.encoding",
        SettingKind.CHOICE,
        "utf-8-sig",
        QT_TRANSLATE_NOOP("settings", "Encoding of CSV files"),
        SettingGroup.EXPORT,
        choices=(
            ("utf-8-sig", QT_TRANSLATE_NOOP("settings", "UTF-8 with mark, for Excel")),
            ("utf-8", QT_TRANSLATE_NOOP("settings", "UTF-8")),
            ("gb18030", QT_TRANSLATE_NOOP("settings", "GB 18030")),
        ),
    )


def _security() -> Iterator[Setting]:
    for key, usual, low, high, label in (
        ("session.idle_lock_minutes", 10, 1, 240, QT_TRANSLATE_NOOP("settings", "Lock after idle, minutes")),
        ("sign_in.free_attempts", 5, 1, 10, QT_TRANSLATE_NOOP("settings", "Failed sign-ins before waiting begins")),
        (
            "sign_in.first_delay_seconds",
            60,
            1,
            300,
            QT_TRANSLATE_NOOP("settings", "First wait, seconds (doubles each time)"),
        ),
        ("sign_in.longest_delay_minutes", 15, 1, 1440, QT_TRANSLATE_NOOP("settings", "Longest wait, minutes")),
        ("password.minimum_length", 8, 6, 64, QT_TRANSLATE_NOOP("settings", "Shortest password, characters")),
        ("drafts.kept_days", 14, 1, 365, QT_TRANSLATE_NOOP("settings", "What was typed and not saved is kept, days")),
    ):
        yield Setting(key, SettingKind.INTEGER, usual, label, SettingGroup.SECURITY, sources.SECRECY, low, high)
    yield Setting(
        "privacy.masked_roles",
        SettingKind.CHOICES,
        list(MASKED_ROLES),
        QT_TRANSLATE_NOOP("settings", "Who sees customers' telephone numbers masked"),
        SettingGroup.SECURITY,
        sources.SECRECY,
        help=QT_TRANSLATE_NOOP(
            "settings",
            "138****5678 until they ask for the number, which is on record. Technicians see those of their open jobs.",
        ),
        choices=tuple((str(role), ROLE_LABELS[role]) for role in ROLES if role is not Role.SUPERVISOR),
    )


SETTINGS: Mapping[str, Setting] = MappingProxyType(
    {
        setting.key: setting
        for part in (
            _branch,
            _limits,
            _clocks,
            _dispatch,
            _cover,
            _inspections,
            _after_service,
            opinions,
            boards,
            custody,
            surveys,
            guarantee,
            complaints,
            _numbers,
            papers,
            _export,
            _security,
            backups,
        )
        for setting in part()
    }
)
"""Every setting by key, in the order of the preferences dialog."""


def declared(key: str) -> Setting:
    """The declaration of a setting. Raises Bug for a key that does not exist."""
    if key not in SETTINGS:
        raise Bug(f"there is no setting {key!r}")
    return SETTINGS[key]


def default(key: str) -> Value:
    """The default of a setting (lists are fresh). Raises Bug for a key that does not exist."""
    value = declared(key).default
    return list(value) if isinstance(value, list) else value


def parse(key: str, text: str) -> Value:
    """The checked value that a text stands for, as typed in an editor or on the command line.

    Raises UserError (field = key), Bug for a key that does not exist.
    """
    return parse_value(declared(key), text)


def check(key: str, value: Value) -> Value:
    """A value in its proper form, if the setting may hold it.

    Raises UserError (field = key) that names the range or the choices, Bug for a key that does not exist.
    """
    return check_value(declared(key), value)


def format_value(key: str, value: Value) -> str:
    """A value as `parse` reads it. Raises Bug for a key that does not exist."""
    return written_value(declared(key), value)
