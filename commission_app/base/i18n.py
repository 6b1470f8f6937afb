"""The program's own sentences in Kazakh, Russian and English.

Sentences have symbolic names (``gui.menu.share``); the part before the first dot is the gettext domain, one
catalogue file each (``resources/locale/ru/LC_MESSAGES/gui.mo``). English is a catalogue like the others.
"""

from __future__ import annotations

import gettext
from collections.abc import Mapping
from enum import StrEnum
from functools import lru_cache
from typing import Self

from commission_app.base.resources import resource


class InterfaceLanguage(StrEnum):
    """A language the program itself speaks."""

    KK = "kk"
    RU = "ru"
    EN = "en"


@lru_cache(maxsize=64)
def _catalogue(domain: str, language: str) -> gettext.NullTranslations:
    # Not ``gettext.translation``, which first takes the names of languages apart by the system's tables of them.
    with resource("locale", language, "LC_MESSAGES", f"{domain}.mo").open("rb") as file:
        return gettext.GNUTranslations(file)


class Phrase(str):
    """A part of a sentence that every language says in its own words; as a string, what it is about."""

    __slots__ = ()

    def said(self, translate: Translator) -> str:
        """Return it as the language says it."""
        raise NotImplementedError


class Entry(Phrase):
    """An entry of a menu, by the name of its sentence, said as it stands there."""

    __slots__ = ()

    def said(self, translate: Translator) -> str:
        """Return the entry without the dots that promise a question."""
        return translate(str(self)).rstrip("…")


class Sentence(Phrase):
    """A whole sentence within another one, by its name and what fills it."""

    params: Mapping[str, object]

    def __new__(cls, name: str, params: Mapping[str, object]) -> Self:
        """Return the sentence of this name, to be filled with these params."""
        self = super().__new__(cls, name)
        self.params = params
        return self

    def said(self, translate: Translator) -> str:
        """Return the sentence, filled."""
        return translate(str(self), **self.params)


class Translator:
    """The sentences of one language."""

    def __init__(self, language: InterfaceLanguage) -> None:
        self.language = language

    def __call__(self, name: str, /, **params: object) -> str:
        """Return the sentence of this name, filled; raises KeyError where the catalogue has none.

        What is a ``Phrase`` among the params is said in this language too.
        """
        text = _catalogue(name.split(".", 1)[0], self.language).gettext(name)
        if text == name:
            raise KeyError(name)
        return text.format(**{key: self._said(value) for key, value in params.items()}) if params else text

    def _said(self, value: object) -> object:
        return value.said(self) if isinstance(value, Phrase) else value

    def plural(self, name: str, /, n: int, **params: object) -> str:
        """Return the sentence of this name in the plural form for ``n``, which fills ``{n}``."""
        text = _catalogue(name.split(".", 1)[0], self.language).ngettext(name, name, n)
        if text == name:
            raise KeyError(name)
        return text.format(n=n, **params)
