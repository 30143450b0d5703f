"""The list of who was erased, beside the database and in every backup place: only what this branch has sealed counts.

It outlives a restore: an older backup brings erased customers back, and the list says whom. What stands in it was
committed before; what a crash kept from being written is added later, from the erasures on record.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path
from threading import Lock

from app.core.i18n import translate
from app.models import backup_erasures, database
from app.models.base import parse_moment
from app.services import branch_key
from app.services import session as sessions
from app.services._use_case import UnitOfWork, transact

_one_at_a_time = Lock()
_PURPOSE = "list of who was erased"
_MOST_LOOKED_FOR, _MOST_TOLD = 200, 8
_ON_FILE = (
    "SELECT c.number FROM customer c WHERE c.uid = ? "
    "AND NOT EXISTS (SELECT 1 FROM erasure e WHERE e.customer_id = c.id AND e.state = 'done')"
)
_DONE = (
    "SELECT c.uid, e.done_at, e.with_attachments FROM erasure e JOIN customer c ON c.id = e.customer_id "
    "WHERE e.state = 'done' ORDER BY e.id"
)


@dataclass(frozen=True)
class Line:
    """A customer who was erased, by the identity that no restore changes."""

    uid: str
    at: datetime
    with_attachments: bool


def file() -> Path:
    """The branch's own list."""
    if database.engine() == "sqlite":
        return backup_erasures.beside(Path(database.location()))
    return database.folder() / "server.erased"


def lines() -> tuple[Line, ...]:
    """What the branch itself wrote into its list. Raises EnvironmentFault when it cannot be read."""
    key = branch_key.secret_for(_PURPOSE)
    return tuple(line for text in backup_erasures.read(file()) if (line := _line(key, text)))


def put_in_order() -> int:
    """Add the erasures on record that the list lacks, and put aside what this branch has not sealed.

    Returns how many lines were refused that were not before; the history is told. Raises EnvironmentFault.
    """
    done = database.query(_DONE)
    if done:
        branch_key.make_by_itself()
    with _one_at_a_time:
        new = _put_in_order(branch_key.secret_for(_PURPOSE), done)
    if new:
        unit = UnitOfWork("personal.erase", sessions.current())
        transact(unit, partial(unit.note, "erasure", 0, "", {"refused_lines": [None, new]}))
    return new


def _put_in_order(key: bytes, done: list[tuple[str, str, int]]) -> int:
    aside = backup_erasures.refused(file())
    here, before = backup_erasures.read(file()), backup_erasures.read(aside)
    known = {text: line for text in (*here, *before) if (line := _line(key, text))}
    listed = {line.uid for line in known.values()}
    lacking = {uid: (at, scans) for uid, at, scans in done if uid not in listed}
    refused = tuple(dict.fromkeys(text for text in (*before, *here) if text not in known))
    if refused != before:
        backup_erasures.write(aside, refused)
    wanted = (*known, *(_sealed(key, uid, at, bool(scans)) for uid, (at, scans) in lacking.items()))
    if wanted != here:
        backup_erasures.write(file(), wanted)
    return len(set(refused) - set(before))


def refused_words() -> str:
    """What is said of lines that somebody else wrote; empty when there are none. Raises EnvironmentFault."""
    key, aside = branch_key.secret_for(_PURPOSE), backup_erasures.refused(file())
    told = {*backup_erasures.read(file()), *backup_erasures.read(aside)}
    strange = [text for text in told if _line(key, text) is None]
    if not strange:
        return ""
    text = translate(
        "erasure",
        "Lines in the list of erased customers that this branch did not write: {count}. Nobody is erased because of "
        "them; they stand in {file}.",
    )
    told = text.format(count=len(strange), file=aside.name)
    numbers = _numbers(strange)
    if numbers:
        text = translate(
            "erasure",
            "They name {numbers}. If you know that one of these was erased, ask for it anew: a backup older than "
            "the branch's key cannot tell its own lines.",
        )
        told = f"{told}\n{text.format(numbers=', '.join(numbers))}"
    return told


def _numbers(strange: list[str]) -> list[str]:
    """Customers on file whom such lines name and who are not erased, by number; not more than can be read."""
    named = {uid for text in strange if (uid := backup_erasures.claimed(text))}
    numbers: list[str] = []
    for uid in sorted(named)[:_MOST_LOOKED_FOR]:
        numbers += [number for (number,) in database.query(_ON_FILE, (uid,))]
    return numbers[:_MOST_TOLD]


def _sealed(key: bytes, uid: str, at: str, with_attachments: bool) -> str:
    return backup_erasures.sealed(key, {"uid": uid, "at": at, "with_attachments": with_attachments})


def _line(key: bytes, text: str) -> Line | None:
    told = backup_erasures.unsealed(key, text)
    if told is None:
        return None
    at = parse_moment(told["at"])
    assert at is not None
    return Line(told["uid"], at, bool(told["with_attachments"]))
