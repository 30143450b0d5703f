"""The manifest: read back as written, refused when it is damaged, foreign or would lead out of the package."""

from __future__ import annotations

import contextlib
import json
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.errors import UserError
from app.packages import manifest
from tests.packages.building import FILES, contents, manifest_of


def _changed(**changes: object) -> bytes:
    return json.dumps({**json.loads(contents()[manifest.MANIFEST]), **changes}).encode()


def test_it_reads_back_as_written() -> None:
    written = manifest_of(FILES)
    assert manifest.from_bytes(written.to_bytes()) == written
    assert written.name == "Aftercare_GZ01_000002_20261120"
    told = json.loads(written.to_bytes())
    assert told["format"] == "aftercare-package/1"
    assert told["period"] == {"first": "2026-11-01", "last": "2026-11-20"}
    assert told["made_at"] == "2026-11-20T01:00:00Z"
    assert list(told) == sorted(told)
    assert "广州分公司".encode() in written.to_bytes()


def test_the_first_package_has_none_before_and_everything_has_no_period() -> None:
    read = manifest.from_bytes(_changed(previous=None, period=None))
    assert read.previous is None
    assert read.period is None


def test_a_newer_format_is_refused_as_such() -> None:
    with pytest.raises(UserError, match="newer program"):
        manifest.from_bytes(_changed(format="aftercare-package/2"))


@pytest.mark.parametrize(
    "changes",
    [
        {"format": "something"},
        {"number": 0},
        {"number": True},
        {"number": 2**63},
        {"purpose": "\ud800"},
        {"purpose": "\0"},
        {"package": "xyz"},
        {"public_key": "00"},
        {"masked": 1},
        {"made_at": "2026-11-20T01:00:00"},
        {"made_at": 3},
        {"period": {"first": "2026-13-01", "last": "2026-11-20"}},
        {"files": [{"path": "a", "size": -1, "sha256": "00" * 32}]},
        {"files": [{"path": "a", "size": 1, "sha256": "00" * 31}]},
        {"files": [{"path": "a", "size": 1, "sha256": "00" * 32}, {"path": "A", "size": 1, "sha256": "00" * 32}]},
        {"branch": None},
        {"ledgers": 5},
    ],
)
def test_what_no_program_writes_is_damaged(changes: dict[str, object]) -> None:
    with pytest.raises(UserError, match=r"manifest\.json is damaged"):
        manifest.from_bytes(_changed(**changes))


@pytest.mark.parametrize(
    "path",
    ["../a", "/etc/passwd", "a/../../b", "a\\b", "C:a", "", ".", "a//b", "a/", "con", "x/LPT1.txt", "a.", "a ", "a\nb",
     "manifest.json", "manifest.sig", "a" * 300],
)  # fmt: skip
def test_no_path_leads_out_of_the_package(path: str) -> None:
    with pytest.raises(UserError):
        manifest.from_bytes(_changed(files=[{"path": path, "size": 1, "sha256": "00" * 32}]))


@given(st.binary(max_size=200))
def test_any_bytes_are_refused_plainly(content: bytes) -> None:
    with pytest.raises(UserError):
        manifest.from_bytes(content)


@given(st.integers(min_value=0, max_value=len(contents()[manifest.MANIFEST]) - 1), st.integers(1, 255))
def test_any_flipped_byte_is_read_or_refused_never_a_crash(place: int, flip: int) -> None:
    content = bytearray(contents()[manifest.MANIFEST])
    content[place] ^= flip
    with contextlib.suppress(UserError):
        manifest.from_bytes(bytes(content))


@pytest.mark.parametrize(
    ("code", "name"),
    [
        ("GZ01", "Aftercare_GZ01_000007_20261122"),
        ("广州/1", "Aftercare_---1_000007_20261122"),
        ("", "Aftercare_branch_000007_20261122"),
    ],
)
def test_names_that_every_stick_can_hold(code: str, name: str) -> None:
    made = manifest.package_name(code, 7, date(2026, 11, 22))
    assert made == name
    assert manifest.is_package_name(made)
    assert manifest.is_package_name(f"{made}.zip")
    assert manifest.is_safe_path(made)


@pytest.mark.parametrize("name", ["Aftercare_GZ01_000007_20261122.part", "Aftercare_x", "photos", "Aftercare_GZ01_1_2"])
def test_other_names_are_no_packages(name: str) -> None:
    assert not manifest.is_package_name(name)
