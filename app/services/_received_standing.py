"""Where a package stands at head office: its branch's chain and key, and what speaks against taking it in."""

from __future__ import annotations

from dataclasses import dataclass

from app.core.errors import UserError
from app.core.i18n import translate
from app.domain.receiving import Head, Link, Place, package_name, place
from app.models import database
from app.models.received import KnownBranch, ReceivedPackage
from app.services import settings
from app.services._use_case import tuples
from app.services.branch_key import fingerprint


@dataclass(frozen=True)
class Standing:
    """What speaks for or against a package.

    `text` says why it is not taken in as it stands, empty when nothing speaks against it. `is_known`: the branch's key
    is on file; `is_suspicious`: a fork, or another key. `missing` names the package that is wanted first.
    """

    place: Place
    text: str
    fingerprint: str
    is_known: bool
    is_suspicious: bool
    missing: str = ""
    is_refused: bool = False
    """Whatever is answered (another key, a fork, a newer program, this branch's own, made before the last one)."""


def branch_of(code: str) -> KnownBranch | None:
    """The branch known by this code."""
    return KnownBranch.get_or_none(KnownBranch.code == code)


def standing_of(head: Head) -> Standing:
    """Where a package stands now."""
    held = held_links(head.branch_code)
    where = place(head.number, head.digest, head.previous, held)
    known = branch_of(head.branch_code)
    shown_key = fingerprint(head.public_key)
    refusal, is_suspicious = _refusal(head, known, where, held)
    missing = package_name(head.branch_code, head.previous.number) if head.previous is not None else ""
    text = refusal
    if not refusal and where is Place.HERE:
        text = translate("receiving", "{name} is here already; nothing in it is new.").format(name=head.name)
    elif not refusal and where is Place.MISSING:
        text = translate("receiving", "{name} follows {missing}, which is not here. Receive {missing} first.")
        text = text.format(name=head.name, missing=missing)
    return Standing(
        place=where,
        text=text,
        fingerprint=shown_key,
        is_known=known is not None and bool(known.public_key),
        is_suspicious=is_suspicious,
        missing=missing if where is Place.MISSING else "",
        is_refused=bool(refusal),
    )


def refuse(found: Standing, *, without_earlier: bool) -> None:
    """Raise UserError (field `package` or `without_earlier`) when a package is not taken in."""
    if found.is_refused:
        raise UserError(found.text, "package")
    if found.place is Place.MISSING and not without_earlier:
        raise UserError(found.text, "without_earlier")


def _refusal(head: Head, known: KnownBranch | None, where: Place, held: tuple[Link, ...]) -> tuple[str, bool]:
    """Why a package is refused whatever is answered, and whether that is suspicious."""
    last = package_name(head.branch_code, max((one.number for one in held), default=0))
    if head.branch_code == settings.text("branch_code"):
        text = translate("receiving", "{name} comes from a branch with this one's own code {code}.")
        return text.format(name=head.name, code=head.branch_code), False
    if _step(head.schema) > _step(_newest()):
        text = translate("receiving", "{name} was made by a newer program ({program}). Update this one first.")
        return text.format(name=head.name, program=head.program), False
    if known is not None and known.public_key not in ("", head.public_key):
        text = translate(
            "receiving",
            "{name} is signed by another key than {branch}'s. It may be forged, or made on another computer. "
            "Ask the branch.",
        )
        return text.format(name=head.name, branch=known.name), True
    if where is Place.FORK:
        return _fork(head, last, is_twice=any(one.number == head.number for one in held)), True
    if where is Place.EARLIER:
        text = translate("receiving", "{name} was made before {last}, which is here already: it brings nothing new.")
        return text.format(name=head.name, last=last), False
    return "", False


def _fork(head: Head, last: str, *, is_twice: bool) -> str:
    """What is wrong with a package whose branch went another way."""
    if is_twice:
        text = translate(
            "receiving",
            "Another package {name} is here already: the branch went back to an earlier state (a restored backup, a "
            "second computer) and made this number twice. Ask the branch; if the one here no longer stands there, take "
            "it back first.",
        )
        return text.format(name=head.name)
    text = translate(
        "receiving",
        "{name} does not follow {last}, the last one here, although it should: the branch went back to an earlier "
        "state (a restored backup, a second computer). Ask the branch; if {last} no longer stands there, take it "
        "back here first.",
    )
    return text.format(name=head.name, last=last)


def held_links(branch_code: str) -> tuple[Link, ...]:
    """The packages of a branch that are in force, the first one first."""
    found = ReceivedPackage.select(ReceivedPackage.serial, ReceivedPackage.digest).where(
        (ReceivedPackage.branch_code == branch_code) & (ReceivedPackage.state == "taken_in")
    )
    return tuple(Link(serial, digest) for serial, digest in tuples(found.order_by(ReceivedPackage.serial)))


def _newest() -> str:
    """The last step that this database was brought to."""
    return str(database.scalar("SELECT max(name) FROM schema_migration") or "")


def _step(schema: str) -> int:
    """The number of a migration."""
    digits = schema.partition("_")[0]
    return int(digits) if digits.isdigit() else 0
