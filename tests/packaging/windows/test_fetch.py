"""What is fetched for Windows: exactly pyproject.toml's versions, by name and with a digest."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[3]


def test_every_wheel_that_is_wanted_is_pinned_and_no_other() -> None:
    from windows import fetch

    assert sorted(fetch.pinned(fetch.WHEELS)) == sorted(fetch.wanted()), "run: python packaging/build.py pin"
    assert sorted(fetch.pinned(fetch.TOOLS)) == sorted(fetch.FOR_FETCHING)


def test_every_requirement_of_the_program_is_fetched_or_left_out_for_a_reason() -> None:
    from windows import fetch

    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    wanted = set(fetch.wanted())
    for line in project["dependencies"]:
        name, _, version = line.partition("==")
        name = name.lower().replace("_", "-")
        assert f"{name}=={version}" in wanted or fetch.NOT_ON_WINDOWS.get(name), line


def test_the_files_of_pins_name_no_address() -> None:
    from windows import fetch

    for file in (fetch.WHEELS, fetch.TOOLS):
        for line in file.read_text(encoding="utf-8").splitlines():
            assert re.fullmatch(r"[a-z0-9-]+==[0-9.]+ --hash=sha256:[0-9a-f]{64}", line), line


def test_a_python_with_another_digest_is_not_used(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from windows import fetch

    (tmp_path / "wheels").mkdir()
    (tmp_path / fetch.PYTHON_ARCHIVE).write_bytes(b"something else")
    monkeypatch.setattr(fetch, "pinned", lambda file: {})
    with pytest.raises(SystemExit, match="not the file whose digest is written down"):
        fetch.fetch(tmp_path)
