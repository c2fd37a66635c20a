"""What a user can ask for: commands of the window, and verbs of the command line, all without Qt."""

from explorer.commands.core import core_registry
from explorer.commands.registry import Command, Context, Registry

__all__ = ["Command", "Context", "Registry", "core_registry"]
