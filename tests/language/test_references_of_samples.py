"""Every reference in the sample reports, and nothing that is none."""

import re
from collections import Counter
from pathlib import Path

import pytest

from explorer.language import language
from explorer.language.references import find_references

# Each was looked up in the text by hand: the acts and documents that a reader can open; and by their numbers alone acts
# of the Conferences of the Parties and of the Commissions (`resolution 9/1`), which have no symbol.
_REFERENCES = {
    "000": "A/RES/71/208*3 A/RES/72/196*3 A/RES/72/1*2 A/RES/68/1 A/RES/72/192 A/RES/70/174 A/RES/72/195 E/2018/30"
    " E/CN.15/2018/15 CAC/COSP/IRG/2018/5 S/RES/1267(1999)",
    "001": "A/RES/74/177*3 A/RES/74/171*2 A/RES/73/191*2 A/DEC/74/550 A/RES/73/186 A/RES/73/190 A/RES/74/175"
    " A/RES/69/196 A/RES/73/187 A/RES/74/247 A/RES/71/326 E/RES/2019/23 S/RES/2396(2017) A/75/50 A/74/130"
    " CAC/COSP/IRG/2020/3 CAC/COSP/IRG/2019/4 9/1*2 62/9 28/4",
    "002": "A/RES/75/196*2 A/DEC/74/550B E/DEC/2020/230 S/RES/2396(2017) A/76/50 A/76/119 A/76/121 A/CONF.234/16"
    " E/2021/30 E/CN.15/2021/17 CAC/COSP/2019/16 para.24*2 para.51 30/1"
    " 8/1 8/9 10/5",
    "003": "E/DEC/2017/237 E/CN.15/2018/1 S/RES/2331(2016) S/RES/2388(2017) S/RES/2199(2015) S/RES/2347(2017)"
    " S/RES/1244(1999) S/2017/939 A/RES/68/186 CAC/COSP/2017/14 CAC/COSP/2017/5 CAC/COSP/WG.4/2016/5"
    " 3/1 4/6 6/2 6/6 7/1*3 7/2 7/3 7/4*2 7/5*2 7/6*2 7/7 7/8 8/1 8/2 26/4",
}


def paragraphs(path: Path) -> list[str]:
    """The paragraphs of a sample in one line each, as plainly as that can be had: no addresses, no Markdown."""
    text = re.sub(r"https?://\S+", "", path.read_text("utf-8"))
    text = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", text.replace("\\(", "(").replace("\\)", ")"))
    return [" ".join(part.split()) for part in re.split(r"\n\s*(?=\d{1,3}\. )", text)]


@pytest.mark.parametrize("name", list(_REFERENCES))
def test_the_references_of_a_sample_are_found_and_no_others(samples: list[Path], name: str) -> None:
    sample = next(path for path in samples if path.name.startswith(name))
    expected: Counter[str] = Counter()
    for entry in _REFERENCES[name].split():
        target, _, times = entry.partition("*")
        expected[target] = int(times or 1)
    assert (
        Counter(found.target for words in paragraphs(sample) for found in find_references(words, language()))
        == expected
    )
