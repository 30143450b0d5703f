"""Sealed files: what comes back is what was kept, or nothing."""

from __future__ import annotations

import hashlib
import io

import pytest

from app.models import _sealed

KEY, OTHER = "0f" * 32, "f0" * 32


def sealed(content: bytes, key: str = KEY) -> bytes:
    out = io.BytesIO()
    _sealed.seal(key, [content[:5], content[5:]], out)
    return out.getvalue()


def opened(raw: bytes, key: str = KEY) -> bytes:
    return b"".join(_sealed.unsealed(io.BytesIO(raw), key))


@pytest.mark.parametrize("size", [0, 1, 15, _sealed.CHUNK - 1, _sealed.CHUNK, _sealed.CHUNK + 1, 3 * _sealed.CHUNK])
def test_it_comes_back(size: int) -> None:
    content = bytes(range(256)) * (size // 256) + bytes(size % 256)
    raw = sealed(content)
    assert opened(raw) == content
    assert len(raw) == _sealed.sealed_size(size)


def test_nothing_of_it_can_be_read() -> None:
    content = b"13912345678 " * 1000
    raw = sealed(content)
    assert b"1391" not in raw
    assert sealed(content) != raw, "the same content twice does not look the same"


@pytest.mark.parametrize("place", [0, 9, 23, 24, 500, -1])
def test_every_altered_byte_is_noticed(place: int) -> None:
    raw = bytearray(sealed(b"a scan" * 200))
    raw[place] ^= 1
    with pytest.raises(_sealed.NotWhole):
        opened(bytes(raw))


def test_a_cut_file_and_another_order_are_noticed() -> None:
    size, head = _sealed.CHUNK, _sealed._HEAD
    raw = sealed(bytes(size) + b"b" * size + b"c" * size)
    step = size + 16
    with pytest.raises(_sealed.NotWhole):
        opened(raw[: head + 2 * step])
    with pytest.raises(_sealed.NotWhole):
        opened(raw[:head] + raw[head + step : head + 2 * step] + raw[head : head + step] + raw[head + 2 * step :])
    with pytest.raises(_sealed.NotWhole):
        opened(raw[: head - 1])


def test_another_key_opens_nothing() -> None:
    with pytest.raises(_sealed.NotWhole):
        opened(sealed(b"scan"), OTHER)
    with pytest.raises(_sealed.NotWhole):
        opened(b"%PDF-1.7 and more")
    assert _sealed.name_under(KEY, "a") != _sealed.name_under(OTHER, "a")


def test_files_of_earlier_versions_open_and_new_ones_are_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    """Sealed by version 1.0 with another library, under a salt that is no longer drawn but 0, 1, 2 …"""
    key = "a1" * 16 + "5e" * 16
    head = "4146544353454131000102030405060708090a0b0c0d0e0f"
    small = head + "7f13283b715f792d86a83b06d2253a5edca58c40ce75aa812bcb480e96d8a1c2db"
    empty = head + "aa56f054c6f66258942589121346c049"
    text = head + "fb84febd9da4371acfb9d537654eaf846fe97937e664bbca87e8"
    assert opened(bytes.fromhex(small), key) == b"a scanned voucher"
    assert opened(bytes.fromhex(empty), key) == b""
    assert _sealed.unsealed_text(key, text) == "工单 R-1"
    monkeypatch.setattr(_sealed.secrets, "token_bytes", lambda size: bytes(range(size)))
    assert sealed(b"a scanned voucher", key).hex() == small
    assert sealed(b"", key).hex() == empty
    three_chunks = sealed(bytes(range(256)) * 10_240 + b"rest", key)
    assert hashlib.sha256(three_chunks).hexdigest() == (
        "0afd5651a703eb9e039314fb65b45abc071456e0935875716a0d61ed22a5ff53"
    )
    assert _sealed.name_under(key, "ab" * 32) == "dbb8f99857290554d16d066666536b10067f74052494dbd604ed79b22a1eb3c6"
