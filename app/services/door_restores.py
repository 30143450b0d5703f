"""Restoring at the door (R007, G10): no branch is open that could say who may. The backup's own people do.

Whoever restores proves to be an administrator of the backup, by the name and password of then, and says why; for an
encrypted backup the same password opens its key slots. Wrong tries count as at every door. A branch that opens is never
replaced this way: its own administrator restores, signed in.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from app.core import clock
from app.core.errors import EnvironmentFault, NotPermitted
from app.core.i18n import translate
from app.core.progress import Progress
from app.domain import permissions
from app.domain.validation import required_line
from app.models import backup, backup_folder, backup_people, database, key_slots, restoring
from app.models.backup import WhenCancelled
from app.models.backup_folder import Found
from app.models.backup_people import Person
from app.models.restoring import Staged
from app.services import _door_tries as door
from app.services import _passwords as passwords
from app.services import backups, restores
from app.services.restores import Entry
from app.services.session import Session

REPLACEABLE = frozenset({"damaged", "not_ours", "too_new", "io", "keys_missing", "keys_damaged"})
"""The kinds of EnvironmentFault of a branch that does not open and that a backup helps; others pass or want a hand."""


@dataclass(frozen=True)
class Prepared:
    """A backup brought beside the branch's file by somebody who may; what the restored branch is told of it."""

    staged: Staged
    note: dict[str, Any]
    seen: tuple[tuple[int, ...], ...]
    """What the files of the branch that goes aside were like when it was found not to open."""


def found(branch_file: Path, places: Iterable[tuple[str, Path]], elsewhere: Iterable[Path] = ()) -> tuple[Entry, ...]:
    """What could take the place of this file, the newest first: from its folder, the places (name, folder) and sticks.

    Backups lie in a folder `elsewhere` or one below it. Reads disks: on a worker's thread.
    """
    where = [(backups.FIRST, branch_file.parent / "backups"), *places]
    for folder in elsewhere:
        where.append((backups.OTHER, folder))
        try:
            where += [(backups.OTHER, inner) for inner in sorted(folder.iterdir()) if inner.is_dir()]
        except OSError:  # somebody else's, or it has just been pulled
            continue
    return restores.listed(branch_file, where)


def at(path: Path) -> Entry:
    """The backup at a path of somebody's choice. Raises EnvironmentFault("not_ours" | "too_new" | "gone")."""
    return restores.entry_of(backup_folder.open_backup(path), backups.OTHER)


@dataclass(frozen=True)
class Claim:
    """Who wants to restore, proven by the password of then, and why."""

    name: str
    password: str
    reason: str


def prepare(
    branch_file: Path,
    path: Path,
    claim: Claim,
    places: Iterable[Path],
    progress: Progress,
    when_cancelled: WhenCancelled,
) -> Prepared:
    """Prove the person, then bring the backup beside the branch's file and compare it. Nothing is changed yet.

    Raises UserError ("name" | "password" | "reason"), NotPermitted, EnvironmentFault ("locked" where there is a branch
    that opens), Cancelled.
    """
    required_line(claim.name, "name")
    why = required_line(claim.reason, "reason")
    progress.report(0, 0, translate("backup", "Asking the backup who you are"))
    try:
        one = backup_folder.open_backup(path)
        key, who = _proven(one, branch_file, claim)
        seen = _look(branch_file)
        _refuse_one_that_opens(branch_file, claim, when_cancelled)
        staged = restoring.stage(one, branch_file, key, clock.local(clock.now()), progress, when_cancelled)
        staged = restores.with_copies(staged, one, (branch_file.parent / "backups", *places))
    except OSError as error:  # the stick was pulled
        raise database.plain_fault(error) from error
    session = Session(0, who.name, who.full_name, who.role)
    return Prepared(staged, restores.note_of(staged, path, session, why), seen)


def carry_out(prepared: Prepared, close_branch: Callable[[], object]) -> None:
    """The backup is the branch from now on; what was there is kept aside, unless nobody ever worked with it.

    Where a name cannot be changed yet, opening the branch does the rest or says why not. Raises EnvironmentFault; then
    nothing is changed and nothing left of what was brought.
    """
    staged = prepared.staged
    try:
        is_same = _look(staged.database) == prepared.seen
        close_branch()
        is_new = staged.database.exists() and _is_new(staged.database)
        if is_new:
            restoring.require_nobody_else(staged.database, "")
        elif not is_same:
            text = translate("backup", "The branch's file has changed meanwhile. Open the branch again.")
            raise EnvironmentFault(text, "locked")
        restoring.decide(staged, prepared.note)
    except BaseException as trouble:
        restoring.give_up(staged)
        if isinstance(trouble, OSError):  # a full disk
            raise database.plain_fault(trouble) from trouble
        raise
    with suppress(EnvironmentFault):
        restoring.finish(staged.database)
        if is_new:
            _remove_new(staged)


def give_up(prepared: Prepared) -> None:
    """Not after all: what was brought is removed."""
    restoring.give_up(prepared.staged)


def _proven(one: Found, branch_file: Path, claim: Claim) -> tuple[str, Person]:
    """The key of the backup and the administrator of it who claims to be here."""
    name = key_slots.plain_name(claim.name)
    counted = f"backup {name}"  # a backup of one's own must not forgive the wrong tries at the branch's door
    door.refuse_while_waiting(branch_file, counted)
    if not one.database.is_file():
        text = translate("backup", "The backup {folder} is damaged: {file}.")
        raise EnvironmentFault(text.format(folder=one.folder.name, file=one.database.name), "damaged")
    is_plain = restoring.is_plain(one.database)
    keys = ("",) if is_plain else key_slots.unlock(one.database, name, claim.password)
    for key in keys:
        try:
            who = backup_people.person(one.database, key, name)
        except EnvironmentFault as fault:
            if fault.kind == "not_ours" and len(keys) > 1:
                continue  # its key was being changed: the other one then
            raise
        if passwords.fits(claim.password, who.password_hash if who else "") and who is not None:
            if not permissions.allowed(who.role, "backup.restore"):
                raise NotPermitted(translate("backup", "Only an administrator of the backup restores it."))
            door.passed(branch_file, counted)
            return key, who
    raise door.failed(branch_file, counted)


def _look(branch_file: Path) -> tuple[tuple[int, ...], ...]:
    """What tells whether anybody has touched the branch's files since."""
    found = []
    for file in (branch_file, key_slots.slots_file(branch_file)):
        told = file.stat() if file.exists() else None
        found.append((told.st_ino, told.st_size, told.st_mtime_ns) if told else ())
    return tuple(found)


def _refuse_one_that_opens(branch_file: Path, claim: Claim, when_cancelled: WhenCancelled) -> None:
    if not branch_file.exists():
        return
    keys: tuple[str, ...] = ("",)
    if not restoring.is_plain(branch_file) and key_slots.slots_file(branch_file).is_file():
        try:
            keys = key_slots.unlock(branch_file, claim.name, claim.password)
        except EnvironmentFault as fault:  # the slots are damaged: that is why a backup is wanted
            if fault.kind not in REPLACEABLE:
                raise
            return
        if not keys:  # nobody can tell whether it is damaged but who has a key of it
            text = translate(
                "backup",
                "The branch here is encrypted, and this name and password do not open it: nobody can tell whether it "
                "is damaged. Choose a backup made since the password was changed, or move the branch's file to "
                "another folder.",
            )
            raise EnvironmentFault(text, "locked")
    if any(_opens(branch_file, key, when_cancelled) for key in keys):
        raise EnvironmentFault(translate("backup", "There is a branch already. Open it, then restore."), "locked")


def _opens(branch_file: Path, key: str, when_cancelled: WhenCancelled | None) -> bool:
    """Whether this is a branch that people work with and that stands the check.

    Raises EnvironmentFault where that cannot be told now: another program holds it, the disk is full.
    """
    try:
        if not backup_people.has_people(branch_file, key):
            return False
        backup.prove(branch_file, key, when_cancelled)
    except EnvironmentFault as fault:
        if fault.kind not in REPLACEABLE:
            raise
        return False
    return True


def _is_new(branch_file: Path) -> bool:
    """Whether this is the empty branch that opening a file which is not there has made, and nothing is behind it."""
    try:
        if backup_people.has_people(branch_file, ""):
            return False
        backup.prove(branch_file, "")
    except EnvironmentFault:
        return False
    return True


def _remove_new(staged: Staged) -> None:
    """Remove the empty branch; what lay beside it, such as the scans of a branch whose file is gone, stays aside."""
    with suppress(OSError):
        for end in ("", "-wal", "-shm"):
            staged.kept.joinpath(f"{staged.database.name}{end}").unlink(missing_ok=True)
        for folder in sorted((one for one in staged.kept.rglob("*") if one.is_dir()), reverse=True):
            with suppress(OSError):  # something is in it
                folder.rmdir()
        staged.kept.rmdir()
