"""Does the frozen program find what its source holds? No import names what is found by its file; part of `selftest`.

`packaging/shipped.py` counts in the source and writes `found_by_file.json` beside the modules while the program is
built. A module or a page of the help that did not come along would otherwise only be a tab, a paper or a label that is
not there, and nothing would fail.
"""

from __future__ import annotations

import json
import sys
from importlib import import_module

from app.core import paths
from app.core.catalogue import module_names, part_names
from app.core.errors import Bug

COUNTED = "found_by_file.json"
"""What was counted in the source: `modules`, lists of package, ending and dotted names; `files`, counts by folder."""


def try_finding() -> str:
    """Find and load every module that was counted, and count the files; from the source there is nothing to compare.

    Raises Bug for what is not found, and for a module that nobody counted.
    """
    place = paths.resources().parent
    if not (place / COUNTED).is_file():
        if getattr(sys, "frozen", False):
            raise Bug(f"{COUNTED} is not there")
        return "not compared: this is the source"
    counted = json.loads((place / COUNTED).read_text(encoding="utf-8"))
    modules = sum(_found(*one) for one in counted["modules"])
    for folder, count in counted["files"].items():
        there = sum(one.is_file() for one in (place / folder).iterdir()) if (place / folder).is_dir() else 0
        if there < count:
            raise Bug(f"{there} of {count} files in {folder}")
    return f"{modules} modules, {sum(counted['files'].values())} files"


def _found(package: str, ending: str, names: list[str]) -> int:
    """How many modules of a package the program finds and loads: those whose names end like this, or its entries."""
    walked = import_module(package)
    found = part_names(walked, ending) if ending else module_names(walked)
    if other := set(names).symmetric_difference(found):
        raise Bug(f"{package} has {len(found)} of {len(names)} modules, other: {', '.join(sorted(other))}")
    for name in names:
        import_module(name)
    return len(names)
