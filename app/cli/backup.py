"""`aftercare backup`: a backup that is restored to a scratch folder before it counts."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from app.cli._command import Command, Root, named
from app.cli._progress import Told
from app.core.i18n import QT_TRANSLATE_NOOP, translate
from app.services import backups


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What `backup` takes."""
    parser.add_argument(
        "--to", type=Path, metavar="FOLDER", help=translate("cli", "only to this folder, not to the branch's places")
    )


def run(arguments: argparse.Namespace, root: Root) -> int:
    """Back up to every place; 1 when one failed. A place that is away is said, and is no failure unless it was the only
    one.
    """
    outcomes = backups.run(Told(), lambda _: None, reason=backups.COMMAND, to=arguments.to)
    for one in outcomes:
        if one.state == backups.PROVEN:
            print(named(one.path))
        if one.trouble:
            print(f"{named(one.folder)}: {one.trouble}", file=sys.stderr)
    states = {one.state for one in outcomes}
    return int(backups.FAILED in states or backups.PROVEN not in states)


COMMAND = Command(
    name="backup",
    help=QT_TRANSLATE_NOOP("cli", "make a backup and prove it by restoring it to a scratch folder"),
    run=run,
    add_arguments=add_arguments,
    needs_branch=True,
    signs_in=True,
)
