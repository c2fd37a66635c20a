"""Operations on spans keep characters and their appearance."""

import itertools

from hypothesis import given
from hypothesis import strategies as st

from explorer.ingest.lines import LINE_END, Span, Spans, cut, joined, merged, printable, single_spaced, without, words

_SPANS = st.lists(st.builds(Span, st.text("ab -\n", max_size=6), bold=st.booleans()), max_size=6).map(tuple)


@given(_SPANS, st.integers(0, 40), st.integers(0, 40))
def test_cut_is_a_slice(spans: Spans, start: int, end: int) -> None:
    assert words(cut(spans, start, end)) == words(spans)[start:end]


@given(_SPANS)
def test_merged_and_single_spaced_keep_the_words(spans: Spans) -> None:
    assert words(merged(spans)) == words(spans)
    assert words(single_spaced(spans)) == " ".join(words(spans).split())


@given(_SPANS)
def test_merged_neighbours_differ(spans: Spans) -> None:
    result = merged(spans)
    assert all(span.text for span in result)
    assert all(one.bold != other.bold for one, other in itertools.pairwise(result))


@given(_SPANS, st.integers(0, 10), st.integers(0, 10))
def test_without_takes_a_range_out(spans: Spans, start: int, length: int) -> None:
    line = words(spans)
    assert words(without(spans, [(start, start + length)])) == line[:start] + line[start + length :]


def test_lines_are_joined_by_a_blank_unless_hyphenated() -> None:
    def text(*lines: str) -> str:
        return words(joined((Span(line),) for line in lines))

    assert text("the rule", "of law") == "the rule of law"
    assert text("follow-", "up to the Congress") == f"follow-{LINE_END}up to the Congress"
    assert text("co‐", "operation") == f"co‐{LINE_END}operation"
    assert text("pre-", "and post-war") == "pre- and post-war"
    assert text("A/79/620-", "S/2024/841") == "A/79/620-S/2024/841"
    assert text("intelligence- ", "and analysis-", "sharing") == f"intelligence-  and analysis-{LINE_END}sharing"
    assert text("States –", "and others") == "States – and others"
    assert text("关于局势的", "报告") == "关于局势的报告"


def test_characters_that_no_document_may_hold_go() -> None:
    assert printable("a\x00b\x1bc\u200bd\ufeffe\u00adf\ud800g") == "abcdefg"
    assert printable("tab\tstays") == "tab\tstays"
