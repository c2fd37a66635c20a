"""Whatever stands in the search field is answered or explained, and nothing goes wrong on the way."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from tests.search.odd_queries import ODD
from tests.ui.desks import opened, until


@pytest.mark.slow
def test_whatever_is_odd_is_answered_or_explained(qapp: QApplication, tmp_path: Path) -> None:
    with opened(qapp, tmp_path / "home") as desk:
        session, view = desk.session, desk.search.view
        for query in ODD[::11]:
            desk.search.search(query)
            until(lambda: not session.work.tasks)
            typed, results = session.searching.query, session.searching.results
            assert session.searching.failure == "" and "went wrong" not in desk.window.notice.text(), query[:80]
            if typed:
                assert results is not None and results.query.text == typed, query[:80]
                assert view.head.said() or view.offering, query[:80]
            desk.search.leave()
