"""The look of a report as a Word file.

The font is Times New Roman: every Windows has it with all Kazakh letters, № and ₸, official papers are set in it, and
LibreOffice puts Liberation Serif 2 of the same widths in its place. A font of our own, such as Noto Serif, would be
missing on the reader's computer and be replaced by whatever comes, sometimes without Kazakh letters.
"""

from __future__ import annotations

from typing import Any

from docx.oxml import parse_xml

from commission_app.writers.printable import language_tag

FONT = "Times New Roman"
PAGE_WIDTH, PAGE_HEIGHT = 11906, 16838
"""A4, in twentieths of a point as all lengths here."""
LEFT, RIGHT, TOP, BOTTOM = 1418, 851, 1134, 1134
TEXT_WIDTH = PAGE_WIDTH - LEFT - RIGHT
LABEL_WIDTH, TABLE_LABEL_WIDTH = 454, 369
INDENT, TABLE_INDENT = 454, 284

_NAMESPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"

_DEFAULTS = """
<w:docDefaults>
  <w:rPrDefault><w:rPr>
    <w:rFonts w:ascii="{font}" w:eastAsia="{font}" w:hAnsi="{font}" w:cs="{font}"/>
    <w:sz w:val="24"/><w:szCs w:val="24"/>
    <w:lang w:val="{language}" w:eastAsia="{language}" w:bidi="ar-SA"/>
  </w:rPr></w:rPrDefault>
  <w:pPrDefault><w:pPr><w:spacing w:after="120" w:line="264" w:lineRule="auto"/></w:pPr></w:pPrDefault>
</w:docDefaults>
<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>
<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">
  <w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/></w:style>
<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:semiHidden/>
  <w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:top w:w="0" w:type="dxa"/><w:left w:w="108" w:type="dxa"/>
  <w:bottom w:w="0" w:type="dxa"/><w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>
<w:style w:type="table" w:customStyle="1" w:styleId="ReportTable"><w:name w:val="Report Table"/>
  <w:basedOn w:val="TableNormal"/>
  <w:tblPr><w:tblBorders>{borders}</w:tblBorders><w:tblCellMar><w:top w:w="57" w:type="dxa"/>
  <w:left w:w="96" w:type="dxa"/><w:bottom w:w="28" w:type="dxa"/><w:right w:w="96" w:type="dxa"/></w:tblCellMar>
  </w:tblPr>
</w:style>
"""

_PARAGRAPH = """
<w:style w:type="paragraph" w:styleId="{id}"{custom}><w:name w:val="{name}"/><w:basedOn w:val="Normal"/>
  <w:next w:val="{next}"/><w:qFormat/><w:pPr>{paragraph}</w:pPr><w:rPr>{characters}</w:rPr></w:style>
"""

_CHARACTER = """
<w:style w:type="character" w:customStyle="1" w:styleId="Report{id}"><w:name w:val="Report {id}"/>
  <w:basedOn w:val="DefaultParagraphFont"/><w:qFormat/><w:rPr>{characters}</w:rPr></w:style>
"""

_RULE = '<w:pBdr><w:bottom w:val="single" w:sz="{size}" w:space="{space}" w:color="{color}"/></w:pBdr>'
_KEEP = "<w:keepNext/><w:keepLines/>"
_BOLD = "<w:b/><w:bCs/>"
_LEADER = f'<w:tabs><w:tab w:val="right" w:leader="dot" w:pos="{TEXT_WIDTH}"/></w:tabs>'
_CENTRE = '<w:jc w:val="center"/>'

# id, name, style of the next paragraph, properties of the paragraph, of its characters
_PARAGRAPHS = (
    (
        *("Title", "Title", "ReportLine"),
        '<w:keepNext/><w:spacing w:before="360" w:after="240" w:line="264" w:lineRule="auto"/>' + _CENTRE,
        _BOLD + '<w:sz w:val="36"/><w:szCs w:val="36"/>',
    ),
    ("ReportLine", "Report Line", "ReportLine", '<w:spacing w:after="60"/>' + _CENTRE, ""),
    (
        *("ReportRule", "Report Rule", "Normal"),
        _RULE.format(size=8, space=1, color="000000") + '<w:spacing w:before="60" w:after="240"/>',
        "",
    ),
    ("ContentsHeading", "Contents Heading", "TOC1", _KEEP + '<w:spacing w:before="120" w:after="120"/>', _BOLD),
    (
        *("TOC1", "toc 1", "TOC1"),
        _LEADER + '<w:spacing w:after="60"/>',
        "",
    ),
    (
        *("Heading1", "heading 1", "Normal"),
        _KEEP
        + _RULE.format(size=6, space=3, color="7F7F7F")
        + '<w:spacing w:before="480" w:after="160"/><w:outlineLvl w:val="0"/>',
        _BOLD + '<w:sz w:val="30"/><w:szCs w:val="30"/>',
    ),
    (
        *("Heading2", "heading 2", "Normal"),
        _KEEP + '<w:spacing w:before="280" w:after="100"/><w:outlineLvl w:val="1"/>',
        _BOLD + '<w:sz w:val="25"/><w:szCs w:val="25"/>',
    ),
    (
        *("Heading3", "heading 3", "Normal"),
        _KEEP + '<w:spacing w:before="200" w:after="80"/><w:outlineLvl w:val="2"/>',
        _BOLD + "<w:i/><w:iCs/>",
    ),
    (
        *("TableText", "Table Text", "TableText"),
        '<w:spacing w:after="60" w:line="252" w:lineRule="auto"/>',
        '<w:sz w:val="21"/><w:szCs w:val="21"/>',
    ),
    (
        *("TableHeading", "Table Heading", "TableText"),
        _KEEP + '<w:spacing w:after="60" w:line="240" w:lineRule="auto"/>',
        _BOLD + '<w:sz w:val="21"/><w:szCs w:val="21"/>',
    ),
    ("TableSpace", "Table Space", "Normal", '<w:spacing w:after="0" w:line="160" w:lineRule="exact"/>', ""),
    ("BarCaption", "Bar Caption", "BarText", _KEEP + '<w:spacing w:before="120" w:after="80"/>', ""),
    (
        *("BarText", "Bar Text", "Normal"),
        _KEEP + '<w:spacing w:after="0" w:line="240" w:lineRule="auto"/>' + _CENTRE,
        _BOLD + '<w:sz w:val="21"/><w:szCs w:val="21"/>',
    ),
    (
        "BarLegend",
        "Bar Legend",
        "Normal",
        '<w:spacing w:before="80" w:after="160"/>',
        '<w:sz w:val="21"/><w:szCs w:val="21"/>',
    ),
    (
        *("Header", "header", "Header"),
        '<w:spacing w:after="0" w:line="240" w:lineRule="auto"/><w:jc w:val="right"/>',
        '<w:i/><w:iCs/><w:color w:val="404040"/><w:sz w:val="18"/><w:szCs w:val="18"/>',
    ),
    (
        *("Footer", "footer", "Footer"),
        '<w:spacing w:after="0" w:line="240" w:lineRule="auto"/>' + _CENTRE,
        '<w:sz w:val="20"/><w:szCs w:val="20"/>',
    ),
)

_BUILT_IN = {"Title", "TOC1", "Heading1", "Heading2", "Heading3", "Header", "Footer"}

_CHARACTERS = {
    "Strong": _BOLD,
    "Quiet": '<w:color w:val="505050"/><w:sz w:val="20"/><w:szCs w:val="20"/>',
    "Inserted": '<w:i/><w:iCs/><w:u w:val="single"/>',
    "Deleted": "<w:strike/>",
    "Quoted": "<w:i/><w:iCs/>",
}


def styles(language: str) -> Any:
    """Return the ``w:styles`` element of a report in this language."""
    borders = "".join(
        f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="7F7F7F"/>'
        for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    parts = [_DEFAULTS.format(font=FONT, language=language_tag(language), borders=borders)]
    for identity, name, following, paragraph, characters in _PARAGRAPHS:
        custom = "" if identity in _BUILT_IN else ' w:customStyle="1"'
        parts.append(
            _PARAGRAPH.format(
                id=identity, name=name, custom=custom, next=following, paragraph=paragraph, characters=characters
            )
        )
    parts += [_CHARACTER.format(id=name, characters=characters) for name, characters in _CHARACTERS.items()]
    return parse_xml(f'<w:styles xmlns:w="{_NAMESPACE}">{"".join(parts)}</w:styles>')
