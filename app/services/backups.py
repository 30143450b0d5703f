"""Backups that prove themselves: when one is due, to which places, what became of it, what stays (R007).

A backup counts only once it was restored to a scratch folder, opened and found to hold what the branch held.
"""

from __future__ import annotations

import contextlib
import errno
import time
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

import app
from app.core import clock
from app.core.changes import Changes
from app.core.errors import EnvironmentFault
from app.core.i18n import QT_TRANSLATE_NOOP, translate
from app.core.progress import Progress
from app.domain import backup_keeping
from app.models import (
    attachment_store,
    backup_attachments,
    backup_folder,
    backup_making,
    database,
    key_slots,
    restoring,
)
from app.models.backup import WhenCancelled
from app.models.backup_folder import Found
from app.models.backup_run import BackupRun
from app.models.base import parse_moment
from app.services import audit_anchors, branch, branch_key, erasure_list, settings
from app.services import session as sessions
from app.services._use_case import UnitOfWork, require, transact

FIRST, SECOND, OTHER = "first", "second", "other"
PROVEN, FAILED, AWAY = "proven", "failed", "away"
START, SCHEDULE, DEMAND, COMMAND, RESTORED = "start", "schedule", "demand", "command", "restored"
UPDATE = "update"
REASONS = {
    START: QT_TRANSLATE_NOOP("backup", "after the start"),
    SCHEDULE: QT_TRANSLATE_NOOP("backup", "on schedule"),
    DEMAND: QT_TRANSLATE_NOOP("backup", "on demand"),
    COMMAND: QT_TRANSLATE_NOOP("backup", "by command"),
    UPDATE: QT_TRANSLATE_NOOP("backup", "before an update of the program"),
    "upgrade": QT_TRANSLATE_NOOP("backup", "before an upgrade"),
    "restore": QT_TRANSLATE_NOOP("backup", "kept aside by a restore"),
}
_CHANGES_NOTHING = ("user.sign_in", "user.sign_out", "backup.run")
_UPGRADE_COPIES_STAY = timedelta(days=365)


@dataclass(frozen=True)
class Place:
    """Where backups go: `first`, `second` or `other`."""

    name: str
    folder: Path
    is_there: bool


@dataclass(frozen=True)
class Outcome:
    """What became of a backup in one place. `path` is the backup, None unless it was proven there."""

    place: str
    folder: Path
    state: str
    path: Path | None = None
    line: int = 0
    digest: str = ""
    size: int = 0
    seconds: float = 0.0
    trouble: str = ""


def is_possible() -> bool:
    """Whether the program backs this branch up; a server's own tools do that."""
    return database.engine() == "sqlite"


def places() -> tuple[Place, ...]:
    """Where backups of this branch go; the second place only where it is set."""
    if not settings.text("backup.folder"):
        backup_making.prepare(database.folder() / "backups")
    return tuple(_place(name, folder) for name, folder in folders())


def folders() -> tuple[tuple[str, Path], ...]:
    """The same by name, without a look at the disks."""
    first, second = settings.text("backup.folder"), settings.text("backup.second_folder")
    found = [(FIRST, Path(first) if first else database.folder() / "backups")]
    return tuple([*found, (SECOND, Path(second))] if second else found)


def branch_file() -> Path | None:
    """The file of the open branch; None where it lies on a server."""
    return Path(database.location()) if is_possible() else None


def _place(name: str, folder: Path) -> Place:
    try:
        return Place(name, folder, folder.is_dir())
    except OSError:  # a drive that does not answer
        return Place(name, folder, False)


# -- when


def is_due(*, at_start: bool) -> bool:
    """Whether the program makes one by itself: something changed since the last, and the settings want one now."""
    if not is_possible() or branch.demonstration_people() or not branch.is_set_up():
        return False
    hours = settings.integer("backup.every_hours")
    if at_start:
        return settings.flag("backup.at_start") and has_changed()
    tried = last_run((FIRST, OTHER, SECOND), (PROVEN, FAILED))
    waited = tried is None or clock.now() - tried.at >= timedelta(hours=hours)
    return bool(hours) and waited and has_changed()


def has_changed() -> bool:
    """Whether anybody changed anything since the last proven backup."""
    last = last_run((FIRST, SECOND, OTHER), (PROVEN,))
    marks = ", ".join("?" * len(_CHANGES_NOTHING))
    sql = f"SELECT 1 FROM audit_entry WHERE id > ? AND action NOT IN ({marks}) LIMIT 1"
    return bool(database.query(sql, (last.line if last else 0, *_CHANGES_NOTHING)))


@dataclass(frozen=True)
class LastRun:
    """The last run of some places that ended in some way."""

    at: datetime
    state: str
    line: int
    trouble: str


def last_run(where: tuple[str, ...], states: tuple[str, ...] = (PROVEN, FAILED, AWAY)) -> LastRun | None:
    """The last run of one of these places that ended in one of these ways."""
    sql = (
        "SELECT at, state, line, trouble FROM backup_run WHERE place IN ({}) AND state IN ({}) ORDER BY id DESC LIMIT 1"
    )
    marks = (", ".join("?" * len(names)) for names in (where, states))
    rows = database.query(sql.format(*marks), (*where, *states))
    if not rows:
        return None
    at, ended, line, trouble = rows[0]
    return LastRun(parse_moment(at) or clock.now(), ended, line, trouble)


# -- making


def run(
    progress: Progress, when_cancelled: WhenCancelled, *, reason: str = DEMAND, to: Path | None = None
) -> tuple[Outcome, ...]:
    """Back up to every place (or only to the folder `to`), let old ones go, put on record what became of it.

    A place that is away or fails keeps nobody else from having a backup; its outcome says so. On a worker's thread.
    Raises NotPermitted (what is due by itself anybody may set off), EnvironmentFault on a server, Cancelled.
    """
    if to is not None or not (reason in (START, SCHEDULE) and is_due(at_start=reason == START)):
        require("backup.run")
    if not is_possible():
        raise EnvironmentFault(server_words(), "server")
    asked = places() if to is None else (_place(OTHER, to),)
    outcomes: list[Outcome] = []
    made: Found | None = None
    with contextlib.suppress(EnvironmentFault):  # a disk that takes nothing more is a reason to back up, not against
        branch_key.make_by_itself()
        erasure_list.put_in_order()
    for place in asked:
        began = time.monotonic()
        if not place.is_there:
            text = translate("backup", "{folder} is not there.").format(folder=place.folder)
            outcomes.append(Outcome(place.name, place.folder, AWAY, trouble=text))
            continue
        try:
            found = _make(place, reason, made, progress, when_cancelled)
        except (EnvironmentFault, OSError) as error:
            trouble = _worded(error)
            took = time.monotonic() - began
            outcomes.append(Outcome(place.name, place.folder, FAILED, trouble=trouble, seconds=took))
            continue
        made = made or found
        outcomes.append(_proven(place, found, time.monotonic() - began))
        _thin(place.folder)
    restoring.sweep(Path(database.location()))
    record(outcomes=tuple(outcomes), reason=reason)
    return tuple(outcomes)


def _make(place: Place, reason: str, made: Found | None, progress: Progress, when_cancelled: WhenCancelled) -> Found:
    if made is not None:
        return backup_making.copy_on(made, place.folder, progress, attachment_store.store_folder())
    opened = database.current()
    order = backup_making.Order(
        opened.file,  # pyright: ignore[reportAttributeAccessIssue] - `run` has refused a server
        attachment_store.store_folder(),
        settings.text("branch_code"),
        reason,
        app.__version__,
        clock.local(clock.now()),
    )
    return backup_making.make(order, place.folder, progress, when_cancelled, clock.now)


def _proven(place: Place, found: Found, seconds: float) -> Outcome:
    manifest = found.manifest
    assert manifest is not None
    size = sum(size for _, size in manifest.files.values()) + manifest.attachments[1]
    facts = manifest.facts
    lost = _lost(found)
    return Outcome(place.name, place.folder, PROVEN, found.folder, facts.line, facts.digest, size, seconds, lost)


def _lost(found: Found) -> str:
    """What is said where the branch itself has lost scans: no backup made now can hold them."""
    key, lines = database.key(), {line.name: line for line in backup_attachments.read_list(found.folder)}
    lost = 0
    for sha256, size in database.query("SELECT DISTINCT sha256, size FROM attachment"):
        line = lines.get(attachment_store.path_of(sha256).name)
        is_kept = line is not None and line.size == attachment_store.size_on_disk(size, key)
        if is_kept and line is not None and not key:
            is_kept = line.content == sha256
        lost += not is_kept and not attachment_store.is_whole(sha256, size, thorough=True)  # it may have come since
    if not lost:
        return ""
    text = translate(
        "backup",
        "{count} attachments are missing or damaged in the branch itself; an older backup may hold them. Check the "
        "branch.",
    )
    return text.format(count=lost)


def _worded(error: BaseException) -> str:
    if isinstance(error, OSError) and error.errno == errno.EFBIG:
        return translate(
            "backup", "This disk takes no file above 4 GB. Format it as exFAT or NTFS, or use another one."
        )
    return database.plain_fault(error).text


def _thin(folder: Path) -> None:
    """Let go what the settings do not keep, and attachments that no backup names any more."""
    code = settings.text("branch_code")
    mine = [one for one in backup_folder.in_place(folder) if one.manifest is not None and one.manifest.code == code]
    at = {one.folder: clock.local(one.manifest.made_at) for one in mine if one.manifest is not None}
    kept = backup_keeping.kept(
        at.values(),
        daily=settings.integer("backup.keep_daily"),
        weekly=settings.integer("backup.keep_weekly"),
        monthly=settings.integer("backup.keep_monthly"),
    )
    gone = [one for one in mine if at[one.folder] not in kept]
    for one in gone:
        backup_folder.remove(one)
    if gone:
        backup_attachments.prune(backup_folder.store_of(folder, code), [one for one in mine if one not in gone])
    oldest = (clock.now() - _UPGRADE_COPIES_STAY).timestamp()
    for copy in folder.glob("*-before-[0-9]*.aftercare"):
        if copy.stat().st_mtime < oldest:
            copy.unlink(missing_ok=True)
            key_slots.slots_file(copy).unlink(missing_ok=True)


def record(*, outcomes: tuple[Outcome, ...], reason: str) -> None:
    """Put on record what became of a backup, and where the head of the change history is kept now (G21).

    No use case: it is nobody's act, and the person whose start set it off can still take back their last edit.
    """
    unit = UnitOfWork("backup.run", sessions.current())
    transact(unit, lambda: _record(unit, outcomes, reason))


def _record(unit: UnitOfWork, outcomes: tuple[Outcome, ...], reason: str) -> None:
    for one in outcomes:
        row_id = keep_run(unit, one, reason, unit.now)
        folder = str(one.path or one.folder)
        told = {"state": one.state, "folder": folder, "size": one.size, "trouble": one.trouble}
        unit.note(BackupRun.record_kind(), row_id, "", {name: [None, value] for name, value in told.items() if value})


def keep_run(unit: UnitOfWork, one: Outcome, reason: str, at: datetime) -> int:
    """The row of one run and the anchor of what it proved, inside a transaction; returns its id."""
    row = BackupRun.create(
        at=at,
        place=one.place,
        folder=str(one.path or one.folder),
        reason=reason,
        state=one.state,
        line=one.line,
        digest=one.digest,
        size=one.size,
        seconds=round(one.seconds),
        trouble=one.trouble,
        user_name=unit.session.name,
    )
    if one.path is not None:
        audit_anchors.keep(audit_anchors.BACKUP, one.path.name, audit_anchors.Anchor(one.line, one.digest))
    return row.id


def recorded() -> Changes:
    """What a view that shows backups has to read afresh."""
    return Changes({BackupRun.record_kind(): frozenset()})


def server_words() -> str:
    """What is said where the branch lies on a server."""
    return translate(
        "backup", "This branch lies on a server, which its own tools back up (pg_dump). Ask whoever runs the server."
    )


def let_go() -> None:
    """Close this thread's connection: the thread was there for one backup only."""
    if database.is_open():
        database.current().close()
