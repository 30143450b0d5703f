"""Keep the translations in step with the sources: `python packaging/translate.py` collects, reports what is
unfinished, compiles.

`--check` changes nothing and fails when the catalogue is stale, unfinished, or differs in placeholders from its
sources.
"""

from __future__ import annotations

import argparse
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from xml.etree import ElementTree

ROOT = Path(__file__).resolve().parents[1]
CATALOGUE = ROOT / "resources" / "i18n" / "aftercare_zh_CN.ts"
_PLACEHOLDER = re.compile(r"\{[^{}]*\}")

Message = tuple[str, str, str, bool]
"""Context, source, translation, whether it is finished."""


def sources() -> list[str]:
    """Every file with texts for the user."""
    return [str(file.relative_to(ROOT)) for file in sorted((ROOT / "app").rglob("*.py"))]


def tool(name: str) -> str:
    """The path of one of PySide's tools, beside this interpreter or on the search path."""
    beside = Path(sys.executable).with_name(name)
    found = str(beside) if beside.exists() else shutil.which(name)
    if not found:
        raise SystemExit(f"{name} is missing: is PySide6 installed?")
    return found


def collect(target: Path) -> None:
    """Bring a catalogue up to date with the sources; texts that are gone are dropped."""
    with tempfile.NamedTemporaryFile("w", suffix=".txt", delete=False, encoding="utf-8") as names:
        names.write("\n".join(sources()))
    try:
        command = [tool("pyside6-lupdate"), "-silent", "-no-obsolete", "-locations", "none", "-source-language", "en",
                   "-target-language", "zh_CN", f"@{names.name}", "-ts", str(target)]  # fmt: skip
        subprocess.run(command, cwd=ROOT, check=True)
    finally:
        Path(names.name).unlink()


def messages(file: Path) -> list[Message]:
    """The texts of a catalogue."""
    found: list[Message] = []
    for context in ElementTree.parse(file).getroot().iter("context"):
        name = context.findtext("name") or ""
        for message in context.iter("message"):
            translation = message.find("translation")
            text = (translation.text or "") if translation is not None else ""
            state = translation.get("type", "") if translation is not None else "unfinished"
            found.append((name, message.findtext("source") or "", text, bool(text) and state == ""))
    return found


def complaints(found: list[Message]) -> list[str]:
    """What is unfinished, and what has other placeholders than its source."""
    said = [f"unfinished: {context}: {source}" for context, source, _, finished in found if not finished]
    for context, source, text, finished in found:
        if finished and sorted(_PLACEHOLDER.findall(source)) != sorted(_PLACEHOLDER.findall(text)):
            said.append(f"placeholders differ: {context}: {source} | {text}")
    return said


def stale() -> list[str]:
    """Texts of the sources that the catalogue lacks, and the other way round."""
    with tempfile.TemporaryDirectory() as folder:
        fresh = Path(folder) / "fresh.ts"
        collect(fresh)
        wanted = {message[:2] for message in messages(fresh)}
    kept = {message[:2] for message in messages(CATALOGUE)} if CATALOGUE.exists() else set()
    return [f"missing: {c}: {s}" for c, s in sorted(wanted - kept)] + [
        f"gone: {c}: {s}" for c, s in sorted(kept - wanted)
    ]


def compile_catalogue() -> None:
    """Write the compiled catalogue beside the catalogue."""
    target = CATALOGUE.with_suffix(".qm")
    subprocess.run([tool("pyside6-lrelease"), "-silent", str(CATALOGUE), "-qm", str(target)], check=True)


def main() -> int:
    """Collect and compile, or only check."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="change nothing, fail on anything stale or unfinished")
    check = parser.parse_args().check
    if not check:
        CATALOGUE.parent.mkdir(parents=True, exist_ok=True)
        collect(CATALOGUE)
        compile_catalogue()
    said = (stale() if check else []) + (complaints(messages(CATALOGUE)) if CATALOGUE.exists() else [])
    for line in said:
        print(line)
    total = len(messages(CATALOGUE)) if CATALOGUE.exists() else 0
    print(f"{total} texts, {len(said)} complaints")
    return 1 if check and said else 0


if __name__ == "__main__":
    sys.exit(main())
