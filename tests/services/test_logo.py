"""The logo: what is a picture, how large, what is kept of it."""

from __future__ import annotations

import random
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from app.core.errors import NotPermitted, UserError
from app.models import attachment_store
from app.services import logo, session, settings


@pytest.fixture
def admin(branch: Any) -> Iterator[Any]:
    with session.acting_as(branch.sessions["administrator"]):
        yield branch


def saved(path: Path, picture: Image.Image, **how: Any) -> Path:
    picture.save(path, **how)
    return path


@pytest.mark.parametrize("suffix", [".png", ".jpg", ".bmp", ".tif"])
def test_a_picture_is_kept_as_a_small_png(admin: Any, tmp_path: Path, suffix: str) -> None:
    digest = logo.take(saved(tmp_path / f"a{suffix}", Image.new("RGB", (1800, 600), "navy")))
    content = logo.content(digest)
    assert content is not None
    with Image.open(BytesIO(content)) as kept:
        assert (kept.format, kept.size) == ("PNG", (900, 300))
    settings.change(values={"print.logo": digest})
    assert settings.text("print.logo") == digest


def test_what_is_transparent_is_paper(admin: Any, tmp_path: Path) -> None:
    content = logo.content(logo.take(saved(tmp_path / "a.png", Image.new("RGBA", (40, 40), (0, 0, 0, 0)))))
    assert content is not None
    with Image.open(BytesIO(content)) as kept:
        assert (kept.mode, kept.getpixel((5, 5))) == ("L", 255)


def test_what_is_no_suitable_picture(admin: Any, tmp_path: Path) -> None:
    (tmp_path / "a.png").write_bytes(b"<svg>not a bitmap</svg>")
    with pytest.raises(UserError, match="PNG"):
        logo.take(tmp_path / "a.png")
    whole = saved(tmp_path / "b.png", Image.new("RGB", (400, 400), "red")).read_bytes()
    (tmp_path / "b.png").write_bytes(whole[: len(whole) // 2])
    with pytest.raises(UserError, match="damaged"):
        logo.take(tmp_path / "b.png")
    with pytest.raises(UserError, match="pixels"):
        logo.take(saved(tmp_path / "c.png", Image.new("L", (300, 4))))
    noise = Image.frombytes("RGB", (1400, 1400), random.Random(1).randbytes(1400 * 1400 * 3))
    with pytest.raises(UserError, match="5 MB"):
        logo.take(saved(tmp_path / "d.bmp", noise))
    with pytest.raises(UserError, match="cannot be read"):
        logo.take(tmp_path / "gone.png")
    assert not list(attachment_store.store_folder().glob("*")), "nothing was kept"


def test_only_who_changes_settings(branch: Any, tmp_path: Path) -> None:
    with session.acting_as(branch.sessions["supervisor"]), pytest.raises(NotPermitted):
        logo.take(saved(tmp_path / "a.png", Image.new("L", (40, 40))))


def test_a_lost_file_costs_the_logo_not_the_paper(admin: Any, tmp_path: Path) -> None:
    digest = logo.take(saved(tmp_path / "a.png", Image.new("L", (40, 40))))
    attachment_store.path_of(digest).unlink()
    assert logo.content(digest) is None
    assert logo.content("") is None


@pytest.mark.parametrize("value", ["x", "A" * 64, "../../etc/passwd"])
def test_the_setting_holds_a_digest_or_nothing(admin: Any, value: str) -> None:
    with pytest.raises(UserError):
        settings.change(values={"print.logo": value})
