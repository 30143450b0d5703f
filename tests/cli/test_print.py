"""`aftercare print` in a real process: the issued voucher, its copies, and what is refused."""

from __future__ import annotations

import argparse
import csv
import io
import json
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

from app.core.errors import UserError
from app.documents._catalogue import render_content
from app.models.exchange_request import ExchangeRequest
from app.models.organisation import AuditEntry
from app.models.return_slip import ReturnSlip, SalesCertificate
from app.models.returned_part import TakeBackReceipt
from app.services import (
    customers,
    exchange_requests,
    exchange_sheets,
    receipt_loss_notes,
    return_slips,
    sales_certificates,
    service_call_take_back,
    service_calls,
    stock_take_file,
    stock_take_papers,
    stock_takes,
    take_back_receipts,
)
from app.services._call_outcomes import BroughtIn
from app.services._renderers import RENDERERS
from tests.cli.conftest import Command
from tests.cli.pdf_pages import pages_of, text_of, width_of
from tests.services.complaint_cases import a_case, case
from tests.services.settlement_cases import a_slip, executing
from tests.services.test_spare_parts import STORE, make, receive


def _number(aftercare: Command, demo: Path, ledger: str, *more: str) -> str:
    listed = aftercare("--database", demo, "list", ledger, "--limit", 1, *more).out.lstrip("\ufeff")
    rows = list(csv.reader(io.StringIO(listed)))
    return next(cell for row in rows for cell in row if cell.startswith(("FW-", "JX-")))


def test_a_second_print_is_marked_as_a_copy(aftercare: Command, demo: Path, tmp_path: Path) -> None:
    number = _number(aftercare, demo, "vouchers", "--where", "state=out")
    first, second = tmp_path / "first.pdf", tmp_path / "second.pdf"
    for file in (first, second):
        done = aftercare("--database", demo, "print", "service_voucher", number, "--out", file)
        assert done.code == 0, done.err
        assert number in text_of(file)
    assert "补打" in text_of(second)


def test_every_paper(aftercare: Command, demo: Path, tmp_path: Path) -> None:
    number = _number(aftercare, demo, "vouchers")
    widths = {}
    for paper in ("A4", "A5", "241x139.7"):
        file = tmp_path / f"{paper}.pdf"
        done = aftercare("--database", demo, "print", "service_voucher", number, "--out", file, "--paper", paper)
        assert done.code == 0, done.err
        widths[paper] = width_of(file)
    assert widths == {"A4": 210, "A5": 210, "241x139.7": 241}


def test_a_form_of_a_call(aftercare: Command, demo: Path, tmp_path: Path) -> None:
    number = _number(aftercare, demo, "repairs")
    file = tmp_path / "record.pdf"
    assert aftercare("--database", demo, "print", "service_record", number, "--out", file).code == 0
    assert number in text_of(file)


def test_the_notice_of_a_contract_is_issued_and_printed_again(aftercare: Command, demo: Path, tmp_path: Path) -> None:
    listed = aftercare("--database", demo, "list", "contracts", "--limit", 1, "--where", "state=active").out
    number = next(cell for row in csv.reader(io.StringIO(listed)) for cell in row if cell.startswith("HT-"))
    first, second = tmp_path / "first.pdf", tmp_path / "second.pdf"
    for file in (first, second):
        done = aftercare("--database", demo, "print", "expiry_notice", number, "--out", file)
        assert done.code == 0, done.err
        assert number in text_of(file)
    assert "补打" not in text_of(first)
    assert "补打" in text_of(second)


def test_the_sheet_of_an_inspection(aftercare: Command, demo: Path, tmp_path: Path) -> None:
    listed = aftercare("--database", demo, "list", "inspections", "--limit", 1).out
    number = next(cell for row in csv.reader(io.StringIO(listed)) for cell in row if cell.startswith("XJ-"))
    file = tmp_path / "sheet.pdf"
    assert aftercare("--database", demo, "print", "inspection_sheet", number, "--out", file).code == 0
    assert number in text_of(file)


def test_a_loan_slip_is_printed_as_it_was_issued(aftercare: Command, demo: Path, tmp_path: Path) -> None:
    listed = aftercare("--database", demo, "list", "loans", "--limit", 1, "--where", "state=lent").out
    number = next(cell for row in csv.reader(io.StringIO(listed)) for cell in row if cell.startswith("BY-"))
    first, second = tmp_path / "first.pdf", tmp_path / "second.pdf"
    for file in (first, second):
        done = aftercare("--database", demo, "print", "loan_slip", number, "--out", file)
        assert done.code == 0, done.err
        assert number in text_of(file)
    assert "补打" not in text_of(first)
    assert "补打" in text_of(second)
    assert aftercare("--database", demo, "print", "loan_slip", "BY-XX-2611-9999", "--out", first).code != 0


def test_a_swap_note_is_issued_by_its_first_print(aftercare: Command, demo: Path, tmp_path: Path) -> None:
    listed = aftercare("--database", demo, "list", "returned_parts", "--limit", 1, "--where", "outcome=replaced").out
    number = next(cell for row in csv.reader(io.StringIO(listed)) for cell in row if cell.startswith("FX-"))
    first, second = tmp_path / "first.pdf", tmp_path / "second.pdf"
    for file in (first, second):
        done = aftercare("--database", demo, "print", "swap_note", number, "--out", file)
        assert done.code == 0, done.err
        assert number in text_of(file)
    assert "补打" not in text_of(first)
    assert "补打" in text_of(second)


def test_the_sheet_of_a_stock_take_is_kept_by_its_first_print(aftercare: Command, demo: Path, tmp_path: Path) -> None:
    listed = aftercare("--database", demo, "list", "stock_takes", "--limit", 1, "--where", "state=open").out
    number = next(cell for row in csv.reader(io.StringIO(listed)) for cell in row if cell.startswith("PD-"))
    first, second = tmp_path / "first.pdf", tmp_path / "second.pdf"
    for file in (first, second):
        done = aftercare("--database", demo, "print", "stock_take_sheet", number, "--out", file)
        assert done.code == 0, done.err
        assert number in text_of(file)
    assert "补打" not in text_of(first)
    assert "补打" in text_of(second)


@pytest.mark.parametrize("given", [("expiry_notice", "HT-XX-2611-9999"), ("inspection_sheet", "XJ-XX-2611-9999"),
                                   ("service_voucher", "FW-XX-2611-9999"), ("service_record", "JX-XX-2611-9999"),
                                   ("service_voucher", "nonsense"), ("service_voucher", "")])  # fmt: skip
def test_unknown_numbers_are_refused(aftercare: Command, demo: Path, tmp_path: Path, given: tuple[str, str]) -> None:
    file = tmp_path / "none.pdf"
    aftercare("--database", demo, "print", *given, "--out", file).refused()
    assert not file.exists()


def test_unknown_form_is_wrong_usage(aftercare: Command, tmp_path: Path) -> None:
    done = aftercare("print", "love_letter", "1", "--out", tmp_path / "x.pdf")
    assert done.code == 2
    assert "service_voucher" in done.err


def test_a_paper_that_the_form_does_not_have(aftercare: Command, demo: Path, tmp_path: Path) -> None:
    given = ("service_voucher", "FW-GZ-2611-0001", "--out", tmp_path / "x.pdf", "--paper", "A3")
    assert "A4" in aftercare("--database", demo, "print", *given).refused()


def _printed(*words: str) -> int:
    """`aftercare print` in this process, on the branch that is open."""
    command = import_module("app.cli.print")
    parser = argparse.ArgumentParser()
    command.add_arguments(parser)
    return command.run(parser.parse_args(words), None)


@pytest.mark.usefixtures("branch")
def test_a_form_of_a_complaint_in_both_editions(tmp_path: Path) -> None:
    number = case(a_case("factory_chain")).number
    inside, given = tmp_path / "inside.pdf", tmp_path / "given.pdf"
    assert _printed("complaint_sheet", number, "--out", str(inside), "--edition", "internal") == 0
    assert _printed("complaint_handling_slip", number, "--out", str(given)) == 0
    assert pages_of(inside) == 5
    assert "不得外传" in text_of(inside)
    assert "不得外传" not in text_of(given)
    assert "客户联" in text_of(given)
    logged = [json.loads(line.changes) for line in AuditEntry.select().where(AuditEntry.action == "complaint.print")]
    assert [(one["form"][1], one["edition"][1], one["printer"][1]) for one in logged] == [
        ("complaint_sheet", "internal", "inside.pdf"), ("complaint_handling_slip", "customer", "given.pdf"),
    ]  # fmt: skip
    assert all(one["recipients"][1] for one in logged)


@pytest.mark.usefixtures("branch")
def test_editions_are_of_complaints_only(tmp_path: Path) -> None:
    file = tmp_path / "none.pdf"
    with pytest.raises(UserError, match="no editions"):
        _printed("price_list", "--out", str(file), "--edition", "customer")
    with pytest.raises(UserError, match="no complaint"):
        _printed("complaint_sheet", "GZ-2611-999", "--out", str(file))
    assert not file.exists()


@pytest.mark.usefixtures("branch")
def test_the_sheet_of_a_request_has_a_version_for_what_was_entered_since(
    tmp_path: Path, as_role: Any, monkeypatch: Any
) -> None:
    monkeypatch.setitem(RENDERERS, "exchange_request", lambda content, paper, marks: render_content(
        "exchange_request", content, paper, reprint=marks.reprint, void=marks.is_void))  # fmt: skip
    asked = exchange_requests.request(office="佛山分公司", goods="交换机", cause="misuse", wants="return").result
    row = ExchangeRequest.get_by_id(asked)
    first, again, later = (tmp_path / f"{name}.pdf" for name in ("first", "again", "later"))
    for file in (first, again):
        assert _printed("exchange_request", row.number, "--out", str(file)) == 0
    with as_role("supervisor"):
        exchange_requests.decide(asked, seen_version=row.row_version, decision="agreed", reason="符合规定")
    assert _printed("exchange_request", row.number, "--out", str(later)) == 0
    assert ["补打" in text_of(file) for file in (first, again, later)] == [False, True, False]
    assert ["第2版" in text_of(file).replace(" ", "") for file in (first, again, later)] == [False, False, True]
    assert [(one.version, one.prints) for one in exchange_sheets.versions(asked)] == [(2, 1), (1, 2)]


@pytest.mark.usefixtures("branch")
def test_what_was_printed_of_a_stock_take_is_what_was_written(tmp_path: Path, monkeypatch: Any) -> None:
    """Somebody else issues the next version while the file is being written."""
    monkeypatch.setitem(RENDERERS, stock_take_papers.FORM, lambda content, paper, marks: render_content(
        stock_take_papers.FORM, content, paper, reprint=marks.reprint, void=marks.is_void))  # fmt: skip
    receive(make())
    take = stock_takes.begin(place=STORE, note="").result
    command = import_module("app.cli.print")
    write = command._keep

    def meanwhile(file: Path, pdf: bytes) -> None:
        write(file, pdf)
        found = stock_take_file.file(take)
        counts = [stock_takes.Counted(line.id, 10, "") for line in found.lines]
        stock_takes.enter(take, seen_version=found.row_version, counts=counts)
        stock_take_papers.issue(take)

    monkeypatch.setattr(command, "_keep", meanwhile)
    assert _printed(stock_take_papers.FORM, stock_take_file.file(take).number, "--out", str(tmp_path / "a.pdf")) == 0
    assert [(one.version, one.prints) for one in stock_take_papers.versions(take)] == [(2, 0), (1, 1)]


@pytest.mark.usefixtures("branch")
def test_the_note_of_a_lost_receipt_is_issued_by_its_first_print(tmp_path: Path, monkeypatch: Any) -> None:
    for form in ("take_back_receipt", "receipt_loss_note"):
        monkeypatch.setitem(RENDERERS, form, lambda content, paper, marks, form=form: render_content(
            form, content, paper, reprint=marks.reprint, void=marks.is_void))  # fmt: skip
    customer_id = customers.create(name="海珠图书馆").result
    call_id = service_calls.register(
        customer_id=customer_id, reporter="张经理", phone="020 1", fault_text="死机"
    ).result
    brought = BroughtIn([take_back_receipts.Item("遥控器", serial="YK-2")])
    made = service_call_take_back.bring_in(call_id, seen_version=1, brought=brought).result
    number = TakeBackReceipt.get_by_id(made).number
    first, again = tmp_path / "first.pdf", tmp_path / "again.pdf"
    for file in (first, again):
        assert _printed("receipt_loss_note", number, "--out", str(file), "--paper", "A4") == 0
    assert ["补打" in text_of(file) for file in (first, again)] == [False, True]
    assert [(one.version, one.prints) for one in receipt_loss_notes.versions(made)] == [(1, 2)]


@pytest.mark.usefixtures("branch")
def test_papers_of_a_settlement_as_they_were_issued(tmp_path: Path, as_role: Any, monkeypatch: Any) -> None:
    for form in ("return_slip", "allowance_certificate"):
        monkeypatch.setitem(RENDERERS, form, lambda content, paper, marks, form=form: render_content(
            form, content, paper, reprint=marks.reprint, void=marks.is_void))  # fmt: skip
    case_id, (back, money) = executing(("return", {}), ("allowance", {}))
    slip = a_slip(case_id, back)
    paid = sales_certificates.allow(
        case_id, settlement_id=money, goods="电源", original_price=1000, amount=100, reason="色差",
        invoice_number="25337",
    ).result  # fmt: skip
    with pytest.raises(UserError, match="made with the approval"):
        _printed("return_slip", "TH-GZ01-2611-0001", "--out", str(tmp_path / "none.pdf"))
    with as_role("approver"):
        return_slips.approve(slip, seen_version=ReturnSlip.get().row_version)
        sales_certificates.approve(paid, seen_version=SalesCertificate.get().row_version)
    four, two, again = (tmp_path / f"{name}.pdf" for name in ("four", "two", "again"))
    numbers = ReturnSlip.get().number, SalesCertificate.get().number
    assert _printed("return_slip", numbers[0].lower(), "--out", str(four)) == 0
    assert _printed("allowance_certificate", numbers[1], "--out", str(two)) == 0
    assert _printed("return_slip", numbers[0], "--out", str(again)) == 0
    assert pages_of(four) == 4
    assert pages_of(two) == 2
    assert "补打" in text_of(again)
    assert "补打" not in text_of(four)
    with pytest.raises(UserError, match="no paper"):
        _printed("sales_return_certificate", numbers[1], "--out", str(two))
