from __future__ import annotations

import time
import zipfile
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pytest

from commission_app.base.i18n import InterfaceLanguage, Translator
from commission_app.base.resources import resource
from commission_app.compare.comparison import compare
from commission_app.compare.terms import missing_terms
from commission_app.domain.document import Document, Kind, Provision, Source
from commission_app.domain.errors import UserError
from commission_app.domain.report import Para, Report, Table
from commission_app.services import brief, check, comparative_table, compare_drafts, glossary, texts, undo
from commission_app.services.comparative_table import TableColumn, TableLayout
from commission_app.services.compare_drafts import Relation
from commission_app.services.workspace import Workspace
from tests.command_line import call
from tests.players import Players

Play = Callable[..., Players]


@pytest.fixture
def sample(play: Play) -> Workspace:
    """A secretary's database with the sample's text in force and its draft, in three languages."""
    secretary = play().secretary
    for name, label in (("in_force", "Sample in force"), ("draft", "Sample draft")):
        for language in ("kk", "ru", "en"):
            texts.add(secretary, texts.read(resource("sample", f"{name}.{language}.txt")), label)
    return secretary


def compared(workspace: Workspace, language: str = "en") -> compare_drafts.Comparison:
    old, new = compare_drafts.chosen(workspace, "Sample in force", "Sample draft")
    return compare_drafts.drafts(workspace, old, new, language)


def rows_of(report: Report) -> tuple[tuple[tuple[Para, ...], ...], ...]:
    """Return the rows of a comparative table, which a report begins with."""
    table = report.blocks[0]
    assert isinstance(table, Table)
    return table.rows


def test_going_back_computes_nothing_again(sample: Workspace) -> None:
    first = compared(sample)
    row = next(row for pair in first.pairs for row in pair.rows if row.old and row.new)
    assert compared(sample) is first
    assert row.hunks is row.hunks


def test_the_first_redline_after_choosing_an_article_is_quick(sample: Workspace) -> None:
    comparison = compared(sample)
    begin = time.perf_counter()
    pair = compare_drafts.pair_of(comparison, "art_19")
    assert pair is not None
    assert all(row.hunks for row in pair.rows)
    assert time.perf_counter() - begin < 0.05


@pytest.fixture
def in_print(play: Play) -> Workspace:
    """A secretary's database in which the text in force is said to be so, as a briefing wants it."""
    secretary = play().secretary
    for name, label in (("in_force", "Sample in force"), ("draft", "Sample draft")):
        text = texts.read(resource("sample", f"{name}.en.txt"))
        texts.add(secretary, text, label, in_force=name == "in_force")
    return secretary


def cells(workspace: Workspace, articles: str) -> list[tuple[list[str], list[str]]]:
    """Return what a briefing prints of articles in the two columns."""
    drafts = {one.label: one for one in texts.every(workspace)}
    draft = drafts["Sample draft"]
    translate = Translator(InterfaceLanguage.EN)
    report = brief.build(workspace, draft, translate, "en", articles=articles)
    rows = [row for block in report.blocks if isinstance(block, Table) for row in block.rows]
    left, right = (
        [[f"{p.label} {''.join(s.text for s in p.spans)}".strip() for p in row[at]] for row in rows] for at in (0, 1)
    )
    return list(zip(left, right, strict=True))


def test_a_briefing_prints_a_part_of_a_split_article_beside_all_that_it_was(in_print: Workspace) -> None:
    (old, new), (_, other) = cells(in_print, "13-14")
    assert new[0] == "Article 13"
    assert other[0] == "Article 14"
    assert not set(new[1:]) & set(other[1:])
    assert old[0] == "Article 11"
    assert [line for line in old if "Article 14" in line], "what went to the other part says so"


def test_a_briefing_prints_the_lines_of_each_merged_article_below_its_name(in_print: Workspace) -> None:
    pair = next(pair for pair in compared(in_print).pairs if pair.relation is Relation.MERGED)
    number = pair.new[0].removeprefix("art_")
    [(old, _)] = cells(in_print, number)
    names = [f"Article {eid.removeprefix('art_')}" for eid in pair.old]
    starts = [old.index(name) for name in names]
    assert starts[0] == 0
    assert all(later - earlier > 1 for earlier, later in pairwise([*starts, len(old)]))


def test_badges_say_where_an_article_comes_from(sample: Workspace) -> None:
    badges = compare_drafts.badges(compared(sample))
    assert (badges["art_5"].relation, badges["art_5"].old, badges["art_5"].moved) == (
        Relation.AMENDED,
        ("art_39",),
        True,
    )
    assert badges["art_5"].old_sections == ("sec_9",) or badges["art_5"].old_sections
    assert badges["art_21"].relation is Relation.NEW


def test_of_a_split_article_only_the_part_in_another_section_has_moved() -> None:
    water, court = "Rivers, lakes and glaciers belong to the people.", "Judges are independent and obey only the law."
    tax, vote = "Taxes are levied only by an act of parliament.", "Elections are held every fifth year by ballot."

    def section(number: int, *articles: tuple[int, tuple[str, ...]]) -> Provision:
        return Provision(
            f"sec_{number}",
            *(Kind.SECTION, str(number), f"Section {number}", None),
            tuple(
                Provision(
                    f"art_{one}",
                    *(Kind.ARTICLE, str(one), None, None),
                    tuple(
                        Provision(f"art_{one}__para_{place}", Kind.PARAGRAPH, str(place), None, text)
                        for place, text in enumerate(texts, 1)
                    ),
                )
                for one, texts in articles
            ),
        )

    def law(*sections: Provision) -> Document:
        return Document("Law", "en", Source("law.txt", "txt", "0" * 64), sections)

    old = law(section(1, (1, ("The republic is one.",))), section(2, (2, (water, court, tax, vote))))
    new = law(section(1, (1, ("The republic is one.",)), (2, (water, court))), section(2, (3, (tax, vote))))
    badges = compare_drafts.badges(compare(old, new))
    assert badges["art_2"].relation is badges["art_3"].relation is Relation.SPLIT
    assert (badges["art_2"].moved, badges["art_3"].moved) == (True, False)


def test_removed_articles_stand_where_they_stood(sample: Workspace) -> None:
    assert compare_drafts.removed(compared(sample)) == {"art_28": ("art_25",)}


def test_the_history_of_an_article_goes_through_all_drafts(sample: Workspace) -> None:
    draft = texts.find(sample, "Sample draft")
    steps = [step for step in compare_drafts.history(sample, draft, "art_11", "en") if "Sample" in step.draft.label]
    assert [(step.draft.label, step.eids, step.relation) for step in steps] == [
        ("Sample in force", ("art_10",), steps[0].relation),
        ("Sample draft", ("art_11",), Relation.AMENDED),
    ]


def test_a_decision_is_kept_shared_and_undone(sample: Workspace) -> None:
    old, new = compare_drafts.chosen(sample, "Sample in force", "Sample draft")
    compare_drafts.decide_by_name(sample, old, new, "25", "40", linked=True)
    assert compared(sample).by_new["art_40"].old == ("art_25",)
    assert compared(sample, "ru").by_new["art_40"].found_by == "by_hand"
    undo.undo(sample)
    assert compared(sample).by_new["art_40"].relation is Relation.NEW
    undo.redo(sample)
    assert compared(sample).by_new["art_40"].old == ("art_25",)


def test_linking_anew_parts_what_was_found(sample: Workspace) -> None:
    old, new = compare_drafts.chosen(sample, "Sample in force", "Sample draft")
    compare_drafts.decide_by_name(sample, old, new, "1", "40", linked=True)
    assert compared(sample).by_new["art_40"].old == ("art_1",)
    assert compared(sample).by_new["art_1"].old == ()
    compare_drafts.decide(sample, old, new, {("art_1", "art_40"): False, ("art_1", "art_1"): True})
    assert compared(sample).by_new["art_1"].found_by == "by_hand"


def test_what_waits_for_a_person_is_listed_in_the_language_that_is_asked_for(sample: Workspace) -> None:
    drafts = "--old-draft", "Sample in force", "--new-draft", "Sample draft", "--json"
    for language in ("kk", "ru", "en"):
        done = call("alignment", "review", sample.path, *drafts, "--text-language", language)
        doubts = compare_drafts.review(compared(sample, language))
        assert [(one["old"], one["new"]) for one in done.json["items"]] == [([*one.old], [*one.new]) for one in doubts]
    assert call("alignment", "review", sample.path, *drafts, "--text-language", "uk").code == 3


def test_only_secretaries_decide_and_declare(play: Play) -> None:
    players = play("Aru")
    member = players.members[0]
    old, new = compare_drafts.chosen(member, None, None)
    with pytest.raises(UserError):
        compare_drafts.decide(member, old, new, {("art_1", "art_1"): True})
    with pytest.raises(UserError):
        check.declare_invariant(member, new, "art_1")


def test_what_secretaries_declare_reaches_the_members(play: Play) -> None:
    players = play("Aru")
    old, new = compare_drafts.chosen(players.secretary, None, None)
    compare_drafts.decide(players.secretary, old, new, {("art_1", "art_6"): True})
    check.declare_invariant(players.secretary, old, "art_1", "en")
    players.send(players.secretary, players.members[0])
    assert compare_drafts.drafts(players.members[0], old, new).by_new["art_6"].old == ("art_1",)
    assert len(check.declared_invariants(players.members[0])) == 1


def test_what_must_stay_is_found_where_it_moved_and_shown_where_it_changed(sample: Workspace) -> None:
    old, new = compare_drafts.chosen(sample, "Sample in force", "Sample draft")
    for eid in ("art_2__para_1", "art_4", "art_26__para_3", "art_10__para_2", "art_10__para_1"):
        check.declare_invariant(sample, old, eid, "en")
    found = {one.eid: one for one in check.of_draft(sample, new, ["invariants"])}
    assert "art_2__para_1" not in found
    assert "art_4" not in found
    assert found["art_26__para_3"].key == "check.invariant_moved"
    assert found["art_26__para_3"].target == "art_5__para_3" or (found["art_26__para_3"].target or "").startswith(
        "art_5"
    )
    changed = next(one for one in found.values() if one.key == "check.invariant_changed")
    assert [hunk for hunk in changed.differences if not hunk.is_equal]


def test_words_that_do_not_stand_there_cannot_be_declared(sample: Workspace) -> None:
    draft = texts.find(sample, "Sample draft")
    with pytest.raises(UserError, match="check.no_such_words"):
        check.declare_invariant(sample, draft, "art_1", "en", "quite other words")


def test_languages_of_one_draft_are_held_against_each_other(play: Play) -> None:
    def law(language: str, text: str) -> Document:
        return texts.read(_file(tmp, language, text))

    players = play()
    tmp = players.folder
    texts.add(
        players.secretary,
        law(
            "ru",
            "Статья 1\n1. Срок полномочий 5 лет, как указано в статье 2.\n2. Выборы свободны.\nСтатья 2\nЭто закон.",
        ),
        "L",
    )
    texts.add(
        players.secretary, law("en", "Article 1\n1. The term is 7 years by Article 1.\nArticle 2\nYes, it is."), "L"
    )
    keys = {one.key for one in check.of_draft(players.secretary, texts.find(players.secretary, "L"), ["languages"])}
    assert keys == {"check.languages_paragraphs", "check.languages_numbers", "check.languages_references"}


def _file(folder: Path, language: str, text: str) -> Path:
    path = folder / f"{language}.txt"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_short_term_is_found_with_any_ending() -> None:
    def law(language: str, text: str) -> Document:
        nodes = (Provision("art_1", Kind.ARTICLE, "1", None, text),)
        return Document("Law", language, Source("x", "txt", "0"), nodes)

    russian, kazakh = law("ru", "Права защищает суд."), law("kk", "Құқықтар сотпен қорғалады.")
    term = {"ru": "суд", "kk": "сот"}
    assert missing_terms({"ru": russian, "kk": kazakh}, [term]) == []
    without = law("kk", "Құқықтар заңмен қорғалады.")
    assert [one.language for one in missing_terms({"ru": russian, "kk": without}, [term])] == ["kk"]


@pytest.mark.parametrize("mark", [";", "\t"])
def test_a_term_without_its_counterpart_is_found(sample: Workspace, tmp_path: Path, mark: str) -> None:
    table = tmp_path / "terms.csv"
    rows = ("en;ru", "assembly;несуществующее слово", "=1+1;+2", "'tis so;вот так", "")
    table.write_text("\n".join(rows).replace(";", mark), encoding="utf-8")
    glossary.take(sample, table)
    draft = texts.find(sample, "Sample draft")
    assert {(one.key, one.language) for one in check.of_draft(sample, draft, ["terms"])} >= {
        ("check.term_missing", "ru")
    }
    out = tmp_path / "out.csv"
    glossary.give(sample, out)
    assert "'tis so" in {term.words["en"] for term in glossary.terms(sample)}
    assert "'=1+1" in out.read_text(encoding="utf-8-sig")
    before = {tuple(sorted(term.words.items())) for term in glossary.terms(sample)}
    glossary.take(sample, out)
    assert {tuple(sorted(term.words.items())) for term in glossary.terms(sample)} == before


def test_an_article_of_one_language_only_makes_no_findings_of_those_that_follow(play: Play, tmp_path: Path) -> None:
    secretary = play().secretary
    said = {"ru": "{} голосов решают дело{}.", "kk": "{} дауыс істі шешеді{}."}
    for language, left_out in (("ru", -1), ("kk", 4)):
        chosen = [place for place in range(16) if place != left_out]
        words = dict.fromkeys(range(1, 16, 2), " судом" if language == "ru" else " сотпен")
        articles = tuple(
            Provision(f"art_{n}", Kind.ARTICLE, str(n), None, said[language].format(100 + place, words.get(place, "")))
            for n, place in enumerate(chosen, 1)
        )
        texts.add(secretary, Document("Law", language, Source("x", "txt", "0"), articles), "Law")
    table = tmp_path / "terms.csv"
    table.write_text("kk,ru\nсот,суд\n", encoding="utf-8")
    glossary.take(secretary, table)
    found = check.of_draft(secretary, texts.find(secretary, "Law"), ["languages", "terms"])
    assert [(one.check, one.eid, one.language) for one in found] == [
        ("languages", "art_5", "ru"),
        ("languages", "art_5", "kk"),
    ]


def test_terms_in_one_language_only_are_left_out_and_told(sample: Workspace, tmp_path: Path) -> None:
    table = tmp_path / "terms.csv"
    table.write_text("kk,ru,en\nсот,суд,court\n,закон,\n,,\n,,law\n", encoding="utf-8")
    (warning,) = glossary.take(sample, table).warnings
    assert (warning.key, warning.params) == ("glossary.one_language", (("rows", "3, 5"),))
    assert [term.words for term in glossary.terms(sample)] == [{"kk": "сот", "ru": "суд", "en": "court"}]


@pytest.mark.parametrize("content", ["", "a,b\n1,2\n", "kk\nx\n", 'kk,ru\n"a,b\nc,d\n'])
def test_a_file_that_is_no_glossary_is_refused(sample: Workspace, tmp_path: Path, content: str) -> None:
    path = tmp_path / "terms.csv"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(UserError, match="check.bad_glossary"):
        glossary.take(sample, path)


@pytest.mark.parametrize(
    ("encoding", "mark"), [("cp1251", ";"), ("utf-16", "\t"), ("utf-8-sig", ";"), ("utf-8", ","), ("kz1048", ";")]
)
def test_a_glossary_is_taken_as_spreadsheets_write_it(
    sample: Workspace, tmp_path: Path, encoding: str, mark: str
) -> None:
    rows = ("sep=,", "", "kk,ru,en", "сот,суд,court", "", "парламент,парламент,parliament")
    path = tmp_path / "terms.csv"
    path.write_bytes("\r\n".join(rows).replace(",", mark).encode(encoding))
    glossary.take(sample, path)
    assert {"kk": "сот", "ru": "суд", "en": "court"} in [term.words for term in glossary.terms(sample)]


@pytest.mark.parametrize(
    ("content", "key"),
    [
        ("kk;ru\nсот;суд\n".encode("koi8_r"), "check.glossary_encoding"),
        ("kk;ru\n?кімет;правительство\n".encode("cp1251"), "check.glossary_letters_lost"),
        ("kk;ru\nза?;закон\n".encode("cp1251"), "check.glossary_letters_lost"),
        (b"PK\x03\x04" + bytes(range(32)) * 9, "check.bad_glossary"),
    ],
)
def test_a_glossary_whose_letters_are_not_sure_is_refused_with_the_reason(
    sample: Workspace, tmp_path: Path, content: bytes, key: str
) -> None:
    path = tmp_path / "terms.csv"
    path.write_bytes(content)
    with pytest.raises(UserError, match=key):
        glossary.take(sample, path)
    assert not glossary.terms(sample)


@pytest.mark.parametrize("ending", [".html", ".docx", ".xlsx", ".pdf"])
def test_the_comparative_table_is_written(sample: Workspace, tmp_path: Path, ending: str) -> None:
    layout = TableLayout((TableColumn.NEW, TableColumn.OLD, TableColumn.CHANGE), ((TableColumn.NEW, "=cmd()<b>"),))
    translate = Translator(InterfaceLanguage.EN)
    report = comparative_table.build(compared(sample), ("A", "B"), translate, layout, language="en", author="S")
    path = tmp_path / f"table{ending}"
    comparative_table.write(report, path)
    assert path.stat().st_size > 1000
    if ending == ".html":
        assert "<th>=cmd()&lt;b&gt;</th>" in path.read_text(encoding="utf-8")
    if ending == ".xlsx":
        with zipfile.ZipFile(path) as package:
            assert b"=cmd()&lt;b&gt;" in package.read("xl/sharedStrings.xml")
            assert b"<f>" not in package.read("xl/worksheets/sheet1.xml")


def test_a_table_has_a_row_for_each_article_where_asked(sample: Workspace) -> None:
    translate = Translator(InterfaceLanguage.EN)
    by_article, by_paragraph = (
        comparative_table.build(compared(sample), ("A", "B"), translate, TableLayout(by_article=one), language="en")
        for one in (True, False)
    )
    assert len(rows_of(by_article)) < len(rows_of(by_paragraph))


def test_the_table_has_a_row_for_each_section_that_is_new_gone_renamed_or_renumbered() -> None:
    def section(number: int, heading: str, *articles: int) -> Provision:
        inner = (Provision(f"art_{n}", Kind.ARTICLE, str(n), None, f"Norm {n} of {n * 7} kinds.") for n in articles)
        return Provision(f"sec_{number}", Kind.SECTION, str(number), heading, None, tuple(inner))

    def law(*sections: Provision) -> Document:
        return Document("Law", "en", Source("x", "txt", "0"), sections)

    old = law(section(1, "State", 1, 2), section(2, "Courts", 3, 4), section(3, "Towns", 5), section(4, "End", 6))
    new = law(section(1, "State", 1, 2), section(2, "Free courts", 3, 4), section(3, "End", 6), section(4, "Water", 8))
    translate = Translator(InterfaceLanguage.EN)
    columns = TableColumn.PLACE, TableColumn.OLD, TableColumn.NEW, TableColumn.CHANGE
    built = comparative_table.build(compare(old, new), ("A", "B"), translate, TableLayout(columns), language="en")
    told = [
        tuple(
            "; ".join("".join(span.text for span in para.spans) for para in cell).replace("\u00a0", " ") for cell in row
        )
        for row in rows_of(built)
    ]
    assert told == [
        ("Section 2", "Courts", "Free courts", "amended"),
        ("formerly Section 3", "Towns", "–", "removed"),
        ("Article 5", "Norm 5 of 35 kinds.", "–", "removed"),
        ("Section 3; formerly Section 4", "End", "End", "unchanged; renumbered"),
        ("Section 4", "–", "Water", "new"),
        ("Article 8", "–", "Norm 8 of 56 kinds.", "new"),
    ]


def test_articles_outside_of_all_sections_are_neither_new_nor_gone() -> None:
    def law(number: int) -> Document:
        first = Provision("art_1", Kind.ARTICLE, "1", None, "The state is one.")
        second = Provision("art_2", Kind.ARTICLE, "2", None, "Water is free.")
        third = Provision("art_3", Kind.ARTICLE, "3", None, f"Norm {number}, of which nothing else is left: {number}.")
        section = Provision("sec_1", Kind.SECTION, "1", "Goods", None, (second,))
        return Document("Law", "en", Source("x", "txt", "0"), (first, section, third))

    drawn = comparative_table.flow_block(compare(law(1), law(2)), Translator(InterfaceLanguage.EN))
    assert drawn.left == drawn.right == ("outside of sections", "Section 1. Goods")
    assert drawn.bands == ((0, 0, 2), (1, 1, 1))


def test_the_table_says_of_each_paragraph_what_becomes_of_it() -> None:
    def law(*texts: str) -> Document:
        parts = (Provision(f"art_1__para_{n}", Kind.PARAGRAPH, str(n), None, one) for n, one in enumerate(texts, 1))
        article = Provision("art_1", Kind.ARTICLE, "1", None, None, tuple(parts))
        return Document("Law", "en", Source("x", "txt", "0"), (article,))

    compared_laws = compare(
        law("The state is one.", "Rivers and lakes are free for everybody."),
        law("The state is one.", "Rivers and lakes are free for every citizen.", "Taxes are set by an act alone."),
    )
    layout = TableLayout((TableColumn.CHANGE, TableColumn.PLACE))
    built = comparative_table.build(compared_laws, ("A", "B"), Translator(InterfaceLanguage.EN), layout, language="en")
    rows = rows_of(built)
    assert [row[0][0].spans[0].text for row in rows] == ["unchanged", "amended", "new"]
    # No number stands alone on a line of the narrow column; in Kazakh it has no space before it that belongs to it.
    assert rows[1][1][0].spans[0].text == "Article\u00a01, paragraph\u00a02"
    built = comparative_table.build(compared_laws, ("A", "B"), Translator(InterfaceLanguage.KK), layout, language="kk")
    assert rows_of(built)[1][1][0].spans[0].text == "1-бап, 2-тармақ"


def test_the_table_says_where_a_paragraph_went_and_what_is_new_in_a_merged_article() -> None:
    water, court = "Rivers, lakes and glaciers belong to the people.", "Judges are independent and obey only the law."
    taxes, flag = "Taxes are levied only by an act of parliament.", "The flag is blue, with an eagle and a golden sun."
    oath = "The head of state swears an oath before the members of both houses."

    def law(*articles: tuple[str, ...]) -> Document:
        units: list[Provision] = []
        for number, texts_ in enumerate(articles, 1):
            eid = f"art_{number}"
            parts = (
                Provision(f"{eid}__para_{n}", Kind.PARAGRAPH, str(n), None, one) for n, one in enumerate(texts_, 1)
            )
            units.append(Provision(eid, Kind.ARTICLE, str(number), None, None, tuple(parts)))
        return Document("Law", "en", Source("x", "txt", "0"), tuple(units))

    def changes(old: Document, new: Document) -> list[list[str]]:
        layout = TableLayout((TableColumn.CHANGE,))
        made = compare(old, new)
        built = comparative_table.build(made, ("A", "B"), Translator(InterfaceLanguage.EN), layout, language="en")
        return [["".join(span.text for span in para.spans) for para in row[0]] for row in rows_of(built)]

    assert changes(law((water, taxes, flag), (court,)), law((water, flag), (court, taxes))) == [
        ["unchanged"],
        ["moved to Article 2, paragraph 2"],
        ["amended"],
        ["unchanged"],
        ["moved from Article 1, paragraph 2"],
    ]
    merged = changes(law((water, taxes), (court, flag)), law((water, taxes, court, flag, oath)))
    assert merged == [["merged"]] * 4 + [["new"]]


def test_the_flow_is_drawn_as_svg_and_png(sample: Workspace) -> None:
    translate = Translator(InterfaceLanguage.RU)
    svg = comparative_table.flow_picture(compared(sample, "ru"), translate, ".svg")
    png = comparative_table.flow_picture(compared(sample, "ru"), translate, ".png")
    assert svg is not None
    assert b"<svg" in svg
    assert png is not None
    assert png.startswith(b"\x89PNG")


def test_two_languages_compared_are_said_to_be_two(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LC_ALL", "en_GB.UTF-8")
    done = call("compare", resource("sample", "draft.ru.txt"), resource("sample", "draft.en.txt"))
    assert done.code == 0
    assert "two languages (ru and en)" in done.err


def test_a_text_without_articles_compares_with_one_that_has_some(tmp_path: Path) -> None:
    empty = tmp_path / "empty.txt"
    empty.write_text("Nothing but words.\n", encoding="utf-8")
    done = call("compare", empty, resource("sample", "draft.en.txt"), "--json")
    assert done.code == 0
    assert done.json["summary"]["new"] >= 46
    assert done.json["summary"]["old_articles_affected_share"] == 0.0


def test_a_range_that_leads_elsewhere_is_one_finding_with_all_numbers(tmp_path: Path) -> None:
    rivers, land, taxes = "Rivers are free to all.", "Land is never sold to anybody abroad.", "Taxes are set by an act."

    def written(name: str, *articles: str) -> Path:
        path = tmp_path / name
        numbered = (f"Article {number}\n{text}\n" for number, text in enumerate(articles, 1))
        path.write_text("\n".join(("CONSTITUTION\n", *numbered)), encoding="utf-8")
        return path

    said = "Nobody may limit what Articles 1 through 3 grant to all."
    old = written("old.txt", rivers, land, taxes, said)
    new = written("new.txt", "The seat of the courts is chosen by the people.", rivers, land, taxes, said)
    (found,) = [one for one in check.of_files(new, old) if one.check == "references"]
    assert (found.key, dict(found.params)) == (
        "check.reference_stale_suggested",
        {"said": "Articles 1 through 3", "suggested": "2, 3, 4"},
    )


@pytest.mark.parametrize(
    ("by_article", "expected"),
    [
        (True, [("The state is one.|Water is never sold.", "The state is one. Water is never sold.")]),
        (False, [("The state is one.", "The state is one."), ("Water is never sold.", "Water is never sold.")]),
    ],
)
def test_paragraphs_that_were_joined_are_printed_as_the_one_paragraph_they_are(
    by_article: bool, expected: list[tuple[str, str]]
) -> None:
    def law(*lines: str) -> Document:
        parts = (Provision(f"art_1__para_{n}", Kind.PARAGRAPH, str(n), None, one) for n, one in enumerate(lines, 1))
        return Document(
            "Law", "en", Source("x", "txt", "0"), (Provision("art_1", Kind.ARTICLE, "1", None, None, tuple(parts)),)
        )

    said = "The state is one.", "Water is never sold."
    layout = TableLayout((TableColumn.OLD, TableColumn.NEW), by_article=by_article)
    translate = Translator(InterfaceLanguage.EN)
    built = comparative_table.build(
        compare(law(*said), law(" ".join(said))), ("A", "B"), translate, layout, language="en"
    )
    assert [
        tuple("|".join("".join(span.text for span in para.spans) for para in cell) for cell in row)
        for row in rows_of(built)
    ] == expected
