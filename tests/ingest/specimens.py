"""One small report in each of the formats, for tests of what damage and malice do to them."""

from explorer import akn
from explorer.ingest.read import structure
from explorer.ingest.readers.docx import read_docx
from tests.ingest.pdf_file import Words, pdf
from tests.ingest.word_file import docx, paragraph

_NOTE = '<w:footnote w:id="2"><w:p><w:r><w:t>A note on it.</w:t></w:r></w:p></w:footnote>'
_MARK = '<w:r><w:footnoteReference w:id="2"/></w:r>'
_NUMBERED = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
_NUMBERING = (
    '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="3"/><w:numFmt w:val="decimal"/>'
    '<w:lvlText w:val="%1."/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
)
_STYLES = (
    '<w:style w:type="paragraph" w:styleId="H"><w:name w:val="heading 1"/><w:pPr><w:outlineLvl w:val="0"/></w:pPr>'
    '</w:style><w:style w:type="paragraph" w:styleId="B"><w:basedOn w:val="H"/><w:rPr><w:b/></w:rPr></w:style>'
)
_TABLE = "<w:tbl>" + "".join(
    "<w:tr>" + "".join(f"<w:tc>{paragraph(f'{row} and {cell}')}</w:tc>" for cell in "xyz") + "</w:tr>" for row in "ab"
)

WORD = docx(
    paragraph("I.\tIntroduction", "H")
    + paragraph("1.\tThe first paragraph, with a footnote.", runs=_MARK)
    + paragraph("2.\tSee General Assembly resolution 74/177 and para. 1 above.")
    + paragraph("An automatic number stands before this.", properties=_NUMBERED)
    + f"{_TABLE}</w:tbl>"
    + paragraph("II.\tAction taken", "H")
    + paragraph("4.\tThe States:", properties="")
    + paragraph("(a)\tOne of them;")
    + paragraph("(b)\tAnother.")
    + paragraph("Annex I", "H")
    + paragraph("1.\tThe annex begins again."),
    styles=_STYLES,
    numbering=_NUMBERING,
    footnotes=_NOTE,
)

PDF = pdf(
    [
        [
            Words("A/80/75", 480, 760),
            Words("Distr.: General", 380, 745),
            Words("10 April 2025", 380, 733),
            Words("I.", 102, 700, 14, "bold"),
            Words("Introduction", 123, 700, 14, "bold"),
            Words("1.", 123, 670),
            Words("The first paragraph of it, with a footnote.", 145, 670),
            Words("1", 330, 670, 6, rise=4),
            Words("and a second line of words.", 123, 658),
            Words("2.", 123, 630),
            Words("See General Assembly resolution 74/177.", 145, 630),
            Words("__________________", 123, 100),
            Words("1", 123, 88, 6, rise=3),
            Words("A note on it.", 130, 88, 8),
        ],
        [
            Words("A/80/75", 480, 760),
            Words("3.", 123, 700),
            Words("The third paragraph, on another page.", 145, 700, font="italic"),
            Words("II.", 102, 660, 14, "bold"),
            Words("Action taken", 123, 660, 14, "bold"),
            Words("4.", 123, 630),
            Words("The last one: (a) here; (b) there.", 145, 630, font="courier"),
        ],
    ]
)

HTML = b"""<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>A report</title>
<style>p { color: red }</style><script>var hidden = "never read";</script></head><body>
<nav><a href="/">Home</a></nav><h1>Report on crime</h1><h2>I. Introduction</h2>
<p>1. The first paragraph, <b>bold</b> and <i>italic</i>.<sup>1</sup></p><p>2. The second &amp; last of it.</p>
<h2>II. Action</h2><ol start="3" type="1"><li>The third<ol type="a"><li>item</li><li>item</li></ol></li></ol>
<table><tr><th>Year</th><th>Cases</th></tr><tr><td>2018</td><td>72</td></tr></table>
<div hidden>Hidden.</div><p>See <a href="https://undocs.org/A/RES/74/177">resolution 74/177</a>.</p>
</body></html>"""

XML = akn.write(structure(read_docx(WORD)))

FOREIGN_XML = b"""<?xml version="1.0" encoding="UTF-8"?>
<akomaNtoso xmlns="http://www.akomantoso.org/2.0"><act contains="originalVersion"><meta><identification source="#a">
<FRBRWork><FRBRthis value="/un/act/2020"/><FRBRdate date="2020-06-23" name="made"/></FRBRWork></identification>
<notes source="#a"><note id="n1" marker="1"><p>A note.</p></note></notes></meta>
<preface><p><docTitle>An act</docTitle> of <docNumber>A/75/90</docNumber></p></preface>
<body><chapter id="c1"><num>I.</num><heading>Introduction</heading><article id="a1"><num>1.</num><content>
<p>The first<noteRef href="#n1"/> paragraph.</p></content></article><article id="a2"><num>2.</num><list id="l"><intro>
<p>These:</p></intro><point id="p1"><num>(a)</num><content><p>one;</p></content></point></list></article></chapter>
<section id="s2"><num>II</num><heading>Table</heading><content><table><caption>T</caption><tr><th><p>a</p></th></tr>
<tr><td><p>b</p></td></tr></table></content></section></body></act></akomaNtoso>"""

TEXT = (
    "I. Introduction\n\n1. The first paragraph of it, a longer one.¹\n\n2. The second.\n\nII. Action\n\n3. The third."
    "\n(a) one;\n(b) two.\n\n__________\n¹ A note.\n\n\x0cAnnex I\n\n1. It begins again.\n"
).encode()
