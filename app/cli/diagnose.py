"""`aftercare diagnose`: a diagnostic bundle without anybody's data, also where the branch does not open."""

from __future__ import annotations

import argparse
from pathlib import Path

from app.cli._command import Command, Root, add_person, open_for, somebody
from app.cli._progress import Told
from app.core import paths
from app.core.errors import EnvironmentFault
from app.core.i18n import QT_TRANSLATE_NOOP, translate
from app.services import branch, diagnostics


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What `diagnose` takes."""
    parser.add_argument("file", type=Path, metavar="FILE", help=translate("cli", "the bundle to write (.zip)"))
    add_person(parser)


def run(arguments: argparse.Namespace, root: Root) -> int:
    """Write the bundle and print what is in it. The branch is looked at when somebody signs in who may."""
    parts = _gathered(arguments, root)
    file = arguments.file if arguments.file.suffix else arguments.file.with_suffix(diagnostics.SUFFIX)
    diagnostics.write(parts, file)
    for part in parts:
        print(translate("cli", "{name}: {title}, {size} characters").format(
            name=part.name, title=part.title, size=f"{len(part.text):,}"
        ))  # fmt: skip
    return 0


def _gathered(arguments: argparse.Namespace, root: Root) -> tuple[diagnostics.Part, ...]:
    def gather(trouble: str = "") -> tuple[diagnostics.Part, ...]:
        return diagnostics.gather({}, {}, paths.log_folder(), Told(), trouble=trouble)

    if not Path(arguments.database or paths.database_file()).exists() and "://" not in arguments.database:
        return gather("there is no branch")
    try:
        person = open_for(arguments, root)
    except EnvironmentFault as fault:
        return gather(fault.kind)
    try:
        if not (arguments.user or branch.demonstration_people()):
            return gather()
        with somebody(arguments, person):
            return gather()
    finally:
        root.close_branch()


COMMAND = Command(
    name="diagnose",
    help=QT_TRANSLATE_NOOP("cli", "save a diagnostic bundle without anybody's data"),
    run=run,
    add_arguments=add_arguments,
)
