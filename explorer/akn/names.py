"""The words of our Akoma Ntoso: namespaces, element names, and what the standard has no word for."""

AKN = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"
OURS = "urn:report-explorer:1"

OUR_REPORT = f"{{{OURS}}}report"
PAGE = f"{{{OURS}}}page"
HREF = f"{{{OURS}}}href"
"""What a link really says, where that is no URI and the standard's `href` can only hold it in disguise."""
HEADER_ROWS = f"{{{OURS}}}headerRows"
PADDING = f"{{{OURS}}}padding"
"""Marks a row without cells or a table without rows: the standard wants one inside, which is not the report's."""

BOX_NUMBER = f"{{{OURS}}}box"
"""What tells a box from the next: a report may have two without a heading, side by side."""

TABLE = "table"
BOX = "box"
ANNEX = "annex"
FRONT = "front"


def akn(name: str) -> str:
    """An element name of the standard as lxml spells it."""
    return f"{{{AKN}}}{name}"


def ours(name: str) -> str:
    """An element name of our own metadata as lxml spells it."""
    return f"{{{OURS}}}{name}"
