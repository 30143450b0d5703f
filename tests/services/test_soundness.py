"""The check behind the window and the one the administrator asks for."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from app.core.errors import Cancelled, NotPermitted
from app.core.progress import Silent
from app.models import attachment_store, database
from app.services import customers, soundness


def ignored(interrupt: Callable[[], object]) -> None:
    """Nobody stops it."""


def test_a_sound_branch(branch: Any, as_role: Any) -> None:
    assert soundness.check_in_passing(Silent(), ignored) == []
    with as_role("administrator"):
        assert soundness.check(Silent(), ignored) == []


def test_the_check_that_was_due_is_made_once(branch: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(database, "_check_is_due", True)
    assert soundness.is_due()
    soundness.check_in_passing(Silent(), ignored)
    assert not soundness.is_due()


def test_after_a_bad_end_more_is_looked_at(branch: Any, as_role: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    database.execute("DELETE FROM staff_search")
    assert soundness.check_in_passing(Silent(), ignored) == [], "in passing only pages are read"
    monkeypatch.setattr(database, "_ended_badly", True)
    (text,) = soundness.check_in_passing(Silent(), ignored)
    assert "staff" in text


def test_after_a_bad_end_unfinished_files_are_cleared_away(branch: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    sha256, size = attachment_store.keep(b"scan")
    left = attachment_store.store_folder() / "half.part"
    left.write_bytes(b"sc")
    soundness.check_in_passing(Silent(), ignored)
    assert left.exists(), "somebody may be writing it"
    monkeypatch.setattr(database, "_ended_badly", True)
    soundness.check_in_passing(Silent(), ignored)
    assert not left.exists()
    assert attachment_store.is_whole(sha256, size, thorough=True)


def test_a_search_index_that_lacks_rows_is_built_anew(branch: Any, as_role: Any) -> None:
    database.execute("DELETE FROM staff_search")
    with as_role("administrator"):
        (text,) = soundness.check(Silent(), ignored)
        assert soundness.is_curable(text)
        soundness.rebuild_index(Silent())
        assert soundness.check(Silent(), ignored) == []
    with pytest.raises(NotPermitted):
        soundness.rebuild_index(Silent())


def test_it_can_be_stopped(branch: Any, as_role: Any) -> None:
    progress = Silent()
    interrupts: list[Callable[[], object]] = []
    progress.cancel()
    with as_role("administrator"), pytest.raises(Cancelled):
        soundness.check(progress, interrupts.append)
    for interrupt in interrupts:
        interrupt()


def test_only_the_administrator_asks_for_it(branch: Any) -> None:
    with pytest.raises(NotPermitted):
        soundness.check(Silent(), ignored)


@pytest.mark.parametrize(
    ("step", "said"),
    [
        (timedelta(minutes=-1), ""),
        (timedelta(days=2, hours=23), ""),
        (timedelta(minutes=-3), "Set the clock right"),
        (timedelta(days=-400), "Set the clock right"),
        (timedelta(days=4), "If it is wrong"),
    ],
)
def test_a_clock_that_may_be_wrong_is_told(branch: Any, frozen_clock: Any, step: timedelta, said: str) -> None:
    assert soundness.clock_doubt() == "", "nothing was entered yet"
    customers.create(name="远大印刷")
    frozen_clock(step)
    assert (said in soundness.clock_doubt()) if said else soundness.clock_doubt() == ""
