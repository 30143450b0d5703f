"""A file that another program has open. Linux knows no such holding: there a stand-in refuses as Windows does."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.core.errors import EnvironmentFault
from app.exports import _place
from app.exports._format import whole_file


class Holder:
    """Another program: what it has open can neither be written, replaced nor renamed."""

    def __init__(self) -> None:
        self.held: set[Path] = set()
        self.refused = 0
        self.lets_go_after = 1_000_000

    def ask(self, path: Path) -> None:
        if path in self.held:
            self.refused += 1
            if self.refused >= self.lets_go_after:
                self.held.clear()
            raise PermissionError(13, "in use", str(path))


@pytest.fixture
def holder(monkeypatch: pytest.MonkeyPatch) -> Iterator[Holder]:
    made, replace = Holder(), Path.replace

    def replaced(self: Path, target: Path) -> Path:
        made.ask(Path(target))
        return replace(self, target)

    monkeypatch.setattr(Path, "replace", replaced)
    monkeypatch.setattr(_place, "HOLDS", True)
    monkeypatch.setattr(_place, "_PAUSES", (0.001, 0.001))
    return made


def test_a_held_file_is_known_before_anything_is_written(holder: Holder, tmp_path: Path) -> None:
    path = tmp_path / "台帐.xlsx"
    assert not _place.is_held(path)
    path.write_bytes(b"old")
    assert not _place.is_held(path)
    holder.held.add(path)
    assert _place.is_held(path)


def test_an_export_over_it_says_so_and_keeps_what_is_there(holder: Holder, tmp_path: Path) -> None:
    path = tmp_path / "台帐.xlsx"
    path.write_bytes(b"old")
    (tmp_path / "台帐 (2).xlsx").write_bytes(b"taken")
    holder.held.add(path)
    with pytest.raises(EnvironmentFault) as told, whole_file(path) as beside:
        beside.write_bytes(b"new")
    assert told.value.kind == "in_use"
    assert "“台帐.xlsx”" in told.value.text
    assert "“台帐 (3).xlsx”" in told.value.text
    assert path.read_bytes() == b"old"
    assert sorted(one.name for one in tmp_path.iterdir()) == ["台帐 (2).xlsx", "台帐.xlsx"]


def test_what_lets_go_after_a_moment_is_waited_for(holder: Holder, tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(b"old")
    holder.held.add(path)
    holder.lets_go_after = 2
    with whole_file(path) as beside:
        beside.write_bytes(b"new")
    assert path.read_bytes() == b"new"


def test_a_folder_that_may_not_be_written_is_another_trouble(holder: Holder, tmp_path: Path) -> None:
    path = tmp_path / "new.csv"
    holder.held.add(path)
    with pytest.raises(EnvironmentFault) as told, whole_file(path) as beside:
        beside.write_bytes(b"new")
    assert told.value.kind == "read_only"
