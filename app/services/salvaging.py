"""A damaged branch into a new file: what can be read of it, and of the last backup where it cannot (G12)."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from app.core.errors import EnvironmentFault, UserError
from app.core.i18n import translate
from app.core.progress import Progress
from app.models import backup_erasures, backup_folder, key_slots, restoring, salvage
from app.services import encryption


def needs_key(damaged: Path) -> bool:
    """Whether somebody has to unlock the branch first; an encrypting that was cut short leaves slots by a plain one."""
    if not (damaged.is_file() and key_slots.slots_file(damaged).is_file()):
        return False
    return not restoring.is_plain(damaged)


@dataclass(frozen=True)
class Way:
    """How an encrypted branch is unlocked: by a person's name and password, or by what its recovery sheet says."""

    name: str = ""
    password: str = field(default="", repr=False)
    sheet: str = field(default="", repr=False)


NOBODY = Way()
"""For a branch that is not encrypted."""


def carry_out(
    damaged: Path,
    target: Path,
    backup: Path | None,
    progress: Progress,
    way: Way = NOBODY,
    named: Callable[[str], str] = str,
) -> tuple[str, ...]:
    """Make `target` of what is left; nothing else is changed. Returns sentences that say what came of it.

    `backup` is the folder of a backup or a kept copy; `named` says what people call a table. An encrypted branch's key
    slots go along. Nobody signs in: the table of people may be what is damaged, and who has the file and its key can
    read it anyway. Raises UserError, EnvironmentFault, Cancelled.
    """
    if not damaged.is_file():
        raise EnvironmentFault(translate("salvage", "{file} is not there.").format(file=damaged.name), "gone")
    found = backup_folder.open_backup(backup) if backup is not None else None
    spare = found.database if found is not None else None
    keys = _keys(damaged, way)
    key = _fitting(damaged, keys) or (_fitting(spare, keys) if spare is not None else None) or keys[0]
    spare_key = _key_of_backup(spare, (key, *keys), way) if spare is not None else None
    try:
        done = salvage.salvage(damaged, target, progress, key=key, backup=spare, backup_key=spare_key)
    except EnvironmentFault as fault:
        if fault.kind != "damaged" or way.sheet or key or restoring.is_plain(damaged):
            raise
        text = translate(
            "salvage", "{trouble} If it is encrypted: --recovery-file FILE, with the key of its recovery sheet."
        )
        raise EnvironmentFault(text.format(trouble=fault.text), fault.kind) from fault
    backup_erasures.pass_on(damaged, target)
    if found is not None:  # what it lends may be of before an erasure
        backup_erasures.bring(found, target)
    told = _words(done, named, sealed=bool(key))
    if key and not _give_slots(damaged, target, key):
        told.append(translate("salvage", "The key file did not come along: open the new file with the recovery sheet."))
    return tuple(told)


def _keys(damaged: Path, way: Way) -> tuple[str, ...]:
    """The keys that it may have: two, where a change of key was broken off; an empty one for a plain file."""
    if way.sheet and not restoring.is_plain(damaged):
        return (encryption.key_of_sheet(str(damaged), way.sheet),)
    return encryption.unlock(str(damaged), way.name, way.password) if needs_key(damaged) else ("",)


def _fitting(file: Path, keys: tuple[str, ...]) -> str | None:
    return next((key for key in keys if salvage.opens(file, key)), None)


def _key_of_backup(spare: Path, keys: tuple[str, ...], way: Way) -> str:
    """The backup's key: the branch's, or the one that the slots beside it hold for the same person, of then.

    Raises UserError where neither opens it.
    """
    if restoring.is_plain(spare):
        return ""
    own: tuple[str, ...] = ()
    if way.name:
        with suppress(EnvironmentFault):  # it has no slots, or damaged ones
            own = key_slots.unlock(spare, way.name, way.password)
    found = _fitting(spare, (*keys, *own))
    if found is None:
        text = translate(
            "salvage", "The backup {name} was made with another key, or is damaged itself. Choose another one."
        )
        raise UserError(text.format(name=spare.parent.name), "backup")
    return found


def _give_slots(damaged: Path, target: Path, key: str) -> bool:
    """Whether people open the new file as they opened the old one."""
    try:
        if key_slots.mark_of(key) not in key_slots.marks(damaged):
            return False
    except EnvironmentFault:  # they are missing or damaged
        return False
    key_slots.slots_file(target).write_bytes(key_slots.slots_file(damaged).read_bytes())
    return True


def _words(done: salvage.Salvaged, named: Callable[[str], str], *, sealed: bool) -> list[str]:
    told = [translate("salvage", "{count} rows were read.").format(count=f"{sum(done.read.values()):,}")]
    for table, count in sorted(done.from_backup.items()):
        text = translate("salvage", "{table}: {count} rows are those of the backup.")
        told.append(text.format(table=named(table), count=f"{count:,}"))
    for table, count in sorted(done.lost.items()):
        if count:
            text = translate("salvage", "{table}: up to {count} rows are lost.")
            told.append(text.format(table=named(table), count=f"{count:,}"))
    if not sealed:
        told.append(translate("salvage", "The file was not encrypted: whether a row was altered, nobody can tell."))
    return told
