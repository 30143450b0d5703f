"""What is shown of a month beside the list: its state, what changed, its figures, what became of closed months."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QLineEdit,
    QProgressBar,
    QPushButton,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from app.core import clock
from app.core.errors import UserError
from app.core.i18n import translate
from app.indicators._declaration import worded
from app.reports._month_figures import Later, change_words, title_of
from app.reports._month_report import Draft
from app.services.month_closings import SENTENCES, ClosedMonth
from app.ui.desk import Desk
from app.ui.theme import SPACE, Tone
from app.ui.widgets.form_grid import FormGrid
from app.ui.widgets.long_text import LongText
from app.ui.widgets.section import Row, SmallTable

_FIGURES = 7


class MonthParts(QObject):
    """The right side. `reason_given(place, words)` says why a closed month came out differently; `figure_opened(name)`
    asks for the rows behind a figure.
    """

    reason_given = Signal(int, str)
    figure_opened = Signal(str)

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        self._may_explain = False
        self.title = QLabel(parent)
        self.title.setProperty("role", "title")
        self.state = QLabel(parent)
        self.state.setProperty("role", "muted")
        self.state.setWordWrap(True)
        self.trouble = QLabel(parent)
        self.trouble.setProperty("role", "error")
        self.trouble.setWordWrap(True)
        self.bar = QProgressBar(parent)
        self.bar.setTextVisible(False)
        self.bar.setMaximumWidth(260)
        self.step = QLabel(parent)
        self.step.setProperty("role", "muted")
        self.stop = QPushButton(translate("month", "Stop"), parent)
        self.stop.setAutoDefault(False)
        self.form = FormGrid(1, parent)
        self.form.setProperty("drafted", True)
        for place in range(1, SENTENCES + 1):
            label = translate("month", "Sentence {number}").format(number=place)
            self.form.add(f"sentence_{place}", label, LongText(2))
        hint = translate("month", "If a report of this month was printed before (an older backup was restored).")
        self.form.add("paper", translate("month", "Earlier paper"), QLineEdit(), hint)
        self.form.editor("paper").setPlaceholderText(translate("month", "Fingerprint, such as 3F2A-91BC-…"))
        self.figures = SmallTable(("",) * _FIGURES, stretch=1, most=16, parent=parent, scrolls=True)
        self.names: tuple[str, ...] = ()
        self.figures.opened.connect(lambda place: self.figure_opened.emit(self.names[place - 1]) if place else None)
        self.hint = QLabel(
            translate("month", "Enter or a double click shows the rows of a figure as they are now."), parent
        )
        self.hint.setProperty("role", "muted")
        self.hint.setWordWrap(True)
        self.adjustments = SmallTable(_adjustment_headings(), stretch=4, most=16, parent=parent, scrolls=True)
        self.adjustments.opened.connect(self._explain)
        self.about = QLabel(parent)
        self.about.setProperty("role", "muted")
        self.about.setWordWrap(True)
        self.tabs = QTabWidget(parent)
        self.end_progress()

    def column(self, holder: QWidget, verbs: Sequence[QWidget]) -> QVBoxLayout:
        """Lay the parts out one below the other, these buttons beside the title."""
        words = QWidget(holder)
        inner = QVBoxLayout(words)
        inner.addWidget(self.form)
        inner.addStretch(1)
        self.tabs.addTab(words, translate("month", "What changed"))
        self.tabs.addTab(_stacked(holder, self.figures, self.hint), translate("month", "Figures"))
        self.tabs.addTab(_stacked(holder, self.about, self.adjustments), translate("month", "Adjustments"))
        progress = QHBoxLayout()
        progress.addWidget(self.bar, 1)
        progress.addWidget(self.step, 1)
        progress.addWidget(self.stop)
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE)
        head = QHBoxLayout()
        head.addWidget(self.title, 1)
        for verb in verbs:
            head.addWidget(verb)
        column.addLayout(head)
        for part in (self.state, self.trouble):
            column.addWidget(part)
        column.addLayout(progress)
        column.addWidget(self.tabs, 1)
        return column

    # -- what is shown

    def show_nothing(self, month: str) -> None:
        """A month of which nothing was worked out yet."""
        self._head(month, translate("month", "Not worked out yet: figures, tables and charts are read in one go."))
        self.tabs.hide()

    def show_draft(self, draft: Draft, words: Sequence[str] = ()) -> None:
        """A report that was worked out and can still be edited."""
        content = draft.content
        text = translate(
            "month", "Draft, worked out at {moment}. Figures: {figures}, tables: {tables}. Fingerprint {sign}."
        )
        moment = clock.local(datetime.fromisoformat(content["gathered_at"])).strftime("%Y-%m-%d %H:%M")
        told = text.format(
            moment=moment, figures=len(content["figures"]), tables=len(content["tables"]), sign=draft.fingerprint
        )
        self._head(draft.month, told)
        self._fill(content, words or draft.sentences, may_edit=True)

    def show_closed(self, found: ClosedMonth) -> None:
        """A closed month as it was reported."""
        text = translate(
            "month", "Closed by {person} at {moment}. Fingerprint {sign}. What is shown is what was reported."
        )
        moment = clock.local(found.closed_at).strftime("%Y-%m-%d %H:%M")
        self._head(found.month, text.format(person=found.closed_by, moment=moment, sign=found.fingerprint))
        self._fill(found.content, found.sentences, may_edit=False)

    def show_later(self, found: Sequence[Later]) -> None:
        """The figures of a closed month beside those of today."""
        headings = (
            translate("month", "Figure"), translate("month", "As closed"), translate("month", "Today"),
            translate("month", "Difference"),
        )  # fmt: skip
        rows = []
        for place, one in enumerate(found, 1):
            change = change_words(one.now, one.reported, one.unit) if one.differs else "="
            tone = Tone.DUE if one.differs else Tone.NORMAL
            said = (one.title, worded(one.reported.value, one.unit), worded(one.now.value, one.unit), change)
            rows.append(Row(place, said, (tone,) * 4))
        self.names = tuple(one.indicator for one in found)
        self._put_figures(headings, rows, 1)
        self.tabs.setCurrentIndex(1)
        count = sum(one.differs for one in found)
        told = (
            translate("month", "Come out differently today: {count}. They are adjustments of the next report.")
            if count
            else translate("month", "Every figure comes out today as it was closed.")
        )
        self._desk.prompts.say(told.format(count=count))

    def sentences(self) -> tuple[str, ...]:
        """The sentences as they stand."""
        return tuple(self.form.editor(f"sentence_{place}").toPlainText() for place in range(1, SENTENCES + 1))

    def paper(self) -> str:
        """The fingerprint of an earlier paper as it was typed."""
        return self.form.editor("paper").text()

    def put_typed(self, words: Sequence[str]) -> None:
        """Sentences and an earlier paper that were typed before; nothing for none."""
        for place, text in enumerate(words[:SENTENCES], 1):
            self.form.editor(f"sentence_{place}").setPlainText(text)
        if len(words) > SENTENCES:
            self.form.editor("paper").setText(words[SENTENCES])

    def refused(self, error: UserError) -> None:
        """A refusal beside its field, or above all."""
        self.tabs.setCurrentIndex(0)
        if not self.form.show_error(error):
            self.say_trouble(error.text)

    def say_trouble(self, text: str) -> None:
        """A refusal above everything; empty takes it away."""
        self.trouble.setText(text)
        self.trouble.setVisible(bool(text))

    # -- progress

    def begin_progress(self) -> None:
        """Something is being read."""
        self.bar.setRange(0, 0)
        for part in (self.bar, self.step, self.stop):
            part.show()

    def progressed(self, done: int, total: int, text: str) -> None:
        """So far it is."""
        self.bar.setRange(0, total)
        self.bar.setValue(done)
        self.step.setText(text)

    def end_progress(self) -> None:
        """Nothing is being read any more."""
        for part in (self.bar, self.step, self.stop):
            part.hide()
        self.step.setText("")

    # -- parts

    def _head(self, month: str, text: str) -> None:
        self.title.setText(translate("month", "Month's report {month}").format(month=month))
        self.state.setText(text)

    def _fill(self, content: Mapping[str, Any], words: Sequence[str], *, may_edit: bool) -> None:
        self.tabs.show()
        self.form.clear_errors()
        for place in range(1, SENTENCES + 1):
            editor = self.form.editor(f"sentence_{place}")
            editor.setPlainText(words[place - 1] if place <= len(words) else "")
            editor.setReadOnly(not may_edit)
        self.form.set_visible("paper", may_edit)
        headings = (
            translate("month", "No."), translate("month", "Figure"), translate("month", "This month"),
            translate("month", "Month before"), translate("month", "Change"),
            translate("month", "Same month last year"), translate("month", "Change in a year"),
        )  # fmt: skip
        rows = [
            Row(place, (one["code"], _title(one), one["words"], one["before_words"], one["change"],
                        one["year_words"], one["year_change"]))
            for place, one in enumerate(content["figures"], 1)
        ]  # fmt: skip
        self.names = tuple(one["name"] for one in content["figures"])
        self._put_figures(headings, rows, 2)
        lines = content["adjustments"]
        self._may_explain = may_edit
        self.adjustments.put([
            Row(place, (one["month"], _title(one), one["before_words"], one["after_words"], one["reason"]))
            for place, one in enumerate(lines, 1)
        ])  # fmt: skip
        self.adjustments.setVisible(bool(lines))
        explained = translate("month", "Closed months that came out differently since. Enter writes down why.")
        reported = translate("month", "Closed months that came out differently, as they were reported with this month.")
        none = translate("month", "No closed month came out differently.")
        self.about.setText(none if not lines else explained if may_edit else reported)
        count = f" ({len(lines)})" if lines else ""
        self.tabs.setTabText(2, translate("month", "Adjustments") + count)

    def _put_figures(self, headings: Sequence[str], rows: Sequence[Row], words: int) -> None:
        """Fill the table of figures; the first `words` columns hold words, the last of them takes the room left."""
        table, header = self.figures, self.figures.horizontalHeader()
        table.setColumnCount(len(headings))
        table.setHorizontalHeaderLabels(list(headings))
        table.put(rows, range(words, len(headings)))
        for place in range(len(headings)):
            stretches = place == words - 1
            modes = QHeaderView.ResizeMode
            header.setSectionResizeMode(place, modes.Stretch if stretches else modes.ResizeToContents)

    def _explain(self, place: int) -> None:
        if not self._may_explain or not place:
            return
        item = self.adjustments.item(place - 1, 4)
        said = self._desk.prompts.ask_text(
            translate("month", "Why did it come out differently?"), item.text() if item is not None else ""
        )
        if said is not None:
            self.reason_given.emit(place - 1, said.strip())


def _stacked(holder: QWidget, *parts: QWidget) -> QWidget:
    """Parts one below the other; tables take the room."""
    page = QWidget(holder)
    column = QVBoxLayout(page)
    for part in parts:
        column.addWidget(part, 1 if isinstance(part, SmallTable) else 0)
    return page


def _title(one: Mapping[str, Any]) -> str:
    return title_of(one.get("name") or one["indicator"], one["title"])


def _adjustment_headings() -> tuple[str, ...]:
    return (
        translate("month", "Closed month"),
        translate("month", "Figure"),
        translate("month", "As reported"),
        translate("month", "As it came out later"),
        translate("month", "Reason"),
    )
