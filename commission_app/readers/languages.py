"""Telling languages apart by their alphabets and most frequent words, from ``resources/numbering``."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from commission_app.domain.document import Kind
from commission_app.readers.rules import rules_of
from commission_app.readers.tables import tables

_SAMPLED = 10_000
_MIDDLE = 2_000
_FEWEST_LETTERS = 120
_FEWEST_IN_CELL = 30
_SAMPLED_TEXTS = 40
_MANY = 0.3
_SURELY = 0.03
_NEAR = 0.06
_UNLIKE = 0.08
_FEWEST_OF_UNKNOWN = 200
_LITTLE = 0.1
_WORD = re.compile(r"[^\W\d_]+(?:['’ʻʼ‘][^\W\d_]+)*")
_FOREIGN_COSTS = 4
_TELLING_COUNTS = 2
_WITHOUT_OWN = 0.02
_FEW_LANGUAGES = 4
_ROMAN_NUMBER = re.compile(r"(?<![^\W_])[ivxl]{1,6}(?![^\W_'’])")
_COMMON = frozenset("абвгдежзийклмнопрстуфхцчшщьюяabcdefghijklmnopqrstuvwxyz")
_LATIN = re.compile(r"[a-z]", re.IGNORECASE)
_CYRILLIC = re.compile(r"[Ѐ-ӿ]")
_FIRST_HAN, _LAST_HAN, _ANY_HAN = "㐀鿿一"
_FALLBACKS = ("en", "ru")


class _Profile(NamedTuple):
    """What a language is told by: ``telling`` letters are not those of every language, ``own`` those of very few."""

    alphabet: frozenset[str]
    telling: frozenset[str]
    own: frozenset[str]
    words: frozenset[str]


def detect(text: str) -> str:
    """Return the code of the language a text is most likely in, of those that there are rules for.

    Between languages that are nearly one, such as Serbian and Croatian, the word that heads its articles decides.
    """
    shown = _sample(text)
    sample = shown.lower()
    scores = _scored(sample)
    best = max(scores, key=lambda code: scores[code], default="")
    if scores.get(best, 0) > 0:
        near = [code for code in scores if scores[best] - scores[code] <= _NEAR]
        return best if len(near) == 1 else max(near, key=lambda code: (_articles(shown, code), scores[code]))
    return _FALLBACKS[len(_LATIN.findall(sample)) <= len(_CYRILLIC.findall(sample))]


def _sample(text: str) -> str:
    """Return the beginning and the middle of a text, or all of a short one."""
    middle = len(text) // 2
    return text if len(text) <= 2 * _SAMPLED else text[:_SAMPLED] + text[middle : middle + _SAMPLED]


def _articles(text: str, code: str) -> int:
    """Return how many lines of a text are headings of articles by the rules of a language."""
    openings = map(rules_of(code).heading, filter(str.strip, text.splitlines()))
    return sum(one is not None and one.kind is Kind.ARTICLE for one in openings)


def is_of_no_known_script(text: str) -> bool:
    """Whether most letters of a text are of no alphabet that there are rules for."""
    known = frozenset().union(*(profile.alphabet for profile in profiles().values()))
    letters = [letter for letter in _with_one_han(text[:_MIDDLE].lower()) if letter.isalpha()]
    return sum(letter in known for letter in letters) * 2 < len(letters)


def _with_one_han(text: str) -> str:
    """Return a text with one character for all of China's, which are too many for an alphabet."""
    # Such a range takes long to compile, and few texts have any of it.
    return re.sub(f"[{_FIRST_HAN}-{_LAST_HAN}]", _ANY_HAN, text) if max(set(text), default="") >= _FIRST_HAN else text


def is_unlike(text: str, code: str) -> bool:
    """Whether a text long enough to tell is so little like its most likely language that it must be in another."""
    sample = _sample(text).lower()
    letters = sum(map(str.isalpha, sample))
    return letters >= _FEWEST_OF_UNKNOWN and _scored(sample).get(code, 0.0) < _UNLIKE


def likeness(text: str) -> float:
    """Return how much a text is like one in the language that it is most like: nothing much for letters misread.

    Only its words tell, and letters that the language does not have: those of a rare alphabet are no proof of it here.
    """
    sample = text.lower()
    letters = Counter({letter: count for letter, count in Counter(sample).items() if letter.isalpha()})
    words = Counter(_WORD.findall(sample))
    said = sum(words.values()) or 1
    return max(_known(one, words) / said - _foreign_costs(one, letters) for one in profiles().values())


def second(lines: Sequence[str], cells: Sequence[str], chosen: str) -> str | None:
    """Return the code of another language that much of a text is in: one of its halves, or many cells or lines."""
    half = len(lines) // 2
    told = {_surely(lines[:half]), _surely(lines[half:])}
    if len(told) > 1 and None not in told and chosen in told:
        return next(code for code in told if code != chosen)
    return _beside(cells, chosen) or _beside(lines, chosen)


def _beside(texts: Sequence[str], chosen: str) -> str | None:
    """Return the language of those among some texts that are not surely in the chosen one, where those are many."""
    long = [text for text in texts if len(text) >= _FEWEST_IN_CELL]
    # An odd step: every second text may be in the other language.
    sampled = long[:: len(long) // _SAMPLED_TEXTS | 1]
    # One score costs a fortieth of all of them.
    others = [text for text in sampled if _scores(text.lower(), (chosen,)).get(chosen, 0.0) <= _LITTLE]
    if len(others) <= _MANY * len(sampled):
        return None
    # Of one short text it is often not sure which language it is in; of all of them together, that it is another.
    together = _middle(others)
    scores = _scores(together.lower())
    found = max(scores, key=lambda code: scores[code])
    is_other = scores[found] - scores.get(chosen, 0.0) > _SURELY
    return found if len(together) >= _FEWEST_LETTERS and is_other else None


def _surely(lines: Sequence[str]) -> str | None:
    """Return the language that some lines are in, if no other comes near; None where that cannot be said."""
    text = _middle(lines)
    if len(text) < _FEWEST_IN_CELL or (len(lines) > 1 and len(text) < _FEWEST_LETTERS):
        return None
    scores = _scores(text.lower())
    best, *others = sorted(scores, key=lambda code: -scores[code])
    return best if scores[best] - scores[others[0]] > _SURELY else None


def _middle(lines: Sequence[str]) -> str:
    """Return some lines from the middle of others, enough to tell their language."""
    found: list[str] = []
    length = 0
    for line in lines[len(lines) // 4 :]:
        found.append(line)
        length += len(line)
        if length > _MIDDLE:
            break
    return "\n".join(found)[: 2 * _MIDDLE]


@lru_cache(maxsize=1)
def _scored(sample: str) -> Mapping[str, float]:
    """Return how much the sample of a whole text is like each language: two questions are asked of it."""
    return _scores(sample)


def _scores(sample: str, codes: Iterable[str] | None = None) -> dict[str, float]:
    """Return how much a sample is like each language, or each of some of them."""
    if len(_CYRILLIC.findall(sample)) > len(_LATIN.findall(sample)):
        # «I глава» is no word in another alphabet.
        sample = _ROMAN_NUMBER.sub(" ", sample)
    sample = _with_one_han(sample)
    letters = Counter({letter: count for letter, count in Counter(sample).items() if letter.isalpha()})
    words = Counter(_WORD.findall(sample))
    held = profiles()
    return {code: _score(held[code], letters, words) for code in (held if codes is None else codes) if code in held}


def _score(profile: _Profile, letters: Mapping[str, int], words: Mapping[str, int]) -> float:
    """Return the share of frequent words and telling letters, less that of letters the language does not have."""
    signs, said = sum(letters.values()) or 1, sum(words.values()) or 1
    telling = sum(letters.get(letter, 0) for letter in profile.telling)
    without = _WITHOUT_OWN if profile.own and not profile.own & letters.keys() else 0.0
    told = _known(profile, words) / said + _TELLING_COUNTS * telling / signs
    return told - _foreign_costs(profile, letters) - without


def _known(profile: _Profile, words: Mapping[str, int]) -> int:
    # A language is told by fewer words than a text has.
    return sum(words.get(word, 0) for word in profile.words)


def _foreign_costs(profile: _Profile, letters: Mapping[str, int]) -> float:
    signs = sum(letters.values())
    foreign = signs - sum(letters.get(letter, 0) for letter in profile.alphabet)
    return _FOREIGN_COSTS * foreign / (signs or 1)


@cache
def profiles() -> Mapping[str, _Profile]:
    """Return what every language is told by, by its code."""
    held = {code: (frozenset(table["alphabet"]), frozenset(table["words"])) for code, table in tables().items()}
    spread = Counter(letter for alphabet, _ in held.values() for letter in alphabet)
    own = frozenset(letter for letter, languages in spread.items() if languages <= _FEW_LANGUAGES) - {_ANY_HAN}
    return {
        code: _Profile(alphabet, alphabet - _COMMON, alphabet & own, words) for code, (alphabet, words) in held.items()
    }
