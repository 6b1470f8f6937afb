"""Changes a law at random and remembers what it did: the truth that an alignment is held against."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from random import Random

from commission_app.domain.document import CONTAINERS, Document, Kind, Provision

_WORD = re.compile(r"\w+")


@dataclass
class Node:
    """A provision that can be changed; ``was`` are the eids it came from."""

    kind: Kind
    number: str | None
    heading: str | None
    text: str | None
    children: list[Node]
    was: list[str]
    eid: str = ""

    def walk(self) -> Iterator[Node]:
        yield self
        for child in self.children:
            yield from child.walk()

    def words(self) -> int:
        return sum(len(_WORD.findall(node.text or "")) for node in self.walk())


@dataclass
class Truth:
    """The new text, and which provisions of the old one became which of it, by eid."""

    new: Document
    articles: dict[str, set[str]] = field(default_factory=dict)
    moved: dict[str, str] = field(default_factory=dict)
    sections: dict[str, str] = field(default_factory=dict)


def _copy(node: Provision) -> Node:
    return Node(node.kind, node.number, node.heading, node.text, [_copy(child) for child in node.children], [node.eid])


def _frozen(node: Node, eid: str) -> Provision:
    node.eid = eid
    counts: dict[str, int] = {}
    children = []
    for child in node.children:
        short = {"paragraph": "para", "point": "point", "subparagraph": "subpara", "wrap_up": "wrap_up"}.get(
            child.kind, "x"
        )
        own = f"{eid}__{short}_{child.number or ''}"
        counts[own] = counts.get(own, 0) + 1
        children.append(_frozen(child, own if counts[own] == 1 else f"{own}_dup_{counts[own]}"))
    return Provision(eid, node.kind, node.number, node.heading, node.text, tuple(children))


class Mutation:
    """One law being changed."""

    def __init__(self, law: Document, seed: int) -> None:
        self.random = Random(seed)
        self.law = law
        self.top = [_copy(node) for node in law.nodes]
        self.vocabulary = sorted({w for node in law.walk() for w in _WORD.findall(node.text or "") if len(w) > 3})
        self.moved: list[Node] = []
        self.cut: list[Node] = []

    def containers(self) -> list[list[Node]]:
        """The lists of children that hold articles."""
        return [
            node.children
            for top in self.top
            for node in top.walk()
            if node.kind in CONTAINERS and any(child.kind is Kind.ARTICLE for child in node.children)
        ]

    def articles(self) -> list[Node]:
        return [node for top in self.top for node in top.walk() if node.kind is Kind.ARTICLE]

    def reword(self, share: float, nodes: list[Node] | None = None) -> None:
        """Replace this share of the words by others of the law."""
        for node in [one for top in self.top for one in top.walk()] if nodes is None else nodes:
            if node.text:
                node.text = _WORD.sub(
                    lambda w: self.random.choice(self.vocabulary) if self.random.random() < share else w.group(),
                    node.text,
                )

    def reword_some(self, least: float, most: float) -> None:
        """Leave every second line as it is, and replace of each other one another share of its words."""
        for node in [one for top in self.top for one in top.walk() if one.text]:
            if self.random.random() < 0.5:
                self.reword(self.random.uniform(least, most), [node])

    def remove_articles(self, count: int) -> None:
        for _ in range(count):
            place = self.random.choice([one for one in self.containers() if len(one) > 2])
            place.remove(self.random.choice([one for one in place if one.kind is Kind.ARTICLE]))

    def add_articles(self, count: int) -> None:
        for _ in range(count):
            text = " ".join(self.random.choice(self.vocabulary) for _ in range(self.random.randint(20, 60)))
            place = self.random.choice(self.containers())
            place.insert(self.random.randint(0, len(place)), Node(Kind.ARTICLE, "", None, f"{text}.", [], []))

    def move_articles(self, count: int) -> None:
        for _ in range(count):
            source = self.random.choice([one for one in self.containers() if len(one) > 2])
            target = self.random.choice([one for one in self.containers() if one is not source])
            article = self.random.choice([one for one in source if one.kind is Kind.ARTICLE])
            source.remove(article)
            target.insert(self.random.randint(0, len(target)), article)

    def split_articles(self, count: int) -> None:
        for _ in range(count):
            place, article = self._with_paragraphs(4)
            half = len(article.children) // 2
            second = Node(Kind.ARTICLE, "", article.heading, None, article.children[half:], list(article.was))
            article.children = article.children[:half]
            place.insert(place.index(article) + 1, second)
            self.cut += [article, second]

    def merge_articles(self, count: int) -> None:
        for _ in range(count):
            place = self.random.choice([one for one in self.containers() if len(one) > 3])
            at = self.random.randrange(len(place) - 1)
            first, second = place[at], place[at + 1]
            if {first.kind, second.kind} != {Kind.ARTICLE} or min(first.words(), second.words()) < 15:
                continue
            if second.text:
                second.children.insert(0, Node(Kind.PARAGRAPH, "", None, second.text, [], []))
            first.children += second.children
            first.was += second.was
            place.remove(second)
            self.cut.append(first)

    def move_paragraphs(self, count: int, *, least: int = 12) -> None:
        for _ in range(count):
            _, source = self._with_paragraphs(3)
            if source in self.cut:
                continue
            choices = [
                one
                for one in source.children
                if one.kind is Kind.PARAGRAPH
                and one.was
                and not one.children
                and one.words() >= least
                and one not in self.moved
            ]
            targets = [
                one
                for one in self.articles()
                if one is not source and len(one.was) == 1 and one.words() > 20 and one not in self.cut
            ]
            if choices:
                paragraph, target = self.random.choice(choices), self.random.choice(targets)
                source.children.remove(paragraph)
                target.children.append(paragraph)
                self.moved.append(paragraph)

    def rename_sections(self, count: int) -> None:
        headed = [node for top in self.top for node in top.walk() if node.kind in CONTAINERS and node.heading]
        for node in self.random.sample(headed, min(count, len(headed))):
            node.heading = " ".join(self.random.choice(self.vocabulary) for _ in range(3))

    def _with_paragraphs(self, least: int) -> tuple[list[Node], Node]:
        return self.random.choice(
            [
                (place, one)
                for place in self.containers()
                for one in place
                if one.kind is Kind.ARTICLE and sum(child.kind is Kind.PARAGRAPH for child in one.children) >= least
            ]
        )

    def done(self) -> Truth:
        """Number everything anew and return the new law with the truth."""
        for number, article in enumerate(self.articles(), 1):
            article.number = str(number)
            for place, child in enumerate((c for c in article.children if c.kind is Kind.PARAGRAPH), 1):
                child.number = str(place)
        frozen = tuple(self._tree(node, "") for node in self.top)
        new = Document(self.law.title, self.law.language, self.law.source, frozen)
        truth = Truth(new)
        for top in self.top:
            for node in top.walk():
                if node.kind in CONTAINERS:
                    truth.sections[node.was[0]] = node.eid
        for article in self.articles():
            truth.articles[article.eid] = set(article.was)
        truth.moved = {one.was[0]: one.eid for one in self.moved if one.eid}
        return truth

    def _tree(self, node: Node, parent: str) -> Provision:
        if node.kind not in CONTAINERS:
            return _frozen(node, f"art_{node.number}" if node.kind is Kind.ARTICLE else node.kind.value)
        node.eid = parent + node.was[0].rpartition("__")[2]
        children = tuple(self._tree(child, f"{node.eid}__") for child in node.children)
        return Provision(node.eid, node.kind, node.number, node.heading, node.text, children)
