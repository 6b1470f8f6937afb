"""Calling the command line within the test's process, each call as one person's computer."""

from __future__ import annotations

import contextlib
import io
import json
import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from commission_app.cli.main import main


@dataclass(frozen=True)
class Call:
    """What a call gave: exit code, standard output and standard error."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """The one JSON document on standard output."""
        return json.loads(self.out)


def _no_window(path: Path | None, *, sample: bool) -> int:
    raise AssertionError("no window was asked for")


def call(*arguments: object, home: Path | None = None) -> Call:
    """Run one command, as the person whose keys are in ``home``."""
    out, err = io.StringIO(), io.StringIO()
    before = os.environ.get("COMMISSION_APP_HOME", "")
    if home is not None:
        os.environ["COMMISSION_APP_HOME"] = str(home)
    try:
        with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
            code = main([str(argument) for argument in arguments], _no_window)
    finally:
        os.environ["COMMISSION_APP_HOME"] = before
    return Call(code, out.getvalue(), err.getvalue())


def person(home: Path) -> Callable[..., Call]:
    """Return a caller for one person's computer; every call must succeed."""

    def run(*arguments: object, code: int = 0) -> Call:
        done = call(*arguments, home=home)
        assert done.code == code, (arguments, done)
        return done

    return run
