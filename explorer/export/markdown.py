"""Passages, or a brief, as Markdown (CommonMark, with the pipe tables of GitHub)."""

import re
from collections.abc import Sequence

from explorer.export.compilation import Compilation, Line, Quote
from explorer.model.brief import Brief
from explorer.model.text import Run, Text

_SPECIAL = re.compile(r"([\\`*_\[\]<>|~]|&(?=#?\w+;))")
_BLOCK_START = re.compile(r"^(\d+)([.)])(?=\s|$)|^([#+=-])", re.MULTILINE)
_IN_ADDRESS = str.maketrans({"(": "%28", ")": "%29", "<": "%3C", ">": "%3E", " ": "%20", "\\": "%5C"})


def markdown(compilation: Compilation) -> bytes:
    """The passages of a compilation, in UTF-8."""
    blocks = ["# Passages"]
    for chapter in compilation.chapters:
        blocks.append(f"## {_escaped(chapter.title)}")
        for quote in chapter.quotes:
            blocks.extend(_quote(quote))
    return _joined([*blocks, *_sources(compilation.sources)])


def brief_markdown(brief: Brief) -> bytes:
    """A brief, in UTF-8."""
    blocks = [f"# {_escaped(brief.title)}", _escaped(brief.lead)]
    for chapter in brief.chapters:
        items = "\n".join(f"- {_text(item)}" for item in chapter.items)
        blocks += [f"## {_escaped(chapter.title)}", _escaped(chapter.totals), items, _escaped(chapter.rest)]
    return _joined([*blocks, *_sources(brief.sources)])


def _joined(blocks: Sequence[str]) -> bytes:
    return ("\n\n".join(block for block in blocks if block) + "\n").encode()


def _sources(sources: Sequence[Text]) -> list[str]:
    return ["## Sources", "\n".join(f"- {_text(source)}" for source in sources)] if sources else []


def _quote(quote: Quote) -> list[str]:
    quoted = [_line(line) for line in quote.lines]
    if quote.table:
        quoted.append(_table(quote))
    quoted += [f"{_raised(note.marker)} {_text(note.text)}" for note in quote.footnotes]
    blocks = [f"### {_escaped(quote.heading)}"] if quote.heading else []
    blocks.append("\n>\n".join(re.sub("^", "> ", block, flags=re.MULTILINE) for block in quoted))
    blocks.append(f"— {_text(quote.citation)}")
    if quote.note:
        blocks.append(f"**Note:** {_escaped(quote.note)}")
    return blocks


def _line(line: Line) -> str:
    """A paragraph with its number; sub-paragraphs are indented with spaces that do not break, since a list of Markdown
    would number them anew."""
    number = f"{_escaped(line.number)} " if line.number else ""
    return "&emsp;" * line.depth + number + _text(line.text)


def _table(quote: Quote) -> str:
    width = max(len(row) for row in quote.table)
    rows = [[*map(_text, row), *[""] * (width - len(row))] for row in quote.table]
    head = rows[:1] if quote.header_rows else [[""] * width]
    body = rows[len(head) :] if quote.header_rows else rows
    return "\n".join(f"| {' | '.join(row)} |" for row in [*head, ["---"] * width, *body])


def _text(text: Text) -> str:
    return "".join(map(_run, text)).replace("\n", " ")


def _run(run: Run) -> str:
    if run.footnote:
        return _raised(run.text)
    words = run.text.strip()
    if not words:
        return run.text
    before, after = run.text[: run.text.index(words[0])], run.text[len(run.text.rstrip()) :]
    mark = "***" if run.bold and run.italic else "**" if run.bold else "*" if run.italic else ""
    marked = f"{mark}{_escaped(words)}{mark}"
    return before + (f"[{marked}]({run.link.translate(_IN_ADDRESS)})" if run.link else marked) + after


def _raised(mark: str) -> str:
    return f"<sup>{_escaped(mark)}</sup>"


def _escaped(text: str) -> str:
    """The text with nothing in it that Markdown would read as its own."""
    return _BLOCK_START.sub(_escaped_start, _SPECIAL.sub(r"\\\1", text))


def _escaped_start(match: re.Match[str]) -> str:
    return f"{match[1]}\\{match[2]}" if match[1] else f"\\{match[3]}"
