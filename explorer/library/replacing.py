"""What the user made of one report, handed over to another that takes its place."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import TypeVar

from explorer.library.anchors import anchored
from explorer.library.link_corrections import anchored_in
from explorer.library.user import Correction, UserStore
from explorer.model.comparison import LinkCorrection
from explorer.model.passage import Address, Passage
from explorer.model.report import Report

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Replaced:
    """What found no place in the new report: it keeps its old address, which leads to nothing."""

    passages: tuple[Passage, ...] = ()
    links: tuple[LinkCorrection, ...] = ()


@dataclass(frozen=True, slots=True)
class Handover:
    """Passages and corrections of links as (before, after), and what the new document, by its hash, is called."""

    passages: tuple[tuple[Passage, Passage], ...]
    links: tuple[tuple[LinkCorrection, LinkCorrection], ...]
    sha256: str
    called: Correction
    was_called: Correction
    lost: Replaced

    def apply(self, user: UserStore) -> None:
        """Raises ExplorerError where the database cannot be written."""
        user.readdress(self.passages)
        user.links.exchange(self.links)
        user.call(self.sha256, self.was_called, self.called)

    def revert(self, user: UserStore) -> None:
        """Undo `apply`, but for what another window has changed meanwhile. Raises ExplorerError where the database
        cannot be written."""
        user.readdress((after, before) for before, after in self.passages)
        user.links.exchange((after, before) for before, after in self.links)
        user.call(self.sha256, self.called, self.was_called)


def handover(user: UserStore, old: Report, new: Report) -> Handover:
    """What follows from `old` to `new`, both with ids. Raises ExplorerError where the database cannot be read."""
    passages = [(each, _moved(each, old, new)) for each in user.passages() if each.address.report == old.id]
    links = [
        (each, anchored_in(_readdressed(each, old.key, new.key), [new]))
        for each in user.links.all()
        if old.key in (each.one.report, each.other.report)
    ]
    corrections = user.corrections()
    was_called = corrections.get(new.source.sha256, Correction())
    called = was_called if was_called != Correction() else corrections.get(old.source.sha256, Correction())
    return Handover(
        passages=tuple((before, after) for before, after in passages if after),
        links=tuple((before, after) for before, after in links if after),
        sha256=new.source.sha256,
        called=called,
        was_called=was_called,
        lost=Replaced(_lost(passages), _lost(links)),
    )


def _lost(pairs: Iterable[tuple[T, T | None]]) -> tuple[T, ...]:
    return tuple(before for before, after in pairs if after is None)


def _moved(passage: Passage, old: Report, new: Report) -> Passage | None:
    return anchored(replace(passage, address=_at(passage.address, old.id, new.id)), new)


def _readdressed(correction: LinkCorrection, old: str, new: str) -> LinkCorrection:
    return replace(correction, one=_at(correction.one, old, new), other=_at(correction.other, old, new))


def _at(address: Address, old: str, new: str) -> Address:
    return replace(address, report=new) if address.report == old else address
