"""Writing what a commission holds as files for other programs."""

from __future__ import annotations

import datetime as dt
import re
from pathlib import Path

from commission_app.base.atomic_file import atomic_path
from commission_app.domain.clock import COUNTER_BITS
from commission_app.domain.errors import UserError
from commission_app.services import texts
from commission_app.services.workspace import Workspace

_COUNTRY = re.compile(r"[a-z]{2}")


def akoma_ntoso(
    workspace: Workspace,
    out: Path,
    draft: str | None = None,
    language: str | None = None,
    country: str | None = None,
) -> None:
    """Write one text of a draft as an Akoma Ntoso 3.0 file.

    ``draft`` is a label or id, ``language`` one of the draft's, ``country`` a code of ISO 3166-1 alpha-2. The edition
    is of the draft's own date, or of the day it was published here. Raises UserError where there is no such text.
    """
    # Needed for this command alone.
    from commission_app.writers.akoma_ntoso import UNKNOWN_COUNTRY, Edition
    from commission_app.writers.akoma_ntoso import akoma_ntoso as written

    if country is not None and not _COUNTRY.fullmatch(country.lower()):
        raise UserError("draft.bad_country", country=country[:20])
    found = texts.find(workspace, draft)
    document = texts.document(workspace, found, language)
    published = dt.datetime.fromtimestamp((found.made >> COUNTER_BITS) / 1000, dt.UTC).date().isoformat()
    edition = Edition(found.date or published, (country or UNKNOWN_COUNTRY).lower())
    content = written(document, edition)
    with atomic_path(out) as part:
        part.write_bytes(content)
