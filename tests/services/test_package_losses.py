"""A lost stick on record: what must be said, corrected, found again; supervisors only."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest

from app.core.errors import ChangedMeanwhile, NotPermitted, UserError
from app.services import history, package_losses, package_runs
from app.services import session as sessions

SAID = {
    "lost_on": date(2026, 11, 20), "lost_by": "林晓梅", "where": "出租车上", "told": "何伟", "note": "已通知总公司",
}  # fmt: skip


@pytest.fixture(autouse=True)
def _supervisor(branch: Any, frozen_clock: object) -> Iterator[None]:
    with sessions.acting_as(branch.sessions["supervisor"]):
        yield


def made() -> int:
    run = package_runs.begin(purpose="月报", ledgers=("customers",), formats=("xlsx",)).result
    package_runs.verified(run_id=run, digest="ab" * 32, rows=5, files=3, size=100)
    return run


def test_what_is_said_stands_beside_the_package_and_in_the_history() -> None:
    run = made()
    package_losses.report(run, **SAID)
    loss = package_runs.entry(run).loss
    assert loss is not None
    assert (loss.lost_on, loss.lost_by, loss.where, loss.told, loss.note) == tuple(SAID.values())
    assert loss.reported_by == "周建国"
    labels = {one.label for one in history.of("package_run", run)[0].changes}
    assert {"Stick lost on", "Lost by", "Lost where", "Who was told"} <= labels
    package_losses.report(run, **{**SAID, "told": "何伟、周建国"})
    corrected = package_runs.entry(run).loss
    assert corrected is not None
    assert (corrected.told, corrected.reported_at) == ("何伟、周建国", loss.reported_at)


@pytest.mark.parametrize(
    ("field", "value"),
    [("lost_on", None), ("lost_on", date(2020, 1, 1)), ("lost_on", date(2099, 1, 1)), ("lost_by", " "), ("where", ""),
     ("told", "")],
)  # fmt: skip
def test_what_is_missing_is_named(field: str, value: object) -> None:
    run = made()
    with pytest.raises(UserError) as said:
        package_losses.report(run, **{**SAID, field: value})
    assert said.value.field == field
    assert package_runs.entry(run).loss is None


def test_a_package_that_never_was_on_a_stick_cannot_be_lost() -> None:
    run = package_runs.begin(purpose="月报", ledgers=("customers",), formats=("xlsx",)).result
    with pytest.raises(UserError, match="never finished"):
        package_losses.report(run, **SAID)


def test_found_again() -> None:
    run = made()
    with pytest.raises(UserError, match="not on record as lost"):
        package_losses.found_again(run, reason="x")
    package_losses.report(run, **SAID)
    version = package_runs.entry(run).row_version
    with pytest.raises(UserError):
        package_losses.found_again(run, reason=" ")
    with pytest.raises(ChangedMeanwhile):
        package_losses.found_again(run, reason="抽屉里", seen_version=version - 1)
    package_losses.found_again(run, reason="抽屉里", seen_version=version)
    assert package_runs.entry(run).loss is None
    assert history.of("package_run", run)[0].reason == "抽屉里"


def test_supervisors_only(branch: Any) -> None:
    run = made()
    with sessions.acting_as(branch.sessions["representative"]), pytest.raises(NotPermitted):
        package_losses.report(run, **SAID)
