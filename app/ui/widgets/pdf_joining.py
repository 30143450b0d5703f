"""Several sheets as one paper for the preview."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO

from app.core import pdfium


def joined(sheets: Sequence[bytes]) -> bytes:
    """The pages of all PDFs in one; a single PDF stays as it is, byte for byte."""
    if len(sheets) == 1:
        return sheets[0]
    pypdfium2 = pdfium.engine()
    whole = pypdfium2.PdfDocument.new()
    try:
        for sheet in sheets:
            part = pypdfium2.PdfDocument(sheet)
            try:
                whole.import_pages(part)
            finally:
                part.close()
        out = BytesIO()
        whole.save(out)
        return out.getvalue()
    finally:
        whole.close()
