"""Made-up laws as trees, and how laws of many languages and styles print them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from hypothesis import strategies as st

from commission_app.domain.document import Kind, Provision

Tree = tuple[str, str | None, str | None, str | None, tuple["Tree", ...]]
"""Kind, printed number, heading, text and children."""


@dataclass(frozen=True)
class Language:
    """How one language prints: its title, opening words, containers from the outside in, articles, and some words."""

    title: str
    preamble: str
    containers: tuple[tuple[Kind, str], ...]
    article: str
    words: tuple[str, ...]


@dataclass(frozen=True)
class Style:
    """How a law prints: Roman numbers of containers, titles on their own lines, a dot after the number of articles, and
    the numbers of paragraphs, points and what is below them; ``above`` prints titles of articles before their numbers.
    """

    roman: bool
    below: bool
    dot: bool
    capitals: bool
    lists: tuple[str, str, str]
    above: bool = False


LANGUAGES = {
    "ru": Language(
        "КОНСТИТУЦИЯ СТРАНЫ",
        "Мы, народ страны,",
        ((Kind.PART, "Часть {}"), (Kind.SECTION, "Раздел {}"), (Kind.CHAPTER, "Глава {}")),
        "Статья {}",
        ("закон", "право", "и", "народ", "не", "на", "власть", "быть", "гражданами", "эти", "выборы"),
    ),
    "kk": Language(
        "ЕЛДІҢ КОНСТИТУЦИЯСЫ",
        "Біз, ел халқы,",
        ((Kind.PART, "{} бөлік"), (Kind.SECTION, "{} бөлім"), (Kind.CHAPTER, "{}-тарау")),
        "{}-бап",
        ("заң", "құқық", "және", "халық", "немесе", "үшін", "билік", "өкіл", "әкім", "сайлау", "міндет"),
    ),
    "en": Language(
        "CONSTITUTION OF THE LAND",
        "We, the people of the land,",
        ((Kind.PART, "Part {}"), (Kind.CHAPTER, "Chapter {}")),
        "Article {}",
        ("the", "law", "of", "right", "and", "people", "shall", "power", "to", "vote", "any"),
    ),
    "uk": Language(
        "КОНСТИТУЦІЯ КРАЇНИ",
        "Ми, народ країни,",
        ((Kind.SECTION, "Розділ {}"), (Kind.CHAPTER, "Глава {}")),
        "Стаття {}",
        ("закон", "право", "і", "народ", "не", "на", "влада", "є", "їхні", "вибори", "та"),
    ),
    "be": Language(
        "КАНСТЫТУЦЫЯ КРАІНЫ",
        "Мы, народ краіны,",
        ((Kind.SECTION, "Раздзел {}"), (Kind.CHAPTER, "Глава {}")),
        "Артыкул {}",
        ("закон", "права", "і", "народ", "не", "на", "улада", "ў", "выбары", "што", "або"),
    ),
    "ky": Language(
        "ӨЛКӨНҮН КОНСТИТУЦИЯСЫ",
        "Биз, өлкөнүн эли,",
        ((Kind.SECTION, "{} бөлүм"), (Kind.CHAPTER, "{} глава")),
        "{}-берене",
        ("мыйзам", "укук", "жана", "эл", "үчүн", "менен", "бийлик", "шайлоо", "өкүл", "же", "болот"),
    ),
    "uz": Language(
        "MAMLAKAT KONSTITUTSIYASI",
        "Biz, mamlakat xalqi,",
        ((Kind.SECTION, "{} boʻlim"), (Kind.CHAPTER, "{} bob")),
        "{}-modda",
        ("qonun", "huquq", "va", "xalq", "uchun", "bilan", "hokimiyat", "saylov", "oʻz", "yoki", "har"),
    ),
    "de": Language(
        "VERFASSUNG DES LANDES",
        "Wir, das Volk des Landes,",
        ((Kind.PART, "Teil {}"), (Kind.CHAPTER, "Kapitel {}"), (Kind.SECTION, "Abschnitt {}")),
        "Artikel {}",
        ("das", "Gesetz", "und", "Recht", "der", "die", "Volk", "nicht", "Wähler", "für", "ist"),
    ),
    "fr": Language(
        "CONSTITUTION DU PAYS",
        "Nous, le peuple du pays,",
        ((Kind.PART, "Partie {}"), (Kind.SECTION, "Titre {}"), (Kind.CHAPTER, "Chapitre {}")),
        "Article {}",
        ("la", "loi", "et", "le", "droit", "peuple", "les", "pouvoir", "est", "élection", "des"),
    ),
    "es": Language(
        "CONSTITUCIÓN DEL PAÍS",
        "Nosotros, el pueblo del país,",
        ((Kind.SECTION, "Título {}"), (Kind.CHAPTER, "Capítulo {}")),
        "Artículo {}",
        ("la", "ley", "y", "el", "derecho", "pueblo", "los", "poder", "será", "elección", "por"),
    ),
    "pt": Language(
        "CONSTITUIÇÃO DO PAÍS",
        "Nós, o povo do país,",
        ((Kind.SECTION, "Título {}"), (Kind.CHAPTER, "Capítulo {}")),
        "Artigo {}",
        ("a", "lei", "e", "o", "direito", "povo", "não", "poder", "são", "eleição", "dos"),
    ),
    "it": Language(
        "COSTITUZIONE DEL PAESE",
        "Noi, il popolo del paese,",
        ((Kind.PART, "Parte {}"), (Kind.SECTION, "Titolo {}"), (Kind.CHAPTER, "Capo {}")),
        "Articolo {}",
        ("la", "legge", "e", "il", "diritto", "popolo", "non", "potere", "è", "elezione", "della"),
    ),
    "pl": Language(
        "KONSTYTUCJA KRAJU",
        "My, naród kraju,",
        ((Kind.SECTION, "Dział {}"), (Kind.CHAPTER, "Rozdział {}")),
        "Art. {}",
        ("ustawa", "prawo", "i", "naród", "nie", "oraz", "władza", "jest", "wybór", "lub", "się"),
    ),
    "tr": Language(
        "ÜLKENİN ANAYASASI",
        "Biz, ülkenin halkı,",
        ((Kind.PART, "{} kısım"), (Kind.SECTION, "{} bölüm")),
        "Madde {}",
        ("kanun", "hak", "ve", "halk", "için", "ile", "güç", "seçim", "değil", "veya", "bu"),
    ),
}
STYLES = [
    Style(roman=roman, below=below, dot=dot, capitals=capitals, lists=lists, above=above)
    for above in (False, True)
    for roman in (True, False)
    for below in (True, False)
    for dot in (True, False)
    for capitals in (True, False)
    for lists in (
        ("{n}.", "{n})", "{a})"),
        ("({n})", "({a})", "({i})"),
        ("{n}.", "({a})", "({i})"),
        ("({n})", "{n}.", "{a})"),
    )
]
_ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")
_SMALL_ROMAN = tuple(number.lower() for number in _ROMAN)
_CYRILLIC = frozenset({"ru", "kk", "uk", "be", "ky"})


def sentence(language: str) -> st.SearchStrategy[str]:
    """Return sentences that begin with a capital letter and end with a full stop."""
    words = st.lists(st.sampled_from(LANGUAGES[language].words), min_size=3, max_size=9)
    return words.map(lambda found: _capital(" ".join(found)) + ".")


def title(language: str) -> st.SearchStrategy[str]:
    """Return titles: two words or more, without a full stop."""
    words = st.lists(st.sampled_from(LANGUAGES[language].words), min_size=2, max_size=4)
    return words.map(lambda found: _capital(" ".join(found)))


def _capital(text: str) -> str:
    return text[0].upper() + text[1:]


@st.composite
def laws(draw: st.DrawFn, language: str, style: Style) -> tuple[Tree, ...]:
    """Draw a law that can be printed in a language and style."""
    drawing = _Drawing(draw, language, style)
    top: list[Tree] = []
    if draw(st.booleans()):
        opening = LANGUAGES[language].preamble
        top.append(("preamble", None, None, f"{opening}\n{draw(sentence(language))}", ()))
    depth = draw(st.integers(0, len(LANGUAGES[language].containers)))
    kinds = [kind for kind, _ in LANGUAGES[language].containers]
    chosen = sorted(draw(st.permutations(range(len(kinds))))[:depth])
    return (*top, *drawing.containers([kinds[place] for place in chosen]))


class _Drawing:
    """Draws the parts of one law; articles are numbered through it."""

    def __init__(self, draw: st.DrawFn, language: str, style: Style) -> None:
        self._draw, self._language, self._style = draw, language, style
        self._article = 0

    def containers(self, kinds: Sequence[Kind]) -> tuple[Tree, ...]:
        """Draw containers of the first kind with what they hold; without a kind, articles."""
        if not kinds:
            return tuple(self._one_article() for _ in range(self._draw(st.integers(3 if self._style.above else 1, 3))))
        found: list[Tree] = []
        for place in range(1, self._draw(st.integers(1, 3)) + 1):
            number = _ROMAN[place - 1] if self._style.roman else str(place)
            heading = self._draw(title(self._language))
            found.append((kinds[0].value, number, heading, None, self.containers(kinds[1:])))
        return tuple(found)

    def _one_article(self) -> Tree:
        self._article += 1
        titles = title(self._language)
        heading = self._draw(titles if self._style.above else st.none() if self._style.below else st.none() | titles)
        count = self._draw(st.integers(0, 3))
        if count == 0:
            lines = self._draw(st.lists(sentence(self._language), min_size=1, max_size=3))
            return ("article", str(self._article), heading, "\n".join(lines), ())
        parts = self._parts(count, 0)
        return ("article", str(self._article), heading, None, parts)

    def _parts(self, count: int, depth: int) -> tuple[Tree, ...]:
        kind = (Kind.PARAGRAPH, Kind.POINT, Kind.SUBPARAGRAPH)[depth]
        found: list[Tree] = []
        for place in range(1, count + 1):
            below = self._draw(st.sampled_from([0, 0, 2])) if depth < 2 else 0
            text = self._draw(sentence(self._language))
            children = self._parts(below, depth + 1) if below else ()
            text = text[:-1] + ":" if children else text
            found.append((kind.value, self._number(place, depth), None, text, children))
        return tuple(found)

    def _number(self, place: int, depth: int) -> str:
        letters = "абв" if self._language in _CYRILLIC else "abc"
        held = self._style.lists[depth]
        return str(place) if "{n}" in held else letters[place - 1] if "{a}" in held else _SMALL_ROMAN[place - 1]


def printed(law: Sequence[Tree], language: str, style: Style) -> str:
    """Return a law as its language and style print it, under its title."""
    return "\n".join((LANGUAGES[language].title, *_lines(law, language, style)))


def _lines(law: Sequence[Tree], language: str, style: Style) -> Iterator[str]:
    shapes = {kind.value: shape for kind, shape in LANGUAGES[language].containers}
    lists = dict(zip(("paragraph", "point", "subparagraph"), style.lists, strict=True))
    for kind, number, heading, text, children in law:
        if kind in lists:
            mark = lists[kind].replace("{n}", number or "").replace("{a}", number or "").replace("{i}", number or "")
            yield f"{mark} {text}"
        elif kind == "preamble":
            yield from (text or "").split("\n")
        else:
            head = shapes.get(kind, LANGUAGES[language].article).format(number)
            head = _upper(head) if style.capitals else head
            if style.above and heading and kind == "article":
                yield heading
                heading = None
            yield from _headed(head, heading, style, below=style.below and kind != "article")
            yield from (text or "").split("\n") if text else ()
        yield from _lines(children, language, style)


def _upper(head: str) -> str:
    return head.replace("i", "İ").upper() if "kısım" in head else head.upper()


def _headed(head: str, heading: str | None, style: Style, *, below: bool) -> Iterator[str]:
    if heading is None:
        yield f"{head}." if style.dot else head
    elif below:
        yield head
        yield heading
    else:
        yield f"{head}. {heading}"


def tree_of(nodes: Sequence[Provision]) -> tuple[Tree, ...]:
    """Return provisions as such a tree."""
    return tuple((node.kind.value, node.number, node.heading, node.text, tree_of(node.children)) for node in nodes)
