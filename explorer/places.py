"""Where a reader is, and the way back."""

import enum
from dataclasses import asdict, dataclass, fields, replace


class Mode(enum.StrEnum):
    """What the centre of the window shows."""

    OVERVIEW = "overview"
    READ = "read"
    COMPARE = "compare"
    FIGURES = "figures"
    DIGEST = "digest"


class Only(enum.StrEnum):
    """Which changes are wanted: of sections, of paragraphs or of what is told of them, as each view has them."""

    ALL = "all"
    CHANGED = "changed"
    FIGURES = "figures"
    NEW = "new"
    DROPPED = "dropped"
    MOVED = "moved"
    RETITLED = "retitled"
    REWRITTEN = "rewritten"
    EDITED = "edited"
    DOCUMENTS = "documents"


@dataclass(frozen=True, slots=True)
class Place:
    """What all views share: the section or paragraph in hand, the years, the scope and the filter; and the view.

    `report` is the year that is looked at, `other` the older one with which it is compared: None for the year before.
    `eid` is what is in hand, in `report`, or in the report `within` where that has none of it. Where `other_eid` is
    named, this and `eid` alone are compared. `scope` is a section of `report` outside which nothing is wanted; `only`
    and `words` say which rows are. `report` and `eid` are None where nothing is open.
    """

    mode: Mode = Mode.OVERVIEW
    report: str | None = None
    eid: str | None = None
    other: str | None = None
    other_eid: str | None = None
    within: str | None = None
    scope: str | None = None
    only: Only = Only.ALL
    words: str = ""

    @property
    def here(self) -> str | None:
        """The report in which the reader is: that of what is in hand."""
        return self.within or self.report

    @property
    def in_hand(self) -> tuple[str, str] | None:
        """The report and the eId of what the reader has in hand."""
        return (self.here, self.eid) if self.here and self.eid else None

    @property
    def by_hand(self) -> bool:
        """Whether two sections are compared that the reader chose."""
        return self.mode == Mode.COMPARE and bool(self.eid and self.other_eid)

    @property
    def reports(self) -> set[str]:
        """The reports without which there is no such place."""
        return {id for id in (self.report, self.within) if id}

    def moved(self, report: str, eid: str | None) -> "Place":
        """The same with something else in hand, in any report of the series."""
        within = report if self.report not in (None, report) else None
        return replace(self, report=self.report or report, eid=eid, other_eid=None, within=within)

    def as_strings(self) -> dict[str, str]:
        """The fields that are not at their default, for the settings file."""
        default = asdict(Place())
        return {name: str(value) for name, value in asdict(self).items() if value != default[name] or name == "mode"}

    @classmethod
    def from_strings(cls, values: dict[str, str]) -> "Place":
        """The inverse of `as_strings`; what makes no sense is left at its default."""
        free = {field.name for field in fields(cls)} - {"mode", "only"}
        known = {name: value for name, value in values.items() if name in free}
        mode, only = values.get("mode"), values.get("only")
        return cls(
            mode=Mode(mode) if mode in set(Mode) else Mode.OVERVIEW,
            only=Only(only) if only in set(Only) else Only.ALL,
            **known,
        )


class History:
    """Back and forward as in a browser: going somewhere new forgets what was ahead."""

    LONGEST = 500

    def __init__(self, place: Place) -> None:
        self._places = [place]
        self._at = 0

    @property
    def place(self) -> Place:
        """The step at which the reader stands; there is always one."""
        return self._places[self._at]

    @property
    def can_go_back(self) -> bool:
        """Whether a step lies before this one."""
        return self._at > 0

    @property
    def can_go_forward(self) -> bool:
        """Whether a step lies after this one."""
        return self._at < len(self._places) - 1

    def go(self, place: Place) -> None:
        """Make a place the next step; of more than LONGEST steps the first ones are forgotten."""
        self._places[self._at + 1 :] = [place]
        self._places = self._places[-self.LONGEST :]
        self._at = len(self._places) - 1

    def replace(self, place: Place) -> None:
        """Move within the present step: scrolling through a report is not a step of its own."""
        self._places[self._at] = place

    def back(self) -> Place:
        """The place one step back, which is now the present one; at the first step that step itself."""
        self._at -= self.can_go_back
        return self.place

    def forward(self) -> Place:
        """The place one step ahead, which is now the present one; at the last step that step itself."""
        self._at += self.can_go_forward
        return self.place

    def forget(self, report: str) -> None:
        """Drop every step that leads to a report that is gone, and where it was the older year, that year."""
        kept = [_without(place, report) for place in self._places if report not in place.reports]
        before = sum(report not in place.reports for place in self._places[: self._at + 1])
        self._places, self._at = kept or [Place()], max(0, min(before, len(kept)) - 1)


def _without(place: Place, other: str) -> Place:
    return replace(place, other=None, other_eid=None) if place.other == other else place
