"""Slots of an encrypted branch: who gets the key, and what damage, swapping and guessing come to."""

from __future__ import annotations

import json
import os
import stat
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.core.errors import EnvironmentFault, UserError
from app.models import key_slots
from app.models.key_slots import Person

DATA = Path(__file__).resolve().parents[1] / "data"
KDF = key_slots.Kdf("ab" * 16, 1, 64, 1)
KEY = "0f" * 32


@pytest.fixture
def slots(tmp_path: Path) -> Path:
    path = tmp_path / "branch.aftercare"
    key_slots.write(path, KDF, {KEY: [key_slots.person(KDF, "li", "lion path 7"), key_slots.person(KDF, "wang", "w")]})
    return path


def test_the_right_name_and_password_give_the_key(slots: Path) -> None:
    assert key_slots.unlock(slots, " LI ", "ｌion path 7") == (KEY,)
    assert key_slots.unlock(slots, "wang", "w") == (KEY,)
    assert key_slots.count(slots) == 2
    assert key_slots.marks(slots) == (key_slots.mark_of(KEY),)


def test_forty_wrong_passwords_give_nothing(slots: Path) -> None:
    assert [key_slots.unlock(slots, "li", f"lion path {n}") for n in range(40, 80)] == [()] * 40
    assert key_slots.unlock(slots, "wang", "lion path 7") == (), "the password of somebody else"
    assert key_slots.unlock(slots, "nobody", "w") == ()


def test_the_file_names_nobody_and_is_its_owners(slots: Path) -> None:
    text = key_slots.slots_file(slots).read_text(encoding="utf-8")
    assert 'li"' not in text
    assert "wang" not in text
    assert KEY not in text
    if os.name != "nt":
        assert stat.S_IMODE(key_slots.slots_file(slots).stat().st_mode) == 0o600
    assert [path.name for path in slots.parent.iterdir()] == ["branch.aftercare.keys"], "nothing unfinished is left"


def test_a_slot_moved_to_another_name_opens_for_nobody(slots: Path) -> None:
    """Somebody who can write the file puts the sealed key of one person under the public half of another."""
    file = key_slots.slots_file(slots)
    content = json.loads(file.read_text(encoding="utf-8"))
    first, second = content["keys"][0]["slots"]
    for part in ("sender", "nonce", "sealed"):
        first[part], second[part] = second[part], first[part]
    del content["sum"]
    content["sum"] = key_slots._sum(content)
    file.write_text(json.dumps(content), encoding="utf-8")
    for name, password in (("li", "lion path 7"), ("wang", "w")):
        with pytest.raises(EnvironmentFault) as refused:
            key_slots.unlock(slots, name, password)
        assert refused.value.kind == "keys_damaged"


def test_a_slot_is_bound_to_its_name(tmp_path: Path) -> None:
    path, li = tmp_path / "b", key_slots.person(KDF, "li", "same words")
    key_slots.write(path, KDF, {KEY: [Person("wang", li.public)]})
    with pytest.raises(EnvironmentFault):
        key_slots.unlock(path, "li", "same words")


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.data())
def test_any_altered_byte_is_explained(slots: Path, data: st.DataObject) -> None:
    file = key_slots.slots_file(slots)
    before = file.read_bytes()
    place = data.draw(st.integers(0, len(before) - 1))
    other = data.draw(st.integers(1, 255))
    file.write_bytes(before[:place] + bytes([before[place] ^ other]) + before[place + 1 :])
    means_the_same = _means(file) == json.loads(before)
    try:
        if means_the_same:
            assert key_slots.unlock(slots, "li", "lion path 7") == (KEY,)
            return
        with pytest.raises(EnvironmentFault) as refused:
            key_slots.unlock(slots, "li", "lion path 7")
        assert refused.value.kind == "keys_damaged"
    finally:
        file.write_bytes(before)


def _means(file: Path) -> object:
    try:
        return json.loads(file.read_bytes())
    except ValueError:
        return None


@pytest.mark.parametrize("content", [b"", b"[]", b"{}", b"null", b"\xff\xfe", b'{"sum": 1}', b"[" * 100_000])
def test_what_is_no_key_file_is_explained(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "b"
    key_slots.slots_file(path).write_bytes(content)
    with pytest.raises(EnvironmentFault) as refused:
        key_slots.unlock(path, "li", "x")
    assert refused.value.kind == "keys_damaged"
    assert "recovery sheet" in refused.value.text


def test_a_missing_file_says_which_one(tmp_path: Path) -> None:
    with pytest.raises(EnvironmentFault, match=r"b\.aftercare\.keys") as refused:
        key_slots.marks(tmp_path / "b.aftercare")
    assert refused.value.kind == "keys_missing"


def test_a_planted_file_cannot_take_all_memory(tmp_path: Path) -> None:
    path = tmp_path / "b"
    key_slots.write(path, key_slots.Kdf("ab" * 16, 1, 1 << 40, 1), {KEY: []})
    with pytest.raises(EnvironmentFault) as refused:
        key_slots.unlock(path, "li", "x")
    assert refused.value.kind == "keys_damaged"


def test_a_failing_disk_leaves_the_old_slots(slots: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space"):
        key_slots.write(slots, KDF, {KEY: []})
    monkeypatch.undo()
    assert key_slots.unlock(slots, "wang", "w") == (KEY,)
    assert len(list(slots.parent.iterdir())) == 1


def test_two_keys_while_one_replaces_the_other(slots: Path) -> None:
    li, new = key_slots.person(KDF, "li", "lion path 7"), key_slots.new_key()
    key_slots.write(slots, KDF, {KEY: [li], new: [li]})
    assert key_slots.unlock(slots, "li", "lion path 7") == (KEY, new)
    assert key_slots.unlock(slots, "wang", "w") == (), "whoever is left out is out"
    assert not key_slots.matches(slots, new, [li])
    key_slots.write(slots, KDF, {new: [li, li]})
    assert key_slots.matches(slots, new, [li])
    assert not key_slots.matches(slots, new, [])


@given(st.binary(min_size=32, max_size=32))
def test_a_recovery_secret_comes_back(raw: bytes) -> None:
    groups = key_slots.secret_of(raw.hex())
    assert [len(group) for group in groups] == [4] * 14
    assert key_slots.key_of_secret(" ".join(groups).lower()) == raw.hex()
    assert key_slots.key_of_secret("-".join(groups)) == raw.hex()


@given(st.binary(min_size=32, max_size=32), st.integers(0, 55), st.sampled_from("0123456789ABCDEFGHJKMNPQRSTVWXYZU"))
def test_a_mistyped_character_is_noticed(raw: bytes, place: int, letter: str) -> None:
    text = "".join(key_slots.secret_of(raw.hex()))
    if text[place] == letter:
        return
    with pytest.raises(UserError) as refused:
        key_slots.key_of_secret(text[:place] + letter + text[place + 1 :])
    assert refused.value.field == "secret"


def test_letters_that_look_alike_are_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    key = next(key for key in (f"{n:064x}" for n in range(1, 99)) if "1" in "".join(key_slots.secret_of(key)))
    text = "".join(key_slots.secret_of(key))
    assert key_slots.key_of_secret(text.replace("0", "o").replace("1", "l")) == key
    with pytest.raises(UserError, match="55"):
        key_slots.key_of_secret(text[1:])


def test_marks_differ_and_give_nothing_away() -> None:
    every = {key_slots.mark_of(key_slots.new_key()) for _ in range(50)}
    assert len(every) == 50
    assert all(len(mark) == 9 for mark in every)


def test_slots_of_earlier_versions_open(tmp_path: Path) -> None:
    """A file as version 1.0 wrote it, with another library."""
    path, key = tmp_path / "branch.aftercare", "a1" * 16 + "5e" * 16
    key_slots.slots_file(path).write_bytes((DATA / "version_1_0.keys").read_bytes())
    assert key_slots.unlock(path, "zhou", "秘密 2026") == (key,)
    assert key_slots.unlock(path, "李娜", "another one") == (key,)
    assert key_slots.unlock(path, "zhou", "another one") == ()
    kdf = key_slots.Kdf("00112233445566778899aabbccddeeff", 1, 64, 1)
    zhou = key_slots.person(kdf, "Zhou", "秘密 2026")
    assert zhou.public == "7bfc002eba66a6ba5c1312df6cfc073a1ee4fca12551fa342c61de614dfd8103"
    assert key_slots.matches(path, key, [zhou, key_slots.person(kdf, "李娜", "another one")])
