"""What a user can ask for: commands of the window, and verbs of the command line, all without Qt."""

from explorer.commands.declaring import command, commands, commands_of
from explorer.commands.registry import Command, Menu, Registry, Unavailable

__all__ = [
    "Command",
    "Menu",
    "Registry",
    "Unavailable",
    "command",
    "commands",
    "commands_of",
]
