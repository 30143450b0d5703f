"""`aftercare salvage NEW`: what can be read of a damaged branch into a new file."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path

from app.cli._command import Command, Root, _password, add_person, named
from app.cli._progress import Told
from app.core import paths
from app.core.errors import UserError
from app.core.i18n import QT_TRANSLATE_NOOP, shown, translate
from app.ledgers._catalogue import all_ledgers
from app.services import _wording, salvaging
from app.services.salvaging import Way

_OF_NO_LEDGER = {
    "user_preference": QT_TRANSLATE_NOOP("salvage", "Own preferences"),
    "number_series": QT_TRANSLATE_NOOP("salvage", "Counters of numbers"),
    "draft": QT_TRANSLATE_NOOP("salvage", "Drafts"),
    "audit_anchor": QT_TRANSLATE_NOOP("salvage", "Anchors of the history"),
    "complaint_event": QT_TRANSLATE_NOOP("salvage", "Steps of complaints"),
    "archive_bundle_case": QT_TRANSLATE_NOOP("salvage", "Cases in booklets"),
    "received_change": QT_TRANSLATE_NOOP("salvage", "Changes by packages"),
    "received_scan": QT_TRANSLATE_NOOP("salvage", "Scans of packages"),
}
"""What neither has a ledger nor stands in the change history as a kind of record."""


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
    parser.add_argument(
        "--recovery-file",
        type=Path,
        metavar="FILE",
        help=translate("cli", "a file with the key of the recovery sheet, instead of a name and password"),
    )


def run(arguments: argparse.Namespace, root: Root) -> int:
    """Make the new file; the damaged one stays as it is."""
    if "://" in arguments.database:
        raise UserError(translate("cli", "A server is restored by its own tools."))
    damaged = Path(arguments.database or paths.database_file()).absolute()
    told = salvaging.carry_out(
        damaged, arguments.new.absolute(), arguments.backup, Told(), _way(arguments, damaged), _titles()
    )  # fmt: skip
    print(named(arguments.new))
    for line in told:
        print(line)
    return 0


def _way(arguments: argparse.Namespace, damaged: Path) -> Way:
    if arguments.recovery_file is not None:
        try:
            return Way(sheet=arguments.recovery_file.read_text(encoding="utf-8-sig"))
        except (OSError, UnicodeDecodeError) as error:
            raise UserError(translate("cli", "The file with the recovery key cannot be read.")) from error
    if not salvaging.needs_key(damaged):
        return Way()
    if not arguments.user:
        text = translate(
            "cli", "This branch is encrypted. Say who unlocks it: --user NAME --password-file FILE, or --recovery-file."
        )
        raise UserError(text)
    return Way(arguments.user, _password(arguments.password_file))


def _titles() -> Callable[[str], str]:
    """What people call a table: its ledger's title, or the kind of record, beside the name in the file."""
    ledgers = sorted(all_ledgers().values(), key=lambda one: (not one.tab, one.tab, one.name))
    titles = {one.table: shown(one.title) for one in reversed(ledgers)}

    def named(table: str) -> str:
        title = titles.get(table) or shown(_OF_NO_LEDGER.get(table, "")) or _wording.record(table)
        text = translate("salvage", "{title} ({table})")
        return text.format(title=title, table=table) if title != table else table

    return named


COMMAND = Command(
    name="salvage",
    help=QT_TRANSLATE_NOOP("cli", "bring what can be read of a damaged branch into a new file"),
    run=run,
    add_arguments=add_arguments,
)
