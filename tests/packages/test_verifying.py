"""Every damage to a package is named, whatever byte it hits."""

from __future__ import annotations

import hashlib
import random
from pathlib import Path

import pytest

from app.core.errors import Cancelled, EnvironmentFault, UserError
from app.core.progress import Silent
from app.packages.manifest import MANIFEST, SIGNATURE
from app.packages.verifying import signature_fits, verify
from tests.packages.building import FILES, as_folder, as_zip, contents, public_key

PASSWORD = "KSXN-4TQ2-9WPA-LMRV"


def _words(path: Path, password: str = "") -> tuple[str, ...]:
    """What is said of a package, whether it can be read or not."""
    try:
        return verify(path, password).in_words()
    except (UserError, EnvironmentFault) as refusal:
        return (refusal.text,)


def test_a_whole_package(tmp_path: Path) -> None:
    whole = contents()
    for path, password in ((as_folder(tmp_path, whole), ""), (as_zip(tmp_path, whole, PASSWORD), PASSWORD)):
        found = verify(path, password)
        assert found.is_whole
        assert found.in_words() == ()
        assert found.manifest.number == 2


def test_every_flipped_byte_is_named(tmp_path: Path) -> None:
    """Every byte of the small files, and sampled bits of each, one at a time."""
    whole, chance = contents(), random.Random(7)
    folder = as_folder(tmp_path, whole)
    tried = 0
    for path, content in whole.items():
        places = range(len(content)) if len(content) < 130 else chance.sample(range(len(content)), 130)
        for place in places:
            damaged = bytearray(content)
            damaged[place] ^= 1 << chance.randrange(8)
            (folder / path).write_bytes(damaged)
            words = _words(folder)
            assert any(path in sentence for sentence in words)
            if path not in (MANIFEST, SIGNATURE):
                assert len(words) == 1
            tried += 1
        (folder / path).write_bytes(content)
    assert tried > 400
    assert verify(folder).is_whole


def test_cut_off_grown_and_emptied_files_are_named(tmp_path: Path) -> None:
    whole = contents()
    folder = as_folder(tmp_path, whole)
    for path, content in whole.items():
        for damaged in (content[:-1], b"", content + b"\x00", content[: len(content) // 2]):
            (folder / path).write_bytes(damaged)
            assert any(path in sentence for sentence in _words(folder))
        (folder / path).write_bytes(content)


def test_missing_and_surplus_files_are_named(tmp_path: Path) -> None:
    whole = contents()
    folder = as_folder(tmp_path, whole)
    (folder / "ledgers/customers.csv").unlink()
    (folder / SIGNATURE).unlink()
    (folder / "ledgers/run-me.exe").write_bytes(b"MZ")
    found = verify(folder)
    assert found.missing == ("ledgers/customers.csv", SIGNATURE)
    assert found.surplus == ("ledgers/run-me.exe",)
    assert not found.is_signed
    assert len(found.in_words()) == 3


def test_somebody_elses_contents_do_not_pass(tmp_path: Path) -> None:
    """A manifest rewritten to fit altered files no longer fits its signature."""
    forged = {**contents({**FILES, "cover.pdf": b"another"}), SIGNATURE: contents()[SIGNATURE]}
    found = verify(as_folder(tmp_path, forged))
    assert found.damaged == (MANIFEST, SIGNATURE)
    assert not found.is_whole
    resealed = contents(public_key="ff" * 32)
    assert not verify(as_folder(tmp_path, resealed, "b")).is_signed


def test_damage_to_a_zip_is_named_or_harmless(tmp_path: Path) -> None:
    """A flip is named, or it hit a field of the zip that says nothing: the contents are never taken for others."""
    whole, chance = contents(), random.Random(3)
    file = as_zip(tmp_path, whole, PASSWORD)
    content, named = file.read_bytes(), 0
    places = chance.sample(range(len(content)), 300)
    for place in places:
        damaged = bytearray(content)
        damaged[place] ^= 1 << chance.randrange(8)
        file.write_bytes(damaged)
        named += bool(_words(file, PASSWORD))
    assert named > 240


def test_verifying_can_be_stopped(tmp_path: Path) -> None:
    folder, progress = as_folder(tmp_path, contents()), Silent()
    progress.cancel()
    with pytest.raises(Cancelled):
        verify(folder, "", progress)


class _Stopping(Silent):
    """Asked to stop as soon as something of a file was read."""

    def report(self, done: int, total: int, text: str = "") -> None:
        if 0 < done < total:
            self.cancel()
        super().report(done, total, text)


def test_it_stops_within_a_file(tmp_path: Path) -> None:
    """A stranger's one file may have as many bytes as a disk says: nobody waits for its end."""
    folder = as_folder(tmp_path, contents({"large": bytes(3 << 20)}))
    with pytest.raises(Cancelled):
        verify(folder, progress=_Stopping())


def test_the_signature_of_earlier_versions() -> None:
    """Signed by version 1.0 with another library; a signature is always the same for the same manifest and key."""
    whole = contents()
    assert hashlib.sha256(whole[MANIFEST]).hexdigest() == (
        "3cd4c7b9fbed876afb91f7b6a568b6b195f92bd26668b99f3a10c1b28e5599c6"
    ), "the manifest that was signed"
    signed = (
        "29c85ec580b165b34b7d4aeca81b857d92bbb7a4eb21ba02b796eda1001fa4e5"
        "578b8ba61e797d8117e8856750ac8d392fd68f07508ab9db64788b414a5c0d05"
    )
    public = "03a107bff3ce10be1d70dd18e74bc09967e4d6309ba50d5f1ddc8664125531b8"
    assert signature_fits(whole[MANIFEST], signed, public)
    assert whole[SIGNATURE].decode() == signed
    assert public_key() == public
    assert not signature_fits(whole[MANIFEST], signed, "zz")
