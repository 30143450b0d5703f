"""Scans that came with the packages of branches: kept as attachments of the rows they hang on.

Their content goes into the store before the rows are written, as every attachment's does; what a package that was not
taken in, or was taken back, leaves behind goes unless something else needs it.
"""

from __future__ import annotations

import contextlib
import hashlib
import re
import shutil
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import groupby

from app.core import paths
from app.core.errors import EnvironmentFault, UserError
from app.core.i18n import translate
from app.core.progress import Progress, Silent
from app.domain import validation
from app.domain.receiving import IncomingScan
from app.models import attachment_store, bulk_rows, database
from app.models.organisation import Attachment
from app.models.received import ReceivedPackage, ReceivedScan
from app.services import attachments, settings
from app.services._erasing import ERASED_DIGEST
from app.services._use_case import UnitOfWork, require

OWNER = "received_row"
_BATCH = 500
_MEANT = re.compile('[:*?"<>|]')
_NO_LIMIT = 100_000
_SPARE = 64 << 20
"""Bytes that stay free for the rows."""


def keep(
    scans: Iterable[IncomingScan], read: Callable[[IncomingScan], Iterator[bytes]], progress: Progress | None = None
) -> tuple[str, ...]:
    """Put the contents into the store that are not there yet; returns their digests.

    Raises NotPermitted, Cancelled, EnvironmentFault ("disk_full" before anything is written, "gone" when a content is
    not what was verified); then nothing of it stays.
    """
    require("package.receive")
    told = progress or Silent()
    wanted = {one.sha256: one for one in scans if not attachment_store.is_whole(one.sha256, one.size)}
    _refuse_too_little(wanted.values())
    kept = list[str]()
    try:
        for place, one in enumerate(wanted.values()):
            told.report(place, len(wanted), translate("receiving", "Keeping scans"))
            content = b"".join(read(one))
            if hashlib.sha256(content).hexdigest() != one.sha256:
                text = translate("receiving", "The package is not what was read before. Put the stick back in, then "
                                 "look again.")  # fmt: skip
                raise EnvironmentFault(text, "gone")
            kept.append(one.sha256)
            attachment_store.keep(content)
    except BaseException:
        discard(kept)
        raise
    return tuple(kept)


def discard(digests: Iterable[str]) -> None:
    """Take contents that nothing names out of the store."""
    for sha256 in digests:
        with contextlib.suppress(OSError, EnvironmentFault):  # what is left lies there unnamed, and harms nothing
            if not _is_named(sha256):
                attachment_store.path_of(sha256).unlink(missing_ok=True)


def enter(unit: UnitOfWork, package: ReceivedPackage, scans: Sequence[IncomingScan], stamp: str) -> int:
    """Hang the scans on the rows of their branch, those that do not hang there yet; returns how many came.

    A scan that its branch erased goes here for good, too. Raises UserError when a row is not here.
    """
    count, ordered = 0, sorted(scans, key=lambda one: (one.ledger, one.uid))
    for ledger, group in groupby(ordered, key=lambda one: one.ledger):
        of_ledger = list(group)
        for begin in range(0, len(of_ledger), _BATCH):
            count += _entered(package, ledger, of_ledger[begin : begin + _BATCH], stamp)
        for uid, group_of_row in groupby(of_ledger, key=lambda one: one.uid):
            of_row = list(group_of_row)
            erased = {one.added_at for one in of_row if one.sha256 == ERASED_DIGEST}
            if erased:
                _erase(unit, package, ledger, uid, erased, {one.sha256 for one in of_row})
    if count:
        unit.note(Attachment.record_kind(), 0, package.number, {"scan_count": [None, count]})
    return count


def _entered(package: ReceivedPackage, ledger: str, batch: Sequence[IncomingScan], stamp: str) -> int:
    uids = sorted({one.uid for one in batch})
    rows = dict(
        database.query(
            "SELECT row_uid, id FROM received_row WHERE branch_code = ? AND ledger = ? "
            f"AND row_uid IN ({', '.join('?' * len(uids))})",
            (package.branch_code, ledger, *uids),
        )
    )
    if len(rows) < len(uids):
        text = translate("receiving", "The package holds a scan of a row that it does not hold. Ask the branch for "
                         "another.")  # fmt: skip
        raise UserError(text, "package")
    owners = sorted(rows.values())
    known = set(
        database.query(
            f"SELECT owner_id, sha256, name FROM attachment WHERE owner_kind = ? "
            f"AND owner_id IN ({', '.join('?' * len(owners))})",
            (OWNER, *owners),
        )
    )
    fresh = dict[tuple[int, str, str], dict[str, object]]()
    for one in batch:
        key, media_type = (rows[one.uid], one.sha256, _plain(one.name)), ""
        if key not in known:
            name, media_type = _looked_at(key[2], one.sha256)
            key = (*key[:2], name)
        if key not in known:
            fresh[key] = {
                "owner_kind": OWNER, "owner_id": key[0], "name": key[2], "media_type": media_type,
                "size": one.size, "sha256": one.sha256, "note": one.note, "added_by": one.added_by,
                "created_at": one.added_at,
            }  # fmt: skip
    ids = bulk_rows.reserve_ids(Attachment, len(fresh))
    bulk_rows.insert(Attachment, list(fresh.values()), ids, stamp, lambda _rows: None)
    brought = [{"package": package.id, "attachment_id": row_id} for row_id in ids]
    bulk_rows.insert(
        ReceivedScan, brought, bulk_rows.reserve_ids(ReceivedScan, len(brought)), stamp, lambda _rows: None
    )
    return len(fresh)


def _erase(
    unit: UnitOfWork, package: ReceivedPackage, ledger: str, uid: str, erased: set[str], standing: set[str]
) -> None:
    """Remove the scans of a row that its branch erased: those added when the erased ones were.

    Any other that does not stand there now stays: its file may have been lost at the branch.
    """
    rows = database.query(
        "SELECT a.id, a.sha256, a.created_at FROM attachment a JOIN received_row r ON r.id = a.owner_id "
        "WHERE a.owner_kind = ? AND r.branch_code = ? AND r.ledger = ? AND r.row_uid = ?",
        (OWNER, package.branch_code, ledger, uid),
    )
    gone = [(row_id, sha256) for row_id, sha256, added in rows if sha256 not in standing and added in erased]
    for row_id, _ in gone:
        database.execute("DELETE FROM received_scan WHERE attachment_id = ?", (row_id,))
        database.execute("DELETE FROM attachment WHERE id = ?", (row_id,))
        unit.note(Attachment.record_kind(), row_id, package.number, {"is_erased": [False, True]})
    if gone:
        unit.when_over(lambda: discard([sha256 for _, sha256 in gone]))


def take_back(unit: UnitOfWork, package: ReceivedPackage) -> None:
    """What a package brought goes with it; the contents once that is done, unless something else names them."""
    rows = database.query(
        "SELECT DISTINCT a.sha256 FROM attachment a JOIN received_scan s ON s.attachment_id = a.id "
        "WHERE s.package_id = ?",
        (package.id,),
    )
    if not rows:
        return
    database.execute(
        "DELETE FROM attachment WHERE owner_kind = ? AND id IN "
        "(SELECT attachment_id FROM received_scan WHERE package_id = ?)",
        (OWNER, package.id),
    )
    database.execute("DELETE FROM received_scan WHERE package_id = ?", (package.id,))
    unit.note(Attachment.record_kind(), 0, package.number, {"scan_count": [package.scan_count, 0]})
    unit.when_over(lambda: discard([sha256 for (sha256,) in rows]))


def _refuse_too_little(wanted: Iterable[IncomingScan]) -> None:
    need = sum(attachment_store.size_on_disk(one.size, database.key()) for one in wanted)
    if not need:
        return
    free = shutil.disk_usage(paths.private_folder(attachment_store.store_folder())).free
    if free < need + _SPARE:
        text = translate("receiving", "The scans of the package need {need} MB; {free} MB are free here. Free some "
                         "first.")  # fmt: skip
        raise EnvironmentFault(text.format(need=(need + _SPARE >> 20) + 1, free=free >> 20), "disk_full")


def _is_named(sha256: str) -> bool:
    named = database.query("SELECT 1 FROM attachment WHERE sha256 = ? LIMIT 1", (sha256,))
    return bool(named) or sha256 == settings.text("print.logo")


def _plain(name: str) -> str:
    """A file's name without a path and without what hides or means something in one, as short as those here are."""
    bare = validation.clean_line(name, _NO_LIMIT).replace("\\", "/").rpartition("/")[2]
    return _MEANT.sub("_", bare).strip(". ")[: attachments.LONGEST_NAME] or translate("attachments", "Scan")


def _looked_at(name: str, sha256: str) -> tuple[str, str]:
    """Name and kind of a content by what it is: whatever a package calls it, no program goes by the name of a scan."""
    try:
        media_type, suffix = attachments.media_type_of(attachment_store.head_of(sha256), name)
    except UserError:
        media_type, suffix = "application/octet-stream", ".bin"
    return attachments.proper_name(name, suffix), media_type
