"""The tree of one legal text in one language, and the ways of walking it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple

from commission_app.domain.numbering import in_eid


class Kind(StrEnum):
    """What a provision is; the names are Akoma Ntoso's element names.

    ``WRAP_UP`` is the unnumbered text that closes a provision after its numbered children (Akoma Ntoso's
    ``wrapUp``): it belongs to its parent, can be commented on, and is not counted as a paragraph. ``ATTACHMENT`` is a
    schedule or annex after the law, or a division of one; it holds no articles of the law.
    """

    PREAMBLE = "preamble"
    PART = "part"
    SECTION = "section"
    CHAPTER = "chapter"
    ARTICLE = "article"
    PARAGRAPH = "paragraph"
    POINT = "point"
    SUBPARAGRAPH = "subparagraph"
    WRAP_UP = "wrap_up"
    ATTACHMENT = "attachment"


CONTAINERS = frozenset({Kind.PART, Kind.SECTION, Kind.CHAPTER})
"""Kinds that hold articles and carry a heading, but no text that is in force by itself."""

_WHOLE = frozenset({Kind.ARTICLE, Kind.PREAMBLE, Kind.ATTACHMENT})

PARTS_OF_ARTICLES = frozenset({Kind.PARAGRAPH, Kind.POINT, Kind.SUBPARAGRAPH, Kind.WRAP_UP})


@dataclass(frozen=True, slots=True)
class Provision:
    """A node of the tree.

    ``eid`` is its address, unique in the document. ``number`` is as printed, without the word and the
    closing dot or bracket ("I", "15", "3-1", "а", "ВТОРОЙ"); None for a heading without one. ``label`` is all that is
    printed before the heading or the text («Статья 15.», "(a)", «1-бап»). ``text`` is the node's own text in
    NFC; several unnumbered paragraphs of one provision are separated by a line feed. Text that follows the numbered
    children is a ``WRAP_UP`` child. ``repealed`` says that the law keeps nothing but the number of it.
    """

    eid: str
    kind: Kind
    number: str | None = None
    heading: str | None = None
    text: str | None = None
    children: tuple[Provision, ...] = ()
    label: str | None = None
    repealed: bool = False

    def __hash__(self) -> int:
        """Return a hash that does not go through everything below: texts are kept by their provisions very often."""
        return hash((self.eid, self.kind, self.heading, self.text))

    def walk(self) -> Iterator[Provision]:
        """Yield this provision and all below it, in the order of the text."""
        stack = [self]
        while stack:
            node = stack.pop()
            yield node
            stack.extend(reversed(node.children))


class Note(NamedTuple):
    """An editorial note: no part of the law. ``eid`` is the provision it stood in or after, if any."""

    text: str
    eid: str | None = None


class Warning(NamedTuple):  # noqa: A001 - the word of the contract; never used beside the builtin
    """Something in the text that a person should look at.

    ``key`` names the sentence in the catalogues (``warning.<key>``), filled by ``params``.
    """

    key: str
    eid: str | None = None
    params: tuple[tuple[str, str], ...] = ()


class Source(NamedTuple):
    """The file a document was read from; ``sha256`` is of its bytes, in hex."""

    name: str
    format: str
    sha256: str


@dataclass(frozen=True, slots=True)
class Document:
    """One text in one language as read from one source.

    ``front`` and ``back`` are the lines before and after the law itself (stamps such as «ПРОЕКТ», the line
    that says when it was adopted, signatures). ``notes`` are the editor's, ``warnings`` the reader's. ``apart`` is
    what belongs to the page and not to the law: running heads, page numbers, navigation.
    """

    title: str
    language: str
    source: Source
    nodes: tuple[Provision, ...] = ()
    front: tuple[str, ...] = ()
    back: tuple[str, ...] = ()
    notes: tuple[Note, ...] = ()
    warnings: tuple[Warning, ...] = ()
    apart: tuple[str, ...] = ()
    _index: dict[str, Provision] = field(default_factory=dict, init=False, repr=False, compare=False)
    _above: dict[str, Provision] = field(default_factory=dict, init=False, repr=False, compare=False)
    _articles: list[Provision] = field(default_factory=list, init=False, repr=False, compare=False)
    _numbered: dict[str, Provision] = field(default_factory=dict, init=False, repr=False, compare=False)
    _parts: list[frozenset[str]] = field(default_factory=list, init=False, repr=False, compare=False)
    _units: list[Provision] = field(default_factory=list, init=False, repr=False, compare=False)

    def __hash__(self) -> int:
        """Return a hash that does not go through the whole tree: two texts of one source are rare."""
        return hash((self.title, self.language, self.source))

    def walk(self) -> Iterator[Provision]:
        """Yield every provision in the order of the text."""
        for node in self.nodes:
            yield from node.walk()

    def find(self, eid: str) -> Provision | None:
        """Return the provision with this address, or None."""
        if not self._index:
            for node in self.walk():
                self._index[node.eid] = node
                self._above.update((child.eid, node) for child in node.children)
        return self._index.get(eid)

    @property
    def articles(self) -> tuple[Provision, ...]:
        """All articles, in the order of the text."""
        if not self._articles:
            self._articles.extend(node for node in self.walk() if node.kind is Kind.ARTICLE)
        return tuple(self._articles)

    @property
    def numbered(self) -> Mapping[str, Provision]:
        """The articles by their numbers as eids have them («3_1»), the first of each number.

        An article whose number is a word («article premier») is found by the number that its eid has, too.
        """
        if not self._numbered:
            numbered = [node for node in reversed(self.articles) if node.number]
            self._numbered.update((node.eid.removeprefix("art_"), node) for node in numbered)
            self._numbered.update((in_eid(node.number or ""), node) for node in numbered)
        return self._numbered

    @property
    def part_numbers(self) -> frozenset[str]:
        """The numbers of all that is no article, as eids have them."""
        if not self._parts:
            parts = (in_eid(node.number) for node in self.walk() if node.number and node.kind is not Kind.ARTICLE)
            self._parts.append(frozenset(parts))
        return self._parts[0]

    def counts(self) -> dict[str, int]:
        """Return how many provisions of each kind the tree holds; attachments are named where there are any, wrap-ups
        never, every other kind always.
        """
        counts = {kind.value: 0 for kind in Kind if kind not in (Kind.WRAP_UP, Kind.ATTACHMENT)}
        for node in self.walk():
            if node.kind is not Kind.WRAP_UP:
                counts[node.kind.value] = counts.get(node.kind.value, 0) + 1
        return counts

    def path(self, eid: str) -> tuple[Provision, ...]:
        """Return the provisions from the top of the tree down to this one; empty if there is none."""
        found: list[Provision] = []
        node = self.find(eid)
        while node is not None:
            found.append(node)
            node = self._above.get(node.eid)
        return tuple(reversed(found))

    def article_of(self, eid: str) -> Provision | None:
        """Return the readable unit a provision belongs to: its article, the preamble, or the container of its text."""
        path = self.path(eid)
        for node in path:
            if node.kind in _WHOLE:
                return node
        return next((node for node in reversed(path) if node.kind in CONTAINERS), path[-1] if path else None)

    @property
    def units(self) -> tuple[Provision, ...]:
        """What a member reads, votes on and finishes one by one, in order.

        These are the preamble, the articles, the attachments, and those containers that hold text instead of articles.
        """
        if not self._units:
            self._units.extend(unit for node in self.nodes for unit in _units(node))
        return tuple(self._units)


def _units(node: Provision) -> Iterator[Provision]:
    below = [child for child in node.children if child.kind in CONTAINERS or child.kind in _WHOLE]
    if node.kind not in CONTAINERS or (not below and (node.text or node.children)):
        yield node
        return
    for child in below:
        yield from _units(child)
