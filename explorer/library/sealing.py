"""Reports and passages from before there were seals: they are sealed as they are found."""

from collections.abc import Callable
from contextlib import AbstractContextManager

from explorer.jobs import Job, Progress
from explorer.library.seal import At, Seal
from explorer.library.stored import Stored
from explorer.library.user import UserStore
from explorer.model.quote import in_context, passage_breaches
from explorer.model.report import Report


def seal_found(stored: Stored, user: UserStore, writing: Callable[[], AbstractContextManager[None]]) -> Job[None]:
    """Seal each report that has no seal and whose original is still the file that it was read from; then the passages
    that still stand where they were kept. Of the others nobody can tell what they were.

    Raises ExplorerError where the library cannot be written.
    """
    ids = stored.store.ids()
    for number, id in enumerate(ids):
        yield Progress(number, len(ids), id)
        with writing():
            report = _seal(stored, id)
        if report is not None:
            kept = [each for each in user.passages() if each.address.report == id and not each.seal]
            user.readdress((each, in_context(each, report)) for each in kept if not passage_breaches(each, report))


def _seal(stored: Stored, id: str) -> Report | None:
    """Seal a report, if it can be; gives it if it is sealed, now or before, and as it was then."""
    examined = stored.examine(id)
    if examined.report is None or examined.breaches:
        return None
    if examined.seal is None:
        document = stored.store.document(id).read_bytes()
        stored.store.put_seal(Seal.of(examined.report, document, At.FOUND))
    return examined.report
