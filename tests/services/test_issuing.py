"""Issued papers: what was issued stays what it was, copies are told apart, tampering is noticed."""

from __future__ import annotations

import json
from datetime import timedelta

import pytest

from app.core.errors import Bug, UserError
from app.models import database
from app.models.voucher import IssuedPaper
from app.services import issuing
from app.services._use_case import UnitOfWork, transact
from app.services.issuing import Marks

ODD = {"客户": "𠮷野😀\u202e\n\t", "空": "", "数": [1, None, True, -0.5], "内": {"b": 1, "a": [{}]}}


@pytest.fixture
def drawn(branch: object, monkeypatch: pytest.MonkeyPatch) -> list[tuple[dict, str, Marks]]:
    """What the renderer of `slip` was asked for; its PDF says the same in words."""
    asked: list[tuple[dict, str, Marks]] = []

    def render(content: dict, paper: str, marks: Marks) -> bytes:
        asked.append((content, paper, marks))
        return json.dumps([content, paper, marks.reprint, marks.is_void], sort_keys=True).encode()

    monkeypatch.setitem(issuing.RENDERERS, "slip", render)
    return asked


def keep(unit: UnitOfWork, number: str = "S-1", content: dict = ODD, paper: str = "A5") -> int:
    row, _ = transact(unit, lambda: issuing.keep(unit, "slip", number, content, paper))
    return row.id


@pytest.fixture
def unit(branch: object, frozen_clock: object) -> UnitOfWork:
    return UnitOfWork("service_voucher.issue", branch.sessions["representative"])  # pyright: ignore[reportAttributeAccessIssue]


def test_the_order_of_fields_makes_no_other_paper() -> None:
    one, two = issuing.frozen({"a": 1, "b": "𠮷"}), issuing.frozen({"b": "𠮷", "a": 1})
    assert one == two
    assert "𠮷" in one[0], "kept as it is read, not escaped"
    assert issuing.frozen({"a": 1, "b": "𠮷 "})[1] != one[1]


def test_odd_content_is_kept_as_it_was_and_drawn_with_its_digest(unit: UnitOfWork, drawn: list) -> None:
    paper = keep(unit)
    kept = issuing.paper_of("slip", "S-1")
    assert kept is not None
    assert kept.content == ODD
    assert drawn[0][0] == {**ODD, "digest": kept.content_sha256}
    assert (kept.paper, kept.issued_by, kept.prints) == ("A5", "desk", ())
    assert issuing.original(paper).pdf == bytes(IssuedPaper.get_by_id(paper).pdf)
    assert len(drawn) == 1, "what is kept is not drawn again"


@pytest.mark.parametrize("paper", ["", "A3", "a4", "A4 ", "241×139.7", "../A4"])
def test_a_paper_that_does_not_exist_is_refused_and_nothing_is_kept(unit: UnitOfWork, drawn: list, paper: str) -> None:
    with pytest.raises(UserError) as refused:
        keep(unit, paper=paper)
    assert refused.value.field == "paper"
    assert drawn == []
    assert IssuedPaper.select().count() == 0


def test_a_form_nobody_draws_is_a_bug(unit: UnitOfWork) -> None:
    with pytest.raises(Bug):
        transact(unit, lambda: issuing.keep(unit, "no_such_form", "X-1", {}, "A4"))
    assert issuing.paper_of("no_such_form", "X-1") is None


def test_a_sheet_that_cannot_be_drawn_leaves_nothing(unit: UnitOfWork, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> bytes:
        raise UserError("no font has this")

    monkeypatch.setitem(issuing.RENDERERS, "slip", refuse)
    with pytest.raises(UserError):
        keep(unit)
    assert IssuedPaper.select().count() == 0


def test_copies_are_counted_and_marked(unit: UnitOfWork, drawn: list) -> None:
    paper = keep(unit)
    first = issuing.copy(paper)
    assert (first.reprint, first.pdf) == (0, issuing.original(paper).pdf)
    transact(unit, lambda: issuing.log_copy(unit, paper, printer="HP 大堂", copies=2))
    for expected in (1, 2):
        again = issuing.copy(paper)
        assert again.reprint == expected
        assert drawn[-1][2] == Marks(expected, False)
        transact(unit, lambda again=again: issuing.log_copy(unit, paper, printer="", reprint=again.reprint))
    kept = issuing.paper_of("slip", "S-1")
    assert kept is not None
    told = [(one.printer, one.copies, one.reprint) for one in kept.prints]
    assert told == [("HP 大堂", 2, 0), ("", 1, 1), ("", 1, 2)]


def test_another_paper_or_a_void_one_is_drawn_anew_from_what_was_frozen(unit: UnitOfWork, drawn: list) -> None:
    paper = keep(unit)
    assert issuing.copy(paper, paper="A4").paper == "A4"
    assert drawn[-1] == ({**ODD, "digest": drawn[0][0]["digest"]}, "A4", Marks(0, False))
    assert issuing.copy(paper, is_void=True).paper == "A5"
    assert drawn[-1][2] == Marks(0, True)


def test_bytes_that_were_not_kept_are_drawn_again_the_same(unit: UnitOfWork, drawn: list) -> None:
    paper = keep(unit)
    before = issuing.original(paper).pdf
    IssuedPaper.update(pdf=b"").where(IssuedPaper.id == paper).execute()
    assert issuing.original(paper).pdf == before
    assert not issuing.altered(paper)


@pytest.mark.parametrize("change", [{"content": "{}"}, {"pdf": b"%PDF-forged"}, {"content_sha256": "0" * 64}])
def test_what_was_altered_is_neither_shown_nor_copied(unit: UnitOfWork, drawn: list, change: dict) -> None:
    paper = keep(unit)
    assert not issuing.altered(paper)
    IssuedPaper.update(**change).where(IssuedPaper.id == paper).execute()
    assert issuing.altered(paper)
    for look in (issuing.original, issuing.copy):
        with pytest.raises(UserError) as refused:
            look(paper)
        assert "S-1" in refused.value.text


def test_a_log_line_lives_and_dies_with_its_transaction(unit: UnitOfWork, drawn: list) -> None:
    paper = keep(unit)

    def fail() -> None:
        issuing.log_copy(unit, paper, printer="x")
        raise UserError("no")

    with pytest.raises(UserError):
        transact(unit, fail)
    kept = issuing.paper_of("slip", "S-1")
    assert kept is not None
    assert kept.prints == ()
    assert issuing.copy(paper).reprint == 0


def test_papers_that_do_not_exist(unit: UnitOfWork, frozen_clock: object) -> None:
    assert issuing.paper_of("slip", "") is None
    for look in (issuing.original, issuing.copy, issuing.altered):
        with pytest.raises(UserError):
            look(0)
    assert database.scalar("SELECT count(*) FROM print_log") == 0
    frozen_clock(timedelta(0))  # pyright: ignore[reportCallIssue]
