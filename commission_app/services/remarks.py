"""Comments that came in the margins of a source, taken over as comments of this commission."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from commission_app.domain.anchor import Anchor, find_quote, on_range
from commission_app.domain.body_fields import MAX_TEXT, clean_text
from commission_app.domain.comment import CommentKind
from commission_app.domain.document import Document
from commission_app.domain.event import Json
from commission_app.domain.passage import passage
from commission_app.domain.source_reading import Remark


def taken_over(
    remarks: Iterable[Remark], document: Document, draft: str
) -> Iterator[tuple[dict[str, Json], int | None]]:
    """Yield the body of a comment for each remark, without its ``reply_to``, and the place of what it answers.

    The author of a remark need be no member: the name, and the day where it is told, are the first line of the comment.
    A remark sits on the words it was about where they are found in its provision, and on the provision as a whole
    otherwise. Kind and visibility are those that claim least: editorial, and for the whole commission.
    """
    openings: list[int | None] = []
    for place, remark in enumerate(remarks):
        opening = None if remark.reply_to is None else openings[remark.reply_to]
        answered = remark.reply_to if opening is None else opening
        openings.append(answered if answered is not None else None)
        anchor = Anchor(draft, remark.eid) if answered is not None else _anchor(remark, document, draft)
        body: dict[str, Json] = {
            "draft": draft,
            "eid": anchor.eid,
            "language": anchor.language,
            "start": anchor.start,
            "end": anchor.end,
            "exact": anchor.exact,
            "prefix": anchor.prefix,
            "suffix": anchor.suffix,
            "kind": CommentKind.EDITORIAL.value,
            "text": _told(remark),
        }
        yield body, answered if answered is not None and answered < place else None


def _anchor(remark: Remark, document: Document, draft: str) -> Anchor:
    node = document.find(remark.eid)
    text = passage(node).text if node else ""
    found = find_quote(text, clean_text(remark.quote)) if remark.quote else []
    if not found:
        return Anchor(draft, remark.eid)
    return on_range(draft, remark.eid, document.language, text, *found[0])


def _told(remark: Remark) -> str:
    by = ", ".join(filter(None, (remark.author, (remark.date or "")[:10])))
    return clean_text(f"{by}:\n{remark.text}" if by else remark.text)[:MAX_TEXT]
