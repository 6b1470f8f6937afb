"""The beginnings of words, which their endings leave alone, and the letters that stand for them."""

from __future__ import annotations

import re
import sys
from collections import defaultdict
from collections.abc import Iterator
from itertools import chain, repeat

from commission_app.compare.words import FOOTNOTE_MARK, HYPHENS, LETTERS, has_latin, one_alphabet

_LENGTH = 5
_AROUND_WORDS = ",.;:«»()"
_STEM = re.compile(rf"(\d+(?:[.,]\d+)*|\w{{1,{_LENGTH}}})[\w\u0300-\u036f]*(?:[{HYPHENS}]{LETTERS})*")
_FOOTNOTE = re.compile(FOOTNOTE_MARK)


def stems(text: str) -> list[str]:
    """Return the beginnings of the words of a text in lower case, which their endings leave alone.

    Russian inflects and Kazakh strings its suffixes after the root: «азаматтарының» and «азаматқа» are both «азама».
    Of words that begin with a number only the number counts: «91-баптың» is 91.
    """
    lowered = one_alphabet(text).lower().replace("ё", "е")
    return _STEM.findall(_FOOTNOTE.sub("", lowered) if "<" in lowered else lowered)


class StemLetters(dict[str, str]):
    """The letters of the stems of what stands between two spaces: a law uses few words again and again.

    ``letters`` are those of all stems met so far.
    """

    def __init__(self) -> None:
        super().__init__()
        self.letters: defaultdict[str, str] = defaultdict(_letters().__next__)

    def __missing__(self, chunk: str) -> str:
        word = chunk.strip(_AROUND_WORDS)
        if word.isalpha() and (word.isascii() or not has_latin(word)):
            # One plain word with marks around it, as it mostly is.
            found = self.letters[word.lower().replace("ё", "е")[:_LENGTH]]
        else:
            found = "".join(map(self.letters.__getitem__, stems(chunk)))
        self[chunk] = found
        return found


def _letters() -> Iterator[str]:
    """Yield a letter for each stem, from the code 1 on; beyond the last letter there is, all are one."""
    return chain(map(chr, range(1, sys.maxunicode)), repeat(chr(sys.maxunicode)))
