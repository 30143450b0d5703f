"""`aftercare export DIR`: a ledger package on a stick or in a folder (R005)."""

from __future__ import annotations

import argparse
import os
from datetime import date
from pathlib import Path

from app.cli._command import Command, Root
from app.cli._progress import Told
from app.core.errors import EnvironmentFault, UserError
from app.core.i18n import QT_TRANSLATE_NOOP, translate
from app.packages import contents, passphrase
from app.packages.contents import FORMATS, Wish
from app.packages.drive import FolderDrive
from app.packages.making import Made, Making, resumable, wish_of
from app.services import branch_key, package_runs

_SHORTEST = 16


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What `export` takes (design.md 7)."""
    parser.add_argument("place", type=Path, metavar="DIR", help=translate("cli", "the drive or folder to write to"))
    parser.add_argument("--ledgers", default="", metavar="A,B", help=translate("cli", "these ledgers; all without it"))
    parser.add_argument("--period", default="", metavar="DAY..DAY", help=translate("cli", "only rows of these days"))
    parser.add_argument("--format", default="xlsx", metavar="A,B", help=", ".join(FORMATS))
    parser.add_argument("--purpose", default="", metavar="TEXT", help=translate("cli", "what it is for, on record"))
    parser.add_argument(
        "--full", default="", metavar="REASON", help=translate("cli", "whole telephone numbers, and why")
    )
    parser.add_argument("--attachments", action="store_true", help=translate("cli", "scans as well (with --full)"))
    parser.add_argument(
        "--passphrase-file",
        type=Path,
        metavar="FILE",
        help=translate("cli", "one zip under the passphrase in this file; it is drawn and written there when missing"),
    )
    parser.add_argument("--resume", action="store_true", help=translate("cli", "go on with the one interrupted today"))
    parser.add_argument("--eject", action="store_true", help=translate("cli", "make the drive safe to pull afterwards"))


def run(arguments: argparse.Namespace, root: Root) -> int:
    """Make the package, or go on with it; 1 when the drive could not be ejected."""
    package_runs.require_permission()
    if not arguments.place.is_dir():
        text = translate("cli", "There is no folder {path}. Is the drive connected?")
        raise EnvironmentFault(text.format(path=arguments.place), "gone")
    drive = FolderDrive(arguments.place)
    made = (_resumed(drive) if arguments.resume else _new(arguments, drive)).run(Told())
    _tell(made)
    if not arguments.eject:
        return 0
    ejected = drive.eject()
    print(ejected.text)
    return 0 if ejected.is_safe else 1


def _new(arguments: argparse.Namespace, drive: FolderDrive) -> Making:
    every = tuple(ledger.name for ledger in contents.offered())
    wish = Wish(
        ledgers=tuple(filter(None, arguments.ledgers.split(","))) or every,
        purpose=arguments.purpose,
        formats=tuple(filter(None, arguments.format.split(","))),
        period=_period(arguments.period),
        masked=not arguments.full,
        reason=arguments.full,
        attachments=arguments.attachments,
    )
    return Making(wish, drive, _passphrase(arguments.passphrase_file))


def _resumed(drive: FolderDrive) -> Making:
    found = resumable()
    if found is None:
        raise UserError(translate("cli", "No package was interrupted today."), "resume")
    return Making(wish_of(found), drive, resumed=found)


def _period(text: str) -> tuple[date, date] | None:
    if not text:
        return None
    first, dots, last = text.partition("..")
    try:
        return date.fromisoformat(first), date.fromisoformat(last if dots else first)
    except ValueError as error:
        raise UserError(translate("cli", "Write the period like 2026-11-01..2026-11-30."), "period") from error


def _passphrase(file: Path | None) -> str:
    """From the file; drawn, and written there for this user only, when the file is not there."""
    if file is None:
        return ""
    try:
        if not file.exists():
            drawn = passphrase.drawn()
            with os.fdopen(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8") as out:
                out.write(f"{drawn}\n")
            return drawn
        known = (file.read_text(encoding="utf-8").splitlines() or [""])[0]
    except (OSError, UnicodeDecodeError) as error:
        raise UserError(translate("cli", "The passphrase file cannot be used."), "passphrase_file") from error
    if len(known) < _SHORTEST:
        text = translate(
            "cli", "The passphrase needs {count} characters at least; leave the file out to have one drawn."
        )
        raise UserError(text.format(count=_SHORTEST), "passphrase_file")
    return known


def _tell(made: Made) -> None:
    rows = sum(ledger.rows for ledger in made.manifest.ledgers)
    text = translate("cli", "{name}: {ledgers} ledgers, {rows} rows, {files} files, read back.")
    print(text.format(name=made.name, ledgers=len(made.manifest.ledgers), rows=rows, files=len(made.manifest.files)))
    print(translate("cli", "Digest of the package: {digest}").format(digest=made.digest))
    known = branch_key.fingerprint(made.manifest.public_key)
    print(translate("cli", "Fingerprint of the key: {fingerprint}").format(fingerprint=known))
    for name in made.missing_scans:
        print(translate("cli", "Left out, its file is missing or damaged here: {name}").format(name=name))


COMMAND = Command(
    name="export",
    help=QT_TRANSLATE_NOOP("cli", "write a ledger package to a stick"),
    run=run,
    add_arguments=add_arguments,
    needs_branch=True,
    signs_in=True,
)
