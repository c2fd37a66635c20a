"""The registry of commands in the window: shortcuts, the menu, the rows of the palette and of the sheet of keys."""

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget
from rapidfuzz import fuzz, process

from explorer.commands import Command, Registry, Unavailable
from explorer.errors import ExplorerError
from explorer.translation import tr
from explorer.ui.shell.keys import KeyGroup
from explorer.ui.shell.ports import Say
from explorer.ui.widgets.choices import Choice
from explorer.ui.widgets.keyboard import ESCAPE, written
from explorer.ui.widgets.plain import set_tip

GOOD_ENOUGH = 55


class Actions(QObject):
    """Carries commands out: what stands against one, or goes wrong, is said with `say`."""

    def __init__(self, registry: Registry, say: Say) -> None:
        super().__init__()
        self._registry, self._say = registry, say
        self._actions: dict[str, QAction] = {}
        self._singles: list[QAction] = []

    def run(self, command_id: str) -> None:
        try:
            self._registry.run(command_id)
        except Unavailable as reason:
            self._say(str(reason))
        except ExplorerError as error:
            self._say(str(error), error=True)

    def key(self, command_id: str) -> str:
        return written(*self._registry.get(command_id).keys[:1])

    def install(self, window: QWidget, centre: QWidget, single_letters: bool) -> None:
        """Give the window all shortcuts. Single letters are heard only while the keyboard is in the centre."""
        for command in self._registry.all():
            many = [key for key in command.keys if not is_single(key)]
            single = [key for key in command.keys if is_single(key)]
            self._actions[command.id] = self._make(command, many, Qt.ShortcutContext.WindowShortcut, window)
            if single:
                context = Qt.ShortcutContext.WidgetWithChildrenShortcut
                self._singles.append(self._make(command, single, context, centre))
        self.allow_single_letters(single_letters)

    def allow_single_letters(self, allowed: bool) -> None:
        for action in self._singles:
            action.setEnabled(allowed)

    def fill_menu(self, menu: QMenu) -> None:
        """A submenu for each menu of the registry, brought up to date whenever it opens."""
        for title, commands in self._menus().items():
            below = menu.addMenu(title)
            below.setToolTipsVisible(True)
            below.addActions([self._actions[command.id] for command in commands])
            below.aboutToShow.connect(lambda commands=commands: self._refresh(commands))
            below.aboutToHide.connect(lambda commands=commands: self._enable(commands))

    def choices(self, words: str) -> list[Choice]:
        """The rows of the palette: all commands in order, or those that fit the words, best first."""
        commands = self._registry.all()
        if words:
            titles = {command.id: f"{command.title} {command.menu}" for command in commands}
            found = process.extract(words, titles, scorer=_fit, score_cutoff=GOOD_ENOUGH, limit=30)
            commands = [self._registry.get(id) for _, _, id in found]
        return [Choice(each.id, each.title, written(*each.keys), each.hindrance()) for each in commands]

    def key_groups(self) -> list[KeyGroup]:
        """The keys of all commands by menu, and last those that mean the same everywhere."""
        everywhere = (tr("Close a sheet, or end the search"), written(ESCAPE))
        return [
            *(
                KeyGroup(title, tuple((each.title, written(*each.keys)) for each in commands if each.keys))
                for title, commands in self._menus().items()
            ),
            KeyGroup(tr("Everywhere"), (everywhere,)),
        ]

    def _make(self, command: Command, keys: list[str], context: Qt.ShortcutContext, owner: QWidget) -> QAction:
        # A key that is heard only in the centre is no shortcut of the menu's action, but is shown there like one.
        shown = "" if keys else "".join(f"\t{key}" for key in command.keys[:1])
        action = QAction(command.title + shown, owner)
        action.setShortcuts([QKeySequence(key) for key in keys])
        action.setShortcutContext(context)
        set_tip(action, command.help)
        action.triggered.connect(lambda: self.run(command.id))
        owner.addAction(action)
        return action

    def _menus(self) -> dict[str, list[Command]]:
        menus: dict[str, list[Command]] = {}
        for command in self._registry.all():
            menus.setdefault(command.menu.value, []).append(command)
        return menus

    def _refresh(self, commands: list[Command]) -> None:
        for command in commands:
            reason = command.hindrance()
            self._actions[command.id].setEnabled(not reason)
            set_tip(self._actions[command.id], reason or command.help)

    def _enable(self, commands: list[Command]) -> None:
        """Outside the menu a key that cannot be obeyed says why, so no action may stay disabled."""
        for command in commands:
            self._actions[command.id].setEnabled(True)


def is_single(key: str) -> bool:
    """Whether a key is one character without Ctrl or Alt."""
    return len(key) == 1


def _fit(words: str, title: str, **options: object) -> float:
    """How well typed words fit a title, 0 to 100: all of them in any order, cut off or slightly wrong."""
    words, title = words.lower(), title.lower()
    starts = all(any(part.startswith(word) for part in title.split()) for word in words.split())
    return 100.0 if starts else fuzz.partial_token_set_ratio(words, title) * 0.5 + fuzz.WRatio(words, title) * 0.45
