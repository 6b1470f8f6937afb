"""A new passphrase: entered twice, or left empty."""

from __future__ import annotations

from commission_app.base.i18n import Translator
from commission_app.domain.errors import UserError
from commission_app.gui.dialogs.form import Form, Values


def add_passphrase(form: Form, translate: Translator) -> None:
    """Add a new passphrase to a form, to be entered twice."""
    form.add_text("passphrase", translate("gui.passphrase"), secret=True)
    hint = translate("setup.passphrase_hint")
    form.add_text("again", translate("setup.passphrase_again"), hint=hint, secret=True)


def agreed(values: Values) -> str | None:
    """Return the new passphrase, None for none; raises UserError where it was not entered twice the same."""
    if values["passphrase"] != values["again"]:
        raise UserError("key.passphrases_differ")
    return values["passphrase"] or None
