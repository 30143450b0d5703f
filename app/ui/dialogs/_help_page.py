"""A page of the help as the window shows it: Markdown with the pictures that this program has."""

from __future__ import annotations

import re
from typing import Any

from PySide6.QtCore import Qt, QTimer, QUrl
from PySide6.QtGui import QColor, QFont, QImage, QResizeEvent, QTextBlock, QTextCharFormat, QTextCursor, QTextDocument
from PySide6.QtWidgets import QTextBrowser, QTextEdit, QWidget

from app.documents._guide_album import album
from app.documents._guide_markdown import spells_keys, without_anchors
from app.documents._guide_source import PICTURE, Chapter
from app.ui.theme import SPACE, Tone, tokens, tone_wash

_SETTLED_MS = 150


class HelpPage(QTextBrowser):
    """Shows a chapter; a picture fills the width, a click on it shows it in its own size and back."""

    def __init__(self, language: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._language = language
        self._chapter: Chapter | None = None
        self._large: set[str] = set()
        self._width = 0
        self._section = self._top = 0
        self.setOpenLinks(False)
        self.setAccessibleName(self.tr("Help"))
        self.document().setDocumentMargin(SPACE * 2)
        self._settled = QTimer(self, singleShot=True, interval=_SETTLED_MS)
        self._settled.timeout.connect(self._fit)

    def show_chapter(self, chapter: Chapter) -> None:
        """Show a chapter from its beginning."""
        self._chapter = chapter
        self._section = 0
        self._large.clear()
        self._draw()
        self.moveCursor(QTextCursor.MoveOperation.Start)

    def go_to_section(self, number: int) -> None:
        """Bring a heading to the top of the page: the first below the title is 1.

        It stays there until somebody scrolls: a page that is not shown yet has another width, and no height.
        """
        found = [block for block in self._blocks() if block.blockFormat().headingLevel() > 1]
        if 0 < number <= len(found):
            self.setTextCursor(QTextCursor(found[number - 1]))  # the first showing brings that one into sight
            top = self.document().documentLayout().blockBoundingRect(found[number - 1]).top()
            self.verticalScrollBar().setValue(int(top))
            self._section, self._top = number, self.verticalScrollBar().value()

    def _rests_at_section(self) -> bool:
        return bool(self._section) and self.verticalScrollBar().value() == self._top

    def enlarge(self, name: str) -> None:
        """Show a picture in its own size, or as wide as the page again."""
        self._large ^= {name}
        self._draw(keeps_place=True)

    def mark_words(self, words: list[str]) -> None:
        """Mark what was searched for, and bring the first place into sight."""
        found: list[QTextEdit.ExtraSelection] = []
        ground = QTextCharFormat()
        ground.setBackground(tone_wash(Tone.DUE))
        for word in words:
            cursor = self.document().find(word)
            while not cursor.isNull():
                selection = QTextEdit.ExtraSelection()
                selection.cursor, selection.format = cursor, ground
                found.append(selection)
                cursor = self.document().find(word, cursor)
        self.setExtraSelections(found)
        if found:
            place = QTextCursor(found[0].cursor)
            place.clearSelection()
            self.setTextCursor(place)

    def loadResource(self, kind: int, name: QUrl | str) -> Any:
        """A picture of the guide, as wide as it is shown."""
        url = QUrl(name)
        if url.scheme() != "tour" or kind != QTextDocument.ResourceType.ImageResource.value:
            return super().loadResource(kind, name)
        found = album(self._language)
        picture = QImage.fromData((found and found.picture(url.path())) or b"")
        if picture.isNull() or url.path() in self._large:
            return picture
        ratio = self.devicePixelRatioF()
        width = min(picture.width(), int(self._room() * ratio))
        fitted = picture.scaledToWidth(width, Qt.TransformationMode.SmoothTransformation)
        fitted.setDevicePixelRatio(ratio)
        return fitted

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Pictures follow the width once it rests."""
        rests = self._rests_at_section()
        super().resizeEvent(event)
        if rests:
            self.go_to_section(self._section)
        if self._chapter is not None and self._chapter.pictures and abs(self._room() - self._width) > SPACE:
            self._settled.start()

    def _fit(self) -> None:
        rests = self._rests_at_section()
        self._draw(keeps_place=True)
        if rests:
            self.go_to_section(self._section)

    def _room(self) -> int:
        return max(200, self.viewport().width() - SPACE * 6)

    def _draw(self, *, keeps_place: bool = False) -> None:
        if self._chapter is None:
            return
        bar = self.verticalScrollBar()
        place = bar.value() / max(1, bar.maximum())
        self._width = self._room()
        self.document().clear()  # what was loaded in another size goes too
        self.setMarkdown(PICTURE.sub(self._picture, without_anchors(self._chapter.text)))
        self._restyle()
        if keeps_place:
            bar.setValue(round(place * bar.maximum()))

    def _picture(self, found: re.Match[str]) -> str:
        if found[2] not in (album(self._language) or ()):
            return ""
        return f"[![{found[1]}](tour:{found[2]})](picture:{found[2]})\n\n{found[1]}"

    def _restyle(self) -> None:
        """Names of the window stand upright and a little heavier, for there are no slanted ideographs; keys have a
        ground of their own.
        """
        upright, key = QTextCharFormat(), QTextCharFormat()
        upright.setFontItalic(False)
        upright.setFontWeight(QFont.Weight.DemiBold)
        key.setFontWeight(QFont.Weight.Medium)
        key.setBackground(QColor(tokens().line))
        cursor = QTextCursor(self.document())
        for block in self._blocks():
            for start, length, form in _restyled(block, upright, key):
                cursor.setPosition(start)
                cursor.setPosition(start + length, QTextCursor.MoveMode.KeepAnchor)
                cursor.mergeCharFormat(form)

    def _blocks(self) -> list[QTextBlock]:
        found, block = [], self.document().begin()
        while block.isValid():
            found.append(block)
            block = block.next()
        return found


def _restyled(
    block: QTextBlock, upright: QTextCharFormat, key: QTextCharFormat
) -> list[tuple[int, int, QTextCharFormat]]:
    """Which parts of a block look otherwise than Markdown has them: place, length, how."""
    found = []
    part = block.begin()
    while not part.atEnd():
        piece = part.fragment()
        if piece.isValid() and piece.charFormat().fontItalic():
            found.append((piece.position(), piece.length(), upright))
        elif piece.isValid() and piece.charFormat().fontWeight() > QFont.Weight.Medium and spells_keys(piece.text()):
            found.append((piece.position(), piece.length(), key))
        part += 1
    return found
