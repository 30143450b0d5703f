"""Archived complaints bound as a booklet (R122): by month, customer or product; the booklet shown, printed, saved."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from app.core import clock
from app.core.changes import Changes
from app.core.errors import UserError
from app.core.i18n import shown, translate
from app.documents import _booklet
from app.domain import archive as rules
from app.services import archive_bundles
from app.services.archive_bundles import ArchivedCase, BundleFile
from app.ui.desk import Desk, PaperChoice
from app.ui.dialogs.call_actions import choice
from app.ui.dialogs.form_dialog import FormDialog
from app.ui.ledger.on_worker import in_my_name
from app.ui.widgets.moment_edit import DateEdit
from app.ui.widgets.section import Row, SmallTable


class BindDialog(FormDialog):
    """What is bound together, over which time, where it is kept; the cases are listed and may be left out."""

    help_page = "complaints#archive"

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        title = translate("archive_bundle", "Bind a booklet")
        super().__init__(desk, title, translate("archive_bundle", "Bind"), parent=parent, columns=2)
        form = self.form
        kind = form.add("kind", translate("archive_bundle", "Put together"), choice(rules.KINDS))
        box = form.add("subject", translate("archive_bundle", "Which"), QComboBox(), required=True)
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        box.setMinimumContentsLength(24)
        begin = form.add("period_from", translate("archive_bundle", "Archived from"), DateEdit())
        end = form.add("period_to", translate("archive_bundle", "Archived up to"), DateEdit())
        form.add("place", translate("archive_bundle", "Kept at"), QLineEdit(), wide=True)
        heads = (
            translate("archive_bundle", "Bind"), translate("archive_bundle", "Complaint"),
            translate("archive_bundle", "Customer"),
            translate("archive_bundle", "Product"), translate("archive_bundle", "Archived"),
        )  # fmt: skip
        self.cases = SmallTable(heads, stretch=2, most=12)
        self.cases.setAccessibleName(translate("archive_bundle", "Complaints that are bound"))
        self.body.addWidget(self.cases)
        self.cases.ticked.connect(lambda _row, _on: self._say_count())
        kind.currentIndexChanged.connect(lambda _place: self._offer())
        box.currentIndexChanged.connect(lambda _place: self._list())
        for edit in (begin, end):
            edit.edited.connect(self._list)
        self._found: tuple[ArchivedCase, ...] = ()
        self._offer()
        self.setMinimumWidth(820)

    def save(self, values: dict[str, Any]) -> Changes | None:
        """Bind those that are ticked."""
        chosen = self._asked()
        ids = [row for row in self.cases.ids() if self._is_ticked(row)]
        return self.desk.bus.run(
            archive_bundles.bind, place=values["place"], case_ids=ids, on_error=self._refused, **chosen
        )

    def _refused(self, error: UserError) -> None:
        field = "subject" if error.field == "customer_id" else error.field
        if not self.form.show_error(UserError(error.text, field)):
            self.trouble.setText(error.text)
            self.trouble.show()

    def _offer(self) -> None:
        """The months, customers or products that have something left to bind."""
        kind = self.form.editor("kind").currentData()
        box = self.form.editor("subject")
        box.blockSignals(True)
        box.clear()
        for name, customer_id, count in archive_bundles.subjects(kind):
            box.addItem(f"{name} ({count})", (name, customer_id))
        box.blockSignals(False)
        for field in ("period_from", "period_to"):
            self.form.set_visible(field, kind != "month")
        self._list()

    def _asked(self) -> dict[str, Any]:
        kind = self.form.editor("kind").currentData()
        name, customer_id = self.form.editor("subject").currentData() or ("", 0)
        asked: dict[str, Any] = {"kind": kind, "subject": name, "customer_id": customer_id}
        if kind != "month":
            asked |= {field: self.form.editor(field).value() for field in ("period_from", "period_to")}
        return asked

    def _list(self) -> None:
        self.form.clear_errors()
        try:
            asked = self._asked()
            self._found = archive_bundles.candidates(**asked) if asked["subject"] else ()
        except UserError as error:
            self._found = ()
            if asked_field := error.field:
                self.form.show_error(UserError(error.text, asked_field))
        self.cases.put([_row(one) for one in self._found])
        self._say_count()

    def _is_ticked(self, case_id: int) -> bool:
        item = self.cases.item(self.cases.ids().index(case_id), 0)
        return item is not None and item.checkState().value != 0

    def _say_count(self) -> None:
        count = sum(self._is_ticked(row) for row in self.cases.ids())
        text = translate("archive_bundle", "{count} of {all} archived complaints are bound.")
        nothing = translate("archive_bundle", "No archived complaint is left to bind here.")
        self.explain(text.format(count=count, all=len(self._found)) if self._found else nothing)
        self.verb.setEnabled(count > 0)


def _row(one: ArchivedCase) -> Row:
    day = clock.local(one.archived_at).date().isoformat()
    return Row(one.id, ("", one.number, one.customer_name, one.product_name, day), checked=True)


def show_booklet(desk: Desk, found: BundleFile) -> None:
    """Draw the booklet on the worker and show it in the preview, from where it is printed or saved."""
    title = translate("archive_bundle", "Booklet {number}").format(number=found.number)

    def log(printer: str, copies: int) -> bool:
        return desk.bus.run(archive_bundles.printed, found.id, printer=printer, copies=copies) is not None

    def done(pdf: bytes) -> None:
        choice = PaperChoice((), "A4", lambda _paper: pdf, saved=lambda path: log(path.name, 1), form="archive_booklet")
        desk.print_paper(pdf, title, log, choice)

    desk.tasks.run(in_my_name(desk, lambda task: _booklet.bound(found.id, task).pdf), done, title=title)


def kind_words(kind: str) -> str:
    """By what a booklet is put together."""
    return shown(rules.KINDS[kind])
