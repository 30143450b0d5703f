"""Restoring a backup (R007): what there is to restore, bringing it beside the branch, deciding, telling the history."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from app.core import clock
from app.core.errors import EnvironmentFault, UserError
from app.core.i18n import shown, translate
from app.core.long_paths import true_place
from app.core.progress import Progress
from app.domain.validation import required_line
from app.models import attachment_store, backup_folder, database, key_slots, restoring
from app.models.backup import WhenCancelled
from app.models.backup_folder import Found
from app.models.restoring import Staged
from app.services import backups, settings
from app.services import session as sessions
from app.services._use_case import UnitOfWork, require, transact
from app.services.backups import Outcome
from app.services.session import Session

COUNTED = ("customer", "service_call", "service_voucher", "complaint")
"""What a backup is told apart by."""

_KEPT = "-before-restore-"


@dataclass(frozen=True)
class Entry:
    """A backup that can be restored. `counts` are rows of COUNTED; a bare copy has none and was never proven.

    `line` is the last line of the change history in it, 0 where that is not known; `is_kept` tells that this was put
    aside here by a restore (`size` is then that of its whole folder, in bytes) or copied before an upgrade.
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
    is_kept: bool = False


def found() -> tuple[Entry, ...]:
    """Every backup in the places and every branch kept aside, the newest first. Reads disks: on a worker's thread."""
    require("backup.view")
    if not backups.is_possible():
        return ()
    return listed(Path(database.location()), [(one.name, one.folder) for one in backups.places() if one.is_there])


def listed(branch_file: Path, where: Iterable[tuple[str, Path]]) -> tuple[Entry, ...]:
    """What lies in these places (name, folder) and beside a branch's file, the newest first; each folder once.

    A place that cannot be read is passed over.
    """
    entries: dict[Path, Entry] = {}
    for name, folder in where:
        with suppress(OSError):  # a stick that has just been pulled
            for one in backup_folder.in_place(folder):
                entries.setdefault(one.folder, entry_of(one, name))
    for file in (*_upgrade_copies(branch_file), *(folder / branch_file.name for folder in _kept_beside(branch_file))):
        with suppress(OSError, EnvironmentFault):
            entries[file] = entry_of(backup_folder.open_backup(file), backups.FIRST)
    return tuple(sorted(entries.values(), key=lambda one: one.made_at, reverse=True))


def _upgrade_copies(branch_file: Path) -> Iterator[Path]:
    """The copies that were made before an upgrade."""
    return branch_file.parent.glob(f"backups/{branch_file.stem}-before-[0-9]*.aftercare")


def _kept_beside(branch_file: Path) -> Iterator[Path]:
    """The folders of branches that a restore has put aside."""
    for folder in branch_file.parent.glob(f"{branch_file.stem}{_KEPT}*"):
        if (folder / branch_file.name).is_file() and not folder.is_symlink():
            yield folder


def at(path: Path) -> Entry:
    """The backup at a path of the user's choice. Raises EnvironmentFault("not_ours" | "too_new" | "gone")."""
    require("backup.view")
    return entry_of(backup_folder.open_backup(path), backups.OTHER)


def entry_of(one: Found, place: str) -> Entry:
    """A backup found in a place as the list shows it."""
    manifest = one.manifest
    if manifest is None:
        changed, is_folder = one.database.stat(), _KEPT in one.folder.name
        made = datetime.fromtimestamp(changed.st_mtime, UTC)
        words = shown(backups.REASONS["restore" if is_folder else "upgrade"])
        size = _size_of(one.folder) if is_folder else changed.st_size
        return Entry(one.database, made, place, words, "", size, {}, None, 0, 0, place == backups.FIRST)
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


def _size_of(folder: Path) -> int:
    return sum(one.stat().st_size for one in folder.rglob("*") if one.is_file())


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
    staged = restoring.stage(one, Path(opened.path), opened.key, now, progress, when_cancelled)
    return with_copies(staged, one, [place.folder for place in backups.places() if place.is_there])


def with_copies(staged: Staged, one: Found, places: Iterable[Path]) -> Staged:
    """Add the proven copies there are of the backup that was brought: the restored branch was made before it knew.

    The one that was opened and counted just now was proven just now; the others when they say so.
    """
    manifest = one.manifest
    if manifest is None or manifest.proven_at is None:
        return staged
    facts = manifest.facts
    size = sum(size for _, size in manifest.files.values()) + manifest.attachments[1]
    told = {"line": facts.line, "digest": facts.digest, "size": size}
    copies: list[dict[str, Any]] = []
    for place in places:
        if place == one.folder.parent:
            continue
        with suppress(OSError, EnvironmentFault):
            if backup_folder.open_backup(place / one.folder.name).manifest == manifest:
                at = backup_folder.stamp(manifest.proven_at)
                copies.append({"folder": str(place / one.folder.name), "at": at, **told})
    at = clock.now() if staged.is_opened else manifest.proven_at
    copies.append({"folder": str(one.folder), "at": backup_folder.stamp(at), **told})
    return replace(staged, proven=tuple(copies))


def decide(staged: Staged, path: Path, reason: str) -> None:
    """From now on the backup is the branch: it takes its place when the branch is opened next.

    Raises NotPermitted, UserError("reason"), EnvironmentFault; then the branch stays as it is.
    """
    restoring.decide(staged, _note(staged, path, reason))


def carry_out(staged: Staged, path: Path, reason: str, close_branch: Callable[[], object]) -> Path:
    """Decide, close the branch and put the backup in its place at once; returns where the present one is kept.

    Raises as `decide`, and EnvironmentFault("locked") while another program has the branch open; then nothing is left
    of what was brought.
    """
    try:
        note, key = _note(staged, path, reason), database.key()
        close_branch()
        restoring.require_nobody_else(staged.database, key)
        restoring.decide(staged, note)
    except BaseException:
        restoring.give_up(staged)
        raise
    restoring.finish(staged.database)
    return staged.kept


def _note(staged: Staged, path: Path, reason: str) -> dict[str, Any]:
    require("backup.restore")
    line = database.query("SELECT id, digest FROM audit_entry ORDER BY id DESC LIMIT 1")
    head = (int(line[0][0]), str(line[0][1])) if line else (0, "")
    return note_of(staged, path, sessions.current(), required_line(reason, "reason"), head)


def note_of(
    staged: Staged, path: Path, who: Session | None, reason: str, head: tuple[int, str] = (0, "")
) -> dict[str, Any]:
    """What the restored branch is told: who restored which backup and why, where the history stood that was kept
    aside (`head`, line and digest), where the backup lies proven.
    """
    return {
        "user": who.name if who else "",
        "full_name": who.full_name if who else "",
        "role": who.role if who else "",
        "reason": reason,
        "backup": path.name,
        "head": list(head),
        "proven": list(staged.proven),
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

    def tell() -> None:
        unit.note("backup_run", 0, "", {name: [None, value] for name, value in told.items()}, note["reason"])
        for copy in note.get("proven", ()):
            folder = Path(copy["folder"])
            name = next((name for name, place in backups.folders() if place == folder.parent), backups.OTHER)
            run = Outcome(
                name, folder, backups.PROVEN, folder, int(copy["line"]), str(copy["digest"]), int(copy["size"])
            )
            backups.keep_run(unit, run, backups.RESTORED, datetime.fromisoformat(copy["at"]))

    transact(unit, tell)
    restoring.note_is_told(place)
    attachment_store.sweep()
    return True


# -- what was put aside


def remove_kept(path: Path, reason: str) -> Path:
    """Remove what a restore or an upgrade has put aside: `path` is its file, as `found` lists it. By itself the
    program lets copies of upgrades go after a year, and what a restore has put aside never.

    On record before it is gone; returns the folder or the file. Raises NotPermitted, UserError("reason"),
    EnvironmentFault("not_ours") for anything else, or what the disk says: then it is still listed.
    """
    require("backup.remove_kept")
    why = required_line(reason, "reason")
    here = Path(database.location()) if backups.is_possible() else None
    folders = {true_place(one) for one in _kept_beside(here)} if here else set[Path]()
    copies = {true_place(one) for one in _upgrade_copies(here)} if here else set[Path]()
    if here is not None and true_place(path).parent in folders and path.name == here.name:
        gone = path.parent
    elif true_place(path) in copies:
        gone = path
    else:
        raise EnvironmentFault(translate("backup", "This was put aside by no restore and no upgrade."), "not_ours")
    unit = UnitOfWork("backup.remove_kept", sessions.current())
    told = {"removed": gone.name, "size": _size_of(gone) if gone.is_dir() else gone.stat().st_size}
    transact(unit, lambda: unit.note("backup_run", 0, "", {name: [None, one] for name, one in told.items()}, why))
    try:
        _remove(gone, path)
    except OSError as error:
        raise database.plain_fault(error) from error
    return gone


def _remove(gone: Path, file: Path) -> None:
    """The database last: what is left of a removal that fails is still listed."""
    if gone.is_dir():
        for inner in gone.iterdir():
            if inner.is_dir():
                shutil.rmtree(inner)
            elif inner.name != file.name:
                inner.unlink()
    else:
        key_slots.slots_file(file).unlink(missing_ok=True)
    file.unlink()
    if gone.is_dir():
        gone.rmdir()


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
    staged = with_copies(staged, one, (target.parent / "backups",))
    restoring.decide(staged, note_of(staged, path, None, reason))
    restoring.finish(target)
    return staged.kept
