"""The frame around the features: which panes show, how large the text is, and in which colours."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QWidget

from explorer.commands import Menu, command, commands
from explorer.places import Mode
from explorer.session import Session
from explorer.translation import tr
from explorer.ui.shell.preferences import Preferences
from explorer.ui.shell.window import Window
from explorer.ui.theme import STEP, Appearance, Theme
from explorer.ui.widgets.keyboard import has_keyboard

TEXT_PAUSE_MS = 200
"""Presses of the keys for the text size that follow within this time are carried out as one: setting a report takes
longer than a key that is held repeats."""
WIDE = 1400
"""A window of so many pixels (at the usual text size) has room for the side pane beside a table."""
_SIZE = tr("Change the size of all text.")


class Frame(QObject):
    """`allow_single_letters` has keys such as `J` heard or not."""

    def __init__(
        self,
        window: Window,
        session: Session,
        theme: Theme,
        preferences: Preferences,
        allow_single_letters: Callable[[bool], None],
    ) -> None:
        super().__init__(window)
        self._window, self._session, self._theme, self._preferences = window, session, theme, preferences
        self._allow_single_letters = allow_single_letters
        self._folded = False
        """The reader folded the side pane in Read."""
        self._steps = 0
        self._sizing = QTimer(self, singleShot=True, interval=TEXT_PAUSE_MS)
        self._sizing.timeout.connect(lambda: self.set_text_size(self._theme.text_size + self._steps))
        window.closing.connect(self.remember)

    def fit(self, mode: Mode) -> None:
        """Compare wants the width, and so do tables and the original page in a narrow window. Read by itself has the
        side pane as the reader left it."""
        narrow = self._window.width() < self._theme.px(WIDE)
        crowded = mode == Mode.COMPARE or (narrow and (mode != Mode.READ or self._preferences.settings.page_beside))
        self._fold(crowded or self._folded, mode)

    def remember(self) -> None:
        """Keep size, panes and place for the next start."""
        geometry, panes = self._window.state()
        folder = str(self._session.library.folder) if self._session.is_open else None
        self._preferences.change(
            window_geometry=geometry,
            window_state=panes,
            place=self._session.reader.place.as_strings(),
            last_library=folder or self._preferences.settings.last_library,
        )

    @command("pane.tree", tr("Show or hide the contents"), "F9", menu=Menu.VIEW, help=tr("The tree at the left."))
    def toggle_tree(self) -> None:
        within = has_keyboard(self._window.left)
        self._window.left.setVisible(self._window.left.isHidden())
        if within:
            self._focus(self._session.reader.place.mode)

    @command(
        "pane.side",
        tr("Show or fold the side pane"),
        "F10",
        menu=Menu.VIEW,
        help=tr("Elsewhere and Passages at the right."),
    )
    def toggle_side(self) -> None:
        folded, mode = not self._window.side.folded, self._session.reader.place.mode
        self._fold(folded, mode)
        if mode == Mode.READ:
            self._folded = folded

    @commands(
        ("text.larger", tr("Larger text"), "Ctrl++ Ctrl+=", STEP),
        ("text.smaller", tr("Smaller text"), "Ctrl+-", -STEP),
        menu=Menu.VIEW,
        help=_SIZE,
    )
    def scale_text(self, step: int) -> None:
        """Soon, together with the steps that follow."""
        self._steps += step
        self._sizing.start()

    @command("text.usual", tr("Usual text size"), "Ctrl+0", menu=Menu.VIEW, help=_SIZE, args=(100,))
    def set_text_size(self, percent: int) -> None:
        self._sizing.stop()
        self._steps = 0
        self._theme.text_size = percent
        self._preferences.change(text_size=self._theme.text_size)
        self._window.notice.show_notice(tr("Text at %1 %").replace("%1", str(self._theme.text_size)))

    @commands(
        ("theme.system", tr("Colours of the system"), "", Appearance.SYSTEM),
        ("theme.light", tr("Light colours"), "", Appearance.LIGHT),
        ("theme.dark", tr("Dark colours"), "", Appearance.DARK),
        menu=Menu.VIEW,
        help=tr("Change the colours of the window."),
    )
    def set_appearance(self, appearance: Appearance) -> None:
        self._theme.appearance = appearance
        self._preferences.change(theme=appearance.value)

    @command(
        "keys.single",
        tr("Single-letter keys on or off"),
        menu=Menu.HELP,
        help=tr("Keys of one letter work in Overview, Read and Compare; they can be switched off."),
    )
    def toggle_single_letters(self) -> None:
        allowed = not self._preferences.settings.single_letter_keys
        self._allow_single_letters(allowed)
        self._preferences.change(single_letter_keys=allowed)
        said = tr("Single-letter keys are on.") if allowed else tr("Single-letter keys are off.")
        self._window.notice.show_notice(said)

    @command("window.close", tr("Quit"), "Ctrl+Q", menu=Menu.LIBRARY, help=tr("Close the window."))
    def close(self) -> None:
        self._window.close()

    def _fold(self, folded: bool, mode: Mode) -> None:
        """The view of the mode takes the keyboard where the side pane had it and is put away."""
        within = has_keyboard(self._window.side)
        self._window.fold_side(folded)
        if within and folded:
            self._focus(mode)

    def _focus(self, mode: Mode) -> None:
        view: QWidget = self._window.centre.view(mode)
        view.setFocus()
