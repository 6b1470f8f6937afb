"""The rules by which the laws of one language are built, read from ``resources/numbering``."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache

from commission_app.base.resources import resource
from commission_app.domain.document import Kind
from commission_app.domain.numbering import NUMBER

_LETTER = "[a-zа-яёәғқңөұүһі]"
_PARAGRAPH = re.compile(rf"(?P<number>{NUMBER.split('|', 1)[1]})\.\s+(?P<rest>.*)", re.DOTALL)
_POINT = re.compile(rf"(?P<number>{NUMBER.split('|', 1)[1]})\)\s*(?P<rest>.*)", re.DOTALL)
_SUBPARAGRAPH = re.compile(rf"(?P<number>{_LETTER})\)\s*(?P<rest>.*)", re.DOTALL)
NUMBERED = ((Kind.PARAGRAPH, _PARAGRAPH), (Kind.POINT, _POINT), (Kind.SUBPARAGRAPH, _SUBPARAGRAPH))
_MAX_HEADING = 300


@dataclass(frozen=True, slots=True)
class Opening:
    """The beginning of a provision: its kind, its printed number, and what stands after it on the same line."""

    kind: Kind
    number: str
    rest: str


@dataclass(frozen=True, slots=True)
class Rules:
    """How laws in one language print their headings, notes and frame; the words are in lower case."""

    headings: tuple[tuple[Kind, re.Pattern[str]], ...]
    preamble: tuple[str, ...]
    preamble_heading: tuple[str, ...]
    stamps: tuple[str, ...]
    adoption: tuple[str, ...]
    notes: tuple[str, ...]
    back: tuple[str, ...]
    title: tuple[str, ...]
    ordinals: tuple[str, ...]

    def heading(self, line: str) -> Opening | None:
        """Return the heading a line is, if it is one: nothing follows its number, or what does begins like a title."""
        if len(line) > _MAX_HEADING * 20:
            return None
        for kind, pattern in self.headings:
            match = pattern.fullmatch(line)
            if match is None:
                continue
            mark, rest = match["mark"].strip(), match["rest"].strip()
            if not rest or mark or rest[0].isupper() or rest[0] in '«“"([':
                return Opening(kind, self._number(match["number"]), rest)
        return None

    def _number(self, printed: str) -> str:
        lowered = printed.lower()
        for value, stem in enumerate(self.ordinals, 1):
            if lowered.startswith(stem):
                return str(value)
        return printed

    def is_note(self, line: str) -> bool:
        """Whether a paragraph is an editor's note."""
        lowered = line.lower()
        return any(lowered.startswith(word) and lowered[len(word) : len(word) + 1] in (".", ":") for word in self.notes)

    def opens_preamble(self, line: str) -> bool:
        """Whether a paragraph is the first of a preamble."""
        lowered = line.lower().lstrip()
        return lowered.startswith(self.preamble)

    def is_preamble_heading(self, line: str) -> bool:
        """Whether a line only says that the preamble follows."""
        return line.lower().rstrip(".: ") in self.preamble_heading

    def is_stamp(self, line: str) -> bool:
        """Whether a line is a stamp such as «DRAFT»."""
        return len(line) < 200 and line.lower().startswith(self.stamps)

    def is_title(self, line: str) -> bool:
        """Whether a line can be the title of the law."""
        return len(line) < 200 and any(word in line.lower() for word in self.title)

    def is_adoption(self, line: str) -> bool:
        """Whether a line says when and by whom the law was adopted."""
        return any(word in line.lower() for word in self.adoption)

    def is_back(self, line: str) -> bool:
        """Whether a line is the publisher's, after the law."""
        return line.lower().startswith(self.back)


def numbered(line: str) -> Opening | None:
    """Return the numbered part of an article that a line begins, if it begins one."""
    for kind, pattern in NUMBERED:
        match = pattern.fullmatch(line)
        if match:
            return Opening(kind, match["number"], match["rest"].strip())
    return None


@cache
def rules_of(language: str) -> Rules:
    """Return the rules of a language; those of English where none are known for it."""
    try:
        path = resource("numbering", f"{language}.toml")
    except FileNotFoundError:
        path = resource("numbering", "en.toml")
    held = tomllib.loads(path.read_text(encoding="utf-8"))
    text = {name: tuple(words) for name, words in held["text"].items()}
    number = NUMBER + "".join(rf"|{stem}\w*" for stem in text["ordinals"])
    headings = tuple(
        (Kind(kind), _pattern(shape, number)) for kind, shapes in held["headings"].items() for shape in shapes
    )
    return Rules(headings=headings, **text)


def _pattern(shape: str, number: str) -> re.Pattern[str]:
    before, _, after = shape.partition("{number}")
    ending = r"\b" if after else rf"(?![\w\-{''.join('⁰¹²³⁴⁵⁶⁷⁸⁹')}])"
    return re.compile(
        rf"{_spaced(before)}(?P<number>{number}){_spaced(after)}{ending}(?P<mark>\s*[.:]?)\s*(?P<rest>.*)",
        re.IGNORECASE | re.DOTALL,
    )


def _spaced(words: str) -> str:
    return re.escape(words).replace(r"\ ", r"\s*").replace(r"\-", r"\s*[-‑–]\s*")
