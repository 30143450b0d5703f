"""The logo at the head of papers: checked when it is picked, kept small, read again by what draws papers."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

from app.core.errors import EnvironmentFault, UserError
from app.core.i18n import translate
from app.core.log import logger
from app.models import attachment_store
from app.services._use_case import require

SUFFIXES = (".png", ".jpg", ".jpeg", ".bmp", ".tif", ".tiff")
LARGEST_FILE = 5_000_000
LARGEST_SIDE, SMALLEST_SIDE = 20_000, 16
_KEPT_SIDE = 900
"""Pixels: more than 400 dots per inch of the largest place on a paper."""
_FORMATS = ("PNG", "JPEG", "BMP", "TIFF")
_log = logger("logo")


def take(path: Path) -> str:
    """Check a picture and keep it as the setting `print.logo` wants it: the SHA-256 of what is kept.

    It is made smaller where it is larger than any paper needs; what is transparent becomes white. Raises UserError when
    it is no picture or an unsuitable one, NotPermitted, EnvironmentFault when it cannot be kept.
    """
    require("settings.change")
    try:
        if path.stat().st_size > LARGEST_FILE:
            raise UserError(
                translate("logo", "This picture is larger than 5 MB. Save it smaller, then choose it again.")
            )
        content = path.read_bytes()
    except OSError as error:
        raise UserError(translate("logo", "{name} cannot be read.").format(name=path.name)) from error
    return attachment_store.keep(_suited(content, path.name))[0]


def content(sha256: str) -> bytes | None:
    """The picture as a PNG; None when there is none or its file is gone: a paper is worth more than its logo."""
    if not sha256:
        return None
    try:
        return attachment_store.read(sha256)
    except EnvironmentFault:
        _log.warning("the logo %s cannot be read; papers are printed without it", sha256[:12])
        return None


def _suited(content: bytes, name: str) -> bytes:
    from PIL import Image, ImageOps, UnidentifiedImageError

    try:
        with Image.open(BytesIO(content), formats=_FORMATS) as picture:
            if max(picture.size) > LARGEST_SIDE or min(picture.size) < SMALLEST_SIDE:
                text = translate("logo", "A logo has between {low} and {high} pixels on each side.")
                raise UserError(text.format(low=SMALLEST_SIDE, high=LARGEST_SIDE))
            upright = ImageOps.exif_transpose(picture).convert("RGBA")
    except UnidentifiedImageError as error:
        text = translate("logo", "{name} is not a picture that can be printed. Choose a PNG, JPEG, BMP or TIFF file.")
        raise UserError(text.format(name=name)) from error
    except (OSError, ValueError, SyntaxError, MemoryError, Image.DecompressionBombError) as error:
        raise UserError(translate("logo", "{name} cannot be read. Is it damaged?").format(name=name)) from error
    upright.thumbnail((_KEPT_SIDE, _KEPT_SIDE))
    ground = Image.new("RGBA", upright.size, "white")
    ground.alpha_composite(upright)
    flat = ground.convert("RGB")
    reds, greens, blues = flat.split()
    if reds.tobytes() == greens.tobytes() == blues.tobytes():
        flat = reds
    out = BytesIO()
    flat.save(out, "PNG", optimize=True)
    return out.getvalue()
