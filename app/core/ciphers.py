"""The program's cryptography, each primitive by its standard: what is sealed or signed here opens anywhere.

Everything takes and gives plain bytes, so that no library's objects spread through the program. The bytes are the
standards': another library, or a later one, reads what this one wrote.
"""

from __future__ import annotations

import hmac
import secrets
from typing import Protocol, cast

KEY_BYTES = 32
"""Of every key here, secret or public."""

TAG_BYTES = 16
"""What a seal adds to its content."""

_SIGNATURE_BYTES = 64
_ORDER = 2**252 + 27742317777372353535851937790883648493
"""Of the group in which Ed25519 signs."""


class NotAuthentic(ValueError):
    """What was to be opened was not sealed so: damaged, another key's, or bound to something else."""


class Seal:
    """Seals and opens pieces with one key (AES-256-GCM, NIST SP 800-38D); no nonce may ever be used twice."""

    def __init__(self, key: bytes) -> None:
        from Cryptodome.Cipher import AES

        if len(key) != KEY_BYTES:
            raise ValueError("not a key of 256 bits")
        self._aes, self._key = AES, key

    def seal(self, nonce: bytes, content: bytes | bytearray, bound_to: bytes) -> bytes:
        """The sealed content, `TAG_BYTES` longer; it opens only together with `bound_to`, which is not in it."""
        sealed, tag = self._cipher(nonce, bound_to).encrypt_and_digest(content)
        return sealed + tag

    def opened(self, nonce: bytes, sealed: bytes, bound_to: bytes) -> bytes:
        """The content, proven. Raises NotAuthentic; how long that takes tells nothing of the seal."""
        if len(sealed) < TAG_BYTES:
            raise NotAuthentic("shorter than a seal")
        whole = memoryview(sealed)
        try:
            return self._cipher(nonce, bound_to).decrypt_and_verify(whole[:-TAG_BYTES], whole[-TAG_BYTES:])
        except ValueError:
            raise NotAuthentic("not what was sealed") from None

    def _cipher(self, nonce: bytes, bound_to: bytes) -> _Gcm:
        cipher = self._aes.new(self._key, self._aes.MODE_GCM, nonce=nonce, mac_len=TAG_BYTES)
        return cast(_Gcm, cipher.update(bound_to))


def derived(secret: bytes, salt: bytes, purpose: bytes) -> bytes:
    """A key of 256 bits for one purpose (HKDF-SHA256, RFC 5869: its first block)."""
    drawn = hmac.digest(salt or bytes(32), secret, "sha256")
    return hmac.digest(drawn, purpose + b"\x01", "sha256")


def new_secret() -> bytes:
    """A secret half for `signature` or for `shared`."""
    return secrets.token_bytes(KEY_BYTES)


def agreement_public(secret: bytes) -> bytes:
    """The public half for `shared` (X25519)."""
    from Cryptodome.Protocol.DH import import_x25519_private_key

    return import_x25519_private_key(secret).public_key().export_key(format="raw")


def shared(secret: bytes, public: bytes) -> bytes:
    """What two people have in common, each of their own secret and the other's public half (X25519, RFC 7748).

    Raises ValueError when this is no public half.
    """
    from Cryptodome.Protocol import DH

    return DH.key_agreement(
        static_priv=DH.import_x25519_private_key(secret), static_pub=DH.import_x25519_public_key(public), kdf=bytes
    )


def signing_public(secret: bytes) -> bytes:
    """The public half for `is_signed` (Ed25519)."""
    from Cryptodome.Signature import eddsa

    return eddsa.import_private_key(secret).public_key().export_key(format="raw")


def signature(secret: bytes, content: bytes) -> bytes:
    """The signature over a content (Ed25519, RFC 8032): always the same for the same content."""
    from Cryptodome.Signature import eddsa

    return eddsa.new(eddsa.import_private_key(secret), "rfc8032").sign(content)


def is_signed(public: bytes, content: bytes, signed: bytes) -> bool:
    """Whether this is a signature over the content by the owner of the public half; no for what is neither."""
    from Cryptodome.Signature import eddsa

    if len(public) != KEY_BYTES or len(signed) != _SIGNATURE_BYTES:
        return False
    if int.from_bytes(signed[KEY_BYTES:], "little") >= _ORDER:
        return False  # RFC 8032, 5.1.7: the library lets the order itself pass, a second form of one signature
    try:
        eddsa.new(eddsa.import_public_key(public), "rfc8032").verify(content, signed)
    except ValueError:
        return False
    return True


class _Gcm(Protocol):
    """What of the library's GCM is used."""

    def encrypt_and_digest(self, plaintext: bytes | bytearray) -> tuple[bytes, bytes]: ...

    def decrypt_and_verify(self, ciphertext: memoryview, received_mac_tag: memoryview) -> bytes: ...
