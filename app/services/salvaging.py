"""A damaged branch into a new file: what can be read of it, and of the last backup where it cannot (G12)."""

from __future__ import annotations

from pathlib import Path

from app.core.errors import EnvironmentFault
from app.core.i18n import translate
from app.core.progress import Progress
from app.models import backup_folder, key_slots, restoring, salvage
from app.services import encryption


def needs_key(damaged: Path) -> bool:
    """Whether somebody has to unlock the branch first; an encrypting that was cut short leaves slots by a plain one."""
    if not (damaged.is_file() and key_slots.slots_file(damaged).is_file()):
        return False
    return not restoring.is_plain(damaged)


def carry_out(
    damaged: Path, target: Path, backup: Path | None, progress: Progress, name: str = "", password: str = ""
) -> tuple[str, ...]:
    """Make `target` of what is left; nothing else is changed. Returns sentences that say what came of it.

    `backup` is the folder of a backup or a kept copy; `name` and `password` unlock an encrypted branch, whose key slots
    go along. Nobody signs in: the table of people may be what is damaged, and who has the file and its key can read it
    anyway. Raises UserError, EnvironmentFault, Cancelled.
    """
    if not damaged.is_file():
        raise EnvironmentFault(translate("salvage", "{file} is not there.").format(file=damaged.name), "gone")
    key = encryption.unlock(str(damaged), name, password)[0] if needs_key(damaged) else ""
    spare = backup_folder.open_backup(backup).database if backup is not None else None
    done = salvage.salvage(damaged, target, progress, key=key, backup=spare)
    if key:
        key_slots.slots_file(target).write_bytes(key_slots.slots_file(damaged).read_bytes())
    return tuple(_words(done, sealed=bool(key)))


def _words(done: salvage.Salvaged, *, sealed: bool) -> list[str]:
    told = [translate("salvage", "{count} rows were read.").format(count=f"{sum(done.read.values()):,}")]
    for table, count in sorted(done.from_backup.items()):
        text = translate("salvage", "{table}: {count} rows are those of the backup.")
        told.append(text.format(table=table, count=f"{count:,}"))
    for table, count in sorted(done.lost.items()):
        if count:
            text = translate("salvage", "{table}: up to {count} rows are lost.")
            told.append(text.format(table=table, count=f"{count:,}"))
    if not sealed:
        told.append(translate("salvage", "The file was not encrypted: whether a row was altered, nobody can tell."))
    return told
