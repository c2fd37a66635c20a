"""A link that is followed: to a report of the library, or, after a question, to an address outside."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from explorer.model.report import Paragraph
from explorer.model.text import Run, legal
from explorer.model.web import web_address
from explorer.places import Mode, Place
from explorer.session import Session
from explorer.ui.read.controller import Read, opened_url
from explorer.ui.read.link_question import LinkQuestion
from explorer.ui.read.original import Original
from explorer.ui.shell.preferences import Preferences
from explorer.ui.widgets.plain import Browser
from tests.small_reports import report, section
from tests.ui.fakes import Around
from tests.web import NOT_FOLLOWED

MISLEADING = "https://undocs.org.evil.example/A/80/75?" + "a=b&" * 400 + "end"


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What the system was asked to open."""
    urls: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: urls.append(url.toEncoded().toStdString()))
    return urls


@pytest.fixture
def read(around: Around, preferences: Preferences, qtbot: QtBot) -> Iterator[Read]:
    read = Read(around.shell, Original(around.shell, preferences, lambda mode: None), list)
    qtbot.addWidget(read.view)
    around.window.show()
    yield read


def follow(read: Read, link: str) -> None:
    """Press Enter on a link of the text."""
    shown = report(2030, section("I", "Links", Paragraph("1", (Run("See "), Run("there", link=link), Run(".")))))
    read.view.show_report(shown, "para_1")
    read.view.show()
    assert read.view.text.next_link()
    QTest.keyClick(read.view.text, Qt.Key.Key_Return)


def question(around: Around) -> LinkQuestion:
    (found,) = (each for each in around.window.findChildren(LinkQuestion) if each.isVisible())
    return found


def button(dialog: QDialog, words: str) -> QPushButton:
    return next(each for each in dialog.findChildren(QPushButton) if each.text().replace("&", "") == words)


def fields(dialog: QDialog) -> dict[str, str]:
    return {each.accessibleName(): each.toPlainText() for each in dialog.findChildren(Browser)}


@pytest.mark.parametrize(
    ("link", "asked", "host", "whole"),
    [
        ("https://undocs.org/A/80/75", "A/80/75 is not in the library.", "undocs.org", "https://undocs.org/A/80/75"),
        (MISLEADING, "Open this address in the browser?", "undocs.org.evil.example", MISLEADING),
        ("https://\u0443ndocs.org/A/1", "Open this", "xn--ndocs-dze.org", "https://xn--ndocs-dze.org/A/1"),
        ("https://un.org/<b>&lt;", "Open this", "un.org", "https://un.org/%3Cb%3E&lt;"),
        ("mailto:a@un.org?attach=/etc/passwd", "Write to this address", "un.org", "mailto:a@un.org"),
    ],
)
def test_the_question_shows_the_host_and_all_of_the_address(
    read: Read, around: Around, opened: list[str], link: str, asked: str, host: str, whole: str
) -> None:
    follow(read, link)
    dialog = question(around)
    assert fields(dialog) == {"Host": host, "Address": whole}
    assert any(label.text().startswith(asked) for label in dialog.findChildren(QLabel))
    assert around.window.screen().availableSize().height() > dialog.height() < 500
    assert opened == []
    button(dialog, "Open").click()
    assert opened == [whole]


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Space, Qt.Key.Key_Escape])
def test_a_key_that_is_held_down_opens_nothing(read: Read, around: Around, opened: list[str], key: Qt.Key) -> None:
    follow(read, MISLEADING)
    dialog = question(around)
    QTest.keyClick(dialog.focusWidget(), key)
    assert not dialog.isVisible() and opened == []


def test_a_link_that_may_not_be_followed_opens_nothing_even_where_a_report_has_it(
    read: Read, around: Around, opened: list[str]
) -> None:
    links = [link for link in (*NOT_FOLLOWED, "#nowhere") if legal(link) == link]
    for link in links:
        read.view.text.linked.emit(link)
        assert around.window.findChildren(LinkQuestion) == [] and opened == []
    assert len(around.said) == len(links) and around.said[0].startswith("This link is not followed")


@pytest.mark.parametrize(
    ("symbol", "link"),
    [
        ("A/80/6 (Sect. 16)", "https://undocs.org/A/80/6(Sect.16)"),
        ("A/80/6 (Sect. 16)", "http://docs.un.org/en/A/80/6(Sect.16)"),
        ("A/80/6 (Sect. 16)", "https://documents.un.org/api/symbol/access?s=A/80/6(Sect.16)&l=en"),
        ("S/RES/1325 (2000)", "https://undocs.org/S/RES/1325"),
        ("S/RES/1325", "https://undocs.org/S/RES/1325(2000)"),
    ],
)
def test_a_document_of_the_library_is_shown_instead(
    read: Read,
    around: Around,
    session: Session,
    opened: list[str],
    symbol: str,
    link: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    entries = [replace(entry, symbols=(symbol,)) for entry in session.reports.entries()][-1:]
    monkeypatch.setattr(session.reports, "entries", lambda: entries)
    follow(read, link)
    assert session.reader.place == Place(Mode.READ, entries[0].id)
    assert around.window.findChildren(LinkQuestion) == [] and opened == []


@given(st.text(max_size=20), st.text(max_size=20))
@example("xn--a", "/%zz[ü]#a#b")
@example("undocs.org\u3002evil.example", "/?a=%00")
def test_qt_opens_to_the_letter_what_is_shown(host: str, rest: str) -> None:
    address = web_address(f"https://{host}{rest}")
    if address is not None:
        url = opened_url(address)
        assert not url.isValid() or url.toEncoded().toStdString() == address.whole
        assert not url.isValid() or url.host(QUrl.ComponentFormattingOption.FullyEncoded) == address.host
