"""The paper's way back: who still has which voucher, a field for the scanner, a place to drop scans (R048–R050)."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPushButton,
    QSplitter,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from app.core.changes import Changes
from app.core.errors import UserError
from app.core.i18n import translate
from app.services import attachments, scans, voucher_codes, voucher_file
from app.services.scans import ScanPage
from app.services.voucher_codes import VoucherFound
from app.services.voucher_file import OutVoucher, WithTechnician
from app.ui.desk import Desk
from app.ui.dialogs.hand_in import open_hand_in
from app.ui.theme import SPACE, Tone, tone_colour
from app.ui.widgets.empty_state import EmptyState
from app.ui.widgets.search_box import offer_emptying
from app.ui.widgets.section import Row, Section, SmallTable, chip, set_chip
from app.ui.widgets.timeline import moment_text

_ID = Qt.ItemDataRole.UserRole
_KINDS = "*.pdf *.png *.jpg *.jpeg *.tif *.tiff *.bmp"


class DropZone(QFrame):
    """Pictures and PDFs are dropped here, or chosen by a button."""

    def __init__(self, page: PaperReturnPage) -> None:
        super().__init__(page)
        self._page = page
        self.setProperty("role", "card")
        self.setAcceptDrops(True)
        text = QLabel(translate("paper", "Drop scans of signed vouchers here, in any order."), self)
        text.setAlignment(Qt.AlignmentFlag.AlignCenter)
        text.setWordWrap(True)
        hint = QLabel(translate("paper", "Their codes are read; a page is never attached by guessing."), self)
        hint.setProperty("role", "muted")
        hint.setAlignment(Qt.AlignmentFlag.AlignCenter)
        hint.setWordWrap(True)
        choose = QPushButton(translate("paper", "Choose files…"), self)
        choose.setAutoDefault(False)
        choose.clicked.connect(page.choose_scans)
        column = QVBoxLayout(self)
        column.addWidget(text)
        column.addWidget(hint)
        column.addWidget(choose, 0, Qt.AlignmentFlag.AlignHCenter)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Files are welcome."""
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Read what was dropped."""
        event.acceptProposedAction()
        self._page.read_scans([Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()])


class PaperReturnPage(QWidget):
    """Left: vouchers out by technician. Right: scanner field, drop zone, what was read."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._pages: list[ScanPage] = []
        self._kept: set[int] = set()
        self._unnamed = 0
        self.people = QTreeWidget(self)
        self._prepare_tree()
        self.nothing = EmptyState(
            translate("paper", "No voucher is out."), translate("paper", "Every signed paper is back."), "done"
        )
        self.code = QLineEdit(self)
        self.code.setPlaceholderText(translate("paper", "Scan or type the number of a voucher, then Enter"))
        self.code.setAccessibleName(translate("paper", "Voucher code"))
        offer_emptying(self.code)
        self.code.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, False)  # it would swallow what a scanner types
        self.code.returnPressed.connect(self.take_code)
        self.trouble = QLabel(self)
        self.trouble.setProperty("role", "error")
        self.trouble.setWordWrap(True)
        self.trouble.hide()
        self.code.textEdited.connect(lambda _text: self.trouble.hide())
        self.drop = DropZone(self)
        heads = (translate("paper", "Page"), translate("paper", "Voucher"), translate("paper", "What it is"))
        self.results = SmallTable(heads, stretch=2, most=9)
        self.results.setAccessibleName(translate("paper", "Pages that were read"))
        self.results.opened.connect(self._open_result)
        self.found, self.unknown = chip("", parent=self), chip("", parent=self)
        self._lay_out()
        self.people.installEventFilter(self)
        self.refresh()

    # -- what is out --------------------------------------------------------------------------------------------------

    def refresh(self, changes: Changes | None = None) -> None:
        """Read the vouchers that are out."""
        if changes is not None and changes.touched and not changes.touches("service_voucher", "service_call"):
            return
        people = voucher_file.out_with_technicians()
        wanted = self._chosen()
        self.people.clear()
        self._items: dict[int, QTreeWidgetItem] = {}
        for person in people:
            self._add_person(person)
        if wanted in self._items:
            self.people.setCurrentItem(self._items[wanted])
        count = sum(len(person.vouchers) for person in people)
        late = sum(person.late_count for person in people)
        set_chip(self.out_count, translate("paper", "{count} out").format(count=count) if count else "")
        set_chip(self.late_count, translate("paper", "{count} late").format(count=late) if late else "", Tone.LATE)
        self.people.setVisible(bool(people))
        self.nothing.setVisible(not people)

    def take_code(self) -> None:
        """Open what was scanned: the form of a voucher that is out, the record of one that is back."""
        text = self.code.text().strip()
        if not text:
            self._enter_chosen()
            return
        found = voucher_codes.find_by_code(text)
        if found is None:
            self.trouble.setText(translate("paper", "No voucher has the code “{code}”.").format(code=text[:40]))
            self.trouble.show()
            self.code.selectAll()
            return
        self.code.clear()
        place, self._unnamed = self._unnamed, 0
        if place:
            self._pages[place - 1] = replace(self._pages[place - 1], voucher=found, problem="")
            self._list_pages()
        self.open_voucher(found, place)

    def open_voucher(self, found: VoucherFound, place: int = 0) -> None:
        """The form for entering the signed paper; a filed or void voucher is shown as it is.

        `place` is the page that was read, counted from 1: it goes with the form, and where the paper is entered already
        (its second sheet, the other copy), it is attached alone after asking.
        """
        scan = self._pages[place - 1] if place else None
        if scan is not None and place not in self._kept and found.state in ("returned", "filed"):
            self._attach(found, place)
        if found.state in ("filed", "void"):
            if scan is None or found.state == "void":
                text = translate("paper", "{number} is closed already.")
                self._desk.prompts.warn(text.format(number=found.number))
            self._desk.open_record("service_voucher", found.voucher_id)
            return
        dialog = open_hand_in(self._desk, found.voucher_id, scan, self)
        if dialog is not None:
            dialog.finished.connect(lambda _result: self.code.setFocus())
            if place and found.state in ("issued", "out"):
                dialog.accepted.connect(lambda: self._mark_kept(place))

    # -- scans --------------------------------------------------------------------------------------------------------

    def choose_scans(self) -> None:
        """Ask for scans."""
        kinds = translate("paper", "Pictures and PDFs") + f" ({_KINDS})"
        self.read_scans(self._desk.prompts.open_files(translate("paper", "Scans of signed vouchers"), kinds))

    def read_scans(self, paths: list[Path]) -> None:
        """Read the codes of these files on the worker."""
        if paths:
            title = translate("paper", "Reading scans")
            self._desk.tasks.run(lambda task: scans.read(paths, task), self.show_pages, title=title)

    def show_pages(self, pages: tuple[ScanPage, ...]) -> None:
        """List what was read, after what was read before."""
        self._pages += pages
        self._list_pages()

    def _list_pages(self) -> None:
        rows = []
        for number, page in enumerate(self._pages, 1):
            name = f"{Path(page.file).name} · {page.page}"
            if page.voucher is None:
                rows.append(Row(number, (name, "–", page.problem), (Tone.NORMAL, Tone.NORMAL, Tone.LATE)))
                continue
            words = f"{page.voucher.customer_name} · {page.voucher.technician_name}"
            if number in self._kept:
                words = translate("paper", "attached · {what}").format(what=words)
            rows.append(Row(number, (name, page.voucher.number, words), (Tone.NORMAL, Tone.DONE)))
        self.results.put(rows)
        matched = sum(page.voucher is not None for page in self._pages)
        unknown = len(self._pages) - matched
        set_chip(self.found, translate("paper", "{count} matched").format(count=matched) if matched else "", Tone.DONE)
        text = translate("paper", "{count} unknown").format(count=unknown) if unknown else ""
        set_chip(self.unknown, text, Tone.LATE)
        self.result_section.show()

    def _open_result(self, number: int) -> None:
        page = self._pages[number - 1]
        self._unnamed = 0
        if page.voucher is None:
            words = page.problem or translate("paper", "No voucher is known for this page.")
            if page.is_readable:
                self._unnamed = number
                words += " " + translate("paper", "Type the number that stands on it, then Enter.")
            self._desk.prompts.warn(words)
            self.code.setFocus()
            return
        current = voucher_codes.find_by_number(page.voucher.number) or page.voucher
        self.open_voucher(current, number)

    def _attach(self, found: VoucherFound, place: int) -> None:
        """One more page of a paper that is entered already, after asking."""
        question = translate("paper", "{number} is entered already. Attach this page to it?")
        if not self._desk.prompts.confirm(question.format(number=found.number), translate("paper", "Attach")):
            return
        try:
            name, content = scans.take_out(self._pages[place - 1])
        except UserError as error:
            self._desk.prompts.warn(error.text)
            return
        changes = self._desk.bus.run(
            attachments.add,
            owner_kind="service_voucher",
            owner_id=found.voucher_id,
            content=content,
            name=name,
            said=translate("paper", "The page is attached to {number}.").format(number=found.number),
        )
        if changes is not None:
            self._mark_kept(place)

    def _mark_kept(self, place: int) -> None:
        """This page lies with its voucher."""
        self._kept.add(place)
        self._list_pages()

    # -- parts --------------------------------------------------------------------------------------------------------

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """What a scanner types while the list has the focus goes to its field."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            text = event.text()
            if text.isprintable() and text.strip():
                self.code.setFocus()
                self.code.insert(text)
                return True
        return False

    def showEvent(self, event: QShowEvent) -> None:
        """The scanner's field is ready."""
        super().showEvent(event)
        self.code.setFocus()

    def _prepare_tree(self) -> None:
        self.people.setColumnCount(5)
        self.people.setHeaderLabels([
            translate("paper", "Voucher"), translate("paper", "Customer"), translate("paper", "Call"),
            translate("paper", "Out since"), translate("paper", "Hand in by"),
        ])  # fmt: skip
        for column, width in enumerate((160, 220, 136, 130, 204)):
            self.people.setColumnWidth(column, width)
        self.people.header().setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        self.people.header().setStretchLastSection(False)
        self.people.setRootIsDecorated(False)
        self.people.setUniformRowHeights(True)
        self.people.setAllColumnsShowFocus(True)
        self.people.setAccessibleName(translate("paper", "Vouchers out with technicians"))
        self.people.itemActivated.connect(lambda _item, _column: self._enter_chosen())

    def _lay_out(self) -> None:
        left = Section(translate("paper", "Out with technicians"), self)
        self.out_count, self.late_count = chip("", parent=self), chip("", parent=self)
        for label in (self.out_count, self.late_count):
            left.head.addWidget(label)
        left.add(self.people, 1)
        left.add(self.nothing, 1)
        scan = Section(translate("paper", "Signed paper in hand"), self)
        scan.add(self.code)
        scan.add(self.trouble)
        self.result_section = Section(translate("paper", "Pages read"), self)
        for label in (self.found, self.unknown):
            self.result_section.head.addWidget(label)
        self.result_section.add_button("close", translate("paper", "Clear the list"), self._clear_pages)
        self.result_section.add(self.results)
        self.result_section.hide()
        right = QWidget(self)
        column = QVBoxLayout(right)
        column.setContentsMargins(SPACE * 2, 0, 0, 0)
        column.setSpacing(SPACE * 2)
        column.addWidget(scan)
        column.addWidget(self.drop)
        column.addWidget(self.result_section)
        column.addStretch(1)
        split = QSplitter(Qt.Orientation.Horizontal, self)
        split.addWidget(left)
        split.addWidget(right)
        split.setStretchFactor(0, 1)
        split.setSizes([880, 460])
        split.setChildrenCollapsible(False)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(SPACE * 2, SPACE * 2, SPACE * 2, SPACE)
        whole.addWidget(split)

    def _add_person(self, person: WithTechnician) -> None:
        top = QTreeWidgetItem(self.people)
        name = person.technician_name or translate("paper", "nobody")
        late = translate("paper", ", {count} late").format(count=person.late_count) if person.late_count else ""
        words = translate("paper", "{name} ({count})").format(name=name, count=len(person.vouchers))
        top.setText(0, f"{words}{late}")
        top.setFirstColumnSpanned(True)
        top.setFlags(Qt.ItemFlag.ItemIsEnabled)
        font = self.people.font()
        font.setBold(True)
        top.setFont(0, font)
        for voucher in person.vouchers:
            item = QTreeWidgetItem(top)
            due, tone = due_words(voucher)
            out = moment_text(voucher.out_at) if voucher.out_at else translate("paper", "not yet")
            for column, text in enumerate((voucher.number, voucher.customer_name, voucher.call_number, out, due)):
                item.setText(column, text)
            item.setForeground(4, tone_colour(tone))
            item.setData(0, _ID, voucher.id)
            self._items[voucher.id] = item
        top.setExpanded(True)

    def _chosen(self) -> int:
        item = self.people.currentItem()
        return int(item.data(0, _ID) or 0) if item is not None else 0

    def _enter_chosen(self) -> None:
        voucher_id = self._chosen()
        if voucher_id:
            found = voucher_codes.find_by_number(self._items[voucher_id].text(0))
            if found is not None:
                self.open_voucher(found)

    def _clear_pages(self) -> None:
        self._pages, self._kept, self._unnamed = [], set(), 0
        self.result_section.hide()
        self.code.setFocus()


def due_words(voucher: OutVoucher) -> tuple[str, Tone]:
    """Until when a voucher is to be handed in, and how that stands."""
    if voucher.hand_in_due_on is None or voucher.days_left is None:
        return "", Tone.NORMAL
    day = voucher.hand_in_due_on.isoformat()
    if voucher.days_left < 0:
        return translate("paper", "{day} · {days} days late").format(day=day, days=-voucher.days_left), Tone.LATE
    if voucher.days_left == 0:
        return translate("paper", "{day} · due today").format(day=day), Tone.DUE
    if voucher.days_left == 1:
        return translate("paper", "{day} · due tomorrow").format(day=day), Tone.DUE
    return translate("paper", "{day} · {days} days left").format(day=day, days=voucher.days_left), Tone.NORMAL
