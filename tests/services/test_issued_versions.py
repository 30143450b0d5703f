"""The versions of a paper that were issued: the latest first, each with its own copies, by full names."""

from __future__ import annotations

from typing import Any

import pytest

from app.models.voucher import IssuedPaper
from app.services import issued_versions, issuing
from app.services._use_case import UnitOfWork, use_case

pytestmark = pytest.mark.usefixtures("branch")


@pytest.fixture(autouse=True)
def _drawn(renderer: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    for form in ("slip", "card"):
        monkeypatch.setitem(issuing.RENDERERS, form, renderer)


@use_case("swap_note.print")
def keep(unit: UnitOfWork, form: str, number: str, version: int = 1) -> IssuedPaper:
    return issuing.keep(unit, form, number, {"number": number}, "A5", version)[0]


@use_case("swap_note.print")
def copied(unit: UnitOfWork, paper_id: int) -> IssuedPaper:
    return issuing.log_copy(unit, paper_id, printer="Laser")


def test_the_latest_first_each_with_its_own_copies() -> None:
    first, second = keep("slip", "A-1").result, keep("slip", "A-1", 2).result
    other = keep("slip", "A-2").result
    keep("card", "A-1")
    for _time in range(2):
        copied(first)
    copied(other)
    found = issued_versions.of("slip", ("A-1",))
    assert [(one.paper_id, one.version, one.prints) for one in found] == [(second, 2, 0), (first, 1, 2)]
    assert {(one.number, one.issued_by) for one in found} == {("A-1", "林晓梅")}
    assert [one.paper_id for one in issued_versions.of("slip", ("A-2", "A-1"))] == [other, second, first]
    assert issued_versions.of("slip", ("A-3",)) == issued_versions.of("slip", ()) == ()
