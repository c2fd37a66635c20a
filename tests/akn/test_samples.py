"""The sample reports go into Akoma Ntoso and come back without loss."""

from pathlib import Path

import pytest

from explorer import akn
from explorer.ingest import read_report
from explorer.model.report import Report


@pytest.fixture(scope="module")
def reports(samples: list[Path]) -> dict[str, Report]:
    """The sample reports by the first three characters of their file names."""
    return {path.name[:3]: read_report(path) for path in samples}


@pytest.mark.parametrize("name", ["000", "001", "002", "003"])
def test_a_sample_comes_back_equal(reports: dict[str, Report], name: str) -> None:
    data = akn.write(reports[name])
    assert akn.problems(data) == []
    assert akn.read(data) == reports[name]
    assert len(reports[name].paragraphs()) >= 100
