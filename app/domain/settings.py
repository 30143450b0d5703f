"""Every setting of the branch: its kind, default, limits, and where the default comes from (domain.md 6.1).

Only declarations and checks; where settings are kept is the concern of `services.settings`. Values are plain and fit
JSON: text, whole numbers, numbers, true or false, lists of words. Amounts are whole fen.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from app.core.errors import Bug
from app.core.i18n import QT_TRANSLATE_NOOP
from app.domain.numbering import DEFAULT_FORMATS, KIND_LABELS, NumberKind
from app.domain.setting_kinds import Setting, SettingGroup, SettingKind, Value, check_value, parse_value, written_value
from app.domain.work_hours import DEFAULT_WORK_HOURS

PAPERS = (
    ("A4", QT_TRANSLATE_NOOP("settings", "A4")),
    ("A5", QT_TRANSLATE_NOOP("settings", "A5 landscape")),
    ("241x139.7", QT_TRANSLATE_NOOP("settings", "241 × 139.7 mm, continuous")),
)


def _branch() -> Iterator[Setting]:
    group, source = SettingGroup.BRANCH, "6.1"
    yield Setting(
        "branch_code",
        SettingKind.BRANCH_CODE,
        "",
        QT_TRANSLATE_NOOP("settings", "Branch code"),
        group,
        source,
        help=QT_TRANSLATE_NOOP("settings", "Stands in every number, so that two branches never give the same."),
    )
    yield Setting("branch_name", SettingKind.TEXT, "", QT_TRANSLATE_NOOP("settings", "Branch name"), group, source)
    yield Setting("company_name", SettingKind.TEXT, "", QT_TRANSLATE_NOOP("settings", "Company name"), group, source)
    yield Setting(
        "complaint_phone",
        SettingKind.PHONE,
        "",
        QT_TRANSLATE_NOOP("settings", "Complaint telephone"),
        group,
        "002E",
        help=QT_TRANSLATE_NOOP("settings", "Printed on every form."),
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
            "001",
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
            "001, C22",
            1,
            240,
            optional=True,
            help=QT_TRANSLATE_NOOP("settings", "Empty: leave at once by the fastest transport."),
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
        "C18",
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
        "6.1",
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


def _after_service() -> Iterator[Setting]:
    group = SettingGroup.SERVICE
    yield Setting(
        "record.return_days",
        SettingKind.INTEGER,
        5,
        QT_TRANSLATE_NOOP("settings", "Signed voucher handed in within, days after return"),
        group,
        "000",
        1,
        30,
    )
    yield Setting(
        "contract.expiry_notice_days",
        SettingKind.INTEGER,
        30,
        QT_TRANSLATE_NOOP("settings", "A contract is expiring, days before its end"),
        group,
        "C20",
        7,
        180,
    )
    yield Setting(
        "visit.after_call_days",
        SettingKind.INTEGER,
        3,
        QT_TRANSLATE_NOOP("settings", "Return visit due, days after a call"),
        group,
        "C12",
        0,
        60,
    )
    yield Setting(
        "visit.max_attempts",
        SettingKind.INTEGER,
        3,
        QT_TRANSLATE_NOOP("settings", "Attempts before a customer counts as unreachable"),
        group,
        "6.1",
        1,
        10,
    )


def _numbers() -> Iterator[Setting]:
    for kind in NumberKind:
        yield Setting(
            f"number.{kind}.format",
            SettingKind.NUMBER_FORMAT,
            DEFAULT_FORMATS[kind],
            QT_TRANSLATE_NOOP("settings", "Number of a {name}"),
            SettingGroup.NUMBERS,
            "4.9",
            subject=KIND_LABELS[kind],
            help=QT_TRANSLATE_NOOP("settings", "Serials start again with each yymm or yy; without either never."),
        )


def _paper() -> Iterator[Setting]:
    yield Setting(
        "print.paper.service_voucher",
        SettingKind.CHOICE,
        "A4",
        QT_TRANSLATE_NOOP("settings", "Paper of the service voucher"),
        SettingGroup.PAPER,
        "2.9 P01",
        choices=PAPERS,
    )


def _export() -> Iterator[Setting]:
    yield Setting(
        "export.formats",
        SettingKind.CHOICES,
        ["csv", "xlsx"],
        QT_TRANSLATE_NOOP("settings", "Formats of exports"),
        SettingGroup.EXPORT,
        "6.1",
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
        "6.1",
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
    ):
        yield Setting(key, SettingKind.INTEGER, usual, label, SettingGroup.SECURITY, "R004", low, high)


SETTINGS: Mapping[str, Setting] = MappingProxyType(
    {
        setting.key: setting
        for part in (
            _branch,
            _limits,
            _clocks,
            _dispatch,
            _after_service,
            _numbers,
            _paper,
            _export,
            _security,
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
