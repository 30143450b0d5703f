"""What every command is, and what it is lent."""

from __future__ import annotations

import argparse
import contextlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from app.cli._asking import ask
from app.core import paths
from app.core.errors import EnvironmentFault, UserError
from app.core.i18n import translate
from app.core.long_paths import plain
from app.core.progress import Progress
from app.services import branch, encryption, users
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

    open_branch: Callable[..., None]
    """`open_branch(target)`, with `key=` for an encrypted one."""
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
    opens the database before and closes it after; `signs_in` also makes somebody act. Both have `--user` and
    `--password-file`: an encrypted branch has to be unlocked by somebody.
    """

    name: str
    help: str
    run: Callable[[argparse.Namespace, Root], int]
    add_arguments: Callable[[argparse.ArgumentParser], object] = lambda _: None
    needs_branch: bool = False
    signs_in: bool = False


def named(place: Path | str | None) -> str:
    """A place as people know it, in whichever spelling it was reached."""
    return plain(str(place))


def add_person(parser: argparse.ArgumentParser) -> None:
    """The arguments that say who acts."""
    parser.add_argument("--user", default="", help=translate("cli", "who signs in"))
    parser.add_argument("--password-file", type=Path, help=translate("cli", "a file whose first line is the password"))


def open_for(arguments: argparse.Namespace, root: Root) -> Session | None:
    """Open the branch; an encrypted one is unlocked by the person named, who is signed in then.

    Raises UserError, EnvironmentFault.
    """
    try:
        root.open_branch(arguments.database)
        return None
    except EnvironmentFault as fault:
        if fault.kind not in encryption.CANNOT_OPEN:
            raise
        if not arguments.user:
            text = translate("cli", "This branch is encrypted. Say who unlocks it: --user NAME --password-file FILE.")
            raise UserError(text) from None
    target, name = arguments.database or str(paths.database_file()), arguments.user
    opened = partial(_open_with, root, arguments.database)
    return encryption.enter(target, name, _password(arguments.password_file), opened, root.close_branch)


def _open_with(root: Root, target: str, key: str) -> None:
    root.open_branch(target, key=key)


@contextlib.contextmanager
def somebody(arguments: argparse.Namespace, person: Session | None = None) -> Iterator[Session]:
    """Act as the person named, unless somebody has signed in already; a demonstration branch signs its supervisor in
    by itself. Raises UserError.
    """
    person = person or _sign_in(arguments.user, arguments.password_file)
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
    return users.sign_in(name, _password(password_file))


def _password(password_file: Path | None) -> str:
    if password_file is None:
        return _asked()
    try:
        lines = password_file.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise UserError(translate("cli", "The password file cannot be read.")) from error
    return lines[0] if lines else ""


def _asked() -> str:
    """The password from the terminal; a scheduled task has none, and echoing it into a log would be worse."""
    try:
        return ask(translate("cli", "Password: "))
    except EOFError as error:
        raise UserError(translate("cli", "Nobody can be asked for the password. Use --password-file FILE.")) from error
