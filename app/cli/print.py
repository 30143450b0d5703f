"""`aftercare print FORM NUMBER`: a printed form as a PDF file."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import Any

from app.cli._command import Command, Root, named
from app.core.errors import UserError
from app.core.i18n import QT_TRANSLATE_NOOP, translate
from app.documents import _booklet
from app.documents._catalogue import all_forms, missing_in, render_content
from app.exports._format import whole_file
from app.services import (
    archive_booklets,
    archive_bundles,
    cash_handovers,
    complaint_papers,
    complaint_slips,
    daily_papers,
    exchange_sheets,
    expiry_notices,
    issuing,
    loan_file,
    loans,
    paper_content,
    penalties,
    receipt_loss_notes,
    renewal_file,
    return_slip_file,
    return_slips,
    returned_part_file,
    sales_certificate_file,
    sales_certificates,
    settings,
    settlement_papers,
    stock_in_file,
    stock_in_tests,
    stock_take_file,
    stock_take_papers,
    swap_notes,
    take_back_receipts,
    tool_file,
    tool_loans,
    voucher_codes,
    vouchers,
)


def _voucher_id(number: str) -> int:
    found = voucher_codes.find_by_code(number)
    return found.voucher_id if found is not None else 0


def _sheet_of_count(take_id: int, *, paper: str = "") -> issuing.Copy:
    """The sheet of a stock-take: a further version where it says something else than the last one, else a copy."""
    stock_take_papers.issue(take_id)
    return stock_take_papers.for_printing(take_id, paper=paper)


_BY_NUMBER = {
    "service_voucher": (_voucher_id, vouchers.for_printing, vouchers.printed),
    loans.FORM: (loan_file.find_by_number, loans.for_printing, loans.printed),
    take_back_receipts.FORM: (
        returned_part_file.find_receipt,
        take_back_receipts.for_printing,
        take_back_receipts.printed,
    ),
    stock_in_tests.FORM: (stock_in_file.find_by_number, stock_in_tests.for_printing, stock_in_tests.printed),
    tool_loans.FORM: (tool_file.find_loan, tool_loans.for_printing, tool_loans.printed),
    stock_take_papers.FORM: (stock_take_file.find_by_number, _sheet_of_count, stock_take_papers.printed),
    cash_handovers.FORM: (cash_handovers.find_by_code, cash_handovers.for_printing, cash_handovers.printed),
    penalties.FORM: (penalties.find_by_number, penalties.for_printing, penalties.printed),
    "reminder_slip": (complaint_slips.find_reminder, complaint_slips.for_printing, complaint_slips.printed),
    settlement_papers.RETURN_SLIP: (return_slip_file.find_by_number, return_slips.for_printing, return_slips.printed),
    settlement_papers.ALLOWANCE: (
        sales_certificate_file.find_allowance,
        sales_certificates.for_printing,
        sales_certificates.printed,
    ),
    settlement_papers.SALES_RETURN: (
        sales_certificate_file.find_return,
        sales_certificates.for_printing,
        sales_certificates.printed,
    ),
    "late_cause_slip": (complaint_slips.find_late_cause, complaint_slips.for_printing, complaint_slips.printed),
}
"""Papers issued under a number of their own: which record has it, its next copy, the copy put on record."""

_ISSUED = (*_BY_NUMBER, exchange_sheets.FORM, expiry_notices.FORM, receipt_loss_notes.FORM, swap_notes.FORM)
"""Forms that are printed from their issued paper."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What `print` takes (design.md 7)."""
    forms = sorted(name for name in all_forms() if name in _ISSUED or name in paper_content.providers())
    parser.add_argument("form", metavar="FORM", choices=forms, help=", ".join(forms))
    parser.add_argument(
        "number",
        metavar="NUMBER",
        nargs="?",
        default="",
        help=translate(
            "cli",
            "the number of the paper or its record; the day of a plan or report as 2026-11-22; none for prices",
        ),
    )
    parser.add_argument(
        "--out", type=Path, required=True, metavar="FILE", help=translate("cli", "the PDF file to write")
    )
    parser.add_argument(
        "--edition",
        default="",
        choices=("", *complaint_papers.EDITIONS),
        metavar="EDITION",
        help=translate("cli", "of a complaint's form: customer | internal"),
    )
    parser.add_argument("--paper", default="", metavar="PAPER", help="A4 | A4-landscape | A5 | 241x139.7")


def run(arguments: argparse.Namespace, root: Root) -> int:
    """Write the paper. An issued one is as it was issued: marked and counted as a copy when it was printed before."""
    form = all_forms()[arguments.form]
    if arguments.paper and arguments.paper not in form.papers:
        raise UserError(
            translate("cli", "This form is printed on {papers}.").format(papers=", ".join(form.papers)), "paper"
        )
    if arguments.edition and form.name not in complaint_papers.FORMS:
        raise UserError(translate("cli", "This form has no editions."), "edition")
    if form.name in _BY_NUMBER:
        find, for_printing, printed = _BY_NUMBER[form.name]
        row_id = find(arguments.number)
        if not row_id:
            text = translate("cli", "There is no paper with the number {number}.")
            raise UserError(text.format(number=arguments.number), "number")
        copy = for_printing(row_id, paper=arguments.paper)
        _keep(arguments.out, copy.pdf)
        written = {"paper_id": copy.paper_id} if form.name == stock_take_papers.FORM else {}  # it has versions
        printed(row_id, printer=arguments.out.name, reprint=copy.reprint, **written)
    elif form.name == expiry_notices.FORM:
        _notice(arguments)
    elif form.name == swap_notes.FORM:
        _swap(arguments)
    elif form.name == exchange_sheets.FORM:
        _exchange(arguments)
    elif form.name == receipt_loss_notes.FORM:
        _loss(arguments)
    elif form.name == archive_booklets.FORM:
        bundle_id = archive_bundles.with_number(arguments.number)
        _keep(arguments.out, _booklet.bound(bundle_id).pdf)
        archive_bundles.printed(bundle_id, printer=arguments.out.name)
    else:
        paper = arguments.paper or settings.usual_paper(form.name) or form.papers[0]
        content = paper_content.content(form.name, arguments.number, edition=arguments.edition)
        _keep(arguments.out, _drawn(form.name, content, paper))
        if form.name in daily_papers.FORMS:
            daily_papers.printed(content=content, printer=arguments.out.name)
        if form.name in complaint_papers.FORMS:
            complaint_papers.printed_whole(
                arguments.number, form=form.name, edition=arguments.edition, printer=arguments.out.name
            )
    print(named(arguments.out))
    return 0


def _notice(arguments: argparse.Namespace) -> None:
    """The notice of a contract: issued now when there was none, else the kept one, marked and counted as a copy."""
    contract_id = renewal_file.find_by_number(arguments.number)
    if not contract_id:
        raise UserError(translate("cli", "There is no contract {number}.").format(number=arguments.number), "number")
    if not expiry_notices.count(arguments.number):
        expiry_notices.issue(contract_ids=(contract_id,))
    copy = expiry_notices.for_printing(contract_id)
    _keep(arguments.out, copy.pdf)
    expiry_notices.printed(paper_ids=(copy.paper_id,), printer=arguments.out.name, copies=1, reprints=(copy.reprint,))


def _swap(arguments: argparse.Namespace) -> None:
    """The note of a swap: issued now when it never was, else the last one, marked and counted as a copy."""
    paper_id = swap_notes.standing(arguments.number).paper_id
    paper_id = paper_id or swap_notes.issue(subject=arguments.number, paper=arguments.paper).result
    copy = swap_notes.for_printing(paper_id, paper=arguments.paper)
    _keep(arguments.out, copy.pdf)
    swap_notes.printed(paper_id, printer=arguments.out.name, reprint=copy.reprint)


def _exchange(arguments: argparse.Namespace) -> None:
    """The sheet of a request: a further version where something was entered since the last one, else a copy of it."""
    stands, given = exchange_sheets.standing(arguments.number), {"paper": arguments.paper, "subject": arguments.number}
    paper_id = stands.paper_id or exchange_sheets.issue(**given).result
    if not stands.is_current:
        paper_id = exchange_sheets.issue_further(**given, seen_version=stands.version).result
    copy = exchange_sheets.for_printing(paper_id, paper=arguments.paper)
    _keep(arguments.out, copy.pdf)
    exchange_sheets.printed(paper_id, printer=arguments.out.name, reprint=copy.reprint)


def _loss(arguments: argparse.Namespace) -> None:
    """The note of a lost receipt: issued unless the last one says the same, then a copy of it."""
    paper_id = receipt_loss_notes.issue(subject=arguments.number, paper=arguments.paper).result
    copy = receipt_loss_notes.for_printing(paper_id, paper=arguments.paper)
    _keep(arguments.out, copy.pdf)
    receipt_loss_notes.printed(paper_id, printer=arguments.out.name, reprint=copy.reprint)


def _drawn(form: str, content: dict[str, Any], paper: str) -> bytes:
    missing = missing_in(content)
    if missing:
        print(translate("cli", "No font can print: {characters}").format(characters=" ".join(missing)), file=sys.stderr)
    return render_content(form, content, paper)


def _keep(file: Path, pdf: bytes) -> None:
    with whole_file(file) as beside:
        beside.write_bytes(pdf)


COMMAND = Command(
    name="print",
    help=QT_TRANSLATE_NOOP("cli", "write a printed form as a PDF file"),
    run=run,
    add_arguments=add_arguments,
    needs_branch=True,
    signs_in=True,
)
