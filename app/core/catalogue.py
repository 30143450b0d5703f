"""Find what a package offers: one entry per file, loud on every mistake.

The frozen program's spec file uses `module_names` too, so that what is found here is what is shipped.
"""

from __future__ import annotations

import importlib
import sys
from pathlib import Path
from types import ModuleType
from typing import TypeVar

from app.core.errors import Bug

Entry = TypeVar("Entry")


def module_names(package: ModuleType) -> list[str]:
    """Dotted names of the package's entry files, sorted; a name with a leading underscore is a shared part, no entry.

    Raises Bug when there is none: discovery must not fail silently in a frozen program.
    """
    found = sorted(f"{package.__name__}.{name}" for name in _modules_in(package) if not name.startswith("_"))
    if not found:
        raise Bug(f"package {package.__name__} has no entries: is this build whole?")
    return found


def part_names(package: ModuleType, ending: str) -> list[str]:
    """Dotted names of those of a package's shared parts, which begin with an underscore, that end like this; sorted.

    Raises Bug when there is none.
    """
    shared = (name for name in _modules_in(package) if name.startswith("_") and name.endswith(ending))
    found = sorted(f"{package.__name__}.{name}" for name in shared)
    if not found:
        raise Bug(f"package {package.__name__} has no parts like _*{ending}: is this build whole?")
    return found


def _modules_in(package: ModuleType) -> set[str]:
    if getattr(sys, "frozen", False):  # there is no folder to look into
        import pkgutil

        return {module.name for module in pkgutil.iter_modules(package.__path__)}
    return {  # by hand, because pkgutil brings Python's parsers along
        entry.stem
        for folder in package.__path__
        for entry in Path(folder).iterdir()
        if entry.suffix == ".py" or (not entry.suffix and (entry / "__init__.py").exists())
    }


def discover(package: ModuleType, attribute: str, kind: type[Entry]) -> dict[str, Entry]:
    """Import every entry file of a package and collect its `attribute`, keyed by file name.

    Raises Bug when a file lacks the attribute, holds another type, or calls itself differently from its file.
    """
    return {dotted.rpartition(".")[2]: entry_of(dotted, attribute, kind) for dotted in module_names(package)}


def find(package: ModuleType, attribute: str, kind: type[Entry], name: str) -> Entry | None:
    """Import one entry file of a package, the one called `name`, and nothing else; None when there is no such file.

    Raises Bug as `discover` does.
    """
    dotted = f"{package.__name__}.{name}"
    return entry_of(dotted, attribute, kind) if dotted in module_names(package) else None


def entry_of(dotted: str, attribute: str, kind: type[Entry]) -> Entry:
    """Import one entry file by its dotted name, known from `module_names`. Raises Bug as `discover` does."""
    entry = getattr(importlib.import_module(dotted), attribute, None)
    if not isinstance(entry, kind):
        raise Bug(f"{dotted} must define {attribute} as a {kind.__name__}")
    name = dotted.rpartition(".")[2]
    if getattr(entry, "name", name) != name:
        raise Bug(f"{dotted}.{attribute} is named {getattr(entry, 'name', '')!r}, its file {name!r}")
    return entry
