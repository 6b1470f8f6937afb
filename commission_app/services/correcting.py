"""Saying of lines that a preview shows what they are, and taking that back."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence

from commission_app.domain.line_reading import Act, Correction, LineKey, Said, Traces, with_correction
from commission_app.readers.lines import lines_of
from commission_app.services.previewing import Preview, with_corrections


def traces(shown: Preview) -> Traces:
    """Return what was said of each line of a preview; takes a tenth of a second where there are thousands of lines."""
    keys = [LineKey.of(line.text) for line in shown.lines]
    counted: Counter[tuple[str, ...]] = Counter()
    nth = []
    for key in keys:
        counted[key.words] += 1
        nth.append(counted[key.words])
    marks = [(one, LineKey.of(one.line)) for one in shown.corrections if one.act is Act.MARK]
    others = [one for one in shown.corrections if one.act is not Act.MARK]
    found: dict[int, tuple[Correction, ...]] = {}
    for place, line in enumerate(shown.lines):
        made = [one for one, key in marks if line.settled and _marks(one, key, keys[place], nth[place])]
        made += [one for one in others if _reshapes(one, line.text)]
        if made:
            found[place] = tuple(made)
    return Traces(tuple(nth), tuple(counted[key.words] for key in keys), found)


def places_of(shown: Preview, text: str) -> list[int]:
    """Return the places of the lines that say this, whatever case and punctuation."""
    words = LineKey.of(text).words
    return [place for place, line in enumerate(shown.lines) if LineKey.of(line.text).words == words]


def said(shown: Preview, places: Sequence[int], what: Said) -> Preview:
    """Return the preview after something was said of the lines at these places.

    Nothing changes where it cannot be: a first line joined, a line split at its beginning or end.
    """
    source = _Source(shown)
    for place in sorted(places):
        found = _correction(shown, place, what)
        if found is not None:
            source.take(place, found, every=what.every)
    return shown if source.corrections == shown.corrections else with_corrections(shown, source.corrections)


def taken_back(shown: Preview, places: Sequence[int]) -> Preview:
    """Return the preview without what was said of the lines at these places."""
    known = traces(shown).said
    gone = {one for place in places for one in known.get(place, ())}
    return without(shown, gone)


def without(shown: Preview, corrections: Collection[Correction]) -> Preview:
    """Return the preview without some of its corrections."""
    return with_corrections(shown, [one for one in shown.corrections if one not in corrections])


def _marks(one: Correction, key: LineKey, line: LineKey, nth: int) -> bool:
    return (key.same(line) and one.nth in (0, nth)) or (not key.same(line) and key.similar(line))


def _reshapes(one: Correction, text: str) -> bool:
    """Whether a line is what another was joined to, or a piece of one that was split."""
    if one.act is Act.JOIN:
        return one.line in text[1:]
    return text != one.line and (one.line.startswith(text) or one.line.endswith(text))


def _correction(shown: Preview, place: int, what: Said) -> Correction | None:
    text = shown.lines[place].text
    if what.act is Act.MARK:
        return Correction(text, Act.MARK, what.reading)
    if what.act is Act.JOIN:
        return Correction(text, Act.JOIN) if place else None
    at = _words_at(text, what.at)
    return Correction(text, Act.SPLIT, at=at) if at else None


_ENOUGH_WORDS = 4


def _words_at(text: str, spot: int) -> str:
    """Return the words at a place of a line that stand nowhere before it, as few as are sure to be found again."""
    rest = text[spot:].strip()
    if not rest or not text[:spot].strip():
        return ""
    spot = len(text.rstrip()) - len(rest)
    words = rest.split(" ")
    for count in range(min(_ENOUGH_WORDS, len(words)), len(words) + 1):
        found = " ".join(words[:count])
        if text.find(found, 1) == spot:
            return found
    return ""


class _Source:
    """The lines as the source has them, with the corrections of them so far."""

    def __init__(self, shown: Preview) -> None:
        self.corrections = shown.corrections
        self._shown = shown
        self._held = shown.read.blocks if shown.read else ()
        self._nth = traces(shown).nth
        self._look()

    def _look(self) -> None:
        lines = lines_of(self._held, self.corrections)
        self._there = {(line.block, line.text) for line in lines}
        self._in_block: dict[int, list[str]] = {}
        for line in lines:
            self._in_block.setdefault(line.block, []).append(line.text)
        self._counted = Counter(LineKey.of(line.text).words for line in lines)

    def take(self, place: int, new: Correction, *, every: bool) -> None:
        """Take one more correction, of the line that is shown at this place.

        Where the reader itself has found several lines in one of the source, it is split so first: corrections are of
        lines as the source has them.
        """
        block, text = self._shown.lines[place].block, new.line
        if (block, text) not in self._there:
            whole = next((line for line in self._in_block.get(block, ()) if text in line), None)
            if whole is None:
                return
            for at in _cuts(whole, text):
                self.corrections = with_correction(self.corrections, Correction(whole, Act.SPLIT, at=at))
                whole = at
            self._look()
        count = self._counted[LineKey.of(text).words]
        if count > 1 and not every:
            new = new._replace(nth=min(self._nth[place], count))
        elif new.act is Act.MARK:
            # What is said of every such line holds for all of them, also those of which something was said before.
            self.corrections = tuple(one for one in self.corrections if one.act is not Act.MARK or one.line != new.line)
        self.corrections = with_correction(self.corrections, new)
        if new.act is not Act.MARK:
            self._look()


def _cuts(whole: str, piece: str) -> list[str]:
    """Return the words at which a line is split, one after the other, so that a piece of it is a line by itself."""
    start = whole.find(piece)
    rest, after = whole[start:], whole[start + len(piece) :].strip()
    return [*([rest] if start else []), *([after] if after else [])]


def relocated(before: Preview, now: Preview, places: Sequence[int]) -> list[int]:
    """Return where the lines that stood at these places stand now; those that are gone are left out.

    Lines that say the same are told apart by their order.
    """
    if before.lines is now.lines:
        return list(places)
    found: dict[str, list[int]] = {}
    for place, line in enumerate(now.lines):
        found.setdefault(line.text, []).append(place)
    moved = []
    for place in places:
        text = before.lines[place].text
        nth = sum(line.text == text for line in before.lines[:place])
        moved += found.get(text, [])[nth : nth + 1]
    return moved
