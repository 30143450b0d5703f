"""Every version of a record's paper that was issued, as a short table; Enter opens one as it was issued."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence

from PySide6.QtWidgets import QWidget

from app.core.i18n import translate
from app.services.issued_versions import IssuedVersion
from app.ui.widgets.section import Row, Section, SmallTable
from app.ui.widgets.timeline import moment_text


class IssuedVersionsSection(Section):
    """The versions, the latest first; gone where none was issued."""

    def __init__(self, open_version: Callable[[int], object], parent: QWidget | None = None) -> None:
        super().__init__(translate("issued", "Issued versions"), parent)
        heads = (
            translate("issued", "Version"), translate("issued", "Paper"), translate("issued", "Issued"),
            translate("issued", "By"), translate("issued", "Copies"),
        )  # fmt: skip
        self.table = SmallTable(heads, stretch=3, most=5)
        self.table.setAccessibleName(translate("issued", "Issued versions"))
        self.table.setToolTip(translate("issued", "Enter or a double click opens it as it was issued."))
        self.table.opened.connect(open_version)
        self.add(self.table)

    def show_versions(self, versions: Sequence[IssuedVersion]) -> None:
        """Show these; the id of a line is that of its paper. Where there are several numbers they stand beside them."""
        numbers = {one.number for one in versions}
        same = _begin_of(numbers)
        self.table.put([
            Row(one.paper_id, (str(one.version), one.number.removeprefix(same), moment_text(one.issued_at),
                               one.issued_by, str(one.prints)))
            for one in versions
        ])  # fmt: skip
        self.table.setColumnHidden(1, len(numbers) < 2)
        self.setVisible(bool(versions))


def _begin_of(numbers: Collection[str]) -> str:
    """What all of them begin with, up to the count of the month: it would push apart what tells them apart."""
    before, dash, _count = min(numbers, default="").rpartition("-")
    return before + dash if all(one.startswith(before + dash) for one in numbers) else ""
