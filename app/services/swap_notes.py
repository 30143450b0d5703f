"""Swap notes 换机确认单: frozen when they are printed first, then copies; a correction is a further version.

A note bears the number of what was taken back, of the new unit where nothing was. What is changed on file afterwards
changes no paper that somebody signed: who may swap units issues a further version, with the reason.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from app.core import clock
from app.core.errors import UserError
from app.core.i18n import translate
from app.domain import permissions, validation
from app.models.customer import Device
from app.models.returned_part import ReturnedPart
from app.models.voucher import IssuedPaper
from app.services import _masking, issued_versions, issuing, settings, swap_papers
from app.services import session as sessions
from app.services._use_case import UnitOfWork, get, require, use_case
from app.services.issued_versions import IssuedVersion

FORM = "swap_note"
"""The form's file name in `app.documents`."""

_FACTS = (
    "old", "new", "replaced_on", "reason", "decided_by", "rule", "warranty_ends_on", "warranty_document",
)  # fmt: skip
"""What was swapped, and how. An extension or a contract that came later is none of the note's."""


@dataclass(frozen=True)
class Standing:
    """What is kept of a swap's note: `paper_id` and `version` 0 while it was never printed.

    `is_current`: it says what is on file now; `may_correct`: this person may issue a further version.
    """

    number: str
    paper_id: int = 0
    version: int = 0
    is_current: bool = True
    may_correct: bool = False


@use_case("swap_note.print")
def issue(unit: UnitOfWork, *, subject: str, paper: str = "") -> IssuedPaper:
    """Freeze and draw the note of a swap, unless that was done already; `subject` as `swap_papers.swap_note`.

    Raises UserError when nothing was replaced there.
    """
    content = _content(unit, subject)
    found = _latest(content["number"])
    return found if found is not None else _keep(unit, content, 1, paper)


@use_case("swap_note.correct")
def issue_corrected(unit: UnitOfWork, *, subject: str, seen_version: int, reason: str, paper: str = "") -> IssuedPaper:
    """Issue the next version of a note that says something else than what is on file now, with the reason.

    `seen_version` is the version that was looked at. Raises UserError where the note is right, was never printed, or
    somebody else corrected it meanwhile.
    """
    content = _content(unit, subject)
    why = validation.required_line(reason, "reason")
    found = _latest(content["number"])
    if found is None:
        raise UserError(translate("swap_note", "This note was not printed yet: there is nothing to correct."))
    if found.version != seen_version:
        raise UserError(translate("swap_note", "Somebody else corrected this note meanwhile. Look at it again."))
    if _is_current(found, content):
        raise UserError(translate("swap_note", "The note says what is on file: there is nothing to correct."))
    return _keep(unit, content, found.version + 1, paper or found.paper, why)


@use_case("swap_note.print")
def printed(unit: UnitOfWork, paper_id: int, *, printer: str, copies: int = 1, reprint: int = 0) -> IssuedPaper:
    """A copy has left the printer."""
    return issuing.log_copy(unit, _note(paper_id).id, printer=printer, copies=copies, reprint=reprint)


def standing(subject: str) -> Standing:
    """What is kept of the note of a swap. Raises UserError when nothing was replaced there, NotPermitted."""
    with _masking.whole():
        content = swap_papers.swap_note(subject)
    found = _latest(content["number"])
    if found is None:
        return Standing(content["number"])
    may = permissions.allowed(sessions.current().role, "swap_note.correct")
    return Standing(content["number"], found.id, found.version, _is_current(found, content), may)


def versions_of_part(number: str) -> tuple[IssuedVersion, ...]:
    """Every version that was issued of the note of a returned part, the latest first. Raises NotPermitted."""
    require("swap_note.print")
    return issued_versions.of(FORM, (number,))


def versions_of_device(device_id: int) -> tuple[IssuedVersion, ...]:
    """Every version that was issued of the notes of the swaps in which a unit came or went, the latest first.

    Raises NotPermitted.
    """
    require("swap_note.print")
    units = list(
        Device.select(Device.id, Device.number).where((Device.id == device_id) | (Device.replaces == device_id))
    )
    parts = ReturnedPart.select(ReturnedPart.number).where(ReturnedPart.replacement.in_([row.id for row in units]))
    return issued_versions.of(FORM, [row.number for row in (*units, *parts)])


def for_printing(paper_id: int, *, paper: str = "") -> issuing.Copy:
    """The next copy of a note: the original first, then marked reprints; an older version says 作废.

    Raises NotPermitted, or UserError when what is kept of it was altered.
    """
    require("swap_note.print")
    row = _note(paper_id)
    last = _latest(row.number)
    return issuing.copy(row.id, paper=paper, is_void=last is not None and last.id != row.id)


def _content(unit: UnitOfWork, subject: str) -> dict[str, Any]:
    content = swap_papers.swap_note(subject)
    return {**content, "operator": unit.session.full_name, "printed_at": clock.now().isoformat()}


def _keep(unit: UnitOfWork, content: dict[str, Any], version: int, paper: str, why: str = "") -> IssuedPaper:
    number = content["number"]
    wanted = paper or settings.usual_paper(FORM) or "A5"
    row, _ = issuing.keep(unit, FORM, number, {**content, "version": version}, wanted, version)
    unit.note(row.record_kind(), row.id, number, {"version": [version - 1 or None, version]}, why)
    return row


def _latest(number: str) -> IssuedPaper | None:
    mine = (IssuedPaper.form == FORM) & (IssuedPaper.number == number)
    return IssuedPaper.select().where(mine).order_by(IssuedPaper.version.desc()).first()


def _note(paper_id: int) -> IssuedPaper:
    row = get(IssuedPaper, paper_id)
    if row.form != FORM:
        raise UserError(translate("swap_note", "This paper is no swap note."))
    return row


def _is_current(row: IssuedPaper, now: dict[str, Any]) -> bool:
    kept = json.loads(row.content)
    return all(kept.get(name) == now[name] for name in _FACTS)
