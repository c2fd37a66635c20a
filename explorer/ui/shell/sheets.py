"""The sheets that lie on the window: all commands, all keys, and where to go."""

from functools import cached_property

from explorer.commands import Menu, command
from explorer.places import Mode
from explorer.translation import tr
from explorer.ui.shell.actions import Actions
from explorer.ui.shell.conditions import needs_library
from explorer.ui.shell.finder import Finder
from explorer.ui.shell.keys import KeysSheet
from explorer.ui.shell.ports import Shell
from explorer.ui.shell.targets import Targets
from explorer.ui.widgets.choices import Choice


class Sheets:
    """Opens the sheets, each of which is made when it is first wanted."""

    def __init__(self, shell: Shell, actions: Actions, targets: Targets) -> None:
        self.shell, self._actions, self._targets = shell, actions, targets

    @command("help.palette", tr("All commands…"), "Ctrl+K", menu=Menu.HELP, help=tr("Type what to do."))
    def open_palette(self) -> None:
        self._palette.open()

    @command("help.keys", tr("Keys"), "F1 ?", menu=Menu.HELP, help=tr("All keys on one sheet."))
    def open_keys(self) -> None:
        self._keys.show_groups(self._actions.key_groups())

    @command(
        "go.to",
        tr("Go to…"),
        "Ctrl+G",
        menu=Menu.GO,
        help=tr("Type a symbol, a section, “2020 para 46”, or letters of a heading."),
        when=needs_library,
    )
    def open_goto(self) -> None:
        self._goto.open()

    @cached_property
    def _palette(self) -> Finder:
        hint = tr("Type what you want to do")
        finder = Finder(self.shell.theme, self.shell.window, tr("Commands"), hint, self._actions.choices)
        finder.chosen.connect(lambda key: self.shell.commands.run(str(key)))
        return finder

    @cached_property
    def _keys(self) -> KeysSheet:
        return KeysSheet(self.shell.theme, self.shell.window)

    @cached_property
    def _goto(self) -> Finder:
        hint = tr("A symbol, a section (IV.A.2), “2020 para 46”, or letters of a heading")
        finder = Finder(self.shell.theme, self.shell.window, tr("Go to"), hint, self._places)
        finder.chosen.connect(self._go)
        return finder

    def _places(self, words: str) -> list[Choice]:
        found = self._targets.named(words, self.shell.session.reader.place.here)
        return [Choice((one.report, one.eid), one.title, one.about) for one in found]

    def _go(self, target: tuple[str, str | None]) -> None:
        self.shell.session.reader.go(self.shell.series.at(Mode.READ, *target))
        self.shell.places.focus()
