"""The text of a table that a spreadsheet wrote, where its encoding can be told for sure."""

from __future__ import annotations

import re

from commission_app.readers.encoding import decoded_as_unicode

_PAGE = "kz1048"
"""Windows Cyrillic with the letters of Kazakh: what stands there in Windows-1251 no Russian, Kazakh or English has."""

_LETTERS = "А-ЯЁӘҒҚҢӨҰҮҺІа-яёәғқңөұүһі"
_STRANGE = re.compile(rf"[^\x00-\x7f\xa0{_LETTERS}«»“”’–—…№§°]")
_MISPLACED = re.compile(rf"(?<!\w)[’–—…](?=[{_LETTERS}])|[“”]")
_MIXED = re.compile(rf"[A-Za-z][{_LETTERS}]|[{_LETTERS}][A-Za-z]")
_ODD_CASE = re.compile("[а-яёәғқңөұүһі][А-ЯЁӘҒҚҢӨҰҮҺІ]|(?<![А-ЯЁӘҒҚҢӨҰҮҺІ])[А-ЯЁӘҒҚҢӨҰҮҺІ]{2,}[а-яёәғқңөұүһі]")
_QUOTED = re.compile("“([^“”]*)”")


def table_text(content: bytes, name: str) -> tuple[str, bool] | None:
    """Return the text of a table of Kazakh, Russian and English, and whether its encoding has all their letters.

    It is UTF-8, UTF-16 or Windows Cyrillic, which other encodings of eight bits are never taken for: read so they come
    out with marks inside words or with most letters capitals. None where it cannot be told for sure. Raises UserError
    where the file is too large or no text.
    """
    text = decoded_as_unicode(content, name)
    if text is not None:
        return text, True
    try:
        text = content.decode(_PAGE)
    except UnicodeDecodeError:
        return None
    bare = _QUOTED.sub(r"«\1»", text)
    if any(odd.search(bare) for odd in (_STRANGE, _MISPLACED, _MIXED, _ODD_CASE)):
        return None
    cyrillic = re.findall(f"[{_LETTERS}]", text)
    return (text, False) if 2 * sum(map(str.islower, cyrillic)) > len(cyrillic) else None
