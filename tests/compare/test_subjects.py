"""Whether two quantities are of one subject."""

import pytest

from explorer.compare.quantities import quantities
from explorer.compare.subjects import same_subject
from explorer.language import language


@pytest.mark.parametrize(("place", "same"), [("Bor", True), ("Wau", False)])
def test_beside_other_names_more_has_to_be_alike(place: str, same: bool) -> None:
    (one,) = quantities("In Bor it repaired 40 wells for villagers near the river.", language())
    (other,) = quantities(f"In {place} it also cleaned 30 wells for villagers at a lake.", language())
    assert same_subject(one, other) is same
