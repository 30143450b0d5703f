"""What the branch has to do with an update of the program: who may, what stands in the history, where the way leads."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

import app
from app.core import installed, paths
from app.core.errors import EnvironmentFault, NotPermitted, UserError
from app.core.installed import Choice
from app.models import database
from app.services import backups, history, updates


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A program folder with what was installed in it."""
    made = tmp_path / "Aftercare"
    made.mkdir()
    (made / installed.WINDOW).write_bytes(b"program")
    monkeypatch.setattr(paths, "program_folder", lambda: made)
    return made


def told() -> list[dict[str, Any]]:
    rows = database.query("SELECT changes FROM audit_entry WHERE kind = ? ORDER BY id", (updates.KIND,))
    return [json.loads(changes) for (changes,) in rows]


@pytest.mark.parametrize("role", ["representative", "technician", "supervisor", "approver"])
def test_nobody_but_an_administrator(branch: Any, folder: Path, as_role: Any, role: str) -> None:
    with as_role(role):
        for act in (
            updates.require_possible,
            lambda: updates.begin("9.1", "0" * 64),
            lambda: updates.refuse("9.1", "why"),
            lambda: updates.choose("9.1", folder),
            updates.way_back,
            lambda: updates.go_back(updates.WayBack("0.0.9"), None, "why"),
        ):
            with pytest.raises(NotPermitted):
                act()
    assert told() == []
    assert not (folder / installed.CURRENT).exists()


def test_a_checkout_and_a_server_are_brought_up_to_date_otherwise(
    branch: Any, as_role: Any, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with as_role("administrator"):
        if backups.is_possible():
            updates.require_possible()
        else:
            with pytest.raises(UserError, match="lies on a server"):
                updates.require_possible()
        monkeypatch.setattr(paths, "program_folder", lambda: None)
        with pytest.raises(UserError, match="runs from its sources"):
            updates.require_possible()


def test_every_step_is_in_the_history_in_words(branch: Any, folder: Path, as_role: Any) -> None:
    with as_role("administrator"):
        updates.begin("9.1", "ab" * 32)
        updates.refuse("9.1", "no room")
        updates.choose("9.1", folder / "backup")
        first, second, third = reversed(history.latest(limit=3))
    assert installed.read(folder) == Choice("9.1", app.__version__, app.__version__)
    assert {line.what for line in (first, second, third)} == {"Program updated"}
    words = [{change.label: (change.old, change.new) for change in line.changes} for line in (first, second, third)]
    assert words[0]["Version"] == (app.__version__, "9.1")
    assert [one["Step of the update"][1] for one in words] == [
        "Begun", "Refused; nothing was changed", "Tried and chosen",
    ]  # fmt: skip
    assert words[1]["What went wrong"] == ("", "no room")
    assert third.user_name == "admin"


def test_the_first_start_is_on_record_whoever_signs_in(
    branch: Any, folder: Path, as_role: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert updates.tell_start() == ""
    with as_role("administrator"):
        updates.choose("9.1", folder / "backup")
    assert updates.tell_start() == ""  # it is still the old one that runs
    monkeypatch.setattr(app, "__version__", "9.1")
    with as_role("technician"):
        assert updates.tell_start() == "9.1"
        assert updates.tell_start() == ""
    assert told()[-1]["step"] == [None, updates.STARTED]


def test_without_a_version_of_before_there_is_no_way_back(branch: Any, folder: Path, as_role: Any) -> None:
    with as_role("administrator"):
        assert updates.way_back() is None
        for previous in ("9.1", "nonsense", app.__version__, "0.0.9"):  # later, none, the same, not there
            installed.write(folder, Choice(app.__version__, previous, app.__version__))
            assert updates.way_back() is None


def test_another_branch_whose_backup_is_unknown_is_told_so(
    branch: Any, folder: Path, as_role: Any, monkeypatch: Any
) -> None:
    """It was never updated from here, only brought up to date by the program that another branch had updated."""
    monkeypatch.setattr(app, "__version__", "9.1")
    (folder / "versions" / "9.1").mkdir(parents=True)
    installed.write(folder, Choice("9.1", "0.1.0", "0.1.0"))
    with as_role("administrator"), pytest.raises(UserError, match="not to be found"):
        updates.way_back()


def test_a_folder_that_cannot_be_written_leaves_everything(
    branch: Any, folder: Path, as_role: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(*_: object) -> None:
        raise PermissionError(13, "denied")

    monkeypatch.setattr(installed, "write", refused)
    with as_role("administrator"):
        for act in (
            lambda: updates.choose("9.1", folder),
            lambda: updates.go_back(updates.WayBack("0.0.9"), None, "why"),
        ):
            with pytest.raises(EnvironmentFault) as fault:
                act()
            assert fault.value.kind == "read_only"
            assert "denied" in fault.value.text
