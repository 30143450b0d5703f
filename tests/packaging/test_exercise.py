"""The installer's exercise without Windows: what it looks at is looked at rightly, and a step that fails is told."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

WINDOWS = Path(__file__).resolve().parents[2] / "packaging" / "windows"
OWN = ("exercise", "exercise_ground", "exercise_pages", "exercise_screen", "exercise_steps", "installer", "wine")


@pytest.fixture
def modules(monkeypatch: pytest.MonkeyPatch) -> Any:
    """The exercise's own modules, as its script imports them."""
    monkeypatch.syspath_prepend(str(WINDOWS))
    import exercise_ground
    import exercise_screen

    yield exercise_ground, exercise_screen
    for name in OWN:
        sys.modules.pop(name, None)


@pytest.fixture
def the(modules: Any, tmp_path: Path) -> Any:
    """A ground whose prefix is an empty folder."""
    ground, _ = modules
    prefix = tmp_path / "prefix"
    for user in ("Public", "somebody"):
        (prefix / "drive_c" / "users" / user).mkdir(parents=True)
    built = tmp_path / "built"
    (built / "_internal").mkdir(parents=True)
    for name in ("Aftercare.exe", "Aftercare-command.exe", "_internal/x.dll"):
        (built / name).write_bytes(name.encode())
    return ground.Ground(ground.Wine(prefix), built, tmp_path)


def test_a_step_that_fails_is_told(the: Any, capsys: pytest.CaptureFixture[str]) -> None:
    the.check("one", 1, 1)
    the.check("two", 1, 2)
    said = capsys.readouterr().out.splitlines()
    assert [line.split()[0] for line in said] == ["ok", "FAIL"]
    assert "1 instead of 2" in said[1]
    assert (the.count, the.failed) == (2, ["two"])


def test_a_file_more_less_or_other_is_seen(the: Any) -> None:
    for name in ("Aftercare.exe", "Aftercare-command.exe", "_internal/x.dll", "uninstall.exe"):
        (the.program / name).parent.mkdir(parents=True, exist_ok=True)
        (the.program / name).write_bytes(name.encode())
    assert the.is_as_built(the.program)
    (the.program / "_internal" / "stale.dll").write_bytes(b"x")
    assert not the.is_as_built(the.program)
    (the.program / "_internal" / "stale.dll").unlink()
    (the.program / "_internal" / "x.dll").write_bytes(b"_internal/x.dlL")
    assert not the.is_as_built(the.program)
    (the.program / "_internal" / "x.dll").unlink()
    assert not the.is_as_built(the.program)


def test_places_have_two_names(the: Any) -> None:
    place = the.at("C:\\users\\somebody\\x")
    assert place == the.home / "x"
    assert the.windows_path(place) == "C:\\users\\somebody\\x"


def test_a_caret_is_no_page(modules: Any) -> None:
    _, screen = modules
    one = Image.new("RGB", (400, 300), "white")
    blinking, other = one.copy(), one.copy()
    blinking.paste("black", (10, 10, 11, 30))
    other.paste("black", (10, 10, 60, 30))
    assert not screen._differ(one, blinking)
    assert screen._differ(one, other)


def test_in_brief_the_five_steps_are_done(the: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    import exercise

    done: list[str] = []

    def pack(folder: Path, version: str, out: Path, packing: str) -> Path:
        done.append(packing)
        return out / version

    monkeypatch.setattr(exercise.installer, "make", pack)
    for module in (exercise.steps, exercise.pages):
        for name, act in vars(module).copy().items():
            if callable(act) and getattr(act, "__module__", "") == module.__name__:
                monkeypatch.setattr(module, name, lambda *_given, name=name: done.append(name))
    exercise.in_brief(the, object(), None)
    steps = ["first_installation", "first_window", "self_test", "branches", "upgrade_with_data", "removal"]
    assert done == ["stored", "stored", *steps]


def test_the_release_before_may_be_another_folder(the: Any, tmp_path: Path) -> None:
    older = tmp_path / "older"
    (older / "_internal").mkdir(parents=True)
    for place in (older, the.program):
        for name in ("Aftercare.exe", "Aftercare-command.exe", "_internal/old.dll"):
            (place / name).parent.mkdir(parents=True, exist_ok=True)
            (place / name).write_bytes(b"older")
    assert the.is_as_built(the.program, older)
    assert not the.is_as_built(the.program)


def test_a_desktop_with_a_shortcut_is_no_page(modules: Any) -> None:
    _, screen = modules
    desktop = Image.new("RGB", (1366, 768), (37, 111, 149))
    for place in range(40):
        desktop.paste((place * 6, 60, 90), (70 + place, 5, 71 + place, 60))
    assert not screen._is_page(desktop)
    desktop.paste("white", (500, 300, 820, 450))
    assert screen._is_page(desktop)
    assert not screen._is_page(Image.new("RGB", (1366, 768), "white"))
