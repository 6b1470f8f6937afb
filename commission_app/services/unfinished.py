"""Unfinished texts: what a person has begun to write stays where it was until it is sent or left off."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Self

from commission_app.base.i18n import Sentence
from commission_app.domain.comment import CommentKind
from commission_app.domain.draft import Draft
from commission_app.domain.errors import UserError
from commission_app.domain.event import Json
from commission_app.domain.vote import Answer
from commission_app.services import rescue
from commission_app.services.workspace import Workspace
from commission_app.storage import unfinished

COMMENT = "comment"
REASON = "reason"


def reply_to(comment: str) -> str:
    """Return the purpose of a reply to a comment."""
    return f"reply/{comment}"


def change_of(comment: str) -> str:
    """Return the purpose of a change of one's own comment."""
    return f"change/{comment}"


@dataclass(frozen=True, slots=True)
class Unfinished:
    """A text that was begun: its kind, whether it is private, and the words it is about.

    ``start`` and ``end`` are code points of the passage of the unit in ``language``; ``part`` is the eid of the
    paragraph or point that fills that range, where the text is about it as a whole; ``cursor`` is where writing was
    left, in UTF-16 units. ``base`` names the versions of a comment that a change of it began from. ``answer`` is the
    one that was chosen, where it is the reason of a vote that was not cast.
    """

    text: str
    kind: CommentKind = CommentKind.QUESTION
    private: bool = False
    language: str | None = None
    start: int | None = None
    end: int | None = None
    part: str | None = None
    cursor: int = 0
    base: tuple[str, ...] = ()
    answer: Answer | None = None

    @property
    def words(self) -> tuple[str, int, int] | None:
        """The language and range of the words it is about, if it is about words."""
        if self.language is None or self.start is None or self.end is None:
            return None
        return self.language, self.start, self.end

    def to_json(self) -> dict[str, Json]:
        """Return it as it is kept."""
        return {
            "text": self.text,
            "kind": self.kind.value,
            "private": self.private,
            "language": self.language,
            "start": self.start,
            "end": self.end,
            "part": self.part,
            "cursor": self.cursor,
            "base": list(self.base),
            "answer": self.answer.value if self.answer else None,
        }

    @classmethod
    def from_json(cls, kept: dict[str, Json]) -> Self:
        """Return what was kept; whatever is missing there has its first value."""

        def number(name: str) -> int | None:
            value = kept.get(name)
            return value if isinstance(value, int) else None

        language, part, base = kept.get("language"), kept.get("part"), kept.get("base")
        return cls(
            text=str(kept.get("text", "")),
            kind=next((kind for kind in CommentKind if kind == kept.get("kind")), CommentKind.QUESTION),
            private=kept.get("private") is True,
            language=language if isinstance(language, str) else None,
            start=number("start"),
            end=number("end"),
            part=part if isinstance(part, str) else None,
            cursor=number("cursor") or 0,
            base=tuple(one for one in base if isinstance(one, str)) if isinstance(base, list) else (),
            answer=next((answer for answer in Answer if answer == kept.get("answer")), None),
        )


def keep(workspace: Workspace, draft: Draft, unit: str, purpose: str, begun: Unfinished) -> None:
    """Keep a text that was begun, or an answer that was chosen; where there is neither, what was kept is forgotten.

    Raises UserError where the database cannot be written: then it is kept beside it, and is there again as well.
    """
    content, key = begun.to_json() if begun.text.strip() or begun.answer else None, (draft.id, unit, purpose)
    try:
        with workspace.db.jotting() as connection:
            unfinished.put(connection, *key, content, workspace.wall())
    except UserError as error:
        lasts = rescue.put(workspace, key, content)
        name = "comment.kept_here" if lasts else "comment.kept_for_now"
        raise UserError(name, reason=Sentence(error.key, error.params)) from error
    rescue.drop(workspace, key)


def forget(workspace: Workspace, draft: Draft, unit: str, purpose: str) -> None:
    """Forget what was begun: it was sent, or left off."""
    key = draft.id, unit, purpose
    try:
        with workspace.db.jotting() as connection:
            unfinished.put(connection, *key, None, 0)
    except UserError:
        rescue.put(workspace, key, None)
    else:
        rescue.drop(workspace, key)


def of_unit(workspace: Workspace, draft: Draft, unit: str) -> dict[str, Unfinished]:
    """Return what was begun on a unit, by purpose, the newest last."""
    kept = unfinished.of_unit(workspace.connection, draft.id, unit)
    for (there, place, purpose), content in rescue.rescued(workspace).items():
        if (there, place) == (draft.id, unit):
            kept.pop(purpose, None)
            if content is not None:
                kept[purpose] = content
    return {purpose: Unfinished.from_json(content) for purpose, content in kept.items()}


def units(workspace: Workspace, draft: Draft) -> set[str]:
    """Return the units of a draft on which something was begun."""
    return unfinished.units(workspace.connection, draft.id) | rescue.units(workspace, draft.id)
