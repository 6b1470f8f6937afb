"""Where the program keeps what belongs to this computer: settings, keys, logs and backups."""

from __future__ import annotations

import os
from pathlib import Path

NAME = "commission-app"


def app_home() -> Path:
    """Return the folder of everything local: ``COMMISSION_APP_HOME``, or where the system keeps such data."""
    chosen = os.environ.get("COMMISSION_APP_HOME")
    if chosen:
        return Path(chosen)
    import platformdirs

    return platformdirs.user_data_path(NAME, appauthor=False)


def keys_folder() -> Path:
    """Return the folder of device keys."""
    return app_home() / "keys"


def backups_folder() -> Path:
    """Return the folder of backups."""
    return app_home() / "backups"


def logs_folder() -> Path:
    """Return the folder of log files."""
    return app_home() / "logs"


def settings_file() -> Path:
    """Return the path of the settings."""
    return app_home() / "settings.json"
