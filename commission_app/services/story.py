"""The numbers of the story, as a window and a paper tell them: each with the list behind it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from commission_app.compare.comparison import Comparison, Pair, Row
from commission_app.compare.containers import SectionPair
from commission_app.compare.relation import Relation
from commission_app.compare.summary import Numbers, count, rows_changed
from commission_app.services.names import Translate, place_name, unit_title

Side = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Item:
    """A line of a list behind a number: its words, and the unit of the new text where it is read.

    ``unit`` is of the old text where ``is_gone``: the article was removed.
    """

    words: str
    unit: str
    is_gone: bool = False


@dataclass(frozen=True, slots=True)
class Figure:
    """A number of the story; ``name`` is its name in docs/counting.md, ``told`` says it in words."""

    name: str
    told: str
    items: tuple[Item, ...]


def story(comparison: Comparison, translate: Translate) -> tuple[Figure, ...]:
    """Return the numbers of a comparison that are not 0, in the order of docs/counting.md."""
    return tuple(figure for figure in _Teller(comparison, translate).figures() if figure.items)


class _Teller:
    def __init__(self, comparison: Comparison, translate: Translate) -> None:
        self._comparison, self._translate = comparison, translate
        self._old, self._new = comparison.old, comparison.new

    def figures(self) -> Iterator[Figure]:
        numbers = count(self._comparison)
        yield self._touched(numbers)
        for relation, pairs in numbers.relations.items():
            if relation is not Relation.UNCHANGED:
                yield self._figure(relation.value, len(pairs), map(self._pair, pairs))
        yield self._figure("renumbered", len(numbers.renumbered), map(self._pair, numbers.renumbered))
        yield self._figure("moved", len(numbers.moved), map(self._pair, numbers.moved))
        yield self._words(numbers)
        for name, sections in (
            ("sections_new", numbers.new_sections),
            ("sections_removed", numbers.removed_sections),
            ("sections_renamed", numbers.renamed_sections),
        ):
            yield self._figure(name, len(sections), map(self._section, sections))
        moves = [self._item(one.old, one.new) for one in numbers.moved_provisions]
        yield self._figure("moved_provisions", len(moves), moves)

    def _figure(self, name: str, number: int, items: Iterable[Item]) -> Figure:
        return Figure(name, self._translate(f"changes.number_{name}", number=number), tuple(items))

    def _touched(self, numbers: Numbers) -> Figure:
        pairs = [self._comparison.by_old[eid] for eid in numbers.touched]
        told = self._translate(
            "compare.touched",
            touched=len(numbers.touched),
            of=numbers.old_articles,
            share=f"{numbers.touched_share:.0%}",
        )
        items = (
            self._item(eid, pair.new[0]) if pair.new else self._gone(eid)
            for eid, pair in zip(numbers.touched, pairs, strict=True)
        )
        return Figure("touched", _as_sentence(told), tuple(items))

    def _words(self, numbers: Numbers) -> Figure:
        told = self._translate("compare.words", inserted=numbers.words_inserted, deleted=numbers.words_deleted)
        items = (self._row(pair, row) for pair in self._comparison.pairs for row in rows_changed(pair))
        return Figure("words", _as_sentence(told), tuple(filter(None, items)))

    def _row(self, pair: Pair, row: Row) -> Item | None:
        inserted, deleted = row.words_changed
        line, document = (row.new, self._new) if row.new else (row.old, self._old)
        if line is None or not inserted + deleted:
            return None
        words = f"{place_name(self._translate, line.eid, document)}: +{inserted} −{deleted}"
        return Item(words, pair.new[0]) if pair.new else Item(words, pair.old[0], is_gone=True)

    def _pair(self, pair: Pair) -> Item:
        if not pair.new:
            return self._gone(pair.old[0])
        news = ", ".join(place_name(self._translate, eid, self._new) for eid in pair.new)
        olds = ", ".join(place_name(self._translate, eid, self._old) for eid in pair.old)
        title = unit_title(self._translate, pair.new[0], self._new) if len(pair.new) == 1 else news
        formerly = self._translate("compare.formerly", place=olds)
        return Item(f"{title} ({formerly})" if olds and olds != news else title, pair.new[0])

    def _gone(self, eid: str) -> Item:
        return Item(unit_title(self._translate, eid, self._old), eid, is_gone=True)

    def _item(self, old: str, new: str) -> Item:
        unit = self._new.article_of(new)
        names = place_name(self._translate, old, self._old), place_name(self._translate, new, self._new)
        return Item(names[1] if names[0] == names[1] else " → ".join(names), unit.eid if unit else new)

    def _section(self, pair: SectionPair) -> Item:
        olds = [unit_title(self._translate, pair.old.eid, self._old)] if pair.old else []
        news = [unit_title(self._translate, pair.new.eid, self._new)] if pair.new else []
        eid = pair.new.eid if pair.new else pair.old.eid if pair.old else ""
        return Item(" → ".join((*olds, *news)), eid, is_gone=pair.new is None)


def _as_sentence(words: str) -> str:
    return words[:1].upper() + words[1:]
