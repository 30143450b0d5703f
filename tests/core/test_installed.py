"""The versions that lie beside each other: which one is chosen, whole, handed over to."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Any

import pytest

import app
from app.core import installed, paths
from app.core.installed import Choice, Going


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A program folder; the program that was installed asks."""
    home = tmp_path / "程序"
    home.mkdir()
    (home / installed.WINDOW).write_bytes(b"it")
    monkeypatch.setattr(paths, "program_folder", lambda: home)
    monkeypatch.setattr(sys, "executable", str(home / installed.WINDOW))
    return home


def put(folder: Path, version: str) -> Path:
    place = folder / "versions" / version
    (place / "_internal").mkdir(parents=True)
    (place / installed.WINDOW).write_bytes(b"program")
    (place / "_internal" / "数据").write_bytes(b"12345")
    (place / installed.FILES).write_text(f"7\t{installed.WINDOW}\n5\t_internal/数据\n", encoding="utf-8")
    return place


@pytest.fixture
def became(monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """What another program was run as."""
    seen: list[list[str]] = []

    def become(command: list[str]) -> int:
        seen.append(command)
        return 7

    monkeypatch.setattr(installed, "_become", become)
    return seen


def nobody(version: str) -> None:
    raise AssertionError(version)


@pytest.mark.parametrize(
    "choice",
    [
        Choice("1.2"),
        Choice("1.2", "1.1"),
        Choice("1.2.3", "", "0.1.0"),
        Choice("1.2", "1.1", "0.1.0", Going("1.1", "branch-restoring-20261123-1", "D:/售后 数据/branch.restoring")),
    ],
)
def test_what_is_written_is_read(folder: Path, choice: Choice) -> None:
    installed.write(folder, choice)
    assert installed.read(folder) == choice
    assert (folder / "current.txt").read_text("utf-8").splitlines()[0] == choice.version
    assert sorted(one.name for one in folder.iterdir()) == sorted([installed.WINDOW, "current.txt"])


@pytest.mark.parametrize("content", [b"", b"\n", b"\xff\xfe\x00", b"../../evil\n", b"C:\\x", b"1.2 \nback a\n"])
def test_nonsense_chooses_nothing_but_what_is_plain(folder: Path, content: bytes) -> None:
    (folder / "current.txt").write_bytes(content)
    assert installed.read(folder) == Choice("1.2" if content.startswith(b"1.2") else "")


def test_handed_over_with_the_same_words(folder: Path, became: list[list[str]]) -> None:
    assert installed.hand_over(["--database", "x"], nobody) is None
    put(folder, "9.1")
    installed.write(folder, Choice("9.1", app.__version__, app.__version__))
    assert installed.hand_over(["--database", "x"], nobody) == 7
    assert became == [[str(folder / "versions" / "9.1" / installed.WINDOW), "--database", "x"]]


@pytest.mark.parametrize(("chosen", "runs"), [("0.0.9", True), ("9.1", False)])
def test_a_later_program_unpacked_over_the_old_one_runs_itself(
    folder: Path, became: list[list[str]], chosen: str, runs: bool
) -> None:
    """A portable folder is upgraded so too: its files are replaced, the choice of before stays behind."""
    put(folder, chosen)
    installed.write(folder, Choice(chosen, "0.0.8", "0.0.8"))
    assert (installed.hand_over([], nobody) is None) is runs
    assert installed.read(folder) == (Choice() if runs else Choice(chosen, "0.0.8", "0.0.8"))
    assert (installed.place_of(folder, "0.0.8") is None) is runs


def test_a_version_does_not_hand_over_again(folder: Path, became: list[list[str]], monkeypatch: Any) -> None:
    place = put(folder, "9.1")
    put(folder, "9.2")
    installed.write(folder, Choice("9.2"))
    monkeypatch.setattr(sys, "executable", str(place / installed.WINDOW))
    assert installed.hand_over([], nobody) is None
    assert became == []


def test_what_was_installed_runs_itself(folder: Path, became: list[list[str]]) -> None:
    installed.write(folder, Choice(app.__version__, "", app.__version__))
    assert installed.hand_over([], nobody) is None
    assert became == []
    assert installed.place_of(folder, app.__version__) == folder
    assert installed.place_of(folder, "9.1") is None


@pytest.mark.parametrize("harm", ["gone", "shorter", "no list", "no folder", "list is rubbish"])
def test_what_is_damaged_is_told_and_passed_over(folder: Path, became: list[list[str]], harm: str) -> None:
    place = put(folder, "9.2")
    put(folder, "9.1")
    data, listed = place / "_internal" / "数据", place / installed.FILES
    if harm == "gone":
        data.unlink()
    elif harm == "shorter":
        data.write_bytes(b"1")
    elif harm == "no list":
        listed.unlink()
    elif harm == "list is rubbish":
        listed.write_bytes(b"\xff\x00")
    else:
        place.rename(folder / "elsewhere")
    installed.write(folder, Choice("9.2", "9.1", app.__version__))
    told: list[str] = []
    assert installed.hand_over([], told.append) == 7
    assert told == ["9.2"]
    assert became == [[str(folder / "versions" / "9.1" / installed.WINDOW)]]


def test_one_that_cannot_begin_is_told(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put(folder, "9.1")
    installed.write(folder, Choice("9.1", app.__version__))
    monkeypatch.setattr(installed, "_become", lambda command: None)
    told: list[str] = []
    assert installed.hand_over([], told.append) is None
    assert told == ["9.1"]


@pytest.mark.parametrize("decided", [True, False])
def test_a_way_back_that_was_broken_off_follows_its_restore(folder: Path, tmp_path: Path, decided: bool) -> None:
    plan = tmp_path / "branch.aftercare.restoring"
    staged = "branch-restoring-20261123-101500"
    plan.write_text(staged if decided else "branch-restoring-of-somebody-else")
    installed.write(folder, Choice("9.2", "9.1", "0.1.0", Going("9.1", staged, str(plan))))
    assert installed.settle(folder) == (Choice("9.1", "", "0.1.0") if decided else Choice("9.2", "9.1", "0.1.0"))
    plan.unlink()
    assert installed.settle(folder).going is None


def test_a_folder_that_cannot_be_written_is_read_all_the_same(
    folder: Path, became: list[list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    put(folder, "9.1")
    installed.write(folder, Choice("9.1", "", "", Going("9.0", "s", str(folder / "plan"))))

    def refused(*_: object) -> None:
        raise PermissionError

    monkeypatch.setattr(installed, "write", refused)
    assert installed.hand_over([], nobody) == 7


def test_nothing_of_this_program_leads_another(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setenv("_PYI_ARCHIVE_FILE", "x")
    monkeypatch.setenv("LD_LIBRARY_PATH", "ours")
    monkeypatch.setenv("LD_LIBRARY_PATH_ORIG", "theirs")
    told = installed.outside()
    assert "_PYI_ARCHIVE_FILE" not in told
    assert (told["LD_LIBRARY_PATH"], told["PYINSTALLER_RESET_ENVIRONMENT"]) == ("theirs", "1")


@pytest.mark.skipif(os.name == "nt", reason="the program is a script")
def test_it_starts_again_only_when_that_is_wanted(folder: Path) -> None:
    script, mark = folder / installed.WINDOW, folder / "started"
    script.write_text(f'#!/bin/sh\necho "$1" > "{mark}"\n')
    script.chmod(0o755)
    assert not installed.start_again_if_wanted()
    installed.start_again_at_the_end(["no"])
    installed.do_not_start_again()
    assert not installed.start_again_if_wanted()
    installed.start_again_at_the_end(["--database"])
    assert installed.start_again_if_wanted()
    assert not installed.start_again_if_wanted()
    child: Any = installed._begun.pop()
    assert child.wait(20) == 0
    assert mark.read_text() == "--database\n"
