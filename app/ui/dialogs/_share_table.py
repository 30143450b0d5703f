"""Who answers for a complaint, typed into a table: unit, person, share; the shares add up before the eyes."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from app.core.errors import UserError
from app.core.i18n import shown, translate
from app.domain import complaint_shares
from app.domain.complaint import PARTIES, WHOLE
from app.domain.complaint_shares import Share
from app.services import departments, staff
from app.ui.theme import mark
from app.ui.widgets.entry_table import EntryColumn, EntryTable

Cell = str | bool | int


class ShareTable(QWidget):
    """An editor of a form whose value is the shares, one a row.

    `situations` are words offered for the situation of each; without any there is no such column. `ours` leaves the
    company out of the parties where it is not its fault.
    """

    edited = Signal()

    def __init__(
        self, situations: tuple[str, ...] = (), *, ours: bool = True, units: tuple[str, ...] = (),
        parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        parties = tuple((code, shown(name)) for code, name in PARTIES.items() if ours or code != complaint_shares.OURS)
        columns = [
            EntryColumn("unit", translate("complaint", "Unit"), 150),
            EntryColumn("person", translate("complaint", "Person"), 100),
            EntryColumn("party", translate("complaint", "Party"), 90, choices=parties),
            EntryColumn("share", translate("complaint", "Share, %"), 80, right=True),
            EntryColumn("note", translate("complaint", "Remark"), 120),
        ]
        if situations:
            columns.insert(4, EntryColumn("trigger", translate("complaint", "Situation"), 130))
        self.table = EntryTable(columns, rows=4, parent=self)
        self.table.setAccessibleName(translate("complaint", "Responsible units and persons"))
        self._offices = {one.name: one.id for one in departments.listing()}
        self._people = {one.name: one for one in staff.listing(active_only=False)}
        self._first_party = parties[0][0]
        self.table.suggest("unit", list(dict.fromkeys([*units, *self._offices])))
        self.table.suggest("person", list(self._people))
        self.table.suggest("trigger", situations) if situations else None
        self.total = QLabel(self)
        self.remark = QLabel(self)
        self.remark.setProperty("role", "muted")
        self.remark.setWordWrap(True)
        self.remark.hide()
        even = QPushButton(translate("complaint", "Split evenly"), self)
        even.setAutoDefault(False)
        even.clicked.connect(lambda _on: self.split_evenly())
        row = QHBoxLayout()
        row.addWidget(self.total)
        row.addStretch(1)
        row.addWidget(even)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.table)
        column.addLayout(row)
        column.addWidget(self.remark)
        self.setFocusProxy(self.table)
        self.table.cell_done.connect(self._fill)
        self.table.edited.connect(self._changed)
        self._changed()

    def value(self) -> tuple[Share, ...]:
        """The shares as the use case takes them. Raises UserError for what is no share."""
        self.table.clear_errors()
        found = []
        for place, row in self.table.numbered_rows():
            try:
                share = complaint_shares.parse_percent(str(row["share"])) if row["share"] else 0
            except UserError as error:
                self.table.set_error(place, "share", error.text)
                raise
            found.append(self._share(row, share))
        return tuple(found)

    def set_value(self, shares: tuple[Share, ...]) -> None:
        """Show shares."""
        rows: list[dict[str, object]] = [
            {
                "unit": one.unit, "person": one.person, "party": one.party, "trigger": one.trigger, "note": one.note,
                "share": complaint_shares.percent(one.share).removesuffix(" %"),
            }
            for one in shares
        ]  # fmt: skip
        self.table.set_rows(rows)
        self._changed()

    def split_evenly(self) -> None:
        """Give every row the same share; what is left over goes to the first."""
        rows = self.table.numbered_rows()
        for (place, _row), share in zip(rows, complaint_shares.evenly(len(rows)), strict=True):
            self.table.set_cell(place, "share", complaint_shares.percent(share).removesuffix(" %"))
        self._changed()

    def _share(self, row: dict[str, Cell], share: int) -> Share:
        unit, person = str(row["unit"]), str(row["person"])
        known = self._people.get(person)
        return Share(
            unit=unit, share=share, person=person, party=str(row["party"]) or self._first_party,
            department_id=self._offices.get(unit, 0), staff_id=known.id if known else 0,
            trigger=str(row.get("trigger", "")), note=str(row["note"]),
        )  # fmt: skip

    def _fill(self, row: int, field: str) -> None:
        """A colleague brings their department."""
        known = self._people.get(self.table.cell(row, "person")) if field == "person" else None
        if known is not None and known.department and not self.table.cell(row, "unit"):
            self.table.set_cell(row, "unit", known.department)

    def _changed(self) -> None:
        rows = self.table.rows()
        total = sum(_typed(str(row["share"])) for row in rows)
        self.total.setText(translate("complaint", "Together {sum} %").format(sum=f"{total / 100:.2f}"))
        mark(self.total, role="muted" if total == WHOLE or not rows else "error")
        gone = [str(row["person"]) for row in rows if str(row["person"]) in self._people]
        left = [name for name in gone if not self._people[name].is_active]
        text = translate("complaint", "{name} does not work here any more; the name stays as it is written.")
        self.remark.setText(text.format(name=translate("complaint", ", ").join(left)))
        self.remark.setVisible(bool(left))
        self.edited.emit()


def _typed(text: str) -> int:
    try:
        return complaint_shares.parse_percent(text)
    except UserError:
        return 0
