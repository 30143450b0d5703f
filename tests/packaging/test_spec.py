"""The frozen program is built from the program's own walk: what is found in the checkout is what is shipped."""

from __future__ import annotations

import ast
import importlib
import importlib.util
import json
import re
import runpy
import sys
import tempfile
from pathlib import Path
from types import ModuleType, SimpleNamespace
from typing import Any

import pytest

import app
from app.core.catalogue import module_names
from app.models import migrations

ROOT = Path(__file__).resolve().parents[2]
SPEC = ROOT / "packaging" / "app.spec"


@pytest.fixture
def shipped() -> ModuleType:
    found = importlib.util.spec_from_file_location("shipped_under_test", ROOT / "packaging" / "shipped.py")
    assert found
    assert found.loader
    module = importlib.util.module_from_spec(found)
    found.loader.exec_module(module)
    return module


def walks() -> tuple[set[str], set[tuple[str, str]]]:
    """Every package whose entries the program finds by their files, and every one whose parts it finds by an ending,
    read from the calls themselves.
    """
    entries, parts = set(), set()
    for path in sorted(Path(app.__path__[0]).rglob("*.py")):
        text = path.read_text(encoding="utf-8")
        dotted = ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")
        if "core" not in text or "catalogue" not in text or dotted in ("app.core.catalogue", "app._selftest_modules"):
            continue  # those two ask on behalf of the others
        tree = ast.parse(text)
        imported = {
            alias.asname or alias.name.partition(".")[0]: f"{node.module}.{alias.name}"
            if isinstance(node, ast.ImportFrom)
            else alias.name
            for node in ast.walk(tree)
            if isinstance(node, ast.Import | ast.ImportFrom)
            for alias in node.names
        }
        for node in ast.walk(tree):
            if not isinstance(node, ast.Call):
                continue
            first, _, rest = ast.unparse(node.func).partition(".")
            asked = f"{imported.get(first, '')}.{rest}".strip(".").removeprefix("app.core.catalogue.")
            if asked not in ("discover", "find", "module_names", "part_names"):
                continue
            package = ast.unparse(node.args[0])
            walked = dotted if package == "sys.modules[__name__]" else imported.get(package, package)
            if asked == "part_names":
                parts.add((walked, getattr(importlib.import_module(dotted), ast.unparse(node.args[1]))))
            else:
                entries.add(walked)
    return entries, parts


def run_spec(workpath: str = "", lost: str = "") -> dict[str, Any]:
    """What the spec file asks of PyInstaller; the module `lost` is not among those that it collected."""
    if not workpath:
        with tempfile.TemporaryDirectory() as folder:
            return run_spec(folder, lost)
    asked: dict[str, Any] = {}
    files = (one.relative_to(ROOT).with_suffix("") for one in (ROOT / "app").rglob("[!0-9]*.py"))
    collected = {".".join(one.parts).removesuffix(".__init__") for one in files} - {lost}

    def analysis(scripts: list[str], **options: Any) -> SimpleNamespace:
        asked.update(options, scripts=scripts)
        asked["analysis"] = SimpleNamespace(
            binaries=[],
            datas=[],
            pure=[(name, "", "PYMODULE") for name in collected],
            scripts=[("launch", "launch.py", "PYSOURCE")],
        )
        return asked["analysis"]

    def collect(*parts: Any, **options: Any) -> SimpleNamespace:
        asked["collected"] = parts
        return SimpleNamespace(name=str(ROOT / "no such folder"))

    def program(archive: Any, scripts: list[Any], **options: Any) -> SimpleNamespace:
        return SimpleNamespace(archive=archive, began_with=scripts[0] if scripts else "", **options)

    names = {"Analysis": analysis, "PYZ": lambda pure, **_named: pure, "EXE": program, "COLLECT": collect}
    before = list(sys.path)
    try:
        runpy.run_path(str(SPEC), {**names, "SPECPATH": str(SPEC.parent), "workpath": workpath})
    finally:
        sys.path[:] = before
        sys.modules.pop("shipped", None)
    return asked


def test_the_catalogues_named_are_those_that_the_program_walks(shipped: ModuleType) -> None:
    entries, parts = walks()
    assert set(shipped.CATALOGUES) == entries
    assert set(shipped.PARTS) == parts


def test_hidden_imports_are_the_catalogues(shipped: ModuleType) -> None:
    hidden = set(run_spec()["hiddenimports"])
    entries = {name for package in shipped.CATALOGUES for name in module_names(importlib.import_module(package))}
    parts = {f"app.services.{file.stem}" for file in (ROOT / "app" / "services").glob("_*_labels.py")}
    assert "app.services._exchange_labels" in parts
    assert {name for name in hidden if name.startswith("app.")} == entries | parts
    on_disk = {
        ".".join(file.relative_to(ROOT).with_suffix("").parts)
        for package in shipped.CATALOGUES
        for file in (ROOT / Path(*package.split("."))).glob("[!_]*")
        if file.suffix == ".py" or (file / "__init__.py").is_file()
    }
    assert entries == on_disk
    for name in hidden:
        assert importlib.util.find_spec(name), f"{name} is not there"


def test_a_module_that_no_list_leads_to_ends_the_build() -> None:
    """Wherever its name would be computed: nothing of the program stays behind but the steps of the tables."""
    with pytest.raises(SystemExit, match=r"^1 modules are not in the program: app.services._exchange_labels"):
        run_spec(lost="app.services._exchange_labels")


def test_what_the_frozen_program_has_to_find_is_counted_in_the_source(tmp_path: Path) -> None:
    assert ("found_by_file.json", str(tmp_path / "found_by_file.json"), "DATA") in run_spec(str(tmp_path))[
        "analysis"
    ].datas
    told = json.loads((tmp_path / "found_by_file.json").read_text(encoding="utf-8"))
    modules = {package: names for package, ending, names in told["modules"] if not ending}
    assert "app.services.call_papers" in modules["app.services"]
    assert "app.models.service_call" in modules["app.models"]
    (labels,) = (names for _package, ending, names in told["modules"] if ending == "_labels")
    assert "app.services._exchange_labels" in labels
    pages = len(list((ROOT / "resources" / "help" / "en").glob("*.md")))
    steps = len(list(Path(migrations.__path__[0]).glob("*.py")))
    assert (told["files"]["resources/help/en"], told["files"]["app/models/migrations"]) == (pages, steps)
    assert told["files"]["resources/i18n"] == 1, "the source of the translations is not shipped"


def test_migrations_and_resources_are_shipped_as_files(shipped: ModuleType) -> None:
    targets = {Path(source).resolve(): target for source, target in run_spec()["datas"]}
    assert targets[Path(migrations.__path__[0]).resolve()] == "app/models/migrations"
    assert targets[ROOT / "resources"] == "resources"


def test_nothing_that_is_left_out_is_used_by_the_program(shipped: ModuleType) -> None:
    allowed = {("app.ui.icons", "qtawesome")}  # draws icons anew for bake_icons.py, never in the program
    used = set()
    for path in sorted(Path(app.__path__[0]).rglob("*.py")):
        dotted = ".".join(path.relative_to(ROOT).with_suffix("").parts)
        names = re.findall(r"^ *(?:from|import) +([\w.]+)", path.read_text(encoding="utf-8"), re.MULTILINE)
        used |= {(dotted, name) for name in names for left in shipped.EXCLUDED if f"{name}.".startswith(f"{left}.")}
    assert used <= allowed


@pytest.mark.parametrize(
    ("place", "wanted"),
    [
        ("PySide6/Qt/plugins/platforms/libqxcb.so", True),
        ("PySide6/Qt/plugins/platforms/libqoffscreen.so", True),
        ("PySide6/plugins/platforms/qwindows.dll", True),
        ("PySide6\\plugins\\platforms\\qminimal.dll", False),
        ("PySide6\\plugins\\platforms\\qdirect2d.dll", False),
        ("icuuc.dll", False),
        ("PySide6\\icuuc.dll", False),
        ("api-ms-win-core-file-l1-2-0.dll", False),
        ("tzdata/zoneinfo/Asia/Shanghai", True),
        ("tzdata/zoneinfo/UTC", True),
        ("tzdata/zoneinfo/Europe/Paris", False),
        ("resources/readings.xz", True),
        ("PIL/_imaging.pyi", False),
        ("psycopg-3.3.9.dist-info/METADATA", True),
        ("psycopg-3.3.9.dist-info/RECORD", False),
        ("PySide6/Qt/plugins/imageformats/libqjpeg.so", True),
        ("PySide6/Qt/plugins/imageformats/libqwebp.so", False),
        ("PySide6/Qt/plugins/printsupport/libcupsprintersupport.so", True),
        ("PySide6/Qt/plugins/platforminputcontexts/libqtvirtualkeyboardplugin.so", False),
        ("PySide6/Qt/translations/qtbase_zh_CN.qm", True),
        ("PySide6/Qt/translations/qtbase_de.qm", False),
        ("PySide6/Qt/lib/libQt6Quick.so.6", False),
        ("PySide6/Qt/lib/libQt6Pdf.so.6", False),
        ("PySide6/Qt/lib/libQt6Network.so.6", False),
        ("PySide6\\Qt6Network.dll", False),
        ("PySide6\\QtNetwork.pyd", False),
        ("Cryptodome\\PublicKey\\_ec_ws.pyd", False),
        ("Cryptodome/PublicKey/_ed25519.abi3.so", True),
        ("Cryptodome/Cipher/_raw_aes.abi3.so", True),
        ("PySide6\\opengl32sw.dll", False),
        ("resources/i18n/aftercare_zh_CN.qm", True),
        ("resources/i18n/aftercare_zh_CN.ts", False),
        ("resources/fonts/NotoSansSC-Regular.ttf", True),
        ("libharfbuzz.so.0", True),
        ("libcairo.so.2", False),
    ],
)
def test_what_is_left_out(shipped: ModuleType, place: str, wanted: bool) -> None:
    assert shipped.is_wanted(place) is wanted


def test_the_runtime_is_there_once_and_it_is_qts(shipped: ModuleType) -> None:
    binaries = [
        ("VCRUNTIME140.dll", "C:\\py\\VCRUNTIME140.dll", "BINARY"),
        ("PySide6\\VCRUNTIME140.dll", "C:\\py\\Lib\\site-packages\\PySide6\\VCRUNTIME140.dll", "BINARY"),
        ("shiboken6\\VCRUNTIME140.dll", "C:\\py\\Lib\\site-packages\\shiboken6\\VCRUNTIME140.dll", "BINARY"),
        ("shiboken6\\MSVCP140.dll", "C:\\py\\Lib\\site-packages\\shiboken6\\MSVCP140.dll", "BINARY"),
        ("python312.dll", "C:\\py\\python312.dll", "BINARY"),
    ]
    assert shipped.one_runtime(binaries) == [binaries[4], ("VCRUNTIME140.dll", binaries[1][1], "BINARY"),
                                             ("MSVCP140.dll", binaries[3][1], "BINARY")]  # fmt: skip


def test_on_windows_the_program_with_a_console_borrows_the_modules(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from PyInstaller.archive import readers

    inside = SimpleNamespace(_start_offset=1000, toc={"PYZ.pyz": (200, 1, 1, 0, "z")})
    monkeypatch.setattr(readers, "CArchiveReader", lambda name: inside)
    monkeypatch.setattr(sys, "platform", "win32")
    asked = run_spec(str(tmp_path))
    window, command = asked["collected"][:2]
    assert (window.name, window.console, bool(window.archive)) == ("Aftercare", False, True)
    assert (command.name, command.console, command.archive) == ("Aftercare-command", True, [])
    assert command.began_with[0] == "command_archive", "before anything that needs a module"
    assert (tmp_path / "modules_at.txt").read_text(encoding="ascii") == "1200"
    assert ("modules_at.txt", str(tmp_path / "modules_at.txt"), "DATA") in asked["analysis"].datas
    assert Path(window.icon).exists()
    assert "PerMonitorV2" in window.manifest
    assert {"_ssl", "_sqlite3"} <= set(asked["excludes"])
    assert asked["pathex"][0].endswith("without")
