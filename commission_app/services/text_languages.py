"""The languages whose laws can be read by their own rules; kept apart so that to list them loads no reader."""

from __future__ import annotations

from commission_app.base.resources import resource


def known() -> tuple[str, ...]:
    """Return the codes of these languages, sorted."""
    return tuple(sorted(path.stem for path in resource("numbering").glob("*.toml")))
