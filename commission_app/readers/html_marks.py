"""What the marks of a web page say of its parts: navigation, notes, main text, references to notes."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, field

from lxml import etree

from commission_app.readers.xml import text_of

_NAVIGATION_TAGS = frozenset(
    {"nav", "aside", "form", "button", "select", "menu", "input", "textarea", "label", "option", "datalist", "title"}
)
_NAVIGATION_ROLES = frozenset(
    {
        "navigation",
        "search",
        "banner",
        "contentinfo",
        "complementary",
        "menu",
        "menubar",
        "toolbar",
        "dialog",
        "tablist",
    }
)
_NAVIGATION = re.compile(
    r"(?:^|[\s_-])(?:nav(?:bar|box|igation)?|menu|breadcrumbs?|side-?bar|toc|pagination|pager|share|social|cookies?|"
    r"prnpanel|toolbar|printfooter|LegContents|table-of-contents|licen[cs]eContainer|licen[cs]eBanner|catlinks|editsection|noprint|skip-?link|siteSub|jump-?links?|advert|"
    r"sitenotice|jump-to-nav|copyright|site-?footer|page-?footer|site-?header|page-?header)"
    r"(?:$|[\s_-])",
    re.IGNORECASE,
)
_NOTE = re.compile(
    r"(?:^|[\s_-])(?:(?:foot|end|side)?-?notes?|fn|remarks?|references|reflist|annotations?|editorial|amendment-?note|"
    r"commencements?|amendment-list|notice-list|publication-info|notas?|nota-?pie|(?:jn)?fu(?:ss|ß)noten?|przypisy?|"
    r"pozn[aá]mk[ay]|changes_origins|comment_for_warning)"
    r"(?:$|[\s_-])",
    re.IGNORECASE,
)
_NOTE_OF_WORD = re.compile(r"mso-element:\s*(?:footnote|endnote|comment)\b", re.IGNORECASE)
_REFERENCES = re.compile(r"(?:^|[\s_-])(?:references(?:-wrap)?|reflist|footnotes|endnotes)(?:$|[\s_-])", re.IGNORECASE)
_RAISED = re.compile(r"vertical-align\s*:\s*super", re.IGNORECASE)
_STRUCK_CLASS = re.compile(r"\.([\w-]+)\s*\{[^{}]*line-through", re.IGNORECASE)
_MAY_STRIKE = re.compile(r"<s(?:trike)?[\s>]|line-through", re.IGNORECASE)
_RAISED_CLASS = re.compile(r"\.([\w-]+)\s*\{[^{}]*vertical-align\s*:\s*super", re.IGNORECASE)
_MAIN_IDS = frozenset({"article", "mw-content-text", "document-content", "law-text", "doc-text", "documenttext"})
_MENUS = frozenset({"ul", "ol", "table", "dl", "p", "div", "td"})
_LEADING = ("a", "nav", "form", "button", "input", "select", "menu")
_STRUCK = frozenset({"s", "strike"})
_PROSE = 100
_MOSTLY = 0.9
_FEW = 3
_LONGEST_MARK = 6
_LONGEST_HEADING = 60


def _marks(element: etree._Element) -> str:
    return f"{element.get('class') or ''} {element.get('id') or ''}"


@dataclass(slots=True)
class Marks:
    """What one look over a page found: how deep it nests, its letters, and its menus, which are mostly links."""

    depth: int = 0
    letters: int = 0
    menus: set[etree._Element] = field(default_factory=set)
    raised: frozenset[str] = frozenset()
    strikes_out: bool = False
    struck: frozenset[str] = frozenset()
    of_word: bool = False

    @classmethod
    def of(cls, root: etree._Element, text: str) -> Marks:
        """Look over a page, once; ``text`` is all of its source, where it is quickly seen what it has none of."""
        found = cls()
        stack: list[list[int]] = [[0, 0, 0]]
        struck = open_struck = 0
        may_strike = _MAY_STRIKE.search(text) is not None
        styles = "".join(style.text or "" for style in root.iter("style")) if "<style" in text else ""
        found.struck = frozenset(_STRUCK_CLASS.findall(styles)) if "line-through" in styles else found.struck
        back: defaultdict[str, list[etree._Element]] = defaultdict(list)
        for event, element in etree.iterwalk(root, events=("start", "end")):
            strikes = may_strike and found.strikes(element, element.tag)
            if event == "start":
                open_struck += strikes
                stack.append([_letters(element.text), 0, 0])
                found.depth = max(found.depth, len(stack))
                continue
            letters, linked, links = stack.pop()
            if element.tag == "a" and element.get("href"):
                linked, links = letters, 1
            if element.tag in _MENUS and links == 1 and linked == letters and _leads_back(element):
                back[text_of(element).strip()].append(element)
            open_struck -= strikes
            struck += letters if strikes and not open_struck else 0
            if element.tag in _MENUS and links >= _FEW and linked > _MOSTLY * letters:
                found.menus.add(element)
            if _REFERENCES.search(_marks(element)) and (heading := _heading_before(element)) is not None:
                found.menus.add(heading)
            for place, count in enumerate((letters + _letters(element.tail), linked, links)):
                stack[-1][place] += count
        found.letters = stack[0][0]
        found.strikes_out = 0 < struck * 2 < found.letters
        found.of_word = "mso-element:" in text
        found.menus.update(one for held in back.values() if len(held) >= _FEW for one in held)
        found.raised = frozenset(_RAISED_CLASS.findall(styles)) if "super" in styles else found.raised
        return found

    def is_raised(self, element: etree._Element) -> bool:
        """Whether letters stand above the line, by their own style or by that of their class on this page."""
        style = element.get("style")
        if style and "super" in style and _RAISED.search(style):
            return True
        return bool(self.raised) and not self.raised.isdisjoint((element.get("class") or "").split())

    def strikes(self, element: etree._Element, tag: str) -> bool:
        """Whether words are struck out: a page that shows the wording in force strikes the one that was before."""
        if tag in _STRUCK or "line-through" in (element.get("style") or ""):
            return True
        return bool(self.struck) and not self.struck.isdisjoint((element.get("class") or "").split())

    def is_of_page(self, element: etree._Element, tag: str) -> bool:
        """Whether an element is of the page and not of the text: by its name, its role, its class, or being hidden."""
        if tag in _NAVIGATION_TAGS or (element.get("role") or "").lower() in _NAVIGATION_ROLES:
            return True
        if tag == "div" and element.get("title") in ("header", "footer"):
            # So LibreOffice writes the running heads of a document that it saves as a page.
            return True
        if tag in ("header", "footer"):
            held = any(one.tag in ("article", "main", "section") for one in element.iterancestors())
            return not held and not (tag == "header" and _heads_text(element))
        if element.get("hidden") is not None or "display:none" in (element.get("style") or "").replace(" ", "").lower():
            return True
        if tag in ("body", "html") or _NAVIGATION.search(_marks(element)) is None:
            return False
        return _letters(text_of(element)) * 2 < self.letters


def _heads_text(element: etree._Element) -> bool:
    """Whether a header is that of the text, and no banner of the site: it leads nowhere, and has a title or prose."""
    if next(element.iter(*_LEADING), None) is not None:
        return False
    titled = next(element.iter("h1", "h2", "h3"), None) is not None
    return titled or any(_letters(text_of(one)) > _PROSE for one in element.iter("p"))


def _letters(text: str | None) -> int:
    return len(text.strip()) if text else 0


def _heading_before(element: etree._Element) -> etree._Element | None:
    """Return the heading that stands right before a list of notes: it is of the notes and not of the text."""
    before = element.getprevious()
    if before is None or (before.tail or "").strip():
        return None
    headed = next(before.iter("h1", "h2", "h3", "h4", "h5", "h6"), None) is not None
    return before if headed and _letters(text_of(before)) <= _LONGEST_HEADING else None


def _leads_back(element: etree._Element) -> bool:
    """Whether an element is nothing but a link to a place on the page, such as its top."""
    return any((one.get("href") or "").startswith("#") for one in element.iter("a"))


def heads_main(element: etree._Element) -> bool:
    """Whether an element before that of the main text has headings of its own, and is no banner with its menu."""
    if next(element.iter(*_LEADING[1:]), None) is not None:
        return False
    return next(element.iter("h1", "h2"), None) is not None


def is_note(element: etree._Element) -> bool:
    """Whether an element says itself that it is a note."""
    role = (element.get("role") or "").lower()
    return role in ("note", "doc-footnote", "doc-endnote", "doc-endnotes") or _NOTE.search(_marks(element)) is not None


def is_main(element: etree._Element) -> bool:
    """Whether an element says itself that the text of the page is in it."""
    if element.tag == "main" or (element.get("role") or "").lower() == "main":
        return True
    return (element.get("id") or "").lower() in _MAIN_IDS


def is_word_note(element: etree._Element) -> bool:
    """Whether an element is what Word saves a note or a comment as."""
    return _NOTE_OF_WORD.search(element.get("style") or "") is not None


def is_word_reference(element: etree._Element) -> bool:
    """Whether a link is the mark that Word prints for a note: «[1]»."""
    href = element.get("href") or ""
    return href.startswith(("#_ftn", "#_edn", "#_msocom")) and len(text_of(element).strip()) <= _LONGEST_MARK


def is_reference(element: etree._Element) -> bool:
    """Whether raised letters only refer to a note: they are short, and a link or in brackets."""
    text = text_of(element).strip()
    if len(text) > _LONGEST_MARK:
        return False
    links = (one for one in (*element.iter("a"), *element.iterancestors("a")))
    linked = any((one.get("href") or "").startswith("#") for one in links)
    return linked or (text.startswith("[") and text.endswith("]")) or "reference" in _marks(element)
