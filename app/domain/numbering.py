"""Numbers of papers and records (domain.md 4.9, R008): formats, rendering, reading what a scanner or a person types.

A format such as `JX-{branch}-{yymm}-{serial:04}` says everything: its literal letters, where the branch stands, and how
often the serial starts again (every month with `{yymm}`, every year with `{yy}`, never without either). A serial that
outgrows its digits gets wider; it never starts again. The checks of `validate_format` make sure that two branches, two
periods or two serials never give the same number, `validate_formats` that two kinds do not.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import lru_cache
from types import MappingProxyType

from app.core.errors import UserError
from app.core.i18n import QT_TRANSLATE_NOOP, translate


class NumberKind(StrEnum):
    """What bears a number; the names are the glossary's."""

    SERVICE_CALL = "service_call"
    SERVICE_VOUCHER = "service_voucher"
    TAKE_BACK_RECEIPT = "take_back_receipt"
    RETURNED_PART = "returned_part"
    LOAN = "loan"
    CONTRACT = "contract"
    CUSTOMER = "customer"
    DEVICE = "device"
    STAFF = "staff"
    RETURN_VISIT = "return_visit"
    STOCK_IN_TEST = "stock_in_test"
    TOOL = "tool"
    RETURN_SLIP = "return_slip"
    ALLOWANCE = "allowance"
    REMINDER = "reminder"
    LATE_CAUSE = "late_cause"
    PENALTY = "penalty"
    COMPLAINT = "complaint"
    CARE_ACTIVITY = "care_activity"
    RELATIONSHIP_ASSESSMENT = "relationship_assessment"
    IMPORT_RUN = "import_run"
    INSPECTION = "inspection"
    LOANER_UNIT = "loaner_unit"
    OLD_PART = "old_part"
    CHARGE = "charge"
    CASH_HANDOVER = "cash_handover"
    SUPPLIER = "supplier"
    TOOL_LOAN = "tool_loan"
    STOCK_TAKE = "stock_take"
    EXCHANGE_REQUEST = "exchange_request"
    SALES_RETURN = "sales_return"
    ANOMALY_NOTICE = "anomaly_notice"
    CORRECTIVE_ACTION = "corrective_action"
    ARCHIVE_BUNDLE = "archive_bundle"
    OPINION = "opinion"
    SURVEY = "survey"
    ROUTINE_LOG = "routine_log"


PREFIXES: Mapping[NumberKind, str] = MappingProxyType(
    {
        NumberKind.SERVICE_CALL: "JX",
        NumberKind.SERVICE_VOUCHER: "FW",
        NumberKind.TAKE_BACK_RECEIPT: "SJ",
        NumberKind.RETURNED_PART: "FX",
        NumberKind.LOAN: "BY",
        NumberKind.CONTRACT: "HT",
        NumberKind.CUSTOMER: "KH",
        NumberKind.DEVICE: "SB",
        NumberKind.STAFF: "RY",
        NumberKind.RETURN_VISIT: "HF",
        NumberKind.STOCK_IN_TEST: "RJ",
        NumberKind.TOOL: "GJ",
        NumberKind.RETURN_SLIP: "TH",
        NumberKind.ALLOWANCE: "ZR",
        NumberKind.REMINDER: "CB",
        NumberKind.LATE_CAUSE: "QB",
        NumberKind.PENALTY: "JF",
        NumberKind.COMPLAINT: "TS",
        NumberKind.CARE_ACTIVITY: "GH",
        NumberKind.RELATIONSHIP_ASSESSMENT: "PG",
        NumberKind.IMPORT_RUN: "DR",
        NumberKind.INSPECTION: "XJ",
        NumberKind.LOANER_UNIT: "BJ",
        NumberKind.OLD_PART: "JJ",
        NumberKind.CHARGE: "SF",
        NumberKind.CASH_HANDOVER: "JK",
        NumberKind.SUPPLIER: "GY",
        NumberKind.TOOL_LOAN: "LY",
        NumberKind.STOCK_TAKE: "PD",
        NumberKind.EXCHANGE_REQUEST: "SL",
        NumberKind.SALES_RETURN: "XT",
        NumberKind.ANOMALY_NOTICE: "YC",
        NumberKind.CORRECTIVE_ACTION: "JC",
        NumberKind.ARCHIVE_BUNDLE: "GD",
        NumberKind.OPINION: "YJ",
        NumberKind.SURVEY: "DC",
        NumberKind.ROUTINE_LOG: "RZ",
    }
)
"""The letters of each kind. A complaint's are reserved but not printed: its number is YYMM-NNN behind the branch
(002C).
"""

KIND_LABELS: Mapping[NumberKind, str] = MappingProxyType(
    {
        NumberKind.SERVICE_CALL: QT_TRANSLATE_NOOP("numbering", "service call"),
        NumberKind.SERVICE_VOUCHER: QT_TRANSLATE_NOOP("numbering", "service voucher"),
        NumberKind.TAKE_BACK_RECEIPT: QT_TRANSLATE_NOOP("numbering", "take-back receipt"),
        NumberKind.RETURNED_PART: QT_TRANSLATE_NOOP("numbering", "returned part"),
        NumberKind.LOAN: QT_TRANSLATE_NOOP("numbering", "loan"),
        NumberKind.CONTRACT: QT_TRANSLATE_NOOP("numbering", "contract"),
        NumberKind.CUSTOMER: QT_TRANSLATE_NOOP("numbering", "customer"),
        NumberKind.DEVICE: QT_TRANSLATE_NOOP("numbering", "device"),
        NumberKind.STAFF: QT_TRANSLATE_NOOP("numbering", "staff"),
        NumberKind.RETURN_VISIT: QT_TRANSLATE_NOOP("numbering", "return visit"),
        NumberKind.STOCK_IN_TEST: QT_TRANSLATE_NOOP("numbering", "pre-stock test"),
        NumberKind.TOOL: QT_TRANSLATE_NOOP("numbering", "tool"),
        NumberKind.RETURN_SLIP: QT_TRANSLATE_NOOP("numbering", "return slip"),
        NumberKind.ALLOWANCE: QT_TRANSLATE_NOOP("numbering", "allowance certificate"),
        NumberKind.REMINDER: QT_TRANSLATE_NOOP("numbering", "reminder slip"),
        NumberKind.LATE_CAUSE: QT_TRANSLATE_NOOP("numbering", "late-cause slip"),
        NumberKind.PENALTY: QT_TRANSLATE_NOOP("numbering", "penalty notice"),
        NumberKind.COMPLAINT: QT_TRANSLATE_NOOP("numbering", "complaint"),
        NumberKind.CARE_ACTIVITY: QT_TRANSLATE_NOOP("numbering", "care activity"),
        NumberKind.RELATIONSHIP_ASSESSMENT: QT_TRANSLATE_NOOP("numbering", "relationship assessment"),
        NumberKind.IMPORT_RUN: QT_TRANSLATE_NOOP("numbering", "import"),
        NumberKind.INSPECTION: QT_TRANSLATE_NOOP("numbering", "inspection"),
        NumberKind.LOANER_UNIT: QT_TRANSLATE_NOOP("numbering", "loaner unit"),
        NumberKind.OLD_PART: QT_TRANSLATE_NOOP("numbering", "old part"),
        NumberKind.CHARGE: QT_TRANSLATE_NOOP("numbering", "charge record"),
        NumberKind.CASH_HANDOVER: QT_TRANSLATE_NOOP("numbering", "cash hand-over slip"),
        NumberKind.SUPPLIER: QT_TRANSLATE_NOOP("numbering", "supplier"),
        NumberKind.TOOL_LOAN: QT_TRANSLATE_NOOP("numbering", "tool loan"),
        NumberKind.STOCK_TAKE: QT_TRANSLATE_NOOP("numbering", "stock-take"),
        NumberKind.EXCHANGE_REQUEST: QT_TRANSLATE_NOOP("numbering", "return or exchange"),
        NumberKind.SALES_RETURN: QT_TRANSLATE_NOOP("numbering", "sales return certificate"),
        NumberKind.ANOMALY_NOTICE: QT_TRANSLATE_NOOP("numbering", "anomaly notice"),
        NumberKind.CORRECTIVE_ACTION: QT_TRANSLATE_NOOP("numbering", "corrective action"),
        NumberKind.ARCHIVE_BUNDLE: QT_TRANSLATE_NOOP("numbering", "booklet"),
        NumberKind.OPINION: QT_TRANSLATE_NOOP("numbering", "opinion"),
        NumberKind.SURVEY: QT_TRANSLATE_NOOP("numbering", "survey"),
        NumberKind.ROUTINE_LOG: QT_TRANSLATE_NOOP("numbering", "routine log"),
    }
)
"""The glossary's name of each kind."""

_CONTINUOUS = {
    NumberKind.CUSTOMER: 5,
    NumberKind.DEVICE: 5,
    NumberKind.STAFF: 3,
    NumberKind.TOOL: 4,
    NumberKind.LOANER_UNIT: 4,
    NumberKind.SUPPLIER: 4,
}


def _default_format(kind: NumberKind) -> str:
    if kind is NumberKind.COMPLAINT:
        return "{branch}-{yymm}-{serial:03}"
    if kind in _CONTINUOUS:
        return f"{PREFIXES[kind]}-{{branch}}-{{serial:0{_CONTINUOUS[kind]}}}"
    return f"{PREFIXES[kind]}-{{branch}}-{{yymm}}-{{serial:04}}"


DEFAULT_FORMATS: Mapping[NumberKind, str] = MappingProxyType({kind: _default_format(kind) for kind in NumberKind})
"""The format of each kind unless the setting `number.<kind>.format` says otherwise."""

_TOKEN = re.compile(r"\{([^{}]*)\}")
_SERIAL = re.compile(r"serial(?::0([1-9]))?")
_DATE_TOKENS = {"yymm": r"\d\d(?:0[1-9]|1[0-2])", "yyyymm": r"\d{4}(?:0[1-9]|1[0-2])", "yy": r"\d\d", "yyyy": r"\d{4}"}
_LITERAL = re.compile(r"[A-Z0-9._-]*")
_SEPARATORS = "._-"
_BRANCH = r"[A-Z0-9]{2,8}"
_LONGEST = 40


@dataclass(frozen=True)
class ParsedNumber:
    """A number that was read. `number` is its proper spelling, `period` as `period_key` gives it."""

    kind: NumberKind
    branch: str
    period: str
    serial: int
    number: str


def check_branch_code(code: str) -> str:
    """A branch code: 2 to 8 of A–Z and 0–9, and none of the letters reserved for a kind of number.

    Returns it in capitals. Raises UserError (field `branch_code`).
    """
    plain = unicodedata.normalize("NFKC", code).strip().upper()
    if not re.fullmatch(_BRANCH, plain):
        raise UserError(translate("numbering", "A branch code has 2 to 8 letters A–Z or digits."), "branch_code")
    if plain in PREFIXES.values():
        text = translate("numbering", "{code} already begins the numbers of other papers. Choose another branch code.")
        raise UserError(text.format(code=plain), "branch_code")
    return plain


def validate_format(form: str, field: str | None = None) -> str:
    """Check a number format and return it.

    `{branch}` and `{serial}` (with its least digits: `{serial:04}`) stand once each, the serial last, both behind a
    separator or at the edge; at most one of `{yy}`, `{yyyy}`, `{yymm}`, `{yyyymm}`; letters are capitals, separators
    `-`, `.`, `_`.

    Raises UserError with what is wrong.
    """
    refuse = _Refusal(form, field)
    if len(form) > _LONGEST:
        raise refuse.because(translate("numbering", "“{format}” is too long for a number."))
    names: list[str] = []
    for literal, name in _pieces(form):
        if not _LITERAL.fullmatch(literal):
            raise refuse.because(
                translate("numbering", "“{format}” may hold only A–Z, 0–9, “-”, “.”, “_” and the marks in braces.")
            )
        if name:
            names.append(_SERIAL.sub("serial", name) if _SERIAL.fullmatch(name) else name)
    if names.count("branch") != 1 or names.count("serial") != 1:
        raise refuse.because(translate("numbering", "“{format}” needs the branch and the serial, once each."))
    dates = [name for name in names if name in _DATE_TOKENS]
    if len(dates) > 1 or len(names) != len(dates) + 2:
        raise refuse.because(
            translate("numbering", "“{format}” may hold one of the marks yy, yyyy, yymm and yyyymm, no other.")
        )
    if not form.endswith("}") or names[-1] != "serial":
        raise refuse.because(translate("numbering", "“{format}” must end with the serial."))
    if not re.search(rf"(?:^|[{_SEPARATORS}])\{{branch\}}[{_SEPARATORS}]", form) or not re.search(
        rf"[{_SEPARATORS}]\{{serial", form
    ):
        raise refuse.because(
            translate("numbering", "“{format}” needs a separator around the branch and before the serial.")
        )
    return form


def validate_formats(formats: Mapping[NumberKind, str]) -> None:
    """Check all formats of a branch together: two kinds must not give the same number.

    Raises UserError naming the kind's setting.
    """
    seen: dict[str, NumberKind] = {}
    for kind, form in formats.items():
        field = f"number.{kind}.format"
        # How wide the serial is makes no difference once it grows, nor does the spelling of the period.
        shape = re.sub(r"\{serial[^}]*\}", "{serial}", re.sub(r"\{y[ym]+\}", "{period}", validate_format(form, field)))
        if shape in seen:
            text = translate("numbering", "“{format}” would give the same numbers as another kind of paper.")
            raise UserError(text.format(format=form), field)
        seen[shape] = kind


def render(form: str, branch: str, day: date, serial: int) -> str:
    """The number of a serial drawn on a day. Raises ValueError for a serial below one."""
    if serial < 1:
        raise ValueError("serials start at one")
    return form.format(
        branch=branch,
        serial=serial,
        yy=f"{day:%y}",
        yyyy=f"{day.year:04d}",
        yymm=f"{day:%y%m}",
        yyyymm=f"{day.year:04d}{day:%m}",
    )


def period_key(form: str, day: date) -> str:
    """The period whose serials belong together: `2611` for a month, `26` for a year, empty for continuous numbers."""
    if "mm}" in form:
        return f"{day:%y%m}"
    return f"{day:%y}" if "{yy" in form else ""


def parse(text: str, formats: Mapping[NumberKind, str] = DEFAULT_FORMATS) -> ParsedNumber | None:
    """Read a number as scanned or typed; None when it is none.

    Case, full-width characters, surrounding and inner spaces, other dashes and missing leading zeros do not matter.
    """
    plain = unicodedata.normalize("NFKC", text).strip().upper()[: _LONGEST * 2]
    plain = re.sub(r"\s*[-‐‑‒–—―−ー]\s*", "-", plain)
    for spelling in dict.fromkeys((re.sub(r"\s+", "-", plain), re.sub(r"\s+", "", plain))):
        for kind, form in formats.items():
            found = _pattern(form).fullmatch(spelling)
            if found:
                values = found.groupdict()
                serial = int(values["serial"])
                if serial < 1 or values["branch"] in PREFIXES.values():
                    continue
                period = (values.get("period") or "").removeprefix("20" if "{yyyy" in form else "")
                return ParsedNumber(kind, values["branch"], period, serial, _respell(form, values))
    return None


@lru_cache(maxsize=64)
def _pattern(form: str) -> re.Pattern[str]:
    parts: list[str] = []
    for literal, name in _pieces(form):
        parts.append(re.escape(literal))
        if name == "branch":
            parts.append(f"(?P<branch>{_BRANCH})")
        elif name in _DATE_TOKENS:
            parts.append(f"(?P<period>{_DATE_TOKENS[name]})")
        elif name:
            parts.append(r"(?P<serial>[0-9]{1,12})")
    return re.compile("".join(parts))


def _respell(form: str, values: Mapping[str, str | None]) -> str:
    def part(name: str) -> str:
        if name.startswith("serial"):
            return f"{{{name.replace('serial', '0')}}}".format(int(values["serial"] or 0))
        return (values["branch"] if name == "branch" else values["period"]) or ""

    return "".join(literal + (part(name) if name else "") for literal, name in _pieces(form))


def _pieces(form: str) -> Iterator[tuple[str, str]]:
    """Literal text and the mark behind it (empty at the end)."""
    reached = 0
    for token in _TOKEN.finditer(form):
        yield form[reached : token.start()], token[1]
        reached = token.end()
    yield form[reached:], ""


@dataclass(frozen=True)
class _Refusal:
    form: str
    field: str | None

    def because(self, text: str) -> UserError:
        return UserError(text.format(format=self.form), self.field)
