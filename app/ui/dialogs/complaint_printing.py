"""The forms of a complaint on their way to the preview: which form, for whom, which of its copies."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QVBoxLayout, QWidget

from app.core.errors import AftercareError
from app.core.i18n import QT_TRANSLATE_NOOP, shown, translate
from app.services import complaint_papers
from app.services.complaint_file import CaseFile
from app.services.complaint_papers import CASE_FORMS, EDITIONS, FORMS, Offer, offers, sees_inside
from app.ui.desk import Desk
from app.ui.dialogs.form_dialog import FormDialog
from app.ui.papers import choice_of, name_of

EDITION_NAMES = {
    "customer": QT_TRANSLATE_NOOP("complaint_papers", "For the customer"),
    "internal": QT_TRANSLATE_NOOP("complaint_papers", "Internal"),
}
_EXPLAINED = {
    "customer": QT_TRANSLATE_NOOP(
        "complaint_papers", "Without opinions, responsibility, losses and decisions. What was not approved is left out."
    ),
    "internal": QT_TRANSLATE_NOOP("complaint_papers", "Marked as internal: never hand it to the customer."),
}


def title_of(offer: Offer) -> str:
    """A form and its edition in words."""
    name = translate("complaint_papers", "{form}, {edition}")
    return name.format(form=name_of(offer.form), edition=shown(EDITION_NAMES[offer.edition]).lower())


def print_offer(desk: Desk, number: str, offer: Offer) -> bool:
    """Show a form of a case in the preview, each of the offer's copies on its own page; False when it was refused."""
    show = _preview_of(desk, number, offer)
    if show is not None:
        show()
    return show is not None


def _preview_of(desk: Desk, number: str, offer: Offer) -> Callable[[], None] | None:
    """What shows a form of a case in the preview; None when it was refused."""
    from app.documents._catalogue import render_content
    from app.services import paper_content

    try:
        content = paper_content.of_case(offer.form, number, offer.edition, offer.copies, offer.report_id)
    except AftercareError as error:
        desk.prompts.warn(error.text)
        return None

    def draw(paper: str) -> bytes:
        return render_content(offer.form, content, paper or choice.paper)

    def log(printer: str, copies: int) -> None:
        desk.bus.run(
            complaint_papers.printed, number, form=offer.form, edition=offer.edition, recipients=offer.copies,
            printer=printer, copies=copies,
        )  # fmt: skip

    choice = choice_of(offer.form, draw)
    pdf = draw("")
    return lambda: desk.print_paper(pdf, f"{title_of(offer)} {number}", log, choice)


class CopyTicks(QWidget):
    """The copies of a form, one under the other, each to be ticked by its recipient."""

    edited = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(2)
        self.boxes: list[QCheckBox] = []

    def offer(self, names: Sequence[str]) -> None:
        """Offer these, all ticked."""
        for box in self.boxes:
            self._column.removeWidget(box)
            box.hide()
            box.deleteLater()
        self.boxes = []
        for name in names:
            box = QCheckBox(name.replace("&", "&&"), self)
            box.setProperty("recipient", name)
            box.setChecked(True)
            box.toggled.connect(lambda _on: self.edited.emit())
            self.boxes.append(box)
            self._column.addWidget(box)
        if self.boxes:
            self.setFocusProxy(self.boxes[0])

    def value(self) -> tuple[str, ...]:
        """The recipients that are ticked, in their order."""
        return tuple(box.property("recipient") for box in self.boxes if box.isChecked())

    def set_value(self, names: Sequence[str] | None) -> None:
        """Tick exactly these."""
        for box in self.boxes:
            box.setChecked(box.property("recipient") in (names or ()))


class PrintCaseDialog(FormDialog):
    """Form, edition and copies of a case; those of its scheme come first."""

    help_page = "complaints#forms"

    def __init__(self, desk: Desk, case: CaseFile, parent: QWidget | None = None) -> None:
        title = translate("complaint_papers", "Print {number}").format(number=case.number)
        super().__init__(desk, title, translate("complaint_papers", "Show"), parent=parent)
        self._case = case
        self._offers = offers(case)
        self.papers = QComboBox(self)
        self.editions = QComboBox(self)
        self.copies = CopyTicks(self)
        for name in self._forms():
            self.papers.addItem(name_of(name), name)
        self.form.add("form", translate("complaint_papers", "Form"), self.papers)
        self.form.add("edition", translate("complaint_papers", "Edition"), self.editions)
        self.form.add("copies", translate("complaint_papers", "Copies for"), self.copies)
        self.papers.currentIndexChanged.connect(lambda _place: self._show_editions())
        self.editions.currentIndexChanged.connect(lambda _place: self._show_copies())
        self._show_editions()

    def submit(self) -> None:
        """Show the chosen copies in the preview."""
        self.trouble.hide()
        chosen = self.chosen()
        if self.copies.boxes and not chosen.copies:
            self.trouble.setText(translate("complaint_papers", "Tick at least one copy."))
            self.trouble.show()
            return
        show = _preview_of(self.desk, self._case.number, chosen)
        if show is not None:
            self.accept()
            QTimer.singleShot(0, show)  # the preview would close with this form

    def chosen(self) -> Offer:
        """What is to be printed."""
        form, edition = self.papers.currentData(), self.editions.currentData()
        sheets = [one.report_id for one in self._offers if one.form == form]
        return Offer(form, edition, self.copies.value(), sheets[-1] if sheets else 0)

    def _forms(self) -> tuple[str, ...]:
        own = tuple(dict.fromkeys(one.form for one in self._offers))
        return own + tuple(name for name in (FORMS if sees_inside() else CASE_FORMS) if name not in own)

    def _show_editions(self) -> None:
        form = self.papers.currentData()
        named = [one.edition for one in self._offers if one.form == form]
        usable = EDITIONS if form in CASE_FORMS else EDITIONS[1:]
        self.editions.blockSignals(True)
        self.editions.clear()
        for edition in usable:
            if edition == "customer" or sees_inside():
                self.editions.addItem(shown(EDITION_NAMES[edition]), edition)
        self.editions.setCurrentIndex(max(0, self.editions.findData(named[0]) if named else 0))
        self.editions.blockSignals(False)
        self._show_copies()

    def _show_copies(self) -> None:
        edition = self.editions.currentData()
        names = self._case.scheme.copies(self.papers.currentData(), edition)
        self.copies.offer(names)
        self.form.set_visible("copies", bool(names))
        self.form.set_hint("edition", shown(_EXPLAINED[edition]))


def open_printing(desk: Desk, case: CaseFile, parent: QWidget) -> None:
    """Ask which form of a case is to be printed."""
    PrintCaseDialog(desk, case, parent).open()
