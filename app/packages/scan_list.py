"""Whose the scans of a package are, for head office's program: one JSON line each, beside the list for people."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any

from app.core.errors import UserError
from app.core.i18n import translate
from app.domain.receiving import IncomingScan
from app.packages.manifest import FileEntry
from app.services import attachments
from app.services.package_attachments import Scan

PATH = "attachments/list.jsonl"
_LONGEST = 1_000


def line(ledger: str, uid: str, scan: Scan) -> str:
    """A scan on a record, which is told by its ledger and its identity."""
    told = {
        "ledger": ledger, "uid": uid, "name": scan.name, "media_type": scan.media_type, "sha256": scan.sha256,
        "size": scan.size, "note": scan.note, "added_by": scan.added_by,
        "added_at": scan.added_at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
    }  # fmt: skip
    return json.dumps(told, ensure_ascii=False, separators=(",", ":"))


def read(lines: Iterable[bytes], files: Iterable[FileEntry]) -> tuple[IncomingScan, ...]:
    """The scans of a package by the lines of its list; one that was missing at the branch has no file and is left out.

    `files` are those of the manifest. Raises UserError for a line that is no scan.
    """
    listed = {file.path: file for file in files}
    found = list[IncomingScan]()
    for number, content in enumerate(lines, 1):
        try:
            scan = _scan(json.loads(content), listed)
        except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
            text = translate("receiving", "{file}, line {line} is no record. Ask the branch for another package.")
            raise UserError(text.format(file=PATH, line=number), "package") from error
        if scan is not None:
            found.append(scan)
    return tuple(found)


def _scan(told: dict[str, Any], listed: dict[str, FileEntry]) -> IncomingScan | None:
    sha256 = _text(told["sha256"])
    path = f"attachments/{sha256[:2]}/{sha256}"
    file = listed.get(path)
    if file is None:
        return None
    if file.sha256 != sha256 or file.size > attachments.LARGEST:
        raise ValueError("another content")
    return IncomingScan(
        ledger=_text(told["ledger"]),
        uid=_text(told["uid"]),
        name=_text(told["name"]),
        media_type=_text(told["media_type"]),
        note=_text(told["note"]),
        added_by=_text(told["added_by"]),
        added_at=datetime.fromisoformat(_text(told["added_at"])).astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
        sha256=sha256,
        size=file.size,
        path=path,
    )


def _text(value: Any) -> str:
    if not isinstance(value, str) or len(value) > _LONGEST or "\x00" in value:
        raise ValueError("a text is expected")
    value.encode()  # half a character, as JSON can spell it, is none
    return value
