"""Akoma Ntoso 3.0, the form in which reports are kept: `write`, `read` and `problems`."""

from explorer.akn.reader import read
from explorer.akn.schema import problems
from explorer.akn.writer import write

__all__ = ["problems", "read", "write"]
