"""The rows of a sheet understood field by field; a row that cannot be says which cell and why."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date, datetime, time
from functools import lru_cache
from typing import Any

from app.core import clock
from app.core.errors import UserError
from app.core.i18n import shown, translate
from app.core.progress import Progress
from app.domain import codes, validation
from app.domain.sheet_columns import FIELDS, Field
from app.domain.sheet_values import (
    Cell,
    Row,
    day_of,
    fen_of,
    flag_of,
    folded,
    is_blank,
    is_nothing,
    is_total,
    moment_of,
    phones_of,
    serial_of,
    serials_of,
    text_of,
    warranty_of,
)
from app.services._import_parts import Parsed

STEP = 500
_MOST_MONTHS = 600
_KEPT_CELLS = 4_096
_DONE = re.compile(
    "完成|完工|已[修处解结关归回好]|修好|修复|解决|结案|关闭|归档|正常|^(?:ok|done|closed|finished|completed|resolved|√|是|y|yes|1)$"
)
_NOT_DONE = re.compile("未|待|中$|进行|处理中|暂停|挂起|^(?:open|pending|new|inprogress|in progress|否|no|n|0|×)$")
_CANCELLED = re.compile("取消|作废|撤销|退单|^cancel")
_LEVELS = {"一": 1, "二": 2, "三": 3, "四": 4, "紧急": 1, "特急": 1, "高": 2, "中": 3, "低": 4, "一般": 3, "普通": 3}
_KINDS = {"company": "公司单位企业机构集团学校医院政府company organisation organization business",
          "person": "个人私人散户自然人person individual private", "owner": "业主住户owner"}  # fmt: skip


def parse(ledger: str, rows: Sequence[Row], first: int, columns: Sequence[str], progress: Progress) -> Iterator[Parsed]:
    """Every row from index `first` on that holds something; totals and the line for signatures are left out."""
    fields = {field.name: field for field in FIELDS[ledger]}
    where: dict[str, list[int]] = {}
    for at, name in enumerate(columns):
        if name in fields:
            where.setdefault(name, []).append(at)
    readers = [(fields[name], places, _reader(fields[name])) for name, places in where.items()]
    required = [field for field in fields.values() if field.required]
    for at in range(first, len(rows)):
        row = rows[at]
        if at % STEP == 0:
            progress.report(at, len(rows), translate("import", "Understanding the rows"))
        if not is_blank(row) and not is_total(row):
            yield _understood(at + 1, row, readers, required)


def _reader(field: Field) -> Callable[[Any], Any]:
    """What reads a field; of one cell, a value that stands in many rows is understood once."""
    read = _READERS[field.name]
    return read if field.many else lru_cache(maxsize=_KEPT_CELLS, typed=True)(read)


def _understood(
    line: int, row: Row, readers: list[tuple[Field, list[int], Callable[[Any], Any]]], required: list[Field]
) -> Parsed:
    values: dict[str, Any] = {}
    for field, places, read in readers:
        try:
            if field.many:
                cells = [row[at] for at in places if at < len(row) and row[at] not in (None, "")]
                value = read(cells) if cells else None
            else:
                value = None
                for at in places:
                    if at < len(row) and row[at] is not None and row[at] != "":
                        value = read(row[at])
                        break
        except UserError as error:
            return Parsed(line, values, f"{shown(field.label)}: {error.text}")
        if value is not None and value != "":
            values[field.name] = value
    for field in required:
        if field.name not in values:
            missing = translate("import", "{field} is missing.").format(field=shown(field.label))
            return Parsed(line, values, missing)
    if "name" in values:
        values["key"] = validation.name_similarity_key(values["name"])
    if "serial" in values:
        values["serial_key"] = validation.serial_key(values["serial"])
    return Parsed(line, values)


# -- one field -------------------------------------------------------------------------------------------------------


def _text(limit: int) -> Callable[[Cell], str]:
    def read(cell: Cell) -> str:
        return validation.clean_line(text_of(cell), limit)

    return read


def _optional(limit: int) -> Callable[[Cell], str]:
    def read(cell: Cell) -> str:
        text = validation.clean_line(text_of(cell), limit)
        return "" if is_nothing(text) else text

    return read


def _long(cell: Cell) -> str:
    return validation.clean_text(text_of(cell))


def _notes(cells: list[Cell]) -> str:
    return validation.clean_text("；".join(text for cell in cells if not is_nothing(text := text_of(cell))))


def _phones(cells: list[Cell]) -> list[Any]:
    found = {phone.number: phone for cell in cells for phone in phones_of(cell)}
    return list(found.values())


@lru_cache(maxsize=16_384)
def _checked(day: date, today: date) -> date:
    return validation.check_date(day, today)


def _day(cell: Cell) -> date | None:
    day = day_of(cell)
    return None if day is None else _checked(day, clock.today())


def _moment(cell: Cell) -> datetime | None:
    found = moment_of(cell)
    if found is None:
        return None
    _checked(found.date(), clock.today())
    if found.date() > clock.today():
        raise UserError(translate("import", "{date} lies in the future.").format(date=found.date().isoformat()))
    return found


def _received(cells: list[Cell]) -> datetime | None:
    """A moment, from one column or from one with the date and one with the time."""
    found = _moment(cells[0])
    for cell in cells[1:]:
        at = re.fullmatch(r"(\d{1,2}):(\d{2})(?::\d{2})?", folded(str(cell)).strip())
        if found is not None and at and found.time() == time() and int(at[1]) < 24 and int(at[2]) < 60:
            found = found.replace(hour=int(at[1]), minute=int(at[2]))
    return found


def _warranty(cell: Cell) -> int | date | None:
    found = warranty_of(cell)
    if isinstance(found, date):
        return _checked(found, clock.today())
    if found is not None and not 0 <= found <= _MOST_MONTHS:
        raise UserError(translate("devices", "A warranty lasts from 0 to {most} months.").format(most=_MOST_MONTHS))
    return found


def _serial(cell: Cell) -> str:
    return serial_of(cell)


def _email(cell: Cell) -> str:
    text = folded(_optional(120)(cell))
    if text and ("@" not in text or " " in text):
        raise UserError(translate("customers", "This is not an e-mail address."))
    return text


def _grade(cell: Cell) -> str:
    text = folded(text_of(cell)).upper().rstrip("级类等")
    if text and text not in ("A", "B", "C"):
        raise UserError(translate("import", "“{text}” is none of A, B and C.").format(text=text))
    return text


def _customer_kind(cell: Cell) -> str:
    text = folded(text_of(cell)).casefold()
    return next(
        (kind for kind, words in _KINDS.items() if text and text.removesuffix("用户").removesuffix("客户") in words), ""
    )


def _contract_kind(cell: Cell) -> str:
    text = folded(text_of(cell)).casefold()
    return "warranty" if re.search("保修|质保|warranty", text) else "maintenance"


def _state(cell: Cell) -> str:
    text = folded(text_of(cell)).strip().casefold()
    for state, words in (("cancelled", _CANCELLED), ("logged", _NOT_DONE), ("closed", _DONE)):
        if words.search(text):
            return state
    if is_nothing(text):
        return ""
    raise UserError(translate("import", "“{text}” tells neither finished nor open nor cancelled.").format(text=text))


def _level(cell: Cell) -> int:
    text = folded(text_of(cell)).strip()
    digits = re.search("[1-4]", text)
    if digits:
        return int(digits[0])
    found = next((level for word, level in _LEVELS.items() if word in text), 0)
    if not found:
        raise UserError(
            translate("import", "“{text}” is no fault level; there are 1 to {most}.").format(
                text=text, most=max(codes.LEVELS)
            )
        )
    return found


def _number(cell: Cell) -> str:
    text = folded(validation.clean_line(text_of(cell), 60)).upper()
    return "" if is_nothing(text) else text


_READERS: Mapping[str, Callable[[Any], Any]] = {
    "customer_number": _number,
    "name": _text(200),
    "phone": _phones,
    "contact": _optional(60),
    "address": _optional(200),
    "region": _optional(200),
    "customer_kind": _customer_kind,
    "grade": _grade,
    "classification": _optional(200),
    "is_key_customer": flag_of,
    "position": _optional(60),
    "email": _email,
    "device_number": _number,
    "product_name": _optional(80),
    "model": _optional(80),
    "serial": _serial,
    "purchased_on": _day,
    "installed_on": _day,
    "accepted_on": _day,
    "warranty": _warranty,
    "warranty_ends_on": _day,
    "project_name": _optional(200),
    "notes": _notes,
    "contract_number": _number,
    "contract_kind": _contract_kind,
    "starts_on": _day,
    "ends_on": _day,
    "fee": fen_of,
    "included_services": _long,
    "serials": serials_of,
    "signed_on": _day,
    "payment": _optional(200),
    "call_number": _number,
    "received": _received,
    "fault": _long,
    "solution": _long,
    "technician": _optional(60),
    "finished": _moment,
    "state": _state,
    "fault_level": _level,
    "charge": fen_of,
    "received_by": _optional(60),
}
