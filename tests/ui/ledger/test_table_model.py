"""The model: honest to Qt, few pages in memory, in place when it can be."""

from __future__ import annotations

import random
from datetime import UTC, datetime

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from app.core.errors import EnvironmentFault
from app.ledgers import _source
from app.ledgers._catalogue import all_ledgers
from app.ledgers._declaration import Tone
from app.ledgers._reading import LedgerRow, Reading
from app.ledgers._source import LedgerSource, LedgerState, open_source
from app.models import database
from app.ui.ledger import table_model
from app.ui.ledger.cell_texts import CellTexts
from app.ui.ledger.table_model import LedgerModel

REPAIRS = all_ledgers()["repairs"]


def source(view: str = "all", **state: object) -> LedgerSource:
    return open_source(REPAIRS, LedgerState(view=view, **state))  # pyright: ignore[reportArgumentType]


def test_qt_finds_no_fault(rows: None, qapp: object) -> None:
    model = LedgerModel()
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.set_source(source())
    model.set_source(source("cancelled", sort="customer_name"))
    assert model.replace_source(source("cancelled", sort="customer_name"), 0, 10)
    model.set_source(source(search="不存在"))
    assert model.rowCount() == 0
    assert tester.model() is model


def test_rows_are_those_of_the_source(rows: None, qapp: object) -> None:
    model = LedgerModel()
    model.set_source(source())
    whole = source().keys(0, 10_000)
    rng = random.Random(1)
    for _ in range(60):
        row = rng.randrange(model.rowCount())
        assert model.row_id(row) == whole[row]
    assert [model.row_id(-1), model.row_id(model.rowCount())] == [0, 0]
    numbers = dict(database.query("SELECT id, number FROM service_call"))
    assert model.index(7, 0).data() == numbers[whole[7]]
    assert model.rowCount(model.index(0, 0)) == model.columnCount(model.index(0, 0)) == 0


def test_a_long_list_shows_its_first_rows_before_it_is_counted(
    rows: None, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(_source, "ENOUGH", 70)
    model = LedgerModel()
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    whole = source().keys(0, 10_000)
    assert len(whole) > 70
    database.execute("UPDATE service_call SET cause_text = 'counted anew'")
    model.set_source(source())
    assert not model.is_counted
    assert [model.row_id(row) for row in range(model.rowCount())] == whole[:70]
    with qtbot.waitSignal(model.counted):
        pass
    assert model.is_counted
    assert [model.row_id(row) for row in range(model.rowCount())] == whole
    assert tester.model() is model


def test_counting_in_time_is_counting_for_good(rows: None, qapp: object, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(_source, "ENOUGH", 70)
    database.execute("UPDATE service_call SET cause_text = 'counted anew'")
    model = LedgerModel()
    model.set_source(source())
    assert model.rowCount() == 70
    assert model.source
    assert model.source.count() == 300, "somebody else may ask the source meanwhile"
    model.count_on()
    assert model.rowCount() == 300
    assert model.row_id(299)


def test_only_few_pages_are_kept(rows: None, qapp: object, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(table_model, "PAGE", 8)
    monkeypatch.setattr(table_model, "KEPT", 3)
    model = LedgerModel()
    model.set_source(source())
    whole = source().keys(0, 10_000)
    for row in [*range(0, 300, 5), *range(299, 0, -7)]:
        assert model.row_id(row) == whole[row]
    assert len(model._pages) == 3


def test_a_saved_row_is_renewed_in_place(rows: None, qapp: object) -> None:
    model = LedgerModel()
    model.set_source(source())
    resets: list[int] = []
    model.modelReset.connect(lambda: resets.append(1))
    changed: list[tuple[int, int]] = []
    model.dataChanged.connect(lambda first, last: changed.append((first.row(), last.row())))
    place = [column.name for column in model.columns].index("model")
    database.execute("UPDATE service_call SET model = ? WHERE id = ?", ("NEW-1", model.row_id(5)))
    assert model.replace_source(source(), 0, 30)
    assert model.index(5, place).data() == "NEW-1"
    assert (resets, changed) == ([], [(0, 30)])
    database.execute("UPDATE service_call SET received_at = ? WHERE id = ?", ("2030-01-01T00:00:00Z", model.row_id(9)))
    moved = model.row_id(9)
    assert not model.replace_source(source(), 0, 30)
    assert model.row_id(0) == moved
    assert resets == [1]


def test_a_database_that_fails_leaves_blanks_and_says_so_once(
    rows: None, qapp: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    model = LedgerModel()
    model.set_source(source())
    failures: list[Exception] = []
    model.failed.connect(failures.append)

    def gone(*_: object) -> None:
        raise EnvironmentFault("The drive is gone.", "gone")

    monkeypatch.setattr(LedgerSource, "unworded", gone)
    for row in (0, 1, 200, 299):
        assert model.index(row, 0).data() == ""
        assert model.index(row, 0).data(Qt.ItemDataRole.ToolTipRole) == ""
    assert [type(error) for error in failures] == [EnvironmentFault]


def test_rows_that_nobody_looks_at_are_not_worded(rows: None, qapp: object, monkeypatch: pytest.MonkeyPatch) -> None:
    read, word = list[int](), Reading.row

    def noted(reading: Reading, raw: tuple[object, ...], now: datetime) -> LedgerRow:
        read.append(int(str(raw[0])))
        return word(reading, raw, now)

    monkeypatch.setattr(Reading, "row", noted)
    model = LedgerModel()
    model.set_source(source())
    ids = [model.row_id(row) for row in range(40)]
    assert read == []
    assert model.index(3, 0).data()
    assert model.index(3, 1).data()
    assert read == [ids[3]]


def test_rows_that_cannot_be_read_are_blank(rows: None, qapp: object) -> None:
    model = LedgerModel()
    model.set_source(source(columns=("number", "received_at")))
    failures: list[Exception] = []
    model.failed.connect(failures.append)
    database.execute("UPDATE service_call SET received_at = 'never' WHERE id IN (?, ?)", (model.row_id(1), 1))
    model.set_source(source(columns=("number", "received_at"), sort="number"))
    texts = [model.index(row, 0).data() for row in range(model.rowCount())]
    assert 0 < texts.count("") < len(texts), "what was read before stays"
    assert len(failures) == 1


def test_headings_and_alignment(rows: None, qapp: object) -> None:
    model = LedgerModel()
    model.set_source(source(columns=("number", "charge")))
    assert model.headerData(1, Qt.Orientation.Horizontal) == "Charge"
    assert model.headerData(2, Qt.Orientation.Horizontal) is None
    assert model.headerData(0, Qt.Orientation.Vertical) is None
    right = model.index(0, 1).data(Qt.ItemDataRole.TextAlignmentRole)
    assert right & Qt.AlignmentFlag.AlignRight.value
    assert model.data(QModelIndex()) is None


def test_meanings_have_a_word(rows: None, qapp: object) -> None:
    model = LedgerModel()
    model.set_source(source("late_response", columns=("response_due_at",)))
    assert all(model.index(row, 0).data().endswith(" · late") for row in range(model.rowCount()))
    assert not any("late" in line for row in range(model.rowCount()) for line in model.plain_line(row))


def test_what_is_empty_says_its_word_alone(branch: object) -> None:
    column = next(one for one in all_ledgers()["take_back_receipts"].columns if one.name == "signed_by")
    lines = [CellTexts([column]).line(LedgerRow(1, (name,), (Tone.LATE,))) for name in ("", "沈怡")]
    assert lines == [[("unsigned", Tone.LATE)], [("沈怡 · unsigned", Tone.LATE)]]


def test_a_limit_at_midnight_is_shown_as_the_day_that_ends(branch: object, frozen_clock: object) -> None:
    column = next(one for one in all_ledgers()["complaints"].columns if one.name == "close_due_at")
    texts = CellTexts([column])
    for moment, words in (
        (datetime(2026, 11, 25, 16, tzinfo=UTC), "11-25"),
        (datetime(2026, 12, 31, 16, tzinfo=UTC), "12-31"),
        (datetime(2027, 1, 5, 16, tzinfo=UTC), "2027-01-05"),
        (datetime(2026, 11, 25, 4, 30, tzinfo=UTC), "11-25 12:30"),
        (None, ""),
    ):
        assert texts.plain(LedgerRow(1, (moment,), (Tone.NORMAL,))) == [words]
