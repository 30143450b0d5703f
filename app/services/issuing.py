"""Issued papers: content frozen and hashed, rendered once, the bytes kept, copies logged (peers.md 5.2, R013).

Papers are drawn by `app.documents`, which lies above the services: `app.bootstrap` puts the renderers here. A
renderer takes the frozen content, the paper's name and the marks of this copy, and returns the PDF.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Protocol

from app.core.errors import Bug, UserError
from app.core.i18n import translate
from app.models import personal
from app.models.voucher import IssuedPaper, PrintLog
from app.services._renderers import RENDERERS
from app.services._use_case import UnitOfWork, get
from app.services.document_control import controlled

PAPERS = ("A4", "A5", "241x139.7")


@dataclass(frozen=True)
class Marks:
    """What distinguishes a copy from the original: the how-manieth reprint (0 none), and whether the paper is void."""

    reprint: int = 0
    is_void: bool = False


class Renderer(Protocol):
    """Draws a form: pure and repeatable, the same content gives the same bytes."""

    def __call__(self, content: dict[str, Any], paper: str, marks: Marks) -> bytes:
        """The PDF. Raises UserError when the content cannot be printed."""
        ...


@dataclass(frozen=True)
class Copy:
    """A copy ready for the printer. `paper_id` and `reprint` are what `log_copy` wants to know once it is printed."""

    paper_id: int
    form: str
    number: str
    paper: str
    pdf: bytes
    reprint: int = 0


@dataclass(frozen=True)
class PrintedCopy:
    """A line of the print log: the how-manieth reprint (0 the original), when, who, where."""

    printed_at: datetime
    user_name: str
    printer: str
    copies: int
    reprint: int


@dataclass(frozen=True)
class PaperState:
    """What is kept of an issued paper."""

    paper_id: int
    form: str
    number: str
    paper: str
    content: Mapping[str, Any]
    content_sha256: str
    issued_at: datetime
    issued_by: str
    prints: tuple[PrintedCopy, ...] = field(default=())


def frozen(content: Mapping[str, Any]) -> tuple[str, str]:
    """The content as kept (JSON, sorted keys) and its SHA-256 in hex."""
    text = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return text, hashlib.sha256(text.encode()).hexdigest()


def keep(
    unit: UnitOfWork,
    form: str,
    number: str,
    content: Mapping[str, Any],
    paper: str,
    version: int = 1,
    drawn: bytes = b"",
) -> tuple[IssuedPaper, str]:
    """Freeze, render once and keep a paper inside the use case that issues it.

    `drawn` is what `draw` made of the same content beforehand, so that many papers are not drawn while the branch waits
    for one transaction. Returns it and the digest of its content. Raises UserError for an unknown paper, or when the
    content cannot be printed.
    """
    if paper not in PAPERS:
        raise UserError(translate("issuing", "There is no paper “{name}”.").format(name=paper), "paper")
    text, digest = frozen(controlled(form, content))
    pdf = drawn or _render(form, json.loads(text), digest, paper, Marks())
    row = IssuedPaper.create(
        form=form,
        number=number,
        version=version,
        paper=paper,
        content=text,
        content_sha256=digest,
        pdf=pdf,
        pdf_sha256=hashlib.sha256(pdf).hexdigest(),
        issued_at=unit.now,
        issued_by=unit.session.name,
    )
    unit.touch(row)
    return row, digest


def draw(form: str, content: Mapping[str, Any], paper: str) -> bytes:
    """The original of a paper that is about to be issued. Raises UserError when the content cannot be printed."""
    text, digest = frozen(controlled(form, content))
    return _render(form, json.loads(text), digest, paper, Marks())


def original(paper_id: int) -> Copy:
    """The sheet as it was issued, byte for byte; who sees numbers masked gets it drawn with masks.

    Raises UserError when what is kept does not match its digest any more: then somebody altered it.
    """
    row = get(IssuedPaper, paper_id)
    _verify(row)
    kept = json.loads(row.content)
    content = personal.seen(kept)
    stored = bytes(row.pdf) if content == kept else b""
    pdf = stored or _render(row.form, content, row.content_sha256, row.paper, Marks())
    return Copy(row.id, row.form, row.number, row.paper, pdf)


def copy(paper_id: int, *, paper: str = "", is_void: bool = False) -> Copy:
    """The next copy: the original if it was never printed, else the same content marked as a reprint and counted."""
    row = get(IssuedPaper, paper_id)
    reprint = PrintLog.select().where(PrintLog.paper == row.id).count()
    wanted = paper or row.paper
    if not reprint and not is_void and wanted == row.paper:
        return original(paper_id)
    _verify(row)
    content = personal.seen(json.loads(row.content))
    pdf = _render(row.form, content, row.content_sha256, wanted, Marks(reprint, is_void))
    return Copy(row.id, row.form, row.number, wanted, pdf, reprint)


def log_copy(unit: UnitOfWork, paper_id: int, *, printer: str, copies: int = 1, reprint: int = 0) -> IssuedPaper:
    """A copy has left the printer: who, when, where, the how-manieth; inside the use case of the paper's kind."""
    row = get(IssuedPaper, paper_id)
    PrintLog.create(
        paper=row.id, printed_at=unit.now, user_name=unit.session.name, printer=printer, copies=copies, reprint=reprint
    )
    unit.touch(row)
    unit.note(
        row.record_kind(),
        row.id,
        row.number,
        {"reprint": [None, reprint], "printer": [None, printer], "copies": [None, copies]},
    )
    return row


def paper_of(form: str, number: str) -> PaperState | None:
    """What is kept of the paper with this number, its last version, with its print log, oldest first."""
    mine = (IssuedPaper.form == form) & (IssuedPaper.number == number)
    row = IssuedPaper.select().where(mine).order_by(IssuedPaper.version.desc()).first()
    if row is None:
        return None
    prints = PrintLog.select().where(PrintLog.paper == row.id).order_by(PrintLog.id)
    return PaperState(
        row.id,
        row.form,
        row.number,
        row.paper,
        personal.seen(json.loads(row.content)),
        row.content_sha256,
        row.issued_at,
        row.issued_by,
        tuple(PrintedCopy(p.printed_at, p.user_name, p.printer, p.copies, p.reprint) for p in prints),
    )


def altered(paper_id: int) -> bool:
    """Whether the kept content or bytes differ from their digests (“verify this paper”)."""
    row = get(IssuedPaper, paper_id)
    return not _is_intact(row)


def _is_intact(row: IssuedPaper) -> bool:
    same_content = hashlib.sha256(str(row.content).encode()).hexdigest() == row.content_sha256
    same_bytes = not row.pdf or hashlib.sha256(bytes(row.pdf)).hexdigest() == row.pdf_sha256
    return same_content and same_bytes


def _verify(row: IssuedPaper) -> None:
    if not _is_intact(row):
        text = translate("issuing", "What is kept of {number} was altered after it was issued. Tell the administrator.")
        raise UserError(text.format(number=row.number))


def _render(form: str, content: dict[str, Any], digest: str, paper: str, marks: Marks) -> bytes:
    renderer = RENDERERS.get(form)
    if renderer is None:
        raise Bug(f"no renderer for {form}")
    return renderer({**content, "digest": digest}, paper, marks)
