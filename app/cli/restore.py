"""`aftercare restore BACKUP`: a backup in the place of the branch, which is kept aside."""

from __future__ import annotations

import argparse
import contextlib
import sys
from pathlib import Path

from app.cli._command import Command, Root, add_person, named, open_for, somebody
from app.cli._progress import Told
from app.core import paths
from app.core.errors import EnvironmentFault, UserError
from app.core.i18n import QT_TRANSLATE_NOOP, translate
from app.services import erasure_list, restores


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What `restore` takes."""
    add_person(parser)
    parser.add_argument(
        "backup",
        type=Path,
        metavar="BACKUP",
        help=translate("cli", "the folder of a backup, or a kept copy of a branch"),
    )
    parser.add_argument("--reason", default="", metavar="TEXT", help=translate("cli", "why; goes into the history"))
    parser.add_argument(
        "--other-branch", action="store_true", help=translate("cli", "also if it is a backup of another branch")
    )


def run(arguments: argparse.Namespace, root: Root) -> int:
    """Put the backup in the place of the branch. Where there is none yet, nobody has to sign in: there is nothing to
    replace. Nor where the branch is so damaged that it does not open.
    """
    if "://" in arguments.database:
        raise UserError(translate("cli", "A server is restored by its own tools."))
    target = paths.reachable(Path(arguments.database or paths.database_file()).absolute())
    if not target.exists():
        restores.restore_bare(arguments.backup, target, Told(), lambda _: None)
        print(named(target))
        return 0
    if not arguments.reason.strip():
        raise UserError(translate("cli", "Say why: --reason TEXT."))
    kept = _replaced(arguments, root, target)
    refused = ""
    with contextlib.suppress(EnvironmentFault):  # an encrypted one is told its history by whoever unlocks it next
        root.open_branch(arguments.database)
        refused = erasure_list.refused_words()
        root.close_branch()
    print(named(target))
    print(translate("cli", "The branch until now is kept in {folder}").format(folder=named(kept)))
    if refused:
        print(refused, file=sys.stderr)
    return 0


def _replaced(arguments: argparse.Namespace, root: Root, target: Path) -> Path:
    """Returns where the branch until now is kept."""
    try:
        try:
            person = open_for(arguments, root)
        except EnvironmentFault as fault:
            if fault.kind != "damaged":
                raise
            return restores.restore_damaged(arguments.backup, target, arguments.reason, Told(), lambda _: None)
        with somebody(arguments, person):
            staged = restores.prepare(arguments.backup, Told(), lambda _: None, other_branch=arguments.other_branch)
            return restores.carry_out(staged, arguments.backup, arguments.reason, root.close_branch)
    finally:
        root.close_branch()


COMMAND = Command(
    name="restore",
    help=QT_TRANSLATE_NOOP("cli", "put a backup in the place of the branch, which is kept aside"),
    run=run,
    add_arguments=add_arguments,
)
