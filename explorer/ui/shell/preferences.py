"""What the program remembers of its user, while it runs."""

import logging
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from explorer.errors import ExplorerError
from explorer.settings import Settings

_log = logging.getLogger(__name__)


class Preferences:
    """`save` keeps settings."""

    def __init__(self, settings: Settings, save: Callable[[Settings], None]) -> None:
        self.settings = settings
        self._save = save

    def change(self, **settings: Any) -> None:
        """Change settings and keep them; where that fails the window goes on with the new ones."""
        self.settings = replace(self.settings, **settings)
        try:
            self._save(self.settings)
        except ExplorerError as error:
            _log.warning("%s", error)
