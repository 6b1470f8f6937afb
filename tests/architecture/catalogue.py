"""The sentences of the catalogues, and the names by which the code asks for them."""

from __future__ import annotations

import ast
import re
import string
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache

from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po

from tests.architecture.source import ROOT, dotted, modules

LOCALE = ROOT / "resources" / "locale"
LANGUAGES = ("kk", "ru", "en")

ASKING = {"UserError", "_", "tr", "translate", "plural", "Translator"}
"""The calls whose first argument is the name of a sentence."""

NAME = re.compile(r"[a-z][a-z0-9_]*(\.[a-z0-9_]+)+")
START_OF_NAME = re.compile(r"[a-z][a-z0-9_]*\.[a-z0-9_.]*")


@dataclass
class Uses:
    """What one reading of the code found: names asked for, all literal names, and starts of computed names."""

    asked: dict[str, str] = field(default_factory=dict)
    literals: set[str] = field(default_factory=set)
    starts: dict[str, str] = field(default_factory=dict)


@cache
def catalogues(language: str) -> dict[str, Catalog]:
    """Return the catalogues of a language by their domain; the files are read as they are written, unchecked."""
    found = {}
    for path in sorted((LOCALE / language / "LC_MESSAGES").glob("*.po")):
        with path.open("rb") as stream:
            found[path.stem] = read_po(stream, abort_invalid=True)
    return found


@cache
def messages(language: str) -> dict[str, Message]:
    """Return every sentence of a language by its name."""
    found = {}
    for catalogue in catalogues(language).values():
        for message in catalogue:
            if message.id:
                found[name_of(message)] = message
    return found


def name_of(message: Message) -> str:
    """Return the name of a sentence, which is its first msgid."""
    return str(message.id if isinstance(message.id, str) else message.id[0])


def forms(message: Message) -> tuple[str, ...]:
    """Return what is written for a sentence: one text, or one for each plural form."""
    return (message.string,) if isinstance(message.string, str) else tuple(message.string or ())


def fields(text: str) -> set[str]:
    """Return the names of the places to be filled in a sentence; raises ValueError where braces do not match."""
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


@cache
def uses() -> Uses:
    """Return what the code of the program asks the catalogues for."""
    found = Uses()
    for path, tree in modules().items():
        for node in ast.walk(tree):
            where = f"{dotted(path)}:{getattr(node, 'lineno', 0)}"
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                found.literals.add(node.value)
            elif isinstance(node, ast.JoinedStr) and (start := _start(node)):
                found.starts[start] = where
            elif isinstance(node, ast.Call):
                found.asked.update((name, where) for name in _asked(node))
    return found


def _start(node: ast.JoinedStr) -> str | None:
    first = node.values[0]
    if isinstance(first, ast.Constant) and isinstance(first.value, str) and START_OF_NAME.fullmatch(first.value):
        return first.value
    return None


def _asked(call: ast.Call) -> Iterator[str]:
    """Give the names that a call asks for; a reader's ``Warning("numbering.gap")`` asks for ``warning.…``."""
    called = call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")
    if not call.args:
        return
    for option in _options(call.args[0]):
        if called in ASKING and NAME.fullmatch(option):
            yield option
        elif called == "Warning":
            yield f"warning.{option}"


def _options(node: ast.expr) -> Iterator[str]:
    """Give the literal texts that an argument may be, also those of ``a if condition else b``."""
    if isinstance(node, ast.IfExp):
        yield from _options(node.body)
        yield from _options(node.orelse)
    elif isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
