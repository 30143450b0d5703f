"""The way back of a package: head office signs a receipt, the branch enters it beside the package it made.

A receipt is taken for what it says once its key was compared with the signed sheet, as head office does with the
branch's own; whatever names another branch, another package or another content is refused.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from app.core.errors import UserError
from app.core.i18n import translate
from app.domain.receiving import package_name
from app.models import database
from app.models.package_run import PackageRun
from app.models.received import ReceivedPackage
from app.services import branch_key, package_runs
from app.services._use_case import UnitOfWork, get, use_case


@dataclass(frozen=True)
class SignedReceipt:
    """What a receipt says whose signature was verified by `public_key`; `uid` and `digest` are the package's."""

    branch_code: str
    number: int
    uid: str
    digest: str
    received_at: datetime
    received_by: str
    office: str
    public_key: str


@use_case("package.receive")
def issue(unit: UnitOfWork, package_id: int) -> ReceivedPackage:
    """Put on record that a receipt was written for a package. Raises UserError when nothing of it is here."""
    package = _in_force(package_id)
    branch_key.make_sure(unit)
    return unit.update(package, receipt_at=unit.now)


@use_case("package.receive")
def prepare(unit: UnitOfWork, package_id: int) -> None:
    """Make sure that a receipt can be signed; nothing was written yet. Raises as `issue` does."""
    _in_force(package_id)
    branch_key.make_sure(unit)


def _in_force(package_id: int) -> ReceivedPackage:
    package = get(ReceivedPackage, package_id)
    if package.state not in ("taken_in", "closed"):
        raise UserError(translate("receiving", "{name} is not in force.").format(name=package.number))
    return package


@use_case("package.make")
def enter(unit: UnitOfWork, receipt: SignedReceipt, *, fingerprint: str = "") -> PackageRun:
    """Enter a receipt beside the package it is for; `fingerprint` is the one on the signed sheet.

    Raises UserError (field `fingerprint` where the key is not known yet or is another one), naming what is wrong.
    """
    run = _package_of(receipt)
    known_at = run.receipt_at if run.receipt_key == receipt.public_key else None
    if known_at is not None and known_at >= receipt.received_at:  # an older one brought again says nothing new
        return run
    _refuse_unknown_key(receipt, fingerprint)
    return unit.update(
        run,
        receipt_at=receipt.received_at,
        receipt_by=receipt.received_by,
        receipt_office=receipt.office,
        receipt_key=receipt.public_key,
        receipt_read_at=unit.now,
    )


def _package_of(receipt: SignedReceipt) -> PackageRun:
    name, own = package_name(receipt.branch_code, receipt.number), package_runs.origin().code
    if receipt.branch_code != own:
        text = translate("packages", "This is the receipt of {name}, a package of another branch; this one is {code}.")
        raise UserError(text.format(name=name, code=own), "receipt")
    run = PackageRun.get_or_none(PackageRun.number == receipt.number)
    if run is None:
        text = translate("packages", "This is the receipt of {name}, but this branch never made such a package.")
        raise UserError(text.format(name=name), "receipt")
    if (run.uid, run.digest, run.state) != (receipt.uid, receipt.digest, package_runs.VERIFIED):
        text = translate("packages", "This receipt is for another package {name} than the one on record here.")
        raise UserError(text.format(name=name), "receipt")
    if receipt.public_key == branch_key.public_key():
        text = translate("packages", "The receipt of {name} is signed by this branch itself, not by head office.")
        raise UserError(text.format(name=name), "receipt")
    return run


def _refuse_unknown_key(receipt: SignedReceipt, fingerprint: str) -> None:
    rows = database.query(
        "SELECT receipt_key FROM package_run WHERE receipt_key > '' ORDER BY receipt_read_at DESC, id DESC LIMIT 1"
    )
    known, shown = rows[0][0] if rows else "", branch_key.fingerprint(receipt.public_key)
    if receipt.public_key == known or _digits(fingerprint) == _digits(shown):
        return
    name = package_name(receipt.branch_code, receipt.number)
    if fingerprint.strip():
        text = translate(
            "packages",
            "This is not the fingerprint of the key that signed the receipt of {name}. Look at the signed sheet once "
            "more; if it says what you typed, the receipt is forged: tell head office.",
        )
    elif known:
        text = translate(
            "packages",
            "The receipt of {name} is signed by another key than those before it ({fingerprint}). It may be forged. "
            "Ask head office; only if they have a new key, type the fingerprint that stands on the signed sheet.",
        )
    else:
        text = translate(
            "packages",
            "The first receipt of head office: type the fingerprint that stands on the signed sheet beside {name}.",
        )
    raise UserError(text.format(name=name, fingerprint=shown), "fingerprint")


def _digits(fingerprint: str) -> str:
    return "".join(fingerprint.split()).lower()
