"""The rules by which the laws of one language are built, read from ``resources/numbering``."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache
from typing import NamedTuple

from commission_app.domain.document import Kind
from commission_app.domain.numbering import HYPHENS, NUMBER, SUPERSCRIPTS, in_eid, place
from commission_app.readers import editors_notes, han_headings
from commission_app.readers.letters import fold
from commission_app.readers.lookalikes import in_one_alphabet
from commission_app.readers.markers import marker
from commission_app.readers.number_words import NumberWords
from commission_app.readers.tables import tables

_AFTER_SOURCE = re.compile(r"(?<=:)|\w{0,4}\s*(?:[:–—-]|$)")
_MAX_HEADING = 6_000
_MAX_NOTE = 300
_MAX_LABEL = 60
_BRACKET = re.compile(r"[(\[{]")
_MAX_FRAME = 200
_OPTIONAL: dict[str, Sequence[str]] = {
    "also_articles": (),
    "inline": (),
    "amended": (),
    "remarks": (),
    "signed": (),
    "done": (),
}
_BEFORE = re.compile(rf"(?:\d{{1,3}}(?=\[)|[{SUPERSCRIPTS}]+|\*{{1,3}}(?=[^\W\d_]))?[\[«“\"]?\s*")
_MARK = re.compile(r"\s*(?:[.:]+\s*[-–—]*|[-–—]+(?=\s|$)|[–—]+(?=[^\W\d_]))\s*")
_FOOTNOTE_MARK = re.compile(r"\s*(?:<[*\d]+>|\*{1,3}|\[\d{1,3}\])(?=\s|$)\s*")
_REFERENCE = re.compile(rf"\s*(?:[(\[<][*\d]{{1,3}}[)\]>]|\*{{1,3}}|[{SUPERSCRIPTS}]+)\s*$")
_MAYBE_SPACED = re.compile(r" [^\W\d_] [^\W\d_] [^\W\d_]")
_SPACED = re.compile(r"(?:.*?\s)??[^\W\d_](?: [^\W\d_]){3,}")
_SPEAKS = re.compile(r"[^\W_]")
_NOTED = re.compile(rf"(?:\d{{1,3}}|[{SUPERSCRIPTS}]+)\s?\[")
_SUFFIX = re.compile(rf"[{HYPHENS}][^\W\d_]{{1,3}}(?![\w-])")
_NOTE_MARK = re.compile(f"[{SUPERSCRIPTS}]*")
_ENDING = re.compile(rf"(?![\w{SUPERSCRIPTS}]|[{HYPHENS}]\w)")
_PRINTED = re.compile(NUMBER)
_FIRST_WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)*")
_CAPITAL = re.compile(r"(?:[A-ZА-ЯІ](?![\w'’])|[Α-Ω][΄'’ʹ´]?(?!\w))")
_PLURAL_SUFFIX = rf"(?:\s?[{HYPHENS}]\s?[^\W\d_]{{1,4}})?\s*[.:]?"
_OPENING_SIGNS = '«“"([„–—-'


class Opening(NamedTuple):
    """The beginning of a provision.

    ``number`` is as printed, ``rest`` what stands after it on the same line, ``label`` what is printed before the rest,
    ``word`` the word of the heading, ``value`` the number as it is ordered, ``address`` as it enters an eid.
    """

    kind: Kind
    number: str | None
    rest: str
    label: str = ""
    word: str = ""
    value: tuple[int, int] | None = None
    address: str = ""


class _Shape(NamedTuple):
    """How a heading is printed: with words before the number, after it, or both; without a number where both are None,
    and then, if ``is_open``, going on with any words. What stands before and after it are regular expressions.
    """

    kind: Kind
    word: str
    before: str | None
    after: str | None
    plain: str = ""
    is_open: bool = False


class Rules(NamedTuple):
    """How laws in one language print their headings, notes and frame; the words are folded."""

    by_first: Mapping[str, tuple[_Shape, ...]]
    by_last: tuple[tuple[str, _Shape], ...]
    order: tuple[str, ...]
    articles: tuple[str, ...]
    numerals: NumberWords
    words: Mapping[str, tuple[str, ...]]
    is_cyrillic: bool
    within: re.Pattern[str] | None
    kinds: Mapping[str, Kind]

    def heading(self, line: str) -> Opening | None:
        """Return the heading a line is, if it is one: nothing follows its number, or what does begins like a title."""
        if len(line) > _MAX_HEADING:
            return None
        if self.within and (match := self.within.fullmatch(line)):
            return self._around_number(match)
        folded = in_one_alphabet(fold(line[:_MAX_FRAME]), cyrillic=self.is_cyrillic)
        start = _BEFORE.match(folded).end()  # type: ignore[union-attr]
        spaced = _MAYBE_SPACED.search(folded) is not None and _SPACED.match(folded) is not None
        first = _first_word(folded, start)
        shapes = (
            self.by_first.get(first, ()) if not spaced else [one for held in self.by_first.values() for one in held]
        )
        for shape in shapes:
            found = self._word_first(line, folded, start, shape)
            if found:
                return found
        for last, shape in self.by_last:
            if spaced or last in folded:
                found = self._number_first(line, folded, start, shape)
                if found:
                    return found
        return None

    def _around_number(self, match: re.Match[str]) -> Opening:
        inserted = f"-{in_eid(match['inserted'])}" if match["inserted"] else ""
        address = f"{in_eid(match['number'])}{inserted}"
        word = match["word"]
        return Opening(self.kinds[word], match["number"], match["rest"], match["label"], word, place(address), address)

    def is_word_of_heading(self, line: str) -> bool:
        """Whether a line is nothing but the word that a heading is printed with."""
        folded = fold(line[:_MAX_FRAME]).strip(" .:")
        return folded in self.by_first or any(folded == word for word, _ in self.by_last)

    def inside(self, line: str, word: str, wanted: Sequence[int]) -> int | None:
        """Return where, within a line, a heading of this word and one of these numbers begins; None for nowhere."""
        folded = fold(line)
        for shape in self.by_first.get(word, ()):
            if shape.before is None:
                continue
            for match in _compiled(shape.before).finditer(folded, 1):
                spot = match.start()
                capital = line[spot].isupper() and line[spot - 1].isspace()
                found = self._word_first(line, folded, spot, shape) if capital else None
                if found and found.value and found.value[1] == 0 and found.value[0] in wanted:
                    return spot
        return None

    def _word_first(self, line: str, folded: str, start: int, shape: _Shape) -> Opening | None:
        if shape.before is None:
            return self._without_number(line, folded, start, shape)
        match = _compiled(shape.before).match(folded, start)
        begin = match.end() if match else start
        # «Article (5)» is printed so in translations from Arabic.
        bracket = line[begin : begin + 1] == "("
        number = self._number(line, folded, begin + bracket, alone=shape.kind is Kind.ARTICLE) if match else None
        if number is None or (bracket and line[number[0] : number[0] + 1] != ")"):
            return None
        end, value = number
        if bracket:
            return self._opened(line, shape, begin + 1, end, end + 1, value) if not shape.after else None
        suffix = (_compiled(shape.after) if shape.after else _SUFFIX).match(folded, end)
        if shape.after and not suffix:
            return None
        after = suffix.end() if suffix else end
        # «Art. 10a²» is article 10a and the mark of a note.
        after = _NOTE_MARK.match(line, after).end() if line[after - 1].isalpha() else after  # type: ignore[union-attr]
        if not _ENDING.match(folded, after):
            return None
        return self._opened(line, shape, match.end() if match else start, end, after, value)

    def _number_first(self, line: str, folded: str, start: int, shape: _Shape) -> Opening | None:
        number = self._number(line, folded, start, alone=line[start + 1 : start + 2] != ")")
        match = _compiled(shape.after).match(folded, number[0]) if number and shape.after else None
        if number is None or match is None or not _ENDING.match(folded, match.end()):
            return None
        return self._opened(line, shape, start, number[0], match.end(), number[1])

    def _without_number(self, line: str, folded: str, start: int, shape: _Shape) -> Opening | None:
        end = start + len(shape.plain)
        if not folded.startswith(shape.plain, start) or not _ENDING.match(folded, end):
            return None
        mark = _MARK.match(line, end)
        after = mark.end() if mark else end
        rest = line[after:].strip()
        if (mark and mark[0].strip()[:1] in (".", ":")) or (rest and rest[-1] in ".;,:"):
            return None
        if rest and not mark and not shape.is_open and rest[0] not in _OPENING_SIGNS:
            return None
        return Opening(shape.kind, None, rest, line[:after].strip(), shape.word)

    def _opened(
        self, line: str, shape: _Shape, start: int, end: int, after: int, value: tuple[int, int] | None
    ) -> Opening | None:
        number = line[start:end].strip()
        mark = _MARK.match(line, after) or _FOOTNOTE_MARK.match(line, after)
        marked = mark.end() if mark else after
        rest = line[marked:].strip()
        titled = not rest or mark or rest[0].isupper() or rest[0] in _OPENING_SIGNS or _NOTED.match(rest)
        if not titled and not self.is_repealed(rest):
            return None
        if rest and (rest[0] in ")]" or not _SPEAKS.search(rest)):
            return None
        counted = value is not None and not _PRINTED.fullmatch(number)
        address = "-".join(map(str, value if value[1] else value[:1])) if counted and value else in_eid(number)
        value = value or place(number)
        return Opening(shape.kind, number, rest, line[:marked].strip(), shape.word, value, address)

    def _number(self, line: str, folded: str, spot: int, *, alone: bool) -> tuple[int, tuple[int, int] | None] | None:
        """Return where the number that begins here ends, and its value where it is spelled out.

        A letter may have to stand ``alone``, since words are written with one letter too.
        """
        printed = _PRINTED.match(line, spot)
        if printed and not line[printed.end() : printed.end() + 1].isalpha():
            return printed.end(), None
        spelled = self.numerals.match(folded, spot)
        if spelled:
            return spelled
        capital = _CAPITAL.match(line, spot)
        if capital and alone and line[capital.end() :].strip(" .)"):
            return None
        return (capital.end(), None) if capital else None

    def is_note(self, line: str) -> bool:
        """Whether a paragraph is an editor's note: ``editors_notes`` says by what."""
        return editors_notes.is_note(line, fold(line[:_MAX_FRAME]), self.words)

    def announces_note(self, line: str) -> bool:
        """Whether a line only says that the next one is an editor's note."""
        return len(line) < _MAX_FRAME and editors_notes.announces(fold(line), self.words["notes"])

    def inline_note(self, line: str) -> int | None:
        """Return where an editor's note in brackets that ends a paragraph begins: it says what amended it."""
        if not self.words["inline"] or line[-1] not in ")]}/":
            return None
        return editors_notes.closing(line, fold(line), self.words["inline"])

    def leading_note(self, line: str) -> range | None:
        """Return where an editor's note in brackets stands that comes before the text of a provision."""
        if not self.words["inline"] or _BRACKET.search(line, 0, _MAX_LABEL) is None:
            return None
        beginning = fold(line[:_MAX_NOTE])
        if not any(word in beginning for word in self.words["inline"]):
            return None
        opening = self.heading(line) or marker(line)
        begin = len(line) - len(opening.rest) if opening else 0
        end = editors_notes.leading(line, fold(line), self.words["inline"], begin)
        return range(begin, end) if end else None

    def ordinal(self, line: str) -> Opening | None:
        """Return the paragraph that a line begins which is one numeral in a word: «Primera», "First. The law …"."""
        folded = fold(line[:_MAX_FRAME])
        spelled = self.numerals.match(folded, 0)
        if spelled is None:
            return None
        end, value = spelled
        mark = _MARK.match(line, end)
        after = mark.end() if mark else end
        if not mark and line[end:].strip():
            return None
        rest, label = line[after:].strip(), line[:after].strip()
        return Opening(Kind.PARAGRAPH, line[:end], rest, label, "#ordinal", value, str(value[0]))

    def opens_preamble(self, line: str) -> bool:
        """Whether a paragraph is the first of a preamble."""
        return fold(line[:_MAX_FRAME]).lstrip().startswith(self.words["preamble"])

    def is_preamble_heading(self, line: str) -> bool:
        """Whether a line only says that the preamble follows."""
        return len(line) < _MAX_FRAME and fold(_REFERENCE.sub("", line)).strip(".: ") in self.words["preamble_heading"]

    def is_adopting(self, line: str) -> bool:
        """Whether a paragraph says that somebody hereby adopts the law: the end of a preamble."""
        folded = fold(line)
        return any(word in folded for word in self.words["adopting"])

    def is_stamp(self, line: str) -> bool:
        """Whether a line is a stamp such as «DRAFT»."""
        return len(line) < _MAX_FRAME and fold(line).lstrip(" («[").startswith(self.words["stamps"])

    def is_title(self, line: str) -> bool:
        """Whether a line can be the title of the law."""
        folded = fold(line)
        return len(line) < _MAX_FRAME and any(word in folded for word in self.words["title"])

    def is_adoption(self, line: str) -> bool:
        """Whether a line says when and by whom the law was adopted."""
        folded = fold(line)
        return any(word in folded for word in self.words["adoption"])

    def is_back(self, line: str) -> bool:
        """Whether a line is the publisher's, after the law: «Source: …», but no sentence of the sources of power."""
        folded = fold(line[:_MAX_FRAME])
        begun = [word for word in self.words["back"] if folded.startswith(word)]
        return any(word == "©" or " " in word or _AFTER_SOURCE.match(folded, len(word)) for word in begun)

    def is_signature(self, line: str) -> bool:
        """Whether a line begins as those that sign the law do."""
        return bool(self.words["signatures"]) and fold(line[:_MAX_FRAME]).startswith(self.words["signatures"])

    def signs(self, line: str) -> bool:
        """Whether a line ends as names do that stand for signatures: «v. r.», "signed by hand"."""
        return bool(self.words["signed"]) and fold(line).endswith(self.words["signed"])

    def is_done(self, line: str) -> bool:
        """Whether a paragraph, however long, says where and when the law was signed: «Done at …»."""
        return bool(self.words["done"]) and fold(line[:_MAX_FRAME]).startswith(self.words["done"])

    def is_contents(self, line: str) -> bool:
        """Whether a line is the heading of a table of contents."""
        return len(line) < _MAX_FRAME and fold(line).strip(" .:_") in self.words["contents"]

    def is_repealed(self, text: str) -> bool:
        """Whether a text stands for a provision that is in force no more."""
        return fold(text[:_MAX_FRAME]).lstrip(" ([.—–-*_").startswith(self.words["repealed"])

    def tells_repeal(self, note: str) -> bool:
        """Whether an editor's note says that something is in force no more."""
        folded = re.sub(r"[(\[{/]", " ", f" {fold(note)}")
        return any(f" {word.lstrip('([')}" in folded for word in self.words["repealed"])

    def is_unnumbered(self, line: str) -> bool:
        """Whether a line is a heading that laws print without a number."""
        return len(line) < _MAX_FRAME and fold(line).strip(" .:") in self.words["unnumbered"]

    def is_closing(self, line: str) -> bool:
        """Whether a line is the heading of transitional or final provisions, printed without a number."""
        return len(line) < _MAX_FRAME and fold(line).strip(" .:") in self.words["closing"]


@cache
def _compiled(expression: str) -> re.Pattern[str]:
    """Compile what a heading is printed with, once a line might be one: few words of a language head any."""
    return re.compile(expression)


def _first_word(folded: str, start: int) -> str:
    if folded[start : start + 1] == "§":
        return "§"
    match = _FIRST_WORD.match(folded, start)
    return match[0] if match else ""


def numbered(line: str) -> Opening | None:
    """Return the numbered part of an article that a line begins, if it begins one."""
    found = marker(line)
    if found is None or (found.style == "1" and found.number.isascii()):
        return None
    kind = Kind.PARAGRAPH if found.style in ("1.", "(1)", "1") else Kind.POINT if found.digit else Kind.SUBPARAGRAPH
    return Opening(kind, found.number, found.rest, found.label)


@cache
def known_languages() -> frozenset[str]:
    """Return the codes of all languages that there are rules for."""
    return frozenset(tables())


@cache
def rules_of(language: str) -> Rules:
    """Return the rules of a language; those of English where none are known for it."""
    held = dict(tables()[language if language in known_languages() else "en"])
    printed = [one.split(": ") for one in held.pop("headings")]
    shapes = [_shape(Kind(kind), shape) for kind, shape in printed]
    order = tuple(dict.fromkeys(shape.word for shape in shapes if shape.kind is not Kind.ARTICLE))
    shapes += [_shape(Kind.ATTACHMENT, shape) for shape in held["attachments"]]
    by_first: dict[str, list[_Shape]] = {}
    for shape in shapes:
        if shape.plain:
            by_first.setdefault(_first_word(shape.plain, 0), []).append(shape)
    counted = (list(map(fold, held.pop(name, ()))) for name in ("zeroth", "ordinals", "tens"))
    return Rules(
        by_first={first: tuple(found) for first, found in by_first.items()},
        by_last=tuple((shape.word, shape) for shape in shapes if not shape.plain),
        order=order,
        articles=tuple(dict.fromkeys(shape.word for shape in shapes if shape.kind is Kind.ARTICLE)),
        numerals=NumberWords.of(*counted),
        is_cyrillic="а" <= shapes[0].word[0] <= "я",
        within=han_headings.pattern(han_headings.words_within([shape for _, shape in printed])),
        kinds={shape.word: shape.kind for shape in shapes},
        words={name: tuple(map(fold, words)) for name, words in (_OPTIONAL | held).items()},
    )


def _shape(kind: Kind, printed: str) -> _Shape:
    before, number, after = fold(printed.removesuffix("…")).partition("{number}")
    words = re.findall(r"[^\W\d_]+(?:'[^\W\d_]+)*|§", after if after.strip() else before)
    word = words[-1 if after.strip() else 0]
    if not number:
        return _Shape(kind, word, None, None, before, printed.endswith("…"))
    behind = _PLURAL_SUFFIX + r"\s*" + _spaced(after.strip()) if after.strip() else None
    if before.strip():
        stop = r"\.?" if before.rstrip()[-1].isalpha() else ""
        return _Shape(kind, word, _spaced(before.rstrip()) + stop + r"\s*", behind, before)
    return _Shape(kind, word, None, behind)


def _spaced(words: str) -> str:
    """Return a regular expression for words as printed, also with a space between their letters."""
    escaped = re.escape(re.sub(r"(?<=\w)(?=\w)", "\0", words)).replace("\0", " ?")
    escaped = escaped.replace(r"\ ", r"\s*").replace(r"\-", rf"\s*[{HYPHENS}–]\s*")
    return escaped.replace(r"\.", r"\b\.?")
