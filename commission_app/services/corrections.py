"""What a person corrected in the reading of a law, kept on this computer for its next edition.

Each law has a file of its own under ``corrections`` in the program's folder, found by the language and title of the
law: corrections of one law touch no other, go with no share file, and need no database, so that a file can be read the
same way before it is imported anywhere.
"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from pathlib import Path

from commission_app.base.atomic_file import atomic_path
from commission_app.base.paths import app_home
from commission_app.domain.digest import sha256
from commission_app.domain.document import Document
from commission_app.domain.line_reading import Correction

MAX_KEPT = 2_000
_WORD = re.compile(r"[^\W\d_]+")


def remembered(text: Document) -> tuple[Correction, ...]:
    """Return what was corrected in earlier readings of this law; ``text`` is it as read without corrections.

    Empty where nothing was, or where the file is damaged.
    """
    try:
        held: object = json.loads(_file(text).read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        return ()
    kept = held.get("corrections") if isinstance(held, dict) else None
    found = [Correction.from_json(one) for one in kept] if isinstance(kept, list) else []
    return tuple(one for one in found if one is not None)[:MAX_KEPT]


def remember(text: Document, corrections: Sequence[Correction]) -> None:
    """Keep the corrections of this law in place of what was kept before; raises UserError where the disk refuses.

    ``text`` is the law as read without corrections. None at all removes the file.
    """
    file = _file(text)
    if not corrections:
        file.unlink(missing_ok=True)
        return
    kept = [one.to_json() for one in corrections[-MAX_KEPT:]]
    content = {"title": text.title, "language": text.language, "corrections": kept}
    file.parent.mkdir(parents=True, exist_ok=True)
    with atomic_path(file) as part:
        part.write_text(json.dumps(content, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def _file(text: Document) -> Path:
    """Return where the corrections of a law are kept: years and numbers in its title do not matter."""
    words = " ".join(_WORD.findall(text.title.casefold()))
    name = sha256(f"{text.language}\n{words}")[:32]
    return app_home() / "corrections" / f"{name}.json"
