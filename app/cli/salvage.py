"""`aftercare salvage NEW`: what can be read of a damaged branch into a new file."""

from __future__ import annotations

import argparse
from pathlib import Path

from app.cli._command import Command, Root, _password, add_person
from app.cli._progress import Told
from app.core import paths
from app.core.errors import UserError
from app.core.i18n import QT_TRANSLATE_NOOP, translate
from app.services import salvaging


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What `salvage` takes."""
    add_person(parser)
    parser.add_argument(
        "new", type=Path, metavar="NEW", help=translate("cli", "the file to make, beside the damaged one")
    )
    parser.add_argument(
        "--backup",
        type=Path,
        metavar="BACKUP",
        help=translate("cli", "a backup that lends what cannot be read"),
    )


def run(arguments: argparse.Namespace, root: Root) -> int:
    """Make the new file; the damaged one stays as it is."""
    if "://" in arguments.database:
        raise UserError(translate("cli", "A server is restored by its own tools."))
    damaged = Path(arguments.database or paths.database_file()).absolute()
    password = _password(arguments.password_file) if salvaging.needs_key(damaged) else ""
    told = salvaging.carry_out(
        damaged, arguments.new.absolute(), arguments.backup, Told(), arguments.user, password
    )  # fmt: skip
    print(arguments.new)
    for line in told:
        print(line)
    return 0


COMMAND = Command(
    name="salvage",
    help=QT_TRANSLATE_NOOP("cli", "bring what can be read of a damaged branch into a new file"),
    run=run,
    add_arguments=add_arguments,
)
