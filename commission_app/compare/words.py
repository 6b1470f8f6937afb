"""Words of legal text in Kazakh, Russian and English: what a redline never cuts."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import accumulate, chain

LETTERS = r"[\w\u0300-\u036f]+"
HYPHENS = r"-\u2010\u2011\u00ad'’ʼ"
"""Marks that join letters to one word."""
_WORD = rf"{LETTERS}(?:(?:[{HYPHENS}]|(?<=\d)[.,](?=\d)){LETTERS})*"
FOOTNOTE_MARK = r"<(?:\*+|\d{1,3})>"
"""A publisher's mark such as «<*>» or «<7>»: it stands in the text and is no part of it."""

_ONE_WORD = re.compile(_WORD)
_TOKEN = re.compile(rf"{_WORD}|{FOOTNOTE_MARK}|[^\w\s\u0300-\u036f][\u0300-\u036f]*")
_PIECES = re.compile(f"({_TOKEN.pattern})")
_AFTER_WORDS = frozenset(",.;:»)")
_MIXED = re.compile(r"(?=\w*[\u0400-\u04ff])(?=\w*[A-Za-z])\w+")
has_latin = re.compile(r"[A-Za-z]").search
"""Whether a text has Latin letters without marks: the match of the first one, or None."""
LOOKALIKES = str.maketrans("AaBCcEeHhIiKMOoPpTXxYy", "АаВСсЕеНһІіКМОоРрТХхУу")
"""Latin letters and the Cyrillic ones that look the same."""
YO = str.maketrans("Ёё", "Ее")
"""«Ё» is printed or not as the publisher likes."""


class Tokens:
    """The tokens of a text: words, numbers and single marks of punctuation; white space lies between them.

    A hyphen or an apostrophe between letters and a point or comma between digits belong to the word: «91-баптың»,
    «социально-экономический», «people's», «67.1», «9¹». Every other mark, «№» too, is a token of its own.
    """

    def __init__(self, text: str) -> None:
        pieces = _split(text)
        self.texts = pieces[1::2]
        self.edges = list(accumulate(map(len, pieces)))
        """Where each token begins and ends in the text, in turn (code points, end exclusive)."""


def _split(text: str) -> list[str]:
    """Return white space and tokens in turn, beginning and ending with white space, which may be none.

    A law uses few words again and again: what stands between two spaces is taken apart once.
    """
    try:
        pieces = ["", *chain.from_iterable(map(_pieces.__getitem__, text.split(" ")))]
    except _SpacedError:
        return _PIECES.split(text)
    pieces[-1] = pieces[-1][:-1]
    return pieces


class _SpacedError(Exception):
    """White space begins what stands between two spaces."""


class _Pieces(dict[str, tuple[str, ...]]):
    """The tokens of a chunk, white space after each, the space that follows the chunk too."""

    def __missing__(self, chunk: str) -> tuple[str, ...]:
        if len(self) >= _MOST:
            self.clear()
        found = self[chunk] = (chunk, " ") if chunk.isalpha() else _between_spaces(chunk)
        return found


_MOST = 1 << 16
_pieces = _Pieces()


def _between_spaces(chunk: str) -> tuple[str, ...]:
    if chunk[-1:] in _AFTER_WORDS and chunk[:-1].isalpha():
        return chunk[:-1], "", chunk[-1], " "
    before, *pieces = _PIECES.split(chunk)
    if before or not pieces:
        raise _SpacedError
    pieces[-1] += " "
    return tuple(pieces)


def is_word(token: str) -> bool:
    """Whether a token is a word or a number, not a mark of punctuation."""
    return token[0].isalnum() or token[0] == "_"


def one_alphabet(text: str) -> str:
    """Return a text whose Cyrillic words hold no Latin letters that look the same: «ҮКIМЕТ» with a Latin I."""
    if text.isascii() or not has_latin(text):
        return text
    return _MIXED.sub(lambda word: word.group().translate(LOOKALIKES), text)


def words(text: str) -> list[str]:
    """Return the words and numbers of a text in lower case."""
    lowered = one_alphabet(text).lower()
    # Without footnote marks, whose numbers are no words, there is nothing to sort out.
    return [one for one in _TOKEN.findall(lowered) if is_word(one)] if "<" in lowered else _ONE_WORD.findall(lowered)


def count_words(text: str) -> int:
    """Return how many words and numbers a text has."""
    return sum(map(_words_in, text.split()))


@lru_cache(maxsize=1 << 16)
def _words_in(chunk: str) -> int:
    return sum(map(is_word, _TOKEN.findall(chunk)))
