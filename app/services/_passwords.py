"""Passwords: how they are kept (Argon2id), and which ones are refused (8 characters, 12 for those with power)."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from app.core.errors import UserError
from app.core.i18n import translate
from app.services import _stored_settings as settings

if TYPE_CHECKING:
    from argon2 import PasswordHasher


@dataclass(frozen=True)
class Hashing:
    """Argon2id parameters: passes, memory in KiB, lanes."""

    passes: int
    memory_kib: int
    lanes: int


FULL_STRENGTH = Hashing(passes=3, memory_kib=64 * 1024, lanes=1)
"""About 0.2 s a guess on an office PC, 64 MiB."""

hashing = FULL_STRENGTH
"""The parameters in force; tests set lighter ones."""

SHORTEST_WITH_POWER = 12
LONGEST = 256
ROLES_WITH_POWER = frozenset({"supervisor", "administrator"})

_WELL_KNOWN = """
12345678 123456789 1234567890 12345678910 123456789012 1234567891011 87654321 987654321 0123456789 012345678901
11111111 111111111111 00000000 000000000000 88888888 888888888888 66666666 666666666666 99999999 12344321 11223344
112233445566 123123123 123123123123 123321123321 147258369 147258369000 5201314520 1qaz2wsx 1qaz2wsx3edc 1q2w3e4r
1q2w3e4r5t 1q2w3e4r5t6y zaq12wsx qazwsxedc qazwsxedcrfv qwertyui qwertyuiop qwerty123 qwerty123456 qwertyuiop123
asdfghjk asdfghjkl asdfasdf zxcvbnm123 abcd1234 abcd12345678 abc12345 abc123456 abc123456789 abcdefgh abcdefghijkl
a1234567 a12345678 a123456789 a1234567890 aa123456 aa123456789 aaaaaaaa aaaaaaaaaaaa password password1 password12
password123 password1234 passw0rd p@ssw0rd p@ssword password@123 admin123 admin1234 admin12345 admin123456
admin12345678 administrator administrator1 administrator123 root1234 test1234 test12345678 user1234 welcome1
welcome123 letmein123 iloveyou woaini123 woaini1314 woaini520 woaini1314520 changeme changeme123 changeme1234
supervisor1 supervisor12 supervisor123 aftercare aftercare123 aftercare1234 service123 service12345 shouhoufuwu
kefu1234
"""
_COMMON = frozenset(_WELL_KNOWN.split())


def keep(password: str) -> str:
    """The digest of a password, with its salt and parameters, as it is stored."""
    return _hasher(hashing).hash(_typed(password))


def fits(password: str, digest: str) -> bool:
    """Whether the password belongs to the digest. An empty digest fits nothing, and takes as long to say so."""
    from argon2.exceptions import InvalidHashError, VerificationError

    try:
        return _hasher(hashing).verify(digest or _nobody(hashing), _typed(password)) and bool(digest)
    except (VerificationError, InvalidHashError):
        return False


def is_outdated(digest: str) -> bool:
    """Whether the digest was made with other parameters than those in force."""
    return _hasher(hashing).check_needs_rehash(digest)


def check_new(password: str, role: str, known_words: tuple[str, ...] = (), field: str = "password") -> None:
    """Refuse a weak password. No composition rules: length, and nothing that everybody would try first.

    `known_words` are names of the user and the firm. Raises UserError for `field`.
    """
    typed = _typed(password)
    shortest = settings.integer("password.minimum_length")
    if role in ROLES_WITH_POWER:
        shortest = max(shortest, SHORTEST_WITH_POWER)
    if len(typed) < shortest:
        raise UserError(translate("users", "A password has at least {count} characters.").format(count=shortest), field)
    if len(typed) > LONGEST:
        raise UserError(translate("users", "A password has at most {count} characters.").format(count=LONGEST), field)
    plain = typed.casefold().strip()
    words = {word.casefold().strip() for word in known_words if len(word.strip()) >= 2}
    rest = plain
    for word in sorted(words, key=len, reverse=True):
        rest = rest.replace(word, "")
    if plain in _COMMON or len(set(plain)) < 4 or (rest != plain and len(rest) < 4):
        raise UserError(translate("users", "Too easy to guess. Take a few words only you would put together."), field)


def _typed(password: str) -> str:
    """Full-width and half-width letters are the same password: an input method decides which of them arrives."""
    return unicodedata.normalize("NFKC", password)


@cache
def _hasher(parameters: Hashing) -> PasswordHasher:
    from argon2 import PasswordHasher as Hasher

    return Hasher(time_cost=parameters.passes, memory_cost=parameters.memory_kib, parallelism=parameters.lanes)


@cache
def _nobody(parameters: Hashing) -> str:
    """A digest for names that do not exist, so that they take as long as the others."""
    return _hasher(parameters).hash("nobody")
