"""The pages of a PDF file as pictures, and where on them the words of a paragraph stand.

Both are jobs for another process: documents are hostile, and a page may take long to draw. What reads PDF files is
loaded in that process alone.
"""

from explorer.ingest.pages import Found, PageImage
from explorer.jobs import Job, Progress


def render_page(data: bytes, page: int, width: int, password: str | None = None) -> Job[PageImage]:
    """A page (from 1) drawn `width` pixels wide, less where that would be too large a picture.

    Raises UnreadableDocument where the file or the page cannot be read, PasswordNeeded where it is encrypted.
    """
    from explorer.ingest.readers.pdf_pages import drawn

    yield Progress(0, 1)
    return drawn(data, page, width, password)


def find_text(data: bytes, page: int, words: str, password: str | None = None) -> Job[Found]:
    """Where the words of a paragraph, or as much of them as a page (from 1) holds, stand on it.

    Raises like `render_page`.
    """
    from explorer.ingest.readers.pdf_pages import found

    yield Progress(0, 1)
    return found(data, page, words, password)
