"""The installer and the portable folder of a Windows program that was built, each made of the same folder.

    python packaging/windows/installer.py setup FOLDER VERSION OUT [--packing small|fast|stored]
    python packaging/windows/installer.py portable FOLDER VERSION OUT

make OUT/Aftercare-VERSION-setup.exe and OUT/Aftercare-VERSION-portable.zip.

Both come out the same, byte for byte, of the same folder. The installer needs `makensis` (Debian's package nsis).
"""

from __future__ import annotations

import argparse
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
import zipfile
from pathlib import Path, PurePosixPath

ROOT = Path(__file__).resolve().parents[2]
HERE = Path(__file__).resolve().parent
ICON = ROOT / "resources" / "icons" / "aftercare.ico"
PROGRAMS = ("Aftercare.exe", "Aftercare-command.exe")
BESIDE = ("_internal", *PROGRAMS)
"""What the folder of the program holds; the installer replaces exactly these."""
SMALL, FAST, STORED = "small", "fast", "stored"
PACKINGS = {SMALL: (), FAST: ("FAST",), STORED: ("STORED",)}
"""How an installer is packed, and the words of its script for it: to be handed out, to be tried, not at all."""
MARKER = "portable.txt"
INCOMING = "\\incoming\\"
VERSION = re.compile(r"\d{1,5}(\.\d{1,5}){1,3}")
PORTABLE_TEXT = """\
售后服务台 便携版

有了这个文件，程序就把数据保存在旁边的 data 文件夹中。删除它，程序会改用当前 Windows 用户的数据文件夹。
请把整个文件夹放在电脑自己的硬盘上，并且要有写入权限；U 盘、光盘、网络盘、云盘文件夹不能存放数据库，程序会拒绝打开。
升级：关闭程序，用新版本覆盖 Aftercare.exe、Aftercare-command.exe 和 _internal（先删除旧的 _internal），data 不动。

Aftercare, portable

This file makes the program keep its data in the folder "data" beside it. Without it the data folder of the Windows user
is used. Put the whole folder on a disk of the computer itself, where you may write: a stick, a disc, a network drive or
a folder that is copied to the internet cannot hold the database, and the program refuses to open one there.
To upgrade, close the program and replace Aftercare.exe, Aftercare-command.exe and _internal (delete the old _internal
first); leave "data" as it is.
"""


def checked(version: str) -> str:
    """A version such as 1.2.0: two to four numbers. Raises ValueError."""
    if not VERSION.fullmatch(version):
        raise ValueError(f"no version: {version}")
    return version


def files_of(folder: Path) -> list[PurePosixPath]:
    """The names of all files in a program's folder, in an order that is the same on every disk.

    Raises ValueError when it is no such folder, or holds what no installer of ours would take away again.
    """
    foreign = sorted({one.name for one in folder.iterdir()} ^ set(BESIDE))
    if foreign:
        raise ValueError(f"{folder} is not the folder of a program as it was built: {', '.join(foreign)}")
    names = (PurePosixPath(one.relative_to(folder).as_posix()) for one in folder.rglob("*") if one.is_file())
    found = sorted(names, key=str)
    if odd := [name for name in map(str, found) if not set(name).isdisjoint('$"\\')]:
        raise ValueError(f"the installer cannot spell {', '.join(odd)}")
    return found


def script_of(folder: Path, names: list[PurePosixPath]) -> str:
    """The part of the installer's script that unpacks every file, folder by folder."""
    lines, place = [], ""
    for name in sorted(names, key=lambda one: (str(one.parent), one.name)):
        inside = "" if name.parent == PurePosixPath() else "\\" + "\\".join(name.parent.parts)
        if not lines or inside != place:
            place = inside
            lines.append(f'SetOutPath "$INSTDIR\\incoming{inside}"')
        lines.append(f'File "{(folder / name).absolute()}"')
    return "\n".join(lines) + "\n"


def longest(names: list[PurePosixPath]) -> int:
    """By how many characters at most a name is longer than the folder, while it is being unpacked."""
    return len(INCOMING) + max(len(str(name)) for name in names)


def make(folder: Path, version: str, out: Path, packing: str = SMALL) -> Path:
    """Make the installer of the program in `folder`; `out` is its file, or a folder for it. Returns the file.

    What is handed out is packed small; `PACKINGS` names the others. Raises ValueError, subprocess.CalledProcessError.
    """
    names = files_of(folder)
    file = _target(out, f"Aftercare-{checked(version)}-setup.exe")
    size = sum((folder / name).stat().st_size for name in names)
    with tempfile.TemporaryDirectory(prefix="aftercare-setup-") as scratch:
        work = Path(scratch)
        (work / "files.nsh").write_text(script_of(folder, names), encoding="utf-8")
        side, head, icon = _pictures(work)
        given = {
            "VERSION": version,
            "VERSION4": ".".join([*version.split("."), "0", "0"][:4]),
            "OUT": work / file.name,
            "FILES": work / "files.nsh",
            "LONGEST": longest(names),
            "KILOBYTES": -(-size // 1024),
            "MEGABYTES": -(-size // 1024**2),
            "SIDE": side,
            "HEAD": head,
            "ICON": icon,
        }
        options = [f"-D{name}={value}" for name, value in given.items()] + [f"-D{word}" for word in PACKINGS[packing]]
        command = [shutil.which("makensis") or "makensis", "-V2", "-WX", "-INPUTCHARSET", "UTF8", *options]
        subprocess.run([*command, HERE / "setup.nsi"], check=True, cwd=HERE)
        shutil.move(work / file.name, file)
    return file


def portable(folder: Path, version: str, out: Path) -> Path:
    """Make the zip of the portable folder; `out` is its file, or a folder for it. Returns the file."""
    file = _target(out, f"Aftercare-{checked(version)}-portable.zip")
    moment = time.gmtime(int(os.environ.get("SOURCE_DATE_EPOCH") or 315532800))[:6]  # a zip knows no year before 1980
    part = file.with_name(f"{file.name}.part")
    with zipfile.ZipFile(part, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as packed:
        marker = zipfile.ZipInfo(f"Aftercare/{MARKER}", moment)
        _pack(packed, marker, ("\ufeff" + PORTABLE_TEXT.replace("\n", "\r\n")).encode())
        for name in files_of(folder):
            _pack(packed, zipfile.ZipInfo(f"Aftercare/{name}", moment), (folder / name).read_bytes())
    part.replace(file)
    return file


def _pack(packed: zipfile.ZipFile, info: zipfile.ZipInfo, content: bytes) -> None:
    info.compress_type = zipfile.ZIP_DEFLATED
    info.create_system = 0  # as on Windows, wherever it is made
    packed.writestr(info, content)


def _target(out: Path, name: str) -> Path:
    file = out if out.suffix in (".exe", ".zip") else out / name
    file.parent.mkdir(parents=True, exist_ok=True)
    return file.absolute()


def _pictures(work: Path) -> tuple[Path, Path, Path]:
    """The picture at the side of the first and last page, the one in the head of the others, and the icon."""
    from PIL import Image

    if ICON.exists():
        icon = ICON
        with Image.open(ICON) as opened:
            mark = opened.convert("RGBA")
    else:
        mark = Image.new("RGBA", (256, 256), (11, 107, 124, 255))
        icon = work / "aftercare.ico"
        mark.save(icon, sizes=[(16, 16), (32, 32), (48, 48)])
    side = Image.new("RGB", (1, 314))
    for row in range(314):  # from the accent of the program down to a darker one
        share = row / 313
        side.putpixel((0, row), (round(11 - 6 * share), round(107 - 52 * share), round(124 - 58 * share)))
    side = side.resize((164, 314))
    _put(side, mark, 92, (36, 58))
    side.save(work / "side.bmp")
    head = Image.new("RGB", (150, 57), "white")
    _put(head, mark, 40, (100, 8))
    head.save(work / "head.bmp")
    return work / "side.bmp", work / "head.bmp", icon


def _put(ground: object, mark: object, size: int, at: tuple[int, int]) -> None:
    from PIL import Image

    assert isinstance(ground, Image.Image)
    assert isinstance(mark, Image.Image)
    small = mark.resize((size, size), Image.Resampling.LANCZOS)
    ground.paste(small, at, small)


def main(given: list[str]) -> int:
    """Make one of the two, as the words say; prints the file and its size."""
    parser = argparse.ArgumentParser(description="the installer or the portable folder of a Windows program")
    parser.add_argument("what", choices=("setup", "portable"))
    parser.add_argument("folder", type=Path, help="the folder of the program, as it was built")
    parser.add_argument("version")
    parser.add_argument("out", type=Path, help="a folder, or the file")
    parser.add_argument("--packing", choices=sorted(PACKINGS), default=SMALL, help="how the installer is packed")
    words = parser.parse_args(given)
    if words.what == "setup":
        file = make(words.folder, words.version, words.out, words.packing)
    else:
        file = portable(words.folder, words.version, words.out)
    print(f"{file}  {file.stat().st_size / 1e6:.1f} MB")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
