"""The drafts of this commission, their texts, and the places in them that people name."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from collections.abc import Iterable
from dataclasses import replace
from operator import itemgetter
from typing import TYPE_CHECKING

from commission_app.domain.body_fields import clean_text
from commission_app.domain.document import CONTAINERS, Document, Kind, Provision, Warning  # noqa: A004
from commission_app.domain.draft import Draft
from commission_app.domain.errors import UserError
from commission_app.domain.event import Json, NewEvent
from commission_app.domain.passage import text_hash
from commission_app.services.effects import Effects
from commission_app.services.roles import require_secretary
from commission_app.services.sources import is_database as is_database
from commission_app.services.sources import read as read
from commission_app.services.sources import read_with_remarks as read_with_remarks
from commission_app.services.workspace import Workspace
from commission_app.storage import documents

if TYPE_CHECKING:
    from commission_app.domain.source_reading import Remark

_DATE = re.compile(r"\d{4}-\d\d-\d\d")
_LANGUAGE_ORDER = {"kk": 0, "ru": 1, "en": 2}


def every(workspace: Workspace) -> list[Draft]:
    """Return all drafts from the oldest to the newest, those in force before all others.

    They follow each other by their dates; one without a date stands where it was imported.
    """
    latest, dated = "", []
    for draft in workspace.drafts():
        latest = draft.date or latest
        dated.append((not draft.in_force, latest, draft.made, draft))
    ordered = sorted(dated, key=itemgetter(0, 1, 2))
    return [draft for *_, draft in ordered]


def earlier(workspace: Workspace, draft: Draft) -> list[Draft]:
    """Return the drafts that are older than this one, the text in force included."""
    known = every(workspace)
    return known[: next((place for place, one in enumerate(known) if one.id == draft.id), len(known))]


def find(workspace: Workspace, name: str | None) -> Draft:
    """Return a draft by its id or label; without a name, the newest that is not in force (or, failing that, the one
    in force). Raises UserError where there is none.
    """
    known = every(workspace)
    if not known:
        raise UserError("draft.none")
    if name is None:
        return known[-1]
    for draft in reversed(known):
        if name in (draft.id, draft.label):
            return draft
    raise UserError("draft.unknown", name=name, known=", ".join(draft.label for draft in known))


def in_force(workspace: Workspace) -> Draft | None:
    """Return the text in force, if it was imported."""
    return next((draft for draft in reversed(every(workspace)) if draft.in_force), None)


def languages(draft: Draft) -> list[str]:
    """Return a draft's languages: Kazakh, Russian, English, then others."""
    return sorted(draft.texts, key=lambda language: (_LANGUAGE_ORDER.get(language, 9), language))


def document(workspace: Workspace, draft: Draft, language: str | None = None) -> Document:
    """Return a draft's text in a language; without one, in its first. Raises UserError where it has no such text."""
    known = languages(draft)
    if not known:
        raise UserError("draft.no_text", draft=draft.label)
    if language is not None and language not in known:
        raise UserError("draft.no_language", draft=draft.label, language=language, known=", ".join(known))
    return workspace.text(draft.texts[language or known[0]].document)


def made_ready(workspace: Workspace, draft: Draft, language: str) -> tuple[str, Document]:
    """Return the hash of a draft's text and the text, with all that is asked of it when it is shown made beforehand.

    Whoever has it open elsewhere holds it by ``Workspace.hold_text``.
    """
    text = document(workspace, draft, language)
    _ = text.units, text.numbered, text.part_numbers, text.find(""), text.path("")
    return draft.texts[language].document, text


def add(
    workspace: Workspace,
    text: Document,
    label: str,
    *,
    date: str | None = None,
    in_force: bool = False,
    remarks: Iterable[Remark] = (),
) -> Effects:
    """Add a text to the draft of this label, which is published if there is none yet.

    ``date`` is ISO 8601; ``remarks`` are the comments of its source that are taken over, as comments of this database's
    owner which name their authors. What the tree of a second language has not in common with the first is added to the
    text's warnings, and told by the effects. Raises UserError as ``check`` does.
    """
    # Texts are asked for all the time, and added a few times in all.
    from commission_app.domain.document_json import document_to_json
    from commission_app.exchange.canonical import body_text
    from commission_app.services.found import checked_name
    from commission_app.services.remarks import taken_over
    from commission_app.services.unit_of_work import act

    present = check(workspace, text, label, date=date, in_force=in_force)
    named = checked_name(label)
    differing = differences(workspace, text, named)
    content = body_text(document_to_json(replace(text, warnings=(*text.warnings, *differing))))
    made: list[str] = []
    with act(workspace, "act.text_imported", name=named) as unit:
        subject = present.id if present else None
        if subject is None:
            body: dict[str, Json] = {"label": named, "date": date, "in_force": in_force}
            subject = unit.record(NewEvent("draft.published", None, body)).subject
        hash_ = documents.put(unit.connection, content)
        added: dict[str, Json] = {"language": text.language, "document": hash_, "source": clean_text(text.source.name)}
        unit.record(NewEvent("draft.text_added", subject, added))
        for said, answers in taken_over(remarks, text, subject):
            reply_to = None if answers is None else made[answers]
            made.append(unit.record(NewEvent("comment.added", None, {**said, "reply_to": reply_to})).subject)
    return unit.effects._replace(warnings=differing)


def check(
    workspace: Workspace, text: Document, label: str, *, date: str | None = None, in_force: bool = False
) -> Draft | None:
    """Return the draft that a text would join, None for a new one; the arguments are those of ``add``.

    Raises UserError where it cannot be added: the label is empty, or that of several drafts or of one that has a text
    in this language, is of another date or not in force; the date is none; the text has no provisions, or no articles
    and looks like another language; and for anybody but secretaries.
    """
    from commission_app.services.found import checked_name

    require_secretary(workspace)
    named = checked_name(label)
    if date is not None and not _is_date(date):
        raise UserError("draft.bad_date", date=date)
    is_misread = not text.articles and any(one.key == "language.looks_wrong" for one in text.warnings)
    if is_misread or not any(unit.kind is not Kind.PREAMBLE for unit in text.units):
        raise UserError("draft.no_articles", name=text.source.name)
    known = [draft for draft in every(workspace) if draft.label == named]
    if len(known) > 1:
        raise UserError("draft.label_of_several", draft=named)
    present = next(iter(known), None)
    if present and text.language in present.texts:
        raise UserError("draft.has_text", draft=named, language=text.language)
    if present and in_force and not present.in_force:
        raise UserError("draft.not_in_force", draft=named)
    if present and date is not None and date != present.date:
        raise UserError(
            "draft.of_another_date" if present.date else "draft.of_no_date", draft=named, date=present.date or ""
        )
    return present


def differences(workspace: Workspace, text: Document, label: str) -> tuple[Warning, ...]:
    """Return where the tree of a text differs from that of the draft of this label in its first other language.

    Empty where there is no such draft yet.
    """
    from commission_app.compare.trees import tree_warnings

    present = next((draft for draft in every(workspace) if draft.label == label), None)
    others = [language for language in languages(present) if language != text.language] if present else []
    if present is None or not others:
        return ()
    return tuple(tree_warnings(text, document(workspace, present, others[0])))


def _is_date(value: str) -> bool:
    try:
        dt.date.fromisoformat(value)
    except ValueError:
        return False
    return _DATE.fullmatch(value) is not None


def provision(workspace: Workspace, draft: Draft, named: str, language: str | None = None) -> Provision:
    """Return the provision that a person named by its eid («art_15») or by an article's printed number («15»).

    Raises UserError where the draft has none such.
    """
    text = document(workspace, draft, language)
    wanted = unicodedata.normalize("NFC", named.strip())
    found = text.find(wanted) or next((one for one in text.articles if _same_number(one, wanted)), None)
    if found is None or (found.kind in CONTAINERS and found not in text.units):
        raise UserError("draft.no_provision", place=named[:60], draft=draft.label)
    return found


def _same_number(article: Provision, wanted: str) -> bool:
    return wanted in (article.number, article.label, article.eid.removeprefix("art_"))


def text_hashes(workspace: Workspace, draft: Draft, eid: str) -> dict[str, str]:
    """Return, by language, the hash of a provision's text: what a vote is bound to."""
    found = {language: document(workspace, draft, language).find(eid) for language in draft.texts}
    return {language: text_hash(node) for language, node in found.items() if node is not None}
