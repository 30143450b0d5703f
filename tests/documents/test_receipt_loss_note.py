"""The note of a lost receipt: everything on it however many things, the statement and its signature."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from app.documents import receipt_loss_note as form


@pytest.mark.parametrize("paper", form.PAPERS)
@pytest.mark.parametrize("count", [1, 12, 60])
def test_every_thing_is_named_and_the_statement_is_signed(
    opened: Callable[[bytes], Any], paper: str, count: int
) -> None:
    items = tuple(
        form.LostThing(f"𠮷㐂龘话筒{place}", f"FX-HZ01-2611-{place:04d}", "DCS-1021D", f"DC{place:04d}", "SJ-1")
        for place in range(1, count + 1)
    )
    made = form.render(replace(form.sample(), items=items), paper=paper)
    assert made.missing == ()
    read = opened(made.pdf)
    text = read.text()
    for one in items:
        assert text.count(one.number) == 1, one.number
    assert "声明人（客户）签字" in text
    assert "不再作为领取凭证" in text
    assert ("QR Code", form.sample().number) in read.codes(0, 200)


def test_what_is_known_of_the_signature_is_printed(opened: Callable[[bytes], Any]) -> None:
    signed = replace(form.sample(), signed_by="沈怡", signed_on=form.sample().issued_on)
    assert "沈怡2026-11-22" in opened(form.render(signed).pdf).text().replace(" ", "")
