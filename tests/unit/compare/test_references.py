from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from commission_app.base.resources import resource
from commission_app.compare.comparison import compare
from commission_app.compare.reference_states import State, resolve, target
from commission_app.compare.references import references
from commission_app.domain.document import Document, Kind, Provision, Source
from commission_app.readers.registry import read
from tests.unit.compare.mutation import Mutation


def law(language: str, *texts: str, articles: int = 12) -> Document:
    def article(number: int) -> Provision:
        eid = f"art_{number}"
        parts = tuple(
            Provision(f"{eid}__para_{n}", Kind.PARAGRAPH, str(n), None, f"{number}.{n}x")
            if number > len(texts)
            else Provision(f"{eid}__para_{n}", Kind.PARAGRAPH, str(n), None, texts[number - 1] if n == 1 else "-")
            for n in (1, 2, 3)
        )
        return Provision(eid, Kind.ARTICLE, str(number), None, None, parts)

    return Document("Law", language, Source("x", "txt", "0"), tuple(article(n) for n in range(1, articles + 1)))


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "as Article 7, paragraph 2 says", [("7", ("2",))]),
        ("en", "under paragraph 2 of Article 7", [("7", ("2",))]),
        ("en", "in Articles 4, 5 and 7", [("4", ()), ("5", ()), ("7", ())]),
        ("en", "in Articles 4 to 6", [("4", ()), ("5", ()), ("6", ())]),
        ("en", "paragraph 3 of this Article", [(None, ("3",))]),
        ("en", "Article 5 of the Law on Peace", []),
        ("en", "Article 5 of the 1993 Constitution or of the said Law", []),
        ("en", "Article 5 of the Constitution of 1993, Article 6 of the Rules of Procedure", []),
        ("en", "in Article 5 of the Constitution", [("5", ())]),
        ("en", "point 1 of Article 4, paragraph 2", [("4", ("2", "1"))]),
        ("en", "point 3 of this paragraph", [(None, ("1", "3"))]),
        ("ru", "статьи 9 пункт 2", [("9", ("2",))]),
        ("ru", "пункта 1 статьи 4, подпункта 3) пункта 2 статьи 5", [("4", ("1",)), ("5", ("2", "3"))]),
        ("ru", "подпунктами 1) и 3) настоящего пункта", [(None, ("1", "1")), (None, ("1", "3"))]),
        ("ru", "статьи 5 Конституции Республики 1993 года, статьи 6 прежней Конституции", []),
        ("ru", "статьи 5 Положения о выборах", []),
        ("ru", "статьи 5 Конституции, принятой на референдуме 30 августа 1995 года", []),
        ("ru", "согласно статье 5 Конституции с 1 июля 2026 года", [("5", ())]),
        ("ru", "требованиям пункта 2 статьи 7 и пункта 3 статьи 4 Конституции", [("7", ("2",)), ("4", ("3",))]),
        ("ru", "в подпунктах 2) и 4) пункта 1 статьи 73", [("73", ("1", "2")), ("73", ("1", "4"))]),
        ("ru", "статьями 4, 5 и 7", [("4", ()), ("5", ()), ("7", ())]),
        ("ru", "статей 4–6", [("4", ()), ("5", ()), ("6", ())]),
        ("ru", "часть вторая статьи 67.1", [("67.1", ("2",))]),
        ("ru", "пунктом 3 настоящей статьи", [(None, ("3",))]),
        ("ru", "по статье 5 Закона о мире", []),
        ("ru", "часть населения, 5 человек и статья расходов", []),
        (
            "ru",
            "статьями 2, 3 (часть 1), 4, 5 (части 2, 3) Конституции",
            [("2", ()), ("3", ("1",)), ("4", ()), ("5", ("2",)), ("5", ("3",))],
        ),
        ("ru", "пунктами 2-4 и 6 статьи 9", [("9", ("2",)), ("9", ("3",)), ("9", ("4",)), ("9", ("6",))]),
        ("ru", "(Собрание законодательства, 1996, № 3, ст. 152)", []),
        ("ru", "статьи 5 Конституционного закона о судах", []),
        ("kk", "осы тармақтың 2) тармақшасында, 5-баптың 3-тармағында", [(None, ("1", "2")), ("5", ("3",))]),
        ("kk", "осы баптың 2-тармағының екінші бөлігінде", [(None, ("2", "2"))]),
        ("kk", "1995 жылғы 30 тамызда қабылданған Қазақстан Республикасы Конституциясының 5-бабы", []),
        ("kk", "2026 жылғы 1 шілдеден бастап Конституцияның 5-бабы", [("5", ())]),
        ("kk", "Парламент Регламентінің 5-бабында, бұрынғы Конституцияның 6-бабында", []),
        ("uk", "пунктом 3 частини другої цієї статті", [(None, ("2", "3"))]),
        ("uk", "статтями 24, 25 і 27 цієї Конституції", [("24", ()), ("25", ()), ("27", ())]),
        ("uk", "частина п’ята статті 7", [("7", ("5",))]),
        ("uk", "статті 5 Закону про мир", []),
        ("be", "у адпаведнасці з часткай другой артыкула 7", [("7", ("2",))]),
        ("be", "артыкуламі 4 і 5", [("4", ()), ("5", ())]),
        ("ky", "7-берененин 2-бөлүгү", [("7", ("2",))]),
        ("ky", "ушул берененин 3-бөлүгү", [(None, ("3",))]),
        ("fr", "au deuxième alinéa de l’article 61", [("61", ("2",))]),
        ("fr", "les articles 5 et 7 de la Constitution", [("5", ()), ("7", ())]),
        ("fr", "l’article 46 de la loi organique", []),
        ("en", "Article 12a", [("12a", ())]),
        ("en", "Articles 4, 5 (paragraph 2) and 7", [("4", ()), ("5", ("2",)), ("7", ())]),
        ("en", "Article 1 of the 1974 Agreement", []),
        ("en", "sections 4 and 5, or section10", [("4", ()), ("5", ()), ("10", ())]),
        ("en", "section 11 of the previous Constitution", []),
        ("en", "Article 5 of this Constitution and the Law on Peace", [("5", ())]),
        ("kk", "9-баптың 2-4, 6-тармақтары", [("9", ("2",)), ("9", ("3",)), ("9", ("4",)), ("9", ("6",))]),
        ("kk", "91-баптың 2-тармағы", [("91", ("2",))]),
        ("kk", "Конституцияның 2-бабы 7-тармағының", [("2", ("7",))]),
        ("kk", "4, 5 және 7-баптарда", [("4", ()), ("5", ()), ("7", ())]),
        ("kk", "4–6-баптар", [("4", ()), ("5", ()), ("6", ())]),
        ("kk", "73-баптың 1-тармағының 2) және 4) тармақшалары", [("73", ("1", "2")), ("73", ("1", "4"))]),
        ("kk", "осы баптың 3-тармағында", [(None, ("3",))]),
        ("kk", "5-баптың а) тармақшасы", [("5", ("а",))]),
        ("kk", "осы Заңның 5-бабы", [("5", ())]),
        ("kk", "Азаматтық кодекстің 5-бабы, Конституциялық заңның 6-бабы", []),
        ("ru", "статья 5 Федерального конституционного закона", []),
        ("ru", "статья 5 настоящего Федерального закона", [("5", ())]),
        ("ru", "по статье 5 законы обратной силы не имеют", [("5", ())]),
        ("ru", "статья 5 Всеобщей декларации и статья 6 Указа", []),
        ("ru", "пункты а) и б) статьи 5", [("5", ("а",)), ("5", ("б",))]),
        ("en", "section 9(1)(a) and (b) or 7(2)", [("9", ("1", "a")), ("9", ("1", "b")), ("7", ("2",))]),
        ("en", "section 9(1)(a) and (2)", [("9", ("1", "a")), ("9", ("2",))]),
        ("en", "section 5 of the Northern Province Reorganisation Act", []),
        ("de", "nach Abs. 2 bis 4, Artikel 7 und Artikel 8", [("7", ()), ("8", ())]),
        ("de", "Artikel 6 Abs. 2, 7 und 9", [("7", ()), ("9", ()), ("6", ("2",))]),
        ("de", "Artikel 4, 5 oder 9 Abs. 3", [("4", ()), ("5", ()), ("9", ("3",))]),
        ("en", "subsection (2) of this section", [(None, ("2",))]),
        ("en", "item (b) of paragraph 2 of Article 7", [("7", ("2", "b"))]),
        ("en", "Article 7.2.1° of this Constitution", [("7", ("2", "1"))]),
        ("en", "Article 5 of this Act, Article 6 of Law No. 12 and Article 7 of Protocol No. 1", [("5", ())]),
        ("en", "sub-article (3) of Article 5", [("5", ("3",))]),
        ("en", "Articles 5, 6, and 7", [("5", ()), ("6", ()), ("7", ())]),
        ("fr", "les articles 7 bis et 9", [("7 bis", ()), ("9", ())]),
        ("fr", "l’article 1er", [("1", ())]),
        ("de", "nach Artikel 5 Abs. 1 Nr. 2", [("5", ("1", "2"))]),
        ("de", "Absatz 2 dieses Artikels und die Artikel 4 bis 6", [(None, ("2",)), ("4", ()), ("5", ()), ("6", ())]),
        ("de", "Artikel 5 der Strafprozessordnung, Artikel 6 der Verfassung vom 11. August", []),
        ("es", "apartado 2 del artículo 7 y los artículos 9 a 11", [("7", ("2",)), ("9", ()), ("10", ()), ("11", ())]),
        ("es", "artículo 7.2", [("7", ("2",))]),
        ("es", "artículo 5 de la Ley Orgánica y el artículo 6 del Código Penal", []),
        ("uz", "12-moddasining birinchi qismi", [("12", ("1",))]),
        ("uz", "ушбу модданинг 2-қисми ва 5, 6-моддалар", [(None, ("2",)), ("5", ()), ("6", ())]),
        ("uz", "Fuqarolik kodeksining 5-moddasi", []),
    ],
)
def test_references_are_read(language: str, text: str, expected: list[tuple[str | None, tuple[str, ...]]]) -> None:
    assert [(one.article, one.inner) for one in references(law(language, text))] == expected


@pytest.mark.parametrize(
    ("text", "state"),
    [
        ("See Article 7, paragraph 2.", State.RESOLVES),
        ("See Article 7, paragraph 9.", State.BROKEN),
        ("See Article 70.", State.BROKEN),
        ("See paragraph 2 of this Article.", State.RESOLVES),
        ("See paragraph 8 of this Article.", State.BROKEN),
    ],
)
def test_a_reference_resolves_or_is_broken(text: str, state: State) -> None:
    assert [one.state for one in resolve(law("en", text))] == [state]


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_the_sample_has_one_stale_and_one_broken_reference(language: str) -> None:
    truth = json.loads(resource("sample", "changes.json").read_text(encoding="utf-8"))["broken_references"]
    old, new = (read(resource("sample", f"{name}.{language}.txt")) for name in ("in_force", "draft"))
    found = [one for one in resolve(new, compare(old, new)) if one.state is not State.RESOLVES]
    assert [(one.reference.eid, one.target) for one in found] == [(one["in"], one["points_to"]) for one in truth]
    assert found[0].state is State.STALE
    assert found[0].suggested == truth[0]["meant"].removeprefix("art_")


def test_where_sections_hold_articles_a_section_is_no_article() -> None:
    plain = law("en", "Section 3 and Article 4 hold.")
    held = Document("Law", "en", plain.source, (Provision("sec_1", Kind.SECTION, "1", "Rights", None, plain.nodes),))
    assert [one.article for one in references(plain)] == ["3", "4"]
    assert [one.article for one in references(held)] == ["4"]


STALE_LAWS = ("kz_2026_draft_ru.docx", "kz_2026_draft_kk.docx", "kz_1995_en_akorda.pdf", "ru_1993_original.txt")


@pytest.mark.parametrize("name", STALE_LAWS)
def test_references_that_were_not_renumbered_with_a_real_law_are_found_with_the_right_number(
    corpus: Callable[[str], Path], name: str
) -> None:
    law = read(corpus(name))
    mutation = Mutation(law, 1)
    mutation.remove_articles(3)
    mutation.add_articles(4)
    truth = mutation.done()
    became = {was: eid for eid, every in truth.articles.items() for was in every}
    stale = 0
    for one in resolve(truth.new, compare(law, truth.new)):
        meant = one.reference.article and target(law, replace(one.reference, inner=()))
        if not meant:
            continue
        now = truth.new.find(became.get(meant.eid, ""))
        if now is None:
            assert one.state is not State.RESOLVES
        elif now.number == one.reference.article:
            assert one.state is State.RESOLVES
        else:
            assert one.state is not State.RESOLVES
            assert one.suggested == now.number
            stale += 1
    assert stale >= 5


def test_a_reference_to_a_paragraph_that_has_another_number_now_is_stale() -> None:
    def made(*paragraphs: str, reference: str) -> Document:
        parts = tuple(
            Provision(f"art_1__para_{n}", Kind.PARAGRAPH, str(n), None, one) for n, one in enumerate(paragraphs, 1)
        )
        first = Provision("art_1", Kind.ARTICLE, "1", None, None, parts)
        return Document(
            "Law", "en", Source("x", "txt", "0"), (first, Provision("art_2", Kind.ARTICLE, "2", None, reference))
        )

    rivers, land, rest = "Rivers are free to all.", "Land is never sold to anybody abroad.", "Taxes are set by an act."
    said = "Nobody may limit what Article 1, paragraph 2 grants to all."
    old = made(rivers, land, reference=said)
    inserted = made(rivers, rest, land, reference=said)
    (found,) = resolve(inserted, compare(old, inserted))
    assert (found.state, found.target, found.meant) == (State.STALE, "art_1__para_2", "art_1__para_3")
    mended = made(rivers, rest, land, reference=said.replace("2", "3"))
    assert [one.state for one in resolve(mended, compare(old, mended))] == [State.RESOLVES]
    removed = made(land, reference=said)
    (found,) = resolve(removed, compare(old, removed))
    assert (found.state, found.meant) == (State.BROKEN, "art_1__para_1")


def test_a_point_within_the_running_text_is_there_and_another_one_is_not() -> None:
    held = "The State (a) protects all; (b) helps the poor. See Article 1(b) and Article 1(c)."
    document = Document("Law", "en", Source("x", "txt", "0"), (Provision("art_1", Kind.ARTICLE, "1", None, held),))
    assert [one.state for one in resolve(document)] == [State.RESOLVES, State.BROKEN]


def test_a_point_in_a_number_is_of_the_article_where_articles_are_numbered_so() -> None:
    articles = tuple(
        Provision(f"art_{n.replace('.', '-')}", Kind.ARTICLE, n, None, "По статье 67.2.") for n in ("67", "67.1")
    )
    document = Document("Law", "ru", Source("x", "txt", "0"), articles)
    assert [one.state for one in resolve(document)] == [State.BROKEN, State.BROKEN]


def test_the_first_article_is_found_by_its_number_where_a_word_is_printed() -> None:
    document = Document(
        "Loi",
        "fr",
        Source("x", "txt", "0"),
        (Provision("art_1", Kind.ARTICLE, "PREMIER", None, "Voir l’article 1er."),),
    )
    assert [one.target for one in resolve(document)] == ["art_1"]


def test_points_below_an_article_belong_to_its_parts_without_numbers() -> None:
    text = "Vacancies are filled.\nA member loses the seat in case of:"
    points = tuple(Provision(f"art_1__point_{n}", Kind.POINT, str(n), None, f"case {n};") for n in (1, 2))
    after = Provision(
        "art_1__wrap_up", Kind.WRAP_UP, None, None, "За пунктом 2 частини другої цієї статті вирішує суд."
    )
    source = Source("x", "txt", "0")
    one = Document("Law", "uk", source, (Provision("art_1", Kind.ARTICLE, "1", None, text, (*points, after)),))
    assert [(found.state, found.target) for found in resolve(one)] == [(State.RESOLVES, "art_1__point_2")]
    broken = replace(after, text="За пунктом 3 частини другої цієї статті вирішує суд.")
    two = Document("Law", "uk", source, (Provision("art_1", Kind.ARTICLE, "1", None, text, (*points, broken)),))
    assert [found.state for found in resolve(two)] == [State.BROKEN]


def test_this_paragraph_is_the_level_that_has_such_a_part() -> None:
    def below(eid: str, *texts: str) -> tuple[Provision, ...]:
        return tuple(Provision(f"{eid}_{n}", Kind.POINT, n, None, text) for n, text in zip("ab", texts, strict=False))

    said = "what subparagraph (a) of this paragraph says, and subparagraph (z) of this paragraph"
    points = below("art_1__para_1__point_c__subpara", "one", said)
    point = Provision("art_1__para_1__point_c", Kind.POINT, "c", None, "both:", points)
    first = Provision("art_1__para_1", Kind.PARAGRAPH, "1", None, None, (point,))
    document = Document(
        "Law", "en", Source("x", "txt", "0"), (Provision("art_1", Kind.ARTICLE, "1", None, None, (first,)),)
    )

    assert [(one.reference.inner, one.state) for one in resolve(document)] == [
        (("1", "c", "a"), State.RESOLVES),
        (("1", "z"), State.BROKEN),
    ]
