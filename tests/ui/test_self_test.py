"""The self-test passes on the program as it is, and fails where something is broken."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from explorer.app import start
from explorer.library import samples
from explorer.model.report import Table
from explorer.model.text import Footnote
from explorer.paths import HOME, resource
from explorer.search.index_engine import IndexEngine
from explorer.search.query import Query
from explorer.search.results import Results
from explorer.session import Notice
from explorer.ui.self_test import glyphs, run
from explorer.ui.self_test.hands import until
from explorer.ui.self_test.steps import STEPS
from explorer.ui.self_test.walk import Step, Walk, name_of
from explorer.ui.theme import DARK, LIGHT, Theme
from tests.small_reports import para, report, section, text

ROOT = Path(__file__).parent.parent.parent
NOWHERE = "\U0010fffd"
"""A character for private use that no font is expected to have."""


def python(*arguments: str, home: Path, display: bool = False) -> subprocess.CompletedProcess[str]:
    """Python with these arguments, on the display of the tests or as on a machine that has none."""
    environment = {**os.environ, HOME: str(home)}
    if not display:
        for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
            environment.pop(name, None)
    command = [sys.executable, *arguments]
    return subprocess.run(command, env=environment, cwd=ROOT, capture_output=True, text=True, check=False)


def steps(*names: str) -> list[Step]:
    return [step for step in STEPS if name_of(step) in names]


@pytest.mark.parametrize("display", [pytest.param(True, marks=pytest.mark.keys), False])
def test_it_passes_and_leaves_the_profile_alone(tmp_path: Path, display: bool) -> None:
    pictures, home = tmp_path / "pictures", tmp_path / "home"
    done = python("-m", "explorer", "self-test", "--screenshots", str(pictures), home=home, display=display)
    assert done.returncode == 0, done.stderr
    lines = done.stdout.splitlines()
    assert [line.partition(":")[0] for line in lines[: len(STEPS)]] == [f"ok  {name_of(step)}" for step in STEPS]
    assert lines[0].startswith("ok  overview: 3 years, ")
    assert lines[len(STEPS) :] == [f"screenshots: {pictures}", "self-test passed"]
    assert not home.exists()
    for name, page in (("light", LIGHT.page), ("dark", DARK.page)):
        grounds = {QImage(str(file)).pixelColor(310, 60).name().upper() for file in pictures.glob(f"*-read-{name}.png")}
        assert grounds == {page}


def test_it_fails_on_a_character_that_no_font_has(
    qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "samples"
    shutil.copytree(resource("samples"), folder)
    file = min(folder.glob("*.txt"))
    file.write_text(file.read_text(encoding="utf-8").replace("countries", f"countries{NOWHERE}"), encoding="utf-8")
    monkeypatch.setattr(samples, "resource", lambda name: folder if name == "samples" else resource(name))
    assert run(start, tmp_path / "pictures", steps("overview", "characters")) == 1
    out, err = capsys.readouterr()
    assert "passed" not in out
    assert f"self-test failed: characters: no font shows U+10FFFD in “countries{NOWHERE}" in err
    assert (tmp_path / "pictures" / "failed.png").exists()


def test_it_fails_where_the_search_finds_nothing(
    qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def search(self: IndexEngine, query: Query, *options: object) -> Results:
        return Results(query)

    monkeypatch.setattr(IndexEngine, "search", search)
    assert run(start, tmp_path / "pictures", steps("overview", "search")) == 1
    assert "self-test failed: search: nothing was found for “smuggling of migrants" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("trouble", "told"),
    [
        (lambda walk: walk.desk.session.noticed.emit(Notice("The disk is full.", error=True)), "The disk is full."),
        (lambda walk: sys.excepthook(ValueError, ValueError("lost"), None), "ValueError: lost"),
        (lambda walk: walk.view(Theme), "OverviewView stands where Theme should"),
        (lambda walk: 1 // 0, "integer division or modulo by zero"),
    ],
)
def test_it_fails_on_errors_that_no_check_looks_for(
    qapp: QApplication, tmp_path: Path, capsys: pytest.CaptureFixture[str], trouble: Callable[[Walk], object], told: str
) -> None:
    def act(walk: Walk) -> str:
        until(walk.desk.window.centre.current, "a view")
        trouble(walk)
        return "done"

    assert run(start, tmp_path / "pictures", [act]) == 1
    assert f"report-explorer: self-test failed: act: {told}" in capsys.readouterr().err


def test_a_hang_ends_with_the_name_of_its_step(tmp_path: Path) -> None:
    hang = (
        "import threading; from explorer.ui.self_test.runner import Watchdog;"
        "dog = Watchdog(0.1); dog.step = 'search'; threading.Event().wait()"
    )
    done = python("-c", hang, home=tmp_path)
    assert done.returncode == 1
    assert done.stderr == "report-explorer: self-test failed: search: not done after 0 seconds\n"


def test_a_glyph_is_missing_where_no_font_stands_in(theme: Theme) -> None:
    words = ["crime", "e\u0301tude", "“2018”–", f"a{NOWHERE}b", "\u0378"]
    for font in glyphs.fonts(theme):
        assert glyphs.missing(words, font) == [("\u0378", "\u0378"), (NOWHERE, f"a{NOWHERE}b")]


def test_all_texts_of_a_report_are_looked_at() -> None:
    table = Table(rows=((text("cell"),),), caption="caption")
    content = section("I", "heading", para("1", "paragraph", ("(a)", "item")), table)
    printed = {
        word
        for words in glyphs.texts(report(2018, content, footnotes=[Footnote("7", text("note"))]))
        for word in words.split()
    }
    assert {"Report", "I.", "heading", "paragraph", "(a)", "item", "caption", "cell", "7", "note"} <= printed
