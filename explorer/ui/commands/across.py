"""Commands that look across the years: what changed and its brief, the life of a sentence, figures."""

from explorer.commands import Registry
from explorer.translation import tr
from explorer.ui.commands.conditions import needs_digest, needs_figures, needs_sentence
from explorer.ui.commands.menu import Menu


def register(registry: Registry) -> None:
    menu = Menu(registry, tr("Across years"))
    about = tr("Tell what changed in the section in hand, or in the whole report again.")
    menu.add(
        "digest.scope",
        tr("This section only, or the whole report"),
        "O",
        lambda desk: desk.digesting.toggle_scope(),
        about,
        needs_digest,
    )
    about = tr("Write what changed on one or two pages, with citations for both years.")
    menu.add(
        "digest.brief", tr("Make a brief…"), "Ctrl+Shift+B", lambda desk: desk.digesting.export(), about, needs_digest
    )
    about = tr("See since when the sentence in hand has been said, and in which words.")
    menu.add(
        "sentence.life",
        tr("Life line of the sentence"),
        "L Ctrl+L",
        lambda desk: desk.life_lines.open(),
        about,
        needs_sentence,
    )
    about = tr("Sort by the column in hand; again, the other way round.")
    menu.add(
        "figures.sort", tr("Sort the figures"), "Ctrl+Shift+S", lambda desk: desk.figures.sort(), about, needs_figures
    )
    about = tr("Write the table with its sources, or the chart, to a file.")
    menu.add(
        "figures.export", tr("Export figures…"), "Ctrl+E", lambda desk: desk.figures.export(), about, needs_figures
    )
