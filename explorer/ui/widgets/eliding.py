"""Text too long for its place, cut after a whole word."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent

from explorer.ui.widgets.plain import PlainLabel


def elided(metrics: QFontMetricsF, text: str, width: float) -> str:
    """The text, cut after a whole word and with an ellipsis where it is wider than `width` pixels."""
    short = metrics.elidedText(text, Qt.TextElideMode.ElideRight, width)
    if short == text or " " not in short:
        return short
    kept = short.removesuffix("…")
    whole = kept if text[len(kept) : len(kept) + 1] == " " else kept.rpartition(" ")[0]
    return whole.rstrip(" ,;:") + "…" if whole else short


class ElidedLabel(PlainLabel):
    """One line that never asks for more width than there is."""

    def minimumSizeHint(self) -> QSize:
        return QSize(0, super().minimumSizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        text = elided(QFontMetricsF(self.font()), self.text(), self.width())
        painter.setPen(self.palette().color(self.foregroundRole()))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, text)
