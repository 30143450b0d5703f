"""A branch and a program folder that updates are put into."""

from __future__ import annotations

import importlib.util
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import Any

import app
from app.core import ciphers, paths
from app.packages import update_package
from app.packages.update_package import UpdatePackage
from tests.packages import fake_program
from tests.packages.fake_program import SECRET

OTHERS_SECRET = bytes(32)


def release_tool() -> ModuleType:
    """`packaging/release.py`."""
    found = importlib.util.spec_from_file_location("release_tool", fake_program.ROOT / "packaging" / "release.py")
    assert found is not None
    assert found.loader is not None
    module = importlib.util.module_from_spec(found)
    found.loader.exec_module(module)
    return module


@dataclass
class House:
    """Where the program lies, and the stick."""

    folder: Path
    stick: Path

    def package(self, version: str = "9.1", *, secret: bytes = SECRET, options: Any = None, **fake: Any) -> Path:
        """A signed package on the stick."""
        source = self.folder.parent / f"made-{version}"
        if not source.exists():
            fake_program.make(source, version, **fake)
        return release_tool().make(source, secret, self.stick, version, level=1, **(options or {}))

    def opened(self, version: str = "9.1", **fake: Any) -> UpdatePackage:
        """The same, opened."""
        return update_package.open_package(self.package(version, **fake))


def house(folder: Path, replace: Callable[[Any, str, Any], object]) -> House:
    """A program folder with the version of today in it, whose release key is that of the tests."""
    made = House(folder / "程序" / "Aftercare", folder / "stick")
    fake_program.make(made.folder, app.__version__)
    made.stick.mkdir()
    replace(paths, "program_folder", lambda: made.folder)
    replace(update_package, "release_keys", lambda: (ciphers.signing_public(SECRET).hex(),))
    return made
