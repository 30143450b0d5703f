"""Turn what an engine or the operating system reports into one clear sentence with what to do.

Numeric codes decide, never wording, and the whole chain of causes is read: on a full disk SQLite rolls back by itself,
the driver then complains that there is nothing to roll back, and only the chain still knows that the disk is full.
"""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator

from app.core.errors import AftercareError, Bug, Cancelled, EnvironmentFault, UserError
from app.core.i18n import QT_TRANSLATE_NOOP, shown, translate

_SQLITE = {
    3: "read_only",  # PERM
    5: "locked",  # BUSY
    6: "locked",  # LOCKED
    7: "memory",  # NOMEM
    8: "read_only",  # READONLY
    9: "cancelled",  # INTERRUPT
    10: "io",  # IOERR
    11: "damaged",  # CORRUPT
    13: "disk_full",  # FULL
    14: "gone",  # CANTOPEN
    15: "locked",  # PROTOCOL
    19: "constraint",  # CONSTRAINT
    26: "not_ours",  # NOTADB
}
_SQLSTATES = {
    "08": "gone",
    "28": "refused",
    "40": "locked",
    "23": "constraint",
    "25006": "read_only",
    "3D000": "gone",
    "42501": "refused",
    "53100": "disk_full",
    "53200": "memory",
    "53300": "refused",
    "55P03": "locked",
    "57014": "cancelled",
    "57P01": "gone",
    "57P02": "gone",
    "57P03": "gone",
    "58030": "io",
    "XX001": "damaged",
    "XX002": "damaged",
}
_ERRNO = {
    errno.ENOSPC: "disk_full",
    getattr(errno, "EDQUOT", -1): "disk_full",
    errno.EFBIG: "disk_full",
    errno.EROFS: "read_only",
    errno.EACCES: "read_only",
    errno.EPERM: "read_only",
    errno.ENOENT: "gone",
    errno.ENODEV: "gone",
    errno.ENXIO: "gone",
    errno.ENOTDIR: "gone",
    getattr(errno, "ESTALE", -1): "gone",
    errno.EIO: "io",
    errno.EBUSY: "locked",
    errno.ENOMEM: "memory",
}
_WINDOWS = {
    19: "read_only",
    21: "gone",
    23: "io",
    32: "locked",
    33: "locked",
    39: "disk_full",
    55: "gone",
    59: "gone",
    64: "gone",
    112: "disk_full",
    121: "gone",
    433: "gone",
    1006: "gone",
    1117: "io",
    1167: "gone",
}
_ON_WINDOWS = os.name == "nt"
_SENTENCES = {
    "disk_full": QT_TRANSLATE_NOOP(
        "database", "The disk is full. Nothing was changed. Free some space, then save again."
    ),
    "locked": QT_TRANSLATE_NOOP("database", "Another program is using the database. Wait a moment, then try again."),
    "read_only": QT_TRANSLATE_NOOP(
        "database", "The database cannot be written. Ask for the right to write in its folder."
    ),
    "damaged": QT_TRANSLATE_NOOP("database", "The database is damaged. Stop working and restore the last backup."),
    "not_ours": QT_TRANSLATE_NOOP(
        "database", "This file is not a database of this program, or its key is wrong. Choose another file."
    ),
    "gone": QT_TRANSLATE_NOOP(
        "database", "The database cannot be reached. Check the drive, the folder or the network, then try again."
    ),
    "io": QT_TRANSLATE_NOOP(
        "database", "The disk reports an error. Nothing was changed. Check the disk and make a backup now."
    ),
    "memory": QT_TRANSLATE_NOOP("database", "The computer has no memory left. Close other programs, then try again."),
}
_REFUSED = QT_TRANSLATE_NOOP("database", "The database server refused the request. Ask the administrator.")


def plain_fault(error: BaseException, *, free_bytes: int | None = None) -> AftercareError:
    """The trouble behind an error as a sentence for people.

    `free_bytes` is the free space where the data lies, if known: a failed write on a full disk is a full disk, whatever
    the engine calls it. What nobody can put right (an unknown error, a broken rule of the tables) is a Bug.
    """
    chain = list(_chain(error))
    kind = ""
    for one in chain:
        if isinstance(one, AftercareError):
            return one
        if kind := _kind(one):
            break
    if kind == "io" and free_bytes is not None and free_bytes < 1_000_000:
        kind = "disk_full"
    if kind == "constraint":
        return _broken_rule(chain)
    if kind == "cancelled":
        return Cancelled(translate("database", "Stopped."))
    return EnvironmentFault(sentence(kind), kind) if kind else Bug(f"{type(error).__name__}: {error}")


def _chain(error: BaseException) -> Iterator[BaseException]:
    """The error and everything it came from, each once, the outermost first."""
    waiting: list[BaseException | None] = [error]
    seen: set[int] = set()
    while waiting:
        one = waiting.pop(0)
        if one is None or id(one) in seen:
            continue
        seen.add(id(one))
        yield one
        # peewee keeps the driver's error as `orig`
        waiting += [getattr(one, "orig", None), one.__cause__, one.__context__]


def _kind(error: BaseException) -> str:
    code = getattr(error, "sqlite_errorcode", None)
    if code is not None:
        return _SQLITE.get(code & 0xFF, "")
    state = getattr(error, "sqlstate", None)
    if state:
        return _SQLSTATES.get(state) or _SQLSTATES.get(state[:2], "")
    if isinstance(error, OSError):
        return _of_the_system(error)
    if isinstance(error, UnicodeDecodeError):
        return "damaged"
    module, name = type(error).__module__, type(error).__name__
    if module.startswith("psycopg") and name in ("OperationalError", "ConnectionTimeout"):
        return "gone"  # psycopg gives no code when it cannot reach the server or loses it
    return ""


def _of_the_system(error: OSError) -> str:
    windows = getattr(error, "winerror", None)
    if _ON_WINDOWS and windows is None and error.errno == errno.EINVAL and error.filename is None:
        return "io"  # of a file that is open its C library tells no more, be it a stick that was pulled
    return _WINDOWS.get(windows or 0, "") or _ERRNO.get(error.errno or 0, "")


def _broken_rule(chain: list[BaseException]) -> AftercareError:
    for one in chain:
        state = getattr(one, "sqlstate", "")
        if state == "23505" or "UNIQUE constraint failed" in str(one):
            return UserError(translate("database", "A record with the same number or name is already there."))
    return Bug(f"a rule of the tables was broken: {chain[0]}")


def sentence(kind: str) -> str:
    """What to tell people about a kind of fault, with what to do."""
    return shown(_SENTENCES.get(kind, _REFUSED))
