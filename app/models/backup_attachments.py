"""The attachments of a backup: a list in its folder, their content once for all backups in the store beside."""

from __future__ import annotations

import contextlib
import errno
import secrets
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from app.core import paths
from app.core.errors import EnvironmentFault
from app.core.i18n import translate
from app.models import backup_folder
from app.models.backup_folder import LIST, Found, Tell

_WINDOWS_READING = (23, 1117)
"""ERROR_CRC, ERROR_IO_DEVICE."""
_HEXADECIMAL = frozenset("0123456789abcdef")


class Line(NamedTuple):
    """One attachment: its name (SHA-256 of what people gave), size and time of its file, SHA-256 of the file's bytes.

    The two digests differ where the branch keeps its attachments encrypted.
    """

    name: str
    size: int
    changed_ns: int
    content: str


def live_files(folder: Path) -> list[Path]:
    """The files of attachments in a branch's folder."""
    found = folder.glob("??/*") if folder.is_dir() else ()
    return sorted(one for one in found if _is_digest(one.name))


def _is_digest(name: str) -> bool:
    return len(name) == 64 and _HEXADECIMAL.issuperset(name)


def read_list(folder: Path) -> list[Line]:
    """The list of a backup. Raises EnvironmentFault("damaged")."""
    lines: list[Line] = []
    try:
        for text in (folder / LIST).read_text(encoding="ascii").splitlines():
            name, size, changed, content = text.split("\t")
            if not (_is_digest(name) and _is_digest(content)):  # anything else could lead out of the folder
                raise ValueError(name)
            lines.append(Line(name, int(size), int(changed), content))
    except (OSError, ValueError) as error:
        raise EnvironmentFault(
            translate("backup", "The backup {folder} is damaged: {file}.").format(folder=folder.name, file=LIST),
            "damaged",
        ) from error
    return lines


def write_list(folder: Path, lines: Iterable[Line]) -> None:
    """Write the list of a backup."""
    text = "".join(f"{one.name}\t{one.size}\t{one.changed_ns}\t{one.content}\n" for one in lines)
    backup_folder.write_durably(folder / LIST, text.encode("ascii"))


def kept_as(store: Path, content: str) -> Path:
    """Where a content lies in a store."""
    return store / content[:2] / content


def missing_bytes(live: Path, store: Path, known: dict[str, Line]) -> int:
    """How many bytes the store still lacks."""
    return sum(size for path in live_files(live) for size in [path.stat().st_size] if not _is_kept(store, path, known))


def _is_kept(store: Path, path: Path, known: dict[str, Line]) -> bool:
    line, now = known.get(path.name), path.stat()
    if line is None or (line.size, line.changed_ns) != (now.st_size, now.st_mtime_ns):
        return False
    stored = kept_as(store, line.content)
    return stored.is_file() and stored.stat().st_size == line.size


def keep_all(live: Path, store: Path, known: dict[str, Line], turn: str, tell: Tell) -> list[Line]:
    """Bring every attachment of a branch into the store, and list them.

    What the last backup listed is not read again, except the sixteenth part whose turn it is (`turn` is the first
    digit of a digest): what the disk has lost of it is brought anew.
    """
    lines: list[Line] = []
    for path in live_files(live):
        if _is_kept(store, path, known):
            line = known[path.name]
            stored = kept_as(store, line.content)
            if line.content[0] != turn or _holds(stored, line.content, tell):
                lines.append(line)
                continue
        now = path.stat()
        content = _bring(path, store, tell)
        lines.append(Line(path.name, now.st_size, now.st_mtime_ns, content))
    return lines


def _holds(stored: Path, content: str, tell: Tell) -> bool:
    """Whether the disk gives this content back; what cannot be read is brought anew, as what is wrong is."""
    try:
        return backup_folder.digest_of(stored, tell)[0] == content
    except OSError:
        return False


def _bring(path: Path, store: Path, tell: Tell, wanted: str = "") -> str:
    """Bring a file into a store and return its content's digest; another content than `wanted` is not kept."""
    part = paths.private_folder(store) / f"{secrets.token_hex(8)}.part"
    try:
        content, _ = backup_folder.copy_file(path, part, tell)
        if wanted and content != wanted:
            return content
        target = kept_as(store, content)
        paths.private_folder(target.parent)
        backup_folder.rename(part, target)
        backup_folder.sync_folder(target.parent)
        return content
    finally:
        part.unlink(missing_ok=True)


def copy_missing(lines: Iterable[Line], source: Path, store: Path, tell: Tell, live: Path | None = None) -> None:
    """Bring what these lines name from one store into another.

    What comes out wrong is read again: a drive may fail once. Then the branch's own folder `live` gives it, to both
    stores. Nothing is removed: damaged or not, it may be the last there is.

    Raises EnvironmentFault("damaged"), OSError.
    """
    for line in lines:
        target = kept_as(store, line.content)
        if target.is_file() and target.stat().st_size == line.size:
            continue
        kept = kept_as(source, line.content)
        own = [live / line.name[:2] / line.name] if live is not None else []
        given = _bring_from([kept, kept, *own], line, store, tell)
        if given != kept:
            with contextlib.suppress(OSError, EnvironmentFault):  # it may be read-only by now
                _bring(given, source, lambda _: None, line.content)


def _bring_from(tries: list[Path], line: Line, store: Path, tell: Tell) -> Path:
    """Bring the content of a line from the first of these files that has it; returns which. Raises as `copy_missing`.

    An error of reading sends it to the next one; any other is of the store, and no other file would help.
    """
    trouble: OSError | None = None
    for path in tries:
        try:
            trouble = None
            if _bring(path, store, tell, line.content) == line.content:
                return path
        except FileNotFoundError:
            continue
        except OSError as error:
            if error.errno != errno.EIO and getattr(error, "winerror", None) not in _WINDOWS_READING:
                raise
            trouble = error
    if trouble is not None and len(tries) > 2:
        raise trouble  # the branch's own file, too: it is the disk that is written to
    raise lost(line)


def lost(line: Line) -> EnvironmentFault:
    """What is said where the content of a line is gone or another one."""
    return EnvironmentFault(
        translate("backup", "The attachment {name} is missing in the backup or damaged.").format(name=line.name[:12]),
        "damaged",
    )


def prune(store: Path, kept: Iterable[Found]) -> int:
    """Remove contents that no kept backup names; returns how many. A list that cannot be read keeps everything."""
    named: set[str] = set()
    folders = {one.folder for one in kept} | {one.parent for one in store.parent.glob(f"Aftercare_*/{LIST}")}
    try:  # also of one that cannot be understood today: its next reading may succeed
        for folder in folders:
            named.update(line.content for line in read_list(folder))
    except EnvironmentFault:
        return 0
    gone = [path for path in live_files(store) if path.name not in named]
    for path in (*gone, *store.glob("*.part")):
        with contextlib.suppress(OSError):
            path.unlink()
    return len(gone)
