"""Loading Qt without those parts of its Python side that a program which runs well never asks for."""

from __future__ import annotations

import builtins
import sys
from collections.abc import Iterator
from importlib import import_module
from importlib.abc import Loader
from importlib.machinery import ModuleSpec
from importlib.util import find_spec
from threading import RLock
from types import ModuleType
from typing import Any

_ASKING = "shibokensupport.signature.loader"
"""The module of PySide that fetches the others while Qt is loaded."""
RARE = frozenset(
    f"shibokensupport.signature.{name}"
    for name in ("errorhandler", "layout", "parser", "lib.enum_sig", "lib.pyi_generator")
)
"""What PySide needs to say how its functions are called: to ``help``, and to whoever called one wrongly. It keeps them
as source inside its library, and would compile them at every start. (Into ``mapping`` it looks without importing.)"""
_loading = RLock()


class _Later(ModuleType):
    """A module that is loaded when something in it is asked for first.

    ``importlib.util.LazyLoader`` does not serve here: its modules take the question for their ``__spec__``, which
    every ``import`` asks, for the first one.
    """

    def __init__(self, spec: ModuleSpec, loader: Loader) -> None:
        super().__init__(spec.name)
        self.__spec__ = spec
        # PySide publishes its modules under second names, and writes those into the specification it finds.
        self._as_found: ModuleSpec | None = ModuleSpec(spec.name, loader)

    def __getattr__(self, name: str) -> object:
        with _loading:
            found, self._as_found = self._as_found, None
            if found is not None and found.loader is not None:
                self.__spec__ = found
                try:
                    found.loader.exec_module(self)
                except BaseException:
                    self._as_found = found
                    raise
                # From here on it is a module as any other: PySide also asks modules while an error is on its way.
                self.__class__ = ModuleType  # type: ignore[assignment]
        try:
            return vars(self)[name]
        except KeyError:
            raise AttributeError(f"module {self.__name__!r} has no attribute {name!r}") from None


def load_qt() -> None:
    """Load Qt, with what is rare about it left for later, and import as Python does afterwards.

    Its Python part puts an ``__import__`` of its own into place, which reads the source of every module loaded from
    then on, to see whether it spells Qt's names in a way that nothing here does (``from __feature__ import …``). That
    would be a fifth of the time in which the modules of the window are loaded.
    """
    pythons_own = builtins.__import__

    def leaving_out_what_is_rare(name: str, *rest: Any, **named: Any) -> ModuleType:
        match rest:
            case [{"__name__": asking}, _, [*parts], *_] if asking == _ASKING:
                for part in parts:
                    _leave_for_later(f"{name}.{part}")
        return pythons_own(name, *rest, **named)

    builtins.__import__ = leaving_out_what_is_rare
    try:
        import_module("PySide6.QtWidgets")
    finally:
        builtins.__import__ = pythons_own


def load_rest() -> Iterator[ModuleType]:
    """Load what was left for later, and return it piece by piece: what tells of a bug must not stumble itself.

    To load it only then could fail, deep in a recursion, without memory, or on several threads at once; and PySide ends
    the process where it cannot say what was wrong with a call.
    """
    for module in [sys.modules[name] for name in sorted(RARE) if name in sys.modules]:
        # A plain module has this from its making; one that is left for later is loaded to be asked.
        getattr(module, "__file__", None)
        yield module


def _leave_for_later(name: str) -> None:
    if name in RARE and name not in sys.modules and (spec := find_spec(name)) is not None and spec.loader is not None:
        sys.modules[name] = _Later(spec, spec.loader)
