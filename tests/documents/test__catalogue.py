"""What every printed form must keep, on every paper it is made for."""

from __future__ import annotations

import dataclasses
import inspect
import shutil
import subprocess
from collections import Counter
from collections.abc import Callable
from datetime import date, datetime
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from PIL import Image, ImageChops, ImageFilter

from app.documents._catalogue import all_forms, form_of, missing_in, render_content
from app.documents._form import Form, Rendered
from app.documents._papers import PAPERS
from app.documents._plain import from_content, texts, to_content

FORMS = all_forms()
EVERY = [pytest.param(form, paper, id=f"{form.name}-{paper}") for form in FORMS.values() for paper in form.papers]
UNPRINTED = {"chart_kind", "digest", "result", "document_number"}
"""Fields whose text is a code, or is printed in part only."""

CODES = {
    "standard", "good", "faulty", "not_tested", "passed", "failed", "shared", "personal", "penalty", "month",
    "column", "pie", "bar", "satisfaction", "scale", "single", "several", "yes_no", "words", "number",
    "opinion", "suggestion", "praise", "information",
    "call", "complaint", "contract", "halfway", "handover", "phone", "reached", "not_reached",
}  # fmt: skip
"""Codes of lines, printed as ticks and words."""

_made: dict[tuple[str, str], Rendered] = {}


def once(form: Form, paper: str) -> Rendered:
    """The sample as it comes out; drawn once for all tests. A single copy where there are several."""
    key = (form.name, paper)
    if key not in _made:
        single = {"copies": ("第一联 客户联",)} if "copies" in inspect.signature(form.render).parameters else {}
        _made[key] = form.render(form.sample(), paper=paper, **single)
    return _made[key]


def printed_texts(form: Form, data: Any) -> list[str]:
    """The texts that must be found on the paper, apart from codes of choices."""
    copies = getattr(data, "copies", ())  # a single one is drawn
    hidden = [*(getattr(data, name, "") for name in UNPRINTED), *(copies if isinstance(copies, tuple) else ())]
    if form.name == "price_card":
        hidden += [data.operator, *(data.letterhead.control().split())[1:], data.letterhead.revision]
    return [text for text in texts(data) if text.strip() and text not in hidden and text not in CODES]


@pytest.mark.parametrize(("form", "paper"), EVERY)
def test_everything_said_is_read_back_by_two_readers(
    form: Form, paper: str, opened: Callable[[bytes], Any], squeezed: Callable[[str], str]
) -> None:
    pdf = opened(once(form, paper).pdf)
    first, second = pdf.text(), pdf.other_text()
    for text in printed_texts(form, form.sample()):
        assert squeezed(text) in first, text
        assert squeezed(text) in second, text
    assert Counter(first) == Counter(second)


@pytest.mark.parametrize(("form", "paper"), EVERY)
def test_no_look_alikes_and_no_holes_in_the_text(form: Form, paper: str, opened: Callable[[bytes], Any]) -> None:
    text = opened(once(form, paper).pdf).text()
    assert not [character for character in text if "\u2e80" <= character <= "\u2fdf" or character in "\0\ufffd\ufffe"]


@pytest.mark.parametrize(("form", "paper"), EVERY)
def test_fonts_are_embedded_subsets_with_unicode(form: Form, paper: str) -> None:
    with pikepdf.open(BytesIO(once(form, paper).pdf)) as pdf:
        fonts = [item for item in pdf.objects if isinstance(item, pikepdf.Dictionary) and item.get("/Type") == "/Font"]
        whole = [font for font in fonts if font.Subtype == "/Type0"]
        assert whole
        for font in whole:
            assert str(font.BaseFont)[7] == "+"
            assert "/ToUnicode" in font
            descendant = font.DescendantFonts[0]
            assert "/FontFile2" in descendant.FontDescriptor
            assert "/CIDToGIDMap" in descendant
        assert {str(font.Subtype) for font in fonts} == {"/Type0", "/CIDFontType2"}, "nothing that is not embedded"


@pytest.mark.parametrize(("form", "paper"), EVERY)
def test_the_page_has_its_size_and_must_not_be_scaled(form: Form, paper: str, opened: Callable[[bytes], Any]) -> None:
    made = once(form, paper)
    pdf = opened(made.pdf)
    assert len(pdf) == made.pages
    for page in range(made.pages):
        assert pdf.size(page) == pytest.approx((PAPERS[paper].width, PAPERS[paper].height), abs=0.05)
    with pikepdf.open(BytesIO(made.pdf)) as read:
        assert read.Root.ViewerPreferences.PrintScaling == "/None"
        assert str(read.docinfo["/Title"]).startswith(form.title)


@pytest.mark.parametrize(("form", "paper"), EVERY)
def test_the_same_input_gives_the_same_bytes(form: Form, paper: str) -> None:
    first, second = (form.render(form.sample(), paper=paper).pdf for _ in range(2))
    assert first == second


@pytest.mark.parametrize(("form", "paper"), EVERY)
def test_no_character_touches_a_rule_or_leaves_the_paper(
    form: Form, paper: str, opened: Callable[[bytes], Any]
) -> None:
    pdf = opened(once(form, paper).pdf)
    sheet = PAPERS[paper]
    for page in range(len(pdf)):
        glyphs, rules = pdf.glyphs(page), pdf.rules(page)
        upright = [(x1, min(y1, y2), max(y1, y2)) for x1, y1, x2, y2 in rules if abs(x1 - x2) < 0.01]
        level = [(y1, min(x1, x2), max(x1, x2)) for x1, y1, x2, y2 in rules if abs(y1 - y2) < 0.01]
        assert glyphs
        for character, (left, top, right, bottom) in glyphs:
            assert left >= 3
            assert top >= 3
            assert right <= sheet.width - 3
            assert bottom <= sheet.height - 2.5
            middle = (top + bottom) / 2
            for x, high, low in upright:
                assert not (high < middle < low and left - 0.05 < x < right + 0.05), (
                    f"{character} on the rule at {x:.1f} mm"
                )
            centre = (left + right) / 2
            for y, begin, end in level:
                assert not (begin < centre < end and top + 0.02 < y < bottom - 0.02), (
                    f"{character} on the rule at {y:.1f} mm"
                )


@pytest.mark.parametrize(("form", "paper"), EVERY)
def test_the_file_is_well_formed(form: Form, paper: str) -> None:
    with pikepdf.open(BytesIO(once(form, paper).pdf)) as pdf:
        assert pdf.check_pdf_syntax() == []


@pytest.mark.skipif(shutil.which("pdftoppm") is None, reason="poppler is not installed")
@pytest.mark.parametrize(("form", "paper"), EVERY)
def test_another_renderer_shows_the_same(
    form: Form, paper: str, opened: Callable[[bytes], Any], tmp_path: Path
) -> None:
    file = tmp_path / "paper.pdf"
    file.write_bytes(once(form, paper).pdf)
    command = ["pdftoppm", "-r", "75", "-gray", "-f", "1", "-l", "1", "-singlefile", str(file), str(tmp_path / "other")]
    subprocess.run(command, check=True)
    blur = ImageFilter.GaussianBlur(2)
    with Image.open(tmp_path / "other.pgm") as picture:
        other = picture.convert("L").filter(blur)
    ours = opened(once(form, paper).pdf).picture(0, 75).convert("L").resize(other.size).filter(blur)
    counts = ImageChops.difference(ours, other).histogram()
    total = sum(counts)
    assert sum(value * count for value, count in enumerate(counts)) / total <= 5
    assert sum(counts[60:]) / total <= 0.005


@pytest.mark.parametrize(("form", "paper"), [pair for pair in EVERY if pair.values[0].issued])
@pytest.mark.parametrize("dpi", [180, 300])
def test_scanners_read_the_number(form: Form, paper: str, dpi: int, opened: Callable[[bytes], Any]) -> None:
    found = opened(once(form, paper).pdf).codes(0, dpi)
    number = form.sample().number
    assert {text for _, text in found} == {number}
    assert {kind for kind, _ in found} >= {"Code 128", "QR Code"}


@pytest.mark.parametrize("form", FORMS.values(), ids=FORMS)
def test_a_paper_the_form_is_not_made_for_is_refused(form: Form) -> None:
    with pytest.raises(ValueError, match="letter"):
        form.render(form.sample(), paper="letter")


@pytest.mark.parametrize("form", FORMS.values(), ids=FORMS)
def test_frozen_content_comes_back_the_same(form: Form) -> None:
    data = form.sample()
    again = from_content(form.data, to_content(data))
    assert again == data
    assert (
        form.render(again).pdf == form.render(data).pdf == render_content(form.name, to_content(data), form.papers[0])
    )


def longest(value: Any) -> Any:
    """The same data with every text long and every list long."""
    if isinstance(value, str):
        return value if not value or value.isascii() else (value + "（另见说明）") * 6
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        codes = {"number", "call_number", "voucher_number", "result", "technician", "code"}
        names = [
            field.name for field in dataclasses.fields(value) if field.name not in codes and field.name != "letterhead"
        ]
        return dataclasses.replace(value, **{name: longest(getattr(value, name)) for name in names})
    if isinstance(value, tuple) and value and not isinstance(value[0], (int, float)):
        longer = tuple(longest(item) for item in value)
        return longer * 12 if dataclasses.is_dataclass(value[0]) else longer
    return value


@pytest.mark.parametrize(("form", "paper"), EVERY)
def test_long_values_stay_in_their_cells(form: Form, paper: str, opened: Callable[[bytes], Any]) -> None:
    single = {"copies": ("第一联 客户联",)} if "copies" in inspect.signature(form.render).parameters else {}
    made = form.render(longest(form.sample()), paper=paper, **single)
    pdf = opened(made.pdf)
    sheet = PAPERS[paper]
    for page in range(len(pdf)):
        rules = pdf.rules(page)
        upright = [(x1, min(y1, y2), max(y1, y2)) for x1, y1, x2, y2 in rules if abs(x1 - x2) < 0.01]
        for character, (left, top, right, bottom) in pdf.glyphs(page):
            assert right <= sheet.width - 3
            assert bottom <= sheet.height - 2.5
            middle = (top + bottom) / 2
            assert not [x for x, high, low in upright if high < middle < low and left - 0.05 < x < right + 0.05], (
                character
            )
    assert "第1/" in pdf.page_text(0) or not any(word in form.name for word in ("voucher", "record", "plan"))


def test_content_of_another_form_is_refused() -> None:
    with pytest.raises(ValueError, match="colour"):
        render_content("service_voucher", {"colour": "red"}, "A4")
    content = to_content(FORMS["service_voucher"].sample())
    with pytest.raises(ValueError, match="total"):
        render_content("service_voucher", {**content, "total": "12.50"}, "A4")
    assert render_content("service_voucher", content, "A4", reprint=2).startswith(b"%PDF")


def test_missing_characters_are_found_in_content_and_in_data() -> None:
    data = dataclasses.replace(FORMS["service_voucher"].sample(), contact="王😀", tools=("ก",))
    assert missing_in(data) == missing_in(to_content(data)) == ("😀", "ก")


def test_moments_and_dates_become_text_and_back() -> None:
    record = FORMS["service_record"].sample()
    content = to_content(record)
    assert content["served_on"] == "2026-11-22"
    assert isinstance(from_content(FORMS["service_record"].data, content).served_on, date)
    assert isinstance(from_content(FORMS["service_record"].data, content).arrived_at, datetime)


@pytest.mark.parametrize(("form", "paper"), EVERY)
def test_readers_find_every_font_by_its_number(form: Form, paper: str, tmp_path: Path) -> None:
    """A font written into the page's own dictionary makes `pdffonts` look for object 0 and complain."""
    content = once(form, paper).pdf
    with pikepdf.open(BytesIO(content)) as pdf:
        for page in pdf.pages:
            fonts = [font for _, font in page.resources.get("/Font", pikepdf.Dictionary()).items()]
            assert fonts
            assert all(font.is_indirect for font in fonts)
    for tool in filter(None, map(shutil.which, ("pdffonts", "pdfinfo"))):
        file = tmp_path / "form.pdf"
        file.write_bytes(content)
        said = subprocess.run([tool, str(file)], capture_output=True, check=True)
        assert said.stderr == b""


def test_a_form_is_found_by_its_name_alone() -> None:
    assert form_of("price_card") == FORMS["price_card"]
    for name in ("price_cards", "_layout"):
        with pytest.raises(KeyError):
            form_of(name)
