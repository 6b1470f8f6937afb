"""Laws whose numbers are in China's numerals: headings with the number within the word, points in wide brackets."""

from __future__ import annotations

import pytest

from commission_app.domain.numbering import in_eid
from tests.unit.readers.drawn_laws import drawn, read


def test_chinese_chapters_sections_articles_and_points_are_told() -> None:
    document = read(
        """某国宪法
序言
某国是历史悠久的国家，各族人民共同创造了光辉的文化。
目录
第一章 总纲
第二章 国家机构
第一章 总纲
第一条 某国是人民的国家。
人民行使国家权力。
第二条 公民享有下列权利：
（一） 选举权；
（二） 言论自由。
第十条规定的权利，不受侵犯。
第二章 国家机构
第一节 议会
第三条 议会是最高权力机关。
第三条之一 议会每年开会。
第二节 主席
第四条 主席代表国家。"""
    )
    assert document.language == "zh"
    assert drawn(document) == [
        "prea /序言/ 某国是历史悠久的国家，各族人民共同创造了光辉的文化。",
        "chap 第一章 /总纲/",
        ".arti 第一条 某国是人民的国家。 | 人民行使国家权力。",
        ".arti 第二条 公民享有下列权利：",
        "..poin （一） 选举权；",
        "..poin （二） 言论自由。",
        "..wrap 第十条规定的权利，不受侵犯。",
        "chap 第二章 /国家机构/",
        ".sect 第一节 /议会/",
        "..arti 第三条 议会是最高权力机关。",
        "..arti 第三条之一 议会每年开会。",
        ".sect 第二节 /主席/",
        "..arti 第四条 主席代表国家。",
    ]
    assert [article.eid for article in document.articles] == ["art_1", "art_2", "art_3", "art_3-1", "art_4"]
    assert document.warnings == ()


def test_japanese_articles_with_digits_in_circles_are_told() -> None:
    document = read(
        """ある国の憲法
前文
われらは、この憲法を定める。
第一章 国
第一条 国は、ひとつのものである。
第二条 法律は、議会がこれを定める。
② 議会は、二つの院から成る。
③ 院は、選挙で選ばれる。
第二章 裁判
第三条 裁判所は、独立である。"""
    )
    assert document.language == "ja"
    assert drawn(document) == [
        "prea /前文/ われらは、この憲法を定める。",
        "chap 第一章 /国/",
        ".arti 第一条 国は、ひとつのものである。",
        ".arti 第二条 法律は、議会がこれを定める。",
        "..para ② 議会は、二つの院から成る。",
        "..para ③ 院は、選挙で選ばれる。",
        "chap 第二章 /裁判/",
        ".arti 第三条 裁判所は、独立である。",
    ]


@pytest.mark.parametrize(
    ("number", "address"),
    [
        ("十", "10"),
        ("十二", "12"),
        ("二十", "20"),
        ("一百零三", "103"),
        ("一百三十八", "138"),
        ("③", "3"),
        ("١٢", "12"),
    ],
)
def test_numbers_of_other_scripts_enter_an_address_in_one_form(number: str, address: str) -> None:
    assert in_eid(number) == address
