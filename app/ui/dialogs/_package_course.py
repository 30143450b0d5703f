"""How far a package in the making is, and what it came to: the second page of the wizard."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from app.core.i18n import QT_TRANSLATE_NOOP, shown
from app.packages.making import Made
from app.packages.stages import Stage
from app.services import branch_key
from app.services.audit_anchors import Anchor
from app.ui.theme import SPACE, Tone, mark
from app.ui.widgets.section import Facts

STEPS = (
    (Stage.BEGUN, QT_TRANSLATE_NOOP("packages", "Put on record")),
    (Stage.WRITING, QT_TRANSLATE_NOOP("packages", "Files written, each read back")),
    (Stage.SEALING, QT_TRANSLATE_NOOP("packages", "Cover, list of contents, signature")),
    (Stage.CHECKING, QT_TRANSLATE_NOOP("packages", "Everything read back from the drive")),
    (Stage.NAMING, QT_TRANSLATE_NOOP("packages", "Named: the package is whole")),
    (Stage.DONE, QT_TRANSLATE_NOOP("packages", "Put on record as verified")),
)
_DONE, _NOW, _OPEN = "✓", "▸", "·"


class CoursePage(QWidget):
    """The steps one below the other, the passphrase, and what is printed and compared when it is done."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title, self.verdict = QLabel(), QLabel()
        self.title.setProperty("role", "heading")
        self.title.setWordWrap(True)
        self.verdict.setWordWrap(True)
        self.steps = [QLabel() for _ in STEPS]
        self.passphrase = QLabel()
        self.passphrase.setProperty("role", "title")
        self.passphrase.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.about_passphrase = QLabel(
            self.tr(
                "The passphrase: print it or write it down now, it is kept nowhere. It travels apart from the drive."
            )
        )
        self.about_passphrase.setWordWrap(True)
        self.facts = Facts(1)
        column = QVBoxLayout()
        column.setSpacing(SPACE)
        for label in (self.title, *self.steps, self.verdict):
            column.addWidget(label)
        column.addSpacing(SPACE)
        column.addWidget(self.about_passphrase)
        column.addWidget(self.passphrase)
        column.addSpacing(SPACE)
        column.addWidget(self.facts)
        column.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(SPACE * 3, SPACE, SPACE * 3, SPACE)
        row.addLayout(column, 1)
        self.show_passphrase("")
        self.show_stage(Stage.READY)

    def show_passphrase(self, words: str) -> None:
        """Shown from the beginning: whoever needs it must have it even if the program ends."""
        self.passphrase.setText(words)
        for label in (self.passphrase, self.about_passphrase):
            label.setVisible(bool(words))

    def show_stage(self, stage: Stage) -> None:
        """Mark the steps up to here."""
        order = [one for one, _ in STEPS]
        if stage in (Stage.INTERRUPTED, Stage.GIVEN_UP):
            return
        at = order.index(stage) if stage in order else -1
        for place, ((_, words), label) in enumerate(zip(STEPS, self.steps, strict=True)):
            is_done = place < at or stage is Stage.DONE
            sign = _DONE if is_done else _NOW if place == at else _OPEN
            label.setText(f"{sign}  {shown(words)}")
            mark(label, tone=(Tone.DONE if is_done else Tone.NORMAL).value)
        if stage is not Stage.DONE:
            self.say("")
            self.facts.set_facts(())

    def say(self, text: str) -> None:
        """What became of it."""
        self.verdict.setText(text)
        self.verdict.setVisible(bool(text))

    def show_made(self, made: Made, place: str) -> None:
        """Where it stands, and what the receiver compares."""
        manifest = made.manifest
        rows = sum(ledger.rows for ledger in manifest.ledgers)
        contents = self.tr("{ledgers} ledgers, {rows} rows, {files} files")
        self.facts.set_facts((
            (self.tr("Package"), made.name),
            (self.tr("On"), place),
            (self.tr("Contents"), contents.format(
                ledgers=len(manifest.ledgers), rows=f"{rows:,}", files=len(manifest.files)
            )),
            (self.tr("Digest"), _groups(made.digest)),
            (self.tr("Key"), branch_key.fingerprint(manifest.public_key)),
            (self.tr("History"), Anchor(manifest.audit_head.line, manifest.audit_head.digest).code),
            (self.tr("Missing here"), ", ".join(made.missing_scans)),
        ))  # fmt: skip


def _groups(digits: str) -> str:
    return " ".join(digits[at : at + 4] for at in range(0, len(digits), 4))
