"""What PySide would compile at every start is compiled when it is asked for, and does its work then."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]

WRONG_CALLS = """
import sys
from app.ui import lean_qt
with lean_qt.lean_imports():
    from PySide6.QtWidgets import QApplication, QLabel
program = QApplication([])
label = QLabel("text")
print([name for name in ("argparse", "logging") if name in sys.modules])
for call in (lambda: label.setText(3), lambda: label.setText(), lambda: QLabel(unknown=1), lambda: label.move("a", 1)):
    try:
        call()
    except Exception as error:
        print(type(error).__name__, str(error).splitlines()[0])
print(QLabel.setText.__doc__)
from PySide6.support.signature.lib import pyi_generator
print(pyi_generator.Writer.__name__)
print(hasattr(pyi_generator, "no_such_thing"))
print(__import__.__name__)
"""
PLAIN = WRONG_CALLS.replace("with lean_qt.lean_imports():", "if True:")


def answers(program: str) -> list[str]:
    """What a fresh process prints."""
    place = {**os.environ, "PYTHONPATH": str(ROOT)}
    ran = subprocess.run(
        [sys.executable, "-c", program], env=place, capture_output=True, text=True, timeout=60, check=False
    )
    assert ran.returncode == 0, ran.stderr
    return ran.stdout.splitlines()


def test_a_wrong_call_is_worded_as_ever() -> None:
    lean, plain = answers(WRONG_CALLS), answers(PLAIN)
    assert lean[0] == "[]"
    assert plain[0] == "['argparse', 'logging']", "PySide no longer loads these: is `lean_qt` still needed?"
    assert lean[1:-1] == plain[1:-1]
    assert lean[1].startswith("TypeError")
    assert lean[-1] != plain[-1] == "__feature_import__"
