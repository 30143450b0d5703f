"""The branch's own key (Ed25519): head office knows by it that a package comes from this branch and nobody else.

The private half lies in the database, and is encrypted where the database is. It is made with the first package, the
first backup or the first erasure, whichever comes first: a backup without it could not tell its branch's words from a
stranger's.
"""

from __future__ import annotations

import hashlib
import hmac

from app.core import ciphers
from app.models import database
from app.models.package_run import BranchKey
from app.services import session as sessions
from app.services._use_case import UnitOfWork, require, transact

_GROUPS, _GROUP = 8, 4


def public_key() -> str:
    """The public half in hexadecimal digits; empty as long as none was made."""
    rows = database.query("SELECT public_key FROM branch_key ORDER BY id LIMIT 1")
    return rows[0][0] if rows else ""


def make_sure(unit: UnitOfWork) -> str:
    """The public half; the pair is made in the running transaction when there is none yet."""
    known = public_key()
    if known:
        return known
    secret = ciphers.new_secret()
    made = ciphers.signing_public(secret).hex()
    BranchKey.insert(public_key=made, private_key=secret.hex(), made_at=unit.now).execute()
    unit.note("branch_key", 0, "", {"fingerprint": [None, fingerprint(made)]})
    return made


def make_by_itself() -> None:
    """Make the pair unless there is one, for what the program does by itself. Raises EnvironmentFault."""
    if not public_key():
        unit = UnitOfWork("backup.run", sessions.current())
        transact(unit, lambda: make_sure(unit))


def secret_for(purpose: str) -> bytes:
    """32 bytes that only this branch knows, others for each purpose; none as long as there is no pair."""
    rows = database.query("SELECT private_key FROM branch_key ORDER BY id LIMIT 1")
    return hmac.digest(bytes.fromhex(rows[0][0]), f"aftercare {purpose}".encode(), "sha256") if rows else b""


def sign(content: bytes) -> str:
    """The signature over these bytes in hexadecimal digits. Raises NotPermitted unless one may make packages."""
    require("package.make")
    rows = database.query("SELECT private_key FROM branch_key ORDER BY id LIMIT 1")
    return ciphers.signature(bytes.fromhex(rows[0][0]), content).hex()


def fingerprint(key: str) -> str:
    """A public key as people compare it: eight groups of four hexadecimal digits of its SHA-256."""
    digits = hashlib.sha256(bytes.fromhex(key)).hexdigest()
    return " ".join(digits[at : at + _GROUP] for at in range(0, _GROUPS * _GROUP, _GROUP))
