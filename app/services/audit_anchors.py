"""The head of the change history, kept where nobody who rewrites the file can reach it (G21, peers.md item 20).

The chain of digests (`app.models.audit`) shows a line that was altered; who rewrites every line after it too, or cuts
the end off, is found out by an anchor: line and digest as they stand on a printed day's sheet, in a ledger package, in
a backup.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from contextlib import nullcontext
from dataclasses import dataclass
from datetime import datetime

from app.core import clock
from app.core.errors import Bug, UserError
from app.core.i18n import QT_TRANSLATE_NOOP, shown, translate
from app.models import audit, database
from app.models.audit_anchor import AuditAnchor
from app.models.base import parse_moment
from app.services import session

DAILY_SHEET, PACKAGE, BACKUP = "daily_sheet", "package", "backup"
PLACES = {
    DAILY_SHEET: QT_TRANSLATE_NOOP("audit_anchors", "a day's sheet"),
    PACKAGE: QT_TRANSLATE_NOOP("audit_anchors", "a ledger package"),
    BACKUP: QT_TRANSLATE_NOOP("audit_anchors", "a backup"),
}
_DIGITS = 16
_TYPED = re.compile(r"([0-9a-f]{16})/?([0-9]{1,12})")
_KEPT = "SELECT line, digest, place, reference, kept_at FROM audit_anchor ORDER BY line, id"


@dataclass(frozen=True)
class Anchor:
    """Line and digest (64 hexadecimal digits) that the history ended with; (0, "") for an empty one."""

    line: int
    digest: str

    @property
    def code(self) -> str:
        """The short code that is printed: `1f2a 3b4c 5d6e 7f80 / 4282`; empty for an empty history."""
        head = self.digest[:_DIGITS]
        return f"{' '.join(head[at : at + 4] for at in range(0, _DIGITS, 4))} / {self.line}" if self.line else ""


@dataclass(frozen=True)
class Disagreement:
    """An anchor that the history does not lead to any more: `found` is the line's digest now, empty when it is gone."""

    kept: Anchor
    place: str
    reference: str
    kept_at: datetime
    found: str

    def sentence(self) -> str:
        """What is wrong, for people."""
        if self.found:
            text = translate("audit_anchors", "The change history was rewritten: line {line} is not what it was on "
                             "{place} ({reference}, {time}): {code}.")  # fmt: skip
        else:
            text = translate("audit_anchors", "The change history was cut: line {line} is missing, which stood on "
                             "{place} ({reference}, {time}): {code}.")  # fmt: skip
        return text.format(
            line=self.kept.line,
            place=shown(PLACES.get(self.place, self.place)),
            reference=self.reference,
            time=f"{clock.local(self.kept_at):%Y-%m-%d %H:%M}",
            code=self.kept.code,
        )


def head() -> Anchor:
    """What the history ends with at this moment."""
    return Anchor(*audit.head())


def short_code() -> str:
    """The head as it is printed on a sheet: 16 digits of its digest in groups of four, and its line."""
    return head().code


def keep(where: str, reference: str, anchor: Anchor | None = None) -> Anchor:
    """Put on record, inside the running transaction, that the head was kept at `where` (one of PLACES).

    `reference` finds the other copy: a day and a name, a package's number, a backup's folder. `anchor` is the head as
    it stands there when lines may have come since. The same head in the same place is kept once.
    """
    if not database.in_transaction():
        raise Bug("an anchor is kept by the transaction that sends it out")
    if where not in PLACES:
        raise Bug(f"anchors are not kept at {where!r}")
    anchor = anchor or head()
    mine = (AuditAnchor.line == anchor.line) & (AuditAnchor.place == where) & (AuditAnchor.reference == reference)
    if anchor.line and not AuditAnchor.select().where(mine).exists():
        AuditAnchor.insert(
            line=anchor.line,
            digest=anchor.digest,
            place=where,
            reference=reference,
            kept_at=clock.now(),
            kept_by=session.current().name if session.is_signed_in() else "",
        ).execute()
    return anchor


def disagreeing(through: database.Reader | None = None) -> tuple[Disagreement, ...]:
    """Every anchor on record whose line is gone or has another digest, the earliest line first.

    Reads through the given connection, or one of its own.
    """
    with nullcontext(through) if through is not None else database.reader() as reader:
        return tuple(_disagreeing(reader))


def _disagreeing(reader: database.Reader) -> Iterator[Disagreement]:
    kept = [tuple(row) for row in reader.rows(_KEPT)]
    lines = sorted({row[0] for row in kept})
    there = dict[int, str]()
    for at in range(0, len(lines), 500):
        some = lines[at : at + 500]
        marks = ", ".join("?" * len(some))
        there.update(reader.rows(f"SELECT id, digest FROM audit_entry WHERE id IN ({marks})", tuple(some)))
    for line, digest, place, reference, kept_at in kept:
        if there.get(line, "") != digest:
            moment = parse_moment(kept_at) or clock.now()
            yield Disagreement(Anchor(line, digest), place, reference, moment, there.get(line, ""))


def on_paper(code: str) -> Anchor | None:
    """The anchor whose code stands on a sheet, its digest read from the history; None when it does not lead there.

    Raises UserError when it is no such code and is not empty.
    """
    line, _ = _typed(code) if code else (0, "")
    row = database.query("SELECT digest FROM audit_entry WHERE id = ?", (line,)) if line else []
    anchor = Anchor(line, row[0][0]) if row else None
    return anchor if anchor is not None and anchor.code == code else None


def agrees(code: str) -> bool:
    """Whether the history still leads to a code as it is printed on a sheet.

    Raises UserError when it is no such code.
    """
    line, digits = _typed(code)
    row = database.query("SELECT digest FROM audit_entry WHERE id = ?", (line,))
    return bool(row) and row[0][0].startswith(digits)


def _typed(code: str) -> tuple[int, str]:
    """Line and digits of a code as somebody typed it."""
    plain = re.sub(r"\s+", "", unicodedata.normalize("NFKC", code)).lower()
    read = _TYPED.fullmatch(plain)
    if read is None:
        raise UserError(translate("audit_anchors", "Write the code as on the sheet: four groups of four, a stroke, the "
                                  "line."), "code")  # fmt: skip
    return int(read[2]), read[1]
