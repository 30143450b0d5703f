"""The Chinese catalogue is fresh, complete, and keeps every placeholder."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import xml.etree.ElementTree as ElementTree
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
CATALOGUE = ROOT / "resources" / "i18n" / "aftercare_zh_CN.ts"


def messages(path: Path) -> list[tuple[str, ElementTree.Element]]:
    root = ElementTree.parse(path).getroot()
    return [
        (context.findtext("name") or "", message)
        for context in root.iter("context")
        for message in context.iter("message")
    ]


def tool(name: str) -> str:
    found = shutil.which(name, path=str(Path(sys.executable).parent))
    assert found, f"{name} comes with PySide6"
    return found


def test_catalogue_is_fresh(tmp_path: Path) -> None:
    """Extracting the texts again finds nothing new and nothing gone."""
    again = tmp_path / "again.ts"
    sources = [str(path) for path in sorted((ROOT / "app").rglob("*.py"))]
    subprocess.run([tool("pyside6-lupdate"), *sources, "-ts", str(again)], check=True, capture_output=True)
    keys = lambda path: {(context, message.findtext("source")) for context, message in messages(path)}  # noqa: E731
    assert keys(again) == keys(CATALOGUE), "run packaging/translate.py"


def test_catalogue_is_complete() -> None:
    for context, message in messages(CATALOGUE):
        translation = message.find("translation")
        assert translation is not None
        assert translation.get("type") is None, (
            f"{context}: {message.findtext('source')!r} is {translation.get('type')}"
        )
        forms = [form.text for form in translation.iter("numerusform")] or [translation.text]
        assert all(form and form.strip() for form in forms), f"{context}: {message.findtext('source')!r} is empty"


def test_placeholders_are_kept() -> None:
    pattern = re.compile(r"\{[a-z_0-9]*(?:[:!][^}]*)?\}|%[n1-9]")
    for context, message in messages(CATALOGUE):
        source = message.findtext("source") or ""
        translation = message.find("translation")
        assert translation is not None
        for text in [form.text or "" for form in translation.iter("numerusform")] or [translation.text or ""]:
            assert Counter(pattern.findall(text)) == Counter(pattern.findall(source)), (
                f"{context}: {source!r} -> {text!r}"
            )


def test_compiled_catalogue_is_the_written_one(tmp_path: Path) -> None:
    compiled = tmp_path / "again.qm"
    subprocess.run([tool("pyside6-lrelease"), str(CATALOGUE), "-qm", str(compiled)], check=True, capture_output=True)
    assert compiled.read_bytes() == CATALOGUE.with_suffix(".qm").read_bytes(), "run packaging/translate.py"
