from collections.abc import Iterator
from pathlib import Path

import pytest

from app.core import i18n
from app.core.i18n import QT_TRANSLATE_NOOP, shown, translate

CATALOGUE = """<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS><TS version="2.1" language="zh_CN"><context><name>ledgers</name>
<message><source>Repair ledger</source><translation>维修台帐</translation></message>
<message><source>Not yet</source><translation type="unfinished"></translation></message>
</context></TS>"""


@pytest.fixture(autouse=True)
def keep_language() -> Iterator[None]:
    translator, language = i18n._translator, i18n._language
    yield
    i18n.install(translator, language)


def test_marked_texts_are_translated_when_shown(tmp_path: Path) -> None:
    marked = QT_TRANSLATE_NOOP("ledgers", "Repair ledger")
    assert marked == "Repair ledger"
    (tmp_path / "a.ts").write_text(CATALOGUE, encoding="utf-8")
    i18n.load_catalogue(tmp_path / "a.ts", "zh_CN")
    assert shown(marked) == "维修台帐"
    assert translate("ledgers", "Repair ledger") == "维修台帐"
    assert i18n.language() == "zh_CN"


def test_missing_texts_stay_as_written(tmp_path: Path) -> None:
    (tmp_path / "a.ts").write_text(CATALOGUE, encoding="utf-8")
    i18n.load_catalogue(tmp_path / "a.ts", "zh_CN")
    assert translate("ledgers", "Not yet") == "Not yet"
    assert translate("elsewhere", "Repair ledger") == "Repair ledger"
    assert shown("plain") == "plain"


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
