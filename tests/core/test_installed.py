"""The versions that lie beside each other: which one is chosen, whole, handed over to."""

from __future__ import annotations

import os
import subprocess
import sys
from itertools import product
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


class Became(list[list[str]]):
    """What other programs were run as, and their marks; those in `broken` cannot begin."""

    def __init__(self) -> None:
        super().__init__()
        self.marks: list[str] = []
        self.broken: set[str] = set()

    def __call__(self, command: list[str], mark: str) -> int | None:
        self.append(command)
        self.marks.append(mark)
        return None if command[0] in self.broken else 7


@pytest.fixture
def became(monkeypatch: pytest.MonkeyPatch) -> Became:
    """What another program was run as."""
    seen = Became()
    monkeypatch.setattr(installed, "_become", seen)
    monkeypatch.delenv(installed.HANDED, raising=False)
    return seen


def nobody(version: str, instead: str) -> None:
    raise AssertionError(version, instead)


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


@pytest.mark.parametrize(
    "content", [b"", b"\n", b"\xff\xfe\x00", b"../../evil\n", b"C:\\x", b"1.2 \nback a\n", b"9.1.\n", b"..\n"]
)
def test_nonsense_chooses_nothing_but_what_is_plain(folder: Path, content: bytes) -> None:
    (folder / "current.txt").write_bytes(content)
    assert installed.read(folder) == Choice("1.2" if content.startswith(b"1.2") else "")


def test_handed_over_with_the_same_words(folder: Path, became: Became) -> None:
    assert installed.hand_over(["--database", "x"], nobody) is None
    put(folder, "9.1")
    installed.write(folder, Choice("9.1", app.__version__, app.__version__))
    assert installed.hand_over(["--database", "x"], nobody) == 7
    assert became == [[str(folder / "versions" / "9.1" / installed.WINDOW), "--database", "x"]]
    assert became.marks == ["9.1"]


@pytest.mark.parametrize(("chosen", "runs"), [("0.0.9", True), ("9.1", False)])
def test_a_later_program_unpacked_over_the_old_one_runs_itself(
    folder: Path, became: Became, chosen: str, runs: bool
) -> None:
    """A portable folder is upgraded so too: its files are replaced, the choice of before stays behind."""
    put(folder, chosen)
    installed.write(folder, Choice(chosen, "0.0.8", "0.0.8"))
    assert (installed.hand_over([], nobody) is None) is runs
    assert installed.read(folder) == (Choice() if runs else Choice(chosen, "0.0.8", "0.0.8"))
    assert (installed.place_of(folder, "0.0.8") is None) is runs


@pytest.mark.parametrize("mark", ["9.1", "back"])
def test_a_version_that_was_chosen_or_has_handed_back_goes_on(
    folder: Path, became: Became, monkeypatch: pytest.MonkeyPatch, mark: str
) -> None:
    """Whatever the file says: what was installed has decided, and nothing that starts from here inherits that."""
    place = put(folder, "9.1")
    put(folder, "9.2")
    installed.write(folder, Choice("9.2"))
    monkeypatch.setattr(sys, "executable", str(place / installed.WINDOW))
    monkeypatch.setenv(installed.HANDED, mark)
    assert installed.hand_over([], nobody) is None
    assert became == []
    assert installed.HANDED not in os.environ


@pytest.mark.parametrize("name", [installed.WINDOW, installed.COMMAND])
@pytest.mark.parametrize("mark", ["", "9.2"])
@pytest.mark.parametrize("chosen", ["9.1", "9.2", "0.1.0", None])
def test_a_version_that_is_pinned_hands_back(
    folder: Path, became: Became, monkeypatch: pytest.MonkeyPatch, name: str, mark: str, chosen: str | None
) -> None:
    """What was installed decides, with the same words: also when there is no choice any more, and when it is this."""
    place = put(folder, "9.1")
    (folder / name).write_bytes(b"it")
    if chosen is not None:
        installed.write(folder, Choice(chosen))
    monkeypatch.setattr(sys, "executable", str(place / name))
    if mark:
        monkeypatch.setenv(installed.HANDED, mark)
    assert installed.hand_over(["--database", "x"], nobody) == 7
    assert became == [[str(folder / name), "--database", "x"]]
    assert became.marks == ["back"]


@pytest.mark.parametrize("harm", ["gone", "cannot begin"])
@pytest.mark.parametrize(("chosen", "runs", "told"), [
    ("9.1", None, []), ("9.2", 7, []), ("9.3", None, [("9.3", "9.1")]), ("0.1.0", None, [("0.1.0", "9.1")]),
    ("", None, [("", "9.1")]),
])  # fmt: skip
def test_where_what_was_installed_is_lost_a_pinned_version_obeys_the_file_or_says_so(
    folder: Path, became: Became, monkeypatch: pytest.MonkeyPatch, harm: str, chosen: str, runs: int | None,
    told: list[tuple[str, str]],
) -> None:  # fmt: skip
    place, root = put(folder, "9.1"), folder / installed.WINDOW
    put(folder, "9.2")
    installed.write(folder, Choice(chosen, "", "0.1.0"))
    monkeypatch.setattr(sys, "executable", str(place / installed.WINDOW))
    became.broken = {str(root)}
    if harm == "gone":
        root.unlink()
    heard: list[tuple[str, str]] = []
    assert installed.hand_over(["x"], lambda *words: heard.append(words)) == runs
    assert heard == told
    commands = [one[0] for one in became if one[0] != str(root)]
    assert commands == ([str(folder / "versions" / "9.2" / installed.WINDOW)] if runs else [])
    assert became.marks == (["back"] if harm == "cannot begin" else []) + (["9.2"] if runs else [])
    assert all("9.1 starts" in installed.damaged_words(*words) for words in heard)


def test_a_folder_that_only_has_this_name_is_left_in_peace(
    folder: Path, became: Became, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "executable", str(put(folder, "9.1") / installed.WINDOW))
    (folder / installed.WINDOW).unlink()
    assert installed.hand_over([], nobody) is None
    assert became == []


def test_however_they_start_each_other_it_comes_to_an_end(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every file that can be in the way, from every start: at most three programs, and the last one works."""
    names = {one: put(folder, one) / installed.WINDOW for one in ("9.1", "9.2")}
    names["root"] = folder / installed.WINDOW
    started: list[str] = []

    def become(command: list[str], mark: str) -> int | None:
        if (whose := next(name for name, file in names.items() if str(file) == command[0])) in broken:
            return None
        return start(whose, mark)

    def start(name: str, mark: str) -> int:
        started.append(name)
        assert len(started) < 5, started
        with monkeypatch.context() as inside:
            inside.setattr(sys, "executable", str(names[name]))
            inside.setattr(app, "__version__", "0.1.0" if name == "root" else name)
            inside.setenv(installed.HANDED, mark)
            code = installed.hand_over([], lambda *_: None)
        return 0 if code is None else code

    monkeypatch.setattr(installed, "_become", become)
    choices = [
        Choice(*one) for one in product(("9.1", "9.2", "9.3", "0.1.0", ""), ("9.1", "9.2", "0.1.0", "0.0.9", ""))
    ]
    for choice, first, broken in product(choices, names, ({"root"}, {"9.1"}, {"9.2"}, {"9.1", "9.2"}, set[str]())):
        for file in names.values():
            file.write_bytes(b"" if file.parent.name in broken else b"program")
        # not by `write`, which waits for the disk each time
        (folder / "current.txt").write_text(f"{choice.version}\nprevious {choice.previous}\n", encoding="utf-8")
        assert installed.read(folder) == choice
        started.clear()
        assert start(first, "") == 0
        assert len(started) <= 3, (choice, first, broken, started)
        if "root" not in broken and not {choice.version, choice.previous} & broken and choice.version in names:
            assert started[-1] == choice.version, (choice, first, broken, started)


def test_a_start_that_ends_late_or_by_the_user_is_not_done_again(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A library that is missing ends a program at once; what was at work for minutes must not be done twice."""
    now, codes = [0.0], {"early": (1.0, 0xC0000135), "late": (600.0, 0xC0000005), "by the user": (1.0, 0xC000013A)}
    seen: list[dict[str, str]] = []

    class Child:
        def __init__(self, command: list[str], **options: Any) -> None:
            self.took, self.code = codes[command[0]]
            seen.append(options["env"])

        def wait(self, _patience: float | None) -> int:
            now[0] += self.took
            return self.code - (1 << 32)

    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setattr(installed, "_let_go_of_libraries", lambda: None)
    monkeypatch.setattr(subprocess, "Popen", Child)
    monkeypatch.setattr(installed.time, "monotonic", lambda: now[0])
    assert [installed._become([one], "9.1") is None for one in codes] == [True, False, False]
    assert {one[installed.HANDED] for one in seen} == {"9.1"}


@pytest.mark.skipif(os.name == "nt", reason="the program is replaced")
def test_elsewhere_the_program_is_replaced(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[tuple[Any, ...]] = []
    monkeypatch.setattr(os, "execve", lambda *words: seen.append(words))
    monkeypatch.setattr(installed, "_let_go_of_libraries", lambda: pytest.fail("execve returned, which it cannot"))
    with pytest.raises(pytest.fail.Exception):
        installed._become(["it", "x"], "9.1")
    assert seen[0][:2] == ("it", ["it", "x"])
    assert seen[0][2][installed.HANDED] == "9.1"


def test_what_was_installed_runs_itself(folder: Path, became: Became) -> None:
    installed.write(folder, Choice(app.__version__, "", app.__version__))
    assert installed.hand_over([], nobody) is None
    assert became == []
    assert installed.place_of(folder, app.__version__) == folder
    assert installed.place_of(folder, "9.1") is None


@pytest.mark.parametrize("harm", ["gone", "shorter", "no list", "no folder", "list is rubbish"])
def test_what_is_damaged_is_told_and_passed_over(folder: Path, became: Became, harm: str) -> None:
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
    told: list[tuple[str, str]] = []
    assert installed.hand_over([], lambda *words: told.append(words)) == 7
    assert told == [("9.2", "")]
    assert became == [[str(folder / "versions" / "9.1" / installed.WINDOW)]]


def test_one_that_cannot_begin_is_told(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put(folder, "9.1")
    installed.write(folder, Choice("9.1", app.__version__))
    monkeypatch.setattr(installed, "_become", lambda *_: None)
    told: list[tuple[str, str]] = []
    assert installed.hand_over([], lambda *words: told.append(words)) is None
    assert told == [("9.1", "")]


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
    folder: Path, became: Became, monkeypatch: pytest.MonkeyPatch
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
    monkeypatch.setenv(installed.HANDED, "9.1")
    monkeypatch.setenv("LD_LIBRARY_PATH", "ours")
    monkeypatch.setenv("LD_LIBRARY_PATH_ORIG", "theirs")
    told = installed.outside()
    assert not {"_PYI_ARCHIVE_FILE", installed.HANDED} & set(told)
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


@pytest.mark.skipif(os.name == "nt", reason="the program is a script")
def test_where_what_was_installed_is_lost_this_version_starts_again(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / installed.WINDOW).unlink()
    script = put(folder, "9.1") / installed.WINDOW
    script.write_text("#!/bin/sh\nexit 5\n")
    script.chmod(0o755)
    monkeypatch.setattr(sys, "executable", str(script))
    installed.start_again_at_the_end([])
    assert installed.start_again_if_wanted()
    child: Any = installed._begun.pop()
    assert child.wait(20) == 5
