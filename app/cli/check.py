"""`aftercare check`: pages, references, history with its anchors, search index, attachments."""

from __future__ import annotations

import argparse
import sys

from app.cli._command import Command, Root
from app.cli._progress import Told
from app.core.i18n import QT_TRANSLATE_NOOP, translate
from app.services import soundness


def run(arguments: argparse.Namespace, root: Root) -> int:
    """Check everything; 1 and a line for each thing that is wrong, the first altered line of the history by number."""
    found = soundness.check(Told(), lambda _: None)
    for line in found:
        print(line, file=sys.stderr)
    if not found:
        print(translate("cli", "The branch is sound: pages, references, history, search, attachments."))
    return int(bool(found))


COMMAND = Command(
    name="check",
    help=QT_TRANSLATE_NOOP("cli", "check that the branch is whole and its history unaltered"),
    run=run,
    needs_branch=True,
    signs_in=True,
)
