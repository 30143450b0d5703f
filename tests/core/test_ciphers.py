"""The primitives give the standards' own answers, so that what another program or an older one sealed opens here."""

from __future__ import annotations

import pytest

from app.core import ciphers


def raw(digits: str) -> bytes:
    return bytes.fromhex(digits)


@pytest.mark.parametrize(
    ("secret", "public", "content", "signature"),
    [
        (
            "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60",
            "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a",
            "",
            "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46b"
            "d25bf5f0595bbe24655141438e7a100b",
        ),
        (
            "c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7",
            "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025",
            "af82",
            "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc659"
            "4a7c15e9716ed28dc027beceea1ec40a",
        ),
    ],
)
def test_signatures_of_rfc_8032(secret: str, public: str, content: str, signature: str) -> None:
    assert ciphers.signing_public(raw(secret)).hex() == public
    assert ciphers.signature(raw(secret), raw(content)).hex() == signature
    assert ciphers.is_signed(raw(public), raw(content), raw(signature))


def test_nothing_else_is_signed() -> None:
    mine, other = bytes(range(32)), bytes(range(1, 33))
    public, signed = ciphers.signing_public(mine), ciphers.signature(mine, b"a manifest")
    assert not ciphers.is_signed(public, b"a manifest.", signed)
    assert not ciphers.is_signed(ciphers.signing_public(other), b"a manifest", signed)
    for bit in range(0, 512, 7):
        altered = int.from_bytes(signed, "big") ^ 1 << bit
        assert not ciphers.is_signed(public, b"a manifest", altered.to_bytes(64, "big"))
    for odd in (b"", signed[:-1], signed + b"\0"):
        assert not ciphers.is_signed(public, b"a manifest", odd)
    for odd in (b"", public[:-1], public + b"\0", b"\xff" * 32):
        assert not ciphers.is_signed(odd, b"a manifest", signed)


def test_a_signature_has_one_form_only() -> None:
    """The same number beyond the order of the group is refused, so that nobody makes a second package of one."""
    secret = bytes(range(32))
    signed = ciphers.signature(secret, b"a manifest")
    again = int.from_bytes(signed[32:], "little") + ciphers._ORDER
    second = signed[:32] + again.to_bytes(32, "little")
    assert not ciphers.is_signed(ciphers.signing_public(secret), b"a manifest", second)
    identity = b"\1" + bytes(31)
    nothing = identity + ciphers._ORDER.to_bytes(32, "little")
    assert not ciphers.is_signed(identity, b"a manifest", nothing), "the order itself, which the library lets pass"


def test_agreement_of_rfc_7748() -> None:
    secret = raw("a546e36bf0527c9d3b16154b82465edd62144c0ac1fc5a18506a2244ba449ac4")
    public = raw("e6db6867583030db3594c1a424b15f7c726624ec26b3353b10a903a6d0ab1c4c")
    assert ciphers.shared(secret, public).hex() == "c3da55379de9c6908e94ea4df28d084f32eccf03491c71f754b4075577a28552"
    mine, other = bytes(range(32)), ciphers.new_secret()
    assert ciphers.agreement_public(mine).hex() == "8f40c5adb68f25624ae5b214ea767a6ec94d829d3d7b5e1ad1ba6f3e2138285f"
    assert ciphers.shared(mine, ciphers.agreement_public(other)) == ciphers.shared(
        other, ciphers.agreement_public(mine)
    )


def test_no_agreement_with_what_is_no_public_half() -> None:
    for public in (bytes(32), b"\1" + bytes(31), b"short", b"\xec" + b"\xff" * 30 + b"\x7f"):
        with pytest.raises(ValueError, match=r"."):
            ciphers.shared(bytes(range(32)), public)


def test_derivation_of_rfc_5869() -> None:
    """The first 32 bytes of its cases 1 and 3."""
    secret = b"\x0b" * 22
    told = ciphers.derived(secret, bytes(range(13)), raw("f0f1f2f3f4f5f6f7f8f9"))
    assert told.hex() == "3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf"
    assert ciphers.derived(secret, b"", b"").hex() == "8da4e775a563c18f715f802a063c5a31b8a11f5c5ee1879ec3454e5f3c738d2d"


def test_a_seal_of_the_standard() -> None:
    """Case 16 of the GCM specification: AES-256 with a bound part."""
    key = raw("feffe9928665731c6d6a8f9467308308" * 2)
    content = raw(
        "d9313225f88406e5a55909c5aff5269a86a7a9531534f7da2e4c303d8a318a721c3c0c95956809532fcf0e2449a6b525b16aedf5aa0de657"
        "ba637b39"
    )
    bound, nonce = raw("feedfacedeadbeeffeedfacedeadbeefabaddad2"), raw("cafebabefacedbaddecaf888")
    sealed = ciphers.Seal(key).seal(nonce, content, bound)
    assert sealed[: len(content)].hex() == (
        "522dc1f099567d07f47f37a32a84427d643a8cdcbfe5c0c97598a2bd2555d1aa8cb08e48590dbb3da7b08b1056828838c5f61e6393ba7a0a"
        "bcc9f662"
    )
    assert sealed[len(content) :].hex() == "76fc6ece0f4e1768cddf8853bb2d551b"
    assert ciphers.Seal(key).opened(nonce, sealed, bound) == content


@pytest.mark.parametrize("part", ["key", "nonce", "sealed", "bound", "cut", "short"])
def test_what_was_altered_does_not_open(part: str) -> None:
    key, nonce, bound = bytes(range(32)), bytes(12), b"last"
    sealed = ciphers.Seal(key).seal(nonce, b"a scan", bound)
    told = {"key": key, "nonce": nonce, "sealed": sealed, "bound": bound}
    if part in told:
        told[part] = bytes([told[part][0] ^ 1]) + told[part][1:]
    else:
        told["sealed"] = sealed[:-1] if part == "cut" else sealed[:7]
    with pytest.raises(ciphers.NotAuthentic):
        ciphers.Seal(told["key"]).opened(told["nonce"], told["sealed"], told["bound"])


def test_a_short_key_is_refused() -> None:
    with pytest.raises(ValueError, match="256 bits"):
        ciphers.Seal(bytes(16))
