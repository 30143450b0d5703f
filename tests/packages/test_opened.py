"""Folder and zip read alike; what cannot be opened is said plainly."""

from __future__ import annotations

import contextlib
import os
import sys
from pathlib import Path

import pytest

from app.core.errors import EnvironmentFault, UserError
from app.packages.manifest import MANIFEST
from app.packages.opened import OpenedPackage, opened, packages_in, read_manifest
from app.packages.verifying import verify
from tests.packages.building import FILES, as_folder, as_zip, contents
from tests.packages.junctions import junction

PASSWORD = "KSXN-4TQ2-9WPA-LMRV"


def _all(package: OpenedPackage) -> dict[str, bytes]:
    return {path: b"".join(package.chunks(path)) for path in package.paths()}


def test_a_folder_and_a_zip_hold_the_same(tmp_path: Path) -> None:
    whole = contents()
    with opened(as_folder(tmp_path, whole)) as folder, opened(as_zip(tmp_path, whole, PASSWORD), PASSWORD) as archive:
        assert _all(folder) == _all(archive) == whole
        assert folder.paths() == archive.paths() == tuple(sorted(whole))
        assert folder.size("cover.pdf") == archive.size("cover.pdf") == len(FILES["cover.pdf"])
        assert read_manifest(folder) == read_manifest(archive)
        for package in (folder, archive):
            with pytest.raises(KeyError):
                package.read("no such file")
            assert len(package.read(MANIFEST, most=10)) == 11


def test_a_zip_wants_its_password(tmp_path: Path) -> None:
    file = as_zip(tmp_path, contents(), PASSWORD)
    with pytest.raises(UserError, match="needs its password") as refusal, opened(file):
        pass
    assert refusal.value.field == "password"
    for wrong in ("x", "ksxn-4tq2-9wpa-lmrv", "KSXN"):
        with pytest.raises(UserError, match="does not open"), opened(file, wrong):
            pass


def test_what_is_no_package(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="no package at"):
        read_manifest(tmp_path / "nowhere")
    (tmp_path / "empty").mkdir()
    with pytest.raises(UserError, match=r"has no manifest\.json"):
        read_manifest(tmp_path / "empty")
    unfinished = as_folder(tmp_path, contents(), "Aftercare_GZ01_000003_20261120.part")
    with pytest.raises(UserError, match="was not finished"):
        read_manifest(unfinished)
    text = tmp_path / "notes.zip"
    text.write_text("no zip")
    with pytest.raises(EnvironmentFault, match="list of contents") as fault:
        read_manifest(text)
    assert fault.value.kind == "damaged"


def test_a_link_leads_nowhere(tmp_path: Path) -> None:
    folder = as_folder(tmp_path, contents())
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "secret").write_text("x")
    with contextlib.suppress(OSError):
        (folder / "linked").symlink_to(outside, target_is_directory=True)
    if not (folder / "linked").is_symlink():  # Wine says that it made one
        pytest.skip("no links here")
    with opened(folder) as package:
        assert "linked" in package.paths()
        assert "linked/secret" not in package.paths()


def test_a_junction_of_windows_leads_nowhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = as_folder(tmp_path, contents())
    (outside := tmp_path / "outside").mkdir()
    (outside / "secret").write_text("x")
    junction(folder / "linked", outside, monkeypatch)
    with opened(folder) as package:
        assert "linked" in package.paths()
        assert "linked/secret" not in package.paths()


@pytest.mark.parametrize("what", ["link", "pipe"])
@pytest.mark.skipif(sys.platform == "win32", reason="neither without rights of one's own")
def test_a_file_that_is_none_is_damaged_and_not_waited_for(tmp_path: Path, what: str) -> None:
    folder = as_folder(tmp_path, contents())
    (folder / "cover.pdf").rename(tmp_path / "outside")
    if what == "link":
        (folder / "cover.pdf").symlink_to(tmp_path / "outside")
    else:
        os.mkfifo(folder / "cover.pdf")
    assert verify(folder).damaged == ("cover.pdf",)


def test_packages_of_a_stick(tmp_path: Path) -> None:
    first = as_folder(tmp_path, contents(), "Aftercare_GZ01_000001_20261119")
    second = as_zip(tmp_path, contents(), PASSWORD)
    as_folder(tmp_path, contents(), "Aftercare_GZ01_000003_20261120.part")
    (tmp_path / "photos").mkdir()
    assert packages_in(tmp_path) == (first, second)
    assert packages_in(first) == (first,)
    assert packages_in(second) == (second,)
