"""A report's file around its text: page, header and footer, properties, and bytes that depend on nothing else."""

from __future__ import annotations

import io
import zipfile
from functools import partial
from pathlib import Path
from typing import Any

from docx import Document
from docx.opc.constants import RELATIONSHIP_TYPE as REL
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Twips

from commission_app.domain.report import Flow, Report
from commission_app.writers import docx_styles as look
from commission_app.writers.docx_blocks import body, front
from commission_app.writers.docx_styles import TEXT_WIDTH
from commission_app.writers.docx_xml import el, field, paragraph, run
from commission_app.writers.printable import language_tag, one_line, title_line
from commission_app.writers.report_parts import created, page_words

_LONGEST_PROPERTY = 255
_LONGEST_HEADER = 100
_UNWANTED = (
    "http://schemas.microsoft.com/office/2007/relationships/stylesWithEffects",
    REL.CUSTOM_XML,
    REL.NUMBERING,
    REL.WEB_SETTINGS,
    REL.FONT_TABLE,
    REL.THUMBNAIL,
)
_KEPT_SETTINGS = ("compat", "characterSpacingControl", "clrSchemeMapping", "decimalSymbol", "listSeparator")
_APPLICATION = (
    "<?xml version='1.0' encoding='UTF-8' standalone='yes'?>\n"
    '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
    "<Application>Commission App</Application></Properties>"
)
_EARLIEST = (1980, 1, 1, 0, 0, 0)


def save(report: Report, path: Path) -> None:
    """Write the report to ``path``; the same report gives the same bytes."""
    document = Document()
    _strip_template(document)
    _set_look(document, report)
    content = document.element.body
    section = content.sectPr
    for element in (*front(report), *body(report, partial(_picture, document))):
        section.addprevious(element)
    _set_page(document, report)
    _set_properties(document, report)
    whole = io.BytesIO()
    document.save(whole)
    path.write_bytes(_with_fixed_dates(whole.getvalue()))


def _picture(document: Any, flow: Flow) -> Any:
    """Put a drawing into the file and return the paragraph that shows it."""
    # reportlab takes a quarter of a second to load, and few reports hold a drawing.
    from commission_app.writers.flow_drawing import flow_png

    inline = document.part.new_pic_inline(io.BytesIO(flow_png(flow)), width=Twips(TEXT_WIDTH))
    shown = run("")
    drawing = OxmlElement("w:drawing")
    drawing.append(inline)
    shown.append(drawing)
    return paragraph("Normal", shown)


def _strip_template(document: Any) -> None:
    """Remove what python-docx's template carries and a report has no use for, such as a thumbnail of another file."""
    package = document.part.package
    for rels in (package.rels, document.part.rels):
        for identity in [key for key, rel in rels.items() if rel.reltype in _UNWANTED]:
            del rels[identity]
    for rel in package.rels.values():
        if rel.reltype == REL.EXTENDED_PROPERTIES:
            rel.target_part._blob = _APPLICATION.encode()  # noqa: SLF001 - no other way to replace a part's bytes


def _set_look(document: Any, report: Report) -> None:
    element = document.styles.element
    element[:] = look.styles(report.language)[:]
    settings = document.settings.element
    for child in list(settings):
        if child.tag not in {qn(f"w:{name}") for name in _KEPT_SETTINGS}:
            settings.remove(child)
    settings.insert(0, el("zoom", percent=100))
    _set_compatibility(settings)
    mapping = next(child for child in settings if child.tag == qn("w:clrSchemeMapping"))
    mapping.addprevious(el("themeFontLang", val=language_tag(report.language)))


def _set_compatibility(settings: Any) -> None:
    """Say that the file is of today's Word, which otherwise opens it in its compatibility mode."""
    compat = next(child for child in settings if child.tag == qn("w:compat"))
    for child in list(compat):
        if child.tag == qn("w:useFELayout"):
            compat.remove(child)
        elif child.get(qn("w:name")) == "compatibilityMode":
            child.set(qn("w:val"), "15")


def _set_page(document: Any, report: Report) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = Twips(look.PAGE_WIDTH), Twips(look.PAGE_HEIGHT)
    section.left_margin, section.right_margin = Twips(look.LEFT), Twips(look.RIGHT)
    section.top_margin, section.bottom_margin = Twips(look.TOP), Twips(look.BOTTOM)
    section.header_distance = section.footer_distance = Twips(567)
    section.different_first_page_header_footer = True
    _replace(section.first_page_header, paragraph("Header"))
    _replace(section.header, paragraph("Header", run(title_line(report.title, _LONGEST_HEADER))))
    for footer in (section.first_page_footer, section.footer):
        _replace(footer, _page_number(report.labels.page))


def _replace(story: Any, content: Any) -> None:
    story.is_linked_to_previous = False
    story._element[:] = [content]  # noqa: SLF001 - a header's own paragraphs cannot be replaced otherwise


def _page_number(template: str) -> Any:
    content = []
    for text, name in page_words(template):
        content.append(run(text))
        if name:
            content += field("PAGE" if name == "number" else "NUMPAGES", "1")
    return paragraph("Footer", *content)


def _set_properties(document: Any, report: Report) -> None:
    properties = document.core_properties
    properties.title = one_line(report.title)[:_LONGEST_PROPERTY]
    properties.author = properties.last_modified_by = one_line(report.author)[:_LONGEST_PROPERTY]
    properties.language = language_tag(report.language)
    properties.created = properties.modified = created(report).replace(tzinfo=None)
    properties.revision = 1
    properties.comments = properties.keywords = properties.subject = properties.category = ""


def _with_fixed_dates(data: bytes) -> bytes:
    """Return a zip file with the same members, all dated as early as the format allows."""
    output = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(output, "w") as target:
        for name in source.namelist():
            entry = zipfile.ZipInfo(name, _EARLIEST)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o600 << 16
            target.writestr(entry, source.read(name))
    return output.getvalue()
