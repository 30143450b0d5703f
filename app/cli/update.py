"""`aftercare update DIR`: a new version of the program from a stick, and the way back to the one before."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

from app.cli._command import Command, Root, add_person, named, open_for, somebody
from app.cli._progress import Told
from app.core import paths
from app.core.errors import UserError
from app.core.i18n import QT_TRANSLATE_NOOP, translate
from app.packages import update_package, updating
from app.packages.update_package import UpdatePackage
from app.services import updates


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What `update` takes."""
    add_person(parser)
    parser.add_argument(
        "place", nargs="?", type=Path, metavar="DIR",
        help=translate("cli", "an update, or the drive or folder with updates in it: the latest is taken"),
    )  # fmt: skip
    parser.add_argument(
        "--check", action="store_true", help=translate("cli", "only say whether it is whole and can be put in")
    )
    parser.add_argument(
        "--back", action="store_true", help=translate("cli", "back to the version of before the last update")
    )
    parser.add_argument("--reason", default="", metavar="TEXT", help=translate("cli", "why; goes into the history"))
    parser.add_argument("--trial", type=Path, metavar="COPY", help=argparse.SUPPRESS)


def run(arguments: argparse.Namespace, root: Root) -> int:
    """Put in, check, go back; a version that was put in before and is damaged now is put in again without a sign-in."""
    if arguments.trial is not None:
        return _trial(arguments.trial, root)
    if arguments.back:
        return _signed_in(arguments, root, None)
    if arguments.place is None:
        raise UserError(translate("cli", "Say where the update is: a drive or a folder."))
    package = _latest(arguments.place)
    if arguments.check:
        return _check(package)
    folder = paths.program_folder()
    if folder is not None and updating.is_damaged(folder):
        print(updating.repair(package, Told()))
        return 0
    updating.require_fitting(package)
    return _signed_in(arguments, root, package)


def _latest(place: Path) -> UpdatePackage:
    found = update_package.packages_in(place)
    if not found:
        raise UserError(translate("cli", "There is no update in {place}.").format(place=place))
    return update_package.open_package(found[-1])


def _check(package: UpdatePackage) -> int:
    updating.verify(package, Told())
    print(package.release.version)
    updating.require_fitting(package)
    return 0


def _signed_in(arguments: argparse.Namespace, root: Root, package: UpdatePackage | None) -> int:
    target = arguments.database or str(paths.database_file())
    if "://" not in target and not paths.reachable(Path(target)).exists():
        raise UserError(translate("cli", "There is no branch at {path}.").format(path=target))
    try:
        person = open_for(arguments, root)
        with somebody(arguments, person):
            if package is None:
                return _back(arguments.reason)
            done = updating.install(package, Told(), lambda _: None)
            print(named(done.place))
            print(translate("cli", "Version {version} runs from the next start on.").format(version=done.version))
            return 0
    finally:
        root.close_branch()


def _back(reason: str) -> int:
    way = updates.way_back()
    if way is None:
        raise UserError(translate("cli", "There is no version of before to go back to."))
    if not reason.strip():
        raise UserError(translate("cli", "Say why: --reason TEXT."))
    staged = updates.prepare_back(way, Told(), lambda _: None)
    updates.go_back(way, staged, reason)
    print(translate("cli", "Version {version} runs from the next start on.").format(version=way.version))
    if staged is not None:
        text = translate("cli", "The data of {at} were put back; {records} records entered since are kept in {folder}")
        print(text.format(at=way.made_at, records=way.records, folder=named(staged.kept)))
    return 0


def _trial(copy: Path, root: Root) -> int:
    """What the version that runs asks of the one that is to come; the key of the copy comes through the pipe."""
    key = str(json.loads(sys.stdin.read() or "{}").get("key", ""))
    try:
        root.open_branch(str(copy), key=key)
        told = updates.trial(copy, key)
    finally:
        root.close_branch()
    print(json.dumps(told))
    return 0


COMMAND = Command(
    name="update",
    help=QT_TRANSLATE_NOOP("cli", "put in a new version of the program from a stick, or go back to the one before"),
    run=run,
    add_arguments=add_arguments,
)
