"""A new version of the program that came on a stick, and the way back: every step is in the change history.

Unpacking and trying are done by `app.packages.updating`; what the branch has to do with it is here.
"""

from __future__ import annotations

import contextlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import app
from app.core import clock, installed, paths
from app.core.errors import EnvironmentFault, UserError
from app.core.i18n import translate
from app.core.progress import Progress
from app.domain import versions
from app.domain.validation import required_line
from app.models import backup_folder, backup_making, database
from app.models._upgrade import migration_names
from app.models.backup import WhenCancelled
from app.models.restoring import Staged
from app.services import backups, branch, restores
from app.services import session as sessions
from app.services._use_case import UnitOfWork, require, transact

KIND = "program_version"
BEGUN, REFUSED, CHOSEN, STARTED, BACK = "begun", "refused", "chosen", "started", "back"
"""Steps of an update in the change history."""

_COMING_AND_GOING = ("user.sign_in", "user.sign_in_failed", "user.sign_out", "user.unlock")
_COUNTED = ("customer", "contract", "device", "service_call", "service_voucher", "returned_part", "complaint", "staff")
"""Tables whose rows a new version must find in full: records are voided, never deleted."""


@dataclass(frozen=True)
class WayBack:
    """What going back means. `backup` is the folder whose data are put back, None where the tables are the same.

    `made_at` is when that was made, in words; `lines` how many changes were entered since, in `records` records: they
    are kept aside with the branch as it is now. `first` is the line of the history that these begin with.
    """

    version: str
    backup: Path | None = None
    made_at: str = ""
    lines: int = 0
    records: int = 0
    first: int = 0


# -- putting in


def program_folder() -> Path:
    """The program's folder. Raises UserError where there is none: it runs from its sources."""
    folder = paths.program_folder()
    if folder is None:
        text = translate("update", "This program runs from its sources and is brought up to date with them.")
        raise UserError(text, "update")
    return folder


def schema() -> str:
    """The last step of the tables that this version knows."""
    return migration_names()[-1]


def require_possible() -> None:
    """Refuse where a branch cannot be brought over by the program itself. Raises NotPermitted, UserError."""
    require("program.update")
    program_folder()
    if branch.demonstration_people():
        text = translate("update", "Sign in to the branch itself to update the program: the demonstration is no place.")
        raise UserError(text, "update")
    if not backups.is_possible():
        text = translate(
            "update",
            "This branch lies on a server: have it backed up by its own tools, then run the new version's installer.",
        )
        raise UserError(text, "update")


def begin(version: str, digest: str) -> None:
    """Put on record that an update is begun: which, from which, and the digest of its signed manifest."""
    require("program.update")
    _note("program.update", {"step": BEGUN, "version": [app.__version__, version], "manifest": digest})


def refuse(version: str, trouble: str) -> None:
    """Put on record that it came to nothing, and why."""
    require("program.update")
    _note("program.update", {"step": REFUSED, "version": [app.__version__, version], "trouble": trouble})


def back_up(progress: Progress, when_cancelled: WhenCancelled) -> Path:
    """A proven backup; returns its folder. Raises EnvironmentFault where no place has one, Cancelled."""
    outcomes = backups.run(progress, when_cancelled, reason=backups.UPDATE)
    proven = next((one.path for one in outcomes if one.path is not None), None)
    if proven is None:
        trouble = next((one.trouble for one in outcomes if one.trouble), "")
        text = translate("update", "The program is not updated without a proven backup. {trouble}")
        raise EnvironmentFault(text.format(trouble=trouble).strip(), "backup")
    return proven


def copied(backup: Path, scratch: Path, progress: Progress) -> tuple[Path, str, dict[str, int]]:
    """The database of a backup brought into a folder: the file, its key, and the rows it holds of what is counted.

    Raises NotPermitted, EnvironmentFault("disk_full" | "damaged"), Cancelled.
    """
    require("program.update")
    found = backup_folder.open_backup(backup)
    manifest = found.manifest
    assert manifest is not None
    backup_folder.need_room(scratch, 3 * manifest.files[backup_folder.DATABASE][1])  # the new version copies it, too
    name = backup_folder.DATABASE
    backup_making.bring_database(found, scratch, name, progress)
    counts = {table: manifest.facts.counts[table] for table in _COUNTED if table in manifest.facts.counts}
    return scratch / name, database.key(), counts


def choose(version: str, backup: Path) -> None:
    """From now on the new version runs, at the next start. Raises NotPermitted, EnvironmentFault."""
    require("program.update")
    folder = program_folder()
    told = {"step": CHOSEN, "version": [app.__version__, version], "backup": str(backup), "schema": schema()}
    _note("program.update", told)
    with _said(folder):
        installed.write(folder, installed.forward_to(installed.settle(folder), version, app.__version__))


def trial(file: Path, key: str) -> dict[str, Any]:
    """In the new version: what the copy of a branch, open now, holds once it was brought up to date.

    Raises EnvironmentFault("damaged").
    """
    from app.models import backup

    backup.prove(file, key)
    counts = {table: int(database.scalar(f"SELECT count(*) FROM {table}")) for table in _COUNTED}
    return {"version": app.__version__, "schema": schema(), "counts": counts}


# -- afterwards


def tell_start() -> str:
    """Called after signing in: puts the first start of another version on record. Returns that version, once.

    Nobody's act, so no use case.
    """
    last = _last()
    if last is None or last.get("step") not in (CHOSEN, BACK):
        return ""
    before, version = last["version"]
    if version != app.__version__:
        return ""
    _note("program.update", {"step": STARTED, "version": [before, version]})
    return version


def way_back() -> WayBack | None:
    """Where going back would lead, and what it would leave out; None where nothing of before is there.

    Raises NotPermitted, UserError where the tables have changed and the backup of before is not to be found.
    """
    require("program.go_back")
    folder = program_folder()
    previous = installed.read(folder).previous
    if not previous or not versions.is_version(previous):
        return None
    if versions.standing(previous, app.__version__) != versions.OLDER or installed.place_of(folder, previous) is None:
        return None
    known = _update_from(previous)
    if known is not None and known["schema"] == schema():
        return WayBack(previous)
    backup = _backup_of(str(known["backup"])) if known is not None else None
    if known is None or backup is None:
        text = translate(
            "update",
            "Version {version} does not know the tables of today, and this branch's backup from before the update is "
            "not to be found. Connect the drive it lies on, then try again.",
        )
        raise UserError(text.format(version=previous), "update")
    entry = restores.at(backup)
    lines, records = _entered_since(entry.line)
    return WayBack(previous, backup, f"{clock.local(entry.made_at):%Y-%m-%d %H:%M}", lines, records, entry.line + 1)


def prepare_back(way: WayBack, progress: Progress, when_cancelled: WhenCancelled) -> Staged | None:
    """Bring the data of before beside the branch, and compare them; None where they stay as they are.

    Raises as `restores.prepare`.
    """
    require("program.go_back")
    return restores.prepare(way.backup, progress, when_cancelled) if way.backup is not None else None


def go_back(way: WayBack, staged: Staged | None, reason: str) -> None:
    """From now on the version of before runs, at the next start, with the data of before where they had to be put back.

    The choice of the version follows the decision of the restore, so that one never goes without the other, whenever
    the power fails. Raises NotPermitted, UserError("reason"), EnvironmentFault: then everything is as it was.
    """
    require("program.go_back")
    why, folder = required_line(reason, "reason"), program_folder()
    told = {"step": BACK, "version": [app.__version__, way.version], "backup": str(way.backup or "")}
    _note("program.go_back", {**told, "records": way.records}, why)
    choice = installed.settle(folder)
    if staged is None or way.backup is None:
        with _said(folder):
            installed.write(folder, installed.back_to(choice, way.version))
        return
    plan = staged.database.with_name(f"{staged.database.name}.restoring")
    going = installed.Going(way.version, staged.folder.name, str(plan))
    text = translate("update", "Back to version {version}: {reason}").format(version=way.version, reason=why)
    with _said(folder):
        installed.write(folder, installed.Choice(choice.version, choice.previous, choice.installed, going))
    try:
        restores.decide(staged, way.backup, text)
    except BaseException:
        installed.settle(folder)
        raise
    with contextlib.suppress(OSError):  # it is decided: where this cannot be written now, the next start settles it
        settled = installed.settle(folder)
        if settled.version != way.version:  # a start in between took the way back for broken off
            installed.write(folder, installed.back_to(settled, way.version))


# -- reading


def _last() -> dict[str, Any] | None:
    rows = database.query("SELECT changes FROM audit_entry WHERE kind = ? ORDER BY id DESC LIMIT 1", (KIND,))
    return _told(rows[0][0]) if rows else None


def _update_from(previous: str) -> dict[str, Any] | None:
    """The last update of this branch from that version to the one that runs."""
    rows = database.query("SELECT changes FROM audit_entry WHERE kind = ? ORDER BY id DESC", (KIND,))
    for one in (_told(changes) for (changes,) in rows):
        if one.get("step") == CHOSEN and one["version"] == [previous, app.__version__]:
            return one
    return None


def _told(changes: str) -> dict[str, Any]:
    pairs: dict[str, list[Any]] = json.loads(changes)
    return {name: pair if name == "version" else pair[1] for name, pair in pairs.items()}


def _backup_of(path: str) -> Path | None:
    """The backup where it was made, or its copy in another place."""
    for place in (Path(path), *(one.folder / Path(path).name for one in backups.places() if one.is_there)):
        try:
            backup_folder.open_backup(place)
        except (EnvironmentFault, OSError):
            continue
        return place
    return None


def _entered_since(line: int) -> tuple[int, int]:
    """Lines of the history that tell of something entered since, and how many records they are about."""
    silent = (*_COMING_AND_GOING, "backup.run", "program.update", "program.go_back")
    marks = ", ".join("?" * len(silent))
    sql = (
        "SELECT count(*), count(DISTINCT kind || ' ' || row_id) FROM audit_entry "
        f"WHERE id > ? AND action NOT IN ({marks}) AND kind <> 'denial'"
    )
    lines, records = database.query(sql, (line, *silent))[0]
    return int(lines), int(records)


def _note(action: str, told: dict[str, Any], reason: str = "") -> None:
    unit = UnitOfWork(action, sessions.current())
    pairs = {name: value if isinstance(value, list) else [None, value] for name, value in told.items() if value}
    transact(unit, lambda: unit.note(KIND, 0, "", pairs, reason))


@contextlib.contextmanager
def _said(folder: Path) -> Iterator[None]:
    """Trouble with the file that says which version runs. Raises EnvironmentFault."""
    try:
        yield
    except OSError as error:
        text = translate("update", "The program's folder {folder} cannot be written: {reason}. Nothing was changed.")
        reason = error.strerror or type(error).__name__
        raise EnvironmentFault(text.format(folder=folder, reason=reason), "read_only") from error
