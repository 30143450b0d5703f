"""What Windows shows of the program, and the rights and screens it is given."""

from __future__ import annotations

from typing import Any
from xml.etree import ElementTree

import pytest


@pytest.mark.parametrize(
    ("version", "counted"),
    [
        ("0.1.0", (0, 1, 0, 0)),
        ("1.2", (1, 2, 0, 0)),
        ("1.2.3rc4", (1, 2, 3, 0)),
        ("2.0.1.7", (2, 0, 1, 7)),
        ("1.4.0+local5", (1, 4, 0, 0)),
    ],
)
def test_versions_are_counted(version: str, counted: tuple[int, ...]) -> None:
    from windows.version import numbers

    assert numbers(version) == counted


def test_the_version_resource_says_what_the_program_is() -> None:
    from windows.version import resource

    def kept(name: str) -> Any:
        return lambda *given, **named: (name, given, named)

    names = ("VSVersionInfo", "FixedFileInfo", "StringFileInfo", "StringTable", "StringStruct", "VarFileInfo")
    # the text is a call that the builder evaluates, with these names
    whole = eval(resource("1.2.0", "Aftercare.exe"), {name: kept(name) for name in (*names, "VarStruct")})
    assert whole[2]["ffi"][2]["filevers"] == (1, 2, 0, 0)
    table = whole[2]["kids"][0][1][0][0]
    texts = dict(one[1] for one in table[1][1])
    assert texts["ProductVersion"] == "1.2.0"
    assert texts["OriginalFilename"] == "Aftercare.exe"
    assert texts["FileDescription"].startswith("售后服务台")


def test_the_manifest_asks_for_no_more_rights_and_for_each_screen_s_own_scale() -> None:
    from windows.version import MANIFEST

    tree = ElementTree.fromstring(MANIFEST)
    found = {element.tag.rpartition("}")[2]: element for element in tree.iter()}
    assert found["requestedExecutionLevel"].get("level") == "asInvoker"
    assert found["dpiAwareness"].text == "PerMonitorV2"
    assert found["longPathAware"].text == "true"
    assert found["supportedOS"].get("Id") == "{8e0f7a12-bfb3-4fe8-b9a5-48fd50a15a9a}"
