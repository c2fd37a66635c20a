"""Pages that another process drew, for painting."""

from PySide6.QtGui import QImage

from explorer.ingest.pages import PageImage


def drawn_page(image: PageImage) -> QImage:
    """The picture of a page; it keeps no hold of the bytes."""
    drawn = QImage(image.data, image.width, image.height, image.stride, QImage.Format.Format_RGB32)
    return drawn.copy()
