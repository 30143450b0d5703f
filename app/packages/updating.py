"""An update from beginning to end: compared, backed up, unpacked beside, tried, chosen. Until the last step, which is
one file renamed, the version that runs is the one of before, whenever the power fails.
"""

from __future__ import annotations

import contextlib
import hashlib
from dataclasses import dataclass
from pathlib import Path

import app
from app.core import installed
from app.core.errors import AftercareError, Cancelled, UserError
from app.core.i18n import translate
from app.core.progress import Progress
from app.models.backup import WhenCancelled
from app.packages import _update_trial, _update_unpacking, update_package
from app.packages.update_package import UpdatePackage
from app.services import updates


@dataclass(frozen=True)
class Updated:
    """What was put in: the version, where it lies, the proven backup of before."""

    version: str
    place: Path
    backup: Path


def require_fitting(package: UpdatePackage) -> None:
    """Refuse what cannot be put in over the version that runs. Raises UserError."""
    update_package.require_fitting(package, app.__version__, updates.schema())


def verify(package: UpdatePackage, progress: Progress) -> None:
    """Compare every file on the stick with the signed list. Raises UserError, EnvironmentFault, Cancelled."""
    _update_unpacking.verify(package, progress)


def install(package: UpdatePackage, progress: Progress, when_cancelled: WhenCancelled) -> Updated:
    """Put in a version: it runs from the next start on. On a worker's thread, in the name of an administrator.

    Raises NotPermitted, UserError (the package, or the new version does not stand its test), EnvironmentFault (no room,
    no backup, the stick is gone), Cancelled: then nothing but the backup is left, and the history says why.
    """
    updates.require_possible()
    folder, release = updates.program_folder(), package.release
    require_fitting(package)
    updates.begin(release.version, hashlib.sha256(release.to_bytes()).hexdigest())
    is_new = installed.place_of(folder, release.version) is None
    try:
        _update_trial.sweep()
        _update_unpacking.thin(folder, app.__version__)
        _update_unpacking.require_room(package, folder)
        _update_unpacking.verify(package, progress)
        backup = updates.back_up(progress, when_cancelled)
        place = _update_unpacking.unpack(package, folder, progress)
        _update_trial.try_out(place, release, backup, progress)
        updates.choose(release.version, backup)
    except AftercareError as trouble:
        if is_new:
            _update_unpacking.remove_version(folder, release.version)
        stopped = translate("update", "Stopped by the user")
        with contextlib.suppress(AftercareError):  # a full disk takes no line either, and is what has to be said
            updates.refuse(release.version, stopped if isinstance(trouble, Cancelled) else trouble.text)
        raise
    return Updated(release.version, place, backup)


def repair(package: UpdatePackage, progress: Progress) -> Path:
    """Unpack the chosen version anew where it is damaged; the branch is not touched, and nobody has to sign in.

    Raises UserError for any other version than the one that was chosen, EnvironmentFault, Cancelled.
    """
    folder, release = updates.program_folder(), package.release
    is_other = release.version != installed.settle(folder).version or release.system != update_package.SYSTEM
    if is_other or not is_damaged(folder):
        text = translate("update", "Version {version} is not the one that was put in here and is damaged now.")
        raise UserError(text.format(version=release.version), "update")
    _update_unpacking.require_room(package, folder)
    place = _update_unpacking.unpack(package, folder, progress)
    _update_trial.try_out(place, release, None, progress)
    return place


def is_damaged(folder: Path) -> bool:
    """Whether the version that should run is not whole."""
    chosen = installed.settle(folder).version
    return bool(chosen) and installed.place_of(folder, chosen) is None


def after_start() -> str:
    """Called after signing in: the version that runs for the first time now, empty where it has run before.

    Versions that nobody needs any more are let go.
    """
    version = updates.tell_start()
    if version:
        _update_unpacking.thin(updates.program_folder(), version)
    return version
