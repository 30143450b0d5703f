"""`aftercare selftest`: is this build whole?"""

from __future__ import annotations

import argparse

from app.cli._command import Command, Root
from app.core.i18n import QT_TRANSLATE_NOOP


def run(arguments: argparse.Namespace, root: Root) -> int:
    """Try every part that a build can lack; 1 when one is missing, named on stderr."""
    return root.self_test()


COMMAND = Command(name="selftest", help=QT_TRANSLATE_NOOP("cli", "check that this build is whole"), run=run)
