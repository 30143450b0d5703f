"""Carry out a command line: find the command, open the branch, make somebody act, word what is refused."""

from __future__ import annotations

import argparse
import contextlib
import io
import sys
from pathlib import Path

from app import cli
from app.cli._command import Command, Root, add_person, open_for, somebody
from app.core import paths
from app.core.catalogue import discover, find
from app.core.errors import Cancelled, EnvironmentFault, UserError
from app.core.i18n import shown, translate


def run(given: list[str], root: Root) -> int:
    """Carry out a command line; returns the exit code."""
    _write_every_letter()
    root.speak("")
    commands = _commands(given)
    parser = _parser(commands)
    try:
        arguments = parser.parse_args(_descending_joined(given))
    except SystemExit as leaving:
        return int(leaving.code or 0)
    if not arguments.command:
        return root.show_window(arguments.database)
    _make_reachable(arguments)
    try:
        return _carry_out(commands[arguments.command.replace("-", "_")], arguments, root)
    except (UserError, EnvironmentFault, Cancelled) as refusal:
        print(refusal.text, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print(translate("cli", "Stopped."), file=sys.stderr)
        return 1


def _commands(given: list[str]) -> dict[str, Command]:
    """The one that is named, since reading all of them is most of a short command's time; else all of them."""
    words = iter(given)
    for word in words:
        if word == "--database":
            next(words, None)
        elif not word.startswith("-"):
            found = find(cli, "COMMAND", Command, name := word.replace("-", "_"))
            return {name: found} if found else discover(cli, "COMMAND", Command)
        elif not word.startswith("--database="):
            break  # help, or something that the parser has to word
    return discover(cli, "COMMAND", Command)


def _write_every_letter() -> None:
    """A pipe of a Chinese Windows takes the letters of its code page only; others are written by their number there,
    so that a rare character in a name does not end a command.
    """
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def _descending_joined(given: list[str]) -> list[str]:
    """`--sort -number` as `--sort=-number`: the parser would take the order for an option."""
    joined: list[str] = []
    for word in given:
        if joined and joined[-1] == "--sort" and word.startswith("-") and not word.startswith("--"):
            joined[-1] = f"--sort={word}"
        else:
            joined.append(word)
    return joined


def _make_reachable(arguments: argparse.Namespace) -> None:
    """Windows takes no more than 260 characters of a path as it is typed."""
    for name, value in vars(arguments).items():
        if isinstance(value, Path):
            setattr(arguments, name, paths.reachable(value))


def _carry_out(command: Command, arguments: argparse.Namespace, root: Root) -> int:
    root.start_log()
    if not command.needs_branch:
        return command.run(arguments, root)
    _require_there(arguments.database)
    person = open_for(arguments, root)
    try:
        with somebody(arguments, person) if command.signs_in else contextlib.nullcontext():
            return command.run(arguments, root)
    finally:
        root.close_branch()


def _require_there(target: str) -> None:
    """A mistyped path must not become a new, empty branch; only the window and `demo` make one."""
    if target and "://" not in target and not paths.reachable(Path(target)).exists():
        raise UserError(translate("cli", "There is no branch at {path}.").format(path=target))


def _parser(commands: dict[str, Command]) -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="aftercare", description=translate("cli", "The after-sales service desk of a branch office.")
    )
    parser.add_argument("--database", default="", metavar="PATH_OR_URL", help=translate("cli", "the branch to open"))
    parts = parser.add_subparsers(dest="command", metavar="COMMAND", title=translate("cli", "commands"))
    for name, command in commands.items():
        part = parts.add_parser(name.replace("_", "-"), help=shown(command.help), description=shown(command.help))
        if command.needs_branch:
            add_person(part)
        command.add_arguments(part)
    return parser
