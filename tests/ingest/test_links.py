"""Links of every kind of file: those to the web and to mail are kept, of all others the words."""

from collections.abc import Callable
from html import escape
from xml.sax.saxutils import quoteattr

import pytest

from explorer import akn
from explorer.ingest.read import structure
from explorer.ingest.readers.docx import read_docx
from explorer.ingest.readers.html import read_html
from explorer.ingest.readers.text import read_text
from explorer.model.report import Paragraph, Report
from explorer.model.text import Run, legal
from tests.ingest.word_file import docx, paragraph
from tests.web import NOT_FOLLOWED

KEPT = [
    ("https://undocs.org/A/80/75", "https://undocs.org/A/80/75"),
    ("HTTP://Example.org/ü", "http://example.org/%C3%BC"),
    ("mailto:office@un.org?attach=/etc/passwd", "mailto:office@un.org"),
]


def of_text(link: str) -> Report:
    return structure(read_text(f"1. Read [this here]({link}) now.".encode()))


def of_web_page(link: str) -> Report:
    return structure(read_html(f'<p>1. Read <a href="{escape(link)}">this here</a> now.</p>'.encode()))


def of_word(link: str) -> Report:
    run = "<w:r><w:t xml:space='preserve'>{}</w:t></w:r>"
    runs = f'<w:hyperlink r:id="link0">{run.format("this here")}</w:hyperlink>{run.format(" now.")}'
    return structure(read_docx(docx(paragraph("1. Read ", runs=runs), links=[link])))


def of_foreign_xml(link: str) -> Report:
    text = f"<p>Read <ref href={quoteattr(link)}>this here</ref> now.</p>"
    body = f"<mainBody><paragraph><num>1.</num><content>{text}</content></paragraph></mainBody>"
    page = f'<akomaNtoso xmlns="http://docs.oasis-open.org/legaldocml/ns/akn/3.0"><doc>{body}</doc></akomaNtoso>'
    return akn.read(page.encode())


READERS = (of_text, of_web_page, of_word, of_foreign_xml)


def can_write(read: Callable[[str], Report], link: str) -> bool:
    """Whether a file of the reader's kind can hold a link: to Markdown blanks and brackets make it words."""
    odd = any(sign.isspace() or sign in "()" for sign in link)
    return legal(link) == link and not (read is of_text and odd)


def runs(report: Report) -> tuple[Run, ...]:
    (block,) = (block for _, block in report.blocks())
    assert isinstance(block, Paragraph)
    return block.text


@pytest.mark.parametrize(
    ("read", "link"), [(read, link) for read in READERS for link in NOT_FOLLOWED if can_write(read, link)]
)
def test_a_link_that_may_not_be_followed_is_dropped_and_its_words_are_kept(
    read: Callable[[str], Report], link: str
) -> None:
    assert runs(read(link)) == (Run("Read this here now."),)


@pytest.mark.parametrize("read", READERS)
@pytest.mark.parametrize(("link", "kept"), KEPT)
def test_a_link_to_the_web_or_to_mail_is_kept_in_full(read: Callable[[str], Report], link: str, kept: str) -> None:
    assert runs(read(link)) == (Run("Read "), Run("this here", link=kept), Run(" now."))
