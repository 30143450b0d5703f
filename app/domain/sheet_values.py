"""What stands in the cells of real spreadsheets, understood: dates, telephones, serials, amounts, months, yes and no.

A cell is what a spreadsheet stores: text, a number, a date, a moment, or nothing. What cannot be understood raises
UserError with a sentence for the person who mends the sheet; nothing is guessed silently.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from decimal import Decimal, InvalidOperation
from functools import lru_cache
from typing import NamedTuple

from app.core.errors import UserError
from app.core.i18n import translate
from app.core.money import LARGEST_FEN
from app.domain import validation

Cell = str | int | float | date | datetime | None
Row = tuple[Cell, ...]

_EPOCH = datetime(1899, 12, 30)
_FIRST_SERIAL, _LAST_SERIAL = 20_000, 80_000  # days of 1954 to 2119 as spreadsheets count them
_EXACT = 10**15  # spreadsheets keep fifteen digits of a number
_NUMERALS = str.maketrans("〇○零一二三四五六七八九壹贰叁肆伍陆柒捌玖两", "0001234567891234567892")
_TENS = re.compile("([一二三四五六七八九])?十([一二三四五六七八九])?")
_DATE = re.compile(r"(\d{4}|\d{2})[-./年\s]+(\d{1,2})(?:[-./月\s]+(\d{1,2}))?(?:[日号]|月份?)?")
_YEAR_LAST = re.compile(r"(\d{1,2})[-./](\d{1,2})[-./](\d{4})")
_COMPACT = re.compile(r"(19[89]\d|20\d\d)(\d\d)(\d\d)?")
_ENGLISH = re.compile(r"(?:(\d{1,2})[-\s]+)?([A-Z]{3,9})\.?[-,\s]+(?:(\d{1,2}),?\s+)?(\d{4}|\d{2})", re.IGNORECASE)
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_TIME = re.compile(
    r"(上午|下午|晚上|中午|早上|AM|PM)?\s*(\d{1,2})[:时点](\d{1,2})?(?:[:分](\d{1,2})?)?[分秒]?\s*(AM|PM)?$", re.I
)
_WEEKDAY = re.compile(r"[(（]?(?:星期|周)[一二三四五六日天][)）]?")
_SHORTENED = re.compile(r"\d(?:\.\d+)?E\+\d+", re.IGNORECASE)
_ERRORS = frozenset({"#N/A", "#REF!", "#VALUE!", "#DIV/0!", "#NAME?", "#NULL!", "#NUM!", "#GETTING_DATA"})
_BETWEEN_PHONES = re.compile(r"[/、,;|&\n]|或者?|和|及")
_MOBILE = re.compile(r"(?<!\d)1[3-9]\d{9}(?!\d)")
_MOBILES = re.compile(r"(?:1[3-9]\d{9}){2,}")
_PHONE_LABEL = re.compile(r"^(?:联系)?(?:电话|手机|座机|固话|传真|TEL|MOBILE|PHONE)[号码]*[:.]?\s*", re.IGNORECASE)
_TOTALS = re.compile(
    r"(?:本页|本月|本年|累计|全部)?(?:合\s*计|总\s*计|小\s*计|共\s*计|累\s*计)|(?:grand\s+|sub-?)?total|sum", re.I
)
_FOOTERS = re.compile(r"(?:制表|填表|审核|复核|打印|编制|批准|统计)(?:人|日期|时间)?\s*[:：]")
_AMOUNT = re.compile(r"[¥￥]?\s*(-?\d+(?:\.\d+)?)\s*(万)?(?:元|圆|RMB|CNY)?整?", re.IGNORECASE)
_PERIOD = re.compile(
    r"(?:保修|质保|三包)?(?:期)?(\d+(?:\.\d+)?)\s*(年|个?月|Y(?:EARS?)?|M(?:ONTHS?)?)?(?:保修|质保|免费)?", re.I
)
_ORGANISATION = re.compile(
    "公司|集团|厂|院|学校|大学|中学|小学|幼儿园|银行|医|局|所|部|店|中心|委员会|协会|政府|酒店|宾馆|超市|支行|办事处|工作室|物业|站|社|馆|队"
)
_NOTHING = frozenset({"", "-", "--", "—", "/", "\\", "无", "没有", "none", "n/a", "null", "nan"})
_YES = frozenset({"是", "有", "对", "√", "✓", "✔", "y", "yes", "true", "1", "重点", "vip"})
_NO = frozenset({"否", "无", "不", "×", "✗", "n", "no", "false", "0", "", "普通", "一般"})


class Phone(NamedTuple):
    """One telephone of a cell as it is shown, and what was written beside it (a name, "office")."""

    number: str
    label: str = ""


def text_of(cell: Cell) -> str:
    """A cell as text; whole numbers without a point, dates as `2023-05-01`, trimmed.

    Raises UserError for the error of a formula and for a number of which the spreadsheet has dropped digits.
    """
    if cell is None:
        return ""
    if isinstance(cell, str):
        text = cell.strip()
        if text[:1] == "#" and text.upper() in _ERRORS:
            raise UserError(translate("import", "The cell shows the error {error} of a formula.").format(error=text))
        if len(text) < 24 and "+" in text and _SHORTENED.fullmatch(text):
            raise _shortened(text)
        return text
    if isinstance(cell, bool):
        return translate("wording", "yes") if cell else translate("wording", "no")
    if isinstance(cell, int | float):
        if abs(cell) >= _EXACT:
            raise _shortened(f"{cell:.6g}")
        return str(int(cell)) if cell == int(cell) else repr(cell)
    if isinstance(cell, datetime):
        return cell.date().isoformat() if cell.time() == time() else cell.strftime("%Y-%m-%d %H:%M")
    return cell.isoformat()


def _shortened(text: str) -> UserError:
    message = translate(
        "import", "{text} has lost digits in the spreadsheet. Make the column text and enter the number again."
    )
    return UserError(message.format(text=text))


def folded(text: str) -> str:
    """A text with full-width letters and digits made plain."""
    return text if text.isascii() else unicodedata.normalize("NFKC", text)


def is_nothing(text: str) -> bool:
    """Whether this says that there is nothing: a dash, a stroke, 无."""
    return text.strip().casefold() in _NOTHING


def day_of(cell: Cell) -> date | None:
    """The calendar date of a cell, None for an empty one.

    Understood: real dates, `2023.5.1`, `2023/5/1`, `2023年5月1日`, `23/5/1` (the year first, as Chinese offices write),
    `20230501`, 二〇二三年五月一日, `1 May 2023`, and the number of days that a spreadsheet keeps (45047). A month
    without its day counts from its first day. Raises UserError for anything else, and for 5/6/2023, which has two
    readings.
    """
    moment = moment_of(cell)
    return moment.date() if moment else None


def moment_of(cell: Cell) -> datetime | None:
    """As `day_of`, with the time of day where there is one; without zone, on the clock of the branch."""
    if isinstance(cell, str):
        return _written_moment(cell)
    if cell is None:
        return None
    if isinstance(cell, datetime):
        return cell
    if isinstance(cell, date):
        return datetime(cell.year, cell.month, cell.day)
    return _counted(cell)


def _counted(number: float) -> datetime:
    if _FIRST_SERIAL <= number < _LAST_SERIAL:
        seconds = round((number - int(number)) * 86_400)
        return _EPOCH + timedelta(days=int(number), seconds=seconds)
    if number == int(number) and (found := _COMPACT.fullmatch(str(int(number)))):
        return _built(found[1], found[2], found[3], str(int(number)))
    raise _no_date(f"{number:g}")


@lru_cache(maxsize=16_384)
def _written_moment(text: str) -> datetime | None:
    plain = folded(text).strip()
    if is_nothing(plain):
        return None
    plain = _WEEKDAY.sub("", plain).replace("T", " ").strip()
    at = _TIME.search(plain)
    if at and at.start() > 4 and ":" not in plain[: at.start()]:
        day = _written_day(plain[: at.start()].strip(), text)
        return datetime.combine(day, _time_of(at, text))
    day = _written_day(plain, text)
    return datetime(day.year, day.month, day.day)


def _written_day(plain: str, shown: str) -> date:
    if re.fullmatch(r"\d{5}(?:\.\d+)?", plain):
        return _counted(float(plain)).date()
    if found := _COMPACT.fullmatch(plain):
        return _built(found[1], found[2], found[3], shown).date()
    if re.search("[〇○零一二三四五六七八九十壹贰叁]", plain):
        plain = _TENS.sub(_ten, plain).translate(_NUMERALS)
    if found := _DATE.fullmatch(plain.rstrip(".-/ ")):
        return _built(found[1], found[2], found[3], shown).date()
    if found := _YEAR_LAST.fullmatch(plain):
        first, second = int(found[1]), int(found[2])
        if first <= 12 and second <= 12 and first != second:
            message = translate("import", "“{text}” can be read in two ways. Write the year first, as in 2023-05-01.")
            raise UserError(message.format(text=shown))
        month, day = (first, second) if first <= 12 else (second, first)
        return _built(found[3], str(month), str(day), shown).date()
    if found := _ENGLISH.fullmatch(plain):
        month = next((at for at, name in enumerate(_MONTHS, 1) if found[2].lower().startswith(name)), 0)
        return _built(found[4], str(month), found[1] or found[3], shown).date()
    raise _no_date(shown)


def _ten(found: re.Match[str]) -> str:
    return f"{found[1] or '一'}{found[2] or '零'}"


def _built(year: str, month: str, day: str | None, shown: str) -> datetime:
    full = int(year) if len(year) == 4 else int(year) + (1900 if int(year) >= 70 else 2000)
    try:
        return datetime(full, int(month), int(day or 1))
    except ValueError:
        raise _no_date(shown) from None


def _time_of(found: re.Match[str], shown: str) -> time:
    hour, half = int(found[2]), (found[1] or found[5] or "").upper()
    if half in ("下午", "晚上", "PM", "中午") and hour < 12 and not (half == "中午" and hour > 10):
        hour += 12
    try:
        return time(hour, int(found[3] or 0), int(found[4] or 0))
    except ValueError:
        raise _no_date(shown) from None


def _no_date(text: str) -> UserError:
    return UserError(translate("import", "“{text}” is no date. Write it as 2023-05-01.").format(text=text))


def phones_of(cell: Cell) -> list[Phone]:
    """The telephones of a cell, each once, as `validation.normalise_phone` shows them; several may stand in one cell.

    A number cell that lost the zero of its area code gets it back. What is no number
    of a known form is kept as written.
    """
    if isinstance(cell, int | float):
        digits = text_of(cell)
        if (
            len(digits) in (9, 10, 11, 12)
            and not _MOBILE.fullmatch(digits)
            and validation.is_plausible_phone("0" + digits)
        ):
            digits = "0" + digits
        return [Phone(validation.normalise_phone(digits))] if digits not in ("", "0") else []
    return list(_phones(text_of(cell)))


@lru_cache(maxsize=4_096)
def _phones(text: str) -> tuple[Phone, ...]:
    if _MOBILE.fullmatch(text):
        return (Phone(text),)
    if is_nothing(text):
        return ()
    found: dict[str, Phone] = {}
    for piece in _BETWEEN_PHONES.split(_MOBILES.sub(_apart, folded(text))):
        for phone in _read_piece(piece.strip(), next(reversed(found), "")):
            found.setdefault(phone.number, phone)
    return tuple(found.values())


def _apart(found: re.Match[str]) -> str:
    """Mobile numbers that were written without anything between them."""
    return "/".join(re.findall(r"\d{11}", found[0]))


def _read_piece(piece: str, before: str) -> list[Phone]:
    piece = _PHONE_LABEL.sub("", piece)
    if not piece:
        return []
    if re.fullmatch(r"\d{1,4}", piece) and re.fullmatch(r"(?:\d{3,4}-)?\d{7,8}", before):
        return [Phone(before[: -len(piece)] + piece)]  # 8333 0000/1: the last digits of a second line
    if validation.is_plausible_phone(piece):
        return [Phone(validation.normalise_phone(piece))]
    parts = piece.split()
    if len(parts) > 1 and all(validation.is_plausible_phone(part) for part in parts):
        return [Phone(validation.normalise_phone(part)) for part in parts]
    mobiles = _MOBILE.findall(piece)
    if mobiles:
        label = re.sub(r"[()\[\]:：\s]+", " ", _MOBILE.sub(" ", piece)).strip()
        return [Phone(number, label if place == 0 else "") for place, number in enumerate(mobiles)]
    return [Phone(validation.normalise_phone(piece))]


def serial_of(cell: Cell) -> str:
    """A serial as shown; "" for nothing. Raises UserError when the spreadsheet has dropped digits of it."""
    text = text_of(cell)
    return "" if is_nothing(text) else validation.normalise_serial(text)


def serials_of(cell: Cell) -> list[str]:
    """Several serials of one cell, apart from each other by commas, semicolons, strokes or line ends."""
    parts = re.split(r"[,;、\n/|]+", folded(text_of(cell)))
    return [serial for part in parts if (serial := serial_of(part))]


def fen_of(cell: Cell) -> int:
    """An amount in fen: 1200, ￥1,200.50, 1200元, 1.2万. Raises UserError."""
    if isinstance(cell, int | float) and not isinstance(cell, bool):
        amount = Decimal(repr(min(max(cell, -1), LARGEST_FEN)))
    else:
        text = folded(text_of(cell)).replace(",", "").replace(" ", "")
        if is_nothing(text):
            return 0
        found = _AMOUNT.fullmatch(text)
        if not found:
            raise UserError(translate("import", "“{text}” is no amount.").format(text=text))
        try:
            amount = Decimal(found[1]) * (10_000 if found[2] else 1)
        except InvalidOperation:
            raise UserError(translate("import", "“{text}” is no amount.").format(text=text)) from None
    fen = int((amount * 100).quantize(Decimal(1))) if 0 <= amount <= LARGEST_FEN else -1
    if not 0 <= fen <= LARGEST_FEN:
        raise UserError(translate("import", "An amount cannot be below zero nor that large."))
    return fen


def warranty_of(cell: Cell) -> int | date | None:  # noqa: PLR0911 - one answer a way of writing
    """What a column "warranty" says: so many months (12, 12个月, 一年, 1.5年, 无), or the day on which it ends."""
    if isinstance(cell, date):
        return day_of(cell)
    if isinstance(cell, int | float):
        if 0 <= cell <= 600 and cell == int(cell):
            return int(cell)
        return day_of(cell)
    text = folded(text_of(cell)).replace(" ", "")
    if not text:
        return None
    if is_nothing(text) or text in ("过保", "已过保"):
        return 0
    if text in ("半年", "半年保修"):
        return 6
    plain = _TENS.sub(_ten, text).translate(_NUMERALS) if re.search("[一二三四五六七八九十两]", text) else text
    found = _PERIOD.fullmatch(plain)
    if found and len(found[1]) < 5:
        unit = (found[2] or "月").upper()
        return round(float(found[1]) * (12 if unit[0] in "年Y" else 1))
    try:
        return day_of(text)
    except UserError:
        message = translate("import", "“{text}” is neither a number of months nor a date.")
        raise UserError(message.format(text=text)) from None


def flag_of(cell: Cell) -> bool:
    """Yes or no. Raises UserError for anything else."""
    if isinstance(cell, bool | int | float):
        return bool(cell)
    text = folded(text_of(cell)).casefold()
    if text in _YES or text in _NO:
        return text in _YES
    raise UserError(translate("import", "“{text}” is neither yes nor no.").format(text=text))


def is_organisation(name: str) -> bool:
    """Whether a customer's name is that of a company or institution rather than of a person.

    Two companies of one name are one customer; two persons of one name and different telephones are not.
    """
    return len(name) > 4 or bool(_ORGANISATION.search(name))


def is_total(row: Sequence[Cell]) -> bool:
    """Whether a row adds up the ones above it, or is the line for signatures below a table."""
    for cell in row:
        if isinstance(cell, str) and cell.strip():
            text = folded(cell).strip()
            return bool(_TOTALS.fullmatch(text.rstrip(":： ")) or _FOOTERS.match(text))
    return False


def is_blank(row: Sequence[Cell]) -> bool:
    """Whether nothing stands in a row."""
    return not any(cell is not None and cell != "" and not (isinstance(cell, str) and not cell.strip()) for cell in row)
