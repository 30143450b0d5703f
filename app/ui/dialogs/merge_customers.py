"""Two files of one customer side by side: which value stays is chosen field by field before anything moves."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QButtonGroup,
    QDialog,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import isValid

from app.core.changes import Changes
from app.core.errors import AftercareError, UserError
from app.core.i18n import translate
from app.domain.customer_merging import BOTH, KEPT, MERGED
from app.services import customer_merges
from app.services.customer_merges import FieldPair, FileHead, MergePreview
from app.ui.desk import Desk
from app.ui.dialogs._caller_choice import find_hits
from app.ui.dialogs.form_dialog import FormDialog
from app.ui.icons import icon
from app.ui.ledger.on_worker import in_my_name
from app.ui.records._pane import scrolled
from app.ui.theme import SPACE
from app.ui.widgets.customer_finder import CustomerFinder, Hit
from app.ui.widgets.screen_fit import in_letters, resize_within
from app.ui.widgets.section import empty_layout

_ANSWERS = (KEPT, MERGED, BOTH)
_LONGEST = 120


class MergeDialog(QDialog):
    """The file that stays on the left, the duplicate on the right; without a duplicate yet, a field that finds it."""

    help_page = "merge_customers"

    def __init__(self, desk: Desk, kept_id: int, merged_id: int = 0, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(translate("merge", "Merge two files of one customer"))
        self.desk = desk
        self.kept_id, self.merged_id = kept_id, merged_id
        self.preview: MergePreview | None = None
        self.groups: dict[str, QButtonGroup] = {}
        self.finder = CustomerFinder(find_hits, self)
        self.finder.setAccessibleName(translate("merge", "Find the duplicate"))
        self.finder.chosen.connect(self._found)
        self.heads = QGridLayout()
        self.fields = QGridLayout()
        self.agree, self.moves = _note(self), _note(self)
        self.reason = QLineEdit(self)
        self.reason.setPlaceholderText(translate("merge", "Why they are one customer, e.g. same licence"))
        self.reason.setAccessibleName(translate("merge", "Reason"))
        self.trouble = QLabel(self)
        self.trouble.setProperty("role", "error")
        self.trouble.setWordWrap(True)
        self.trouble.hide()
        self.swap = QPushButton(translate("merge", "Keep the other file"), self)
        self.swap.clicked.connect(lambda _on: self.show_pair(self.merged_id, self.kept_id))
        self.verb = QPushButton(icon("merge", token="on_accent"), translate("merge", "Merge"), self)
        self.verb.setProperty("role", "primary")
        self.verb.setDefault(True)
        self.verb.clicked.connect(lambda _on: self.merge())
        self.cancel = QPushButton(translate("form", "Cancel"), self)
        self.cancel.clicked.connect(self.reject)
        self._lay_out()
        resize_within(self, in_letters(self, 860), 560)
        self.show_pair(kept_id, merged_id)

    def show_pair(self, kept_id: int, merged_id: int) -> None:
        """Read both files and show what would be done."""
        self.kept_id, self.merged_id = kept_id, merged_id
        self.trouble.hide()
        self.preview = None
        if merged_id:
            try:
                self.preview = customer_merges.preview(kept_id, merged_id)
            except UserError as error:
                self.say(error)
        self._show_preview()

    def answers(self) -> dict[str, str]:
        """What is chosen for each field that differs."""
        return {field: _ANSWERS[group.checkedId()] for field, group in self.groups.items()}

    def merge(self) -> None:
        """Move everything, off the window's thread: a file may hold thousands of records."""
        seen = self.preview
        if seen is None:
            return
        if not self.reason.text().strip():
            self.say(UserError(translate("merge", "Say why they are one customer."), "reason"))
            return
        self._allow(False)
        answers, reason = self.answers(), self.reason.text()
        self.desk.tasks.run(
            in_my_name(
                self.desk,
                lambda task: customer_merges.merge(
                    kept_id=seen.kept.id,
                    merged_id=seen.merged.id,
                    kept_version=seen.kept.seen_version,
                    merged_version=seen.merged.seen_version,
                    answers=answers,
                    reason=reason,
                    progress=task,
                ),
            ),
            partial(_merged, self, seen),
            self._failed,
            title=translate("merge", "Merging {number} into {other}").format(
                number=seen.merged.number, other=seen.kept.number
            ),
        )

    def say(self, error: UserError) -> None:
        """Put a refusal above the buttons, and go to the field that it is about."""
        self.trouble.setText(error.text)
        self.trouble.show()
        if error.field == "reason":
            self.reason.setFocus()

    def _failed(self, error: Exception) -> None:
        self._allow(True)
        if isinstance(error, UserError):
            self.show_pair(self.kept_id, self.merged_id)
            self.say(error)
        elif isinstance(error, AftercareError):
            self.say(UserError(error.text))

    def _allow(self, yes: bool) -> None:
        for button in (self.verb, self.swap):
            button.setEnabled(yes and self.preview is not None)

    def _found(self, hit: Hit) -> None:
        self.finder.close_list()
        if hit.customer_id:
            self.show_pair(self.kept_id, hit.customer_id)

    def _show_preview(self) -> None:
        empty_layout(self.heads)
        empty_layout(self.fields)
        self.groups.clear()
        seen = self.preview
        self._allow(True)
        for widget in (self.agree, self.moves, self.reason):
            widget.setVisible(seen is not None)
        if seen is None:
            return
        self.heads.addWidget(_head(translate("merge", "Stays"), seen.kept), 0, 0)
        self.heads.addWidget(_head(translate("merge", "Goes into it"), seen.merged), 0, 1)
        for row, pair in enumerate(one for one in seen.fields if not one.agree):
            self._add_field(row, pair)
        same = [one.label for one in seen.fields if one.agree and one.kept]
        self.agree.setText(translate("merge", "The same in both: {fields}").format(fields=", ".join(same)))
        self.agree.setVisible(bool(same))
        moving = ", ".join(f"{label} {count}" for _, label, count in seen.moves)
        self.moves.setText(
            translate("merge", "Moves along: {records}. Calls and papers keep the name under which they came.").format(
                records=moving or translate("merge", "nothing")
            )
        )
        self.reason.setFocus()

    def _add_field(self, row: int, pair: FieldPair) -> None:
        label = QLabel(pair.label)
        label.setProperty("role", "muted")
        self.fields.addWidget(label, row, 0)
        group = QButtonGroup(self)
        values = (pair.kept, pair.merged, translate("merge", "both"))
        for place, answer in enumerate(_ANSWERS):
            if answer not in pair.answers:
                continue
            text = " ".join(values[place].split()) or translate("merge", "(empty)")
            short = text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"
            button = QRadioButton(short.replace("&", "&&"))
            button.setToolTip(values[place])
            button.setAccessibleName(f"{pair.label}: {short}")
            button.setChecked(answer == pair.suggested)
            group.addButton(button, place)
            self.fields.addWidget(button, row, place + 1)
        self.groups[pair.field] = group

    def _lay_out(self) -> None:
        self.fields.setColumnStretch(1, 1)
        self.fields.setColumnStretch(2, 1)
        self.heads.setColumnStretch(0, 1)
        self.heads.setColumnStretch(1, 1)
        buttons = QHBoxLayout()
        buttons.addWidget(self.swap)
        buttons.addStretch(1)
        buttons.addWidget(self.verb)
        buttons.addWidget(self.cancel)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE * 2, SPACE * 2, SPACE * 2, SPACE * 2)
        column.setSpacing(SPACE)
        if not self.merged_id:
            column.addWidget(self.finder)
        else:
            self.finder.hide()
        compared = QWidget()
        inner = QVBoxLayout(compared)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(SPACE)
        inner.addLayout(self.heads)
        inner.addLayout(self.fields)
        inner.addWidget(self.agree)
        inner.addWidget(self.moves)
        inner.addStretch(1)
        area = scrolled(compared)
        area.setAccessibleName(translate("merge", "Both files compared"))
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        column.addWidget(area, 1)
        column.addWidget(self.reason)
        column.addWidget(self.trouble)
        column.addLayout(buttons)


class TakeBackDialog(FormDialog):
    """Why a merge is taken back."""

    help_page = "merge_customers"

    def __init__(self, desk: Desk, merge_id: int, parent: QWidget | None = None) -> None:
        super().__init__(
            desk, translate("merge", "Take the merge back"), translate("merge", "Take back"), parent=parent
        )
        self._merge_id = merge_id
        self.explain(
            translate(
                "merge",
                "Both files become as they were, and every record goes back to where it came from. What was added or "
                "changed since stays with the file that it is in now.",
            )
        )
        self.form.add("reason", translate("merge", "Reason"), QLineEdit(), required=True)

    def save(self, values: dict[str, str]) -> Changes | None:
        """Take it back."""
        return self.desk.bus.run(customer_merges.unmerge, merge_id=self._merge_id, on_error=self.on_error, **values)


def _merged(dialog: MergeDialog, seen: MergePreview, changes: Changes) -> None:
    """It is done and everybody hears of it, also when the dialog was left meanwhile; then nobody is led anywhere."""
    desk, is_open = dialog.desk, isValid(dialog)
    if is_open:
        dialog.accept()
    desk.bus.announce(changes)
    said = translate("merge", "{number} {name} is now part of {other}.").format(
        number=seen.merged.number, name=seen.merged.name, other=seen.kept.number
    )
    desk.prompts.say(said, translate("merge", "Take back"), partial(take_back, desk, seen.merged.id, said))
    if is_open:
        desk.open_record("customer", seen.kept.id)


def take_back(desk: Desk, customer_id: int, reason: str) -> None:
    """Take the merge of a file back at once, as the strip offers after it."""
    entry = customer_merges.merge_of(customer_id)
    if entry is not None:
        desk.bus.run(customer_merges.unmerge, merge_id=entry.id, reason=reason)


def _note(parent: QWidget) -> QLabel:
    label = QLabel(parent)
    label.setWordWrap(True)
    label.setProperty("role", "muted")
    return label


def _head(title: str, file: FileHead) -> QFrame:
    frame = QFrame()
    frame.setProperty("role", "card")
    caption, name = QLabel(title), QLabel(f"{file.number}  {file.name}")
    caption.setProperty("role", "caption")
    name.setWordWrap(True)
    detail = QLabel(" · ".join(part for part in (file.phone, file.address) if part))
    detail.setProperty("role", "muted")
    detail.setWordWrap(True)
    column = QVBoxLayout(frame)
    column.setContentsMargins(SPACE, SPACE, SPACE, SPACE)
    column.setSpacing(2)
    for label in (caption, name, detail):
        column.addWidget(label)
    return frame
