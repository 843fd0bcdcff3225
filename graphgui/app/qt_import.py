"""Qt, imported without what PySide has ready for those who ask what its functions take."""

import builtins
import importlib
import sys
from collections.abc import Sequence
from importlib.machinery import ModuleSpec
from types import ModuleType
from typing import TYPE_CHECKING, Any, cast

if TYPE_CHECKING:
    from importlib.abc import Loader  # which takes along what reads packages

# They tell signatures, in messages and to `help`. PySide compiles their source, and long patterns, at every start.
_POSTPONED = frozenset(
    f"shibokensupport.signature.{name}"
    for name in ("errorhandler", "layout", "lib.enum_sig", "lib.pyi_generator", "lib.tool", "parser")
)


def import_qt() -> None:
    """Import PySide6 as a start wants it: without a sixth of its time, and without 12 MB.

    What tells signatures is executed when it is first asked for. NumPy comes before: once PySide is there, it
    answers for the text of each built-in function, and NumPy looks at hundreds. Python's own `__import__` is put
    back: PySide's reads the source of every module imported from then on, to find `from __feature__ import`,
    which nothing here uses.
    """
    importlib.import_module("numpy")
    plain, finders = builtins.__import__, _Finders([_FindPostponed, *sys.meta_path])
    sys.meta_path = finders
    importlib.import_module("PySide6.QtCore")
    sys.meta_path = finders[1:]
    builtins.__import__ = plain


class _Finders(list[Any]):
    """Finders of modules, of which the first stays so: PySide puts its own in front of all."""

    def insert(self, place: Any, finder: Any) -> None:
        super().insert(place + 1, finder)


class _FindPostponed:
    """Has the modules that are postponed found by the other finders."""

    @classmethod
    def find_spec(
        cls, name: str, path: Sequence[str] | None = None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        if name not in _POSTPONED:
            return None
        found = (finder.find_spec(name, path, target) for finder in sys.meta_path if finder is not cls)
        spec: ModuleSpec | None = next(filter(None, found), None)
        return spec and ModuleSpec(name, cast("Loader", _Postponed(spec)))


class _Postponed:
    """Executes a module when something of it is first asked for. `LazyLoader` would do so for its name already."""

    def __init__(self, spec: ModuleSpec) -> None:
        self._spec = spec  # of its own, since PySide gives modules another name later

    def create_module(self, _spec: ModuleSpec) -> None:
        """It is an ordinary module."""

    def exec_module(self, module: Any) -> None:
        def first_asked(name: str) -> Any:
            if vars(module).pop("__getattr__", None) is not None:
                known_as, module.__spec__ = module.__spec__, self._spec
                module.__spec__.loader.exec_module(module)
                module.__spec__ = known_as
            return getattr(module, name)

        module.__getattr__ = first_asked
