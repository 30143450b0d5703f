"""The month's report: gathered whole or not at all, closed, drawn again with the same figures, adjusted later."""

from __future__ import annotations

import json
import shutil
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from app.core import clock
from app.core.errors import Cancelled, NotPermitted, UserError
from app.core.progress import Silent
from app.documents._plain import texts
from app.models import database
from app.models.customer import Customer
from app.models.month_closing import MonthAdjustment, MonthClosing
from app.models.service_call import ReturnVisit
from app.reports import _month_files, _month_report
from app.reports._month_report import Draft, gather, since_closing
from app.services import customers, month_closings, paper_content
from app.services import session as sessions


class Counted(Silent):
    """Keeps what was reported; stops when so many steps are done."""

    def __init__(self, stop_at: int = -1) -> None:
        super().__init__()
        self.said: list[tuple[int, int]] = []
        self._stop_at = stop_at

    def report(self, done: int, total: int, text: str = "") -> None:
        self.said.append((done, total))
        if done == self._stop_at:
            self.cancel()
        super().report(done, total, text)


def visits(month: int, done: int, due: int, first: int = 0) -> None:
    """So many visits were due in a month of 2026, so many of them done."""
    customer = Customer.get()
    for place in range(first, first + due):
        is_done = place - first < done
        moment = datetime(2026, month, 5, 2, 0, tzinfo=UTC)
        ReturnVisit.create(
            number=f"HF-{month:02}-{place:03}", customer=customer, customer_name=customer.name,
            due_on=date(2026, month, 5), state="done" if is_done else "due", done_at=moment if is_done else None,
            satisfaction=5 if is_done else None, answer="rated" if is_done else "", created_at=moment,
            changed_at=moment,
        )  # fmt: skip


@pytest.fixture
def autumn(branch: Any, frozen_clock: Any) -> Any:
    """September: 8 of 10 visits done. October: 57 of 60. The supervisor acts, on 20 November 2026."""
    customers.create(name="珠江设备厂")
    visits(9, 8, 10)
    visits(10, 57, 60)
    sessions.begin(branch.sessions["supervisor"])
    return branch


def figure(draft: Draft, name: str) -> dict[str, Any]:
    return next(one for one in draft.content["figures"] if one["name"] == name)


def close(month: str, **more: Any) -> Draft:
    draft = gather(month)
    _month_report.close(draft, draft.sentences, **more)
    return draft


def test_figures_beside_the_month_before_and_the_year_before(autumn: Any) -> None:
    draft = gather("2026-10")
    rate = figure(draft, "visit_rate")
    assert (rate["top"], rate["bottom"], rate["value"], rate["words"]) == (57, 60, 9_500, "95.00 %")
    assert (rate["before"], rate["before_words"]) == ({"top": 8, "bottom": 10, "value": 8_000}, "80.00 %")
    assert (rate["change"], rate["year_words"], rate["year_change"]) == ("+15.00 points", "–", "–")
    assert rate["year_before"]["value"] is None, "nothing to divide by is no 0 %"
    assert draft.content["month"] == "2026-10"
    assert [one["code"] for one in draft.content["figures"]][:1] == ["K1"]
    trend = next(one for one in draft.content["charts"] if one["title"] == "Visit rate")
    assert [part["shown"] for part in trend["parts"]] == ["–", "–", "–", "–", "80.00 %", "95.00 %"]
    assert [part["label"] for part in trend["parts"]][-1] == "2026-10"
    assert any(one == "Visit rate improved: up from 80.00 % to 95.00 % (+15.00 points)." for one in draft.sentences)


def test_a_month_without_records(autumn: Any) -> None:
    draft = gather("2020-02")
    assert figure(draft, "visit_rate")["words"] == "–"
    assert not any("%" in one["words"] and one["bottom"] == 0 for one in draft.content["figures"])
    assert 1 <= len(draft.sentences) <= 3
    assert _month_files.draft_pdf(draft, draft.sentences).startswith(b"%PDF")


@pytest.mark.parametrize("month", ["2026-13", "month", ""])
def test_a_month_that_is_no_month(autumn: Any, month: str) -> None:
    with pytest.raises(UserError) as refusal:
        gather(month)
    assert refusal.value.field == "month"


def test_a_month_to_come(autumn: Any) -> None:
    with pytest.raises(UserError) as refusal:
        gather("2026-12")
    assert (refusal.value.field, refusal.value.text) == ("month", "2026-12 has not begun yet.")
    assert gather("2026-11").month == "2026-11", "a month that is not over can be looked at"


def test_who_may_look(autumn: Any, as_role: Any) -> None:
    for role in ("representative", "technician", "administrator"):
        with as_role(role), pytest.raises(NotPermitted):
            gather("2026-10")
    with as_role("approver"):
        draft = gather("2026-10")
        with pytest.raises(NotPermitted):
            _month_report.close(draft, draft.sentences)
    assert not MonthClosing.select().exists()


def test_stopped_half_way_nothing_is_left(autumn: Any, tmp_path: Path) -> None:
    heard = Counted()
    draft = gather("2026-10", heard)
    total = heard.said[-1][1]
    assert heard.said[-1] == (total, total)
    assert [done for done, _total in heard.said] == sorted(done for done, _total in heard.said)
    written = database.scalar("SELECT COUNT(*) FROM audit_entry")
    for stop in (0, total // 2, total):
        with pytest.raises(Cancelled):
            gather("2026-10", Counted(stop))
    for stop in (0, 1):
        with pytest.raises(Cancelled):
            _month_files.write_draft(draft, draft.sentences, tmp_path / ".", Counted(stop))
    assert not list(tmp_path.glob("month-report*"))
    assert not list(tmp_path.glob(".month*"))
    assert database.scalar("SELECT COUNT(*) FROM audit_entry") == written
    assert not MonthClosing.select().exists()


def test_a_closed_month_is_drawn_again_as_it_was(autumn: Any, tmp_path: Path) -> None:
    draft = close("2026-10")
    first = _month_files.closed_pdf("2026-10")
    said = texts(paper_content.content("month_report", "2026-10"))
    ReturnVisit.update(state="done").where(ReturnVisit.state == "due").execute()
    visits(10, 5, 5, first=200)
    assert figure(gather("2026-10"), "visit_rate")["value"] == 10_000
    assert texts(paper_content.content("month_report", "2026-10")) == said
    assert _month_files.closed_pdf("2026-10") == first, "byte by byte: nothing is read anew"
    found = month_closings.closed("2026-10")
    assert found is not None
    assert found.content == draft.content
    paths = _month_files.write_closed(found, tmp_path)
    assert [path.name for path in paths] == [
        f"month-report-2026-10-{draft.fingerprint}{end}" for end in (".pdf", ".xlsx")
    ]
    assert paths[0].read_bytes() == first


def test_what_comes_out_differently_is_an_adjustment_of_the_next_report(autumn: Any) -> None:
    close("2026-09")
    assert gather("2026-10").adjustments == ()
    ReturnVisit.update(state="done").where(ReturnVisit.number == "HF-09-009").execute()
    later = {one.indicator: one for one in since_closing("2026-09")}
    assert later["visit_rate"].differs
    assert (later["visit_rate"].reported.value, later["visit_rate"].now.value) == (8_000, 9_000)
    draft = gather("2026-10")
    assert figure(draft, "visit_rate")["before"]["value"] == 8_000, "as it was reported"
    (line,) = [one for one in draft.content["adjustments"] if one["indicator"] == "visit_rate"]
    assert (line["month"], line["before_words"], line["after_words"]) == ("2026-09", "80.00 %", "90.00 %")
    explained = draft.with_reasons({("2026-09", "visit_rate"): "补录一次回访"})
    assert explained.fingerprint == draft.fingerprint
    _month_report.close(explained, explained.sentences)
    row = MonthAdjustment.get(MonthAdjustment.indicator == "visit_rate")
    assert (row.month, row.reason, MonthClosing.get_by_id(row.closing_id).month) == (
        "2026-09",
        "补录一次回访",
        "2026-10",
    )
    assert "补录一次回访" in texts(paper_content.content("month_report", "2026-10"))
    with clock.set_to(datetime(2026, 12, 3, tzinfo=UTC)):
        assert gather("2026-11").adjustments == (), "reported once"
        assert month_closings.reported("2026-09")["visit_rate"]["value"] == 9_000


def test_a_report_of_a_month_that_is_not_closed_cannot_be_printed_as_one(autumn: Any) -> None:
    with pytest.raises(UserError) as refusal:
        paper_content.content("month_report", "2026-10")
    assert refusal.value.text == "2026-10 is not closed."
    with pytest.raises(UserError):
        since_closing("2026-10")
    for subject in ("", "2026-99"):
        with pytest.raises(UserError):
            paper_content.content("month_report", subject)


def test_after_an_older_backup_was_restored_the_paper_is_noticed(autumn: Any, tmp_path: Path) -> None:
    if database.engine() != "sqlite":
        pytest.skip("a server is backed up by its own means")
    file, backup = Path(database.location()), tmp_path / "before.aftercare"
    database.close_database()
    shutil.copy(file, backup)
    database.open_database(file)
    paper = close("2026-10").fingerprint
    found = month_closings.closed("2026-10")
    assert found is not None
    _month_files.write_closed(found, tmp_path)
    database.close_database()
    shutil.copy(backup, file)
    database.open_database(file)
    assert month_closings.closed("2026-10") is None, "it is not closed here"
    with pytest.raises(UserError, match="is not closed"):
        _month_files.closed_pdf("2026-10")
    assert gather("2026-10").fingerprint == paper, "the same rows, the same paper"
    ReturnVisit.update(state="done").where(ReturnVisit.state == "due").execute()
    draft = gather("2026-10")
    assert draft.fingerprint != paper
    with pytest.raises(UserError) as refusal:
        _month_files.refuse_other_papers(tmp_path, "2026-10", draft.fingerprint)
    assert refusal.value.field == "paper"
    assert paper in refusal.value.text
    with pytest.raises(UserError, match=paper):
        _month_report.close(draft, draft.sentences, paper=paper)
    _month_report.close(draft, draft.sentences, paper=paper, replaces=True)
    assert month_closings.closed("2026-10") is not None


def test_files_are_exports(autumn: Any, as_role: Any, tmp_path: Path) -> None:
    draft = gather("2026-10")
    with as_role("approver"), pytest.raises(NotPermitted):
        _month_files.write_draft(draft, draft.sentences, tmp_path)
    with pytest.raises(UserError) as refusal:
        _month_files.write_draft(draft, draft.sentences, tmp_path / "nowhere")
    assert refusal.value.field == "to"
    paths = _month_files.write_draft(draft, draft.sentences, tmp_path)
    assert [path.name for path in paths] == [f"month-report-2026-10-draft{end}" for end in (".pdf", ".xlsx")]
    told = database.query(
        "SELECT changes FROM audit_entry WHERE action = 'export.ledger' AND kind = 'ledger' ORDER BY id"
    )
    assert [json.loads(changes)["file_name"][1] for (changes,) in told] == [path.name for path in paths]


def test_what_cannot_be_said_of_a_month_is_left_out(autumn: Any) -> None:
    found = {one["name"] for one in gather("2026-10").content["figures"]}
    assert {"visit_rate", "satisfaction", "data_accuracy"} <= found
    assert not {"cost_control", "data_quality", "device_data_quality"} & found, (
        "typed for a quarter; of this moment whatever the month"
    )


def test_what_stands_today_is_never_an_adjustment(autumn: Any) -> None:
    close("2026-09")
    work = {one.indicator for one in since_closing("2026-09")}
    assert "visit_rate" in work
    assert not {"calls_open", "charges_open"} & work
