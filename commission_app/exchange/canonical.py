"""The bytes of an event: what is hashed, chained and signed.

Canonical form: UTF-8 JSON with sorted keys, no white space, texts in NFC. The body's own canonical text stands in it
as it is, so that the bytes of an event can be put together from its row without parsing.
"""

from __future__ import annotations

import json
from collections.abc import Callable

from commission_app.domain.digest import sha256
from commission_app.domain.event import Body

_encoder = json.JSONEncoder(sort_keys=True, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
body_text: Callable[[Body], str] = _encoder.encode
"""Returns the canonical text of an event's body."""


def event_hash(stream: str, seq: int, hlc: int, at: int, kind: str, subject: str, body: str, prev: str) -> str:
    """Return the SHA-256 (hex) of an event, its body given as canonical text.

    The strings other than the body are plain: they hold no quotes, backslashes or control characters (checked where
    events come from outside).
    """
    canonical = (
        f'{{"at":{at},"body":{body},"hlc":{hlc},"kind":"{kind}","prev":"{prev}",'
        f'"seq":{seq},"stream":"{stream}","subject":"{subject}"}}'
    )
    return sha256(canonical)
