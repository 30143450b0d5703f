"""The layers of design.md: every part of the program is placed, and nothing of the database reaches the window."""

from __future__ import annotations

import dataclasses
import importlib
import inspect
import pkgutil
import subprocess
import sys
import tomllib
import types
import typing
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import peewee as pw
import pytest

import app
from app import services
from app.models.customer import Customer

ROOT = Path(__file__).resolve().parents[2]
LAYERS = "imports point down"


def contract() -> dict[str, Any]:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    return next(one for one in settings["tool"]["importlinter"]["contracts"] if one["name"] == LAYERS)


def lint(folder: Path) -> subprocess.CompletedProcess[str]:
    tool = Path(sys.executable).parent / "lint-imports"
    return subprocess.run(
        [tool, "--config", folder / "pyproject.toml", "--no-cache"],
        cwd=folder, capture_output=True, text=True, check=False, timeout=120,
    )  # fmt: skip


def test_every_module_at_the_top_has_its_floor() -> None:
    placed = {part.strip("() ") for layer in contract()["layers"] for part in layer.replace("|", ":").split(":")}
    there = {module.name for module in pkgutil.iter_modules(app.__path__)}
    assert there <= placed, f"not placed in the layers of pyproject.toml: {sorted(there - placed)}"


@pytest.fixture
def small_house(tmp_path: Path) -> Path:
    """A program of one empty module a layer, under the contract of ours."""
    package = tmp_path / "app"
    package.mkdir()
    (package / "__init__.py").touch()
    for layer in contract()["layers"]:
        for part in layer.replace("|", ":").split(":"):
            (package / f"{part.strip('() ')}.py").touch()
    lines = ["[tool.importlinter]", 'root_package = "app"', "[[tool.importlinter.contracts]]"]
    lines += [f"{key} = {repr(value).replace('True', 'true')}" for key, value in contract().items()]
    (tmp_path / "pyproject.toml").write_text("\n".join(lines), encoding="utf-8")
    return tmp_path


def test_the_contract_can_be_kept(small_house: Path) -> None:
    found = lint(small_house)
    assert found.returncode == 0, found.stdout


def test_a_new_module_at_the_top_breaks_the_contract(small_house: Path) -> None:
    (small_house / "app" / "cellar.py").touch()
    found = lint(small_house)
    assert found.returncode == 1
    assert "cellar" in found.stdout


@pytest.mark.parametrize(
    ("lower", "upper"),
    [("core", "domain"), ("domain", "models"), ("exports", "models"), ("services", "ledgers"), ("documents", "ledgers"),
     ("cli", "ui"), ("ui", "bootstrap")],
)  # fmt: skip
def test_an_import_upwards_or_sideways_breaks_the_contract(small_house: Path, lower: str, upper: str) -> None:
    (small_house / "app" / f"{lower}.py").write_text(f"def later():\n    import app.{upper}\n", encoding="utf-8")
    assert lint(small_house).returncode == 1


def public_functions() -> Iterator[tuple[str, Callable[..., Any]]]:
    """What a window may call: public functions of the services that stand in their own module."""
    for found in pkgutil.iter_modules(services.__path__):
        if found.name.startswith("_"):
            continue
        module = importlib.import_module(f"app.services.{found.name}")
        for name, value in vars(module).items():
            if inspect.isfunction(value) and not name.startswith("_") and value.__module__ == module.__name__:
                yield f"{found.name}.{name}", value


def takes_a_unit(function: Callable[..., Any]) -> bool:
    """Functions that are given the unit of work are parts of use cases; the window has no unit to give."""
    first = next(iter(inspect.signature(function).parameters), "")
    return first == "unit"


def types_in(hint: Any) -> Iterator[type]:
    """Every class that a hint speaks of, in containers and fields too."""
    waiting, seen = [hint], set()
    while waiting:
        one = waiting.pop()
        if isinstance(one, (list, tuple)):
            waiting += one
            continue
        waiting += typing.get_args(one)
        kind = typing.get_origin(one) or one
        if not isinstance(kind, type) or kind in seen or isinstance(one, types.UnionType):
            continue
        seen.add(kind)
        yield kind
        if dataclasses.is_dataclass(kind) or hasattr(kind, "__match_args__") or issubclass(kind, tuple):
            waiting += hints_of(kind).values()


def hints_of(thing: Any) -> dict[str, Any]:
    """Resolved hints; names that are imported for type checking only stay unresolved and are skipped."""
    try:
        return typing.get_type_hints(thing)
    except NameError:
        return {}


PUBLIC = dict(public_functions())


def test_there_is_something_to_look_at() -> None:
    assert len(PUBLIC) > 50


@dataclasses.dataclass
class Leaky:
    """An answer that carries a row inside."""

    rows: tuple[Customer | None, ...]


def test_a_row_is_noticed_wherever_it_hides() -> None:
    assert Customer in types_in(dict[str, list[Leaky]])
    assert Customer not in types_in(dict[str, list[int | None]])


def test_no_public_function_of_the_services_gives_a_row_of_the_database() -> None:
    leaks = []
    for name, function in sorted(PUBLIC.items()):
        if hasattr(function, "action") or takes_a_unit(function):
            continue  # a use case answers with Changes, whatever its inner function returns
        answer = hints_of(function).get("return")
        rows = (pw.Model, pw.ModelSelect, pw.Database)
        leaks += [f"{name} hands out {kind.__name__}" for kind in types_in(answer) if issubclass(kind, rows)]
    assert not leaks
