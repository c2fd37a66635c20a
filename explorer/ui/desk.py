"""The window at work on a session: makes the controllers, registers their commands, and tells them what happens."""

from collections.abc import Callable, Sequence
from itertools import chain
from pathlib import Path

from PySide6.QtCore import QObject

from explorer.commands import Menu, Registry, commands_of
from explorer.commands.core import SessionCommands
from explorer.errors import ExplorerError
from explorer.library import Library, is_library
from explorer.places import Place
from explorer.session import Notice, Session
from explorer.session.series import SeriesInHand
from explorer.settings import Settings
from explorer.translation import tr
from explorer.ui.compare.controller import Compare
from explorer.ui.digest.controller import Digest
from explorer.ui.elsewhere.controller import Elsewhere
from explorer.ui.figures.controller import Figures
from explorer.ui.imports.alike import AlikeSeries
from explorer.ui.imports.checking import Checking
from explorer.ui.imports.controller import Imports
from explorer.ui.imports.ocr import Recognising
from explorer.ui.imports.properties import ReportProperties
from explorer.ui.imports.watching import Watching
from explorer.ui.life_line.controller import LifeLines
from explorer.ui.overview.controller import Overview
from explorer.ui.passages.controller import Passages
from explorer.ui.printing.controller import Printing
from explorer.ui.read.controller import Read
from explorer.ui.read.finding import Finding
from explorer.ui.read.original import Original
from explorer.ui.search.around import Around
from explorer.ui.search.arranging import Arranging
from explorer.ui.search.by_year import ByYear
from explorer.ui.search.checking import Checking as SearchCheck
from explorer.ui.search.controller import Search
from explorer.ui.search.files import Files
from explorer.ui.search.saved import Saved
from explorer.ui.shell.actions import Actions
from explorer.ui.shell.bridge import hear
from explorer.ui.shell.errors import Errors
from explorer.ui.shell.following import Following
from explorer.ui.shell.frame import Frame
from explorer.ui.shell.moves import Moves
from explorer.ui.shell.navigation import Navigation
from explorer.ui.shell.notices import Notices
from explorer.ui.shell.ports import Shell
from explorer.ui.shell.preferences import Preferences
from explorer.ui.shell.sheets import Sheets
from explorer.ui.shell.side import SidePane
from explorer.ui.shell.targets import Targets
from explorer.ui.shell.tree import Tree
from explorer.ui.shell.window import Window
from explorer.ui.theme import Theme
from explorer.ui.widgets.keyboard import has_keyboard


class Desk(QObject):
    """The composition of the window. `save` keeps settings.

    It decides who hears of an event and in which order, what waits while files are imported, where the keyboard is when
    the library changes, and at which place the window opens.
    """

    def __init__(
        self,
        window: Window,
        session: Session,
        theme: Theme,
        settings: Settings,
        save: Callable[[Settings], None],
    ) -> None:
        super().__init__()
        self.window, self.session, self.theme = window, session, theme
        self.preferences = Preferences(settings, save)
        self.series = SeriesInHand(session)
        self.registry = Registry(commands_of(SessionCommands(session)))
        say = window.notice.show_notice
        self.actions = Actions(self.registry, say)
        self.notices, self.errors = Notices(window.notice, session.work), Errors(window, theme)
        self.frame = Frame(window, session, theme, self.preferences, self.actions.allow_single_letters)
        self.navigation = Navigation(window.toolbar, window.centre, session, self.series, self.frame.fit)
        self._shell = Shell(session, theme, window, self.series, self.navigation, self.actions, say)
        self._begun = False
        self._library: Library | None = None
        self._make_features(self._shell)
        self._register()
        self._furnish()
        self._connect()
        self._connect_imports()

    def _make_features(self, shell: Shell) -> None:
        window = self.window
        self._targets = Targets(self.session, self.series)
        self.search = Search(shell, window.toolbar.search, window.show_results, lambda: self.read.highlight())
        self.search_check = SearchCheck(self.search, window.notice.take_back)
        self.around, self.by_year = Around(self.search), ByYear(self.search)
        self.original = Original(shell, self.preferences, self.frame.fit)
        self.overview = Overview(shell, self.preferences)
        self.read = Read(shell, self.original, self.search.phrases)
        self.compare = Compare(shell, self._targets)
        self.figures = Figures(shell)
        self.digest = Digest(shell)
        self.finding = Finding(shell, self.read, self.search.step, window.centre.add_below)
        self.elsewhere = Elsewhere(shell, lambda: window.fold_side(False))
        self.life_lines = LifeLines(shell)
        self.passages = Passages(shell, lambda number: window.side.set_count(number), self.around.find)
        on_show = self.life_lines.printable, self.search.printable, self.passages.printable
        self.printing = Printing(shell, *on_show)
        self.ocr = Recognising(shell)
        self.imports = Imports(shell, window.add_drawer, self.original.open_at, window.notice.text, self.ocr.ask_for)
        self.watching = Watching(shell, self.imports.show_files)
        self.saved = Saved(self.search, window.notice.add)
        self.checking = Checking(shell, window.add_drawer)
        self.properties, self.alike = ReportProperties(shell), AlikeSeries(shell)
        self.sheets = Sheets(shell, self.actions, self._targets)
        offers = (tr("What was read with doubt"), self.imports.show_report), (tr("Properties…"), self.properties.edit)
        self.tree = Tree(shell, self.navigation.open_section, window.notice.show_standing, offers)

    def _register(self) -> None:
        """All commands, by their menus; those of a menu in the order of the controllers."""
        controllers = (
            self.imports,
            self.watching,
            self.ocr,
            self.properties,
            self.alike,
            self.checking,
            self.printing,
            self.sheets,
            self.errors,
            Moves(self._shell),
            self.search,
            self.finding,
            self.saved,
            Arranging(self.search),
            self.by_year,
            Files(self.search),
            self.search_check,
            self.around,
            self.read,
            self.original,
            self.compare,
            self.elsewhere,
            self.digest,
            self.life_lines,
            self.figures,
            self.passages,
            self.frame,
        )
        menus = list(Menu)
        commands = chain.from_iterable(commands_of(each) for each in controllers)
        for command in sorted(commands, key=lambda command: menus.index(command.menu)):
            self.registry.add(command)
        self.actions.install(self.window, self.window.centre, self.preferences.settings.single_letter_keys)
        self.actions.fill_menu(self.window.toolbar.menu)

    def _furnish(self) -> None:
        """The panes, which name the keys of what they offer."""
        lenses = (self.overview, self.read, self.compare, self.figures, self.digest)
        self.navigation.set_lenses(*lenses)
        for lens in lenses:
            lens.moved.connect(self.elsewhere.show)
        self.navigation.shown.connect(self.tree.follow)
        side = SidePane(self.theme, self.actions, self.elsewhere.view, self.passages.view, self.window)
        self.window.furnish(self.tree.view, self.search.view, side)

    def open_library(self, files: Sequence[Path] = ()) -> None:
        """Open the library among `files`, else the last one or the samples, at the place where the reader left it; then
        import the other files."""
        libraries = [path for path in files if is_library(path)]
        self._open_library(libraries)
        place = Place.from_strings(self.preferences.settings.place)
        known = {entry.id for entry in self.session.reports.entries()}
        if place.report and place.reports <= known:
            self.session.reader.go(place, remember=False)
        others = [path for path in files if path not in libraries]
        if others:
            self.imports.open(others)

    def _open_library(self, named: Sequence[Path]) -> None:
        """The first of those named, where it can be opened."""
        if named:
            try:
                self.session.open_library(named[0].absolute(), make=False)
                return
            except ExplorerError as error:
                self.notices.show_notice(Notice.of(error))
        self.session.open_library()

    # What the session and the window tell

    def _connect(self) -> None:
        session = self.session
        hear(session.library_changed, self._library_changed)
        hear(session.leaving, self.passages.leave)
        hear(session.noticed, self.notices.show_notice)
        hear(session.reader.changed, self._place_changed)
        hear(session.searching.changed, self.search.show_results)
        hear(session.searching.changed, self.around.show)
        hear(session.searching.changed, self.search_check.searched)
        hear(session.searching.changed, self.by_year.count)
        hear(session.searching.by_year.changed, self.by_year.show)
        hear(session.searching.by_year.stopped, self.by_year.stopped)
        hear(session.saved_searches.changed, self.search.show_saved)
        hear(session.comparisons.changed, self._comparison_changed)
        hear(session.opening.done, self.navigation.reports_opened)
        hear(session.opening.stopped, self.navigation.opening_stopped)
        hear(session.across.digested, self.digest.digested)
        hear(session.across.digest_stopped, self.digest.digest_stopped)
        hear(session.across.life_line_stopped, self.life_lines.stopped)
        hear(session.comparisons.stopped, self.navigation.comparison_stopped)
        hear(session.comparisons.stopped, self.elsewhere.comparison_stopped)
        hear(session.comparisons.stopped, self.life_lines.comparison_stopped)
        hear(session.comparisons.stopped, lambda series: self.search.show_saved())
        hear(session.corrections.changed, self.elsewhere.show)
        hear(session.passages.changed, self.passages.show)
        hear(session.passages.changed, self.read.mark_passages)
        hear(session.pages.ready, self.original.show)
        hear(session.printing.ready, self.printing.pages_ready)
        hear(session.printing.drawn, self.printing.page_drawn)
        hear(session.printing.stopped, self.printing.stopped)
        hear(session.reports.password_needed, self.original.reread)
        hear(session.verifying.changed, self.checking.show)
        hear(session.checking.changed, self.search_check.show)
        hear(session.work.changed, self.notices.show_tasks)
        for part in (self.window.toolbar, self.window.notice):
            part.command_requested.connect(self.actions.run)
        self.window.escaped.connect(self.search.back_to_field)
        Following(self.window, session.following.look)

    def _connect_imports(self) -> None:
        session = self.session
        self.window.dropped.connect(self.imports.start)
        hear(session.imports.changed, self.imports.changed)
        hear(session.imports.ended, self.imports.ended)
        hear(session.imports.ended, self.ocr.imported)
        hear(session.imports.ended, self.saved.imported)
        hear(session.imports.password_needed, self.imports.ask_password)
        hear(session.saved_searches.counted, self.saved.counted)
        hear(session.library_changed, self.watching.library_changed)
        hear(session.watching.changed, self.watching.changed)
        hear(session.watching.looked, self.watching.looked)
        hear(session.watching.arrived, self.watching.arrived)

    def _library_changed(self) -> None:
        self._targets.forget()
        self.search.library_changed()
        self.life_lines.library_changed()
        self.checking.library_changed()
        library = self.session.library if self.session.is_open else None
        another, self._library = self._library is not library, library
        if self.session.imports.busy and not another and len(self.session.reports.by_id()) > 1:
            self.tree.show_soon()  # Only the tree grows with the files; the views follow when all are read.
            return
        self.tree.show()
        within = has_keyboard(self.window.centre)
        self.navigation.refresh()
        if within and not has_keyboard(self.window.centre):
            self.navigation.focus()  # What had it shows no more.
        if not self._begun and not self.window.toolbar.search.text():
            self.navigation.focus()  # Whoever was quick enough to search before is left in peace.
        self._begun = True
        self.passages.show()
        self.elsewhere.show()

    def _place_changed(self, place: Place) -> None:
        self.window.notice.let_go()
        self.navigation.show(place)
        self.elsewhere.show()
        self.original.follow(self.session.reader.place)  # The view may have taken something in hand.

    def _comparison_changed(self, series: str) -> None:
        self.search.comparison_changed()
        self.navigation.comparison_changed(series)
        self.life_lines.comparison_changed()
        self.elsewhere.show()
