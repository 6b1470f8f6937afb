"""The checks nobody can do by eye: words that must stay, references, numbering, languages, terms."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from typing import TypeAlias

from commission_app.compare import invariants, languages
from commission_app.compare.comparison import Comparison, compare
from commission_app.compare.counterparts import Counterparts
from commission_app.compare.invariants import Fate
from commission_app.compare.reference_states import Resolved, State, resolve
from commission_app.compare.terms import missing_terms
from commission_app.compare.word_diff import Redline
from commission_app.domain.body_fields import clean_text
from commission_app.domain.declared import Invariant
from commission_app.domain.document import Document
from commission_app.domain.draft import Draft
from commission_app.domain.errors import UserError
from commission_app.domain.event import NewEvent
from commission_app.domain.passage import passage
from commission_app.services import compare_drafts, texts
from commission_app.services.effects import Effects
from commission_app.services.names import Place
from commission_app.services.roles import require_secretary
from commission_app.services.unit_of_work import act
from commission_app.services.workspace import Workspace
from commission_app.storage import declared

CHECKS = ("invariants", "references", "numbering", "languages", "terms")


_LONGEST = 80
"""So many letters of the text are quoted in a sentence about it."""


@dataclass(frozen=True, slots=True)
class Finding:
    """Something a person should look at.

    ``key`` names the sentence, filled by ``params``; ``start`` and ``end`` (code points) are the place of the words in
    a line of the unit, whose number is ``line``; ``target`` is what they lead to, ``differences`` a redline.
    """

    check: str
    key: str
    eid: str | None
    language: str
    params: tuple[tuple[str, str], ...] = ()
    line: int | None = None
    start: int | None = None
    end: int | None = None
    target: str | None = None
    differences: Redline = ()


def of_draft(workspace: Workspace, draft: Draft, checks: Iterable[str] = CHECKS) -> list[Finding]:
    """Return what the checks find in a draft, in all its languages."""
    chosen = frozenset(checks)
    documents = {language: texts.document(workspace, draft, language) for language in texts.languages(draft)}
    found: list[Finding] = []
    if "invariants" in chosen:
        found += _invariants(workspace, draft)
    for language, document in documents.items():
        found += _of_text(document, _before(workspace, draft, language), chosen)
    between = _compared(documents) if chosen & {"languages", "terms"} else {}
    if "languages" in chosen:
        found += _languages(between)
    if "terms" in chosen:
        terms = [term.words for term in declared.terms(workspace.connection)]
        for one in missing_terms(documents, terms, _counterparts(between)):
            params = (("term", one.used), ("counterpart", one.counterpart))
            found.append(Finding("terms", "check.term_missing", one.eid, one.language, params))
    return found


def of_files(path: Path, old: Path | None = None) -> list[Finding]:
    """Return what the checks of one text find in a document; ``old`` is the text it is to replace, if any.

    Where ``old`` is in another language, it is held to be the same text in that language, and both are checked. Raises
    UserError where a document cannot be read, or has no articles.
    """
    every = frozenset(CHECKS)
    earlier = _with_articles(old) if old is not None else None
    document = _with_articles(path)
    if earlier is None:
        return list(_of_text(document, None, every))
    if earlier.language == document.language:
        return list(_of_text(document, compare(earlier, document), every))
    both = {one.language: one for one in (earlier, document)}
    return [*(found for one in both.values() for found in _of_text(one, None, every)), *_languages(_compared(both))]


def _with_articles(path: Path) -> Document:
    document = texts.read(path)
    if not document.articles:
        raise UserError("draft.no_articles", name=path.name)
    return document


def _of_text(document: Document, comparison: Comparison | None, checks: frozenset[str]) -> Iterator[Finding]:
    if "references" in checks:
        yield from _references(document, comparison)
    if "numbering" in checks:
        for warning in document.warnings:
            if warning.key.startswith("numbering."):
                yield Finding("numbering", f"warning.{warning.key}", warning.eid, document.language, warning.params)


def _before(workspace: Workspace, draft: Draft, language: str) -> Comparison | None:
    """Return the comparison with the text in force, if there is another one in this language."""
    earlier = texts.in_force(workspace)
    if earlier is None or earlier.id == draft.id or language not in earlier.texts:
        return None
    return compare_drafts.drafts(workspace, earlier, draft, language)


def _references(document: Document, comparison: Comparison | None) -> Iterator[Finding]:
    # Of a list or range several numbers can lead elsewhere: the words are one finding.
    told: dict[tuple[object, ...], list[Resolved]] = {}
    for one in resolve(document, comparison):
        if one.state is not State.RESOLVES:
            at = one.reference
            told.setdefault(
                (at.eid, at.line, at.start, at.end, one.state, one.meant, one.suggested is None), []
            ).append(one)
    for alike in told.values():
        first = alike[0]
        key = f"reference_{first.state.value}{'_meant' if first.meant else '_suggested' if first.suggested else ''}"
        params = [("said", _short(first.reference.said))]
        if first.meant:
            params.append(("place", Place(first.meant)))
        elif first.suggested:
            params.append(("suggested", ", ".join(dict.fromkeys(one.suggested or "" for one in alike))))
        place = (first.reference.line, first.reference.start, first.reference.end)
        eid = first.reference.eid
        yield Finding("references", f"check.{key}", eid, document.language, tuple(params), *place, first.target)


def _short(words: str) -> str:
    """Return words, or their beginning where there are too many for a sentence."""
    return words if len(words) <= _LONGEST else words[: _LONGEST - 1] + "…"


_Between: TypeAlias = "Mapping[tuple[str, str], tuple[Counterparts, list[languages.Difference]]]"


def _compared(documents: dict[str, Document]) -> _Between:
    """Return what languages.compared says of each two languages."""
    pairs = combinations(documents, 2)
    return {(one, other): languages.compared(documents[one], documents[other]) for one, other in pairs}


def _counterparts(between: _Between) -> dict[tuple[str, str], dict[str, str]]:
    """Return the eids that provisions have in another language, from either to the other."""
    found: dict[tuple[str, str], dict[str, str]] = {}
    for (one, other), (pairs, _) in between.items():
        both = [(left.eid, right.eid) for left, right in pairs if left is not None and right is not None]
        found[one, other], found[other, one] = dict(both), {right: left for left, right in both}
    return found


def _languages(between: _Between) -> Iterator[Finding]:
    for (one, other), (_, differences) in between.items():
        for difference in differences:
            params = (
                ("one", difference.one),
                ("other", difference.other),
                ("language", one),
                ("other_language", other),
            )
            key = f"check.languages_{difference.mismatch.value}"
            yield Finding("languages", key, difference.eid, difference.language, params)


def _invariants(workspace: Workspace, draft: Draft) -> Iterator[Finding]:
    known = {one.id: one for one in texts.every(workspace)}
    for one in declared.invariants(workspace.connection):
        origin = known.get(one.draft)
        if origin is None or one.language not in draft.texts or one.language not in origin.texts:
            continue
        checked = invariants.check(one.exact, one.eid, compare_drafts.drafts(workspace, origin, draft, one.language))
        if checked.fate is not Fate.KEPT:
            params = (("exact", _short(one.exact)),)
            key = f"check.invariant_{checked.fate.value}"
            yield Finding(
                "invariants",
                key,
                one.eid,
                one.language,
                params,
                target=checked.eid,
                differences=checked.differences,
            )


def declare_invariant(
    workspace: Workspace, draft: Draft, eid: str, language: str | None = None, exact: str | None = None
) -> Effects:
    """Declare that a provision, or a sentence of it, must stay word for word in every draft.

    Raises UserError where the words do not stand there, or this member is no secretary.
    """
    require_secretary(workspace)
    chosen = language or texts.languages(draft)[0]
    node = texts.provision(workspace, draft, eid, chosen)
    whole = passage(node).text
    words = clean_text(exact) if exact is not None else whole
    if not words or " ".join(words.split()) not in " ".join(whole.split()):
        raise UserError("check.no_such_words", place=Place(node.eid), quote=(exact or "")[:80])
    body = {"draft": draft.id, "eid": node.eid, "language": chosen, "exact": words}
    with act(workspace, "act.invariant_declared", eid=node.eid) as unit:
        unit.record(NewEvent("invariant.declared", None, {**body}))
    return unit.effects


def declared_invariants(workspace: Workspace) -> list[Invariant]:
    """Return the invariants that hold."""
    return declared.invariants(workspace.connection)


def withdraw_invariant(workspace: Workspace, invariant: str) -> Effects:
    """Declare that words need not stay any more; raises UserError where there is no such invariant."""
    require_secretary(workspace)
    found = next((one for one in declared.invariants(workspace.connection) if one.id == invariant), None)
    if found is None:
        raise UserError("check.no_such_invariant", id=invariant[:40])
    with act(workspace, "act.invariant_withdrawn", eid=found.eid) as unit:
        unit.record(NewEvent("invariant.withdrawn", found.id, {}))
    return unit.effects
