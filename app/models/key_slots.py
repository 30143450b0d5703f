"""Who can unlock an encrypted branch: `<database file>.keys` beside it, one slot a person, none of them named.

The key is 256 random bits. A password becomes a pair of keys (Argon2id, then X25519); the public half is kept in the
branch, so that a slot can be made for everybody whenever the key changes, without anybody's password. A slot is the
key sealed (AES-GCM) for one public half and bound to the sign-in name: it opens for nobody else. Without a password
the file tells how many people there are, not who. The recovery sheet carries the key itself, so it opens the branch
even when this file is lost.
"""

from __future__ import annotations

import hashlib
import json
import os
import secrets
import time
import unicodedata
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from app.core import ciphers, paths
from app.core.errors import EnvironmentFault, UserError
from app.core.i18n import translate

FORMAT = "aftercare-keys/1"
KEY_BYTES = 32

_LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Without I, L, O and U, which are mistaken for others on paper (Crockford's base 32)."""
_CHECK_BYTES = 3
_GROUP = 4
_PAUSES = (0.05, 0.1, 0.2, 0.4, 0.8)
_MOST_PASSES, _MOST_KIB, _MOST_LANES = 64, 1 << 21, 16
"""A damaged or planted file must not take the computer's memory or time."""


@dataclass(frozen=True)
class Kdf:
    """How a password becomes a key in one branch: the branch's salt (hexadecimal), Argon2id passes, KiB, lanes."""

    salt: str
    passes: int
    memory_kib: int
    lanes: int


@dataclass(frozen=True)
class Person:
    """Whom a slot is for: the sign-in name and the public half of what the password gives (hexadecimal)."""

    name: str
    public: str


def slots_file(database_path: Path | str) -> Path:
    """The slots' file of a database; it is there only when the branch is (or is about to be) encrypted."""
    path = Path(database_path)
    return path.with_name(f"{path.name}.keys")


def new_key() -> str:
    """A new random key, 64 hexadecimal digits."""
    return secrets.token_hex(KEY_BYTES)


def new_kdf(passes: int, memory_kib: int, lanes: int) -> Kdf:
    """The way of a new branch, with a salt of its own."""
    return Kdf(secrets.token_hex(16), passes, memory_kib, lanes)


def mark_of(key: str) -> str:
    """What a key is called on its sheet and in its slots, such as `3F2A-09C4`; it gives nothing of the key away."""
    digest = hashlib.sha256(b"aftercare key mark" + bytes.fromhex(key)).hexdigest().upper()
    return f"{digest[:4]}-{digest[4:8]}"


# -- the recovery secret


def secret_of(key: str) -> tuple[str, ...]:
    """The key as the recovery sheet prints it: 14 groups of four letters and digits, the last ones a check."""
    raw = bytes.fromhex(key)
    number = int.from_bytes(raw + _check(raw), "big")
    count = (KEY_BYTES + _CHECK_BYTES) * 8 // 5
    text = "".join(_LETTERS[number >> 5 * place & 31] for place in reversed(range(count)))
    return tuple(text[start : start + _GROUP] for start in range(0, count, _GROUP))


def key_of_secret(typed: str) -> str:
    """The key of a recovery sheet, typed or scanned; spaces, hyphens and small letters do not matter.

    Raises UserError("secret") when a character is missing or mistyped.
    """
    plain = unicodedata.normalize("NFKC", typed).upper().translate(str.maketrans("OIL", "011"))
    kept = [letter for letter in plain if letter.isalnum()]
    count = (KEY_BYTES + _CHECK_BYTES) * 8 // 5
    if len(kept) != count:
        text = translate("encryption", "The recovery key has {wanted} characters; here are {count}.")
        raise UserError(text.format(wanted=count, count=len(kept)), "secret")
    number = 0
    for letter in kept:
        number = number << 5 | max(_LETTERS.find(letter), 0)
    raw = number.to_bytes(KEY_BYTES + _CHECK_BYTES, "big")
    key, check = raw[:KEY_BYTES], raw[KEY_BYTES:]
    if check != _check(key) or not set(kept) <= set(_LETTERS):
        raise UserError(
            translate("encryption", "A character of the recovery key is wrong. Compare it group by group."), "secret"
        )
    return key.hex()


def _check(raw: bytes) -> bytes:
    return hashlib.sha256(b"aftercare recovery" + raw).digest()[:_CHECK_BYTES]


# -- passwords


def person(kdf: Kdf, name: str, password: str) -> Person:
    """The slot's owner as the branch keeps them; takes as long as Argon2id is meant to take."""
    return Person(plain_name(name), ciphers.agreement_public(_private(kdf, name, password)).hex())


def plain_name(name: str) -> str:
    """A sign-in name as it is compared: however typed, in lower case."""
    return unicodedata.normalize("NFKC", name).strip().casefold()


def _private(kdf: Kdf, name: str, password: str) -> bytes:
    from argon2.low_level import Type, hash_secret_raw

    salt = hashlib.sha256(bytes.fromhex(kdf.salt) + plain_name(name).encode()).digest()
    return hash_secret_raw(
        unicodedata.normalize("NFKC", password).encode(), salt, kdf.passes, kdf.memory_kib, kdf.lanes, KEY_BYTES,
        Type.ID,
    )  # fmt: skip


# -- the file


def write(path: Path, kdf: Kdf, people: Mapping[str, Iterable[Person]]) -> None:
    """Write the slots of one key, or of two while the key is being changed: {key: people}. The old file or the new one.

    `path` is the database. Only its owner may read the file. Raises OSError; then the old one stands.
    """
    keys = [
        {"mark": mark_of(key), "slots": [_slot(key, one) for one in sorted(set(who), key=lambda p: p.public)]}
        for key, who in people.items()
    ]
    content: dict[str, Any] = {"format": FORMAT, "kdf": asdict(kdf), "keys": keys}
    content["sum"] = _sum(content)
    target = slots_file(path)
    part = target.with_name(f"{target.name}.{secrets.token_hex(4)}.part")
    paths.private_folder(target.parent)
    try:
        handle = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "w", encoding="utf-8") as out:
            json.dump(content, out, indent=1)
            out.flush()
            os.fsync(out.fileno())
        replace_file(part, target)
    finally:
        part.unlink(missing_ok=True)


def replace_file(part: Path, target: Path) -> None:
    """Give a finished file its name, so that it survives a power cut; waits for an antivirus program to let go."""
    for pause in _PAUSES:
        try:
            part.replace(target)
            break
        except PermissionError:
            time.sleep(pause)
    else:
        part.replace(target)
    sync_folder(target.parent)


def sync_folder(folder: Path) -> None:
    """Make new names survive a power cut, where the system can (Windows cannot open folders)."""
    if os.name == "nt":
        return
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def unlock(path: Path, name: str, password: str) -> tuple[str, ...]:
    """The keys that this person's slots hold, usually one; a branch whose key is being changed may need the second.

    Empty when name or password is wrong: it takes as long for a name that does not exist. Raises
    EnvironmentFault("keys_missing" | "keys_damaged").
    """
    content = _read(path)
    kdf = _kdf(content, slots_file(path))
    private = _private(kdf, name, password)
    public = ciphers.agreement_public(private).hex()
    found = []
    for keys in content["keys"]:
        for slot in keys["slots"]:
            if slot["public"] == public:
                found.append(_opened(slot, str(keys["mark"]), plain_name(name), private))
    return tuple(dict.fromkeys(found))


def marks(path: Path) -> tuple[str, ...]:
    """The marks of the keys that have slots. Raises EnvironmentFault as `unlock` does."""
    return tuple(str(keys["mark"]) for keys in _read(path)["keys"])


def count(path: Path) -> int:
    """How many slots there are. Raises EnvironmentFault as `unlock` does."""
    return sum(len(keys["slots"]) for keys in _read(path)["keys"])


def matches(path: Path, key: str, people: Iterable[Person]) -> bool:
    """Whether the file holds exactly these people's slots of this key and nothing else."""
    try:
        content = _read(path)
    except EnvironmentFault:
        return False
    if [keys["mark"] for keys in content["keys"]] != [mark_of(key)]:
        return False
    return sorted(slot["public"] for slot in content["keys"][0]["slots"]) == sorted({one.public for one in people})


def _read(path: Path) -> dict[str, Any]:
    file = slots_file(path)
    try:
        content = json.loads(file.read_text(encoding="utf-8"))
        kept = content.pop("sum")
        if content["format"] != FORMAT or kept != _sum(content):
            raise ValueError
    except FileNotFoundError:
        raise EnvironmentFault(
            translate(
                "encryption",
                "This branch is encrypted and its key file {file} is missing. Put it back from a backup, or use the "
                "recovery sheet.",
            ).format(file=file.name),
            "keys_missing",
        ) from None
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        raise _damaged(file) from None
    return content


def _damaged(file: Path) -> EnvironmentFault:
    text = translate(
        "encryption", "The key file {file} is damaged. Put it back from a backup, or use the recovery sheet."
    )
    return EnvironmentFault(text.format(file=file.name), "keys_damaged")


def _sum(content: dict[str, Any]) -> str:
    """Tells a damaged file from a wrong password; no defence, that is what the seals are."""
    return hashlib.sha256(json.dumps(content, sort_keys=True).encode()).hexdigest()


def _kdf(content: dict[str, Any], file: Path) -> Kdf:
    kdf = Kdf(**content["kdf"])
    if not (0 < kdf.passes <= _MOST_PASSES and 0 < kdf.memory_kib <= _MOST_KIB and 0 < kdf.lanes <= _MOST_LANES):
        raise _damaged(file)
    return kdf


def _slot(key: str, who: Person) -> dict[str, str]:
    mine, public = ciphers.new_secret(), bytes.fromhex(who.public)
    sender, nonce = ciphers.agreement_public(mine), secrets.token_bytes(12)
    sealing = _sealing(ciphers.shared(mine, public), sender, public)
    sealed = ciphers.Seal(sealing).seal(nonce, bytes.fromhex(key), _bound_to(mark_of(key), who.name))
    return {"public": who.public, "sender": sender.hex(), "nonce": nonce.hex(), "sealed": sealed.hex()}


def _opened(slot: Mapping[str, str], mark: str, name: str, private: bytes) -> str:
    try:
        sender = bytes.fromhex(slot["sender"])
        sealing = _sealing(ciphers.shared(private, sender), sender, ciphers.agreement_public(private))
        opened = ciphers.Seal(sealing).opened(
            bytes.fromhex(slot["nonce"]), bytes.fromhex(slot["sealed"]), _bound_to(mark, name)
        )
    except (ValueError, KeyError, TypeError):
        raise EnvironmentFault(
            translate(
                "encryption",
                "Your slot in the key file was altered. Put the file back from a backup, or use the recovery sheet.",
            ),
            "keys_damaged",
        ) from None
    return opened.hex()


def _sealing(shared: bytes, sender: bytes, receiver: bytes) -> bytes:
    return ciphers.derived(shared, sender + receiver, FORMAT.encode())


def _bound_to(mark: str, name: str) -> bytes:
    return f"{FORMAT}\0{mark}\0{name}".encode()
