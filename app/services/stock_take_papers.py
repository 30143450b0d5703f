"""The sheet of a stock-take 盘点表 (F86, R149): frozen when it is printed, then copies; what was entered since makes a
further version.

It is blind while the count is open. Once all is counted it is the list of differences that is signed, once settled it
says by whom; each of them stays on file as it was printed.
"""

from __future__ import annotations

import json
from typing import Any

from app.core.errors import UserError
from app.core.i18n import translate
from app.models.stock_take import StockTake
from app.models.voucher import IssuedPaper
from app.services import issued_versions, issuing, stock_take_file, voucher_content
from app.services._use_case import UnitOfWork, get, require, use_case
from app.services.issued_versions import IssuedVersion
from app.services.stock_take_file import TakeFile, TakeLine

FORM = stock_take_file.SHEET
"""The form's file name in `app.documents`."""

PRINTED_KINDS = {"spare_part": "配件", "tool": "工具"}
PRINTED_STATES = {"open": "盘点中", "counted": "已盘点", "settled": "已处理", "void": "已作废"}
"""Words of the sheet, which is Chinese in every language of the program."""

_SAID_ONCE = ("letterhead", "operator", "printed_at", "state", "is_void", "version")
"""What makes no further version: who issues it and when; a sheet of a count that was given up is marked void."""


@use_case("stock_take.record")
def issue(unit: UnitOfWork, take_id: int) -> StockTake:
    """Freeze and draw the sheet as it is now, unless it says no more than the last one."""
    take = get(StockTake, take_id)
    wanted = to_issue(take_id)
    if wanted is None:
        return take
    last = _latest(take.number)
    version = last.version + 1 if last is not None else 1
    printed_at = unit.now.isoformat()
    content = {**wanted, "version": version, "operator": unit.session.full_name, "printed_at": printed_at}
    row, _ = issuing.keep(unit, FORM, take.number, content, "A4", version)
    unit.note(row.record_kind(), row.id, take.number, {"version": [version - 1 or None, version]})
    unit.touch(take)
    return take


@use_case("stock_take.record")
def printed(
    unit: UnitOfWork, take_id: int, *, printer: str, copies: int = 1, reprint: int = 0, paper_id: int = 0
) -> StockTake:
    """A copy has left the printer: of the version `paper_id`, which need not be the last one any more (0: of that)."""
    take = get(StockTake, take_id)
    issuing.log_copy(unit, _kept(take, paper_id).id, printer=printer, copies=copies, reprint=reprint)
    unit.touch(take)
    return take


def for_printing(take_id: int, *, paper: str = "", paper_id: int = 0) -> issuing.Copy:
    """The next copy of the sheet as it was issued last, or of the version `paper_id`: the original first, then marked
    reprints.

    That of a count that was given up says 作废. Raises NotPermitted, UserError when none was issued or it was altered.
    """
    require("stock_take.record")
    take = get(StockTake, take_id)
    return issuing.copy(_kept(take, paper_id).id, paper=paper, is_void=take.state == "void")


def versions(take_id: int) -> tuple[IssuedVersion, ...]:
    """Every version of the sheet that was issued, the latest first. Raises NotPermitted."""
    require("stock_take.record")
    return issued_versions.of(FORM, (get(StockTake, take_id).number,))


def to_issue(take_id: int) -> dict[str, Any] | None:
    """What the next version would say; None while the last one says it. Raises NotPermitted."""
    require("stock_take.record")
    take = get(StockTake, take_id)
    last = _latest(take.number)
    if last is not None and take.state == "void":
        return None
    content = _content(take_id)
    if last is not None and _facts(json.loads(last.content)) == _facts(content):
        return None
    return content


def _facts(content: dict[str, Any]) -> dict[str, Any]:
    return {name: content.get(name) for name in content if name not in _SAID_ONCE}


def _content(take_id: int) -> dict[str, Any]:
    """What stands on the sheet, as plain JSON values; blind while it is being counted."""
    take = stock_take_file.file(take_id)
    shows_books = take.state in ("counted", "settled")
    return {
        "letterhead": voucher_content.letterhead(),
        "number": take.number,
        "kind": PRINTED_KINDS[take.kind],
        "place": _place(take),
        "state": PRINTED_STATES[take.state],
        "is_void": take.state == "void",
        "begun_at": take.begun_at.isoformat(),
        "begun_by": take.begun_by,
        "counted_at": take.counted_at.isoformat() if take.counted_at else None,
        "counted_by": take.counted_by,
        "settled_at": take.settled_at.isoformat() if take.settled_at else None,
        "settled_by": take.settled_by,
        "note": take.void_reason or take.note,
        "shows_books": shows_books,
        "value_difference": take.value_difference,
        "lines": [_line(line, shows_books=shows_books) for line in take.lines],
    }


def _place(take: TakeFile) -> str:
    """Where it is counted: a store, or what a colleague has in their bag or of the tools."""
    if not take.place_key.startswith("staff:"):
        return take.place_name
    return f"{take.place_name} {'随身包' if take.kind == 'spare_part' else '名下'}"


def _line(line: TakeLine, *, shows_books: bool) -> dict[str, Any]:
    return {
        "number": line.number,
        "name": line.name,
        "model": line.model,
        "unit": line.unit,
        "expected": line.expected if shows_books else None,
        "counted": line.counted,
        "difference": line.difference if shows_books else None,
        "reason": line.reason,
    }


def _latest(number: str, paper_id: int = 0) -> IssuedPaper | None:
    mine = (IssuedPaper.form == FORM) & (IssuedPaper.number == number)
    if paper_id:
        mine &= IssuedPaper.id == paper_id
    return IssuedPaper.select().where(mine).order_by(IssuedPaper.version.desc()).first()


def _kept(take: StockTake, paper_id: int = 0) -> IssuedPaper:
    row = _latest(take.number, paper_id)
    if row is None:
        text = translate("stock_take", "The sheet of {number} was not issued yet.")
        raise UserError(text.format(number=take.number))
    return row
