"""The one exception that is meant for people."""

from __future__ import annotations

Param = str | int


class UserError(Exception):
    """Something a person can act on; anything else that is raised is a bug.

    ``key`` names the sentence in the catalogues (``error.<key>``); ``params`` fill it. Faces
    translate it; ``str()`` is for logs only.
    """

    def __init__(self, key: str, **params: Param) -> None:
        super().__init__(key)
        self.key = key
        self.params: dict[str, Param] = params

    def __str__(self) -> str:
        shown = ", ".join(f"{name}={value!r}" for name, value in self.params.items())
        return f"{self.key}({shown})"
