"""Where a reader is, and the way back."""

import enum
from dataclasses import asdict, dataclass


class Mode(enum.StrEnum):
    """What the centre of the window shows."""

    OVERVIEW = "overview"
    READ = "read"
    COMPARE = "compare"
    FIGURES = "figures"
    DIGEST = "digest"


@dataclass(frozen=True, slots=True)
class Place:
    """A report, the section or paragraph in hand, and how it is looked at.

    `other` is the older report: the one beside it in Compare, the one since which changes are told in the digest.
    `other_eid` is what of that one is in hand where `eid` is None; where both are named, these two alone are compared.
    `report` and `eid` are None where nothing is open.
    """

    mode: Mode = Mode.OVERVIEW
    report: str | None = None
    eid: str | None = None
    other: str | None = None
    other_eid: str | None = None

    @property
    def in_hand(self) -> tuple[str, str] | None:
        """The report and the eId of what the reader has in hand."""
        here = (self.report, self.eid) if self.eid else (self.other, self.other_eid)
        return (here[0], here[1]) if here[0] and here[1] else None

    @property
    def by_hand(self) -> bool:
        """Whether two sections are compared that the reader chose."""
        return self.mode == Mode.COMPARE and bool(self.eid and self.other_eid)

    def as_strings(self) -> dict[str, str]:
        """The fields that are set, for the settings file."""
        return {name: str(value) for name, value in asdict(self).items() if value is not None}

    @classmethod
    def from_strings(cls, fields: dict[str, str]) -> "Place":
        """The inverse of `as_strings`; what makes no sense is left at its default."""
        known = {name: fields[name] for name in ("report", "eid", "other", "other_eid") if name in fields}
        mode = fields.get("mode")
        return cls(Mode(mode) if mode in set(Mode) else Mode.OVERVIEW, **known)


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
        """Drop every step that leads to a report that is gone."""
        kept = [place for place in self._places if report not in (place.report, place.other)]
        before = sum(report not in (place.report, place.other) for place in self._places[: self._at + 1])
        self._places, self._at = kept or [Place()], max(0, min(before, len(kept)) - 1)
