"""How every command speaks: JSON or sentences on standard output, messages on standard error."""

from __future__ import annotations

import functools
import json
import locale
import os
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, TypeVar

import click

from commission_app.base.i18n import InterfaceLanguage, Translator
from commission_app.domain.errors import UserError
from commission_app.domain.languages import code_of

F = TypeVar("F", bound=Callable[..., Any])
LANGUAGES = click.Choice([language.value for language in InterfaceLanguage])
"""The languages of the program itself."""


class _TextLanguage(click.ParamType[str]):
    """The language of a text: any at all, by its code ("uk") or tag ("de-CH")."""

    name = "language"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        code = code_of(value)
        if code is None:
            self.fail(f"{value!r} is no code of a language, such as kk, ru, en, uk or de.", param, ctx)
        return code


TEXT_LANGUAGE = _TextLanguage()


@dataclass(slots=True)
class Output:
    """The way one call of a command speaks."""

    translate: Translator
    json: bool = False
    quiet: bool = False

    @property
    def language(self) -> str:
        """The language of what is printed."""
        return self.translate.language.value

    def result(self, document: Mapping[str, Any], text: str = "") -> None:
        """Print what a command found: one JSON document, or sentences."""
        if self.json:
            print_json(document)
        elif text:
            click.echo(text)

    def note(self, text: str) -> None:
        """Say something beside the result, on standard error."""
        if not self.quiet:
            click.echo(text, err=True)

    def error(self, error: UserError) -> str:
        """Return a refusal in words."""
        return self.translate(error.key, **error.params)


def print_json(document: Mapping[str, Any]) -> None:
    """Print one JSON document: in many lines for a person, in one for a program, which is much quicker."""
    click.echo(json.dumps(document, ensure_ascii=False, indent=1 if sys.stdout.isatty() else None))


def system_language() -> InterfaceLanguage:
    """Return the language of the system where the program speaks it, else English."""
    named = os.environ.get("LC_ALL") or os.environ.get("LC_MESSAGES") or os.environ.get("LANG") or ""
    name = (named or (locale.getlocale()[0] or ""))[:2].lower()
    return InterfaceLanguage(name) if name in set(InterfaceLanguage) else InterfaceLanguage.EN


def speaking(command: F) -> F:
    """Give a command ``--json``, ``--quiet`` and ``--language``, and hand it an ``Output`` as its first argument."""
    return _with_output(click.option("--language", type=LANGUAGES, help="Language of what is printed.")(command))


def speaking_by_system(command: F) -> F:
    """As ``speaking``, for commands whose own ``--language`` means the language of a text."""
    return _with_output(command, own_language=True)


def _with_output(command: F, *, own_language: bool = False) -> F:
    @click.option("--json", "as_json", is_flag=True, help="Print one JSON document.")
    @click.option("--quiet", is_flag=True, help="Print no messages.")
    @click.pass_context
    @functools.wraps(command)
    def run(context: click.Context, /, *, as_json: bool, quiet: bool, **params: Any) -> Any:
        chosen = None if own_language else params.pop("language")
        language = InterfaceLanguage(chosen) if chosen else system_language()
        output = Output(Translator(language), as_json, quiet)
        context.find_root().obj = output
        return command(output, **params)

    return run  # type: ignore[return-value]


def passphrase_of(output: Output, *, needed: bool, new: bool = False) -> str | None:
    """Return the passphrase of the key: from ``COMMISSION_APP_PASSPHRASE``, or typed where somebody is there to type.

    Raises UserError where it is needed and there is nobody.
    """
    if not needed:
        return None
    given = os.environ.get("COMMISSION_APP_PASSPHRASE")
    if given is not None:
        return given
    if not sys.stdin.isatty():
        raise UserError("key.passphrase_needed")
    prompt = output.translate("cli.new_passphrase" if new else "cli.passphrase")
    return str(click.prompt(prompt, hide_input=True, confirmation_prompt=new, err=True))
