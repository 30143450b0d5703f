"""What every command is, and what it is lent."""

from __future__ import annotations

import argparse
import contextlib
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from getpass import getpass
from pathlib import Path

from app.core.errors import UserError
from app.core.i18n import translate
from app.core.progress import Progress
from app.services import branch, users
from app.services import session as sessions
from app.services.session import Session


@dataclass(frozen=True)
class Demonstration:
    """A demonstration branch that was made: its file, and name, full name, role and password of each person."""

    file: str
    people: tuple[tuple[str, str, str, str], ...]


@dataclass(frozen=True)
class Root:
    """What the composition root lends to commands; they lie below it and cannot fetch it themselves."""

    open_branch: Callable[[str], None]
    close_branch: Callable[[], None]
    start_log: Callable[[], Path]
    speak: Callable[[str], None]
    show_window: Callable[[str], int]
    demonstrate: Callable[[str, int, int, Progress], Demonstration]
    tour: Callable[[Path, str], int]
    self_test: Callable[[], int]


@dataclass(frozen=True)
class Command:
    """A sub-command, named as its file. `add_arguments` declares what it takes; `run` returns the exit code.

    `run(arguments, root)` may raise UserError or EnvironmentFault: one sentence on stderr, exit code 1. `needs_branch`
    opens the database before and closes it after; `signs_in` also makes somebody act, and adds `--user` and
    `--password-file`.
    """

    name: str
    help: str
    run: Callable[[argparse.Namespace, Root], int]
    add_arguments: Callable[[argparse.ArgumentParser], object] = lambda _: None
    needs_branch: bool = False
    signs_in: bool = False


def add_person(parser: argparse.ArgumentParser) -> None:
    """The arguments that say who acts."""
    parser.add_argument("--user", default="", help=translate("cli", "who signs in"))
    parser.add_argument("--password-file", type=Path, help=translate("cli", "a file whose first line is the password"))


@contextlib.contextmanager
def somebody(arguments: argparse.Namespace) -> Iterator[Session]:
    """Act as the person named; a demonstration branch signs its supervisor in by itself. Raises UserError."""
    person = _sign_in(arguments.user, arguments.password_file)
    with sessions.acting_as(person):
        yield person


def _sign_in(name: str, password_file: Path | None) -> Session:
    for known, _, role, password in branch.demonstration_people():
        if name == known or (not name and role == "supervisor"):
            return users.sign_in(known, password)
    if not branch.is_set_up():
        raise UserError(translate("cli", "This branch is not set up yet. Open the window once."))
    if not name:
        raise UserError(translate("cli", "Say who signs in: --user NAME."))
    if password_file is None:
        return users.sign_in(name, _asked())
    try:
        lines = password_file.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise UserError(translate("cli", "The password file cannot be read.")) from error
    return users.sign_in(name, lines[0] if lines else "")


def _asked() -> str:
    """The password from the terminal; a scheduled task has none, and echoing it into a log would be worse."""
    try:
        if not sys.stdin.isatty():
            raise EOFError
        return getpass(translate("cli", "Password: "))
    except EOFError as error:
        raise UserError(translate("cli", "Nobody can be asked for the password. Use --password-file FILE.")) from error
