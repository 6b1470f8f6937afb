"""The comments of a Word file: who made them, what they say, and which answers which."""

from __future__ import annotations

from lxml import etree

from commission_app.readers.block import Margin, tidy
from commission_app.readers.docx_body import Place
from commission_app.readers.docx_numbering import value
from commission_app.readers.xml import local


def margins(
    root: etree._Element | None, extended: etree._Element | None, places: dict[str, Place], blocks: int
) -> tuple[Margin, ...]:
    """Return the comments that ``comments.xml`` holds, where the walk through the body found them; ``extended`` is
    ``commentsExtended.xml``, which tells the answers (MS-DOCX 2.5.1). ``blocks`` is the number of all blocks.
    """
    found: list[Margin] = []
    by_paragraph: dict[str, int] = {}
    answers = _answers(extended)
    for comment in () if root is None else root:
        place = places.get(value(comment, "id") or "")
        text = "\n".join(filter(None, (_text(paragraph) for paragraph in comment if local(paragraph) == "p")))
        if local(comment) != "comment" or place is None or not text:
            continue
        last = _paragraph_id(comment)
        answered = by_paragraph.get(answers.get(last, "")) if last else None
        if last:
            by_paragraph[last] = len(found)
        found.append(
            Margin(
                author=tidy(value(comment, "author") or ""),
                text=text,
                block=min(place.block, max(0, blocks - 1)),
                quote=place.quote,
                date=value(comment, "date"),
                reply_to=answered,
            )
        )
    return tuple(found)


def _text(paragraph: etree._Element) -> str:
    return tidy(
        "".join(one.text or "" if local(one) == "t" else " " for one in paragraph.iter("{*}t", "{*}br", "{*}tab"))
    )


def _paragraph_id(comment: etree._Element) -> str:
    """Return the id of a comment's last paragraph, by which Word knows the comment elsewhere."""
    ids = (held for one in comment for name, held in one.attrib.items() if str(name).endswith("}paraId"))
    return str(next(reversed([*ids]), ""))


def _answers(extended: etree._Element | None) -> dict[str, str]:
    found: dict[str, str] = {}
    for one in () if extended is None else extended:
        own, parent = value(one, "paraId"), value(one, "paraIdParent")
        if own and parent:
            found[own] = parent
    return found
