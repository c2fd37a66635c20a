"""The commands that need no window."""

from explorer import paths
from explorer.commands.registry import Command, Context, Registry


def core_registry() -> Registry:
    """A new registry with the commands of the session."""
    registry = Registry()
    for command in COMMANDS:
        registry.add(command)
    return registry


def _remove(context: Context) -> None:
    session = context.session
    if session.reader.place.report:
        session.reports.remove([session.reader.place.report])


def _needs_report(context: Context) -> str | None:
    return None if context.session.reader.place.report else "Open a report first."


def _needs_library(context: Context) -> str | None:
    return None if context.session.is_open else "Open a library first."


COMMANDS = (
    Command(
        id="library.mine",
        title="My library",
        run=lambda context: context.session.open_library(paths.default_library()),
        help="Open the library that holds your own reports.",
        menu="Library",
    ),
    Command(
        id="library.samples",
        title="Samples",
        run=lambda context: context.session.open_library(paths.samples_library()),
        help="Open the sample reports.",
        menu="Library",
    ),
    Command(
        id="report.remove",
        title="Remove the report from the library",
        run=_remove,
        when=_needs_report,
        help="Take the open report out of the library. This can be undone.",
        menu="Library",
    ),
    Command(
        id="edit.undo",
        title="Undo",
        run=lambda context: context.session.undo(),
        keys=("Ctrl+Z",),
        when=_needs_library,
        help="Take back the last change to passages, notes, titles or the library.",
        menu="Edit",
    ),
    Command(
        id="edit.redo",
        title="Do again",
        run=lambda context: context.session.redo(),
        keys=("Ctrl+Shift+Z", "Ctrl+Y"),
        when=_needs_library,
        help="Do again what was undone.",
        menu="Edit",
    ),
    Command(
        id="go.back",
        title="Back",
        run=lambda context: context.session.reader.back(),
        keys=("Alt+Left",),
        when=lambda context: None if context.session.reader.can_go_back else "There is nowhere to go back to.",
        help="Return to where you were before.",
        menu="Go",
    ),
    Command(
        id="go.forward",
        title="Forward",
        run=lambda context: context.session.reader.forward(),
        keys=("Alt+Right",),
        when=lambda context: None if context.session.reader.can_go_forward else "There is nothing ahead.",
        help="Go forward again after going back.",
        menu="Go",
    ),
)
