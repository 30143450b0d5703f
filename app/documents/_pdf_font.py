"""A font file under a name that reportlab knows, written into PDF files as far as each of them uses it.

`PdfFont` follows reportlab's protocol for dynamic fonts (`splitString`, `getSubsetInternalName`, `addObjects`), so
canvas and flowables can use it by name. Against reportlab's own `TTFont` it loads in no time, costs little memory
and writes the right Unicode values for characters above U+FFFF. Every character (or character with variation
selector) gets its own code in the PDF, in the order of first use, so copied text is exactly the text that was
drawn.
"""

from __future__ import annotations

import hashlib
from typing import Any
from weakref import WeakKeyDictionary

from app.documents._font_file import FontFace


class _Used:
    """What one PDF has drawn with a font so far."""

    def __init__(self, resource: str) -> None:
        self.resource = resource
        self.codes: dict[str, int] = {}
        self.glyphs: list[int] = [0]  # by code; code 0 is the missing glyph
        self.texts: list[str] = [""]


class PdfFont:
    """A `FontFace` under a name known to reportlab."""

    _dynamicFont = 1
    _multiByte = 1
    shapable = False

    def __init__(self, name: str, face: FontFace) -> None:
        self.fontName = name
        self.face = face
        self._used: WeakKeyDictionary[Any, _Used] = WeakKeyDictionary()

    def used_in(self, doc: Any) -> _Used:
        """The record of what this PDF uses of the font; begins at the first call."""
        used = self._used.get(doc)
        if used is None:
            used = self._used[doc] = _Used(f"F{len(doc.fontMapping) + 1}")
            doc.fontMapping[self.fontName] = "/" + used.resource
            doc.delayedFonts.append(self)
        return used

    def code(self, used: _Used, text: str, glyph: int) -> int:
        """The code that stands in this PDF for a character drawn with a glyph."""
        known = used.codes.get(text)
        if known is None:
            known = used.codes[text] = len(used.glyphs)
            used.glyphs.append(glyph)
            used.texts.append(text)
        return known

    def splitString(self, text: str, doc: Any, encoding: str = "utf-8") -> list[tuple[int, bytes]]:
        """Encode text for the canvas; one subset holds all characters."""
        used = self.used_in(doc)
        codes = (self.code(used, character, self.face.glyph(character) or 0) for character in text)
        return [(0, b"".join(code.to_bytes(2, "big") for code in codes))]

    def getSubsetInternalName(self, subset: int, doc: Any) -> str:
        """The font's resource name in this PDF."""
        return "/" + self.used_in(doc).resource

    def stringWidth(self, text: str, size: float, encoding: str = "utf-8") -> float:
        """Width of text in the units of `size`."""
        return sum(self.face.advance(self.face.glyph(character) or 0) for character in text) * size / 1000

    def addObjects(self, doc: Any) -> None:
        """Write the font's objects when the PDF is finished."""
        from reportlab.pdfbase import pdfdoc

        used = self._used.pop(doc)
        data, renumbered = self.face.subset(sorted(set(used.glyphs)))
        digest = hashlib.sha256(repr(used.texts).encode("utf-8", "surrogatepass")).digest()
        tag = "".join(chr(65 + byte % 26) for byte in digest[:6])
        base = pdfdoc.PDFName(f"{tag}+{self.face.name}")
        font = pdfdoc.PDFDictionary(
            {
                "Type": pdfdoc.PDFName("Font"),
                "Subtype": pdfdoc.PDFName("Type0"),
                "BaseFont": base,
                "Encoding": pdfdoc.PDFName("Identity-H"),
                "DescendantFonts": pdfdoc.PDFArray(
                    [doc.Reference(self._descendant(doc, used, base, data, renumbered))]
                ),
                "ToUnicode": _stream(doc, _to_unicode(used.texts)),
            }
        )
        doc.idToObject["BasicFonts"].dict[used.resource] = doc.Reference(font, used.resource)

    def _descendant(self, doc: Any, used: _Used, base: Any, data: bytes, renumbered: dict[int, int]) -> Any:
        from reportlab.pdfbase import pdfdoc

        metrics = self.face.metrics()
        descriptor = pdfdoc.PDFDictionary(
            {
                "Type": pdfdoc.PDFName("FontDescriptor"),
                "FontName": base,
                "Flags": 4,
                "FontBBox": pdfdoc.PDFArray(metrics["box"]),
                "ItalicAngle": 0,
                "Ascent": metrics["ascent"],
                "Descent": metrics["descent"],
                "CapHeight": metrics["capitals"],
                "StemV": 140 if self.face.bold else 80,
                "FontFile2": _stream(doc, data, Length1=len(data)),
            }
        )
        places = b"".join(renumbered.get(glyph, 0).to_bytes(2, "big") for glyph in used.glyphs)
        widths: list[Any] = []
        for code, glyph in enumerate(used.glyphs):
            if (width := self.face.advance(glyph)) != 1000:
                widths += [code, pdfdoc.PDFArray([width])]
        return pdfdoc.PDFDictionary(
            {
                "Type": pdfdoc.PDFName("Font"),
                "Subtype": pdfdoc.PDFName("CIDFontType2"),
                "BaseFont": base,
                "CIDSystemInfo": pdfdoc.PDFDictionary(
                    {
                        "Registry": pdfdoc.PDFString("Adobe"),
                        "Ordering": pdfdoc.PDFString("Identity"),
                        "Supplement": 0,
                    }
                ),
                "FontDescriptor": doc.Reference(descriptor),
                "DW": 1000,
                "W": pdfdoc.PDFArray(widths),
                "CIDToGIDMap": _stream(doc, places),
            }
        )


def _stream(doc: Any, content: bytes, **entries: int) -> Any:
    from reportlab.pdfbase import pdfdoc

    return doc.Reference(pdfdoc.PDFStream(pdfdoc.PDFDictionary(dict(entries)), content, [pdfdoc.PDFZCompress]))


def _to_unicode(texts: list[str]) -> bytes:
    entries = [
        f"<{code:04X}> <{text.encode('utf-16-be', 'surrogatepass').hex().upper()}>"
        for code, text in enumerate(texts)
        if text
    ]
    blocks = [entries[start : start + 100] for start in range(0, len(entries), 100)]
    body = "\n".join(f"{len(block)} beginbfchar\n" + "\n".join(block) + "\nendbfchar" for block in blocks)
    return (
        "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
        "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def\n"
        "/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n"
        f"1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n{body}\n"
        "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n"
    ).encode("ascii")
