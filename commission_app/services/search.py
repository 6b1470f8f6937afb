"""Finding: articles by their numbers as people say them, and words in texts and comments."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from enum import StrEnum
from typing import NamedTuple

from commission_app.base.i18n import InterfaceLanguage, Translator
from commission_app.domain.document import Document
from commission_app.domain.draft import Draft
from commission_app.services import texts
from commission_app.services.workspace import Workspace
from commission_app.storage import comments

# Who types «к» for «қ», or «е» for «ё», means the same word.
_ALIKE = str.maketrans("ёйқғңұүөәһі", "еикгнууоахи")
_WORD = re.compile(r"[^\W_]+")
_NUMBER = re.compile(r"\d+(?:[-.–]\d+)*(?:[a-zа-я]\b)?")
_UNITS = 40
"""So many articles are read at a time."""
_CHUNK = 2_000
_AROUND = 40


def folded(text: str) -> str:
    """Return a text as it is searched: without case, and with letters alike that people interchange."""
    return unicodedata.normalize("NFC", text).lower().translate(_ALIKE)


class HitKind(StrEnum):
    """What was found."""

    PROVISION = "provision"
    COMMENT = "comment"


class Entry(NamedTuple):
    """One thing that can be found: a unit of a draft in a language, or a comment on it (``id``)."""

    kind: HitKind
    draft: str
    eid: str
    language: str = ""
    id: str = ""


class TextIndex:
    """Texts in memory, searched from end to end: ten million letters take a few milliseconds."""

    def __init__(self) -> None:
        self._entries: list[Entry] = []
        self._starts: list[int] = []
        self._pieces: list[str] = []
        self._length = 0
        self._whole: str | None = None
        self._changed: dict[str, tuple[Entry, str]] = {}

    def __len__(self) -> int:
        return len(self._entries)

    def add(self, entry: Entry, text: str) -> None:
        """Add a text; what was found before is found on."""
        piece = folded(text) + "\n"
        self._entries.append(entry)
        self._starts.append(self._length)
        self._pieces.append(piece)
        self._length += len(piece)
        self._whole = None

    def settle(self) -> None:
        """Make what was added one text, so that the first search does not have to."""
        if self._whole is None:
            self._whole = "".join(self._pieces)
            self._pieces = [self._whole]

    def change(self, entry: Entry, text: str | None) -> None:
        """Put another text in place of a comment's, or add a new one; None takes it away."""
        self._changed[entry.id] = entry, "" if text is None else folded(text)

    def find(self, words: Sequence[str], most: int) -> list[Entry]:
        """Return the entries that hold all the words (or beginnings of words), in order, at most so many."""
        wanted = sorted((folded(word) for word in words), key=len, reverse=True)
        if not wanted or not wanted[0]:
            return []
        found = [
            entry for entry, text in self._changed.values() if text and all(_begins(text, word) for word in wanted)
        ][:most]
        self.settle()
        whole, place = self._whole or "", -1
        while len(found) < most and (place := whole.find(wanted[0], place + 1)) >= 0:
            number = bisect_right(self._starts, place) - 1
            end = self._starts[number + 1] if number + 1 < len(self._starts) else self._length
            entry, text = self._entries[number], whole[self._starts[number] : end]
            if entry.id not in self._changed and all(_begins(text, word) for word in wanted):
                found.append(entry)
                place = end - 1
        return found


def _begins(text: str, word: str) -> bool:
    """Whether a word of the text begins with ``word``."""
    place = text.find(word)
    while place > 0 and text[place - 1].isalnum():
        place = text.find(word, place + 1)
    return place >= 0


def build(workspace: Workspace, index: TextIndex) -> Iterator[int]:
    """Fill an index with all texts and comments, a little at a time; yields how many entries there are."""
    for draft in texts.every(workspace):
        for language in texts.languages(draft):
            document = texts.document(workspace, draft, language)
            yield len(index)
            for number, unit in enumerate(document.units, start=1):
                index.add(Entry(HitKind.PROVISION, draft.id, unit.eid, language), _text_of(document, unit.eid))
                if number % _UNITS == 0:
                    yield len(index)
            yield len(index)
    for chunk in comments.texts(workspace.connection, _CHUNK):
        for one in chunk:
            index.add(Entry(HitKind.COMMENT, one.draft, one.eid, id=one.id), one.text)
        yield len(index)
    index.settle()
    yield len(index)


def follow(workspace: Workspace, index: TextIndex, draft: str, eid: str) -> None:
    """Bring the comments of a place up to date after an act there."""
    for one in comments.of_draft(workspace.connection, draft, eid):
        entry = Entry(HitKind.COMMENT, draft, one.anchor.eid, id=one.id)
        index.change(entry, None if one.withdrawn else one.text)


def _text_of(document: Document, eid: str) -> str:
    node = document.find(eid)
    parts = (part for one in node.walk() for part in (one.heading, one.text)) if node else ()
    return "\n".join(part for part in parts if part)


def words_of(query: str) -> list[str]:
    """Return the words of a query."""
    return _WORD.findall(query)


def snippet(text: str, words: Iterable[str]) -> str:
    """Return the neighbourhood of the first of the words in a text, on one line, in whole words."""
    flat = " ".join(text.split())
    plain = folded(flat)
    places = [place for word in words if (place := plain.find(folded(word))) >= 0]
    place = min(places, default=0) if len(plain) == len(flat) else 0
    begin = max(0, place - _AROUND)
    end = min(len(flat), place + 2 * _AROUND)
    if begin and flat[begin - 1] != " ":
        begin = flat.find(" ", begin, place) + 1 or begin
    if end < len(flat) and flat[end] != " ":
        last = flat.rfind(" ", place + _AROUND, end)
        end = last if last > 0 else end
    return f"{'…' if begin else ''}{flat[begin:end].strip()}{'…' if end < len(flat) else ''}"


def shown_text(workspace: Workspace, entry: Entry) -> str:
    """Return the text of what was found; empty where it is no longer there."""
    if entry.kind is HitKind.COMMENT:
        found = comments.get(workspace.connection, entry.id)
        return found.text if found else ""
    draft = next((one for one in texts.every(workspace) if one.id == entry.draft), None)
    if draft is None or entry.language not in draft.texts:
        return ""
    return _text_of(texts.document(workspace, draft, entry.language), entry.eid)


def numbered(document: Document, query: str) -> list[str]:
    """Return the articles (or paragraphs in them) that a query names by number, as people say it.

    «15», «ст. 15», «15-бап», «Article 15», «бап 15 тармақ 2» are understood, in whatever language the text is.
    """
    plain = folded(query)
    numbers = _NUMBER.findall(plain)
    rest = _WORD.findall(_NUMBER.sub(" ", plain))
    if not numbers or len(numbers) > 2 or any(not _is_place_word(word) for word in rest):
        return []
    wanted = numbers[0].replace("–", "-")
    exact = [one.eid for one in document.articles if folded(one.number or "") == wanted or one.eid == f"art_{wanted}"]
    if len(numbers) > 1:
        paragraphs = [f"{eid}__para_{numbers[1]}" for eid in exact]
        return [eid for eid in paragraphs if document.find(eid)] or exact
    longer = [one.eid for one in document.articles if folded(one.number or "").startswith(wanted)]
    return [*exact, *(eid for eid in longer if eid not in exact)]


def everywhere(workspace: Workspace, query: str, most: int) -> list[Entry]:
    """Return what a query finds in all texts and comments, at most so many: articles by their number, then words."""
    index = TextIndex()
    for _ in build(workspace, index):
        pass
    by_number = [
        Entry(HitKind.PROVISION, draft.id, eid, language)
        for draft in texts.every(workspace)
        for language in texts.languages(draft)
        for eid in numbered(texts.document(workspace, draft, language), query)
    ]
    by_words = index.find(words_of(query), most)
    return [*by_number, *(one for one in by_words if one not in by_number)][:most]


def _is_place_word(word: str) -> bool:
    """Whether a word is how a language says «article» or «paragraph», or begins so."""
    return any(known.startswith(word) for known in _place_words())


def _place_words() -> frozenset[str]:
    said = (
        Translator(language)(f"place.{kind}", number="")
        for language in InterfaceLanguage
        for kind in ("article", "paragraph")
    )
    return frozenset(word for sentence in said for word in _WORD.findall(folded(sentence)))


def draft_of(workspace: Workspace, entry: Entry) -> Draft | None:
    """Return the draft that something was found in."""
    return next((one for one in texts.every(workspace) if one.id == entry.draft), None)
