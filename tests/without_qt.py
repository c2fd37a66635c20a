"""A pytest plugin (`-p tests.without_qt`) that makes every import of PySide6 fail, as on a machine without it."""

import sys

sys.modules["PySide6"] = None  # type: ignore[assignment]
