"""A stand-in for Tesseract, which says of each page what a test wants, and how often it was asked."""

import os
from collections.abc import Sequence
from pathlib import Path

import pytest

SURE = 96
_LETTER, _HEIGHT, _STEP = 20, 40, 60  # dots


def put(folder: Path, monkeypatch: pytest.MonkeyPatch, script: str) -> None:
    """Put a shell script in the place of Tesseract, in a folder below this one."""
    programs = folder / "programs"
    if not programs.exists():
        programs.mkdir()
        monkeypatch.setenv("PATH", f"{programs}{os.pathsep}{os.environ['PATH']}")
    program = programs / "tesseract"
    program.write_text(f"#!/bin/sh\n{script}\n")
    program.chmod(0o755)


def saying(
    folder: Path, monkeypatch: pytest.MonkeyPatch, pages: Sequence[str], languages: str = "eng", before: str = ":"
) -> None:
    """Put one that says these texts of the pages it is shown, one after the other; a word with a ? behind it is in
    doubt. It first does what `before` says."""
    for number, text in enumerate(pages):
        (folder / f"said-{number}").write_bytes(page(text))
    script = f"""
case $1 in
--version) echo tesseract 5.0.0;;
--list-langs) for each in {languages}; do echo $each; done;;
*) {before}; cp {folder}/said-$(ls {folder}/asked-* 2>/dev/null | wc -l) page.hocr; touch {folder}/asked-$$;;
esac"""
    put(folder, monkeypatch, script)


def asked(folder: Path) -> int:
    """How many pages it was shown."""
    return len(list(folder.glob("asked-*")))


def again(folder: Path) -> None:
    """It begins with the first page once more."""
    for each in folder.glob("asked-*"):
        each.unlink()


def page(text: str) -> bytes:
    """The hOCR of some lines, one below the other; an empty one is blank space."""
    lines, y = list[str](), 200
    for row in text.splitlines():
        y += _STEP
        if row:
            lines.append(_line(row.split(), y))
    return hocr(*lines)


def _line(words: Sequence[str], y: int) -> str:
    made, x = list[tuple[str, str, int]](), 200
    for word in words:
        shown, end = word.rstrip("?"), x + _LETTER * len(word)
        made.append((shown, f"{x} {y} {end} {y + _HEIGHT}", SURE if shown == word else 40))
        x = end + _LETTER // 2
    return line(f"200 {y} {x} {y + _HEIGHT}", "0 -9", *made)


def hocr(*lines: str) -> bytes:
    """A page of such lines."""
    inner = "".join(lines)
    return f'<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"><body>{inner}</body></html>'.encode()


def line(box: str, baseline: str, *words: tuple[str, str, int]) -> str:
    """A line as Tesseract says it: each word with its box and confidence."""
    inner = "".join(
        f"<span class='ocrx_word' title='bbox {where}; x_wconf {sure}'>{word}</span>" for word, where, sure in words
    )
    title = f"bbox {box}; baseline {baseline}; x_size 40; x_descenders 9; x_ascenders 10"
    return f"<span class='ocr_line' title='{title}'>{inner}</span>"
