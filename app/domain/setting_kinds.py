"""What a setting is, and how its values are read, checked and written."""

from __future__ import annotations

import math
import re
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from app.core.errors import UserError
from app.core.i18n import QT_TRANSLATE_NOOP, shown, translate
from app.core.money import LARGEST_FEN, format_yuan, parse_yuan
from app.domain.numbering import check_branch_code, validate_format
from app.domain.shift_roster import format_shifts, parse_shifts
from app.domain.validation import LONGEST_LINE, clean_line, normalise_phone
from app.domain.work_hours import format_work_hours, parse_work_hours

_DIGEST = re.compile(r"[0-9a-f]{64}")
"""A picture is kept as a file; the setting holds the SHA-256 of its content."""

Value = str | int | float | bool | list[str] | None
"""What a setting may hold; None where an optional one is empty."""


class SettingKind(StrEnum):
    """How a setting is edited and checked."""

    TEXT = "text"
    PHONE = "phone"
    PATH = "path"
    INTEGER = "integer"
    NUMBER = "number"
    AMOUNT = "amount"
    FLAG = "flag"
    CHOICE = "choice"
    CHOICES = "choices"
    BRANCH_CODE = "branch_code"
    WORK_HOURS = "work_hours"
    SHIFTS = "shifts"
    NUMBER_FORMAT = "number_format"
    PICTURE = "picture"
    STEPS = "steps"


class SettingGroup(StrEnum):
    """Where the preferences dialog shows a setting."""

    BRANCH = "branch"
    CLOCKS = "clocks"
    SERVICE = "service"
    GUARANTEE = "guarantee"
    COMPLAINTS = "complaints"
    NUMBERS = "numbers"
    PAPER = "paper"
    EXPORT = "export"
    SECURITY = "security"
    BACKUP = "backup"


GROUP_LABELS: Mapping[SettingGroup, str] = MappingProxyType(
    {
        SettingGroup.BRANCH: QT_TRANSLATE_NOOP("settings", "Branch"),
        SettingGroup.CLOCKS: QT_TRANSLATE_NOOP("settings", "Response and arrival"),
        SettingGroup.SERVICE: QT_TRANSLATE_NOOP("settings", "Service"),
        SettingGroup.GUARANTEE: QT_TRANSLATE_NOOP("settings", "Repair, replacement, refund"),  # 三包
        SettingGroup.COMPLAINTS: QT_TRANSLATE_NOOP("settings", "Complaints"),
        SettingGroup.NUMBERS: QT_TRANSLATE_NOOP("settings", "Numbers"),
        SettingGroup.PAPER: QT_TRANSLATE_NOOP("settings", "Paper"),
        SettingGroup.EXPORT: QT_TRANSLATE_NOOP("settings", "Export"),
        SettingGroup.SECURITY: QT_TRANSLATE_NOOP("settings", "Sign-in"),
        SettingGroup.BACKUP: QT_TRANSLATE_NOOP("settings", "Backup"),
    }
)


@dataclass(frozen=True)
class Setting:
    """A setting. `source` tells which rule is behind the default, `subject` fills the `{name}` of a label shared by
    several.

    `minimum` and `maximum` bound numbers (amounts in fen; of a text its characters), `choices` are (value, marked
    label), `optional` allows it to be empty; one that is not listed has a dialog of its own.
    """

    key: str
    kind: SettingKind
    default: Value
    label: str
    group: SettingGroup
    source: str = ""
    minimum: float | None = None
    maximum: float | None = None
    choices: tuple[tuple[str, str], ...] = ()
    help: str = ""
    optional: bool = False
    subject: str = ""
    is_listed: bool = True

    def title(self) -> str:
        """The label in the language of the program."""
        return shown(self.label).format(name=shown(self.subject))


def parse_value(setting: Setting, text: str) -> Value:
    """The checked value that a text stands for, as typed in an editor or on the command line.

    Raises UserError (field = the key).
    """
    plain = unicodedata.normalize("NFKC", text).strip()
    if setting.optional and not plain:
        return None
    match setting.kind:
        case SettingKind.INTEGER | SettingKind.NUMBER:
            try:
                number = int(plain) if setting.kind is SettingKind.INTEGER else float(plain)
            except ValueError:
                raise _out_of_range(setting) from None
            return check_value(setting, int(number) if math.isfinite(number) and number == int(number) else number)
        case SettingKind.AMOUNT:
            return check_value(setting, parse_yuan(plain, setting.key))
        case SettingKind.FLAG:
            words = {
                "true": True,
                "yes": True,
                "on": True,
                "1": True,
                "false": False,
                "no": False,
                "off": False,
                "0": False,
            }
            if plain.lower() not in words:
                raise UserError(translate("settings", "Say yes or no."), setting.key)
            return words[plain.lower()]
        case SettingKind.CHOICES:
            return check_value(setting, [word.strip().lower() for word in plain.split(",") if word.strip()])
        case _:
            return check_value(setting, text)


def check_value(setting: Setting, value: Value) -> Value:
    """A value in its proper form, if the setting may hold it.

    Raises UserError (field = the key) that names the range or the choices.
    """
    if value is None:
        if not setting.optional:
            raise UserError(translate("settings", "Please fill this in."), setting.key)
        return None
    match setting.kind:
        case SettingKind.INTEGER | SettingKind.NUMBER | SettingKind.AMOUNT:
            return _check_number(setting, value)
        case SettingKind.FLAG:
            if not isinstance(value, bool):
                raise UserError(translate("settings", "Say yes or no."), setting.key)
            return value
        case SettingKind.CHOICE | SettingKind.CHOICES:
            return _check_choice(setting, value)
        case _:
            if not isinstance(value, str):
                raise UserError(translate("settings", "A text is wanted here."), setting.key)
            return _check_text(setting, value)


def written_value(setting: Setting, value: Value) -> str:
    """A value as `parse_value` reads it."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if setting.kind is SettingKind.AMOUNT and isinstance(value, int):
        return format_yuan(value)
    return ",".join(value) if isinstance(value, list) else str(value)


def _check_number(setting: Setting, value: Value) -> int | float:
    whole = setting.kind is not SettingKind.NUMBER
    if isinstance(value, bool) or not isinstance(value, int if whole else (int, float)) or not math.isfinite(value):
        raise _out_of_range(setting)
    if not (-LARGEST_FEN if setting.minimum is None else setting.minimum) <= value <= (setting.maximum or LARGEST_FEN):
        raise _out_of_range(setting)
    return value


def _check_choice(setting: Setting, value: Value) -> Value:
    words = [word for word, _ in setting.choices]
    several = setting.kind is SettingKind.CHOICES
    chosen = value if isinstance(value, list) else [value]
    if several != isinstance(value, list) or not chosen or not all(word in words for word in chosen):
        raise UserError(translate("settings", "Choose from: {choices}.").format(choices=", ".join(words)), setting.key)
    return [word for word in words if word in chosen] if several else value


def _check_text(setting: Setting, value: str) -> str:
    match setting.kind:
        case SettingKind.BRANCH_CODE:
            return check_branch_code(value) if value.strip() else ""
        case SettingKind.NUMBER_FORMAT:
            return validate_format(value.strip(), setting.key)
        case kind if kind in _NORMAL:
            return _NORMAL[kind](value, setting.key)
        case _:
            return clean_line(value, int(setting.maximum or LONGEST_LINE), setting.key)


def _picture(value: str, key: str) -> str:
    if value and not _DIGEST.fullmatch(value):
        raise UserError(translate("settings", "Choose a picture."), key)
    return value


def _steps(value: str, _key: str) -> str:
    from app.domain import penalty_steps  # not before the first rows

    return penalty_steps.written(penalty_steps.parse(value))


_NORMAL: Mapping[SettingKind, Callable[[str, str], str]] = MappingProxyType(
    {
        SettingKind.PHONE: normalise_phone,
        SettingKind.WORK_HOURS: lambda value, _key: format_work_hours(parse_work_hours(value)),
        SettingKind.SHIFTS: lambda value, key: format_shifts(parse_shifts(value, key)),
        SettingKind.PICTURE: _picture,
        SettingKind.STEPS: _steps,
    }
)
"""How the text of a kind is read and written again; takes the text and the key."""


def _out_of_range(setting: Setting) -> UserError:
    amount = setting.kind is SettingKind.AMOUNT
    low, high = (
        format_yuan(int(end or 0)) if amount else f"{end:g}" for end in (setting.minimum or 0, setting.maximum or 0)
    )
    if setting.kind is SettingKind.INTEGER:
        text = translate("settings", "A whole number from {low} to {high} is wanted here.")
    else:
        text = translate("settings", "A number from {low} to {high} is wanted here.")
    return UserError(text.format(low=low, high=high), setting.key)
