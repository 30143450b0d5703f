"""README and help name every ledger that `aftercare list` knows and every form that `aftercare print` knows."""

from __future__ import annotations

import argparse
import re
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[2]
HELP = "resources/help/{}/96_command_line.md"
LISTS = {
    (HELP.format("en"), "list"): r"Ledgers: `([^`]*)`",
    (HELP.format("en"), "print"): r"Forms: `([^`]*)`",
    (HELP.format("zh_CN"), "list"): r"台帐：`([^`]*)`",
    (HELP.format("zh_CN"), "print"): r"单据：`([^`]*)`",
}


def known(command: str) -> set[str]:
    """The names the command takes."""
    parser = argparse.ArgumentParser()
    import_module(f"app.cli.{command}").add_arguments(parser)
    chosen: Any = next(one.choices for one in parser._actions if one.metavar in ("LEDGER", "FORM"))
    return set(chosen)


@pytest.mark.parametrize(("place", "command"), LISTS)
def test_the_help_names_what_a_command_knows(place: str, command: str) -> None:
    found = re.search(LISTS[place, command], (ROOT / place).read_text("utf-8"))
    assert found is not None
    assert set(found[1].split()) == known(command)


@pytest.mark.parametrize("command", ["list", "print"])
def test_the_readme_names_what_a_command_knows(command: str) -> None:
    lines = (ROOT / "README.md").read_text("utf-8").splitlines()
    row = next(line for line in lines if line.startswith(f"| `aftercare {command} "))
    written = {word for code in re.findall(r"`([^`]*)`", row) for word in code.split()}
    assert known(command) - written == set()
