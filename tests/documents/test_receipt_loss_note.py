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


@pytest.mark.parametrize("paper", form.PAPERS)
def test_what_comes_back_and_what_stays(opened: Callable[[bytes], Any], paper: str) -> None:
    def text(*whereto: str, **more: Any) -> str:
        items = tuple(form.LostThing("话筒", f"FX-{place}", whereto=words) for place, words in enumerate(whereto))
        return "".join(opened(form.render(replace(form.sample(), items=items, **more), paper=paper).pdf).text().split())

    parted = text("本次领回", "留修", "留修", new_receipts="SJ-HZ01-2611-0019", version=2)
    for words in ("本次领回1件，留修2件", "SJ-HZ01-2611-0019", "凭新收据领取", "第2版"):
        assert words in parted
    whole = text("本次领回", "本次领回")
    assert "本次领回" in whole
    assert "凭本声明领回" in whole
    assert "留修" not in whole
    assert "新收据" not in whole
    scrapped = text("本次领回", "报废")
    assert "注明“本次领回”的物品" in scrapped
    assert "注明“报废”的经我方同意不再领回" in scrapped
    assert "留修" not in scrapped
    by_hand = text("", "")
    assert by_hand.count("留修") == 1 + 2, "in the statement, and beside each thing"
    assert "凭新收据领取" in by_hand


def test_what_is_known_of_the_signature_is_printed(opened: Callable[[bytes], Any]) -> None:
    signed = replace(form.sample(), signed_by="沈怡", signed_on=form.sample().issued_on)
    assert "沈怡2026-11-22" in opened(form.render(signed).pdf).text().replace(" ", "")
