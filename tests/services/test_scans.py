"""Scans dropped in any order: every page is matched to its voucher or listed as unknown, none wrongly."""

from __future__ import annotations

from pathlib import Path
from random import Random

import pypdfium2
import pytest
from PIL import Image, ImageDraw, ImageFilter

from app.core.errors import Cancelled, UserError
from app.core.progress import Silent
from app.documents._catalogue import render_content
from app.services import issuing, scans, service_call_file, vouchers


@pytest.fixture
def real_paper(monkeypatch: pytest.MonkeyPatch) -> None:
    """Vouchers drawn as they are printed."""

    def render(content: dict, paper: str, marks: issuing.Marks) -> bytes:
        return render_content("service_voucher", content, paper, reprint=marks.reprint, void=marks.is_void)

    monkeypatch.setitem(issuing.RENDERERS, "service_voucher", render)


def _sheets(work, count: int) -> list[tuple[str, bytes]]:
    papers = ("A4", "A5", "241x139.7")
    found = []
    for place in range(count):
        call_id = work.scheduled(fault_text=f"第{place}台设备不能启动，显示屏无显示，已断电重启无效。")
        changes = vouchers.issue(call_id, seen_version=work.version(call_id), paper=papers[place % 3])
        found.append((changes.number, vouchers.for_printing(changes.result).pdf))
    return found


def _scan(pdf: bytes, dice: Random) -> Image.Image:
    """The first page as a scanner sees it: gray, 150 or 200 dpi, turned, askew, grainy."""
    page = pypdfium2.PdfDocument(pdf)[0]
    picture = page.render(scale=dice.choice((150, 150, 200)) / 72).to_pil().convert("L")
    picture = picture.rotate(dice.uniform(-4, 4), expand=True, fillcolor=255, resample=Image.Resampling.BICUBIC)
    picture = picture.rotate(dice.choice((0, 90, 180, 270)), expand=True)
    grain = Image.effect_noise(picture.size, 24).point(lambda level: max(0, min(255, level)))
    return Image.blend(picture, grain, 0.12).filter(ImageFilter.GaussianBlur(0.4))


def test_twenty_shuffled_scans_are_matched_or_unknown_none_wrong(work, real_paper, tmp_path: Path):
    dice = Random(5)
    wanted: dict[str, str] = {}
    for place, (number, pdf) in enumerate(_sheets(work, 16)):
        file = tmp_path / f"scan{place:02d}{('.png', '.jpg', '.tif', '.pdf')[place % 4]}"
        _scan(pdf, dice).save(file, **({"resolution": 150} if file.suffix == ".pdf" else {}))
        wanted[str(file)] = number
    blank = tmp_path / "blank.png"
    Image.new("L", (1240, 1754), 255).save(blank)
    photo = tmp_path / "photo.jpg"
    Image.effect_noise((800, 600), 90).save(photo)
    broken = tmp_path / "broken.pdf"
    broken.write_bytes(b"%PDF-1.7 half a file")
    foreign = tmp_path / "foreign.png"
    _code("FW-XX99-2611-0001").save(foreign)
    for unknown in (blank, photo, broken, foreign):
        wanted[str(unknown)] = ""
    files = sorted(wanted, key=lambda name: dice.random())
    pages = scans.read(files)
    assert [page.file for page in pages] == files
    answers = {page.file: page.voucher.number if page.voucher else "" for page in pages}
    assert answers == wanted
    assert all(page.problem for page in pages if not page.voucher)


def _code(text: str) -> Image.Image:
    import zxingcpp

    barcode = zxingcpp.create_barcode(text, zxingcpp.BarcodeFormat.QRCode)
    image = barcode.to_image(scale=6)
    return Image.frombytes("L", (image.shape[1], image.shape[0]), bytes(memoryview(image)))


def test_a_page_with_the_codes_of_two_vouchers_is_not_guessed(work, real_paper, tmp_path: Path):
    (first, _), (second, _) = _sheets(work, 2)
    sheet = Image.new("L", (900, 500), 255)
    sheet.paste(_code(first), (40, 40))
    sheet.paste(_code(second), (500, 40))
    ImageDraw.Draw(sheet).line((0, 450, 900, 450), fill=0)
    sheet.save(tmp_path / "two.png")
    (page,) = scans.read([tmp_path / "two.png"])
    assert page.codes == (first, second)
    assert page.voucher is None
    assert page.problem


def test_every_page_of_a_file_is_looked_at(work, real_paper, tmp_path: Path):
    sheets = _sheets(work, 3)
    pictures = [_code(number) for number, _ in sheets]
    pictures[0].save(
        tmp_path / "stack.tif", save_all=True, append_images=[Image.new("L", (300, 300), 255), *pictures[1:]]
    )
    pages = scans.read([tmp_path / "stack.tif"])
    assert [page.page for page in pages] == [1, 2, 3, 4]
    assert [page.voucher.number if page.voucher else "" for page in pages] == [
        sheets[0][0],
        "",
        sheets[1][0],
        sheets[2][0],
    ]


def test_only_its_own_page_of_a_stack_is_attached(work, real_paper, tmp_path: Path):
    sheets = _sheets(work, 2)
    pictures = [_code(number) for number, _ in sheets]
    for name in ("stack.tif", "stack.pdf"):
        pictures[0].save(tmp_path / name, save_all=True, append_images=pictures[1:])
        pages = scans.read([tmp_path / name])
        title, content = scans.take_out(pages[1])
        (tmp_path / title).write_bytes(content)
        alone = scans.read([tmp_path / title])
        assert [page.voucher.number for page in alone] == [sheets[1][0]]
    one = scans.ScanPage(str(tmp_path / "gone.png"), 1, (), None)
    with pytest.raises(UserError):
        scans.take_out(one)


def test_what_is_no_scan_is_said(work, tmp_path: Path):
    (tmp_path / "letter.docx").write_bytes(b"PK")
    for name in ("letter.docx", "gone.png"):
        (page,) = scans.read([tmp_path / name])
        assert page.voucher is None
        assert name in page.problem
    with pytest.raises(UserError):
        scans.media_type("letter.docx")


def test_reading_can_be_stopped(work, tmp_path: Path):
    progress = Silent()
    progress.cancel()
    with pytest.raises(Cancelled):
        scans.read([tmp_path / "a.png"], progress)
    assert service_call_file.find_by_number("JX-GZ01-2611-0001") == 0
