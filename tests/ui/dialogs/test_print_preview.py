"""The preview: looking, choosing, printing, saving, and what can go wrong."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from threading import Event, Timer
from typing import Any

import pypdfium2
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter
from PySide6.QtPrintSupport import QPrinter
from pytestqt.qtbot import QtBot

from app.core.errors import EnvironmentFault
from app.documents import service_voucher
from app.ui import printing
from app.ui.desk import PaperChoice
from app.ui.dialogs.print_preview import PrintPreview
from app.ui.dialogs.printer_calibration import PrinterCalibration
from app.ui.pdf_pages import PdfPages
from app.ui.printing import PrinterProfile, Printers
from app.ui.widgets.pdf_view import Zoom


class Memory(dict[str, Any]):
    """What printers remember, in memory."""

    def put(self, key: str, value: Any) -> None:
        self[key] = value


class FilePrinters(Printers):
    """Printers that write PDF files; those in `gone` have been unplugged."""

    def __init__(self, folder: Path, *names: str) -> None:
        self.folder, self.all, self.gone = folder, list(names), set[str]()

    def names(self) -> list[str]:
        return [name for name in self.all if name not in self.gone]

    def open(self, name: str) -> QPrinter:
        if name in self.gone:
            raise EnvironmentFault(f"The printer {name} is gone.", "gone")
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setResolution(100)
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(self.folder / f"{name}.pdf"))
        return printer


@pytest.fixture
def printers(tmp_path: Path) -> FilePrinters:
    """Two printers."""
    return FilePrinters(tmp_path, "Laser", "Needles")


@pytest.fixture
def memory() -> Memory:
    """What printers remember."""
    return Memory()


@pytest.fixture
def preview(qtbot: QtBot, memory: Memory, printers: FilePrinters) -> Callable[..., PrintPreview]:
    """`preview(**options)` shows the sample voucher."""

    def build(**options: Any) -> PrintPreview:
        options.setdefault("printers", printers)
        data = replace(service_voucher.sample(), **options.pop("values", {}))
        made = PrintPreview(service_voucher.render(data).pdf, "FW-1", memory, **options)
        made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
        qtbot.addWidget(made)
        made.show()
        qtbot.waitUntil(lambda: made.printer.count() > 0 or bool(made.strip.message))
        return made

    return build


def test_pages_and_zoom(preview: Callable[..., PrintPreview], qtbot: QtBot) -> None:
    shown = preview()
    assert "1" in shown.page_label.text()
    assert "2" in shown.page_label.text()
    shown.turn(1)
    qtbot.waitUntil(lambda: shown.view.page == 1)
    shown.turn(5)
    assert shown.view.page == 1, "there is no third page"
    assert shown.page_label.text() == "Page 2 of 2"
    shown.zoom(1.25)
    before = shown.view.factor
    assert shown.view.zoom is Zoom.OWN
    shown.zoom(1.25)
    assert shown.view.factor == pytest.approx(before * 1.25)
    for _ in range(30):
        shown.zoom(1.25)
    assert shown.view.factor == 8
    shown.fit_width()
    assert shown.view.zoom is Zoom.WIDTH
    shown.fit_page()
    assert shown.view.zoom is Zoom.PAGE


def test_printing_tells_that_it_went_out(
    preview: Callable[..., PrintPreview], qtbot: QtBot, memory: Memory, tmp_path: Path
) -> None:
    told: list[str] = []
    shown = preview(on_printed=lambda printer, copies: told.append(f"{printer} {copies}"))
    shown.printer.setCurrentText("Needles")
    shown.black.setChecked(True)
    with qtbot.waitSignal(shown.printed, timeout=20_000) as caught:
        qtbot.mouseClick(shown.go, Qt.MouseButton.LeftButton)
        assert not shown.go.isEnabled(), "not twice"
    qtbot.waitUntil(shown.go.isEnabled)
    assert caught.args == ["Needles", 1]
    assert told == ["Needles 1"]
    assert (tmp_path / "Needles.pdf").read_bytes().startswith(b"%PDF")
    assert PrinterProfile.of(memory, "Needles").black_only
    again = preview()
    assert again.printer.currentText() == "Needles", "the last printer comes first"
    assert again.black.isChecked()


def test_a_printer_that_vanished_is_said_and_taken_off_the_list(
    preview: Callable[..., PrintPreview], printers: FilePrinters
) -> None:
    shown = preview()
    printers.gone.add("Laser")
    shown.printer.setCurrentText("Laser")
    shown.print_now()
    assert shown.strip.message is not None
    assert "gone" in shown.strip.message.text
    assert [shown.printer.itemText(index) for index in range(shown.printer.count())] == ["Needles"]
    assert shown.go.isEnabled()


def test_without_a_printer_the_paper_can_still_be_saved(preview: Callable[..., PrintPreview], tmp_path: Path) -> None:
    shown = preview(printers=FilePrinters(tmp_path))
    assert not shown.go.isEnabled()
    assert shown.strip.message is not None
    assert "no printer" in shown.strip.message.text
    assert shown.save_pdf(tmp_path / "paper")
    assert (tmp_path / "paper.pdf").read_bytes().startswith(b"%PDF")
    assert not list(tmp_path.glob("*.part"))


def test_a_folder_that_cannot_be_written_is_said(preview: Callable[..., PrintPreview], tmp_path: Path) -> None:
    shown = preview()
    assert not shown.save_pdf(tmp_path / "missing" / "paper.pdf")
    assert shown.strip.message is not None
    assert "missing is not there any more" in shown.strip.message.text
    (tmp_path / "taken.pdf").mkdir()
    assert not shown.save_pdf(tmp_path / "taken.pdf")
    assert not list(tmp_path.glob("*.part")), "nothing half written stays"


def test_missing_characters_are_shown_before_printing(preview: Callable[..., PrintPreview]) -> None:
    shown = preview(values={"contact": "王😀", "fault": "ก"})
    assert shown.strip.message is not None
    assert "😀 ก" in shown.strip.message.text
    assert shown.strip.message.stays
    assert preview().strip.message is None


def test_gaps_are_noticed_in_papers_joined_by_others(
    preview: Callable[..., PrintPreview], qtbot: QtBot, memory: Memory, printers: FilePrinters
) -> None:
    gap = service_voucher.render(replace(service_voucher.sample(), contact="王😀")).pdf
    whole = pypdfium2.PdfDocument.new()
    part = pypdfium2.PdfDocument(gap)
    whole.import_pages(part)
    out = BytesIO()
    whole.save(out)
    part.close()
    whole.close()
    shown = PrintPreview(out.getvalue(), "joined", memory, printers=printers)
    shown.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(shown)
    assert shown.strip.message is not None
    assert "〓" in shown.strip.message.text


def test_another_paper_is_drawn_anew_and_remembered(
    preview: Callable[..., PrintPreview], qtbot: QtBot, memory: Memory
) -> None:
    drawn: list[str] = []

    def again(paper: str) -> bytes:
        drawn.append(paper)
        return service_voucher.render(service_voucher.sample(), paper=paper).pdf

    choices = (("A4", "A4"), ("A5", "A5"), ("241x139.7", "241"))
    shown = preview(choice=PaperChoice(choices, "A4", again))
    shown.paper.setCurrentIndex(2)
    shown.paper.activated.emit(2)
    assert drawn == ["241x139.7"]
    assert shown._pages.count == 1
    with qtbot.waitSignal(shown.printed, timeout=20_000):
        shown.print_now()
    qtbot.waitUntil(shown.go.isEnabled)
    assert PrinterProfile.of(memory, "Laser").paper == "241x139.7"
    later = preview(choice=PaperChoice(choices, "A4", again))
    assert later.paper.currentData() == "241x139.7", "this printer has that paper in it"
    assert later._pages.count == 1


def test_the_thin_bar_bears_no_words(preview: Callable[..., PrintPreview]) -> None:
    assert not preview().progress.isTextVisible()  # they would be cut to a third


def test_closing_while_printing_stops_the_job(preview: Callable[..., PrintPreview], qtbot: QtBot) -> None:
    shown = preview()
    shown.copies.setValue(20)
    shown.print_now()
    job = shown._job
    assert job is not None
    shown.close()
    assert (job.isFinished(), shown.isVisible()) == (True, False)


@pytest.mark.parametrize("way", ["Esc", "Close", "Stop"])
def test_stopping_says_how_many_pages_had_gone_out(
    preview: Callable[..., PrintPreview], qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, way: str
) -> None:
    told: list[str] = []
    shown = preview(on_printed=lambda printer, copies: told.append(printer))
    shown.copies.setValue(20)
    held, reached = Event(), Event()
    paint = printing._paint

    def slowly(painter: QPainter, pages: PdfPages, page: int, resolution: int, *, black_only: bool) -> None:
        paint(painter, pages, page, resolution, black_only=black_only)
        reached.set()
        held.wait(20)

    monkeypatch.setattr(printing, "_paint", slowly)
    shown.print_now()
    qtbot.waitUntil(reached.is_set)
    if way == "Esc":
        qtbot.keyClick(shown.view, Qt.Key.Key_Escape)
    else:
        (shown.close_button if way == "Close" else shown.stop).click()
    held.set()
    qtbot.waitUntil(lambda: shown._job is None)
    assert shown.isVisible(), "what is said can be read"
    said = shown.strip.message
    assert said is not None
    assert "1 of 40 pages had gone to Laser" in said.text
    assert "not on record" in said.text
    assert told == []
    qtbot.keyClick(shown.view, Qt.Key.Key_Escape)
    assert not shown.isVisible()


def test_what_is_said_to_be_printed_is_closed_at_once(preview: Callable[..., PrintPreview], qtbot: QtBot) -> None:
    shown = preview()
    held = Event()
    shown.print_now()
    job = shown._job
    assert job is not None
    job.printed.connect(lambda: held.wait(20), Qt.ConnectionType.DirectConnection)  # the thread is still on its way out
    with qtbot.waitSignal(shown.printed, timeout=20_000):
        pass
    assert job.isRunning()
    Timer(0.1, held.set).start()
    qtbot.keyClick(shown.view, Qt.Key.Key_Escape)
    assert not shown.isVisible()


def test_a_last_page_that_has_begun_is_printed_and_on_record(
    preview: Callable[..., PrintPreview], qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []
    shown = preview(on_printed=lambda printer, copies: told.append(printer))
    paint = printing._paint

    def slowly(painter: QPainter, pages: PdfPages, page: int, resolution: int, *, black_only: bool) -> None:
        paint(painter, pages, page, resolution, black_only=black_only)
        if page == pages.count - 1:
            shown.stop_printing()

    monkeypatch.setattr(printing, "_paint", slowly)
    shown.print_now()
    qtbot.waitUntil(lambda: shown._job is None)
    assert told == ["Laser"]


def test_calibration_is_kept_and_shown(
    preview: Callable[..., PrintPreview], qtbot: QtBot, memory: Memory, printers: FilePrinters, tmp_path: Path
) -> None:
    shown = preview()
    dialog = PrinterCalibration("Laser", memory, printers, "A5", shown)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(dialog)
    dialog.show()
    assert dialog.paper.currentData() == "A5"
    dialog.right.setValue(1.5)
    dialog.down.setValue(-0.4)
    dialog.print_page()
    qtbot.waitUntil(dialog.test.isEnabled, timeout=20_000)
    assert (tmp_path / "Laser.pdf").exists()
    dialog.accept()
    assert PrinterProfile.of(memory, "Laser").offset_mm == (1.5, -0.4)
    shown._printer_chosen("Laser")
    assert "+1.5" in shown.offset.text()
    assert "-0.4" in shown.offset.text()


def test_a_cancelled_calibration_changes_nothing(qtbot: QtBot, memory: Memory, printers: FilePrinters) -> None:
    dialog = PrinterCalibration("Laser", memory, printers)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(dialog)
    dialog.right.setValue(3)
    dialog.reject()
    assert PrinterProfile.of(memory, "Laser") == PrinterProfile()


def test_a_ledger_is_saved_only_by_who_may(preview: Callable[..., PrintPreview], tmp_path: Path) -> None:
    shown = preview(choice=PaperChoice((), "A4", lambda _: b"", may_save=False))
    assert not shown.save.isVisibleTo(shown)
    assert not shown.save_pdf(tmp_path / "ledger.pdf")
    assert list(tmp_path.glob("ledger*")) == []


@pytest.mark.parametrize("on_record", [True, False])
def test_what_must_be_on_record_is_not_saved_without(
    preview: Callable[..., PrintPreview], tmp_path: Path, on_record: bool
) -> None:
    asked: list[Path] = []
    before = tmp_path / "ledger.pdf"
    before.write_bytes(b"older")

    def saved(path: Path) -> bool:
        asked.append(path)
        return on_record

    drawn = service_voucher.render(service_voucher.sample()).pdf
    shown = preview(choice=PaperChoice((), "A4", lambda _: drawn, saved=saved))
    assert shown.save_pdf(before) is on_record
    assert asked == [before]
    assert (before.read_bytes() == b"older") is not on_record
    assert list(tmp_path.glob("*.part")) == []


def test_a_form_of_the_branch_does_not_follow_the_printer(
    preview: Callable[..., PrintPreview], qtbot: QtBot, memory: Memory
) -> None:
    PrinterProfile("A4").keep(memory, "Laser")
    drawn = service_voucher.render(service_voucher.sample()).pdf
    choices = (("A4-landscape", "across"), ("A4", "upright"))
    shown = preview(choice=PaperChoice(choices, "A4-landscape", lambda _: drawn, follows_printer=False))
    assert shown.paper.currentData() == "A4-landscape"
    with qtbot.waitSignal(shown.printed, timeout=20_000):
        shown.print_now()
    qtbot.waitUntil(shown.go.isEnabled)
    assert PrinterProfile.of(memory, "Laser").paper == "A4", "the printer's own memory is for its paper"


def _choice(form: str, paper: str = "A4") -> PaperChoice:
    drawn = service_voucher.render(service_voucher.sample()).pdf
    return PaperChoice((("A4", "A4"), ("A5", "A5")), paper, lambda _: drawn, form=form)


def test_each_form_remembers_its_printer_and_paper(
    preview: Callable[..., PrintPreview], qtbot: QtBot, memory: Memory
) -> None:
    for form, printer, paper in (("service_voucher", "Needles", 1), ("price_list", "Laser", 0)):
        shown = preview(choice=_choice(form))
        shown.printer.setCurrentText(printer)
        shown.paper.setCurrentIndex(paper)
        with qtbot.waitSignal(shown.printed, timeout=20_000):
            shown.print_now()
        qtbot.waitUntil(shown.go.isEnabled)
    for form, printer, paper in (("service_voucher", "Needles", "A5"), ("price_list", "Laser", "A4")):
        shown = preview(choice=_choice(form))
        assert (shown.printer.currentText(), shown.paper.currentData()) == (printer, paper)
    assert preview(choice=_choice("never_printed")).printer.currentText() == "Laser", "as the last of any form"


def test_the_printer_of_a_form_that_is_gone_is_told_and_another_stands_in(
    preview: Callable[..., PrintPreview], printers: FilePrinters, memory: Memory, qtbot: QtBot
) -> None:
    memory.put("printer/form/service_voucher", {"printer": "Needles", "paper": "A5"})
    printers.gone.add("Needles")
    shown = preview(choice=_choice("service_voucher"))
    qtbot.waitUntil(lambda: shown.strip.message is not None)
    assert shown.strip.message is not None
    assert "“Needles”" in shown.strip.message.text
    assert "“Laser”" in shown.strip.message.text
    assert shown.go.isEnabled(), "the job is not lost"
    with qtbot.waitSignal(shown.printed, timeout=20_000):
        shown.print_now()
    qtbot.waitUntil(shown.go.isEnabled)


def test_a_pdf_that_is_open_elsewhere_is_saved_beside_it(
    preview: Callable[..., PrintPreview], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    recorded = list[str]()
    told = {"saved": lambda path: not recorded.append(path.name)}
    choice = PaperChoice(**{**vars(_choice("price_list")), **told})
    shown = preview(choice=choice)
    monkeypatch.setattr("app.exports._place.is_held", lambda path: path.name == "价格.pdf")
    assert shown.save_pdf(tmp_path / "价格.pdf")
    assert recorded == ["价格 (2).pdf"]
    assert (tmp_path / "价格 (2).pdf").read_bytes().startswith(b"%PDF")
    assert shown.strip.message is not None
    assert "价格.pdf” is open in another program" in shown.strip.message.text
