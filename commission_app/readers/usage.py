"""How a law uses its words: which are articles, and which stands above which."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence

from commission_app.domain.document import CONTAINERS, Kind
from commission_app.readers.headings import (
    BESIDE,
    CLOSING,
    LEAST_NAMED,
    MANY,
    find_bare_articles,
    with_glued_articles,
    words_of,
)
from commission_app.readers.lines import Line
from commission_app.readers.rules import Opening, Rules
from commission_app.readers.wordless import WORDLESS

_TITLE_LINES = 3
_LEAST = 2
_RARE = 2
_LETTERED = "#a"


def with_articles(lines: list[Line], rules: Rules) -> list[Line]:
    """Return the lines of a law with its articles found.

    What they are is told by the word for them, by another word that the law uses so, or by numbers alone. A word below
    the articles, such as the sections of American constitutions, numbers paragraphs.
    """
    bare = find_bare_articles(lines)
    if bare and _begin_below(lines, min(bare)):
        bare = {}
    named = words_of(lines, Kind.ARTICLE)
    also = [word for word in rules.words["also_articles"] if words_of(lines, Kind.SECTION)[word]]
    if named.total() * MANY > len(bare) or named.total() >= LEAST_NAMED:
        bare = {}
    elif also and len(bare) <= _LEAST * words_of(lines, Kind.SECTION)[also[0]]:
        bare = {}
        _rename(lines, also[0], Kind.ARTICLE)
    if bare:
        for word in named:
            _rename(lines, word, None)
        for at, opening in bare.items():
            lines[at].opening = opening
        lines = with_glued_articles(lines)
    for word in _inner_words(lines, rules):
        _rename(lines, word, Kind.PARAGRAPH)
    for word in _outer_words(lines):
        _rename(lines, word, Kind.SECTION)
    _part_letters(lines)
    return lines


def _begin_below(lines: Sequence[Line], first: int) -> bool:
    """Whether numbers begin right below the heading of an article, so that they count its paragraphs."""
    opening = lines[first - 1].opening if first else None
    return opening is not None and opening.kind is Kind.ARTICLE and lines[first].parts[0].number == "1"


def set_beside(lines: Sequence[Line]) -> None:
    """Let articles of another word that come after all of the most usual one stand outside of the last container:
    «First additional provision» after the last article. Under a heading of their own they stand there.
    """
    articles = words_of(lines, Kind.ARTICLE)
    main = max(articles, key=lambda word: articles[word], default="")
    heads = [line for line in lines if line.opening and line.opening.kind in (*CONTAINERS, Kind.ARTICLE)]
    last = next((at for at in range(len(heads) - 1, -1, -1) if _is_kin(heads[at], main)), len(heads))
    for line in heads[last + 1 :]:
        if line.opening is None or line.opening.kind in CONTAINERS:
            return
        line.opening = line.opening._replace(word=BESIDE)


def _is_kin(line: Line, word: str) -> bool:
    own = line.opening.word if line.opening and line.opening.kind is Kind.ARTICLE else ""
    return bool(own) and (own.startswith(word) or word.startswith(own))


def _part_letters(lines: Sequence[Line]) -> None:
    """Tell «Part A» from «Part II» where a law has both: by another word, since one stands in the other."""
    held = [line for line in lines if line.opening and line.opening.kind in CONTAINERS]
    counted = {line.opening.word for line in held if line.opening and line.opening.value}
    for line in held:
        opening = line.opening
        if opening and opening.word in counted and opening.value is None and len(opening.number or "") == 1:
            line.opening = opening._replace(word=f"{opening.word}{_LETTERED}")


def _rename(lines: Sequence[Line], word: str, kind: Kind | None) -> None:
    for line in lines:
        if line.opening and line.opening.word == word and not line.settled:
            line.opening = line.opening._replace(kind=kind) if kind else None


def _inner_words(lines: Sequence[Line], rules: Rules) -> set[str]:
    """Return the words that stand below an article: those that begin anew right after the heading of one.

    Once is enough where that word never begins anew elsewhere, and is rare beside the articles.
    """
    inside: Counter[tuple[str, str]] = Counter(
        (before.word, after.word) for before, after in _neighbours(lines) if after.value == (1, 0)
    )
    # Where the heading has words of its own, those are the text, and what follows may be a provision beside it.
    under = Counter(
        (before.word, after.word) for before, after in _neighbours(lines) if after.value == (1, 0) and not before.rest
    )
    articles = words_of(lines, Kind.ARTICLE)
    used = Counter(line.opening.word for line in lines if line.opening)
    begun = Counter(line.opening.word for line in lines if line.opening and line.opening.value == (1, 0))
    candidates = {*articles, *rules.words["also_articles"]}
    found = {
        inner
        for (outer, inner), count in inside.items()
        if outer in articles and inner in candidates and inner != outer and not inside[inner, outer]
        if count >= _LEAST or (under[outer, inner] == begun[inner] and used[inner] * _RARE <= used[outer])
    }
    # «SECTION 1.», and then "SEC. 2.", as some American states print it.
    return found | {word for word in candidates for inner in found if inner.startswith(word) and word not in found}


def _outer_words(lines: Sequence[Line]) -> set[str]:
    """Return the words that head articles of another word, which most articles bear: «§ 1» over «Article 5»."""
    articles = words_of(lines, Kind.ARTICLE)
    main = max(articles, key=lambda word: articles[word], default="")
    over = Counter(before.word for before, after in _neighbours(lines) if after.word == main)
    # «Art. 2» and «Article 3» are one word, and one never stands over the other.
    others = {word for word in articles if not main.startswith(word) and not word.startswith(main)}
    return {word for word in others if 2 * over[word] > articles[word] and 2 * articles[word] <= articles[main]}


def _neighbours(lines: Sequence[Line]) -> Iterator[tuple[Opening, Opening]]:
    """Yield headings with the heading that follows, where nothing but a title stands between them."""
    before: Opening | None = None
    apart = 0
    for line in lines:
        if line.opening and line.opening.kind is not Kind.ATTACHMENT:
            if before is not None and before.word != line.opening.word:
                yield before, line.opening
            before, apart = line.opening, 0
        elif line.reading is None:
            apart += 1
            if apart > _TITLE_LINES or line.ends or line.parts:
                before = None


def ladder(lines: Sequence[Line], rules: Rules) -> Mapping[str, int]:
    """Return the rank of every word of a container, 0 for the outermost.

    What begins right under another is below it; where the law shows nothing, the order of the language's rules holds.
    """
    used = {line.opening.word for line in lines if line.opening and line.opening.kind in CONTAINERS} - {CLOSING}
    under: Counter[tuple[str, str]] = Counter(
        (before.word, after.word) for before, after in _neighbours(lines) if {before.word, after.word} <= used
    )
    levels = _levels(lines)
    usual = {word: place for place, word in enumerate((*rules.order, *rules.articles, *WORDLESS))}

    def place_of(word: str) -> tuple[int, bool]:
        return usual.get(word.removesuffix(_LETTERED), 0), word.endswith(_LETTERED)

    def is_above(one: str, other: str) -> bool:
        shown = under[one, other] - under[other, one]
        if shown:
            return shown > 0
        if one in levels and other in levels and levels[one] != levels[other]:
            return levels[one] < levels[other]
        return place_of(one) < place_of(other)

    ordered: list[str] = []
    for word in sorted(used, key=place_of):
        place = next((at for at, other in enumerate(ordered) if is_above(word, other)), len(ordered))
        ordered.insert(place, word)
    ranks = {word: rank for rank, word in enumerate(ordered)}
    outermost = min(ranks.values(), default=0)
    return {**ranks, CLOSING: outermost, BESIDE: outermost}


def _levels(lines: Sequence[Line]) -> dict[str, int]:
    """Return the heading level that the source mostly declares for each word, where it declares any."""
    declared: defaultdict[str, Counter[int]] = defaultdict(Counter)
    for line in lines:
        if line.opening and line.level:
            declared[line.opening.word][line.level] += 1
    return {word: counted.most_common(1)[0][0] for word, counted in declared.items()}
