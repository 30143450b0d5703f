"""The attachments of a backup that is restored, and those of the branch that goes aside for it.

Both have one folder between them as long as its names mean the same to both. A plain branch and an encrypted one, or
two under different keys, have not: then the whole folder goes aside with its branch, so that nothing that happens to
the restored one, such as a change of key, takes a scan from the other.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from app.core import paths
from app.core.errors import EnvironmentFault
from app.core.i18n import translate
from app.core.long_paths import true_place
from app.models import attachment_store, backup_attachments, backup_folder, key_slots
from app.models._file import connect_file
from app.models.backup_making import Bytes

if TYPE_CHECKING:
    from app.core.progress import Progress
    from app.models.backup_attachments import Line
    from app.models.backup_folder import Found, Tell

_STORE = attachment_store.FOLDER
_PLAIN_HEAD = b"SQLite format 3\0"
_NAMING = (
    "SELECT t.name FROM sqlite_master AS t, pragma_table_info(t.name) AS c WHERE t.type = 'table' AND c.name = 'sha256'"
)
_LOGO = "SELECT value FROM branch_setting WHERE key = 'print.logo'"


@dataclass(frozen=True)
class Exchange:
    """A backup, brought to `incoming`, in the place of the branch `present`, which goes to the folder `kept` beside.

    `old_key` is the present branch's, empty for a plain one or an unknown; `new_key` the backup's, None when it does
    not open here.
    """

    found: Found
    incoming: Path
    present: Path
    kept: Path
    old_key: str = field(repr=False)
    new_key: str | None = field(repr=False)

    def moves(self, progress: Progress) -> list[tuple[str, str]]:
        """Bring the attachments beside the branch; which names are to be changed then, in order.

        Raises EnvironmentFault("damaged" | "disk_full"), Cancelled, OSError.
        """
        home, folder = self.present.parent, self.incoming.parent
        if not _have_one_store(self):
            paths.private_folder(home / _STORE)  # so that it goes aside in any case, and once
            paths.private_folder(folder / _STORE)
            list(self._brought(None, progress))
            return [(_STORE, f"{self.kept.name}/{_STORE}"), (f"{folder.name}/{_STORE}", _STORE)]
        moves: list[tuple[str, str]] = []
        for name in self._brought(home / _STORE, progress):
            file = f"{_STORE}/{name[:2]}/{name}"
            if (home / file).is_file():
                moves.append((file, f"{self.kept.name}/{file}"))
            moves.append((f"{folder.name}/{file}", file))
        return moves

    def _brought(self, here: Path | None, progress: Progress) -> Iterator[str]:
        """Bring every attachment whose bytes are not `here` already, or all (None); yields their names."""
        own = self.found.folder / _STORE
        if self.found.manifest is not None and self.found.store is not None:
            yield from self._from_backup(self.found.store, here, progress)
        elif own.is_dir() and true_place(self.found.folder) != true_place(self.present.parent):
            yield from self._from_beside(own, here, progress)
        elif here is None:
            yield from self._translated()

    def _from_backup(self, store: Path, here: Path | None, progress: Progress) -> Iterator[str]:
        lines = backup_attachments.read_list(self.found.folder)
        words = translate("backup", "Comparing the attachments, MB")
        tell = Bytes(progress, 2 * sum(line.size for line in lines), words)
        for line in lines:
            if here is not None and _is_there(here / line.name[:2] / line.name, line, tell):
                continue
            source, target = backup_attachments.kept_as(store, line.content), self._target(line.name, line.size)
            if not source.is_file() or backup_folder.copy_file(source, target, tell)[0] != line.content:
                raise backup_attachments.lost(line)
            yield line.name

    def _from_beside(self, own: Path, here: Path | None, progress: Progress) -> Iterator[str]:
        """From the folder beside a branch that was kept aside, or copied whole."""
        files = backup_attachments.live_files(own)
        lacking = [one for one in files if here is None or not (here / one.name[:2] / one.name).is_file()]
        words = translate("backup", "Comparing the attachments, MB")
        tell = Bytes(progress, 2 * sum(one.stat().st_size for one in lacking), words)
        for one in lacking:
            backup_folder.copy_file(one, self._target(one.name, one.stat().st_size), tell)
            yield one.name

    def _translated(self) -> Iterator[str]:
        """What a bare copy names and the present branch keeps under another key, where both keys are known."""
        if self.new_key is None:
            return
        for sha256 in _named(self.incoming, self.new_key):
            source = attachment_store.place_in(self.present.parent / _STORE, sha256, self.old_key)
            if not source.is_file():
                continue
            name = attachment_store.place_in(Path(), sha256, self.new_key).name
            target = self._target(name, source.stat().st_size)
            try:
                with source.open("rb") as file, target.open("xb") as out:
                    chunks = attachment_store.read_as_kept(file, self.old_key)
                    attachment_store.write_as_kept(chunks, out, self.new_key)
                    out.flush()
                    os.fsync(out.fileno())
            except ValueError:  # damaged here: the check of the restored branch names it
                target.unlink()
                continue
            yield name

    def _target(self, name: str, size: int) -> Path:
        backup_folder.need_room(self.present.parent, size)
        return paths.private_folder(self.incoming.parent / _STORE / name[:2]) / name


def _is_there(present: Path, line: Line, tell: Tell) -> bool:
    if not present.is_file() or present.stat().st_size != line.size:
        return False
    return backup_folder.digest_of(present, tell)[0] == line.content


def is_plain(database: Path) -> bool:
    """Whether a file begins as one that is not encrypted does."""
    with database.open("rb") as file:
        return file.read(len(_PLAIN_HEAD)) == _PLAIN_HEAD


def _have_one_store(exchange: Exchange) -> bool:
    """Whether both are plain, or both under one key; a branch that is gone leaves its folder to the backup."""
    present, incoming = exchange.present, exchange.incoming
    if not present.is_file():
        return True
    if is_plain(present) or is_plain(incoming):
        return is_plain(present) and is_plain(incoming)
    try:
        return bool({*key_slots.marks(present)} & {*key_slots.marks(incoming)})
    except EnvironmentFault:  # one of them has no slots: a copy that came without, or a file that was lost
        return bool(exchange.old_key) and exchange.new_key == exchange.old_key


def _named(database: Path, key: str) -> Iterable[str]:
    """The SHA-256 of everything that a branch keeps as files."""
    conn = connect_file(str(database), key, mode="ro")
    try:
        tables = [name for (name,) in conn.execute(_NAMING).fetchall()]
        found = {sha256 for name in tables for (sha256,) in conn.execute(f'SELECT DISTINCT sha256 FROM "{name}"')}
        found |= {value.strip('"') for (value,) in conn.execute(_LOGO)}
    finally:
        conn.close()
    return sorted(filter(None, found))
