"""What may be typed into a field: texts, telephone numbers, serials, dates, and when two customers look like one.

Typed or pasted text is put in order, not refused, wherever the meaning is clear; refusals are a UserError that names
the limit.
"""

from __future__ import annotations

import re
import unicodedata
from datetime import date, datetime, timedelta

from app.core.errors import UserError
from app.core.i18n import translate

LONGEST_TEXT = 20_000
"""Characters in a long text such as a fault description, unless the field says otherwise."""

LONGEST_LINE = 200
"""Characters in a one-line field, unless the field says otherwise."""

EARLIEST_DATE = date(1980, 1, 1)
"""Nothing that a branch records happened before."""

# Direction marks and invisible characters that make a text look like another; the joiner of emoji stays.
_INVISIBLE = re.compile("[\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff\ufff9-\ufffb]")
# Everything else is printable: what is in common use is not looked at letter by letter.
_DOUBTFUL = re.compile("[^\n\x20-\x7e\xa0-\u02ff\u3000-\u303f\u3400-\u4dbf\u4e00-\u9fff\uff01-\uff5e]")
# Nothing to put in order in such a line: it is its own NFC.
_USUAL_LINE = re.compile("[!-~\u4e00-\u9fff\uff01-\uff5e]+(?: [!-~\u4e00-\u9fff\uff01-\uff5e]+)*")
_LINE_ENDS = re.compile("\r\n|[\r\v\f\x1c-\x1e\x85\u2028\u2029]")
_MOBILE = re.compile(r"1[3-9]\d{9}")
_SERVICE_LINE = re.compile(r"[48]00\d{7}")
_AREA_CODE = re.compile(r"0(?:10|2\d|[3-9]\d\d)")
_SHOWN = re.compile(
    r"(?:1[3-9]\d{9}|[48]00-\d{3}-\d{4}|(?:0(?:10|2\d|[3-9]\d\d)-)?[2-9]\d{6,7})(?:-\d{1,6})?|\+(?!86)\d{7,15}"
)
_EXTENSION = re.compile(r"(?:转|分机|EXT\.?|#|X)\s*(\d{1,6})$")


def clean_text(text: str, limit: int = LONGEST_TEXT, field: str | None = None) -> str:
    """A text of several lines: line ends are `\\n`, control and invisible characters are gone, tabs are spaces, NFC,
    trimmed.

    NFC, not NFKC: full-width letters, 𠮷 and emoji stay what they are. Raises UserError (for `field`) when the text is
    longer than `limit` characters.
    """
    plain = _LINE_ENDS.sub("\n", text).replace("\t", " ")
    plain = _INVISIBLE.sub("", plain)
    if _DOUBTFUL.search(plain):
        plain = "".join(character for character in plain if character == "\n" or _is_writable(character))
    plain = unicodedata.normalize("NFC", plain)
    plain = re.sub(r"[^\S\n]+\n", "\n", plain).strip()
    if len(plain) > limit:
        message = translate("validation", "The text has {count} characters; at most {limit} are kept here.")
        raise UserError(message.format(count=len(plain), limit=limit), field)
    return plain


def clean_line(text: str, limit: int = LONGEST_LINE, field: str | None = None) -> str:
    """A text of one line: as `clean_text`, and runs of spaces, tabs and line ends are one space."""
    if len(text) <= limit and _USUAL_LINE.fullmatch(text):
        return text
    return clean_text(re.sub(r"\s+", " ", clean_text(text, max(limit, len(text)), field)), limit, field)


def required_line(text: str, field: str, limit: int = LONGEST_LINE) -> str:
    """A line that must not be empty. Raises UserError for `field`."""
    plain = clean_line(text, limit, field)
    if not plain:
        raise UserError(translate("validation", "Please fill this in."), field)
    return plain


def normalise_phone(text: str, field: str | None = None) -> str:
    """A telephone number as it is shown: `13812345678`, `010-12345678-801`, `400-123-4567`, `+85212345678`.

    Full-width digits, +86, spaces, brackets, hyphens and 转 before an extension are understood; what is no number of a
    known form is kept as typed (a cleaned line), so that nothing is lost. `is_plausible_phone` tells whether to warn.
    """
    line = clean_line(text, 60, field)
    plain = unicodedata.normalize("NFKC", line).upper()
    if _SHOWN.fullmatch(plain):
        return plain
    extension = _EXTENSION.search(plain)
    if extension:
        plain = plain[: extension.start()]
    if re.search(r"[^\d\s()+\-.‐‑–—−/]", plain) or "/" in plain:
        return line
    groups = re.findall(r"\d+", plain)
    digits = "".join(groups)
    if plain.strip().startswith("+"):
        if not digits.startswith("86"):
            return f"+{digits}" if digits else line
        digits = digits[2:]
        # From abroad the area code is dialled without its zero.
        if not (_MOBILE.fullmatch(digits) or _SERVICE_LINE.fullmatch(digits) or digits.startswith("0")):
            digits = f"0{digits}"
    else:
        digits = re.sub(r"^(?:0086|86(?=1[3-9]\d{9}$)|86(?=0\d{9,11}$))", "", digits)
    number, tail = _national(digits, groups)
    if not number:
        return line
    tail = extension[1] if extension else tail
    return f"{number}-{tail}" if tail else number


def _national(digits: str, groups: list[str]) -> tuple[str, str]:
    """A number of a known form and an extension written behind it; empty when it is none."""
    if _MOBILE.fullmatch(digits):
        return digits, ""
    if _SERVICE_LINE.fullmatch(digits):
        return f"{digits[:3]}-{digits[3:6]}-{digits[6:]}", ""
    area = _AREA_CODE.match(digits)
    tail = groups[-1] if len(groups) > 2 and len(groups[-1]) <= 6 else ""
    for ending in dict.fromkeys(("", tail)):
        local = digits[area.end() if area else 0 : len(digits) - len(ending)]
        if len(local) in (7, 8) and local[0] not in "01":
            return f"{area[0]}-{local}" if area else local, ending
    return "", ""


def phone_digits(text: str) -> str:
    """The digits of a telephone number for finding it: normalised, then digits only (`01012345678801`)."""
    return re.sub(r"\D", "", unicodedata.normalize("NFKC", normalise_phone(text)))


def is_plausible_phone(text: str) -> bool:
    """Whether this looks like a telephone number; if not, warn and keep it.

    A local number without area code is plausible.
    """
    return bool(_SHOWN.fullmatch(normalise_phone(text)))


def normalise_serial(text: str, field: str | None = None) -> str:
    """A device serial as shown: capitals, half-width, no spaces, plain hyphens."""
    plain = unicodedata.normalize("NFKC", clean_line(text, 80, field)).upper()
    return re.sub(r"[‐‑–—−]", "-", re.sub(r"\s+", "", plain))


def serial_key(text: str) -> str:
    """A serial for finding and comparing: as shown, without hyphens, dots, strokes and underscores."""
    return re.sub(r"[^\w]|_", "", normalise_serial(text))


def check_date(day: date, today: date, field: str | None = None, *, ahead: timedelta | None = None) -> date:
    """A plausible calendar date: not before 1980 and, where `ahead` is given, not further ahead of today.

    Raises UserError (for `field`) with the limit.
    """
    if day < EARLIEST_DATE:
        message = translate("validation", "{date} is too early; dates begin with {earliest}.")
        raise UserError(message.format(date=day.isoformat(), earliest=EARLIEST_DATE.isoformat()), field)
    latest = today + ahead if ahead is not None else today.replace(year=min(today.year + 100, date.max.year), day=1)
    if day > latest:
        message = translate("validation", "{date} is too far ahead; the latest date here is {latest}.")
        raise UserError(message.format(date=day.isoformat(), latest=latest.isoformat()), field)
    return day


def check_order(earlier: date | datetime | None, later: date | datetime | None, field: str | None = None) -> None:
    """Two dates or moments in order; either may be missing. Raises UserError for `field`."""
    if earlier is not None and later is not None and later < earlier:
        raise UserError(translate("validation", "The end lies before the beginning."), field)


_COMPANY_WORDS = re.compile(r"(?:股份)?有限(?:责任)?公司|集团公司|总公司|公司|集团|个体工商户")
_ENGLISH_COMPANY_WORDS = re.compile(
    r"(?:(?<=\s)|(?<=,))(?:co\.?,?\s*ltd\.?|corporation|corp\.?|limited|ltd\.?|inc\.?|company|llc)(?=$|[\s,.;(])"
)


def name_similarity_key(name: str) -> str:
    """The key by which two names of customers are taken for one: equal keys deserve a warning, not a refusal.

    Width, case, spaces, punctuation, brackets and the words for a company are left out: 北京东方（电子）有限责任公司
    and "北京东方电子 有限公司" have one key. A name made of such words only keeps them.
    """
    plain = unicodedata.normalize("NFKC", clean_line(name, max(len(name), LONGEST_LINE))).casefold()
    key = _COMPANY_WORDS.sub("", _letters(_ENGLISH_COMPANY_WORDS.sub("", plain)))
    return key or _letters(plain) or plain.strip()


def _letters(text: str) -> str:
    return "".join(character for character in text if character.isalnum())


def _is_writable(character: str) -> bool:
    category = unicodedata.category(character)
    return category not in ("Cc", "Cs") and not (category == "Cn" and ord(character) & 0xFFFE == 0xFFFE)
