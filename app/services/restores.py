"""Restoring a backup (R007): what there is to restore, bringing it beside the branch, deciding, telling the history."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from app.core import clock
from app.core.errors import EnvironmentFault, UserError
from app.core.i18n import shown, translate
from app.core.progress import Progress
from app.domain.validation import required_line
from app.models import attachment_store, backup_folder, database, restoring
from app.models.backup import WhenCancelled
from app.models.backup_folder import Found
from app.models.restoring import Staged
from app.services import backups, settings
from app.services import session as sessions
from app.services._use_case import UnitOfWork, require, transact
from app.services.session import Session

COUNTED = ("customer", "service_call", "service_voucher", "complaint")
"""What a backup is told apart by."""


@dataclass(frozen=True)
class Entry:
    """A backup that can be restored. `counts` are rows of COUNTED; a bare copy has none and was never proven.

    `line` is the last line of the change history in it, 0 where that is not known.
    """

    path: Path
    made_at: datetime
    place: str
    reason: str
    code: str
    size: int
    counts: dict[str, int]
    proven_at: datetime | None
    line: int
    attachments: int


def found() -> tuple[Entry, ...]:
    """Every backup in the places and every branch kept aside, the newest first. Reads disks: on a worker's thread."""
    require("backup.view")
    if not backups.is_possible():
        return ()
    entries: list[Entry] = []
    for place in backups.places():
        if place.is_there:
            entries += [_entry(one, place.name) for one in backup_folder.in_place(place.folder)]
    own = database.folder()
    stem = Path(database.location()).stem
    bare = [*own.glob(f"backups/{stem}-before-*.aftercare"), *own.glob(f"{stem}-before-restore-*/*.aftercare")]
    entries += [_entry(backup_folder.open_backup(one), backups.FIRST) for one in bare]
    return tuple(sorted(entries, key=lambda one: one.made_at, reverse=True))


def at(path: Path) -> Entry:
    """The backup at a path of the user's choice. Raises EnvironmentFault("not_ours" | "too_new" | "gone")."""
    require("backup.view")
    return _entry(backup_folder.open_backup(path), backups.OTHER)


def _entry(one: Found, place: str) -> Entry:
    manifest = one.manifest
    if manifest is None:
        changed = one.database.stat()
        reason = "restore" if "-before-restore-" in one.folder.name else "upgrade"
        made = datetime.fromtimestamp(changed.st_mtime, UTC)
        words = shown(backups.REASONS[reason])
        return Entry(one.database, made, place, words, "", changed.st_size, {}, None, 0, 0)
    facts = manifest.facts
    return Entry(
        one.folder,
        manifest.made_at,
        place,
        shown(backups.REASONS.get(manifest.reason, manifest.reason)),
        manifest.code,
        sum(size for _, size in manifest.files.values()) + manifest.attachments[1],
        {name: facts.counts.get(name, 0) for name in COUNTED},
        manifest.proven_at,
        facts.line,
        manifest.attachments[0],
    )


def changes_since(entry: Entry) -> int | None:
    """How many lines the change history has had since; None where the backup does not say, or is of another branch."""
    if not entry.line or entry.code != settings.text("branch_code"):
        return None
    last = database.scalar("SELECT max(id) FROM audit_entry")
    return max(int(last or 0) - entry.line, 0)


def prepare(path: Path, progress: Progress, when_cancelled: WhenCancelled, *, other_branch: bool = False) -> Staged:
    """Bring a backup beside the open branch and compare it. Nothing is changed until `decide`.

    Raises NotPermitted, UserError("other_branch") for a backup of another branch unless that is wanted,
    EnvironmentFault, Cancelled.
    """
    require("backup.restore")
    if not backups.is_possible():
        raise EnvironmentFault(backups.server_words(), "server")
    one = backup_folder.open_backup(path)
    code = settings.text("branch_code")
    if one.manifest is not None and one.manifest.code != code and not other_branch:
        text = translate("backup", "This is a backup of branch {other}, not of {code}.")
        raise UserError(text.format(other=one.manifest.code, code=code), "other_branch")
    now = clock.local(clock.now())
    opened = database.current().file  # pyright: ignore[reportAttributeAccessIssue] - a server was refused
    return restoring.stage(one, Path(opened.path), opened.key, now, progress, when_cancelled)


def decide(staged: Staged, path: Path, reason: str) -> None:
    """From now on the backup is the branch: it takes its place when the branch is opened next.

    Raises NotPermitted, UserError("reason"), EnvironmentFault; then the branch stays as it is.
    """
    restoring.decide(staged, _note(path, reason))


def carry_out(staged: Staged, path: Path, reason: str, close_branch: Callable[[], object]) -> Path:
    """Decide, close the branch and put the backup in its place at once; returns where the present one is kept.

    Raises as `decide`, and EnvironmentFault("locked") while another program has the branch open; then nothing is left
    of what was brought.
    """
    try:
        note, key = _note(path, reason), database.key()
        close_branch()
        restoring.require_nobody_else(staged.database, key)
        restoring.decide(staged, note)
    except BaseException:
        restoring.give_up(staged)
        raise
    restoring.finish(staged.database)
    return staged.kept


def _note(path: Path, reason: str) -> dict[str, Any]:
    """What the history of the restored branch is told."""
    require("backup.restore")
    who = sessions.current()
    line = database.query("SELECT id, digest FROM audit_entry ORDER BY id DESC LIMIT 1")
    return {
        "user": who.name,
        "full_name": who.full_name,
        "role": who.role,
        "reason": required_line(reason, "reason"),
        "backup": path.name,
        "head": list(line[0]) if line else [0, ""],
    }


def give_up(staged: Staged) -> None:
    """Not after all: what was brought is removed."""
    restoring.give_up(staged)


def tell_history() -> bool:
    """Write the line about a restore into the restored branch's history; called once the branch is open.

    The line tells who restored which backup and why, and where the history stood that was kept aside.
    """
    if not backups.is_possible():
        return False
    place = Path(database.location())
    note = restoring.take_note(place)
    if note is None:
        return False
    who = Session(0, str(note["user"]), str(note["full_name"]), str(note["role"]))
    unit = UnitOfWork("backup.restore", who)
    head = note["head"]
    told = {"backup": note["backup"], "kept": note["kept"], "line": head[0], "digest": head[1]}
    transact(
        unit,
        lambda: unit.note("backup_run", 0, "", {name: [None, value] for name, value in told.items()}, note["reason"]),
    )
    restoring.note_is_told(place)
    attachment_store.sweep()
    return True


def restore_bare(path: Path, target: Path, progress: Progress, when_cancelled: WhenCancelled) -> None:
    """Restore to a computer that has no branch yet: there is nothing to replace and nobody to ask.

    Who may work with it is asked when it is opened. Raises EnvironmentFault, Cancelled.
    """
    if target.exists():
        raise EnvironmentFault(translate("backup", "There is a branch already. Open it, then restore."), "locked")
    _in_place_of(path, target, "", progress, when_cancelled)


def restore_damaged(path: Path, target: Path, reason: str, progress: Progress, when_cancelled: WhenCancelled) -> Path:
    """Restore in the place of a branch that is damaged and does not open: nobody can sign in to it any more.

    It goes aside untouched, with its log, for `salvage`; returns where. Raises UserError("reason"),
    EnvironmentFault("locked") where it does open, Cancelled.
    """
    why = required_line(reason, "reason")
    if not restoring.is_damaged(target):
        raise EnvironmentFault(translate("backup", "There is a branch already. Open it, then restore."), "locked")
    return _in_place_of(path, target, why, progress, when_cancelled)


def _in_place_of(path: Path, target: Path, reason: str, progress: Progress, when_cancelled: WhenCancelled) -> Path:
    one = backup_folder.open_backup(path)
    staged = restoring.stage(one, target, "", clock.local(clock.now()), progress, when_cancelled)
    note = {"user": "", "full_name": "", "role": "", "reason": reason, "backup": path.name, "head": [0, ""]}
    restoring.decide(staged, note)
    restoring.finish(target)
    return staged.kept
