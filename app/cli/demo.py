"""`aftercare demo`: the demonstration branch, made from a seed and opened."""

from __future__ import annotations

import argparse
import sys

from app.cli._command import Command, Root, named
from app.core.i18n import QT_TRANSLATE_NOOP, translate

USUAL_SIZE = 2_000
USUAL_SEED = 1


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What `demo` takes (design.md 7)."""
    parser.add_argument(
        "--size", type=_size, default=USUAL_SIZE, metavar="N", help=translate("cli", "how many service calls")
    )
    parser.add_argument(
        "--seed",
        type=int,
        default=USUAL_SEED,
        metavar="S",
        help=translate("cli", "the same seed makes the same branch"),
    )
    parser.add_argument("--no-window", action="store_true", help=translate("cli", "make the branch only"))


def run(arguments: argparse.Namespace, root: Root) -> int:
    """Make the branch unless the same one is there, say who can sign in, and open it."""
    made = root.demonstrate(arguments.database, arguments.size, arguments.seed, _Told())
    print(named(made.file))
    for name, full_name, role, password in made.people:
        print(f"{name:10}{password:22}{role:16}{full_name}")
    return 0 if arguments.no_window else root.show_window(made.file)


class _Told:
    """Progress as one line on stderr that is written over."""

    def report(self, done: int, total: int, text: str = "") -> None:
        """Tell how far it is, where somebody looks on."""
        if sys.stderr.isatty():
            end = "\n" if total and done >= total else "\r"
            print(f"{done:,} / {total:,}", end=end, file=sys.stderr, flush=True)


def _size(text: str) -> int:
    if not text.isdecimal() or not 1 <= int(text) <= 5_000_000:
        raise argparse.ArgumentTypeError(translate("cli", "a number from 1 to 5000000, not {text}").format(text=text))
    return int(text)


COMMAND = Command(
    name="demo",
    help=QT_TRANSLATE_NOOP("cli", "make and open the demonstration branch"),
    run=run,
    add_arguments=add_arguments,
)
