"""The user guide as PDF files, with pictures that the program takes of itself.

    python packaging/guide.py                 drives the tour in both languages, takes the pictures, writes the PDFs
    python packaging/guide.py --from FOLDER   the same from tours that were made before (FOLDER/en, FOLDER/zh_CN)

Leaves `build/guide/Aftercare-guide-<language>.pdf`, to be handed out beside the installer, and the pictures under
`build/guide/pictures`, which go into the program (`shipped.DATA`): F1 shows them, and the program draws the same PDF.
Fails with one sentence when the source names a picture that the tour does not take, or a chapter that is not there.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
if str(ROOT) not in sys.path:
    sys.path.insert(0, str(ROOT))

from app.documents import _guide_album, _guide_pictures, _user_guide  # noqa: E402 - after the path is known
from app.documents._guide_source import LANGUAGES, chapters  # noqa: E402

OUT = ROOT / "build" / "guide"
MOST_PICTURES, MOST_PDF = 2_600_000, 6_000_000
"""Bytes: of all pictures in the program together, of one PDF."""
COLOURS = 64
"""Of all pictures of a language together; each alone has fewer."""
_PATIENCE_S = 900


class NotBuilt(Exception):
    """The guide cannot be made as its source is, in one sentence."""


def make(out: Path = OUT, tours: Path | None = None) -> list[Path]:
    """Make pictures and PDFs of every language below `out`; returns the PDFs.

    `tours` holds tours that were made before, a folder a language. Raises NotBuilt.
    """
    check_source()
    tours = tours or _drive(out / "tour")
    made = [_book(out, tours / language, language) for language in LANGUAGES]
    taken = sum(file.stat().st_size for file in (out / "pictures").rglob("*.album"))
    print(f"pictures in the program: {taken / 1e6:.1f} MB")
    if taken > MOST_PICTURES:
        raise NotBuilt(f"the pictures take {taken:,} bytes, more than {MOST_PICTURES:,}")
    return made


def check_source() -> None:
    """Raise NotBuilt when a chapter is missing, or the languages differ in chapters or pictures."""
    try:
        known = {language: chapters(language) for language in LANGUAGES}
    except KeyError as missing:
        raise NotBuilt(f"resources/guide/book.json names a chapter that does not exist: {missing}") from missing
    first = {one.name: one.pictures for one in known[LANGUAGES[0]]}
    for language in LANGUAGES[1:]:
        other = {one.name: one.pictures for one in known[language]}
        if list(first) != list(other):
            raise NotBuilt(f"chapters of one language only: {', '.join(sorted(first.keys() ^ other.keys()))}")
        if differing := [name for name in first if first[name] != other[name]]:
            raise NotBuilt(f"chapters with other pictures in {language}: {', '.join(differing)}")


def taken(tour: Path, names: Sequence[str]) -> dict[str, bytes]:
    """The pictures of a tour by their names, reduced. Raises NotBuilt for those that it did not take."""
    files = {file.stem.partition("-")[2]: file for file in sorted(tour.glob("[0-9]*-*.png"), reverse=True)}
    if missing := [name for name in names if name not in files]:
        raise NotBuilt(f"the tour in {tour.name} took no picture called {', '.join(missing)}")
    return {name: _guide_pictures.reduced(files[name].read_bytes()) for name in names}


def _book(out: Path, tour: Path, language: str) -> Path:
    names = list(dict.fromkeys(name for chapter in chapters(language) for name in chapter.pictures))
    pictures = taken(tour, names)
    folder = out / "pictures"
    folder.mkdir(parents=True, exist_ok=True)
    for older in folder.glob(f"{language}/*.png"):  # of a build that kept them one by one
        older.unlink()
    album = folder / f"{language}.album"
    album.write_bytes(_guide_album.packed(pictures, COLOURS))
    rendered = _user_guide.render(language, _guide_album.Album(album).picture)
    if rendered.missing:
        raise NotBuilt(f"no font has these signs of the guide in {language}: {' '.join(rendered.missing)}")
    if len(rendered.pdf) > MOST_PDF:
        raise NotBuilt(f"the guide in {language} takes {len(rendered.pdf):,} bytes, more than {MOST_PDF:,}")
    file = out / f"Aftercare-guide-{language}.pdf"
    file.write_bytes(rendered.pdf)
    print(f"{file.name}: {rendered.pages} pages, {len(names)} pictures, {len(rendered.pdf) / 1e6:.1f} MB")
    return file


def _drive(tours: Path) -> Path:
    """Run the tour in every language at once; one that a busy machine stopped is run again alone."""
    running = {language: _begin(tours / language, language) for language in LANGUAGES}
    ended = {language: process.wait(_PATIENCE_S) for language, process in running.items()}
    for language in [language for language, code in ended.items() if code]:
        print(f"the tour stopped in {language} ({ended[language]}): once more", flush=True)
        if code := _begin(tours / language, language).wait(_PATIENCE_S):
            raise NotBuilt(f"the tour did not arrive in {language} ({code})")
    return tours


def _begin(folder: Path, language: str) -> subprocess.Popen[bytes]:
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    if sys.platform.startswith("linux"):
        environment["QT_QPA_PLATFORM"] = "offscreen"
        environment.pop("DISPLAY", None)
    folder.mkdir(parents=True, exist_ok=True)
    command = [sys.executable, "-m", "app", "tour", str(folder), "--language", language]
    return subprocess.Popen(command, cwd=ROOT, env=environment)


def main() -> None:
    parser = argparse.ArgumentParser(description="The user guide as PDF files.")
    parser.add_argument("--out", type=Path, default=OUT, help="where to (build/guide)")
    parser.add_argument("--from", dest="tours", type=Path, help="tours made before: a folder a language")
    given = parser.parse_args()
    try:
        make(given.out, given.tours)
    except NotBuilt as refused:
        sys.exit(str(refused))


if __name__ == "__main__":
    main()
