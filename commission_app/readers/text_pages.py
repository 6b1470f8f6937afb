"""The pages of a plain text, which form feeds part: their running heads and numbers are not the law's."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from commission_app.readers.languages import detect
from commission_app.readers.rules import rules_of

PAGE = "\f"
_FEWEST_PAGES = 3
_EDGE = 2
_DIGITS = re.compile(r"\d+")
_NEW_LINE = re.compile(r"\r\n|[\n\r\v\x85\u2028\u2029]")


def parted(text: str) -> tuple[list[str], list[str]]:
    """Return the lines of a text without what stands at the head or foot of most of its pages, and that by itself.

    Blank lines at a page's edges go with it, where the next page goes on with a sentence.
    """
    pages = [_NEW_LINE.split(page) for page in text.split(PAGE)]
    edges = [_edges(page) for page in pages]
    counted: Counter[str] = Counter()
    for page, at in zip(pages, edges, strict=True):
        counted.update({_shape(page[place]) for place in at})
    rules = rules_of(detect(text))
    most = sum(bool(at) for at in edges) / 2
    of_page = {
        shape
        for shape, count in counted.items()
        if count >= _FEWEST_PAGES and count > most and not rules.heading(shape)
    }
    lines: list[str] = []
    apart: list[str] = []
    for page, at in zip(pages, edges, strict=True):
        taken = {place for place in at if _shape(page[place]) in of_page}
        apart += [page[place] for place in sorted(taken)]
        kept = [line for place, line in enumerate(page) if place not in taken]
        if taken:
            kept = _without_blank_edges(kept)
            lines += [] if kept and kept[0].lstrip()[:1].islower() else [""]
        lines += kept
    return lines, apart


def _edges(page: Sequence[str]) -> list[int]:
    """Return the places of the first and last lines of a page that say something."""
    said = [place for place, line in enumerate(page) if line.strip()]
    return sorted({*said[:_EDGE], *said[-_EDGE:]})


def _shape(line: str) -> str:
    return _DIGITS.sub("1", " ".join(line.split()))


def _without_blank_edges(lines: Sequence[str]) -> list[str]:
    said = [place for place, line in enumerate(lines) if line.strip()]
    return list(lines[said[0] : said[-1] + 1]) if said else []
