"""Packages as head office makes them."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.core import ciphers
from app.packages import update_package
from tests.packages import fake_program
from tests.packages.update_branch import release_tool

tool = release_tool()


@pytest.fixture
def key(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Path:
    """A key pair of its own, accepted by this process."""
    file = tmp_path / "away" / "secret.txt"
    assert tool.main(["key", "--to", str(file)]) == 0
    public = capsys.readouterr().out.strip()
    monkeypatch.setattr(update_package, "release_keys", lambda: (public,))
    return file


def test_made_and_verified_by_command(key: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = fake_program.make(tmp_path / "made", "9.1")
    (folder / "portable.txt").write_text("of a portable folder")
    (folder / "versions" / "9.0").mkdir(parents=True)
    (folder / "versions" / "9.0" / "Aftercare").write_text("of an update")
    words = ["make", str(folder), "--key", str(key), "--to", str(tmp_path / "out"), "--version", "9.1"]
    assert tool.main([*words, "--minimum", "0.1"]) == 0
    package = Path(capsys.readouterr().out.strip())
    assert package.name == "aftercare-update-9.1"
    paths = [one.path for one in update_package.open_package(package).release.files]
    assert not [one for one in paths if one.startswith(("versions", "portable"))]
    assert tool.main(["verify", str(package)]) == 0
    assert "9.1 for linux" in capsys.readouterr().out
    (package / "program.zip").write_bytes(b"PK")
    assert tool.main(["verify", str(package)]) == 1
    assert "damaged" in capsys.readouterr().err


def test_a_secret_is_never_written_over_and_is_its_owners(key: Path) -> None:
    assert key.stat().st_mode & 0o077 == 0
    before = key.read_text()
    assert tool.main(["key", "--to", str(key)]) == 1
    assert key.read_text() == before
    assert len(ciphers.signing_public(bytes.fromhex(before))) == 32


def test_what_is_no_frozen_program_is_refused(key: Path, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "empty" / "file").write_text("x")
    with pytest.raises(SystemExit, match="no migrations"):
        tool.main(["make", str(tmp_path / "empty"), "--key", str(key)])


def test_no_secret_lies_in_the_repository() -> None:
    """A development key's secret half is made on the computer that develops, in a folder that is not kept."""
    root = fake_program.ROOT
    assert "build" in (root / ".gitignore").read_text("utf-8")
    assert tool.main.__doc__
    lines = (root / "resources" / "release_key.txt").read_text("utf-8").splitlines()
    assert "development" in lines[1]
