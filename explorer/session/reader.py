"""Where the reader is in the open library, and the way back."""

from explorer.events import Event
from explorer.places import History, Mode, Place
from explorer.session.opened import Opened


class Reader:
    """"""

    def __init__(self, opened: Opened) -> None:
        self.changed: Event[Place] = Event()
        """The reader is at this place now."""
        self._opened = opened
        self._history = History(Place())

    @property
    def place(self) -> Place:
        return self._history.place

    @property
    def can_go_back(self) -> bool:
        return self._history.can_go_back

    @property
    def can_go_forward(self) -> bool:
        return self._history.can_go_forward

    def go(self, place: Place, remember: bool = True) -> None:
        """Show a place; `remember` makes it a step of its own on the way back. Without an eId a report opens where it
        was left."""
        self._keep_reading_place(place)
        library = self._opened.library
        if place.mode == Mode.READ and place.report and place.eid is None and library:
            place = Place(place.mode, place.report, library.user.place(place.report), place.other)
        if remember and place != self.place:
            self._history.go(place)
        else:
            self._history.replace(place)
        self.changed.emit(place)

    def back(self) -> None:
        self._keep_reading_place(Place())
        self.changed.emit(self._history.back())

    def forward(self) -> None:
        self._keep_reading_place(Place())
        self.changed.emit(self._history.forward())

    def leave(self) -> None:
        """The library is about to be closed: remember where its report was left."""
        self._keep_reading_place(Place())

    def start(self) -> None:
        """Another library is open: nothing in it is shown yet, and no way leads back. `changed` is for the caller to
        emit."""
        self._history = History(Place())

    def forget_removed(self, known: set[str]) -> bool:
        """Drop the steps that lead to reports that are no longer among those known (by id). Whether the reader stood at
        one; `changed` is then for the caller to emit."""
        gone = {id for id in (self.place.report, self.place.other) if id and id not in known}
        for id in gone:
            self._history.forget(id)
        return bool(gone)

    def _keep_reading_place(self, going: Place) -> None:
        """Before another report is shown, remember where this one was left."""
        here, library = self.place, self._opened.library
        if library and here.report and here.eid and here.report != going.report:
            library.user.set_place(here.report, here.eid)
