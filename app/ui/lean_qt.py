"""Import PySide without what it does at every start and this program never needs.

PySide 6.11 carries 3,000 lines of Python for signatures, help texts and stub files inside its library, as source, and
compiles all of it whenever a process begins: a quarter of a bare window's start. Nothing but the wording of a wrong
call and `help()` reads it, so here each of these modules is compiled when something of it is first asked for. Where
another PySide keeps them elsewhere, nothing matches and all is as it would be.
"""

from __future__ import annotations

import builtins
import contextlib
import threading
from typing import TYPE_CHECKING, Any, ClassVar

from app.ui import lean_enumerations

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_LATER = frozenset(
    f"shibokensupport/signature/{name}.py"
    for name in ("errorhandler", "layout", "lib/enum_sig", "lib/pyi_generator", "lib/tool", "mapping", "parser")
)
_ASKED_FOR_IN_C = "update_mapping"
"""Looked up in the dictionary of the module `mapping`, past its `__getattr__`; the process aborts where it is not."""

_SWITCHES = "shibokensupport/feature.py"
_NO_SWITCHES = "def feature_import(*_, **__): pass\ndef feature_imported(module): pass\n"
"""Instead of the module that reads the source of whatever is imported, in search of a switch (`from __feature__ …`)
that this program never uses: a tenth of the start, with Python's parsers, which it needs.
"""


_one_at_a_time = threading.RLock()


class Late:
    """A module's `__getattr__`: fills the module in when it is first asked for something."""

    sources: ClassVar[dict[str, Any]] = {}

    def __init__(self, module: dict[str, Any], file: str) -> None:
        self._module, self._source, self._file = module, self.sources.pop(file), file
        module["__getattr__"] = self
        if file.endswith("/mapping.py"):
            module[_ASKED_FOR_IN_C] = self._asked_for_in_c

    def _asked_for_in_c(self) -> None:
        self(_ASKED_FOR_IN_C)()

    def __call__(self, name: str) -> Any:
        """The attribute of the module that is now whole."""
        if name.startswith("__"):  # whoever goes through all modules asks for `__path__` and the like
            raise AttributeError(name)
        with _one_at_a_time:
            if self._source is not None:
                source, self._source = self._source, None
                exec(compile(source, self._file, "exec"), self._module)
                self._module.pop("__getattr__", None)
        try:
            return self._module[name]
        except KeyError:
            raise AttributeError(f"module {self._module['__name__']!r} has no attribute {name!r}") from None


@contextlib.contextmanager
def lean_imports() -> Iterator[None]:
    """PySide is imported for the first time in this block."""
    lean_enumerations.put_in_place()
    plain = builtins.compile
    builtins.compile = _putting_off(plain)
    try:
        yield
    finally:
        builtins.compile = plain
        import_plainly()


def import_plainly() -> None:
    """From now on without a look at every module that is imported (see `_NO_SWITCHES`)."""
    builtins.__import__ = getattr(builtins, "__orig_import__", builtins.__import__)


def _putting_off(plain: Callable[..., Any]) -> Callable[..., Any]:
    def compiled(source: Any, filename: Any, mode: str, *rest: Any, **options: Any) -> Any:
        if filename in _LATER and mode == "exec":
            Late.sources[filename] = source
            source = f"__import__({__name__!r}, fromlist=['Late']).Late(globals(), {filename!r})"
        elif filename == _SWITCHES:
            source = _NO_SWITCHES
        return plain(source, filename, mode, *rest, **options)

    return compiled
