"""Passages, or a brief, as one HTML file that needs nothing else: no scripts, no pictures, nothing fetched."""

from collections.abc import Sequence
from html import escape

from explorer.export.compilation import Compilation, Line, Quote
from explorer.language import language
from explorer.model.brief import Brief, BriefChapter
from explorer.model.text import Ocr, Run, Text
from explorer.translation import LANGUAGE

_HEAD = """<!DOCTYPE html>
<html lang="$language">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>$title</title>
<style>
body { max-width: 42rem; margin: 3rem auto; padding: 0 1rem; font: 1.0625rem/1.5 Georgia, "Times New Roman", serif; }
h1, h2, h3 { font-family: system-ui, sans-serif; line-height: 1.25; }
h1 { font-size: 1.75rem; } h2 { font-size: 1.25rem; margin-top: 2.5rem; } h3 { font-size: 1rem; }
blockquote { margin: 1rem 0 .25rem; padding-inline-start: 1rem; border-inline-start: 3px solid #8a8f98; }
blockquote p { margin: .5rem 0; } blockquote .notes { font-size: .875rem; }
table { border-collapse: collapse; font-size: .9375rem; }
th, td { border: 1px solid #8a8f98; padding: .25rem .5rem; text-align: start; vertical-align: top; }
.citation, .note { margin: .25rem 0 1.5rem; font-size: .9375rem; } .citation { text-align: end; }
.note { padding: .5rem .75rem; border: 1px solid #8a8f98; border-radius: .25rem; white-space: pre-line; }
sup { line-height: 0; } .doubtful { text-decoration: underline wavy; }
@media (prefers-color-scheme: dark) { body { background: #1b1d21; color: #e4e6ea; } a { color: #8ab8f0; } }
@media print { body { margin: 0; max-width: none; } blockquote { break-inside: avoid; } }
$style</style>
</head>
<body>
<h1>$title</h1>
"""
_BRIEF_STYLE = """@media print {
@page { size: A4; margin: 2cm; }
body { font-size: 10pt; line-height: 1.2; padding: 0; }
h1 { font-size: 15pt; margin: 0 0 2pt; } h2 { font-size: 11pt; margin: 7pt 0 2pt; break-after: avoid; }
p, ul, li { margin-top: 0; margin-bottom: 2pt; } ul { padding-inline-start: 14pt; }
}
"""
"""On paper a brief is set as its Word file is."""
DOUBT = "Read by OCR, which was not sure of it."
_FOOT = "</body>\n</html>\n"


def html(compilation: Compilation) -> bytes:
    """The passages of a compilation as one page, in UTF-8."""
    parts = [_head("Passages", compilation.language or LANGUAGE)]
    for chapter in compilation.chapters:
        parts.append(f"<section>\n<h2>{escape(chapter.title)}</h2>\n")
        parts.extend(map(_quote, chapter.quotes))
        parts.append("</section>\n")
    return "".join([*parts, _sources(compilation.sources), _FOOT]).encode()


def brief_html(brief: Brief) -> bytes:
    """A brief; on paper it fits two pages."""
    lead = f"<p>{escape(brief.lead)}</p>\n"
    chapters = "".join(map(_chapter, brief.chapters))
    return "".join(
        [_head(brief.title, LANGUAGE, _BRIEF_STYLE), lead, chapters, _sources(brief.sources), _FOOT]
    ).encode()


def _head(title: str, language: str, style: str = "") -> str:
    head = _HEAD.replace("$language", escape(language)).replace("$style", style)
    return head.replace("$title", escape(title))


def _sources(sources: Sequence[Text]) -> str:
    entries = "".join(f"<li>{_text(source)}</li>\n" for source in sources)
    return f"<section>\n<h2>Sources</h2>\n<ul>\n{entries}</ul>\n</section>\n" if entries else ""


def _chapter(chapter: BriefChapter) -> str:
    totals = f"<p>{escape(chapter.totals)}</p>\n" if chapter.totals else ""
    items = "".join(f"<li>{_text(item)}</li>\n" for item in chapter.items)
    listed = f"<ul>\n{items}</ul>\n" if items else ""
    rest = f"<p>{escape(chapter.rest)}</p>\n" if chapter.rest else ""
    return f"<section>\n<h2>{escape(chapter.title)}</h2>\n{totals}{listed}{rest}</section>\n"


def _quote(quote: Quote) -> str:
    heading = f"<h3>{escape(quote.heading)}</h3>\n" if quote.heading else ""
    lines = "".join(map(_line, quote.lines))
    notes = "".join(f'<p class="notes">{_raised(note.marker)} {_text(note.text)}</p>\n' for note in quote.footnotes)
    note = f'<p class="note"><strong>Note:</strong> {escape(quote.note)}</p>\n' if quote.note else ""
    code = quote.report.language
    direction = "rtl" if language(code).right_to_left else "auto"
    return (
        f'{heading}<blockquote lang="{escape(code)}" dir="{direction}">\n{lines}{_table(quote)}{notes}</blockquote>\n'
        f'<p class="citation">{_text(quote.citation)}</p>\n{note}'
    )


def _line(line: Line) -> str:
    indent = f' style="margin-inline-start: {line.depth * 1.5:g}rem"' if line.depth else ""
    number = f"{escape(line.number)} " if line.number else ""
    return f"<p{indent}>{number}{_text(line.text)}</p>\n"


def _table(quote: Quote) -> str:
    if not quote.table:
        return ""
    rows = []
    for index, row in enumerate(quote.table):
        cell = "th" if index < quote.header_rows else "td"
        rows.append("<tr>" + "".join(f"<{cell}>{_text(text)}</{cell}>" for text in row) + "</tr>\n")
    return f"<table>\n{''.join(rows)}</table>\n"


def _text(text: Text) -> str:
    return "".join(map(_run, text))


def _run(run: Run) -> str:
    if run.footnote:
        return _raised(run.text)
    marked = escape(run.text)
    if run.ocr is Ocr.DOUBTFUL:
        marked = f'<span class="doubtful" title="{DOUBT}">{marked}</span>'
    if run.italic:
        marked = f"<em>{marked}</em>"
    if run.bold:
        marked = f"<strong>{marked}</strong>"
    return f'<a href="{escape(run.link)}">{marked}</a>' if run.link else marked


def _raised(mark: str) -> str:
    return f"<sup>{escape(mark)}</sup>"
