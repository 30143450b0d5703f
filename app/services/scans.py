"""Scanned vouchers dropped on the window in any order: which page is which voucher.

A page is matched only by a code printed on it. Where the codes of a page do not agree, or none is known, the page is
listed as unknown and a person decides: nothing is ever attached by guessing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from app.core import pdfium
from app.core.errors import AftercareError, UserError
from app.core.i18n import translate
from app.core.progress import Progress, Silent
from app.services import voucher_codes

if TYPE_CHECKING:
    from PIL.Image import Image

MEDIA_TYPES = {
    ".pdf": "application/pdf",
    ".png": "image/png",
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
    ".tif": "image/tiff",
    ".tiff": "image/tiff",
    ".bmp": "image/bmp",
}
LARGEST_FILE = 200_000_000
_RENDER_DPI = 200
_LARGEST_SIDE = 6000


@dataclass(frozen=True)
class ScanPage:
    """One page of a dropped file: `page` counts from 1; `voucher` is None when unknown, `problem` then says why.

    A page that is not readable cannot be attached by hand either.
    """

    file: str
    page: int
    codes: tuple[str, ...]
    voucher: voucher_codes.VoucherFound | None
    problem: str = ""
    is_readable: bool = True


def read(paths: Iterable[str | Path], progress: Progress | None = None) -> tuple[ScanPage, ...]:
    """Find the voucher of every page of the files, in the order given.

    A file that cannot be read is one unknown page. Raises Cancelled when the user stops it; nothing is written.
    """
    progress = progress or Silent()
    files = [Path(path) for path in paths]
    found: list[ScanPage] = []
    for done, file in enumerate(files):
        progress.report(done, len(files), file.name)
        found.extend(_pages_of(file))
    progress.report(len(files), len(files))
    return tuple(found)


def take_out(page: ScanPage) -> tuple[str, bytes]:
    """Name and bytes of one page for attaching: a file of one page as it is, else that page alone.

    A stack of vouchers must not hang on each of their customers. Raises UserError when the file is gone or damaged.
    """
    file = Path(page.file)
    try:
        if file.suffix.lower() == ".pdf":
            return _pdf_page(file, page.page)
        return _picture_page(file, page.page)
    except (OSError, ValueError, SyntaxError, RuntimeError, MemoryError) as error:
        raise UserError(translate("scans", "{name} cannot be read. Is it damaged?").format(name=file.name)) from error


def _pdf_page(file: Path, number: int) -> tuple[str, bytes]:
    pypdfium2 = pdfium.engine()
    document = pypdfium2.PdfDocument(file)
    try:
        if len(document) == 1:
            return file.name, file.read_bytes()
        alone, buffer = pypdfium2.PdfDocument.new(), BytesIO()
        alone.import_pages(document, [number - 1])
        alone.save(buffer)
        alone.close()
        return f"{file.stem}-{number}.pdf", buffer.getvalue()
    finally:
        document.close()


def _picture_page(file: Path, number: int) -> tuple[str, bytes]:
    from PIL import Image

    with Image.open(file) as opened:
        if getattr(opened, "n_frames", 1) == 1:
            return file.name, file.read_bytes()
        opened.seek(number - 1)
        buffer = BytesIO()
        opened.convert("L").save(buffer, "png")
        return f"{file.stem}-{number}.png", buffer.getvalue()


def media_type(path: str | Path) -> str:
    """The media type of a scan by its suffix. Raises UserError for a kind of file that is no scan."""
    suffix = Path(path).suffix.lower()
    if suffix not in MEDIA_TYPES:
        raise UserError(
            translate("scans", "{name} is neither a picture nor a PDF.").format(name=Path(path).name), "scan"
        )
    return MEDIA_TYPES[suffix]


def _pages_of(file: Path) -> Iterator[ScanPage]:
    page = 0
    try:
        media_type(file)
        if file.stat().st_size > LARGEST_FILE:
            raise UserError(translate("scans", "{name} is too large for a scan.").format(name=file.name))
        for page, picture in enumerate(_pictures(file), 1):
            yield _matched(file, page, _codes(picture))
    except AftercareError as error:
        yield ScanPage(str(file), page + 1, (), None, error.text, is_readable=False)
    except (OSError, ValueError, SyntaxError, RuntimeError, MemoryError):
        # Pillow and pdfium word a damaged file in many ways; for the user it is one thing
        text = translate("scans", "{name} cannot be read. Is it damaged?").format(name=file.name)
        yield ScanPage(str(file), page + 1, (), None, text, is_readable=False)


def _matched(file: Path, page: int, codes: tuple[str, ...]) -> ScanPage:
    hits = {hit.voucher_id: hit for hit in (voucher_codes.find_by_code(code) for code in codes) if hit}
    if len(hits) == 1:
        return ScanPage(str(file), page, codes, next(iter(hits.values())))
    if hits:
        problem = translate("scans", "The page shows the codes of several vouchers.")
    elif codes:
        problem = translate("scans", "The code on the page belongs to no voucher that you may see.")
    else:
        problem = translate("scans", "No code was found on the page.")
    return ScanPage(str(file), page, codes, None, problem)


def _pictures(file: Path) -> Iterator[Image]:
    """The pages of a file as gray pictures."""
    if file.suffix.lower() == ".pdf":
        yield from _pdf_pictures(file)
        return
    from PIL import Image, ImageOps, ImageSequence

    with Image.open(file) as opened:
        for frame in ImageSequence.Iterator(opened):
            upright = ImageOps.exif_transpose(frame).convert("L")
            upright.thumbnail((_LARGEST_SIDE, _LARGEST_SIDE))
            yield upright


def _pdf_pictures(file: Path) -> Iterator[Image]:
    pypdfium2 = pdfium.engine()
    document = pypdfium2.PdfDocument(file)
    try:
        for page in document:
            longest = max(page.get_size()) or 1.0
            scale = min(_RENDER_DPI / 72, _LARGEST_SIDE / longest)
            drawn = page.render(scale=scale, grayscale=True)  # pyright: ignore[reportArgumentType] - fractions are meant
            yield drawn.to_pil().convert("L")
    finally:
        document.close()


def _codes(picture: Image) -> tuple[str, ...]:
    """The texts of the QR and Code 128 codes on a picture; enlarged and softened when nothing is seen at first."""
    import zxingcpp
    from PIL import ImageFilter

    formats = zxingcpp.BarcodeFormats([zxingcpp.BarcodeFormat.QRCode, zxingcpp.BarcodeFormat.Code128])
    texts = _texts(zxingcpp.read_barcodes(picture, formats=formats))
    if texts:
        return texts
    softened = picture.filter(ImageFilter.GaussianBlur(1))
    twice = (
        picture.resize((picture.width * 2, picture.height * 2)) if max(picture.size) < _LARGEST_SIDE // 2 else picture
    )
    tries = (
        softened,
        twice,
        twice.filter(ImageFilter.GaussianBlur(1)),
        *(picture.rotate(angle, expand=True, fillcolor=255) for angle in (-10, 10, 45)),
    )
    for attempt in tries:
        texts = _texts(zxingcpp.read_barcodes(attempt, formats=formats))
        if texts:
            return texts
    return ()


def _texts(results: Iterable[object]) -> tuple[str, ...]:
    return tuple(sorted({str(getattr(result, "text", "")).strip() for result in results} - {""}))
