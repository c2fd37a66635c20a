"""What changed between two years: which two, in which section, and the brief of it."""

from typing import TYPE_CHECKING

from explorer.commands import Menu, command
from explorer.errors import ExplorerError
from explorer.export.formats import Kind, formats_for
from explorer.model.names import report_names
from explorer.model.report import Report, Section
from explorer.places import Mode, Place
from explorer.translation import tr
from explorer.ui.shell.exporting import Exporting
from explorer.ui.shell.lens import Lens
from explorer.ui.shell.ports import NOT_TOLD, Shell, only_one

if TYPE_CHECKING:
    from explorer.ui.digest.view import DigestView


class Digest(Lens["DigestView"]):
    """What changed since an earlier year, in the whole report or in one section of it."""

    mode = Mode.DIGEST
    of_reports = of_two = True

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell)
        self._pair: tuple[str, str] | None = None
        """The ids of the older and the newer report on show."""
        self._scope: tuple[str, str] | None = None
        """The newer report, and the section of it that alone is told of."""
        self._exporting = Exporting(shell)

    def make_view(self) -> "DigestView":
        from explorer.ui.digest.view import DigestView

        view = DigestView(self.shell.theme, self.shell.commands)
        view.opened.connect(self._open)
        view.compared.connect(self._compare)
        view.place_changed.connect(self._moved)
        view.since_chosen.connect(self._since)
        view.scope_requested.connect(self.toggle_scope)
        return view

    def show(self, place: Place, refreshing: bool) -> None:
        """Tell what changed between the report in hand and the other one, or the year before."""
        view, ids = self.view, self.shell.series.ids()
        pair = self._pair_at(place)
        older, newer = (self.shell.series.report(id) for id in pair or ("", ""))
        if pair is None or older is None or newer is None:
            self._pair = None
            view.show_message(*only_one(tr("Open another year to see what changed.")))
            return
        self._pair = pair
        try:
            digest = self.shell.session.across.digest(*pair, self._scope_at(newer, place))
        except ExplorerError as error:
            view.show_message(str(error))
            return
        names = self.shell.series.names()
        choices = [(id, names.get(id, "")) for id in ids[: ids.index(pair[1])]]
        here, eid = place.in_hand or ("", None)
        if digest is not None:
            view.show_digest(digest, older, newer, choices, eid, in_older=here == pair[0])
        elif self.shell.session.across.digest_failed(*pair, self._scope_eid()):
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
            self.show(self.shell.session.reader.place, refreshing=True)

    def digest_stopped(self) -> None:
        """What was coming does not come."""
        if self.on_show:
            self.view.show_message(*NOT_TOLD)

    def beside(self, report: str) -> str | None:
        if self._pair is None or report not in self._pair:
            return super().beside(report)
        return self._pair[0] if report == self._pair[1] else self._pair[1]

    def step_paragraph(self, step: int) -> None:
        """The next or previous change."""
        if self.on_show:
            self.on_show.step(step)

    def step_other(self, step: int) -> bool:
        """Tell changes since a year earlier (-1) or later (1); False where there is none."""
        ids = self.shell.series.ids()
        if self._pair is None or self._pair[0] not in ids:
            return False
        at = ids.index(self._pair[0]) + step
        if not 0 <= at < ids.index(self._pair[1]):
            return False
        self._since(ids[at])
        return True

    @command(
        "view.digest",
        tr("What changed"),
        "Ctrl+5",
        menu=Menu.VIEW,
        help=tr("The changes between two years, section by section."),
    )
    def open(self) -> None:
        """From what is in hand on, however it is looked at."""
        self.shell.places.lens.tell_changes()

    def _needs_digest(self) -> str | None:
        if self.shell.session.reader.place.mode != self.mode:
            key = self.shell.commands.key("view.digest")
            return tr("This works in What changed. Open it with %1.").replace("%1", key)
        return None if self.on_show else tr("There are no two years to tell of yet.")

    @command(
        "digest.scope",
        tr("This section only, or the whole report"),
        "O",
        menu=Menu.ACROSS,
        help=tr("Tell what changed in the section in hand, or in the whole report again."),
        when=_needs_digest,
    )
    def toggle_scope(self) -> None:
        """The section in hand alone, or the whole report again."""
        view, place = self.on_show, self.shell.session.reader.place
        if view is None or self._pair is None:
            return
        row, newer = view.list.current, self.shell.series.report(self._pair[1])
        section = newer.section_of(row.newer) if newer and row and row.newer else None
        if self._scope is not None:
            self._scope = None
        elif row is None or not (row.newer or row.older):
            self.shell.say(tr("Take a change in hand: its section is the one that is meant."))
        elif section:
            self._scope = self._pair[1], section.eid
        else:
            self.shell.say(tr("This section has no counterpart in the later year."))
        self.show(place, refreshing=True)

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
        if self._pair is None:
            return
        pair, scope = self._pair, self._scope_eid()
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

    def _pair_at(self, place: Place) -> tuple[str, str] | None:
        """The ids of the older and the newer report that a place means: with none beside it the year before, or after
        where it is the first."""
        ids, here = self.shell.series.ids(), place.report or ""
        other = place.other if place.other in ids and place.other != here else self.shell.series.neighbour(here)
        if here not in ids or other is None:
            return None
        older, newer = sorted((here, other), key=ids.index)
        return older, newer

    def _scope_eid(self) -> str | None:
        return self._scope[1] if self._scope and self._pair and self._scope[0] == self._pair[1] else None

    def _scope_at(self, newer: Report, place: Place) -> str | None:
        """The section that alone is told of; the whole report again where one has gone elsewhere."""
        scope = self._scope_eid()
        section = newer.find(scope) if scope else None
        report, eid = place.in_hand or ("", "")
        here = newer.section_of(eid) if report == newer.id else None
        if not isinstance(section, Section) or (here and here.eid not in {below.eid for below in section.walk()}):
            self._scope = None
        return self._scope_eid()

    def _since(self, older: str) -> None:
        if self._pair:
            report, eid = self.shell.session.reader.place.in_hand or ("", None)
            own = eid if report == self._pair[1] else None
            self.shell.session.reader.go(Place(Mode.DIGEST, self._pair[1], own, older))

    def _moved(self, in_older: bool, eid: str) -> None:
        """What is in hand follows, in whichever of the two reports it stands."""
        if self._pair is None:
            return
        report = self._pair[not in_older]
        if report == self.shell.session.reader.place.report:
            self.shell.places.moved(eid)
        else:
            self.shell.places.moved_across(report, eid)

    def _open(self, in_older: bool, eid: str) -> None:
        if self._pair:
            self.shell.session.reader.go(Place(Mode.READ, self._pair[0 if in_older else 1], eid))

    def _compare(self, eid: str) -> None:
        if self._pair:
            self.shell.session.reader.go(Place(Mode.COMPARE, self._pair[1], eid, self._pair[0]))
