"""The repair tag: one card a thing with its code, and nothing that points to an annex it does not have."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from app.documents import repair_tag as form


def tags(count: int, **words: str) -> form.TagData:
    first = form.sample().tags[1]
    made = tuple(replace(first, number=f"FX-HZ01-2611-{place:04d}", **words) for place in range(1, count + 1))
    return replace(form.sample(), tags=made)


@pytest.mark.parametrize(("paper", "each"), [("A5", 1), ("A4", 2)])
@pytest.mark.parametrize("count", [1, 12, 60])
def test_every_card_has_its_code(opened: Callable[[bytes], Any], paper: str, each: int, count: int) -> None:
    read = opened(form.render(tags(count), paper=paper).pdf)
    assert len(read) == -(-count // each)
    found = {text for page in range(len(read)) for _, text in read.codes(page, 150)}
    assert found == {f"FX-HZ01-2611-{place:04d}" for place in range(1, count + 1)}


@pytest.mark.parametrize("paper", form.PAPERS)
def test_a_card_that_is_too_small_names_the_ledger(opened: Callable[[bytes], Any], paper: str) -> None:
    names = ("customer", "item", "model", "serial", "accessories", "condition", "fault", "cause", "work", "parts")
    data = tags(2, **dict.fromkeys(names, "电源适配器、遥控器、" * 40))
    read = opened(form.render(data, paper=paper).pdf)
    assert "附页" not in read.text()
    assert "全文见台帐" in read.text()
    assert len(read) == (2 if paper == "A5" else 1)
