"""How a section is named in a query: by its path, or by words of its heading."""

import re

_ROMAN = r"(?=[ivxlc])(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,3})"
_STEP = rf"(?:{_ROMAN}|[a-z]|\d{{1,3}}[a-z]?|\([a-z]{{1,4}}\)|\*\d{{1,3}})"
_PATH = re.compile(rf"(?:.*\s)?{_STEP}(?:\.{_STEP})*\.?", re.IGNORECASE)


def is_path(text: str) -> bool:
    """Whether a text is written as a path is: `A`, `IV.D.4`, `Annex II.B`."""
    return _PATH.fullmatch(text.strip()) is not None


def leads_to(sought: str, path: str) -> bool:
    """Whether a section with this path is the one that is sought, or stands below it."""
    wanted = sought.casefold().strip(" .")
    return f"{path.casefold()}.".startswith((f"{wanted}.", f"{wanted} "))
