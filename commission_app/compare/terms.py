"""Terms of a glossary that one language of a text uses and another does not."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from commission_app.compare.stems import stems
from commission_app.compare.words import words
from commission_app.domain.document import Document, Provision
from commission_app.domain.passage import passage

_VOWELS = "аәеёиіоөуұүыэюяaeiouy"
_LAST = re.compile(rf"(?<=\w{{3}})[{_VOWELS}ьй]$")
"""What an ending takes the place of: «право, прав», "body, bodies"."""

_FLEETING = re.compile(rf"(?<=\w{{2}})[ыіеёо](?=[^{_VOWELS}]$)")
"""A vowel that is gone before an ending: «халық, халқы», «отец, отца»."""

_CLOSED = re.compile(rf"(?<=\w[^{_VOWELS}])(?=[^{_VOWELS}]$)")
"""Where a vowel comes in when there is no ending: «земля, земель»."""

_VOICED = str.maketrans("кқп", "гғб")
"""What the last consonant of a Kazakh word becomes before a vowel: «құқық, құқығы»."""


@dataclass(frozen=True, slots=True)
class MissingTerm:
    """A term that a provision uses in one language, whose counterpart it has not in ``language``."""

    eid: str
    language: str
    used: str
    counterpart: str


def missing_terms(
    texts: Mapping[str, Document],
    terms: Sequence[Mapping[str, str]],
    counterparts: Mapping[tuple[str, str], Mapping[str, str]] | None = None,
) -> list[MissingTerm]:
    """Return each term that one language of a provision uses and another does not.

    A term is given by language, its forms separated by semicolons; a word matches by its beginning, so that endings
    do not matter. ``counterparts`` are the eids of one language by those of another; without them eids are the same.
    """
    became = counterparts or {}
    found: list[MissingTerm] = []
    held = {language: {unit.eid: _Words.of(unit) for unit in document.units} for language, document in texts.items()}
    for term in terms:
        for language in sorted(texts):
            for other in sorted(texts):
                if language == other or not term.get(language) or not term.get(other):
                    continue
                same = became.get((language, other))
                found += [
                    MissingTerm(there, other, term[language], term[other])
                    for eid, used in held[language].items()
                    if (there := eid if same is None else same.get(eid, "")) in held[other]
                    and used.has(term[language])
                    and not held[other][there].may_have(term[other])
                ]
    return found


@dataclass(frozen=True, slots=True)
class _Words:
    """The beginnings of the words of a provision, and where each stands."""

    stems: Sequence[str]
    places: Mapping[str, Sequence[int]]

    @classmethod
    def of(cls, unit: Provision) -> _Words:
        every = stems(passage(unit).text)
        places: dict[str, list[int]] = {}
        for place, one in enumerate(every):
            places.setdefault(one, []).append(place)
        return cls(every, places)

    def has(self, term: str) -> bool:
        """Whether a term is used for sure, in any of its forms."""
        return any(
            list(self.stems[at : at + len(wanted)]) == wanted
            for wanted in _forms(term)
            for at in self.places.get(wanted[0], ())
        )

    def may_have(self, term: str) -> bool:
        """Whether a term may be used: a stem is cut to one length, so that endings matter for shorter words alone."""
        for roots in _roots_of_forms(term):
            starts = (at for one, places in self.places.items() if _begins(one, roots[0]) for at in places)
            for at in starts:
                here = self.stems[at : at + len(roots)]
                if len(here) == len(roots) and all(map(_begins, here, roots)):
                    return True
        return False


@lru_cache(maxsize=1 << 13)
def _forms(term: str) -> tuple[list[str], ...]:
    return tuple(wanted for form in term.split(";") if (wanted := stems(form)))


@lru_cache(maxsize=1 << 13)
def _roots_of_forms(term: str) -> tuple[list[tuple[str, ...]], ...]:
    every = frozenset(words(term))
    return tuple([_roots(one) if one in every else (one.translate(_VOICED),) for one in form] for form in _forms(term))


def _roots(stem: str) -> tuple[str, ...]:
    """Return what a short word may begin with when it has another ending."""
    root = _LAST.sub("", stem)
    others = (_FLEETING.sub("", root), *(_CLOSED.sub(vowel, root) for vowel in "ео"))
    return tuple({one[: len(stem)].translate(_VOICED) for one in (root, *others)})


def _begins(word: str, roots: tuple[str, ...]) -> bool:
    return word.translate(_VOICED).startswith(roots)
