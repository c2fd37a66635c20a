"""Symbols that OCR was not sure of: a report is cited by its symbol, and none is made up."""

from collections.abc import Iterator, Sequence

from explorer.ingest.lines import Line
from explorer.model.report import Warning
from explorer.model.text import Ocr


def certain(symbols: Sequence[str], lines: Sequence[Line]) -> tuple[tuple[str, ...], list[Warning]]:
    """Reads the symbols of a document, and all its lines. Gives those that stand, and a warning for each other one.

    Guarantees that a symbol stays of which each word was read from the file, or by OCR somewhere with certainty. Wrong
    for one that OCR was sure of and misread.
    """
    sure = set(_words(lines, doubtful=False))
    doubted = set(_words(lines, doubtful=True)) - sure
    kept = tuple(symbol for symbol in symbols if doubted.isdisjoint(symbol.split()))
    lost = [symbol for symbol in symbols if symbol not in kept]
    told = "OCR was not sure of the symbol “{}”, which was left out. Look at the original."
    return kept, [Warning(told.format(symbol)) for symbol in lost]


def _words(lines: Sequence[Line], doubtful: bool) -> Iterator[str]:
    for line in lines:
        for span in line.spans:
            if (span.ocr is Ocr.DOUBTFUL) is doubtful:
                yield from span.text.split()
