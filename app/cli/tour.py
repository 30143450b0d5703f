"""`aftercare tour DIR`: the real window driven through the main job, with pictures."""

from __future__ import annotations

import argparse
from pathlib import Path

from app.cli._command import Command, Root
from app.core import i18n
from app.core.i18n import QT_TRANSLATE_NOOP, translate


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What `tour` takes (design.md 7)."""
    parser.add_argument("folder", type=Path, metavar="DIR", help=translate("cli", "where pictures and papers go"))
    parser.add_argument(
        "--language", choices=i18n.LANGUAGES, default="", help=translate("cli", "the window's language")
    )


def run(arguments: argparse.Namespace, root: Root) -> int:
    """Drive the window, offscreen without a screen; DIR then holds numbered pictures, the voucher and a ledger."""
    return root.tour(arguments.folder, arguments.language or i18n.system_language())


COMMAND = Command(
    name="tour",
    help=QT_TRANSLATE_NOOP("cli", "drive the window through the main job and take pictures"),
    run=run,
    add_arguments=add_arguments,
)
