"""Akoma Ntoso 3.0, the form in which reports are kept: `write`, `read`, `problems`; `texts` is all there is to read."""

from explorer.akn.reader import read
from explorer.akn.schema import problems
from explorer.akn.texts import texts
from explorer.akn.writer import write

__all__ = ["problems", "read", "texts", "write"]
