"""What lies on a stick as an update is believed only when head office signed it."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path

import pytest

import app
from app.core import ciphers, installed
from app.core.errors import EnvironmentFault, UserError
from app.core.progress import Silent
from app.packages import update_package, updating
from app.packages.update_package import MANIFEST, PAYLOAD, SIGNATURE, SIGNED_AS
from app.services import updates
from tests.packages.fake_program import SECRET
from tests.packages.update_branch import OTHERS_SECRET, House, house


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> House:
    return house(tmp_path, monkeypatch.setattr)


def refused(path: Path) -> str:
    with pytest.raises(UserError) as refusal:
        updating.verify(update_package.open_package(path), Silent())
    return refusal.value.text


def signed_anew(package: Path, secret: bytes = SECRET, **changed: object) -> None:
    """Change what the manifest says, and sign it."""
    told = {**json.loads((package / MANIFEST).read_text("utf-8")), **changed}
    (package / MANIFEST).write_text(json.dumps(told), encoding="utf-8")
    content = (package / MANIFEST).read_bytes()
    (package / SIGNATURE).write_text(ciphers.signature(secret, SIGNED_AS + content).hex())


@pytest.mark.parametrize("as_zip", [False, True])
def test_what_was_made_is_whole(here: House, as_zip: bool) -> None:
    path = here.package(options={"as_zip": as_zip})
    package = update_package.open_package(path)
    updating.verify(package, Silent())
    assert (package.release.version, package.release.schema) == ("9.1", updates.schema())
    by_path = {one.path: one for one in package.release.files}
    assert by_path[installed.WINDOW].runs
    assert not by_path["empty.txt"].runs
    assert by_path["_internal/深/资源.bin"].size == 256 * 600
    assert [one.package for one in update_package.look([here.stick], "0.1.0")] == [package]
    assert update_package.look([here.stick], "9.1") == ()
    assert update_package.look([here.stick / "away"], "0.1.0") == ()


def test_the_same_folder_gives_the_same_package(here: House) -> None:
    first = here.package(options={"as_zip": True}).read_bytes()
    (here.stick / "aftercare-update-9.1.zip").unlink()
    assert here.package(options={"as_zip": True}).read_bytes() == first


def test_a_stranger_cannot_sign(here: House) -> None:
    path = here.package(secret=OTHERS_SECRET)
    assert "not signed by head office" in refused(path)
    (found,) = update_package.look([here.stick], "0.1.0")
    assert found.package is None
    assert "tell head office" in found.trouble


def test_a_signature_made_for_something_else_does_not_fit(here: House) -> None:
    path = here.package()
    (path / SIGNATURE).write_text(ciphers.signature(SECRET, (path / MANIFEST).read_bytes()).hex())
    assert "not signed" in refused(path)


def test_a_changed_manifest_is_told(here: House) -> None:
    path = here.package()
    text = (path / MANIFEST).read_text("utf-8")
    (path / MANIFEST).write_text(text.replace('"9.1"', '"9.2"'), encoding="utf-8")
    assert "somebody has changed it" in refused(path)


@pytest.mark.parametrize("offset", [0.05, 0.2, 0.5])
@pytest.mark.parametrize("as_zip", [False, True])
def test_a_flipped_bit_is_found_wherever_it_is(here: House, as_zip: bool, offset: float) -> None:
    path = here.package(options={"as_zip": as_zip})
    file = path if as_zip else path / PAYLOAD
    with zipfile.ZipFile(file) as archive:
        packed = [one for one in archive.infolist() if one.compress_size]
    member = packed[int(len(packed) * offset)]  # between the members lie times and rights, which nobody reads
    content = bytearray(file.read_bytes())
    content[member.header_offset + 30 + len(member.filename.encode()) + member.compress_size // 2] ^= 16
    file.write_bytes(content)
    with pytest.raises((UserError, EnvironmentFault)):
        updating.verify(update_package.open_package(path), Silent())


def test_a_zip_packed_in_another_way_is_refused(here: House) -> None:
    """As damage or a stranger makes it: what reads that kind stumbles in ways of its own."""
    path = here.package(options={"as_zip": True})
    with zipfile.ZipFile(path) as archive:
        told = {name: archive.read(name) for name in archive.namelist()}
    with zipfile.ZipFile(path, "w", zipfile.ZIP_LZMA) as archive:
        for name, part in told.items():
            archive.writestr(name, part)
    content = bytearray(path.read_bytes())
    at = content.index(MANIFEST.encode()) + len(MANIFEST)
    content[at : at + 60] = bytes(60)
    path.write_bytes(content)
    assert "no update of this program" in refused(path)


@pytest.mark.parametrize("name", [MANIFEST, SIGNATURE, PAYLOAD])
def test_what_is_missing_or_cut_off_is_refused(here: House, name: str) -> None:
    path = here.package()
    whole = (path / name).read_bytes()
    (path / name).write_bytes(whole[: len(whole) // 2])
    assert refused(path)
    (path / name).unlink()
    assert refused(path)


@pytest.mark.parametrize(
    "files",
    [
        [["../evil.exe", 3, "0" * 64, True]],
        [["/evil.exe", 3, "0" * 64, True]],
        [["C:/evil.exe", 3, "0" * 64, True]],
        [["a\\b", 3, "0" * 64, True]],
        [["a", 3, "0" * 64, True], ["A", 3, "0" * 64, True]],
        [["files.txt", 3, "0" * 64, True]],
        [["a", -3, "0" * 64, True]],
        [["a", 3, "0" * 63, True]],
        [],
    ],
)
def test_even_what_is_signed_stays_inside_its_folder(here: House, files: list[list[object]]) -> None:
    path = here.package()
    signed_anew(path, files=files, size=sum(int(one[1]) for one in files))  # pyright: ignore[reportArgumentType]
    assert "no update of this program" in refused(path)


def test_what_is_too_large_is_refused(here: House) -> None:
    path = here.package()
    most = update_package.LARGEST + 1
    signed_anew(path, files=[["a", most, "0" * 64, False]], size=most)
    assert "larger than any version" in refused(path)


def test_a_member_larger_than_it_says_is_not_read_on(here: House) -> None:
    path = here.package()
    with zipfile.ZipFile(path / PAYLOAD, "w", zipfile.ZIP_DEFLATED) as archive:
        for one in update_package.open_package(path).release.files:
            archive.writestr(one.path, bytes(50_000_000) if one.path == "empty.txt" else b"x" * one.size)
    assert "damaged" in refused(path)


def test_a_locked_stick_holds_nothing(here: House, monkeypatch: pytest.MonkeyPatch) -> None:
    """BitLocker's locked sticks answer no question about a file, not even whether it is there."""
    here.package()

    def locked(*_: object, **__: object) -> None:
        raise PermissionError("locked")

    monkeypatch.setattr(Path, "stat", locked)
    assert update_package.look([here.stick], "0.1") == ()


def test_a_link_on_the_stick_is_not_followed(here: House, tmp_path: Path) -> None:
    path = here.package()
    (path / MANIFEST).rename(tmp_path / "elsewhere")
    (path / MANIFEST).symlink_to(tmp_path / "elsewhere")
    assert "no update" in refused(path)


def test_a_later_kind_of_package_says_so(here: House) -> None:
    path = here.package()
    signed_anew(path, format="aftercare-update/2")
    assert "only a later version" in refused(path)


@pytest.mark.parametrize(
    ("changed", "says"),
    [
        ({"version": app.__version__}, "running already"),
        ({"version": "0.0.9"}, "older than"),
        ({"minimum": "9.0"}, "needs at least 9.0"),
        ({"system": "plan9"}, "another kind of computer"),
        ({"schema": "0001_first"}, "does not know all tables"),
    ],
)
def test_what_does_not_fit_here_is_refused(here: House, changed: dict[str, object], says: str) -> None:
    path = here.package()
    signed_anew(path, **changed)
    with pytest.raises(UserError, match=says):
        updating.require_fitting(update_package.open_package(path))


def test_a_stick_that_is_gone_says_so(here: House) -> None:
    package = here.opened()
    here.stick.rename(here.stick.with_name("pulled"))
    with pytest.raises(EnvironmentFault) as fault:
        updating.verify(package, Silent())
    assert fault.value.kind == "gone"
    with pytest.raises(UserError, match="There is no update"):
        update_package.open_package(package.path)


def test_the_key_of_the_repository_is_one_key() -> None:
    (key,) = update_package.release_keys()
    assert len(bytes.fromhex(key)) == 32
