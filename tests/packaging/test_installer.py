"""The installer and the portable folder, as far as they can be told without Windows."""

from __future__ import annotations

import importlib.util
import re
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path, PurePosixPath
from types import ModuleType

import pytest

from app.core import paths
from app.domain import versions
from app.ui.desktop import identity

WINDOWS = Path(__file__).resolve().parents[2] / "packaging" / "windows"
LINE = re.compile(r'^LangString (\w+) \$\{LANG_(\w+)\} "(.*)"$', re.MULTILINE)


@pytest.fixture(scope="module")
def installer() -> ModuleType:
    spec = importlib.util.spec_from_file_location("installer", WINDOWS / "installer.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def built(tmp_path: Path) -> Path:
    """A folder such as the build makes, with small files."""
    folder = tmp_path / "Aftercare"
    for name in ("Aftercare.exe", "Aftercare-command.exe", "_internal/a b.dll", "_internal/resources/help/en/10.md"):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(name.encode() * 100)
    return folder


def texts() -> dict[str, dict[str, str]]:
    """Every sentence of the installer: name → language → text."""
    found: dict[str, dict[str, str]] = {}
    for name, language, text in LINE.findall((WINDOWS / "texts.nsh").read_text("utf-8")):
        assert language not in found.setdefault(name, {}), name
        found[name][language] = text
    return found


def test_every_sentence_is_there_in_both_languages() -> None:
    script = (WINDOWS / "setup.nsi").read_text("utf-8")
    said = texts()
    assert {name for name, one in said.items() if set(one) != {"SIMPCHINESE", "ENGLISH"}} == set()
    used = set(re.findall(r"\$\((\w+)\)", script))
    assert used == set(said)


def test_the_languages_say_the_same() -> None:
    for name, one in texts().items():
        chinese, english = (
            sorted(re.findall(r"\$\{?\w+\}?", one[language])) for language in ("SIMPCHINESE", "ENGLISH")
        )
        assert chinese == english, name
        assert re.search("[一-鿿]", one["SIMPCHINESE"]), name
        assert not re.search("[一-鿿]", one["ENGLISH"]), name


def test_every_exit_code_is_in_the_readme_and_in_the_help() -> None:
    script = (WINDOWS / "setup.nsi").read_text("utf-8")
    codes = {*re.findall(r"SetErrorLevel (\d)", script), *re.findall(r"StrCpy \$Code ([1-9])", script), "2"}
    assert codes == set("1234567")
    root = WINDOWS.parents[1]
    readme = (root / "README.md").read_text("utf-8")
    pages = [(root / f"resources/help/{language}/97_install.md").read_text("utf-8") for language in ("en", "zh_CN")]
    for text in (readme, *pages):
        assert {code for code in codes if not re.search(rf"^\| {code} \|", text, re.MULTILINE)} == set()
    steps = "".join(file.read_text("utf-8") for file in sorted(WINDOWS.glob("exercise*.py")))
    assert {code for code in codes if f" ({code})" not in steps} == set(), "no step of the exercise ends with these"


def test_whoever_leaves_at_the_choice_of_a_language_has_left() -> None:
    """NSIS calls that broken off, as a damaged installer is; what ends later ends as it does without this."""
    script = (WINDOWS / "setup.nsi").read_text("utf-8")
    asked = re.search(
        r"SetErrorLevel (\S+) [^\n]*\n  !insertmacro MUI_LANGDLL_DISPLAY\n  SetErrorLevel (\S+)\n", script
    )
    assert asked is not None
    assert asked.groups() == ("1", "-1")


def test_what_was_copied_can_go_when_copying_is_broken_off() -> None:
    """Windows keeps the folder that a program works in, and those above it."""
    script = (WINDOWS / "setup.nsi").read_text("utf-8")
    first = script[script.index("Function .onInstFailed") :].splitlines()[1]
    assert first.split(";")[0].strip() == 'SetOutPath "$TEMP"'


def test_marker_and_versions_are_the_programs_own(installer: ModuleType) -> None:
    assert installer.MARKER == paths.PORTABLE_MARKER
    script = (WINDOWS / "setup.nsi").read_text("utf-8")
    assert f"\\{paths.PORTABLE_MARKER}" in script
    assert f"\\{paths.VERSIONS}\\" in script
    for version in ("1.2", "0.10.0", "1.2.3.4", "1", "1.2.3.4.5", "1.2b", "", "1..2", "1.2\n"):
        if versions.is_version(version):
            assert installer.checked(version) == version
        else:
            with pytest.raises(ValueError, match="no version"):
                installer.checked(version)


def test_the_room_on_a_large_disk_is_a_number_that_the_script_can_compare() -> None:
    """Its numbers have 31 bits: kilobytes would make 2 TB of free room less than none."""
    asked = re.search(
        r'DriveSpace\}[^\n]*/S=(\w)"[^\n]*\n[^\n]*\n[^\n]*\$1 < \$\{(\w+)\}', (WINDOWS / "setup.nsi").read_text("utf-8")
    )
    assert asked is not None
    assert asked.groups() == ("M", "MEGABYTES")


def test_what_a_power_cut_leaves_of_an_upgrade_is_no_foreign_folder() -> None:
    """While files are renamed the new program lies in `incoming` until it is in its place, which comes last."""
    script = (WINDOWS / "setup.nsi").read_text("utf-8")
    moved = re.findall(r'^  Rename "\$INSTDIR\\incoming\\([^"]+)"', script, re.MULTILINE)
    assert moved[-1] == "${APP}.exe"
    looks = script[script.index("Function LookAtFolder") : script.index('StrCpy $Words "$(IsForeign)"')]
    assert '${AndIfNot} ${FileExists} "$INSTDIR\\incoming\\${APP}.exe"' in looks


def test_the_script_unpacks_every_file_into_its_place(installer: ModuleType, built: Path) -> None:
    lines = installer.script_of(built, installer.files_of(built)).splitlines()
    place, found = "", {}
    for line in lines:
        verb, _, rest = line.partition(" ")
        if verb == "SetOutPath":
            place = rest.strip('"')
        else:
            source = Path(rest.strip('"'))
            found[f"{place}\\{source.name}"] = source.relative_to(built).as_posix()
    assert found == {
        "$INSTDIR\\incoming\\" + name.replace("/", "\\"): name for name in map(str, installer.files_of(built))
    }


def test_a_foreign_file_is_not_packed(installer: ModuleType, built: Path) -> None:
    (built / "current.txt").write_text("1.0")
    with pytest.raises(ValueError, match=r"current\.txt"):
        installer.files_of(built)


def test_a_name_that_the_script_cannot_spell(installer: ModuleType, built: Path) -> None:
    (built / "_internal" / "a$b.dll").write_bytes(b"x")
    with pytest.raises(ValueError, match=r"a\$b\.dll"):
        installer.files_of(built)


def test_the_longest_name_counts_while_it_is_unpacked(installer: ModuleType) -> None:
    names = [PurePosixPath("Aftercare.exe"), PurePosixPath("_internal/0123456789")]
    assert installer.longest(names) == len("\\incoming\\_internal\\0123456789")


def test_the_portable_folder_is_marked_and_the_same_each_time(
    installer: ModuleType, built: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1760000000")
    first = installer.portable(built, "1.2.0", tmp_path / "one")
    second = installer.portable(built, "1.2.0", tmp_path / "two.zip")
    assert first.name == "Aftercare-1.2.0-portable.zip"
    assert first.read_bytes() == second.read_bytes()
    with zipfile.ZipFile(first) as packed:
        names = packed.namelist()
        marker = packed.read(f"Aftercare/{paths.PORTABLE_MARKER}").decode("utf-8-sig")
        assert packed.read("Aftercare/Aftercare.exe") == (built / "Aftercare.exe").read_bytes()
    assert set(names) == {f"Aftercare/{name}" for name in (paths.PORTABLE_MARKER, *installer.files_of(built))}
    assert "便携版" in marker
    assert "portable" in marker


@pytest.mark.skipif(shutil.which("makensis") is None, reason="makensis is not installed")
def test_the_script_compiles_without_a_warning_and_the_same_each_time(
    installer: ModuleType, built: Path, tmp_path: Path
) -> None:
    first = installer.make(built, "1.2", tmp_path / "out", installer.FAST)
    assert first.name == "Aftercare-1.2-setup.exe"
    again = installer.make(built, "1.2", tmp_path / "again.exe", installer.FAST)
    assert first.read_bytes() == again.read_bytes()
    assert first.read_bytes()[:2] == b"MZ"


def test_its_command_line(built: Path, tmp_path: Path) -> None:
    words = [sys.executable, WINDOWS / "installer.py", "portable", built, "1.2", tmp_path]
    done = subprocess.run(words, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert "Aftercare-1.2-portable.zip" in done.stdout


def test_every_shortcut_bears_the_identity_of_the_windows() -> None:
    """Otherwise what is pinned from a window would be the file of one version."""
    script = (WINDOWS / "setup.nsi").read_text("utf-8")
    assert f'!define IDENTITY "{identity.IDENTITY}"' in script
    made = re.findall(
        r'CreateShortcut ("[^"]+") "\$INSTDIR\\\$\{APP\}.exe"\s+Push ("[^"]+")\s+Call TellTaskbar\n', script
    )
    assert [one for one, _ in made] == [other for _, other in made]
    assert len(made) == script.count("CreateShortcut ") == 2


def test_every_way_of_packing_is_known_to_the_script(installer: ModuleType) -> None:
    script = (WINDOWS / "setup.nsi").read_text("utf-8")
    words = [word for words in installer.PACKINGS.values() for word in words]
    assert sorted(words) == ["FAST", "STORED"]
    assert [word for word in words if not re.search(rf"^!(else )?ifdef {word}$", script, re.MULTILINE)] == []
