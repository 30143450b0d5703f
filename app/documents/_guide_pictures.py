"""Pictures of the program in a PDF: a palette and one byte a point, a third of what full colours take."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from io import BytesIO
from typing import Any

COLOURS = 28
"""Of a picture: what a window has, with the grey steps of its letters."""
_GROUNDS, _LEAST_GROUND = 12, 0.0008
"""So many of the most frequent colours stay as they are, each of them at least this share of the picture."""
_STRONG, _STRONG_COLOURS = 56, 8
"""From which distance of its parts on a colour is one, and how many of them a picture has."""
Colour = tuple[int, int, int]


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
    """The picture in its few colours: its grounds exactly, then the strong ones, because a red word is small and means
    something, then the greys of the letters.
    """
    from PIL import Image

    counted = sorted(picture.getcolors(picture.width * picture.height), reverse=True)
    least = picture.width * picture.height * _LEAST_GROUND
    palette = [colour for count, colour in counted[:_GROUNDS] if count >= least]
    rest = [(count, colour) for count, colour in counted if colour not in palette]
    palette += _gathered([one for one in rest if _strength(one[1]) > _STRONG], _STRONG_COLOURS)
    palette += _gathered([one for one in rest if _strength(one[1]) <= _STRONG], COLOURS - len(palette))
    chosen = Image.new("P", (1, 1))
    chosen.putpalette([part for colour in palette for part in colour] + [*palette[0]] * (256 - len(palette)))
    return picture.quantize(palette=chosen, dither=Image.Dither.NONE)


def shared_palette(pictures: list[Any], most: int) -> list[Colour]:
    """At most so many colours for several pictures together: half of them the most frequent ones as they are."""
    counted: Counter[Colour] = Counter()
    for picture in pictures:
        for count, colour in picture.getcolors(picture.width * picture.height):
            counted[colour] += count
    frequent = sorted(counted.items(), key=lambda one: (-one[1], one[0]))
    palette = [colour for colour, _count in frequent[: most // 2]]
    rest = [(count, colour) for colour, count in frequent[most // 2 :]]
    strong = _gathered([one for one in rest if _strength(one[1]) > _STRONG], most // 4)
    palette += strong + _gathered(
        [one for one in rest if _strength(one[1]) <= _STRONG], most - len(palette) - len(strong)
    )
    return list(dict.fromkeys(palette))


def _strength(colour: Colour) -> int:
    return max(colour) - min(colour)


def _gathered(counted: list[tuple[int, Colour]], most: int) -> list[Colour]:
    """At most so many colours that stand for these; a rare one counts for more than its share."""
    from PIL import Image

    points = [colour for count, colour in counted for _ in range(max(1, int(count**0.5 / 4)))]
    if not points:
        return []
    row = Image.new("RGB", (len(points), 1))
    row.putdata(points)
    few = row.quantize(most, method=Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE, kmeans=3)
    parts = list(few.getpalette("RGB") or b"")
    return [(parts[at], parts[at + 1], parts[at + 2]) for at in range(0, len(parts) - 2, 3)]


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
