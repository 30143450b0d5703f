import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest

from app.core.catalogue import discover, find, module_names, part_names
from app.core.errors import Bug


class Thing:
    def __init__(self, name: str) -> None:
        self.name = name


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[ModuleType]:
    folder = tmp_path / "things_for_test"
    folder.mkdir()
    (folder / "__init__.py").write_text("")
    (folder / "_shared.py").write_text("raise RuntimeError('shared parts are not entries')")
    monkeypatch.syspath_prepend(tmp_path)
    yield __import__("things_for_test")
    for name in [name for name in sys.modules if name.startswith("things_for_test")]:
        del sys.modules[name]


def write(package: ModuleType, name: str, text: str) -> None:
    Path(str(package.__path__[0]), f"{name}.py").write_text(f"from tests_thing import Thing\n{text}\n")


@pytest.fixture(autouse=True)
def thing(monkeypatch: pytest.MonkeyPatch) -> None:
    module = ModuleType("tests_thing")
    module.Thing = Thing  # pyright: ignore[reportAttributeAccessIssue]
    monkeypatch.setitem(sys.modules, "tests_thing", module)


def test_every_file_is_an_entry(package: ModuleType) -> None:
    write(package, "beta", "THING = Thing('beta')")
    write(package, "alpha", "THING = Thing('alpha')")
    assert list(discover(package, "THING", Thing)) == ["alpha", "beta"]
    assert module_names(package) == ["things_for_test.alpha", "things_for_test.beta"]


@pytest.mark.parametrize("text", ["", "THING = 5", "THING = Thing('gamma')"])
def test_mistakes_are_loud(package: ModuleType, text: str) -> None:
    write(package, "beta", text)
    with pytest.raises(Bug, match="beta"):
        discover(package, "THING", Thing)


def test_an_empty_package_is_a_broken_build(package: ModuleType) -> None:
    with pytest.raises(Bug, match="no entries"):
        module_names(package)


def test_one_entry_is_found_without_importing_the_others(package: ModuleType) -> None:
    write(package, "beta", "THING = Thing('beta')")
    write(package, "gamma", "raise RuntimeError('nobody asked for this one')")
    found = find(package, "THING", Thing, "beta")
    assert found is not None
    assert found.name == "beta"
    assert find(package, "THING", Thing, "delta") is None
    assert find(package, "THING", Thing, "_shared") is None


def test_one_entry_is_held_to_the_same_rules(package: ModuleType) -> None:
    write(package, "beta", "THING = Thing('gamma')")
    with pytest.raises(Bug, match="beta"):
        find(package, "THING", Thing, "beta")


def test_shared_parts_are_found_by_their_ending(package: ModuleType) -> None:
    write(package, "_beta_labels", "")
    write(package, "_alpha_labels", "")
    write(package, "gamma_labels", "")
    assert part_names(package, "_labels") == ["things_for_test._alpha_labels", "things_for_test._beta_labels"]
    with pytest.raises(Bug, match="_words"):
        part_names(package, "_words")
