"""A second language, as a data file would add it."""

from collections.abc import Iterator
from pathlib import Path
from shutil import copytree

import pytest

from explorer.language import Language, language, loading, parts, recognition

GERMAN = r"""
three_letters = "deu"
telling = ["der", "die", "das", "und", "in", "den", "von", "mit", "für", "auf"]
suspending = ["und"]

[stems]
algorithm = "german"
irregular = ["wort wörtern"]

[dates]
months = [
    "Januar", "Februar", "März", "April", "Mai", "Juni",
    "Juli", "August", "September", "Oktober", "November", "Dezember",
]
day = '(?P<day>\d{1,2})\.\s+(?P<month>{dates.months})\s+(?P<year>\d{4})\b'
event = 'Am (?P<day>\d{1,2})\. (?P<month>{dates.months})\b'
written = "{day}. {month} {year}"

[numbers]
thousands = "."
point = ","
ones = ["eins", "zwei", "drei"]
tens = ["zwanzig"]
spelled = '{numbers.tens}|{numbers.ones}'
share = '%|Prozent\b'
[numbers.scales]
tausend = 3
Millionen = 6
[numbers.currencies]
"€" = "EUR"
Euro = "EUR"

[headings]
summary = '(?i)zusammenfassung'
contents = '(?i)inhalt'
contents_title = '(?i)inhalt\s*$'
alone = '(?i)zusammenfassung|inhalt'
part = '(?=[A-ZÄÖÜ])(?P<number>(?:Anhang)(?:\s+(?:[IVXLC]+|\d{1,3}|[A-Z]))?)\b[\s*.:–—]*(?P<rest>.*)'
annex = 'Anhang\b'
annexes = ["anhang"]
division = '(?P<number>Abschnitt \d+)[.:]?\s*(?P<rest>.*)'
unfinished = '[,;]$|\b(?:und|oder|der|die|das)$'
remark = 'vorgelegt von\b'

[masthead]
sign = '\bDistr\.|^Original\s*:'
original = '\bOriginal\s*:'
header = '\bDistr\.'
opening = 'Zusammenfassung\s*$|I\.\s|Einleitung\s*$'
adopted = 'angenommen\b'
records = 'Amtliches Protokoll\b'
subtitle = 'Zusatz\b'
kind = 'Bericht (?:der|des)\b'
told = 'Bericht\b'
session = '\w+ Tagung\b'
agenda_item = 'Tagesordnungspunkt \d'

[citations]
paragraph = "Ziff. {}"
paragraphs = "Ziff. {}"
section = "Abschn. {}"
page = "S. {}"
pages = "S. {}"
table = "Tabelle"
summary = "Zusammenfassung"
both = "und"
before_numbers = ["Ziff.", "Nr."]

[series]
changing = ['(?:vom\s+)?\d{1,2}\.\s+{dates.months}\s+\d{4}', '(?<!\w)\d{4}(?!\w)']
loose_ends = '^[\s,;:.–-]+|[\s,;:–-]+$|\s+(?:für|im|von)$'
"""


@pytest.fixture
def german(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Language]:
    """German beside the languages there are, by its data file alone."""
    folder = copytree(loading.FOLDER, tmp_path / "language")
    (folder / "de.toml").write_text(GERMAN, encoding="utf-8")
    monkeypatch.setattr(loading, "FOLDER", folder)
    _forget()
    yield language("de")
    monkeypatch.undo()
    _forget()


def _forget() -> None:
    """What was read of data files so far."""
    for kept in (loading.codes, loading.tables_of, loading._read, parts._language, recognition.suspending):
        kept.cache_clear()
