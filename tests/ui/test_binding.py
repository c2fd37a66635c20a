"""The binding must not lose references to None: PySide6 6.12.0 does on Python 3.11, which then aborts."""

import sys

from PySide6.QtCore import QObject

CALLS = 3_000


def test_void_calls_leave_the_references_to_none_alone() -> None:
    thing = QObject()
    before = sys.getrefcount(None)
    for _ in range(CALLS):
        thing.setObjectName("name")
    assert abs(sys.getrefcount(None) - before) < CALLS // 10
