"""`receipt_<branch>_<number>.json`: head office's signed word to the branch that its package was taken in.

The signature (Ed25519) covers the same object without it: keys sorted, UTF-8, no spaces.
"""

from __future__ import annotations

import json
import re
import stat
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from app.core import clock
from app.core.errors import EnvironmentFault, UserError
from app.core.i18n import translate
from app.core.progress import Silent
from app.documents import package_receipt
from app.documents._form import Letterhead
from app.documents._plain import from_content
from app.documents.package_receipt import ReceiptData
from app.packages.drive import FolderDrive, as_fault
from app.packages.verifying import signature_fits
from app.packages.writing import put
from app.services import branch_key, document_control, package_receipts, package_runs, received_packages, session
from app.services.package_receipts import SignedReceipt
from app.services.received_packages import PackageFile

FORMAT = "aftercare-receipt/1"
_NAME = re.compile(r"receipt_[0-9A-Za-z-]+_\d{6,}\.json")
_LARGEST = 64 * 1024
_LONGEST_TEXT = 200
_LARGEST_COUNT = 2**63 - 1
_SIGNATURE, _KEY, _UID = re.compile("[0-9a-f]{128}"), re.compile("[0-9a-f]{64}"), re.compile("[0-9a-f]{32}")


@dataclass(frozen=True)
class _Told:
    """The counts that a receipt bears beside what identifies the package."""

    rows: int
    added: int
    changed: int
    unchanged: int
    conflicts: int
    scans: int


def file_name(branch_code: str, number: int) -> str:
    """What the receipt of a package is called: nothing in it that any file system refuses."""
    plain = re.sub(r"[^0-9A-Za-z-]", "-", branch_code) or "branch"
    return f"receipt_{plain}_{number:06d}.json"


def write(package_id: int, folder: Path) -> Path:
    """Sign the receipt of a received package and write it, read back, into a folder of the stick.

    Raises UserError, NotPermitted, EnvironmentFault when the drive does not play along.
    """
    package_receipts.prepare(package_id)
    package = received_packages.file(package_id)
    name = file_name(package.branch_code, package.serial)
    put(FolderDrive(folder), name, _content(package), Silent())
    package_receipts.issue(package_id)
    return folder / name


def _content(package: PackageFile) -> bytes:
    office = package_runs.origin()
    told: dict[str, Any] = {
        "format": FORMAT,
        "branch": {"code": package.branch_code, "name": package.branch_name},
        "number": package.serial,
        "package": package.package_uid,
        "digest": package.digest,
        "received_at": package.received_at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
        "received_by": package.received_by,
        "head_office": asdict(office),
        "public_key": branch_key.public_key(),
        **asdict(_counts(package)),
    }
    told["signature"] = branch_key.sign(_signed_part(told))
    return (json.dumps(told, ensure_ascii=False, sort_keys=True, indent=1) + "\n").encode()


def _counts(package: PackageFile) -> _Told:
    return _Told(
        package.row_count, package.added, package.changed, package.unchanged, package.conflicts, package.scan_count
    )


def _signed_part(told: dict[str, Any]) -> bytes:
    bare = {name: value for name, value in told.items() if name != "signature"}
    return json.dumps(bare, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def receipts_in(place: Path) -> tuple[Path, ...]:
    """The receipt at a place: itself, or those for this branch that lie in the folder. Raises EnvironmentFault."""
    if not place.is_dir():
        return (place,)
    ours = file_name(package_runs.origin().code, 0).rpartition("_")[0] + "_"
    with as_fault():
        names = sorted(one.name for one in place.iterdir())
        named = [place / name for name in names if name.startswith(ours) and _NAME.fullmatch(name)]
        return tuple(path for path in named if stat.S_ISREG(path.lstat().st_mode))


def read(path: Path) -> SignedReceipt:
    """A receipt whose signature fits. Raises UserError naming the file when it is none or was altered.

    Raises EnvironmentFault when it cannot be read.
    """
    try:
        with path.open("rb") as file:
            content = file.read(_LARGEST + 1)
    except FileNotFoundError:
        text = translate("packages", "There is no file {path}.")
        raise UserError(text.format(path=path), "receipt") from None
    except OSError as error:
        text = translate("packages", "{name} cannot be read. Is the drive connected?")
        raise EnvironmentFault(text.format(name=path.name), "gone") from error
    try:
        told = json.loads(content.decode("utf-8")) if len(content) <= _LARGEST else {}
        found = _receipt(told)
        fits = signature_fits(_signed_part(told), _matching(_SIGNATURE, told["signature"]), found.public_key)
    except (ValueError, KeyError, TypeError, AttributeError, OverflowError, RecursionError) as error:
        text = translate("packages", "{name} is no receipt of a ledger package, or it is damaged.")
        raise UserError(text.format(name=path.name), "receipt") from error
    if not fits:
        text = translate("packages", "{name} was altered: its signature does not fit what it says.")
        raise UserError(text.format(name=path.name), "receipt")
    return found


def _receipt(told: dict[str, Any]) -> SignedReceipt:
    if told["format"] != FORMAT:
        raise ValueError("format")
    received_at = datetime.fromisoformat(_text(told["received_at"]))
    if received_at.tzinfo is None:
        raise ValueError("received_at")
    number, office = told["number"], told["head_office"]
    if not isinstance(number, int) or isinstance(number, bool) or not 1 <= number <= _LARGEST_COUNT:
        raise ValueError("number")
    names = (_text(office["name"]), _text(office["company"]))
    return SignedReceipt(
        branch_code=_text(told["branch"]["code"]),
        number=number,
        uid=_matching(_UID, told["package"]),
        digest=_matching(_KEY, told["digest"]),
        received_at=received_at.astimezone(UTC),
        received_by=_text(told["received_by"]),
        office=" · ".join(filter(None, names)),
        public_key=_matching(_KEY, told["public_key"]),
    )


def _text(value: Any) -> str:
    if not isinstance(value, str) or len(value) > _LONGEST_TEXT or "\x00" in value:
        raise ValueError("a text is expected")
    value.encode()  # half a character, as JSON can spell it, is none
    return value


def _matching(pattern: re.Pattern[str], value: Any) -> str:
    if not pattern.fullmatch(_text(value)):
        raise ValueError("hexadecimal digits are expected")
    return value


def sheet(package_id: int) -> bytes:
    """The receipt on paper (A5), to be signed and sent back with the stick. Raises UserError, NotPermitted."""
    package_receipts.issue(package_id)
    package, office = received_packages.file(package_id), package_runs.origin()
    first, last = package.first_day, package.last_day
    told = _counts(package)
    data = ReceiptData(
        letterhead=from_content(Letterhead, document_control.letterhead("package_receipt")),
        number=package.number,
        branch_code=package.branch_code,
        branch_name=package.branch_name,
        package_number=package.serial,
        made_at=package.made_at,
        made_by=package.made_by,
        purpose=package.purpose,
        first=first,
        last=last,
        received_at=package.received_at,
        received_by=package.received_by,
        office=" ".join(filter(None, (office.code, office.name))),
        **asdict(told),
        digest=package.digest,
        fingerprint=branch_key.fingerprint(branch_key.public_key()),
        operator=session.current().full_name,
        printed_at=clock.now(),
    )
    return package_receipt.render(data).pdf
