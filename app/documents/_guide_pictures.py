"""Pictures of the program in a PDF: a palette and one byte a point, a third of what full colours take."""

from __future__ import annotations

from dataclasses import dataclass
from io import BytesIO
from typing import Any

COLOURS = 32
"""Of a picture: what a window has, with the grey steps of its letters."""
_GROUNDS = 3


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
        few = _few_colours(picture.convert("RGB"))
    written = BytesIO()
    few.save(written, "PNG", optimize=True)
    return written.getvalue()


def _few_colours(picture: Any) -> Any:
    """The picture in its few colours. A red word is small and means something: what is rare and strong counts for more
    than its share, and the grounds stay exactly what they are.
    """
    from PIL import Image

    counted = sorted(picture.getcolors(picture.width * picture.height), reverse=True)
    weighed = Image.new("RGB", (sum(_weight(*one) for one in counted), 1))
    weighed.putdata([colour for count, colour in counted for _ in range(_weight(count, colour))])
    chosen = weighed.quantize(COLOURS, method=Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE, kmeans=2)
    entries = list(chosen.getpalette("RGB") or b"")
    palette = [tuple(entries[at : at + 3]) for at in range(0, len(entries) - 2, 3)]
    for _, ground in counted[:_GROUNDS]:
        nearest = min(palette, key=lambda one: sum((a - b) ** 2 for a, b in zip(one, ground, strict=True)))
        palette[palette.index(nearest)] = ground
    chosen.putpalette([part for colour in palette for part in colour])
    return picture.quantize(palette=chosen, dither=Image.Dither.NONE)


def _weight(count: int, colour: tuple[int, int, int]) -> int:
    strength = max(colour) - min(colour)
    return max(1, int(count**0.5 / 4 * (1 + strength / 64)))


def put(canvas: Any, name: str, png: bytes) -> PlacedPicture:
    """Put a picture into the PDF that a canvas writes; pages draw it with `PlacedPicture.code`."""
    from PIL import Image
    from reportlab.pdfbase import pdfdoc

    with Image.open(BytesIO(png)) as read:
        picture = read if read.mode == "P" else _few_colours(read.convert("RGB"))
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
