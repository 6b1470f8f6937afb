"""Comparing two drafts or two files: the comparison, what a person decided of it, and what views need of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from commission_app.compare.align import Decision
from commission_app.compare.comparison import Comparison, MovedProvision, Pair, Row, compare
from commission_app.compare.comparison_json import comparison_json
from commission_app.compare.relation import Relation
from commission_app.compare.summary import Band, Numbers, count, flow
from commission_app.compare.word_diff import Hunk, Redline, redline, without_editorial
from commission_app.domain.draft import Draft
from commission_app.domain.errors import UserError
from commission_app.domain.event import Json, NewEvent
from commission_app.domain.event_kinds import alignment_subject
from commission_app.domain.source_reading import Tracked
from commission_app.services import texts
from commission_app.services.badges import Badge
from commission_app.services.effects import Effects
from commission_app.services.roles import require_secretary
from commission_app.services.unit_of_work import act
from commission_app.services.workspace import Workspace
from commission_app.storage import declared

__all__ = [
    "Badge",
    "Band",
    "Comparison",
    "Hunk",
    "MovedProvision",
    "Numbers",
    "Pair",
    "Redline",
    "Relation",
    "Row",
    "count",
    "flow",
    "redline",
    "without_editorial",
]


@dataclass(frozen=True, slots=True)
class Step:
    """A provision in one draft of its history; ``relation`` to the draft before, None in the first, and its rows."""

    draft: Draft
    eids: tuple[str, ...]
    relation: Relation | None
    rows: tuple[Row, ...] = ()


@dataclass(frozen=True, slots=True)
class Doubt:
    """A correspondence that waits for a person: of articles, or of a provision that may have moved."""

    old: tuple[str, ...]
    new: tuple[str, ...]
    similarity: float
    is_move: bool


def files(old: Path, new: Path, tracked: Tracked = Tracked.ACCEPTED) -> Comparison:
    """Compare two documents in any readable format; raises UserError where one cannot be read.

    One file given twice with ``tracked`` ORIGINAL is compared with itself: before its tracked changes and after.
    """
    if old == new and tracked is Tracked.ORIGINAL:
        return compare(texts.read(old, tracked=tracked), texts.read(new))
    return compare(texts.read(old, tracked=tracked), texts.read(new, tracked=tracked))


def chosen(workspace: Workspace, old: str | None, new: str | None) -> tuple[Draft, Draft]:
    """Return the drafts that are meant: by default the one in force and the newest that is not.

    Raises UserError where there is no such draft, or no text in force to compare with.
    """
    later = texts.find(workspace, new)
    earlier = texts.find(workspace, old) if old is not None else texts.in_force(workspace)
    if earlier is None:
        raise UserError("compare.nothing_in_force")
    return earlier, later


def drafts(workspace: Workspace, old: Draft, new: Draft, language: str | None = None) -> Comparison:
    """Return the comparison of two drafts in a language, by default the first that both have.

    Kept in memory: going back to an article computes nothing again. Raises UserError where one of them lacks the
    language, or they have none in common.
    """
    if language is None:
        language = next((one for one in texts.languages(new) if one in old.texts), None)
    if language is None:
        raise UserError("compare.no_common_language", old=old.label, new=new.label)
    for draft in (old, new):
        if language not in draft.texts:
            known = ", ".join(texts.languages(draft))
            raise UserError("draft.no_language", draft=draft.label, language=language, known=known)
    hashes = old.texts[language].document, new.texts[language].document
    return workspace.comparison(*hashes, _decisions(workspace, old, new))


def held(workspace: Workspace, old: Draft, new: Draft, language: str) -> Comparison | None:
    """Return the comparison of two drafts if it is in memory."""
    return workspace.held_comparison(*_key(workspace, old, new, language))


def keep(workspace: Workspace, old: Draft, new: Draft, language: str, comparison: Comparison) -> None:
    """Keep a comparison in memory that was made elsewhere."""
    workspace.keep_comparison(*_key(workspace, old, new, language), comparison)


def work(workspace: Workspace, old: Draft, new: Draft, language: str) -> Callable[[], Comparison]:
    """Return what makes the comparison of two drafts with all redlines, without the database: it may be done on
    another thread.
    """
    one, other, decisions = _key(workspace, old, new, language)
    earlier, later = workspace.text(one), workspace.text(other)
    return lambda: compare(earlier, later, decisions).draw()


def _key(workspace: Workspace, old: Draft, new: Draft, language: str) -> tuple[str, str, tuple[Decision, ...]]:
    return old.texts[language].document, new.texts[language].document, _decisions(workspace, old, new)


def _decisions(workspace: Workspace, old: Draft, new: Draft) -> tuple[Decision, ...]:
    found = declared.alignments(workspace.connection, old.id, new.id)
    # Links first: of what one article was re-linked to, the refusal of its former counterpart says nothing more.
    ordered = sorted(found, key=lambda one: (not one.linked, one.old, one.new))
    return tuple(Decision(one.old, one.new, bool(one.linked)) for one in ordered)


def badges(comparison: Comparison) -> dict[str, Badge]:
    """Return the badge of every article (and of the preamble) of the new text, by eid."""
    return {eid: _badge(comparison, pair, eid) for pair in comparison.pairs for eid in pair.new}


def _badge(comparison: Comparison, pair: Pair, eid: str) -> Badge:
    homes = [path[-2].eid for one in pair.old if len(path := comparison.old.path(one)) > 1]
    moved = pair.moved and not (len(pair.new) > 1 and _stayed(comparison, pair, eid))
    return Badge(
        pair.relation,
        pair.renumbered,
        moved,
        pair.sure,
        pair.old,
        tuple(dict.fromkeys(homes)) if moved else (),
    )


def _stayed(comparison: Comparison, pair: Pair, eid: str) -> bool:
    """Whether one of the articles that another was split into stands in the section where that one stood."""
    became = {(one.old.eid, one.new.eid) for one in comparison.sections if one.old and one.new}
    came_from = {node.eid for one in pair.old for node in comparison.old.path(one)[:-1]}
    stands_in = {node.eid for node in comparison.new.path(eid)[:-1]}
    return any((before, now) in became for before in came_from for now in stands_in)


def removed(comparison: Comparison) -> dict[str | None, tuple[str, ...]]:
    """Return the removed articles of the old text by the unit of the new one that they stood after (None: first)."""
    found: dict[str | None, tuple[str, ...]] = {}
    after: str | None = None
    for pair in comparison.pairs:
        if pair.relation is Relation.REMOVED:
            found[after] = (*found.get(after, ()), *pair.old)
        else:
            after = pair.new[-1]
    return found


def stood_after(comparison: Comparison, eid: str) -> str | None:
    """Return the unit of the new text that a removed article of the old one stood after; None: it was the first."""
    return next((after for after, eids in removed(comparison).items() if eid in eids), None)


def removed_at(comparison: Comparison, eid: str) -> tuple[tuple[Pair, ...], tuple[Pair, ...]]:
    """Return the removed articles that stood before and after a unit of the new text."""
    found = removed(comparison)
    is_first = bool(comparison.new.units) and comparison.new.units[0].eid == eid
    before, after = found.get(None, ()) if is_first else (), found.get(eid, ())
    return tuple(comparison.by_old[one] for one in before), tuple(comparison.by_old[one] for one in after)


def pair_of(comparison: Comparison, eid: str) -> Pair | None:
    """Return the pair of an article of the new text, or of a removed one of the old: its rows side by side."""
    return comparison.by_new.get(eid) or comparison.by_old.get(eid)


def numbers(comparison: Comparison) -> Numbers:
    """Return the numbers of the story with the lists behind them."""
    return count(comparison)


def to_json(comparison: Comparison, old_label: str, new_label: str) -> dict[str, object]:
    """Return a comparison as the public ``compare`` JSON."""
    return comparison_json(comparison, old_label, new_label)


def chain(workspace: Workspace, draft: Draft, language: str) -> list[tuple[Draft, Draft]]:
    """Return the drafts up to this one in neighbouring pairs, the newest first; drafts without the language are left
    out.
    """
    earlier = [one for one in texts.earlier(workspace, draft) if language in one.texts]
    return list(pairwise(reversed([*earlier, draft])))


def history(workspace: Workspace, draft: Draft, eid: str, language: str | None = None) -> list[Step]:
    """Return an article through all drafts up to this one, the oldest first; drafts without it are left out."""
    chosen_language = language or texts.languages(draft)[0]
    steps: list[Step] = []
    eids: tuple[str, ...] = (eid,)
    oldest = draft
    for later, before in chain(workspace, draft, chosen_language):
        comparison = drafts(workspace, before, later, chosen_language)
        pairs = [pair for one in eids if (pair := comparison.by_new.get(one)) is not None]
        if not pairs:
            break
        steps.insert(0, Step(later, eids, pairs[0].relation, tuple(row for one in pairs for row in one.rows_of(*eids))))
        eids = tuple(dict.fromkeys(one for pair in pairs for one in pair.old))
        oldest = before
        if not eids:
            return steps
    steps.insert(0, Step(oldest, eids, None))
    return steps


def review(comparison: Comparison) -> list[Doubt]:
    """Return what a person should look at, the least alike first."""
    doubts = [
        Doubt(pair.old, pair.new, pair.similarity, is_move=False)
        for pair in comparison.pairs
        if not pair.sure and pair.old and pair.new
    ]
    doubts += [Doubt((one.old,), (one.new,), one.similarity, is_move=True) for one in comparison.perhaps_moved]
    return sorted(doubts, key=lambda doubt: doubt.similarity)


def decide(workspace: Workspace, old: Draft, new: Draft, links: Mapping[tuple[str, str], bool]) -> Effects:
    """Record as one act which provisions correspond (old eid, new eid) and which do not.

    To confirm is to link what was found; to re-link is to part it and to link something else. Raises UserError where
    a draft has no such provision, or this member is no secretary.
    """
    require_secretary(workspace)
    for one, other in links:
        texts.provision(workspace, old, one)
        texts.provision(workspace, new, other)
    with act(workspace, "act.alignment_set", name=new.label) as unit:
        for (one, other), linked in links.items():
            body: dict[str, Json] = {
                "old_draft": old.id,
                "new_draft": new.id,
                "old": one,
                "new": other,
                "linked": linked,
            }
            unit.record(NewEvent("alignment.set", alignment_subject(body), body))
    return unit.effects


def decide_by_name(workspace: Workspace, old: Draft, new: Draft, one: str, other: str, *, linked: bool) -> Effects:
    """Record a decision on provisions named by eid or printed number; linking parts what was found for either."""
    place = texts.provision(workspace, old, one).eid, texts.provision(workspace, new, other).eid
    parted = dict.fromkeys(_found_otherwise(drafts(workspace, old, new), *place), False) if linked else {}
    return decide(workspace, old, new, {**parted, place: linked})


def _found_otherwise(comparison: Comparison, old: str, new: str) -> Iterator[tuple[str, str]]:
    for pair in (comparison.by_old.get(old), comparison.by_new.get(new)):
        if pair is not None and not (old in pair.old and new in pair.new):
            yield from ((one, other) for one in pair.old for other in pair.new if (one == old) != (other == new))
