"""The command ``commission-app``: finding the command, and the exit code of every outcome."""

from __future__ import annotations

import importlib
import os
import sys
from collections.abc import Callable, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Protocol

import click

from commission_app import __version__
from commission_app.base.i18n import InterfaceLanguage, Translator
from commission_app.cli.commands import COMMANDS, wants_window
from commission_app.cli.output import LANGUAGES, Output, print_json, system_language
from commission_app.domain.errors import UserError

DONE, FINDINGS, WRONG_USE, REFUSED, BUG, INTERRUPTED = 0, 1, 2, 3, 4, 130


class OpenWindow(Protocol):
    """Opens the window and returns the exit code when it is closed."""

    def __call__(self, path: Path | None, *, sample: bool) -> int:
        """Open it on a database, or on the sample, or on neither."""


class _Commands(click.Group):
    """All commands; a command's module is imported when it is called."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return [*COMMANDS, *super().list_commands(ctx)]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        module = COMMANDS.get(cmd_name)
        if module is None:
            return super().get_command(ctx, cmd_name)
        held = importlib.import_module(f"commission_app.cli.{module}")
        command = getattr(held, f"{cmd_name}_command")
        return command if isinstance(command, click.Command) else None


def main(arguments: Sequence[str], open_window: OpenWindow) -> int:
    """Run a command line and return its exit code; without arguments, open the window."""
    if wants_window(arguments):
        return open_window(Path(arguments[0]) if arguments else None, sample=False)
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    return _guarded(lambda: _run(arguments, open_window), arguments)


def _run(arguments: Sequence[str], open_window: OpenWindow) -> int:
    code = _group(open_window).main(list(arguments), prog_name="commission-app", standalone_mode=False)
    return code if isinstance(code, int) else DONE


def _group(open_window: OpenWindow) -> click.Group:
    group = _Commands("commission-app", help=__doc__ and "Work on a draft constitution, offline.")
    group.params.append(click.Option(["--version"], is_flag=True, is_eager=True, expose_value=False, callback=_version))

    @group.command("window")
    @click.argument("database", required=False, type=click.Path(path_type=Path))
    @click.option("--sample", is_flag=True, help="Open the bundled sample.")
    @click.option("--language", type=LANGUAGES, help="Language of the window.")
    def window(database: Path | None, *, sample: bool, language: str | None) -> int:
        """Open the window, on a database if one is named.

        Example: commission-app window my.commission
        """
        if database is not None and not database.is_file():
            raise UserError("database.missing", name=str(database))
        if language:
            os.environ["COMMISSION_APP_LANGUAGE"] = language
        return open_window(database, sample=sample)

    return group


def _version(context: click.Context, _option: click.Parameter, asked: object) -> None:
    if asked:
        click.echo(f"commission-app {__version__}")
        context.exit()


def _guarded(run: Callable[[], int], arguments: Sequence[str]) -> int:
    """Turn every way a command can end into its exit code; the one place where a bug is caught."""
    output = Output(_language(arguments), json="--json" in arguments)
    try:
        return run()
    except UserError as error:
        return refuse(output, error)
    except click.exceptions.Exit as end:
        return end.exit_code
    except click.UsageError as error:
        error.show()
        return WRONG_USE
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except (KeyboardInterrupt, click.Abort):
        click.echo(output.translate("cli.interrupted"), err=True)
        return INTERRUPTED
    except PermissionError as error:
        name = os.fsdecode(error.filename) if isinstance(error.filename, str | bytes) else ""
        return refuse(output, UserError("cli.not_allowed", name=name))
    except BrokenPipeError:
        sys.stderr.close()
        return DONE
    except Exception as error:  # noqa: BLE001 - the one place per face
        # Only a bug needs it, and every command would pay for it.
        from commission_app.base.logs import log_bug

        click.echo(output.translate("cli.bug", path=str(log_bug(error))), err=True)
        return BUG


def refuse(output: Output, error: UserError, document: dict[str, object] | None = None) -> int:
    """Say why an input was refused: in words with its key, and with ``--json`` also as JSON; return the exit code."""
    message = output.error(error)
    click.echo(f"{message} [{error.key}]", err=True)
    if output.json:
        told = {**(document or {}), "error": {"key": error.key, "message": message, "params": error.params}}
        print_json(told)
    return REFUSED


def _language(arguments: Sequence[str]) -> Translator:
    """Return the language asked for, for messages that come before or instead of a command's own."""
    chosen = next((after for name, after in pairwise(arguments) if name == "--language"), "")
    spoken = arguments[0] not in ("import", "outline", "briefing", "compare") and chosen in set(InterfaceLanguage)
    return Translator(InterfaceLanguage(chosen) if spoken else system_language())
