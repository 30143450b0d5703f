"""Pictures of the program in a PDF: a palette and one byte a point, a third of what full colours take."""

from __future__ import annotations

from dataclasses import dataclass
from io import BytesIO
from typing import Any

COLOURS = 48
"""Of a picture: what a window has, with the grey steps of its letters."""


@dataclass(frozen=True)
class PlacedPicture:
    """A picture that a PDF knows: the name it is drawn by, and its size in points of the screen."""

    name: str
    width: int
    height: int

    def code(self, x: float, low: float, width: float, height: float) -> str:
        """What draws it into a rectangle, in points from the lower left corner of the page."""
        return f"q {width:.2f} 0 0 {height:.2f} {x:.2f} {low:.2f} cm /FormXob.{self.name} Do Q"


def reduced(png: bytes) -> bytes:
    """The same picture with a palette of its own, as small as it gets."""
    from PIL import Image

    with Image.open(BytesIO(png)) as picture:
        few = picture.convert("RGB").quantize(COLOURS, method=Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)
    written = BytesIO()
    few.save(written, "PNG", optimize=True)
    return written.getvalue()


def put(canvas: Any, name: str, png: bytes) -> PlacedPicture:
    """Put a picture into the PDF that a canvas writes; pages draw it with `PlacedPicture.code`."""
    from PIL import Image
    from reportlab.pdfbase import pdfdoc

    with Image.open(BytesIO(png)) as read:
        picture = read if read.mode == "P" else read.convert("RGB").quantize(COLOURS, dither=Image.Dither.NONE)
        palette = bytes(picture.getpalette("RGB") or b"")
        width, height = picture.size
        points = picture.tobytes()
    colours = max(1, len(palette) // 3)
    looked_up = pdfdoc.PDFStream(pdfdoc.PDFDictionary({}), palette[: colours * 3], [pdfdoc.PDFZCompress])
    entries = {
        "Type": pdfdoc.PDFName("XObject"),
        "Subtype": pdfdoc.PDFName("Image"),
        "Width": width,
        "Height": height,
        "BitsPerComponent": 8,
        "ColorSpace": pdfdoc.PDFArray(
            [pdfdoc.PDFName("Indexed"), pdfdoc.PDFName("DeviceRGB"), colours - 1, canvas._doc.Reference(looked_up)]
        ),
    }
    stream = pdfdoc.PDFStream(pdfdoc.PDFDictionary(entries), points, [pdfdoc.PDFZCompress])
    canvas._doc.addForm(name, stream)
    return PlacedPicture(name, width, height)
