"""Where the reader is in the open library, and the way back."""

from collections.abc import Container
from dataclasses import replace

from explorer.events import Event
from explorer.places import History, Mode, Place
from explorer.session.opened import Opened


class Reader:
    """Remembers where each report was left; in the library's database when the library is left, since a write may wait
    for another program and the disk, and the window does not wait where hits of many reports are passed."""

    def __init__(self, opened: Opened) -> None:
        self.changed: Event[Place] = Event()
        """The reader is at this place now."""
        self._opened = opened
        self._history = History(Place())
        self._left: dict[str, str] = {}
        """The eId at which each report was left, by the report's id."""
        opened.changed.connect(self._opened_another)

    @property
    def place(self) -> Place:
        """The place in hand; `Place()` as long as nothing of the library has been shown."""
        return self._history.place

    @property
    def can_go_back(self) -> bool:
        """Whether `back` leads to another place."""
        return self._history.can_go_back

    @property
    def can_go_forward(self) -> bool:
        """Whether `forward` leads to another place."""
        return self._history.can_go_forward

    def go(self, place: Place, remember: bool = True) -> None:
        """Show a place; `remember` makes it a step of its own on the way back. Without an eId a report opens where it
        was left."""
        self._keep_reading_place(place)
        if place.mode == Mode.READ and place.report and place.eid is None:
            place = replace(place, eid=self._left.get(place.report))
        if remember and place != self.place:
            self._history.go(place)
        else:
            self._history.replace(place)
        self.changed.emit(place)

    def back(self) -> None:
        """Show the place before, or this one again where it is the first."""
        self._keep_reading_place(Place())
        self.changed.emit(self._history.back())

    def forward(self) -> None:
        """Show the place ahead, or this one again where it is the last."""
        self._keep_reading_place(Place())
        self.changed.emit(self._history.forward())

    def leave(self) -> None:
        """The library is about to be closed: remember where its report was left."""
        self._keep_reading_place(Place())
        self._opened.needed().user.set_places(self._left)

    def start(self) -> None:
        """Another library is open: nothing in it is shown yet, and no way leads back. `changed` is for the caller to
        emit."""
        self._history = History(Place())

    def forget_removed(self, known: Container[str]) -> bool:
        """Drop the steps that lead to reports that are no longer among those known (by id). Whether the reader stood at
        one; `changed` is then for the caller to emit."""
        gone = {id for id in (*self.place.reports, self.place.other) if id and id not in known}
        for id in gone:
            self._history.forget(id)
        return bool(gone)

    def _opened_another(self) -> None:
        library = self._opened.library
        self._left = library.user.places() if library else {}

    def _keep_reading_place(self, going: Place) -> None:
        """Before another report is shown, remember where this one was left."""
        here = self.place
        if here.in_hand and here.here != going.here:
            self._left[here.in_hand[0]] = here.in_hand[1]
