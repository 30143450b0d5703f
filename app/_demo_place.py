"""Where the demonstration branch lies: made once, beside the real one, never over anything."""

from __future__ import annotations

import contextlib
from pathlib import Path

from app import demo
from app.core import paths
from app.core.errors import UserError
from app.core.i18n import translate
from app.core.progress import Progress
from app.models import database
from app.services import branch

USUAL_SIZE = 2_000
USUAL_SEED = 1
People = tuple[tuple[str, str, str, str], ...]


def prepare(
    target: str = "", *, size: int = USUAL_SIZE, seed: int = USUAL_SEED, progress: Progress | None = None
) -> tuple[str, People]:
    """Make a demonstration branch unless it is there.

    Returns its target, and (name, full name, role, password) of its people. A file is made beside its place and moved
    there when it is whole, so that stopping half-way leaves nothing. Raises UserError when something else is at that
    place.
    """
    if target.startswith(("postgresql://", "postgres://")):
        return target, _on_server(target, size, seed, progress)
    place = Path(target) if target else _usual_place(size, seed)
    if not place.exists():
        _make(place, size, seed, progress)
    return str(place), _people_at(str(place))


def _usual_place(size: int, seed: int) -> Path:
    usual = paths.demo_database_file()
    if (size, seed) == (USUAL_SIZE, USUAL_SEED):
        return usual
    return usual.with_stem(f"{usual.stem}-{size}-{seed}")


def _make(place: Path, size: int, seed: int, progress: Progress | None) -> None:
    paths.private_folder(place.parent)
    beside = place.with_name(f"{place.name}.part")
    _remove(beside)
    try:
        demo.build(size, seed, beside, progress)
        database.close_database()
        beside.replace(place)
    finally:
        database.close_database()
        _remove(beside)


def _remove(file: Path) -> None:
    for ending in ("", "-wal", "-shm"):
        with contextlib.suppress(FileNotFoundError):
            file.with_name(file.name + ending).unlink()


def _on_server(target: str, size: int, seed: int, progress: Progress | None) -> People:
    database.open_database(target)
    try:
        if not branch.is_set_up():
            demo.fill(size, seed, progress)
        return _checked(branch.demonstration_people())
    finally:
        database.close_database()


def _people_at(target: str) -> People:
    database.open_database(target)
    try:
        return _checked(branch.demonstration_people())
    finally:
        database.close_database()


def _checked(people: People) -> People:
    if not people:
        raise UserError(translate("demo", "There is a real branch at this place. A demonstration never goes over it."))
    return people
