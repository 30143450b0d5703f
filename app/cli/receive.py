"""`aftercare receive DIR`: take the packages of a branch in at head office, or list what they would do."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from app.cli._asking import ask, can_ask
from app.cli._command import Command, Root, named
from app.cli._progress import Told
from app.core.errors import UserError
from app.core.i18n import QT_TRANSLATE_NOOP, shown, translate
from app.domain.receiving import VERDICTS, Place, Verdict
from app.packages import receipts, receiving, row_words
from app.packages.opened import packages_in
from app.packages.receiving import Offer, OfferLine
from app.services import received_packages
from app.services.received_packages import Answers


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What `receive` takes (design.md 7)."""
    parser.add_argument(
        "place", metavar="DIR", type=Path, help=translate("cli", "a package, or a folder with packages in it")
    )
    parser.add_argument(
        "--dry-run", action="store_true", help=translate("cli", "list what would happen, enter nothing")
    )
    parser.add_argument(
        "--fingerprint",
        default="",
        metavar="DIGITS",
        help=translate("cli", "first package of a branch: its key's fingerprint, read from the signed cover sheet"),
    )
    parser.add_argument(
        "--package-password-file",
        type=Path,
        metavar="FILE",
        help=translate("cli", "a file whose first line opens the zip"),
    )
    parser.add_argument(
        "--without-earlier",
        action="store_true",
        help=translate("cli", "take a package in although the one before it is not here"),
    )
    parser.add_argument(
        "--many", action="store_true", help=translate("cli", "agree to a package that changes more than a fifth")
    )
    parser.add_argument(
        "--conflicts",
        choices=("ours", "theirs"),
        default="ours",
        help=translate("cli", "what counts: what is here or the package"),
    )
    parser.add_argument(
        "--receipt", action="store_true", help=translate("cli", "write the signed receipt beside each package")
    )


def run(arguments: argparse.Namespace, root: Root) -> int:
    """List or take in, one package after the other; 1 as soon as one is refused. One that is here already is no fault.

    Without --dry-run a fork or another key is put on record.
    """
    found = packages_in(arguments.place)
    if not found:
        raise UserError(translate("cli", "There is no package in {place}.").format(place=arguments.place))
    password = _password(arguments.package_password_file, found)
    for path in found:
        offer = receiving.look(path, password if path.suffix == ".zip" else "", Told())
        _tell(offer, whole=arguments.dry_run)
        if offer.problems or offer.standing.is_refused:
            if offer.standing.is_suspicious and not offer.problems and not arguments.dry_run:
                received_packages.set_aside(offer.head)
            return 1
        if offer.standing.place is not Place.HERE and not arguments.dry_run:
            _take_in(offer, arguments)
    return 0


def _take_in(offer: Offer, arguments: argparse.Namespace) -> None:
    answers = Answers(
        fingerprint=arguments.fingerprint,
        without_earlier=arguments.without_earlier,
        many=arguments.many,
        takes_conflicts=arguments.conflicts == "theirs",
    )
    done = received_packages.file(receiving.take_in(offer, answers, Told()).result)
    if arguments.receipt:
        print(named(receipts.write(done.id, offer.path.parent)))
    text = translate("cli", "{name}: new {added}, changed {changed}, unchanged {unchanged}, in conflict {conflicts}")
    print(
        text.format(
            name=done.number, added=done.added, changed=done.changed, unchanged=done.unchanged,
            conflicts=done.conflicts,
        )
    )  # fmt: skip


def _tell(offer: Offer, *, whole: bool) -> None:
    """What a package is, what speaks against it; every row of a dry run, else only conflicts."""
    head = offer.head
    print(f"{head.name}\t{head.branch_name}\t{head.made_at:%Y-%m-%d}\t{offer.standing.fingerprint}")
    for sentence in (*offer.problems, *([offer.standing.text] if offer.standing.text else [])):
        print(sentence, file=sys.stderr)
    if not offer.may_be_taken_in:
        return
    for line in offer.lines:
        if whole or line.verdict is Verdict.CONFLICT:
            print(_worded(line))
    if whole:
        counts = offer.counts()
        print(" · ".join(f"{shown(word)} {counts[Verdict(verdict)]}" for verdict, word in VERDICTS.items()))


def _worded(line: OfferLine) -> str:
    fields = row_words.changed(line.ledger, line.before, line.after) if line.after else ()
    why = "; ".join(
        [*([shown(line.reason)] if line.reason else []), *(f"{name}: {old} → {new}" for name, old, new in fields)]
    )
    return "\t".join((shown(VERDICTS[line.verdict]), line.ledger, line.number, line.title, why)).rstrip("\t")


def _password(file: Path | None, found: tuple[Path, ...]) -> str:
    if file is not None:
        try:
            lines = file.read_text(encoding="utf-8").splitlines()
        except (OSError, UnicodeDecodeError) as error:
            raise UserError(translate("cli", "The password file cannot be read.")) from error
        return lines[0] if lines else ""
    if any(one.suffix == ".zip" for one in found) and can_ask():
        return ask(translate("cli", "Password of the package: "))
    return ""


COMMAND = Command(
    name="receive",
    help=QT_TRANSLATE_NOOP("cli", "take packages of branches in at head office"),
    run=run,
    add_arguments=add_arguments,
    needs_branch=True,
    signs_in=True,
)
