"""What is installed is what the program imports, each with its exact version and its licence told."""

from __future__ import annotations

import re
import sys
import tomllib
from importlib.metadata import packages_distributions
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PINNED = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["dependencies"]
NAMES = {re.sub(r"[-_.]+", "-", pin.split("==")[0]).lower() for pin in PINNED}
BY_OTHERS = {"Cryptodome": "pycryptodomex", "shiboken6": "shiboken6", "PySide6": "pyside6-essentials"}
"""Modules that several packages, or one of another name, may bring."""


IMPORT = re.compile(r"^ *(?:from (\w+)[\w.]* import |import (\w+)[\w.]*(?: as \w+)?$)", re.MULTILINE)


def imported() -> dict[str, str]:
    """The first part of every import of the program from outside, and one file that has it."""
    found = dict[str, str]()
    for path in sorted((ROOT / "app").rglob("*.py")):
        for names in IMPORT.findall(path.read_text(encoding="utf-8")):
            first = "".join(names)
            if first != "app" and first not in sys.stdlib_module_names:
                found.setdefault(first, str(path.relative_to(ROOT)))
    return found


def test_imports_are_found() -> None:
    assert {"PySide6", "peewee", "reportlab", "pypdfium2", "Cryptodome", "argon2"} <= set(imported())


def test_every_import_is_a_dependency_of_our_own() -> None:
    """Not of the tests or of another package, which may go away and are not shipped."""
    brought = packages_distributions()
    unknown = []
    for module, path in imported().items():
        by = [BY_OTHERS[module]] if module in BY_OTHERS else [name.lower() for name in brought.get(module, [])]
        if not {re.sub(r"[-_.]+", "-", name) for name in by} & NAMES:
            unknown.append(f"{module} in {path}")
    assert not unknown


def test_every_version_is_exact() -> None:
    assert not [pin for pin in PINNED if not re.fullmatch(r"[A-Za-z0-9_.-]+==[0-9][0-9A-Za-z.]*", pin)]


def test_every_licence_is_told() -> None:
    told = (ROOT / "resources" / "licences" / "third-party.txt").read_text(encoding="utf-8").lower()
    known_as = {"psycopg-binary": "psycopg", "argon2-cffi-bindings": "argon2-cffi", "pycryptodomex": "pycryptodome",
                "pyside6-essentials": "pyside6"}  # fmt: skip
    lacking = [name for name in NAMES if not re.search(rf"\b{re.escape(known_as.get(name, name))}\b", told)]
    assert not lacking, f"third-party.txt lacks {', '.join(sorted(lacking))}"
