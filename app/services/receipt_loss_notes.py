"""Notes of a lost receipt (R051): frozen when they are printed, then copies; what else goes back makes a version.

The note is signed before the loss is entered. Once it is, what was signed is what is printed again.
"""

from __future__ import annotations

import json
from collections.abc import Collection
from typing import Any

from app.core import clock
from app.core.errors import UserError
from app.core.i18n import translate
from app.models.returned_part import TakeBackReceipt
from app.models.voucher import IssuedPaper
from app.services import issued_versions, issuing, receipt_loss, settings
from app.services._use_case import UnitOfWork, get, require, use_case
from app.services._visible import refuse_others
from app.services.issued_versions import IssuedVersion

FORM = receipt_loss.FORM
_FACTS = ("customer", "receipts", "items")
"""What the customer signs for. How it was lost and who signed is entered afterwards."""


@use_case("receipt_loss.print")
def issue(unit: UnitOfWork, *, subject: str, part_ids: Collection[int] = (), paper: str = "") -> IssuedPaper:
    """Freeze and draw the note as it would be now, unless the last one says the same; parameters and errors as
    `receipt_loss.content`. Where no things are chosen, the last one that names them all is meant.
    """
    content = receipt_loss.content(subject, part_ids)
    number = content["number"]
    mine = (IssuedPaper.form == FORM) & (IssuedPaper.number == number)
    last = IssuedPaper.select().where(mine).order_by(IssuedPaper.version.desc()).first()
    if last is not None and (receipt_loss.is_noted(content) or _says_the_same(last, content, chosen=bool(part_ids))):
        return last
    version = last.version + 1 if last is not None else 1
    said = {"version": version, "operator": unit.session.full_name, "printed_at": clock.now().isoformat()}
    wanted = paper or settings.usual_paper(FORM) or "A5"
    row, _ = issuing.keep(unit, FORM, number, {**content, **said}, wanted, version)
    unit.note(row.record_kind(), row.id, number, {"version": [version - 1 or None, version]})
    return row


@use_case("receipt_loss.print")
def printed(unit: UnitOfWork, paper_id: int, *, printer: str, copies: int = 1, reprint: int = 0) -> IssuedPaper:
    """A copy has left the printer."""
    return issuing.log_copy(unit, _note(paper_id).id, printer=printer, copies=copies, reprint=reprint)


def versions(receipt_id: int) -> tuple[IssuedVersion, ...]:
    """Every version that was issued of the notes of a receipt or of its call, latest first. Raises NotPermitted."""
    row = get(TakeBackReceipt, receipt_id)
    refuse_others("receipt_loss.print", row.technician_id)
    return issued_versions.of(FORM, (row.number, row.call_number))


def for_printing(paper_id: int, *, paper: str = "") -> issuing.Copy:
    """The next copy of a version: the original first, then marked reprints.

    Raises NotPermitted, or UserError when what is kept of it was altered.
    """
    require("receipt_loss.print")
    return issuing.copy(_note(paper_id).id, paper=paper)


def _note(paper_id: int) -> IssuedPaper:
    row = get(IssuedPaper, paper_id)
    if row.form != FORM:
        raise UserError(translate("take_back", "This paper is no note of a lost receipt."))
    about = (TakeBackReceipt.number == row.number) | (TakeBackReceipt.call_number == row.number)
    for receipt in TakeBackReceipt.select().where(about):
        refuse_others("receipt_loss.print", receipt.technician_id)
    return row


def _says_the_same(row: IssuedPaper, now: dict[str, Any], *, chosen: bool) -> bool:
    kept = json.loads(row.content)
    if not chosen:
        kept, now = _undivided(kept), _undivided(now)
    return all(kept.get(name) == now[name] for name in _FACTS)


def _undivided(content: dict[str, Any]) -> dict[str, Any]:
    return {**content, "items": [{**one, "whereto": ""} for one in content["items"]]}
