"""Windows on a screen that nobody sits at: waiting until they are painted, keys, pictures."""

from __future__ import annotations

import contextlib
import subprocess
import threading
import time
from collections.abc import Iterator
from pathlib import Path, PureWindowsPath

from PIL import Image, ImageChops, ImageGrab
from wine import Wine

ACCENT = (11, 107, 124)
"""The colour of what can be acted on in the program's window."""
_A_GLANCE = 0.3
_OF_A_CARET = 100
_ALMOST_ALL = 0.98
_FEW_COLOURS, _MOST_COLOURS = 12, 1366 * 768


class Screen:
    """The screen of a Wine prefix; its pictures are kept in a folder."""

    def __init__(self, wine: Wine, pictures: Path) -> None:
        self.wine, self.pictures = wine, pictures
        self._seen = Image.new("RGB", (1366, 768))
        pictures.mkdir(parents=True, exist_ok=True)

    @contextlib.contextmanager
    def shown(self, program: Path | str, *words: str, language: str = "") -> Iterator[threading.Thread]:
        """Start a program in a desktop of its own, which is cleared away at the end."""
        desktop = (
            "/desktop=exercise,1366x768",
            program if isinstance(program, str) else self.wine.path(program),
            *words,
        )
        spoken = {"LANG": language, "LC_ALL": language} if language else {}
        options = {"env": spoken, "seconds": 300.0, "loud": False}
        thread = threading.Thread(target=self.wine.run, args=("explorer", *desktop), kwargs=options)
        self._seen = self.picture()
        thread.start()
        self._xdotool("mousemove", "683", "740")  # keys go to the window below the pointer
        try:
            yield thread
        finally:
            for name in (PureWindowsPath(program).name, "explorer.exe"):
                self.wine.run("taskkill", "/F", "/IM", name, seconds=30.0, loud=False)
            thread.join(60)

    def picture(self) -> Image.Image:
        """What is on the screen."""
        return ImageGrab.grab(xdisplay=self.wine.display).convert("RGB")

    def keep(self, name: str) -> Path:
        """Keep what is on the screen as a picture."""
        file = self.pictures / f"{name}.png"
        self.picture().save(file)
        return file

    def press(self, *keys: str) -> None:
        """Press keys, one after the other."""
        for key in keys:
            self._xdotool("key", key)
            time.sleep(_A_GLANCE)

    def settles(self, seconds: float = 120.0) -> bool:
        """Wait until the screen shows a page that it did not show when last asked, and stays so for a moment."""
        until, before = time.monotonic() + seconds, self._seen
        while time.monotonic() < until:
            now = self.picture()
            if _is_page(now) and _differ(now, self._seen) and not _differ(now, before):
                self._seen = now
                return True
            before = now
            time.sleep(_A_GLANCE)
        return False

    def wait_for_paint(self, seconds: float = 120.0) -> bool:
        """Wait until the program's own colour covers a button's worth of the screen."""
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            if self.of_colour(ACCENT) > 1000:
                time.sleep(3 * _A_GLANCE)
                return True
            time.sleep(_A_GLANCE)
        return False

    def of_colour(self, wanted: tuple[int, int, int]) -> int:
        """How many dots have about this colour."""
        colours = self.picture().getcolors(_MOST_COLOURS) or []
        near = (count for count, dot in colours if all(abs(a - b) < 12 for a, b in zip(dot, wanted, strict=True)))  # pyright: ignore[reportArgumentType]
        return sum(near)

    def _xdotool(self, *words: str) -> None:
        subprocess.run(["xdotool", *words], env=self.wine.environment, check=False, stderr=subprocess.DEVNULL)


def _is_page(picture: Image.Image) -> bool:
    """Whether there is more on the screen than a desktop with a shortcut: something large of several colours."""
    colours = picture.getcolors(_MOST_COLOURS) or []
    ground = max((count for count, _colour in colours), default=0)
    return len(colours) >= _FEW_COLOURS and ground < _ALMOST_ALL * picture.width * picture.height


def _differ(one: Image.Image, other: Image.Image) -> bool:
    """Whether two pictures differ by more than a caret that blinks."""
    black = ImageChops.difference(one, other).convert("L").histogram()[0]
    return one.width * one.height - black > _OF_A_CARET
