from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

import pytest

from app.core import i18n
from app.core.i18n import QT_TRANSLATE_NOOP, shown, translate


def field(tag: int, content: bytes) -> bytes:
    return bytes([tag]) + len(content).to_bytes(4) + content


def compiled(context: str, source: str, translation: str) -> bytes:
    """A message as `lrelease` writes it, with a remark that nobody asks for."""
    return (
        field(3, translation.encode("utf-16-be"))
        + field(8, b"remark")
        + field(6, source.encode())
        + field(7, context.encode())
        + b"\1"
    )


MESSAGES = (
    compiled("ledgers", "Repair ledger", "维修台帐"),
    b"\3\xff\xff\xff\xff" + compiled("ledgers", "Not yet", ""),
    compiled("names", "{name}", "𠮷{name}"),
)
CATALOGUE = bytes(16) + field(0xA7, b"zh_CN") + field(0x42, bytes(16)) + field(0x69, b"".join(MESSAGES))


@pytest.fixture(autouse=True)
def keep_language() -> Iterator[None]:
    translator, language = i18n._translator, i18n._language
    yield
    i18n.install(translator, language)


def test_marked_texts_are_translated_when_shown(tmp_path: Path) -> None:
    marked = QT_TRANSLATE_NOOP("ledgers", "Repair ledger")
    assert marked == "Repair ledger"
    (tmp_path / "a.qm").write_bytes(CATALOGUE)
    i18n.load_catalogue(tmp_path / "a.qm", "zh_CN")
    assert shown(marked) == "维修台帐"
    assert translate("ledgers", "Repair ledger") == "维修台帐"
    assert i18n.language() == "zh_CN"


def test_missing_texts_stay_as_written(tmp_path: Path) -> None:
    (tmp_path / "a.qm").write_bytes(CATALOGUE)
    i18n.load_catalogue(tmp_path / "a.qm", "zh_CN")
    assert translate("ledgers", "Not yet") == "Not yet"
    assert translate("elsewhere", "Repair ledger") == "Repair ledger"
    assert shown("plain") == "plain"
    assert translate("names", "{name}") == "𠮷{name}"


def test_the_programs_own_catalogue_says_what_its_source_says() -> None:
    folder = Path(__file__).resolve().parents[2] / "resources" / "i18n"
    said = dict[tuple[str, str], str]()
    for context in ElementTree.parse(folder / "aftercare_zh_CN.ts").getroot().iter("context"):
        for message in context.iter("message"):
            if text := message.findtext("translation"):
                said[context.findtext("name") or "", message.findtext("source") or ""] = text
    assert len(said) > 9_000
    assert i18n.catalogue((folder / "aftercare_zh_CN.qm").read_bytes()) == said


@pytest.mark.parametrize(
    ("environment", "expected"),
    [
        ({"LANG": "zh_CN.UTF-8"}, "zh_CN"),
        ({"LANG": "zh_TW"}, "zh_CN"),
        ({"LANG": "en_US.UTF-8"}, "en"),
        ({"LANG": "de_DE"}, "en"),
        ({"LANG": "zh_CN", "LC_ALL": "en_GB"}, "en"),
        ({"LANG": "en_GB", "AFTERCARE_LANGUAGE": "zh_CN"}, "zh_CN"),
    ],
)
def test_the_system_chooses_the_language(
    monkeypatch: pytest.MonkeyPatch, environment: dict[str, str], expected: str
) -> None:
    for name in ("AFTERCARE_LANGUAGE", "LC_ALL", "LANG"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert i18n.system_language() == expected
