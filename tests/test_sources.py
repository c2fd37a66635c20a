"""The version of what is kept, made from sources."""

from importlib import metadata
from pathlib import Path

import pytest

from explorer import __version__, compare, search
from explorer.compare import method
from explorer.search import versions
from explorer.sources import version_of

PACKAGE = Path(search.__file__).parent.parent
LISTED = [*versions._FORMAT, *versions._CONTENT, *method._SOURCES]


def test_a_version_changes_with_a_source_that_decides_and_no_other(tmp_path: Path) -> None:
    (tmp_path / "search").mkdir()
    for name in ("terms.py", "fields.py"):
        (tmp_path / "search" / name).write_text("old")

    def version() -> str:
        version_of.cache_clear()
        return version_of("search/terms.py", "search/gone.py", package=tmp_path)

    first = version()
    assert first.startswith(__version__)
    (tmp_path / "search" / "fields.py").write_text("new")
    assert version() == first
    (tmp_path / "search" / "terms.py").write_text("new")
    assert version() != first


def test_a_version_changes_with_a_library_that_decides(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def versions_with(installed: str) -> list[str]:
        monkeypatch.setattr(metadata, "version", lambda name: f"{name} {installed}")
        version_of.cache_clear()
        return [versions.format_version(), versions.content_version(), method.method(), version_of(package=tmp_path)]

    before, after = versions_with("1.0"), versions_with("2.0")
    version_of.cache_clear()
    assert [one == other for one, other in zip(before, after, strict=True)] == [False, False, False, True]


def test_without_sources_the_version_of_the_program_speaks(tmp_path: Path) -> None:
    assert version_of("search/*.py", package=tmp_path) == __version__


@pytest.mark.parametrize("pattern", sorted({*LISTED}))
def test_every_source_that_is_named_is_there(pattern: str) -> None:
    assert list(PACKAGE.glob(pattern))


def test_what_is_made_otherwise_has_another_version() -> None:
    assert len({versions.format_version(), versions.content_version(), method.method()}) == 3
    assert Path(compare.__file__).parent.parent == PACKAGE
