"""Symbols that OCR was not sure of: a report is cited by its symbol, and none is made up."""

from collections import Counter
from collections.abc import Iterator, Sequence

from explorer.ingest.lines import Line
from explorer.model.report import Warning
from explorer.model.text import Ocr


def certain(symbols: Sequence[str], lines: Sequence[Line]) -> tuple[tuple[str, ...], list[Warning]]:
    """Reads the symbols of a document, and all its lines. Gives those that stand, and a warning for each other one.

    Guarantees that each word of a symbol that stays was read from the file, or by OCR with certainty, or twice alike,
    as running heads repeat it. Wrong for one that OCR misread so.
    """
    doubted = set(_words(lines, doubtful=True)) - set(_words(lines, doubtful=False))
    times = Counter(_words(lines, doubtful=True))
    lost = [symbol for symbol in symbols if any(word in doubted and times[word] == 1 for word in symbol.split())]
    told = "OCR was not sure of the symbol “{}”, which was left out. Look at the original."
    return tuple(symbol for symbol in symbols if symbol not in lost), [Warning(told.format(symbol)) for symbol in lost]


def _words(lines: Sequence[Line], doubtful: bool) -> Iterator[str]:
    for line in lines:
        for span in line.spans:
            if (span.ocr is Ocr.DOUBTFUL) is doubtful:
                yield from span.text.split()
