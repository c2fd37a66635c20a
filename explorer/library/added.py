"""What came of adding a document to a library."""

from dataclasses import dataclass

from explorer.model.comparison import LinkCorrection
from explorer.model.passage import Passage


@dataclass(frozen=True, slots=True)
class Added:
    """Where an imported document stands; `known` where it was in the library already.

    `lost` are the user's passages from an earlier import of it whose text is gone, `lost_links` what the user said of
    such texts; they keep their old address.
    """

    id: str
    known: bool
    lost: tuple[Passage, ...] = ()
    lost_links: tuple[LinkCorrection, ...] = ()
