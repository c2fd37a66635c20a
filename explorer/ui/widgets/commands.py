"""What a view knows of commands: it has them carried out, and names their keys."""

from typing import Protocol

from PySide6.QtWidgets import QAbstractButton

from explorer.ui.widgets.plain import set_tip


class Commands(Protocol):
    """Commands by their ids; both methods raise KeyError for one that there is not."""

    def run(self, command_id: str) -> None:
        """Carry a command out; what stands against it is said to the reader."""

    def key(self, command_id: str) -> str:
        """The first key of a command as the system writes it, "" where it has none."""


def stand_for(button: QAbstractButton, commands: Commands, command_id: str, about: str) -> None:
    """Let a button carry a command out, and say so in a tool tip that names the key."""
    button.clicked.connect(lambda: commands.run(command_id))
    set_tip(button, with_key(about, commands, command_id))


def with_key(about: str, commands: Commands, command_id: str) -> str:
    """Words about a command with its key behind them."""
    key = commands.key(command_id)
    return f"{about} ({key})" if key else about
