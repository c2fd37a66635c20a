"""What shows words as they are: labels, tool tips, buttons, and documents that fetch nothing."""

from pathlib import Path

import pytest
from PySide6.QtGui import QAction, QImage, QTextDocument
from PySide6.QtWidgets import QToolButton, QWidget
from pytestqt.qtbot import QtBot

from explorer.ui.widgets.making import form, label, word_button
from explorer.ui.widgets.plain import Browser, Document, PlainLabel, on_button, set_tip, tip
from tests.opened_files import needs_watch, watched

WORDS = '<b>a</b> & <img src="b.png"> &lt;'


@pytest.mark.parametrize(
    ("words", "made"),
    [
        ("", ""),
        ("72 countries", "<div>72 countries</div>"),
        ("<b>a & b</b>", "<div>&lt;b&gt;a &amp; b&lt;/b&gt;</div>"),
        ("&lt;\n\"'", "<div>&amp;lt;<br>&quot;&#x27;</div>"),
    ],
)
def test_a_tip_holds_its_words_escaped(words: str, made: str) -> None:
    assert tip(words) == made


def test_qt_reads_a_tip_back_as_its_words(qtbot: QtBot) -> None:
    document = QTextDocument()
    document.setHtml(tip(f"{WORDS}\n{WORDS}"))
    assert document.toPlainText() == f"{WORDS}\n{WORDS}"


def test_a_screen_reader_gets_the_words_of_a_tip(qtbot: QtBot) -> None:
    button, action = QToolButton(), QAction()
    qtbot.addWidget(button)
    for shown in (button, action):
        set_tip(shown, WORDS)
        assert shown.toolTip() == tip(WORDS)
    assert button.accessibleDescription() == WORDS


def test_labels_and_buttons_show_what_they_are_given(qtbot: QtBot) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    plain, marked = label(parent, WORDS), label(parent, "<b>a</b>")
    assert plain.text() == WORDS and marked.sizeHint().width() > label(parent, "a").sizeHint().width() * 3
    assert word_button(parent, "R&D", "chip").text() == on_button("R&D") == "R&&D"
    field = QToolButton(parent)
    name = form(parent, (WORDS, field)).labelForField(field)
    assert isinstance(name, PlainLabel) and name.text() == WORDS


@needs_watch
@pytest.mark.parametrize(
    "markup", ['<img src="{0}">', '<img src="{1}">', '<p style="background-image: url({1})">a</p>']
)
def test_a_document_opens_no_picture_that_is_set_in_it(markup: str, tmp_path: Path, qtbot: QtBot) -> None:
    picture = tmp_path / "canary.png"
    image = QImage(8, 8, QImage.Format.Format_RGB32)
    image.fill(0)
    image.save(str(picture))
    for kind, expected in ((Document, set[Path]()), (QTextDocument, {picture})):
        pane = Browser()
        qtbot.addWidget(pane)
        pane.setDocument(kind(pane))
        with watched([picture]) as looked:
            document = pane.document()
            document.setHtml(markup.format(picture, picture.as_uri()))
            pane.show()
            pane.grab()
            assert looked() == expected
