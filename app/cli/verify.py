"""`aftercare verify DIR`: is a ledger package whole? Works on any machine, without a branch."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from app.cli._asking import ask, can_ask
from app.cli._command import Command, Root
from app.cli._progress import Told
from app.core.errors import EnvironmentFault, UserError
from app.core.i18n import QT_TRANSLATE_NOOP, translate
from app.packages.opened import packages_in
from app.packages.verifying import Findings, verify
from app.services import branch_key


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What `verify` takes (design.md 7)."""
    parser.add_argument(
        "place", type=Path, metavar="DIR", help=translate("cli", "a package (folder or zip), or where packages lie")
    )
    parser.add_argument(
        "--password-file", type=Path, metavar="FILE", help=translate("cli", "a file whose first line is the password")
    )


def run(arguments: argparse.Namespace, root: Root) -> int:
    """Verify each package there; every damaged, missing or foreign file by its name; 1 when one is not whole."""
    places = packages_in(arguments.place)
    if not places:
        raise UserError(translate("cli", "There is no package at {path}.").format(path=arguments.place), "place")
    return max(_look(place, arguments.password_file) for place in places)


def _look(place: Path, password_file: Path | None) -> int:
    try:
        password = _password(password_file) if place.suffix == ".zip" else ""
        found = verify(place, password, Told())
    except (UserError, EnvironmentFault) as refusal:
        print(f"{place.name}: {refusal.text}", file=sys.stderr)
        return 1
    _tell(place, found)
    for sentence in found.in_words():
        print(f"  {sentence}", file=sys.stderr)
    return 0 if found.is_whole else 1


def _tell(place: Path, found: Findings) -> None:
    manifest = found.manifest
    verdict = translate("cli", "whole") if found.is_whole else translate("cli", "DAMAGED")
    print(f"{place.name}: {verdict}")
    text = translate("cli", "  Branch {code} {name}, package {number}, made {day} by {person}, {rows} rows")
    print(text.format(
        code=manifest.branch.code, name=manifest.branch.name, number=manifest.number, person=manifest.made_by,
        day=f"{manifest.made_at:%Y-%m-%d}", rows=sum(ledger.rows for ledger in manifest.ledgers),
    ))  # fmt: skip
    print(translate("cli", "  Digest of the package: {digest}").format(digest=found.digest))
    known = branch_key.fingerprint(manifest.public_key)
    print(translate("cli", "  Fingerprint of the key: {fingerprint}").format(fingerprint=known))
    print(translate("cli", "  Compare both with the signed cover sheet."))


def _password(file: Path | None) -> str:
    if file is not None:
        try:
            return (file.read_text(encoding="utf-8").splitlines() or [""])[0]
        except (OSError, UnicodeDecodeError) as error:
            raise UserError(translate("cli", "The password file cannot be read.")) from error
    return ask(translate("cli", "Password: ")) if can_ask() else ""


COMMAND = Command(
    name="verify",
    help=QT_TRANSLATE_NOOP("cli", "check a ledger package, file by file"),
    run=run,
    add_arguments=add_arguments,
)
