"""Every version of a record's paper that was issued, as a short table; Enter opens one as it was issued."""

from __future__ import annotations

from collections.abc import Callable, Sequence

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
            translate("issued", "Paper"), translate("issued", "Issued"), translate("issued", "By"),
            translate("issued", "Copies"),
        )  # fmt: skip
        self.table = SmallTable(heads, stretch=0, most=5)
        self.table.setAccessibleName(translate("issued", "Issued versions"))
        self.table.setToolTip(translate("issued", "Enter or a double click opens it as it was issued."))
        self.table.opened.connect(open_version)
        self.add(self.table)

    def show_versions(self, versions: Sequence[IssuedVersion]) -> None:
        """Show these; the id of a line is that of its paper."""
        words = translate("issued", "{number}, version {version}")
        self.table.put([
            Row(one.paper_id, (words.format(number=one.number, version=one.version), moment_text(one.issued_at),
                               one.issued_by, str(one.prints)))
            for one in versions
        ])  # fmt: skip
        self.setVisible(bool(versions))
