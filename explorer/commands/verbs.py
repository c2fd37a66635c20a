"""The verbs of the command line. Each loads what it needs when it is typed: their list is printed without waiting."""

from explorer.commands.verb import Alone, Deed, Verb


def _outline() -> Alone:
    from explorer.commands.documents import OUTLINE

    return OUTLINE


def _import() -> Deed:
    from explorer.commands.documents import IMPORT

    return IMPORT


def _watch() -> Deed:
    from explorer.commands.watching import WATCH

    return WATCH


def _list() -> Deed:
    from explorer.commands.reports import LIST

    return LIST


def _search() -> Deed:
    from explorer.commands.search import SEARCH

    return SEARCH


def _compare() -> Deed:
    from explorer.commands.reports import COMPARE

    return COMPARE


def _changes() -> Deed:
    from explorer.commands.reports import CHANGES

    return CHANGES


def _lineage() -> Deed:
    from explorer.commands.reports import LINEAGE

    return LINEAGE


def _corrections() -> Deed:
    from explorer.commands.reports import CORRECTIONS

    return CORRECTIONS


def _export() -> Deed:
    from explorer.commands.reports import EXPORT

    return EXPORT


def _remove() -> Deed:
    from explorer.commands.reports import REMOVE

    return REMOVE


def _reread() -> Deed:
    from explorer.commands.integrity import REREAD

    return REREAD


def _verify() -> Deed:
    from explorer.commands.integrity import VERIFY

    return VERIFY


VERBS = (
    Verb("outline", "the structure of a file", _outline),
    Verb("import", "read files and folders into the library", _import),
    Verb("watch", "bring in what is new in folders, now and from now on", _watch),
    Verb("list", "the reports of the library", _list),
    Verb("search", "find words in the library", _search),
    Verb("compare", "what corresponds in two or more reports", _compare),
    Verb("changes", "what changed from one report to another", _changes),
    Verb("lineage", "what a place was in other years", _lineage),
    Verb("corrections", "what you said of links", _corrections),
    Verb("export", "passages with their citations as a file", _export),
    Verb("remove", "take reports out of the library", _remove),
    Verb("reread", "read reports again from their originals, in their place", _reread),
    Verb("verify", "hold a library against its seals", _verify),
)
