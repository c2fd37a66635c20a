"""The results of the search that stands, as a file."""

from explorer.commands import Menu, command
from explorer.export.formats import Kind, formats_for
from explorer.export.found import results_title
from explorer.translation import tr
from explorer.ui.search.checking import file_name
from explorer.ui.search.controller import Search
from explorer.ui.shell.conditions import needs_search
from explorer.ui.shell.exporting import Exporting


def needs_results(files: "Files", *args: object) -> str | None:
    """A search that found something."""
    results = files.shell.session.searching.results
    return needs_search(files) or (None if results and results.total else tr("Nothing was found to export."))


class Files:
    """Asks for a file and has the session write all that was found."""

    def __init__(self, search: Search) -> None:
        self.shell = search.shell
        self._exporting = Exporting(search.shell)

    @command(
        "search.export",
        tr("Export the results…"),
        menu=Menu.SEARCH,
        help=tr("Write all that was found to a file, tier by tier, each text with its citation."),
        when=needs_results,
    )
    def export(self) -> None:
        """With the filters and in the order that stand."""
        about = tr("All that was found, tier by tier, each text with its citation; the query, the library and the day.")
        name = file_name(results_title(self.shell.session.searching.query))
        self._exporting.ask(about, formats_for(Kind.FOUND), self.shell.session.result_files.export, name)
