"""The commands that need the window, a file for each menu. They stand in the same registry as those of the session."""

from explorer.commands import Registry
from explorer.ui.commands import across, compare, go, help, library, passages, read, search, view


def register(registry: Registry) -> None:
    """Add all commands of the window."""
    for menu in (library, go, search, read, compare, across, passages, view, help):
        menu.register(registry)
