"""Pages read by OCR (optical character recognition), for those that have no text.

Three jobs for other processes: one draws a page, with what reads hostile files; one asks which engine there is; one has
the engine read what was drawn. What they use is loaded in those processes alone.
"""

from explorer.errors import ExplorerError
from explorer.ingest.pages import Engine, Scan, SeenPage
from explorer.jobs import Job, Progress
from explorer.language import language as known_language
from explorer.language import language_of, three_letters, two_letters
from explorer.language.loading import codes

SECONDS = 4
"""That a page takes, by which the user is told how long it will be: measured on pages of 24 reports, on one of two busy
processors."""


def scan_page(data: bytes, page: int, password: str | None = None) -> Job[Scan]:
    """A page (from 1) of a PDF file as a picture for OCR, of so many dots at most as `pdf_pages.MOST_PIXELS` says.

    Raises UnreadableDocument where the file or the page cannot be read, PasswordNeeded where it is encrypted.
    """
    from explorer.ingest.readers.pdf_pages import scanned

    yield Progress(0, 1)
    return scanned(data, page, password)


def find_engine() -> Job[Engine]:
    """Which engine there is, and its languages. Raises ExplorerError where there is none."""
    from explorer.ingest.readers.tesseract import engine

    yield Progress(0, 1)
    return engine()


def recognise_page(scan: Scan, language: str) -> Job[SeenPage]:
    """What the engine reads on a page in a language (ISO 639-3) of which it has data. Raises ExplorerError where it is
    missing, fails, or takes too long."""
    from explorer.ingest.readers.tesseract import seen

    yield Progress(0, 1)
    return seen(scan, language)


def hindrance() -> str:
    """Why nothing can be read by OCR here, in a sentence that says what helps; "" where there is an engine, by looking
    alone."""
    from explorer.ingest.readers.tesseract import MISSING, is_installed

    return "" if is_installed() else MISSING


def languages(engine: Engine) -> list[str]:
    """Those (ISO 639-3) that both the engine and this program know, English first."""
    return [three for three in map(three_letters, codes()) if three in engine.languages]


def told_language(page: SeenPage) -> str:
    """The language (ISO 639-3) that the words read on a page are of, whatever it was read in; "" where they tell none:
    with the data of another script few small words come out."""
    code = language_of([page.text])
    return three_letters(code) if code in codes() else ""


def no_data(language: str) -> ExplorerError:
    """The sentence for a language (ISO 639-3) of which the engine has no data."""
    name = known_language(two_letters(language)).name
    package = f"tesseract-ocr-{'chi-sim' if language == 'zho' else language}"
    return ExplorerError(
        f"The text is in {name}, of which Tesseract has no data here. Install it (on Debian: apt install {package})."
    )
