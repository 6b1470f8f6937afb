"""Telling languages apart by their alphabets and most frequent words, from ``resources/numbering``."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from commission_app.base.resources import resource

_SAMPLED = 20_000
_WORD = re.compile(r"[^\W\d_]+(?:['’ʻʼ‘][^\W\d_]+)*")
_FOREIGN_COSTS = 4
_TELLING_COUNTS = 2
_WITHOUT_OWN = 0.02
_FEW_LANGUAGES = 4
_COMMON = frozenset("абвгдежзийклмнопрстуфхцчшщьюяabcdefghijklmnopqrstuvwxyz")
_LATIN = re.compile(r"[a-z]", re.IGNORECASE)
_CYRILLIC = re.compile(r"[Ѐ-ӿ]")
_FALLBACKS = ("en", "ru")


@dataclass(frozen=True, slots=True)
class _Profile:
    """What a language is told by: ``telling`` letters are not those of every language, ``own`` those of very few."""

    alphabet: frozenset[str]
    telling: frozenset[str]
    own: frozenset[str]
    words: frozenset[str]


def detect(text: str) -> str:
    """Return the code of the language a text is most likely in, of those that there are rules for."""
    middle = len(text) // 2
    sample = (text if len(text) <= 2 * _SAMPLED else text[:_SAMPLED] + text[middle : middle + _SAMPLED]).lower()
    letters = Counter({letter: count for letter, count in Counter(sample).items() if letter.isalpha()})
    words = Counter(_WORD.findall(sample))
    scores = {code: _score(profile, letters, words) for code, profile in profiles().items()}
    best = max(scores, key=lambda code: scores[code], default="")
    if scores.get(best, 0) > 0:
        return best
    return _FALLBACKS[len(_LATIN.findall(sample)) <= len(_CYRILLIC.findall(sample))]


def _score(profile: _Profile, letters: Mapping[str, int], words: Mapping[str, int]) -> float:
    """Return the share of frequent words and telling letters, less that of letters the language does not have."""
    signs, said = sum(letters.values()) or 1, sum(words.values()) or 1
    known = sum(count for word, count in words.items() if word in profile.words)
    telling = sum(count for letter, count in letters.items() if letter in profile.telling)
    foreign = sum(count for letter, count in letters.items() if letter not in profile.alphabet)
    without = _WITHOUT_OWN if profile.own and not profile.own & letters.keys() else 0.0
    return known / said + _TELLING_COUNTS * telling / signs - _FOREIGN_COSTS * foreign / signs - without


@cache
def profiles() -> Mapping[str, _Profile]:
    """Return what every language is told by, by its code."""
    held: dict[str, tuple[frozenset[str], frozenset[str]]] = {}
    for path in sorted(resource("numbering").glob("*.toml")):
        # The shapes of headings, which follow, are most of a file and of no use here.
        table = tomllib.loads(path.read_text(encoding="utf-8").partition("\nheadings")[0])
        held[path.stem] = frozenset(table["alphabet"]), frozenset(table["words"])
    spread = Counter(letter for alphabet, _ in held.values() for letter in alphabet)
    own = frozenset(letter for letter, languages in spread.items() if languages <= _FEW_LANGUAGES)
    return {
        code: _Profile(alphabet, alphabet - _COMMON, alphabet & own, words) for code, (alphabet, words) in held.items()
    }
