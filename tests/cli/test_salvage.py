"""`aftercare salvage` on a branch of which a page is gone."""

from __future__ import annotations

import argparse
import shutil
from pathlib import Path
from typing import Any

import pytest

from app.cli.salvage import COMMAND
from app.core.errors import UserError


def arguments(database: str, new: Path) -> argparse.Namespace:
    return argparse.Namespace(database=database, new=new, backup=None, user="", password_file=None)


def test_it_says_what_was_read(branch_template: str, tmp_path: Path, capsys: Any) -> None:
    file = tmp_path / "branch.aftercare"
    shutil.copy(branch_template, file)
    assert COMMAND.run(arguments(str(file), tmp_path / "new.aftercare"), None) == 0  # pyright: ignore[reportArgumentType]
    told = capsys.readouterr().out.splitlines()
    assert told[0] == str(tmp_path / "new.aftercare")
    assert told[1].endswith("rows were read.")
    assert "not encrypted" in told[-1]


def test_a_server_has_its_own_tools(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="own tools"):
        COMMAND.run(arguments("postgresql://host/branch", tmp_path / "new"), None)  # pyright: ignore[reportArgumentType]
