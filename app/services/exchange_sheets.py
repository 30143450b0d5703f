"""Sheets of requests for return or exchange (F70): frozen when they are printed first, then copies.

What was decided, sent or changed afterwards changes no sheet that somebody signed: it makes a further version, and each
version stays on file as it was issued. A sheet of one request bears its number, one of several those of the first and
the last.
"""

from __future__ import annotations

import json
from collections.abc import Set
from dataclasses import dataclass
from typing import Any

from app.core import clock
from app.core.errors import UserError
from app.core.i18n import translate
from app.models.exchange_request import ExchangeRequest
from app.models.voucher import IssuedPaper
from app.services import _masking, exchange_papers, issued_versions, issuing, settings
from app.services._use_case import UnitOfWork, get, require, use_case
from app.services.issued_versions import IssuedVersion

FORM = "exchange_request"
"""The form's file name in `app.documents`."""

_JOINT = "~"
_FACTS = (
    "asker", "received_at", "received_by", "call_number", "lines", "bearer_reason", "remark", "decision",
    "decision_reason", "decided_by", "decided_at",
)  # fmt: skip
"""What was asked for and what became of it. Where the asker lives now is none of a signed sheet's."""


@dataclass(frozen=True)
class Standing:
    """What is kept of a sheet: `paper_id` and `version` 0 while it was never printed; `is_current`: it says what is on
    file now.
    """

    number: str
    paper_id: int = 0
    version: int = 0
    is_current: bool = True


@use_case("exchange_sheet.print")
def issue(unit: UnitOfWork, *, subject: str, paper: str = "") -> IssuedPaper:
    """Freeze and draw a sheet, unless that was done already; `subject` as `exchange_papers.exchange_request`.

    Raises UserError for requests that cannot stand on one sheet.
    """
    content = _content(unit, subject)
    found = _latest(_number(content))
    return found if found is not None else _keep(unit, content, 1, paper)


@use_case("exchange_sheet.print")
def issue_further(unit: UnitOfWork, *, subject: str, seen_version: int, paper: str = "") -> IssuedPaper:
    """Issue the next version of a sheet with what was entered since; `seen_version` is the one that was looked at.

    Raises UserError where nothing was entered, it was never printed, or somebody else issued one meanwhile.
    """
    content = _content(unit, subject)
    found = _latest(_number(content))
    if found is None:
        raise UserError(translate("exchange_request", "This sheet was not printed yet."))
    if found.version != seen_version:
        raise UserError(translate("exchange_request", "Somebody else issued a version meanwhile. Look at it again."))
    if _is_current(found, content):
        raise UserError(translate("exchange_request", "The sheet says what is on file."))
    return _keep(unit, content, found.version + 1, paper or found.paper)


@use_case("exchange_sheet.print")
def printed(unit: UnitOfWork, paper_id: int, *, printer: str, copies: int = 1, reprint: int = 0) -> IssuedPaper:
    """A copy has left the printer."""
    return issuing.log_copy(unit, _sheet(paper_id).id, printer=printer, copies=copies, reprint=reprint)


def standing(subject: str) -> Standing:
    """What is kept of a sheet; `subject` and errors as `issue`. Raises NotPermitted."""
    require("exchange_sheet.print")
    with _masking.whole():
        content = exchange_papers.exchange_request(subject)
    number = _number(content)
    found = _latest(number)
    return Standing(number) if found is None else Standing(number, found.id, found.version, _is_current(found, content))


def versions(request_id: int) -> tuple[IssuedVersion, ...]:
    """Every version that was issued of the sheets on which a request stands, the latest first. Raises NotPermitted."""
    require("exchange_sheet.print")
    number = get(ExchangeRequest, request_id).number
    joint = IssuedPaper.number.contains(_JOINT) & IssuedPaper.content.contains(json.dumps(number))
    return issued_versions.listed((IssuedPaper.form == FORM) & ((IssuedPaper.number == number) | joint))


def joint_numbers(numbers: Set[str]) -> set[str]:
    """Under which sheets of several requests are kept whose first is one of these: all on a sheet are of one asker."""
    joint: Any = (
        IssuedPaper.select(IssuedPaper.number)
        .distinct()
        .where((IssuedPaper.form == FORM) & IssuedPaper.number.contains(_JOINT))
    )
    return {number for (number,) in joint.tuples() if number.partition(_JOINT)[0] in numbers}


def for_printing(paper_id: int, *, paper: str = "") -> issuing.Copy:
    """The next copy of a version: the original first, then marked reprints; 作废 once all on it is void.

    Raises NotPermitted, or UserError when what is kept of it was altered.
    """
    require("exchange_sheet.print")
    row = _sheet(paper_id)
    numbers = [line["number"] for line in json.loads(row.content)["lines"]]
    stands = ExchangeRequest.number.in_(numbers) & (ExchangeRequest.state != "void")
    return issuing.copy(row.id, paper=paper, is_void=not ExchangeRequest.select().where(stands).exists())


def _content(unit: UnitOfWork, subject: str) -> dict[str, Any]:
    content = exchange_papers.exchange_request(subject)
    return {**content, "operator": unit.session.full_name, "printed_at": clock.now().isoformat()}


def _keep(unit: UnitOfWork, content: dict[str, Any], version: int, paper: str) -> IssuedPaper:
    number = _number(content)
    wanted = paper or settings.usual_paper(FORM) or "A4"
    row, _ = issuing.keep(unit, FORM, number, {**content, "version": version}, wanted, version)
    unit.note(row.record_kind(), row.id, number, {"version": [version - 1 or None, version]})
    return row


def _number(content: dict[str, Any]) -> str:
    """Under which a sheet is kept: its request's number, or those of its first and last request."""
    first, last = content["lines"][0]["number"], content["lines"][-1]["number"]
    if first == last:
        return first
    before, _, ordinal = last.rpartition("-")
    return f"{first}{_JOINT}{ordinal if first.startswith(f'{before}-') else last}"


def _latest(number: str) -> IssuedPaper | None:
    mine = (IssuedPaper.form == FORM) & (IssuedPaper.number == number)
    return IssuedPaper.select().where(mine).order_by(IssuedPaper.version.desc()).first()


def _sheet(paper_id: int) -> IssuedPaper:
    row = get(IssuedPaper, paper_id)
    if row.form != FORM:
        raise UserError(translate("exchange_request", "This paper is no sheet of such requests."))
    return row


def _is_current(row: IssuedPaper, now: dict[str, Any]) -> bool:
    """Whether a kept sheet says what is on file. One whose requests are all void is only marked so."""
    kept = json.loads(row.content)
    return bool(now["is_void"]) or all(kept.get(name) == now.get(name) for name in _FACTS)
