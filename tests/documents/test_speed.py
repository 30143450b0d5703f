"""The layout may not cost more than drawing by hand allows (CPU time of this process, best of several runs)."""

from __future__ import annotations

import importlib.util
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from types import ModuleType

import pytest

from app.documents import service_voucher
from app.documents.service_voucher import render, render_batch, sample

FIRST = ("第一联 客户联",)


@pytest.fixture(scope="module")
def by_hand() -> ModuleType:
    """The same voucher drawn without layout."""
    spec = importlib.util.spec_from_file_location("by_hand", Path(__file__).with_name("by_hand.py"))
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def best(work: Callable[[], object], runs: int) -> float:
    """The shortest CPU time of several runs in seconds."""
    times = []
    for _ in range(runs):
        begin = time.process_time()
        work()
        times.append(time.process_time() - begin)
    return min(times)


@pytest.mark.parametrize("paper", service_voucher.PAPERS)
def test_one_voucher_costs_at_most_twice_the_canvas(paper: str, by_hand: ModuleType) -> None:
    notes = by_hand.positions(sample(), paper)
    assert len(notes) > 150
    hand = best(lambda: by_hand.one(notes, paper), 9)
    ours = best(lambda: render(sample(), paper=paper, copies=FIRST), 9)
    assert ours <= 2 * hand


def test_many_vouchers_cost_at_most_half_more_than_the_canvas(by_hand: ModuleType) -> None:
    notes = by_hand.positions(sample())
    datas = [replace(sample(), number=f"FW-HZ01-2611-{number:04d}", contact=f"联系人{number}") for number in range(60)]
    values = [{sample().number: data.number, sample().contact: data.contact} for data in datas]
    hand = best(lambda: by_hand.many(notes, values), 2)
    ours = best(lambda: render_batch(datas, copies=FIRST), 2)
    assert ours <= 1.5 * hand
    assert len(render_batch(datas, copies=FIRST).pdf) <= 1.5 * len(by_hand.many(notes, values))
