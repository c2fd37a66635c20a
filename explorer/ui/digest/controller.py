"""What changed between two years: which two, in which section, and the brief of it."""

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from explorer.commands import Menu, command
from explorer.errors import ExplorerError
from explorer.export.formats import Kind, formats_for
from explorer.model.names import report_names
from explorer.places import Mode, Only, Place
from explorer.present.paper.digest import digest_paper
from explorer.translation import tr
from explorer.ui.shell.exporting import Exporting
from explorer.ui.shell.lens import Lens
from explorer.ui.shell.ports import NOT_TOLD, Printable, Shell, only_one

if TYPE_CHECKING:
    from explorer.ui.digest.view import DigestView


class Digest(Lens["DigestView"]):
    """What changed since an earlier year, in the whole report or in one section of it."""

    mode = Mode.DIGEST
    of_reports = finds_words = True
    filters = frozenset(Only)

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell)
        self._exporting = Exporting(shell)

    def make_view(self) -> "DigestView":
        from explorer.ui.digest.view import DigestView

        view = DigestView(self.shell.theme, self.shell.commands)
        view.opened.connect(lambda in_older, eid: self._go(Mode.READ, in_older, eid))
        view.compared.connect(lambda eid: self._go(Mode.COMPARE, False, eid))
        view.place_changed.connect(self._moved)
        view.since_chosen.connect(self._since)
        view.scope_requested.connect(lambda: self.shell.commands.run("place.scope"))
        view.narrowed.connect(self.shell.places.narrow)
        return view

    def show(self, place: Place, refreshing: bool) -> None:
        """Tell what changed between the two years."""
        view, ids, pair = self.view, self.shell.series.ids(), self.shell.series.pair()
        older, newer = (self.shell.series.report(id) for id in pair or ("", ""))
        if pair is None or older is None or newer is None:
            view.show_message(*only_one(tr("Open another year to see what changed.")))
            return
        try:
            digest = self.shell.session.across.digest(*pair, self._scope())
        except ExplorerError as error:
            view.show_message(str(error))
            return
        names = self.shell.series.names()
        choices = [(id, names.get(id, "")) for id in ids[: ids.index(pair[1])]]
        if digest is not None:
            here, eid = self.shell.series.in_hand_of(*reversed(pair)) or ("", None)
            view.narrow(self.only(place), place.words)
            view.show_digest(digest, older, newer, choices, eid, in_older=here == pair[0])
        elif self.shell.session.across.digest_failed(*pair, self._scope()):
            view.show_message(*NOT_TOLD)
        elif self.shell.session.comparisons.pair(*pair):
            view.show_coming(older, newer, choices)
        else:
            sentence = tr("Comparing %1 with %2…")
            first, second = report_names((older, newer))
            view.show_message(*self.waiting(sentence.replace("%1", first).replace("%2", second)))

    def digested(self) -> None:
        """What was coming is there."""
        if self.on_show:
            self.shell.places.refresh()

    def digest_stopped(self) -> None:
        """What was coming does not come."""
        if self.on_show:
            self.view.show_message(*NOT_TOLD)

    def printable(self) -> Printable | None:
        view, pair = self.on_show, self.shell.series.pair()
        older, newer = (self.shell.series.report(id) for id in pair or ("", ""))
        if view is None or view.digest is None or older is None or newer is None:
            return None
        name = tr("What changed: {}").format(", ".join(report_names((older, newer))))
        rows, only, words = tuple(view.list.shown.rows), view.only.current, view.filter.text()
        return Printable(name, partial(digest_paper, view.digest, older, newer, rows, only, words), view)

    def step_paragraph(self, step: int) -> str | None:
        """The next or previous change."""
        if self.on_show and self.on_show.step(step):
            return None
        return tr("There is no further change.") if step > 0 else tr("There is no earlier change.")

    def _needs_digest(self) -> str | None:
        if self.shell.session.reader.place.mode != self.mode:
            key = self.shell.commands.key("view.digest")
            return tr("This works in What changed. Open it with %1.").replace("%1", key)
        return None if self.on_show else tr("There are no two years to tell of yet.")

    @command(
        "digest.brief",
        tr("Make a brief…"),
        "Ctrl+Shift+B",
        menu=Menu.ACROSS,
        help=tr("Write what changed on one or two pages, with citations for both years."),
        when=_needs_digest,
    )
    def export(self) -> None:
        """Ask for a file, and write the brief of what is shown."""
        pair, scope = self.shell.series.pair(), self._scope()
        if pair is None:
            return
        reports = [self.shell.series.report(id) for id in pair]
        years = report_names([report for report in reports if report])
        section = reports[1].section_of(scope) if reports[1] and scope else None
        about = tr("What changed from %1 to %2, on one or two pages, with citations for both years.")
        name = tr("What changed %1–%2").replace("%1", years[0]).replace("%2", years[1])
        if section:
            name = f"{section.name} {name}"
        about = about.replace("%1", years[0]).replace("%2", years[1])
        export = self.shell.session.across.export_brief
        self._exporting.ask(
            about,
            formats_for(Kind.BRIEF),
            lambda path, format: export(path, format, *pair, scope),
            name.replace("/", "-"),
        )

    def counts_scope(self) -> bool:
        """Where the later year has the section."""
        return self._scope() is not None

    def _scope(self) -> str | None:
        """The section of the newer report that alone is told of."""
        pair = self.shell.series.pair()
        scope = self.shell.series.scope(pair[1]) if pair else None
        return scope.eid if scope else None

    def _since(self, older: str) -> None:
        pair = self.shell.series.pair()
        if pair:
            self.shell.places.choose_years(older, pair[1])

    def _moved(self, in_older: bool, eid: str) -> None:
        """What is in hand follows, in whichever of the two reports it stands."""
        pair = self.shell.series.pair()
        if pair:
            self.shell.places.moved(pair[not in_older], eid)

    def _go(self, mode: Mode, in_older: bool, eid: str) -> None:
        """The place of a line, looked at another way, between the same two years."""
        pair = self.shell.series.pair()
        if pair:
            self.shell.session.reader.go(replace(self.shell.series.moved(pair[not in_older], eid), mode=mode))
