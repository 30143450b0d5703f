"""Put a backup in the place of a branch's file: the old branch or the new one, never half of each.

First everything is brought to a folder beside and compared. Then one small file is written, the plan: from that moment
the backup is the branch. It tells which names change, in order; the names are changed when the branch is opened next,
before anything else, and as often as it takes. What was there goes to a folder beside, nothing is written over.
"""

from __future__ import annotations

import json
import shutil
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from app.core import clock, paths
from app.core.errors import EnvironmentFault
from app.core.i18n import translate
from app.models import _sealed, backup, backup_erasures, backup_folder, key_slots
from app.models._file import DRIVER_ERRORS, connect_file
from app.models.backup_folder import Found
from app.models.backup_making import bring_database
from app.models.restored_attachments import Exchange, is_plain

if TYPE_CHECKING:
    from app.core.progress import Progress
    from app.models.backup import WhenCancelled

_LOGS = ("-wal", "-shm")
_KEYS = ".keys"
_STALE_SECONDS = 24 * 3600
_UNREADABLE = ("not_ours", "encrypted", "keys_missing")


@dataclass(frozen=True)
class Staged:
    """A backup brought beside the branch's file, compared and complete.

    `moves` are (from, to) relative to the folder of the branch, `kept` is where the present branch goes, `proven` are
    the proven copies of the backup there are: JSON that the note takes along.
    """

    database: Path
    folder: Path
    kept: Path
    moves: tuple[tuple[str, str], ...]
    is_opened: bool
    proven: tuple[dict[str, Any], ...] = ()
    key: str = field(default="", repr=False)


def plan_of(database: Path) -> Path:
    """The plan of a restore that is not carried out yet."""
    return database.with_name(f"{database.name}.restoring")


def note_of(database: Path) -> Path:
    """What is left to tell the history of the restored branch."""
    return database.with_name(f"{database.name}.restored")


def stage(
    found: Found, database: Path, key: str, made_at: datetime, progress: Progress, when_cancelled: WhenCancelled
) -> Staged:
    """Bring a backup beside the branch's file `database`, which may be missing, and compare it with what it says.

    A backup that was proven has to have the digests of then; a bare copy is read whole. With another key than `key`
    (before the branch was encrypted, or for another key) only digests can be compared. `made_at` is local time.
    Nothing is left when it is stopped or refused. Raises EnvironmentFault, Cancelled.
    """
    home = paths.private_folder(database.parent)
    sweep(database)
    folder, kept = _free_names(home, database.stem, f"{made_at:%Y%m%d-%H%M%S}")
    size = found.manifest.files[backup_folder.DATABASE][1] if found.manifest else found.database.stat().st_size
    backup_folder.need_room(home, size)
    paths.private_folder(folder)
    try:
        bring_database(found, folder, database.name, progress)
        present_key, key = key, _key_for(found, folder / database.name, key)
        is_opened = _compare(found, folder / database.name, key, progress, when_cancelled)
        new_key = key if is_opened else None
        exchange = Exchange(found, folder / database.name, database, kept, present_key, new_key)
        incoming = [f"{database.name}{_KEYS}", database.name]
        if is_opened and key and not (folder / f"{database.name}{_KEYS}").is_file():
            incoming.remove(f"{database.name}{_KEYS}")  # it has the present key and no slots: those that are here stay
        moves: list[tuple[str, str]] = [(f"{database.name}{end}", f"{kept.name}/{database.name}{end}") for end in _LOGS]
        moves += exchange.moves(progress)
        for name in incoming:  # what is not there now must not be put aside when this is begun again
            if (home / name).is_file():
                moves.append((name, f"{kept.name}/{name}"))
            moves.append((f"{folder.name}/{name}", name))
        for inner in (folder, *(one for one in folder.rglob("*") if one.is_dir())):
            backup_folder.sync_folder(inner)
        backup_erasures.bring(found, database)
        return Staged(database, folder, kept, tuple(moves), is_opened, key=new_key or "")
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        raise


def _free_names(home: Path, stem: str, stamp: str) -> tuple[Path, Path]:
    """Where the backup is brought to, and where the present branch goes; twice in one second there are two."""
    number = 0
    while True:
        ending = stamp if not number else f"{stamp}-{number}"
        folder, kept = home / f"{stem}-restoring-{ending}", home / f"{stem}-before-restore-{ending}"
        if not folder.exists() and not kept.exists():
            return folder, kept
        number += 1


def give_up(staged: Staged) -> None:
    """Remove what was brought; the branch stays as it is."""
    shutil.rmtree(staged.folder, ignore_errors=True)


def _key_for(found: Found, copied: Path, key: str) -> str:
    """The key that the copy should open with, empty for a plain one; `key` is the branch's."""
    if found.manifest is not None:
        return key if found.manifest.encrypted else ""
    return "" if is_plain(copied) else key


def _has_another_key(copied: Path, key: str) -> bool:
    """Whether a bare copy brings the slots of another key than this; with a log beside it nothing may be left out."""
    if is_plain(copied) or not key_slots.slots_file(copied).is_file():
        return False
    if copied.with_name(f"{copied.name}-wal").is_file():
        return False
    return not key or key_slots.mark_of(key) not in key_slots.marks(copied)


def _compare(found: Found, copied: Path, key: str, progress: Progress, when_cancelled: WhenCancelled) -> bool:
    """Whether the copy could be opened; raises EnvironmentFault where it is not what it should be."""
    manifest = found.manifest
    proven = manifest is not None and manifest.proven_at is not None
    progress.report(0, 0, translate("backup", "Counting what the copy holds"))
    try:
        _fold_log(copied, key)
        facts = backup.read_facts(copied, key, progress)
    except EnvironmentFault as fault:
        if fault.kind in _UNREADABLE:
            if proven and manifest is not None and manifest.encrypted:
                return False  # made with another key: the digests have to do
            if manifest is None and _has_another_key(copied, key):
                return False  # kept aside before the branch had this key: its own people open it
        raise
    if not proven:
        progress.report(0, 0, translate("backup", "Reading every page of the copy"))
        backup.prove(copied, key, when_cancelled)
    if manifest is not None and facts != manifest.facts:
        raise backup.damaged()
    return True


def _fold_log(copied: Path, key: str) -> None:
    """A branch that was kept aside after a crash may have its last records in its log."""
    if not copied.with_name(f"{copied.name}-wal").is_file():
        return
    from app.models import database as databases

    try:
        conn = connect_file(str(copied), key)
        try:
            conn.execute("PRAGMA journal_mode = DELETE").fetchone()
        finally:
            conn.close()
    except DRIVER_ERRORS as error:
        raise databases.plain_fault(error) from error


def is_damaged(database: Path) -> bool:
    """Whether a branch's file does not stand the check; of an encrypted one only its key can tell: then it counts.

    Raises EnvironmentFault where that cannot be told now, such as "locked".
    """
    if not is_plain(database) and key_slots.slots_file(database).is_file():
        return True
    try:
        backup.prove(database, "")
    except EnvironmentFault as fault:
        if fault.kind != "damaged":
            raise
        return True
    return False


def require_nobody_else(database: Path, key: str) -> None:
    """Refuse while another program has the branch open. Raises EnvironmentFault("locked").

    Leaves the file without a log, as a copy that is kept aside should be.
    """
    if not database.is_file():
        return
    from app.models import database as databases

    conn = connect_file(str(database), key)
    try:
        conn.execute("PRAGMA busy_timeout = 500")
        if conn.execute("PRAGMA journal_mode = DELETE").fetchone()[0] != "delete":
            text = translate("backup", "Another program has the branch open. Close it first.")
            raise EnvironmentFault(text, "locked")
    except DRIVER_ERRORS as error:
        raise databases.plain_fault(error) from error
    finally:
        conn.close()


def decide(staged: Staged, note: dict[str, Any]) -> None:
    """Write the plan: from now on the backup is the branch. `note` is told to whoever opens it next; it is sealed with
    the backup's key where that is known. Raises EnvironmentFault("gone") where somebody has removed what was brought.
    """
    if not (staged.folder / staged.database.name).is_file():
        raise EnvironmentFault(translate("backup", "What was brought from the backup is gone. Begin again."), "gone")
    told = {"sealed": _sealed.sealed_text(staged.key, json.dumps(note))} if staged.key else note
    plan = {"staged": staged.folder.name, "kept": staged.kept.name, "moves": staged.moves, "note": told}
    content = json.dumps(plan, ensure_ascii=False, indent=1).encode()
    backup_folder.write_durably(plan_of(staged.database), content)


def finish(database: Path) -> bool:
    """Carry out a plan that was decided, if there is one; called before the branch is opened.

    May be broken off anywhere and begun again. The last name to change is the new database's: where it has its name,
    everything has, and only the plan is left to be put away. Raises EnvironmentFault when a name cannot be changed;
    nothing may open the branch then.
    """
    plan = plan_of(database)
    if not plan.is_file():
        return False
    home = database.parent
    try:
        told = json.loads(plan.read_text(encoding="utf-8"))
        if (home / told["staged"] / database.name).is_file():
            paths.private_folder(home / told["kept"])
            for source, target in told["moves"]:
                _move(home / source, home / target)
        backup_folder.write_durably(note_of(database), json.dumps({**told["note"], "kept": told["kept"]}).encode())
        plan.unlink()
        backup_folder.sync_folder(home)
        shutil.rmtree(home / told["staged"], ignore_errors=True)
        return True
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise EnvironmentFault(
            translate(
                "backup",
                "A restore was decided and could not be finished: {reason}. Nothing is lost; close other programs "
                "that use the folder, then open the branch again.",
            ).format(reason=getattr(error, "strerror", None) or type(error).__name__),
            "locked",
        ) from error


def sweep(database: Path) -> None:
    """Remove what a restore that died before it was decided has brought, once nobody can be at it any more."""
    for folder in database.parent.glob(f"{database.stem}-restoring-[0-9]*"):
        with suppress(OSError):
            if clock.now().timestamp() - folder.stat().st_mtime > _STALE_SECONDS:
                shutil.rmtree(folder, ignore_errors=True)


def _move(source: Path, target: Path) -> None:
    """Change one name, unless that has been done already or there is nothing to change."""
    if target.exists() or not source.exists():
        return
    paths.private_folder(target.parent)
    backup_folder.rename(source, target)
    backup_folder.sync_folder(target.parent)
    if source.parent != target.parent:
        backup_folder.sync_folder(source.parent)


def take_note(database: Path) -> dict[str, Any] | None:
    """What is left to tell the history of a branch that was restored, and is open; None when nothing is."""
    from app.models import database as databases

    try:
        told: dict[str, Any] = json.loads(note_of(database).read_text(encoding="utf-8"))
        if "sealed" not in told:
            return told
        return {**json.loads(_sealed.unsealed_text(databases.key(), told["sealed"])), "kept": told["kept"]}
    except (OSError, ValueError):
        return None


def note_is_told(database: Path) -> None:
    """The history has it."""
    note_of(database).unlink(missing_ok=True)
