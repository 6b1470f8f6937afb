"""How laws word their references: ordinals, ranges, other laws; each as a lawyer reads it."""

from __future__ import annotations

import pytest

from commission_app.compare.reference_states import State, resolve
from commission_app.compare.references import references
from commission_app.domain.document import Document, Kind, Provision, Source
from tests.unit.compare.test_references import law


def read(language: str, text: str) -> str:
    """Return the references of a text as "article/part/…", "·" for this article."""
    return " ".join("/".join((one.article or "·", *one.inner)) for one in references(law(language, text)))


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("ru", "во второй части статьи 4", "4/2"),
        ("ru", "во второй и третьей частях статьи 4", "4/2 4/3"),
        ("ru", "по 5-му пункту статьи 4", "4/5"),
        ("ru", "3-й статье настоящей Конституции", "3"),
        ("ru", "на двадцать первой статье, сто двадцать пятой статьи", "21 125"),
        ("ru", "десятый пункт 4-й статьи", "4/10"),
        ("ru", "пунктом вторым третьей статьи", "3/2"),
        ("ru", "частями первой и второй статьи 4", "4/1 4/2"),
        ("ru", "абзац второй части первой статьи 5", "5/1/2"),
        ("ru", "по первой части настоящей статьи", "·/1"),
        ("ru", "первичной части статьи 5, пятеро судей статьи 6", "5 6"),
        ("ru", "в пяти статьях, с десяти статей", ""),
        ("ru", "в первых трёх статьях, по первой инстанции и частями", ""),
        ("uk", "у другій частині статті 4 і третій статті", "4/2 3"),
        ("uk", "частинами першою і другою статті 4, двадцятого ст.", "4/1 4/2"),
        ("uk", "абзац другий частини першої статті 5", "5/1/2"),
        ("en", "the second and third paragraphs of Article 4", "4/2 4/3"),
        ("en", "Article 4, second paragraph, and the twenty-first Article", "4/2 21"),
        ("en", "Article 4, 2nd paragraph", "4/2"),
        ("en", "in the first instance, Article 5 and the second reading", "5"),
        ("de", "im zweiten Absatz des Artikels 4", "4/2"),
        ("fr", "du premier et du troisième alinéas de l’article 4", "4/1 4/3"),
        ("fr", "au dix-septième alinéa de l’article 4, au vingtième alinéa de l’article 5", "4/17 5/20"),
        ("es", "el artículo décimo segundo, el artículo vigésimo y el artículo undécimo", "12 20 11"),
        ("es", "el décimo párrafo del artículo 4, el artículo décimo", "4/10 10"),
        ("fr", "l’article 4, alinéa 2", "4/2"),
        ("es", "el segundo párrafo del artículo 4", "4/2"),
        ("kk", "үшінші баптың екінші тармағы", "3/2"),
        ("kk", "он бірінші бапта, жиырма бірінші баптың үшінші тармағы", "11 21/3"),
        ("kk", "жиырмасыншы баптың 2-тармағы, 3-ші бап", "20/2 3"),
    ],
)
def test_ordinals_are_numbers_wherever_they_stand(language: str, text: str, expected: str) -> None:
    assert read(language, text) == expected


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("ru", "статей с 3 по 5", "3 4 5"),
        ("ru", "статьями с 3-й по 5-ю", "3 4 5"),
        ("ru", "статьи с третьей по пятую", "3 4 5"),
        ("ru", "со статьи 3 по статью 5", "3 4 5"),
        ("ru", "статьи 4 - 6", "4 5 6"),
        ("ru", "части первой-третьей статьи 5", "5/1 5/2 5/3"),
        ("ru", "статьями 20, 23 (часть 1), 5 - 8, 10-12", "20 23/1 5 6 7 8 10 11 12"),
        ("en", "section 4(1)-(3)", "4/1 4/2 4/3"),
        ("uk", "статей з 3 по 5", "3 4 5"),
        ("en", "Articles 3 through 5, from Article 7 to Article 9", "3 4 5 7 8 9"),
        ("en", "applies Article 3 to Article 5", "3 5"),
        ("en", "Articles 4, 5 & 6, Arts. 7 and/or 8", "4 5 6 7 8"),
        ("ru", "пунктом 1 и (или) пунктом 2 статьи 7, статьями 5 и (или) 6", "7/1 7/2 5 6"),
        ("de", "von Artikel 3 bis Artikel 5", "3 4 5"),
        ("kk", "3-баптан бастап 5-бапқа дейінгі", "3 4 5"),
        ("kk", "4-баптың 1-тармағынан 3-тармағына дейін", "4/1 4/2 4/3"),
        ("kk", "үшінші баптан бесінші бапқа дейін", "3 4 5"),
        ("kk", "3-баптан 5-бапқа", "3 5"),
        ("kk", "3-тен 5-баптарға дейін, 7-ден бастап 9-бапқа дейін", "3 4 5 7 8 9"),
        ("kk", "3-тен 5-ке дейінгі баптар, 9-баптың 1-ден 3-ке дейінгі тармақтары", "3 4 5 9/1 9/2 9/3"),
        ("kk", "3-бап пен 5-баптың арасындағы", "3 4 5"),
        ("kk", "3-бап пен 5-бап, 30-дан 40-қа дейінгі адам", "3 5"),
        ("kk", "3-5-баптар", "3 4 5"),
        ("kk", "3-баптан 5-бапты қоса алғанда", "3 4 5"),
        ("fr", "aux articles 72-1 à 72-4", "72-1 72-2 72-3 72-4"),
        ("de", "Artikel 104a bis 104d", "104a 104b 104c 104d"),
        ("en", "Articles 5A to 5D, Articles 12 to 14", "5A 5B 5C 5D 12 13 14"),
        ("es", "artículo 7.1 a 7.3", "7/1 7/2 7/3"),
        ("kk", "3-бап пен 5-баптың арасындағы қайшылық", "3 5"),
        ("de", "Artikel 5 bis zum Ende, Artikel 6 bis zu 30 Tagen", "5 6"),
    ],
)
def test_ranges_are_spelled_out(language: str, text: str, expected: str) -> None:
    assert read(language, text) == expected


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("ru", "ст. 5 УК, ст. 6 УПК РФ, статьёй 7 ГК РК, статья 8 КоАП", ""),
        ("ru", "статья 5 этого закона, статья 6 данного закона", ""),
        ("ru", "статья 5 Уголовно-процессуального кодекса, статья 6 Римского статута", ""),
        ("ru", "статья 5 Основного Закона, статья 6 этой Конституции", "5 6"),
        ("ru", "статья 5 ранее действовавшей Конституции", ""),
        ("ru", "часть 2 статьи 5 УК и часть 1 статьи 4", "4/1"),
        ("en", "Article 5 of the Constitution of the Republic of Ruritania, adopted on 28 January 1993,", ""),
        ("en", "section 3 of the Hills and Lakes (Change of Borders) Act, and section 4", "4"),
        ("uk", "ст. 5 КК України, статті 6 Основного Закону", "6"),
        ("de", "Artikel 5 StGB, Artikel 6 EMRK, Artikel 7 GG, Artikel 8 des Grundgesetzes", "7 8"),
        ("de", "Art. 5 der Weimarer Verfassung, Artikel 6 der Verfassung", "6"),
        ("en", "Article 5 of the Constitution Act, Article 6 of the Constitution", "6"),
        ("fr", "l’article 5 de la Constitution de 1946 et l’article 6 de la Constitution", "6"),
        ("kk", "ҚПК-нің 5-бабы, ҚР ҚК-нің 6-бабының 2-тармағы", ""),
        ("kk", "аталған Заңның 5-бабы, Ата Заңның 6-бабы", "6"),
    ],
)
def test_references_to_other_laws_are_none_of_this_one(language: str, text: str, expected: str) -> None:
    assert read(language, text) == expected


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("ru", "статьями 11, 3–5, пунктом 1 статьи 6", "11 3 4 5 6/1"),
        ("ru", "статьей 2, пунктом 2 статьи 6", "2 6/2"),
        ("ru", "статье 4, части третьей статьи 5", "4 5/3"),
        ("ru", "статье 4, второй части", "4/2"),
        ("ru", "пунктами 1, 2 и подпунктом 3) пункта 4 статьи 5", "5/1 5/2 5/4/3"),
        ("ru", "подпункты 1) и 2) пункта 3, пункт 4 статьи 5", "5/3/1 5/3/2 5/4"),
        ("ru", "пунктом 1 и статьей 5, пунктом 2 и статьями 6", "5/2 6"),
        ("en", "under clause (1) or clause (2) of Article 5", "5/1 5/2"),
        ("de", "Artikel 4 Abs. 1 und Abs. 2 bis 3, Artikel 8", "4/1 4/2 4/3 8"),
    ],
)
def test_what_leads_on_to_another_article_is_of_that_one(language: str, text: str, expected: str) -> None:
    assert read(language, text) == expected


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("ru", "пункт 3 части второй статьи 5", "5/2/3"),
        ("ru", "часть вторая пункта 3 статьи 5", "5/3/2"),
        ("ru", "статьи 5 часть 2 пункт 3", "5/2/3"),
        ("ru", 'ст. 5 п. "а" ч. 2, пункт «б» части 2 статьи 6', "5/2/а 6/2/б"),
        ("kk", "5-баптың 3-тармағының екінші бөлігі", "5/3/2"),
        ("ru", "частью первой настоящего пункта", "·/1/1"),
        ("kk", "осы тармақтың екінші бөлігінде", "·/1/2"),
    ],
)
def test_parts_stand_above_or_below_paragraphs_as_they_are_printed(language: str, text: str, expected: str) -> None:
    assert read(language, text) == expected


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("ru", "абзацами первым и третьим части второй статьи 5", "5/2/1 5/2/3"),
        ("ru", "во втором абзаце статьи 5", "5/2"),
        ("ru", "ст. 5 абз. 2", "5/2"),
        ("kk", "5-баптың 2-тармағының екінші абзацы", "5/2/2"),
        ("de", "Artikel 5 Absatz 1 Nummer 2 Buchstaben a und b", "5/1/2/a 5/1/2/b"),
        ("de", "Buchstabe a des Absatzes", ""),
        ("es", "letras a y b del artículo 5", "5/a 5/b"),
    ],
)
def test_indents_and_letters_stand_below_all_else(language: str, text: str, expected: str) -> None:
    assert read(language, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Конституцияда 5 бап бар", ""),
        ("заң 95 баптан тұрады", ""),
        ("5 баптың 2-тармағы", "5/2"),
        ("3, 4 және 5-баптар", "3 4 5"),
        ("бесінші бап", "5"),
    ],
)
def test_in_kazakh_a_bare_number_counts_articles_and_a_hyphen_names_one(text: str, expected: str) -> None:
    assert read("kk", text) == expected


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "under Article 5, 30 days after the vote", "5"),
        ("en", "In accordance with Article 5, 120 deputies are elected", "5"),
        ("en", "Articles 5, 6 and 2 calendar months later", "5 6"),
        ("en", "under Article 5, 10,000 voters, under Article 6, 1.5 per cent, Article 7, 50 % of the votes", "5 6 7"),
        ("en", "Article 5 and 10 other members, Articles 6 and 7 other than paragraph 2, Article 8, 12:00", "5 6 7 8"),
        ("ru", "по статье 5, 50 000 избирателей, по статье 6, 1,5 процента, по статье 7, 2-х депутатов", "5 6 7"),
        ("ru", "по статье 5, 10 иных депутатов, по статье 6, 1 000 000 тенге, статьи 7, 105", "5 6 7 105"),
        ("es", "artículo 5, 500.000 electores, los artículos 6 y 7", "5 6 7"),
        ("en", "Articles 5, 6 and 7 may be amended, and in Articles 8 and 9 the members are named", "5 6 7 8 9"),
        ("ru", "в соответствии со статьёй 5, 28 января 2026 года", "5"),
        ("ru", "статье 5 и 3/4 голосов, статье 6 и 10 рабочих дней", "5 6"),
        ("ru", "статьями 5 и 6 депутаты наделены", "5 6"),
        ("ru", "статьи 5 и 18-летних граждан, статьи 6 и 7-й", "5 6 7"),
        ("uk", "у статті 5 і 30 днів, статтях 6 і 7", "5 6 7"),
        ("de", "nach Artikel 5, 30 Tage danach, und den Artikeln 6 und 7", "5 6 7"),
        ("fr", "l’article 5 à 30 jours, les articles 6 et 7", "5 6 7"),
        ("fr", "l’article 5, 2°, et l’article 6", "5 6"),
        ("es", "artículo 5, 30 días después, los artículos 6 y 7", "5 6 7"),
    ],
)
def test_what_a_number_counts_after_a_reference_makes_it_none_of_an_article(
    language: str, text: str, expected: str
) -> None:
    assert read(language, text) == expected


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "Article 5, paragraph 2 and paragraph 3", "5/2 5/3"),
        ("en", "Articles 4, 5, paragraph 2 and paragraph 3, and paragraph 1 of Article 6", "4 5/2 5/3 6/1"),
        ("en", "Article 5, paragraph 2 and paragraph 3 of the Civil Code", ""),
        ("ru", "статьи 5 пункт 2 и подпункт 1) пункта 3", "5/2 5/3/1"),
        ("de", "Artikel 5 Abs. 1 Satz 2 und Abs. 3, Artikel 6 Absatz 1 Satz 1 Nr. 2", "5/1 5/3 6/1/2"),
        ("kk", "5-баптың 2-тармағы және 3-тармағының 1) тармақшасы", "5/2 5/3/1"),
        ("kk", "Қылмыстық кодекстің 5-бабының 2-тармағы және 3-тармағы, осы баптың 1-тармағы", "·/1"),
        ("en", "Article 5 and paragraph 3", "5"),
    ],
)
def test_what_is_named_beside_a_part_of_an_article_is_of_the_same_article(
    language: str, text: str, expected: str
) -> None:
    assert read(language, text) == expected


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "under Article 5 (see also Article 7)", "5 7"),
        ("ru", "статье 5 (см. также статью 7)", "5 7"),
        ("ru", "статье 5 (часть первая, пункт 2), статье 6 (пункт 2 части первой)", "5/1/2 6/1/2"),
    ],
)
def test_brackets_hold_parts_of_the_article_or_another_article(language: str, text: str, expected: str) -> None:
    assert read(language, text) == expected


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("ru", 'пункт "а" статьи 5, пунктами “б” и „в“ статьи 6', "5/а 6/б 6/в"),
        ("ru", 'пункт "е.1" статьи 5, пункт «ж¹» статьи 6', "5/е.1 6/ж¹"),
        ("en", "section 12(1)(a)–(c), Article 5, paragraphs (a) to (c)", "12/1/a 12/1/b 12/1/c 5/a 5/b 5/c"),
        ("de", "Buchst. a bis c des Artikels 5", "5/a 5/b 5/c"),
        ("en", "Article 5-A, Article 371A, Article No. 6", "5-A 371A 6"),
        ("en", "articles 239AA and 243ZK, the 5th paragraph of Article 6", "239AA 243ZK 6/5"),
        ("en", "sub-clauses (i) and (iii) of clause (6) of article 5, Article 6(ii)", "5/6/i 5/6/iii 6/ii"),
        (
            "en",
            "Article 5, paragraph 2(b), paragraph 2(b)(ii) of this Article, subsection (1)(a) of section 6",
            "5/2/b ·/2/b/ii 6/1/a",
        ),
        ("en", "paragraph (a) of subsection (1) of section 5", "5/1/a"),
        ("en", "sub-paragraph (ii) of paragraph (a) of subsection (1) of this section", "·/1/a/ii"),
        ("ru", "пункт «а» пункта 1 статьи 5, подп. 1 п. 2 ст. 6", "5/1/а 6/2/1"),
        ("ru", "статья 5-бис", "5-бис"),
        ("en", "Article 5, paras 1 and 2, Art. 6, par. 3, Article 7 § 2", "5/1 5/2 6/3 7/2"),
        ("es", "artículo 5o., párrafo segundo, artículos 6º y 7.º", "5/2 6 7"),
        ("es", "del artículo 5 al artículo 7, inciso b) del artículo 8", "5 6 7 8/b"),
        ("fr", "de l’article 5 à l’article 7", "5 6 7"),
        ("kk", "бұл баптың 2-тармағы", "·/2"),
        ("uk", "ця стаття, цю статтю", "· ·"),
    ],
)
def test_letters_and_inserted_numbers_are_read_as_they_are_printed(language: str, text: str, expected: str) -> None:
    assert read(language, text) == expected


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("ru", "по статье 5 указ издаётся, по статье 6 договор заключается, статьи 7 Устава, статьи 8 указов", "5 6"),
        ("uk", "за статтею 5 указ видається, статтею 6 договір укладається, статті 7 Кодексу", "5 6"),
        ("en", "powers in section 5 to make regulations, and section 6 to the Treaty", "5"),
        ("en", "Article 5 of the old Constitution, Article 6 ECHR and Article 7", "7"),
        ("ru", "статьи 5 Конституции от 30 августа 1995 года, статьи 6 Конституции", "6"),
        ("kk", "Халықаралық пактінің 5-бабы, бұл Заңның 6-бабы, БҰҰ Жарғысының 7-бабы", ""),
        ("es", "artículo 5 de la Constitución anterior, artículo 6 de la Constitución", "6"),
    ],
)
def test_earlier_constitutions_and_treaties_are_other_laws(language: str, text: str, expected: str) -> None:
    assert read(language, text) == expected


def states(said: str) -> Document:
    """Return a law whose articles have Roman numbers and consist of sections."""

    def section(article: str, number: int, text: str) -> Provision:
        label = f"Section {number}."
        return Provision(f"art_{article}__para_{number}", Kind.PARAGRAPH, str(number), None, text, label=label)

    def article(eid: str, number: str, *texts: str) -> Provision:
        sections = tuple(section(eid, place, text) for place, text in enumerate(texts, 1))
        return Provision(f"art_{eid}", Kind.ARTICLE, number, None, None, sections)

    articles = article("1", "I", said, "Two."), article("2", "II", "One."), article("3", "III", "One.", "Two.")
    return Document("Law", "en", Source("x", "txt", "0"), articles)


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("under Article III", "art_3"),
        ("Article III, Section 2, and Section 1 of Article II", "art_3__para_2 art_2__para_1"),
        ("the first section of Article I", "art_1__para_1"),
        ("Articles I to III", "art_1 art_2 art_3"),
        ("Article II, Section 2", "-"),
        ("Article IV", "-"),
        ("Article I, Sections 1 and 2", "art_1__para_1 art_1__para_2"),
        ("as Article Ivory says", ""),
        ("Section 2, Article III, and Section 5, Article II", "art_3__para_2 -"),
        ("Art. III, Sec. 1, and Sec. 2, Article I", "art_3__para_1 art_1__para_2"),
        ("Section 1 of this Article, paragraph 5 of Section 1", "art_1__para_1"),
    ],
)
def test_articles_with_roman_numbers_and_their_sections_are_found(said: str, expected: str) -> None:
    assert " ".join(one.target or "-" for one in resolve(states(said))) == expected


@pytest.mark.parametrize(
    ("language", "said", "expected"),
    [
        ("es", "los artículos 2, fracción II, y 3", "art_3 art_2__para_II"),
        ("es", "el artículo 2o. fracción II y el artículo 3o.", "art_2__para_II art_3"),
        ("es", "la fracción II de este artículo", "art_1__para_II"),
        ("fr", "l’article 2, I, et l’article 3", "art_2 art_3"),
    ],
)
def test_articles_whose_paragraphs_have_roman_numbers_have_none_themselves(
    language: str, said: str, expected: str
) -> None:
    def article(number: int, *texts: str) -> Provision:
        parts = (
            Provision(f"art_{number}__para_{roman}", Kind.PARAGRAPH, roman, None, text)
            for roman, text in zip(("I", "II", "III"), texts, strict=True)
        )
        return Provision(f"art_{number}", Kind.ARTICLE, str(number), None, None, tuple(parts))

    articles = article(1, said, "-", "-"), article(2, "-", "-", "-"), article(3, "-", "-", "-")
    found = resolve(Document("Law", language, Source("x", "txt", "0"), articles))
    assert " ".join(one.target or "-" for one in found) == expected


def test_a_roman_number_is_none_in_a_law_without_them() -> None:
    assert read("en", "what Article I read says") == ""


def test_a_part_of_a_numbered_paragraph_is_counted_among_its_lines_not_its_points() -> None:
    point = Provision("art_1__para_3__point_2", Kind.POINT, "2", None, "the second point;")
    said = "Часть вторая пункта 3 статьи 1."
    third = Provision("art_1__para_3", Kind.PARAGRAPH, "3", None, f"The first part:\n{said}", (point,))
    article = Provision("art_1", Kind.ARTICLE, "1", None, None, (third,))
    (found,) = references(Document("Law", "ru", Source("x", "txt", "0"), (article,)))
    assert (found.inner, found.parts) == (("3", "2"), (1,))


def test_the_first_of_some_parts_may_begin_within_the_text_they_are_of() -> None:
    second = Provision("art_1__para_2", Kind.PARAGRAPH, "2", None, "See Article 1, paragraph 1, and Article 1 (3).")
    text = "Justice.—(1) The court sits in public."
    article = Provision("art_1", Kind.ARTICLE, "1", None, text, (second,))
    document = Document("Law", "en", Source("x", "txt", "0"), (article,))
    assert [(one.state, one.target) for one in resolve(document)] == [
        (State.RESOLVES, "art_1"),
        (State.BROKEN, None),
    ]


def test_this_paragraph_of_a_part_of_a_schedule_is_found_in_that_part() -> None:
    def point(eid: str, number: str, text: str) -> Provision:
        return Provision(f"{eid}__point_{number}", Kind.POINT, number, None, text)

    def part(eid: str, *texts: str) -> Provision:
        points = tuple(point(f"{eid}__para_9", str(number), text) for number, text in enumerate(texts, 1))
        paragraph = Provision(f"{eid}__para_9", Kind.PARAGRAPH, "9", None, None, points)
        return Provision(eid, Kind.ATTACHMENT, "A", "Part", None, (paragraph,))

    said = "What sub-paragraph (2) of this paragraph grants is paid by the State."
    parts = part("att_1__att_a", "alone"), part("att_1__att_b", said, "a pension")
    schedule = Provision("att_1", Kind.ATTACHMENT, "1", "Schedule", None, parts)
    article = Provision("art_1", Kind.ARTICLE, "1", None, "The law is one.")
    document = Document("Law", "en", Source("x", "txt", "0"), (article, schedule))
    assert [(one.state, one.target) for one in resolve(document)] == [(State.RESOLVES, "att_1__att_b__para_9__point_2")]


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Verfassung des Freistaates Lindenau", ["6"]),
        ("Grundgesetz für die Republik Lindenau", ["5"]),
        ("Law", ["5", "6"]),
    ],
)
def test_what_the_title_does_not_call_the_law_is_another_one(title: str, expected: list[str]) -> None:
    said = law("de", "Artikel 5 des Grundgesetzes und Artikel 6 der Verfassung gelten.")
    named = Document(title, "de", said.source, said.nodes)
    assert [one.article for one in references(named)] == expected
