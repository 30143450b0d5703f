"""Enumerations of Qt made the quick way are those that Python makes."""

from __future__ import annotations

import os
import subprocess
import sys
from enum import KEEP, Enum, EnumType, Flag, IntEnum
from pathlib import Path

import pytest

from app.ui import lean_enumerations

ROOT = Path(__file__).resolve().parents[2]

EVERY_ENUMERATION = """
import enum, sys
if sys.argv[1] == "lean":
    from app.ui import lean_enumerations
    lean_enumerations.put_in_place()
from PySide6 import QtCore, QtGui, QtWidgets

def shown(value):
    if isinstance(value, enum.Enum):
        books = sorted((name, shown(kept)) for name, kept in vars(value).items())
        return f"{type(value).__qualname__}.{value._name_} {books}"
    if isinstance(value, dict):
        return str([(shown(key), shown(one)) for key, one in value.items()])
    if isinstance(value, list):
        return str([shown(one) for one in value])
    return getattr(value, "__qualname__", "") or (repr(value) if " at 0x" not in repr(value) else type(value).__name__)

def walk(owner, path, seen):
    for name in sorted(dir(owner)):
        found = getattr(owner, name, None)
        if not isinstance(found, type) or id(found) in seen:
            continue
        if isinstance(found, enum.EnumType):
            seen[id(found)] = found
            print(path, name, found.__mro__, found.__module__, [repr(member) for member in found])
            for key, value in sorted(vars(found).items()):
                print("  ", key, shown(value))
        elif found.__module__.startswith("PySide6"):
            seen[id(found)] = found
            walk(found, f"{path}.{name}", seen)

seen = {}
for module in (QtCore, QtGui, QtWidgets):
    walk(module, module.__name__, seen)
"""


def listed(way: str) -> list[str]:
    """Every enumeration of the window's modules with all its books, made in a fresh process."""
    ran = subprocess.run(
        [sys.executable, "-c", EVERY_ENUMERATION, way],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        timeout=120,
        check=True,
    )
    return ran.stdout.splitlines()


def test_every_enumeration_is_the_one_that_python_makes() -> None:
    plain, lean = listed("plain"), listed("lean")
    assert len([line for line in plain if not line.startswith("  ")]) > 400
    assert lean == plain


@pytest.fixture
def in_place(monkeypatch: pytest.MonkeyPatch) -> None:
    """The quick way, until the test ends."""
    monkeypatch.setattr(EnumType, "_create_", EnumType._create_)
    lean_enumerations.put_in_place()


@pytest.mark.usefixtures("in_place")
@pytest.mark.parametrize("kind", [Enum, IntEnum, Flag])
@pytest.mark.parametrize(
    "members",
    [
        [],
        [("One", 1), ("Two", 2), ("AlsoTwo", 2), ("Three", 3), ("Four", 4)],
        [("name", 1), ("value", 2)],
        [("Four", 4), ("One", 1)],
        [("Real", 1), ("real", 2)],
        [("None_", 0), ("All", -1)],
    ],
)
def test_members_aliases_and_names_that_are_taken(kind: type[Enum], members: list[tuple[str, int]]) -> None:
    made = kind("Made", members, boundary=KEEP)
    meant = kind("Made", dict(members), boundary=KEEP)
    assert [(one._name_, one._value_) for one in made] == [(one._name_, one._value_) for one in meant]
    assert list(made.__members__) == list(meant.__members__)
    assert [repr(made[name]) for name, _ in members] == [repr(meant[name]) for name, _ in members]
    for _, value in members:
        assert made(value)._name_ == meant(value)._name_


@pytest.mark.usefixtures("in_place")
def test_others_are_made_by_python() -> None:
    with pytest.raises(TypeError, match="already defined"):
        Enum("Twice", [("One", 1), ("One", 2)], boundary=KEEP)
    assert [one.value for one in Enum("Texts", [("A", "a"), ("B", "b")])] == ["a", "b"]
    assert [one.value for one in Enum("Counted", "A B")] == [1, 2]
