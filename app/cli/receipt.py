"""`aftercare receipt PLACE`: enter head office's receipts beside the packages that this branch made."""

from __future__ import annotations

import argparse
from pathlib import Path

from app.cli._command import Command, Root
from app.core import clock
from app.core.errors import UserError
from app.core.i18n import QT_TRANSLATE_NOOP, translate
from app.packages import receipts
from app.services import package_receipts, package_runs


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What `receipt` takes."""
    parser.add_argument(
        "place", metavar="FILE", type=Path, help=translate("cli", "a receipt, or a drive or folder with receipts in it")
    )
    parser.add_argument(
        "--fingerprint",
        default="",
        metavar="DIGITS",
        help=translate("cli", "first receipt: head office's fingerprint, read from the signed sheet"),
    )


def run(arguments: argparse.Namespace, root: Root) -> int:
    """Enter them one after the other; the first that is refused ends it with its reason."""
    package_runs.require_permission()
    found = receipts.receipts_in(arguments.place)
    if not found:
        raise UserError(
            translate("cli", "There is no receipt for this branch in {place}.").format(place=arguments.place)
        )
    for path in found:
        receipt = receipts.read(path)
        package_receipts.enter(receipt, fingerprint=arguments.fingerprint)
        text = translate("cli", "Package {number}: received at head office {at} by {person}")
        at = f"{clock.local(receipt.received_at):%Y-%m-%d %H:%M}"
        print(text.format(number=receipt.number, at=at, person=receipt.received_by))
    return 0


COMMAND = Command(
    name="receipt",
    help=QT_TRANSLATE_NOOP("cli", "enter head office's receipts of packages"),
    run=run,
    add_arguments=add_arguments,
    needs_branch=True,
    signs_in=True,
)
