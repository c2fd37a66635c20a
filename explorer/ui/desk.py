"""A window at work on a session: makes the panes' wiring, and carries out commands."""

import logging
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QWidget

from explorer.commands import Context, Registry
from explorer.errors import ExplorerError
from explorer.places import Mode, Place
from explorer.session import Session
from explorer.settings import Settings
from explorer.translation import tr
from explorer.ui.digest.controller import Digesting
from explorer.ui.elsewhere.controller import Elsewhere
from explorer.ui.figures.controller import Figures
from explorer.ui.imports.controller import Imports
from explorer.ui.imports.importing import Importing
from explorer.ui.life_line.controller import LifeLines
from explorer.ui.passages.controller import Gathering
from explorer.ui.read.original import Original
from explorer.ui.search.completing import Searched
from explorer.ui.search.controller import Searching
from explorer.ui.shell.actions import Actions
from explorer.ui.shell.bridge import Bridge
from explorer.ui.shell.errors import Errors
from explorer.ui.shell.navigation import Navigation
from explorer.ui.shell.window import Window
from explorer.ui.theme import Appearance, Theme
from explorer.ui.viewing import Viewing
from explorer.ui.views_made import Views
from explorer.ui.widgets.choices import Choice

if TYPE_CHECKING:
    from explorer.present.goto import GoTo
    from explorer.ui.shell.finder import Finder

_log = logging.getLogger(__name__)
GROWTH_MS = 700
"""The tree grows no more often than this while files are imported."""
TEXT_PAUSE_MS = 200
"""Presses of the keys for the text size that follow within this time are carried out as one: setting a report takes
longer than a key that is held repeats."""
WIDE = 1400
"""A window of so many pixels (at the usual text size) has room for the side pane beside a table."""


class Desk(QObject):
    """What the commands of the window act on. `save` keeps settings."""

    def __init__(
        self,
        window: Window,
        session: Session,
        bridge: Bridge,
        registry: Registry,
        theme: Theme,
        settings: Settings,
        save: Callable[[Settings], None],
    ) -> None:
        super().__init__()
        self.session, self.theme, self.settings = session, theme, settings
        self._registry, self._save = registry, save
        self.window, self.errors = window, Errors(window, theme)
        window.centre.set_makers(Views(self).makers())
        self.navigation = Navigation(self.window, session, theme, self.fold_side)
        self.original = Original(self)
        self.digesting = Digesting(self)
        self.life_lines = LifeLines(self)
        self.figures = Figures(self)
        self.imports = Imports(self)
        window.contents.set_reader(lambda id: session.library.outline(id))
        self.searching = Searching(self.window, session, self.navigation, theme)
        self.gathering = Gathering(self.window, session, theme, self.navigation)
        self.elsewhere = Elsewhere(self.window, session, self.navigation)
        self.importing = Importing(self.window, session, theme, self.navigation)
        self.viewing = Viewing(self)
        self.actions = Actions(registry, self.context, self.run)
        self._hand_out_keys()
        self.importing.doubts_requested.connect(self.imports.show_report)
        self._finders: dict[str, Finder] = {}
        self._goto: GoTo | None = None
        self._side_folded = False
        self._steps = 0
        self._sizing = QTimer(self, singleShot=True, interval=TEXT_PAUSE_MS)
        self._sizing.timeout.connect(lambda: self.set_text_size(self.theme.text_size + self._steps))
        self._begun = False
        self._growing = QTimer(self, singleShot=True, interval=GROWTH_MS)
        self._growing.timeout.connect(self.importing.show_library)
        self._connect(bridge)

    def _hand_out_keys(self) -> None:
        """Shortcuts and menu, and the keys that panes name beside what they offer."""
        self.actions.install(self.window, self.window.centre, self.settings.single_letter_keys)
        self.actions.fill_menu(self.window.toolbar.menu)
        self.window.elsewhere.name_keys(self.actions.keys)
        self.window.results.head.name_keys(self.actions.keys)

    def context(self) -> Context:
        return Context(self.session, self)

    def run(self, command_id: str) -> None:
        """Carry a command out. What stands against it, or goes wrong, is said in the line at the foot."""
        hindrance = self.actions.hindrance(command_id)
        if hindrance:
            self.window.notice.show_notice(hindrance)
            return
        try:
            self._registry.run(command_id, self.context())
        except ExplorerError as error:
            self.window.notice.show_notice(str(error), error=True)

    # Sheets over the window

    def open_palette(self) -> None:
        finder = self._finder("palette", tr("Commands"), tr("Type what you want to do"), self.actions.choices)
        finder.open()

    def open_goto(self) -> None:
        hint = tr("A symbol, a section (IV.A.2), “2020 para 46”, or letters of a heading")
        self._finder("goto", tr("Go to"), hint, self._targets).open()

    def open_by_hand(self) -> None:
        """Choose a section to compare with the one in hand."""
        hint = tr("A section or paragraph of another report: 2018 IV.A.2, or letters of a heading")
        self._finder("by hand", tr("Compare with"), hint, self._others).open()

    def open_searches(self) -> None:
        hint = tr("Letters of a search that you saved or made lately")
        title = tr("Saved and recent searches")
        self._finder("searches", title, hint, self.searching.completing.choices).open()

    def open_keys(self) -> None:
        from explorer.ui.shell.keys import KeysSheet

        sheet = self.window.findChild(KeysSheet) or KeysSheet(self.theme, self.window)
        sheet.show_groups(self.actions.key_groups())

    # Panes, text size, theme

    def toggle_tree(self) -> None:
        within = self._has_keyboard(self.window.left)
        self.window.left.setVisible(self.window.left.isHidden())
        if within:
            self.window.centre.view(self.session.reader.place.mode).setFocus()

    def toggle_side(self) -> None:
        folded = not self.window.side.folded
        self._fold(folded, self.session.reader.place.mode)
        if self.session.reader.place.mode == Mode.READ:
            self._side_folded = folded

    def scale_text(self, step: int) -> None:
        """Soon, together with the steps that follow."""
        self._steps += step
        self._sizing.start()

    def set_text_size(self, percent: int) -> None:
        self._sizing.stop()
        self._steps = 0
        self.theme.text_size = percent
        self.change(text_size=self.theme.text_size)
        self.window.notice.show_notice(tr("Text at %1 %").replace("%1", str(self.theme.text_size)))

    def set_appearance(self, appearance: Appearance) -> None:
        self.theme.appearance = appearance
        self.change(theme=appearance.value)

    def toggle_single_letters(self) -> None:
        allowed = not self.settings.single_letter_keys
        self.actions.allow_single_letters(allowed)
        self.change(single_letter_keys=allowed)
        said = tr("Single-letter keys are on.") if allowed else tr("Single-letter keys are off.")
        self.window.notice.show_notice(said)

    def open_library(self, files: Sequence[Path] = ()) -> None:
        """Open the last library, or the samples, at the place where the reader left it; then import files."""
        self.session.open_library()
        place = Place.from_strings(self.settings.place)
        if place.report in {entry.id for entry in self.session.reports.entries()}:
            self.session.reader.go(place, remember=False)
        if files:
            self.session.imports.start(list(files))

    def change(self, **settings: Any) -> None:
        """Change settings and keep them; where that fails the window goes on with the new ones."""
        self.settings = replace(self.settings, **settings)
        try:
            self._save(self.settings)
        except ExplorerError as error:
            _log.warning("%s", error)

    def close(self) -> None:
        """Remember size, panes and place."""
        geometry, panes = self.window.state()
        folder = str(self.session.library.folder) if self.session.is_open else None
        self.change(
            window_geometry=geometry,
            window_state=panes,
            place=self.session.reader.place.as_strings(),
            last_library=folder or self.settings.last_library,
        )

    # Wiring

    def _connect(self, bridge: Bridge) -> None:
        bridge.library_changed.connect(self._library_changed)
        bridge.place_changed.connect(self._place_changed)
        bridge.results_changed.connect(self.searching.show_results)
        bridge.saved_searches_changed.connect(self.searching.show_saved)
        bridge.comparison_changed.connect(self._comparison_changed)
        bridge.comparison_stopped.connect(self._comparison_stopped)
        bridge.passages_changed.connect(self.gathering.show_passages)
        bridge.corrections_changed.connect(self.elsewhere.show)
        bridge.noticed.connect(self.importing.show_notice)
        bridge.tasks_changed.connect(self.importing.show_tasks)
        bridge.page_ready.connect(self.original.show)
        bridge.imports_changed.connect(self.imports.changed)
        bridge.imports_ended.connect(self.imports.ended)
        bridge.password_needed.connect(self.imports.ask_password)
        window = self.window
        for part in (window.toolbar, window.elsewhere, window.passages):
            part.command_requested.connect(self.run)
        window.notice.command_requested.connect(self.run)
        window.results.command_requested.connect(self.run)
        window.escaped.connect(self.searching.back_to_field)
        window.contents.message.activated.connect(self.run)
        window.side.unfold_requested.connect(self.toggle_side)
        window.closing.connect(self.close)

    def _library_changed(self) -> None:
        self._goto = None
        self.searching.library_changed()
        self.life_lines.library_changed()
        if self.session.imports.busy and len(self.session.reports.entries()) > 1:
            if not self._growing.isActive():
                self._growing.start()  # Only the tree grows with the files; the views follow when all are read.
            return
        self._growing.stop()
        self.importing.show_library()
        within = self._has_keyboard(self.window.centre)
        self.navigation.refresh()
        if within and not self._has_keyboard(self.window.centre):
            self.window.centre.view(self.session.reader.place.mode).setFocus()  # What had it shows no more.
        if not self._begun:
            self._begin()
        self.gathering.show_passages()
        self.elsewhere.show()

    def _begin(self) -> None:
        """Put the keyboard into the view; whoever was quick enough to search before is left in peace."""
        self._begun = True
        if not self.window.toolbar.search.text():
            self.window.centre.view(self.session.reader.place.mode).setFocus()

    def _place_changed(self, place: Place) -> None:
        self.window.notice.let_go()
        self.navigation.show(place)
        self.elsewhere.show()
        self.original.follow(place)

    def _comparison_changed(self, series: str) -> None:
        self.searching.comparison_changed()
        self.navigation.comparison_changed(series)
        self.life_lines.comparison_changed()
        self.elsewhere.show()

    def compare_again(self) -> None:
        """Show what is compared anew; where there is no comparison yet it is made."""
        self.navigation.refresh()
        self.elsewhere.show()

    def _comparison_stopped(self, series: str) -> None:
        self.navigation.comparison_stopped(series)
        self.elsewhere.comparison_stopped(series)

    def fold_side(self, mode: Mode) -> None:
        """Compare wants the width, and so do tables and the original page in a narrow window. Read by itself has the
        pane as the reader left it."""
        narrow = self.window.width() < self.theme.px(WIDE)
        crowded = mode == Mode.COMPARE or (narrow and (mode != Mode.READ or self.original.shown))
        self._fold(crowded or self._side_folded, mode)

    def _fold(self, folded: bool, mode: Mode) -> None:
        """The view of the mode takes the keyboard where the side pane had it and is put away."""
        within = self._has_keyboard(self.window.side)
        self.window.fold_side(folded)
        if within and folded:
            self.window.centre.view(mode).setFocus()

    def _has_keyboard(self, pane: QWidget) -> bool:
        focus = self.window.focusWidget()
        return focus is not None and pane.isAncestorOf(focus)

    def _finder(self, name: str, title: str, hint: str, source: Callable[[str], Sequence[Choice]]) -> "Finder":
        from explorer.ui.shell.finder import Finder

        if name not in self._finders:
            self._finders[name] = Finder(self.theme, self.window, title, hint, source)
            self._finders[name].chosen.connect(self._chosen)
        return self._finders[name]

    def _chosen(self, key: object) -> None:
        if isinstance(key, Place) and key.by_hand:
            self.navigation.compare_by_hand((key.other or "", key.other_eid or ""))
            self.window.centre.view(key.mode).setFocus()
        elif isinstance(key, Place):
            self.session.reader.go(key)
            self.window.centre.view(key.mode).setFocus()
        elif isinstance(key, Searched):
            self.searching.search(key.query)
        else:
            self.run(str(key))

    def _targets(self, words: str) -> list[Choice]:
        found = self._go_to().targets(words, self.session.reader.place.report) if words else []
        return [Choice(Place(Mode.READ, one.report, one.eid), one.title, one.about) for one in found]

    def _others(self, words: str) -> list[Choice]:
        """Sections of other reports that the one in hand can be compared with."""
        here = self.session.reader.place.in_hand
        if here is None or not words:
            return []
        found = [one for one in self._go_to().targets(words, None, without=here[0]) if one.eid]
        return [Choice(Place(Mode.COMPARE, *here, one.report, one.eid), one.title, one.about) for one in found]

    def _go_to(self) -> "GoTo":
        from explorer.present.goto import GoTo

        if self._goto is None:
            ids = [entry.id for entry in self.session.reports.entries() if entry.error is None]
            self._goto = GoTo(self.session.reports.series(), self.session.library.outlines(ids), self.navigation.report)
        return self._goto
