"""Who sees telephone numbers masked finds none anywhere: not in a ledger, record, page, search, report or paper."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication

from app.core.errors import AftercareError, NotPermitted
from app.domain import permissions
from app.ledgers._catalogue import all_ledgers
from app.ledgers._source import LedgerState, open_source
from app.models import database
from app.models.organisation import User
from app.models.tables import ALL_TABLES
from app.reports import _catalogue as reports
from app.services import _masking, customer_file, finding, history, issuing, paper_content, timeline
from app.services import session as sessions
from app.services.session import Session
from app.ui.desk import Desk
from app.ui.record_window import RecordWindow
from app.ui.records import all_records
from app.ui.settings import LocalSettings
from app.ui.workplace import Workplace, tabs_for
from tests.ui import masked_branch
from tests.ui.masked_branch import CANARY, IDENTITY

ROLES = ("technician", "administrator", "representative")
_LEAST_COLUMNS = 300


@pytest.fixture(scope="module")
def spiked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("masked") / "branch.aftercare"
    from app.core import clock
    from tests.conftest import MOMENT

    with clock.set_to(MOMENT):
        assert masked_branch.write(file, 150) >= _LEAST_COLUMNS
    return file


@pytest.fixture(params=ROLES)
def masked(request: Any, spiked: Path, tmp_path: Path, frozen_clock: object) -> Iterator[Session]:
    """A person of a masked role at work; the representative is one by the setting."""
    file = tmp_path / "branch.aftercare"
    file.write_bytes(spiked.read_bytes())
    database.open_database(file)
    database.execute("DELETE FROM branch_setting WHERE key = ?", (_MASKED := _masking.MASKED_ROLES,))
    database.execute("INSERT INTO branch_setting (key, value) VALUES (?, ?)", (_MASKED, json.dumps(list(ROLES))))
    user = User.get(User.role == request.param)
    staff = database.scalar("SELECT id FROM staff WHERE user_id = ?", (user.id,)) or 0
    if staff:
        database.execute("UPDATE service_call SET is_open = ? WHERE technician_id = ?", (False, staff))
    _masking.changed()
    who = Session(user.id, user.name, user.full_name, user.role, staff)
    sessions.begin(who)
    assert _masking.is_masked()
    yield who
    sessions.begin(None)
    database.close_database()


def leaks(text: str) -> list[str]:
    """Where a number stands, with what is around it."""
    found = []
    for canary in (CANARY, IDENTITY):
        at = text.find(canary)
        while at >= 0 and len(found) < 20:
            found.append(text[max(0, at - 90) : at + 30])
            at = text.find(canary, at + 1)
    return found


def test_no_ledger_shows_a_number(masked: Session) -> None:
    seen, found = 0, {}
    for name, ledger in all_ledgers().items():
        if not permissions.allowed(masked.role, ledger.permission, own=True):
            continue
        for view in ledger.views:
            columns = tuple(one.name for one in ledger.columns)
            try:
                source = open_source(ledger, LedgerState(view=view.name, columns=columns))
            except NotPermitted:
                continue
            text = repr([row.values for row in source.page(0, 40)]) + repr(list(source.table(limit=40).rows))
            seen += "139****1234" in text
            if leaks(text):
                found[name, view.name] = leaks(text)[:3]
    assert not found
    assert seen > 10


def test_no_search_history_or_report_says_a_number(masked: Session) -> None:
    text = repr(
        [finding.find_anything(CANARY, 60), finding.find_callers(CANARY, 60), finding.find_anything("公司", 60)]
    )
    customers = [row_id for (row_id,) in database.query("SELECT id FROM customer ORDER BY id LIMIT 6")]
    for row_id in customers:
        text += repr([customer_file.customer_file(row_id), timeline.for_customer(row_id)])
    if permissions.allowed(masked.role, "audit.view"):
        text += repr(history.latest(2_000))
    assert not leaks(text)
    assert "139****1234" in text
    for report in reports.offered():
        result = reports.run(report.name)
        text = repr(result.table()) + repr([result.texts(row) for row in result.rows]) + repr(result.charts)
        assert not leaks(text), report.name


def test_no_paper_shows_a_number(masked: Session) -> None:
    numbers = [""]
    for table in ALL_TABLES:
        if "number" in table._meta.fields:
            kind = table.record_kind()
            numbers += [one for (one,) in database.query(f"SELECT number FROM {kind} ORDER BY id DESC LIMIT 2")]
    drawn: set[str] = set()
    for form in paper_content.providers():
        if form == paper_content.personal_papers.FORM:
            continue
        for number in numbers:
            try:
                content = paper_content.content(form, number)
            except (AftercareError, ValueError):
                continue
            drawn.add(form)
            assert not leaks(repr(content)), form
    assert len(drawn) > 2
    for form, number in database.query("SELECT DISTINCT form, number FROM issued_paper LIMIT 60"):
        kept = issuing.paper_of(form, number)
        assert kept is not None
        assert not leaks(repr(kept)), form


def test_no_record_shows_a_number(masked: Session, qapp: QApplication, prompts: Any, tmp_path: Path) -> None:
    desk, found, shown = Desk(prompts), {}, set()
    for kind, pane in all_records().items():
        ids = [row_id for (row_id,) in database.query(f"SELECT id FROM {kind} ORDER BY id DESC LIMIT 2")]
        for row_id in ids:
            window = RecordWindow(desk, pane, row_id, LocalSettings(tmp_path / "window.ini"))
            text = "\n".join(masked_branch.readable(window))
            if "****" in text:
                shown.add(kind)
            if leaks(text):
                found[kind] = leaks(text)[:4]
            window.deleteLater()
    desk.tasks.shut_down()
    assert not found
    assert len(shown) > (2 if masked.role == "administrator" else 8)
    assert not leaks(repr(prompts.texts))


def test_no_page_shows_a_number(masked: Session, qtbot: Any, qapp: QApplication, prompts: Any) -> None:
    desk, found, shown = Desk(prompts), {}, set()
    place = Workplace(desk)
    qtbot.addWidget(place)
    place.resize(1366, 700)
    place.show()
    for tab in tabs_for(masked.role):
        widget = place.open(tab.name)
        if widget is None:
            continue
        qtbot.waitUntil(lambda: not desk.tasks.running, timeout=20_000)
        qapp.processEvents()
        text = "\n".join(masked_branch.readable(widget))
        if "****" in text:
            shown.add(tab.name)
        if leaks(text):
            found[tab.name] = leaks(text)[:4]
    desk.tasks.shut_down()
    assert not found
    assert len(shown) > (1 if masked.role == "administrator" else 5), shown
    assert not leaks(repr(prompts.texts))
